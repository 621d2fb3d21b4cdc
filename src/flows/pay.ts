import { defineFlow, say } from "../conversation/flow.ts";
import type { Bill } from "../domain/bill.ts";
import { text } from "../text.ts";
import { billName, total } from "./bill-words.ts";
import { payLink } from "./payment-words.ts";
import { type BillSeed, billSeed, billsFacts, hasHome, nothingOwed } from "./which-bill.ts";

/** How to pay: the link of the policy for each bill, and the office. The bot itself takes no money. */
export const pay = defineFlow({
  name: "pay",
  for: hasHome,
  words: "flow-pay",
  button: { verb: "pay", seed: billSeed },
  seed: {} as BillSeed,
  facts: async (db, who, about) => {
    const { payLink: template, office } = about.policies.for(who.property?.code).fees;
    return { ...(await billsFacts(db, who, about)), template, office };
  },
  answers: {},
  steps: {},
  stop(context) {
    const { facts, seed } = context;
    const nothing = nothingOwed(context);
    if (nothing) return nothing;
    const { template, office } = facts;
    const bills = facts.bills.filter(({ id }) => seed.billId === undefined || id === seed.billId);
    const links = template === undefined ? [] : linksFor(template, bills.length > 0 ? bills : facts.bills);
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
  return bills.map((bill) => ({
    bill,
    link: payLink(template, { bill: bill.number, unit: bill.unit, amountCents: bill.owedCents }),
  }));
}
