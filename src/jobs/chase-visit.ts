import { z } from "zod";
import { chaseVisit, remindVisit } from "../domain/visit.ts";
import { defineJob } from "./job.ts";

/** A resident who was not home has not chosen a new time (R8). */
export const chaseVisitJob = defineJob({
  name: "chase-visit",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => chaseVisit(tx, { workOrderId, now, policies }),
});

/** A visit comes near (R8). */
export const remindVisitJob = defineJob({
  name: "remind-visit",
  payload: z.object({
    appointmentId: z.int(),
    which: z.enum(["evening", "hour"]),
    side: z.enum(["worker", "resident"]),
  }),
  run: (tx, about, { now, policies }) => remindVisit(tx, { ...about, now, policies }),
});
