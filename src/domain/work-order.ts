import type { Temporal } from "temporal-polyfill";
import type { Tx } from "../db/client.ts";
import { cancelPromise, priorities, replacePromise } from "../db/outbox.ts";
import { lengthMs, type Policies, type Policy } from "../policy.ts";
import { plus } from "./calendar.ts";
import { loadRota, plusOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { requireAdmitted } from "./isolation.ts";
import { tell } from "./notice.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import { record, type TimelineEvent } from "./timeline.ts";
import { findWindow, windowDetail } from "./visit-window.ts";
import { isClocked, setClock } from "./work-clock.ts";

/** What staff may have to do about a request. Those in `domain/desk.ts` are done at the desk; complaints and emergencies have a life of their own. */
export const workOrderKinds = [
  "repair",
  "sign-off-call",
  "talk-call",
  "undelivered",
  "re-inspection",
  "signature",
  "callback-call",
  "complaint",
  "complaint-approval",
  "emergency",
  "incident-report",
  "answer",
  "answer-approval",
  "payment-check",
  "bill-dispute",
  "fee-visit",
  "remark",
  "data-change",
  "data-removal",
  "quote-call",
  "visit-call",
] as const;
export type WorkOrderKind = (typeof workOrderKinds)[number];

export const workOrderStatuses = [
  "waiting",
  "offered",
  "accepted",
  "on-the-way",
  "on-the-spot",
  "done",
  "closed",
  "cancelled",
] as const;
export type WorkOrderStatus = (typeof workOrderStatuses)[number];

/** Statuses in which somebody still has to do something. */
export const openStatuses = [
  "waiting",
  "offered",
  "accepted",
  "on-the-way",
  "on-the-spot",
  "done",
] as const satisfies readonly WorkOrderStatus[];
/** Taken and not yet done. */
export const workingStatuses = ["accepted", "on-the-way", "on-the-spot"] as const satisfies readonly WorkOrderStatus[];

/** The life of a work order: every change of status there is. */
export const lifeCycle = {
  offer: { from: ["waiting", "offered"], to: "offered" },
  accept: { from: ["offered"], to: "accepted" },
  assign: { from: ["waiting", "offered", "accepted", "on-the-way"], to: "accepted" },
  /** Whoever has it cannot go on: it goes out again. */
  release: { from: workingStatuses, to: "waiting" },
  /** A colleague takes it over (转单). */
  transfer: { from: workingStatuses, to: "accepted" },
  depart: { from: ["accepted"], to: "on-the-way" },
  arrive: { from: ["accepted", "on-the-way"], to: "on-the-spot" },
  /** Nobody was home: he comes again (R8). */
  revisit: { from: ["on-the-spot"], to: "accepted" },
  // A worker who forgot to say that he arrived is still done.
  complete: { from: workingStatuses, to: "done" },
  /** Desk work needs nobody's sign-off. */
  settle: { from: workingStatuses, to: "closed" },
  signOff: { from: ["done"], to: "closed" },
  /** What was written is not signed but sent back to its writer. */
  sendBack: { from: ["done"], to: "accepted" },
  reopen: { from: ["done"], to: "waiting" },
  /** The resident was asked afterwards and is not content (C4). */
  reopenClosed: { from: ["closed"], to: "waiting" },
  /** By the resident, while nothing has begun. */
  cancel: { from: ["waiting", "offered", "accepted", "on-the-way"], to: "cancelled" },
  /** Desk work that something else has made needless. */
  withdraw: { from: ["waiting", "offered", ...workingStatuses], to: "cancelled" },
} as const satisfies Record<string, { from: readonly WorkOrderStatus[]; to: WorkOrderStatus }>;
export type Move = keyof typeof lifeCycle;

/** Now, and the time limits that hold. */
export interface Moment {
  readonly now: Date;
  readonly policies: Policies;
}

/** A work order with what belongs to it. */
export type WorkOrder = NonNullable<Awaited<ReturnType<typeof findWorkOrder>>>;

/** The work order, of one property when one is named; undefined when there is none. */
export async function findWorkOrder(tx: Tx, id: number, propertyId?: number) {
  const order = await tx.workOrder.findFirst({
    where: { id, ...(propertyId === undefined ? {} : { propertyId }) },
    include: { request: true },
  });
  if (!order) return undefined;
  const property = await tx.property.findUniqueOrThrow({ where: { id: order.propertyId } });
  return { ...order, property };
}

/** As {@link findWorkOrder}; error: unknown-order. */
export async function getWorkOrder(tx: Tx, id: number, propertyId?: number): Promise<WorkOrder> {
  const order = await findWorkOrder(tx, id, propertyId);
  if (!order) throw new DomainError("error-unknown-order");
  return order;
}

/** A work order that this member of staff may know of. Error: unknown-order. */
export async function getOrderFor(
  tx: Tx,
  id: number,
  staff: Pick<StaffMember, "id" | "propertyId">,
): Promise<WorkOrder> {
  const order = await getWorkOrder(tx, id, staff.propertyId);
  await requireAdmitted(tx, order.requestId, staff);
  return order;
}

type Change = NonNullable<Parameters<Tx["workOrder"]["updateMany"]>[0]>;

/** One conditional change of status. Returns whether this caller made it; false means that somebody was faster. */
export async function move(tx: Tx, verb: Move, where: Change["where"], data: Change["data"] = {}): Promise<boolean> {
  const { from, to } = lifeCycle[verb];
  // Whatever happens to an order ends its pause, unless it only changes hands.
  const going = verb === "transfer" ? {} : { pausedAt: null, pausedReason: null, pausedUntil: null };
  const { count } = await tx.workOrder.updateMany({
    where: { ...where, status: { in: [...from] } },
    data: { ...going, ...data, status: to },
  });
  return count > 0;
}

/** Sets the one deadline of an open work order. It is replaced, never just taken away (invariant). */
export async function setDeadline(
  tx: Tx,
  order: { id: number; priority: string },
  job: string,
  runAt: Date,
  now: Date,
): Promise<void> {
  const priority = order.priority === "emergency" ? priorities.alarm : priorities.ordinary;
  await replacePromise(tx, deadlineKey(order.id), { job, payload: { workOrderId: order.id }, runAt, now, priority });
}

/** The work order has ended, and its deadline with it. */
export async function endDeadline(tx: Tx, workOrderId: number, now: Date): Promise<void> {
  await cancelPromise(tx, deadlineKey(workOrderId), now);
}

export function deadlineKey(workOrderId: number): string {
  return `deadline:${workOrderId}`;
}

/** The time limits for a kind of work. */
export function clockFor(policy: Policy, kind: string, priority = "routine"): Policy["desk"] {
  const clock = clockOf(policy, kind);
  const own = priority === "emergency" || priority === "urgent" ? clock[priority] : clock.routine;
  const { accept, arrive, complete, escalate, warn } = clock;
  return { ...clock, ...{ accept, arrive, complete, escalate, warn }, ...present(own) };
}

function present<T extends object>(own: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}

function clockOf(policy: Policy, kind: string): Policy["desk"] {
  if (kind === "repair") return policy.repair;
  if (kind === "answer") return { ...policy.desk, arrive: policy.inquiry.answer, complete: policy.inquiry.answer };
  if (kind === "answer-approval")
    return { ...policy.desk, arrive: policy.inquiry.approve, complete: policy.inquiry.approve };
  if (kind === "remark") return { ...policy.desk, arrive: policy.remark.answer, complete: policy.remark.answer };
  return policy.desk;
}

/** `now` plus a duration that runs day and night for emergencies and while one of these people is on duty for the rest (R3). */
export async function due(
  tx: Tx,
  order: WorkOrder,
  duration: Temporal.Duration,
  staff: readonly Pick<StaffMember, "id" | "shift">[],
  { now, policies }: Moment,
): Promise<Date> {
  const { zone, code } = order.property;
  if (order.priority === "emergency") return plus(now, duration, zone);
  const rota = await loadRota(tx, staff, { policy: policies.for(code), zone, from: now });
  return plusOnDuty(rota.dutyOf(staff), now, lengthMs(duration));
}

/** Somebody of the staff acts on a work order of their property. */
export interface StaffAction extends Moment {
  readonly workOrderId: number;
  readonly personId: number | undefined;
}

/** A member of staff takes a work order that was offered to them (R3, X5). Only the first of several acceptances wins. */
export async function acceptWorkOrder(tx: Tx, action: StaffAction & { round: number }): Promise<WorkOrder> {
  const { workOrderId, personId, round, now, policies } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  const taken = { assigneeId: staff.id, responsibleId: staff.id, acceptedAt: now, level: 0 };
  if (!(await move(tx, "accept", { id: order.id, round }, taken))) throw await takenError(tx, order.id, staff);
  const mine = { workOrderId: order.id, round, staffId: staff.id, status: "open" };
  const { count } = await tx.offer.updateMany({ where: mine, data: { status: "accepted", answeredAt: now } });
  if (count === 0) throw new DomainError("error-not-offered");
  await withdrawOffers(tx, order.id, "offer-taken", now);
  await record(tx, {
    ...lineOf(order),
    event: "accepted",
    actor: { type: "staff", personId: staff.personId },
    detail: { staffId: staff.id, ...windowDetail(await findWindow(tx, order, now)) },
    at: now,
  });
  if (isClocked(order.kind)) await setClock(tx, order.id, { now, policies });
  else await setDeadline(tx, order, "escalate", await arrivalDue(tx, order, staff, { now, policies }), now);
  await tellResident(tx, order, "accepted", now);
  return order;
}

/** When somebody who takes the order now has to be there. */
export async function arrivalDue(tx: Tx, order: WorkOrder, staff: StaffMember, moment: Moment): Promise<Date> {
  const policy = moment.policies.for(order.property.code);
  const limit = order.priority === "emergency" ? policy.emergency.arrive : clockFor(policy, order.kind).arrive;
  if (order.kind === "answer") {
    // The time was named to the resident when they asked; whoever takes it late has the time for taking.
    const promised = await due(tx, order, limit, [staff], { ...moment, now: order.createdAt });
    return promised > moment.now ? promised : due(tx, order, clockFor(policy, order.kind).accept, [staff], moment);
  }
  return due(tx, order, limit, [staff], moment);
}

/** By when a resident who did not answer in the chat has to be reached by phone; then the supervisor hears (C1, C5). */
export function callLimit(order: WorkOrder, policy: Policy): Date {
  return plus(order.createdAt, policy.callback.phone, order.property.zone);
}

async function takenError(tx: Tx, workOrderId: number, staff: StaffMember): Promise<DomainError> {
  const order = await getWorkOrder(tx, workOrderId);
  if (order.assigneeId === staff.id) return new DomainError("error-already-yours", { number: order.request.number });
  if (order.status === "cancelled") return new DomainError("error-order-cancelled", { number: order.request.number });
  if (order.status === "waiting" || order.status === "offered") return new DomainError("error-not-offered");
  return new DomainError("error-already-taken", { number: order.request.number });
}

/** A member of staff does not take an order offered to them; when nobody is left to answer, it climbs at once (R4). */
export async function declineWorkOrder(
  tx: Tx,
  action: StaffAction & { round: number; reason: string },
): Promise<WorkOrder> {
  const { workOrderId, personId, round, reason, now } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (!(await declineOffer(tx, order, { staff, round, reason, now }))) throw await takenError(tx, order.id, staff);
  return order;
}

/** Answers an open offer with no; false when it is not open any more. */
export async function declineOffer(
  tx: Tx,
  order: WorkOrder,
  { staff, round, reason, now }: { staff: StaffMember; round: number; reason: string; now: Date },
): Promise<boolean> {
  // Taken first, as acceptance does: two who decline at once must not each see the other's offer still open.
  await tx.$queryRaw`select id from work_order where id = ${order.id} for update`;
  const mine = { workOrderId: order.id, round, staffId: staff.id, status: "open" };
  const { count } = await tx.offer.updateMany({ where: mine, data: { status: "declined", reason, answeredAt: now } });
  if (count === 0) return false;
  await record(tx, {
    ...lineOf(order),
    event: "declined",
    actor: { type: "staff", personId: staff.personId },
    detail: { reason, staffId: staff.id },
    at: now,
  });
  const left = await tx.offer.count({ where: { workOrderId: order.id, round, status: "open" } });
  if (left === 0) await setDeadline(tx, order, "escalate", now, now);
  return true;
}

/** The worker is on the way. */
export async function departForWorkOrder(tx: Tx, action: StaffAction): Promise<WorkOrder> {
  const stamp = { departedAt: action.now };
  const order = await progress(tx, action, { verb: "depart", event: "departed", stamp });
  await setClock(tx, order.id, action);
  return order;
}

/** The worker is on the spot; from now on the time for finishing runs. */
export async function arriveAtWorkOrder(tx: Tx, action: StaffAction): Promise<WorkOrder> {
  const order = await progress(tx, action, {
    verb: "arrive",
    event: "arrived",
    stamp: { arrivedAt: action.now, level: 0 },
  });
  await tx.appointment.updateMany({ where: { workOrderId: order.id, status: "booked" }, data: { status: "kept" } });
  await setClock(tx, order.id, action);
  return order;
}

async function progress(
  tx: Tx,
  { workOrderId, personId, now }: StaffAction,
  { verb, event, stamp }: { verb: "depart" | "arrive"; event: "departed" | "arrived"; stamp: Change["data"] },
): Promise<WorkOrder> {
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (order.kind.startsWith("complaint")) throw new DomainError("error-unknown-order");
  if (!(await move(tx, verb, { id: order.id, assigneeId: staff.id }, stamp))) throw notYoursNow(order, staff);
  await record(tx, { ...lineOf(order), event, actor: { type: "staff", personId: staff.personId }, at: now });
  await tellResident(tx, order, event, now);
  return order;
}

/** Why a worker's report does not fit the order any more. */
export function notYoursNow(order: WorkOrder, staff: StaffMember): DomainError {
  if (order.status === "cancelled") return new DomainError("error-order-cancelled", { number: order.request.number });
  const id = order.assigneeId === staff.id ? "error-already-reported" : "error-not-yours";
  return new DomainError(id, { number: order.request.number });
}

/** Tells the person who reported, if they are known. */
export async function tellResident(
  tx: Tx,
  order: WorkOrder,
  notice: Parameters<typeof tell>[1]["notice"],
  now: Date,
): Promise<void> {
  const { reporterId } = order.request;
  // Desk work is about the resident, not for them.
  if (reporterId === null || order.kind !== "repair") return;
  const priority = order.priority === "emergency" ? priorities.alarm : priorities.ordinary;
  await tell(tx, { personId: reporterId, notice, workOrderId: order.id, now, priority });
}

/** Ends the open offers of an order and tells those who had them. */
export async function withdrawOffers(
  tx: Tx,
  workOrderId: number,
  notice: "offer-taken" | "order-cancelled",
  now: Date,
): Promise<void> {
  const open = await tx.offer.findMany({ where: { workOrderId, status: "open" } });
  if (open.length === 0) return;
  await tx.offer.updateMany({ where: { workOrderId, status: "open" }, data: { status: "withdrawn", answeredAt: now } });
  const losers = await tx.staff.findMany({ where: { id: { in: open.map(({ staffId }) => staffId) } } });
  for (const { personId } of losers) await tell(tx, { personId, notice, workOrderId, now });
}

/** The part of a time line entry that says where it belongs. */
export function lineOf(order: { id: number; requestId: number; propertyId: number }): {
  propertyId: number;
  requestId: number;
  workOrderId: number;
} {
  return { propertyId: order.propertyId, requestId: order.requestId, workOrderId: order.id };
}

export type { TimelineEvent };
