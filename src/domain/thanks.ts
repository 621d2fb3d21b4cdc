import type { Tx } from "../db/client.ts";
import { type Chat, listChats } from "../db/message.ts";
import { priorities, promiseOnce } from "../db/outbox.ts";
import { type Bill, dayIn, listBills } from "./bill.ts";
import { afterQuiet, today } from "./calendar.ts";
import type { Moment } from "./work-order.ts";

/** What somebody is thanked after: a reminder, or a promise that they kept. */
export type ThanksAfter = { readonly noticeId: number } | { readonly promiseId: number };

/** Thanks that are due now, with what to say. `crossing`: the money was on its way when the reminder left, which calls for an apology. */
export interface Thanks {
  readonly kind: "paid" | "crossing" | "kept";
  readonly chat: Chat;
  readonly bills: readonly Bill[];
}

/** Thanks for a payment, outside of rest hours (F7): in them, it is promised for later. */
export async function findThanks(tx: Tx, after: ThanksAfter, { now, policies }: Moment): Promise<Thanks | undefined> {
  const found = "noticeId" in after ? await afterNotice(tx, after.noticeId) : await afterPromise(tx, after.promiseId);
  if (!found) return undefined;
  const property = await tx.property.findUniqueOrThrow({ where: { id: found.propertyId } });
  const runAt = afterQuiet(now, policies.for(property.code).quiet, property.zone);
  if (runAt > now) {
    const key = "noticeId" in after ? `thanks:${after.noticeId}` : `kept:${after.promiseId}`;
    await promiseOnce(tx, key, { job: "thank-payment", payload: after, runAt, now, priority: priorities.bulk });
    return undefined;
  }
  const [chat] = await listChats(tx, found.personId);
  if (!chat) return undefined;
  const bills = await listBills(tx, found.billIds);
  if ("promiseId" in after) return { kind: "kept", chat, bills };
  const since = found.since ?? now;
  const payments = await tx.payment.findMany({
    where: { billId: { in: [...found.billIds] }, recordedAt: { gte: since } },
  });
  const leftOn = today(since, property.zone);
  const crossed = payments.some(({ paidOn }) => dayIn(paidOn) <= leftOn);
  const paid = new Set(payments.map(({ billId }) => billId));
  return { kind: crossed ? "crossing" : "paid", chat, bills: bills.filter(({ id }) => paid.has(id)) };
}

async function afterNotice(tx: Tx, id: number) {
  const notice = await tx.dunningNotice.findUnique({ where: { id } });
  if (notice?.status !== "sent" || notice.personId === null) return undefined;
  const { propertyId, personId, billIds, settledAt } = notice;
  return { propertyId, personId, billIds, since: settledAt };
}

async function afterPromise(tx: Tx, id: number) {
  const promise = await tx.paymentPromise.findUnique({ where: { id } });
  if (promise?.status !== "kept") return undefined;
  const { propertyId, personId, billIds } = promise;
  return { propertyId, personId, billIds, since: null };
}
