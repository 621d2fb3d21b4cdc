import { soFar } from "../domain/period.ts";
import { promiseReports } from "../domain/report.ts";
import { defineRegularJob } from "./regular.ts";

/** At the end of the day the heads get what is unfinished, with the reasons (R12). */
export const dailyReport = defineRegularJob("daily-report", async (tx, { id, zone }, { now }) => {
  await promiseReports(tx, id, { kind: "day", ...soFar("day", now, zone), now, also: "nobody" });
});
