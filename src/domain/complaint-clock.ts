import type { Tx } from "../db/client.ts";
import { cancelPromise, priorities, replacePromise } from "../db/outbox.ts";
import { afterQuiet, plus, plusDuty } from "./calendar.ts";
import { complaintLife, heavier, isOpenStage, type Severity, severities } from "./complaint.ts";
import { keepApart } from "./complaint-handover.ts";
import { type ComplaintNotice, tellComplaint } from "./complaint-notice.ts";
import { listKeptAway } from "./isolation.ts";
import { listHeads, listStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import { findWorkOrder, lineOf, type Moment, openStatuses, setDeadline, type WorkOrder } from "./work-order.ts";

export type Complaint = NonNullable<Awaited<ReturnType<Tx["complaint"]["findUnique"]>>>;

/** The work order of a complaint, which its first receiver answers for; undefined when there is none. */
export async function findComplaintOrder(tx: Tx, requestId: number): Promise<WorkOrder | undefined> {
  const order = await tx.workOrder.findFirst({ where: { requestId, kind: "complaint" }, orderBy: { id: "desc" } });
  return order ? findWorkOrder(tx, order.id) : undefined;
}

/** When it is next due: the answer that was promised, or the step it is at, whichever comes first. */
export function nextDue({
  nextAnswerAt,
  stageDueAt,
}: Pick<Complaint, "nextAnswerAt" | "stageDueAt">): Date | undefined {
  if (nextAnswerAt === null || stageDueAt === null) return nextAnswerAt ?? stageDueAt ?? undefined;
  return nextAnswerAt < stageDueAt ? nextAnswerAt : stageDueAt;
}

/** Sets the one deadline of a complaint by what it is at now; whoever owes it is reminded some time before (K7). */
export async function setComplaintDeadline(tx: Tx, requestId: number, { now, policies }: Moment): Promise<void> {
  const complaint = await tx.complaint.findUniqueOrThrow({ where: { requestId } });
  const order = await findComplaintOrder(tx, requestId);
  const due = nextDue(complaint);
  if (!order || !due) return;
  const { warn } = policies.for(order.property.code).complaint;
  const remindAt = plus(due, warn.negated(), order.property.zone);
  const warned = waitsForResident(complaint.stage) || remindAt <= now;
  await tx.workOrder.update({ where: { id: order.id }, data: { level: warned ? 1 : 0 } });
  await setDeadline(tx, order, "complaint-deadline", warned ? due : remindAt, now);
}

/** Stages in which the next word is the complainant's. */
export function waitsForResident(stage: string): boolean {
  return stage === "asking" || stage === "done";
}

/**
 * Something about a complaint is due: who owes it is reminded before and at the time, then it climbs the rungs of the policy, the last of which
 * repeats. The first receiver answers for it all the while (K11).
 */
export async function keepComplaintDeadline(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || !openStatuses.some((status) => status === order.status)) return;
  const complaint = await tx.complaint.findUnique({ where: { requestId: order.requestId } });
  const due = complaint && nextDue(complaint);
  if (!complaint || !due) return;
  const policy = policies.for(order.property.code).complaint;
  const { zone } = order.property;
  if (waitsForResident(complaint.stage)) return askAgain(tx, order, complaint, { now, policies });
  if (!(await tx.staff.count({ where: { id: complaint.receiverId, dismissedAt: null } })))
    await keepApart(tx, order.requestId, { now, policies });
  const again = async (level: number, at: Date) => {
    await tx.workOrder.update({ where: { id: order.id }, data: { level } });
    await setDeadline(tx, order, "complaint-deadline", at, now);
  };
  if (due > now) {
    await remindHandlers(tx, order, complaint, now);
    return again(1, due);
  }
  const rungAt = (index: number) => {
    const rung = policy.escalate[Math.min(index, policy.escalate.length - 1)];
    if (!rung) throw new Error("the policy has no rungs for complaints");
    return rung;
  };
  const after = (index: number) => plusDuty(now, rungAt(index).after, [policy.hours], zone);
  if (order.level <= 1) {
    await remindHandlers(tx, order, complaint, now);
    return again(2, after(0));
  }
  const { to } = rungAt(order.level - 2);
  const heads = await listHeads(tx, order.propertyId, to, await listKeptAway(tx, order.requestId));
  for (const { personId } of heads)
    await tellComplaint(tx, { personId, notice: "late", requestId: order.requestId, now });
  const detail = { to, staffIds: heads.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event: "escalated", actor: system, detail, at: now });
  await again(order.level + 1, after(order.level - 1));
}

