import type { Tx } from "../db/client.ts";
import { closePromises, type PlanStage, planUnits } from "../db/dunning.ts";
import { priorities, promiseOnceIn, replacePromise } from "../db/outbox.ts";
import { lengthMs, type Policy } from "../policy.ts";
import { afterQuiet, nextMinuteOfDay, today } from "./calendar.ts";
import type { Moment } from "./work-order.ts";

/** So many units are planned in one transaction: seconds of work, and memory that does not grow with the property. */
export const unitsAtOnce = 5_000;

const planKey = (propertyId: number) => `plan-dunning:${propertyId}`;
const reconcileKey = (propertyId: number) => `reconcile-fees:${propertyId}`;

/** Every property has its daily plan and finance its daily list; one that is promised already stays as it is. */
export async function promiseFeeDays(tx: Tx, { now, policies }: Moment): Promise<void> {
  for (const property of await tx.property.findMany()) {
    await promisePlan(tx, property, { now, policies });
    await promiseReconciliation(tx, property, { now, policies });
  }
}

interface ZonedProperty {
  readonly id: number;
  readonly code: string;
  readonly zone: string;
}

async function promisePlan(tx: Tx, property: ZonedProperty, { now, policies }: Moment): Promise<void> {
  const { fees, quiet } = policies.for(property.code);
  const runAt = afterQuiet(nextMinuteOfDay(now, fees.planAt, property.zone), quiet, property.zone);
  await promiseOnceIn(tx, planKey(property.id), {
    job: "plan-dunning",
    payload: { propertyId: property.id, after: 0 },
    runAt,
    now,
    priority: priorities.bulk,
  });
}

/** Finance gets its list on the next day at the policy's time. */
export async function promiseReconciliation(tx: Tx, property: ZonedProperty, { now, policies }: Moment): Promise<void> {
  const runAt = nextMinuteOfDay(now, policies.for(property.code).fees.reconcileAt, property.zone);
  await promiseOnceIn(tx, reconcileKey(property.id), {
    job: "reconcile-fees",
    payload: { propertyId: property.id },
    runAt,
    now,
  });
}

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
  if (next === undefined) await promisePlan(tx, property, { now, policies });
  else
    await replacePromise(tx, planKey(propertyId), {
      job: "plan-dunning",
      payload: { propertyId, after: next },
      runAt: now,
      now,
      priority: priorities.bulk,
    });
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
