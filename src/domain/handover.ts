import type { Tx } from "../db/client.ts";
import { findPromiseDue, replacePromise } from "../db/outbox.ts";
import { nextDaily, plus } from "./calendar.ts";
import { DomainError } from "./error.ts";
import { endChase, setChase } from "./handover-clock.ts";
import { contentOf, type HandoverContent } from "./handover-content.ts";
import { isKeptAway } from "./isolation.ts";
import { loadCrew, nextShiftEnd, shiftChangeAt } from "./shift-change.ts";
import { listStaff, requireStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { record } from "./timeline.ts";
import type { Moment } from "./work-order.ts";

export type Handover = NonNullable<Awaited<ReturnType<typeof findHandover>>>;

/** A handover with its entries and its property. */
export async function findHandover(tx: Tx, id: number) {
  const handover = await tx.handover.findUnique({ where: { id }, include: { entries: { orderBy: { id: "asc" } } } });
  if (!handover) return undefined;
  return { ...handover, property: await tx.property.findUniqueOrThrow({ where: { id: handover.propertyId } }) };
}

interface Place {
  readonly id: number;
  readonly code: string;
  readonly zone: string;
}

const draftKey = (propertyId: number, role: string) => `handover-draft:${propertyId}:${role}`;

/** Promises the draft of the next handover of a role, or an earlier one than was promised; none where nobody's shift ends soon. */
export async function promiseDraft(
  tx: Tx,
  property: Place,
  role: StaffRole,
  { now, policies }: Moment,
  after = now,
): Promise<void> {
  const policy = policies.for(property.code);
  const end = nextShiftEnd(await loadCrew(tx, property, role, { policy, from: now }), after);
  if (!end) return;
  const early = plus(end, policy.handover.draft.negated(), property.zone);
  const runAt = early > now ? early : now;
  const key = draftKey(property.id, role);
  const known = await findPromiseDue(tx, key);
  if (known !== undefined && known <= runAt) return;
  const payload = { propertyId: property.id, role, endsAt: end.toISOString() };
  await replacePromise(tx, key, { job: "handover-draft", payload, runAt, now });
}

/** Promises the next draft of every role that hands over. */
export async function plantHandovers(tx: Tx, property: Place, moment: Moment): Promise<void> {
  for (const role of moment.policies.for(property.code).handover.roles) await promiseDraft(tx, property, role, moment);
}

/** The end of a shift is near: what is open is drafted for those who go (S3). Returns the handover; nothing when nobody goes, or it was drafted already. */
export async function draftHandover(
  tx: Tx,
  property: Place,
  { role, endsAt, now, policies }: Moment & { role: StaffRole; endsAt: Date },
): Promise<Handover | undefined> {
  const policy = policies.for(property.code);
  const crew = await loadCrew(tx, property, role, { policy, from: now });
  const change = shiftChangeAt(crew, endsAt);
  await promiseDraft(tx, property, role, { now, policies }, endsAt);
  if (!change) return undefined;
  const { beganAt, takesOverAt, off, on } = change;
  const ids = { offIds: off.map(({ id }) => id), onIds: on.map(({ id }) => id) };
  const known = await tx.handover.count({ where: { propertyId: property.id, role, endsAt } });
  if (known > 0) return undefined;
  const { id } = await tx.handover.create({
    data: { propertyId: property.id, role, beganAt, endsAt, takesOverAt, ...ids },
  });
  await tx.handoverEntry.create({ data: { handoverId: id, event: "drafted", at: now } });
  await setChase(tx, id, endsAt, now);
  return findHandover(tx, id);
}

interface Signing extends Moment {
  readonly handoverId: number;
  readonly personId: number | undefined;
  /** What there is to say beside the list, and about the goods; absent when nothing. */
  readonly remarks: string | null;
  readonly goods: string | null;
}

/** Who signs, and what. Errors: staff-only, handover-not-yours. */
async function requireSigner(tx: Tx, { handoverId, personId }: Signing, side: "offIds" | "onIds") {
  const staff = await requireStaff(tx, personId);
  const handover = await findHandover(tx, handoverId);
  if (handover?.propertyId !== staff.propertyId) throw new DomainError("error-handover-not-yours");
  // Where whoever should have signed does not, a head closes it in their own name.
  if (!handover[side].includes(staff.id) && staff.role !== "supervisor" && staff.role !== "manager")
    throw new DomainError("error-handover-not-yours");
  return { staff, handover };
}

async function advance(tx: Tx, id: number, from: "drafted" | "handed" | "taken", to: string): Promise<void> {
  const { count } = await tx.handover.updateMany({ where: { id, status: from }, data: { status: to, level: 0 } });
  if (count === 0) throw new DomainError("error-handover-signed");
}

/** Those who may be named for what is left, whoever takes over first. */
export async function listNameable(tx: Tx, handover: Handover): Promise<readonly StaffMember[]> {
  const staff = await listStaff(tx, handover.propertyId);
  const rank = ({ id, role }: StaffMember) =>
    handover.onIds.includes(id) ? 0 : role === "supervisor" ? 1 : role === "manager" ? 2 : 3;
  return staff
    .filter((member) => rank(member) < 3 && !handover.offIds.includes(member.id))
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

/**
 * Whoever goes signs (S3). Important work that nobody has in hand blocks it until a person is named for it; what is signed is kept as it was.
 * Errors: staff-only, handover-not-yours, handover-signed, handover-blocked.
 */
export async function handOver(tx: Tx, signing: Signing & { namedId: number | undefined }): Promise<Handover> {
  const { handoverId, remarks, goods, namedId, now, policies } = signing;
  const { staff, handover } = await requireSigner(tx, signing, "offIds");
  const content = await contentOf(tx, handover, staff, now);
  const important = content.items.filter(({ part }) => part === "important");
  if (important.length > 0) await nameFor(tx, handover, staff, { important, namedId, now });
  await advance(tx, handoverId, "drafted", "handed");
  const detail = { remarks, goods, ...snapshotOf(content) };
  await tx.handoverEntry.create({ data: { handoverId, event: "handed", staffId: staff.id, detail, at: now } });
  const { takeOver } = policies.for(handover.property.code).handover;
  const ask = plus(handover.takesOverAt, takeOver.negated(), handover.property.zone);
  await setChase(tx, handoverId, ask > now ? ask : now, now);
  return handover;
}

async function nameFor(
  tx: Tx,
  handover: Handover,
  signer: StaffMember,
  { important, namedId, now }: { important: HandoverContent["items"]; namedId: number | undefined; now: Date },
): Promise<void> {
  const list = important.map(({ number }) => number).join("、");
  const named = (await listNameable(tx, handover)).find(({ id }) => id === namedId);
  if (!named) throw new DomainError("error-handover-blocked", { list });
  for (const { requestId } of important)
    if (await isKeptAway(tx, requestId, named.id)) throw new DomainError("error-handover-blocked", { list });
  const actor = { type: "staff", personId: signer.personId } as const;
  for (const { workOrderId, requestId, kind } of important) {
    // The first receiver of a complaint answers for it until it is closed (K11).
    if (kind !== "complaint")
      await tx.workOrder.updateMany({
        where: { id: workOrderId, assigneeId: null },
        data: { responsibleId: named.id },
      });
    const line = { propertyId: handover.propertyId, requestId, workOrderId };
    await record(tx, { ...line, event: "handed-over", actor, detail: { staffIds: [named.id] }, at: now });
  }
  const detail = { namedId: named.id, requestIds: important.map(({ requestId }) => requestId) };
  const entry = { handoverId: handover.id, event: "named", staffId: signer.id, detail, at: now };
  await tx.handoverEntry.create({ data: entry });
}

function snapshotOf({ items, emergencies, reported, completed, reopened }: HandoverContent) {
  const left = items.map(({ part, requestId, number, kind, status, createdAt, assigneeId }) => ({
    part,
    requestId,
    number,
    kind,
    status,
    createdAt: createdAt.toISOString(),
    assigneeId,
  }));
  return { left, emergencies: emergencies.map(({ number }) => number), reported, completed, reopened };
}

/** Whoever comes signs, with what they found different (S3). Errors: staff-only, handover-not-yours, handover-not-handed, handover-signed. */
export async function takeOver(tx: Tx, signing: Signing): Promise<Handover> {
  const { handoverId, remarks, goods, now, policies } = signing;
  const { staff, handover } = await requireSigner(tx, signing, "onIds");
  if (handover.status === "drafted") throw new DomainError("error-handover-not-handed");
  await advance(tx, handoverId, "handed", "taken");
  const detail = { remarks, goods };
  await tx.handoverEntry.create({ data: { handoverId, event: "taken", staffId: staff.id, detail, at: now } });
  const { code, zone } = handover.property;
  await setChase(tx, handoverId, nextDaily(now, policies.for(code).report.daily, zone), now);
  return handover;
}

/** A head signs what both sides have signed, every day (S3). From then on nothing about it can change. Errors: staff-only, handover-not-yours, handover-signed. */
export async function signHandover(
  tx: Tx,
  { handoverId, personId, now }: { handoverId: number; personId: number | undefined; now: Date },
): Promise<Handover> {
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const handover = await findHandover(tx, handoverId);
  if (handover?.propertyId !== staff.propertyId) throw new DomainError("error-handover-not-yours");
  await advance(tx, handoverId, "taken", "signed");
  await tx.handoverEntry.create({ data: { handoverId, event: "signed", staffId: staff.id, at: now } });
  await endChase(tx, handoverId, now);
  return handover;
}
