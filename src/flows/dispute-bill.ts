import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { disputeBill } from "../domain/dispute.ts";
import { text } from "../text.ts";
import { money } from "./bill-words.ts";
import {
  type BillSeed,
  billAnswers,
  billSeed,
  billsFacts,
  chosenBills,
  hasHome,
  nothingOwed,
  whichBill,
  whichUnit,
} from "./which-bill.ts";

const whole = 0;

/** A resident doubts a bill or a line of it (F6, F8). */
export const disputeBillFlow = defineFlow({
  name: "dispute-bill",
  for: hasHome,
  words: "flow-dispute-bill",
  photos: "take",
  button: { verb: "dispute-bill", seed: billSeed },
  seed: {} as BillSeed,
  facts: billsFacts,
  stop: nothingOwed,
  number: "FW",
  answers: { ...billAnswers, line: z.int(), reason: z.string().min(2).max(1_000) },
  steps: {
    unit: whichUnit,
    bill: whichBill({ several: false }),
    line: {
      when: ({ facts, answers }) => (chosenBills(facts, answers)[0]?.lines.length ?? 0) > 1,
      ask: () => text("fee-ask-line"),
      choices: ({ facts, answers }) => [
        ...(chosenBills(facts, answers)[0]?.lines ?? []).slice(0, 9).map(({ position, label, amountCents }) => ({
          key: `l${position}`,
          value: position,
          label: text("fee-line", { label, amount: money(amountCents) }),
        })),
        { key: "whole", value: whole, label: text("fee-whole-bill") },
      ],
    },
    reason: { ask: () => text("fee-ask-reason"), read: (words) => words },
  },
  async finish(tx, { answers, facts, who, number, files, now }) {
    const [bill] = chosenBills(facts, answers);
    await disputeBill(tx, {
      billId: bill?.id ?? 0,
      line: answers.line === whole ? undefined : answers.line,
      reason: answers.reason,
      personId: who.personId,
      number,
      name: who.name ?? "",
      phone: who.phone ?? "",
      files,
      accountId: who.accountId,
      now,
    });
    return [say(text("fee-dispute-noted", { number }))];
  },
});
