import type { Tx } from "../db/client.ts";
import { priorities } from "../db/outbox.ts";
import type { DispatchMode } from "../policy.ts";
import { type Candidate, listAble, modeFor, rankCandidates, reachableOffDuty } from "./candidates.ts";
import { loadRota, nextOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { listKeptAway } from "./isolation.ts";
import { tell } from "./notice.ts";
import { flagRepeat } from "./repeat.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { findWindow, windowDetail } from "./visit-window.ts";
import { isClocked, setClock } from "./work-clock.ts";
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

/**
 * Offers a waiting work order (R3): to everybody who may take it, or to the best one by name, as the policy says of its category. With nobody on duty
 * those are asked who are reachable, and the supervisor hears; else it is tried again when the next shift begins.
 */
export async function dispatchWorkOrder(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.status !== "waiting") return;
  await flagRepeat(tx, order, { now, policies });
  const policy = policies.for(order.property.code);
  const able = await listAble(tx, order);
  const candidates = await rankCandidates(tx, order, able, { now, policies });
  const onDuty = candidates.filter((candidate) => candidate.onDuty);
  if (onDuty.length > 0) {
    const mode = modeFor(policy, order);
    return void (await offer(
      tx,
      order,
      { mode, asked: mode === "grab" ? onDuty : onDuty.slice(0, 1) },
      { now, policies },
    ));
  }
  const elsewhere = await rankedOnDuty(tx, order, able, candidates, { now, policies });
  if (elsewhere.length > 0) return void (await offer(tx, order, { mode: "grab", asked: elsewhere }, { now, policies }));
  const reachable = reachableOffDuty(policy, order, candidates);
  if (reachable.length === 0) return nobodyOnDuty(tx, order, able, { now, policies });
  if (order.priority !== "emergency") await tellNobodyOnDuty(tx, order, now);
  await offer(tx, order, { mode: "grab", asked: reachable, offDuty: true }, { now, policies });
}

/** Those on duty who look after other buildings, when nobody of this one is there. */
async function rankedOnDuty(
  tx: Tx,
  order: WorkOrder,
  able: readonly StaffMember[],
  known: readonly Candidate[],
  moment: Moment,
): Promise<readonly Candidate[]> {
  const others = able.filter(({ id }) => !known.some(({ staff }) => staff.id === id));
  if (others.length === 0) return [];
  return (await rankCandidates(tx, order, others, moment)).filter(({ onDuty }) => onDuty);
}

/** Holds an order out to some people in a new round; false when somebody else has changed it meanwhile. */
async function offer(
  tx: Tx,
  order: WorkOrder,
  { mode, asked, offDuty = false }: { mode: DispatchMode; asked: readonly Candidate[]; offDuty?: boolean },
  { now, policies }: Moment,
): Promise<boolean> {
  const round = order.round + 1;
  const fresh = { round, mode, level: 0, offeredAt: now, assigneeId: null };
  if (!(await move(tx, "offer", { id: order.id, round: order.round }, fresh))) return false;
  await tx.offer.createMany({
    data: asked.map(({ staff, why }) => ({ workOrderId: order.id, staffId: staff.id, round, at: now, why: [...why] })),
  });
  const priority = order.priority === "emergency" ? priorities.alarm : priorities.ordinary;
  for (const { staff } of asked)
    await tell(tx, { personId: staff.personId, notice: "offer", workOrderId: order.id, round, now, priority });
  const staffIds = asked.map(({ staff }) => staff.id);
  const detail = { staffIds, mode, ...(offDuty ? { offDuty } : {}) };
  await record(tx, { ...lineOf(order), event: "offered", actor: system, detail, at: now });
  if (isClocked(order.kind)) await setClock(tx, order.id, { now, policies });
  else {
    const { accept } = clockFor(policies.for(order.property.code), order.kind, order.priority);
    const people = asked.map(({ staff }) => staff);
    await setDeadline(tx, order, "escalate", await due(tx, order, accept, people, { now, policies }), now);
  }
  return true;
}

/**
 * The one who was asked by name said no, or nothing in time: the next one is asked. After as many as the policy allows, or when nobody is left, everybody
 * who has not declined is asked at once. `done` when there is nobody to ask; `opened` when the supervisor should hear.
 */
export async function askNext(tx: Tx, order: WorkOrder, moment: Moment): Promise<"asked" | "opened" | "done"> {
  if (order.mode !== "assign" && order.mode !== "rotate") return "done";
  const { now, policies } = moment;
  const policy = policies.for(order.property.code);
  const offers = await tx.offer.findMany({
    where: { workOrderId: order.id, at: { gte: await cycleStart(tx, order) } },
  });
  await tx.offer.updateMany({
    where: { workOrderId: order.id, status: "open" },
    data: { status: "withdrawn", reason: "no-answer", answeredAt: now },
  });
  const ranked = await rankCandidates(tx, order, await listAble(tx, order), moment);
  const onDuty = ranked.filter((candidate) => candidate.onDuty);
  const next = onDuty.find(({ staff }) => !offers.some(({ staffId }) => staffId === staff.id));
  const rounds = new Set(offers.map(({ round }) => round)).size;
  if (next && rounds < policy.dispatch.tries) {
    await offer(tx, order, { mode: order.mode, asked: [next] }, moment);
    return "asked";
  }
  const declined = new Set(offers.filter(({ status }) => status === "declined").map(({ staffId }) => staffId));
  const willing = onDuty.filter(({ staff }) => !declined.has(staff.id));
  if (willing.length === 0) return "done";
  await offer(tx, order, { mode: "grab", asked: willing }, moment);
  return "opened";
}

/** When this search for somebody began: when it was reported, or last came back. */
async function cycleStart(tx: Tx, order: WorkOrder): Promise<Date> {
  const line = await tx.timeline.findFirst({
    where: { requestId: order.requestId, workOrderId: order.id, event: { in: ["not-fixed", "released"] } },
    orderBy: { id: "desc" },
  });
  return line?.at ?? order.createdAt;
}

async function tellNobodyOnDuty(tx: Tx, order: WorkOrder, now: Date): Promise<void> {
  const heads = await listHeads(tx, order.propertyId, "supervisor", await listKeptAway(tx, order.requestId));
  for (const head of heads)
    await tell(tx, { personId: head.personId, notice: "nobody-on-duty", workOrderId: order.id, now });
  await record(tx, { ...lineOf(order), event: "nobody-on-duty", actor: system, at: now });
}

async function nobodyOnDuty(
  tx: Tx,
  order: WorkOrder,
  able: readonly StaffMember[],
  { now, policies }: Moment,
): Promise<void> {
  // Told once per order; the later tries stay quiet until somebody comes on duty.
  if (order.level === 0) {
    await tellNobodyOnDuty(tx, order, now);
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
  await record(tx, {
    ...lineOf(order),
    event: "assigned",
    actor: { type: "staff", personId: head.personId },
    detail: { staffId: assignee.id, ...windowDetail(await findWindow(tx, order, now)) },
    at: now,
  });
  if (isClocked(order.kind)) await setClock(tx, order.id, { now, policies });
  else await setDeadline(tx, order, "escalate", await arrivalDue(tx, order, assignee, { now, policies }), now);
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
