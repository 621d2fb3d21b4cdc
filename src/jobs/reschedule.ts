import { z } from "zod";
import { replacePromise } from "../db/outbox.ts";
import { reschedule } from "../domain/work-clock.ts";
import { defineJob } from "./job.ts";

const batch = 100;

/** Limits or rosters may have changed: the deadlines of a property's open orders are set anew, a hundred at a time. */
export const rescheduleJob = defineJob({
  name: "reschedule",
  payload: z.object({ propertyId: z.int(), afterId: z.int().optional() }),
  async run(tx, { propertyId, afterId = 0 }, { now, policies }) {
    const { lastId } = await reschedule(tx, { propertyId, afterId, take: batch }, { now, policies });
    if (lastId === undefined) return;
    const payload = { propertyId, afterId: lastId };
    await replacePromise(tx, `reschedule:${propertyId}`, { job: "reschedule", payload, runAt: now, now });
  },
});
