import type { Tx } from "../db/client.ts";
import { insertRequest } from "../db/request.ts";
import type { Policy } from "../policy.ts";
import { plus } from "./calendar.ts";
import { answerDue, type Claims, type ComplaintKind, redacted, severityOf } from "./complaint.ts";
import { promiseAge, setComplaintDeadline, tellManagers } from "./complaint-clock.ts";
import { promiseDay } from "./complaint-day.ts";
import { tellComplaint } from "./complaint-notice.ts";
import { loadRota, nextOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { attachFiles, holdFiles } from "./file.ts";
import { keptAway } from "./isolation.ts";
import { listStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { type Moment, move, workingStatuses } from "./work-order.ts";

/** Everything K1 names. */
export interface ComplaintReport {
  readonly propertyId: number;
  readonly number: string;
  readonly reporterId: number;
  readonly unitId: number | undefined;
  readonly kind: ComplaintKind;
  readonly words: string;
  readonly claims: Claims;
  readonly occasion: string;
  readonly wanted: string;
  readonly aboutWords: string;
  readonly aboutRole: StaffRole | null;
  /** Everybody who may be the person complained of. */
  readonly aboutStaffIds: readonly number[];
  readonly anonymous: boolean;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly files: readonly string[];
  readonly accountId: number;
}

/** What the complainant is told: who answers for it, and by when there is an answer (K7, K11). */
export interface ComplaintReceived {
  readonly requestId: number;
  readonly receiver: string;
  readonly answerAt: Date;
}

/**
 * Takes a complaint in: number, first receiver, severity, deadline and first lines at once (K1, K4, K11). Whoever it is about, and who reports to them,
 * is out of it from this moment. Errors: not-your-unit, complaint-nobody.
 */
export async function openComplaint(tx: Tx, report: ComplaintReport, moment: Moment): Promise<ComplaintReceived> {
  const { propertyId, reporterId, kind, anonymous, unitId, claims, accountId } = report;
  const { now, policies } = moment;
  const property = await tx.property.findUniqueOrThrow({ where: { id: propertyId } });
  const policy = policies.for(property.code);
  const everybody = await listStaff(tx, propertyId);
  const aboutStaffIds = everybody.filter(({ id }) => report.aboutStaffIds.includes(id)).map(({ id }) => id);
  const circleIds = await findCircle(tx, everybody, aboutStaffIds, policy.complaint.above);
  const away = keptAway({ aboutStaffIds, circleIds }, everybody);
  const receiver = await pickReceiver(
    tx,
    everybody.filter(({ id }) => !away.has(id)),
    { policy, zone: property.zone, now, aboutRole: aboutStaffIds.length > 0 ? null : report.aboutRole },
  );
  const repeatOf = await findRepeated(tx, report, plus(now, policy.complaint.repeat.negated(), property.zone));
  const raisedCount = 1 + (repeatOf?.raisedCount ?? 0);
  const severity = severityOf({ kind, claims, raisedCount, often: policy.complaint.often });

  const secrets = anonymous ? await listSecrets(tx, report) : [];
  const fileIds = await holdFiles(tx, { fileIds: report.files, accountId });
  const written = await insertRequest(
    tx,
    {
      propertyId,
      number: report.number,
      kind: "complaint",
      priority: severity === "major" ? "urgent" : "routine",
      reporterId,
      filedById: null,
      unitId: unitId ?? null,
      publicAreaId: null,
      department: null,
      category: kind,
      place: "",
      content: redacted(report.words, secrets),
      contactName: anonymous ? "" : report.contactName,
      contactPhone: anonymous ? "" : report.contactPhone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: fileIds,
      orderKind: "complaint",
      role: receiver.role,
      actor: { type: "resident", personId: reporterId },
    },
    now,
  );
  if (!written) throw new DomainError("error-not-your-unit");
  const { requestId, workOrderId } = written;
  if (anonymous) await tx.request.update({ where: { id: requestId }, data: { unitId: null } });
  await attachFiles(tx, { ...written, fileIds, accountId, purpose: "report", now });
  const nextAnswerAt = answerDue(now, policy.complaint, property.zone);
  await tx.complaint.create({
    data: {
      requestId,
      propertyId,
      kind,
      severity,
      anonymous,
      words: report.words,
      occasion: redacted(report.occasion, secrets),
      wanted: redacted(report.wanted, secrets),
      contactName: report.contactName,
      contactPhone: report.contactPhone,
      unitId: unitId ?? null,
      aboutWords: redacted(report.aboutWords, secrets),
      aboutRole: report.aboutRole,
      aboutStaffIds,
      circleIds: [...circleIds],
      receiverId: receiver.id,
      raisedCount,
      repeatOfId: repeatOf?.requestId ?? null,
      nextAnswerAt,
      createdAt: now,
    },
  });
  const given = { assigneeId: receiver.id, responsibleId: receiver.id, acceptedAt: now };
  await move(tx, "assign", { id: workOrderId }, given);
  const line = { propertyId, requestId, workOrderId };
  const account = await tx.account.findUnique({ where: { id: accountId } });
  const detail = { staffId: receiver.id, severity, channel: account?.channel ?? "" };
  await record(tx, { ...line, event: "received", actor: system, detail, at: now });
  await promiseDay(tx, property, moment);
  await setComplaintDeadline(tx, requestId, moment);
  await promiseAge(tx, requestId, moment);
  await tellComplaint(tx, { personId: receiver.personId, notice: "received", requestId, now });
  if (severity === "major") await tellManagers(tx, requestId, now);
  return { requestId, receiver: receiver.name, answerAt: nextAnswerAt };
}

/** Who stands above the manager by the policy: members of staff by name or phone, none of them complained of. */
export async function findCircle(
  tx: Tx,
  everybody: readonly StaffMember[],
  aboutStaffIds: readonly number[],
  above: readonly string[],
): Promise<readonly number[]> {
  const aboutManager = everybody.some(({ id, role }) => role === "manager" && aboutStaffIds.includes(id));
  if (!aboutManager || above.length === 0) return [];
  const digits = (phone: string) => phone.replace(/\D/g, "");
  const people = await tx.person.findMany({ where: { id: { in: everybody.map(({ personId }) => personId) } } });
  const found = above.flatMap((wanted) =>
    people
      .filter(({ name, phone }) => name === wanted || (digits(wanted) !== "" && digits(phone) === digits(wanted)))
      .flatMap(({ id }) => everybody.find(({ personId }) => personId === id)?.id ?? []),
  );
  return [...new Set(found)].filter((id) => !aboutStaffIds.includes(id));
}

/** The steward or front desk on duty with the fewest complaints in hand; off duty, whoever is back first; then the heads (K11). */
export async function pickReceiver(
  tx: Tx,
  free: readonly StaffMember[],
  { policy, zone, now, aboutRole }: { policy: Policy; zone: string; now: Date; aboutRole: string | null },
): Promise<StaffMember> {
  const open = await tx.workOrder.groupBy({
    by: ["responsibleId"],
    where: { kind: "complaint", responsibleId: { in: free.map(({ id }) => id) }, status: { in: [...workingStatuses] } },
    _count: true,
  });
  const load = ({ id }: StaffMember) => open.find(({ responsibleId }) => responsibleId === id)?._count ?? 0;
  const rota = await loadRota(tx, free, { policy, zone, from: now });
  const backAt = (staff: StaffMember) => nextOnDuty(rota.dutyOf([staff]), now).getTime();
  const sorted = (group: readonly StaffMember[]) =>
    group.toSorted((a, b) => backAt(a) - backAt(b) || load(a) - load(b) || a.id - b.id);
  // A department complained of does not receive it as long as there is somebody else.
  const others = free.filter(({ role }) => role !== aboutRole);
  for (const group of [others, free]) {
    for (const role of ["front-desk", "supervisor", "manager"] as const) {
      const [first] = sorted(group.filter((staff) => staff.role === role));
      if (first) return first;
    }
  }
  const [anybody] = sorted(free);
  if (!anybody) throw new DomainError("error-complaint-nobody");
  return anybody;
}

/** The last one within the time about the same matter: of the same unit or person, and about the same people, department or kind of thing (K12). */
async function findRepeated(tx: Tx, report: ComplaintReport, since: Date) {
  const { propertyId, reporterId, unitId, aboutStaffIds, aboutRole, kind } = report;
  const matters = [
    ...(aboutStaffIds.length > 0 ? [{ aboutStaffIds: { hasSome: [...aboutStaffIds] } }] : []),
    ...(aboutRole === null ? [] : [{ aboutRole }]),
    { kind },
  ];
  const theirs = await tx.request.findMany({
    where: { propertyId, kind: "complaint", reporterId, createdAt: { gte: since } },
    select: { id: true },
  });
  const same = [{ requestId: { in: theirs.map(({ id }) => id) } }, ...(unitId === undefined ? [] : [{ unitId }])];
  return tx.complaint.findFirst({
    where: { propertyId, createdAt: { gte: since }, stage: { not: "withdrawn" }, AND: [{ OR: same }, { OR: matters }] },
    orderBy: { requestId: "desc" },
  });
}

/** What would name an anonymous complainant in their own words, the longest first: name, phone, unit, room, 张先生. */
export async function listSecrets(
  tx: Tx,
  {
    contactName,
    contactPhone,
    unitId,
  }: { contactName: string; contactPhone: string; unitId?: number | null | undefined },
): Promise<readonly string[]> {
  const unit = await tx.unit.findUnique({ where: { id: unitId ?? 0 } });
  const surname = /^\p{Script=Han}/u.exec(contactName)?.[0];
  const titles = surname === undefined ? [] : ["先生", "女士", "小姐", "太太"].map((title) => `${surname}${title}`);
  const secrets = [contactName, contactPhone, ...titles, ...(unit ? [unit.label, unit.room] : [])];
  return secrets.filter((secret) => secret.length > 1).toSorted((a, b) => b.length - a.length);
}
