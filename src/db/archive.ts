import type { Tx } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** A row that was stored: its number among those given, and whether it is new. Rows that are as they were are not listed. */
export interface Change {
  readonly n: number;
  readonly created: boolean;
}

export const batchSize = 1_000;
// Any number that nobody else takes.
const importLock = 72_707_370;

/** Lets one import at a time into the database, so that two first starts do not both create the demo; holds until the end. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
}

/** Runs a statement for every thousand rows; it takes them as `x`, with their numbers as `n`. */
export async function upsert(
  tx: Tx,
  rows: readonly object[],
  columns: string,
  statement: Prisma.Sql,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize).map((row, index) => ({ ...row, n: start + index }));
    const given = Prisma.sql`WITH x AS (
      SELECT x.*, property.id AS "propertyId"
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS x(n int, property text, ${Prisma.raw(columns)})
      JOIN property ON property.code = x.property
    ), ${statement} SELECT n, created FROM changed`;
    changes.push(...(await tx.$queryRaw<Change[]>(given)));
  }
  return changes;
}

/** Tells the planner what was just stored; otherwise it takes the tables for empty and joins row by row. */
export async function analyze(tx: Tx): Promise<void> {
  await tx.$executeRaw`ANALYZE person, unit, bill`;
}

/** Rows with the code of their property, which must be stored. */
type InProperty<T> = readonly (T & { readonly property: string })[];

/** Units by their parts. A unit that was given a label keeps it when `labelled` is false. */
export function upsertUnits(
  tx: Tx,
  units: InProperty<{ building: string; entrance: string; room: string; label: string; labelled: boolean }>,
) {
  return upsert(
    tx,
    units,
    "building text, entrance text, room text, label text, labelled boolean",
    Prisma.sql`changed AS (
      SELECT x.*, u.id IS NULL AS created
      FROM x LEFT JOIN unit u ON (u.property_id, u.building, u.entrance, u.room) = (x."propertyId", x.building, x.entrance, x.room)
      WHERE u.id IS NULL OR (x.labelled AND u.label <> x.label)
      ORDER BY n
    ), written AS (
      INSERT INTO unit (property_id, building, entrance, room, label)
      SELECT "propertyId", building, entrance, room, label FROM changed ORDER BY n
      ON CONFLICT (property_id, building, entrance, room) DO UPDATE SET label = excluded.label
    )`,
  );
}

/** Public areas by name. */
export function upsertAreas(tx: Tx, areas: InProperty<{ name: string; clubhouse?: boolean | undefined }>) {
  return upsert(
    tx,
    areas,
    "name text, clubhouse boolean",
    Prisma.sql`changed AS (
      SELECT n, x."propertyId", x.name, coalesce(x.clubhouse, false) AS clubhouse, a.id IS NULL AS created
      FROM x LEFT JOIN public_area a ON (a.property_id, a.name) = (x."propertyId", x.name)
      WHERE a.id IS NULL OR a.clubhouse <> x.clubhouse
    ), written AS (
      INSERT INTO public_area (property_id, name, clubhouse)
      SELECT "propertyId", name, clubhouse FROM changed ORDER BY n
      ON CONFLICT (property_id, name) DO UPDATE SET clubhouse = excluded.clubhouse
    )`,
  );
}

/** People by name and phone; without a language they keep the one they have. */
export function upsertPeople(tx: Tx, people: InProperty<{ name: string; phone: string; language: string | null }>) {
  return upsert(
    tx,
    people,
    "name text, phone text, language text",
    Prisma.sql`changed AS (
      SELECT x.*, p.id IS NULL AS created
      FROM x LEFT JOIN person p ON (p.property_id, p.name, p.phone) = (x."propertyId", x.name, x.phone)
      WHERE p.id IS NULL OR p.language <> x.language
    ), written AS (
      INSERT INTO person (property_id, name, phone, language)
      SELECT "propertyId", name, phone, coalesce(language, 'zh-CN') FROM changed ORDER BY n
      ON CONFLICT (property_id, name, phone) DO UPDATE SET language = excluded.language
    )`,
  );
}

/** Who has which unit; people and units must be stored. */
export function upsertResidencies(
  tx: Tx,
  residents: InProperty<{
    name: string;
    phone: string;
    building: string;
    entrance: string;
    room: string;
    kind: string;
  }>,
) {
  return upsert(
    tx,
    residents,
    "name text, phone text, building text, entrance text, room text, kind text",
    Prisma.sql`changed AS (
      SELECT n, p.id AS person_id, u.id AS unit_id, x.kind, r.kind IS NULL AS created
      FROM x
      JOIN person p ON (p.property_id, p.name, p.phone) = (x."propertyId", x.name, x.phone)
      JOIN unit u ON (u.property_id, u.building, u.entrance, u.room) = (x."propertyId", x.building, x.entrance, x.room)
      LEFT JOIN residency r ON r.person_id = p.id AND r.unit_id = u.id
      WHERE r.kind IS DISTINCT FROM x.kind
    ), written AS (
      INSERT INTO residency (person_id, unit_id, kind)
      SELECT person_id, unit_id, kind FROM changed ORDER BY n
      ON CONFLICT (person_id, unit_id) DO UPDATE SET kind = excluded.kind
    )`,
  );
}

/** Staff by person, who must be stored. Somebody dismissed stays so. */
export function upsertStaff(
  tx: Tx,
  staff: InProperty<{
    name: string;
    phone: string;
    role: string;
    department?: string | undefined;
    skills?: readonly string[] | undefined;
    shift?: string | undefined;
    areas?: readonly string[] | undefined;
  }>,
) {
  return upsert(
    tx,
    staff,
    "name text, phone text, role text, department text, skills text[], shift text, areas text[]",
    Prisma.sql`changed AS (
      SELECT n, p.id AS person_id, x."propertyId", x.role, s.id IS NULL AS created,
        coalesce(x.department, s.department, '') AS department,
        coalesce(x.skills, s.skills, '{}') AS skills,
        coalesce(x.shift, s.shift, 'day') AS shift,
        coalesce(x.areas, s.areas, '{}') AS areas
      FROM x
      JOIN person p ON (p.property_id, p.name, p.phone) = (x."propertyId", x.name, x.phone)
      LEFT JOIN staff s ON s.person_id = p.id
      WHERE (s.role, s.department, s.skills, s.shift, s.areas)
        IS DISTINCT FROM (x.role, coalesce(x.department, s.department), coalesce(x.skills, s.skills), coalesce(x.shift, s.shift), coalesce(x.areas, s.areas))
    ), written AS (
      INSERT INTO staff (person_id, property_id, role, department, skills, shift, areas)
      SELECT person_id, "propertyId", role, department, skills, shift, areas FROM changed ORDER BY n
      ON CONFLICT (person_id) DO UPDATE
      SET role = excluded.role, department = excluded.department, skills = excluded.skills, shift = excluded.shift, areas = excluded.areas
    )`,
  );
}
