import type { Tx } from "../db/client.ts";
import { priorities, promise } from "../db/outbox.ts";

/** What a resident is told about their fees; `jobs/tell-fee.ts` finds the words. The id is that of the claim or dispute. */
export const feeNotices = ["claim-confirmed", "claim-missing", "dispute-upheld", "dispute-rejected"] as const;
export type FeeNotice = (typeof feeNotices)[number];

/** Promises to tell a person what became of a matter of fees. */
export async function tellFee(
  tx: Tx,
  { personId, notice, id, now }: { personId: number; notice: FeeNotice; id: number; now: Date },
): Promise<void> {
  await promise(tx, {
    job: "tell-fee",
    payload: { personId, notice, id },
    runAt: now,
    now,
    priority: priorities.ordinary,
  });
}
