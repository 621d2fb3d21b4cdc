import type { Tx } from "../db/client.ts";
import type { Policy } from "../policy.ts";
import { dayNumber } from "./calendar.ts";
import { loadRota, type Rota } from "./duty.ts";
import { listStaff, type StaffMember, type StaffRole } from "./staff.ts";

/** The staff of a role with their rosters. */
export interface Crew {
  readonly staff: readonly StaffMember[];
  readonly rota: Rota;
}

/** Where shifts change: who goes, since when they were there, who comes and when. */
export interface ShiftChange {
  readonly beganAt: Date;
  readonly endsAt: Date;
  readonly off: readonly StaffMember[];
  readonly takesOverAt: Date;
  readonly on: readonly StaffMember[];
}

const searchedDays = 3;

export async function loadCrew(
  tx: Tx,
  property: { id: number; zone: string },
  role: StaffRole,
  { policy, from }: { policy: Policy; from: Date },
): Promise<Crew> {
  const staff = await listStaff(tx, property.id, role);
  return { staff, rota: await loadRota(tx, staff, { policy, zone: property.zone, from }) };
}

interface Turn {
  readonly member: StaffMember;
  readonly from: number;
  readonly to: number;
}

function turnsAround({ staff, rota }: Crew, at: Date): readonly Turn[] {
  const first = dayNumber(at, rota.zone) - 2;
  return staff.flatMap((member) => {
    const duty = rota.dutyOf([member]);
    return Array.from({ length: searchedDays + 3 }, (_, day) => duty.on(first + day))
      .flat()
      .map(({ from, to }) => ({ member, from, to }));
  });
}

/** The first moment after `after` at which somebody's shift ends and is not followed by their next at once; absent when there is none soon. */
export function nextShiftEnd(crew: Crew, after: Date): Date | undefined {
  const ends = turnsAround(crew, after)
    .filter(({ member, to }) => to > after.getTime() && !crew.rota.isOnDuty(member, new Date(to)))
    .map(({ to }) => to);
  return ends.length === 0 ? undefined : new Date(Math.min(...ends));
}

/**
 * Who hands over to whom at the end of a shift (S3): to those who are there at that moment, or else to those who come next. Absent when nobody goes
 * then, as after a change of the roster.
 */
export function shiftChangeAt(crew: Crew, endsAt: Date): ShiftChange | undefined {
  const end = endsAt.getTime();
  const turns = turnsAround(crew, endsAt);
  const going = turns.filter(({ member, to }) => to === end && !crew.rota.isOnDuty(member, endsAt));
  if (going.length === 0) return undefined;
  const there = turns.filter(({ from, to }) => from <= end && end < to);
  const nextAt = Math.min(...turns.filter(({ from }) => from >= end).map(({ from }) => from));
  const coming = there.length > 0 ? there : turns.filter(({ from }) => from === nextAt);
  return {
    beganAt: new Date(Math.min(...going.map(({ from }) => from))),
    endsAt,
    off: unique(going),
    takesOverAt: there.length > 0 || coming.length === 0 ? endsAt : new Date(nextAt),
    on: unique(coming),
  };
}

function unique(turns: readonly Turn[]): readonly StaffMember[] {
  return [...new Map(turns.map(({ member }) => [member.id, member])).values()];
}
