import { z } from "zod";
import { keepHandoffTime } from "../domain/handoff.ts";
import { defineJob } from "./job.ts";

/** A chat that was handed over waits too long for a person, or for a word (Q8). */
export const handoffClock = defineJob({
  name: "handoff-clock",
  payload: z.object({ handoffId: z.int() }),
  run: (tx, { handoffId }, { now, policies }) => keepHandoffTime(tx, { handoffId, now, policies }),
});
