import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readDay } from "../../src/domain/calendar.ts";
import {
  type Duty,
  intervals,
  isWithin,
  nextOnDuty,
  onDutyBetween,
  plusOnDuty,
  rotaOf,
} from "../../src/domain/duty.ts";
import { isWorkday } from "../../src/domain/workday.ts";
import { importFile } from "../../src/import/import-file.ts";
import { parsePolicies } from "../../src/policy.ts";
import { type House, house, type Party } from "../support/house.ts";

const day = (date: string) => readDay(date) ?? Number.NaN;
const policyOf = (yaml = "{}") => parsePolicies(yaml, "policy.yaml").for(undefined);

describe("a working day", () => {
  const { workdays } = policyOf();

  test.each([
    ["2026-11-23", "an ordinary monday", true],
    ["2026-11-22", "an ordinary sunday", false],
    ["2026-10-01", "a public holiday on a thursday", false],
    ["2026-10-10", "a saturday worked in exchange (调休)", true],
    ["2026-02-18", "the spring festival", false],
    ["2031-10-01", "a holiday nobody has announced yet: a wednesday like any other", true],
  ])("%s, %s", (date, _, works) => {
    expect(isWorkday(day(date), workdays)).toBe(works);
  });

  test("is what the policy says of its date, whatever the calendar says", () => {
    const own = policyOf("workdays: {days: {2026-10-01: work, 2026-11-23: rest}}").workdays;
    expect([isWorkday(day("2026-10-01"), own), isWorkday(day("2026-11-23"), own)]).toEqual([true, false]);
  });

  test("knows no Chinese holidays where the policy observes none", () => {
    const own = policyOf("workdays: {holidays: none, week: [sat, sun]}").workdays;
    expect([isWorkday(day("2026-10-01"), own), isWorkday(day("2026-10-10"), own)]).toEqual([false, true]);
  });
});

