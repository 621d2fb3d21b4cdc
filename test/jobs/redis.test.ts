import { createServer, type Socket } from "node:net";
import { Writable } from "node:stream";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/config-error.ts";
import { openRedis } from "../../src/jobs/redis.ts";
import { createLog } from "../../src/log.ts";
import { hasRedis, type RedisServer, redisServer } from "../support/redis.ts";
import { queueContract } from "./queue-contract.ts";

const installation = "a";

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

  describe("at the start", () => {
    test("no Redis: one line says what to do", async () => {
      const start = openRedis("redis://:secret@127.0.0.1:1", quiet, { waitMs: 300 });
      const refusal: unknown = await start.catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      expect(String(refusal)).toContain("127.0.0.1:1 cannot be reached (ECONNREFUSED)");
      expect(String(refusal)).not.toContain("secret");
    });

    test("a wrong password: one line says so", async () => {
      const guarded = await redisServer(["--save", ""]);
      await guarded.client.config("SET", "requirepass", "secret");
      await expect(openRedis(guarded.url.replace("//", "//:wrong@"), quiet)).rejects.toThrow("refuses us");
      await guarded.remove();
    });

    test("too old a Redis is refused", async () => {
      const old = await oldRedis("6.0.16");
      await expect(openRedis(old.url, quiet)).rejects.toThrow(
        "REDIS_URL leads to Redis 6.0.16; install Redis 6.2 or newer",
      );
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
