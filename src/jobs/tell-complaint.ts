import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { priorities } from "../db/outbox.ts";
import { isOpenStage } from "../domain/complaint.ts";
import { type Complaint, findComplaintOrder } from "../domain/complaint-clock.ts";
import type { Letter } from "../domain/complaint-letter.ts";
import {
  type ComplainantNotice,
  type ComplaintNotice,
  complaintNotices,
  type StaffNotice,
  staffNotices,
} from "../domain/complaint-notice.ts";
import { viewComplaint } from "../domain/complaint-view.ts";
import { DomainError } from "../domain/error.ts";
import { listReportFiles } from "../domain/file.ts";
import type { WorkOrder } from "../domain/work-order.ts";
import { moment } from "../flows/card.ts";
import {
  complaintButtons,
  complaintCard,
  letterLines,
  proposalButtons,
  ruleText,
  settleButtons,
} from "../flows/complaint-card.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells somebody what has become of a complaint, if it is still so; staff who are kept away from it are told nothing, whoever promised it. */
export const tellComplaintJob = defineJob({
  name: "tell-complaint",
  payload: z.object({
    personId: z.int(),
    notice: z.enum(complaintNotices),
    requestId: z.int(),
    letterId: z.int().optional(),
  }),
  async run(tx, { personId, notice, requestId, letterId }, { now, texts }) {
    const letter = letterId === undefined ? null : await tx.complaintLetter.findUnique({ where: { id: letterId } });
    const reply = isForStaff(notice)
      ? await staffReply(tx, { notice, requestId, personId, letter })
      : await complainantReply(tx, { notice, requestId, personId, letter });
    if (!reply) return;
    const files = ["received", "major", "added", "handed-over"].includes(notice)
      ? await listReportFiles(tx, requestId)
      : [];
    const priority = notice === "major" ? priorities.answer : priorities.ordinary;
    await putReply(tx, { personId, reply, files, requestId, priority, now, texts });
  },
});

interface Told<Notice> {
  readonly notice: Notice;
  readonly requestId: number;
  readonly personId: number;
  readonly letter: Letter | null;
}

function isForStaff(notice: ComplaintNotice): notice is StaffNotice {
  return staffNotices.some((known) => known === notice);
}

async function staffReply(
  tx: Tx,
  { notice, requestId, personId, letter }: Told<StaffNotice>,
): Promise<Reply | undefined> {
  const view = await viewComplaint(tx, requestId, personId).catch(orNothing);
  if (!view) return undefined;
  const { complaint, order } = view;
  const over = notice === "closed" || notice === "call-back";
  if (over === isOpenStage(complaint.stage) || (notice === "approve" && letter?.status !== "pending")) return undefined;
  const extra = letter ? [...letterLines(letter, order.property.zone), ...replyLines(letter)] : [];
  const card = [...complaintCard(view), ...extra];
  return say(text(`complaint-staff-${notice}`, { card }), over ? [] : complaintButtons(view));
}

function orNothing(error: unknown): undefined {
  if (error instanceof DomainError) return undefined;
  throw error;
}

/** What came back: the supervisor's reason, or why it does not suit. */
function replyLines({ remark, reply }: Letter) {
  return [
    ...(remark === null ? [] : [text("letter-remark", { words: remark })]),
    ...(reply === null ? [] : [text("letter-reply", { words: reply })]),
  ];
}

async function complainantReply(
  tx: Tx,
  { notice, requestId, personId, letter }: Told<ComplainantNotice>,
): Promise<Reply | undefined> {
  const order = await findComplaintOrder(tx, requestId);
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  if (!order || !complaint || order.request.reporterId !== personId || !isOpenStage(complaint.stage)) return undefined;
  return complainantWords[notice]({ tx, order, complaint, letter, number: order.request.number });
}

interface Facts {
  readonly tx: Tx;
  readonly order: WorkOrder;
  readonly complaint: Complaint;
  readonly letter: Letter | null;
  readonly number: string;
}
type Words = (facts: Facts) => Promise<Reply | undefined>;

const complainantWords: Readonly<Record<ComplainantNotice, Words>> = {
  async judged({ complaint, order, number }) {
    if (complaint.role === null) return undefined;
    return say(
      text("notice-complaint-judged", { number, role: text(`role-${complaint.role}`), at: nextAt(complaint, order) }),
    );
  },
  async looking({ complaint, order, number }) {
    return say(text("notice-complaint-looking", { number, at: nextAt(complaint, order) }));
  },
  async answer({ complaint, order, number, letter }) {
    return letter
      ? say(text("notice-complaint-answer", { number, words: letter.text, at: nextAt(complaint, order) }))
      : undefined;
  },
  async explanation({ complaint, number, letter }) {
    if (!letter || complaint.stage !== "done") return undefined;
    const { rule, text: words, requestId } = letter;
    return rule === null
      ? say(text("notice-complaint-explained", { number, words }), settleButtons(requestId))
      : say(text("notice-complaint-declined", { number, words, rule: ruleText(rule) }), settleButtons(requestId));
  },
  async proposal({ complaint, order, number, letter }) {
    if (!letter?.until || complaint.stage !== "asking") return undefined;
    const at = moment(letter.until, order.property.zone);
    const { text: words, apology } = letter;
    return apology === null
      ? say(text("notice-complaint-proposal", { number, words, at }), proposalButtons(letter))
      : say(text("notice-complaint-apology", { number, apology, words, at }), proposalButtons(letter));
  },
  async "proposal-reminder"({ tx, complaint, number }) {
    const letter = await tx.complaintLetter.findFirst({
      where: { requestId: complaint.requestId, kind: "proposal", status: "sent", suits: null },
      orderBy: { id: "desc" },
    });
    if (!letter || complaint.stage !== "asking") return undefined;
    return say(text("notice-complaint-proposal-reminder", { number, words: letter.text }), proposalButtons(letter));
  },
  async "carried-out"({ complaint, number, letter }) {
    if (!letter || complaint.stage !== "done") return undefined;
    return say(text("notice-complaint-carried-out", { number, words: letter.text }), settleButtons(letter.requestId));
  },
  async "word-reminder"({ complaint, number }) {
    if (complaint.stage !== "done") return undefined;
    return say(text("notice-complaint-word-reminder", { number }), settleButtons(complaint.requestId));
  },
};

function nextAt({ nextAnswerAt, createdAt }: Complaint, { property }: WorkOrder) {
  return moment(nextAnswerAt ?? createdAt, property.zone);
}
