import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { promiseNext, type RegularJob } from "../domain/timetable.ts";
import { type AnyJob, defineJob, type JobSurroundings } from "./job.ts";

type Property = Awaited<ReturnType<Tx["property"]["findUniqueOrThrow"]>>;

/** Declares a job that comes round in every property; it promises its next turn together with this one's effect. */
export function defineRegularJob(
  name: RegularJob,
  run: (tx: Tx, property: Property, surroundings: JobSurroundings) => Promise<void>,
): AnyJob {
  return defineJob({
    name,
    payload: z.object({ propertyId: z.int() }),
    async run(tx, { propertyId }, surroundings) {
      const property = await tx.property.findUnique({ where: { id: propertyId } });
      if (!property) return;
      await run(tx, property, surroundings);
      await promiseNext(tx, name, property, surroundings);
    },
  });
}
