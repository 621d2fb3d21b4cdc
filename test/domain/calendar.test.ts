import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { afterQuiet, dayOf, nextDuty, plus, plusDuty, wallClock, within } from "../../src/domain/calendar.ts";
import { parsePolicies, type Span } from "../../src/policy.ts";

const shanghai = "Asia/Shanghai";
const berlin = "Europe/Berlin";

function spans(...written: readonly string[]): readonly Span[] {
  return parsePolicies(JSON.stringify({ quiet: written }), "test").for(undefined).quiet;
}
/** A wall-clock time in a zone: `2026-11-23 21:30`. */
const at = (local: string, zone = shanghai) =>
  new Date(Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(zone).epochMilliseconds);
const local = (moment: Date, zone = shanghai) => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
  return `${zoned.toPlainDate()} ${zoned.toPlainTime().toString({ smallestUnit: zoned.second === 0 ? "minute" : "second" })}`;
};
const duration = (iso: string) => Temporal.Duration.from(iso);

describe("quiet hours", () => {
  const quiet = spans("21:30/08:30", "12:00/14:00");

  test.each([
    ["2026-11-23 21:29", "2026-11-23 21:29"],
    ["2026-11-23 21:30", "2026-11-24 08:30"],
    ["2026-11-23 23:59:59", "2026-11-24 08:30"],
    ["2026-11-24 00:00", "2026-11-24 08:30"],
    ["2026-11-24 08:29:59", "2026-11-24 08:30"],
    ["2026-11-24 08:30", "2026-11-24 08:30"],
    ["2026-11-24 11:59:59", "2026-11-24 11:59:59"],
    ["2026-11-24 12:00", "2026-11-24 14:00"],
    ["2026-11-24 13:59", "2026-11-24 14:00"],
    ["2026-12-31 22:00", "2027-01-01 08:30"],
  ])("what falls due at %s is said at %s", (due, said) => {
    expect(local(afterQuiet(at(due), quiet, shanghai))).toBe(said);
  });

  test("that touch or overlap are one rest", () => {
    const touching = spans("20:00/23:00", "23:00/06:00", "05:00/07:15");
    expect(local(afterQuiet(at("2026-11-23 20:30"), touching, shanghai))).toBe("2026-11-24 07:15");
  });

  test("there are none when none are written, and they are those of the property's zone", () => {
    const night = at("2026-11-23 23:00");
    expect(afterQuiet(night, [], shanghai)).toEqual(night);
    expect(afterQuiet(night, quiet, berlin)).toEqual(night);
  });

  test("follow the clock on the wall when it is changed", () => {
    // Berlin: 2026-03-29 02:00 → 03:00, 2026-10-25 03:00 → 02:00.
    expect(afterQuiet(at("2026-03-28 22:00", berlin), quiet, berlin).toISOString()).toBe("2026-03-29T06:30:00.000Z");
    expect(afterQuiet(at("2026-10-24 22:00", berlin), quiet, berlin).toISOString()).toBe("2026-10-25T07:30:00.000Z");
  });

  test("that end at an hour which is left out end when it would have been over", () => {
    const early = spans("22:00/02:30");
    expect(local(afterQuiet(at("2026-03-29 01:00", berlin), early, berlin), berlin)).toBe("2026-03-29 03:00");
  });

  test("that end at an hour which comes twice never last a day longer", () => {
    const early = spans("22:00/02:30");
    for (const moment of ["2026-10-24T23:30:00Z", "2026-10-25T00:15:00Z", "2026-10-25T01:15:00Z"]) {
      const said = afterQuiet(new Date(moment), early, berlin);
      expect(said.getTime() - new Date(moment).getTime()).toBeLessThanOrEqual(2 * 60 * 60_000);
      expect(within(said, early, berlin)).toBe(false);
    }
  });

  test("whatever they are, the answer is not in them, not before, and not later than needed", () => {
    fc.assert(
      fc.property(moments, fc.array(span, { maxLength: 3 }), zones, (moment, rest, zone) => {
        const said = afterQuiet(moment, rest, zone);
        expect(said.getTime()).toBeGreaterThanOrEqual(moment.getTime());
        if (coversDay(rest)) return;
        expect(within(said, rest, zone)).toBe(false);
        // Nothing before it would have done.
        if (said > moment) expect(within(new Date(said.getTime() - 1), rest, zone)).toBe(true);
        expect(within(moment, rest, zone)).toBe(said > moment);
      }),
      { numRuns: 250 },
    );
  });
});

