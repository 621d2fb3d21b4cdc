import type { Logger } from "pino";
import type { Db } from "../db/client.ts";
import { claimRow, findRow, type LedgerRow, postpone } from "../db/outbox.ts";
import type { Metrics } from "../metrics.ts";
import type { Policies } from "../policy.ts";
import type { Texts } from "../text.ts";
import type { AnyJob, KeepDocument } from "./job.ts";
import type { Delivery } from "./queue.ts";
import type { Sender } from "./send-message.ts";

/** What running the ledger's rows depends on. */
export interface WorkerDependencies {
  readonly db: Db;
  readonly jobs: ReadonlyMap<string, AnyJob>;
  readonly sender: Sender;
  readonly policies: Policies;
  readonly texts: Texts;
  /** Absent = this process makes no documents. */
  readonly keepDocument?: KeepDocument;
  readonly now: () => Date;
  readonly log: Logger;
  readonly poke: () => void;
  readonly metrics?: Pick<Metrics, "job">;
}

const longestWaitMs = 10 * 60_000;

/**
 * Keeps one promise of the ledger. Never rejects: a failure becomes a new time in the ledger, without end, since a promise is not given up because
 * its code had a bad day; the log and the metrics tell.
 */
export async function runRow(dependencies: WorkerDependencies, { id, publication }: Delivery): Promise<void> {
  const { db, sender, now, log, poke, metrics } = dependencies;
  try {
    const row = await findRow(db, id, publication);
    if (!row) return;
    if (row.job === "send-message") return await sender.run(row, publication);
    try {
      const claimed = await act(dependencies, row, publication);
      metrics?.job(row.job, claimed ? "done" : "nothing");
      poke();
    } catch (error) {
      const waitMs = Math.min(1_000 * 2 ** row.attempts, longestWaitMs);
      log.error({ err: error, row: id, job: row.job, attempt: row.attempts + 1, waitMs }, "job failed");
      metrics?.job(row.job, "failed");
      await postpone(db, id, publication, new Date(now().getTime() + waitMs), now());
      poke();
    }
  } catch (error) {
    log.error({ err: error, row: id }, "ledger cannot be reached; the row will be published again");
  }
}

const noDocuments: KeepDocument = () => Promise.reject(new Error("no documents are kept here"));

/** Returns whether the row was still to be had. */
async function act(
  { db, jobs, policies, texts, keepDocument = noDocuments, now }: WorkerDependencies,
  row: LedgerRow,
  publication: number,
): Promise<boolean> {
  const job = jobs.get(row.job);
  if (!job) throw new Error(`no job "${row.job}"`);
  const payload = job.payload.parse(row.payload);
  const at = now();
  return db.transaction(async (tx) => {
    const claimed = await claimRow(tx, row.id, publication, at);
    if (claimed) await job.run(tx, payload, { now: at, policies, texts, keepDocument });
    return claimed !== undefined;
  });
}
