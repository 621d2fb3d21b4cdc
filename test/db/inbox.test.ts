import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db } from "../../src/db/client.ts";
import { openChats, readInbox, type Seen, type Written, writeTurns, writeTurnsIn } from "../../src/db/inbox.ts";
import { database, type TestDatabase } from "../support/database.ts";

let base: TestDatabase;
let db: Db;
const now = new Date("2026-11-23T02:00:00Z");
const lease = { process: "p", until: new Date(now.getTime() + 30_000) };

beforeAll(async () => {
  base = await database();
  db = connect(base.url, () => {}, 8);
});
afterAll(async () => {
  await db.close();
  await base.drop();
});

let chats = 0;
const address = (chat = `chat-${++chats}`, id = "1") => ({
  channel: "fake",
  account: chat,
  chat,
  id,
  language: undefined,
});

async function opened(): Promise<ReturnType<typeof address>> {
  const here = address();
  await openChats(db, [here], now);
  return here;
}

async function see(here: ReturnType<typeof address>): Promise<Seen> {
  const [seen] = await readInbox(db, [here]);
  if (!seen) throw new Error("nothing was read");
  return seen;
}

function turn(here: ReturnType<typeof address>, seen: Seen, replies = ["好的"]): Written {
  return {
    address: here,
    conversationId: seen.conversationId ?? 0,
    revision: seen.revision,
    state: { frames: [], said: here.id },
    said: { text: "你好", button: undefined, files: [] },
    replies: replies.map((text) => ({ text, buttons: [] })),
    outcome: "taken",
  };
}

/** What is stored of a chat. */
async function stored({ chat }: { chat: string }) {
  const { rows } = await base.pool.query(
    `select c.revision, c.state->>'said' as said, (select count(*)::int from claim k where k.chat = c.chat) as claims,
       (select count(*)::int from message m where m.conversation_id = c.id) as messages,
       (select count(*)::int from outbox o where o.conversation_id = c.id) as replies from conversation c where chat = $1`,
    [chat],
  );
  return rows[0];
}

describe("a batch of turns", () => {
  test("is written with state, claim, messages and replies, the replies in order and leased to their process", async () => {
    const [a, b] = [await opened(), await opened()];
    const [seenA, seenB] = [await see(a), await see(b)];
    const moved = await writeTurns(db, [turn(a, seenA, ["一", "二", "三"]), turn(b, seenB, [])], lease, now);
    expect(moved).toEqual(new Set([seenA.conversationId, seenB.conversationId]));
    expect(await stored(a)).toEqual({ revision: 1, said: "1", claims: 1, messages: 4, replies: 3 });
    expect(await stored(b)).toEqual({ revision: 1, said: "1", claims: 1, messages: 1, replies: 0 });
    const { rows } = await base.pool.query(
      `select m.text, o.leased_by, o.priority from outbox o join message m on m.id = (o.payload->>'messageId')::bigint
       where o.conversation_id = $1 order by o.id`,
      [seenA.conversationId],
    );
    expect(rows).toEqual(["一", "二", "三"].map((text) => ({ text, leased_by: "p", priority: 1 })));
  });

  test("leaves out those whose conversation has moved, and writes nothing of them", async () => {
    const [a, b] = [await opened(), await opened()];
    const [seenA, seenB] = [await see(a), await see(b)];
    await base.pool.query("update conversation set revision = 7 where chat = $1", [b.chat]);
    expect(await writeTurns(db, [turn(a, seenA), turn(b, seenB)], lease, now)).toEqual(new Set([seenA.conversationId]));
    expect(await stored(a)).toMatchObject({ revision: 1, claims: 1, messages: 2, replies: 1 });
    expect(await stored(b)).toMatchObject({ revision: 7, said: null, claims: 0, messages: 0, replies: 0 });
  });

  test("written by many at once is written once", async () => {
    const here = await opened();
    const seen = await see(here);
    const moved = await Promise.all([1, 2, 3, 4].map(() => writeTurns(db, [turn(here, seen)], lease, now)));
    expect(moved.filter(({ size }) => size === 1)).toHaveLength(1);
    expect(await stored(here)).toMatchObject({ revision: 1, claims: 1, messages: 2, replies: 1 });
  });

  test("with a message that was claimed before is refused whole: a claim never goes without its state", async () => {
    const [a, b] = [await opened(), await opened()];
    await writeTurns(db, [turn(a, await see(a))], lease, now);
    const seenA = await see(a);
    expect(seenA.claimed).toBe(true);
    await expect(writeTurns(db, [turn(a, seenA), turn(b, await see(b))], lease, now)).rejects.toThrow(/claim_pkey/);
    expect(await stored(a)).toMatchObject({ revision: 1, claims: 1, messages: 2 });
    expect(await stored(b)).toMatchObject({ revision: 0, claims: 0, messages: 0 });
  });
});

