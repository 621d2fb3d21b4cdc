import { z } from "zod";
import { defineFlow, say, type Who } from "../conversation/flow.ts";
import { answerQuote, paymentWays } from "../domain/quote.ts";
import { text } from "../text.ts";
import { money } from "./bill-words.ts";
import { declineReason, declineReasons } from "./quote-words.ts";
import { idInButton } from "./which-order.ts";

const isKnown = (who: Who) => who.personId !== undefined;
const quoteSeed = (args: readonly string[]) => {
  const id = idInButton.safeParse(args[0]);
  return id.success ? { quoteId: id.data } : undefined;
};

/** The resident agrees to one version of a quote, and says how they will pay (R5). */
export const approveQuote = defineFlow({
  name: "approve-quote",
  for: isKnown,
  button: { verb: "approve-quote", seed: quoteSeed },
  seed: { quoteId: 0 },
  facts: async (_db, who, about) => ({
    link: about.policies.for(who.property?.code).fees.payLink !== undefined,
  }),
  answers: { payment: z.enum(paymentWays) },
  steps: {
    payment: {
      when: ({ facts }) => facts.link === true,
      ask: () => text("quote-ask-payment"),
      choices: () => [
        { key: "link", value: "link" as const, label: text("quote-by-link") },
        { key: "office", value: "office" as const, label: text("quote-by-office") },
      ],
    },
  },
  async finish(tx, { answers, seed: { quoteId }, who: { personId }, now, policies }) {
    const answer = { type: "approved", payment: answers.payment ?? "office" } as const;
    const { quote, order } = await answerQuote(tx, { quoteId, personId, answer, now, policies });
    const { version, totalCents } = quote;
    return [say(text("quote-approved-noted", { number: order.request.number, version, total: money(totalCents) }))];
  },
});

/** The resident does not agree, and says why. */
export const declineQuote = defineFlow({
  name: "decline-quote",
  for: isKnown,
  button: { verb: "decline-quote", seed: quoteSeed },
  seed: { quoteId: 0 },
  answers: { reason: z.string().min(1).max(300) },
  steps: {
    reason: {
      ask: () => text("quote-ask-reason"),
      choices: () => declineReasons.map((key) => ({ key, value: `~${key}`, label: declineReason(`~${key}`) })),
      read: (words) => words,
    },
  },
  async finish(tx, { answers: { reason }, seed: { quoteId }, who: { personId }, now, policies }) {
    const answer = { type: "declined", reason } as const;
    const { quote, order } = await answerQuote(tx, { quoteId, personId, answer, now, policies });
    return [say(text("quote-declined-noted", { number: order.request.number, version: quote.version }))];
  },
});
