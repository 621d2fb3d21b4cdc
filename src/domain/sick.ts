import type { Tx } from "../db/client.ts";
import { cancelPromise, replacePromise } from "../db/outbox.ts";
import { dayNumber, wallMoment } from "./calendar.ts";
import { intervals, loadRota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { releaseWork } from "./release.ts";
import { dateOf, placeOf, setDay } from "./roster.ts";
import { tellRoster } from "./roster-notice.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { promiseReschedule } from "./work-clock.ts";
import type { Moment } from "./work-order.ts";

/** Longer absences are agreed with a head, who changes the roster. */
export const sickAtMostDays = 31;

const keyOf = (staffId: number) => `sick:${staffId}`;

interface Absence extends Moment {
  readonly personId: number | undefined;
  readonly fromDay: number;
  readonly untilDay: number;
}

/**
 * Somebody is ill (请假): off duty on these days whatever the roster says, the supervisor hears, and the work in hand goes to colleagues — now, or in the
 * morning of the first day. Errors: staff-only, sick-days.
 */
export async function reportSick(tx: Tx, { personId, fromDay, untilDay, now, policies }: Absence): Promise<void> {
  const staff = await requireStaff(tx, personId);
  const { zone, policy } = await placeOf(tx, staff.propertyId, policies);
  const today = dayNumber(now, zone);
  if (fromDay < today || untilDay < fromDay || untilDay - fromDay >= sickAtMostDays)
    throw new DomainError("error-sick-days", { days: sickAtMostDays });
  const rota = await loadRota(tx, [staff], { policy, zone, from: now });
  // A night shift of yesterday that is still running ends as well.
  const running = intervals(today - 1, rota.dayOf(staff, today - 1).spans, zone).some(({ to }) => to > now.getTime());
  const first = fromDay === today && running ? today - 1 : fromDay;
  for (let day = first; day <= untilDay; day++)
    await setDay(tx, { staff, day, shift: rota.dayOf(staff, day).shift, state: "sick" }, null, now);
  await promiseReschedule(tx, staff.propertyId, now);
  const heads = await listHeads(tx, staff.propertyId, "supervisor", new Set([staff.id]));
  const told = { notice: "sick", staffId: staff.id, fromDay, untilDay, now } as const;
  if (fromDay === today) {
    const count = await releaseWork(tx, staff, "sick", { now, policies });
    for (const head of heads) await tellRoster(tx, { ...told, personId: head.personId, count });
    return;
  }
  for (const head of heads) await tellRoster(tx, { ...told, personId: head.personId });
  const runAt = new Date(wallMoment(fromDay, 0, zone, "opening"));
  await replacePromise(tx, keyOf(staff.id), { job: "sick-leave", payload: { staffId: staff.id }, runAt, now });
}

/** The first day of an announced illness has come: the work in hand goes to colleagues, if it is still so. */
export async function beginSickLeave(tx: Tx, { staffId, now, policies }: Moment & { staffId: number }): Promise<void> {
  const row = await tx.staff.findUnique({ where: { id: staffId } });
  if (!row || row.dismissedAt) return;
  const { zone } = await placeOf(tx, row.propertyId, policies);
  const staff = (await listStaff(tx, row.propertyId)).find(({ id }) => id === staffId);
  if (staff && (await isSick(tx, staffId, dayNumber(now, zone))))
    await releaseWork(tx, staff, "sick", { now, policies });
}

async function isSick(tx: Tx, staffId: number, day: number): Promise<boolean> {
  return (await tx.rosterEntry.count({ where: { staffId, date: dateOf(day), state: "sick" } })) > 0;
}

/** Somebody is well again (销假): from today on the shifts of before hold. Errors: staff-only, sick-not. */
export async function reportWell(
  tx: Tx,
  { personId, now, policies }: Moment & { personId: number | undefined },
): Promise<StaffMember> {
  const staff = await requireStaff(tx, personId);
  const { zone } = await placeOf(tx, staff.propertyId, policies);
  const { count } = await tx.rosterEntry.updateMany({
    where: { staffId: staff.id, state: "sick", date: { gte: dateOf(dayNumber(now, zone)) } },
    data: { state: "approved", changedAt: now },
  });
  if (count === 0) throw new DomainError("error-sick-not");
  await cancelPromise(tx, keyOf(staff.id), now);
  await promiseReschedule(tx, staff.propertyId, now);
  for (const head of await listHeads(tx, staff.propertyId, "supervisor", new Set([staff.id])))
    await tellRoster(tx, { personId: head.personId, notice: "well", staffId: staff.id, now });
  return staff;
}
