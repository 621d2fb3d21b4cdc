import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";
import { dateOf } from "./bill.ts";
import { today } from "./calendar.ts";
import { DomainError } from "./error.ts";
import { requireStaff } from "./staff.ts";
import { record } from "./timeline.ts";
import { getOrderFor, lineOf, type StaffAction, type WorkOrder, workingStatuses } from "./work-order.ts";

/** Why a repair was not finished on a day (R12). */
export const unfinishedReasons = ["parts", "away", "time", "quote", "other"] as const;
export type UnfinishedReason = (typeof unfinishedReasons)[number];

/** Repairs of a property that somebody has in hand. */
async function listInHand(tx: Tx, propertyId: number, staffId?: number) {
  return tx.workOrder.findMany({
    where: {
      propertyId,
      kind: "repair",
      status: { in: [...workingStatuses] },
      ...(staffId === undefined ? {} : { assigneeId: staffId }),
    },
    include: { request: true },
    orderBy: { id: "asc" },
    take: 500,
  });
}

/** The day ends: whoever has a repair in hand is asked why it is not finished. What stands still has said so already. */
export async function askUnfinished(
  tx: Tx,
  { id: propertyId, zone }: { id: number; zone: string },
  now: Date,
): Promise<void> {
  const day = today(now, zone);
  const orders = await listInHand(tx, propertyId);
  const rows = orders.map(({ id }) => ({ workOrderId: id, date: dateOf(day), propertyId }));
  await tx.unfinished.createMany({ data: rows, skipDuplicates: true });
  for (const { id, assigneeId, pausedAt } of orders) {
    const worker = pausedAt ? null : await tx.staff.findUnique({ where: { id: assigneeId ?? 0 } });
    if (!worker) continue;
    const payload = { personId: worker.personId, workOrderId: id, day };
    await promise(tx, { job: "tell-unfinished", payload, runAt: now, now });
  }
}

/** The worker says why, or another reason than before. Errors: staff-only, unknown-order, not-yours. */
export async function sayUnfinished(
  tx: Tx,
  action: StaffAction & { day: string; reason: UnfinishedReason; words: string | null },
): Promise<WorkOrder> {
  const { workOrderId, personId, day, reason, words, now } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  const { count } = await tx.unfinished.updateMany({
    where: { workOrderId, date: dateOf(day), propertyId: staff.propertyId },
    data: { reason, words, staffId: staff.id, at: now },
  });
  if (order.assigneeId !== staff.id || count === 0)
    throw new DomainError("error-not-yours", { number: order.request.number });
  await record(tx, {
    ...lineOf(order),
    event: "unfinished",
    actor: { type: "staff", personId: staff.personId },
    detail: { day, reason, ...(words === null ? {} : { words }) },
    at: now,
  });
  return order;
}

/** The next morning every worker is told what is left of the days before (R13). */
export async function carryOverToWorkers(tx: Tx, propertyId: number, now: Date): Promise<void> {
  const left = (await listInHand(tx, propertyId)).map(({ assigneeId }) => assigneeId ?? 0);
  for (const { personId } of await tx.staff.findMany({ where: { id: { in: left }, dismissedAt: null } }))
    await promise(tx, { job: "tell-carry-over", payload: { personId }, runAt: now, now });
}

/** What somebody has left of the days before, with what was said about it last. */
export async function listCarriedOver(tx: Tx, staff: { id: number; propertyId: number }, before: Date) {
  const orders = (await listInHand(tx, staff.propertyId, staff.id)).filter(({ createdAt }) => createdAt < before);
  const said = await tx.unfinished.findMany({
    where: { workOrderId: { in: orders.map(({ id }) => id) }, reason: { not: null } },
    orderBy: { date: "desc" },
  });
  return orders.map((order) => ({ order, said: said.find(({ workOrderId }) => workOrderId === order.id) }));
}
