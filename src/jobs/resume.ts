import { z } from "zod";
import { resumeDue } from "../domain/pause.ts";
import { defineJob } from "./job.ts";

/** The day has come until which an order was paused. */
export const resumeJob = defineJob({
  name: "resume",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => resumeDue(tx, { workOrderId, now, policies }),
});
