import { z } from "zod";
import { listChats, putMessage } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { promiseReconciliation } from "../domain/dunning.ts";
import { type ListedUnit, listBookkeepers, type Reconciliation, reconcile } from "../domain/reconciliation.ts";
import { dayText, money } from "../flows/bill-words.ts";
import { isLanguage, type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";

/** Every morning finance gets what came in, what is open, and what became of the reminders (F2). */
export const reconcileFees = defineJob({
  name: "reconcile-fees",
  payload: z.object({ propertyId: z.int() }),
  async run(tx, { propertyId }, { now, policies, texts }) {
    const property = await tx.property.findUnique({ where: { id: propertyId } });
    if (!property) return;
    // Where no bills are kept here, an empty list every morning would only be a nuisance.
    const billed = (await tx.bill.findFirst({ where: { propertyId } })) !== null;
    const words = overview(property.name, await reconcile(tx, property, now));
    for (const { personId } of billed ? await listBookkeepers(tx, propertyId) : []) {
      const [chat] = await listChats(tx, personId);
      if (!chat) continue;
      const language = isLanguage(chat.language) ? chat.language : "zh-CN";
      const message = { chat, text: texts.format(language, words), buttons: [], requestId: undefined };
      await putMessage(tx, { ...message, priority: priorities.ordinary }, now);
    }
    await promiseReconciliation(tx, property, { now, policies });
  },
});

function overview(property: string, { payments, promises, notices, ...found }: Reconciliation): Text {
  const lines = [
    text("reconcile-payments", { count: payments.count, amount: money(payments.cents), hand: payments.byHand }),
    text("reconcile-claims", { count: found.claims.length, numbers: some(found.claims) }),
    text("reconcile-disputes", { count: found.disputes.length, numbers: some(found.disputes) }),
    text("reconcile-waivers", { count: found.waivers }),
    text("reconcile-promises", { count: promises.todayCount, broken: promises.broken }),
    ...promises.today.map(unitLine),
    text("reconcile-notices", { sent: notices.sent, visits: notices.visit }),
    ...found.held.map(({ reason, count }) => text("reconcile-held", { reason: text(`held-${reason}`), count })),
    text("reconcile-printed", { count: found.printedCount }),
    ...found.printed.map(unitLine),
  ];
  return text("reconcile-overview", { property, day: dayText(found.day), lines });
}

function some(numbers: readonly string[]): string {
  const shown = numbers.slice(0, 20).join(" ");
  return numbers.length > 20 ? `${shown} …` : shown;
}

function unitLine({ unit, cents }: ListedUnit): Text {
  return text("reconcile-unit", { unit, amount: money(cents) });
}
