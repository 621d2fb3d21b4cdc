import { join } from "node:path";
import fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { programDir } from "../src/config.ts";
import { ConfigError } from "../src/config-error.ts";
import { loadPolicies, parsePolicies } from "../src/policy.ts";

/** What the operator is told, or what was thrown instead. */
function complaint(yaml: string): string {
  try {
    parsePolicies(yaml, "policy.yaml");
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("nothing was complained about");
}
const hours = (duration: Temporal.Duration) => duration.total({ unit: "hours", relativeTo: "2026-01-01" });

describe("a policy file", () => {
  test("that is empty is the default policy", () => {
    for (const yaml of ["", "{}", "# nothing\n", "---\n"]) {
      const policy = parsePolicies(yaml, "policy.yaml").for(undefined);
      expect(policy.zone).toBe("Asia/Shanghai");
      expect(policy.quiet).toEqual([
        { fromMinute: 1290, toMinute: 510 },
        { fromMinute: 720, toMinute: 840 },
      ]);
      expect(policy.repair.accept.total("minutes")).toBe(5);
      expect(policy.repair.escalate.map(({ after, to }) => [after.total("minutes"), to])).toEqual([
        [5, "supervisor"],
        [10, "manager"],
      ]);
      expect(hours(policy.callback.repair)).toBe(168);
      expect(Object.keys(policy.dunning)).toEqual(["property-fee"]);
    }
  });

  test("that comes with the program says what the program does without it", () => {
    const shipped = loadPolicies(join(programDir, "config", "policy.yaml")).for(undefined);
    expect(JSON.parse(JSON.stringify(shipped))).toEqual(
      JSON.parse(JSON.stringify(parsePolicies("", "policy.yaml").for(undefined))),
    );
  });

  test("takes every key that the design promises", () => {
    const policy = parsePolicies(
      `zone: Asia/Shanghai
quiet: ["21:30/08:30", "12:00/14:00"]            # may be empty; emergencies and answers are exempt
repair:
  accept: PT5M                                   # offered → taken
  escalate: [{after: PT5M, to: supervisor}, {after: PT10M, to: manager}]     # the last rung repeats
  signOff: {remind: PT24H, phone: PT72H}         # silence is not consent
callback: {repair: P7D, complaint: P3D, other: P7D, patience: PT24H, phone: P3D}
emergency: {acknowledge: PT1M, arrive: PT5M}
complaint: {propose: P1D, answer: same-day}
dunning: {property-fee: [{at: -P7D}, {at: P0D}, {at: P7D}, {at: P15D, by: person}]}
`,
      "policy.yaml",
    ).for(undefined);
    expect(hours(policy.repair.signOff.phone)).toBe(72);
    expect(
      policy.dunning["property-fee"]?.map(({ at, by }) => [at.total({ unit: "days", relativeTo: "2026-01-01" }), by]),
    ).toEqual([
      [-7, undefined],
      [0, undefined],
      [7, undefined],
      [15, "person"],
    ]);
  });

  test("that says something keeps the defaults of all the rest, at every depth", () => {
    const policy = parsePolicies("repair:\n  signOff: {remind: PT12H}\nquiet: []\n", "policy.yaml").for(undefined);
    expect(hours(policy.repair.signOff.remind)).toBe(12);
    expect(hours(policy.repair.signOff.phone)).toBe(72);
    expect(hours(policy.repair.arrive)).toBe(2);
    expect(policy.quiet).toEqual([]);
  });

  test("reads spans as minutes of the day, over midnight and until its end", () => {
    const { shifts } = parsePolicies(
      'shifts:\n  night: ["20:00/04:00", "23:59/24:00"]\n  all: ["00:00/24:00"]\n',
      "p",
    ).for(undefined);
    expect(shifts).toEqual({
      night: [
        { fromMinute: 1200, toMinute: 240 },
        { fromMinute: 1439, toMinute: 1440 },
      ],
      all: [{ fromMinute: 0, toMinute: 1440 }],
    });
  });
});

describe("a property", () => {
  const policies = parsePolicies(
    `repair: {accept: PT7M, arrive: PT3H}
shifts: {day: ["08:30/17:30"]}
properties:
  cuihu:
    repair:
      accept: PT3M
    quiet: []
    shifts: {night: ["20:00/04:00"]}
  "007": {repair: {escalate: [{after: PT1M, to: manager}]}}
`,
    "policy.yaml",
  );

  test("overrides what it names and shares the rest", () => {
    const own = policies.for("cuihu");
    expect(own.repair.accept.total("minutes")).toBe(3);
    expect(hours(own.repair.arrive)).toBe(3);
    expect(own.quiet).toEqual([]);
    expect(Object.keys(own.shifts)).toEqual(["day", "night"]);
    expect(policies.for("007").repair.escalate.map(({ to }) => to)).toEqual(["manager"]);
    expect(policies.for("007").repair.accept.total("minutes")).toBe(7);
  });

  test("without overrides, or unknown, has the base; its own overrides touch no other", () => {
    for (const code of [undefined, "xinghe", "__proto__", "constructor", ""]) {
      expect(policies.for(code).repair.accept.total("minutes")).toBe(7);
      expect(policies.for(code).quiet).toHaveLength(2);
    }
  });
});

describe("a mistake is named with its line:", () => {
  const mistakes: readonly (readonly [string, string, string])[] = [
    [
      "a key that is not known",
      "zone: Asia/Shanghai\n\nrepiar:\n  accept: PT5M\n",
      "policy.yaml:3: repiar: unknown key",
    ],
    [
      "a key that is not known further in",
      "repair:\n  accept: PT5M\n  arive: PT2H\n",
      "policy.yaml:3: repair.arive: unknown key",
    ],
    [
      "a key that is not known in a list",
      "repair:\n  escalate:\n    - {after: PT5M, to: manager}\n    - {after: PT5M, to: manager, how: loud}\n",
      "policy.yaml:4: repair.escalate.1.how: unknown key",
    ],
    [
      "a duration in words",
      "repair:\n  accept: 5 minutes\n",
      'policy.yaml:2: repair.accept: "5 minutes" is no ISO 8601 duration like PT5M or P1D',
    ],
    [
      "a duration without P",
      "callback:\n  # a week\n  repair: 7D\n",
      'policy.yaml:3: callback.repair: "7D" is no ISO 8601 duration like PT5M or P1D',
    ],
    [
      "a bare number",
      "repair:\n\n  arrive: 120\n",
      "policy.yaml:3: repair.arrive: Invalid input: expected string, received number",
    ],
    [
      "a time limit of nothing",
      "repair:\n  accept: PT0S\n",
      "policy.yaml:2: repair.accept: must be longer than nothing",
    ],
    ["a negative time limit", "desk:\n  arrive: -PT1H\n", "policy.yaml:2: desk.arrive: must be longer than nothing"],
    ["a negative wait", "callback: {repair: -P1D}\n", "policy.yaml:1: callback.repair: must not be negative"],
    [
      "a span that is none",
      'quiet: ["21:30/08:30", "12-14"]\n',
      'policy.yaml:1: quiet.1: "12-14" is no span of a day like 21:30/08:30',
    ],
    [
      "a span on a line of its own",
      'quiet:\n  - "21:30/08:30"\n  - "25:00/08:30"\n',
      'policy.yaml:3: quiet.1: "25:00/08:30" is no span of a day like 21:30/08:30',
    ],
    [
      "a span of nothing",
      'shifts:\n  day:\n    - "08:00/08:00"\n',
      'policy.yaml:3: shifts.day.0: "08:00/08:00" is no span of a day like 21:30/08:30',
    ],
    [
      "a shift without spans",
      "shifts:\n  early: []\n",
      "policy.yaml:2: shifts.early: Too small: expected array to have >=1 items",
    ],
    [
      "a zone that is none",
      "# here\nzone: Asia/Shanghia\n",
      "policy.yaml:2: zone: is no IANA time zone like Asia/Shanghai",
    ],
    [
      "somebody who is no head",
      "repair:\n  escalate:\n    - after: PT5M\n      to: boss\n",
      'policy.yaml:4: repair.escalate.0.to: Invalid option: expected one of "supervisor"|"manager"',
    ],
    [
      "no rung at all",
      "repair: {escalate: []}\n",
      "policy.yaml:1: repair.escalate: Too small: expected array to have >=1 items",
    ],
    [
      "an answer that is not known",
      "complaint: {answer: next-week}\n",
      'policy.yaml:1: complaint.answer: Invalid input: expected "same-day"',
    ],
    [
      "a mistake in a property",
      "zone: Asia/Shanghai\nproperties:\n  cuihu:\n    repair: {accept: soon}\n",
      'policy.yaml:4: properties.cuihu.repair.accept: "soon" is no ISO 8601 duration like PT5M or P1D',
    ],
    [
      "an unknown key in a property",
      "properties:\n  cuihu:\n    repair: {accept: PT3M}\n    reapir: {}\n",
      "policy.yaml:4: properties.cuihu.reapir: unknown key",
    ],
    [
      "properties that are a list",
      "zone: UTC\nproperties:\n  - cuihu\n",
      "policy.yaml:2: properties: expected property codes with their overrides",
    ],
    ["a list instead of keys", "- repair\n", "policy.yaml:1: expected keys and values"],
    ["a word instead of keys", "repair\n", "policy.yaml:1: expected keys and values"],
    [
      "a number that is too small",
      "identity:\n  guesses:\n    perChat: 0\n",
      "policy.yaml:3: identity.guesses.perChat: Too small: expected number to be >=1",
    ],
  ];
  test.each(mistakes)("%s", (_, yaml, message) => {
    expect(complaint(yaml)).toBe(message);
  });

  test.each([
    ["a key twice", "repair: {}\nzone: UTC\nrepair: {}\n", 3],
    ["a bracket that stays open", 'repair: {}\nquiet: ["21:30/08:30"\nzone: UTC\n', 3],
    ["a tab", "repair:\n\taccept: PT5M\n", 2],
    ["a string that stays open", 'zone: "Asia\n', 1],
  ])("%s, in one line", (_, yaml, line) => {
    const message = complaint(yaml);
    expect(message).toMatch(new RegExp(`^policy\\.yaml:[${line}-9]: .+`));
    expect(message).not.toContain("\n");
  });

  test.each([
    "zone: *nowhere\n",
    `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
      { length: 9 },
      (_, n) =>
        `b${n}: &b${n} [${Array(9)
          .fill(n === 0 ? "*a" : `*b${n - 1}`)
          .join()}]`,
    ).join("\n")}\n`,
  ])("an alias that leads nowhere, or everywhere", (yaml) => {
    expect(complaint(yaml)).toMatch(/^policy\.yaml:\d+: [^\n]+$/);
  });

  test("several are all named, in one line", () => {
    const message = complaint("zone: Nowhere\nrepair:\n  accept: soon\n  foo: 1\n  bar: 2\n");
    expect(message.split("; ").map((part) => part.split(": ").slice(0, 2).join(": "))).toEqual([
      "policy.yaml:1: zone",
      "policy.yaml:3: repair.accept",
      "policy.yaml:4: repair.foo",
      "policy.yaml:5: repair.bar",
    ]);
    expect(message).not.toContain("\n");
  });

  test("a section whose lines are all commented out is as if it were not there", () => {
    const policy = parsePolicies("repair:\n  # accept: PT3M\nzone: UTC\n", "policy.yaml").for(undefined);
    expect(policy.repair.accept.total("minutes")).toBe(5);
  });
});

test("whatever a file holds, it is a policy or one line that names the file", () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("PT5M", "P1D", "08:00/17:00", null));
  const file = fc.dictionary(
    fc.constantFrom("zone", "quiet", "repair", "desk", "shifts", "callback", "properties", "dunning", "x", "__proto__"),
    value,
    { maxKeys: 4 },
  );
  const yaml = fc.oneof(
    file.map((content) => JSON.stringify(content)),
    fc.string({ maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."abz:-{}[]\"'\n \t&*!|>%@`#,"), maxLength: 60 }),
  );
  fc.assert(
    fc.property(yaml, (content) => {
      try {
        parsePolicies(content, "policy.yaml");
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        if (error instanceof ConfigError) expect(error.message).toMatch(/^policy\.yaml:\d+: [^\n]+$/);
      }
    }),
    { numRuns: 400 },
  );
});
