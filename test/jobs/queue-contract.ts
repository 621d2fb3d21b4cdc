import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../../src/db/client.ts";
import { type Priority, type Publication, priorities, promise, publishDue, republish } from "../../src/db/outbox.ts";
import { type AnyJob, defineJob } from "../../src/jobs/job.ts";
import { type Delivery, openQueues, type QueueHome, type Queues } from "../../src/jobs/queue.ts";
import { createRelay } from "../../src/jobs/relay.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { parsePolicies } from "../../src/policy.ts";
import { database } from "../support/database.ts";
import { texts } from "../support/house.ts";

/** Where BullMQ lives in a test. */
export interface Lodging {
  /** Its address, for a program on this database. */
  at(databaseUrl: string): QueueHome;
  /** Everything that is queued is gone. */
  lose(databaseUrl: string): Promise<void>;
  /** Somebody takes the next job, and is never heard of again. Errors: there is none. */
  steal(databaseUrl: string, queue: string): Promise<void>;
}

const names = ["urgent", "normal", "bulk"];
const patience = { timeout: 15_000, interval: 20 };
/** No promise may be later than this, whatever happens to the queue. */
export const lateAtMostMs = 10_000;

/** A ledger and whoever keeps its promises: those who relay, those who work, and a table of what was done. */
export async function ledger(home: (databaseUrl: string) => QueueHome) {
  const { url, pool, drop } = await database();
  const db = connect(url, () => {});
  const log = pino({ level: process.env["TEST_LOG"] ?? "silent" });
  await pool.query("create table kept (n int, at timestamptz)");
  const closers: (() => Promise<unknown>)[] = [];
  const failures: Error[] = [];
  const note = defineJob({
    name: "note",
    payload: z.object({ n: z.int() }),
    async run(tx, { n }) {
      const failure = failures.shift();
      await tx.$executeRaw`insert into kept (n, at) values (${n}, clock_timestamp())`;
      if (failure) throw failure;
    },
  });
  const jobs: ReadonlyMap<string, AnyJob> = new Map([[note.name, note]]);
  const now = () => new Date();
  const sender = { process: "nobody", deliver: async () => {}, run: async () => {}, settle: async () => {} };
  const policies = parsePolicies("{}", "policy.yaml");

  const office = {
    url,
    db,
    pool,
    /** Errors for the next jobs. */
    failures,
    async open(): Promise<Queues> {
      const queues = await openQueues(home(url), log, 12);
      closers.push(() => queues.close());
      return queues;
    },
    relay(queues: Queues) {
      const relay = createRelay({ db, queues, names, now, log });
      closers.push(() => relay.stop());
      return relay;
    },
    /** Works on all queues, and remembers what was delivered. */
    work(queues: Queues, relay: { poke(): void } = { poke() {} }, concurrency = 2): Delivery[] {
      const delivered: Delivery[] = [];
      for (const name of names) {
        queues.work(name, concurrency, async (delivery) => {
          delivered.push(delivery);
          await runRow({ db, jobs, sender, policies, texts, now, log, poke: relay.poke }, delivery);
        });
      }
      return delivered;
    },
    promise: (n: number, runAt = new Date(), priority: Priority = priorities.ordinary) =>
      db.transaction((tx) => promise(tx, { job: "note", payload: { n }, runAt, now: new Date(), priority })),
    publish: () => publishDue(db, names, new Date()),
    /** What was done, in order. */
    async kept(): Promise<readonly number[]> {
      const { rows } = await pool.query<{ n: number }>("select n from kept order by at");
      return rows.map(({ n }) => n);
    },
    /** Waits until these were kept, each once, and says how late the latest was, in milliseconds. */
    async allKept(ns: readonly number[]): Promise<number> {
      await expect.poll(async () => [...(await office.kept())].sort((a, b) => a - b), patience).toEqual(ns);
      const { rows } = await pool.query<{ late: number }>(
        `select max(extract(epoch from k.at - o.run_at) * 1000)::int as late from kept k join outbox o on (o.payload->>'n')::int = k.n`,
      );
      return rows[0]?.late ?? Number.NaN;
    },
    /** Ends relays and queues. */
    async rest() {
      for (const close of closers.splice(0).reverse()) await close();
    },
    async close() {
      await office.rest();
      await db.close();
      await drop();
    },
  };
  return office;
}

