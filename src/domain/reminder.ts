import type { Tx } from "../db/client.ts";
import { advanceStages, readReminded } from "../db/dunning.ts";
import { lockFees } from "../db/fees.ts";
import { type Chat, isChatBusy, listChats, putMessage } from "../db/message.ts";
import { priorities, replacePromise } from "../db/outbox.ts";
import type { Verdict } from "../db/send.ts";
import { lengthMs, type Policy } from "../policy.ts";
import { type Bill, listBills } from "./bill.ts";
import { afterQuiet, today } from "./calendar.ts";
import { openVisit } from "./fee-visit.ts";
import type { Moment } from "./work-order.ts";

/** A reminder that falls into another conversation looks again so much later. */
const againMs = 2 * 60_000;

type Notice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

function findNotice(tx: Tx, id: number) {
  return tx.dunningNotice.findUnique({ where: { id } });
}

/** A reminder is about bills that are nearly due, due today, or over; or about a promised day that has passed. */
export type ReminderTone = "before" | "on" | "after" | "broken";

/** What a reminder says, for whoever finds the words. */
export interface Reminder {
  readonly tone: ReminderTone;
  readonly name: string;
  readonly unit: string;
  readonly bills: readonly Bill[];
}

/** Words in the language of a chat, and the buttons below them. */
export type Speaker = (
  reminder: Reminder,
  chat: Chat,
) => { readonly text: string; readonly buttons: readonly { label: string; value: string }[] };

/**
 * The moment of a reminder has come (F3-F5, F7): what is owed is looked at again; what is left of it is written to whoever pays for the unit, becomes
 * a visit at the last stage, or goes on finance's printed list where there is no chat.
 */
export async function remind(
  tx: Tx,
  { noticeId, now, policies }: Moment & { noticeId: number },
  speak: Speaker,
): Promise<void> {
  const notice = await findNotice(tx, noticeId);
  if (notice?.status !== "planned") return;
  const property = await tx.property.findUniqueOrThrow({ where: { id: notice.propertyId } });
  const policy = policies.for(property.code);
  const allowed = afterQuiet(now, policy.quiet, property.zone);
  if (allowed > now) return again(tx, notice, allowed, now);
  await lockFees(tx, [notice.unitId]);
  const { left, reason } = await look(tx, notice);
  if (left.length === 0) return settle(tx, notice, "held", now, { reason });
  const about = { billIds: left.map(({ billId }) => billId), stages: left.map(({ stage }) => stage) };
  if (notice.way === "visit") {
    const requestId = await openVisit(tx, { ...notice, ...about }, { now, policy, zone: property.zone });
    await settle(tx, { ...notice, ...about }, "visit", now, { requestId });
    return;
  }
  const payer = await findPayer(tx, notice.unitId, policy.fees.whom);
  if (!payer?.chat) return settle(tx, { ...notice, ...about }, "printed", now, { personId: payer?.id ?? null });
  const staleMs = lengthMs(policy.conversation.stale);
  if (await isChatBusy(tx, payer.chat.conversationId, new Date(now.getTime() - staleMs)))
    return again(tx, notice, new Date(now.getTime() + againMs), now);
  const bills = await listBills(tx, about.billIds);
  const reminder = {
    tone: notice.broken ? "broken" : toneOf(bills, today(now, property.zone)),
    name: payer.name,
    unit: bills[0]?.unit ?? "",
    bills,
  } as const;
  await tx.dunningNotice.update({
    where: { id: notice.id },
    data: { ...about, status: "written", personId: payer.id, owedCents: sum(left) },
  });
  const condition = `reminder:${notice.id}`;
  await putMessage(
    tx,
    { chat: payer.chat, ...speak(reminder, payer.chat), requestId: undefined, priority: priorities.bulk, condition },
    now,
  );
}

/**
 * Asked in the transaction that leases a reminder for sending, after the unit was locked: whoever records a payment, a promise, a doubt or a waiver
 * comes before it, and then it is not sent, or after it, and knows that it left (F5). Where only a part was paid it is written anew.
 */
