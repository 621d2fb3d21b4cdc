import type { Tx } from "../db/client.ts";
import { listHolds } from "../db/fees.ts";
import { DomainError } from "./error.ts";

/** What money is asked for (F1). */
export const billItems = [
  "property-fee",
  "heating",
  "cold-water",
  "hot-water",
  "reclaimed-water",
  "electricity",
  "gas",
  "parking",
  "rent",
  "storeroom",
  "card",
  "overtime-air-conditioning",
  "waste-removal",
  "maintenance-fund",
  "deposit",
  "service",
  "damage",
  "other",
] as const;
export type BillItem = (typeof billItems)[number];

/** One bill may ask for a million yuan at most: more is a slip of the comma. */
export const billCentsAtMost = 100_000_000;

/** Why a bill is not asked for now (F5). */
export const holdReasons = ["claim", "dispute", "promise", "waiver"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** A bill as people look at it. `dueOn` is a day like 2026-12-01. */
export interface Bill {
  readonly id: number;
  readonly propertyId: number;
  readonly unitId: number;
  readonly unit: string;
  readonly number: string;
  readonly item: string;
  readonly period: string;
  readonly amountCents: number;
  readonly paidCents: number;
  readonly waivedCents: number;
  readonly owedCents: number;
  readonly dueOn: string;
  readonly hold: HoldReason | undefined;
  readonly lines: readonly { readonly position: number; readonly label: string; readonly amountCents: number }[];
}

/** What is still to be paid; never less than nothing. */
export function owed(bill: { amountCents: number; paidCents: number; waivedCents: number }): number {
  return Math.max(0, bill.amountCents - bill.paidCents - bill.waivedCents);
}

/** Cents as people write them: 36000 → 360.00. */
export function yuan(cents: number): string {
  const sign = cents < 0 ? "-" : "";
  const whole = Math.abs(cents);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}

/** A day without a time, as PostgreSQL's driver wants it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A date column as a day like 2026-12-01. */
export function dayIn(date: Date): string {
  return date.toISOString().slice(0, 10);
}

type BillRow = NonNullable<Parameters<Tx["bill"]["findMany"]>[0]>["where"];
const shownAtMost = 30;

/** Bills that fit, the earliest due first, at most thirty. */
async function find(tx: Tx, where: BillRow): Promise<readonly Bill[]> {
  const rows = await tx.bill.findMany({
    where: where ?? {},
    include: { unit: true, lines: { orderBy: { position: "asc" } } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: shownAtMost,
  });
  const [first] = rows;
  if (!first) return [];
  const holds = await listHolds(
    tx,
    first.propertyId,
    rows.map(({ id }) => id),
  );
  return rows.map(({ unit, dueOn, ...row }) => ({
    ...row,
    unit: unit.label,
    dueOn: dayIn(dueOn),
    owedCents: owed(row),
    hold: holdReasons.find((reason) => reason === holds.get(row.id)),
  }));
}

/** What the units still owe of all that was billed, the earliest due first. */
export async function listOwed(tx: Tx, unitIds: readonly number[]): Promise<readonly Bill[]> {
  if (unitIds.length === 0) return [];
  const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
    `select id from bill where unit_id = any($1::int[]) and amount_cents > paid_cents + waived_cents order by due_on, id limit ${shownAtMost}`,
    unitIds,
  );
  return rows.length === 0 ? [] : find(tx, { id: { in: rows.map(({ id }) => id) } });
}

/** What the units of a resident still owe; nothing for somebody who is bound to none (F6, X2). */
export async function listMyBills(tx: Tx, personId: number | undefined): Promise<readonly Bill[]> {
  if (personId === undefined) return [];
  const homes = await tx.residency.findMany({ where: { personId }, select: { unitId: true } });
  return listOwed(
    tx,
    homes.map(({ unitId }) => unitId),
  );
}

/** One bill, of a unit that the person lives in or owns. Errors: unknown-bill, for everybody else's bills as well. */
export async function getMyBill(tx: Tx, billId: number, personId: number | undefined): Promise<Bill> {
  const bound = { some: { personId: personId ?? 0 } };
  const [bill] = await find(tx, { id: billId, unit: { residents: bound } });
  if (!bill) throw new DomainError("error-unknown-bill");
  return bill;
}

/** One bill of a property, for its staff. Errors: unknown-bill. */
export async function getBill(tx: Tx, billId: number, propertyId: number): Promise<Bill> {
  const [bill] = await find(tx, { id: billId, propertyId });
  if (!bill) throw new DomainError("error-unknown-bill");
  return bill;
}

/** Bills by their ids, in the order of their due days. */
export function listBills(tx: Tx, billIds: readonly number[]): Promise<readonly Bill[]> {
  return billIds.length === 0 ? Promise.resolve([]) : find(tx, { id: { in: [...billIds] } });
}

/** All of the bills, which must be the resident's own and of one unit. Errors: unknown-bill, nothing-owed. */
export async function requireMyBills(
  tx: Tx,
  billIds: readonly number[],
  personId: number | undefined,
): Promise<{ bills: readonly Bill[]; propertyId: number; unitId: number }> {
  const bound = { some: { personId: personId ?? 0 } };
  const bills = await find(tx, { id: { in: [...billIds] }, unit: { residents: bound } });
  const [first] = bills;
  if (!first || bills.length !== new Set(billIds).size || bills.some(({ unitId }) => unitId !== first.unitId))
    throw new DomainError("error-unknown-bill");
  if (bills.some(({ owedCents }) => owedCents === 0)) throw new DomainError("error-nothing-owed");
  return { bills, propertyId: first.propertyId, unitId: first.unitId };
}
