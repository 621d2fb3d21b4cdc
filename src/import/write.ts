import {
  analyze,
  batchSize,
  type Change,
  upsertAreas,
  upsertPeople,
  upsertResidencies,
  upsertStaff,
  upsertUnits,
} from "../db/archive.ts";
import type { Tx } from "../db/client.ts";
import { type BookedBill, type BookedPayment, upsertBills, upsertPayments } from "../db/fees.ts";
import { type ListedPrice, upsertPrices } from "../db/price.ts";
import { type RosterRow, upsertRoster } from "../db/roster.ts";
import { plantTimetable, promiseNow } from "../domain/timetable.ts";
import type { Policies } from "../policy.ts";
import type { checkAreas, checkProperties, checkResidents, checkStaff, NamedUnit } from "./check.ts";
import { keyOf, type StoredProperty } from "./known.ts";

/** Everything of a file, checked. Undefined in a column that the file lacks: what is stored stays. */
export interface Plan {
  readonly properties: ReturnType<typeof checkProperties>;
  readonly units: readonly NamedUnit[];
  readonly areas: ReturnType<typeof checkAreas>;
  readonly residents: ReturnType<typeof checkResidents>;
  readonly staff: ReturnType<typeof checkStaff>;
  readonly roster: readonly RosterRow[];
  readonly bills: readonly BookedBill[];
  readonly payments: readonly BookedPayment[];
  readonly prices: readonly ListedPrice[];
}

/** How many rows of a section did what. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What an import did, for each section. */
export type ImportSummary = Readonly<Record<keyof Plan, Counts>>;

interface Surroundings {
  readonly demo: boolean;
  readonly policies: Policies;
  readonly stored: readonly StoredProperty[];
  readonly now: Date;
}

/** Stores a plan: new rows are inserted, rows that differ are changed, nothing is removed. */
export async function write(tx: Tx, plan: Plan, surroundings: Surroundings): Promise<ImportSummary> {
  const properties = await writeProperties(tx, plan.properties, surroundings);
  const units = await upsertUnits(tx, plan.units);
  const areas = await upsertAreas(tx, plan.areas);

  const { people, rowsOf } = listPeople(plan);
  const known = await upsertPeople(tx, people);
  const retold = known.filter(({ created }) => !created);
  if (known.length > batchSize) await analyze(tx);
  const residencies = await upsertResidencies(tx, plan.residents);
  const staff = await upsertStaff(tx, plan.staff);
  const roster = await upsertRoster(tx, plan.roster, surroundings.now);
  for (const code of new Set(roster.map(({ n }) => plan.roster[n]?.property ?? ""))) {
    const { id } = await tx.property.findUniqueOrThrow({ where: { code } });
    await promiseNow(tx, "chase-roster", { propertyId: id }, surroundings.now);
  }
  const bills = await upsertBills(tx, plan.bills, surroundings.now);
  if (bills.length > batchSize) await analyze(tx);
  if (plan.bills.length > 0) await plantTimetable(tx, surroundings);
  const payments = await upsertPayments(tx, plan.payments, surroundings.now);

  const touched = new Set(residencies.map(({ n }) => n));
  const retoldRows = retold.flatMap(({ n: person }) => rowsOf[person] ?? []).filter((n) => !touched.has(n));
  const residents = [...residencies, ...retoldRows.map((n) => ({ n, created: false }))];
  return {
    properties,
    units: count(plan.units.length, units),
    areas: count(plan.areas.length, areas),
    residents: count(plan.residents.length, residents),
    staff: count(plan.staff.length, staff),
    roster: count(plan.roster.length, roster),
    bills: count(plan.bills.length, bills),
    payments: count(plan.payments.length, payments),
    prices: count(plan.prices.length, await upsertPrices(tx, plan.prices)),
  };
}

/** Everybody once, residents first, and the rows among the residents that are theirs. */
function listPeople({ residents, staff }: Plan) {
  const people: { property: string; name: string; phone: string; language: string | null }[] = [];
  const rowsOf: number[][] = [];
  const numbers = new Map<string, number>();
  const add = ({ property, name, phone }: { property: string; name: string; phone: string }) => {
    const key = keyOf(property, name, phone);
    const number = numbers.get(key) ?? people.push({ property, name, phone, language: null }) - 1;
    numbers.set(key, number);
    rowsOf[number] ??= [];
    return number;
  };
  for (const [n, resident] of residents.entries()) {
    const number = add(resident);
    const person = people[number];
    if (person) person.language ??= resident.language ?? null;
    rowsOf[number]?.push(n);
  }
  for (const member of staff) add(member);
  return { people, rowsOf };
}

/** A property is a demo from its first import on or never: everybody may enter one as anybody. */
async function writeProperties(
  tx: Tx,
  rows: Plan["properties"],
  { demo, policies, stored }: Surroundings,
): Promise<Counts> {
  const changes: Change[] = [];
  for (const [n, { code, name, phone, zone }] of rows.entries()) {
    const before = stored.find((property) => property.code === code);
    const standard = policies.for(code).zone;
    const wanted = {
      name,
      zone: zone === undefined ? (before?.zone ?? standard) : (zone ?? standard),
      phone: phone === undefined ? (before?.phone ?? null) : phone,
    };
    if (!before) await tx.property.create({ data: { code, demo, ...wanted } });
    else if (before.name !== wanted.name || before.zone !== wanted.zone || before.phone !== wanted.phone)
      await tx.property.update({ where: { code }, data: wanted });
    else continue;
    changes.push({ n, created: !before });
  }
  return count(rows.length, changes);
}

function count(total: number, changes: readonly Change[]): Counts {
  const created = changes.filter((change) => change.created).length;
  return { created, updated: changes.length - created, unchanged: total - changes.length };
}
