import { patience } from "./calendar.ts";
import { type Duty, onDutyBetween, plusOnDuty } from "./duty.ts";

/** What is waited for: that somebody takes the order, comes, is done. */
export type Stage = "response" | "arrival" | "resolution";

/** How long each stage may take, and what happens around its end; all in milliseconds of duty. */
export interface Limits {
  readonly response: number;
  readonly arrival: number;
  readonly resolution: number;
  /** So long before the end of arrival and resolution the worker is warned. */
  readonly warn: number;
  /** From one step of the escalation to the next; the last repeats, later each time. */
  readonly escalate: readonly number[];
  /** An order that is paused without a date is looked at again so often. */
  readonly check: number;
  /** A call that nobody answered is tried again. */
  readonly again: number;
}

/** Whose hours count. */
export interface Calendars {
  of(staffIds: readonly number[]): Duty;
  /** Everybody who could do such work. */
  readonly everybody: Duty;
  /** Day and night. */
  readonly always: Duty;
}

/** One line of the time line, as far as clocks care. */
export interface ClockLine {
  readonly event: string;
  readonly at: Date;
  /** The member of staff it names. */
  readonly staffId?: number | undefined;
  /** Those who were asked. */
  readonly staffIds?: readonly number[] | undefined;
  readonly reason?: string | undefined;
  readonly until?: Date | undefined;
  readonly result?: string | undefined;
  /** They were asked although nobody was on duty. */
  readonly offDuty?: boolean | undefined;
  /** Between when the resident expects somebody (R8). */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** One clock. While it runs `due` is when its limit is reached; a paused one has none. */
export interface Clock {
  readonly startedAt: Date;
  readonly limit: number;
  readonly used: number;
  readonly paused: number;
  readonly due: Date | undefined;
}

export type ClockJob = "escalate" | "warn" | "resume" | "check-pause";

export interface Replay {
  readonly response: Clock | undefined;
  readonly arrival: Clock | undefined;
  readonly resolution: Clock | undefined;
  readonly stage: Stage | undefined;
  readonly paused: { readonly since: Date; readonly reason: string; readonly until: Date | undefined } | undefined;
  /** 0 nobody, 1 reminded, 2 first rung … */
  readonly level: number;
  /** What the ledger holds for it. */
  readonly deadline: { readonly job: ClockJob; readonly at: Date } | undefined;
}

interface Running {
  readonly startedAt: Date;
  readonly limit: number;
  used: number;
  paused: number;
}

/** After these nobody waits for the worker any more. */
const endings: readonly string[] = [
  "completed",
  "signed-off",
  "not-fixed",
  "released",
  "cancelled",
  "closed",
  "handled",
  "inspected",
  "signed",
  "answered",
];

const hearsOnly: readonly string[] = ["reminded", "escalated", "warned", "pause-chased"];

/**
 * What the clocks of a work order show after these lines (R3, R4, R7): a pure function, so that a stored deadline can be recomputed, and a changed limit
 * keeps what was used and what was paused. `at` moves the hands on from the last line.
 */
export function replay(lines: readonly ClockLine[], limits: Limits, calendars: Calendars, at?: Date): Replay {
  const clocks = new Map<Stage, Running>();
  let stage: Stage | undefined;
  let duty = calendars.everybody;
  let mark = new Date(0);
  let base = mark;
  let level = 0;
  let warned = false;
  let open = new Set<number>();
  let paused: Replay["paused"];
  // While somebody is expected at a time, that is when they have to be there.
  let visit: { readonly from: Date | undefined; readonly to: Date | undefined } | undefined;
  // Who takes work off duty does not wait for the morning with it.
  let night = false;
  const dutyOf = (whose: readonly number[]) => (night ? calendars.always : calendars.of(whose));

  const moveHands = (to: Date) => {
    const clock = stage && clocks.get(stage);
    const from = stage === "arrival" ? visit?.from : undefined;
    if (clock && from && mark < from) {
      // Before the time that was agreed nobody is late.
      const until = from < to ? from : to;
      clock.paused += until.getTime() - mark.getTime();
      mark = until;
    }
    if (clock && paused) clock.paused += to.getTime() - mark.getTime();
    else if (clock) clock.used += onDutyBetween(duty, mark, to);
    mark = to;
  };
  const begin = (next: Stage, limit: number, now: Date, whose: readonly number[]) => {
    stage = next;
    clocks.set(next, { startedAt: now, limit, used: 0, paused: 0 });
    if (whose.length > 0) duty = dutyOf(whose);
    [level, warned, paused, base] = [0, false, undefined, now];
    visit = undefined;
  };
  const expect = ({ from, to }: ClockLine) => {
    if (from || to) visit = { from, to };
  };
  const end = () => {
    [stage, level, paused] = [undefined, 0, undefined];
  };

  for (const line of lines) {
    // A step of the escalation moves no hand, and there may be many.
    if (!hearsOnly.includes(line.event)) moveHands(line.at);
    const whose = line.staffId === undefined ? [] : [line.staffId];
    switch (line.event) {
      case "offered":
        open = new Set(line.staffIds);
        night = line.offDuty === true;
        begin("response", limits.response, line.at, [...open]);
        break;
      case "declined":
        open.delete(line.staffId ?? 0);
        if (open.size === 0) base = line.at;
        break;
      case "assigned":
        night = false;
        begin("arrival", limits.arrival, line.at, whose);
        expect(line);
        break;
      case "accepted":
        begin("arrival", limits.arrival, line.at, whose);
        expect(line);
        break;
      case "nobody-home":
        begin("arrival", limits.arrival, line.at, whose);
        break;
      case "appointed":
        begin("arrival", limits.arrival, line.at, []);
        expect(line);
        break;
      case "departed":
        if (paused) [paused, base] = [undefined, line.at];
        break;
      case "arrived":
        begin("resolution", limits.resolution, line.at, []);
        break;
      case "transferred":
        duty = dutyOf(whose);
        base = line.at;
        break;
      case "called":
        if (line.result !== "no-answer") end();
        else begin("arrival", limits.again, line.at, []);
        break;
      case "paused":
        visit = undefined;
        paused = { since: line.at, reason: line.reason ?? "", until: line.until };
        base = line.at;
        break;
      case "resumed":
        [paused, base] = [undefined, line.at];
        break;
      case "pause-chased":
        base = line.at;
        break;
      case "warned":
        warned = true;
        break;
      case "reminded":
        [level, base] = [1, line.at];
        break;
      case "escalated":
        [level, base] = [level === 0 ? 2 : level + 1, line.at];
        break;
      default:
        if (endings.includes(line.event)) end();
    }
  }
  const deadline = nextStep();
  if (at !== undefined && at > mark) moveHands(at);
  return {
    response: shown("response"),
    arrival: shown("arrival"),
    resolution: shown("resolution"),
    stage,
    paused,
    level,
    deadline,
  };

  function nextStep(): Replay["deadline"] {
    const clock = stage && clocks.get(stage);
    if (!clock) return undefined;
    if (paused?.until) return { job: "resume", at: paused.until };
    if (paused) return { job: "check-pause", at: plusOnDuty(duty, base, limits.check) };
    if (level > 0) {
      const rungs = limits.escalate.length;
      const after = (limits.escalate[Math.min(level, rungs) - 1] ?? 0) * patience(level - 1, rungs);
      return { job: "escalate", at: plusOnDuty(night ? calendars.always : calendars.everybody, base, after) };
    }
    // Everybody asked has said no: it climbs at once.
    if (stage === "response" && open.size === 0) return { job: "escalate", at: base };
    if (stage === "arrival" && visit) {
      const due = expectedBy(clock, visit);
      const warn = new Date(due.getTime() - limits.warn);
      return !warned && warn > mark ? { job: "warn", at: warn } : { job: "escalate", at: due };
    }
    const left = clock.limit - clock.used;
    if (stage !== "response" && !warned && clock.limit > limits.warn && left > limits.warn)
      return { job: "warn", at: plusOnDuty(duty, mark, left - limits.warn) };
    return { job: "escalate", at: plusOnDuty(duty, mark, Math.max(0, left)) };
  }

  /** The end of the time that was agreed, or the limit from its beginning where it has none. */
  function expectedBy(clock: Running, { from, to }: NonNullable<typeof visit>): Date {
    return to ?? plusOnDuty(duty, from ?? clock.startedAt, clock.limit);
  }

  function shown(which: Stage): Clock | undefined {
    const clock = clocks.get(which);
    if (!clock) return undefined;
    const runs = which === stage && !paused;
    if (runs && which === "arrival" && visit) return { ...clock, due: expectedBy(clock, visit) };
    return { ...clock, due: runs ? plusOnDuty(duty, mark, Math.max(0, clock.limit - clock.used)) : undefined };
  }
}
