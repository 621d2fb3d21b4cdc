import type { Tx } from "../db/client.ts";
import { cancelPromise, replacePromise } from "../db/outbox.ts";
import { plus } from "./calendar.ts";
import { loadRota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { tellKey } from "./key-notice.ts";
import { type ApprovalPart, approvalParts, listHeadsOf, partOf, presenceParts } from "./key-part.ts";
import { listHeads, listStaff, requireStaff, type StaffMember } from "./staff.ts";
import { type Actor, record, system, type TimelineEntry } from "./timeline.ts";
import {
  getOrderFor,
  getWorkOrder,
  lineOf,
  type Moment,
  notYoursNow,
  type StaffAction,
  type WorkOrder,
  workingStatuses,
} from "./work-order.ts";

/** An entry with who approved it, who is there, and what was moved. */
export type KeyEntry = NonNullable<Awaited<ReturnType<typeof findKeyEntry>>>;

export function findKeyEntry(tx: Tx, id: number) {
  return tx.keyEntry.findUnique({ where: { id }, include: { signs: true, items: { orderBy: { id: "asc" } } } });
}

interface EntryAction extends Moment {
  readonly entryId: number;
  readonly personId: number | undefined;
}

/** What is pressed about one entry comes one after the other. Errors: key-unknown. */
async function lockEntry(tx: Tx, entryId: number): Promise<{ entry: KeyEntry; order: WorkOrder }> {
  await tx.$queryRaw`select id from key_entry where id = ${entryId} for update`;
  const entry = await findKeyEntry(tx, entryId);
  if (!entry) throw new DomainError("error-key-unknown");
  return { entry, order: await getWorkOrder(tx, entry.workOrderId) };
}

/** The same for a member of staff of its property. Errors: staff-only, key-unknown. */
async function lockFor(tx: Tx, { entryId, personId }: EntryAction) {
  const staff = await requireStaff(tx, personId);
  const found = await lockEntry(tx, entryId);
  if (found.entry.propertyId !== staff.propertyId) throw new DomainError("error-key-unknown");
  return { ...found, staff };
}

async function write(
  tx: Tx,
  order: WorkOrder,
  line: Omit<TimelineEntry, keyof ReturnType<typeof lineOf>>,
): Promise<void> {
  await record(tx, { ...lineOf(order), ...line });
}

const byStaff = ({ personId }: StaffMember): Actor => ({ type: "staff", personId });

/** The worker wants to go in with the spare key (R9). Without the resident's consent they are asked first. Errors: not-yours, key-open. */
export async function askKeyEntry(
  tx: Tx,
  action: StaffAction & { reason: string },
): Promise<{ entryId: number; order: WorkOrder; consented: boolean }> {
  const { workOrderId, personId, reason, now, policies } = action;
  const staff = await requireStaff(tx, personId);
  await tx.$queryRaw`select id from work_order where id = ${workOrderId} for update`;
  const order = await getOrderFor(tx, workOrderId, staff);
  const { unitId, keyConsent, createdAt, number } = order.request;
  const inHand = workingStatuses.some((status) => status === order.status);
  const enterable = order.kind === "repair" || order.kind === "emergency";
  if (!enterable || unitId === null || !inHand || order.assigneeId !== staff.id) throw notYoursNow(order, staff);
  const open = await tx.keyEntry.count({ where: { workOrderId, status: { in: ["asked", "inside"] } } });
  if (open > 0) throw new DomainError("error-key-open", { number });
  const entry = await tx.keyEntry.create({
    data: {
      propertyId: order.propertyId,
      requestId: order.requestId,
      workOrderId,
      status: "asked",
      emergency: order.priority === "emergency",
      reason,
      consentAt: keyConsent === true ? createdAt : null,
      askedById: staff.id,
      askedAt: now,
    },
  });
  await write(tx, order, { event: "key-asked", actor: byStaff(staff), detail: { entryId: entry.id, reason }, at: now });
  if (keyConsent === true) await callEverybody(tx, order, entry.id, { now, policies });
  else if (order.request.reporterId !== null)
    await tellKey(tx, { personId: order.request.reporterId, notice: "consent", entryId: entry.id, now });
  return { entryId: entry.id, order, consented: keyConsent === true };
}

/** Heads are asked to approve, and the two other departments to come. */
async function callEverybody(tx: Tx, order: WorkOrder, entryId: number, moment: Moment): Promise<void> {
  const { now, policies } = moment;
  await askApprovals(tx, order, entryId, now);
  const staff = await listStaff(tx, order.propertyId, "front-desk", "security");
  const { zone, code } = order.property;
  const rota = await loadRota(tx, staff, { policy: policies.for(code), zone, from: now });
  for (const role of ["front-desk", "security"] as const) {
    const ofRole = staff.filter((one) => one.role === role);
    const onDuty = ofRole.filter((one) => rota.isOnDuty(one, now));
    for (const { personId } of onDuty.length > 0 ? onDuty : ofRole)
      await tellKey(tx, { personId, notice: "come", entryId, now });
  }
  await tellWorker(tx, order, entryId, "come", now);
}

async function askApprovals(tx: Tx, order: WorkOrder, entryId: number, now: Date): Promise<void> {
  const entry = await findKeyEntry(tx, entryId);
  for (const part of missing(entry?.signs ?? [], "approval")) {
    for (const { personId } of await listHeadsOf(tx, order.propertyId, part as ApprovalPart))
      await tellKey(tx, { personId, notice: "approve", entryId, part, now });
  }
}

async function tellWorker(
  tx: Tx,
  order: WorkOrder,
  entryId: number,
  notice: "come" | "ready" | "refused",
  now: Date,
): Promise<void> {
  const worker = await tx.staff.findUnique({ where: { id: order.assigneeId ?? 0 } });
  if (worker) await tellKey(tx, { personId: worker.personId, notice, entryId, now });
}

/** Those of the three who have not pressed yet. */
export function missing(
  signs: readonly { kind: string; part: string }[],
  kind: "approval" | "presence",
): readonly string[] {
  const parts: readonly string[] = kind === "approval" ? approvalParts : presenceParts;
  return parts.filter((part) => !signs.some((sign) => sign.kind === kind && sign.part === part));
}

/** The resident says later whether staff may go in. Errors: not-your-request, key-step. */
export async function answerKeyConsent(tx: Tx, action: EntryAction & { agreed: boolean }): Promise<WorkOrder> {
  const { entryId, personId, agreed, now } = action;
  const { entry, order } = await lockEntry(tx, entryId);
  if (personId === undefined || order.request.reporterId !== personId) throw new DomainError("error-not-your-request");
  if (entry.status !== "asked" || entry.consentAt) throw new DomainError("error-key-step");
  const actor = { type: "resident", personId } as const;
  if (!agreed) {
    await tx.keyEntry.update({ where: { id: entryId }, data: { status: "given-up" } });
    await write(tx, order, { event: "key-refused", actor, detail: { entryId }, at: now });
    await tellWorker(tx, order, entryId, "refused", now);
    return order;
  }
  await tx.keyEntry.update({ where: { id: entryId }, data: { consentAt: now } });
  await tx.request.update({ where: { id: order.requestId }, data: { keyConsent: true } });
  await write(tx, order, { event: "key-consented", actor, detail: { entryId }, at: now });
  await callEverybody(tx, order, entryId, action);
  return order;
}

/** A head approves the use of the key (2.4.4); after the last of three the resident hears. Errors: key-part, key-step. */
export async function approveKeyEntry(tx: Tx, action: EntryAction & { part: ApprovalPart }): Promise<WorkOrder> {
  const { part, now } = action;
  const { entry, order, staff } = await lockFor(tx, action);
  const heads = await listHeadsOf(tx, staff.propertyId, part);
  if (!heads.some(({ id }) => id === staff.id)) throw new DomainError("error-key-part");
  // In an emergency they may still come when everybody has left.
  const late = entry.emergency && entry.status !== "given-up";
  if (!entry.consentAt || (entry.status !== "asked" && !late)) throw new DomainError("error-key-step");
  if (await sign(tx, entry, { kind: "approval", part, staff, now })) {
    await write(tx, order, {
      event: "key-approved",
      actor: byStaff(staff),
      detail: { entryId: entry.id, part },
      at: now,
    });
    await whenReady(tx, order, entry.id, now);
  }
  return order;
}

/** Somebody stands at the door for their department. Errors: key-part, key-step. */
export async function arriveForKey(tx: Tx, action: EntryAction): Promise<WorkOrder> {
  const { now } = action;
  const { entry, order, staff } = await lockFor(tx, action);
  const part = partOf(staff);
  if (!part) throw new DomainError("error-key-part");
  if (!entry.consentAt || entry.status !== "asked") throw new DomainError("error-key-step");
  if (await sign(tx, entry, { kind: "presence", part, staff, now })) {
    await write(tx, order, {
      event: "key-present",
      actor: byStaff(staff),
      detail: { entryId: entry.id, part },
      at: now,
    });
    await whenReady(tx, order, entry.id, now);
  }
  return order;
}

/** Writes a press once; false when that part has pressed already. */
async function sign(
  tx: Tx,
  entry: KeyEntry,
  { kind, part, staff, now }: { kind: "approval" | "presence"; part: string; staff: StaffMember; now: Date },
): Promise<boolean> {
  const row = { entryId: entry.id, kind, part, staffId: staff.id, at: now };
  const { count } = await tx.keySign.createMany({ data: [row], skipDuplicates: true });
  return count > 0;
}

async function whenReady(tx: Tx, order: WorkOrder, entryId: number, now: Date): Promise<void> {
  const entry = await findKeyEntry(tx, entryId);
  if (entry?.status !== "asked") return;
  const approved = missing(entry.signs, "approval").length === 0 || entry.emergency;
  if (approved && missing(entry.signs, "presence").length === 0) await tellWorker(tx, order, entryId, "ready", now);
}

const chaseKey = (entryId: number) => `key:${entryId}`;

async function promiseChase(tx: Tx, entryId: number, order: WorkOrder, { now, policies }: Moment): Promise<void> {
  const { zone, code } = order.property;
  const runAt = plus(now, policies.for(code).desk.arrive, zone);
  await replacePromise(tx, chaseKey(entryId), { job: "chase-key", payload: { entryId }, runAt, now });
}

/**
 * The three go in together (R9): only with the resident's consent, all three approvals (in an emergency afterwards) and all three departments at the door.
 * The resident is told. Errors: not-yours, key-consent, key-approvals, key-presence, key-step.
 */
export async function enterWithKey(tx: Tx, action: EntryAction): Promise<WorkOrder> {
  const { entryId, now } = action;
  const { entry, order, staff } = await lockFor(tx, action);
  if (order.assigneeId !== staff.id) throw notYoursNow(order, staff);
  if (entry.status !== "asked") throw new DomainError("error-key-step");
  if (!entry.consentAt) throw new DomainError("error-key-consent");
  if (!entry.emergency && missing(entry.signs, "approval").length > 0) throw new DomainError("error-key-approvals");
  if (missing(entry.signs, "presence").length > 0) throw new DomainError("error-key-presence");
  await tx.keyEntry.update({ where: { id: entryId }, data: { status: "inside", enteredAt: now } });
  const staffIds = entry.signs.filter(({ kind }) => kind === "presence").map(({ staffId }) => staffId);
  await write(tx, order, { event: "key-entered", actor: byStaff(staff), detail: { entryId, staffIds }, at: now });
  const { reporterId } = order.request;
  if (reporterId !== null) await tellKey(tx, { personId: reporterId, notice: "before", entryId, now });
  await promiseChase(tx, entryId, order, action);
  return order;
}

/** Who is inside. Errors: key-part. */
function requirePresent({ signs }: KeyEntry, staff: StaffMember): void {
  if (!signs.some(({ kind, staffId }) => kind === "presence" && staffId === staff.id))
    throw new DomainError("error-key-part");
}

/** Belongings that have to be moved are listed with a photo (2.4.6). Errors: key-part, key-step, key-photo. */
export async function listKeyItem(
  tx: Tx,
  action: EntryAction & { words: string; files: readonly string[]; accountId: number },
): Promise<WorkOrder> {
  const { entryId, words, files, accountId, now } = action;
  const { entry, order, staff } = await lockFor(tx, action);
  requirePresent(entry, staff);
  if (entry.status !== "inside") throw new DomainError("error-key-step");
  const photos = { fileIds: files, requestId: order.requestId, workOrderId: order.id, purpose: "result", now } as const;
  const fileIds = [...(await attachFiles(tx, { ...photos, accountId }))];
  if (fileIds.length === 0) throw new DomainError("error-key-photo");
  await tx.keyItem.create({ data: { entryId, words, fileIds, staffId: staff.id, at: now } });
  await write(tx, order, { event: "key-item", actor: byStaff(staff), detail: { entryId, words, fileIds }, at: now });
  return order;
}

/** When one leaves, all leave (R9): the entry is over for everybody, and the resident hears. Errors: key-part, key-step. */
export async function leaveWithKey(tx: Tx, action: EntryAction & { restored: boolean | null }): Promise<WorkOrder> {
  const { entryId, restored, now } = action;
  const { entry, order, staff } = await lockFor(tx, action);
  requirePresent(entry, staff);
  if (entry.status !== "inside") throw new DomainError("error-key-step");
  await tx.keyEntry.update({
    where: { id: entryId },
    data: { status: "left", leftAt: now, leftById: staff.id, restored },
  });
  const detail = { entryId, ...(restored === null ? {} : { restored }) };
  await write(tx, order, { event: "key-left", actor: byStaff(staff), detail, at: now });
  const there = entry.signs.filter(({ kind, staffId }) => kind === "presence" && staffId !== staff.id);
  for (const { personId } of await tx.staff.findMany({ where: { id: { in: there.map(({ staffId }) => staffId) } } }))
    await tellKey(tx, { personId, notice: "left", entryId, now });
  const { reporterId } = order.request;
  if (reporterId !== null) await tellKey(tx, { personId: reporterId, notice: "after", entryId, now });
  if (restored === false)
    for (const { personId } of await listHeads(tx, order.propertyId, "supervisor"))
      await tellKey(tx, { personId, notice: "moved", entryId, now });
  if (missing(entry.signs, "approval").length === 0) await cancelPromise(tx, chaseKey(entryId), now);
  return order;
}

/** Nobody has said that they left, or approvals that may follow have not: asked again until they have. */
export async function chaseKeyEntry(tx: Tx, { entryId, ...moment }: Moment & { entryId: number }): Promise<void> {
  const { entry, order } = await lockEntry(tx, entryId);
  const { now } = moment;
  if (entry.status === "inside") {
    const there = entry.signs.filter(({ kind }) => kind === "presence").map(({ staffId }) => staffId);
    for (const { personId } of await tx.staff.findMany({ where: { id: { in: there } } }))
      await tellKey(tx, { personId, notice: "inside", entryId, now });
  } else if (entry.status !== "left" || missing(entry.signs, "approval").length === 0) return;
  await askApprovals(tx, order, entryId, now);
  await record(tx, { ...lineOf(order), event: "key-chased", actor: system, detail: { entryId }, at: now });
  await promiseChase(tx, entryId, order, moment);
}
