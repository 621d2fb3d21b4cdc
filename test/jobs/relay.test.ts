import { createPostgresBackend, Queue } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelPromise, promise, replacePromise } from "../../src/db/outbox.ts";
import { openQueues, type Queues } from "../../src/jobs/queue.ts";
import { createRelay, type Relay } from "../../src/jobs/relay.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type House, house } from "../support/house.ts";
import { fakeQueues, type Notebook, notebook } from "./notebook.ts";

const names = ["urgent", "normal", "bulk"];
const patience = { timeout: 15_000, interval: 10 };

let bot: House;
let book: Notebook;
let relays: Relay[] = [];
let opened: Queues[] = [];

beforeAll(async () => {
  bot = await house();
  book = await notebook(bot);
});
beforeEach(() => bot.pool.query("truncate outbox, noted").then(() => {}));
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await Promise.all(opened.map((queues) => queues.close()));
  relays = [];
  opened = [];
});
afterAll(() => bot.close());

function relayFor(queues: Queues): Relay {
  const relay = createRelay({ db: bot.db, queues, names, now: () => bot.clock.now, log: bot.worker.log });
  relays.push(relay);
  return relay;
}

/** BullMQ on the house's own PostgreSQL. */
async function bullmq(): Promise<Queues> {
  const queues = await openQueues({ databaseUrl: bot.url }, bot.worker.log, 10);
  opened.push(queues);
  return queues;
}

function work(queues: Queues, concurrency = 2): void {
  const worker = { ...bot.worker, jobs: book.jobs };
  for (const name of names) queues.work(name, concurrency, (delivery) => runRow(worker, delivery));
}

const finished = () => vi.waitFor(async () => expect(await book.unfinished()).toBe(0), patience);

function pass(ms: number): void {
  bot.clock.now = new Date(bot.clock.now.getTime() + ms);
}

/** Many rows in one statement. */
const many = (count: number, queue = "normal") =>
  bot.pool.query(
    `insert into outbox (job, payload, run_at, priority, queue, created_at)
     select 'note', jsonb_build_object('word', 'w' || n), $1, 2, $2, $1 from generate_series(1, ${count}) n`,
    [bot.clock.now, queue],
  );

async function expectEachOnce(count: number): Promise<void> {
  const words = await book.noted();
  expect({ done: words.length, different: new Set(words).size }).toEqual({ done: count, different: count });
}

