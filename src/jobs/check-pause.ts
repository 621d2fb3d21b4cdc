import { z } from "zod";
import { checkPause } from "../domain/pause.ts";
import { defineJob } from "./job.ts";

/** An order is paused without a date (R13). */
export const checkPauseJob = defineJob({
  name: "check-pause",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => checkPause(tx, { workOrderId, now, policies }),
});