describe("duty", () => {
  const policy = policyOf(
    'shifts: {day: ["08:30/17:30"], night: ["20:00/04:00"], office: {hours: ["09:00/17:00"], workdays: true}}',
  );
  const zone = "Asia/Shanghai";
  const entry = (staffId: number, date: string, shift: string, state = "approved") => ({
    staffId,
    date: new Date(`${date}T00:00:00Z`),
    shift,
    state,
  });
  const li = { id: 1, shift: "day" };
  const at = (local: string) => new Date(`${local}:00+08:00`);

  test("follows the roster where it has the day, and the shift of the person where it has none", () => {
    const rota = rotaOf([entry(1, "2026-11-24", "night"), entry(1, "2026-11-25", "off")], { policy, zone });
    expect(rota.isOnDuty(li, at("2026-11-23T10:00"))).toBe(true);
    expect(rota.isOnDuty(li, at("2026-11-24T10:00"))).toBe(false);
    expect(rota.isOnDuty(li, at("2026-11-24T21:00"))).toBe(true);
    // The night of the 24th ends on the 25th, which is free.
    expect(rota.isOnDuty(li, at("2026-11-25T03:59"))).toBe(true);
    expect(rota.isOnDuty(li, at("2026-11-25T04:00"))).toBe(false);
    expect(rota.isOnDuty(li, at("2026-11-25T10:00"))).toBe(false);
    expect(nextOnDuty(rota.dutyOf([li]), at("2026-11-25T04:00"))).toEqual(at("2026-11-26T08:30"));
  });

  test("ends with illness, whatever the roster says", () => {
    const rota = rotaOf([entry(1, "2026-11-23", "day", "sick")], { policy, zone });
    expect(rota.isOnDuty(li, at("2026-11-23T10:00"))).toBe(false);
  });

  test("of working days rests on public holidays, works on days in exchange, and on any day that the roster names", () => {
    const clerk = { id: 2, shift: "office" };
    const rota = rotaOf([entry(2, "2026-10-02", "office")], { policy, zone });
    const works = (date: string) => rota.isOnDuty(clerk, at(`${date}T10:00`));
    expect(["2026-09-30", "2026-10-01", "2026-10-02", "2026-10-10", "2026-10-11"].map(works)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  test("of a shift that an older policy had is day and night", () => {
    expect(rotaOf([], { policy, zone }).isOnDuty({ id: 3, shift: "gone" }, at("2026-11-23T03:00"))).toBe(true);
  });

  const zones = fc.constantFrom("Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe");
  const span = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ fromMinute: from * 15, toMinute: to * 15 }));
  const moments = fc
    .oneof(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
      fc.integer({ min: Date.UTC(2026, 2, 28, 18), max: Date.UTC(2026, 2, 29, 6) }),
      fc.integer({ min: Date.UTC(2026, 9, 24, 18), max: Date.UTC(2026, 9, 25, 6) }),
    )
    .map((time) => new Date(Math.floor(time / 60_000) * 60_000));
  const dutyOf = (weeks: readonly (readonly { fromMinute: number; toMinute: number }[])[], zone_: string): Duty => ({
    zone: zone_,
    on: (number) => intervals(number, weeks[((number % weeks.length) + weeks.length) % weeks.length] ?? [], zone_),
  });
  const duties = fc
    .tuple(fc.array(fc.array(span, { maxLength: 2 }), { minLength: 1, maxLength: 5 }), zones)
    .filter(([weeks]) => weeks.some((spans) => spans.length > 0))
    .map(([weeks, zone_]) => dutyOf(weeks, zone_));
  const lengths = fc.integer({ min: 0, max: 3_000 }).map((minutes) => minutes * 60_000);

  test("what is added can be measured again, in one part or in two, in every zone", () => {
    fc.assert(
      fc.property(duties, moments, lengths, lengths, (duty, from, one, other) => {
        const end = plusOnDuty(duty, from, one + other);
        expect(onDutyBetween(duty, from, end)).toBe(one + other);
        expect(plusOnDuty(duty, plusOnDuty(duty, from, one), other)).toEqual(end);
      }),
      { numRuns: 200 },
    );
  });

  test("begins where somebody is on duty, and not a minute later than it could", () => {
    fc.assert(
      fc.property(duties, moments, (duty, from) => {
        const next = nextOnDuty(duty, from);
        expect(isWithin(duty, next)).toBe(true);
        expect(onDutyBetween(duty, from, next)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a roster from a file", () => {
  let bot: House;
  let li: Party;
  let supervisor: Party;
  beforeEach(async () => {
    bot = await house();
    li = await bot.staff("李师傅", "engineer", { shift: "day" });
    supervisor = await bot.staff("陈主管", "supervisor");
  });
  afterEach(() => bot.close());

  const file = (...lines: string[]) => Buffer.from(`[排班]\n小区,姓名,日期,班次\n${lines.join("\n")}\n`);
  const load = (content: Buffer) =>
    importFile(bot.db, { name: "roster.csv", content }, { policies: bot.policies, now: bot.clock.now });
  const states = async () =>
    (await bot.db.prisma.rosterEntry.findMany({ orderBy: { date: "asc" } })).map(
      ({ shift, state }) => `${shift} ${state}`,
    );

  test("waits for the supervisor, who is told at once and again every morning until it is approved (S1)", async () => {
    expect((await load(file("cuihu,李师傅,2026-12-01,early", "cuihu,李师傅,2026/12/2,休"))).roster).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
    });
    await bot.runDue();
    expect(bot.last(supervisor)).toContain("2026-12：1 人，1 个班次");
    await bot.pass({ days: 2 });
    expect(bot.heard(supervisor)).toHaveLength(3);
    expect(await states()).toEqual(["early planned", "off planned"]);
    await bot.press(supervisor, "批准排班");
    await bot.runDue();
    expect(await states()).toEqual(["early approved", "off approved"]);
    expect(bot.last(li)).toContain("2026-12 的排班已生效");
    const told = bot.heard(supervisor).length;
    await bot.pass({ days: 2 });
    expect(bot.heard(supervisor)).toHaveLength(told);
  });

  test("changes only what differs, and what differs waits for approval again; who is ill stays ill", async () => {
    await load(file("cuihu,李师傅,2026-12-01,early", "cuihu,李师傅,2026-12-02,early", "cuihu,李师傅,2026-12-03,early"));
    await bot.db.prisma.rosterEntry.updateMany({ data: { state: "approved" } });
    await bot.db.prisma.rosterEntry.updateMany({
      where: { date: new Date("2026-12-03") },
      data: { state: "sick" },
    });
    const again = file(
      "cuihu,李师傅,2026-12-01,early",
      "cuihu,李师傅,2026-12-02,middle",
      "cuihu,李师傅,2026-12-03,middle",
    );
    expect((await load(again)).roster).toEqual({ created: 0, updated: 2, unchanged: 1 });
    expect(await states()).toEqual(["early approved", "middle planned", "middle sick"]);
  });

  test("with mistakes is not imported at all", async () => {
    const wrong = file(
      "cuihu,李师傅,2026-12-01,late",
      "cuihu,王师傅,2026-12-01,early",
      "cuihu,李师傅,2026-13-01,early",
    );
    await expect(load(wrong)).rejects.toThrow();
    const problems = await load(wrong).catch((error: { problems: { message: string }[] }) => error.problems);
    expect(problems).toHaveLength(3);
    expect(await bot.db.prisma.rosterEntry.count()).toBe(0);
  });

  test("that is missing shortly before its month is asked for, where the property works by rosters", async () => {
    await bot.pass({ days: 9 });
    expect(bot.heard(supervisor)).toHaveLength(0);
    await load(file("cuihu,李师傅,2026-12-03,early"));
    await bot.runDue();
    await bot.press(supervisor, "批准排班");
    await bot.runDue();
    const before = bot.heard(supervisor).length;
    await bot.pass({ days: 23 });
    expect(bot.heard(supervisor)).toHaveLength(before);
    await bot.pass({ days: 4 });
    expect(bot.last(supervisor)).toContain("2027-01 的排班还没有导入");
  });
});
