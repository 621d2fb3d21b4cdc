import type { Tx } from "../db/client.ts";
import { isChatBusy, listChats } from "../db/message.ts";
import { cancelPromise, replacePromise } from "../db/outbox.ts";
import { lockRequest } from "../db/request.ts";
import { lengthMs } from "../policy.ts";
import { afterQuiet, plus } from "./calendar.ts";
import { tellHandlers } from "./complaint-clock.ts";
import { reopenComplaint } from "./complaint-word.ts";
import { cancelDeskOrders, openDeskOrder } from "./desk.ts";
import { DomainError } from "./error.ts";
import { listKeptAway } from "./isolation.ts";
import { tell } from "./notice.ts";
import { tellRequest } from "./request-notice.ts";
import { reopenClosedRepair } from "./sign-off.ts";
import { listHeads } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { findWorkOrder, type Moment, type WorkOrder } from "./work-order.ts";

/** 1 very dissatisfied … 5 very satisfied. */
export const satisfactions = [1, 2, 3, 4, 5] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** Up to here the matter is taken up again (C4). */
const dissatisfied = 2;
const rateableForMs = 90 * 24 * 60 * 60_000;
/** A callback that falls into another conversation looks again so much later. */
const againMs = 2 * 60_000;

const keyOf = (requestId: number) => `callback:${requestId}`;

