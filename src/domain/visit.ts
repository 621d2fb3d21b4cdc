import type { Tx } from "../db/client.ts";
import { cancelPromise, promise, replacePromise } from "../db/outbox.ts";
import type { Policy } from "../policy.ts";
import { afterQuiet, plus, timeOn } from "./calendar.ts";
import { hasChat } from "./chat.ts";
import { cancelDeskOrders, openDeskOrder } from "./desk.ts";
import { loadRota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { tell } from "./notice.ts";
import { pause } from "./pause.ts";
import { isThere, listSlots, reminderAt, type Slot } from "./slots.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { tellVisit } from "./visit-notice.ts";
import { setClock } from "./work-clock.ts";
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
  type WorkOrder,
} from "./work-order.ts";

const chaseKey = (workOrderId: number) => `visit:${workOrderId}`;

/**
 * The worker stands before a closed door, with a photo of it (R8). It is counted for both sides; the resident chooses a new time, and after too many vain
 * visits the supervisor decides. Errors: not-yours, visit-photo.
 */
export async function reportNobodyHome(
  tx: Tx,
  action: StaffAction & { files: readonly string[]; accountId: number },
): Promise<WorkOrder> {
  const { workOrderId, personId, files, accountId, now, policies } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (order.request.unitId === null || order.kind !== "repair") throw notYoursNow(order, staff);
  const back = { attempts: { increment: 1 }, departedAt: null, arrivedAt: null, level: 0 };
  if (!(await move(tx, "revisit", { id: order.id, assigneeId: staff.id }, back))) throw notYoursNow(order, staff);
  const shown = { fileIds: files, requestId: order.requestId, workOrderId, purpose: "result", now } as const;
  const fileIds = await attachFiles(tx, { ...shown, accountId });
  if (fileIds.length === 0) throw new DomainError("error-visit-photo", { number: order.request.number });
  await tx.appointment.updateMany({
    where: { workOrderId, status: { in: ["booked", "kept"] } },
    data: { status: "missed" },
  });
  const { awayCount } = await tx.request.update({
    where: { id: order.requestId },
    data: { awayCount: { increment: 1 } },
  });
  await record(tx, {
    ...lineOf(order),
    event: "nobody-home",
    actor: { type: "staff", personId: staff.personId },
    detail: { staffId: staff.id, count: awayCount, fileIds },
    at: now,
  });
  const { appointment, callback } = policies.for(order.property.code);
  const often = awayCount >= appointment.visits;
  // The supervisor's word has no day; the resident is phoned, and has until then.
  const until = often ? undefined : plus(now, callback.phone, order.property.zone);
  await pause(tx, order, { reason: "resident-away", until, quietly: true }, action);
  if (often) await askSupervisor(tx, order, now);
  else await offerSlots(tx, order, action);
  return { ...order, status: "accepted" };
}

async function askSupervisor(tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  const heads = await listHeads(tx, order.propertyId, "supervisor");
  for (const { personId } of heads) await tellVisit(tx, { personId, notice: "decide", workOrderId: order.id, now });
  if (heads[0]) await tx.workOrder.update({ where: { id: order.id }, data: { responsibleId: heads[0].id } });
  await tellReporter(tx, order, "nobody-home-often", now);
}

async function tellReporter(
  tx: Tx,
  { id, request: { reporterId } }: WorkOrder,
  notice: "nobody-home" | "nobody-home-often" | "booked" | "ended",
  now: Date,
): Promise<void> {
  if (reporterId !== null) await tellVisit(tx, { personId: reporterId, notice, workOrderId: id, now });
}

/** The resident is asked for a new time; whoever does not choose, or has no chat, is phoned. */
async function offerSlots(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<void> {
  const { appointment, quiet } = policies.for(order.property.code);
  const { zone } = order.property;
  const { reporterId } = order.request;
  const asked = reporterId !== null && (await hasChat(tx, reporterId));
  if (asked) await tellReporter(tx, order, "nobody-home", now);
  const runAt = asked ? afterQuiet(plus(now, appointment.patience, zone), quiet, zone) : now;
  const payload = { workOrderId: order.id };
  await replacePromise(tx, chaseKey(order.id), { job: "chase-visit", payload, runAt, now });
}

/** Nobody has chosen a time: the desk phones. */
export async function chaseVisit(tx: Tx, { workOrderId, now }: Moment & { workOrderId: number }): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.pausedReason !== "resident-away" || (await findBooked(tx, workOrderId))) return;
  await openDeskOrder(tx, order, "visit-call", "front-desk", now);
}

export function findBooked(tx: Tx, workOrderId: number) {
  return tx.appointment.findFirst({ where: { workOrderId, status: "booked" } });
}

/** Those who may choose a time for a resident on the phone. */
const phoning: readonly string[] = ["front-desk", "supervisor", "manager"];

