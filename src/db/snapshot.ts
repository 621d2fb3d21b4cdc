import type { Db } from "./client.ts";
import { countForgotten } from "./invariant.ts";

/** What a watcher wants to know of the database. */
export interface Snapshot {
  readonly ledger: readonly QueueState[];
  readonly openWorkOrders: readonly { kind: string; status: string; age: WorkOrderAge; count: number }[];
  readonly forgottenWorkOrders: number;
}

/** Rows of one queue that are due and unfinished. */
export interface QueueState {
  readonly queue: string;
  /** Handed to BullMQ, or not yet. */
  readonly published: boolean;
  readonly count: number;
  /** How long the oldest has been due, in seconds. */
  readonly lag: number;
}

/** How long ago a work order was opened. */
export const workOrderAges = ["under-1h", "under-1d", "under-3d", "under-7d", "older"] as const;
export type WorkOrderAge = (typeof workOrderAges)[number];

/** Three statements over partial indexes of what is open. */
export async function readSnapshot(db: Db, now: Date): Promise<Snapshot> {
  // Each half in the words of its index.
  const ledger = db.pool.query<QueueState>(
    `select queue, false as published, count(*)::int as count, greatest(extract(epoch from $1 - min(run_at)), 0)::float8 as lag from outbox
     where published_at is null and done_at is null and cancelled_at is null and failed_at is null and run_at <= $1 group by queue
     union all
     select queue, true, count(*)::int, greatest(extract(epoch from $1 - min(run_at)), 0)::float8 from outbox
     where published_at is not null and done_at is null and cancelled_at is null and failed_at is null group by queue`,
    [now],
  );
  const orders = db.pool.query<Snapshot["openWorkOrders"][number]>(
    `select kind, status, ($2::text[])[1 + (age >= 3600)::int + (age >= 86400)::int + (age >= 259200)::int + (age >= 604800)::int] as age,
       count(*)::int as count
     from (select kind, status, extract(epoch from $1 - created_at) as age from work_order where status not in ('closed', 'cancelled')) open
     group by 1, 2, 3`,
    [now, workOrderAges],
  );
  const [{ rows: queues }, { rows: openWorkOrders }, forgottenWorkOrders] = await Promise.all([
    ledger,
    orders,
    countForgotten(db),
  ]);
  return { ledger: queues, openWorkOrders, forgottenWorkOrders };
}
