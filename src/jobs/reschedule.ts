import { z } from "zod";
import { promiseReschedule, reschedule } from "../domain/work-clock.ts";
import { defineJob } from "./job.ts";

const batch = 100;

/**
 * Limits or rosters may have changed: the deadlines of a property's open orders are set anew, a hundred at a time. Without a property, as at the start
 * of the program: of all of them.
 */
export const rescheduleJob = defineJob({
  name: "reschedule",
  payload: z.object({ propertyId: z.int().optional(), afterId: z.int().optional() }),
  async run(tx, { propertyId, afterId = 0 }, { now, policies }) {
    if (propertyId === undefined) {
      for (const { id } of await tx.property.findMany({ select: { id: true } })) await promiseReschedule(tx, id, now);
      return;
    }
    const { lastId } = await reschedule(tx, { propertyId, afterId, take: batch }, { now, policies });
    if (lastId !== undefined) await promiseReschedule(tx, propertyId, now, lastId);
  },
});