/** The repair of a request that this person may agree on a visit for: its resident, its worker, the desk. */
async function findVisitable(tx: Tx, requestId: number, personId: number | undefined) {
  const found = await tx.workOrder.findFirst({ where: { requestId, kind: "repair" }, orderBy: { id: "desc" } });
  const order = found && (await getWorkOrder(tx, found.id));
  if (!order || personId === undefined) return undefined;
  if (order.request.reporterId === personId) return { order, actor: { type: "resident", personId } as const };
  const staff = await tx.staff.findUnique({ where: { personId } });
  if (!staff || staff.dismissedAt || staff.propertyId !== order.propertyId) return undefined;
  const may = order.assigneeId === staff.id || phoning.includes(staff.role);
  return may ? { order, actor: { type: "staff", personId } as const } : undefined;
}

/** The times that this person can choose; none when nothing is to be chosen. */
export async function listVisitSlots(
  tx: Tx,
  { requestId, personId, ...moment }: Moment & { requestId: number; personId: number | undefined },
): Promise<readonly Slot[]> {
  const found = await findVisitable(tx, requestId, personId);
  return found?.order.status === "accepted" ? listSlots(tx, found.order, moment) : [];
}

/** A time is agreed on; whoever is not on duty then gives the order to somebody who is. Errors: not-your-request, visit-step, visit-taken. */
export async function bookVisit(
  tx: Tx,
  {
    requestId,
    personId,
    startsAt,
    ...moment
  }: Moment & { requestId: number; personId: number | undefined; startsAt: Date },
): Promise<{ order: WorkOrder; slot: Slot }> {
  const { now, policies } = moment;
  const seen = (await findVisitable(tx, requestId, personId))?.order;
  if (!seen) throw new DomainError("error-not-your-request");
  // Two who choose the last free slot at once: the second sees what the first has taken.
  await tx.$executeRaw`select 1 from property where id = ${seen.propertyId} for no key update`;
  await tx.$executeRaw`select 1 from work_order where id = ${seen.id} for update`;
  const found = await findVisitable(tx, requestId, personId);
  if (!found) throw new DomainError("error-not-your-request");
  const { order, actor } = found;
  if (order.status !== "accepted") throw new DomainError("error-visit-step", { number: order.request.number });
  const slot = (await listSlots(tx, order, moment)).find((one) => one.startsAt.getTime() === startsAt.getTime());
  if (!slot) throw new DomainError("error-visit-taken");
  await tx.appointment.updateMany({ where: { workOrderId: order.id, status: "booked" }, data: { status: "moved" } });
  const { endsAt } = slot;
  const { id } = await tx.appointment.create({
    data: {
      propertyId: order.propertyId,
      workOrderId: order.id,
      startsAt,
      endsAt,
      status: "booked",
      bookedById: actor.personId,
      bookedAt: now,
    },
  });
  await cancelPromise(tx, chaseKey(order.id), now);
  await cancelDeskOrders(tx, order.requestId, ["visit-call"], now);
  const { free } = slot;
  if (!free.some((staff) => staff.id === order.assigneeId) && free[0]) await giveTo(tx, order, free[0], now);
  await tx.workOrder.update({
    where: { id: order.id },
    data: { pausedAt: null, pausedReason: null, pausedUntil: null, level: 0 },
  });
  const window = { from: startsAt.toISOString(), to: endsAt.toISOString() };
  await record(tx, { ...lineOf(order), event: "appointed", actor, detail: window, at: now });
  await setClock(tx, order.id, moment);
  const worker = await tx.workOrder.findUniqueOrThrow({ where: { id: order.id }, select: { assigneeId: true } });
  const assignee = await tx.staff.findUnique({ where: { id: worker.assigneeId ?? 0 } });
  if (assignee) await tellVisit(tx, { personId: assignee.personId, notice: "booked", workOrderId: order.id, now });
  if (actor.type === "staff") await tellReporter(tx, order, "booked", now);
  await promiseReminders(
    tx,
    { id, startsAt },
    { ...moment, policy: policies.for(order.property.code), zone: order.property.zone },
  );
  return { order, slot };
}

/** The order changes hands because of who is on duty when the visit is. */
async function giveTo(tx: Tx, order: WorkOrder, staff: StaffMember, now: Date): Promise<void> {
  const { count } = await tx.workOrder.updateMany({
    where: { id: order.id, status: "accepted", assigneeId: order.assigneeId },
    data: { assigneeId: staff.id, responsibleId: staff.id },
  });
  if (count === 0) return;
  const former = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  await record(tx, { ...lineOf(order), event: "transferred", actor: system, detail: { staffId: staff.id }, at: now });
  if (former && !former.dismissedAt)
    await tell(tx, { personId: former.personId, notice: "order-reassigned", workOrderId: order.id, now });
  await tell(tx, { personId: staff.personId, notice: "assigned", workOrderId: order.id, now });
}

