import type { Db, Tx } from "./client.ts";
import { statement } from "./transaction.ts";

/** How urgent a row is: alarms overtake, bulk yields. */
export const priorities = { alarm: 0, answer: 1, ordinary: 2, bulk: 3 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** Something that is to happen at `runAt`. The payload holds ids only. */
export interface Promised {
  readonly job: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt: Date;
  readonly now: Date;
  readonly priority?: Priority;
}

/** Name of the queue that a job of this urgency goes through; messages have a queue per channel. */
export function queueFor(priority: Priority): string {
  if (priority === priorities.alarm) return "urgent";
  return priority === priorities.bulk ? "bulk" : "normal";
}

/** The queue of one channel's messages. */
export function sendQueue(channel: string): string {
  return `send-${channel}`;
}

/** Writes a promise into the ledger; it holds when the transaction commits. */
export async function promise(tx: Tx, promised: Promised): Promise<void> {
  await statement(tx, { name: "promise", text: insertSql, values: row(promised) });
}

/** Writes the one live promise under `key`; the one before it, if any, is cancelled. */
export async function replacePromise(tx: Tx, key: string, promised: Promised): Promise<void> {
  await cancelPromise(tx, key, promised.now);
  await statement(tx, { name: "promise", text: insertSql, values: row(promised, key) });
}

/** Writes a promise under `key` unless one is live already; of two at once, one does nothing. */
export async function promiseOnce(db: Db | Tx, key: string, promised: Promised): Promise<void> {
  const once = { name: "promise-once", text: onceSql, values: row(promised, key) };
  if ("pool" in db) await db.pool.query(once);
  else await statement(db, once);
}

const insertSql = `insert into outbox (job, payload, run_at, key, priority, queue, created_at)
  values ($1, $2::jsonb, $3::timestamptz, $4, $5::int, $6, $7::timestamptz)`;
const onceSql = `${insertSql}
  on conflict (key) where key is not null and done_at is null and cancelled_at is null and failed_at is null do nothing`;

function row({ job, payload, runAt, now, priority = priorities.ordinary }: Promised, key: string | null = null) {
  return [job, JSON.stringify(payload), runAt, key, priority, queueFor(priority), now];
}

/** Takes back the live promise under `key`; one that is being kept right now is waited for. */
export async function cancelPromise(tx: Tx, key: string, now: Date): Promise<void> {
  const text = `update outbox set cancelled_at = $1::timestamptz
    where key = $2 and done_at is null and cancelled_at is null and failed_at is null`;
  await statement(tx, { name: "cancel-promise", text, values: [now, key] });
}

/** A row on its way into BullMQ. */
export interface Publication {
  readonly id: string;
  readonly queue: string;
  readonly priority: Priority;
  readonly publication: number;
}

/** At most so many rows of a queue are published and unfinished: back-pressure, and a lost queue shows within seconds. */
const publishedAtMost = 1_000;

/** Marks due rows as published, most urgent first, and returns them; they are to be added to BullMQ after this. */
export async function publishDue(db: Db, queues: readonly string[], now: Date): Promise<readonly Publication[]> {
  const { rows } = await db.pool.query<Publication>(
    `with room as (
       select q.name, $3 - (select count(*) from outbox p where p.queue = q.name and p.published_at is not null and p.done_at is null
         and p.cancelled_at is null and p.failed_at is null) as free
       from unnest($2::text[]) as q(name)
     ), due as (
       select d.id from room cross join lateral (
         select o.id from outbox o where o.queue = room.name and o.run_at <= $1 and o.published_at is null
           and o.done_at is null and o.cancelled_at is null and o.failed_at is null
           and (o.leased_until is null or o.leased_until <= $1)
         order by o.priority, o.run_at, o.id limit greatest(room.free, 0) for update skip locked
       ) d
     )
     update outbox o set published_at = $1, publication = o.publication + 1 from due where o.id = due.id
     returning o.id::text, o.queue, o.priority, o.publication`,
    [now, queues, publishedAtMost],
  );
  return rows.sort((a, b) => a.priority - b.priority || Number(BigInt(a.id) - BigInt(b.id)));
}

/** When the next unpublished row falls due, or nothing. */
export async function nextDue(db: Db, queues: readonly string[]): Promise<Date | undefined> {
  const { rows } = await db.pool.query<{ at: Date | null }>(
    `select min(greatest(run_at, coalesce(leased_until, run_at))) as at from outbox
     where queue = any($1) and published_at is null and done_at is null and cancelled_at is null and failed_at is null`,
    [queues],
  );
  return rows[0]?.at ?? undefined;
}

/** Rows published before `before` and still unfinished: their job may be lost with its queue. */
export async function listOverdue(db: Db, queues: readonly string[], before: Date): Promise<readonly Publication[]> {
  const { rows } = await db.pool.query<Publication>(
    `select id::text, queue, priority, publication from outbox
     where queue = any($1) and published_at < $2 and done_at is null and cancelled_at is null and failed_at is null
     order by published_at limit $3`,
    // All of them: behind those that wait their turn may be some that are lost.
    [queues, before, queues.length * publishedAtMost],
  );
  return rows;
}

/** Makes rows publishable again whose job was found missing, unless something happened to them meanwhile. */
export async function republish(db: Db, lost: readonly Publication[]): Promise<number> {
  const { rowCount } = await db.pool.query(
    `update outbox o set published_at = null from unnest($1::bigint[], $2::int[]) as l(id, publication)
     where o.id = l.id and o.publication = l.publication and o.done_at is null and o.cancelled_at is null and o.failed_at is null`,
    [lost.map(({ id }) => id), lost.map(({ publication }) => publication)],
  );
  return rowCount ?? 0;
}

/** A row as the worker sees it. */
export interface LedgerRow {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  readonly runAt: Date;
  readonly attempts: number;
}

/** Claims a row inside the transaction of its effect: nothing when it is done, cancelled, failed or published anew. */
export async function claimRow(tx: Tx, id: string, publication: number, now: Date): Promise<LedgerRow | undefined> {
  // Verbs lock a work order and then replace its deadline. Whoever keeps the deadline takes the two in the same order, lest they wait for each other.
  await tx.$queryRaw`select id from work_order where id = (select split_part(key, ':', 2)::int from outbox
    where id = ${id}::bigint and key like 'deadline:%') for update`;
  const rows = await tx.$queryRaw<LedgerRow[]>`update outbox set done_at = ${now}
    where id = ${id}::bigint and publication = ${publication} and done_at is null and cancelled_at is null and failed_at is null
    returning id::text, job, payload, run_at as "runAt", attempts`;
  return rows[0];
}

/** After a failed attempt: the row is due again at `runAt`, or failed for good when that is absent. */
export async function postpone(
  db: Db,
  id: string,
  publication: number,
  runAt: Date | undefined,
  now: Date,
): Promise<void> {
  await db.pool.query(
    `update outbox set attempts = attempts + 1, published_at = null, leased_until = null, leased_by = null,
       run_at = coalesce($3::timestamptz, run_at), failed_at = case when $3::timestamptz is null then $4::timestamptz end
     where id = $1 and publication = $2 and done_at is null and cancelled_at is null and failed_at is null`,
    [id, publication, runAt ?? null, now],
  );
}

/** What a worker must know of a row before it claims it. */
export async function findRow(
  db: Db,
  id: string,
  publication: number,
): Promise<(LedgerRow & { conversationId: number | null }) | undefined> {
  const { rows } = await db.pool.query<LedgerRow & { conversationId: number | null }>(
    `select id::text, job, payload, run_at as "runAt", attempts, conversation_id as "conversationId" from outbox
     where id = $1 and publication = $2 and done_at is null and cancelled_at is null and failed_at is null`,
    [id, publication],
  );
  return rows[0];
}

/** Due rows in the order (run_at, id), for running the ledger without BullMQ. */
export async function listDue(db: Db, now: Date): Promise<readonly Publication[]> {
  const { rows } = await db.pool.query<Publication>(
    `select id::text, queue, priority, publication from outbox
     where run_at <= $1 and done_at is null and cancelled_at is null and failed_at is null
       and (leased_until is null or leased_until <= $1) order by run_at, id limit 100`,
    [now],
  );
  return rows;
}

/** The live promise under a key. */
export async function findLivePromise(tx: Tx, key: string): Promise<{ job: string; runAt: Date } | undefined> {
  const rows = await tx.$queryRaw<{ job: string; runAt: Date }[]>`select job, run_at as "runAt" from outbox
    where key = ${key} and done_at is null and cancelled_at is null and failed_at is null`;
  return rows[0];
}

/** When the live promise under a key is due. */
export async function findPromiseDue(tx: Tx, key: string): Promise<Date | undefined> {
  const rows = await tx.$queryRaw<{ runAt: Date }[]>`select run_at as "runAt" from outbox
    where key = ${key} and done_at is null and cancelled_at is null and failed_at is null`;
  return rows[0]?.runAt;
}
