import { say } from "../conversation/flow.ts";
import { type ListedUnit, listBookkeepers, type Reconciliation, reconcile } from "../domain/reconciliation.ts";
import { dayText, money } from "../flows/bill-words.ts";
import { type Text, text } from "../text.ts";
import { putReply } from "./put-reply.ts";
import { defineRegularJob } from "./regular.ts";

/** Every morning finance gets what came in, what is open, and what became of the reminders (F2). */
export const reconcileFees = defineRegularJob("reconcile-fees", async (tx, property, { now, texts }) => {
  // Where no bills are kept here, an empty list every morning would only be a nuisance.
  if ((await tx.bill.findFirst({ where: { propertyId: property.id } })) === null) return;
  const reply = say(overview(property.name, await reconcile(tx, property, now)));
  for (const { personId } of await listBookkeepers(tx, property.id))
    await putReply(tx, { personId, reply, now, texts });
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
