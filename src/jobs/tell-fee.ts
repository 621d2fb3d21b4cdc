import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { listChats, putMessage } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { listBills } from "../domain/bill.ts";
import { type FeeNotice, feeNotices } from "../domain/fee-notice.ts";
import { billName } from "../flows/bill-words.ts";
import { isLanguage, text } from "../text.ts";
import { defineJob } from "./job.ts";

/** Tells a resident what became of a matter of fees, in their language. */
export const tellFeeJob = defineJob({
  name: "tell-fee",
  payload: z.object({ personId: z.int(), notice: z.enum(feeNotices), id: z.int() }),
  async run(tx, { personId, notice, id }, { now, texts }) {
    const [chat] = await listChats(tx, personId);
    const found = chat && (await words[notice](tx, id));
    if (!chat || !found) return;
    const language = isLanguage(chat.language) ? chat.language : "zh-CN";
    const { reply, requestId } = found;
    const message = { chat, text: texts.format(language, reply.text), buttons: [], requestId };
    await putMessage(tx, { ...message, priority: priorities.ordinary }, now);
  },
});

type Found = Promise<{ readonly reply: Reply; readonly requestId: number | undefined } | undefined>;

const words: Readonly<Record<FeeNotice, (tx: Tx, id: number) => Found>> = {
  "claim-confirmed": (tx, id) => ofClaim(tx, id, "notice-claim-confirmed"),
  "claim-missing": (tx, id) => ofClaim(tx, id, "notice-claim-missing"),
  "dispute-upheld": (tx, id) => ofDispute(tx, id, "notice-dispute-upheld"),
  "dispute-rejected": (tx, id) => ofDispute(tx, id, "notice-dispute-rejected"),
};

async function ofClaim(tx: Tx, id: number, textId: string): Found {
  const claim = await tx.paymentClaim.findUnique({ where: { id } });
  if (!claim) return undefined;
  const bills = (await listBills(tx, claim.billIds)).map(billName);
  return { reply: say(text(textId, { bills, answer: claim.answer ?? "" })), requestId: claim.requestId };
}

async function ofDispute(tx: Tx, id: number, textId: string): Found {
  const dispute = await tx.billDispute.findUnique({ where: { id } });
  const [bill] = dispute ? await listBills(tx, [dispute.billId]) : [];
  if (!dispute || !bill) return undefined;
  return {
    reply: say(text(textId, { bill: billName(bill), answer: dispute.answer ?? "" })),
    requestId: dispute.requestId,
  };
}