/** A repair or a complaint was closed: its resident is asked after the policy's term, outside of rest hours (C1, C2, K10, R15). */
export async function promiseCallback(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<void> {
  const { reporterId } = order.request;
  if (reporterId === null || (await tx.staff.count({ where: { personId: reporterId } })) > 0) return;
  const policy = policies.for(order.property.code);
  const term = order.kind === "complaint" ? policy.callback.complaint : policy.callback.repair;
  const runAt = afterQuiet(plus(now, term, order.property.zone), policy.quiet, order.property.zone);
  await replacePromise(tx, keyOf(order.requestId), { job: "callback", payload: { workOrderId: order.id }, runAt, now });
}

/** The matter is open again: nobody is asked yet. */
export async function cancelCallback(tx: Tx, requestId: number, now: Date): Promise<void> {
  await cancelPromise(tx, keyOf(requestId), now);
}

/** The term is over: asks in the chat, outside of rest hours and not in the middle of something else; then, unanswered, by phone (C5). */
export async function askForCallback(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.status !== "closed" || order.request.status !== "closed" || order.request.reporterId === null) return;
  const { zone } = order.property;
  const policy = policies.for(order.property.code);
  const again = (at: Date) =>
    replacePromise(tx, keyOf(order.requestId), {
      job: "callback",
      payload: { workOrderId },
      runAt: afterQuiet(at, policy.quiet, zone),
      now,
    });
  const asked = await tx.callback.findFirst({ where: { requestId: order.requestId }, orderBy: { id: "desc" } });
  if (asked?.status === "asked") return phoneInstead(tx, order, asked.id, now);
  if (asked && order.closedAt && asked.askedAt && asked.askedAt > order.closedAt) return;

  const { requestId, propertyId } = order;
  const { reporterId } = order.request;
  const [chat] = await listChats(tx, reporterId);
  const callback = { propertyId, requestId, personId: reporterId };
  if (!chat) {
    const { id } = await tx.callback.create({ data: { ...callback, status: "asked", askedAt: now } });
    return phoneInstead(tx, order, id, now);
  }
  if (afterQuiet(now, policy.quiet, zone) > now) return again(now);
  const staleMs = lengthMs(policy.conversation.stale);
  if (await isChatBusy(tx, chat.conversationId, new Date(now.getTime() - staleMs)))
    return again(new Date(now.getTime() + againMs));
  await tx.callback.create({ data: { ...callback, status: "asked", askedAt: now } });
  await tell(tx, { personId: reporterId, notice: "callback", workOrderId, now });
  await record(tx, { propertyId, requestId, workOrderId, event: "callback-asked", actor: system, at: now });
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

/** What a resident said when asked, in chat or on the phone. */
export interface Rating extends Moment {
  readonly satisfaction: Satisfaction;
}

/** The resident rates the repair in the chat (C3). Errors: not-your-request, callback-over. */
export async function rateInChat(
  tx: Tx,
  rating: Rating & { callbackId: number; personId: number | undefined },
): Promise<{ number: string }> {
  const { callbackId, personId, satisfaction, now, policies } = rating;
  const callback = await tx.callback.findUnique({ where: { id: callbackId } });
  if (!callback || personId === undefined || callback.personId !== personId)
    throw new DomainError("error-not-your-request");
  const answer = { status: "answered", satisfaction, answeredAt: now };
  const { count } = await tx.callback.updateMany({
    where: { id: callbackId, status: { in: ["asked", "phoned"] } },
    data: answer,
  });
  if (count === 0) throw new DomainError("error-callback-over");
  await cancelDeskOrders(tx, callback.requestId, ["callback-call"], now);
  return settleRating(tx, callback, { type: "resident", personId }, { satisfaction, now, policies });
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
  await settleRating(tx, callback, { type: "resident", personId }, { satisfaction, now, policies });
  return { callbackId: callback.id };
}

/** The front desk writes down what the resident said on the phone (C5). */
export async function rateByPhone(
  tx: Tx,
  requestId: number,
  caller: { id: number; personId: number },
  rating: Rating & { remark: string },
): Promise<void> {
  const { satisfaction, remark, now } = rating;
  const callback = await tx.callback.findFirst({ where: { requestId, status: "phoned" }, orderBy: { id: "desc" } });
  if (!callback) return;
  const answer = { status: "answered", satisfaction, suggestions: remark, callerId: caller.id, answeredAt: now };
  await tx.callback.update({ where: { id: callback.id }, data: answer });
  await settleRating(tx, callback, { type: "staff", personId: caller.personId }, rating);
}

async function settleRating(
  tx: Tx,
  callback: { requestId: number; propertyId: number },
  actor: { type: "resident" | "staff"; personId: number },
  { satisfaction, now, policies }: Rating,
): Promise<{ number: string }> {
  const { requestId, propertyId } = callback;
  await cancelCallback(tx, requestId, now);
  await record(tx, { propertyId, requestId, event: "callback-answered", actor, detail: { satisfaction }, at: now });
  const { number, kind } = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  if (satisfaction > dissatisfied) return { number };
  const repair = await tx.workOrder.findFirst({ where: { requestId, kind: "repair" } });
  if (kind === "complaint") await reopenComplaint(tx, requestId, actor, { now, policies });
  else if (repair) await reopenClosedRepair(tx, repair.id, actor, { now, policies });
  else await reportDissatisfied(tx, { id: requestId, propertyId }, now);
  return { number };
}

/** What was not repaired cannot be sent out again: the heads hear of it and decide (C4). */
async function reportDissatisfied(tx: Tx, request: { id: number; propertyId: number }, now: Date): Promise<void> {
  const heads = await listHeads(tx, request.propertyId, "supervisor", await listKeptAway(tx, request.id));
  for (const { personId } of heads)
    await tellRequest(tx, { personId, notice: "dissatisfied", requestId: request.id, now });
}

/** What the resident adds in words. Errors: not-your-request. */
export async function addCallbackWords(
  tx: Tx,
  {
    callbackId,
    personId,
    shortcomings,
    suggestions,
  }: { callbackId: number; personId: number | undefined; shortcomings: string | null; suggestions: string | null },
): Promise<void> {
  if (personId === undefined) throw new DomainError("error-not-your-request");
  const { count } = await tx.callback.updateMany({
    where: { id: callbackId, personId, status: "answered" },
    data: { shortcomings, suggestions },
  });
  if (count === 0) throw new DomainError("error-callback-over");
}
