import type { Tx } from "../db/client.ts";
import { tellClock } from "./clock-notice.ts";
import { DomainError } from "./error.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import { isClocked, setClock } from "./work-clock.ts";
import {
  findWorkOrder,
  getOrderFor,
  lineOf,
  type Moment,
  notYoursNow,
  type StaffAction,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

/** Why the clocks of an order may stand still (R7, R8, R5, E9). */
export const pauseReasons = ["parts", "resident-away", "quote", "weather"] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Longer waits are a matter for a head. */
const pauseAtMostMs = 92 * 86_400_000;

interface Pause {
  readonly reason: PauseReason;
  readonly until?: Date | undefined;
  readonly actor?: Actor;
  /** The resident is told in words of their own: that a quote waits, that somebody comes again. */
  readonly quietly?: boolean;
}

type Paused = Pick<WorkOrder, "id" | "requestId" | "propertyId">;

/**
 * The clocks of an order that somebody has taken stand still for a reason, until a moment or until {@link resume}; the resident hears why and until when.
 * A second pause replaces the first. Errors: pause-over (nobody has it now), pause-date.
 */
export async function pause(
  tx: Tx,
  order: Paused,
  { reason, until, actor = system, quietly = false }: Pause,
  moment: Moment,
): Promise<void> {
  const { now } = moment;
  if (until && (until <= now || until.getTime() - now.getTime() > pauseAtMostMs))
    throw new DomainError("error-pause-date");
  const { count } = await tx.workOrder.updateMany({
    where: { id: order.id, status: { in: [...workingStatuses] } },
    data: { pausedAt: now, pausedReason: reason, pausedUntil: until ?? null },
  });
  if (count === 0) throw new DomainError("error-pause-over");
  const detail = { reason, ...(until ? { until: until.toISOString() } : {}) };
  await record(tx, { ...lineOf(order), event: "paused", actor, detail, at: now });
  await setClock(tx, order.id, moment);
  if (!quietly) await tellReporter(tx, order.id, "paused", now);
}

/** The clocks go on where they stood; the resident hears, unless in words of their own. False when the order was not paused. */
export async function resume(
  tx: Tx,
  order: Paused,
  moment: Moment,
  { actor = system, quietly = false }: { actor?: Actor; quietly?: boolean } = {},
): Promise<boolean> {
  const { now } = moment;
  const { count } = await tx.workOrder.updateMany({
    where: { id: order.id, pausedAt: { not: null } },
    data: { pausedAt: null, pausedReason: null, pausedUntil: null },
  });
  if (count === 0) return false;
  await record(tx, { ...lineOf(order), event: "resumed", actor, at: now });
  await setClock(tx, order.id, moment);
  if (!quietly) await tellReporter(tx, order.id, "resumed", now);
  return true;
}

async function tellReporter(tx: Tx, workOrderId: number, notice: "paused" | "resumed", now: Date): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (order?.kind === "repair" && order.request.reporterId !== null)
    await tellClock(tx, { personId: order.request.reporterId, notice, workOrderId, now });
}

/** The one who has the order, or a head, on an order that clocks run for. Errors: staff-only, unknown-order, not-yours. */
async function actOn(
  tx: Tx,
  { workOrderId, personId }: StaffAction,
): Promise<{ order: WorkOrder; staff: StaffMember }> {
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (!isClocked(order.kind)) throw new DomainError("error-unknown-order");
  const head = staff.role === "supervisor" || staff.role === "manager";
  if (order.assigneeId !== staff.id && !head) throw notYoursNow(order, staff);
  return { order, staff };
}

/** The worker waits for something (R7), or a head says so. Errors: as acting on it, pause-over, pause-date. */
export async function pauseWorkOrder(
  tx: Tx,
  action: StaffAction & { reason: PauseReason; until: Date | undefined },
): Promise<WorkOrder> {
  const { order, staff } = await actOn(tx, action);
  const actor = { type: "staff", personId: staff.personId } as const;
  await pause(tx, order, { reason: action.reason, until: action.until, actor }, action);
  return order;
}

/** The worker goes on. Errors: as acting on it, pause-none. */
export async function resumeWorkOrder(tx: Tx, action: StaffAction): Promise<WorkOrder> {
  const { order, staff } = await actOn(tx, action);
  const resumed = await resume(tx, order, action, { actor: { type: "staff", personId: staff.personId } });
  if (!resumed) throw new DomainError("error-pause-none", { number: order.request.number });
  return order;
}

/** The day that was named has come: the clocks go on, and the worker hears. */
export async function resumeDue(tx: Tx, { workOrderId, ...moment }: Moment & { workOrderId: number }): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order?.pausedAt) return;
  const quietly = order.pausedReason === "quote" || (await isExpected(tx, order.id));
  await resume(tx, order, moment, { quietly });
  await tellAssignee(tx, order, "carry-on", moment.now);
}

/** The resident knows when somebody comes, and is reminded of it (R8). */
async function isExpected(tx: Tx, workOrderId: number): Promise<boolean> {
  return (await tx.appointment.count({ where: { workOrderId, status: "booked" } })) > 0;
}

/** An order paused without a date is looked at again: its worker is asked, its supervisor hears (R13). */
export async function checkPause(tx: Tx, { workOrderId, ...moment }: Moment & { workOrderId: number }): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order?.pausedAt || order.pausedUntil) return;
  await record(tx, { ...lineOf(order), event: "pause-chased", actor: system, at: moment.now });
  await tellAssignee(tx, order, "still-paused", moment.now);
  for (const { personId } of await listHeads(tx, order.propertyId, "supervisor"))
    await tellClock(tx, { personId, notice: "still-paused", workOrderId, now: moment.now });
  await setClock(tx, order.id, moment);
}

/** The limit comes near: the worker hears before it is reached. */
export async function warnAssignee(
  tx: Tx,
  { workOrderId, ...moment }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || order.pausedAt || !workingStatuses.some((status) => status === order.status)) return;
  await record(tx, { ...lineOf(order), event: "warned", actor: system, at: moment.now });
  await tellAssignee(tx, order, "warning", moment.now);
  await setClock(tx, order.id, moment);
}

async function tellAssignee(
  tx: Tx,
  order: WorkOrder,
  notice: "carry-on" | "still-paused" | "warning",
  now: Date,
): Promise<void> {
  const assignee = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  if (assignee && !assignee.dismissedAt)
    await tellClock(tx, { personId: assignee.personId, notice, workOrderId: order.id, now });
}
