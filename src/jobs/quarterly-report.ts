import { before } from "../domain/period.ts";
import { promiseReports } from "../domain/report.ts";
import { defineRegularJob } from "./regular.ts";

/** On the first working day of a quarter the supervisor and the manager get the statistics of the one before (C6). */
export const quarterlyReport = defineRegularJob("quarterly-report", async (tx, { id, zone }, { now }) => {
  await promiseReports(tx, id, { kind: "quarter", ...before("quarter", now, zone), now, also: "manager" });
});