describe("through BullMQ on PostgreSQL", () => {
  test("two relays that race publish every row once, and its work is done once", async () => {
    await many(120);
    const [a, b] = [await bullmq(), await bullmq()];
    const [first, second] = [relayFor(a), relayFor(b)];
    const counts = await Promise.all([first.look(), second.look(), first.look(), second.look()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    work(a);
    work(b);
    await finished();
    await expectEachOnce(120);
  });

  test("what was promised is done as soon as it is due, and not before", async () => {
    const queues = await bullmq();
    const relay = relayFor(queues);
    work(queues);
    relay.start();
    await book.promise("later", { runAt: new Date(bot.clock.now.getTime() + 60_000) });
    await book.promise("now");
    relay.poke();
    await vi.waitFor(async () => expect(await book.noted()).toEqual(["now"]), patience);
    expect((await book.row("later")).publishedAt).toBeNull();
    pass(60_000);
    relay.poke();
    await finished();
    expect(await book.noted()).toEqual(["now", "later"]);
  });

  test("a queue that was emptied behind its back is filled again within a few looks", async () => {
    const queues = await bullmq();
    const relay = relayFor(queues);
    await many(30);
    expect(await relay.look()).toBe(30);
    const stranger = new Queue("normal", { connection: { connectionString: bot.url, max: 2 } }, createPostgresBackend);
    await stranger.obliterate({ force: true });
    await stranger.close();
    work(queues);
    for (let looks = 0; looks < 3; looks++) {
      pass(3_000);
      await relay.look();
    }
    await finished();
    await expectEachOnce(30);
  });

  test("a row that waits long in its queue is not published again", async () => {
    const queues = await bullmq();
    const relay = relayFor(queues);
    await book.promise("slow");
    await relay.look();
    for (let looks = 0; looks < 5; looks++) {
      pass(10_000);
      expect(await relay.look()).toBe(0);
    }
    expect((await book.row("slow")).publication).toBe(1);
    work(queues);
    await finished();
    expect(await book.noted()).toEqual(["slow"]);
  });

  test("rows that were replaced, taken back or published anew do nothing when their old job arrives", async () => {
    const queues = await bullmq();
    const relay = relayFor(queues);
    const at = () => ({ runAt: bot.clock.now, now: bot.clock.now });
    await bot.db.transaction(async (tx) => {
      await replacePromise(tx, "once", { job: "note", payload: { word: "old" }, ...at() });
      await replacePromise(tx, "never", { job: "note", payload: { word: "taken back" }, ...at() });
      await promise(tx, { job: "note", payload: { word: "anew" }, ...at() });
    });
    expect(await relay.look()).toBe(3);
    await bot.db.transaction(async (tx) => {
      await replacePromise(tx, "once", { job: "note", payload: { word: "new" }, ...at() });
      await cancelPromise(tx, "never", bot.clock.now);
    });
    await bot.pool.query("update outbox set published_at = null where payload->>'word' = 'anew'");
    expect(await relay.look()).toBe(2);
    work(queues, 1);
    await finished();
    await vi.waitFor(async () => expect((await bot.pool.query("select 1 from bullmq.job")).rowCount).toBe(0), patience);
    expect((await book.noted()).toSorted()).toEqual(["anew", "new"]);
    expect((await book.row("anew")).publication).toBe(2);
  });

  test("alarms overtake what was queued before them, and bulk gives way to all", async () => {
    const queues = await bullmq();
    const relay = relayFor(queues);
    for (const priority of [3, 2, 1, 0] as const) {
      await book.promise(`priority ${priority}`, { priority });
      // In one queue, as the messages of a channel are.
      await bot.pool.query("update outbox set queue = 'normal'");
      expect(await relay.look()).toBe(1);
    }
    work(queues, 1);
    await finished();
    expect(await book.noted()).toEqual(["priority 0", "priority 1", "priority 2", "priority 3"]);
  });
});

describe("at most a thousand rows of a queue", () => {
  test("are published and unfinished; another queue has its own thousand", async () => {
    await many(1_500);
    await many(20, "bulk");
    const queues = fakeQueues();
    const relay = relayFor(queues);
    expect(await relay.look()).toBe(1_020);
    expect(await relay.look()).toBe(0);
    expect(queues.added.filter(({ queue }) => queue === "bulk")).toHaveLength(20);
    await bot.pool.query(
      "update outbox set done_at = $1 where id in (select id from outbox where published_at is not null and queue = 'normal' limit 10)",
      [bot.clock.now],
    );
    expect(await relay.look()).toBe(10);
    expect(new Set(queues.added.map(({ id }) => id)).size).toBe(1_030);
  });

  test("are chosen by urgency", async () => {
    await many(1_200);
    await book.promise("urgent", { priority: 1 });
    const queues = fakeQueues();
    await relayFor(queues).look();
    expect(queues.added[0]?.id).toBe((await book.row("urgent")).id);
  });
});

test("a relay that cannot reach its queue loses nothing: what it had published is published again", async () => {
  await book.promise("word");
  const queues = fakeQueues();
  let away = true;
  const relay = relayFor({
    ...queues,
    async add(publications) {
      if (away) throw new Error("the queue is away");
      await queues.add(publications);
    },
  });
  await expect(relay.look()).rejects.toThrow("away");
  expect(relay.lookedAt()).toBeUndefined();
  away = false;
  pass(6_000);
  expect(await relay.look()).toBe(1);
  expect(queues.added).toHaveLength(1);
});
