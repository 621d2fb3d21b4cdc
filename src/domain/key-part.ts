import type { Tx } from "../db/client.ts";
import { listHeads, listStaff, type StaffMember } from "./staff.ts";

/** Departments that are present all the time (R9), and whose approval it takes (2.4.4). */
export const presenceParts = ["customer-service", "security", "engineering"] as const;
export type PresencePart = (typeof presenceParts)[number];
export const approvalParts = ["customer-service", "security", "manager"] as const;
export type ApprovalPart = (typeof approvalParts)[number];

const ofSecurity = /保安|安保|秩序|安全|security/i;
const ofEngineering = /工程|维修|維修|engineering/i;

/** The department somebody stands for; a supervisor of no other one is customer service's. */
export function partOf({ role, department }: Pick<StaffMember, "role" | "department">): PresencePart | undefined {
  if (role === "front-desk") return "customer-service";
  if (role === "security") return "security";
  if (role === "engineer") return "engineering";
  if (role !== "supervisor") return undefined;
  if (ofSecurity.test(department)) return "security";
  return ofEngineering.test(department) ? "engineering" : "customer-service";
}

/** The heads of a department; where it has none, whoever is above. */
export async function listHeadsOf(
  tx: Tx,
  propertyId: number,
  part: ApprovalPart | PresencePart,
): Promise<readonly StaffMember[]> {
  if (part === "manager") return listHeads(tx, propertyId, "manager");
  const own = (await listStaff(tx, propertyId, "supervisor")).filter((staff) => partOf(staff) === part);
  if (own.length > 0) return own;
  return listHeads(tx, propertyId, part === "security" ? "manager" : "supervisor");
}
