import type { Tx } from "../db/client.ts";
import { isChatBusy, listChats } from "../db/message.ts";
import { cancelPromise, findPromiseDue, replacePromise } from "../db/outbox.ts";
import { lockRequest } from "../db/request.ts";
import { lengthMs, type Policy, readSpan } from "../policy.ts";
import { nextContact, plus } from "./calendar.ts";
import { tellHandlers } from "./complaint-clock.ts";
import { reopenComplaint } from "./complaint-word.ts";
import { cancelDeskOrders, openDeskOrder } from "./desk.ts";
import { DomainError } from "./error.ts";
import { tell } from "./notice.ts";
import { reopenClosedRepair } from "./sign-off.ts";
import { type Actor, record, system } from "./timeline.ts";
import { findWorkOrder, type Moment, type WorkOrder } from "./work-order.ts";

/** 1 very dissatisfied … 5 very satisfied. */
export const satisfactions = [1, 2, 3, 4, 5] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** Up to here the matter is taken up again (C4). */
export const dissatisfied = 2;
const rateableForMs = 90 * 24 * 60 * 60_000;
/** A callback that falls into another conversation looks again so much later. */
const againMs = 2 * 60_000;
/** What is asked about besides repairs and complaints. Praise needs no question, and what finance does is no service to be rated. */
const otherKinds: readonly string[] = ["inquiry", "service", "suggestion", "emergency"];

const keyOf = (requestId: number) => `callback:${requestId}`;

/** How long after the end of handling somebody is asked, by what it was (C1, K10, R15). */
function termOf({ callback }: Policy, kind: string): Policy["callback"]["other"] {
  if (kind === "repair") return callback.repair;
  if (kind === "complaint") return callback.complaint;
  return kind === "event" ? callback.event : callback.other;
}

/** Something was closed: whoever reported it is asked after the policy's term, in their own hours and outside of rest hours (C1, C2). */
export async function promiseCallback(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<void> {
  const { reporterId } = order.request;
  if (reporterId === null || (await tx.staff.count({ where: { personId: reporterId } })) > 0) return;
  const policy = policies.for(order.property.code);
  const person = await tx.person.findUniqueOrThrow({ where: { id: reporterId } });
  if (person.keyCustomerSince === null && !isDrawn(order.requestId, policy.callback.share)) return;
  const { zone } = order.property;
  const term = plus(now, termOf(policy, order.request.kind), zone);
  const runAt = nextContact(term, readSpan(person.contactHours), policy.quiet, zone);
  await replacePromise(tx, keyOf(order.requestId), { job: "callback", payload: { workOrderId: order.id }, runAt, now });
}

/** Whether a request is among the policy's share of those that are asked about; spread evenly, and the same however often it is looked at. */
function isDrawn(requestId: number, percent: number): boolean {
  return (requestId * 37) % 100 < percent;
}

/** A request that is no repair and no complaint may have been closed with its last work order: then its callback is promised (C1). */
export async function promiseFollowUp(tx: Tx, requestId: number, moment: Moment): Promise<void> {
  const request = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  // Without content nothing was said by the resident: a message of ours did not arrive.
  if (request.status !== "closed" || !otherKinds.includes(request.kind) || request.content === "") return;
  const incident = request.kind === "emergency" ? await tx.incident.findUnique({ where: { requestId } }) : null;
  if (incident?.confidential || incident?.outcome === "false-alarm") return;
  const last = await tx.workOrder.findFirst({ where: { requestId, status: "closed" }, orderBy: { closedAt: "desc" } });
  const order = last ? await findWorkOrder(tx, last.id) : undefined;
  if (order) await promiseCallback(tx, order, moment);
}

/** The matter is open again: nobody is asked yet. */
export async function cancelCallback(tx: Tx, requestId: number, now: Date): Promise<void> {
  await cancelPromise(tx, keyOf(requestId), now);
}

/**
 * The term is over: asks in the chat, when it suits and not in the middle of something else; who does not answer is reminded once, then phoned (C5).
 */
export async function askForCallback(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.status !== "closed" || order.request.status !== "closed" || order.request.reporterId === null) return;
  const { zone } = order.property;
  const policy = policies.for(order.property.code);
  const { requestId, propertyId } = order;
  const { reporterId } = order.request;
  const person = await tx.person.findUniqueOrThrow({ where: { id: reporterId } });
  const suits = (at: Date) => nextContact(at, readSpan(person.contactHours), policy.quiet, zone);
  const again = (at: Date) =>
    replacePromise(tx, keyOf(requestId), { job: "callback", payload: { workOrderId }, runAt: suits(at), now });
  const asked = await tx.callback.findFirst({ where: { requestId }, orderBy: { id: "desc" } });
  const open = asked?.status === "asked" ? asked : undefined;
  if (!open && asked?.askedAt && order.closedAt && asked.askedAt > order.closedAt) return;
  const [chat] = await listChats(tx, reporterId);
  if (open && (open.remindedAt !== null || !chat)) return phoneInstead(tx, order, open.id, now);
  const callback = { propertyId, requestId, personId: reporterId };
  if (!chat) {
    const { id } = await tx.callback.create({ data: { ...callback, status: "asked", askedAt: now } });
    return phoneInstead(tx, order, id, now);
  }
  if (suits(now) > now) return again(now);
  const staleMs = lengthMs(policy.conversation.stale);
  if (await isChatBusy(tx, chat.conversationId, new Date(now.getTime() - staleMs)))
    return again(new Date(now.getTime() + againMs));
  if (open) await tx.callback.update({ where: { id: open.id }, data: { remindedAt: now } });
  else await tx.callback.create({ data: { ...callback, status: "asked", askedAt: now } });
  await tell(tx, { personId: reporterId, notice: open ? "callback-reminder" : "callback", workOrderId, now });
  const event = open ? "callback-reminded" : "callback-asked";
  await record(tx, { propertyId, requestId, workOrderId, event, actor: system, at: now });
  await again(plus(now, policy.callback.patience, zone));
}

