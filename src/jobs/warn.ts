import { z } from "zod";
import { warnAssignee } from "../domain/pause.ts";
import { defineJob } from "./job.ts";

/** The limit of an order comes near. */
export const warnJob = defineJob({
  name: "warn",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => warnAssignee(tx, { workOrderId, now, policies }),
});
