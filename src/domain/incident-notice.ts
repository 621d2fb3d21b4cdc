import type { Tx } from "../db/client.ts";
import { priorities, promise } from "../db/outbox.ts";

/** What is said about an incident; `jobs/incident-notice.ts` finds the words and everybody they are for. */
export const incidentNotices = [
  "alarm",
  "alarm-again",
  "acknowledged",
  "not-arrived",
  "added",
  "arrived",
  "not-over",
  "over",
  "false-alarm",
  "report-written",
  "report-waiting",
  "report-returned",
] as const;
export type IncidentNotice = (typeof incidentNotices)[number];

/** Promises to say it, this instant and whatever the hour (E10). `by`: the person whose own doing it tells of, who hears it in the answer. */
export async function tellIncident(
  tx: Tx,
  told: {
    readonly notice: IncidentNotice;
    readonly workOrderId: number;
    readonly now: Date;
    readonly by?: number | undefined;
    /** The line of the time line with the words that were added. */
    readonly lineId?: bigint;
  },
): Promise<void> {
  const { notice, workOrderId, now, by, lineId } = told;
  const payload = {
    workOrderId,
    notice,
    ...(by === undefined ? {} : { by }),
    ...(lineId === undefined ? {} : { lineId: String(lineId) }),
  };
  await promise(tx, { job: "incident-notice", payload, runAt: now, now, priority: priorities.alarm });
}