describe("duty", () => {
  const day = spans("08:30/17:30");

  test.each([
    ["2026-11-23 10:00", "PT5M", "2026-11-23 10:05"],
    ["2026-11-23 17:28", "PT5M", "2026-11-24 08:33"],
    ["2026-11-23 17:30", "PT5M", "2026-11-24 08:35"],
    ["2026-11-23 22:00", "PT2H", "2026-11-24 10:30"],
    ["2026-11-23 06:00", "PT0S", "2026-11-23 08:30"],
    ["2026-11-23 16:30", "PT1H", "2026-11-23 17:30"],
    ["2026-11-23 16:30", "PT19H", "2026-11-25 17:30"],
    ["2026-11-23 10:00", "P1D", "2026-11-25 16:00"],
  ])("%s and %s of it is %s", (from, length, until) => {
    expect(local(plusDuty(at(from), duration(length), day, shanghai))).toBe(until);
  });

  test("of several shifts is whenever somebody works", () => {
    const shifts = spans("08:00/17:00", "12:00/21:00", "08:30/17:30");
    expect(local(plusDuty(at("2026-11-23 16:00"), duration("PT6H"), shifts, shanghai))).toBe("2026-11-24 09:00");
    expect(local(nextDuty(at("2026-11-23 21:00"), shifts, shanghai))).toBe("2026-11-24 08:00");
  });

  test("over midnight goes on", () => {
    const night = spans("20:00/04:00");
    expect(local(plusDuty(at("2026-11-23 23:00"), duration("PT2H"), night, shanghai))).toBe("2026-11-24 01:00");
    expect(local(plusDuty(at("2026-11-24 03:30"), duration("PT1H"), night, shanghai))).toBe("2026-11-24 20:30");
  });

  test("of nobody, or of somebody who is always there, runs day and night", () => {
    for (const shifts of [[], spans("00:00/24:00")]) {
      expect(local(plusDuty(at("2026-11-23 22:00"), duration("PT72H"), shifts, shanghai))).toBe("2026-11-26 22:00");
      expect(nextDuty(at("2026-11-23 22:00"), shifts, shanghai)).toEqual(at("2026-11-23 22:00"));
    }
  });

  test("counts hours that really pass when the clock is changed", () => {
    const always = spans("22:00/06:00");
    expect(plusDuty(new Date("2026-03-28T22:00:00Z"), duration("PT4H"), always, berlin).toISOString()).toBe(
      "2026-03-29T02:00:00.000Z",
    );
    expect(plusDuty(new Date("2026-10-24T21:00:00Z"), duration("PT6H"), always, berlin).toISOString()).toBe(
      "2026-10-25T03:00:00.000Z",
    );
  });

  // A year of the shortest shifts is where `plusDuty` stops counting.
  const minutes = fc.integer({ min: 1, max: 2_000 });

  test("ends within a shift, at its closing at the latest, and never before it began", () => {
    fc.assert(
      fc.property(
        moments,
        minutes,
        fc.array(span, { minLength: 1, maxLength: 3 }),
        zones,
        (moment, length, shifts, zone) => {
          const until = plusDuty(moment, Temporal.Duration.from({ minutes: length }), shifts, zone);
          expect(until.getTime() - moment.getTime()).toBeGreaterThanOrEqual(length * 60_000);
          expect(within(until, shifts, zone) || within(new Date(until.getTime() - 1), shifts, zone)).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });

  test("that is longer, or begins later, ends no earlier", () => {
    fc.assert(
      fc.property(
        moments,
        minutes,
        minutes,
        fc.array(span, { minLength: 1, maxLength: 3 }),
        zones,
        (moment, length, more, shifts, zone) => {
          const until = plusDuty(moment, Temporal.Duration.from({ minutes: length }), shifts, zone);
          expect(
            plusDuty(moment, Temporal.Duration.from({ minutes: length + more }), shifts, zone).getTime(),
          ).toBeGreaterThan(until.getTime());
          const later = plusDuty(
            new Date(moment.getTime() + more * 60_000),
            Temporal.Duration.from({ minutes: length }),
            shifts,
            zone,
          );
          expect(later.getTime()).toBeGreaterThanOrEqual(until.getTime());
        },
      ),
      { numRuns: 80 },
    );
  });

  test("in two parts is the same as in one", () => {
    fc.assert(
      fc.property(
        moments,
        minutes,
        minutes,
        fc.array(span, { minLength: 1, maxLength: 3 }),
        zones,
        (moment, first, second, shifts, zone) => {
          const part = plusDuty(moment, Temporal.Duration.from({ minutes: first }), shifts, zone);
          const both = plusDuty(part, Temporal.Duration.from({ minutes: second }), shifts, zone);
          expect(both).toEqual(plusDuty(moment, Temporal.Duration.from({ minutes: first + second }), shifts, zone));
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe("a day of the calendar", () => {
  test("is a day by the clock on the wall, hours are hours", () => {
    const evening = at("2026-03-28 18:00", berlin);
    expect(local(plus(evening, duration("P1D"), berlin), berlin)).toBe("2026-03-29 18:00");
    expect(local(plus(evening, duration("PT24H"), berlin), berlin)).toBe("2026-03-29 19:00");
    expect(local(plus(at("2026-01-31 12:00"), duration("P1M"), shanghai))).toBe("2026-02-28 12:00");
    expect(local(plus(at("2026-11-23 12:00"), duration("-P7D"), shanghai))).toBe("2026-11-16 12:00");
  });

  test("is written for numbers and people in the property's zone", () => {
    const moment = new Date("2026-11-23T16:05:00Z");
    expect(dayOf(moment, shanghai)).toBe("20261124");
    expect(dayOf(moment, "America/New_York")).toBe("20261123");
    expect(wallClock(moment, shanghai)).toEqual({ month: 11, day: 24, time: "00:05" });
  });
});

const zones = fc.constantFrom(berlin, shanghai, berlin, "America/New_York", "Asia/Kathmandu", "UTC");
/** Three years, the changes of the clock among them more often than by chance. */
const moments = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) }),
    fc.integer({ min: Date.UTC(2026, 2, 28, 18), max: Date.UTC(2026, 2, 29, 6) }),
    fc.integer({ min: Date.UTC(2026, 9, 24, 18), max: Date.UTC(2026, 9, 25, 6) }),
  )
  .map((time) => new Date(Math.floor(time / 1_000) * 1_000));
const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ fromMinute: from * 15, toMinute: to * 15 }));

function coversDay(rest: readonly Span[]): boolean {
  return Array.from({ length: 1_440 }, (_, minute) => minute).every((minute) =>
    rest.some(({ fromMinute, toMinute }) =>
      fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute,
    ),
  );
}
