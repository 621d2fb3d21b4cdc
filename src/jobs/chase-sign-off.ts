import { z } from "zod";
import { chaseSignOff } from "../domain/sign-off.ts";
import { defineJob } from "./job.ts";

/** A repair is done and nobody has signed (R10, R11). */
export const chaseSignOffJob = defineJob({
  name: "chase-sign-off",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => chaseSignOff(tx, { workOrderId, now, policies }),
});
