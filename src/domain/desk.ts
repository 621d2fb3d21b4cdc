import type { Tx } from "../db/client.ts";
import { lockRequest } from "../db/request.ts";
import { lengthMs } from "../policy.ts";
import { type CallbackWords, promiseFollowUp, rateByPhone, satisfactions } from "./callback.ts";
import { DomainError } from "./error.ts";
import { carryOutFee } from "./fee-desk.ts";
import { attachFiles } from "./file.ts";
import { closeHandoffOf } from "./handoff.ts";
import { listKeptAway } from "./isolation.ts";
import { changePhone } from "./my-data.ts";
import { tell } from "./notice.ts";
import { answerQuoteByPhone } from "./quote.ts";
import { tellRequest } from "./request-notice.ts";
import { closeRepair, closeRequest, reopenRepair } from "./sign-off.ts";
import { listHeads, requireStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { findLine, record, system, type TimelineEvent } from "./timeline.ts";
import { isClocked, setClock } from "./work-clock.ts";
import {
  endDeadline,
  findWorkOrder,
  getOrderFor,
  lineOf,
  type Moment,
  move,
  notYoursNow,
  type StaffAction,
  setDeadline,
  type WorkOrder,
  type WorkOrderKind,
  withdrawOffers,
} from "./work-order.ts";

/** Work that is done at the desk or by phone instead of with tools. */
export type DeskKind = keyof typeof deskResults;

/** What each kind of desk work can end with. */
export const deskResults = {
  "sign-off-call": ["fixed", "not-fixed", "no-answer"],
  "talk-call": ["handled", "no-answer"],
  undelivered: ["handled", "no-answer"],
  "re-inspection": ["passed", "failed"],
  signature: ["signed", "refused"],
  "callback-call": ["rated-5", "rated-4", "rated-3", "rated-2", "rated-1", "no-answer"],
  "payment-check": ["payment-found", "payment-missing"],
  "bill-dispute": ["dispute-upheld", "dispute-rejected"],
  "fee-visit": ["visited", "no-answer"],
  remark: ["answered"],
  "data-change": ["data-changed", "data-kept"],
  "data-removal": ["handled", "no-answer"],
  "visit-call": ["no-answer"],
  "quote-call": ["quote-approved", "quote-declined", "no-answer"],
} as const satisfies Partial<Record<WorkOrderKind, readonly string[]>>;
export type DeskResult = (typeof deskResults)[DeskKind][number];

/** Opens desk work about a request unless the same is open already. It goes out like any work order. Returns its id. */
export async function openDeskOrder(
  tx: Tx,
  about: { requestId: number; propertyId: number; priority: string },
  kind: DeskKind,
  role: StaffRole,
  now: Date,
): Promise<number | undefined> {
  const { requestId, propertyId, priority } = about;
  // Two who find none open at once would each open one.
  await lockRequest(tx, requestId);
  const open = await tx.workOrder.count({
    where: { requestId, kind, role, status: { notIn: ["closed", "cancelled"] } },
  });
  if (open > 0) return undefined;
  const away = await listKeptAway(tx, requestId);
  const [head] = await listHeads(tx, propertyId, role === "manager" ? "manager" : "supervisor", away);
  const order = await tx.workOrder.create({
    data: {
      propertyId,
      requestId,
      kind,
      role,
      priority,
      status: "waiting",
      responsibleId: head?.id ?? null,
      createdAt: now,
    },
  });
  const event: TimelineEvent =
    kind === "re-inspection" || kind === "signature"
      ? "inspection-opened"
      : kind === "undelivered"
        ? "undelivered"
        : "call-opened";
  await record(tx, {
    propertyId,
    requestId,
    workOrderId: order.id,
    event,
    actor: system,
    detail: { kind, role },
    at: now,
  });
  await setDeadline(tx, order, "dispatch", now, now);
  return order.id;
}

/** Desk work that something else made needless ends. */
export async function cancelDeskOrders(
  tx: Tx,
  requestId: number,
  kinds: readonly DeskKind[],
  now: Date,
): Promise<void> {
  const orders = await tx.workOrder.findMany({
    where: { requestId, kind: { in: [...kinds] }, status: { notIn: ["closed", "cancelled"] } },
  });
  for (const order of orders) {
    if (!(await move(tx, "withdraw", { id: order.id }, { closedAt: now }))) continue;
    await endDeadline(tx, order.id, now);
    await withdrawOffers(tx, order.id, "order-cancelled", now);
    if (order.assigneeId === null) continue;
    const assignee = await tx.staff.findUnique({ where: { id: order.assigneeId } });
    if (assignee)
      await tell(tx, { personId: assignee.personId, notice: "order-cancelled", workOrderId: order.id, now });
  }
}

/** The desk reports what came of a call, a second look or a signature. Errors: not-yours, already-reported. */
export async function reportDeskResult(
  tx: Tx,
  action: StaffAction & {
    result: DeskResult;
    remark: string;
    callback?: CallbackWords;
    files?: readonly string[];
    accountId?: number;
  },
): Promise<WorkOrder> {
  const { workOrderId, personId, result, remark, callback, files = [], accountId, now, policies } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  const known: readonly string[] = Object.hasOwn(deskResults, order.kind) ? deskResults[order.kind as DeskKind] : [];
  if (!known.includes(result)) throw new DomainError("error-unknown-order");
  if (result === "no-answer") return callAgain(tx, order, staff, { now, policies });
  const changed = await move(tx, "settle", { id: order.id, assigneeId: staff.id }, { result, closedAt: now });
  if (!changed) throw notYoursNow(order, staff);
  await endDeadline(tx, order.id, now);
  const photos = { fileIds: files, requestId: order.requestId, workOrderId, purpose: "result", now } as const;
  const fileIds = accountId === undefined ? [] : await attachFiles(tx, { ...photos, accountId });
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, {
    ...lineOf(order),
    event: deskEvents[result],
    actor,
    detail: {
      kind: order.kind,
      result,
      ...(remark === "" ? {} : { remark }),
      ...(fileIds.length === 0 ? {} : { fileIds }),
    },
    at: now,
  });
  await carryOut(tx, order, staff, { result, remark, callback, now, policies });
  return order;
}

