import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { database, type TestDatabase } from "../support/database.ts";
import { hasRedis, type RedisServer, redisServer } from "../support/redis.ts";
import { type Delivered, deliver, type Running } from "../support/roles.ts";

const patience = { timeout: 30_000, interval: 50 };
const peopleSchema = z.array(z.object({ id: z.int(), name: z.string(), role: z.string() }));
const buttonSchema = z.object({ label: z.string(), value: z.string() });
const messageSchema = z.object({ n: z.int(), from: z.string(), text: z.string(), buttons: z.array(buttonSchema) });
const messagesSchema = z.object({ messages: z.array(messageSchema) });

describe.skipIf(!hasRedis())("a program split over processes", () => {
  let server: RedisServer;
  let base: TestDatabase;
  let delivered: Delivered;
  beforeAll(async () => {
    [server, base, delivered] = await Promise.all([redisServer(), database(), deliver()]);
  });
  afterAll(async () => {
    await server.remove();
    await base.drop();
    await delivered.remove();
  });

  test("a repair travels between them, and another worker goes on when one is killed", {
    timeout: 60_000,
  }, async () => {
    const env = { DATABASE_URL: base.url, REDIS_URL: server.url, DEMO: "on" };
    const front = await delivered.start({ ...env, ROLES: "bot,web" });
    const worker = await delivered.start({ ...env, ROLES: "worker" });
    const [resident, engineer] = [await person(front, "resident"), await person(front, "engineer")];
    await resident.say("厨房水管漏水了");
    for (const label of ["随时都在", "不同意", "没有", "确认提交"]) await resident.press(label);
    await resident.hears(/BX-\d{8}-\d{4}/);
    await engineer.hears(/厨房水管漏水了/);
    await worker.kill();
    const second = await delivered.start({ ...env, ROLES: "worker" });
    await engineer.press("接单");
    await resident.hears(/已接单|接单/);
    const { rows } = await base.pool.query(
      "select distinct queue from outbox where done_at is not null order by queue",
    );
    expect(rows.map(({ queue }) => queue)).toEqual(expect.arrayContaining(["normal", "send-web"]));
    const metrics = await (await fetch(`${front.url}/metrics`)).text();
    expect(metrics).toMatch(/guanjia_sends_total\{channel="web",result="sent"\} [1-9]/);
    expect(metrics).toContain("guanjia_forgotten_work_orders 0");
    // Stopping is orderly even when Redis is gone first.
    await server.kill();
    expect(await Promise.all([front.stop(), second.stop()])).toEqual([0, 0]);
  });
});

/** Somebody of the demo property at their web chat. */
async function person(front: Running, role: string) {
  const people = peopleSchema.parse(await (await fetch(`${front.url}/chat/people`)).json());
  const personId = people.find((candidate) => candidate.role === role)?.id;
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${front.url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { token } = z.object({ token: z.string() }).parse(await post("/chat/sessions", { personId }));
  const authorization = `Bearer ${token}`;
  let said = 0;
  const heard = async () => {
    const response = await fetch(`${front.url}/chat/messages`, { headers: { authorization } });
    return messagesSchema.parse(await response.json()).messages.filter(({ from }) => from === "bot");
  };
  const send = async (body: object) => {
    await post("/chat/messages", { id: `${role}-${++said}`, ...body }, { authorization });
  };
  return {
    say: (text: string) => send({ text }),
    /** Presses the last button shown with this label, as soon as there is one. */
    async press(label: string) {
      const button = async () =>
        (await heard()).flatMap(({ buttons }) => buttons).findLast((candidate) => candidate.label.includes(label));
      await expect.poll(button, patience).toBeDefined();
      const found = await button();
      await send({ button: found?.value });
    },
    hears: (words: RegExp) =>
      expect.poll(async () => (await heard()).map(({ text }) => text).join("\n"), patience).toMatch(words),
  };
}
