import { createServer, type Socket } from "node:net";
import { Writable } from "node:stream";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/config-error.ts";
import { openQueues } from "../../src/jobs/queue.ts";
import { openRedis } from "../../src/jobs/redis.ts";
import { createLog } from "../../src/log.ts";
import { hasRedis, type RedisServer, redisServer } from "../support/redis.ts";
import { type Ledger, lateAtMostMs, ledger, queueContract } from "./queue-contract.ts";

const patience = { timeout: 15_000, interval: 20 };
const installation = "a";
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

describe.skipIf(!hasRedis())("BullMQ on Redis", () => {
  let server: RedisServer;
  const home = () => ({ redisUrl: server.url, installation });
  beforeAll(async () => {
    server = await redisServer();
  });
  afterAll(() => server.remove());

  queueContract(() => ({
    at: home,
    lose: async () => void (await server.client.flushall()),
    async steal(_databaseUrl, queue) {
      const connection = new Redis(server.url, { maxRetriesPerRequest: null });
      const thief = new Worker(queue, null, { connection, prefix: `guanjia-${installation}`, lockDuration: 5_000 });
      const job = await thief.getNextJob("thief", { block: false });
      await thief.close(true);
      connection.disconnect();
      if (!job) throw new Error("nothing to steal");
    },
  }));

  describe("that is lost", () => {
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
      for (const count of [10, 25, 40]) {
        await hasKept(count);
        await server.client.flushall();
      }
      const lateMs = await office.allKept(range(60));
      console.log(`FLUSHALL three times: the latest of 60 promises was ${lateMs} ms late`);
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

  describe("at the start", () => {
    test("no Redis: one line says what to do", async () => {
      const start = openRedis("redis://:secret@127.0.0.1:1", quiet);
      const refusal: unknown = await start.catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      expect(String(refusal)).toContain("127.0.0.1:1 cannot be reached (ECONNREFUSED)");
      expect(String(refusal)).not.toContain("secret");
    });

    test("a wrong password: one line says so", async () => {
      const guarded = await redisServer(["--save", ""]);
      await guarded.client.config("SET", "requirepass", "secret");
      await expect(openRedis(guarded.url.replace("//", "//:wrong@"), quiet)).rejects.toThrow(ConfigError);
      await guarded.remove();
    });

    test("too old a Redis is refused", async () => {
      const old = await oldRedis("6.0.16");
      await expect(openRedis(old.url, quiet)).rejects.toThrow("REDIS_URL leads to Redis 6.0.16; install Redis 6.2 or newer");
      await old.close();
    });

    test("a Redis that keeps what it is given is taken without a word", async () => {
      expect(await linesOf(server.url)).toEqual([]);
    });

    test("one that forgets is warned about, in one line each", async () => {
      const careless = await redisServer(["--save", "", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"]);
      const [eviction, persistence, ...more] = await linesOf(careless.url);
      expect(eviction).toContain("set maxmemory-policy noeviction");
      expect(persistence).toContain("set appendonly yes");
      expect(more).toEqual([]);
      await careless.remove();
    });

    test("one that hides its settings is taken with a hint", async () => {
      const managed = await redisServer(["--rename-command", "CONFIG", ""]);
      const [hint, ...more] = await linesOf(managed.url);
      expect(hint).toContain("does not show its settings");
      expect(more).toEqual([]);
      await managed.remove();
    });
  });
});

const quiet = createLog("silent");

/** What is logged at a start. */
async function linesOf(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const { close } = await openRedis(url, createLog("info", sink));
  close();
  return lines;
}

/** As much of a Redis as is needed to ask for its version. */
async function oldRedis(version: string) {
  const sockets = new Set<Socket>();
  const info = `redis_version:${version}\r\nloading:0\r\n`;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      for (const word of String(data).match(/\b(hello|client|info)\r\n/gi) ?? []) {
        if (/info/i.test(word)) socket.write(`$${info.length}\r\n${info}\r\n`);
        else if (/client/i.test(word)) socket.write("+OK\r\n");
        else socket.write("-ERR unknown command `HELLO`\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
