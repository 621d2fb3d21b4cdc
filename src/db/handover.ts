import type { Tx } from "./client.ts";

/** An open work order as a shift leaves it. */
export interface OpenWork {
  readonly workOrderId: number;
  readonly requestId: number;
  readonly number: string;
  readonly kind: string;
  readonly status: string;
  readonly priority: string;
  readonly createdAt: Date;
  readonly assigneeId: number | null;
  readonly assigneeName: string | null;
  readonly reopenedCount: number;
  /** When the ledger looks at it next. */
  readonly dueAt: Date | null;
  /** Of complaints: how heavy, how far, and when an answer was promised. */
  readonly severity: string | null;
  readonly stage: string | null;
  readonly nextAnswerAt: Date | null;
}

/** What is open in a property, oldest first; with a role, what is for it, and every emergency. Confidential ones only for those who may know. */
export async function listOpenWork(
  tx: Tx,
  { propertyId, role, confidential }: { propertyId: number; role: string | undefined; confidential: boolean },
): Promise<readonly OpenWork[]> {
  return tx.$queryRaw<OpenWork[]>`
    select w.id as "workOrderId", w.request_id as "requestId", r.number, w.kind, w.status, w.priority, w.created_at as "createdAt",
      w.assignee_id as "assigneeId", p.name as "assigneeName", w.reopened_count as "reopenedCount", o.run_at as "dueAt",
      c.severity, c.stage, c.next_answer_at as "nextAnswerAt"
    from work_order w join request r on r.id = w.request_id
    left join staff s on s.id = w.assignee_id left join person p on p.id = s.person_id
    left join complaint c on c.request_id = w.request_id and w.kind = 'complaint'
    left join incident i on i.request_id = w.request_id
    left join outbox o on o.key = 'deadline:' || w.id and o.done_at is null and o.cancelled_at is null and o.failed_at is null
    where w.property_id = ${propertyId} and w.status not in ('closed', 'cancelled')
      and (${role ?? null}::text is null or w.role = ${role ?? null} or w.kind = 'emergency')
      and (${confidential} or i.confidential is not true)
    order by w.created_at, w.id`;
}

/** How often things happened in a property between two moments, by the time line. */
export async function countEvents(
  tx: Tx,
  { propertyId, from, to }: { propertyId: number; from: Date; to: Date },
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ event: string; count: number }[]>`
    select event, count(*)::int as count from timeline where property_id = ${propertyId} and at >= ${from} and at < ${to} group by event`;
  return new Map(rows.map(({ event, count }) => [event, count]));
}

/** Emergencies that were raised in a property between two moments. */
export async function listRaised(
  tx: Tx,
  { propertyId, from, to }: { propertyId: number; from: Date; to: Date },
): Promise<readonly { number: string; category: string; status: string }[]> {
  return tx.$queryRaw<{ number: string; category: string; status: string }[]>`
    select r.number, r.category, r.status from request r left join incident i on i.request_id = r.id
    where r.property_id = ${propertyId} and r.kind = 'emergency' and r.created_at >= ${from} and r.created_at < ${to}
      and i.confidential is not true order by r.id`;
}

/** Takes away handovers that ended before a moment: their term of keeping is over (X1). Returns how many. */
export async function dropHandovers(tx: Tx, propertyId: number, before: Date): Promise<number> {
  await tx.$queryRaw`select set_config('guanjia.retention', 'on', true)`;
  await tx.$executeRaw`delete from handover_entry e using handover h
    where h.id = e.handover_id and h.property_id = ${propertyId} and h.ends_at < ${before}`;
  const count = await tx.$executeRaw`delete from handover where property_id = ${propertyId} and ends_at < ${before}`;
  await tx.$queryRaw`select set_config('guanjia.retention', 'off', true)`;
  return count;
}