async function phoneInstead(tx: Tx, order: WorkOrder, callbackId: number, now: Date): Promise<void> {
  const { count } = await tx.callback.updateMany({
    where: { id: callbackId, status: "asked" },
    data: { status: "phoned" },
  });
  if (count === 0) return;
  await openDeskOrder(tx, order, "callback-call", await callerRole(tx, order), now);
  // The head calls together with customer service (C7).
  if (order.kind === "complaint") await tellHandlers(tx, order.requestId, "call-back", now);
}

/** Who phones: the service centre; about an ordinary complaint, or a name that is to be kept, a head (C7). */
async function callerRole(tx: Tx, { requestId }: WorkOrder): Promise<"front-desk" | "supervisor"> {
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  return !complaint || (complaint.severity === "major" && !complaint.anonymous) ? "front-desk" : "supervisor";
}

/** What a resident said when asked, in chat or on the phone (C3). */
export interface Rating extends Moment {
  readonly satisfaction: Satisfaction;
}

/** What was missing, and what they suggest; absent when there is nothing. */
export interface CallbackWords {
  readonly shortcomings: string | null;
  readonly suggestions: string | null;
}

/** The resident rates the service in the chat (C3). Errors: not-your-request, callback-over. */
export async function rateInChat(
  tx: Tx,
  rating: Rating & { callbackId: number; personId: number | undefined },
): Promise<{ number: string }> {
  const { callbackId, personId, satisfaction, now, policies } = rating;
  const callback = await tx.callback.findUnique({ where: { id: callbackId } });
  if (!callback || personId === undefined || callback.personId !== personId)
    throw new DomainError("error-not-your-request");
  const { count } = await tx.callback.updateMany({
    where: { id: callbackId, status: { in: ["asked", "phoned"] }, archivedAt: null },
    data: { status: "answered", satisfaction, answeredAt: now },
  });
  if (count === 0) throw new DomainError("error-callback-over");
  await cancelDeskOrders(tx, callback.requestId, ["callback-call"], now);
  return settleRating(tx, callback, { type: "resident", personId }, { satisfaction, remark: "", now, policies });
}

/** Requests of a person that are over and not yet rated, newest first. */
export async function listRateable(
  tx: Tx,
  personId: number | undefined,
  now: Date,
): Promise<readonly { readonly id: number; readonly number: string; readonly content: string }[]> {
  if (personId === undefined) return [];
  const since = new Date(now.getTime() - rateableForMs);
  const closed = await tx.request.findMany({
    where: { reporterId: personId, status: "closed", kind: { not: "praise" }, closedAt: { gte: since } },
    orderBy: { id: "desc" },
    take: 10,
  });
  const answered = await tx.callback.findMany({
    where: { requestId: { in: closed.map(({ id }) => id) }, status: "answered" },
  });
  return closed.filter(
    ({ id, closedAt }) =>
      !answered.some(({ requestId, answeredAt }) => requestId === id && (answeredAt ?? now) >= (closedAt ?? now)),
  );
}

/** The resident rates what is over without having been asked (C3). Returns the callback's id. Errors: not-your-request, callback-over. */
export async function rateUnasked(
  tx: Tx,
  rating: Rating & { requestId: number; personId: number | undefined },
): Promise<{ callbackId: number }> {
  const { requestId, personId, satisfaction, now, policies } = rating;
  await lockRequest(tx, requestId);
  if (personId === undefined || !(await listRateable(tx, personId, now)).some(({ id }) => id === requestId))
    throw new DomainError("error-callback-over");
  const asked = await tx.callback.findFirst({
    where: { requestId, personId, status: { in: ["asked", "phoned"] } },
    orderBy: { id: "desc" },
  });
  if (asked) {
    await rateInChat(tx, { callbackId: asked.id, personId, satisfaction, now, policies });
    return { callbackId: asked.id };
  }
  const { propertyId } = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  const callback = await tx.callback.create({
    data: { propertyId, requestId, personId, status: "answered", askedAt: now, answeredAt: now, satisfaction },
  });
  await settleRating(tx, callback, { type: "resident", personId }, { satisfaction, remark: "", now, policies });
  return { callbackId: callback.id };
}

