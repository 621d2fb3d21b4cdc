import type { Tx } from "../db/client.ts";
import {
  type BookedBill,
  type BookedPayment,
  findMovedBills,
  findStrayPayments,
  findUnits,
  upsertBills,
  upsertPayments,
} from "../db/fees.ts";

/** A bill as the company's books send it; `unit` is a label or its parts with dashes. */
export interface SentBill extends Omit<BookedBill, "property" | "building" | "entrance" | "room"> {
  readonly unit: string;
}
export type SentPayment = Omit<BookedPayment, "property">;

/** What came of a list from the books: all of it was stored, or nothing. Problems name the place in the list. */
export type Booking =
  | { readonly type: "stored"; readonly created: number; readonly updated: number; readonly unchanged: number }
  | { readonly type: "wrong" | "conflict"; readonly problems: readonly string[] };

/** Stores bills and corrections of bills (F2). A second time nothing changes. */
export async function bookBills(
  tx: Tx,
  { property, bills, now }: { property: string; bills: readonly SentBill[]; now: Date },
): Promise<Booking> {
  if (!(await isProperty(tx, property))) return { type: "wrong", problems: ["property: no such property"] };
  const units = await findUnits(tx, property, [...new Set(bills.map(({ unit }) => unit))]);
  const booked: BookedBill[] = [];
  const problems = twice("bills", bills);
  for (const [n, { unit, ...bill }] of bills.entries()) {
    const parts = units.get(unit);
    if (parts) booked.push({ property, ...parts, ...bill });
    else problems.push(`bills.${n}.unit: no such unit`);
    const sum = bill.lines?.reduce((total, { amountCents }) => total + amountCents, 0);
    if (sum !== undefined && bill.lines?.length && sum !== bill.amountCents)
      problems.push(`bills.${n}.lines: do not add up to amountCents`);
  }
  if (problems.length > 0) return { type: "wrong", problems };
  const moved = await findMovedBills(tx, booked);
  if (moved.length > 0)
    return { type: "conflict", problems: moved.map((n) => `bills.${n}.number: is stored for another unit`) };
  return counted(bills.length, await upsertBills(tx, booked, now));
}

/** Stores payments and corrections of payments; several may pay one bill. A second time nothing changes. */
export async function bookPayments(
  tx: Tx,
  { property, payments, now }: { property: string; payments: readonly SentPayment[]; now: Date },
): Promise<Booking> {
  if (!(await isProperty(tx, property))) return { type: "wrong", problems: ["property: no such property"] };
  const booked = payments.map((payment) => ({ property, ...payment }));
  const stray = await findStrayPayments(tx, booked);
  const unknown = stray
    .filter(({ wrong }) => wrong === "unknown-bill")
    .map(({ n }) => `payments.${n}.bill: no such bill`);
  const problems = [...twice("payments", payments), ...unknown];
  if (problems.length > 0) return { type: "wrong", problems };
  if (stray.length > 0)
    return { type: "conflict", problems: stray.map(({ n }) => `payments.${n}.number: is stored for another bill`) };
  return counted(payments.length, await upsertPayments(tx, booked, now));
}

async function isProperty(tx: Tx, code: string): Promise<boolean> {
  return (await tx.property.count({ where: { code } })) > 0;
}

function twice(list: string, rows: readonly { readonly number: string }[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ number }, n) => {
    if (seen.has(number)) return [`${list}.${n}.number: is in the list twice`];
    seen.add(number);
    return [];
  });
}

function counted(total: number, changes: readonly { readonly created: boolean }[]): Booking {
  const created = changes.filter((change) => change.created).length;
  return { type: "stored", created, updated: changes.length - created, unchanged: total - changes.length };
}
