import type { Tx } from "../db/client.ts";
import type { DispatchMode, Policy } from "../policy.ts";
import { loadRota } from "./duty.ts";
import { listKeptAway } from "./isolation.ts";
import { hasSkill, listHeads, listStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { type Moment, type WorkOrder, workingStatuses } from "./work-order.ts";

/** Somebody who may be asked, and why just they: `on-duty`, `off-duty`, `skill`, `area`, `previous`, `turn`, `load:2`. */
export interface Candidate {
  readonly staff: StaffMember;
  readonly onDuty: boolean;
  readonly openCount: number;
  readonly why: readonly string[];
}

/** Everybody whose role and skill fit the order, on duty or not; without those a complaint is about. */
export async function listAble(tx: Tx, order: WorkOrder): Promise<readonly StaffMember[]> {
  const away = await listKeptAway(tx, order.requestId);
  const role = order.role as StaffRole;
  const free = (await listStaff(tx, order.propertyId, role)).filter(({ id }) => !away.has(id));
  // Where everybody of the role is kept away from it, it is the heads' own.
  const ofRole = free.length > 0 || away.size === 0 ? free : await listHeads(tx, order.propertyId, "supervisor", away);
  if (order.kind === "callback-call" && role === "supervisor") return headsConcerned(tx, order, ofRole);
  const skilled = order.kind === "repair" ? ofRole.filter((staff) => hasSkill(staff, order.request.category)) : ofRole;
  // A category that nobody has learnt is still somebody's job.
  return skilled.length > 0 ? skilled : ofRole;
}

/** About an ordinary complaint, the head of the department complained of calls back (C7). */
async function headsConcerned(
  tx: Tx,
  order: WorkOrder,
  heads: readonly StaffMember[],
): Promise<readonly StaffMember[]> {
  const complaint = await tx.complaint.findUnique({ where: { requestId: order.requestId } });
  const role = complaint?.role ?? complaint?.aboutRole;
  const members = (await listStaff(tx, order.propertyId)).filter((staff) => staff.role === role);
  const own = heads.filter(({ department }) => members.some((staff) => staff.department === department));
  return own.length > 0 ? own : heads;
}

/** How such an order is offered. Emergencies always go to everybody. */
export function modeFor(policy: Policy, order: WorkOrder): DispatchMode {
  if (order.kind !== "repair" || order.priority === "emergency") return "grab";
  return policy.dispatch.categories[order.request.category] ?? policy.dispatch.default;
}

/**
 * Who may be asked, best first: of those able to do it the people on duty who look after the place; then whoever did the last such job there, has least
 * in hand, and was asked longest ago. In rotation only the turn counts.
 */
export async function rankCandidates(
  tx: Tx,
  order: WorkOrder,
  able: readonly StaffMember[],
  { now, policies }: Moment,
): Promise<readonly Candidate[]> {
  const policy = policies.for(order.property.code);
  const rota = await loadRota(tx, able, { policy, zone: order.property.zone, from: now });
  const ids = able.map(({ id }) => id);
  const building = await buildingOf(tx, order);
  const previousId = await lastWorker(tx, order);
  const loads = await tx.workOrder.groupBy({
    by: ["assigneeId"],
    where: { assigneeId: { in: ids }, status: { in: [...workingStatuses] } },
    _count: true,
  });
  const asked = await tx.offer.groupBy({ by: ["staffId"], where: { staffId: { in: ids } }, _max: { at: true } });
  const mode = modeFor(policy, order);
  const here = able.filter(({ areas }) => building === undefined || areas.length === 0 || areas.includes(building));
  const near = here.length > 0 ? here : able;
  const entries = near.map((staff) => {
    const openCount = loads.find(({ assigneeId }) => assigneeId === staff.id)?._count ?? 0;
    const lastAsked = asked.find(({ staffId }) => staffId === staff.id)?._max.at?.getTime() ?? 0;
    const onDuty = rota.isOnDuty(staff, now);
    const own = building !== undefined && staff.areas.includes(building);
    const previous = staff.id === previousId;
    const skill = order.kind === "repair" && staff.skills.includes(order.request.category);
    const why = [
      onDuty ? "on-duty" : "off-duty",
      ...(skill ? ["skill"] : []),
      ...(own ? ["area"] : []),
      ...(previous ? ["previous"] : []),
      ...(mode === "rotate" ? ["turn"] : []),
      `load:${openCount}`,
    ];
    // Knowing the place is worth two jobs in hand, looking after the building one.
    const score = openCount - (previous ? 2 : 0) - (own ? 1 : 0);
    return { candidate: { staff, onDuty, openCount, why }, score: mode === "rotate" ? 0 : score, lastAsked };
  });
  return entries
    .sort((a, b) => a.score - b.score || a.lastAsked - b.lastAsked || a.candidate.staff.id - b.candidate.staff.id)
    .map(({ candidate }) => candidate);
}

async function buildingOf(tx: Tx, { request: { unitId } }: WorkOrder): Promise<string | undefined> {
  const unit = unitId === null ? null : await tx.unit.findUnique({ where: { id: unitId } });
  return unit?.building;
}

/** Who did the last finished job of this category in the same unit or public area. */
async function lastWorker(tx: Tx, order: WorkOrder): Promise<number | undefined> {
  const { unitId, publicAreaId, category } = order.request;
  if (order.kind !== "repair" || (unitId === null && publicAreaId === null)) return undefined;
  const last = await tx.workOrder.findFirst({
    where: {
      id: { not: order.id },
      kind: "repair",
      doneAt: { not: null },
      assigneeId: { not: null },
      request: { propertyId: order.propertyId, category, unitId, publicAreaId },
    },
    orderBy: [{ doneAt: "desc" }, { id: "desc" }],
    select: { assigneeId: true },
  });
  return last?.assigneeId ?? undefined;
}

/** Who may be asked although nobody is on duty, by the policy (S1: nights are covered by who is reachable). */
export function reachableOffDuty(
  policy: Policy,
  order: WorkOrder,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (order.priority === "emergency") return candidates;
  return candidates.filter(({ staff }) =>
    policy.dispatch.offDuty.some(
      ({ role, skills, priorities }) =>
        priorities.some((priority) => priority === order.priority) &&
        (role === undefined || role === staff.role) &&
        (skills === undefined || skills.some((skill) => hasSkill(staff, skill))),
    ),
  );
}
