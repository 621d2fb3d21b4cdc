import type { Tx } from "../db/client.ts";
import { lockRequest } from "../db/request.ts";
import { DomainError } from "./error.ts";
import { endLate, nameTime, promiseLate, type Taken, tellInquirer } from "./inquiry.ts";
import { tell } from "./notice.ts";
import { closeRequest } from "./sign-off.ts";
import { listHeads, requireStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { type Actor, record, system, type TimelineEvent } from "./timeline.ts";
import {
  arrivalDue,
  endDeadline,
  getOrderFor,
  getWorkOrder,
  lineOf,
  type Moment,
  move,
  notYoursNow,
  type StaffAction,
  setDeadline,
  type WorkOrder,
} from "./work-order.ts";

/** A colleague answers a question; in writing it first goes to the supervisor (Q1, Q2). Errors: staff-only, not-yours. */
export async function answerInquiry(
  tx: Tx,
  action: StaffAction & { readonly answer: string },
): Promise<{ order: WorkOrder; sent: boolean }> {
  const { answer, now } = action;
  const { order, staff } = await settle(tx, action, "answer", answer);
  const inquiry = await inquiryOf(tx, order);
  const approves = staff.role === "supervisor" || staff.role === "manager";
  await tx.inquiry.update({ where: { id: inquiry.id }, data: { answer, answeredById: staff.id } });
  const event: TimelineEvent = inquiry.written && !approves ? "answer-drafted" : "answered";
  await note(tx, order, event, staff, { answer }, now);
  if (event === "answered") {
    await send(tx, order, inquiry.id, now);
    return { order, sent: true };
  }
  const [head] = await listHeads(tx, order.propertyId, "supervisor");
  const role: StaffRole = head?.role === "manager" ? "manager" : "supervisor";
  await openOrder(tx, order, { kind: "answer-approval", role, result: answer }, now);
  return { order, sent: false };
}

/** The supervisor lets a written answer go out (Q2). Errors: staff-only, not-yours. */
export async function approveAnswer(tx: Tx, action: StaffAction): Promise<WorkOrder> {
  const { order, staff } = await settle(tx, action, "answer-approval", "approved");
  const inquiry = await inquiryOf(tx, order);
  await tx.inquiry.update({ where: { id: inquiry.id }, data: { approvedById: staff.id } });
  await note(tx, order, "answer-approved", staff, {}, action.now);
  await send(tx, order, inquiry.id, action.now);
  return order;
}

/** The supervisor wants it answered otherwise: it goes back to whoever wrote it, with a remark. Errors: staff-only, not-yours. */
export async function returnAnswer(tx: Tx, action: StaffAction & { readonly remark: string }): Promise<WorkOrder> {
  const { remark, now, policies } = action;
  const { order, staff } = await settle(tx, action, "answer-approval", "returned");
  const inquiry = await inquiryOf(tx, order);
  await note(tx, order, "answer-returned", staff, { remark }, now);
  const author = await tx.staff.findFirst({
    where: { id: inquiry.answeredById ?? 0, propertyId: order.propertyId, dismissedAt: null },
  });
  const id = await openOrder(tx, order, { kind: "answer", role: "front-desk", remark }, now);
  if (author) {
    const given = { assigneeId: author.id, responsibleId: author.id, acceptedAt: now };
    await move(tx, "assign", { id }, given);
    const again = await getWorkOrder(tx, id);
    const writer = await requireStaff(tx, author.personId);
    await setDeadline(tx, again, "escalate", await arrivalDue(tx, again, writer, { now, policies }), now);
    await tell(tx, { personId: author.personId, notice: "assigned", workOrderId: id, now });
  }
  return order;
}

/** The resident was answered and still needs to know something: the same question goes to the desk once more. */
export async function askAgain(
  tx: Tx,
  about: Moment & { readonly inquiryId: number; readonly personId: number; readonly remark: string },
): Promise<Taken> {
  const { inquiryId, personId, remark, now } = about;
  const inquiry = await tx.inquiry.findUniqueOrThrow({ where: { id: inquiryId } });
  if (inquiry.requestId === null) throw new Error("a question that nobody was asked cannot be asked again");
  await lockRequest(tx, inquiry.requestId);
  const request = await tx.request.findUniqueOrThrow({ where: { id: inquiry.requestId } });
  const open = await tx.workOrder.count({
    where: { requestId: request.id, status: { notIn: ["closed", "cancelled"] } },
  });
  if (open > 0 && inquiry.promisedAt) return { inquiryId, number: request.number, by: inquiry.promisedAt };
  await tx.request.update({
    where: { id: request.id },
    data: { status: "open", closedAt: null, reopenedCount: { increment: 1 } },
  });
  const property = await tx.property.findUniqueOrThrow({ where: { id: request.propertyId } });
  const from = { requestId: request.id, propertyId: property.id, priority: request.priority };
  const workOrderId = await openOrder(tx, from, { kind: "answer", role: "front-desk", remark }, now);
  await record(tx, {
    ...lineOf({ ...from, id: workOrderId }),
    event: "not-helped",
    actor: { type: "resident", personId },
    detail: remark === "" ? {} : { remark },
    at: now,
  });
  const { id: propertyId, code, zone } = property;
  const by = await nameTime(tx, { propertyId, code, zone, role: "front-desk" }, about);
  await tx.inquiry.update({ where: { id: inquiryId }, data: { answer: null, answeredAt: null, promisedAt: by } });
  await promiseLate(tx, inquiryId, by, about, property);
  return { inquiryId, number: request.number, by };
}

/** Ends an order of this kind that somebody of the staff has in hand. */
async function settle(
  tx: Tx,
  { workOrderId, personId, now }: StaffAction,
  kind: "answer" | "answer-approval",
  result: string,
): Promise<{ order: WorkOrder; staff: StaffMember }> {
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (order.kind !== kind) throw new DomainError("error-unknown-order");
  // An answer is approved by a head, whoever it was assigned to (Q2).
  if (kind === "answer-approval") await requireStaff(tx, personId, "supervisor", "manager");
  if (!(await move(tx, "settle", { id: order.id, assigneeId: staff.id }, { result, closedAt: now })))
    throw notYoursNow(order, staff);
  await endDeadline(tx, order.id, now);
  return { order, staff };
}

async function send(tx: Tx, order: WorkOrder, inquiryId: number, now: Date): Promise<void> {
  await tx.inquiry.update({ where: { id: inquiryId }, data: { answeredAt: now, helped: null } });
  await endLate(tx, inquiryId, now);
  await closeRequest(tx, order.requestId, now);
  await tellInquirer(tx, inquiryId, "answered", now);
}

async function openOrder(
  tx: Tx,
  about: { readonly requestId: number; readonly propertyId: number; readonly priority: string },
  what: {
    readonly kind: "answer" | "answer-approval";
    readonly role: StaffRole;
    readonly remark?: string;
    readonly result?: string;
  },
  now: Date,
): Promise<number> {
  const { requestId, propertyId, priority } = about;
  const [head] = await listHeads(tx, propertyId, what.role === "manager" ? "manager" : "supervisor");
  const order = await tx.workOrder.create({
    data: {
      propertyId,
      requestId,
      kind: what.kind,
      role: what.role,
      priority,
      status: "waiting",
      responsibleId: head?.id ?? null,
      remark: what.remark || null,
      result: what.result ?? null,
      createdAt: now,
    },
  });
  if (what.kind === "answer-approval")
    await record(tx, {
      ...lineOf({ ...about, id: order.id }),
      event: "inspection-opened",
      actor: system,
      detail: { kind: what.kind, role: what.role },
      at: now,
    });
  await setDeadline(tx, order, "dispatch", now, now);
  return order.id;
}

async function inquiryOf(tx: Tx, { requestId }: WorkOrder) {
  return tx.inquiry.findFirstOrThrow({ where: { requestId }, orderBy: { id: "desc" } });
}

async function note(
  tx: Tx,
  order: WorkOrder,
  event: TimelineEvent,
  staff: StaffMember,
  detail: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const actor: Actor = { type: "staff", personId: staff.personId };
  await record(tx, { ...lineOf(order), event, actor, detail, at: now });
}
