import { countCallbacks, listRepeatedComplaints, listRepeatedRepairs, listUnhappy } from "../db/callback-report.ts";
import type { Tx } from "../db/client.ts";
import { promise, promiseOnce } from "../db/outbox.ts";
import {
  countComplaints,
  countInquiries,
  countRequests,
  countSatisfaction,
  listUnfinished,
  repairFigures,
  type Scope,
  sumPayments,
  workerFigures,
} from "../db/report.ts";
import { dissatisfied } from "./callback.ts";
import { listHidden } from "./isolation.ts";
import { type Period, type Span, soFar } from "./period.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import type { Moment } from "./work-order.ts";

/** The reports there are (R12, R13, S4, C6). */
export const reportKinds = ["day", "carry-over", "week", "month", "quarter"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** So often in a quarter, the same repair is flagged (R16). */
const oftenInQuarter = 3;

/** What a report is about, and for whom it is made: everybody gets theirs without what they may not know of. */
export interface ReportOrder {
  readonly kind: ReportKind;
  readonly from: Date;
  readonly to: Date;
  readonly staff: StaffMember;
}

async function scopeOf(tx: Tx, { from, to, staff }: ReportOrder): Promise<Scope> {
  return { propertyId: staff.propertyId, from, to, hiddenIds: await listHidden(tx, staff) };
}

/** What the day leaves unfinished, with the reasons (R12); for the carry-over, what is still left of the day before (R13). */
export async function gatherUnfinished(tx: Tx, order: ReportOrder) {
  const { propertyId, hiddenIds } = await scopeOf(tx, order);
  return listUnfinished(tx, { propertyId, before: order.to, hiddenIds });
}

/** The figures of a time (X4), those of each worker among them: for heads only. */
export async function gatherFigures(tx: Tx, order: ReportOrder) {
  const scope = await scopeOf(tx, order);
  return {
    requests: await countRequests(tx, scope),
    repairs: await repairFigures(tx, scope),
    satisfaction: await countSatisfaction(tx, scope),
    complaints: await countComplaints(tx, scope),
    inquiries: await countInquiries(tx, scope),
    payments: await sumPayments(tx, scope),
    workers: await workerFigures(tx, scope),
  };
}
export type Figures = Awaited<ReturnType<typeof gatherFigures>>;

/** The quarter's statistics (C6): callbacks and what was not satisfactory, repeated complaints (K12), the same repair again and again (R16). */
export async function gatherQuarter(tx: Tx, order: ReportOrder) {
  const scope = await scopeOf(tx, order);
  return {
    callbacks: await countCallbacks(tx, scope),
    satisfaction: await countSatisfaction(tx, scope),
    unhappy: await listUnhappy(tx, scope, dissatisfied),
    complaints: await listRepeatedComplaints(tx, scope),
    repairs: await listRepeatedRepairs(tx, scope, oftenInQuarter),
  };
}
export type Quarter = Awaited<ReturnType<typeof gatherQuarter>>;

/** Promises a report for every supervisor, and where `also` says so for every manager; one for each, however often it is asked for. */
export async function promiseReports(
  tx: Tx,
  propertyId: number,
  report: Span & { kind: ReportKind; now: Date; also: "manager" | "nobody" },
): Promise<void> {
  const { kind, from, to, now, also } = report;
  const heads = new Map<number, StaffMember>();
  for (const head of await listHeads(tx, propertyId, "supervisor")) heads.set(head.id, head);
  if (also === "manager") for (const head of await listHeads(tx, propertyId, "manager")) heads.set(head.id, head);
  for (const { id } of heads.values()) {
    const payload = { kind, from: from.toISOString(), to: to.toISOString(), staffId: id };
    await promiseOnce(tx, `report:${kind}:${from.toISOString()}:${id}`, { job: "report", payload, runAt: now, now });
  }
}

/** A head asks for the figures so far (报表 本周). Errors: staff-only. */
export async function askForReport(
  tx: Tx,
  { personId, period, now }: Moment & { personId: number | undefined; period: Exclude<Period, "day"> },
): Promise<void> {
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const { zone } = await tx.property.findUniqueOrThrow({ where: { id: staff.propertyId } });
  const { from, to } = soFar(period, now, zone);
  const payload = { kind: period, from: from.toISOString(), to: to.toISOString(), staffId: staff.id };
  await promise(tx, { job: "report", payload, runAt: now, now });
}

/** A head has read a report (C6). Errors: staff-only. */
export async function markReportRead(
  tx: Tx,
  { reportId, personId, now }: { reportId: number; personId: number | undefined; now: Date },
): Promise<boolean> {
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const { count } = await tx.report.updateMany({
    where: { id: reportId, staffId: staff.id, readAt: null },
    data: { readAt: now },
  });
  return count > 0;
}

export type { Unfinished } from "../db/report.ts";
