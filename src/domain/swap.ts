import type { Tx } from "../db/client.ts";
import { dayNumber } from "./calendar.ts";
import { loadRota, type Rota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { dateOf, dayOfDate, placeOf, setDay } from "./roster.ts";
import { tellRoster } from "./roster-notice.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { promiseReschedule } from "./work-clock.ts";
import type { Moment } from "./work-order.ts";

interface Acting extends Moment {
  readonly personId: number | undefined;
}

/** Colleagues of the same role with whom shifts can be exchanged. Errors: staff-only. */
export async function listSwapPartners(tx: Tx, personId: number | undefined): Promise<readonly StaffMember[]> {
  const staff = await requireStaff(tx, personId);
  return (await listStaff(tx, staff.propertyId, staff.role)).filter(({ id }) => id !== staff.id);
}

/** Asks a colleague to exchange shifts of one day, or a day for a day (换班). Errors: unknown-staff, swap-over, swap-nothing. */
export async function askSwap(
  tx: Tx,
  asked: Acting & { colleagueId: number; day: number; returnDay: number | undefined },
): Promise<{ colleague: StaffMember }> {
  const { personId, colleagueId, day, returnDay, now, policies } = asked;
  const staff = await requireStaff(tx, personId);
  const colleague = (await listSwapPartners(tx, personId)).find(({ id }) => id === colleagueId);
  if (!colleague) throw new DomainError("error-unknown-staff");
  const { zone, policy } = await placeOf(tx, staff.propertyId, policies);
  const days = returnDay === undefined || returnDay === day ? [day] : [day, returnDay];
  const rota = await loadRota(tx, [staff, colleague], { policy, zone, from: now });
  requireSwappable(rota, [staff, colleague], days, dayNumber(now, zone));
  const swap = await tx.shiftSwap.create({
    data: {
      propertyId: staff.propertyId,
      fromId: staff.id,
      toId: colleague.id,
      date: dateOf(day),
      returnDate: days[1] === undefined ? null : dateOf(days[1]),
      askedAt: now,
    },
  });
  await tellRoster(tx, { personId: colleague.personId, notice: "swap-asked", swapId: swap.id, now });
  return { colleague };
}

/** Days to come, on which nobody is ill and the two do different things. */
function requireSwappable(
  rota: Rota,
  [one, other]: readonly [StaffMember, StaffMember],
  days: readonly number[],
  today: number,
): void {
  const shifts = days.map((day) => ({ day, mine: rota.dayOf(one, day), theirs: rota.dayOf(other, day) }));
  if (shifts.some(({ day, mine, theirs }) => day < today || mine.sick || theirs.sick))
    throw new DomainError("error-swap-over");
  if (shifts.every(({ mine, theirs }) => mine.shift === theirs.shift)) throw new DomainError("error-swap-nothing");
}

/** A swap with its two people and its days; nothing when one of them has left. */
export async function findSwap(tx: Tx, swapId: number, propertyId: number) {
  const swap = await tx.shiftSwap.findFirst({ where: { id: swapId, propertyId } });
  const staff = await listStaff(tx, propertyId);
  const one = staff.find(({ id }) => id === swap?.fromId);
  const other = staff.find(({ id }) => id === swap?.toId);
  if (!swap || !one || !other) return undefined;
  const days = [swap.date, ...(swap.returnDate ? [swap.returnDate] : [])].map(dayOfDate);
  return { ...swap, one, other, days };
}

async function getSwap(tx: Tx, swapId: number, propertyId: number) {
  const swap = await findSwap(tx, swapId, propertyId);
  if (!swap) throw new DomainError("error-swap-over");
  return swap;
}

/** The colleague agrees, and the supervisor is asked; or declines. Errors: swap-over. */
export async function answerSwap(tx: Tx, answer: Acting & { swapId: number; agreed: boolean }): Promise<void> {
  const { personId, swapId, agreed, now } = answer;
  const staff = await requireStaff(tx, personId);
  const { count } = await tx.shiftSwap.updateMany({
    where: { id: swapId, toId: staff.id, status: "asked" },
    data: { status: agreed ? "agreed" : "declined", answeredAt: now },
  });
  if (count === 0) throw new DomainError("error-swap-over");
  const { one, other } = await getSwap(tx, swapId, staff.propertyId);
  if (!agreed) return tellRoster(tx, { personId: one.personId, notice: "swap-declined", swapId, now });
  const heads = await listHeads(tx, staff.propertyId, "supervisor", new Set([one.id, other.id]));
  for (const head of heads) await tellRoster(tx, { personId: head.personId, notice: "swap-agreed", swapId, now });
}

/**
 * A head approves an exchange, which then stands in the roster, or refuses it. Nobody approves their own while there is another head.
 * Errors: staff-only, swap-over, swap-own, swap-nothing.
 */
export async function decideSwap(tx: Tx, decision: Acting & { swapId: number; approved: boolean }): Promise<void> {
  const { personId, swapId, approved, now, policies } = decision;
  const head = await requireStaff(tx, personId, "supervisor", "manager", "front-desk");
  const { one, other, days } = await getSwap(tx, swapId, head.propertyId);
  const heads = await listHeads(tx, head.propertyId, "supervisor", new Set([one.id, other.id]));
  const entitled = heads.some(({ id }) => id === head.id) || head.role === "supervisor" || head.role === "manager";
  if (!entitled) throw new DomainError("error-staff-only");
  if ([one.id, other.id].includes(head.id)) throw new DomainError("error-swap-own");
  const { count } = await tx.shiftSwap.updateMany({
    where: { id: swapId, status: "agreed" },
    data: { status: approved ? "approved" : "refused", decidedById: head.id, decidedAt: now },
  });
  if (count === 0) throw new DomainError("error-swap-over");
  if (approved) {
    const { zone, policy } = await placeOf(tx, head.propertyId, policies);
    // Two exchanges of one person must not both start from what was before.
    await tx.$queryRaw`select id from staff where id in (${one.id}, ${other.id}) order by id for update`;
    const rota = await loadRota(tx, [one, other], { policy, zone, from: now });
    requireSwappable(rota, [one, other], days, dayNumber(now, zone));
    for (const day of days) {
      const [mine, theirs] = [rota.dayOf(one, day).shift, rota.dayOf(other, day).shift];
      await setDay(tx, { staff: one, day, shift: theirs, state: "approved" }, head.id, now);
      await setDay(tx, { staff: other, day, shift: mine, state: "approved" }, head.id, now);
    }
  }
  if (approved) await promiseReschedule(tx, head.propertyId, now);
  const notice = approved ? "swap-approved" : "swap-refused";
  for (const { personId: told } of [one, other]) await tellRoster(tx, { personId: told, notice, swapId, now });
}
