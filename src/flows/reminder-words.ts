import { type Reply, say } from "../conversation/flow.ts";
import type { Reminder } from "../domain/reminder.ts";
import { text } from "../text.ts";
import { billName, dayText, money, total } from "./bill-words.ts";

/** A reminder in words: civil, with what it is about and every way to answer it (F3). */
export function reminderReply({ tone, name, unit, bills }: Reminder): Reply {
  const lines = bills.map((bill) =>
    text("fee-bill-line", { name: billName(bill), amount: money(bill.owedCents), due: dayText(bill.dueOn) }),
  );
  const buttons = ["pay", "paid", "promise-payment", "my-bills"].map((flow) => ({
    label: text(`flow-${flow}`),
    value: `begin:${flow}`,
  }));
  return say(text(`notice-fees-${tone}`, { name, unit, lines, total: total(bills) }), buttons);
}
