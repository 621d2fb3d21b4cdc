import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A real Redis of a test's own. */
export interface RedisServer {
  readonly url: string;
  /** A connection that waits for the server as long as it takes. */
  readonly client: Redis;
  /** As `kill -9` does it. */
  kill(): Promise<void>;
  /** It holds still, and its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Starts it again with the data it had written. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

const found = lookForServer();

/** Whether there is a `redis-server` here; with REQUIRE_ALL=1 its absence is a failure of every test that needs it. */
export function hasRedis(): boolean {
  if (found) return true;
  if (process.env["REQUIRE_ALL"] === "1")
    throw new Error("redis-server is not installed, and REQUIRE_ALL=1 asks for all tests");
  console.warn("Tests on Redis are skipped: redis-server is not installed (apt-get install redis-server).");
  return false;
}

function lookForServer(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts one on a free port, with append-only persistence. */
export async function redisServer(flags: readonly string[] = ["--appendonly", "yes"]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "guanjia-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn("redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, ...flags], {
      stdio: "ignore",
    });
    const probe = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    probe.on("error", () => {});
    await probe.ping();
    probe.disconnect();
    return child;
  };
  let server = await start();
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on("error", () => {});
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  return {
    url,
    client,
    kill,
    freeze: () => void server.kill("SIGSTOP"),
    thaw: () => void server.kill("SIGCONT"),
    async restart() {
      await kill();
      server = await start();
    },
    async remove() {
      client.disconnect();
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
