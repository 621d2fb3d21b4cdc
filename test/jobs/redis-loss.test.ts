import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openQueues } from "../../src/jobs/queue.ts";
import { createLog } from "../../src/log.ts";
import { hasRedis, type RedisServer, redisServer } from "../support/redis.ts";
import { type Ledger, lateAtMostMs, ledger } from "./queue-contract.ts";

const patience = { timeout: 15_000, interval: 20 };
const quiet = createLog("silent");
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

describe.skipIf(!hasRedis())("a Redis that is lost", () => {
  let server: RedisServer;
  const home = () => ({ redisUrl: server.url, installation: "a" });
  beforeAll(async () => {
    server = await redisServer();
  });
  afterAll(() => server.remove());

  let office: Ledger;
  beforeEach(async () => {
    await server.client.flushall();
    office = await ledger(home);
  });
  afterEach(() => office.close());

  /** Promises that fall due one after another, while relay and workers run. */
  const promiseInPassing = async (count: number, everyMs: number) => {
    const start = Date.now();
    for (const n of range(count)) await office.promise(n, new Date(start + n * everyMs));
  };
  const hasKept = (count: number) =>
    expect.poll(async () => (await office.kept()).length, patience).toBeGreaterThanOrEqual(count);

  test("FLUSHALL in the middle of work loses no promise and makes none late", async () => {
    await promiseInPassing(60, 50);
    const queues = await office.open();
    const relay = office.relay(queues);
    office.work(queues, relay);
    relay.start();
    for (const count of [10, 35]) {
      await hasKept(count);
      await server.client.flushall();
    }
    const lateMs = await office.allKept(range(60));
    console.log(`FLUSHALL twice: the latest of 60 promises was ${lateMs} ms late`);
    expect(lateMs).toBeLessThan(lateAtMostMs);
  });

  test("kill -9 of Redis in the middle of work loses no promise and makes none late", async () => {
    await promiseInPassing(60, 50);
    const queues = await office.open();
    const relay = office.relay(queues);
    office.work(queues, relay);
    relay.start();
    for (const count of [10, 30]) {
      await hasKept(count);
      await server.restart();
    }
    const lateMs = await office.allKept(range(60));
    console.log(`kill -9 twice: the latest of 60 promises was ${lateMs} ms late`);
    expect(lateMs).toBeLessThan(lateAtMostMs);
  });

  test("a worker that waits while Redis is flushed takes the next job at once", async () => {
    const queues = await office.open();
    const relay = office.relay(queues);
    office.work(queues, relay);
    relay.start();
    const waiting = async () => String(await server.client.client("LIST")).match(/cmd=bzpopmin/g)?.length;
    await expect.poll(waiting, patience).toBe(3);
    await server.client.flushall();
    await office.promise(1);
    relay.poke();
    expect(await office.allKept([1])).toBeLessThan(2_000);
  });

  test("while Redis is away its promises wait in the ledger, and go on when it is back", async () => {
    const queues = await office.open();
    const relay = office.relay(queues);
    office.work(queues, relay);
    relay.start();
    await office.promise(0);
    relay.poke();
    await office.allKept([0]);
    await server.kill();
    await expect.poll(() => queues.problem(), patience).toBe("Redis cannot be reached");
    await office.promise(1);
    const before = performance.now();
    await expect(queues.add([{ id: "1", queue: "normal", priority: 2, publication: 1 }])).rejects.toThrow("Redis");
    expect(performance.now() - before).toBeLessThan(1_000);
    // Somebody else's queue may be away, too; nobody has opened this one yet.
    await expect(queues.add([{ id: "1", queue: "bulk", priority: 2, publication: 1 }])).rejects.toThrow("Redis");
    relay.poke();
    await expect(relay.look()).rejects.toThrow();
    const { rows } = await office.pool.query("select published_at from outbox where done_at is null");
    expect(rows).toEqual([{ published_at: null }]);
    await server.restart();
    await office.allKept([0, 1]);
    expect(await queues.problem()).toBeUndefined();
  });

  test("a Redis that hangs is told as a problem and holds nobody up", async () => {
    const queues = await office.open();
    await office.promise(1);
    const due = await office.publish();
    await queues.add(due);
    server.freeze();
    try {
      expect(await queues.problem()).toBe("Redis does not answer");
      await expect(queues.add(due)).rejects.toThrow();
    } finally {
      server.thaw();
    }
    await expect.poll(() => queues.problem(), patience).toBeUndefined();
  });

  test("stopping takes seconds, though Redis is away", async () => {
    const queues = await office.open();
    const relay = office.relay(queues);
    office.work(queues, relay);
    relay.start();
    await office.promise(1);
    relay.poke();
    await office.allKept([1]);
    await server.kill();
    await expect.poll(() => queues.problem(), patience).toBeDefined();
    const before = performance.now();
    await office.rest();
    expect(performance.now() - before).toBeLessThan(8_000);
    await server.restart();
  });

  test("two installations share one Redis without hearing of each other", async () => {
    const [ours, theirs] = [await office.open(), await openQueues({ redisUrl: server.url, installation: "b" }, quiet)];
    const delivered = office.work(theirs);
    await office.promise(1);
    const due = await office.publish();
    await ours.add(due);
    expect(await theirs.listMissing(due)).toEqual(due);
    office.work(ours);
    await office.allKept([1]);
    expect(delivered).toEqual([]);
    await theirs.close();
  });
});
