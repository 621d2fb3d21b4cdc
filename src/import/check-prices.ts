import type { ListedPrice } from "../db/price.ts";
import { type Placed, uniqueness } from "./check.ts";
import type { Entries } from "./kinds.ts";
import { keyOf } from "./known.ts";
import type { Problem } from "./problem.ts";
import type { Entry } from "./record.ts";

type Rows = readonly (Entries["prices"]["entries"][number] extends Entry<infer T> ? Placed<T> : never)[];

/** The price list (P1); a code and a name are used once in a property. */
export function checkPrices(rows: Rows, problems: Problem[]): readonly ListedPrice[] {
  const [unique, uniqueName] = [uniqueness(problems), uniqueness(problems)];
  return rows.flatMap(({ entry, property }) => {
    const { code, name } = entry.parts;
    if (property === undefined) return [];
    if (code !== undefined) unique(keyOf(property, code), entry, "code");
    if (name !== undefined) uniqueName(keyOf(property, name), entry, "name");
    if (!entry.whole) return [];
    const { labour: labourCents, ...item } = entry.whole;
    return [{ ...item, property, labourCents }];
  });
}
