import { createPostgresBackend, isPgPool, type Job, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import type { Publication } from "../db/outbox.ts";
import { openRedis } from "./redis.ts";

/** A row as BullMQ carries it: which, and the how-manieth publication of it. */
export interface Delivery {
  readonly id: string;
  readonly publication: number;
}

const deliverySchema = z.object({ id: z.string(), publication: z.int() });

/** BullMQ, on Redis or on PostgreSQL. It executes; what is to be executed is remembered in the ledger. */
export interface Queues {
  /** Hands rows to their queues; one that is there already stays as it is. */
  add(publications: readonly Publication[]): Promise<void>;
  /** Those whose job is in no queue any more. */
  listMissing(publications: readonly Publication[]): Promise<readonly Publication[]>;
  /** Begins to work on a queue. `run` never rejects. */
  work(queue: string, concurrency: number, run: (delivery: Delivery) => Promise<void>): void;
  /** Why nothing can be queued at present, or nothing. */
  problem(): Promise<string | undefined>;
  /** Stops taking work, and waits for what is being worked on. */
  stopWorking(): Promise<void>;
  close(): Promise<void>;
}

/** Where BullMQ lives. On Redis the queues are named after their `installation`: several may share one Redis. */
export type QueueHome = { readonly redisUrl: string; readonly installation: string } | { readonly databaseUrl: string };

/** What is being worked on may take as long as it takes; letting go of a home that is away may not. */
const closeWithinMs = 3_000;

/**
 * Opens the queues. Connections on PostgreSQL: one listener for each worked queue, its concurrency, and a few for adding.
 * Errors: ConfigError, when Redis cannot be reached or is too old.
 */
export async function openQueues(home: QueueHome, log: Logger, connections = 24): Promise<Queues> {
  const backend = "redisUrl" in home ? await onRedis(home, log) : await onPostgres(home.databaseUrl, connections, log);
  const queues = new Map<string, OpenQueue>();
  const workers: OpenWorker[] = [];
  const running = new Set<Promise<void>>();
  const onError = (error: Error) => {
    // That a home is away is told once, by whoever holds the connection.
    if (isAway(error)) log.debug({ err: error }, "queue connection");
    else log.warn({ err: error }, "queue");
  };

  const open = async (name: string): Promise<OpenQueue> => {
    const known = queues.get(name);
    if (known) return known;
    const queue = backend.queue(name);
    queue.on("error", onError);
    // One that could not connect never recovers; the next try begins afresh.
    await queue.waitUntilReady().catch(async (error: unknown) => {
      await queue.close();
      throw error;
    });
    const first = queues.get(name) ?? queue;
    queues.set(name, first);
    return first;
  };

  const stopWorking = async () => {
    const closing = Promise.all(workers.splice(0).map((worker) => worker.close()));
    while (running.size > 0) await Promise.all(running);
    if (!(await within(closeWithinMs, closing))) log.warn("the queue is away; its workers are left behind");
  };

  return {
    async add(publications) {
      backend.requireThere();
      for (const [name, rows] of byQueue(publications)) {
        const jobs = rows.map(({ id, publication, priority }) => ({
          name: "row",
          data: { id, publication },
          // Jobs without a priority overtake all others, so every job has one.
          opts: {
            jobId: jobId({ id, publication }),
            priority: priority + 1,
            removeOnComplete: true,
            removeOnFail: true,
          },
        }));
        const queue = await open(name);
        await queue.addBulk(jobs);
      }
    },
    async listMissing(publications) {
      backend.requireThere();
      const missing: Publication[] = [];
      for (const [name, rows] of byQueue(publications)) {
        const present = await backend.listPresent(name, rows.map(jobId));
        missing.push(...rows.filter((row) => !present.has(jobId(row))));
      }
      return missing;
    },
    work(name, concurrency, run) {
      const worker = backend.worker(name, concurrency, async (job) => {
        const work = run(deliverySchema.parse(job.data)).finally(() => running.delete(work));
        running.add(work);
        await work;
      });
      worker.on("error", onError);
      workers.push(worker);
    },
    problem: backend.problem,
    stopWorking,
    async close() {
      await stopWorking();
      await within(closeWithinMs, Promise.all([...queues.values()].map((queue) => queue.close())));
      await backend.close();
    },
  };
}

function byQueue(publications: readonly Publication[]): ReadonlyMap<string, readonly Publication[]> {
  const grouped = new Map<string, Publication[]>();
  for (const row of publications) {
    const rows = grouped.get(row.queue) ?? [];
    grouped.set(row.queue, rows);
    rows.push(row);
  }
  return grouped;
}

/** Whether `work` came to an end in time. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, tooLate]).finally(() => clearTimeout(timer));
}

function isAway(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return (
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"].includes(code) ||
    /Connection is closed|isn't writeable|Command timed out|Socket timeout|Connection terminated/i.test(error.message)
  );
}

function jobId({ id, publication }: Delivery): string {
  return `o${id}-${publication}`;
}

/** The part of BullMQ's queue and worker that is the same on either backend. */
type OpenQueue = Pick<Queue, "addBulk" | "waitUntilReady" | "close"> & {
  on(event: "error", listener: (error: Error) => void): unknown;
};
type OpenWorker = { close(): Promise<void>; on(event: "error", listener: (error: Error) => void): unknown };
type Process = (job: Pick<Job, "data">) => Promise<void>;

interface Backend {
  queue(name: string): OpenQueue;
  /** Those of these jobs that the queue knows, in whatever state. */
  listPresent(queue: string, jobIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Errors: it is known to be away, so that nobody need wait for it. */
  requireThere(): void;
  worker(name: string, concurrency: number, process: Process): OpenWorker;
  problem(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * A job whose worker or whose queue died over it is taken up again within seven seconds: by then its lock has run out and two looks have
 * been taken. Should the first worker be alive after all, nothing is done twice, since a row can be claimed once.
 */
const takenUpAgain = { lockDuration: 5_000, stalledInterval: 1_500, runRetryDelay: 500 } as const;

async function onPostgres(connectionString: string, max: number, log: Logger): Promise<Backend> {
  const pool = new pg.Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    options: "-c search_path=bullmq",
  });
  pool.on("error", (error) => log.warn({ err: error }, "queue connection"));
  await migrateQueues(pool);
  const connection = asPgPool(pool);
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend),
    worker: (name, concurrency, process) =>
      new Worker(name, process, { connection, concurrency, ...takenUpAgain }, createPostgresBackend),
    async listPresent(queue, jobIds) {
      const sql = "select id from job where queue = $1 and id = any($2)";
      const { rows } = await pool.query<{ id: string }>(sql, [queue, jobIds]);
      return new Set(rows.map(({ id }) => id));
    },
    requireThere() {},
    async problem() {
      try {
        await pool.query("select 1");
        return undefined;
      } catch {
        return "the queue's PostgreSQL cannot be reached";
      }
    },
    close: () => pool.end(),
  };
}

/** BullMQ describes the pool it wants in its own types. */
function asPgPool(pool: unknown): PgPool {
  if (!isPgPool(pool)) throw new Error("not a pool of pg");
  return pool;
}

async function migrateQueues(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

async function onRedis(
  { redisUrl, installation }: { redisUrl: string; installation: string },
  log: Logger,
): Promise<Backend> {
  const { asking, working, requireThere, problem, close } = await openRedis(redisUrl, log);
  const prefix = `guanjia-${installation}`;
  return {
    // Nobody listens to the events.
    queue: (name) => new Queue(name, { connection: asking, prefix, streams: { events: { maxLen: 100 } } }),
    worker: (name, concurrency, process) =>
      new Worker(name, process, { connection: working, prefix, concurrency, ...takenUpAgain }),
    async listPresent(queue, jobIds) {
      const pipeline = asking.pipeline();
      for (const id of jobIds) pipeline.exists(`${prefix}:${queue}:${id}`);
      const answers = (await pipeline.exec()) ?? [];
      const failure = answers.find(([error]) => error !== null)?.[0];
      if (failure) throw failure;
      return new Set(jobIds.filter((_, index) => answers[index]?.[1] === 1));
    },
    requireThere,
    problem,
    close: async () => close(),
  };
}
