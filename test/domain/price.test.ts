import fc from "fast-check";
import { expect, test } from "vitest";
import { priceLine, type QuoteLineKind, totalOf } from "../../src/domain/price.ts";
import { readAmount, readPrices } from "../../src/understanding/price-lines.ts";

const line = fc.record({
  kind: fc.constantFrom<QuoteLineKind>("labour", "material", "part"),
  priceItemId: fc.constant(null),
  name: fc.constant("角阀"),
  quantity: fc.integer({ min: 1, max: 999 }),
  priceCents: fc.integer({ min: 0, max: 10_000_000 }),
});
const percent = fc.integer({ min: 0, max: 100 });

test("labour and materials cost what they cost, and only parts bear the fee, to the nearest cent (R5)", () => {
  fc.assert(
    fc.property(line, percent, (one, fee) => {
      const { amountCents, feeCents } = priceLine(one, fee);
      const plain = one.quantity * one.priceCents;
      expect(amountCents).toBe(plain + feeCents);
      if (one.kind === "part") expect(Math.abs(feeCents * 100 - plain * fee)).toBeLessThanOrEqual(50);
      else expect(feeCents).toBe(0);
      for (const cents of [amountCents, feeCents]) expect(Number.isSafeInteger(cents)).toBe(true);
    }),
  );
});

test("a total is the sum of what is shown, in any order", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), percent, (lines, fee) => {
      const priced = lines.map((one) => priceLine(one, fee));
      const shown = priced.reduce(
        (sum, { quantity, priceCents, feeCents }) => sum + quantity * priceCents + feeCents,
        0,
      );
      expect(totalOf(priced)).toBe(shown);
      expect(totalOf([...priced].reverse())).toBe(shown);
    }),
  );
});

test("twenty percent on parts: 320.00 becomes 384.00, and half a cent is rounded up", () => {
  const part = { kind: "part", priceItemId: null, name: "电机", quantity: 1 } as const;
  expect(priceLine({ ...part, priceCents: 32_000 }, 20)).toMatchObject({ feeCents: 6_400, amountCents: 38_400 });
  expect(priceLine({ ...part, priceCents: 3 }, 20)).toMatchObject({ feeCents: 1, amountCents: 4 });
  expect(priceLine({ ...part, priceCents: 2 }, 20)).toMatchObject({ feeCents: 0, amountCents: 2 });
});

test.each([
  ["角阀 25", [["角阀", 1, 2_500]]],
  [
    "角阀 25×2；软管 18.5 x 1",
    [
      ["角阀", 2, 2_500],
      ["软管", 1, 1_850],
    ],
  ],
  ["角阀 2个 25元", [["角阀", 2, 2_500]]],
  ["角阀×2 25元", [["角阀", 2, 2_500]]],
  [
    "valve 25 x2, hose 18.50",
    [
      ["valve", 2, 2_500],
      ["hose", 1, 1_850],
    ],
  ],
  ["热水器 1,200元", [["热水器", 1, 120_000]]],
  ["4分管 12*3", [["4分管", 3, 1_200]]],
] as const)("%s is read as names, quantities and prices", (words, expected) => {
  expect(readPrices(words)?.map(({ name, quantity, priceCents }) => [name, quantity, priceCents])).toEqual(expected);
});

test.each(["谢谢", "角阀", "25", "角阀 25，软管", "角阀 0", ""])("%s is no list of prices", (words) => {
  expect(readPrices(words)).toBeUndefined();
});

test("every price that is written plainly is read to the cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 999 }), (priceCents, quantity) => {
      const written = `${Math.floor(priceCents / 100)}.${String(priceCents % 100).padStart(2, "0")}`;
      expect(readPrices(`角阀 ${written} x${quantity}`)).toEqual([{ name: "角阀", quantity, priceCents }]);
      expect(readAmount(`${written}元`)).toBe(priceCents);
    }),
  );
});
