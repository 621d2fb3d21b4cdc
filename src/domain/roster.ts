import type { Tx } from "../db/client.ts";
import { lengthMs, type Policies, type Policy } from "../policy.ts";
import { dayNumber, dayText, readDay } from "./calendar.ts";
import { type DayShift, loadRota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { tellRoster } from "./roster-notice.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { promiseReschedule } from "./work-clock.ts";
import type { Moment } from "./work-order.ts";

/** A month as 2026-12. */
const monthText = /^\d{4}-(0[1-9]|1[0-2])$/;
const dayMs = 86_400_000;
export const dateOf = (day: number) => new Date(day * dayMs);
export const dayOfDate = (date: Date) => date.getTime() / dayMs;

/** The property of a member of staff with its rules. */
export async function placeOf(
  tx: Tx,
  propertyId: number,
  policies: Policies,
): Promise<{ id: number; zone: string; policy: Policy }> {
  const { id, zone, code } = await tx.property.findUniqueOrThrow({ where: { id: propertyId } });
  return { id, zone, policy: policies.for(code) };
}

/** What a member of staff does on each of the coming days, today first. Errors: staff-only. */
export async function listMyShifts(
  tx: Tx,
  { personId, now, policies }: Moment & { personId: number | undefined },
  days = 14,
): Promise<readonly (DayShift & { day: number })[]> {
  const staff = await requireStaff(tx, personId);
  const { zone, policy } = await placeOf(tx, staff.propertyId, policies);
  const rota = await loadRota(tx, [staff], { policy, zone, from: now });
  const today = dayNumber(now, zone);
  return Array.from({ length: days }, (_, index) => ({ day: today + index, ...rota.dayOf(staff, today + index) }));
}

/** What is known of a month's roster: how many people and shifts, what nobody approved yet, and days without an engineer. */
export interface MonthOverview {
  readonly month: string;
  readonly people: number;
  readonly shifts: number;
  readonly waiting: number;
  readonly gaps: readonly number[];
}

export async function viewMonth(tx: Tx, propertyId: number, month: string, policies: Policies): Promise<MonthOverview> {
  const { zone, policy } = await placeOf(tx, propertyId, policies);
  const { first, next } = monthDays(month);
  const rows = await tx.rosterEntry.findMany({ where: { propertyId, date: { gte: dateOf(first), lt: dateOf(next) } } });
  const engineers = await listStaff(tx, propertyId, "engineer");
  const rota = await loadRota(tx, engineers, { policy, zone, from: dateOf(first) });
  const planned = new Map(rows.map(({ staffId, date, shift }) => [`${staffId} ${dayOfDate(date)}`, shift]));
  const works = (staff: StaffMember, day: number) => {
    const shift = planned.get(`${staff.id} ${day}`);
    return shift === undefined ? rota.dayOf(staff, day).spans.length > 0 : shift !== "off";
  };
  const days = Array.from({ length: next - first }, (_, index) => first + index);
  return {
    month,
    people: new Set(rows.map(({ staffId }) => staffId)).size,
    shifts: rows.filter(({ shift }) => shift !== "off").length,
    waiting: rows.filter(({ state }) => state === "planned").length,
    gaps: engineers.length === 0 ? [] : days.filter((day) => !engineers.some((staff) => works(staff, day))),
  };
}

function monthDays(month: string): { first: number; next: number } {
  const first = readDay(`${month}-01`) ?? Number.NaN;
  const last = new Date(dateOf(first));
  last.setUTCMonth(last.getUTCMonth() + 1);
  return { first, next: last.getTime() / dayMs };
}

/** The supervisor approves a month's roster; from then on it holds, and everybody in it hears (S1). Errors: staff-only, nothing-to-approve. */
export async function approveRoster(
  tx: Tx,
  { personId, month, now }: Moment & { personId: number | undefined; month: string },
): Promise<{ count: number }> {
  const head = await requireStaff(tx, personId, "supervisor", "manager");
  if (!monthText.test(month)) throw new DomainError("error-roster-nothing-to-approve");
  const { first, next } = monthDays(month);
  const waiting = {
    propertyId: head.propertyId,
    date: { gte: dateOf(first), lt: dateOf(next) },
    state: "planned",
  };
  const rows = await tx.rosterEntry.findMany({ where: waiting, select: { staffId: true } });
  const { count } = await tx.rosterEntry.updateMany({
    where: waiting,
    data: { state: "approved", approvedById: head.id, changedAt: now },
  });
  if (count === 0) throw new DomainError("error-roster-nothing-to-approve");
  await promiseReschedule(tx, head.propertyId, now);
  const concerned = new Set(rows.map(({ staffId }) => staffId));
  for (const staff of await listStaff(tx, head.propertyId)) {
    if (concerned.has(staff.id)) await tellRoster(tx, { personId: staff.personId, notice: "approved", month, now });
  }
  return { count };
}

/**
 * A morning's look at the roster (S1): what waits for approval is brought before the supervisor again; shortly before a month a missing roster is asked
 * for, where the property works by rosters.
 */
export async function chaseRoster(
  tx: Tx,
  { propertyId, now, policies }: Moment & { propertyId: number },
): Promise<void> {
  const { zone, policy } = await placeOf(tx, propertyId, policies);
  const today = dayNumber(now, zone);
  const heads = await listHeads(tx, propertyId, "supervisor");
  const waiting = await tx.rosterEntry.findMany({
    where: { propertyId, state: "planned", date: { gte: dateOf(today) } },
    select: { date: true },
    distinct: ["date"],
  });
  const months = [...new Set(waiting.map(({ date }) => date.toISOString().slice(0, 7)))].sort();
  for (const month of months)
    for (const { personId } of heads) await tellRoster(tx, { personId, notice: "waiting", month, now });

  const month = dayText(monthDays(dayText(today).slice(0, 7)).next).slice(0, 7);
  const { first, next } = monthDays(month);
  if (first - today > lengthMs(policy.roster.remind) / dayMs) return;
  const any = (from: number, to: number) =>
    tx.rosterEntry.count({
      where: { propertyId, state: { not: "sick" }, date: { gte: dateOf(from), lt: dateOf(to) } },
    });
  if ((await any(first, next)) > 0) return;
  if (!policy.roster.required && (await any(first - 62, first)) === 0) return;
  for (const { personId } of heads) await tellRoster(tx, { personId, notice: "missing", month, now });
}

/** What somebody's roster says from now on, approved at once: an exchange, or days of illness. */
export async function setDay(
  tx: Tx,
  entry: { staff: Pick<StaffMember, "id" | "propertyId">; day: number; shift: string; state: "approved" | "sick" },
  by: number | null,
  now: Date,
): Promise<void> {
  const { staff, day, shift, state } = entry;
  const data = { shift, state, approvedById: by, changedAt: now };
  await tx.rosterEntry.upsert({
    where: { staffId_date: { staffId: staff.id, date: dateOf(day) } },
    create: { staffId: staff.id, date: dateOf(day), propertyId: staff.propertyId, ...data },
    update: data,
  });
}
