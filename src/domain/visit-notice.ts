import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What is told about visits; `jobs/tell-visit.ts` finds the words, for whoever it is told to. */
export const visitNotices = [
  "nobody-home",
  "nobody-home-often",
  "booked",
  "evening",
  "hour",
  "decide",
  "ended",
] as const;
export type VisitNotice = (typeof visitNotices)[number];

/** Promises to tell a person something about visits for a repair. */
export async function tellVisit(
  tx: Tx,
  told: { personId: number; notice: VisitNotice; workOrderId: number; now: Date },
): Promise<void> {
  const { now, ...payload } = told;
  await promise(tx, { job: "tell-visit", payload, runAt: now, now });
}
