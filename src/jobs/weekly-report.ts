import { before } from "../domain/period.ts";
import { promiseReports } from "../domain/report.ts";
import { defineRegularJob } from "./regular.ts";

/** On Monday morning the heads get the figures of the week before (S4). */
export const weeklyReport = defineRegularJob("weekly-report", async (tx, { id, zone }, { now }) => {
  await promiseReports(tx, id, { kind: "week", ...before("week", now, zone), now, also: "manager" });
});
