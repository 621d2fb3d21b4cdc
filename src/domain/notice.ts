import type { Tx } from "../db/client.ts";
import { type Priority, priorities, promise } from "../db/outbox.ts";

/** What somebody is told about a request; `jobs/tell.ts` finds the words when the moment has come, or that it has passed. */
export const notices = [
  "offer",
  "offer-reminder",
  "offer-taken",
  "order-cancelled",
  "order-reassigned",
  "assigned",
  "work-reminder",
  "escalation",
  "nobody-on-duty",
  "accepted",
  "departed",
  "arrived",
  "completed",
  "sign-off-reminder",
  "signed-off",
  "reopened",
  "call-coming",
  "request-closed",
  "filed-for-you",
  "callback",
  "released",
  "callback-reminder",
  "repeat-fault",
] as const;
export type Notice = (typeof notices)[number];

/** Promises to tell a person something about a work order as soon as it can be. Bystanders of a race may name who won: `about`. */
export async function tell(
  tx: Tx,
  told: {
    personId: number;
    notice: Notice;
    workOrderId: number;
    now: Date;
    runAt?: Date;
    priority?: Priority;
    round?: number;
  },
): Promise<void> {
  const { personId, notice, workOrderId, now, runAt = now, priority = priorities.ordinary, round } = told;
  const payload = round === undefined ? { personId, notice, workOrderId } : { personId, notice, workOrderId, round };
  await promise(tx, { job: "tell", payload, runAt, now, priority });
}
