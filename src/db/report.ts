import type { Tx } from "./client.ts";

/** Of which property and time the figures are, and what whoever reads them may not know of. */
export interface Scope {
  readonly propertyId: number;
  readonly from: Date;
  readonly to: Date;
  readonly hiddenIds: readonly number[];
}

/** Seconds that half and nine tenths of the cases took; absent when there were none. */
export interface Spread {
  readonly median: number | null;
  readonly most: number | null;
}

export interface RepairFigures {
  readonly reported: number;
  readonly completed: number;
  readonly onTime: number;
  readonly reopened: number;
  readonly response: Spread;
  readonly arrival: Spread;
  readonly resolution: Spread;
}

/** How repairs went that were reported in a time, by their time lines alone (X4). On time = nobody had to be reminded. */
export async function repairFigures(tx: Tx, { propertyId, from, to, hiddenIds }: Scope): Promise<RepairFigures> {
  const [row] = await tx.$queryRaw<
    {
      reported: number;
      completed: number;
      onTime: number;
      reopened: number;
      response: number[] | null;
      arrival: number[] | null;
      resolution: number[] | null;
    }[]
  >`
    with repair as (
      select id, created_at from request
      where property_id = ${propertyId} and kind = 'repair' and created_at >= ${from} and created_at < ${to}
        and id <> all(${[...hiddenIds]}::int[])
    ), course as (
      select r.id, r.created_at,
        min(t.at) filter (where t.event in ('accepted', 'assigned')) as accepted,
        min(t.at) filter (where t.event = 'arrived') as arrived,
        max(t.at) filter (where t.event = 'completed') as completed,
        coalesce(bool_or(t.event in ('reminded', 'escalated')), false) as late,
        coalesce(bool_or(t.event = 'not-fixed'), false) as reopened
      from repair r left join (timeline t left join work_order w on w.id = t.work_order_id)
        on t.request_id = r.id and (w.id is null or w.kind = 'repair')
      group by r.id, r.created_at
    )
    select count(*)::int as reported, count(completed)::int as completed,
      (count(*) filter (where not late))::int as "onTime", (count(*) filter (where reopened))::int as reopened,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from accepted - created_at)::float8) as response,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from arrived - created_at)::float8) as arrival,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from completed - created_at)::float8) as resolution
    from course`;
  const spread = (values: number[] | null | undefined): Spread => ({
    median: values?.[0] ?? null,
    most: values?.[1] ?? null,
  });
  return {
    reported: row?.reported ?? 0,
    completed: row?.completed ?? 0,
    onTime: row?.onTime ?? 0,
    reopened: row?.reopened ?? 0,
    response: spread(row?.response),
    arrival: spread(row?.arrival),
    resolution: spread(row?.resolution),
  };
}

export interface Counted {
  readonly key: string;
  readonly count: number;
}

/** Requests that came in, by kind. */
export async function countRequests(tx: Tx, { propertyId, from, to, hiddenIds }: Scope): Promise<readonly Counted[]> {
  return tx.$queryRaw<Counted[]>`select kind as key, count(*)::int as count from request
    where property_id = ${propertyId} and created_at >= ${from} and created_at < ${to} and id <> all(${[...hiddenIds]}::int[])
    group by kind order by kind`;
}

/** How often residents gave which satisfaction, in chat and on the phone. */
export async function countSatisfaction(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
): Promise<readonly Counted[]> {
  return tx.$queryRaw<Counted[]>`select detail->>'satisfaction' as key, count(*)::int as count from timeline
    where property_id = ${propertyId} and at >= ${from} and at < ${to} and event = 'callback-answered'
      and request_id <> all(${[...hiddenIds]}::int[])
    group by 1 order by 1`;
}

/** Complaints by what they were about (K3). */
export async function countComplaints(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
): Promise<readonly (Counted & { readonly justified: number; readonly closed: number })[]> {
  return tx.$queryRaw<(Counted & { justified: number; closed: number })[]>`
    select kind as key, count(*)::int as count, (count(*) filter (where justified))::int as justified,
      (count(*) filter (where stage = 'closed'))::int as closed
    from complaint where property_id = ${propertyId} and created_at >= ${from} and created_at < ${to}
      and request_id <> all(${[...hiddenIds]}::int[])
    group by kind order by kind`;
}

