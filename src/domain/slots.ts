import type { Tx } from "../db/client.ts";
import type { Policy, Span } from "../policy.ts";
import { minuteAt, plus, timeOn, within } from "./calendar.ts";
import { listAble } from "./candidates.ts";
import { loadRota, type Rota } from "./duty.ts";
import type { StaffMember } from "./staff.ts";
import type { Moment, WorkOrder } from "./work-order.ts";

/** A time that can be agreed on, with those who could come then, least busy first. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly free: readonly StaffMember[];
}

/** Farther than anybody plans; it only bounds the search. */
const daysAtMost = 62;

/** The slots of the policy on the next days with somebody on duty, as far as somebody able is still free then (R8). */
export async function listSlots(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<readonly Slot[]> {
  const policy = policies.for(order.property.code);
  const { zone } = order.property;
  const able = await listAble(tx, order);
  const rota = await loadRota(tx, able, { policy, zone, from: now });
  const taken = await listTaken(tx, order, now);
  const earliest = plus(now, policy.appointment.before, zone);
  const slots: Slot[] = [];
  let dutyDays = 0;
  for (let day = 0; day < daysAtMost && dutyDays < policy.appointment.days; day++) {
    let manned = false;
    for (const { fromMinute, toMinute } of policy.appointment.slots) {
      const [startsAt, endsAt] = [timeOn(now, day, fromMinute, zone), timeOn(now, day, toMinute, zone)];
      if (startsAt < earliest) continue;
      const there = able.filter((staff) => isThere(rota, staff, startsAt, endsAt));
      if (there.length > 0) manned = true;
      const busy = taken.filter((one) => one.startsAt < endsAt && startsAt < one.endsAt);
      const free = there.filter(({ id }) => !busy.some(({ staffId }) => staffId === id));
      // A visit whose worker is gone still needs one of those who are there.
      const orphans = busy.filter(({ staffId }) => !there.some(({ id }) => id === staffId)).length;
      if (free.length > orphans) slots.push({ startsAt, endsAt, free });
    }
    if (manned) dutyDays++;
  }
  return slots;
}

/** Whether somebody is on duty from the beginning of a visit to its end. */
export function isThere(rota: Rota, staff: StaffMember, startsAt: Date, endsAt: Date): boolean {
  return rota.isOnDuty(staff, startsAt) && rota.isOnDuty(staff, new Date(endsAt.getTime() - 60_000));
}

/** Agreed visits of other orders, with who is to come. */
async function listTaken(tx: Tx, order: WorkOrder, now: Date) {
  const booked = await tx.appointment.findMany({
    where: { propertyId: order.propertyId, status: "booked", endsAt: { gt: now }, NOT: { workOrderId: order.id } },
  });
  const orders = await tx.workOrder.findMany({
    where: {
      id: { in: booked.map(({ workOrderId }) => workOrderId) },
      status: { in: ["waiting", "offered", "accepted", "on-the-way"] },
    },
    select: { id: true, assigneeId: true, role: true },
  });
  return booked.flatMap(({ workOrderId, startsAt, endsAt }) => {
    const other = orders.find(({ id, role }) => id === workOrderId && role === order.role);
    return other ? [{ startsAt, endsAt, staffId: other.assigneeId }] : [];
  });
}

/** Between a reminder and the visit at least so long. */
const tightMs = 15 * 60_000;

/**
 * When a resident is reminded who should be at a moment: never in rest hours (F7). What falls into them comes after them if that is well before the visit,
 * else before they begin.
 */
export function reminderAt(
  wanted: Date,
  startsAt: Date,
  { quiet, zone }: { quiet: Policy["quiet"]; zone: string },
): Date {
  if (!within(wanted, quiet, zone)) return wanted;
  const latest = startsAt.getTime() - tightMs;
  for (let at = wanted.getTime(); at <= latest; at += 60_000)
    if (!within(new Date(at), quiet, zone)) return new Date(at);
  let at = wanted;
  // Spans may lie one behind the other.
  for (const _ of quiet) at = beginOf(at, quiet, zone);
  return at;
}

/** A quarter of an hour before the rest that a moment lies in; the moment itself when it lies in none. */
function beginOf(at: Date, quiet: readonly Span[], zone: string): Date {
  const span = quiet.find((one) => within(at, [one], zone));
  if (!span) return at;
  const days = minuteAt(at, zone) >= span.fromMinute ? 0 : -1;
  return new Date(timeOn(at, days, span.fromMinute, zone).getTime() - tightMs);
}
