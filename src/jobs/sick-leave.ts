import { z } from "zod";
import { beginSickLeave } from "../domain/sick.ts";
import { defineJob } from "./job.ts";

/** The first day of an illness that was announced before. */
export const sickLeave = defineJob({
  name: "sick-leave",
  payload: z.object({ staffId: z.int() }),
  run: (tx, { staffId }, { now, policies }) => beginSickLeave(tx, { staffId, now, policies }),
});
