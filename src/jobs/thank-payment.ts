import { z } from "zod";
import { say } from "../conversation/flow.ts";
import { findThanks } from "../domain/thanks.ts";
import { billName } from "../flows/bill-words.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putIn } from "./put-reply.ts";

/** A payment came in after a reminder had left, or as promised: thanks, and an apology where the two crossed. */
export const thankPayment = defineJob({
  name: "thank-payment",
  payload: z.union([z.object({ noticeId: z.int() }), z.object({ promiseId: z.int() })]),
  async run(tx, after, { now, policies, texts }) {
    const thanks = await findThanks(tx, after, { now, policies });
    if (!thanks) return;
    const { kind, chat, bills } = thanks;
    await putIn(tx, chat, { reply: say(text(`notice-thanks-${kind}`, { bills: bills.map(billName) })), now, texts });
  },
});
