import type { Tx } from "../db/client.ts";
import { promise, promiseOnce } from "../db/outbox.ts";
import { nextDaily, timeOn } from "./calendar.ts";
import { isKeptAway } from "./isolation.ts";
import { listHeads, type StaffMember } from "./staff.ts";
import type { Moment } from "./work-order.ts";

const keyOf = (propertyId: number) => `complaint-day:${propertyId}`;

interface Place {
  readonly id: number;
  readonly code: string;
  readonly zone: string;
}

/** As long as a complaint is open, the supervisors are told at the end of each day's duty hours what is prominent and what is left over (K16). */
export async function promiseDay(tx: Tx, { id, code, zone }: Place, { now, policies }: Moment): Promise<void> {
  await promiseOnce(tx, keyOf(id), {
    job: "complaint-day",
    payload: { propertyId: id },
    runAt: dayEnd(now, code, zone, policies),
    now,
  });
}

function dayEnd(now: Date, code: string, zone: string, policies: Moment["policies"]): Date {
  return nextDaily(now, policies.for(code).complaint.hours.toMinute, zone);
}

/** The day's duty is over: each supervisor is told, and again tomorrow while anything is open. */
export async function closeComplaintDay(
  tx: Tx,
  { propertyId, now, policies }: Moment & { propertyId: number },
): Promise<void> {
  const property = await tx.property.findUnique({ where: { id: propertyId } });
  if (!property || (await countOpen(tx, propertyId)) === 0) return;
  for (const { personId } of await listHeads(tx, propertyId, "supervisor"))
    await promise(tx, { job: "tell-complaint-day", payload: { personId, propertyId }, runAt: now, now });
  await promiseDay(tx, property, { now, policies });
}

const openStage = { notIn: ["closed", "withdrawn"] };

function countOpen(tx: Tx, propertyId: number): Promise<number> {
  return tx.complaint.count({ where: { propertyId, stage: openStage } });
}

/** Open complaints a supervisor may know of: the major ones, and what is left over from the days before (K16). */
export async function listLeftOver(tx: Tx, staff: StaffMember, { now, zone }: { now: Date; zone: string }) {
  const today = timeOn(now, 0, 0, zone);
  const open = await tx.complaint.findMany({
    where: {
      propertyId: staff.propertyId,
      stage: openStage,
      OR: [{ severity: "major" }, { createdAt: { lt: today } }],
    },
    orderBy: { requestId: "asc" },
    take: 30,
  });
  const requests = await tx.request.findMany({ where: { id: { in: open.map(({ requestId }) => requestId) } } });
  const receivers = await tx.staff.findMany({
    where: { id: { in: open.map(({ receiverId }) => receiverId) } },
    include: { person: true },
  });
  const lines = [];
  for (const complaint of open) {
    if (await isKeptAway(tx, complaint.requestId, staff.id)) continue;
    lines.push({
      number: requests.find(({ id }) => id === complaint.requestId)?.number ?? "",
      severity: complaint.severity,
      stage: complaint.stage,
      nextAnswerAt: complaint.nextAnswerAt,
      receiver: receivers.find(({ id }) => id === complaint.receiverId)?.person.name ?? "",
    });
  }
  return lines;
}
