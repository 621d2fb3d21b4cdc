import type { Button } from "../conversation/flow.ts";
import type { Quote } from "../domain/quote.ts";
import { type Text, text } from "../text.ts";
import { money } from "./bill-words.ts";
import { verbatim } from "./card.ts";

/** What a quote consists of, line by line. */
export function quoteLines(quote: Pick<Quote, "lines">): readonly Text[] {
  return quote.lines.map(({ kind, name, quantity, priceCents, feeCents, amountCents }) => {
    const line = { name, quantity, price: money(priceCents), amount: money(amountCents) };
    if (kind === "labour") return text("quote-line-labour", line);
    if (kind === "material") return text("quote-line-material", line);
    return text("quote-line-part", { ...line, fee: money(feeCents) });
  });
}

/** The resident's yes and no to one version. */
export function answerButtons({ id }: { id: number }): readonly Button[] {
  return [
    { label: text("button-approve-quote"), value: `approve-quote:${id}` },
    { label: text("button-decline-quote"), value: `decline-quote:${id}` },
  ];
}

export const declineReasons = ["price", "later", "not-needed"] as const;

/** Why somebody does not agree: their own words, or `~` and a key. */
export function declineReason(reason: string): Text {
  const key = declineReasons.find((known) => reason === `~${known}`);
  return key === undefined ? verbatim(reason) : text(`quote-reason-${key}`);
}
