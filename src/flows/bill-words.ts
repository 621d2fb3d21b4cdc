import type { Reply, Who } from "../conversation/flow.ts";
import { say } from "../conversation/flow.ts";
import { type Bill, yuan } from "../domain/bill.ts";
import type { FeeMatterShown } from "../domain/fee-desk.ts";
import { type Text, text } from "../text.ts";
import { verbatim } from "./card.ts";

/** An amount of money in words. */
export function money(cents: number): Text {
  return text("fee-money", { amount: yuan(cents) });
}

/** A day like 2026-12-01 in words. */
export function dayText(day: string): Text {
  const [year = "", month = "", date = ""] = day.split("-");
  return text("fee-day", { year, month: Number(month), day: Number(date), iso: day });
}

/** What a bill is for: 物业费 2026年第四季度. */
export function billName({ item, period }: Pick<Bill, "item" | "period">): Text {
  return text("fee-bill-name", { item: text(`item-${item}`), period });
}

/** One line about what is still to be paid. */
export function billLine(bill: Bill): Text {
  const line = { name: billName(bill), amount: money(bill.owedCents), due: dayText(bill.dueOn) };
  return bill.hold === undefined
    ? text("fee-bill-line", line)
    : text("fee-bill-line-held", { ...line, state: text(`fee-hold-${bill.hold}`) });
}

/** What several bills come to. */
export function total(bills: readonly Pick<Bill, "owedCents">[]): Text {
  return money(bills.reduce((sum, { owedCents }) => sum + owedCents, 0));
}

export const paidHowKeys = ["wechat", "alipay", "bank", "cash"] as const;
export const paidWhenKeys = ["today", "yesterday"] as const;

/** How or when somebody says that they paid: their own words, or `~` and a key. */
export function paidText(value: string): Text {
  const key = [...paidHowKeys, ...paidWhenKeys].find((known) => value === `~${known}`);
  return key === undefined ? verbatim(value) : text(`fee-paid-${key}`);
}

/** In a group nobody's bills are shown, whoever asks (X2). */
export function privateOnly({ who }: { who: Who }): readonly Reply[] | undefined {
  return who.group ? [say(text("fee-in-private"))] : undefined;
}

/** What a work order about fees is about, for the card of whoever does it. */
export function feeMatterLines(matter: FeeMatterShown): readonly Text[] {
  const bills = matter.bills.map((bill) =>
    text("fee-card-bill", {
      number: bill.number,
      name: billName(bill),
      amount: money(bill.amountCents),
      owed: money(bill.owedCents),
    }),
  );
  if (matter.type === "claim")
    return [...bills, text("fee-card-claim", { when: paidText(matter.paidWhen), how: paidText(matter.method) })];
  if (matter.type === "waiver") return [...bills, text("fee-card-waiver", { amount: money(matter.amountCents) })];
  if (matter.type === "visit") return [...bills, text("fee-card-visit")];
  const line =
    matter.line && text("fee-card-line", { label: matter.line.label, amount: money(matter.line.amountCents) });
  const answer = matter.answer === null ? undefined : text("fee-card-answer", { answer: matter.answer });
  return [...bills, ...(line ? [line] : []), ...(answer ? [answer] : [])];
}
