import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Snapshot } from "./db/snapshot.ts";

/** `taken` in good order; `refused` by a rule; `failed` over a bug; `repeated` by the provider and not taken again. */
export const turnOutcomes = ["taken", "refused", "failed", "repeated"] as const;
export type TurnOutcome = (typeof turnOutcomes)[number];

/** `later` will be tried again; `never` was refused for good; `given-up` was tried often enough. */
export const sendResults = ["sent", "later", "never", "given-up"] as const;
export type SendResult = (typeof sendResults)[number];

/** `nothing`: somebody else had kept the promise, or it was taken back. */
export const jobResults = ["done", "nothing", "failed"] as const;
export type JobResult = (typeof jobResults)[number];

/** What is counted as it happens. Names and results only: never who, never what was said. */
export interface Metrics {
  /** A message came in; the answer is to be called when its turn is over. */
  beginTurn(): (outcome: TurnOutcome) => void;
  replies(count: number): void;
  /** A message goes out; the answer is to be called when its channel has spoken. */
  beginSend(channel: string): (result: SendResult) => void;
  job(name: string, result: JobResult): void;
}

/** What metrics are made of. */
export interface MetricsSources {
  /** The names that labels may have; anything else is `other`. */
  readonly channels: readonly string[];
  readonly jobs: readonly string[];
  readonly queues: readonly string[];
  /** Rejects when the database cannot be reached. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
}

/** What `GET /metrics` answers. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

/** However often it is scraped, the database is asked no more than this. */
const freshMs = 5_000;
const answerWithinMs = 2_000;

/** Counters, and gauges that are read when somebody looks; a registry of its own, so that several programs fit into one process. */
export function createMetrics({ channels, jobs, queues, snapshot, pool }: MetricsSources): Metrics & MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  const turns = new Counter({
    name: "guanjia_turns_total",
    help: "Messages taken in, by outcome",
    labelNames: ["outcome"],
    registers,
  });
  const turnSeconds = new Histogram({
    name: "guanjia_turn_duration_seconds",
    help: "From a message's arrival to its commit",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const replies = new Counter({ name: "guanjia_replies_total", help: "Replies written", registers });
  const sends = new Counter({
    name: "guanjia_sends_total",
    help: "Tries to hand a message to its channel",
    labelNames: ["channel", "result"],
    registers,
  });
  const sendSeconds = new Histogram({
    name: "guanjia_send_duration_seconds",
    help: "How long a channel took to answer",
    labelNames: ["channel"],
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const jobRuns = new Counter({
    name: "guanjia_jobs_total",
    help: "Jobs run, by result",
    labelNames: ["job", "result"],
    registers,
  });
  for (const outcome of turnOutcomes) turns.inc({ outcome }, 0);

  new Gauge({
    name: "guanjia_database_connections",
    help: "Connections of the program's pool, and who waits for one",
    labelNames: ["state"],
    registers,
    collect() {
      this.set({ state: "in-use" }, pool.totalCount - pool.idleCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const databaseUp = gauge("guanjia_database_up", "1 when the database answered", []);
  const lag = gauge("guanjia_ledger_lag_seconds", "Age of the oldest due and unfinished row, by queue", ["queue"]);
  const due = gauge("guanjia_ledger_due_rows", "Rows that are due and not yet in BullMQ", ["queue"]);
  const published = gauge("guanjia_ledger_published_rows", "Rows in BullMQ and unfinished", ["queue"]);
  const orders = gauge("guanjia_open_work_orders", "Open work orders", ["kind", "status", "age"]);
  const forgotten = gauge("guanjia_forgotten_work_orders", "Open work orders nobody would remember; must be 0", []);

  const apply = (read: Snapshot | undefined): void => {
    databaseUp.set(read ? 1 : 0);
    lag.reset();
    due.reset();
    published.reset();
    orders.reset();
    forgotten.remove();
    if (!read) return;
    forgotten.set(read.forgottenWorkOrders);
    const byQueue = new Map([...queues, other].map((queue) => [queue, { due: 0, published: 0, lag: 0 }]));
    for (const row of read.ledger) {
      const sum = byQueue.get(known(queues, row.queue));
      if (!sum) continue;
      sum[row.published ? "published" : "due"] += row.count;
      sum.lag = Math.max(sum.lag, row.lag);
    }
    for (const [queue, sum] of byQueue) {
      lag.set({ queue }, sum.lag);
      due.set({ queue }, sum.due);
      published.set({ queue }, sum.published);
    }
    for (const { kind, status, age, count } of read.openWorkOrders) orders.set({ kind, status, age }, count);
  };

  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Snapshot | undefined> | undefined;
  let refreshing: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    // One that hangs is not asked a second time while it does.
    reading ??= snapshot()
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    apply(await inTime(reading));
    readAt = performance.now();
  };

  return {
    beginTurn() {
      const end = turnSeconds.startTimer();
      return (outcome) => {
        turns.inc({ outcome });
        if (outcome !== "repeated") end();
      };
    },
    replies: (count) => replies.inc(count),
    beginSend(name) {
      const channel = known(channels, name);
      const end = sendSeconds.startTimer({ channel });
      return (result) => {
        sends.inc({ channel, result });
        end();
      };
    },
    job: (name, result) => jobRuns.inc({ job: known(jobs, name), result }),
    contentType: registry.contentType,
    async text() {
      if (performance.now() - readAt >= freshMs) {
        refreshing ??= refresh().finally(() => {
          refreshing = undefined;
        });
        await refreshing;
      }
      return registry.metrics();
    },
  };
}

const other = "other";

/** Labels come from lists, so that no series is born of what somebody sends us. */
function known(names: readonly string[], name: string): string {
  return names.includes(name) ? name : other;
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), answerWithinMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
