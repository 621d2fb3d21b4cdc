import { lockImports } from "../db/archive.ts";
import type { Db, Tx } from "../db/client.ts";
import type { Policies } from "../policy.ts";
import { checkAreas, checkProperties, checkResidents, checkStaff, checkUnits, type Placed } from "./check.ts";
import { checkBills, checkPayments } from "./check-fees.ts";
import { checkPrices } from "./check-prices.ts";
import { checkRoster } from "./check-roster.ts";
import { type Entries, readKinds } from "./kinds.ts";
import { addStoredUnits, type StoredProperty, UnitIndex } from "./known.ts";
import { ImportErrors, type Problem } from "./problem.ts";
import { propertyFinder } from "./property-reference.ts";
import type { Entry } from "./record.ts";
import { readSections } from "./table.ts";
import { type ImportSummary, type Plan, write } from "./write.ts";

type Placeable = { readonly property?: string | undefined };

interface Options {
  /** Code of the property that rows belong to which name none. */
  readonly property?: string | undefined;
  /** New properties become demo properties. */
  readonly demo?: boolean;
  readonly policies: Policies;
  /** Written as the time of what is stored. */
  readonly now: Date;
}

/**
 * Imports a CSV or XLSX file in one transaction; a second time it changes only what differs.
 * Errors: ImportErrors with everything that is wrong, and then nothing was imported.
 */
export async function importFile(
  db: Db,
  source: { readonly name: string; readonly content: Buffer },
  options: Options,
): Promise<ImportSummary> {
  const problems: Problem[] = [];
  const sections = await readSections(source.content, problems);
  const entries = readKinds(sections, problems);
  if (problems.length === 0 && sections.every(({ rows }) => rows.length === 0)) {
    problems.push({ line: 1, column: 1, message: "文件里没有数据 / the file holds no rows" });
  }
  // A property of many thousand units takes longer than a turn may.
  const timeouts = { maxWait: 5_000, timeout: 120_000 };
  return db.prisma.$transaction(async (tx) => {
    await lockImports(tx);
    const stored = await tx.property.findMany();
    const plan = await check(tx, entries, { ...options, stored, problems });
    if (problems.length > 0) throw new ImportErrors(source.name, inOrder(problems, sections));
    return write(tx, plan, { demo: options.demo ?? false, policies: options.policies, stored, now: options.now });
  }, timeouts);
}

async function check(
  tx: Tx,
  entries: Entries,
  { property, policies, stored, problems }: Options & { stored: readonly StoredProperty[]; problems: Problem[] },
): Promise<Plan> {
  const findProperty = propertyFinder(entries.properties, stored, property, problems);
  const properties = checkProperties(entries.properties, problems);
  const placed = <T extends Placeable>({ entries: rows }: { entries: readonly Entry<T>[] }): readonly Placed<T>[] =>
    rows.map((entry) => ({ entry, property: findProperty(entry) }));
  const units = checkUnits(placed(entries.units), problems);
  const areas = checkAreas(placed(entries.areas), problems);

  const homes = placed(entries.residents);
  const index = new UnitIndex();
  const billed = placed(entries.bills);
  const theirs = new Set([...homes, ...billed].map(({ property: code }) => code));
  await addStoredUnits(
    tx,
    index,
    stored.filter(({ code }) => theirs.has(code)),
  );
  for (const { property: code, ...unit } of units) index.add(code, unit);
  const residents = checkResidents(homes, { units: index, sure: entries.units.complete, problems });

  const staff = checkStaff(placed(entries.staff), { policies, problems });
  const roster = await checkRoster(tx, placed(entries.roster), {
    staff: entries.staff,
    members: staff,
    policies,
    problems,
  });
  const bills = await checkBills(tx, billed, { units: index, sure: entries.units.complete, problems });
  const payments = await checkPayments(tx, placed(entries.payments), { bills, sure: entries.bills, problems });
  const prices = checkPrices(placed(entries.prices), problems);
  return { properties, units, areas, residents, staff, roster, bills, payments, prices };
}

/** As they stand in the file: sheet by sheet, line by line. */
function inOrder(
  problems: readonly Problem[],
  sections: readonly { place: { sheet?: string | undefined } }[],
): readonly Problem[] {
  const sheets = new Map(sections.map(({ place }, index) => [place.sheet, index]));
  const rank = ({ sheet }: Problem) => sheets.get(sheet) ?? -1;
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
