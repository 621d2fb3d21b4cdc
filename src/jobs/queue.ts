import { createPostgresBackend, isPgPool, type Job, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import type { Publication } from "../db/outbox.ts";

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

/** Opens the queues. Connections on PostgreSQL: one listener for each worked queue, its concurrency, and a few for adding. */
export async function openQueues(
  at: { readonly redisUrl: string } | { readonly databaseUrl: string },
  log: Logger,
  connections = 24,
): Promise<Queues> {
  const backend = "redisUrl" in at ? onRedis(at.redisUrl, log) : await onPostgres(at.databaseUrl, connections, log);
  const queues = new Map<string, OpenQueue>();
  const workers: OpenWorker[] = [];
  const onError = (error: Error) => log.warn({ err: error }, "queue connection");

  const open = (name: string): OpenQueue => {
    const known = queues.get(name);
    if (known) return known;
    const queue = backend.queue(name);
    queue.on("error", onError);
    queues.set(name, queue);
    return queue;
  };

  return {
    async add(publications) {
      for (const name of new Set(publications.map(({ queue }) => queue))) {
        const rows = publications.filter(({ queue }) => queue === name);
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
        await open(name).addBulk(jobs);
      }
    },
    async listMissing(publications) {
      const found = await Promise.all(
        publications.map(async (row) => ({ row, job: await open(row.queue).getJob(jobId(row)) })),
      );
      return found.filter(({ job }) => job === undefined).map(({ row }) => row);
    },
    work(name, concurrency, run) {
      const worker = backend.worker(name, concurrency, (job) => run(deliverySchema.parse(job.data)));
      worker.on("error", onError);
      workers.push(worker);
    },
    problem: backend.problem,
    async stopWorking() {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
    },
    async close() {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

function jobId({ id, publication }: Delivery): string {
  return `o${id}-${publication}`;
}

/** The part of BullMQ's queue and worker that is the same on either backend. */
type OpenQueue = Pick<Queue, "addBulk" | "getJob" | "close"> & {
  on(event: "error", listener: (error: Error) => void): unknown;
};
type OpenWorker = { close(): Promise<void>; on(event: "error", listener: (error: Error) => void): unknown };
type Process = (job: Pick<Job, "data">) => Promise<void>;

interface Backend {
  queue(name: string): OpenQueue;
  worker(name: string, concurrency: number, process: Process): OpenWorker;
  problem(): Promise<string | undefined>;
  close(): Promise<void>;
}

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
      new Worker(name, process, { connection, concurrency }, createPostgresBackend),
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

function onRedis(url: string, log: Logger): Backend {
  // A worker waits for Redis as long as it takes; whoever adds must hear at once that it is away.
  const workerConnection = new Redis(url, { maxRetriesPerRequest: null });
  const queueConnection = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  for (const connection of [workerConnection, queueConnection]) {
    connection.on("error", (error) => log.warn({ err: error }, "redis connection"));
  }
  return {
    queue: (name) => new Queue(name, { connection: queueConnection }),
    worker: (name, concurrency, process) => new Worker(name, process, { connection: workerConnection, concurrency }),
    async problem() {
      return queueConnection.status === "ready" ? undefined : "Redis cannot be reached";
    },
    async close() {
      workerConnection.disconnect();
      queueConnection.disconnect();
    },
  };
}