describe("a turn with a command", () => {
  const carryOut = (here: ReturnType<typeof address>, seen: Seen, fails = false) =>
    db.transaction(async (tx) => {
      if ((await writeTurnsIn(tx, [turn(here, seen)], lease, now)) === 0) return "moved";
      if (fails) throw new Error("refused");
      return "done";
    });

  test("is written like any other", async () => {
    const here = await opened();
    expect(await carryOut(here, await see(here))).toBe("done");
    expect(await stored(here)).toMatchObject({ said: "1", claims: 1, messages: 2, replies: 1 });
  });

  test("carried out twice at once is carried out once", async () => {
    const here = await opened();
    const seen = await see(here);
    const results = await Promise.all([carryOut(here, seen), carryOut(here, seen)]);
    expect(results.toSorted()).toEqual(["done", "moved"]);
    expect(await stored(here)).toMatchObject({ claims: 1, messages: 2, replies: 1 });
  });

  test("that fails leaves nothing", async () => {
    const here = await opened();
    await expect(carryOut(here, await see(here), true)).rejects.toThrow("refused");
    expect(await stored(here)).toEqual({ revision: 0, said: null, claims: 0, messages: 0, replies: 0 });
  });
});

describe("reading", () => {
  test("keeps the order asked for, and knows who is new and what is done", async () => {
    const [known, stranger] = [await opened(), address()];
    await writeTurns(db, [turn(known, await see(known))], lease, now);
    const seen = await readInbox(db, [stranger, known, { ...known, id: "2" }]);
    const found = seen
      .toSorted((a, b) => a.n - b.n)
      .map(({ n, claimed, conversationId }) => ({ n, claimed, there: conversationId !== null }));
    expect(found).toEqual([
      { n: 1, claimed: false, there: false },
      { n: 2, claimed: true, there: true },
      { n: 3, claimed: false, there: true },
    ]);
  });

  test("sees a colleague as staff until they are dismissed", async () => {
    const here = await opened();
    const property = await db.prisma.property.create({
      data: { code: "cuihu", name: "翠湖花园", zone: "Asia/Shanghai" },
    });
    const person = await db.prisma.person.create({ data: { propertyId: property.id, name: "李师傅" } });
    const staff = await db.prisma.staff.create({
      data: { personId: person.id, propertyId: property.id, role: "engineer" },
    });
    await db.prisma.account.updateMany({ where: { externalId: here.account }, data: { personId: person.id } });
    expect(await see(here)).toMatchObject({
      name: "李师傅",
      staff: { id: staff.id, role: "engineer" },
      property: { code: "cuihu" },
    });
    await db.prisma.staff.update({ where: { id: staff.id }, data: { dismissedAt: now } });
    expect(await see(here)).toMatchObject({ name: "李师傅", staff: null });
  });
});

test("strangers who speak at once in many processes get one account and one conversation each", async () => {
  const strangers = [1, 2, 3, 4, 5].map(() => address());
  const batches = [strangers, strangers.toReversed(), [...strangers, ...strangers]];
  await Promise.all(batches.map((batch) => openChats(db, batch, now)));
  const { rows } = await base.pool.query(
    `select count(*)::int as conversations, (select count(*)::int from account where external_id = any($1)) as accounts
     from conversation where chat = any($1)`,
    [strangers.map(({ chat }) => chat)],
  );
  expect(rows).toEqual([{ conversations: 5, accounts: 5 }]);
});
