import { z } from "zod";
import type { FactsAbout, Step, Who } from "../conversation/flow.ts";
import { type Bill, billCentsAtMost, listOwed } from "../domain/bill.ts";
import { text } from "../text.ts";
import { billName, money } from "./bill-words.ts";
import { verbatim } from "./card.ts";
import { type ResidentFacts, residentFacts, whichUnit, whichUnitWords } from "./which-resident.ts";

/** Questions of the flows in which finance or a head does something about one bill: the unit as typed, the unit meant, the bill, the amount. */
export const staffBillAnswers = {
  unitWords: z.string().min(1).max(60),
  unitId: z.int(),
  bill: z.int(),
  cents: z.int().min(1).max(billCentsAtMost),
};
export const staffBillFactsBy = ["unitWords", "unitId"] as const;

export interface StaffBillFacts extends ResidentFacts {
  readonly bills: readonly Bill[];
}
type Answers = { unitWords: string; unitId: number; bill: number; cents: number };
type Reader = Parameters<typeof listOwed>[0];

export async function staffBillFacts(
  db: Reader,
  who: Who,
  about: FactsAbout<Answers, unknown>,
): Promise<StaffBillFacts> {
  const found = await residentFacts("bill")(db, who, about);
  const chosen = about.answers.unitId ?? (found.units.length === 1 ? found.units[0]?.id : undefined);
  const mine = found.units.some(({ id }) => id === chosen);
  return { ...found, bills: chosen !== undefined && mine ? await listOwed(db, [chosen]) : [] };
}

export function keepsBooks(who: Who): boolean {
  return who.staff !== undefined && ["finance", "supervisor", "manager"].includes(who.staff.role);
}

const chosen = (facts: StaffBillFacts, bill: number | undefined) => facts.bills.find(({ id }) => id === bill);

/** 360, 360.5, 360.00元 → cents; nothing for what is no amount. */
export function readCents(words: string): number | undefined {
  const found = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{1,2}))?\s*(?:元|块|塊|yuan|cny|rmb)?$/i.exec(
    words.normalize("NFKC").replace(/,/g, "").trim(),
  );
  if (!found) return undefined;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

export const staffBillSteps: {
  readonly [K in keyof typeof staffBillAnswers]: Step<Answers[K], Answers, StaffBillFacts, unknown>;
} = {
  unitWords: whichUnitWords,
  unitId: whichUnit,
  bill: {
    ask: ({ facts }) => text(facts.bills.length === 0 ? "fee-unit-owes-nothing" : "fee-ask-bill"),
    choices: ({ facts }) =>
      facts.bills.slice(0, 9).map((bill) => ({
        key: String(bill.id),
        value: bill.id,
        label: text("fee-choice", { name: billName(bill), amount: money(bill.owedCents) }),
      })),
    show: (bill, { facts }) => {
      const found = chosen(facts, bill);
      return { name: text("field-bill"), value: found ? billName(found) : verbatim("") };
    },
  },
  cents: {
    ask: ({ facts, answers }) => text("fee-ask-amount", { owed: money(chosen(facts, answers.bill)?.owedCents ?? 0) }),
    // No buttons: 60 is an amount here, and not the sixtieth of a list.
    read: (words, { facts, answers }) =>
      /^(全部|全额|全額|all|full|in full)$/i.test(words.trim())
        ? chosen(facts, answers.bill)?.owedCents
        : readCents(words),
    valid: (cents, { facts, answers }) => cents <= (chosen(facts, answers.bill)?.owedCents ?? 0),
    unclear: text("fee-unclear-amount"),
    show: (cents) => ({ name: text("field-amount"), value: money(cents) }),
  },
};
