import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import { unitLabel } from "../domain/property.ts";
import { findQuote, type Quote } from "../domain/quote.ts";
import { type QuoteNotice, quoteNotices } from "../domain/quote-notice.ts";
import { findWorkOrder, type WorkOrder } from "../domain/work-order.ts";
import { money } from "../flows/bill-words.ts";
import { moment, workButtons } from "../flows/card.ts";
import { paymentLines } from "../flows/payment-words.ts";
import { answerButtons, declineReason, quoteLines } from "../flows/quote-words.ts";
import type { Policy } from "../policy.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells somebody about a quote, if it is still so (R5). */
export const tellQuoteJob = defineJob({
  name: "tell-quote",
  payload: z.object({ personId: z.int(), notice: z.enum(quoteNotices), quoteId: z.int() }),
  async run(tx, { personId, notice, quoteId }, { now, texts, policies }) {
    const quote = await findQuote(tx, quoteId);
    const order = quote && (await findWorkOrder(tx, quote.workOrderId));
    if (!quote || !order) return;
    const { fees } = policies.for(order.property.code);
    const unit = (await unitLabel(tx, order.request.unitId)) ?? "";
    const reply = words[notice]({ quote, order, unit, fees });
    if (reply) await putReply(tx, { personId, requestId: order.requestId, reply, texts, now });
  },
});

interface Facts {
  readonly quote: Quote;
  readonly order: WorkOrder;
  readonly unit: string;
  readonly fees: Policy["fees"];
}

const words: Readonly<Record<QuoteNotice, (facts: Facts) => Reply | undefined>> = {
  sent: (facts) => asked(facts, "notice-quote"),
  reminder: (facts) => asked(facts, "notice-quote-reminder"),
  expired: ({ quote, order }) =>
    quote.status === "expired"
      ? say(text("notice-quote-expired", { number: order.request.number, version: quote.version }))
      : undefined,
  approved: ({ quote, order }) =>
    quote.status === "approved"
      ? say(text("quote-staff-approved", named(quote, order)), workButtons(order))
      : undefined,
  declined: ({ quote, order }) =>
    say(
      text("quote-staff-declined", { ...named(quote, order), reason: declineReason(quote.reason ?? "") }),
      workButtons(order),
    ),
  lapsed: ({ quote, order }) => say(text("quote-staff-lapsed", named(quote, order)), workButtons(order)),
};

function named({ version, totalCents }: Quote, { request }: WorkOrder): Record<string, string | number | Text> {
  return { number: request.number, version, total: money(totalCents) };
}

function asked({ quote, order, unit, fees }: Facts, id: string): Reply | undefined {
  if (quote.status !== "sent" || !quote.expiresAt) return undefined;
  const { number, content } = order.request;
  const ways = paymentLines(fees, { bill: number, unit, amountCents: quote.totalCents });
  return say(
    {
      id,
      args: {
        number,
        content,
        version: quote.version,
        lines: quoteLines(quote),
        total: money(quote.totalCents),
        ways,
        until: moment(quote.expiresAt, order.property.zone),
      },
    },
    answerButtons(quote),
  );
}
