import { describe, expect, test } from "vitest";
import { type Move, talk } from "../support/talk.ts";
import { answersOf, filled, open, whole } from "./form.ts";

describe("whatever is typed", () => {
  const long = "水".repeat(100_000);
  const awkward: readonly (readonly [string, string])[] = [
    ["100 KB of text", long],
    ["100 KB of full stops and a letter", `${"。".repeat(100_000)}x`],
    ["100 KB of spaces and a letter", `x${" ".repeat(100_000)}x`],
    ["100 KB of digits", "1".repeat(100_000)],
    ["100 KB of weekdays", "周一到周二".repeat(20_000)],
    ["emoji", "👩‍👩‍👧‍👦🏳️‍🌈💧💧"],
    ["control characters", "\u0000\u0001\u001b[31m红\u0007"],
    ["right-to-left marks", "\u202e房厨\u202c"],
    ["a lone surrogate", "漏水\ud83d"],
    ["combining marks", `e${"\u0301".repeat(5_000)}`],
    ["markup", "<script>alert(1)</script>{ $name } %s"],
    ["SQL", "'; drop table request; --"],
    ["only punctuation", "？？？！！！"],
  ];

  test.each(awkward)("is answered, and costs no more than a long message should: %s", (_, words) => {
    const { user: before } = process.cpuUsage();
    for (const moves of [
      [words],
      ["报修", words],
      [...filled, words],
      ["报修", { hours: 9 }, words, words],
    ] satisfies Move[][]) {
      const outcome = talk(whole, {}, ...moves);
      expect(outcome.last).not.toBe("");
      expect(outcome.commands).toEqual([]);
    }
    // What grows with the square of the length takes minutes here.
    expect(process.cpuUsage().user - before).toBeLessThan(6_000_000);
  });

  test("is stored without what cannot be seen or stored", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", "王\u202e女\u0000士\ud83d");
    expect(answersOf(outcome)).toMatchObject({ name: "王女士" });
  });

  test("and is too long is asked again", () => {
    const outcome = talk(whole, {}, "报修", "厨房", "同意", long);
    expect(open(outcome)).toBe("name");
  });
});
