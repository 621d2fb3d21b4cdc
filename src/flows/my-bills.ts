import { type Button, defineFlow, say } from "../conversation/flow.ts";
import { type Bill, getMyBill } from "../domain/bill.ts";
import { text } from "../text.ts";
import { surenessOf } from "../understanding/meaning.ts";
import { billLine, billName, dayText, money, privateOnly, total } from "./bill-words.ts";
import { type BillSeed, billSeed, billsFacts, hasHome, nothingOwed } from "./which-bill.ts";

const detailsAtMost = 5;

/** 我的账单: what each of the person's units still owes, and what can be done about it (F6). */
export const myBills = defineFlow({
  name: "my-bills",
  for: hasHome,
  words: "flow-my-bills",
  wants: (words, _who, meaning) =>
    Math.max(/我.{0,4}(账单|帳單|欠费|欠費)|\bmy bills?\b/i.test(words) ? 0.8 : 0, surenessOf(meaning(), "fee")),
  seed: {},
  facts: billsFacts,
  answers: {},
  steps: {},
  stop(context) {
    const { bills } = context.facts;
    const nothing = nothingOwed(context);
    if (nothing) return nothing;
    const overview = [...new Set(bills.map(({ unit }) => unit))].map((unit) => {
      const ofUnit = bills.filter((bill) => bill.unit === unit);
      return text("fee-unit", { unit, count: ofUnit.length, total: total(ofUnit), lines: ofUnit.map(billLine) });
    });
    return [say(text("fee-overview", { units: overview }), billButtons(bills))];
  },
  finish: async () => [],
});

function billButtons(bills: readonly Bill[]): readonly Button[] {
  const details = bills.slice(0, detailsAtMost).map((bill) => ({
    label: text("fee-details-of", { name: billName(bill) }),
    value: `bill:${bill.id}`,
  }));
  const begin = (flow: string) => ({ label: text(`flow-${flow}`), value: `begin:${flow}` });
  return [...details, begin("pay"), begin("paid"), begin("promise-payment")];
}

/** One bill: what it consists of, what was paid, and a way to doubt it (F6). */
export const billDetails = defineFlow({
  name: "bill-details",
  for: hasHome,
  button: { verb: "bill", seed: billSeed },
  seed: {} as BillSeed,
  answers: {},
  steps: {},
  stop: privateOnly,
  async finish(tx, { seed, who }) {
    const bill = await getMyBill(tx, seed.billId ?? 0, who.personId);
    const lines = bill.lines.map(({ label, amountCents }) => text("fee-line", { label, amount: money(amountCents) }));
    const details = text("fee-details", {
      name: billName(bill),
      unit: bill.unit,
      number: bill.number,
      lines: lines.length === 0 ? text("fee-no-lines") : lines,
      amount: money(bill.amountCents),
      paid: money(bill.paidCents),
      waived: money(bill.waivedCents),
      owed: money(bill.owedCents),
      due: dayText(bill.dueOn),
    });
    if (bill.owedCents === 0) return [say(details)];
    const buttons = ["pay", "paid", "dispute-bill"].map((flow) => ({
      label: text(`flow-${flow}`),
      value: `${flow}:${bill.id}`,
    }));
    return [say(details, buttons)];
  },
});
