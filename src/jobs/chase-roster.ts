import { z } from "zod";
import { chaseRoster } from "../domain/roster.ts";
import { defineJob } from "./job.ts";

/** Every morning: rosters that nobody has approved, or that are missing shortly before their month (S1). */
export const chaseRosterJob = defineJob({
  name: "chase-roster",
  payload: z.object({ propertyId: z.int() }),
  run: (tx, { propertyId }, { now, policies }) => chaseRoster(tx, { propertyId, now, policies }),
});
