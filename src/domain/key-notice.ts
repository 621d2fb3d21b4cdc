import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What is told about an entry with the spare key; `jobs/tell-key.ts` finds the words. */
export const keyNotices = [
  "consent",
  "refused",
  "approve",
  "come",
  "ready",
  "before",
  "inside",
  "left",
  "after",
  "moved",
] as const;
export type KeyNotice = (typeof keyNotices)[number];

/** Promises to tell a person something about an entry; `part`: what their approval stands for. */
export async function tellKey(
  tx: Tx,
  told: { personId: number; notice: KeyNotice; entryId: number; part?: string; now: Date },
): Promise<void> {
  const { now, ...payload } = told;
  await promise(tx, { job: "tell-key", payload, runAt: now, now });
}
