import type { Tx } from "../db/client.ts";
import { cancelPromise, replacePromise } from "../db/outbox.ts";
import { billCentsAtMost } from "./bill.ts";
import { afterQuiet, plus } from "./calendar.ts";
import { hasChat } from "./chat.ts";
import { cancelDeskOrders, openDeskOrder } from "./desk.ts";
import { DomainError } from "./error.ts";
import { pause, resume } from "./pause.ts";
import { type Priceable, priceLine, totalOf } from "./price.ts";
import { tellQuote } from "./quote-notice.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import {
  findWorkOrder,
  getOrderFor,
  getWorkOrder,
  lineOf,
  type Moment,
  notYoursNow,
  type StaffAction,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

export const quoteStatuses = ["draft", "sent", "approved", "declined", "expired", "withdrawn"] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

/** How a repair is paid; staff never take money (R6). */
export const paymentWays = ["office", "link"] as const;
export type PaymentWay = (typeof paymentWays)[number];

const linesAtMost = 30;

/** A quote with its lines, in order. */
export type Quote = NonNullable<Awaited<ReturnType<typeof findQuote>>>;

export function findQuote(tx: Tx, id: number) {
  return tx.quote.findUnique({ where: { id }, include: { lines: { orderBy: { position: "asc" } } } });
}

/** Errors: quote-unknown. */
export async function getQuote(tx: Tx, id: number): Promise<Quote> {
  const quote = await findQuote(tx, id);
  if (!quote) throw new DomainError("error-quote-unknown");
  return quote;
}

/** The quote that holds for an order: what its resident agreed to last. */
export function findApproved(tx: Tx, workOrderId: number) {
  return tx.quote.findFirst({ where: { workOrderId, status: "approved" } });
}

/** Verbs about the quotes of an order come one after the other. */
async function lockOrder(tx: Tx, workOrderId: number): Promise<void> {
  await tx.$queryRaw`select id from work_order where id = ${workOrderId} for update`;
}

