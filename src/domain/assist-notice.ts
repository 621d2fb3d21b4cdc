import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What colleagues are told about a transfer or help; `jobs/tell-assist.ts` finds the words when the moment has come, or that it has passed. */
export const assistNotices = ["asked", "accepted", "declined"] as const;
export type AssistNotice = (typeof assistNotices)[number];

/** Promises to tell a person something about a transfer or help as soon as it can be. */
export async function tellAssist(
  tx: Tx,
  { now, ...payload }: { personId: number; notice: AssistNotice; assistId: number; now: Date },
): Promise<void> {
  await promise(tx, { job: "tell-assist", payload, runAt: now, now });
}
