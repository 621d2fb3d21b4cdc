import { z } from "zod";
import { keepHouse } from "../db/housekeeping.ts";
import { priorities, replacePromise } from "../db/outbox.ts";
import { removeOrphans } from "../domain/file.ts";
import { removeOldHandovers } from "../domain/handover-keeping.ts";
import { defineJob } from "./job.ts";

const everyMs = 6 * 60 * 60_000;

/** Takes out what ended long ago and makes room for the next month; promises itself again. */
export const housekeeping = defineJob({
  name: "housekeeping",
  payload: z.object({}),
  async run(tx, _payload, { now, policies }) {
    await keepHouse(tx, now);
    await removeOrphans(tx, now);
    await removeOldHandovers(tx, { now, policies });
    const runAt = new Date(now.getTime() + everyMs);
    await replacePromise(tx, "housekeeping", {
      job: "housekeeping",
      payload: {},
      runAt,
      now,
      priority: priorities.bulk,
    });
  },
});
