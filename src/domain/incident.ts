import type { Tx } from "../db/client.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { dayOf, plus } from "./calendar.ts";
import type { EmergencyKind } from "./emergency.ts";
import { emergencyKinds, responses } from "./emergency.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { tellIncident } from "./incident-notice.ts";
import { formatNumber } from "./number.ts";
import { type Alarm, listResponders } from "./responders.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, recordLine } from "./timeline.ts";
import { findWorkOrder, lineOf, type Moment, setDeadline, type WorkOrder, workingStatuses } from "./work-order.ts";

/** Statuses in which an emergency goes on. */
export const ongoing = ["offered", ...workingStatuses] as const;

/** Whether somebody is hurt or trapped, where a button said it. */
export const hurtKeys = ["nobody", "hurt", "trapped"] as const;

/** Somebody says that something is going on (E10). Nothing but the words is needed. */
export interface EmergencyReport extends Moment {
  readonly propertyId: number;
  readonly kind: EmergencyKind;
  readonly confidential: boolean;
  readonly content: string;
  /** What the words say by themselves about place and people. */
  readonly place?: string | undefined;
  readonly hurt?: string | undefined;
  readonly phone?: string | undefined;
  readonly files: readonly string[];
  readonly accountId: number;
  readonly personId: number | undefined;
  /** Absent for residents and strangers. `caller`: the front desk speaks for somebody on the phone. */
  readonly staff?: "self" | "caller" | undefined;
}

/** What became of it: a new incident, or words added to the one that is open already. */
export interface Raised {
  readonly type: "raised" | "added";
  readonly requestId: number;
  readonly workOrderId: number;
  readonly number: string;
  /** Who is on the way or there. */
  readonly comingName: string | undefined;
}

/** An emergency's work order with its incident. */
export type IncidentOrder = WorkOrder & { readonly incident: Incident; readonly emergency: EmergencyKind };
type Incident = NonNullable<Awaited<ReturnType<Tx["incident"]["findUnique"]>>>;

/**
 * Alarms everybody responsible at once, day and night; the form comes later (E10, R14). The same person within an open incident adds to it.
 * Errors: staff-only.
 */
export async function raiseIncident(tx: Tx, report: EmergencyReport): Promise<Raised> {
  const { propertyId, kind, confidential, content, accountId, personId, now, policies } = report;
  const desk = ["front-desk", "supervisor", "manager"] as const;
  const staff = report.staff && (await requireStaff(tx, personId, ...(report.staff === "caller" ? desk : [])));
  if (staff && staff.propertyId !== propertyId) throw new DomainError("error-staff-only");
  const open = report.staff === "caller" ? undefined : await findOpenIncident(tx, report);
  if (open) return addToIncident(tx, open, report);

  const property = await tx.property.findUniqueOrThrow({ where: { id: propertyId } });
  const policy = policies.for(property.code);
  const alarm: Alarm = { property, kind, confidential };
  const responders = await listResponders(tx, alarm, policy, now);
  const [head] = await listHeads(tx, propertyId, "supervisor");
  const day = dayOf(now, property.zone);
  const number = formatNumber("SJ", day, await nextNumberIn(tx, propertyId, "SJ", day));
  const request = await tx.request.create({
    data: {
      ...(await reporterOf(tx, report, staff)),
      propertyId,
      number,
      kind: "emergency",
      priority: "emergency",
      category: kind,
      place: report.place ?? "",
      content,
      createdAt: now,
      incident: { create: { accountId, confidential, hurt: report.hurt ?? null } },
    },
  });
  const order = await tx.workOrder.create({
    data: {
      propertyId,
      requestId: request.id,
      kind: "emergency",
      status: "offered",
      priority: "emergency",
      role: confidential ? "security" : (responses[kind].roles[0] ?? "security"),
      responsibleId: head?.id ?? responders[0]?.id ?? null,
      round: 1,
      createdAt: now,
      offeredAt: now,
    },
  });
  const fileIds = await attachFiles(tx, { ...attached(report), requestId: request.id, workOrderId: order.id });
  await record(tx, {
    ...lineOf(order),
    event: "reported",
    actor: actorOf(report),
    detail: { words: content, kind, ...(fileIds.length > 0 ? { fileIds } : {}) },
    at: now,
  });
  await alarmStaff(tx, order, responders, now);
  await setDeadline(tx, order, "escalate", plus(now, policy.emergency.acknowledge, property.zone), now);
  await tellIncident(tx, { notice: "alarm", workOrderId: order.id, now });
  return { type: "raised", requestId: request.id, workOrderId: order.id, number, comingName: undefined };
}

