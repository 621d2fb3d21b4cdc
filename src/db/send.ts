import type { Db, Tx } from "./client.ts";
import type { Priority } from "./outbox.ts";

/** How long a process may take to hand one message over; every HTTP time-out is shorter. */
export const leaseMs = 30_000;

/** The next message of a chat, leased to this run of sending. */
export interface Leased {
  readonly id: string;
  readonly publication: number;
  readonly attempts: number;
  readonly messageId: string;
  readonly requestId: number | null;
  readonly channel: string;
  readonly chat: string;
  readonly account: string;
  readonly conversationId: number;
  readonly text: string;
  readonly buttons: readonly { label: string; value: string }[];
  readonly files: readonly string[];
  readonly priority: Priority;
}

/**
 * Leases the message of a chat whose turn it is: alarms first, bulk last, otherwise in the order they were written. Nothing when there is none,
 * when it waits for a retry, or when somebody is sending it. A lease that belongs to a process and not to one of its runs keeps only the relay
 * away: whoever comes to that message's turn sends it.
 */
export async function leaseNext(db: Db, conversationId: number, run: string, now: Date): Promise<Leased | undefined> {
  const { rows } = await db.pool.query<Leased>(
    `with head as (
       select id, leased_until, leased_by, run_at from outbox
       where conversation_id = $1 and done_at is null and cancelled_at is null and failed_at is null
       order by priority = 0 desc, priority = 3, id limit 1 for update
     ), leased as (
       update outbox o set leased_until = $3, leased_by = $4 from head
       where o.id = head.id and head.run_at <= $2 and (head.leased_until is null or head.leased_until <= $2 or head.leased_by not like '%/%')
       returning o.*
     ), prompted as (
       update conversation c set revision = c.revision + 1, prompt = jsonb_build_object('revision', c.revision + 1, 'buttons', m.buttons)
       from leased l join message m on m.id = (l.payload->>'messageId')::bigint and m.at = (l.payload->>'at')::timestamptz
       where c.id = l.conversation_id and l.payload ? 'prompt' and m.buttons <> '[]'::jsonb
     )
     select l.id::text, l.publication, l.attempts, m.id::text as "messageId", (l.payload->>'requestId')::int as "requestId", l.priority,
       c.id as "conversationId", c.channel, c.chat, a.external_id as account, m.text, m.buttons, m.files
     from leased l
     join message m on m.id = (l.payload->>'messageId')::bigint and m.at = (l.payload->>'at')::timestamptz
     join conversation c on c.id = l.conversation_id join account a on a.id = c.account_id`,
    [conversationId, now, new Date(now.getTime() + leaseMs), run],
  );
  return rows[0];
}

/** The provider took it. */
export async function markSent(db: Db, id: string, run: string, now: Date): Promise<void> {
  await db.pool.query(
    `update outbox set done_at = $3, leased_until = null, leased_by = null
     where id = $1 and leased_by = $2 and done_at is null and cancelled_at is null and failed_at is null`,
    [id, run, now],
  );
}

/** The provider did not take it now; due again at `runAt`. A wait the provider asked for does not count as an attempt of ours. */
export async function postponeSend(
  db: Db,
  id: string,
  run: string,
  { runAt, counts }: { runAt: Date; counts: boolean },
): Promise<void> {
  await db.pool.query(
    `update outbox set attempts = attempts + $4, run_at = $3, published_at = null, leased_until = null, leased_by = null
     where id = $1 and leased_by = $2 and done_at is null and cancelled_at is null and failed_at is null`,
    [id, run, runAt, counts ? 1 : 0],
  );
}

/** The provider will never take it, or was asked often enough. Returns whether this run still held it. */
export async function failSend(tx: Tx, id: string, run: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`update outbox set failed_at = ${now}, leased_until = null, leased_by = null
    where id = ${id}::bigint and leased_by = ${run} and done_at is null and cancelled_at is null and failed_at is null`;
  return count === 1;
}

/**
 * A row whose turn in its chat has not come, because an earlier message waits for its retry or is being sent, is leased to nobody in particular until
 * then: the relay leaves it alone, and whoever has sent the earlier one sends it as well.
 */
export async function waitBehind(db: Db, id: string, publication: number, now: Date): Promise<void> {
  await db.pool.query(
    `with head as (
       select b.id, greatest(b.run_at, b.leased_until) as until from outbox o join outbox b on b.conversation_id = o.conversation_id
       where o.id = $1 and b.done_at is null and b.cancelled_at is null and b.failed_at is null
       order by b.priority = 0 desc, b.priority = 3, b.id limit 1
     )
     update outbox o set published_at = null, leased_until = head.until, leased_by = 'waiting' from head
     where o.id = $1 and o.publication = $2 and head.id <> o.id and head.until > $3
       and o.done_at is null and o.cancelled_at is null and o.failed_at is null and (o.leased_until is null or o.leased_until <= $3)`,
    [id, publication, now],
  );
}
