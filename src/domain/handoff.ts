import type { Tx } from "../db/client.ts";
import { cancelPromise, priorities, promise, replacePromise } from "../db/outbox.ts";
import { lengthMs, type Policy } from "../policy.ts";
import { loadRota, nextOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { listStaff, requireStaff } from "./staff.ts";
import { type Actor, record, system } from "./timeline.ts";
import { getOrderFor, type Moment, notYoursNow, workingStatuses } from "./work-order.ts";

/** How a chat came back to the bot. */
export type HandoffEnd = "staff" | "resident" | "silence" | "nobody" | "after-hours";

/** What the resident, and what the member of staff hears about a chat that was handed over; `jobs/tell-handoff.ts` has the words. */
export const residentTalkNotices = ["begun", "nobody", "ended-by-staff", "ended-by-silence"] as const;
export const staffTalkNotices = ["ended-by-resident", "ended-by-silence"] as const;
export type HandoffSide = "resident" | "staff";

const keyOf = (handoffId: number) => `handoff:${handoffId}`;

async function tellHandoff(
  tx: Tx,
  told:
    | { handoffId: number; notice: (typeof residentTalkNotices)[number]; to: "resident" }
    | { handoffId: number; notice: (typeof staffTalkNotices)[number]; to: "staff" },
  now: Date,
): Promise<void> {
  await promise(tx, { job: "tell-handoff", payload: { ...told }, runAt: now, now, priority: priorities.answer });
}

async function setClock(tx: Tx, handoffId: number, runAt: Date, now: Date): Promise<void> {
  await replacePromise(tx, keyOf(handoffId), { job: "handoff-clock", payload: { handoffId }, runAt, now });
}

/**
 * A resident wants a person: their chat waits for the front desk on duty, beside the call that is promised in any case (Q8). Returns when the front
 * desk is back where nobody is on duty.
 */
export async function openHandoff(
  tx: Tx,
  asked: Moment & {
    propertyId: number;
    requestId: number;
    workOrderId: number;
    personId: number;
    conversationId: number;
  },
): Promise<{ readonly backAt: Date | undefined }> {
  const { now, policies, ...handoff } = asked;
  const property = await tx.property.findUniqueOrThrow({ where: { id: handoff.propertyId } });
  const policy = policies.for(property.code);
  const desk = await listStaff(tx, property.id, "front-desk");
  const rota = await loadRota(tx, desk, { policy, zone: property.zone, from: now });
  const begun = { ...handoff, createdAt: now, spokeAt: now };
  if (desk.some((staff) => rota.isOnDuty(staff, now))) {
    const { id } = await tx.handoff.create({ data: { ...begun, status: "waiting" } });
    await setClock(tx, id, new Date(now.getTime() + lengthMs(policy.handoff.take)), now);
    return { backAt: undefined };
  }
  await tx.handoff.create({ data: { ...begun, status: "ended", endedAt: now, endedBy: "after-hours" } });
  return { backAt: desk.length === 0 ? undefined : nextOnDuty(rota.dutyOf(desk), now) };
}

/** A chat in somebody's hands, as they need to know it. */
export interface Talk {
  readonly handoffId: number;
  readonly name: string;
  readonly unit: string | null;
  readonly language: string;
  readonly words: string;
}

/**
 * A member of staff who has taken the call speaks in the chat instead, and from now on what they write goes there. `waiting`: only while the resident
 * still waits for that. Nothing where there is no chat. Errors: staff-only, unknown-order, not-yours, talk-elsewhere.
 */
export async function takeHandoff(
  tx: Tx,
  taking: Moment & { workOrderId: number; personId: number | undefined; conversationId: number; waiting?: true },
): Promise<Talk | undefined> {
  const { workOrderId, personId, conversationId, waiting, now, policies } = taking;
  const staff = await requireStaff(tx, personId, "front-desk", "supervisor", "manager");
  const order = await getOrderFor(tx, workOrderId, staff);
  const handoff = await tx.handoff.findUnique({ where: { workOrderId } });
  if (!handoff || (waiting && handoff.status !== "waiting")) return undefined;
  if (order.assigneeId !== staff.id || !workingStatuses.some((status) => status === order.status))
    throw notYoursNow(order, staff);
  const live = { conversationId: handoff.conversationId, status: { not: "ended" }, id: { not: handoff.id } };
  if ((await tx.handoff.count({ where: live })) > 0) throw new DomainError("error-talk-elsewhere");
  await tx.handoff.updateMany({
    where: { staffConversationId: conversationId, speaking: true },
    data: { speaking: false },
  });
  const mine = { staffId: staff.id, staffConversationId: conversationId, speaking: true };
  const again = await tx.handoff.updateMany({
    where: { id: handoff.id, status: "talking", staffId: staff.id },
    data: mine,
  });
  if (again.count === 0) {
    const { count } = await tx.handoff.updateMany({
      where: { id: handoff.id, status: { not: "talking" } },
      data: { ...mine, status: "talking", takenAt: now, spokeAt: now, endedAt: null, endedBy: null },
    });
    if (count === 0) throw new DomainError("error-talk-elsewhere");
    const actor = { type: "staff", personId: staff.personId } as const;
    const { propertyId, requestId } = handoff;
    await record(tx, { propertyId, requestId, workOrderId, event: "talk-begun", actor, at: now });
    await setClock(tx, handoff.id, silentAt(policies.for(order.property.code), now), now);
    await tellHandoff(tx, { handoffId: handoff.id, notice: "begun", to: "resident" }, now);
  }
  const conversation = await tx.conversation.findUniqueOrThrow({
    where: { id: handoff.conversationId },
    include: { account: { include: { person: true } } },
  });
  const { account } = conversation;
  const unit = order.request.unitId === null ? null : await tx.unit.findUnique({ where: { id: order.request.unitId } });
  return {
    handoffId: handoff.id,
    name: order.request.contactName,
    unit: unit?.label ?? null,
    language: account.language ?? account.person?.language ?? "zh-CN",
    words: order.request.content,
  };
}

function silentAt(policy: Policy, spokeAt: Date): Date {
  return new Date(spokeAt.getTime() + lengthMs(policy.handoff.silence));
}

/** Either side says something to the other. Returns the other's name. Errors: staff-only, talk-over. */
export async function sayInHandoff(
  tx: Tx,
  said: {
    handoffId: number;
    from: HandoffSide;
    personId: number | undefined;
    accountId: number;
    words: string;
    files: readonly string[];
    now: Date;
  },
): Promise<{ readonly to: string }> {
  const { handoffId, from, personId = 0, accountId, words, files, now } = said;
  const speaker = from === "staff" ? { staffId: (await requireStaff(tx, personId)).id } : { personId };
  const { count } = await tx.handoff.updateMany({
    where: { id: handoffId, status: "talking", ...speaker },
    data: { spokeAt: now },
  });
  if (count === 0) throw new DomainError("error-talk-over");
  const { requestId, personId: residentId, staffId } = await tx.handoff.findUniqueOrThrow({ where: { id: handoffId } });
  const kept = await attachFiles(tx, { requestId, fileIds: files, accountId, purpose: "report", now });
  const { id } = await tx.handoffLine.create({
    data: { handoffId, from, personId, words, files: [...kept], at: now },
    select: { id: true },
  });
  await promise(tx, {
    job: "pass-line",
    payload: { lineId: String(id) },
    runAt: now,
    now,
    priority: priorities.answer,
  });
  const to =
    from === "staff"
      ? await tx.person.findUnique({ where: { id: residentId } })
      : (await tx.staff.findUnique({ where: { id: staffId ?? 0 }, include: { person: true } }))?.person;
  return { to: to?.name ?? "" };
}

/** The chat goes back to the bot; the other side hears why. Returns whether this caller ended it. */
export async function closeHandoff(
  tx: Tx,
  handoffId: number,
  by: HandoffEnd,
  { actor = system, now }: { actor?: Actor; now: Date },
): Promise<boolean> {
  const handoff = await tx.handoff.findUnique({ where: { id: handoffId } });
  const { count } = await tx.handoff.updateMany({
    where: { id: handoffId, status: { not: "ended" } },
    data: { status: "ended", speaking: false, endedAt: now, endedBy: by },
  });
  if (!handoff || count === 0) return false;
  await cancelPromise(tx, keyOf(handoffId), now);
  if (handoff.status !== "talking") return true;
  const { propertyId, requestId, workOrderId } = handoff;
  await record(tx, { propertyId, requestId, workOrderId, event: "talk-ended", actor, detail: { by }, at: now });
  if (by === "staff" || by === "silence")
    await tellHandoff(tx, { handoffId, notice: `ended-by-${by}`, to: "resident" }, now);
  if (by === "resident" || by === "silence")
    await tellHandoff(tx, { handoffId, notice: `ended-by-${by}`, to: "staff" }, now);
  return true;
}

/** The call that a chat stood for has an end; so has the chat. */
export async function closeHandoffOf(tx: Tx, workOrderId: number, actor: Actor, now: Date): Promise<void> {
  const handoff = await tx.handoff.findUnique({ where: { workOrderId } });
  if (handoff) await closeHandoff(tx, handoff.id, "staff", { actor, now });
}

/** Nobody took the chat in time: the call remains. Or nobody has said anything for a while: the bot takes it back. */
export async function keepHandoffTime(
  tx: Tx,
  { handoffId, now, policies }: Moment & { handoffId: number },
): Promise<void> {
  const handoff = await tx.handoff.findUnique({ where: { id: handoffId } });
  if (!handoff || handoff.status === "ended") return;
  if (handoff.status === "waiting") {
    const open = await tx.workOrder.count({
      where: { id: handoff.workOrderId, status: { notIn: ["closed", "cancelled"] } },
    });
    if ((await closeHandoff(tx, handoffId, "nobody", { now })) && open > 0)
      await tellHandoff(tx, { handoffId, notice: "nobody", to: "resident" }, now);
    return;
  }
  const property = await tx.property.findUniqueOrThrow({ where: { id: handoff.propertyId } });
  const dueAt = silentAt(policies.for(property.code), handoff.spokeAt);
  if (dueAt > now) await setClock(tx, handoffId, dueAt, now);
  else await closeHandoff(tx, handoffId, "silence", { now });
}
