import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { waiveBill } from "../domain/waiver.ts";
import { text } from "../text.ts";
import { money } from "./bill-words.ts";
import { verbatim } from "./card.ts";
import { keepsBooks, staffBillAnswers, staffBillFacts, staffBillFactsBy, staffBillSteps } from "./staff-bill.ts";

/** 减免: a head waives part of a bill; finance asks for it. */
export const waiveBillFlow = defineFlow({
  name: "waive-bill",
  for: keepsBooks,
  words: "flow-waive-bill",
  seed: {},
  facts: staffBillFacts,
  factsBy: staffBillFactsBy,
  answers: { ...staffBillAnswers, reason: z.string().min(2).max(500) },
  readBack: text("fee-read-back"),
  steps: {
    ...staffBillSteps,
    reason: {
      ask: () => text("fee-ask-waive-reason"),
      read: (words) => words,
      show: (reason) => ({ name: text("field-reason"), value: verbatim(reason) }),
    },
  },
  async finish(tx, { answers: { bill, cents, reason }, who, now }) {
    const { approved } = await waiveBill(tx, { billId: bill, amountCents: cents, reason, personId: who.personId, now });
    return [say(text(approved ? "fee-waived" : "fee-waiver-asked", { amount: money(cents) }))];
  },
});
