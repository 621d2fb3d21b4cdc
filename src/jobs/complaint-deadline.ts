import { z } from "zod";
import { keepComplaintDeadline } from "../domain/complaint-clock.ts";
import { defineJob } from "./job.ts";

/** An answer or a step of a complaint is due, or overdue (K7). */
export const complaintDeadline = defineJob({
  name: "complaint-deadline",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => keepComplaintDeadline(tx, { workOrderId, now, policies }),
});
