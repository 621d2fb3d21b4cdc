import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { defineFlow, say } from "../../src/conversation/flow.ts";
import { DomainError } from "../../src/domain/error.ts";
import { flows } from "../../src/flows/index.ts";
import { text } from "../../src/text.ts";
import { type Compiled, compile, launch } from "../crash/program.ts";
import { type House, house } from "../support/house.ts";
import { type Twin, twin } from "./twin.ts";

/** What the flows of this file are told to do next. */
const orders = { conflicts: 0, cuts: 0, trapped: false };

const verbatim = (value: string) => text("verbatim", { value });

/** Writes something down: an effect that can be counted. */
const note = defineFlow({
  name: "note",
  for: () => true,
  wants: (words) => (words.startsWith("记账") ? 1 : 0),
  seed: {},
  answers: {},
  steps: {},
  async finish(tx, { who }) {
    await tx.$executeRaw`insert into effect (account) values (${who.accountId})`;
    return [say(verbatim("记好了"))];
  },
});

/** As `note`, and then it is not allowed. */
const refused = defineFlow({
  name: "refused",
  for: () => true,
  wants: (words) => (words === "记黑账" ? 1 : 0),
  seed: {},
  answers: { sure: z.boolean() },
  readBack: text("verbatim", { value: "核对" }),
  steps: { sure: { ask: () => verbatim("确定？"), given: () => true } },
  async finish(tx, { who }) {
    await tx.$executeRaw`insert into effect (account) values (${who.accountId})`;
    throw new DomainError("error-staff-only");
  },
});

/** A bug in a question. */
const poison = defineFlow({
  name: "poison",
  for: () => true,
  wants: (words) => (words === "毒药" ? 1 : 0),
  seed: {},
  answers: { dose: z.string() },
  steps: {
    dose: {
      ask: () => {
        throw new Error("poison");
      },
    },
  },
  finish: async () => [],
});

/** A bug in a verb, after its effect. */
const poisonVerb = defineFlow({
  name: "poison-verb",
  for: () => true,
  wants: (words) => (words === "毒酒" ? 1 : 0),
  seed: {},
  answers: {},
  steps: {},
  async finish(tx, { who }) {
    await tx.$executeRaw`insert into effect (account) values (${who.accountId})`;
    throw new Error("poison");
  },
});

/** A bug that shows when the conversation has already begun. */
const trap = defineFlow({
  name: "trap",
  for: () => true,
  wants: (words) => (words === "陷阱" ? 1 : 0),
  seed: {},
  facts: async () => {
    if (orders.trapped) throw new Error("trapped");
    return {};
  },
  answers: { way: z.string() },
  steps: { way: { ask: () => verbatim("往哪走？"), read: (words) => words } },
  finish: async () => [say(verbatim("出来了"))],
});

/** Somebody else speaks in this conversation between its reading and its writing. */
const conflict = defineFlow({
  name: "conflict",
  for: () => true,
  wants: (words) => (words === "冲突" ? 1 : 0),
  seed: {},
  facts: async (db, who) => {
    if (orders.conflicts-- > 0)
      await db.$executeRaw`update conversation set revision = revision + 1 where account_id = ${who.accountId}`;
    return {};
  },
  answers: { way: z.string() },
  steps: { way: { ask: () => verbatim("请问？"), read: (words) => words } },
  finish: async () => [],
});

