import type { Tx } from "../db/client.ts";
import { insertRequest, type NewRequest } from "../db/request.ts";
import { endComplaint } from "./complaint-clock.ts";
import { DomainError } from "./error.ts";
import { attachFiles, holdFiles } from "./file.ts";
import { tell } from "./notice.ts";
import { requireStaff } from "./staff.ts";
import { record } from "./timeline.ts";
import { endDeadline, lineOf, move, openStatuses, withdrawOffers } from "./work-order.ts";

/** What is broken, in the words of the field (R1). `other` is always there. */
export const repairCategories = [
  "plumbing",
  "electrical",
  "door_lock",
  "elevator",
  "hvac",
  "appliance_gas",
  "wall_leak_structure",
  "intercom_network",
  "public_area",
  "pest",
  "other",
] as const;
export type RepairCategory = (typeof repairCategories)[number];

/** Everything R1 names. `unitId` is absent in public areas (R11). */
export interface RepairReport {
  readonly propertyId: number;
  readonly number: string;
  readonly reporterId: number | undefined;
  readonly filedById?: number;
  readonly unitId: number | undefined;
  readonly publicAreaId: number | undefined;
  readonly category: RepairCategory;
  readonly place: string;
  readonly content: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly wishes: string | null;
  readonly availability: string | null;
  /** The same as moments, as far as the words name them. */
  readonly window?: { readonly from: string | null; readonly to: string | null } | undefined;
  readonly keyConsent: boolean | null;
  readonly files: readonly string[];
  /** The account the files were sent from; without one, none is attached. */
  readonly accountId?: number;
  readonly urgent: boolean;
  readonly byStaff: boolean;
  readonly actorId: number;
}

/** Opens a repair: request, work order, deadline and first line at once (R1, R2). Errors: not-your-unit, unknown-area. */
export async function openRepair(
  tx: Tx,
  report: RepairReport,
  now: Date,
): Promise<{ requestId: number; workOrderId: number }> {
  const { unitId, publicAreaId, urgent, byStaff, actorId, reporterId, filedById, files, accountId, window, ...rest } =
    report;
  // Staff report for their department (R11).
  const staff = byStaff ? await requireStaff(tx, actorId) : undefined;
  const fileIds = accountId === undefined ? [] : await holdFiles(tx, { fileIds: files, accountId });
  const opened = await writeRequest(
    tx,
    {
      ...rest,
      availableFrom: window?.from ?? null,
      availableTo: window?.to ?? null,
      files: fileIds,
      kind: "repair",
      priority: urgent ? "urgent" : "routine",
      reporterId: reporterId ?? null,
      filedById: filedById ?? null,
      unitId: unitId ?? null,
      publicAreaId: publicAreaId ?? null,
      department: staff ? staff.department || staff.role : null,
      orderKind: "repair",
      role: "engineer",
      actor: { type: byStaff ? "staff" : "resident", personId: actorId },
    },
    now,
  );
  if (accountId !== undefined) await attachFiles(tx, { ...opened, fileIds, accountId, purpose: "report", now });
  return opened;
}

/** Errors: not-your-unit. */
async function writeRequest(
  tx: Tx,
  request: NewRequest,
  now: Date,
): Promise<{ requestId: number; workOrderId: number }> {
  const written = await insertRequest(tx, request, now);
  if (!written) throw new DomainError("error-not-your-unit");
  return written;
}

