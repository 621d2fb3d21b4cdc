import type { Tx } from "../db/client.ts";
import { helpsWith } from "./assist.ts";
import { afterQuiet, plus } from "./calendar.ts";
import { promiseCallback } from "./callback.ts";
import { hasChat } from "./chat.ts";
import { tellHandlers } from "./complaint-clock.ts";
import { cancelDeskOrders, openDeskOrder } from "./desk.ts";
import { loadRota, nextOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { tell } from "./notice.ts";
import { agreedAmount } from "./quote.ts";
import { listHeads, listStaff, requireStaff } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import {
  endDeadline,
  findWorkOrder,
  getOrderFor,
  getWorkOrder,
  lineOf,
  type Moment,
  move,
  notYoursNow,
  type StaffAction,
  setDeadline,
  tellResident,
  type WorkOrder,
} from "./work-order.ts";

/** What came of a repair, and the photos of it from one of the worker's accounts. */
export interface Completion extends StaffAction {
  readonly result: string;
  /** What it costs the resident, in cents; what they agreed to unless it is less (R5). */
  readonly amountCents?: number | undefined;
  readonly files?: readonly string[];
  readonly accountId?: number;
}

/** Photos that somebody sent along, from one of their accounts. */
interface Sent {
  readonly files?: readonly string[];
  readonly accountId?: number;
}

/** The worker reports a repair as done, with its result (R10). Then the resident's word is asked for; in public areas somebody looks again (R11). */
export async function completeWorkOrder(tx: Tx, action: Completion): Promise<WorkOrder> {
  const { workOrderId, personId, result, files = [], accountId, now, policies } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  // Whoever joined in may report it as well.
  const assigneeId = (await helpsWith(tx, order.id, staff.id)) ? order.assigneeId : staff.id;
  const amountCents = order.kind === "repair" ? await agreedAmount(tx, order, action.amountCents) : null;
  const changed = await move(
    tx,
    "complete",
    { id: order.id, assigneeId, kind: "repair" },
    { result, amountCents, doneAt: now, level: 0 },
  );
  if (!changed) throw notYoursNow(order, staff);
  const photos = { fileIds: files, requestId: order.requestId, workOrderId, purpose: "result", now } as const;
  const fileIds = accountId === undefined ? [] : await attachFiles(tx, { ...photos, accountId });
  await record(tx, {
    ...lineOf(order),
    event: "completed",
    actor: { type: "staff", personId: staff.personId },
    detail: {
      result,
      ...(fileIds.length === 0 ? {} : { fileIds }),
      ...(amountCents === null ? {} : { amountCents }),
    },
    at: now,
  });
  await tellResident(tx, order, "completed", now);
  const looked = await tx.complaint.findUnique({ where: { inspectionId: order.requestId } });
  if (looked) await tellHandlers(tx, looked.requestId, "looked", now);
  await setDeadline(tx, order, "chase-sign-off", await firstChase(tx, order, { now, policies }), now);
  return order;
}

async function firstChase(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<Date> {
  const policy = policies.for(order.property.code);
  const { zone } = order.property;
  if (await isInspected(tx, order)) {
    const desk = await listStaff(tx, order.propertyId, "front-desk");
    const rota = await loadRota(tx, desk, { policy, zone, from: now });
    return nextOnDuty(rota.dutyOf(desk), plus(now, policy.repair.reInspect, zone));
  }
  if (!(await canBeAsked(tx, order))) return now;
  return afterQuiet(plus(now, policy.repair.signOff.remind, zone), policy.quiet, zone);
}

/** Public areas are looked at again by the front desk; in the clubhouse the staff who reported sign themselves (R11). */
export async function isInspected(tx: Tx, { request }: WorkOrder): Promise<boolean> {
  if (request.unitId !== null) return false;
  const area = await tx.publicArea.findFirst({ where: { id: request.publicAreaId ?? 0 } });
  const byStaff =
    request.reporterId !== null && (await tx.staff.count({ where: { personId: request.reporterId } })) > 0;
  return !(area?.clubhouse && byStaff);
}

/** Whether the reporter has a chat to be asked in. */
async function canBeAsked(tx: Tx, { request }: WorkOrder): Promise<boolean> {
  return request.reporterId !== null && hasChat(tx, request.reporterId);
}

/** Nobody has signed yet (R10): remind, then have the front desk call; where a second look is due, open it. Silence is not consent. */
export async function chaseSignOff(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.status !== "done") return;
  const policy = policies.for(order.property.code);
  const { zone } = order.property;
  const doneAt = order.doneAt ?? now;
  const phoneAt = afterQuiet(plus(doneAt, policy.repair.signOff.phone, zone), policy.quiet, zone);
  if (await isInspected(tx, order)) {
    await openDeskOrder(tx, order, "re-inspection", "front-desk", now);
  } else if (order.level === 0 && order.request.reporterId !== null && phoneAt > now && (await canBeAsked(tx, order))) {
    await tell(tx, { personId: order.request.reporterId, notice: "sign-off-reminder", workOrderId: order.id, now });
    await record(tx, { ...lineOf(order), event: "sign-off-reminded", actor: system, at: now });
    await tx.workOrder.update({ where: { id: order.id }, data: { level: 1 } });
    return setDeadline(tx, order, "chase-sign-off", phoneAt, now);
  } else {
    await openDeskOrder(tx, order, "sign-off-call", "front-desk", now);
  }
  await tx.workOrder.update({ where: { id: order.id }, data: { level: 2 } });
  await setDeadline(tx, order, "chase-sign-off", plus(now, policy.repair.signOff.phone, zone), now);
}

/** The resident who reported says that it is repaired (R10). Errors: not-your-request, nothing-to-sign. */
export async function signOffRepair(
  tx: Tx,
  { workOrderId, personId, remark, now, policies }: SignOff,
): Promise<WorkOrder> {
  const order = await requireReported(tx, workOrderId, personId);
  // A public area is looked at again, whatever its reporter says (R11).
  if (await isInspected(tx, order)) throw new DomainError("error-inspected-instead", { number: order.request.number });
  await closeRepair(
    tx,
    order,
    { type: "resident", personId: order.request.reporterId ?? 0 },
    { remark },
    { now, policies },
  );
  const worker = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  if (worker) await tell(tx, { personId: worker.personId, notice: "signed-off", workOrderId: order.id, now });
  return order;
}

/** The resident says it is not repaired: same number, counted, dispatched again, and the supervisor hears (R10). */
export async function rejectRepair(
  tx: Tx,
  { workOrderId, personId, remark, files = [], accountId, now }: SignOff & Sent,
): Promise<WorkOrder> {
  const order = await requireReported(tx, workOrderId, personId);
  const photos = { fileIds: files, requestId: order.requestId, workOrderId, purpose: "report", now } as const;
  const fileIds = accountId === undefined ? [] : await attachFiles(tx, { ...photos, accountId });
  await reopenRepair(tx, order, { type: "resident", personId: order.request.reporterId ?? 0 }, remark, now, fileIds);
  return order;
}

interface SignOff extends Moment {
  readonly workOrderId: number;
  readonly personId: number | undefined;
  readonly remark: string;
}

async function requireReported(tx: Tx, workOrderId: number, personId: number | undefined): Promise<WorkOrder> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || personId === undefined || order.request.reporterId !== personId)
    throw new DomainError("error-not-your-request");
  return order;
}