/** Questions, and how many of them the bot answered by itself (Q7). */
export async function countInquiries(
  tx: Tx,
  { propertyId, from, to }: Scope,
): Promise<{ readonly asked: number; readonly answered: number }> {
  const [row] = await tx.$queryRaw<{ asked: number; answered: number }[]>`
    select count(*)::int as asked, (count(*) filter (where outcome = 'answered'))::int as answered from inquiry
    where property_id = ${propertyId} and asked_at >= ${from} and asked_at < ${to}`;
  return row ?? { asked: 0, answered: 0 };
}

/** Money that came in, in cents. */
export async function sumPayments(
  tx: Tx,
  { propertyId, from, to }: Scope,
): Promise<{ readonly count: number; readonly cents: number }> {
  const [row] = await tx.$queryRaw<{ count: number; cents: number }[]>`
    select count(*)::int as count, coalesce(sum(amount_cents), 0)::float8 as cents from payment
    where property_id = ${propertyId} and recorded_at >= ${from} and recorded_at < ${to}`;
  return row ?? { count: 0, cents: 0 };
}

export interface WorkerFigures {
  readonly name: string;
  readonly completed: number;
  readonly medianSeconds: number | null;
  readonly reopened: number;
  readonly satisfaction: number | null;
}

/** Repairs that each worker finished in a time, and what became of them (X4). */
export async function workerFigures(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
): Promise<readonly WorkerFigures[]> {
  return tx.$queryRaw<WorkerFigures[]>`
    with done as (
      select distinct on (t.work_order_id) t.work_order_id, t.request_id, t.person_id, t.at from timeline t
      where t.property_id = ${propertyId} and t.at >= ${from} and t.at < ${to} and t.event = 'completed'
        and t.work_order_id is not null and t.request_id <> all(${[...hiddenIds]}::int[])
      order by t.work_order_id, t.at desc
    )
    select p.name, count(*)::int as completed,
      percentile_cont(0.5) within group (order by extract(epoch from d.at - r.created_at)::float8) as "medianSeconds",
      (count(*) filter (where l.reopened))::int as reopened, avg(l.satisfaction)::float8 as satisfaction
    from done d join person p on p.id = d.person_id join request r on r.id = d.request_id
    cross join lateral (
      select coalesce(bool_or(event = 'not-fixed'), false) as reopened,
        avg((detail->>'satisfaction')::int) filter (where event = 'callback-answered') as satisfaction
      from timeline where request_id = d.request_id
    ) l
    group by p.id, p.name order by p.name, p.id`;
}

export interface Unfinished {
  readonly number: string;
  readonly content: string;
  readonly unit: string | null;
  readonly status: string;
  readonly createdAt: Date;
  readonly worker: string | null;
  readonly pausedReason: string | null;
  /** What the worker wrote down as the reason. */
  readonly words: string | null;
  /** The same as a key, where they pressed a button. */
  readonly reason: string | null;
  /** Why the last one who was asked did not take it. */
  readonly declined: string | null;
  readonly reopenedCount: number;
}

/** 未完成工程维修记录: repairs that are not done, the oldest first (R12). */
export async function listUnfinished(
  tx: Tx,
  { propertyId, before, hiddenIds }: { propertyId: number; before: Date; hiddenIds: readonly number[] },
): Promise<readonly Unfinished[]> {
  return tx.$queryRaw<Unfinished[]>`
    select r.number, r.content, u.label as unit, w.status, r.created_at as "createdAt", p.name as worker,
      w.paused_reason as "pausedReason", n.words, n.reason, o.reason as declined, w.reopened_count as "reopenedCount"
    from work_order w join request r on r.id = w.request_id left join unit u on u.id = r.unit_id
    left join staff s on s.id = w.assignee_id left join person p on p.id = s.person_id
    left join lateral (select reason from offer where work_order_id = w.id and status = 'declined' order by answered_at desc limit 1) o on true
    left join lateral (select words, reason from unfinished where reason is not null and work_order_id = w.id order by date desc limit 1) n on true
    where w.property_id = ${propertyId} and w.kind = 'repair' and w.status not in ('done', 'closed', 'cancelled')
      and r.created_at < ${before} and r.id <> all(${[...hiddenIds]}::int[])
    order by r.created_at, r.id`;
}
