import type { Tx } from "../db/client.ts";
import { dayOf } from "./calendar.ts";
import { promiseCallback } from "./callback.ts";
import { answerDue, type Claims, type ComplaintKind, isOpenStage, redacted, severityOf } from "./complaint.ts";
import {
  endComplaint,
  listHandlers,
  promiseAge,
  setComplaintDeadline,
  tellHandlers,
  weigh,
} from "./complaint-clock.ts";
import { keepApart } from "./complaint-handover.ts";
import { listSecrets } from "./complaint-intake.ts";
import { proposalDue } from "./complaint-judgement.ts";
import { tellComplaint } from "./complaint-notice.ts";
import { advance, type ComplaintAction, type InHand, requireHandler, takeInHand } from "./complaint-work.ts";
import { cancelDeskOrders } from "./desk.ts";
import { DomainError } from "./error.ts";
import { attachFiles } from "./file.ts";
import { listKeptAway } from "./isolation.ts";
import { closeRequest } from "./sign-off.ts";
import { listHeads } from "./staff.ts";
import { type Actor, record } from "./timeline.ts";
import { endDeadline, lineOf, type Moment, move } from "./work-order.ts";

/** The complainant's own complaint, in hand. Errors: not-your-request. */
async function requireOwn(tx: Tx, { requestId, personId }: ComplaintAction): Promise<InHand & { actor: Actor }> {
  const request = await tx.request.findUnique({ where: { id: requestId } });
  if (personId === undefined || request?.kind !== "complaint" || request.reporterId !== personId)
    throw new DomainError("error-not-your-request");
  return { ...(await takeInHand(tx, requestId)), actor: { type: "resident", personId } };
}

/** Whether the proposal suits the complainant (K6): then it is carried out by the time it names; if not, a new one is asked for. */
export async function replyToProposal(
  tx: Tx,
  reply: Moment & { letterId: number; personId: number | undefined; suits: boolean; words: string },
): Promise<{ number: string }> {
  const letter = await tx.complaintLetter.findUnique({ where: { id: reply.letterId } });
  if (letter?.kind !== "proposal" || letter.status !== "sent") throw new DomainError("error-not-your-request");
  const own = await requireOwn(tx, { ...reply, requestId: letter.requestId });
  return settleProposal(tx, own, { ...reply, actor: own.actor });
}

async function settleProposal(
  tx: Tx,
  { complaint, order }: InHand,
  reply: Moment & { letterId: number; suits: boolean; words: string; actor: Actor },
): Promise<{ number: string }> {
  const { letterId, suits, words, actor, now, policies } = reply;
  const { number } = order.request;
  const { requestId } = order;
  const data = { suits, reply: words === "" ? null : await forStaff(tx, complaint, words) };
  const { count } = await tx.complaintLetter.updateMany({ where: { id: letterId, status: "sent", suits: null }, data });
  if (count === 0) throw new DomainError("error-complaint-step", { number });
  const inHand = { complaint, order };
  if (suits) {
    const letter = await tx.complaintLetter.findUniqueOrThrow({ where: { id: letterId } });
    const until = letter.until !== null && letter.until > now ? letter.until : proposalDue(inHand, reply);
    await advance(tx, inHand, "suits", { stageDueAt: until, nextAnswerAt: until });
  } else {
    const stageDueAt = proposalDue(inHand, reply);
    const nextAnswerAt = answerDue(stageDueAt, policies.for(order.property.code).complaint, order.property.zone);
    await advance(tx, inHand, "suitsNot", { stageDueAt, nextAnswerAt });
  }
  await addWords(tx, inHand, words);
  const event = suits ? "agreed" : "disagreed";
  await record(tx, { ...lineOf(order), event, actor, detail: { letterId }, at: now });
  await setComplaintDeadline(tx, requestId, reply);
  await tellHandlers(tx, requestId, suits ? "carry-out" : "suits-not", now, letterId);
  return { number };
}

