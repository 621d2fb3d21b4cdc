import { before } from "../domain/period.ts";
import { promiseReports } from "../domain/report.ts";
import { carryOverToWorkers } from "../domain/unfinished.ts";
import { defineRegularJob } from "./regular.ts";

/** The next morning the workers and the heads get what is still left of the days before (R12, R13). */
export const carryOver = defineRegularJob("carry-over", async (tx, { id, zone }, { now }) => {
  await carryOverToWorkers(tx, id, now);
  await promiseReports(tx, id, { kind: "carry-over", ...before("day", now, zone), now, also: "nobody" });
});
