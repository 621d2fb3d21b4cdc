import type { Db } from "../db/client.ts";
import { nextNumber } from "../db/numbering.ts";
import { dayOf } from "./calendar.ts";

/** BX 报修, TS 投诉, ZX 咨询, FW 服务. */
export type Prefix = "BX" | "TS" | "ZX" | "FW";

/** Takes the next number of a property's day, like BX-20261121-0007. A statement of its own: a number lost to a rollback leaves a gap. */
export async function takeNumber(
  db: Db,
  property: { id: number; zone: string },
  prefix: Prefix,
  now: Date,
): Promise<string> {
  const day = dayOf(now, property.zone);
  return formatNumber(prefix, day, await nextNumber(db, property.id, prefix, day));
}

/** BX, 20261121, 7 → BX-20261121-0007. */
export function formatNumber(prefix: Prefix, day: string, number: number): string {
  return `${prefix}-${day}-${String(number).padStart(4, "0")}`;
}
