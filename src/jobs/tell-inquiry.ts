import { z } from "zod";
import type { Reply } from "../conversation/flow.ts";
import { say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { priorities } from "../db/outbox.ts";
import { type InquiryNotice, inquiryNotices } from "../domain/inquiry.ts";
import { moment } from "../flows/card.ts";
import { helpedButtons, shortened } from "../flows/inquiry-feedback.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells somebody who asked a question what a colleague answers, or that it takes longer. */
export const tellInquiry = defineJob({
  name: "tell-inquiry",
  payload: z.object({ inquiryId: z.int(), notice: z.enum(inquiryNotices) }),
  async run(tx, { inquiryId, notice }, { now, texts }) {
    const told = await wordsOf(tx, inquiryId, notice);
    if (!told) return;
    await putReply(tx, { ...told, priority: priorities.answer, now, texts });
  },
});

async function wordsOf(
  tx: Tx,
  inquiryId: number,
  notice: InquiryNotice,
): Promise<{ personId: number; requestId: number; reply: Reply } | undefined> {
  const inquiry = await tx.inquiry.findUnique({ where: { id: inquiryId } });
  if (!inquiry?.requestId || inquiry.personId === null) return undefined;
  const { personId, requestId } = inquiry;
  const request = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  const about = { number: request.number, question: shortened(inquiry.question) };
  if (notice === "late") {
    if (inquiry.answeredAt || !inquiry.promisedAt) return undefined;
    const property = await tx.property.findUniqueOrThrow({ where: { id: request.propertyId } });
    const by = moment(inquiry.promisedAt, property.zone);
    return { personId, requestId, reply: say(text("notice-answer-late", { ...about, by })) };
  }
  if (!inquiry.answeredAt || inquiry.answer === null) return undefined;
  const staff = await tx.staff.findUnique({ where: { id: inquiry.answeredById ?? 0 }, include: { person: true } });
  const role = staff?.role ?? "front-desk";
  const by = text("answered-by", { role: text(`role-${role}`), name: staff?.person.name ?? "" });
  const id = inquiry.approvedById === null ? "notice-answered" : "notice-answered-written";
  return {
    personId,
    requestId,
    reply: say(text(id, { ...about, by, answer: inquiry.answer }), helpedButtons(inquiryId)),
  };
}
