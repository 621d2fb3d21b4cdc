import type { Tx } from "./client.ts";
import type { Scope } from "./report.ts";

export interface UnhappyAnswer {
  readonly number: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly answeredAt: Date;
  readonly satisfaction: number;
  readonly shortcomings: string | null;
  readonly suggestions: string | null;
  readonly decision: string | null;
  readonly reviewed: boolean;
}

/** Unsatisfied answers to callbacks of a time (C6). */
export async function listUnhappy(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
  upTo: number,
): Promise<readonly UnhappyAnswer[]> {
  return tx.$queryRaw<UnhappyAnswer[]>`
    select r.number, r.kind, u.label as unit, c.answered_at as "answeredAt", c.satisfaction, c.shortcomings, c.suggestions, c.decision,
      c.reviewed_at is not null as reviewed
    from callback c join request r on r.id = c.request_id left join unit u on u.id = r.unit_id
    where c.property_id = ${propertyId} and c.answered_at >= ${from} and c.answered_at < ${to} and c.satisfaction <= ${upTo}
      and c.request_id <> all(${[...hiddenIds]}::int[])
    order by c.answered_at, c.id`;
}

/** How callbacks of a time ended: answered in chat, answered on the phone, not yet. */
export async function countCallbacks(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
): Promise<{ readonly asked: number; readonly inChat: number; readonly byPhone: number; readonly unreviewed: number }> {
  const [row] = await tx.$queryRaw<{ asked: number; inChat: number; byPhone: number; unreviewed: number }[]>`
    select count(*)::int as asked, (count(*) filter (where status = 'answered' and caller_id is null))::int as "inChat",
      (count(*) filter (where status = 'answered' and caller_id is not null))::int as "byPhone",
      (count(*) filter (where status = 'answered' and reviewed_at is null))::int as unreviewed
    from callback where property_id = ${propertyId} and asked_at >= ${from} and asked_at < ${to}
      and request_id <> all(${[...hiddenIds]}::int[])`;
  return row ?? { asked: 0, inChat: 0, byPhone: 0, unreviewed: 0 };
}

export interface RepeatedComplaint {
  readonly number: string;
  readonly earlier: string;
  readonly kind: string;
  readonly severity: string;
  readonly raisedCount: number;
}

/** Complaints of a time about a matter that was complained of before (K12). */
export async function listRepeatedComplaints(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
): Promise<readonly RepeatedComplaint[]> {
  return tx.$queryRaw<RepeatedComplaint[]>`
    select r.number, e.number as earlier, c.kind, c.severity, c.raised_count as "raisedCount"
    from complaint c join request r on r.id = c.request_id join request e on e.id = c.repeat_of_id
    where c.property_id = ${propertyId} and c.created_at >= ${from} and c.created_at < ${to}
      and c.request_id <> all(${[...hiddenIds]}::int[]) and e.id <> all(${[...hiddenIds]}::int[])
    order by c.created_at, r.id`;
}

export interface RepeatedRepair {
  readonly place: string;
  readonly category: string;
  readonly count: number;
  readonly numbers: string;
}

/** The same repair so often in a time: the same unit, or the same public area or place, and the same category (R16). */
export async function listRepeatedRepairs(
  tx: Tx,
  { propertyId, from, to, hiddenIds }: Scope,
  often: number,
): Promise<readonly RepeatedRepair[]> {
  return tx.$queryRaw<RepeatedRepair[]>`
    select coalesce(u.label, a.name, r.place) as place, r.category, count(*)::int as count, string_agg(r.number, '、' order by r.id) as numbers
    from request r left join unit u on u.id = r.unit_id left join public_area a on a.id = r.public_area_id
    where r.property_id = ${propertyId} and r.kind = 'repair' and r.status <> 'cancelled' and r.created_at >= ${from} and r.created_at < ${to}
      and r.id <> all(${[...hiddenIds]}::int[]) and coalesce(u.label, a.name, r.place) <> ''
    group by r.unit_id, r.public_area_id, coalesce(u.label, a.name, r.place), r.category having count(*) >= ${often}
    order by count(*) desc, 1, r.category`;
}

/** Closes the callbacks that were answered before a moment: their quarter is archived (C6). Returns how many. */
export async function archiveCallbacks(
  tx: Tx,
  { propertyId, before, now }: { propertyId: number; before: Date; now: Date },
): Promise<number> {
  return tx.$executeRaw`update callback set archived_at = ${now}
    where property_id = ${propertyId} and status = 'answered' and answered_at < ${before} and archived_at is null`;
}
