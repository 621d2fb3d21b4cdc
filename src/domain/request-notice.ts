import type { Tx } from "../db/client.ts";
import { promise } from "../db/outbox.ts";

/** What somebody is told about a request as a whole; `jobs/tell-request.ts` finds the words. */
export const requestNotices = ["urged", "added", "praised", "remark-answered", "phone-changed"] as const;
export type RequestNotice = (typeof requestNotices)[number];

/** Promises to tell a person something about a request as soon as it can be; `lineId` is the line of its time line that it is about. */
export async function tellRequest(
  tx: Tx,
  told: { personId: number; notice: RequestNotice; requestId: number; lineId?: string; now: Date },
): Promise<void> {
  const { personId, notice, requestId, lineId, now } = told;
  const payload = { personId, notice, requestId, ...(lineId === undefined ? {} : { lineId }) };
  await promise(tx, { job: "tell-request", payload, runAt: now, now });
}
