import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { dateOf, dayIn } from "../domain/bill.ts";
import { today } from "../domain/calendar.ts";
import { latestPromise, promisePayment } from "../domain/payment.ts";
import { text } from "../text.ts";
import { readDay } from "../understanding/day.ts";
import { dayText } from "./bill-words.ts";
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

/** 约定缴费日: a resident says until when they will pay; reminders rest until then (F5, F6). */
export const promisePaymentFlow = defineFlow({
  name: "promise-payment",
  for: hasHome,
  words: "flow-promise-payment",
  button: { verb: "promise-payment", seed: billSeed },
  seed: {} as BillSeed,
  facts: async (db, who, about) => {
    const property = who.property ?? { code: "", zone: "UTC" };
    const from = today(about.now, property.zone);
    return { ...(await billsFacts(db, who, about)), today: from, latest: latestPromise(about, property) };
  },
  stop: nothingOwed,
  answers: { ...billAnswers, until: z.iso.date() },
  steps: {
    unit: whichUnit,
    bill: whichBill({ several: true }),
    until: {
      ask: ({ facts }) => text("fee-ask-until", { latest: dayText(String(facts.latest)) }),
      choices: ({ facts }) =>
        [3, 7, 14]
          .map((days) => daysAfter(String(facts.today), days))
          .filter((day) => day !== undefined && day <= String(facts.latest))
          .map((day) => ({ key: `d${day}`, value: day ?? "", label: dayText(day ?? "") })),
      read: (words, { facts }) => readDay(words, String(facts.today)),
      valid: (day, { facts }) => day >= String(facts.today) && day <= String(facts.latest),
      unclear: text("fee-unclear-until"),
    },
  },
  async finish(tx, { answers, facts, who, now, policies }) {
    const billIds = chosenBills(facts, answers).map(({ id }) => id);
    await promisePayment(tx, { billIds, personId: who.personId, until: answers.until, now, policies });
    return [say(text("fee-promise-noted", { day: dayText(answers.until) }))];
  },
});

function daysAfter(day: string, days: number): string | undefined {
  const from = dateOf(day).getTime();
  return Number.isNaN(from) ? undefined : dayIn(new Date(from + days * 24 * 60 * 60_000));
}
