import type { Tx } from "../db/client.ts";
import { lengthMs } from "../policy.ts";
import { plus } from "./calendar.ts";
import { cancelDeskOrders } from "./desk.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { alarmStaff, findIncident, findIncidentOf, type IncidentOrder, isMine, nameOf, ongoing } from "./incident.ts";
import { tellIncident } from "./incident-notice.ts";
import { openIncidentReport } from "./incident-report.ts";
import { listAllResponders } from "./responders.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import { endDeadline, lineOf, type Moment, move, type StaffAction, setDeadline } from "./work-order.ts";

/** The incident and whoever acts on it: somebody who was alarmed, or a head. Errors: unknown-order, not-offered, incident-ended. */
async function actOn(
  tx: Tx,
  { workOrderId, personId }: StaffAction,
): Promise<{ order: IncidentOrder; staff: StaffMember; answered: boolean }> {
  const staff = await requireStaff(tx, personId);
  const order = await findIncident(tx, workOrderId, staff.propertyId);
  if (order?.kind !== "emergency") throw new DomainError("error-unknown-order");
  const offer = await tx.offer.findFirst({ where: { workOrderId, staffId: staff.id } });
  if (!offer && staff.role !== "supervisor" && staff.role !== "manager") throw new DomainError("error-not-offered");
  if (!ongoing.some((status) => status === order.status))
    throw new DomainError("error-incident-ended", { number: order.request.number });
  return { order, staff, answered: offer?.status === "accepted" };
}

/** Somebody goes. */
export interface Acknowledged {
  readonly order: IncidentOrder;
  /** Who answers for it: the first who went, perhaps this one. */
  readonly responsibleName: string;
  readonly first: boolean;
}

/** A member of staff has seen the alarm and goes (E10). Several may; the first is responsible. Errors: as acting on it, already-yours. */
export async function acknowledgeIncident(tx: Tx, action: StaffAction): Promise<Acknowledged> {
  const { order, staff, answered } = await actOn(tx, action);
  if (answered) throw new DomainError("error-already-yours", { number: order.request.number });
  const first = await goes(tx, order, staff, action);
  const now = first ? staff.name : await nameOf(tx, (await findIncident(tx, order.id))?.assigneeId ?? null);
  return { order, responsibleName: now ?? staff.name, first };
}

/** Returns whether this is the first who goes. */
async function goes(tx: Tx, order: IncidentOrder, staff: StaffMember, { now, policies }: Moment): Promise<boolean> {
  const taken = { assigneeId: staff.id, responsibleId: staff.id, acceptedAt: now, level: 0 };
  const first = await move(tx, "accept", { id: order.id }, taken);
  const mine = { workOrderId: order.id, staffId: staff.id, round: order.round };
  await tx.offer.upsert({
    where: { workOrderId_round_staffId: mine },
    create: { ...mine, status: "accepted", at: now, answeredAt: now },
    update: { status: "accepted", answeredAt: now },
  });
  await record(tx, { ...lineOf(order), event: "accepted", actor: by(staff), at: now });
  if (!first) return false;
  const { arrive } = policies.for(order.property.code).emergency;
  await setDeadline(tx, order, "escalate", plus(now, arrive, order.property.zone), now);
  await tellIncident(tx, { notice: "acknowledged", workOrderId: order.id, by: staff.personId, now });
  return true;
}

/** Somebody is on the spot; each arrival is a line of its own (E5). Errors: as acting on it. */
export async function arriveAtIncident(tx: Tx, action: StaffAction): Promise<IncidentOrder> {
  const { now, policies } = action;
  const { order, staff, answered } = await actOn(tx, action);
  // Who comes without a word has heard the alarm all the same.
  if (!answered) await goes(tx, order, staff, action);
  const first = await move(tx, "arrive", { id: order.id }, { arrivedAt: now, level: 0 });
  await record(tx, { ...lineOf(order), event: "arrived", actor: by(staff), at: now });
  if (!first) return order;
  const { resolve } = policies.for(order.property.code).emergency;
  await setDeadline(tx, order, "escalate", plus(now, resolve, order.property.zone), now);
  await tellIncident(tx, { notice: "arrived", workOrderId: order.id, by: staff.personId, now });
  return order;
}

/** It is under control: with what was done. The incident report is due from whoever says so (S5). Errors: as acting on it. */
export async function endIncident(
  tx: Tx,
  action: StaffAction & { result: string; files: readonly string[]; accountId: number },
): Promise<IncidentOrder & { readonly reportId: number }> {
  const { result, files, accountId, now, policies } = action;
  const { order, staff, answered } = await actOn(tx, action);
  if (!answered) await goes(tx, order, staff, action);
  if (!(await move(tx, "settle", { id: order.id }, { result, doneAt: now, closedAt: now })))
    throw new DomainError("error-incident-ended", { number: order.request.number });
  await endDeadline(tx, order.id, now);
  await withdraw(tx, order.id, now);
  await tx.incident.update({ where: { requestId: order.requestId }, data: { outcome: "over" } });
  const photos = { fileIds: files, requestId: order.requestId, workOrderId: order.id, purpose: "result", now } as const;
  const fileIds = await attachFiles(tx, { ...photos, accountId });
  const detail = fileIds.length === 0 ? { result } : { result, fileIds };
  await record(tx, { ...lineOf(order), event: "completed", actor: by(staff), detail, at: now });
  const reportId = await openIncidentReport(tx, order, staff, { now, policies });
  await tellIncident(tx, { notice: "over", workOrderId: order.id, by: staff.personId, now });
  return { ...order, reportId };
}

