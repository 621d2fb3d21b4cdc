import { z } from "zod";
import { settleVisit } from "../domain/fee-visit.ts";
import { defineJob } from "./job.ts";

/** Something happened to bills that a visit is about: perhaps it is needless now (F5). */
export const settleVisitJob = defineJob({
  name: "settle-visit",
  payload: z.object({ noticeId: z.int() }),
  run: (tx, { noticeId }, { now }) => settleVisit(tx, { noticeId, now }),
});
