import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { findLivePromise, replacePromise } from "../db/outbox.ts";
import { lengthMs } from "../policy.ts";
import { type ClockLine, type Limits, type Replay, replay } from "./clock.ts";
import { dayAndNight, loadRota } from "./duty.ts";
import {
  clockFor,
  deadlineKey,
  findWorkOrder,
  type Moment,
  setDeadline,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

/** Kinds whose time is kept by a life of their own. */
const otherwise: readonly string[] = ["emergency", "incident-report", "answer", "answer-approval", "callback-call"];

/** Whether the clocks of this page run for such work. */
export function isClocked(kind: string): boolean {
  return !otherwise.includes(kind) && !kind.startsWith("complaint");
}

const clockJobs: readonly string[] = ["escalate", "warn", "resume", "check-pause"];

/** The limits that hold for an order today. */
export function limitsOf(order: WorkOrder, { policies }: Pick<Moment, "policies">): Limits {
  const policy = policies.for(order.property.code);
  const { accept, arrive, complete, warn, escalate, check } = clockFor(policy, order.kind, order.priority);
  return {
    response: lengthMs(accept),
    arrival: lengthMs(order.priority === "emergency" ? policy.emergency.arrive : arrive),
    resolution: lengthMs(complete),
    warn: lengthMs(warn),
    escalate: escalate.map(({ after }) => lengthMs(after)),
    check: lengthMs(check),
    again: lengthMs(policy.desk.arrive),
  };
}

const detailSchema = z.object({
  staffId: z.int().optional().catch(undefined),
  staffIds: z.array(z.int()).optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  until: z.coerce.date().optional().catch(undefined),
  result: z.string().optional().catch(undefined),
  offDuty: z.boolean().optional().catch(undefined),
  from: z.coerce.date().optional().catch(undefined),
  to: z.coerce.date().optional().catch(undefined),
});

/** Lines that an order nobody cares for gathers by the hundred; more of them than there are rungs say nothing new. */
const repeated = ["escalated", "pause-chased"];
const rungsAtMost = 30;

async function listLines(tx: Tx, { id, requestId }: WorkOrder) {
  const mine = { requestId, workOrderId: id };
  const once = await tx.timeline.findMany({ where: { ...mine, event: { notIn: repeated } }, orderBy: { id: "asc" } });
  const often = await tx.timeline.findMany({
    where: { ...mine, event: { in: repeated } },
    orderBy: { id: "desc" },
    take: rungsAtMost,
  });
  return [...once, ...often].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the clocks of an order show, from its time line alone; `at` moves the hands on to a moment. */
export async function readClock(tx: Tx, order: WorkOrder, moment: Moment, at?: Date): Promise<Replay> {
  const rows = await listLines(tx, order);
  const staff = await tx.staff.findMany({
    where: { propertyId: order.propertyId },
    select: { id: true, personId: true, shift: true, role: true, dismissedAt: true },
  });
  const lines = rows.map(({ event, at: when, personId, detail }): ClockLine => {
    const read = detailSchema.parse(detail);
    // Lines of before the clocks name only the person.
    return { event, at: when, ...read, staffId: read.staffId ?? staff.find((one) => one.personId === personId)?.id };
  });
  const { zone, code } = order.property;
  const named = new Set(lines.flatMap(({ staffId, staffIds = [] }) => [staffId ?? 0, ...staffIds]));
  const ofRole = staff.filter(({ role, dismissedAt }) => role === order.role && dismissedAt === null);
  const concerned = staff.filter(({ id }) => named.has(id) || ofRole.some((one) => one.id === id));
  const from = lines[0]?.at ?? order.createdAt;
  const rota = await loadRota(tx, concerned, { policy: moment.policies.for(code), zone, from });
  const night = order.priority === "emergency";
  const calendars = {
    of: (ids: readonly number[]) =>
      night ? dayAndNight(zone) : rota.dutyOf(concerned.filter(({ id }) => ids.includes(id))),
    always: dayAndNight(zone),
    everybody: night ? dayAndNight(zone) : rota.dutyOf(ofRole),
  };
  return replay(lines, limitsOf(order, moment), calendars, at);
}

/** The deadline of an order becomes what its time line says; called after every line that a clock cares about. */
export async function setClock(tx: Tx, workOrderId: number, moment: Moment): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || !isClocked(order.kind) || !isRunning(order.status)) return;
  const clock = await readClock(tx, order, moment);
  if (!clock.deadline || !clock.stage) return;
  const dueAt = clock[clock.stage]?.due ?? null;
  if (dueAt?.getTime() !== order.dueAt?.getTime())
    await tx.workOrder.update({ where: { id: order.id }, data: { dueAt } });
  await setDeadline(tx, order, clock.deadline.job, clock.deadline.at, moment.now);
}

function isRunning(status: string): boolean {
  return status === "offered" || workingStatuses.some((working) => working === status);
}

/** Somebody's duty has changed: the deadlines of the property are looked at. */
export async function promiseReschedule(tx: Tx, propertyId: number, now: Date, afterId = 0): Promise<void> {
  const payload = { propertyId, afterId };
  await replacePromise(tx, `reschedule:${propertyId}`, { job: "reschedule", payload, runAt: now, now });
}

/** Limits or calendars have changed: the deadlines of these orders are set anew; what was used and paused stays so. Returns how many moved. */
export async function reschedule(
  tx: Tx,
  which: { propertyId: number; afterId?: number; take?: number },
  moment: Moment,
): Promise<{ moved: number; lastId: number | undefined }> {
  const orders = await tx.workOrder.findMany({
    where: {
      propertyId: which.propertyId,
      id: { gt: which.afterId ?? 0 },
      status: { in: ["offered", ...workingStatuses] },
    },
    select: { id: true, kind: true },
    orderBy: { id: "asc" },
    take: which.take ?? 500,
  });
  let moved = 0;
  for (const { id, kind } of orders) {
    if (!isClocked(kind)) continue;
    await tx.$queryRaw`select id from work_order where id = ${id} for update`;
    const order = await findWorkOrder(tx, id);
    const live = await findLivePromise(tx, deadlineKey(id));
    if (!order || !live || !clockJobs.includes(live.job)) continue;
    const { deadline } = await readClock(tx, order, moment);
    if (!deadline || (deadline.at.getTime() === live.runAt.getTime() && deadline.job === live.job)) continue;
    await setClock(tx, id, moment);
    moved++;
  }
  return { moved, lastId: orders.length < (which.take ?? 500) ? undefined : orders.at(-1)?.id };
}
