import type { Tx } from "../db/client.ts";
import { type BookedBill, type BookedPayment, findMovedBills, findStrayPayments } from "../db/fees.ts";
import { type Placed, uniqueness } from "./check.ts";
import type { Entries } from "./kinds.ts";
import { keyOf, type UnitIndex } from "./known.ts";
import type { Problem } from "./problem.ts";
import type { Entry } from "./record.ts";

type Rows<Name extends keyof Entries> = readonly (Entries[Name]["entries"][number] extends Entry<infer T>
  ? Placed<T>
  : never)[];

/** Bills with their units (F1). A number is one bill, and stays with its unit; the lines add up to the amount. */
export async function checkBills(
  tx: Tx,
  rows: Rows<"bills">,
  { units, sure, problems }: { units: UnitIndex; sure: boolean; problems: Problem[] },
): Promise<readonly BookedBill[]> {
  const unique = uniqueness(problems);
  const checked = rows.flatMap(({ entry, property }) => {
    const { number, unit: reference, amount, lines } = entry.parts;
    if (property === undefined) return [];
    const found = reference === undefined ? undefined : units.find(property, reference);
    if (reference !== undefined && !found && sure)
      problems.push(entry.complain("unit", "没有这个房号 / is no known unit"));
    if (found?.type === "several") problems.push(entry.complain("unit", "对应不止一个房号 / may mean several units"));
    if (number !== undefined) unique(keyOf(property, number), entry, "number");
    const sum = lines?.reduce((total, { amountCents }) => total + amountCents, 0);
    if (lines && lines.length > 0 && amount !== undefined && sum !== amount)
      problems.push(entry.complain("lines", "加起来与金额不同 / does not add up to the amount"));
    if (!entry.whole || found?.type !== "unit") return [];
    const { building, entrance, room } = found.unit;
    const { due: dueOn, item, period, amount: amountCents } = entry.whole;
    const bill = { property, building, entrance, room, number: entry.whole.number, item, period, amountCents, dueOn };
    return [{ entry, bill: { ...bill, lines } }];
  });
  const bills = checked.map(({ bill }) => bill);
  for (const n of await findMovedBills(tx, bills)) {
    const moved = checked[n]?.entry.complain("number", "已用于另一个房号的账单 / is stored for another unit");
    if (moved) problems.push(moved);
  }
  return bills;
}

/** Payments for bills of the file or of the database. A number is one payment, and stays with its bill. */
export async function checkPayments(
  tx: Tx,
  rows: Rows<"payments">,
  { bills, sure, problems }: { bills: readonly BookedBill[]; sure: Entries["bills"]; problems: Problem[] },
): Promise<readonly BookedPayment[]> {
  const unique = uniqueness(problems);
  const inFile = new Set(bills.map(({ property, number }) => keyOf(property, number)));
  const checked = rows.flatMap(({ entry, property }) => {
    const { number } = entry.parts;
    if (property === undefined) return [];
    if (number !== undefined) unique(keyOf(property, number), entry, "number");
    if (!entry.whole) return [];
    const { bill, date: paidOn, method, amount: amountCents } = entry.whole;
    return [
      {
        entry,
        payment: { property, number: entry.whole.number, bill, amountCents, paidOn, method: method || undefined },
      },
    ];
  });
  const payments = checked.map(({ payment }) => payment);
  // A bill of the file that has a mistake is not unknown.
  const allBillsRead = sure.complete && sure.entries.every(({ whole }) => whole !== undefined);
  for (const { n, wrong } of await findStrayPayments(tx, payments)) {
    const row = checked[n];
    if (!row) continue;
    const known = inFile.has(keyOf(row.payment.property, row.payment.bill));
    if (wrong === "moved")
      problems.push(row.entry.complain("number", "已用于另一张账单的缴费 / is stored for another bill"));
    else if (!known && allBillsRead) problems.push(row.entry.complain("bill", "没有这张账单 / is no known bill"));
  }
  return payments;
}
