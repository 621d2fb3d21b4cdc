import type { Tx } from "../db/client.ts";
import { tellAssist } from "./assist-notice.ts";
import { listAble, rankCandidates } from "./candidates.ts";
import { DomainError } from "./error.ts";
import { tell } from "./notice.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import { record } from "./timeline.ts";
import { setClock } from "./work-clock.ts";
import {
  getOrderFor,
  getWorkOrder,
  lineOf,
  move,
  notYoursNow,
  type StaffAction,
  tellResident,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

/** What a colleague may be asked for: to take an order over (转单), or to join in (求助). */
export type AssistKind = "transfer" | "help";

/** A repair that somebody has in hand, for the one who has it. Errors: staff-only, unknown-order, not-yours. */
async function requireMine(
  tx: Tx,
  { workOrderId, personId }: StaffAction,
): Promise<{ order: WorkOrder; staff: StaffMember }> {
  const staff = await requireStaff(tx, personId);
  const order = await getOrderFor(tx, workOrderId, staff);
  if (order.kind !== "repair") throw new DomainError("error-unknown-order");
  if (order.assigneeId !== staff.id || !workingStatuses.some((status) => status === order.status))
    throw notYoursNow(order, staff);
  return { order, staff };
}

/** Colleagues who could take an order over or join in, those on duty first. */
export async function listColleagues(
  tx: Tx,
  action: StaffAction,
): Promise<readonly { staff: StaffMember; onDuty: boolean; openCount: number }[]> {
  const staff = await requireStaff(tx, action.personId);
  const order = await getOrderFor(tx, action.workOrderId, staff);
  const ranked = await rankCandidates(tx, order, await listAble(tx, order), action);
  return ranked
    .filter((candidate) => candidate.staff.id !== staff.id)
    .toSorted((a, b) => Number(b.onDuty) - Number(a.onDuty));
}

/**
 * Asks a colleague to take over or to join in. Until they agree nothing changes. A second question for a transfer withdraws the first.
 * Errors: not-yours, unknown-staff.
 */
export async function askColleague(
  tx: Tx,
  action: StaffAction & { kind: AssistKind; colleagueId: number; reason: string },
): Promise<{ order: WorkOrder; colleague: StaffMember }> {
  const { kind, colleagueId, reason, now } = action;
  const { order, staff } = await requireMine(tx, action);
  const colleague = (await listColleagues(tx, action)).find((one) => one.staff.id === colleagueId)?.staff;
  if (!colleague) throw new DomainError("error-unknown-staff");
  // Locked, so that two questions at once do not both find none open.
  await tx.$queryRaw`select id from work_order where id = ${order.id} for update`;
  await tx.assist.updateMany({
    where: { workOrderId: order.id, kind, status: "asked", ...(kind === "transfer" ? {} : { toId: colleague.id }) },
    data: { status: "withdrawn", answeredAt: now },
  });
  const asked = await tx.assist.create({
    data: { workOrderId: order.id, kind, fromId: staff.id, toId: colleague.id, reason, askedAt: now },
  });
  await record(tx, {
    ...lineOf(order),
    event: kind === "transfer" ? "transfer-asked" : "help-asked",
    actor: { type: "staff", personId: staff.personId },
    detail: { toId: colleague.id, reason },
    at: now,
  });
  await tellAssist(tx, { personId: colleague.personId, notice: "asked", assistId: asked.id, now });
  return { order, colleague };
}

/** The colleague agrees: takes the order over with its clocks as they stand, or joins in; or declines. Errors: assist-over. */
export async function answerColleague(
  tx: Tx,
  action: Omit<StaffAction, "workOrderId"> & { assistId: number; agreed: boolean },
): Promise<{ order: WorkOrder; kind: AssistKind }> {
  const { assistId, personId, agreed, now } = action;
  const staff = await requireStaff(tx, personId);
  const asked = await tx.assist.findFirst({ where: { id: assistId, toId: staff.id, status: "asked" } });
  if (!asked) throw new DomainError("error-assist-over");
  const order = await getOrderFor(tx, asked.workOrderId, staff);
  await tx.$queryRaw`select id from work_order where id = ${order.id} for update`;
  const { count } = await tx.assist.updateMany({
    where: { id: assistId, status: "asked" },
    data: { status: agreed ? "accepted" : "declined", answeredAt: now },
  });
  if (count === 0) throw new DomainError("error-assist-over");
  const kind: AssistKind = asked.kind === "transfer" ? "transfer" : "help";
  if (!agreed) await recordAnswer(tx, order, staff, "assist-declined", action.now);
  else if (kind === "transfer") await takeOver(tx, order, { staff, fromId: asked.fromId }, action);
  else await join(tx, order, { staff, fromId: asked.fromId }, action.now);
  const former = await tx.staff.findUnique({ where: { id: asked.fromId } });
  if (former)
    await tellAssist(tx, { personId: former.personId, notice: agreed ? "accepted" : "declined", assistId, now });
  return { order: await getWorkOrder(tx, order.id), kind };
}

interface Change {
  readonly staff: StaffMember;
  readonly fromId: number;
}

async function takeOver(tx: Tx, order: WorkOrder, { staff, fromId }: Change, moment: StaffMoment): Promise<void> {
  const taken = { assigneeId: staff.id, responsibleId: staff.id };
  if (!(await move(tx, "transfer", { id: order.id, assigneeId: fromId }, taken)))
    throw new DomainError("error-assist-over");
  await recordAnswer(tx, order, staff, "transferred", moment.now);
  await setClock(tx, order.id, moment);
  await tell(tx, { personId: staff.personId, notice: "assigned", workOrderId: order.id, now: moment.now });
  await tellResident(tx, order, "accepted", moment.now);
}
type StaffMoment = Pick<StaffAction, "now" | "policies">;

async function join(tx: Tx, order: WorkOrder, { staff, fromId }: Change, now: Date): Promise<void> {
  const still = await tx.workOrder.count({
    where: { id: order.id, assigneeId: fromId, status: { in: [...workingStatuses] } },
  });
  if (still === 0) throw new DomainError("error-assist-over");
  await recordAnswer(tx, order, staff, "joined", now);
}

async function recordAnswer(
  tx: Tx,
  order: WorkOrder,
  staff: StaffMember,
  event: "transferred" | "joined" | "assist-declined",
  at: Date,
): Promise<void> {
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, { ...lineOf(order), event, actor, detail: { staffId: staff.id }, at });
}

/** Whether somebody has joined in on an order; since it was last taken over or reopened does not matter: who was there knows it. */
export async function helpsWith(tx: Tx, workOrderId: number, staffId: number): Promise<boolean> {
  return (await tx.assist.count({ where: { workOrderId, toId: staffId, kind: "help", status: "accepted" } })) > 0;
}
