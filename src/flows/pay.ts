import { defineFlow, say } from "../conversation/flow.ts";
import { type Bill, yuan } from "../domain/bill.ts";
import { text } from "../text.ts";
import { billName, total } from "./bill-words.ts";
import { type BillSeed, billSeed, billsFacts, hasHome, nothingOwed } from "./which-bill.ts";

/** How to pay: the link of the policy for each bill, and the office. The bot itself takes no money. */
export const pay = defineFlow({
  name: "pay",
  for: hasHome,
  words: "flow-pay",
  button: { verb: "pay", seed: billSeed },
  seed: {} as BillSeed,
  facts: async (db, who, about) => {
    const { payLink, office } = about.policies.for(who.property?.code).fees;
    return { ...(await billsFacts(db, who, about)), payLink, office };
  },
  answers: {},
  steps: {},
  stop(context) {
    const { facts, seed } = context;
    const nothing = nothingOwed(context);
    if (nothing) return nothing;
    const { payLink, office } = facts;
    const bills = facts.bills.filter(({ id }) => seed.billId === undefined || id === seed.billId);
    const links = payLink === undefined ? [] : linksFor(payLink, bills.length > 0 ? bills : facts.bills);
    return [
      say(
        text("fee-how-to-pay", {
          total: total(bills.length > 0 ? bills : facts.bills),
          ways: [
            ...links.map(({ bill, link }) => text("fee-pay-link", { name: billName(bill), link })),
            office === undefined ? text("fee-pay-desk") : text("fee-pay-office", { office }),
          ],
        }),
        [{ label: text("flow-paid"), value: "begin:paid" }],
      ),
    ];
  },
  finish: async () => [],
});

/** The link of each bill; its amount is what is owed now. */
function linksFor(template: string, bills: readonly Bill[]): readonly { bill: Bill; link: string }[] {
  return bills.map((bill) => {
    const values: Readonly<Record<string, string>> = {
      bill: bill.number,
      unit: bill.unit,
      amount: yuan(bill.owedCents),
    };
    return {
      bill,
      link: template.replace(/\{(bill|unit|amount)\}/g, (_, key) => encodeURIComponent(values[key] ?? "")),
    };
  });
}
