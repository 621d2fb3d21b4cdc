import { z } from "zod";
import { askForCallback } from "../domain/callback.ts";
import { defineJob } from "./job.ts";

/** A resident is asked how it went, some time after the work was closed (C1). */
export const callback = defineJob({
  name: "callback",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => askForCallback(tx, { workOrderId, now, policies }),
});
