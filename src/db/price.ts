import { type Change, upsert } from "./archive.ts";
import type { Tx } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Listed work as a file has it. */
export interface ListedPrice {
  readonly property: string;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly unit: string;
  readonly labourCents: number;
}

/** The price list by its codes; quotes keep the prices they were made with. */
export function upsertPrices(tx: Tx, rows: readonly ListedPrice[]): Promise<readonly Change[]> {
  return upsert(
    tx,
    rows,
    'code text, name text, "group" text, unit text, "labourCents" int',
    Prisma.sql`changed AS (
      SELECT x.*, i.id IS NULL AS created
      FROM x LEFT JOIN price_item i ON (i.property_id, i.code) = (x."propertyId", x.code)
      WHERE i.id IS NULL OR (i.name, i.group_name, i.unit, i.labour_cents) IS DISTINCT FROM (x.name, x."group", x.unit, x."labourCents")
    ), written AS (
      INSERT INTO price_item (property_id, code, name, group_name, unit, labour_cents)
      SELECT "propertyId", code, name, "group", unit, "labourCents" FROM changed ORDER BY n
      ON CONFLICT (property_id, code) DO UPDATE SET name = excluded.name, group_name = excluded.group_name, unit = excluded.unit,
        labour_cents = excluded.labour_cents
    )`,
  );
}
