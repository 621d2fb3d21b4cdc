import { Temporal } from "temporal-polyfill";
import type { Tx } from "../db/client.ts";
import { priorities } from "../db/outbox.ts";
import { lengthMs } from "../policy.ts";
import { patience } from "./calendar.ts";
import { askNext } from "./dispatch.ts";
import { listKeptAway } from "./isolation.ts";
import { tell } from "./notice.ts";
import { listHeads, listStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { isClocked, setClock } from "./work-clock.ts";
import {
  callLimit,
  clockFor,
  due,
  findWorkOrder,
  lineOf,
  type Moment,
  setDeadline,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

/**
 * A work order was not taken, or not worked on, in time (R4): first those who should have are reminded, then it climbs one rung of the policy at a
 * time; the last rung repeats, later each time, until something happens.
 */
export async function escalateWorkOrder(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || order.pausedAt || !escalates(order.status)) return;
  const policy = policies.for(order.property.code);
  const rungs = clockFor(policy, order.kind, order.priority).escalate;
  const staff = await listStaff(tx, order.propertyId, order.role as StaffRole);
  const wait = (rung: number) => {
    const after = rungs[Math.min(rung, rungs.length - 1)]?.after;
    if (!after) throw new Error("the policy has no escalation rungs");
    const later = { milliseconds: lengthMs(after) * patience(rung, rungs.length) };
    return due(tx, order, Temporal.Duration.from(later), staff, { now, policies });
  };
  // Whoever was asked by name has not answered: somebody else is.
  const asked = order.status === "offered" && order.level === 0 ? await askNext(tx, order, { now, policies }) : "done";
  if (asked === "asked") return;
  if (asked === "opened") {
    await climb(tx, order, rungs[0]?.to ?? "supervisor", now);
    await tx.workOrder.update({ where: { id: order.id }, data: { level: 2 } });
    return setClock(tx, order.id, { now, policies });
  }
  const reminded = order.level === 0 ? await listForgetful(tx, order) : [];
  // Nobody left to remind (all declined): straight to the first rung.
  const rung = order.level === 0 ? (reminded.length > 0 ? -1 : 0) : order.level - 1;
  if (rung === -1) await remind(tx, order, reminded, now);
  else await climb(tx, order, rungs[Math.min(rung, rungs.length - 1)]?.to ?? "supervisor", now);
  await tx.workOrder.update({ where: { id: order.id }, data: { level: rung + 2 } });
  if (isClocked(order.kind)) return setClock(tx, order.id, { now, policies });
  const next = await wait(rung + 1);
  // Whoever phones a resident back has days for it before the supervisor hears (C1, C5).
  const limit =
    rung === -1 && order.kind === "callback-call" && order.status !== "offered" ? callLimit(order, policy) : next;
  await setDeadline(tx, order, "escalate", limit > next ? limit : next, now);
}

function escalates(status: string): boolean {
  return status === "offered" || workingStatuses.some((working) => working === status);
}

/** Those who hold an open offer, or the one who took the order. */
async function listForgetful(tx: Tx, order: WorkOrder): Promise<readonly StaffMember[]> {
  const away = await listKeptAway(tx, order.requestId);
  const staff = (await listStaff(tx, order.propertyId)).filter(({ id }) => !away.has(id));
  if (order.status !== "offered") return staff.filter(({ id }) => id === order.assigneeId);
  const offers = await tx.offer.findMany({ where: { workOrderId: order.id, round: order.round, status: "open" } });
  return staff.filter(({ id }) => offers.some(({ staffId }) => staffId === id));
}

async function remind(tx: Tx, order: WorkOrder, staff: readonly StaffMember[], now: Date): Promise<void> {
  const notice = order.status === "offered" ? "offer-reminder" : "work-reminder";
  for (const { personId } of staff) {
    await tell(tx, { personId, notice, workOrderId: order.id, round: order.round, now, priority: alarmFor(order) });
  }
  await record(tx, {
    ...lineOf(order),
    event: "reminded",
    actor: system,
    detail: { staffIds: staff.map(({ id }) => id) },
    at: now,
  });
}

async function climb(tx: Tx, order: WorkOrder, to: "supervisor" | "manager", now: Date): Promise<void> {
  const heads = await listHeads(tx, order.propertyId, to, await listKeptAway(tx, order.requestId));
  for (const { personId } of heads)
    await tell(tx, { personId, notice: "escalation", workOrderId: order.id, now, priority: alarmFor(order) });
  const first = heads[0];
  if (first) await tx.workOrder.update({ where: { id: order.id }, data: { responsibleId: first.id } });
  await record(tx, {
    ...lineOf(order),
    event: "escalated",
    actor: system,
    detail: { to, staffIds: heads.map(({ id }) => id) },
    at: now,
  });
}

function alarmFor(order: WorkOrder): 0 | 2 {
  return order.priority === "emergency" ? priorities.alarm : priorities.ordinary;
}
