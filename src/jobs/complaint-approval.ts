import { z } from "zod";
import { chaseApproval } from "../domain/complaint-letter.ts";
import { defineJob } from "./job.ts";

/** A letter to a complainant waits for its approval (K6, K13). */
export const complaintApproval = defineJob({
  name: "complaint-approval",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => chaseApproval(tx, { workOrderId, now, policies }),
});
