import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonOf, type WebHouse, webHouse } from "./web-house.ts";

let chat: WebHouse;
let counter = 0;
const nextId = () => `id-${++counter}`;

beforeAll(async () => {
  chat = await webHouse();
});
afterAll(() => chat.close());

describe("the people of the demo", () => {
  test("are listed with role and unit, residents first", async () => {
    const { status, body } = await chat.call("GET", "/chat/people");
    expect(status).toBe(200);
    expect(body).toEqual([
      { id: chat.resident.personId, name: "张伟", role: "resident", unit: "3栋2单元1201" },
      { id: chat.plumber.personId, name: "李师傅", role: "engineer" },
      { id: expect.any(Number), name: "陈主管", role: "supervisor" },
    ]);
  });

  test("have one chat each, however many sessions open it", async () => {
    const [one, other] = [await chat.session(chat.resident.personId), await chat.session(chat.resident.personId)];
    expect(one).not.toBe(other);
    await chat.say(one, nextId(), "帮助");
    expect((await chat.messages(other)).map(({ text }) => text)).toContain("帮助");
  });

  test("are nobody else", async () => {
    for (const personId of [0, -1, 1.5, 99_999]) {
      const { status, body } = await chat.call("POST", "/chat/sessions", { body: { personId } });
      expect([400, 404]).toContain(status);
      expect(reasonOf(body)).not.toBe("");
    }
  });

  test("whose id is no number of a row are nobody either", async () => {
    for (const personId of [2_147_483_648, 9_007_199_254_740_991]) {
      const { status } = await chat.call("POST", "/chat/sessions", { body: { personId } });
      expect([400, 404]).toContain(status);
    }
  });
});

describe("a message", () => {
  test("is accepted, answered and listed with number, buttons, files and time", async () => {
    const token = await chat.session();
    const { status, body } = await chat.say(token, "a-1", "你好");
    expect([status, body]).toEqual([202, { id: "a-1" }]);
    const [mine, answer, ...more] = await chat.messages(token);
    expect(mine).toEqual({
      n: 1,
      from: "me",
      text: "你好",
      buttons: [],
      files: [],
      at: chat.bot.clock.now.toISOString(),
    });
    expect(answer).toMatchObject({ n: 2, from: "bot", files: [], at: chat.bot.clock.now.toISOString() });
    expect(answer?.text).not.toBe("");
    expect(more).toEqual([]);
  });

  test("with the same id again is accepted and has no second effect", async () => {
    const token = await chat.session();
    for (const text of ["你好", "你好", "something else"])
      expect((await chat.say(token, "same", text)).status).toBe(202);
    expect(await chat.messages(token)).toHaveLength(2);
  });

  test("that is sent five times at once is answered once", async () => {
    const token = await chat.session(chat.resident.personId);
    const before = await chat.messages(token);
    const answers = await Promise.all(Array.from({ length: 5 }, () => chat.say(token, "five", "厨房水管漏水了")));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect((await chat.messages(token)).length - before.length).toBe(2);
    await chat.say(token, nextId(), "取消");
  });

  test("with the same id in another session is another message", async () => {
    const [one, other] = [await chat.session(), await chat.session()];
    for (const token of [one, other]) await chat.say(token, "same", "你好");
    for (const token of [one, other]) expect(await chat.messages(token)).toHaveLength(2);
    const [first, second] = [await chat.session(chat.plumber.personId), await chat.session(chat.plumber.personId)];
    const before = (await chat.messages(first)).length;
    for (const token of [first, second]) await chat.say(token, "same", "帮助");
    expect((await chat.messages(first)).length).toBe(before + 4);
  });

  test("whose id looks like one of ours loses nothing", async () => {
    const token = await chat.session();
    for (let index = 1; index <= 12; index++) await chat.say(token, `m${index}`, `你好 ${index}`);
    const messages = await chat.messages(token);
    expect(messages.filter(({ from }) => from === "me")).toHaveLength(12);
    expect(messages.filter(({ from }) => from === "bot")).toHaveLength(12);
  });

  test("that presses a button is the answer to it", async () => {
    const token = await chat.session(chat.resident.personId);
    await chat.say(token, nextId(), "厨房水管漏水了");
    for (const label of ["随时都在", "不同意", "没有", "确认提交"])
      expect((await chat.press(token, nextId(), label)).status).toBe(202);
    expect((await chat.messages(token)).at(-1)?.text).toContain("BX-20261123-0001");
    await chat.runDue();
    const plumber = await chat.session(chat.plumber.personId);
    await chat.press(plumber, nextId(), "接单");
    await chat.runDue();
    expect((await chat.messages(token)).at(-1)?.text).toContain("李师傅");
  });

  test("of the same second are answered in the order they came", async () => {
    const token = await chat.session();
    const first = chat.say(token, nextId(), "你好");
    await Promise.all([first, chat.say(token, nextId(), "在吗"), chat.say(token, nextId(), "帮助")]);
    const said = (await chat.messages(token)).filter(({ from }) => from === "me");
    expect(said).toHaveLength(3);
    const { rows } = await chat.db.pool.query<{ text: string }>(
      "select text from message where direction = 'in' order by id desc limit 3",
    );
    expect(rows.map(({ text }) => text).reverse()).toEqual(said.map(({ text }) => text));
  });

  test("is cleaned of what cannot be seen or stored", async () => {
    const token = await chat.session();
    await chat.say(token, "a\u0000b\u202e", "你\u0000好\u202e\ud83d");
    expect((await chat.messages(token))[0]?.text).toBe("你好");
    expect((await chat.say(token, "ab", "你好")).status).toBe(202);
    expect(await chat.messages(token)).toHaveLength(2);
  });
});

