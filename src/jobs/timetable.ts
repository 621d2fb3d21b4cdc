import { z } from "zod";
import { priorities, replacePromise } from "../db/outbox.ts";
import { plantTimetable } from "../domain/timetable.ts";
import { defineJob } from "./job.ts";

const everyMs = 6 * 60 * 60_000;

/** Plants what comes round regularly; promises itself again, for properties that come later. */
export const timetable = defineJob({
  name: "timetable",
  payload: z.object({}),
  async run(tx, _payload, { now, policies }) {
    await plantTimetable(tx, { now, policies });
    const runAt = new Date(now.getTime() + everyMs);
    await replacePromise(tx, "timetable", { job: "timetable", payload: {}, runAt, now, priority: priorities.bulk });
  },
});
