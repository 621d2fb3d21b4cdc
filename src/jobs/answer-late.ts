import { z } from "zod";
import { nameNextTime } from "../domain/inquiry.ts";
import { defineJob } from "./job.ts";

/** The time that was named for an answer has passed (Q1). */
export const answerLate = defineJob({
  name: "answer-late",
  payload: z.object({ inquiryId: z.int() }),
  run: (tx, { inquiryId }, { now, policies }) => nameNextTime(tx, { inquiryId, now, policies }),
});