/** A member of the front desk files a repair for a resident on the phone. Errors: staff-only, unknown-unit. */
export async function fileRepairFor(
  tx: Tx,
  report: Omit<RepairReport, "byStaff" | "actorId" | "filedById" | "propertyId"> & { personId: number | undefined },
  now: Date,
): Promise<{ requestId: number; workOrderId: number }> {
  const { personId, ...rest } = report;
  const desk = await requireStaff(tx, personId, "front-desk", "supervisor", "manager");
  const unit = await tx.unit.count({ where: { id: report.unitId ?? 0, propertyId: desk.propertyId } });
  if (unit === 0) throw new DomainError("error-unknown-unit");
  const opened = await openRepair(
    tx,
    { ...rest, propertyId: desk.propertyId, filedById: desk.id, byStaff: true, actorId: desk.personId },
    now,
  );
  if (report.reporterId !== undefined)
    await tell(tx, { personId: report.reporterId, notice: "filed-for-you", workOrderId: opened.workOrderId, now });
  return opened;
}

/** Somebody wants to talk to a person (Q8): a call for the front desk. */
export async function askForPerson(
  tx: Tx,
  asked: {
    propertyId: number;
    personId: number;
    name: string;
    phone: string;
    number: string;
    unitId: number | undefined;
    words: string;
  },
  now: Date,
): Promise<{ requestId: number; workOrderId: number }> {
  return writeRequest(
    tx,
    {
      propertyId: asked.propertyId,
      number: asked.number,
      kind: "inquiry",
      priority: "routine",
      reporterId: asked.personId,
      filedById: null,
      unitId: asked.unitId ?? null,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      content: asked.words,
      contactName: asked.name,
      contactPhone: asked.phone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      orderKind: "talk-call",
      role: "front-desk",
      actor: { type: "resident", personId: asked.personId },
    },
    now,
  );
}

/** A complaint ends with its request; its first receiver hears, also when a colleague had it in hand. */
async function withdrawComplaint(
  tx: Tx,
  order: { id: number; requestId: number; assigneeId: number | null },
  now: Date,
): Promise<void> {
  const { requestId } = order;
  if (!(await endComplaint(tx, requestId, "withdraw", now))) return;
  const { receiverId } = await tx.complaint.findUniqueOrThrow({ where: { requestId } });
  const receiver = await tx.staff.findFirst({ where: { id: receiverId, NOT: { id: order.assigneeId ?? 0 } } });
  if (receiver) await tell(tx, { personId: receiver.personId, notice: "order-cancelled", workOrderId: order.id, now });
}

/** The resident takes a request back while nobody has begun. Errors: not-your-request, begun-already. */
export async function cancelRequest(
  tx: Tx,
  { requestId, personId, now }: { requestId: number; personId: number | undefined; now: Date },
): Promise<{ number: string }> {
  const request = await tx.request.findUnique({ where: { id: requestId }, include: { workOrders: true } });
  if (!request || personId === undefined || request.reporterId !== personId)
    throw new DomainError("error-not-your-request");
  if (request.kind === "emergency") throw new DomainError("error-begun-already", { number: request.number });
  for (const order of request.workOrders.filter(({ status }) => openStatuses.some((open) => open === status))) {
    if (!(await move(tx, "cancel", { id: order.id }, { closedAt: now })))
      throw new DomainError("error-begun-already", { number: request.number });
    await endDeadline(tx, order.id, now);
    await tx.appointment.updateMany({
      where: { workOrderId: order.id, status: "booked" },
      data: { status: "cancelled" },
    });
    await withdrawOffers(tx, order.id, "order-cancelled", now);
    const assignee = order.assigneeId === null ? null : await tx.staff.findUnique({ where: { id: order.assigneeId } });
    if (assignee)
      await tell(tx, { personId: assignee.personId, notice: "order-cancelled", workOrderId: order.id, now });
    await record(tx, { ...lineOf(order), event: "cancelled", actor: { type: "resident", personId }, at: now });
  }
  const { count } = await tx.request.updateMany({
    where: { id: requestId, status: "open" },
    data: { status: "cancelled", closedAt: now },
  });
  if (count === 0) throw new DomainError("error-request-closed", { number: request.number });
  const complaint = request.workOrders.find(({ kind }) => kind === "complaint");
  if (complaint) await withdrawComplaint(tx, complaint, now);
  return { number: request.number };
}
