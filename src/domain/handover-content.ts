import type { Tx } from "../db/client.ts";
import { countEvents, listOpenWork, listRaised, type OpenWork } from "../db/handover.ts";
import type { Policy } from "../policy.ts";
import { isOpenStage } from "./complaint.ts";
import { withoutHidden } from "./isolation.ts";
import type { StaffMember } from "./staff.ts";

/** In which part of a handover something stands, the most pressing first; each thing stands in one. */
export const handoverParts = [
  "important",
  "complaint",
  "emergency",
  "reopened",
  "undelivered",
  "due",
  "other",
] as const;
export type HandoverPart = (typeof handoverParts)[number];

export interface HandoverItem extends OpenWork {
  readonly part: HandoverPart;
}

/** What one shift leaves to the next, as somebody may see it. */
export interface HandoverContent {
  readonly items: readonly HandoverItem[];
  readonly emergencies: readonly { readonly number: string; readonly category: string; readonly status: string }[];
  readonly reported: number;
  readonly completed: number;
  readonly reopened: number;
}

const dayMs = 24 * 60 * 60_000;

interface Looked {
  readonly propertyId: number;
  readonly role: string;
  readonly beganAt: Date;
  readonly endsAt: Date;
  readonly offIds: readonly number[];
}

/** Everything open and everything that happened in the shift (S3), without what `reader` may not know of. The front desk has an eye on all of it. */
export async function contentOf(tx: Tx, handover: Looked, reader: StaffMember, now: Date): Promise<HandoverContent> {
  const { propertyId, role, beganAt } = handover;
  const confidential = ["security", "supervisor", "manager"].includes(reader.role);
  const about = { propertyId, role: role === "front-desk" ? undefined : role, confidential };
  const open = await withoutHidden(tx, reader, await listOpenWork(tx, about));
  const span = { propertyId, from: beganAt, to: now };
  const counts = await countEvents(tx, span);
  return {
    items: open.map((work) => ({ ...work, part: partOf(work, handover, now) })),
    emergencies: await listRaised(tx, span),
    reported: counts.get("reported") ?? 0,
    completed: counts.get("completed") ?? 0,
    reopened: counts.get("not-fixed") ?? 0,
  };
}

function partOf(work: OpenWork, handover: Looked, now: Date): HandoverPart {
  if (isImportant(work, handover, now)) return "important";
  const nextDay = now.getTime() + dayMs;
  if (work.kind === "complaint" && work.nextAnswerAt !== null && work.nextAnswerAt.getTime() < nextDay)
    return "complaint";
  if (work.kind === "emergency") return "emergency";
  if (work.reopenedCount > 0) return "reopened";
  if (work.kind === "undelivered") return "undelivered";
  return work.dueAt !== null && work.dueAt.getTime() < nextDay ? "due" : "other";
}

/**
 * Unfinished work that may not be left to nobody (S3): an emergency or urgent order that nobody took, an alarm that nobody acknowledged, a major complaint
 * that waits for an answer while whoever has it in hand goes home.
 */
function isImportant(
  { kind, priority, assigneeId, severity, stage, nextAnswerAt }: OpenWork,
  handover: Looked,
  now: Date,
) {
  if (kind === "complaint")
    return (
      severity === "major" &&
      isOpenStage(stage ?? "") &&
      (stage === "received" || (nextAnswerAt !== null && nextAnswerAt <= now)) &&
      (assigneeId === null || handover.offIds.includes(assigneeId))
    );
  return assigneeId === null && (priority === "emergency" || priority === "urgent" || kind === "emergency");
}

/** What has to be counted, as the policy lists it: 钥匙, 对讲机 ×6. */
export function goodsOf({ handover }: Policy): readonly string[] {
  return handover.goods.map((good) => (typeof good === "string" ? good : `${good.name} ×${good.count}`));
}