/** The repair of a home that this worker has in hand. Errors: not-yours, quote-public. */
async function requireQuotable(tx: Tx, { workOrderId, personId }: StaffAction) {
  const staff = await requireStaff(tx, personId);
  await lockOrder(tx, workOrderId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (order.kind !== "repair" || order.assigneeId !== staff.id || !isInHand(order)) throw notYoursNow(order, staff);
  // What belongs to everybody is nobody's to pay.
  if (order.request.unitId === null) throw new DomainError("error-quote-public", { number: order.request.number });
  return { staff, order };
}

function isInHand({ status }: { status: string }): boolean {
  return workingStatuses.some((working) => working === status);
}

/** What a worker wants to do: listed work with its materials, or parts of work that is not listed (R5). */
export interface Offered {
  readonly works: readonly { readonly priceItemId: number; readonly quantity: number }[];
  readonly extras: readonly { readonly name: string; readonly quantity: number; readonly priceCents: number }[];
}

/** The worker draws up a quote; a draft of before is replaced. Nobody has seen it yet. Errors: not-yours, quote-public, quote-lines. */
export async function draftQuote(tx: Tx, action: StaffAction & { offered: Offered }): Promise<Quote> {
  const { offered, now, policies } = action;
  const { staff, order } = await requireQuotable(tx, action);
  const { fee } = policies.for(order.property.code).quote;
  const lines = (await priceable(tx, order.propertyId, offered)).map((line) => priceLine(line, fee));
  const totalCents = totalOf(lines);
  const tooMuch = totalCents > billCentsAtMost || lines.some(({ amountCents }) => amountCents > billCentsAtMost);
  if (lines.length === 0 || lines.length > linesAtMost || tooMuch) throw new DomainError("error-quote-lines");
  await tx.quote.updateMany({ where: { workOrderId: order.id, status: "draft" }, data: { status: "withdrawn" } });
  const last = await tx.quote.findFirst({ where: { workOrderId: order.id }, orderBy: { version: "desc" } });
  const { id } = await tx.quote.create({
    data: {
      ...lineOfQuote(order),
      version: (last?.version ?? 0) + 1,
      status: "draft",
      totalCents,
      madeById: staff.id,
      createdAt: now,
      lines: { create: lines.map((line, index) => ({ ...line, position: index + 1 })) },
    },
  });
  return getQuote(tx, id);
}

/** Labour is what the list says now, whatever was shown. */
async function priceable(tx: Tx, propertyId: number, { works, extras }: Offered): Promise<readonly Priceable[]> {
  const items = await tx.priceItem.findMany({
    where: { propertyId, id: { in: works.map(({ priceItemId }) => priceItemId) } },
  });
  const labour = works.map(({ priceItemId, quantity }): Priceable => {
    const item = items.find(({ id }) => id === priceItemId);
    if (!item) throw new DomainError("error-quote-lines");
    return { kind: "labour", priceItemId, name: item.name, quantity, priceCents: item.labourCents };
  });
  const kind = works.length > 0 ? "material" : "part";
  return [...labour, ...extras.map((extra): Priceable => ({ kind, priceItemId: null, ...extra }))];
}

function lineOfQuote({ id, requestId, propertyId }: WorkOrder) {
  return { workOrderId: id, requestId, propertyId };
}

/**
 * The quote goes to the resident and waits for their word; the clock of the order stands still meanwhile. A version that waits already is withdrawn.
 * Errors: not-yours, quote-public, quote-step.
 */
export async function sendQuote(
  tx: Tx,
  action: Moment & { quoteId: number; personId: number | undefined },
): Promise<Quote> {
  const { quoteId, personId, now, policies } = action;
  const { workOrderId } = await getQuote(tx, quoteId);
  const { staff, order } = await requireQuotable(tx, { workOrderId, personId, now, policies });
  const policy = policies.for(order.property.code);
  const { zone } = order.property;
  await tx.quote.updateMany({ where: { workOrderId, status: "sent" }, data: { status: "withdrawn" } });
  const expiresAt = plus(now, policy.quote.valid, zone);
  const { count } = await tx.quote.updateMany({
    where: { id: quoteId, status: "draft" },
    data: { status: "sent", sentAt: now, expiresAt },
  });
  if (count === 0) throw new DomainError("error-quote-step");
  const quote = await getQuote(tx, quoteId);
  await write(tx, quote, "quote-sent", { type: "staff", personId: staff.personId }, now);
  await pause(tx, order, { reason: "quote", until: expiresAt, quietly: true }, action);
  const { reporterId } = order.request;
  if (reporterId !== null && (await hasChat(tx, reporterId))) {
    await tellQuote(tx, { personId: reporterId, notice: "sent", quoteId, now });
    await promiseChase(tx, quote, chaseAt(quote, policy.quote.remind, { now, policies, order }), now);
  } else {
    // Somebody without a chat is phoned.
    await tx.quote.update({ where: { id: quoteId }, data: { level: 2 } });
    await openDeskOrder(tx, order, "quote-call", "front-desk", now);
    await promiseChase(tx, quote, expiresAt, now);
  }
  return quote;
}

const chaseKey = (workOrderId: number) => `quote:${workOrderId}`;

async function promiseChase(tx: Tx, quote: Quote, runAt: Date, now: Date): Promise<void> {
  await replacePromise(tx, chaseKey(quote.workOrderId), {
    job: "chase-quote",
    payload: { quoteId: quote.id },
    runAt,
    now,
  });
}

function chaseAt(
  { sentAt, expiresAt }: Quote,
  after: Parameters<typeof plus>[1],
  { now, policies, order }: Moment & { order: WorkOrder },
): Date {
  const { zone, code } = order.property;
  const wanted = afterQuiet(plus(sentAt ?? now, after, zone), policies.for(code).quiet, zone);
  return expiresAt && wanted > expiresAt ? expiresAt : wanted;
}

/** Nobody has answered the quote: the resident is reminded, then phoned, and then it is void. */
export async function chaseQuote(tx: Tx, { quoteId, ...moment }: Moment & { quoteId: number }): Promise<void> {
  const found = await findQuote(tx, quoteId);
  if (!found) return;
  await lockOrder(tx, found.workOrderId);
  const quote = await getQuote(tx, quoteId);
  const order = await findWorkOrder(tx, quote.workOrderId);
  if (quote.status !== "sent" || !order) return;
  const { now, policies } = moment;
  const policy = policies.for(order.property.code).quote;
  if (order.status === "cancelled" || order.status === "closed") return endQuote(tx, order, quote, "withdrawn", moment);
  if (quote.expiresAt && quote.expiresAt <= now) return expire(tx, order, quote, moment);
  await tx.quote.update({ where: { id: quote.id }, data: { level: { increment: 1 } } });
  if (quote.level === 0 && order.request.reporterId !== null) {
    await tellQuote(tx, { personId: order.request.reporterId, notice: "reminder", quoteId, now });
    await write(tx, quote, "quote-reminded", system, now);
    return promiseChase(tx, quote, chaseAt(quote, policy.phone, { ...moment, order }), now);
  }
  await openDeskOrder(tx, order, "quote-call", "front-desk", now);
  await promiseChase(tx, quote, quote.expiresAt ?? now, now);
}

async function expire(tx: Tx, order: WorkOrder, quote: Quote, moment: Moment): Promise<void> {
  const { now, policies } = moment;
  await endQuote(tx, order, quote, "expired", moment);
  await write(tx, quote, "quote-expired", system, now);
  const { quiet } = policies.for(order.property.code);
  const runAt = afterQuiet(now, quiet, order.property.zone);
  const { reporterId } = order.request;
  if (reporterId !== null)
    await tellQuote(tx, { personId: reporterId, notice: "expired", quoteId: quote.id, now, runAt });
  await tellWorker(tx, order, quote, "lapsed", now);
}

/** A quote that waited waits no more: the clock of its order goes on, and nobody need phone about it. */
async function endQuote(
  tx: Tx,
  order: WorkOrder,
  quote: Quote,
  status: Exclude<QuoteStatus, "draft" | "sent">,
  moment: Moment,
  answer: { answeredById?: number; answeredAt?: Date; reason?: string; payment?: PaymentWay } = {},
): Promise<void> {
  await tx.quote.updateMany({ where: { id: quote.id, status: "sent" }, data: { status, ...answer } });
  await cancelPromise(tx, chaseKey(order.id), moment.now);
  await cancelDeskOrders(tx, order.requestId, ["quote-call"], moment.now);
  // It may stand still for another reason by now.
  if (order.pausedReason === "quote") await resume(tx, order, moment, { quietly: true });
}

async function tellWorker(
  tx: Tx,
  order: WorkOrder,
  quote: Quote,
  notice: "approved" | "declined" | "lapsed",
  now: Date,
): Promise<void> {
  const worker = await tx.staff.findUnique({ where: { id: order.assigneeId ?? quote.madeById } });
  if (worker) await tellQuote(tx, { personId: worker.personId, notice, quoteId: quote.id, now });
}

/** What somebody says to a quote. */
export type QuoteAnswer =
  | { readonly type: "approved"; readonly payment: PaymentWay }
  | { readonly type: "declined"; readonly reason: string };

/**
 * The resident agrees to this very version, or does not (R5). Whatever was agreed before it gives way; after a no it still holds.
 * Errors: not-your-request, quote-replaced, quote-expired, quote-answered.
 */
export async function answerQuote(
  tx: Tx,
  action: Moment & { quoteId: number; personId: number | undefined; answer: QuoteAnswer },
): Promise<{ quote: Quote; order: WorkOrder }> {
  const { quoteId, personId, answer, ...moment } = action;
  const { workOrderId } = await getQuote(tx, quoteId);
  await lockOrder(tx, workOrderId);
  const order = await getWorkOrder(tx, workOrderId);
  if (personId === undefined || order.request.reporterId !== personId) throw new DomainError("error-not-your-request");
  const quote = await getQuote(tx, quoteId);
  await settleQuote(tx, { order, quote, actor: { type: "resident", personId }, personId, answer }, moment);
  return { quote, order };
}

/** The desk heard the resident's word on the phone. Errors: as {@link answerQuote}. */
export async function answerQuoteByPhone(
  tx: Tx,
  about: { requestId: number; staff: StaffMember; answer: QuoteAnswer },
  moment: Moment,
): Promise<void> {
  const { requestId, staff, answer } = about;
  const sent = await tx.quote.findFirst({ where: { requestId, status: "sent" } });
  if (!sent) throw new DomainError("error-quote-step");
  await lockOrder(tx, sent.workOrderId);
  const [order, quote] = [await getWorkOrder(tx, sent.workOrderId), await getQuote(tx, sent.id)];
  const { personId } = staff;
  await settleQuote(tx, { order, quote, actor: { type: "staff", personId }, personId, answer }, moment);
}

async function settleQuote(
  tx: Tx,
  about: { order: WorkOrder; quote: Quote; actor: Actor; personId: number; answer: QuoteAnswer },
  moment: Moment,
): Promise<void> {
  const { order, quote, actor, personId, answer } = about;
  const { now } = moment;
  const { version } = quote;
  if (quote.status === "withdrawn" || quote.status === "draft")
    throw new DomainError("error-quote-replaced", { version });
  if (quote.status === "expired" || (quote.status === "sent" && quote.expiresAt && quote.expiresAt <= now))
    throw new DomainError("error-quote-expired", { version });
  if (quote.status !== "sent" || !["waiting", "offered", ...workingStatuses].includes(order.status))
    throw new DomainError("error-quote-answered", { version });
  const answered = { answeredById: personId, answeredAt: now };
  if (answer.type === "approved") {
    await tx.quote.updateMany({ where: { workOrderId: order.id, status: "approved" }, data: { status: "withdrawn" } });
    await endQuote(tx, order, quote, "approved", moment, { ...answered, payment: answer.payment });
    await write(tx, quote, "quote-approved", actor, now, { payment: answer.payment });
  } else {
    await endQuote(tx, order, quote, "declined", moment, { ...answered, reason: answer.reason });
    await write(tx, quote, "quote-declined", actor, now, { reason: answer.reason });
  }
  await tellWorker(tx, order, quote, answer.type, now);
}

/** The worker takes back a quote that nobody has answered yet. Errors: not-yours, quote-step. */
export async function withdrawQuote(
  tx: Tx,
  action: Moment & { quoteId: number; personId: number | undefined },
): Promise<WorkOrder> {
  const { quoteId, personId, now, policies } = action;
  const found = await getQuote(tx, quoteId);
  const { staff, order } = await requireQuotable(tx, { workOrderId: found.workOrderId, personId, now, policies });
  const quote = await getQuote(tx, quoteId);
  if (quote.status !== "sent" && quote.status !== "draft") throw new DomainError("error-quote-step");
  if (quote.status === "draft") await tx.quote.update({ where: { id: quoteId }, data: { status: "withdrawn" } });
  else await endQuote(tx, order, quote, "withdrawn", action);
  await write(tx, quote, "quote-withdrawn", { type: "staff", personId: staff.personId }, now);
  return order;
}

/**
 * What a finished repair costs its resident: at most what they agreed to, nothing where nothing was agreed (R5: a price named afterwards is forbidden).
 * Errors: quote-waiting, amount-above-quote, amount-without-quote.
 */
export async function agreedAmount(tx: Tx, order: WorkOrder, stated: number | undefined): Promise<number | null> {
  await lockOrder(tx, order.id);
  const { number } = order.request;
  if ((await tx.quote.count({ where: { workOrderId: order.id, status: "sent" } })) > 0)
    throw new DomainError("error-quote-waiting", { number });
  await tx.quote.updateMany({ where: { workOrderId: order.id, status: "draft" }, data: { status: "withdrawn" } });
  const approved = await findApproved(tx, order.id);
  if (!approved && stated) throw new DomainError("error-amount-without-quote", { number });
  if (!approved) return null;
  const amount = stated ?? approved.totalCents;
  if (amount > approved.totalCents || amount < 0) throw new DomainError("error-amount-above-quote", { number });
  return amount;
}

async function write(
  tx: Tx,
  quote: Quote,
  event: "quote-sent" | "quote-reminded" | "quote-approved" | "quote-declined" | "quote-expired" | "quote-withdrawn",
  actor: Actor,
  at: Date,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { workOrderId: id, requestId, propertyId, version, totalCents } = quote;
  await record(tx, {
    ...lineOf({ id, requestId, propertyId }),
    event,
    actor,
    detail: { version, totalCents, quoteId: quote.id, ...more },
    at,
  });
}
