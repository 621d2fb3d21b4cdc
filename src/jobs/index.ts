import { callback } from "./callback.ts";
import { chaseSignOffJob } from "./chase-sign-off.ts";
import { dispatch } from "./dispatch.ts";
import { escalate } from "./escalate.ts";
import { housekeeping } from "./housekeeping.ts";
import type { AnyJob } from "./job.ts";
import { tellJob } from "./tell.ts";

/** Every job that acts inside the database; `send-message` acts outside and is run by the sender. */
export const jobs: ReadonlyMap<string, AnyJob> = new Map(
  [dispatch, escalate, chaseSignOffJob, callback, tellJob, housekeeping].map((job) => [job.name, job]),
);
