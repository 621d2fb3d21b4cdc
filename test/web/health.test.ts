import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWebChannel } from "../../src/bot/channels/web.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { createServer } from "../../src/web/server.ts";
import { reasonOf, type WebHouse, webHouse } from "./web-house.ts";

let chat: WebHouse;

beforeAll(async () => {
  chat = await webHouse();
});
afterAll(() => chat.close());

test("whoever asks whether it is alive is told", async () => {
  expect(await chat.call("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "alive" } });
});

test("it is ready when database, queue and channels are", async () => {
  expect(await chat.call("GET", "/readyz")).toMatchObject({
    status: 200,
    body: { ready: true, problems: [], forgottenWorkOrders: 0 },
  });
});

test("it is not ready while the queue or a channel has a problem, and says which", async () => {
  chat.problems.queue = "Redis cannot be reached";
  await chat.web.stop();
  const { status, body } = await chat.call("GET", "/readyz");
  expect(status).toBe(503);
  expect(body).toMatchObject({
    ready: false,
    problems: ["queue: Redis cannot be reached", "channel web: the web chat is not started"],
  });
  chat.problems.queue = undefined;
  await chat.web.start(chat.inbound.receive);
  expect((await chat.call("GET", "/readyz")).status).toBe(200);
});

test("a work order that nobody would remember is told, and takes nothing down", async () => {
  const token = await chat.session(chat.resident.personId);
  await chat.say(token, "1", "厨房水管漏水了");
  for (const [index, label] of ["随时都在", "不同意", "没有", "确认提交"].entries())
    await chat.press(token, `p${index}`, label);
  await chat.runDue();
  await chat.db.pool.query("delete from outbox where key like 'deadline:%'");
  expect(await chat.call("GET", "/readyz")).toMatchObject({
    status: 200,
    body: { ready: true, forgottenWorkOrders: 1 },
  });
});

describe("without its database", () => {
  let lost: Db;
  let server: ReturnType<typeof createServer>;

  beforeAll(() => {
    // Nobody listens there.
    lost = connect("postgresql://guanjia:secret-password@127.0.0.1:1/guanjia", () => {});
    const web = createWebChannel({ db: lost, now: () => chat.bot.clock.now });
    server = createServer({ ...chat.dependencies, db: lost, web, channels: new Map() });
  });
  afterAll(async () => {
    await server.close();
    await lost.close();
  });

  test("it is alive, but not ready, and says why without a secret", async () => {
    expect((await server.inject("/healthz")).statusCode).toBe(200);
    const ready = await server.inject("/readyz");
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({
      ready: false,
      problems: ["database: cannot be reached"],
      forgottenWorkOrders: null,
    });
    expect(ready.body).not.toContain("secret-password");
  });

  test("a message is refused kindly, to be sent again", async () => {
    const token = "a".repeat(43);
    for (const request of [
      { method: "POST", url: "/chat/messages", payload: { id: "1", text: "漏水" } },
      { method: "POST", url: "/chat/sessions", payload: {} },
      { method: "POST", url: "/chat/sessions", payload: { personId: 1 } },
      { method: "GET", url: "/chat/messages" },
      { method: "GET", url: "/chat/people" },
    ] as const) {
      const refused = await server.inject({ ...request, headers: { authorization: `Bearer ${token}` } });
      expect([request.url, refused.statusCode]).toEqual([request.url, 503]);
      expect(refused.headers["retry-after"]).toBeDefined();
      expect(reasonOf(refused.json())).toContain("again");
      expect(refused.body).not.toMatch(/secret-password|127\.0\.0\.1|ECONNREFUSED/);
    }
  });
});

test("a message that was stored when the program died is answered at its next start", async () => {
  const token = await chat.session(chat.plumber.personId);
  const before = (await chat.messages(token)).length;
  await chat.web.stop();
  await chat.web.start(async () => {
    throw new Error("the program died here");
  });
  const { status } = await chat.say(token, "died", "我的工单");
  expect(status).toBeGreaterThanOrEqual(500);
  expect(await chat.messages(token)).toHaveLength(before + 1);
  await chat.web.stop();
  await chat.web.start(chat.inbound.receive);
  await chat.settle();
  const messages = await chat.messages(token);
  expect(messages.length).toBeGreaterThan(before + 1);
  expect(messages.at(-1)?.from).toBe("bot");
  // Its sender, who was not told, sends it again.
  expect((await chat.say(token, "died", "我的工单")).status).toBe(202);
  expect(await chat.messages(token)).toHaveLength(messages.length);
});
