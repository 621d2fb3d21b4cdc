import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What somebody is told about rosters; `jobs/tell-roster.ts` finds the words when the moment has come, or that it has passed. */
export const rosterNotices = [
  "waiting",
  "missing",
  "approved",
  "swap-asked",
  "swap-agreed",
  "swap-approved",
  "swap-declined",
  "swap-refused",
  "sick",
  "well",
] as const;
export type RosterNotice = (typeof rosterNotices)[number];

/** Promises to tell a person something about rosters as soon as it can be. */
export async function tellRoster(
  tx: Tx,
  told: {
    personId: number;
    notice: RosterNotice;
    month?: string;
    swapId?: number;
    staffId?: number;
    fromDay?: number;
    untilDay?: number;
    count?: number;
    now: Date;
  },
): Promise<void> {
  const { now, ...payload } = told;
  await promise(tx, { job: "tell-roster", payload, runAt: now, now });
}