/** The complainant's word about what was done or explained (X3): settled, or not yet, which begins it anew with the supervisor told. */
export async function settleComplaint(
  tx: Tx,
  action: ComplaintAction & { settled: boolean; words: string },
): Promise<{ number: string }> {
  const own = await requireOwn(tx, action);
  return conclude(tx, own, { ...action, actor: own.actor });
}

async function conclude(
  tx: Tx,
  { complaint, order }: InHand,
  word: Moment & { settled: boolean; words: string; actor: Actor },
): Promise<{ number: string }> {
  const { settled, words, actor, now } = word;
  const { requestId } = order;
  const { number } = order.request;
  if (!settled) {
    await beginAnew(tx, { complaint, order }, "unsettle", { ...word, words });
    return { number };
  }
  if (!(await endComplaint(tx, requestId, "settle", now))) throw new DomainError("error-complaint-step", { number });
  if (!(await move(tx, "settle", { id: order.id }, { closedAt: now })))
    throw new DomainError("error-complaint-step", { number });
  await endDeadline(tx, order.id, now);
  await record(tx, {
    ...lineOf(order),
    event: "closed",
    actor,
    ...(words === "" ? {} : { detail: { words } }),
    at: now,
  });
  await cancelDeskOrders(tx, requestId, ["undelivered", "callback-call"], now);
  await closeRequest(tx, requestId, now);
  await promiseCallback(tx, order, word);
  await tellHandlers(tx, requestId, "closed", now);
  return { number };
}

/** Once more from the start, with the first receiver; it counts as raised again, and the supervisor hears. */
async function beginAnew(
  tx: Tx,
  inHand: InHand,
  verb: "unsettle" | "reopen",
  { words, actor, now, policies }: Moment & { words: string; actor: Actor },
): Promise<void> {
  const { complaint, order } = inHand;
  const { requestId } = order;
  const policy = policies.for(order.property.code).complaint;
  const nextAnswerAt = answerDue(now, policy, order.property.zone);
  const raisedCount = complaint.raisedCount + 1;
  const blank = { stageDueAt: null, justified: null, role: null, inspectionId: null };
  await advance(tx, inHand, verb, { ...blank, nextAnswerAt, raisedCount });
  const given = { assigneeId: complaint.receiverId, responsibleId: complaint.receiverId };
  if (verb === "reopen") {
    await move(tx, "reopenClosed", { id: order.id }, { closedAt: null });
    await move(tx, "assign", { id: order.id }, { ...given, reopenedCount: { increment: 1 } });
  } else await tx.workOrder.update({ where: { id: order.id }, data: given });
  await promiseAge(tx, requestId, { now, policies });
  await addWords(tx, inHand, words);
  const event = verb === "reopen" ? "reopened" : "unsettled";
  await record(tx, { ...lineOf(order), event, actor, ...(words === "" ? {} : { detail: { words } }), at: now });
  if (raisedCount >= policy.often) await weigh(tx, requestId, "major", actor, now);
  await setComplaintDeadline(tx, requestId, { now, policies });
  const told = (await listHandlers(tx, order, complaint)).map(({ personId }) => personId);
  const heads = await listHeads(tx, order.propertyId, "supervisor", await listKeptAway(tx, requestId));
  for (const personId of new Set([...told, ...heads.map((head) => head.personId)]))
    await tellComplaint(tx, { personId, notice: "again", requestId, now });
}

/** A closed complaint is taken up again, because its complainant is not content after all (C4). */
export async function reopenComplaint(tx: Tx, requestId: number, actor: Actor, moment: Moment): Promise<void> {
  const inHand = await takeInHand(tx, requestId);
  if (inHand.complaint.stage !== "closed") return;
  await tx.request.updateMany({
    where: { id: requestId, status: "closed" },
    data: { status: "open", closedAt: null, reopenedCount: { increment: 1 } },
  });
  await beginAnew(tx, inHand, "reopen", { words: "", actor, ...moment });
}

