import { z } from "zod";
import { escalateWorkOrder } from "../domain/escalation.ts";
import { defineJob } from "./job.ts";

/** Something was not taken or not done in time (R4). */
export const escalate = defineJob({
  name: "escalate",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => escalateWorkOrder(tx, { workOrderId, now, policies }),
});
