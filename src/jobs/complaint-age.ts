import { z } from "zod";
import { ageComplaint } from "../domain/complaint-clock.ts";
import { defineJob } from "./job.ts";

/** A complaint has been open for so long that it becomes a major one (K4). */
export const complaintAge = defineJob({
  name: "complaint-age",
  payload: z.object({ requestId: z.int() }),
  run: (tx, { requestId }, { now }) => ageComplaint(tx, { requestId, now }),
});