const deskEvents: Readonly<Record<Exclude<DeskResult, "no-answer">, TimelineEvent>> = {
  fixed: "called",
  "not-fixed": "called",
  handled: "handled",
  passed: "inspected",
  failed: "inspected",
  signed: "signed",
  refused: "signed",
  "rated-1": "called",
  "rated-2": "called",
  "rated-3": "called",
  "rated-4": "called",
  "rated-5": "called",
  "payment-found": "handled",
  "payment-missing": "handled",
  "dispute-upheld": "handled",
  "dispute-rejected": "handled",
  visited: "handled",
  answered: "answered",
  "data-changed": "handled",
  "data-kept": "handled",
  "quote-approved": "called",
  "quote-declined": "called",
};

interface Reported extends Moment {
  readonly result: Exclude<DeskResult, "no-answer">;
  readonly remark: string;
  readonly callback: CallbackWords | undefined;
}

/** What follows from desk work for the request it is about. */
async function carryOut(tx: Tx, order: WorkOrder, staff: StaffMember, reported: Reported): Promise<void> {
  const { result, remark, callback, now, policies } = reported;
  if (order.request.kind === "fee" && order.kind !== "undelivered") return carryOutFee(tx, order, staff, reported);
  const satisfaction = satisfactions.find((value) => result === `rated-${value}`);
  if (satisfaction !== undefined)
    return rateByPhone(tx, order.requestId, staff, {
      satisfaction,
      ...(callback ?? { shortcomings: remark === "" ? null : remark, suggestions: null }),
      now,
      policies,
    });
  if (order.kind === "talk-call") await closeHandoffOf(tx, order.id, { type: "staff", personId: staff.personId }, now);
  if (result === "quote-approved" || result === "quote-declined") {
    const answer =
      result === "quote-approved"
        ? ({ type: "approved", payment: "office" } as const)
        : ({ type: "declined", reason: remark } as const);
    return answerQuoteByPhone(tx, { requestId: order.requestId, staff, answer }, { now, policies });
  }
  if (result === "answered") await tellAnswer(tx, order, now);
  if (result === "data-changed") await changePhone(tx, order.request, now);
  const actor = { type: "staff", personId: staff.personId } as const;
  const repair = await tx.workOrder.findFirst({
    where: { requestId: order.requestId, kind: "repair", status: "done" },
  });
  const done = repair ? await findWorkOrder(tx, repair.id) : undefined;
  if (!done) {
    await closeRequest(tx, order.requestId, now);
    return promiseFollowUp(tx, order.requestId, { now, policies });
  }
  if (result === "not-fixed" || result === "failed" || result === "refused")
    return reopenRepair(tx, done, actor, remark, now);
  if (result === "passed") return void (await openDeskOrder(tx, done, "signature", "supervisor", now));
  if (result === "signed" && order.role === "supervisor")
    return void (await openDeskOrder(tx, done, "signature", "manager", now));
  if (result === "fixed" || result === "signed") {
    await closeRepair(tx, done, actor, { remark }, { now, policies });
    const { reporterId } = order.request;
    if (reporterId !== null)
      await tell(tx, { personId: reporterId, notice: "request-closed", workOrderId: done.id, now });
  }
}

/** The resident hears what the supervisor wrote about their suggestion (N4). */
async function tellAnswer(tx: Tx, { requestId, request: { reporterId } }: WorkOrder, now: Date): Promise<void> {
  const line = await findLine(tx, requestId, "answered");
  if (reporterId === null || line === undefined) return;
  await tellRequest(tx, { personId: reporterId, notice: "remark-answered", requestId, lineId: line.id, now });
}

/** Nobody answered the phone: the order stays with its taker, is counted, and comes up again; the third time the supervisor hears. */
async function callAgain(tx: Tx, order: WorkOrder, staff: StaffMember, { now, policies }: Moment): Promise<WorkOrder> {
  const mine = { id: order.id, assigneeId: staff.id, status: { in: ["accepted", "on-the-way", "on-the-spot"] } };
  const { count } = await tx.workOrder.updateMany({
    where: mine,
    data: { attempts: { increment: 1 }, level: order.attempts >= 2 ? 1 : 0 },
  });
  if (count === 0) throw notYoursNow(order, staff);
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, {
    ...lineOf(order),
    event: "called",
    actor,
    detail: { kind: order.kind, result: "no-answer" },
    at: now,
  });
  if (isClocked(order.kind)) await setClock(tx, order.id, { now, policies });
  else {
    const { arrive } = policies.for(order.property.code).desk;
    await setDeadline(tx, order, "escalate", new Date(now.getTime() + lengthMs(arrive)), now);
  }
  return order;
}