/** Who reports, from where, and how to reach them. The front desk's callers say so afterwards. */
async function reporterOf(tx: Tx, report: EmergencyReport, staff: StaffMember | undefined) {
  const { propertyId, personId } = report;
  if (report.staff === "caller")
    return { filedById: staff?.id ?? null, contactName: "", contactPhone: report.phone ?? "" };
  const person = personId === undefined ? null : await tx.person.findUnique({ where: { id: personId } });
  const homes = staff ? [] : await listHomes(tx, personId, propertyId);
  const [home] = homes;
  return {
    reporterId: person?.id ?? null,
    unitId: home && homes.length === 1 ? home.id : null,
    department: staff ? staff.department || staff.role : null,
    contactName: person?.name ?? "",
    contactPhone: report.phone ?? person?.phone ?? "",
  };
}

/** The units of a person in a property. */
export async function listHomes(
  tx: Tx,
  personId: number | null | undefined,
  propertyId: number,
): Promise<readonly { readonly id: number; readonly label: string }[]> {
  if (personId === undefined || personId === null) return [];
  const residencies = await tx.residency.findMany({
    where: { personId, unit: { propertyId } },
    include: { unit: true },
    orderBy: { unitId: "asc" },
  });
  return residencies.map(({ unit }) => ({ id: unit.id, label: unit.label }));
}

/** Each of them may acknowledge; those who were asked before keep what they answered. */
export async function alarmStaff(
  tx: Tx,
  order: { readonly id: number; readonly requestId: number; readonly propertyId: number; readonly round: number },
  staff: readonly StaffMember[],
  now: Date,
): Promise<void> {
  const { count } = await tx.offer.createMany({
    data: staff.map(({ id }) => ({ workOrderId: order.id, staffId: id, round: order.round, at: now })),
    skipDuplicates: true,
  });
  if (count === 0) return;
  const detail = { staffIds: staff.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event: "offered", actor: { type: "system" }, detail, at: now });
}

/** An incident of the same person that goes on: of the same kind, or so recent that it must be the same. */
async function findOpenIncident(tx: Tx, report: EmergencyReport): Promise<IncidentOrder | undefined> {
  const { propertyId, personId, accountId, kind, now, policies } = report;
  const mine = [{ incident: { accountId } }, ...(personId === undefined ? [] : [{ reporterId: personId }])];
  const orders = await tx.workOrder.findMany({
    where: { propertyId, kind: "emergency", status: { in: [...ongoing] }, request: { filedById: null, OR: mine } },
    include: { request: true },
    orderBy: { id: "desc" },
  });
  const property = await tx.property.findUniqueOrThrow({ where: { id: propertyId } });
  const { same } = policies.for(property.code).emergency;
  const found = orders.find(
    ({ request, createdAt }) => request.category === kind || plus(createdAt, same, property.zone) > now,
  );
  return found && findIncident(tx, found.id);
}

async function addToIncident(tx: Tx, order: IncidentOrder, report: EmergencyReport): Promise<Raised> {
  const { content, kind, now, policies } = report;
  const another = kind !== order.emergency && kind !== "other";
  const confidential = order.incident.confidential || report.confidential;
  if (report.confidential && !order.incident.confidential)
    await tx.incident.update({ where: { requestId: order.requestId }, data: { confidential } });
  if (another || report.confidential) {
    const alarm: Alarm = { property: order.property, kind: another ? kind : order.emergency, confidential };
    const policy = policies.for(order.property.code);
    await alarmStaff(tx, order, await listResponders(tx, alarm, policy, now), now);
  }
  const { place, hurt, phone } = report;
  await fillIn(tx, order, { place, hurt, phone });
  await addLine(tx, order, { words: content, ...(another ? { kind } : {}) }, report);
  return {
    type: "added",
    requestId: order.requestId,
    workOrderId: order.id,
    number: order.request.number,
    comingName: await nameOf(tx, order.assigneeId),
  };
}

