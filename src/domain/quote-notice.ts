import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What is told about a quote: the first three to the resident, the rest to staff; `jobs/tell-quote.ts` finds the words. */
export const quoteNotices = ["sent", "reminder", "expired", "approved", "declined", "lapsed"] as const;
export type QuoteNotice = (typeof quoteNotices)[number];

/** Promises to tell a person something about a quote. */
export async function tellQuote(
  tx: Tx,
  told: { personId: number; notice: QuoteNotice; quoteId: number; now: Date; runAt?: Date },
): Promise<void> {
  const { now, runAt = now, ...payload } = told;
  await promise(tx, { job: "tell-quote", payload, runAt, now });
}
