import { archiveCallbacks } from "../db/callback-report.ts";
import { before } from "../domain/period.ts";
import { defineRegularJob } from "./regular.ts";

/** By the tenth of a quarter the callbacks of the one before are archived: nothing about them changes any more (C6). */
export const archiveCallbacksJob = defineRegularJob("archive-callbacks", async (tx, { id, zone }, { now }) => {
  await archiveCallbacks(tx, { propertyId: id, before: before("quarter", now, zone).to, now });
});
