import type { Reader } from "../handbook.ts";
import type { Who } from "./flow.ts";

/** What somebody may read in the handbook, as far as the turn knows them; whether they own or rent is looked up when they are answered. */
export function readerOf({ staff, personId, property }: Who): Reader {
  return {
    audiences: staff
      ? ["resident", "owner", "tenant", "staff"]
      : personId === undefined
        ? []
        : ["resident", "owner", "tenant"],
    propertyCode: property?.code,
    zone: property?.zone,
  };
}
