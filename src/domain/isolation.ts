import type { Tx } from "../db/client.ts";
import { DomainError } from "./error.ts";
import { listStaff, type StaffMember } from "./staff.ts";

/** Whom a complaint is about, and who alone may know of it where the manager is. */
export interface Concern {
  readonly aboutStaffIds: readonly number[];
  readonly circleIds: readonly number[];
}

/**
 * Staff who neither see a complaint nor act on it: whoever may be the person complained of, and those who report to them. Staff report to the
 * supervisors of their department, or to all supervisors where it has none; everybody reports to the manager. A complaint about a manager is known
 * to its circle only (policy `complaint.above`); with no circle, to the other managers, or else to the supervisors.
 */
export function keptAway(
  { aboutStaffIds, circleIds }: Concern,
  everybody: readonly StaffMember[],
): ReadonlySet<number> {
  const about = everybody.filter(({ id }) => aboutStaffIds.includes(id));
  const others = everybody.filter(({ id }) => !aboutStaffIds.includes(id));
  const away = new Set(aboutStaffIds);
  if (circleIds.length > 0 || about.some(({ role }) => role === "manager")) {
    const trusted = circle(circleIds, others);
    for (const { id } of others) if (!trusted.some((staff) => staff.id === id)) away.add(id);
    return away;
  }
  const supervisors = everybody.filter(({ role }) => role === "supervisor");
  for (const staff of others) {
    if (staff.role === "supervisor" || staff.role === "manager") continue;
    const own = supervisors.filter(({ department }) => department === staff.department);
    if ((own.length > 0 ? own : supervisors).some(({ id }) => aboutStaffIds.includes(id))) away.add(staff.id);
  }
  return away;
}

function circle(circleIds: readonly number[], others: readonly StaffMember[]): readonly StaffMember[] {
  const named = others.filter(({ id }) => circleIds.includes(id));
  if (named.length > 0) return named;
  for (const role of ["manager", "supervisor"] as const) {
    const heads = others.filter((staff) => staff.role === role);
    if (heads.length > 0) return heads;
  }
  return others;
}

const nobody: ReadonlySet<number> = new Set();

/** Ids of the staff who are kept away from a request: a complaint, or the repair by which it is looked into. Nobody from any other. */
export async function listKeptAway(tx: Tx, requestId: number): Promise<ReadonlySet<number>> {
  const complaint = await findConcern(tx, requestId);
  if (!complaint || complaint.aboutStaffIds.length === 0) return nobody;
  return keptAway(complaint, await listStaff(tx, complaint.propertyId));
}

/** The complaint that a request is, or looks into. */
export async function findConcern(tx: Tx, requestId: number) {
  return tx.complaint.findFirst({ where: { OR: [{ requestId }, { inspectionId: requestId }] } });
}

export async function isKeptAway(tx: Tx, requestId: number, staffId: number): Promise<boolean> {
  return (await listKeptAway(tx, requestId)).has(staffId);
}

/** Errors: unknown-order, for whom it does not exist. */
export async function requireAdmitted(tx: Tx, requestId: number, staff: Pick<StaffMember, "id">): Promise<void> {
  if (await isKeptAway(tx, requestId, staff.id)) throw new DomainError("error-unknown-order");
}

/** Of things about requests, those that this member of staff may know of. */
export async function withoutHidden<Thing extends { readonly requestId: number }>(
  tx: Tx,
  staff: Pick<StaffMember, "id">,
  things: readonly Thing[],
): Promise<readonly Thing[]> {
  const seen: Thing[] = [];
  for (const thing of things) if (!(await isKeptAway(tx, thing.requestId, staff.id))) seen.push(thing);
  return seen;
}

/** Ids of all requests that this member of staff may not know of: complaints, and the repairs by which they are looked into. */
export async function listHidden(
  tx: Tx,
  { id, propertyId }: Pick<StaffMember, "id" | "propertyId">,
): Promise<readonly number[]> {
  const complaints = await tx.complaint.findMany({
    where: { propertyId, aboutStaffIds: { isEmpty: false } },
    select: { requestId: true, inspectionId: true, aboutStaffIds: true, circleIds: true },
  });
  const everybody = complaints.length === 0 ? [] : await listStaff(tx, propertyId);
  return complaints
    .filter((complaint) => keptAway(complaint, everybody).has(id))
    .flatMap(({ requestId, inspectionId }) => (inspectionId === null ? [requestId] : [requestId, inspectionId]));
}

/** Whether this member of staff, not kept away, may know the name of somebody who complains anonymously: heads, and those above the manager. */
export function mayKnowName(staff: Pick<StaffMember, "id" | "role">, { circleIds }: Concern): boolean {
  return staff.role === "supervisor" || staff.role === "manager" || circleIds.includes(staff.id);
}
