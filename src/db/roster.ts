import { type Change, upsert } from "./archive.ts";
import type { Tx } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** One day of somebody's roster as a file has it; `shift` is the name of a shift or `off`. */
export interface RosterRow {
  readonly property: string;
  readonly name: string;
  readonly phone: string;
  /** 2026-12-01 */
  readonly date: string;
  readonly shift: string;
}

/** Roster days by person and date; staff must be stored. What differs waits for approval again; who is ill stays ill. */
export function upsertRoster(tx: Tx, rows: readonly RosterRow[], now: Date): Promise<readonly Change[]> {
  return upsert(
    tx,
    rows,
    "name text, phone text, date date, shift text",
    Prisma.sql`changed AS (
      SELECT n, s.id AS staff_id, x."propertyId", x.date, x.shift, r.shift IS NULL AS created
      FROM x
      JOIN person p ON (p.property_id, p.name, p.phone) = (x."propertyId", x.name, x.phone)
      JOIN staff s ON s.person_id = p.id
      LEFT JOIN roster_entry r ON r.staff_id = s.id AND r.date = x.date
      WHERE r.shift IS DISTINCT FROM x.shift
    ), written AS (
      INSERT INTO roster_entry (staff_id, date, property_id, shift, state, changed_at)
      SELECT staff_id, date, "propertyId", shift, 'planned', ${now} FROM changed ORDER BY n
      ON CONFLICT (staff_id, date) DO UPDATE SET shift = excluded.shift, changed_at = excluded.changed_at, approved_by_id = null,
        state = CASE roster_entry.state WHEN 'sick' THEN 'sick' ELSE 'planned' END
    )`,
  );
}
