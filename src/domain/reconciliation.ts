import { Temporal } from "temporal-polyfill";
import type { Tx } from "../db/client.ts";
import { listChats } from "../db/message.ts";
import { dateOf } from "./bill.ts";
import { plus, today } from "./calendar.ts";
import { listHeads, listStaff, type StaffMember } from "./staff.ts";

const listedAtMost = 20;

/** A unit on the list, with what is to be said about it. */
export interface ListedUnit {
  readonly unit: string;
  readonly cents: number;
}

/** What finance looks at every morning (F2): yesterday's payments and reminders, and what is open. Lists are cut after twenty, counts are whole. */
export interface Reconciliation {
  readonly day: string;
  readonly payments: { readonly count: number; readonly cents: number; readonly byHand: number };
  readonly claims: readonly string[];
  readonly disputes: readonly string[];
  readonly waivers: number;
  readonly promises: { readonly today: readonly ListedUnit[]; readonly todayCount: number; readonly broken: number };
  readonly notices: Readonly<Record<"sent" | "visit", number>>;
  /** Reminders that were held back, by reason. */
  readonly held: readonly { readonly reason: string; readonly count: number }[];
  /** Units without a chat: to be printed and brought. */
  readonly printed: readonly ListedUnit[];
  readonly printedCount: number;
}

/** Everything of yesterday and of now in one property. */
export async function reconcile(
  tx: Tx,
  property: { readonly id: number; readonly zone: string },
  now: Date,
): Promise<Reconciliation> {
  const propertyId = property.id;
  const day = today(plus(now, oneDayBack, property.zone), property.zone);
  const between = { gte: startOf(day, property.zone), lt: startOf(today(now, property.zone), property.zone) };
  const recorded = { propertyId, recordedAt: between };
  const sums = await tx.payment.aggregate({ where: recorded, _count: true, _sum: { amountCents: true } });
  const byHand = await tx.payment.count({ where: { ...recorded, recordedById: { not: null } } });
  const numbersOf = async (rows: readonly { requestId: number }[]) => {
    const where = { id: { in: rows.map(({ requestId }) => requestId) }, status: "open" };
    return (await tx.request.findMany({ where, orderBy: { id: "asc" } })).map(({ number }) => number);
  };
  const dueToday = { propertyId, status: "open", until: dateOf(today(now, property.zone)) };
  const promises = await tx.paymentPromise.findMany({ where: dueToday, orderBy: { id: "asc" }, take: listedAtMost });
  const settled = { propertyId, settledAt: between };
  const groups = await tx.dunningNotice.groupBy({ by: ["status", "reason"], where: settled, _count: true });
  const count = (status: string) =>
    groups.filter((group) => group.status === status).reduce((total, { _count }) => total + _count, 0);
  const printed = await tx.dunningNotice.findMany({
    where: { ...settled, status: "printed" },
    orderBy: { unitId: "asc" },
    take: listedAtMost,
  });
  return {
    day,
    payments: { count: sums._count, cents: sums._sum.amountCents ?? 0, byHand },
    claims: await numbersOf(await tx.paymentClaim.findMany({ where: { propertyId, status: "open" } })),
    disputes: await numbersOf(await tx.billDispute.findMany({ where: { propertyId, status: "open" } })),
    waivers: await tx.waiver.count({ where: { propertyId, status: "asked" } }),
    promises: {
      today: await withUnits(tx, promises),
      todayCount: await tx.paymentPromise.count({ where: dueToday }),
      broken: await tx.paymentPromise.count({ where: { propertyId, status: "broken", settledAt: between } }),
    },
    notices: { sent: count("sent"), visit: count("visit") },
    held: groups
      .filter(({ status }) => status === "held")
      .map(({ reason, _count }) => ({ reason: reason ?? "paid", count: _count })),
    printed: await withUnits(tx, printed),
    printedCount: count("printed"),
  };
}

const oneDayBack = Temporal.Duration.from({ days: -1 });

function startOf(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

async function withUnits(
  tx: Tx,
  rows: readonly { readonly unitId: number; readonly billIds: readonly number[] }[],
): Promise<readonly ListedUnit[]> {
  const units = await tx.unit.findMany({ where: { id: { in: rows.map(({ unitId }) => unitId) } } });
  const bills = await tx.bill.findMany({ where: { id: { in: rows.flatMap(({ billIds }) => billIds) } } });
  return rows.map(({ unitId, billIds }) => ({
    unit: units.find(({ id }) => id === unitId)?.label ?? "",
    cents: bills
      .filter(({ id }) => billIds.includes(id))
      .reduce((sum, bill) => sum + bill.amountCents - bill.paidCents - bill.waivedCents, 0),
  }));
}

/** Who gets the list: finance, or the heads of a property that has none; those of them who have a chat. */
export async function listBookkeepers(tx: Tx, propertyId: number): Promise<readonly StaffMember[]> {
  const finance = await listStaff(tx, propertyId, "finance");
  const keepers = finance.length > 0 ? finance : await listHeads(tx, propertyId, "supervisor");
  const reachable = await Promise.all(keepers.map(async ({ personId }) => (await listChats(tx, personId)).length > 0));
  return keepers.filter((_, index) => reachable[index]);
}
