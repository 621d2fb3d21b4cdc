import type { Tx } from "../db/client.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { dayOf, plus } from "./calendar.ts";
import { answerDue } from "./complaint.ts";
import { setComplaintDeadline, weigh } from "./complaint-clock.ts";
import { openApproval } from "./complaint-letter.ts";
import { tellComplaint } from "./complaint-notice.ts";
import { advance, type ComplaintAction, type InHand, requireHandler } from "./complaint-work.ts";
import { loadRota } from "./duty.ts";
import { DomainError } from "./error.ts";
import { keptAway } from "./isolation.ts";
import { formatNumber } from "./number.ts";
import { openRepair, type RepairCategory } from "./request.ts";
import { listStaff, type StaffMember, type StaffRole } from "./staff.ts";
import { record } from "./timeline.ts";
import { lineOf, type Moment } from "./work-order.ts";

/**
 * The receiver finds a complaint justified and names the department that has to put it right (K5). It is asked for a proposal in the policy's time;
 * the complainant hears who takes care of it and when the next answer comes (K6, K7). Errors: not-yours, complaint-step.
 */
export async function takeUpComplaint(
  tx: Tx,
  action: ComplaintAction & { role: StaffRole; ourFault: boolean },
): Promise<{ number: string; proposer: string }> {
  const { requestId, role, ourFault, now, policies } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const inHand = { complaint, order };
  const stageDueAt = proposalDue(inHand, action);
  const { zone, code } = order.property;
  const nextAnswerAt = answerDue(stageDueAt, policies.for(code).complaint, zone);
  await advance(tx, inHand, "takeUp", { justified: true, role, ourFault, stageDueAt, nextAnswerAt });
  const actor = { type: "staff", personId: staff.personId } as const;
  const detail = { verdict: "justified", role, ourFault };
  await record(tx, { ...lineOf(order), event: "judged", actor, detail, at: now });
  // Caused by our failing (K4).
  if (ourFault) await weigh(tx, requestId, "important", actor, now);
  const proposer = await pickProposer(tx, inHand, role, action);
  await tx.workOrder.update({ where: { id: order.id }, data: { assigneeId: proposer.id } });
  if (proposer.id !== order.assigneeId)
    await record(tx, { ...lineOf(order), event: "handed-over", actor, detail: { staffId: proposer.id }, at: now });
  await setComplaintDeadline(tx, requestId, action);
  await tellComplaint(tx, { personId: proposer.personId, notice: "propose", requestId, now });
  await tellComplainant(tx, inHand, "judged", now);
  return { number: order.request.number, proposer: proposer.name };
}

/** By when a department has to propose a remedy (K6). */
export function proposalDue({ order }: Pick<InHand, "order">, { now, policies }: Moment): Date {
  return plus(now, policies.for(order.property.code).complaint.propose, order.property.zone);
}

/** The supervisor of the department, or else who of it is on duty with the least in hand, or else the first receiver (K6). */
async function pickProposer(
  tx: Tx,
  { complaint, order }: InHand,
  role: StaffRole,
  { now, policies }: Moment,
): Promise<StaffMember> {
  const everybody = await listStaff(tx, order.propertyId);
  const away = keptAway(complaint, everybody);
  const free = everybody.filter(({ id }) => !away.has(id));
  const department = everybody.filter((staff) => staff.role === role).map((staff) => staff.department);
  const head = free.find(
    (staff) => staff.role === "supervisor" && staff.department !== "" && department.includes(staff.department),
  );
  const receiver = free.find(({ id }) => id === complaint.receiverId);
  if (receiver?.role === role) return receiver;
  const open = await tx.workOrder.groupBy({
    by: ["assigneeId"],
    where: { kind: "complaint", status: "accepted", assigneeId: { in: free.map(({ id }) => id) } },
    _count: true,
  });
  const load = ({ id }: StaffMember) => open.find(({ assigneeId }) => assigneeId === id)?._count ?? 0;
  const policy = policies.for(order.property.code);
  const rota = await loadRota(tx, free, { policy, zone: order.property.zone, from: now });
  const [member] = free
    .filter((staff) => staff.role === role && rota.isOnDuty(staff, now))
    .toSorted((a, b) => load(a) - load(b) || a.id - b.id);
  const found = head ?? member ?? receiver ?? free[0];
  if (!found) throw new DomainError("error-complaint-nobody");
  return found;
}

/**
 * The receiver finds it not justified, or against a rule of the community: a tactful explanation, naming the rule, waits for the supervisor (K5, K13,
 * K14). Errors: not-yours, complaint-step.
 */
export async function explainComplaint(
  tx: Tx,
  action: ComplaintAction & { words: string; rule: string | null },
): Promise<{ number: string }> {
  const { requestId, words, rule, now } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const inHand = { complaint, order };
  await advance(tx, inHand, "explain", { justified: false });
  const actor = { type: "staff", personId: staff.personId } as const;
  const detail = { verdict: rule === null ? "unjustified" : "against-a-rule" };
  await record(tx, { ...lineOf(order), event: "judged", actor, detail, at: now });
  const letter = await tx.complaintLetter.create({
    data: { requestId, kind: "explanation", status: "pending", text: words, rule, authorId: staff.id, createdAt: now },
  });
  await openApproval(tx, inHand, letter, action);
  return { number: order.request.number };
}

/** Engineering looks at it first, by a repair of its own; nobody who is kept away from the complaint is offered it (K15). Errors: not-yours, complaint-step. */
export async function orderLook(
  tx: Tx,
  action: ComplaintAction & { words: string; category: RepairCategory },
): Promise<{ number: string; repairNumber: string }> {
  const { requestId, words, category, now, policies } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const { zone, code } = order.property;
  if (complaint.stage !== "received" || complaint.inspectionId !== null)
    throw new DomainError("error-complaint-step", { number: order.request.number });
  const day = dayOf(now, zone);
  const repairNumber = formatNumber("BX", day, await nextNumberIn(tx, order.propertyId, "BX", day));
  const { anonymous, contactName, contactPhone, unitId } = complaint;
  const repair = await openRepair(
    tx,
    {
      propertyId: order.propertyId,
      number: repairNumber,
      reporterId: anonymous ? undefined : (order.request.reporterId ?? undefined),
      unitId: anonymous ? undefined : (unitId ?? undefined),
      publicAreaId: undefined,
      category,
      place: "",
      content: words,
      contactName: anonymous ? "" : contactName,
      contactPhone: anonymous ? "" : contactPhone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      urgent: complaint.severity === "major",
      byStaff: true,
      actorId: staff.personId,
    },
    now,
  );
  const nextAnswerAt = answerDue(
    plus(now, policies.for(code).complaint.propose, zone),
    policies.for(code).complaint,
    zone,
  );
  await tx.complaint.update({ where: { requestId }, data: { inspectionId: repair.requestId, nextAnswerAt } });
  const actor = { type: "staff", personId: staff.personId } as const;
  await record(tx, { ...lineOf(order), event: "look-ordered", actor, detail: { number: repairNumber }, at: now });
  await setComplaintDeadline(tx, requestId, action);
  await tellComplainant(tx, { complaint, order }, "looking", now);
  return { number: order.request.number, repairNumber };
}

async function tellComplainant(tx: Tx, { order }: InHand, notice: "judged" | "looking", now: Date): Promise<void> {
  const { reporterId } = order.request;
  if (reporterId !== null) await tellComplaint(tx, { personId: reporterId, notice, requestId: order.requestId, now });
}