/** Ends a repair that is done, and the request with it. Errors: nothing-to-sign. */
export async function closeRepair(
  tx: Tx,
  order: WorkOrder,
  actor: Actor,
  detail: { remark: string },
  moment: Moment,
): Promise<void> {
  const { now } = moment;
  if (!(await move(tx, "signOff", { id: order.id }, { closedAt: now })))
    throw new DomainError("error-nothing-to-sign", { number: order.request.number });
  await endDeadline(tx, order.id, now);
  await cancelDeskOrders(tx, order.requestId, ["sign-off-call", "re-inspection", "signature"], now);
  await record(tx, {
    ...lineOf(order),
    event: "signed-off",
    actor,
    detail: {
      ...(detail.remark === "" ? {} : detail),
      // With the repair its price is confirmed (R5).
      ...(order.amountCents === null ? {} : { amountCents: order.amountCents }),
    },
    at: now,
  });
  await closeRequest(tx, order.requestId, now);
  await promiseCallback(tx, order, moment);
}

/** A repair that was done goes out again. Errors: nothing-to-sign. */
export async function reopenRepair(
  tx: Tx,
  order: WorkOrder,
  actor: Actor,
  remark: string,
  now: Date,
  fileIds: readonly string[] = [],
): Promise<void> {
  await cancelDeskOrders(tx, order.requestId, ["sign-off-call", "re-inspection", "signature"], now);
  await sendOutAgain(tx, order, "reopen", { actor, remark, fileIds, now });
}

/** A closed repair goes out again because its resident is not content after all (C4). */
export async function reopenClosedRepair(
  tx: Tx,
  workOrderId: number,
  actor: Actor,
  { remark, now }: Moment & { remark: string },
): Promise<void> {
  const order = await getWorkOrder(tx, workOrderId);
  if (order.status !== "closed") return;
  await tx.request.updateMany({
    where: { id: order.requestId, status: "closed" },
    data: { status: "open", closedAt: null },
  });
  await sendOutAgain(tx, order, "reopenClosed", { actor, remark, now });
}

async function sendOutAgain(
  tx: Tx,
  order: WorkOrder,
  verb: "reopen" | "reopenClosed",
  { actor, remark, fileIds = [], now }: { actor: Actor; remark: string; fileIds?: readonly string[]; now: Date },
): Promise<void> {
  const heads = await listHeads(tx, order.propertyId, "supervisor");
  const blank = { doneAt: null, closedAt: null, acceptedAt: null, departedAt: null, arrivedAt: null };
  const again = {
    ...blank,
    remark: remark === "" ? null : remark,
    level: 0,
    reopenedCount: { increment: 1 },
    responsibleId: heads[0]?.id ?? order.responsibleId,
  };
  if (!(await move(tx, verb, { id: order.id }, again)))
    throw new DomainError("error-nothing-to-sign", { number: order.request.number });
  await tx.request.update({ where: { id: order.requestId }, data: { reopenedCount: { increment: 1 } } });
  const said = { ...(remark === "" ? {} : { remark }), ...(fileIds.length === 0 ? {} : { fileIds }) };
  await record(tx, { ...lineOf(order), event: "not-fixed", actor, detail: said, at: now });
  await setDeadline(tx, order, "dispatch", now, now);
  for (const { personId } of heads) await tell(tx, { personId, notice: "reopened", workOrderId: order.id, now });
}

/** Closes the request when none of its work orders is open. */
export async function closeRequest(tx: Tx, requestId: number, now: Date): Promise<void> {
  const open = await tx.workOrder.count({ where: { requestId, status: { notIn: ["closed", "cancelled"] } } });
  if (open > 0) return;
  await tx.request.updateMany({ where: { id: requestId, status: "open" }, data: { status: "closed", closedAt: now } });
}
