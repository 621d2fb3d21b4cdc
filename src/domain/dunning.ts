import type { Tx } from "../db/client.ts";
import { closePromises, type PlanStage, planUnits } from "../db/dunning.ts";
import { lengthMs, type Policy } from "../policy.ts";
import { afterQuiet, today } from "./calendar.ts";
import { promiseNext, promiseNow } from "./timetable.ts";
import type { Moment } from "./work-order.ts";

/** So many units are planned in one transaction: seconds of work, and memory that does not grow with the property. */
export const unitsAtOnce = 5_000;

/**
 * The day's reminders of a property (F4): promises whose day is over are settled, then one part of the units is planned; the next part, or the next
 * day, is promised. Planning again plans nothing twice.
 */
export async function planDunning(
  tx: Tx,
  { propertyId, after, now, policies }: Moment & { propertyId: number; after: number },
): Promise<number> {
  const property = await tx.property.findUnique({ where: { id: propertyId } });
  if (!property) return 0;
  const policy = policies.for(property.code);
  const day = today(now, property.zone);
  if (after === 0) await closePromises(tx, { propertyId, today: day, now });
  const { planned, next } = await planUnits(tx, {
    propertyId,
    today: day,
    stages: stagesOf(policy),
    after,
    units: unitsAtOnce,
    capMs: lengthMs(policy.fees.cap),
    runAt: afterQuiet(now, policy.quiet, property.zone),
    now,
  });
  if (next === undefined) await promiseNext(tx, "plan-dunning", property, { now, policies });
  else await promiseNow(tx, "plan-dunning", { propertyId, after: next }, now);
  return planned;
}

/** The plan of every item, its stages in the order of their days. */
export function stagesOf({ dunning }: Policy): readonly PlanStage[] {
  return Object.entries(dunning).flatMap(([item, stages]) =>
    [...stages]
      .sort((a, b) => lengthMs(a.at) - lengthMs(b.at))
      .map(({ at, by, min = 0 }, index) => ({
        item,
        stage: index + 1,
        at: `${at.years} years ${at.months} months ${at.weeks} weeks ${at.days} days ${at.hours} hours ${at.minutes} minutes`,
        person: by === "person",
        minCents: Math.round(min * 100),
      })),
  );
}
