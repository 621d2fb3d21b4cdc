import type { Tx } from "../db/client.ts";
import type { Policy } from "../policy.ts";
import { loadRota } from "./duty.ts";
import { confidants, type EmergencyKind, responses } from "./emergency.ts";
import { hasSkill, listStaff, type StaffMember, type StaffRole } from "./staff.ts";

/** What decides who is alarmed. */
export interface Alarm {
  readonly property: { readonly id: number; readonly zone: string };
  readonly kind: EmergencyKind;
  readonly confidential: boolean;
}

/**
 * Who is alarmed at once (E10, E11): of each role those on duty who know the trade, else those on duty, else those who know it, else all of them.
 * Supervisors are always reachable (S2), so are managers where the matter is theirs.
 */
export async function listResponders(tx: Tx, alarm: Alarm, policy: Policy, now: Date): Promise<readonly StaffMember[]> {
  const staff = await listStaff(tx, alarm.property.id);
  const rota = await loadRota(tx, staff, { policy, zone: alarm.property.zone, from: now });
  const { roles, trade } = responses[alarm.kind];
  const wanted: readonly StaffRole[] = alarm.confidential ? confidants : [...roles, "supervisor"];
  const found = wanted.flatMap((role) => {
    const all = staff.filter((member) => member.role === role);
    if (role === "supervisor" || role === "manager") return all;
    const onDuty = all.filter((member) => rota.isOnDuty(member, now));
    const able = (some: readonly StaffMember[]) =>
      role === "engineer" ? some.filter((member) => hasSkill(member, trade)) : some;
    return [able(onDuty), onDuty, able(all), all].find((some) => some.length > 0) ?? [];
  });
  if (found.length > 0) return found;
  // A property that has none of these roles still has somebody.
  return alarm.confidential ? staff.filter(({ role }) => role === "front-desk") : staff;
}

/** Everybody who may be asked when those on duty stay silent, off duty or not, up to the manager. */
export async function listAllResponders(tx: Tx, alarm: Alarm): Promise<readonly StaffMember[]> {
  const wanted: readonly StaffRole[] = alarm.confidential
    ? confidants
    : [...responses[alarm.kind].roles, "supervisor", "manager"];
  return listStaff(tx, alarm.property.id, ...wanted);
}
