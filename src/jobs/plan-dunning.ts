import { z } from "zod";
import { planDunning } from "../domain/dunning.ts";
import { defineJob } from "./job.ts";

/** The day's reminders of a property are planned, some thousand units at a time (F4). */
export const planDunningJob = defineJob({
  name: "plan-dunning",
  payload: z.object({ propertyId: z.int(), after: z.int().default(0) }),
  async run(tx, { propertyId, after }, { now, policies }) {
    await planDunning(tx, { propertyId, after, now, policies });
  },
});
