import { z } from "zod";
import { dispatchWorkOrder } from "../domain/dispatch.ts";
import { defineJob } from "./job.ts";

/** Holds a waiting work order out to those who may take it (R3). */
export const dispatch = defineJob({
  name: "dispatch",
  payload: z.object({ workOrderId: z.int() }),
  run: (tx, { workOrderId }, { now, policies }) => dispatchWorkOrder(tx, { workOrderId, now, policies }),
});
