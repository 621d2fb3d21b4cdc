import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import { listChats, putMessage } from "../db/message.ts";
import { priorities } from "../db/outbox.ts";
import { isOpenStage } from "../domain/complaint.ts";
import { type ComplaintNotice, complaintNotices } from "../domain/complaint-notice.ts";
import { type ComplaintView, viewComplaint } from "../domain/complaint-view.ts";
import { DomainError } from "../domain/error.ts";
import { listReportFiles } from "../domain/file.ts";
import { complaintButtons, complaintCard } from "../flows/complaint-card.ts";
import { isLanguage, text } from "../text.ts";
import { defineJob } from "./job.ts";

/** Tells somebody what has become of a complaint, if it is still so; staff who are kept away from it are told nothing, whoever promised it. */
export const tellComplaintJob = defineJob({
  name: "tell-complaint",
  payload: z.object({
    personId: z.int(),
    notice: z.enum(complaintNotices),
    requestId: z.int(),
    letterId: z.int().optional(),
  }),
  async run(tx, { personId, notice, requestId }, { now, texts }) {
    const view = await viewComplaint(tx, requestId, personId).catch(orNothing);
    if (!view) return;
    const reply = staffWords(notice, view);
    const [chat] = await listChats(tx, personId);
    if (!reply || !chat) return;
    const language = isLanguage(chat.language) ? chat.language : "zh-CN";
    const buttons = (reply.buttons ?? []).map(({ label, value }) => ({ label: texts.format(language, label), value }));
    const files = notice === "received" || notice === "major" ? await listReportFiles(tx, requestId) : [];
    const message = { chat, text: texts.format(language, reply.text), buttons, files, requestId };
    await putMessage(tx, { ...message, priority: notice === "major" ? priorities.answer : priorities.ordinary }, now);
  },
});

function orNothing(error: unknown): undefined {
  if (error instanceof DomainError) return undefined;
  throw error;
}

function staffWords(notice: ComplaintNotice, view: ComplaintView): Reply | undefined {
  if (!isOpenStage(view.complaint.stage)) return undefined;
  const card = complaintCard(view);
  return say(text(`complaint-staff-${notice}`, { card }), complaintButtons(view));
}