export async function checkReminder(
  tx: Tx,
  { noticeId, now, policies }: Moment & { noticeId: number },
): Promise<Verdict> {
  const found = await findNotice(tx, noticeId);
  if (!found) return { type: "void" };
  await lockFees(tx, [found.unitId]);
  const notice = await findNotice(tx, noticeId);
  // Sent = leased before, and the channel did not take it then.
  if (!notice || !["written", "sent"].includes(notice.status)) return { type: "void" };
  const property = await tx.property.findUniqueOrThrow({ where: { id: notice.propertyId } });
  const allowed = afterQuiet(now, policies.for(property.code).quiet, property.zone);
  if (allowed > now) return { type: "wait", until: allowed };
  const { left, reason } = await look(tx, notice);
  if (left.length === 0) {
    await settle(tx, notice, "held", now, { reason });
    return { type: "void" };
  }
  if (left.length !== notice.billIds.length || sum(left) !== notice.owedCents) {
    await tx.dunningNotice.update({ where: { id: notice.id }, data: { status: "planned", settledAt: null } });
    await again(tx, notice, now, now);
    return { type: "void" };
  }
  if (notice.status === "written") await settle(tx, notice, "sent", now, {});
  return { type: "holds" };
}

/** No channel takes the reminder: it goes on finance's printed list. */
export async function printReminder(tx: Tx, { noticeId, now }: { noticeId: number; now: Date }): Promise<void> {
  await tx.dunningNotice.updateMany({
    where: { id: noticeId, status: { in: ["written", "sent"] } },
    data: { status: "printed", settledAt: now },
  });
}

/** What of a reminder's bills is still to be asked for, and why the rest is not. */
async function look(tx: Tx, notice: Notice) {
  const rows = await readReminded(tx, notice);
  const left = rows.filter(({ reason }) => reason === null);
  return { left, reason: rows.find(({ reason }) => reason !== null && reason !== "paid")?.reason ?? "paid" };
}

function sum(rows: readonly { readonly owedCents: number }[]): number {
  return rows.reduce((total, { owedCents }) => total + owedCents, 0);
}

async function settle(
  tx: Tx,
  notice: Notice,
  status: "sent" | "held" | "printed" | "visit",
  now: Date,
  more: { reason?: string; personId?: number | null; requestId?: number },
): Promise<void> {
  const { id, billIds, stages } = notice;
  await tx.dunningNotice.update({ where: { id }, data: { billIds, stages, status, settledAt: now, ...more } });
  if (status !== "held") await advanceStages(tx, { billIds, stages });
}

async function again(tx: Tx, notice: Notice, runAt: Date, now: Date): Promise<void> {
  await replacePromise(tx, `reminder:${notice.unitId}`, {
    job: "remind-fees",
    payload: { noticeId: notice.id },
    runAt,
    now,
    priority: priorities.bulk,
  });
}

/** Who pays for a unit by the policy; with their chat, if they have one. One person, so that a unit is reminded once. */
export async function findPayer(
  tx: Tx,
  unitId: number,
  whom: Policy["fees"]["whom"],
): Promise<{ id: number; name: string; phone: string; chat: Chat | undefined } | undefined> {
  const homes = await tx.residency.findMany({
    where: { unitId, kind: { in: ["owner", "tenant"] } },
    include: { person: true },
    orderBy: { personId: "asc" },
  });
  const tenants = whom === "tenant" ? homes.filter(({ kind }) => kind === "tenant") : [];
  const payers = tenants.length > 0 ? tenants : homes.filter(({ kind }) => kind === "owner");
  for (const { person } of payers) {
    const [chat] = await listChats(tx, person.id);
    if (chat) return { ...person, chat };
  }
  const first = payers[0]?.person;
  return first && { ...first, chat: undefined };
}

function toneOf(bills: readonly Bill[], day: string): ReminderTone {
  if (bills.some(({ dueOn }) => dueOn < day)) return "after";
  return bills.some(({ dueOn }) => dueOn === day) ? "on" : "before";
}
