import type { Tx } from "../db/client.ts";
import { afterQuiet, plus, plusDuty, timeOn } from "./calendar.ts";
import { setComplaintDeadline } from "./complaint-clock.ts";
import { tellComplaint } from "./complaint-notice.ts";
import { advance, type ComplaintAction, type InHand, requireHandler, takeInHand } from "./complaint-work.ts";
import { DomainError } from "./error.ts";
import { listKeptAway, requireAdmitted } from "./isolation.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";
import { record, system } from "./timeline.ts";
import {
  endDeadline,
  findWorkOrder,
  lineOf,
  type Moment,
  move,
  openStatuses,
  setDeadline,
  workingStatuses,
} from "./work-order.ts";

export type Letter = NonNullable<Awaited<ReturnType<Tx["complaintLetter"]["findUnique"]>>>;

/** When something is to be done or said next, as staff choose it. */
export const terms = ["today", "tomorrow", "three-days", "week"] as const;
export type Term = (typeof terms)[number];
const daysOf = { today: 0, tomorrow: 1, "three-days": 3, week: 7 } as const satisfies Record<Term, number>;

/** The hour by which answers are given, so many days on; what has passed today means tomorrow. */
export function termEnd(term: Term, { order }: Pick<InHand, "order">, { now, policies }: Moment): Date {
  const { zone, code } = order.property;
  const { by } = policies.for(code).complaint;
  const end = timeOn(now, daysOf[term], by, zone);
  return end > now ? end : timeOn(now, 1, by, zone);
}

/**
 * A written answer for the time being: what is being done, and when the next one comes, which is then kept (K7). It decides nothing and admits nothing,
 * so it leaves at once; what does is approved first (K13). Errors: not-yours, complaint-step.
 */
export async function answerComplainant(
  tx: Tx,
  action: ComplaintAction & { words: string; term: Term },
): Promise<{ number: string; nextAnswerAt: Date }> {
  const { requestId, words, term, now } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const nextAnswerAt = termEnd(term, { order }, action);
  const { count } = await tx.complaint.updateMany({
    where: { requestId, stage: { in: ["received", "explaining", "proposing", "approving", "carrying-out"] } },
    data: { nextAnswerAt },
  });
  if (count === 0) throw new DomainError("error-complaint-step", { number: order.request.number });
  const data = { requestId, kind: "answer", status: "sent", text: words, authorId: staff.id, createdAt: now } as const;
  const letter = await tx.complaintLetter.create({ data });
  const actor = { type: "staff", personId: staff.personId } as const;
  const detail = { letterId: letter.id, nextAnswerAt: nextAnswerAt.toISOString() };
  await record(tx, { ...lineOf(order), event: "answered", actor, detail, at: now });
  await setComplaintDeadline(tx, requestId, action);
  await sendLetter(tx, { complaint, order }, letter, "answer", now);
  return { number: order.request.number, nextAnswerAt };
}

/** The department proposes a remedy; where we were at fault, with an apology in the office's name (K6, K9). Errors: not-yours, complaint-step. */
export async function proposeRemedy(
  tx: Tx,
  action: ComplaintAction & { words: string; term: Term; apology: string | null },
): Promise<{ number: string }> {
  const { requestId, words, term, apology, now } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const inHand = { complaint, order };
  if (complaint.ourFault && apology === null)
    throw new DomainError("error-complaint-apology", { number: order.request.number });
  await advance(tx, inHand, "propose", { stageDueAt: null });
  const letter = await tx.complaintLetter.create({
    data: {
      requestId,
      kind: "proposal",
      status: "pending",
      text: words,
      apology,
      until: termEnd(term, inHand, action),
      authorId: staff.id,
      createdAt: now,
    },
  });
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, { ...lineOf(order), event: "proposed", actor, detail: { letterId: letter.id }, at: now });
  await openApproval(tx, inHand, letter, action);
  return { number: order.request.number };
}

