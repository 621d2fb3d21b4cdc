import type { Tx } from "../db/client.ts";
import { DomainError } from "./error.ts";

export const staffRoles = [
  "front-desk",
  "engineer",
  "supervisor",
  "manager",
  "finance",
  "security",
  "cleaner",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A member of staff at the moment of acting. */
export interface StaffMember {
  readonly id: number;
  readonly personId: number;
  readonly propertyId: number;
  readonly name: string;
  readonly role: StaffRole;
  readonly department: string;
  readonly skills: readonly string[];
  readonly shift: string;
  /** Buildings this person looks after; none named means all. */
  readonly areas: readonly string[];
}

/** The person as staff of their property, read now. Errors: staff-only, when they are none, no longer, or of another role. */
export async function requireStaff(
  tx: Tx,
  personId: number | undefined,
  ...roles: readonly StaffRole[]
): Promise<StaffMember> {
  const staff =
    personId === undefined ? null : await tx.staff.findUnique({ where: { personId }, include: { person: true } });
  if (!staff || staff.dismissedAt || (roles.length > 0 && !roles.includes(asRole(staff.role))))
    throw new DomainError("error-staff-only");
  return member(staff);
}

/** All active staff of a property, optionally of some roles, ordered by id. */
export async function listStaff(
  tx: Tx,
  propertyId: number,
  ...roles: readonly StaffRole[]
): Promise<readonly StaffMember[]> {
  const rows = await tx.staff.findMany({
    where: { propertyId, dismissedAt: null, ...(roles.length > 0 ? { role: { in: [...roles] } } : {}) },
    include: { person: true },
    orderBy: { id: "asc" },
  });
  return rows.map(member);
}

/** Whether somebody repairs such things; without named skills they take all of their role. */
export function hasSkill(staff: Pick<StaffMember, "skills">, category: string): boolean {
  return staff.skills.length === 0 || staff.skills.includes(category);
}

/**
 * The heads a matter climbs to: those of the role, or of the nearest role that the property has. Without those who are kept away from it; where that
 * leaves no head, whoever is left.
 */
export async function listHeads(
  tx: Tx,
  propertyId: number,
  role: "supervisor" | "manager",
  away: ReadonlySet<number> = new Set(),
): Promise<readonly StaffMember[]> {
  const order: readonly StaffRole[] =
    role === "manager" ? ["manager", "supervisor", "front-desk"] : ["supervisor", "manager", "front-desk"];
  const heads = (await listStaff(tx, propertyId, ...order)).filter(({ id }) => !away.has(id));
  if (heads.length === 0 && away.size > 0) return (await listStaff(tx, propertyId)).filter(({ id }) => !away.has(id));
  for (const wanted of order) {
    const found = heads.filter((head) => head.role === wanted);
    if (found.length > 0) return found;
  }
  return [];
}

function member(row: {
  id: number;
  personId: number;
  propertyId: number;
  role: string;
  department: string;
  skills: string[];
  shift: string;
  areas: string[];
  person: { name: string };
}): StaffMember {
  const { person, role, ...rest } = row;
  return { ...rest, role: asRole(role), name: person.name };
}

export function isStaffRole(role: string): role is StaffRole {
  return staffRoles.some((known) => known === role);
}

function asRole(role: string): StaffRole {
  if (!isStaffRole(role)) throw new Error(`unknown staff role "${role}"`);
  return role;
}