/** What is known by now stays; only gaps are filled. */
async function fillIn(
  tx: Tx,
  order: IncidentOrder,
  found: { place?: string | undefined; hurt?: string | undefined; phone?: string | undefined },
): Promise<void> {
  const { request, incident } = order;
  const place = request.place === "" ? found.place : undefined;
  const contactPhone = request.contactPhone === "" ? found.phone : undefined;
  if (place !== undefined || contactPhone !== undefined)
    await tx.request.update({
      where: { id: request.id },
      data: { ...(place === undefined ? {} : { place }), ...(contactPhone === undefined ? {} : { contactPhone }) },
    });
  if (incident.hurt === null && found.hurt !== undefined)
    await tx.incident.update({ where: { requestId: request.id }, data: { hurt: found.hurt } });
}

type Speaker = Pick<EmergencyReport, "accountId" | "personId" | "staff" | "files" | "now">;

/** Words and photos go on the time line, and to everybody alarmed. */
async function addLine(
  tx: Tx,
  order: IncidentOrder,
  detail: Readonly<Record<string, string>>,
  speaker: Speaker,
): Promise<void> {
  const { now, personId } = speaker;
  const fileIds = await attachFiles(tx, { ...attached(speaker), requestId: order.requestId, workOrderId: order.id });
  const lineId = await recordLine(tx, {
    ...lineOf(order),
    event: "incident-added",
    actor: actorOf(speaker),
    detail: { ...detail, ...(fileIds.length > 0 ? { fileIds } : {}) },
    at: now,
  });
  await tellIncident(tx, { notice: "added", workOrderId: order.id, lineId, by: personId, now });
}

/** What is asked when the alarm is out, in this order. */
export const incidentQuestions = ["where", "hurt", "phone"] as const;
export type IncidentQuestion = (typeof incidentQuestions)[number];

/** An answer to one of the questions, or, with none of them, something to add; a unit by its id, everything else in words or by key. */
export interface IncidentAnswer extends Omit<Speaker, "staff"> {
  readonly requestId: number;
  readonly question: IncidentQuestion | undefined;
  readonly words: string;
  readonly unitId?: number | undefined;
  readonly phone?: string | undefined;
}

/** Notes what the person who raised it adds, and passes it on at once. Returns false when it is over by now. Errors: not-your-request. */
export async function answerIncident(tx: Tx, answer: IncidentAnswer): Promise<boolean> {
  const { requestId, question, words, unitId, phone, personId } = answer;
  const order = await requireMine(tx, answer);
  if (!ongoing.some((status) => status === order.status)) return false;
  const unit = (await listHomes(tx, order.request.reporterId, order.propertyId)).find(({ id }) => id === unitId);
  if (unit) await tx.request.update({ where: { id: requestId }, data: { unitId: unit.id } });
  if (question === "where")
    await tx.request.update({ where: { id: requestId }, data: { place: unit ? unit.label : words } });
  if (question === "hurt") await tx.incident.update({ where: { requestId }, data: { hurt: words } });
  if (question === "phone")
    await tx.request.update({ where: { id: requestId }, data: { contactPhone: phone ?? words.slice(0, 40) } });
  const byStaff = personId !== undefined && (await tx.staff.count({ where: { personId, dismissedAt: null } })) > 0;
  await addLine(
    tx,
    order,
    { words: unit ? unit.label : words, ...(question === undefined ? {} : { question }) },
    { ...answer, staff: byStaff ? "self" : undefined },
  );
  return true;
}

/** What is still to be asked of the person who raised it, or their last one; nothing when it is not theirs or goes on no more. */
export async function findIncidentDetails(
  tx: Tx,
  {
    requestId,
    accountId,
    personId,
  }: { requestId: number | undefined; accountId: number; personId: number | undefined },
): Promise<IncidentDetails | undefined> {
  const order =
    requestId === undefined ? await findLastIncident(tx, { accountId, personId }) : await findIncidentOf(tx, requestId);
  if (!order || !isMine(order, { accountId, personId }) || !ongoing.some((status) => status === order.status))
    return undefined;
  const { request, incident } = order;
  const known: Readonly<Record<IncidentQuestion, boolean>> = {
    where: request.place !== "",
    hurt: incident.hurt !== null,
    phone: request.contactPhone !== "",
  };
  const homes = await listHomes(tx, request.reporterId, order.propertyId);
  return { requestId: request.id, missing: incidentQuestions.filter((question) => !known[question]), homes };
}

