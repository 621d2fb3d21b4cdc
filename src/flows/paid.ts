import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import { claimPaid } from "../domain/payment.ts";
import { text } from "../text.ts";
import { paidHowKeys, paidText, paidWhenKeys } from "./bill-words.ts";
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

const keyed = (keys: readonly string[]): readonly Choice<string>[] =>
  keys.map((key) => ({ key, value: `~${key}`, label: paidText(`~${key}`) }));

/** 我已缴费: a resident says that it is paid; finance looks, reminders rest (F5, F6). */
export const paid = defineFlow({
  name: "paid",
  for: hasHome,
  words: "flow-paid",
  photos: "take",
  button: { verb: "paid", seed: billSeed },
  seed: {} as BillSeed,
  facts: billsFacts,
  stop: nothingOwed,
  number: "FW",
  answers: { ...billAnswers, when: z.string().min(1).max(60), how: z.string().min(1).max(60), receipt: z.boolean() },
  steps: {
    unit: whichUnit,
    bill: whichBill({ several: true }),
    when: { ask: () => text("fee-ask-when"), choices: () => keyed(paidWhenKeys), read: (words) => words },
    how: { ask: () => text("fee-ask-how"), choices: () => keyed(paidHowKeys), read: (words) => words },
    receipt: {
      ask: () => text("fee-ask-receipt"),
      choices: () => [
        { key: "sent", value: true, label: text("fee-receipt-sent") },
        { key: "none", value: false, label: text("fee-receipt-none") },
      ],
    },
  },
  async finish(tx, { answers, facts, who, number, files, now }) {
    await claimPaid(tx, {
      billIds: chosenBills(facts, answers).map(({ id }) => id),
      personId: who.personId,
      paidWhen: answers.when,
      method: answers.how,
      number,
      name: who.name ?? "",
      phone: who.phone ?? "",
      files,
      accountId: who.accountId,
      now,
    });
    return [say(text("fee-claim-noted", { number }))];
  },
});