/** Nothing happened after all: said by whoever raised it or by somebody alarmed, written down with their name. Errors: not-your-request, incident-ended. */
export async function callOffIncident(
  tx: Tx,
  {
    requestId,
    personId,
    accountId,
    now,
  }: { requestId: number; personId: number | undefined; accountId: number; now: Date },
): Promise<IncidentOrder> {
  const order = await findIncidentOf(tx, requestId);
  if (!order) throw new DomainError("error-not-your-request");
  const actor = await callerOff(tx, order, { personId, accountId });
  if (!(await move(tx, "withdraw", { id: order.id }, { closedAt: now })))
    throw new DomainError("error-incident-ended", { number: order.request.number });
  await endDeadline(tx, order.id, now);
  await withdraw(tx, order.id, now);
  await tx.incident.update({ where: { requestId }, data: { outcome: "false-alarm" } });
  await record(tx, { ...lineOf(order), event: "false-alarm", actor, at: now });
  await cancelDeskOrders(tx, requestId, ["undelivered"], now);
  await tx.request.updateMany({
    where: { id: requestId, status: "open" },
    data: { status: "cancelled", closedAt: now },
  });
  await tellIncident(tx, { notice: "false-alarm", workOrderId: order.id, by: personId, now });
  return order;
}

async function callerOff(
  tx: Tx,
  order: IncidentOrder,
  who: { personId: number | undefined; accountId: number },
): Promise<Actor> {
  const { personId } = who;
  const staff = personId === undefined ? null : await tx.staff.findUnique({ where: { personId } });
  const active = staff?.dismissedAt === null && staff.propertyId === order.propertyId ? staff : null;
  if (isMine(order, who))
    return personId === undefined
      ? { type: "resident", personId: null }
      : { type: active ? "staff" : "resident", personId };
  const alarmed = await tx.offer.count({ where: { workOrderId: order.id, staffId: active?.id ?? 0 } });
  const head = active?.role === "supervisor" || active?.role === "manager";
  if (!active || (alarmed === 0 && !head)) throw new DomainError("error-not-your-request");
  return { type: "staff", personId: active.personId };
}

async function withdraw(tx: Tx, workOrderId: number, now: Date): Promise<void> {
  await tx.offer.updateMany({ where: { workOrderId, status: "open" }, data: { status: "withdrawn", answeredAt: now } });
}

/** After so many alarms in vain they come less often, and go on coming. */
const alarmsInHaste = 5;

/**
 * Nobody has acknowledged, come or finished in time (E10): the supervisor, then the manager and everybody off duty, again and again. The clock
 * runs day and night.
 */
export async function escalateIncident(tx: Tx, order: IncidentOrder, { now, policies }: Moment): Promise<void> {
  const { property, incident, emergency } = order;
  const policy = policies.for(property.code).emergency;
  const to = order.level === 0 ? "supervisor" : "manager";
  const heads = await listHeads(tx, order.propertyId, to);
  const alarm = { property, kind: emergency, confidential: incident.confidential };
  const more = to === "manager" && order.status === "offered" ? await listAllResponders(tx, alarm) : [];
  await alarmStaff(tx, order, [...heads, ...more], now);
  await tx.workOrder.update({
    where: { id: order.id },
    data: { level: { increment: 1 }, ...(heads[0] ? { responsibleId: heads[0].id } : {}) },
  });
  const detail = { to, staffIds: heads.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event: "escalated", actor: system, detail, at: now });
  const late = lateness(order.status);
  await tellIncident(tx, { notice: late.notice, workOrderId: order.id, now });
  const patience = policy[late.limit];
  const wait =
    late.limit === "acknowledge" && order.level >= alarmsInHaste ? longer(patience, policy.arrive) : patience;
  await setDeadline(tx, order, "escalate", plus(now, wait, property.zone), now);
}

function lateness(status: string) {
  if (status === "offered") return { notice: "alarm-again", limit: "acknowledge" } as const;
  if (status === "on-the-spot") return { notice: "not-over", limit: "resolve" } as const;
  return { notice: "not-arrived", limit: "arrive" } as const;
}

function longer<Length extends Parameters<typeof lengthMs>[0]>(one: Length, other: Length): Length {
  return lengthMs(one) > lengthMs(other) ? one : other;
}

function by({ personId }: StaffMember): Actor {
  return { type: "staff", personId };
}
