import { askUnfinished } from "../domain/unfinished.ts";
import { defineRegularJob } from "./regular.ts";

/** Before the day's list goes out, whoever has a repair in hand says why it is not finished (R12). */
export const askUnfinishedJob = defineRegularJob("ask-unfinished", (tx, property, { now }) =>
  askUnfinished(tx, property, now),
);