/** Asks every supervisor who may approve a letter; one of them, named, answers for it. Its deadline climbs to the manager. */
export async function openApproval(tx: Tx, { order }: InHand, letter: Letter, moment: Moment): Promise<void> {
  const { now } = moment;
  const approvers = await listApprovers(tx, order, letter, "supervisor");
  const [first] = approvers;
  if (!first) throw new DomainError("error-complaint-nobody");
  const { propertyId, requestId, priority } = order;
  const approval = await tx.workOrder.create({
    data: {
      propertyId,
      requestId,
      priority,
      kind: "complaint-approval",
      role: "supervisor",
      status: "accepted",
      responsibleId: first.id,
      assigneeId: first.id,
      createdAt: now,
      acceptedAt: now,
    },
  });
  await setDeadline(tx, approval, "complaint-approval", approvalDue(0, { order }, moment), now);
  await setComplaintDeadline(tx, requestId, moment);
  for (const { personId } of approvers)
    await tellComplaint(tx, { personId, notice: "approve", requestId, letterId: letter.id, now });
}

/** Those of the role who may approve it: not kept away, and not its author, unless nobody else is left. */
async function listApprovers(
  tx: Tx,
  order: { requestId: number; propertyId: number },
  { authorId }: Letter,
  role: "supervisor" | "manager",
): Promise<readonly StaffMember[]> {
  const away = await listKeptAway(tx, order.requestId);
  const others = await listHeads(tx, order.propertyId, role, new Set([...away, authorId]));
  const heads = others.filter((staff) => staff.role === "supervisor" || staff.role === "manager");
  return heads.length > 0 ? heads : listHeads(tx, order.propertyId, role, away);
}

function approvalDue(rung: number, { order }: Pick<InHand, "order">, { now, policies }: Moment): Date {
  const { escalate, hours } = policies.for(order.property.code).complaint;
  const after = escalate[Math.min(rung, escalate.length - 1)]?.after;
  if (!after) throw new Error("the policy has no rungs for complaints");
  return plusDuty(now, after, [hours], order.property.zone);
}

/** A letter still waits for its approval: reminded, then with the managers among those who are asked, again and again. */
export async function chaseApproval(
  tx: Tx,
  { workOrderId, now, policies }: Moment & { workOrderId: number },
): Promise<void> {
  const order = await findWorkOrder(tx, workOrderId);
  if (!order || !openStatuses.some((status) => status === order.status)) return;
  const { requestId } = order;
  const letter = await tx.complaintLetter.findFirst({ where: { requestId, status: "pending" } });
  if (!letter) return;
  const asked = [...(await listApprovers(tx, order, letter, "supervisor"))];
  if (order.level > 0) asked.push(...(await listApprovers(tx, order, letter, "manager")));
  const people = new Set(asked.map(({ personId }) => personId));
  for (const personId of people)
    await tellComplaint(tx, { personId, notice: "approve", requestId, letterId: letter.id, now });
  const event = order.level > 0 ? "escalated" : "reminded";
  const detail = { staffIds: asked.map(({ id }) => id) };
  await record(tx, { ...lineOf(order), event, actor: system, detail, at: now });
  // Somebody active and free of it answers for it, whoever was asked first.
  const responsibleId = asked.at(-1)?.id ?? order.responsibleId;
  await tx.workOrder.update({ where: { id: order.id }, data: { level: order.level + 1, responsibleId } });
  await setDeadline(tx, order, "complaint-approval", approvalDue(order.level + 1, { order }, { now, policies }), now);
}

/** Whether this member of staff may decide about a letter now. */
export async function mayDecide(
  tx: Tx,
  staff: StaffMember,
  letter: Letter,
  order: { requestId: number; propertyId: number },
): Promise<boolean> {
  for (const role of ["supervisor", "manager"] as const) {
    const approvers = await listApprovers(tx, order, letter, role);
    if (approvers.some(({ id }) => id === staff.id)) return true;
  }
  return false;
}

/**
 * A supervisor approves a letter, which leaves at once, or returns it with the reason (K6, K13). Only the first of two decisions counts. Errors:
 * unknown-order, complaint-not-approver, complaint-decided.
 */