/** The complainant has said nothing yet: asked once more, then phoned; silence is not consent (X3). */
async function askAgain(tx: Tx, order: WorkOrder, complaint: Complaint, { now, policies }: Moment): Promise<void> {
  const policy = policies.for(order.property.code);
  const { zone } = order.property;
  const { requestId } = order;
  const again = async (level: number, at: Date) => {
    await tx.workOrder.update({ where: { id: order.id }, data: { level } });
    await setDeadline(tx, order, "complaint-deadline", at, now);
  };
  const { reporterId } = order.request;
  if (order.level <= 1 && reporterId !== null) {
    const notice = complaint.stage === "asking" ? "proposal-reminder" : "word-reminder";
    await tellComplaint(tx, { personId: reporterId, notice, requestId, now });
    await record(tx, { ...lineOf(order), event: "sign-off-reminded", actor: system, at: now });
    return again(2, afterQuiet(plus(now, policy.callback.patience, zone), policy.quiet, zone));
  }
  const handlers = await listHandlers(tx, order, complaint);
  for (const { personId } of handlers) await tellComplaint(tx, { personId, notice: "phone", requestId, now });
  // After its limit of days the supervisor hears as well (C5).
  if (order.level > 2) {
    const heads = await listHeads(tx, order.propertyId, "supervisor", await listKeptAway(tx, requestId));
    for (const { personId } of heads) await tellComplaint(tx, { personId, notice: "phone", requestId, now });
  }
  const event = order.level > 2 ? "escalated" : "call-opened";
  await record(tx, { ...lineOf(order), event, actor: system, at: now });
  await again(order.level + 1, plus(now, policy.callback.phone, zone));
}

async function remindHandlers(tx: Tx, order: WorkOrder, complaint: Complaint, now: Date): Promise<void> {
  const handlers = await listHandlers(tx, order, complaint);
  for (const { personId } of handlers)
    await tellComplaint(tx, { personId, notice: "due", requestId: order.requestId, now });
  const detail = { staffIds: handlers.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event: "reminded", actor: system, detail, at: now });
}

/** Who works on it: the first receiver, and whoever it was passed to. */
export async function listHandlers(tx: Tx, order: WorkOrder, complaint: Complaint): Promise<readonly StaffMember[]> {
  const staff = await listStaff(tx, order.propertyId);
  return staff.filter(({ id }) => id === complaint.receiverId || id === order.assigneeId);
}

/** Tells everybody who works on it. */
export async function tellHandlers(
  tx: Tx,
  requestId: number,
  notice: ComplaintNotice,
  now: Date,
  letterId?: number,
): Promise<void> {
  const order = await findComplaintOrder(tx, requestId);
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  if (!order || !complaint) return;
  for (const { personId } of await listHandlers(tx, order, complaint))
    await tellComplaint(tx, { personId, notice, requestId, now, ...(letterId === undefined ? {} : { letterId }) });
}

const ageKey = (requestId: number) => `complaint-age:${requestId}`;

/** A complaint that is still unsolved after the policy's time becomes a major one (K4). */
export async function promiseAge(tx: Tx, requestId: number, { now, policies }: Moment): Promise<void> {
  const request = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  const property = await tx.property.findUniqueOrThrow({ where: { id: request.propertyId } });
  const { unsolved } = policies.for(property.code).complaint;
  const runAt = plus(request.createdAt, unsolved, property.zone);
  await replacePromise(tx, ageKey(requestId), { job: "complaint-age", payload: { requestId }, runAt, now });
}

export async function cancelAge(tx: Tx, requestId: number, now: Date): Promise<void> {
  await cancelPromise(tx, ageKey(requestId), now);
}

/** A complaint has ended: nothing about it is due any more, and no letter waits for its approval. Returns whether it was open until now. */
export async function endComplaint(
  tx: Tx,
  requestId: number,
  move: "settle" | "withdraw",
  now: Date,
): Promise<boolean> {
  const { from, to } = complaintLife[move];
  const { count } = await tx.complaint.updateMany({
    where: { requestId, stage: { in: [...from] } },
    data: { stage: to, nextAnswerAt: null, stageDueAt: null },
  });
  if (count === 0) return false;
  await cancelAge(tx, requestId, now);
  await tx.complaintLetter.updateMany({
    where: { requestId, status: "pending" },
    data: { status: "withdrawn", decidedAt: now },
  });
  return true;
}

/** The time is over: what is still open and not found unjustified weighs heavier, and the manager hears at once (K4, K8). */
export async function ageComplaint(tx: Tx, { requestId, now }: { requestId: number; now: Date }): Promise<void> {
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  if (!complaint || !isOpenStage(complaint.stage) || complaint.justified === false) return;
  await weigh(tx, requestId, "major", system, now);
}

/** Raises the severity, never lowers it; whoever makes it major has the managers told at once (K8). */
export async function weigh(tx: Tx, requestId: number, severity: Severity, actor: Actor, now: Date): Promise<void> {
  const lighter = severities.filter((known) => known !== severity && heavier(known, severity) === severity);
  const { count } = await tx.complaint.updateMany({
    where: { requestId, severity: { in: lighter } },
    data: { severity },
  });
  const order = count > 0 ? await findComplaintOrder(tx, requestId) : undefined;
  if (!order) return;
  await record(tx, { ...lineOf(order), event: "weighed", actor, detail: { severity }, at: now });
  if (severity === "major") await tellManagers(tx, requestId, now);
}

/** Major complaints go to the manager at once, whatever the hour; where it is about the manager, to whoever stands above (K8). */
export async function tellManagers(tx: Tx, requestId: number, now: Date): Promise<void> {
  const { propertyId } = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  const priority = priorities.answer;
  for (const { personId } of await listHeads(tx, propertyId, "manager", await listKeptAway(tx, requestId)))
    await tellComplaint(tx, { personId, notice: "major", requestId, now, priority });
}
