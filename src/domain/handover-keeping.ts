import type { Tx } from "../db/client.ts";
import { dropHandovers } from "../db/handover.ts";
import { plus } from "./calendar.ts";
import type { Moment } from "./work-order.ts";

/** Handovers are kept for the policy's term, three years unless it says otherwise, and then taken away (S3, X1). */
export async function removeOldHandovers(tx: Tx, { now, policies }: Moment): Promise<void> {
  for (const { id, code, zone } of await tx.property.findMany())
    await dropHandovers(tx, id, plus(now, policies.for(code).handover.keep.negated(), zone));
}