/** Both sides are reminded the evening before and the hour before; residents never in their rest hours (F7). */
async function promiseReminders(
  tx: Tx,
  { id: appointmentId, startsAt }: { id: number; startsAt: Date },
  { now, policy, zone }: { now: Date; policy: Policy; zone: string },
): Promise<void> {
  const { evening, before } = policy.appointment;
  const wanted = { evening: timeOn(startsAt, -1, evening, zone), hour: plus(startsAt, before.negated(), zone) };
  for (const which of ["evening", "hour"] as const) {
    const times = {
      worker: wanted[which],
      resident: reminderAt(wanted[which], startsAt, { quiet: policy.quiet, zone }),
    };
    for (const side of ["worker", "resident"] as const) {
      if (times[side] <= now) continue;
      const payload = { appointmentId, which, side };
      await promise(tx, { job: "remind-visit", payload, runAt: times[side], now });
    }
  }
}

/** A visit comes near. Who is not on duty then has it taken over first. */
export async function remindVisit(
  tx: Tx,
  about: Moment & { appointmentId: number; which: "evening" | "hour"; side: "worker" | "resident" },
): Promise<void> {
  const { appointmentId, which, side, now, policies } = about;
  const visit = await tx.appointment.findUnique({ where: { id: appointmentId } });
  if (visit?.status !== "booked") return;
  await tx.$executeRaw`select 1 from work_order where id = ${visit.workOrderId} for update`;
  const order = await getWorkOrder(tx, visit.workOrderId);
  if (order.status !== "accepted" && order.status !== "on-the-way") return;
  if (side === "resident") {
    const { reporterId } = order.request;
    if (reporterId !== null) await tellVisit(tx, { personId: reporterId, notice: which, workOrderId: order.id, now });
    return;
  }
  const { zone, code } = order.property;
  const staff = await listStaff(tx, order.propertyId);
  const own = staff.find(({ id }) => id === order.assigneeId);
  const rota = await loadRota(tx, staff, { policy: policies.for(code), zone, from: now });
  if (own && isThere(rota, own, visit.startsAt, visit.endsAt))
    return tellVisit(tx, { personId: own.personId, notice: which, workOrderId: order.id, now });
  const other = await findStandIn(tx, order, visit, about);
  if (!other) return askHeads(tx, order, now);
  await giveTo(tx, order, other, now);
  await setClock(tx, order.id, about);
  await tellVisit(tx, { personId: other.personId, notice: which, workOrderId: order.id, now });
}

/** Somebody able who is on duty for the visit and expected nowhere else. */
async function findStandIn(
  tx: Tx,
  order: WorkOrder,
  { startsAt }: { startsAt: Date },
  moment: Moment,
): Promise<StaffMember | undefined> {
  // As it looked from before the day of the visit, so that a slot of today counts as well.
  const then = { ...moment, now: new Date(startsAt.getTime() - 24 * 60 * 60_000) };
  const slots = await listSlots(tx, order, then);
  return slots.find((one) => one.startsAt.getTime() === startsAt.getTime())?.free[0];
}

async function askHeads(tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  for (const { personId } of await listHeads(tx, order.propertyId, "supervisor"))
    await tell(tx, { personId, notice: "nobody-on-duty", workOrderId: order.id, now });
}

/** After too many vain visits a head has it tried again, or ends it (R8). Errors: staff-only, unknown-order, visit-step. */
export async function decideVisits(tx: Tx, action: StaffAction & { decision: "again" | "end" }): Promise<WorkOrder> {
  const { workOrderId, personId, decision, now } = action;
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const order = await getOrderFor(tx, workOrderId, staff);
  const actor = { type: "staff", personId: staff.personId } as const;
  if (order.status !== "accepted" || order.pausedReason !== "resident-away")
    throw new DomainError("error-visit-step", { number: order.request.number });
  await record(tx, { ...lineOf(order), event: "visits-decided", actor, detail: { decision }, at: now });
  if (decision === "again") {
    await tx.workOrder.update({ where: { id: order.id }, data: { responsibleId: order.assigneeId } });
    await offerSlots(tx, order, action);
    return order;
  }
  if (!(await move(tx, "withdraw", { id: order.id }, { closedAt: now, result: "nobody-home" })))
    throw new DomainError("error-visit-step", { number: order.request.number });
  await endDeadline(tx, order.id, now);
  await cancelDeskOrders(tx, order.requestId, ["visit-call"], now);
  await record(tx, { ...lineOf(order), event: "cancelled", actor, at: now });
  await tx.request.updateMany({
    where: { id: order.requestId, status: "open" },
    data: { status: "cancelled", closedAt: now },
  });
  const worker = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  if (worker) await tell(tx, { personId: worker.personId, notice: "order-cancelled", workOrderId: order.id, now });
  await tellReporter(tx, order, "ended", now);
  return order;
}