/** The database goes away in the middle of the verb. */
const cut = defineFlow({
  name: "cut",
  for: () => true,
  wants: (words) => (words === "断线" ? 1 : 0),
  seed: {},
  answers: {},
  steps: {},
  async finish(tx, { who }) {
    await tx.$executeRaw`insert into effect (account) values (${who.accountId})`;
    if (orders.cuts-- > 0) await tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`;
    return [say(verbatim("接上了"))];
  },
});

let bot: House;
let twins: Twin[];

beforeAll(async () => {
  const all = [note, refused, poison, poisonVerb, trap, conflict, cut];
  bot = await house({ flows: new Map([...flows, ...all.map((flow) => [flow.name, flow] as const)]) });
  await bot.pool.query("create table effect (account int not null)");
  twins = [1, 2, 3].map(() => twin(bot));
});
afterAll(async () => {
  await Promise.all(twins.map((other) => other.close()));
  await bot.close();
});

let people = 0;
const somebody = () => bot.resident(`住户${++people}`);

function one(): Twin {
  const [first] = twins;
  if (!first) throw new Error("nobody is there");
  return first;
}

async function settle(): Promise<void> {
  await Promise.all(twins.map((other) => other.settle()));
}

/** What is stored about a chat. */
async function stored(who: { chat: string }) {
  const column = async (sql: string) =>
    (await bot.pool.query<{ value: string }>(sql, [who.chat])).rows.map(({ value }) => value);
  const of = "join conversation c on c.id = m.conversation_id where c.chat = $1";
  return {
    claims: await column("select outcome as value from claim where chat = $1 order by at, provider_id"),
    heard: await column(`select m.text as value from message m ${of} and direction = 'in' order by m.id`),
    said: await column(`select m.text as value from message m ${of} and direction = 'out' order by m.id`),
    effects: (
      await column("select 1 as value from effect e join account a on a.id = e.account where a.external_id = $1")
    ).length,
  };
}

const heard = (who: { chat: string }) => bot.heard(who).map(({ text: words }) => words);

/** Delivers as a provider does: the same again until it is acknowledged. Returns how often it was refused. */
async function deliver(inbound: Twin, who: { chat: string }, id: string, words: string): Promise<number> {
  for (let refusals = 0; refusals < 20; refusals++) {
    const taken = await inbound.receive(who, id, words).then(
      () => true,
      () => false,
    );
    if (taken) return refusals;
  }
  throw new Error("the message was never taken");
}

describe("the same message", () => {
  test("arriving five times at once in three processes has one effect and one reply", async () => {
    const who = await somebody();
    await Promise.all([...twins, ...twins.slice(1)].map((other) => other.receive(who, "same", "记账")));
    await settle();
    expect(await stored(who)).toEqual({ claims: ["taken"], heard: ["记账"], said: ["记好了"], effects: 1 });
    expect(heard(who)).toEqual(["记好了"]);
  });

  test("arriving five times at once is answered once when it only asks", async () => {
    const who = await somebody();
    await Promise.all([...twins, ...twins.slice(1)].map((other) => other.receive(who, "same", "厨房水管漏水了")));
    await settle();
    expect(heard(who)).toHaveLength(1);
    expect((await stored(who)).claims).toEqual(["taken"]);
  });

  test("arriving five times at once in one process is answered once", async () => {
    const who = await somebody();
    const inbound = one();
    await Promise.all([1, 2, 3, 4, 5].map(() => inbound.receive(who, "same", "记账")));
    await settle();
    expect(await stored(who)).toEqual({ claims: ["taken"], heard: ["记账"], said: ["记好了"], effects: 1 });
    expect(heard(who)).toEqual(["记好了"]);
  });

  test("arriving again after it was answered changes nothing", async () => {
    const who = await somebody();
    const [first, second] = twins;
    await first?.receive(who, "same", "记账");
    await second?.receive(who, "same", "记账");
    await settle();
    expect((await stored(who)).effects).toBe(1);
    expect(heard(who)).toHaveLength(1);
  });

  test("under the same id in two chats is two messages", async () => {
    const [a, b] = [await somebody(), await somebody()];
    const inbound = one();
    await Promise.all([inbound.receive(a, "same", "记账"), inbound.receive(b, "same", "记账")]);
    expect((await stored(a)).effects).toBe(1);
    expect((await stored(b)).effects).toBe(1);
  });

  describe("in separate programs", () => {
    let compiled: Compiled;
    let folder: string;
    beforeAll(async () => {
      compiled = await compile();
      folder = await mkdtemp(join(tmpdir(), "guanjia-inbound-"));
    });
    afterAll(async () => {
      await compiled.remove();
      await rm(folder, { recursive: true });
    });

    test("arriving at once in two of them has one effect and one reply", async () => {
      const who = await somebody();
      const [inbound, file] = [one(), join(folder, "provider")];
      for (const [index, words] of ["厨房水管漏水了", "随时都在", "不同意", "没有"].entries())
        await inbound.receive(who, `before-${index}`, words);
      const children = [1, 2].map(() => launch(compiled));
      const place = { way: "listen", url: bot.url, file, at: bot.clock.now } as const;
      await Promise.all(children.map((child) => child.tell({ ...place, messages: [] })));
      const said = (id: string, words: string) => ({
        channel: "fake",
        account: who.chat,
        chat: who.chat,
        id,
        text: words,
        files: [],
      });
      const messages = [said("confirm", "确认"), said("thanks", "进度")];
      await Promise.all(children.map((child) => child.tell({ ...place, messages })));
      await Promise.all(children.map((child) => child.dismiss()));
      expect(await bot.db.prisma.request.count({ where: { reporterId: who.personId } })).toBe(1);
      const { claims, heard: words, said: replies } = await stored(who);
      expect(claims).toHaveLength(6);
      expect(words.filter((word) => word === "确认")).toHaveLength(1);
      expect(replies.filter((reply) => /已为您登记/.test(reply))).toHaveLength(1);
      expect(replies).toHaveLength(6);
    });
  });
});

describe("messages of one chat", () => {
  test("said in the same instant all count, in order", async () => {
    const who = await somebody();
    const inbound = one();
    const words = ["厨房水管漏水了", "明天下午三点以后", "2", "没有"];
    await Promise.all(words.map((word, index) => inbound.receive(who, `${index}`, word)));
    await settle();
    expect((await stored(who)).heard).toEqual(words);
    expect(heard(who)).toHaveLength(4);
    expect(bot.last(who)).toContain("明天下午三点以后");
    expect(bot.heard(who).map(({ key }) => key)).toEqual(
      bot
        .heard(who)
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  test("reaching two processes in the same instant both count", async () => {
    const who = await somebody();
    const [first, second] = twins;
    await Promise.all([first?.receive(who, "a", "记账一"), second?.receive(who, "b", "记账二")]);
    await settle();
    const { claims, heard: words, effects } = await stored(who);
    expect({ claims, words: words.sort(), effects }).toEqual({
      claims: ["taken", "taken"],
      words: ["记账一", "记账二"],
      effects: 2,
    });
    await vi.waitFor(async () => {
      bot.clock.now = new Date(bot.clock.now.getTime() + 31_000);
      await bot.runDue();
      expect(heard(who)).toEqual(["记好了", "记好了"]);
    });
  });

  test("are read again when another process has moved the conversation meanwhile", async () => {
    const who = await somebody();
    orders.conflicts = 3;
    await one().receive(who, "moved", "冲突");
    await settle();
    expect(orders.conflicts).toBe(-1);
    expect(await stored(who)).toMatchObject({ claims: ["taken"], heard: ["冲突"], said: ["请问？"] });
    expect(heard(who)).toEqual(["请问？"]);
  });
});

test("two hundred chats at once are all answered", async () => {
  const chats = Array.from({ length: 200 }, (_, index) => ({ chat: `crowd-${index}` }));
  await Promise.all(
    chats.map((who, index) => twins[index % twins.length]?.receive(who, "hello", index % 4 === 0 ? "记账" : "你好")),
  );
  await settle();
  for (const who of chats) expect(heard(who)).toHaveLength(1);
  const { rows } = await bot.pool.query(
    `select count(*)::int as claims, count(distinct chat)::int as chats, (select count(*)::int from effect e join account a on a.id = e.account
     where a.external_id like 'crowd-%') as effects from claim where chat like 'crowd-%'`,
  );
  expect(rows).toEqual([{ claims: 200, chats: 200, effects: 50 }]);
});

test("a stranger who says the same twice at once gets one account, one conversation and one answer", async () => {
  const who = { chat: "stranger" };
  await Promise.all(twins.slice(0, 2).map((other) => other.receive(who, "first", "你好")));
  await settle();
  const { rows } = await bot.pool.query(
    `select (select count(*)::int from account where external_id = 'stranger') as accounts,
      (select count(*)::int from conversation where chat = 'stranger') as conversations`,
  );
  expect(rows).toEqual([{ accounts: 1, conversations: 1 }]);
  expect(heard(who)).toHaveLength(1);
  expect((await stored(who)).claims).toEqual(["taken"]);
});

test("a command and a plain turn in one batch each do their part", async () => {
  const [a, b, c] = [await somebody(), await somebody(), await somebody()];
  const inbound = one();
  await Promise.all([
    inbound.receive(a, "1", "厨房水管漏水了"),
    inbound.receive(b, "1", "记账"),
    inbound.receive(c, "1", "你好"),
  ]);
  await settle();
  expect(bot.last(a)).toContain("在家");
  expect(heard(b)).toEqual(["记好了"]);
  expect(heard(c)).toHaveLength(1);
  expect((await stored(b)).effects).toBe(1);
});

test("what a verb did before it was refused is undone, and the person hears why and goes on where they were", async () => {
  const who = await somebody();
  const inbound = one();
  await inbound.receive(who, "1", "记黑账");
  await inbound.receive(who, "2", "确认");
  await settle();
  const { claims, effects, said } = await stored(who);
  expect({ claims, effects }).toEqual({ claims: ["taken", "taken"], effects: 0 });
  expect(said.at(-1)).toContain("值班员工");
  expect(said.at(-1)).toContain("核对");
  expect(bot.last(who)).toBe(said.at(-1));
});

describe("a poison message", () => {
  const sorry = /出了点问题/;

  test("is stored as failed and answered kindly, and its chat goes on", async () => {
    const who = await somebody();
    const inbound = one();
    await inbound.receive(who, "bad", "毒药");
    await inbound.receive(who, "good", "记账");
    await settle();
    expect(await stored(who)).toMatchObject({ claims: ["failed", "taken"], heard: ["毒药", "记账"], effects: 1 });
    expect(heard(who)).toEqual([expect.stringMatching(sorry), "记好了"]);
  });

  test("that breaks a verb leaves nothing of it behind", async () => {
    const who = await somebody();
    await one().receive(who, "bad", "毒酒");
    await settle();
    expect(await stored(who)).toMatchObject({ claims: ["failed"], heard: ["毒酒"], effects: 0 });
    expect(bot.last(who)).toMatch(sorry);
  });

  test("does not come back: the provider's second delivery of it is nothing new", async () => {
    const who = await somebody();
    const [first, second] = twins;
    await first?.receive(who, "bad", "毒药");
    await second?.receive(who, "bad", "毒药");
    await settle();
    expect((await stored(who)).claims).toEqual(["failed"]);
    expect(heard(who)).toHaveLength(1);
  });

  test.each(["毒药", "毒酒"])("does not harm those in the batch beside it (%s)", async (bad) => {
    const [a, b, c] = [await somebody(), await somebody(), await somebody()];
    const inbound = one();
    await Promise.all([
      inbound.receive(a, "1", "记账"),
      inbound.receive(b, "1", bad),
      inbound.receive(c, "1", "厨房水管漏水了"),
    ]);
    await settle();
    expect((await stored(b)).claims).toEqual(["failed"]);
    expect(await stored(a)).toEqual({ claims: ["taken"], heard: ["记账"], said: ["记好了"], effects: 1 });
    expect(heard(a)).toEqual(["记好了"]);
    expect(heard(c)).toHaveLength(1);
  });

  test.each([
    ["a zero character in its button", { button: "begin:\u0000" }],
    ["half a character in its button", { button: "begin:\ud83d" }],
    ["a zero character in a file's name", { text: "记账", files: ["\u0000"] }],
    ["invisible characters in its words", { text: "记\u0000账\ud83d" }],
  ])("cannot be made of %s", async (_, said) => {
    const [who, beside] = [await somebody(), await somebody()];
    const inbound = one();
    await Promise.all([inbound.receive(who, "odd", said), inbound.receive(beside, "1", "记账")]);
    await settle();
    expect((await stored(who)).claims).toHaveLength(1);
    expect(heard(who)).toHaveLength(1);
    expect((await stored(beside)).effects).toBe(1);
  });

  test("in the middle of a conversation can be left by cancelling", async () => {
    const who = await somebody();
    const inbound = one();
    await inbound.receive(who, "1", "陷阱");
    orders.trapped = true;
    await inbound.receive(who, "2", "左边");
    await inbound.receive(who, "3", "取消");
    await inbound.receive(who, "4", "记账");
    orders.trapped = false;
    await settle();
    expect((await stored(who)).effects).toBe(1);
  });
});

describe("a lost database", () => {
  test("that nobody can reach makes taking in reject, and the same message works once when it is back", async () => {
    const who = await somebody();
    const away = new URL(bot.url);
    away.port = String(await freePort());
    const lost = twin(bot, { url: away.href });
    await expect(lost.receive(who, "again", "记账")).rejects.toThrow();
    await lost.close();
    expect(await stored(who)).toMatchObject({ claims: [], heard: [] });
    await one().receive(who, "again", "记账");
    await settle();
    expect(await stored(who)).toEqual({ claims: ["taken"], heard: ["记账"], said: ["记好了"], effects: 1 });
  });

  // The claims are written at the end of a turn, the conversations are read at its beginning.
  test.each(["conversation", "claim"])(
    "that goes away at the table %s makes taking in reject, and the same message works once",
    async (table) => {
      const who = await somebody();
      const inbound = twin(bot);
      await whileLocked(table, async () => {
        const taken = inbound.receive(who, "again", "厨房水管漏水了");
        const outcome = expect(taken).rejects.toThrow();
        await terminateWaiting();
        await outcome;
      });
      expect((await stored(who)).claims).toEqual([]);
      await inbound.receive(who, "again", "厨房水管漏水了");
      await inbound.close();
      expect((await stored(who)).claims).toEqual(["taken"]);
      expect(heard(who)).toHaveLength(1);
    },
  );

  test.each([1, 2, 3])(
    "in the middle of a verb is no fault of the message: it works once when it is back (%i times)",
    async (cuts) => {
      const who = await somebody();
      orders.cuts = cuts;
      await deliver(one(), who, "again", "断线");
      await settle();
      expect(await stored(who)).toEqual({ claims: ["taken"], heard: ["断线"], said: ["接上了"], effects: 1 });
      expect(heard(who)).toEqual(["接上了"]);
    },
  );

  test("while a whole crowd is speaking costs nobody a message", async () => {
    const chats = Array.from({ length: 40 }, (_, index) => ({ chat: `storm-${index}` }));
    const inbound = twin(bot);
    const storm = Promise.all(
      chats.map((who, index) => deliver(inbound, who, "only", index % 2 === 0 ? "记账" : "你好")),
    );
    await bot.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await storm;
    await inbound.close();
    const { rows } = await bot.pool.query(
      `select count(*)::int as claims, count(*) filter (where outcome = 'failed')::int as failed, (select count(*)::int from effect e
       join account a on a.id = e.account where a.external_id like 'storm-%') as effects from claim where chat like 'storm-%'`,
    );
    expect(rows).toEqual([{ claims: 40, failed: 0, effects: 20 }]);
  });
});

async function freePort(): Promise<number> {
  for (let port = 1; port < 1_000; port++) {
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
      socket.on("close", () => socket.destroy());
    });
    if (!taken) return port;
  }
  throw new Error("every port is taken");
}

/** Holds a table so that nobody can write it (nor, for the conversations, read it). */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: bot.url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(`lock table ${table} in ${table === "conversation" ? "access exclusive" : "share"} mode`);
    await work();
  } finally {
    await client.end();
  }
}

/** Waits until somebody waits for a lock, and ends their connection. */
async function terminateWaiting(): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await bot.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(rowCount).toBeGreaterThan(0);
  });
}
