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
  /** What it was written under, if anything. */
  readonly condition: string | null;
}

/** Whether a message that was written under a condition may still be sent. */
export type Verdict =
  | { readonly type: "holds" }
  | { readonly type: "void" }
  | { readonly type: "wait"; readonly until: Date };

/** Looks at a message's condition inside the transaction that would lease it, and locks what the answer depends on. */
export type Guard = (tx: Tx, condition: string, now: Date) => Promise<Verdict>;

/**
 * Leases the message of a chat whose turn it is: alarms first, bulk last, otherwise in the order they were written. Nothing when there is none,
 * when it waits for a retry, or when somebody is sending it. A lease that belongs to a process and not to one of its runs keeps only the relay
 * away: whoever comes to that message's turn sends it. A message under a condition is leased only while the guard says that it holds; one that is
 * void is cancelled, and the next has its turn.
 */
export async function leaseNext(
  db: Db,
  conversationId: number,
  run: string,
  now: Date,
  guard?: Guard,
): Promise<Leased | undefined> {
  const until = new Date(now.getTime() + leaseMs);
  for (;;) {
    const { rows } = await db.pool.query<Head>(leaseSql, [conversationId, now, until, run, null]);
    const [head] = rows;
    if (!head?.guarded || head.leased) return head?.leased ? asLeased(head) : undefined;
    const { headId, condition } = head;
    if (condition === null || !guard) return undefined;
    const leased = await db.transaction(async (tx) => {
      if (!(await lockHead(tx, headId, now))) return "taken";
      const verdict = await guard(tx, condition, now);
      if (verdict.type === "void")
        await tx.$executeRaw`update outbox set cancelled_at = ${now} where id = ${headId}::bigint`;
      if (verdict.type === "wait")
        await tx.$executeRaw`update outbox set run_at = ${verdict.until}, published_at = null where id = ${headId}::bigint`;
      if (verdict.type !== "holds") return verdict.type;
      const [found] = await tx.$queryRawUnsafe<Head[]>(leaseSql, conversationId, now, until, run, headId);
      return found?.leased ? asLeased(found) : "taken";
    });
    if (typeof leased === "object") return leased;
    if (leased !== "void") return undefined;
  }
}

interface Head extends Leased {
  readonly headId: string;
  readonly guarded: boolean;
  readonly leased: boolean;
}

function asLeased({ headId: _head, guarded: _guarded, leased: _leased, ...message }: Head): Leased {
  return message;
}

/** Whether the row is still live and free; it is locked then. */
async function lockHead(tx: Tx, id: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from outbox where id = ${id}::bigint and run_at <= ${now}
    and done_at is null and cancelled_at is null and failed_at is null
    and (leased_until is null or leased_until <= ${now} or leased_by not like '%/%') for update`;
  return rows.length > 0;
}

const leaseSql = `with head as (
       select id, leased_until, leased_by, run_at, payload->>'condition' as condition,
         run_at <= $2 and (leased_until is null or leased_until <= $2 or leased_by not like '%/%') as free from outbox
       where conversation_id = $1 and done_at is null and cancelled_at is null and failed_at is null
       order by priority = 0 desc, priority = 3, id limit 1 for update
     ), leased as (
       update outbox o set leased_until = $3, leased_by = $4 from head
       where o.id = head.id and head.free and (head.condition is null or head.id = $5::bigint)
       returning o.*
     ), prompted as (
       update conversation c set revision = c.revision + 1, prompt = jsonb_build_object('revision', c.revision + 1, 'buttons', m.buttons)
       from leased l join message m on m.id = (l.payload->>'messageId')::bigint and m.at = (l.payload->>'at')::timestamptz
       where c.id = l.conversation_id and l.payload ? 'prompt' and m.buttons <> '[]'::jsonb
     )
     select h.id::text as "headId", h.free and h.condition is not null as guarded, m.id is not null as leased, h.condition,
       l.id::text, l.publication, l.attempts, m.id::text as "messageId", (l.payload->>'requestId')::int as "requestId", l.priority,
       c.id as "conversationId", c.channel, c.chat, a.external_id as account, m.text, m.buttons, m.files
     from head h left join leased l on true
     left join message m on m.id = (l.payload->>'messageId')::bigint and m.at = (l.payload->>'at')::timestamptz
     left join conversation c on c.id = l.conversation_id left join account a on a.id = c.account_id`;

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