/** What the person who raised an incident may be asked about it. */
export interface IncidentDetails {
  readonly requestId: number;
  readonly missing: readonly IncidentQuestion[];
  readonly homes: readonly { readonly id: number; readonly label: string }[];
}

/** The last incident of this person, or from this account, that goes on. */
async function findLastIncident(
  tx: Tx,
  { accountId, personId }: { accountId: number; personId: number | undefined },
): Promise<IncidentOrder | undefined> {
  const mine = [{ incident: { accountId } }, ...(personId === undefined ? [] : [{ reporterId: personId }])];
  const order = await tx.workOrder.findFirst({
    where: { kind: "emergency", status: { in: [...ongoing] }, request: { OR: mine } },
    orderBy: { id: "desc" },
  });
  return order ? findIncident(tx, order.id) : undefined;
}

/** The emergency of a request. */
export async function findIncidentOf(tx: Tx, requestId: number): Promise<IncidentOrder | undefined> {
  const order = await tx.workOrder.findFirst({ where: { requestId, kind: "emergency" }, select: { id: true } });
  return order ? findIncident(tx, order.id) : undefined;
}

/** The incident that a work order, or its report, belongs to. */
export async function findIncident(
  tx: Tx,
  workOrderId: number,
  propertyId?: number,
): Promise<IncidentOrder | undefined> {
  const order = await findWorkOrder(tx, workOrderId, propertyId);
  if (!order) return undefined;
  const incident = await tx.incident.findUnique({ where: { requestId: order.requestId } });
  return incident ? { ...order, incident, emergency: kindOf(order.request.category) } : undefined;
}

/** Whether a work order is an emergency rather than ordinary work. */
export async function isEmergency(tx: Tx, workOrderId: number): Promise<boolean> {
  return (await tx.workOrder.count({ where: { id: workOrderId, kind: "emergency" } })) > 0;
}

function kindOf(category: string): EmergencyKind {
  return emergencyKinds.find((kind) => kind === category) ?? "other";
}

async function requireMine(
  tx: Tx,
  { requestId, ...who }: { requestId: number; accountId: number; personId: number | undefined },
): Promise<IncidentOrder> {
  const order = await findIncidentOf(tx, requestId);
  if (!order || !isMine(order, who)) throw new DomainError("error-not-your-request");
  return order;
}

/** Whether it was raised by this person, or from this account. */
export function isMine(
  { request, incident }: IncidentOrder,
  { accountId, personId }: { accountId: number; personId: number | undefined },
): boolean {
  return incident.accountId === accountId || (personId !== undefined && request.reporterId === personId);
}

/** How many of the same kind were raised in the same building within the last minutes, this one left out. */
export async function countNearby(tx: Tx, { request, property }: IncidentOrder): Promise<number> {
  if (request.unitId === null) return 0;
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: request.unitId } });
  const building = await tx.unit.findMany({
    where: { propertyId: property.id, building: unit.building },
    select: { id: true },
  });
  const since = new Date(request.createdAt.getTime() - nearbyMs);
  return tx.request.count({
    where: {
      propertyId: property.id,
      kind: "emergency",
      category: request.category,
      id: { not: request.id },
      createdAt: { gte: since },
      unitId: { in: building.map(({ id }) => id) },
      incident: { outcome: null },
    },
  });
}

const nearbyMs = 10 * 60_000;

/** The name of a member of staff. */
export async function nameOf(tx: Tx, staffId: number | null): Promise<string | undefined> {
  if (staffId === null) return undefined;
  const staff = await tx.staff.findUnique({ where: { id: staffId }, include: { person: true } });
  return staff?.person.name;
}

function actorOf({ personId, staff }: Pick<Speaker, "personId" | "staff">): Actor {
  if (personId === undefined) return { type: "resident", personId: null };
  return { type: staff ? "staff" : "resident", personId };
}

function attached({ files, accountId, now }: Pick<Speaker, "files" | "accountId" | "now">) {
  return { fileIds: files, accountId, purpose: "report", now } as const;
}
