import { Redis, type RedisOptions } from "ioredis";
import type { Logger } from "pino";
import { ConfigError } from "../config-error.ts";

/** The connections to one Redis, and what is known of it. */
export interface RedisHome {
  /** For adding and asking: fails at once while Redis is away, and within seconds when it hangs. */
  readonly asking: Redis;
  /** For workers: waits for Redis as long as it takes. */
  readonly working: Redis;
  /** Errors: Redis is away. */
  requireThere(): void;
  /** Why nothing can be queued at present, or nothing. */
  problem(): Promise<string | undefined>;
  /** Cuts all connections; what waits for an answer is rejected. */
  close(): void;
}

const answerWithinMs = 2_000;
/** Longer than a worker ever waits for its next job. */
const silentAtMostMs = 20_000;
const oldest: readonly [number, number] = [6, 2];

const common = {
  connectTimeout: 2_000,
  retryStrategy: (times: number) => Math.min(50 * times, 500),
  // After a failover the old master refuses writes until it is left.
  reconnectOnError: (error: Error) => error.message.startsWith("READONLY"),
} satisfies RedisOptions;

/** Connects to a Redis that was found fit. Errors: ConfigError, when it cannot be reached or is too old. */
export async function openRedis(url: string, log: Logger, { waitMs = 3_000 } = {}): Promise<RedisHome> {
  await check(url, log, waitMs);
  const working = new WorkerRedis(url, { ...common, maxRetriesPerRequest: null, socketTimeout: silentAtMostMs });
  const asking = new Redis(url, {
    ...common,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: answerWithinMs,
  });
  let away = false;
  asking.on("close", () => {
    if (!away) log.warn("Redis is away; promises wait in the ledger until it is back");
    away = true;
  });
  asking.on("ready", () => {
    if (away) log.info("Redis is back");
    away = false;
  });
  const onError = (error: Error) => log.debug({ err: error }, "redis connection");
  asking.on("error", onError);
  working.on("error", onError);
  // Should it have gone just now, it is tried again like any other time.
  await asking.connect().catch(onError);
  const gone = "Redis cannot be reached";
  return {
    asking,
    working,
    requireThere() {
      if (asking.status !== "ready") throw new Error(gone);
    },
    async problem() {
      try {
        await asking.ping();
        return undefined;
      } catch {
        return asking.status === "ready" ? "Redis does not answer" : gone;
      }
    },
    close() {
      away = true;
      asking.disconnect();
      working.disconnectAll();
    },
  };
}

/** BullMQ copies a worker's connection for the waiting, and cannot be made to let go of the copy while Redis is away. */
class WorkerRedis extends Redis {
  readonly #copies: Redis[] = [];

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.#copies.push(copy);
    return copy;
  }

  disconnectAll(): void {
    for (const connection of [...this.#copies, this]) connection.disconnect();
  }
}

/** Looks whether Redis is there, new enough, and set so that it keeps what it is given. */
async function check(url: string, log: Logger, waitMs: number): Promise<void> {
  const redis = await reach(url, waitMs);
  try {
    const server = parseInfo(await redis.info("server"));
    const version = server.get("redis_version") ?? "0";
    if (isOlder(version))
      throw new ConfigError(`REDIS_URL leads to Redis ${version}; install Redis ${oldest.join(".")} or newer`);
    const policy = parseInfo(await redis.info("memory")).get("maxmemory_policy") ?? "noeviction";
    if (policy !== "noeviction")
      log.warn(`Redis may throw jobs away when memory runs short; set maxmemory-policy noeviction (it is ${policy})`);
    await checkPersistence(redis, log);
  } finally {
    redis.disconnect();
  }
}

/** One connection, tried again for a few seconds: on a machine that starts up, Redis may come a moment later. */
async function reach(url: string, waitMs: number): Promise<Redis> {
  const { host, protocol } = new URL(url);
  const until = performance.now() + waitMs;
  for (;;) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
    let cause: Error | undefined;
    redis.on("error", (error: Error) => {
      cause = error;
    });
    try {
      await redis.connect();
      return redis;
    } catch (error) {
      redis.disconnect();
      const failure = cause ?? error;
      const message = failure instanceof Error ? failure.message : "";
      if (/NOAUTH|WRONGPASS|NOPERM|invalid password/i.test(message))
        throw new ConfigError(`Redis at ${host} refuses us; put its user and password into REDIS_URL`);
      if (performance.now() >= until) {
        const code = failure instanceof Error && "code" in failure ? ` (${String(failure.code)})` : "";
        throw new ConfigError(
          `Redis at ${protocol}//${host} cannot be reached${code}; start it, correct REDIS_URL, or leave REDIS_URL unset to queue in PostgreSQL`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function checkPersistence(redis: Redis, log: Logger): Promise<void> {
  if (parseInfo(await redis.info("persistence")).get("aof_enabled") === "1") return;
  try {
    const answer: unknown = await redis.config("GET", "save");
    // A list or a map, depending on the protocol; the value is its last.
    const save = typeof answer === "object" && answer !== null ? Object.values(answer).at(-1) : undefined;
    if (save === "") log.warn("Redis keeps nothing over a restart, so jobs will be late after one; set appendonly yes");
  } catch {
    log.info("Redis does not show its settings; make sure that it persists what it is given (AOF or RDB)");
  }
}

function parseInfo(info: string): ReadonlyMap<string, string> {
  const lines = info.split("\r\n").map((line) => line.split(":"));
  return new Map(
    lines.flatMap(([key, ...rest]): [string, string][] => (key && rest.length > 0 ? [[key, rest.join(":")]] : [])),
  );
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}
