import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { listBills } from "../domain/bill.ts";
import { type FeeNotice, feeNotices } from "../domain/fee-notice.ts";
import { billName } from "../flows/bill-words.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells a resident what became of a matter of fees, in their language. */
export const tellFeeJob = defineJob({
  name: "tell-fee",
  payload: z.object({ personId: z.int(), notice: z.enum(feeNotices), id: z.int() }),
  async run(tx, { personId, notice, id }, { now, texts }) {
    const found = await words[notice](tx, id);
    if (found) await putReply(tx, { personId, ...found, now, texts });
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
