import { z } from "zod";
import { chaseQuote } from "../domain/quote.ts";
import { defineJob } from "./job.ts";

/** A quote waits for its resident (R5). */
export const chaseQuoteJob = defineJob({
  name: "chase-quote",
  payload: z.object({ quoteId: z.int() }),
  run: (tx, { quoteId }, { now, policies }) => chaseQuote(tx, { quoteId, now, policies }),
});
