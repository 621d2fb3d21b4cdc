import type { Tx } from "../db/client.ts";
import { plus } from "./calendar.ts";
import { promiseFollowUp } from "./callback.ts";
import { responses } from "./emergency.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { findIncident, type IncidentOrder } from "./incident.ts";
import { tellIncident } from "./incident-notice.ts";
import { openRepair } from "./request.ts";
import { closeRequest } from "./sign-off.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { endDeadline, lineOf, type Moment, move, notYoursNow, type StaffAction, setDeadline } from "./work-order.ts";

export const severities = ["minor", "serious", "major"] as const;
export type Severity = (typeof severities)[number];

/** What an incident report says (事件报告, S5); its photos are those of the incident and those sent with it. */
export interface IncidentReport {
  readonly course: string;
  readonly severity: Severity;
  readonly loss: string;
  readonly measures: string;
  /** When the trapped came free (E5). */
  readonly rescue: string | null;
}

/** Whoever ended the incident writes its report by the policy's time. */
export async function openIncidentReport(
  tx: Tx,
  order: IncidentOrder,
  staff: StaffMember,
  { now, policies }: Moment,
): Promise<number> {
  const report = await tx.workOrder.create({
    data: {
      propertyId: order.propertyId,
      requestId: order.requestId,
      kind: "incident-report",
      status: "accepted",
      priority: "urgent",
      role: staff.role,
      responsibleId: staff.id,
      assigneeId: staff.id,
      createdAt: now,
      acceptedAt: now,
    },
  });
  const { report: limit } = policies.for(order.property.code).emergency;
  await setDeadline(tx, report, "escalate", plus(now, limit, order.property.zone), now);
  await record(tx, {
    ...lineOf(report),
    event: "report-opened",
    actor: system,
    detail: { staffId: staff.id },
    at: now,
  });
  return report.id;
}

/** The report is written and waits for a supervisor's signature. Errors: staff-only, unknown-order, not-yours, already-reported. */
export async function writeIncidentReport(
  tx: Tx,
  action: StaffAction & { report: IncidentReport; files: readonly string[]; accountId: number },
): Promise<IncidentOrder> {
  const { workOrderId, personId, report, files, accountId, now } = action;
  const staff = await requireStaff(tx, personId);
  const order = await getReport(tx, workOrderId, staff);
  const [signer] = await listSigners(tx, order, staff.id);
  const written = { doneAt: now, level: 0, responsibleId: signer?.id ?? staff.id };
  if (!(await move(tx, "complete", { id: order.id, assigneeId: staff.id }, written))) throw notYoursNow(order, staff);
  await tx.incident.update({
    where: { requestId: order.requestId },
    data: { ...report, writtenById: staff.id, writtenAt: now },
  });
  const photos = { fileIds: files, requestId: order.requestId, workOrderId, purpose: "report", now } as const;
  const fileIds = await attachFiles(tx, { ...photos, accountId });
  await record(tx, {
    ...lineOf(order),
    event: "report-written",
    actor: { type: "staff", personId: staff.personId },
    // Kept here too: a report that comes back is written anew.
    detail: {
      course: report.course,
      severity: report.severity,
      loss: report.loss,
      measures: report.measures,
      ...(report.rescue === null ? {} : { rescue: report.rescue }),
      ...(fileIds.length > 0 ? { fileIds } : {}),
    },
    at: now,
  });
  await setDeadline(tx, order, "escalate", plus(now, signWithin(order, action), order.property.zone), now);
  await tellIncident(tx, { notice: "report-written", workOrderId, now });
  return order;
}

/** Supervisors, or whoever stands in for them, without the writer where there is anybody else. */
export async function listSigners(
  tx: Tx,
  { propertyId }: { propertyId: number },
  writerId: number | null,
): Promise<readonly StaffMember[]> {
  const others = async (role: "supervisor" | "manager") =>
    (await listHeads(tx, propertyId, role)).filter(({ id }) => id !== writerId);
  const supervisors = await others("supervisor");
  if (supervisors.length > 0) return supervisors;
  const managers = await others("manager");
  return managers.length > 0 ? managers : listHeads(tx, propertyId, "supervisor");
}

