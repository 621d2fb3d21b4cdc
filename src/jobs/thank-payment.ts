import { z } from "zod";
import { putMessage } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { findThanks } from "../domain/thanks.ts";
import { billName } from "../flows/bill-words.ts";
import { isLanguage, text } from "../text.ts";
import { defineJob } from "./job.ts";

/** A payment came in after a reminder had left, or as promised: thanks, and an apology where the two crossed. */
export const thankPayment = defineJob({
  name: "thank-payment",
  payload: z.union([z.object({ noticeId: z.int() }), z.object({ promiseId: z.int() })]),
  async run(tx, after, { now, policies, texts }) {
    const thanks = await findThanks(tx, after, { now, policies });
    if (!thanks) return;
    const { kind, chat, bills } = thanks;
    const language = isLanguage(chat.language) ? chat.language : "zh-CN";
    const words = texts.format(language, text(`notice-thanks-${kind}`, { bills: bills.map(billName) }));
    const message = { chat, text: words, buttons: [], requestId: undefined };
    await putMessage(tx, { ...message, priority: priorities.ordinary }, now);
  },
});
