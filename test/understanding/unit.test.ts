import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUnit } from "../../src/understanding/unit.ts";

const examples = readFileSync(new URL("examples/unit.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): { readonly text: string; readonly unit: object | null } => JSON.parse(line));

const unit = (id: number, building: string, entrance: string, room: string) => ({
  id,
  building,
  entrance,
  room,
  label: "",
});
const units = [
  unit(1, "3", "2", "1201"),
  unit(2, "3", "1", "1201"),
  unit(3, "5", "", "801"),
  unit(4, "B", "", "1203"),
  unit(5, "7", "", "0302"),
  unit(6, "Tower 3", "", "12B"),
  unit(7, "8", "", "801"),
];

describe("a unit", () => {
  test.each(examples.map(({ text, unit: wanted }) => [text, wanted] as const))("%s", (text, wanted) => {
    expect(readUnit(text) ?? null).toEqual(wanted);
  });

  test.each([
    ["12栋1-602", { building: "12", entrance: "1", room: "602" }],
    ["3栋A座1201", { building: "3", entrance: "A", room: "1201" }],
    ["三号楼二单元十二零一", { building: "3", entrance: "2", room: "1201" }],
    ["楼上3栋1301漏水到我家3栋1201", { building: "3", room: "1201" }],
    ["building 3 unit 2 room 1201", { building: "3", entrance: "2", room: "1201" }],
    ["I'm in 12B, Tower 3", { building: "3", room: "12B" }],
    ["3座15/F B室", { building: "3", floor: "15", room: "B" }],
  ])("is the one that is meant, with all its parts: %s", (text, wanted) => {
    expect(readUnit(text)).toEqual(wanted);
  });

  test.each([
    "3栋或4栋",
    "三至五栋",
    "3-5-2024",
    "下午2-4点",
    "3号电梯",
    "身份证430102199001011234",
    "车牌湘A12345",
    "the building is cold",
    "room a bit cold",
  ])("is not read from %s", (text) => {
    expect(readUnit(text)).toBeUndefined();
  });

  test.each([
    ["3栋2单元1201", 1],
    ["3-2-1201漏水", 1],
    ["三號樓二單元1201室", 1],
    ["B1203没电", 4],
    ["7幢302", 5],
    ["Flat 12B Tower 3", 6],
    ["12/F Flat B, Tower 3", 6],
    ["5栋801", 3],
    ["1203漏水了", 4],
    ["我家0302", 5],
  ])("of the property is recognised: %s", (text, id) => {
    expect(readUnit(text, units)?.unitId).toBe(id);
  });

  test("is spelled as the property spells it", () => {
    expect(readUnit("7幢302室", units)).toEqual({ building: "7", room: "0302", unitId: 5 });
    expect(readUnit("1203漏水了", units)).toEqual({ building: "B", room: "1203", unitId: 4 });
  });

  test("is not guessed among several, nor made to fit", () => {
    expect(readUnit("3栋1201", units)).toEqual({ building: "3", room: "1201" });
    expect(readUnit("9栋1201", units)).toEqual({ building: "9", room: "1201" });
    expect(readUnit("801没水", units)).toBeUndefined();
    expect(readUnit("交了1203元", units)).toBeUndefined();
    expect(readUnit("2026年1203", units)).toBeUndefined();
  });
});

describe("any words", () => {
  const pieces = [
    "3",
    "栋",
    "单元",
    "1201",
    "-",
    "二",
    "十",
    "号",
    "楼",
    "室",
    " ",
    "a",
    "block",
    "flat ",
    "b",
    "#",
    "不是",
    "，",
    "～",
    "洞",
    "零",
    "/f",
    "房",
  ];
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join("")),
  );

  test("are read without an error, with parts in figures and capitals", () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const read of [readUnit(text), readUnit(text, units)]) {
          for (const part of [read?.entrance, read?.floor]) if (part !== undefined) expect(part).toMatch(/^[\dA-Z]+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["3", "一", "3栋", "3-", "flat ", "#", "a", " ", "3~", "1、", "零", "3单元", "1201", "block 3 ", "b1"])(
    "are read in a time that grows with their length alone: %j",
    (piece) => {
      const took = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        let least = Number.POSITIVE_INFINITY;
        for (let round = 0; round < 5; round++) {
          const before = process.cpuUsage();
          readUnit(`${text}栋`, units);
          const { user, system } = process.cpuUsage(before);
          least = Math.min(least, (user + system) / 1000);
        }
        return least;
      };
      took(1000);
      expect(took(16_000)).toBeLessThan(Math.max(took(4_000) * 10, 150));
    },
  );
});
