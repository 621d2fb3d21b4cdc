import type { Db } from "../db/client.ts";
import { nextNumbers } from "../db/numbering.ts";
import { dayOf } from "./calendar.ts";

/** BX 报修, TS 投诉, ZX 咨询, FW 服务, SJ 突发事件, JY 建议与表扬. */
export type Prefix = "BX" | "TS" | "ZX" | "FW" | "SJ" | "JY";

/**
 * Takes the next numbers of their properties' day, like BX-20261121-0007, in the order asked for; "" where none is wanted. Statements of their own: a
 * number lost to a rollback leaves a gap.
 */
export async function takeNumbers(
  db: Db,
  wanted: readonly {
    readonly property: { readonly id: number; readonly zone: string } | undefined;
    readonly prefix: Prefix | undefined;
  }[],
  now: Date,
): Promise<readonly string[]> {
  const numbers = wanted.map(() => "");
  const rows = new Map<string, { propertyId: number; prefix: Prefix; day: string; places: number[] }>();
  for (const [place, { property, prefix }] of wanted.entries()) {
    if (!property || !prefix) continue;
    const key = `${property.id} ${prefix}`;
    const row = rows.get(key) ?? { propertyId: property.id, prefix, day: dayOf(now, property.zone), places: [] };
    row.places.push(place);
    rows.set(key, row);
  }
  await Promise.all(
    [...rows.values()].map(async ({ places, ...row }) => {
      const last = await nextNumbers(db, { ...row, count: places.length });
      for (const [index, place] of places.entries())
        numbers[place] = formatNumber(row.prefix, row.day, last - places.length + 1 + index);
    }),
  );
  return numbers;
}

/** BX, 20261121, 7 → BX-20261121-0007. */
export function formatNumber(prefix: Prefix, day: string, number: number): string {
  return `${prefix}-${day}-${String(number).padStart(4, "0")}`;
}