/** A head signs the report, which ends the matter, or sends it back with what is missing. Errors: staff-only, unknown-order, own-report, already-reported. */
export async function signIncidentReport(
  tx: Tx,
  action: StaffAction & { verdict: "signed" | "returned"; remark: string },
): Promise<IncidentOrder> {
  const { workOrderId, personId, verdict, now } = action;
  const staff = await requireStaff(tx, personId, "supervisor", "manager", "front-desk");
  const order = await getReport(tx, workOrderId, staff);
  const signers = await listSigners(tx, order, order.assigneeId);
  const head = staff.role === "supervisor" || staff.role === "manager";
  if (!signers.some(({ id }) => id === staff.id) && (!head || staff.id === order.assigneeId))
    throw new DomainError(staff.id === order.assigneeId ? "error-own-report" : "error-staff-only");
  const actor = { type: "staff", personId: staff.personId } as const;
  if (verdict === "returned") {
    const back = { level: 0, doneAt: null, responsibleId: order.assigneeId, remark: action.remark };
    if (!(await move(tx, "sendBack", { id: order.id }, back))) throw signedAlready(order);
    const { report } = action.policies.for(order.property.code).emergency;
    await setDeadline(tx, order, "escalate", plus(now, report, order.property.zone), now);
    await record(tx, { ...lineOf(order), event: "report-returned", actor, detail: { remark: action.remark }, at: now });
    await tellIncident(tx, { notice: "report-returned", workOrderId, now });
    return order;
  }
  if (!(await move(tx, "signOff", { id: order.id }, { closedAt: now }))) throw signedAlready(order);
  await endDeadline(tx, order.id, now);
  await tx.incident.update({ where: { requestId: order.requestId }, data: { signedById: staff.id, signedAt: now } });
  await record(tx, { ...lineOf(order), event: "report-signed", actor, at: now });
  await closeRequest(tx, order.requestId, now);
  await promiseFollowUp(tx, order.requestId, action);
  return order;
}

/** A report that nobody signs: the signers are asked again, then the manager, again and again. */
export async function chaseSignature(tx: Tx, order: IncidentOrder, moment: Moment): Promise<void> {
  const { now } = moment;
  const heads =
    order.level === 0
      ? await listSigners(tx, order, order.assigneeId)
      : await listHeads(tx, order.propertyId, "manager");
  await tx.workOrder.update({
    where: { id: order.id },
    data: { level: { increment: 1 }, ...(heads[0] ? { responsibleId: heads[0].id } : {}) },
  });
  const detail = { to: order.level === 0 ? "supervisor" : "manager", staffIds: heads.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event: "escalated", actor: system, detail, at: now });
  await setDeadline(tx, order, "escalate", plus(now, signWithin(order, moment), order.property.zone), now);
  await tellIncident(tx, { notice: "report-waiting", workOrderId: order.id, now });
}

function signWithin({ property }: IncidentOrder, { policies }: Moment) {
  return policies.for(property.code).emergency.report;
}

async function getReport(tx: Tx, workOrderId: number, staff: StaffMember): Promise<IncidentOrder> {
  const order = await findIncident(tx, workOrderId, staff.propertyId);
  if (order?.kind !== "incident-report") throw new DomainError("error-unknown-order");
  return order;
}

function signedAlready({ request }: IncidentOrder): DomainError {
  return new DomainError("error-already-reported", { number: request.number });
}

/** What the emergency left broken goes out as a repair, once (E2, R14). Errors: staff-only, unknown-order, repair-opened. */
export async function repairAfterIncident(
  tx: Tx,
  { workOrderId, personId, number, now }: StaffAction & { number: string },
): Promise<{ requestId: number; workOrderId: number }> {
  const staff = await requireStaff(tx, personId);
  const order = await findIncident(tx, workOrderId, staff.propertyId);
  if (order?.kind !== "emergency") throw new DomainError("error-unknown-order");
  // Two presses at once must not open two.
  await tx.$queryRaw`select id from work_order where id = ${order.id} for update`;
  const opened = await tx.timeline.findFirst({ where: { requestId: order.requestId, event: "repair-opened" } });
  if (opened) throw new DomainError("error-repair-opened", { number: order.request.number });
  const { request } = order;
  const lives =
    request.unitId === null || request.reporterId === null
      ? 0
      : await tx.residency.count({ where: { unitId: request.unitId, personId: request.reporterId } });
  const repair = await openRepair(
    tx,
    {
      propertyId: order.propertyId,
      number,
      reporterId: lives > 0 ? (request.reporterId ?? undefined) : undefined,
      filedById: staff.id,
      unitId: request.unitId ?? undefined,
      publicAreaId: undefined,
      category: responses[order.emergency].trade,
      place: request.place,
      // What only few may hear of goes into no ordinary work order (E11).
      content: [order.incident.confidential ? "" : request.content, order.result ?? ""]
        .filter((part) => part !== "")
        .join("\n"),
      contactName: request.contactName,
      contactPhone: request.contactPhone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      urgent: true,
      byStaff: true,
      actorId: staff.personId,
    },
    now,
  );
  await record(tx, {
    ...lineOf(order),
    event: "repair-opened",
    actor: { type: "staff", personId: staff.personId },
    detail: { number },
    at: now,
  });
  return repair;
}
