import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { recordPayment } from "../domain/payment.ts";
import { text } from "../text.ts";
import { money, paidHowKeys, paidText } from "./bill-words.ts";
import { keepsBooks, staffBillAnswers, staffBillFacts, staffBillFactsBy, staffBillSteps } from "./staff-bill.ts";

/** 登记缴费: finance writes down money that came in. */
export const recordPaymentFlow = defineFlow({
  name: "record-payment",
  for: keepsBooks,
  words: "flow-record-payment",
  seed: {},
  facts: staffBillFacts,
  factsBy: staffBillFactsBy,
  answers: { ...staffBillAnswers, how: z.string().min(1).max(60) },
  readBack: text("fee-read-back"),
  steps: {
    ...staffBillSteps,
    how: {
      ask: () => text("fee-ask-how"),
      choices: () => paidHowKeys.map((key) => ({ key, value: `~${key}`, label: paidText(`~${key}`) })),
      read: (words) => words,
      show: (how) => ({ name: text("field-how"), value: paidText(how) }),
    },
  },
  async finish(tx, { answers: { bill, cents, how }, who, now }) {
    const { owedCents } = await recordPayment(tx, {
      billId: bill,
      amountCents: cents,
      method: how,
      personId: who.personId,
      now,
    });
    return [say(text("fee-payment-recorded", { amount: money(cents), owed: money(owedCents) }))];
  },
});
