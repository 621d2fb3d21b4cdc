import type { Tx } from "../db/client.ts";
import { priorities } from "../db/outbox.ts";
import { loadRota, nextOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { listKeptAway } from "./isolation.ts";
import { tell } from "./notice.ts";
import { hasSkill, listHeads, listStaff, requireStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { record, system } from "./timeline.ts";
import {
  arrivalDue,
  clockFor,
  due,
  findWorkOrder,
  getOrderFor,
  lineOf,
  type Moment,
  move,
  type StaffAction,
  setDeadline,
  tellResident,
  type WorkOrder,
  withdrawOffers,
} from "./work-order.ts";

/** Offers a waiting work order to everybody who may take it (抢单, R3). With nobody on duty it is tried again when the next shift begins. */
export async function dispatchWorkOrder(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.status !== "waiting") return;
  const policy = policies.for(order.property.code);
  const able = await listAble(tx, order);
  const { zone } = order.property;
  const rota = await loadRota(tx, able, { policy, zone, from: now });
  const onDuty = able.filter((staff) => rota.isOnDuty(staff, now));
  const asked = onDuty.length > 0 || order.priority !== "emergency" ? onDuty : able;
  if (asked.length === 0) return nobodyOnDuty(tx, order, able, { now, policies });

  const round = order.round + 1;
  if (
    !(await move(
      tx,
      "offer",
      { id: order.id, round: order.round },
      { round, level: 0, offeredAt: now, assigneeId: null },
    ))
  )
    return;
  await tx.offer.createMany({
    data: asked.map((staff) => ({ workOrderId: order.id, staffId: staff.id, round, at: now })),
  });
  const priority = order.priority === "emergency" ? priorities.alarm : priorities.ordinary;
  for (const staff of asked)
    await tell(tx, { personId: staff.personId, notice: "offer", workOrderId: order.id, round, now, priority });
  await setDeadline(
    tx,
    order,
    "escalate",
    await due(tx, order, clockFor(policy, order.kind).accept, asked, { now, policies }),
    now,
  );
  await record(tx, {
    ...lineOf(order),
    event: "offered",
    actor: system,
    detail: { staffIds: asked.map(({ id }) => id) },
    at: now,
  });
}

/** Everybody whose role and skill fit the order, on duty or not; without those a complaint is about. */
async function listAble(tx: Tx, order: WorkOrder): Promise<readonly StaffMember[]> {
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

async function nobodyOnDuty(
  tx: Tx,
  order: WorkOrder,
  able: readonly StaffMember[],
  { now, policies }: Moment,
): Promise<void> {
  const heads = await listHeads(tx, order.propertyId, "supervisor", await listKeptAway(tx, order.requestId));
  // Told once per order; the later tries stay quiet until somebody comes on duty.
  if (order.level === 0) {
    for (const head of heads)
      await tell(tx, { personId: head.personId, notice: "nobody-on-duty", workOrderId: order.id, now });
    await record(tx, { ...lineOf(order), event: "nobody-on-duty", actor: system, at: now });
    await tx.workOrder.updateMany({ where: { id: order.id, status: "waiting" }, data: { level: 1 } });
  }
  const rota = await loadRota(tx, able, {
    policy: policies.for(order.property.code),
    zone: order.property.zone,
    from: now,
  });
  const next = nextOnDuty(rota.dutyOf(able), now);
  const again = next > now ? next : new Date(now.getTime() + 15 * 60_000);
  await setDeadline(tx, order, "dispatch", again, now);
}

/** A head gives the order to one member of staff, who has it from then on (指派). Errors: staff-only, unknown-order, cannot-assign. */
export async function assignWorkOrder(
  tx: Tx,
  action: StaffAction & { staffId: number },
): Promise<{ order: WorkOrder; assignee: StaffMember }> {
  const { workOrderId, personId, staffId, now, policies } = action;
  const head = await requireStaff(tx, personId, "supervisor", "manager", "front-desk");
  const order = await getOrderFor(tx, workOrderId, head);
  const away = await listKeptAway(tx, order.requestId);
  const assignee = (await listStaff(tx, head.propertyId)).find(({ id }) => id === staffId);
  if (!assignee || away.has(assignee.id)) throw new DomainError("error-unknown-staff");
  // A complaint is passed on by its own steps, and stays with its first receiver (K11).
  if (order.kind.startsWith("complaint"))
    throw new DomainError("error-cannot-assign", { number: order.request.number });
  const given = { assigneeId: assignee.id, responsibleId: assignee.id, acceptedAt: now, level: 0 };
  if (!(await move(tx, "assign", { id: order.id }, given)))
    throw new DomainError("error-cannot-assign", { number: order.request.number });
  await withdrawOffers(tx, order.id, "offer-taken", now);
  if (order.assigneeId !== null && order.assigneeId !== assignee.id) await tellFormer(tx, order, now);
  await setDeadline(tx, order, "escalate", await arrivalDue(tx, order, assignee, { now, policies }), now);
  await record(tx, {
    ...lineOf(order),
    event: "assigned",
    actor: { type: "staff", personId: head.personId },
    detail: { staffId: assignee.id },
    at: now,
  });
  await tell(tx, { personId: assignee.personId, notice: "assigned", workOrderId: order.id, now });
  await tellResident(tx, order, "accepted", now);
  return { order, assignee };
}

async function tellFormer(tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  const former = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  if (former) await tell(tx, { personId: former.personId, notice: "order-reassigned", workOrderId: order.id, now });
}

/** Staff whom an order could be given to, those on duty first, each with the number of orders they have. */
export async function listAssignable(
  tx: Tx,
  { workOrderId, personId, now, policies }: StaffAction,
): Promise<readonly { staff: StaffMember; onDuty: boolean; openCount: number }[]> {
  const head = await requireStaff(tx, personId, "supervisor", "manager", "front-desk");
  const order = await findWorkOrder(tx, workOrderId, head.propertyId);
  if (!order || (await listKeptAway(tx, order.requestId)).has(head.id)) return [];
  const able = await listAble(tx, order);
  const { zone } = order.property;
  const rota = await loadRota(tx, able, { policy: policies.for(order.property.code), zone, from: now });
  const loads = await tx.workOrder.groupBy({
    by: ["assigneeId"],
    where: { assigneeId: { in: able.map(({ id }) => id) }, status: { in: ["accepted", "on-the-way", "on-the-spot"] } },
    _count: true,
  });
  return able
    .filter(({ id }) => id !== order.assigneeId)
    .map((staff) => ({
      staff,
      onDuty: rota.isOnDuty(staff, now),
      openCount: loads.find(({ assigneeId }) => assigneeId === staff.id)?._count ?? 0,
    }))
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.openCount - b.openCount);
}
