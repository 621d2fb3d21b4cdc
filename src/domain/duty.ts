import type { Tx } from "../db/client.ts";
import type { Policy, Span } from "../policy.ts";
import { dayNumber, dayText, wallMoment } from "./calendar.ts";
import type { StaffMember } from "./staff.ts";
import { isWorkday } from "./workday.ts";

/** From one moment to another, in milliseconds since 1970; the second is not included. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When somebody is on duty, or somebody of several. */
export interface Duty {
  readonly zone: string;
  /** What begins on a day, in order. */
  on(day: number): readonly Interval[];
}

/** Day and night: the clock of emergencies (R3). */
export function dayAndNight(zone: string): Duty {
  return { zone, on: (day) => intervals(day, [{ fromMinute: 0, toMinute: 1440 }], zone) };
}

/** The spans that begin on a day as moments; one whose end is not after its beginning goes over midnight. */
export function intervals(day: number, spans: readonly Span[], zone: string): readonly Interval[] {
  return spans
    .map(({ fromMinute, toMinute }) => ({
      from: wallMoment(day, fromMinute, zone, "opening"),
      to: wallMoment(day, toMinute > fromMinute ? toMinute : toMinute + 1440, zone, "closing"),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}

/** Longer than any limit and any roster; it only bounds the search. */
const farthestDays = 400;
/** Who has no duty for so long has no calendar that a clock could follow. */
const idleDays = 62;

/** What is left of the duty from a moment on, without overlaps; absent when there is none for two months. */
function* dutyFrom(duty: Duty, at: Date): Generator<Interval> {
  let cursor = at.getTime();
  let found = false;
  const first = dayNumber(at, duty.zone) - 1;
  for (let day = first; day <= first + (found ? farthestDays : idleDays); day++) {
    for (const { from, to } of duty.on(day)) {
      if (to <= cursor) continue;
      found = true;
      yield { from: Math.max(from, cursor), to };
      cursor = to;
    }
  }
}

export function isWithin(duty: Duty, at: Date): boolean {
  for (const { from } of dutyFrom(duty, at)) return from === at.getTime();
  return false;
}

/** The first moment of duty from `at` on; `at` itself where there is none at all. */
export function nextOnDuty(duty: Duty, at: Date): Date {
  for (const { from } of dutyFrom(duty, at)) return new Date(from);
  return at;
}

/** `at` plus so many milliseconds of duty; where there is none at all they run day and night. */
export function plusOnDuty(duty: Duty, at: Date, lengthMs: number): Date {
  let left = lengthMs;
  let end = at.getTime();
  for (const { from, to } of dutyFrom(duty, at)) {
    if (left <= to - from) return new Date(from + left);
    left -= to - from;
    end = to;
  }
  return new Date(end + left);
}

/** Milliseconds of duty between two moments; where there is none at all, all of them. */
export function onDutyBetween(duty: Duty, from: Date, until: Date): number {
  if (until <= from) return 0;
  let sum = 0;
  let none = true;
  for (const interval of dutyFrom(duty, from)) {
    none = false;
    if (interval.from >= until.getTime()) return sum;
    sum += Math.min(interval.to, until.getTime()) - interval.from;
    if (interval.to >= until.getTime()) return sum;
  }
  return none ? until.getTime() - from.getTime() : sum;
}

/** What somebody does on a day: the name of a shift, or `off`; `sick` when they reported so. */
export interface DayShift {
  readonly shift: string;
  readonly sick: boolean;
  readonly spans: readonly Span[];
}

/** Who works when: rosters, else the shift that a person has, with the working days of the policy (S1, S2). */
export interface Rota {
  readonly zone: string;
  dayOf(staff: Pick<StaffMember, "id" | "shift">, day: number): DayShift;
  isOnDuty(staff: Pick<StaffMember, "id" | "shift">, at: Date): boolean;
  /** Whenever one of them works; with nobody, day and night. */
  dutyOf(staff: readonly Pick<StaffMember, "id" | "shift">[]): Duty;
}

/** Loads what the rosters say about these people from the day before `from` on. Entries that nobody has approved do not count yet. */
export async function loadRota(
  tx: Tx,
  staff: readonly Pick<StaffMember, "id" | "shift">[],
  { policy, zone, from }: { policy: Policy; zone: string; from: Date },
): Promise<Rota> {
  const since = new Date((dayNumber(from, zone) - 2) * 86_400_000);
  const rows =
    staff.length === 0
      ? []
      : await tx.rosterEntry.findMany({
          where: {
            staffId: { in: staff.map(({ id }) => id) },
            date: { gte: since },
            state: { in: ["approved", "sick"] },
          },
        });
  return rotaOf(rows, { policy, zone });
}

/** The same from rows that were loaded already. */
export function rotaOf(
  rows: readonly { staffId: number; date: Date; shift: string; state: string }[],
  { policy, zone }: { policy: Policy; zone: string },
): Rota {
  const entries = new Map(rows.map((row) => [`${row.staffId} ${row.date.toISOString().slice(0, 10)}`, row]));
  const dayOf: Rota["dayOf"] = (staff, day) => {
    const entry = entries.get(`${staff.id} ${dayText(day)}`);
    if (entry) {
      const sick = entry.state === "sick";
      return { shift: entry.shift, sick, spans: sick ? [] : spansOf(entry.shift, policy) };
    }
    // A shift of working days is a day off on the others, unless the roster says more.
    const spans = spansOf(staff.shift, policy).filter(({ workdays }) => !workdays || isWorkday(day, policy.workdays));
    return { shift: spans.length === 0 ? "off" : staff.shift, sick: false, spans };
  };
  const dutyOf: Rota["dutyOf"] = (staff) => {
    if (staff.length === 0) return dayAndNight(zone);
    const known = new Map<number, readonly Interval[]>();
    return {
      zone,
      on(day) {
        const found = known.get(day);
        if (found) return found;
        const spans = staff.flatMap((one) => dayOf(one, day).spans);
        const made = intervals(day, unique(spans), zone);
        known.set(day, made);
        return made;
      },
    };
  };
  return { zone, dayOf, dutyOf, isOnDuty: (staff, at) => isWithin(dutyOf([staff]), at) };
}

/** A shift the policy does not know counts as always. */
function spansOf(shift: string, policy: Policy): readonly Span[] {
  if (shift === "off") return [];
  return policy.shifts[shift] ?? [{ fromMinute: 0, toMinute: 1440 }];
}

function unique(spans: readonly Span[]): readonly Span[] {
  return [...new Map(spans.map((span) => [`${span.fromMinute}/${span.toMinute}`, span])).values()];
}