/** The front desk writes down what the resident said on the phone, all of it (C3, C5). */
export async function rateByPhone(
  tx: Tx,
  requestId: number,
  caller: { id: number; personId: number },
  rating: Rating & CallbackWords,
): Promise<void> {
  const { satisfaction, shortcomings, suggestions, now, policies } = rating;
  const callback = await tx.callback.findFirst({ where: { requestId, status: "phoned" }, orderBy: { id: "desc" } });
  if (!callback) return;
  const answer = { status: "answered", satisfaction, shortcomings, suggestions };
  await tx.callback.update({
    where: { id: callback.id },
    data: { ...answer, callerId: caller.id, answeredAt: now },
  });
  const remark = shortcomings ?? "";
  await settleRating(
    tx,
    callback,
    { type: "staff", personId: caller.personId },
    { satisfaction, remark, now, policies },
  );
}

async function settleRating(
  tx: Tx,
  callback: { id: number; requestId: number; propertyId: number },
  actor: Actor,
  rating: Rating & { remark: string },
): Promise<{ number: string }> {
  const { id, requestId, propertyId } = callback;
  const { satisfaction, now } = rating;
  await cancelCallback(tx, requestId, now);
  const decision = satisfaction <= dissatisfied ? await takeUpAgain(tx, requestId, actor, rating) : undefined;
  if (decision !== undefined) await tx.callback.update({ where: { id }, data: { decision } });
  const detail = { satisfaction, ...(decision === undefined ? {} : { decision }) };
  await record(tx, { propertyId, requestId, event: "callback-answered", actor, detail, at: now });
  const { number } = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  return { number };
}

/** Somebody is not content: repairs and complaints are taken up again, of anything else the supervisor decides; its end is followed by a callback again (C4). */
async function takeUpAgain(
  tx: Tx,
  requestId: number,
  actor: Actor,
  { remark, now, policies }: Rating & { remark: string },
): Promise<"reopened" | "escalated"> {
  const request = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  if (request.kind === "complaint") {
    await reopenComplaint(tx, requestId, actor, { now, policies });
    return "reopened";
  }
  const repair = await tx.workOrder.findFirst({ where: { requestId, kind: "repair" }, orderBy: { id: "desc" } });
  if (repair) {
    await reopenClosedRepair(tx, repair.id, actor, { remark, now, policies });
    return "reopened";
  }
  await tx.request.updateMany({
    where: { id: requestId, status: "closed" },
    data: { status: "open", closedAt: null, reopenedCount: { increment: 1 } },
  });
  const about = { requestId, propertyId: request.propertyId, priority: request.priority };
  const orderId = await openDeskOrder(tx, about, "talk-call", "supervisor", now);
  if (orderId !== undefined && remark !== "") await tx.workOrder.update({ where: { id: orderId }, data: { remark } });
  return "escalated";
}

/** What the resident adds in words; whoever takes the matter up again reads it. Errors: not-your-request, callback-over. */
export async function addCallbackWords(
  tx: Tx,
  {
    callbackId,
    personId,
    shortcomings,
    suggestions,
  }: CallbackWords & { callbackId: number; personId: number | undefined },
): Promise<void> {
  if (personId === undefined) throw new DomainError("error-not-your-request");
  const { count } = await tx.callback.updateMany({
    where: { id: callbackId, personId, status: "answered", archivedAt: null },
    data: { shortcomings, suggestions },
  });
  if (count === 0) throw new DomainError("error-callback-over");
  const { requestId, decision } = await tx.callback.findUniqueOrThrow({ where: { id: callbackId } });
  if (decision === null || shortcomings === null) return;
  await tx.workOrder.updateMany({
    where: { requestId, remark: null, status: { notIn: ["closed", "cancelled"] } },
    data: { remark: shortcomings },
  });
}

/**
 * Somebody names the hours in which they want to be contacted (C2); nothing = any time outside of rest hours. What is promised already moves
 * with it. Errors: not-your-request.
 */
export async function setContactHours(
  tx: Tx,
  { personId, hours, now, policies }: Moment & { personId: number | undefined; hours: string | null },
): Promise<void> {
  if (personId === undefined) throw new DomainError("error-not-your-request");
  const { property } = await tx.person.update({
    where: { id: personId },
    data: { contactHours: hours },
    include: { property: true },
  });
  const { quiet } = policies.for(property.code);
  const requests = await tx.request.findMany({
    where: { reporterId: personId, status: "closed" },
    select: { id: true },
  });
  for (const { id } of requests) {
    const runAt = await findPromiseDue(tx, keyOf(id));
    if (runAt === undefined) continue;
    const last = await tx.workOrder.findFirst({
      where: { requestId: id, status: "closed" },
      orderBy: { closedAt: "desc" },
    });
    if (!last) continue;
    const later = nextContact(runAt > now ? runAt : now, readSpan(hours), quiet, property.zone);
    await replacePromise(tx, keyOf(id), { job: "callback", payload: { workOrderId: last.id }, runAt: later, now });
  }
}
