import { chaseRoster } from "../domain/roster.ts";
import { defineRegularJob } from "./regular.ts";

/** Every morning: rosters that nobody has approved, or that are missing shortly before their month (S1). */
export const chaseRosterJob = defineRegularJob("chase-roster", (tx, { id }, { now, policies }) =>
  chaseRoster(tx, { propertyId: id, now, policies }),
);
