import type { Tx } from "../db/client.ts";
import { type Priority, priorities, promise } from "../db/outbox.ts";

/** What staff are told about a complaint; `jobs/tell-complaint.ts` finds the words when the moment has come, or that it has passed. */
export const staffNotices = [
  "received",
  "major",
  "due",
  "late",
  "handed-over",
  "propose",
  "approve",
  "returned",
  "carry-out",
  "suits-not",
  "again",
  "added",
  "looked",
  "phone",
  "closed",
  "call-back",
] as const;
export type StaffNotice = (typeof staffNotices)[number];

/** What a complainant is told. */
export const complainantNotices = [
  "judged",
  "looking",
  "answer",
  "explanation",
  "proposal",
  "proposal-reminder",
  "carried-out",
  "word-reminder",
] as const;
export type ComplainantNotice = (typeof complainantNotices)[number];

export const complaintNotices = [...staffNotices, ...complainantNotices] as const;
export type ComplaintNotice = (typeof complaintNotices)[number];

/** Promises to tell a person something about a complaint as soon as it can be. */
export async function tellComplaint(
  tx: Tx,
  told: {
    personId: number;
    notice: ComplaintNotice;
    requestId: number;
    letterId?: number;
    now: Date;
    priority?: Priority;
  },
): Promise<void> {
  const { personId, notice, requestId, letterId, now, priority = priorities.ordinary } = told;
  const payload = { personId, notice, requestId, ...(letterId === undefined ? {} : { letterId }) };
  await promise(tx, { job: "tell-complaint", payload, runAt: now, now, priority });
}
