import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";

/** Something only one process of the installation does at a time. */
export interface HeldLock {
  /** `waiting`: another process does it; `unreachable`: the database does not answer. */
  state(): "waiting" | "held" | "unreachable";
  /** Ends the work, gives the lock back and leaves. */
  stop(): Promise<void>;
}

/** What a lock needs. */
export interface LockSettings {
  readonly url: string;
  /** Processes that name the same one exclude each other. */
  readonly name: string;
  readonly log: Logger;
  /** How long until it is asked for again. */
  readonly retryMs?: number;
  /** How often the connection is tried while the lock is held. */
  readonly beatMs?: number;
}

// A machine that vanished without a word gives its lock back after 25 s and not after PostgreSQL's default of two hours.
const keepAlive = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
const answerMs = 5_000;
const farewellMs = 1_000;

/**
 * Runs `work` whenever this process holds an advisory lock, on a connection of its own. `lost` aborts when that connection drops or on
 * `stop`; `work` must then return, and until it has, the lock is not asked for again.
 */
export function holdLock(settings: LockSettings, work: (lost: AbortSignal) => Promise<void>): HeldLock {
  const { name, log, retryMs = 2_000 } = settings;
  const stopped = new AbortController();
  let state: ReturnType<HeldLock["state"]> = "waiting";
  const loop = async () => {
    while (!stopped.signal.aborted) {
      try {
        await holdOnce(settings, work, stopped.signal, (next) => {
          state = next;
        });
      } catch (error) {
        state = "unreachable";
        log.warn({ err: error, lock: name }, "a lock could not be held; it is asked for again");
      }
      await pause(retryMs, stopped.signal);
    }
  };
  const ended = loop();
  return {
    state: () => state,
    async stop() {
      stopped.abort();
      await ended;
    },
  };
}

async function holdOnce(
  { url, name, log, retryMs = 2_000, beatMs = 5_000 }: LockSettings,
  work: (lost: AbortSignal) => Promise<void>,
  stopped: AbortSignal,
  enter: (state: "waiting" | "held") => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    options: keepAlive,
  });
  const lost = new AbortController();
  const lose = () => lost.abort();
  client.on("error", lose);
  client.on("end", lose);
  stopped.addEventListener("abort", lose);
  try {
    await client.connect();
    while (!lost.signal.aborted && !(await tryLock(client, name))) {
      enter("waiting");
      await pause(retryMs, lost.signal);
    }
    if (lost.signal.aborted) return;
    enter("held");
    log.info({ lock: name }, "lock held");
    const beat = setInterval(() => void client.query("select 1").catch(lose), beatMs);
    try {
      await work(lost.signal);
    } finally {
      clearInterval(beat);
      enter("waiting");
      log.info({ lock: name }, "lock given back");
    }
  } finally {
    stopped.removeEventListener("abort", lose);
    await Promise.race([client.end().catch(() => {}), pause(farewellMs, stopped)]);
  }
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
    [name],
  );
  return rows[0]?.held === true;
}

/** Waits, or returns at once when the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
