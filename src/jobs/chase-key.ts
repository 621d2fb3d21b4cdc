import { z } from "zod";
import { chaseKeyEntry } from "../domain/key-entry.ts";
import { defineJob } from "./job.ts";

/** An entry with the spare key is not over yet (R9). */
export const chaseKeyJob = defineJob({
  name: "chase-key",
  payload: z.object({ entryId: z.int() }),
  run: (tx, { entryId }, { now, policies }) => chaseKeyEntry(tx, { entryId, now, policies }),
});