describe("messages after a number", () => {
  test("are those after it, in order", async () => {
    const token = await chat.session();
    for (const text of ["一", "二", "三"]) await chat.say(token, nextId(), text);
    const all = await chat.messages(token);
    expect(all.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await chat.messages(token, 4)).map(({ n }) => n)).toEqual([5, 6]);
    expect(await chat.messages(token, 6)).toEqual([]);
    expect(await chat.messages(token, 2_147_483_647)).toEqual([]);
  });

  test("that is none are refused with the reason", async () => {
    const token = await chat.session();
    for (const after of ["-1", "1.5", "x", "9999999999", "1&after=2", "%00", "NaN", "Infinity"]) {
      const { status, body } = await chat.call("GET", `/chat/messages?after=${after}`, { token });
      expect([after, status]).toEqual([after, 400]);
      expect(reasonOf(body)).toContain("after");
    }
  });
});

describe("without a token of this chat", () => {
  const tokens = [
    "",
    "x",
    "Bearer",
    "undefined",
    "a".repeat(43),
    "../../etc/passwd",
    "' or 1=1 --",
    "你好",
    "a".repeat(10_000),
  ];
  test("nothing is shown or taken", async () => {
    const stored = await chat.db.prisma.webMessage.count();
    for (const authorization of [undefined, "Basic eDp5", ...tokens.map((token) => `Bearer ${encodeURI(token)}`)]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const calls = [
        await chat.call("POST", "/chat/messages", { headers, body: { id: "1", text: "你好" } }),
        await chat.call("GET", "/chat/messages", { headers }),
        await chat.call("GET", "/chat/messages", { headers: { ...headers, accept: "text/event-stream" } }),
      ];
      for (const { status, body } of calls) {
        expect(status).toBe(401);
        expect(reasonOf(body)).not.toBe("");
      }
    }
    expect(await chat.db.prisma.webMessage.count()).toBe(stored);
  });

  test("of another person one sees that person's chat alone", async () => {
    const [mine, theirs] = [await chat.session(), await chat.session()];
    await chat.say(mine, nextId(), "我的秘密");
    expect(JSON.stringify(await chat.messages(theirs))).not.toContain("秘密");
  });

  test("the token in the address does not count", async () => {
    const token = await chat.session();
    expect((await chat.call("GET", `/chat/messages?token=${token}`)).status).toBe(401);
  });
});

test("answers carry no content that a browser could mistake, and unknown addresses say so", async () => {
  for (const url of ["/healthz", "/chat/people", "/nowhere", "/chat/messages"]) {
    const { headers } = await chat.call("GET", url);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(String(headers["content-type"])).toContain("application/json");
  }
  for (const [method, url] of [
    ["GET", "/nowhere"],
    ["GET", "/chat"],
    ["PUT", "/chat/messages"],
    ["DELETE", "/chat/sessions"],
    ["GET", "/chat/../../etc/passwd"],
    ["GET", "/page/..%2f..%2fpackage.json"],
  ] as const) {
    const { status, body } = await chat.call(method, url);
    if (url === "/chat") continue;
    expect(status).toBe(404);
    expect(reasonOf(body)).not.toBe("");
  }
});

describe("outside the demo", () => {
  let real: WebHouse;
  beforeAll(async () => {
    real = await webHouse({ demo: false });
  });
  afterAll(() => real.close());

  test("nobody can be chosen and nobody is listed", async () => {
    const chosen = await real.call("POST", "/chat/sessions", { body: { personId: real.resident.personId } });
    expect(chosen.status).toBe(403);
    expect(reasonOf(chosen.body)).not.toBe("");
    const people = await real.call("GET", "/chat/people");
    expect(people.status).toBe(404);
    expect(JSON.stringify(people.body)).not.toContain("张伟");
  });

  test("a stranger can still write and is told how to become known", async () => {
    const token = await real.session();
    await real.say(token, "1", "厨房漏水了");
    expect((await real.messages(token)).at(-1)?.from).toBe("bot");
  });
});

test("a person of a property that is no demo cannot be chosen even in the demo", async () => {
  const { prisma } = chat.db;
  const { id: propertyId } = await prisma.property.create({
    data: { code: "real", name: "真小区", zone: "Asia/Shanghai" },
  });
  const { id } = await prisma.person.create({ data: { propertyId, name: "王芳" } });
  expect((await chat.call("POST", "/chat/sessions", { body: { personId: id } })).status).toBe(404);
  expect(JSON.stringify((await chat.call("GET", "/chat/people")).body)).not.toContain("王芳");
});
