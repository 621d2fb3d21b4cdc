import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What somebody is told about the clocks of an order; `jobs/tell-clock.ts` finds the words when the moment has come, or that it has passed. */
export const clockNotices = ["paused", "resumed", "carry-on", "still-paused", "warning"] as const;
export type ClockNotice = (typeof clockNotices)[number];

/** Promises to tell a person something about the clocks of an order as soon as it can be. */
export async function tellClock(
  tx: Tx,
  { now, ...payload }: { personId: number; notice: ClockNotice; workOrderId: number; now: Date },
): Promise<void> {
  await promise(tx, { job: "tell-clock", payload, runAt: now, now });
}
