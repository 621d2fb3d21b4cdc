import type { Tx } from "./client.ts";
import { holdsSql } from "./fees.ts";

/** One stage of the plan of an item; `default` stands for items without a plan of their own. */
export interface PlanStage {
  readonly item: string;
  /** From 1. */
  readonly stage: number;
  /** A PostgreSQL interval from the due day on. */
  readonly at: string;
  readonly person: boolean;
  readonly minCents: number;
}

/** What one piece of a property's plan looks at. */
export interface PlanPart {
  readonly propertyId: number;
  /** The day in the property's zone, like 2026-12-01. */
  readonly today: string;
  readonly stages: readonly PlanStage[];
  /** Units up to this one are planned already. */
  readonly after: number;
  /** At most so many units at once. */
  readonly units: number;
  readonly capMs: number;
  /** When the reminders are to be written. */
  readonly runAt: Date;
  readonly now: Date;
}

/**
 * Plans the reminders of some units in one statement, one for each unit that owes something whose stage has come and that nothing holds back (F4, F5).
 * Planned twice is planned once: a unit has one live reminder, and one a day. Returns where the next part begins, or nothing when all are done.
 */
export async function planUnits(tx: Tx, part: PlanPart): Promise<{ planned: number; next: number | undefined }> {
  const { propertyId, today, stages, after, units, capMs, runAt, now } = part;
  const [row] = await tx.$queryRawUnsafe<{ planned: number; units: number; last: number | null }[]>(
    planSql,
    propertyId,
    today,
    JSON.stringify(stages),
    after,
    units,
    new Date(now.getTime() - capMs),
    runAt,
    now,
  );
  if (!row) throw new Error("planning said nothing");
  return { planned: row.planned, next: row.units === units && row.last !== null ? row.last : undefined };
}

// The ids are looked up in hashed lists (`in`, not joins), which stay quick where PostgreSQL knows nothing yet of bills that were just imported.
// A visit comes only to those who got a message before. A broken promise brings the next stage, whenever that would have come.
const planSql = `with stages as (
    select * from jsonb_to_recordset($3::jsonb) as s(item text, stage int, at interval, person boolean, "minCents" int)
  ), holds as materialized (select bill_id from (${holdsSql("$1::int")}) h),
  part as materialized (
    select distinct unit_id from bill where property_id = $1 and unit_id > $4 and amount_cents > paid_cents + waived_cents order by unit_id limit $5
  ), broken as materialized (
    select distinct unnest(p.bill_ids) as bill_id from payment_promise p where p.property_id = $1 and p.status = 'broken' and not exists (
      select 1 from dunning_notice n where n.unit_id = p.unit_id and n.status in ('sent', 'printed', 'visit') and n.settled_at >= p.settled_at)
  ), owed as materialized (
    select b.id, b.unit_id, b.due_on, b.dunning_stage, b.id in (select bill_id from broken) as broken,
      case when exists (select 1 from stages s where s.item = b.item) then b.item else 'default' end as item,
      sum(b.amount_cents - b.paid_cents - b.waived_cents) filter (where exists (select 1 from stages s where s.item in (b.item, 'default')))
        over (partition by b.unit_id) as total
    from bill b where b.property_id = $1 and b.amount_cents > b.paid_cents + b.waived_cents
      and b.unit_id between (select min(unit_id) from part) and (select max(unit_id) from part) and b.id not in (select bill_id from holds)
  ), due as (
    select o.id, o.unit_id, o.broken, s.stage, s.person from owed o cross join lateral (
      select s.stage, s.person from stages s where s.item = o.item and s.stage > o.dunning_stage and s."minCents" <= o.total
        and ((o.due_on + s.at)::date <= $2::date or (o.broken and s.stage = o.dunning_stage + 1))
        and (not s.person or o.dunning_stage > 0 or not exists (select 1 from stages t where t.item = o.item and not t.person))
      order by s.stage desc limit 1
    ) s
  ), notices as (
    insert into dunning_notice (property_id, unit_id, bill_ids, stages, way, broken, planned_on)
    select $1, d.unit_id, array_agg(d.id order by d.id), array_agg(d.stage order by d.id),
      case when bool_or(d.person) then 'visit' else 'message' end, bool_or(d.broken), $2::date
    from due d
    where d.unit_id not in (select n.unit_id from dunning_notice n where n.property_id = $1 and n.status in ('sent', 'printed', 'visit')
        and n.settled_at > $6::timestamptz)
      and d.unit_id not in (select n.unit_id from dunning_notice n where n.status in ('planned', 'written'))
      and d.unit_id not in (select r.unit_id from request r where r.property_id = $1 and r.kind = 'complaint' and r.status = 'open' and r.unit_id is not null)
    group by d.unit_id order by d.unit_id
    on conflict do nothing returning id, unit_id
  ), promised as (
    insert into outbox (job, payload, run_at, key, priority, queue, created_at)
    select 'remind-fees', jsonb_build_object('noticeId', id), $7::timestamptz, 'reminder:' || unit_id, 3, 'bulk', $8::timestamptz from notices
    on conflict (key) where key is not null and done_at is null and cancelled_at is null and failed_at is null do nothing
  )
  select (select count(*)::int from notices) as planned, (select count(*)::int from part) as units, (select max(unit_id) from part) as last`;

/** Promises whose day is over have been kept, or not. */
export async function closePromises(
  tx: Tx,
  { propertyId, today, now }: { propertyId: number; today: string; now: Date },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `update payment_promise p set settled_at = $3, status = case when exists (select 1 from bill b where b.id = any(p.bill_ids)
       and b.amount_cents > b.paid_cents + b.waived_cents) then 'broken' else 'kept' end
     where p.property_id = $1 and p.status = 'open' and p.until < $2::date`,
    propertyId,
    today,
    now,
  );
}

/** The bills of a reminder as they are now: what is owed of each, and why it is not asked for. */
export async function readReminded(
  tx: Tx,
  notice: { propertyId: number; unitId: number; billIds: readonly number[]; stages: readonly number[] },
): Promise<readonly { billId: number; stage: number; owedCents: number; reason: string | null }[]> {
  return tx.$queryRawUnsafe(
    `select b.id as "billId", t.stage, b.amount_cents - b.paid_cents - b.waived_cents as "owedCents",
       case when b.amount_cents <= b.paid_cents + b.waived_cents then 'paid'
         when exists (select 1 from request r where r.unit_id = $2 and r.kind = 'complaint' and r.status = 'open') then 'complaint'
         else (select min(h.reason) from (${holdsSql("$1::int")}) h where h.bill_id = b.id) end as reason
     from unnest($3::int[], $4::int[]) as t(bill_id, stage) join bill b on b.id = t.bill_id order by b.due_on, b.id`,
    notice.propertyId,
    notice.unitId,
    notice.billIds,
    notice.stages,
  );
}

/** The stages of a reminder are behind its bills now. */
export async function advanceStages(
  tx: Tx,
  { billIds, stages }: { billIds: readonly number[]; stages: readonly number[] },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `update bill b set dunning_stage = greatest(b.dunning_stage, t.stage) from unnest($1::int[], $2::int[]) as t(bill_id, stage) where b.id = t.bill_id`,
    billIds,
    stages,
  );
}
