import { before } from "../domain/period.ts";
import { promiseReports } from "../domain/report.ts";
import { defineRegularJob } from "./regular.ts";

/** On the first of a month the heads get the figures of the month before (S4). */
export const monthlyReport = defineRegularJob("monthly-report", async (tx, { id, zone }, { now }) => {
  await promiseReports(tx, id, { kind: "month", ...before("month", now, zone), now, also: "manager" });
});