export type Ledger = Awaited<ReturnType<typeof ledger>>;

/** What every home of BullMQ must do. */
export function queueContract(lodging: () => Lodging): void {
  let office: Ledger;
  let queues: Queues;
  beforeAll(async () => {
    office = await ledger((url) => lodging().at(url));
  });
  beforeEach(async () => {
    await office.pool.query("truncate kept, outbox");
    queues = await office.open();
    return () => office.rest();
  });
  afterAll(() => office.close());

  test("a row that is added twice is delivered once", async () => {
    await office.promise(1);
    const due = await office.publish();
    await queues.add(due);
    await queues.add(due);
    const delivered = office.work(queues);
    await office.allKept([1]);
    await office.promise(2);
    await queues.add(await office.publish());
    await office.allKept([1, 2]);
    expect(delivered.length).toBe(2);
  });

  test("the more urgent goes first, and the earlier among equals", async () => {
    const given: readonly Priority[] = [2, 1, 2, 1];
    for (const [n, priority] of given.entries()) {
      await office.promise(n, new Date(), priority);
      await queues.add(await office.publish());
    }
    office.work(queues, undefined, 1);
    await office.allKept([0, 1, 2, 3]);
    expect(await office.kept()).toEqual([1, 3, 0, 2]);
  });

  test("what a queue has lost is published again in time", async () => {
    for (const n of [1, 2, 3]) await office.promise(n);
    const relay = office.relay(queues);
    expect(await relay.look()).toBe(3);
    await lodging().lose(office.url);
    relay.start();
    office.work(queues, relay);
    expect(await office.allKept([1, 2, 3])).toBeLessThan(lateAtMostMs);
  });

  test("a queue with more than enough to do hides none that is lost", async () => {
    const many = Array.from({ length: 900 }, (_, n) => n);
    await office.pool.query(
      `insert into outbox (job, payload, run_at, priority, queue, created_at)
       select 'note', jsonb_build_object('n', n), now(), 2, 'normal', now() from generate_series(0, 899) n`,
    );
    const all = await office.publish();
    expect(all.length).toBe(many.length);
    await queues.add(all.slice(0, -1));
    const lost = all.slice(-1);
    await office.pool.query("update outbox set published_at = published_at - interval '1 hour'");
    await office.pool.query("update outbox set published_at = published_at + interval '1 minute' where id = $1", [
      lost[0]?.id,
    ]);
    expect(await queues.listMissing(all)).toEqual(lost);
    await office.relay(queues).look();
    const { rows } = await office.pool.query("select id::text, publication from outbox where publication > 1");
    expect(rows).toEqual([{ id: lost[0]?.id, publication: 2 }]);
    await lodging().lose(office.url);
  });

  test("a job whose worker died over it is done by another in time", async () => {
    await office.promise(1);
    const relay = office.relay(queues);
    await relay.look();
    await lodging().steal(office.url, "normal");
    relay.start();
    office.work(queues, relay);
    expect(await office.allKept([1])).toBeLessThan(lateAtMostMs);
  });

  test("a failed job leaves no trace and comes again at its new time", async () => {
    office.failures.push(new Error("a bad day"));
    const relay = office.relay(queues);
    relay.start();
    const delivered = office.work(queues, relay);
    await office.promise(1);
    relay.poke();
    expect(await office.allKept([1])).toBeLessThan(lateAtMostMs);
    expect(delivered.map(({ publication }) => publication)).toEqual([1, 2]);
  });

  test("an old publication that turns up late does nothing", async () => {
    await office.promise(1);
    const first: readonly Publication[] = await office.publish();
    await republish(office.db, first);
    const second = await office.publish();
    await queues.add(first);
    const delivered = office.work(queues);
    await expect.poll(() => delivered.length, patience).toBe(1);
    await expect.poll(() => queues.listMissing(first), patience).toEqual(first);
    expect(await office.kept()).toEqual([]);
    await queues.add(second);
    await office.allKept([1]);
    await queues.add(first);
    await queues.add(second);
    await expect.poll(() => delivered.length, patience).toBe(4);
    expect(await office.kept()).toEqual([1]);
  });
}
