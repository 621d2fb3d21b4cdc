import type { Tx } from "../db/client.ts";
import { type Priority, priorities, promiseOnce, replacePromise } from "../db/outbox.ts";
import type { Policy } from "../policy.ts";
import { afterQuiet, nextDaily, timeOn } from "./calendar.ts";
import { plantHandovers } from "./handover.ts";
import { firstWorkday, nextBeginning, type Period, soFar } from "./period.ts";
import type { Moment } from "./work-order.ts";

/** When what comes round regularly is next due, strictly after a moment. */
type Next = (after: Date, policy: Policy, zone: string) => Date;

const daily =
  (minute: (policy: Policy) => number): Next =>
  (after, policy, zone) =>
    nextDaily(after, minute(policy), zone);

/** Once in every period, at a moment that is reckoned from its beginning. */
const at =
  (period: Period, when: (beginning: Date, policy: Policy, zone: string) => Date): Next =>
  (after, policy, zone) => {
    const current = when(soFar(period, after, zone).from, policy, zone);
    return current > after ? current : when(nextBeginning(period, after, zone), policy, zone);
  };

/** Nine in the morning: supervisors are in, and there is a day left to do something about a roster. */
const rosterMinute = 9 * 60;

/** What happens in every property at its hours, by the name of its job. */
export const regular = {
  "chase-roster": daily(() => rosterMinute),
  "plan-dunning": (after, policy, zone) => afterQuiet(nextDaily(after, policy.fees.planAt, zone), policy.quiet, zone),
  "reconcile-fees": daily(({ fees }) => fees.reconcileAt),
  "callback-review": daily(({ report }) => report.daily),
  "daily-report": daily(({ report }) => report.daily),
  "ask-unfinished": daily(({ repair }) => repair.close),
  "carry-over": daily(({ repair }) => repair.carryOver),
  "weekly-report": at("week", (from, { report }, zone) => timeOn(from, 0, report.morning, zone)),
  "monthly-report": at("month", (from, { report }, zone) => timeOn(from, 0, report.morning, zone)),
  "quarterly-report": at("quarter", (from, policy, zone) => firstWorkday(from, policy.report.morning, policy, zone)),
  // By the tenth of the quarter's first month (C6).
  "archive-callbacks": at("quarter", (from, { report }, zone) => timeOn(from, 9, report.morning, zone)),
} as const satisfies Record<string, Next>;
export type RegularJob = keyof typeof regular;

/** Those that work through so much that others go first. */
const bulky: ReadonlySet<RegularJob> = new Set(["plan-dunning"]);

interface Place {
  readonly id: number;
  readonly code: string;
  readonly zone: string;
}

const keyOf = (job: RegularJob, propertyId: number) => `${job}:${propertyId}`;

/** Promises what comes round in every property and is not promised yet: at the first start, for a new property, for a new kind of report. */
export async function plantTimetable(tx: Tx, { now, policies }: Moment): Promise<void> {
  for (const property of await tx.property.findMany()) {
    for (const job of Object.keys(regular) as RegularJob[])
      await promiseOnce(tx, keyOf(job, property.id), promised(job, property, { now, policies }));
    await plantHandovers(tx, property, { now, policies });
  }
}

/** It comes round now already, with what is still to be done of it; then as ever. */
export async function promiseNow(
  tx: Tx,
  job: RegularJob,
  payload: { readonly propertyId: number } & Readonly<Record<string, number>>,
  now: Date,
): Promise<void> {
  const priority = bulky.has(job) ? priorities.bulk : priorities.ordinary;
  await replacePromise(tx, keyOf(job, payload.propertyId), { job, payload, runAt: now, now, priority });
}

/** The same again, when it is next due; where that is promised already, it stays so. */
export async function promiseNext(tx: Tx, job: RegularJob, property: Place, moment: Moment): Promise<void> {
  await promiseOnce(tx, keyOf(job, property.id), promised(job, property, moment));
}

function promised(job: RegularJob, { id, code, zone }: Place, { now, policies }: Moment) {
  const priority: Priority = bulky.has(job) ? priorities.bulk : priorities.ordinary;
  return { job, payload: { propertyId: id }, runAt: regular[job](now, policies.for(code), zone), now, priority };
}