/** The complainant was phoned and gave their word; it is written down by whoever called (X3). Errors: not-yours, complaint-step. */
export async function noteWordByPhone(
  tx: Tx,
  action: ComplaintAction & { content: boolean; words: string },
): Promise<{ number: string }> {
  const { content, words, now, policies } = action;
  const { staff, complaint, order } = await requireHandler(tx, action);
  const actor = { type: "staff", personId: staff.personId } as const;
  const moment = { now, policies };
  if (complaint.stage === "done")
    return conclude(tx, { complaint, order }, { settled: content, words, actor, ...moment });
  const letter = await tx.complaintLetter.findFirst({
    where: { requestId: order.requestId, kind: "proposal", status: "sent", suits: null },
    orderBy: { id: "desc" },
  });
  if (complaint.stage !== "asking" || !letter)
    throw new DomainError("error-complaint-step", { number: order.request.number });
  return settleProposal(tx, { complaint, order }, { letterId: letter.id, suits: content, words, actor, ...moment });
}

/**
 * The complainant adds to an open complaint. What they say can only make it heavier; added after an answer was missed, it counts as raised again (K4).
 * Whoever they name is out of it from now on. Errors: not-your-request, request-closed.
 */
export async function addToComplaint(
  tx: Tx,
  action: ComplaintAction & {
    words: string;
    claims: Claims;
    aboutStaffIds: readonly number[];
    files: readonly string[];
    accountId: number;
  },
): Promise<{ number: string }> {
  const { requestId, words, claims, aboutStaffIds, files: fileIds, accountId, now, policies } = action;
  const { complaint, order, actor } = await requireOwn(tx, action);
  const { number } = order.request;
  if (!isOpenStage(complaint.stage)) throw new DomainError("error-request-closed", { number });
  await addWords(tx, { complaint, order }, words);
  await attachFiles(tx, { requestId, fileIds, accountId, purpose: "report", now });
  const missed = complaint.nextAnswerAt !== null && complaint.nextAnswerAt < now;
  const raisedCount = complaint.raisedCount + (missed ? 1 : 0);
  const named = [...new Set([...complaint.aboutStaffIds, ...aboutStaffIds])];
  await tx.complaint.update({ where: { requestId }, data: { raisedCount, aboutStaffIds: named } });
  await record(tx, { ...lineOf(order), event: "added", actor, at: now });
  if (named.length > complaint.aboutStaffIds.length) await keepApart(tx, requestId, { now, policies });
  const { often } = policies.for(order.property.code).complaint;
  const severity = severityOf({ kind: complaint.kind as ComplaintKind, claims, raisedCount, often });
  await weigh(tx, requestId, severity, actor, now);
  await tellHandlers(tx, requestId, "added", now);
  return { number };
}

/** A complainant's words as staff may read them. */
async function forStaff(tx: Tx, complaint: InHand["complaint"], words: string): Promise<string> {
  return complaint.anonymous ? redacted(words, await listSecrets(tx, complaint)) : words;
}

/** The complainant asks for it to go faster: raised once more without result, and often enough it is a major case (K4). */
export async function raiseAgain(tx: Tx, { requestId, personId, now, policies }: ComplaintAction): Promise<void> {
  const { complaint, order, actor } = await requireOwn(tx, { requestId, personId, now, policies });
  const { zone, code } = order.property;
  // On the day itself the answer has its own time, and nothing is without result yet.
  if (dayOf(complaint.createdAt, zone) === dayOf(now, zone)) return;
  const raisedCount = complaint.raisedCount + 1;
  await tx.complaint.update({ where: { requestId }, data: { raisedCount } });
  if (raisedCount >= policies.for(code).complaint.often) await weigh(tx, requestId, "major", actor, now);
}

/** Keeps what the complainant said later beside what they said first; staff read it without what would name them. */
async function addWords(tx: Tx, { complaint, order }: InHand, words: string): Promise<void> {
  if (words === "") return;
  const { requestId } = complaint;
  await tx.complaint.update({ where: { requestId }, data: { words: `${complaint.words}\n${words}` } });
  const content = `${order.request.content}\n${await forStaff(tx, complaint, words)}`;
  await tx.request.update({ where: { id: requestId }, data: { content } });
}