export async function decideLetter(
  tx: Tx,
  decision: Moment & { letterId: number; personId: number | undefined; approved: boolean; remark: string },
): Promise<{ number: string }> {
  const { letterId, personId, approved, remark, now, policies } = decision;
  const staff = await requireStaff(tx, personId);
  const letter = await tx.complaintLetter.findUnique({ where: { id: letterId } });
  if (!letter) throw new DomainError("error-unknown-order");
  const inHand = await takeInHand(tx, letter.requestId);
  const { order } = inHand;
  const { number } = order.request;
  if (order.propertyId !== staff.propertyId) throw new DomainError("error-unknown-order");
  await requireAdmitted(tx, order.requestId, staff);
  if (!(await mayDecide(tx, staff, letter, order))) throw new DomainError("error-complaint-not-approver", { number });
  const { count } = await tx.complaintLetter.updateMany({
    where: { id: letterId, status: "pending" },
    data: {
      status: approved ? "sent" : "returned",
      decidedById: staff.id,
      decidedAt: now,
      remark: remark === "" ? null : remark,
    },
  });
  if (count === 0) throw new DomainError("error-complaint-decided", { number });
  await closeApprovals(tx, order.requestId, approved ? "approved" : "returned", now, staff.id);
  const actor = { type: "staff", personId: staff.personId } as const;
  const event = approved ? "approved" : "returned";
  await record(tx, { ...lineOf(order), event, actor, detail: { letterId }, at: now });
  const moment = { now, policies };
  if (approved) await letOut(tx, inHand, letter, moment);
  else await takeBack(tx, inHand, letter, moment);
  return { number };
}

/** Ends the open approvals of a complaint. */
export async function closeApprovals(
  tx: Tx,
  requestId: number,
  result: string,
  now: Date,
  staffId?: number,
): Promise<void> {
  const open = await tx.workOrder.findMany({
    where: { requestId, kind: "complaint-approval", status: { in: [...workingStatuses] } },
  });
  for (const { id } of open) {
    const data = { result, closedAt: now, ...(staffId === undefined ? {} : { assigneeId: staffId }) };
    if (await move(tx, "settle", { id }, data)) await endDeadline(tx, id, now);
  }
}

async function letOut(tx: Tx, inHand: InHand, letter: Letter, moment: Moment): Promise<void> {
  const stageDueAt = patienceEnd(inHand, moment);
  const explains = letter.kind === "explanation";
  await advance(tx, inHand, explains ? "explained" : "approve", { nextAnswerAt: null, stageDueAt });
  await setComplaintDeadline(tx, letter.requestId, moment);
  await sendLetter(tx, inHand, letter, explains ? "explanation" : "proposal", moment.now);
}

async function takeBack(tx: Tx, inHand: InHand, letter: Letter, moment: Moment): Promise<void> {
  const explains = letter.kind === "explanation";
  const { propose } = moment.policies.for(inHand.order.property.code).complaint;
  const again = explains ? {} : { stageDueAt: plus(moment.now, propose, inHand.order.property.zone) };
  await advance(tx, inHand, explains ? "explainAgain" : "proposeAgain", again);
  await setComplaintDeadline(tx, letter.requestId, moment);
  const author = await tx.staff.findUnique({ where: { id: letter.authorId } });
  const { requestId, id: letterId } = letter;
  if (author)
    await tellComplaint(tx, { personId: author.personId, notice: "returned", requestId, letterId, now: moment.now });
}

/** The remedy was carried out; the complainant is asked whether the matter is settled (K6, X3). Errors: not-yours, complaint-step. */
export async function carryOutRemedy(tx: Tx, action: ComplaintAction & { words: string }): Promise<{ number: string }> {
  const { requestId, words, now } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const inHand = { complaint, order };
  await advance(tx, inHand, "carryOut", { nextAnswerAt: null, stageDueAt: patienceEnd(inHand, action) });
  const data = { requestId, kind: "answer", status: "sent", text: words, authorId: staff.id, createdAt: now } as const;
  const letter = await tx.complaintLetter.create({ data });
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, { ...lineOf(order), event: "carried-out", actor, detail: { letterId: letter.id }, at: now });
  await setComplaintDeadline(tx, requestId, action);
  await sendLetter(tx, inHand, letter, "carried-out", now);
  return { number: order.request.number };
}

async function sendLetter(
  tx: Tx,
  { order }: InHand,
  { id: letterId }: Letter,
  notice: "answer" | "explanation" | "proposal" | "carried-out",
  now: Date,
): Promise<void> {
  const { requestId } = order;
  const { reporterId } = order.request;
  if (reporterId !== null) await tellComplaint(tx, { personId: reporterId, notice, requestId, letterId, now });
}

/** So long a complainant has for their word before they are asked again, outside of rest hours. */
export function patienceEnd({ order }: Pick<InHand, "order">, { now, policies }: Moment): Date {
  const policy = policies.for(order.property.code);
  return afterQuiet(plus(now, policy.callback.patience, order.property.zone), policy.quiet, order.property.zone);
}
