import type { Tx } from "../db/client.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { cancelPromise, promise, replacePromise } from "../db/outbox.ts";
import { insertRequest } from "../db/request.ts";
import { lengthMs } from "../policy.ts";
import { afterQuiet, dayOf, plus } from "./calendar.ts";
import { loadRota, plusOnDuty } from "./duty.ts";
import { DomainError } from "./error.ts";
import { formatNumber } from "./number.ts";
import { listStaff, requireStaff, type StaffRole } from "./staff.ts";
import { record, system } from "./timeline.ts";
import type { Moment } from "./work-order.ts";

/** What became of a question: answered from the handbook, confidential, taken by the desk, or none of these. */
export type Outcome = "answered" | "confidential" | "taken" | "unanswered";

/** A question as it was asked. */
export interface Asked {
  readonly question: string;
  readonly accountId: number;
  readonly personId: number | undefined;
  readonly propertyId: number | undefined;
  readonly articleId?: string;
  readonly confidence?: number;
}

/** Who asks, as far as it decides what they may read and whom they can call. */
export interface Asker {
  readonly residencies: readonly string[];
  readonly property:
    | {
        readonly id: number;
        readonly code: string;
        readonly name: string;
        readonly zone: string;
        readonly phone: string | null;
      }
    | undefined;
}

/** What is known of somebody who asks; a stranger stands at the gate of the only property, if there is one only. */
export async function findAsker(
  tx: Tx,
  { personId, propertyId }: { personId: number | undefined; propertyId: number | undefined },
): Promise<Asker> {
  const properties = await tx.property.findMany({ where: propertyId === undefined ? {} : { id: propertyId }, take: 2 });
  const [property] = properties;
  const residencies = personId === undefined ? [] : await tx.residency.findMany({ where: { personId } });
  return {
    residencies: residencies.map(({ kind }) => kind),
    property: properties.length === 1 ? property : undefined,
  };
}

/** Writes down a question and what became of it (Q7). Returns its id. */
export async function recordInquiry(
  tx: Tx,
  asked: Asked & { readonly outcome: Exclude<Outcome, "taken"> },
  now: Date,
): Promise<number> {
  const { question, accountId, personId, propertyId, articleId, confidence = 0, outcome } = asked;
  const { id } = await tx.inquiry.create({
    data: {
      question,
      accountId,
      personId: personId ?? null,
      propertyId: propertyId ?? null,
      articleId: articleId ?? null,
      confidence: Math.max(0, Math.min(1, confidence)),
      outcome,
      askedAt: now,
      answeredAt: outcome === "unanswered" ? null : now,
    },
  });
  return id;
}

/** A resident whose question goes to a colleague. */
export interface Resident {
  readonly personId: number;
  readonly name: string;
  readonly phone: string;
  readonly unitId: number | undefined;
  readonly property: { readonly id: number; readonly code: string; readonly zone: string };
}

/** A question that a colleague answers: its number, and the time that was named. */
export interface Taken {
  readonly inquiryId: number;
  readonly number: string;
  readonly by: Date;
}

/** The question goes to a colleague, who answers by the named time: to the front desk, or in a matter of principle to the supervisor (Q1, Q9). */
export async function takeInquiry(
  tx: Tx,
  taking: Moment & {
    readonly resident: Resident;
    readonly inquiryId: number;
    readonly question: string;
    readonly written: boolean;
    readonly role: "front-desk" | "supervisor";
  },
): Promise<Taken> {
  const { resident, inquiryId, question, written, role, now } = taking;
  const { property, personId } = resident;
  const day = dayOf(now, property.zone);
  const number = formatNumber("ZX", day, await nextNumberIn(tx, property.id, "ZX", day));
  const opened = await insertRequest(
    tx,
    {
      propertyId: property.id,
      number,
      kind: "inquiry",
      priority: "routine",
      reporterId: personId,
      filedById: null,
      unitId: resident.unitId ?? null,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      content: question,
      contactName: resident.name,
      contactPhone: resident.phone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      orderKind: "answer",
      role,
      actor: { type: "resident", personId },
    },
    now,
  );
  if (!opened) throw new DomainError("error-not-your-unit");
  const by = await nameTime(tx, { propertyId: property.id, zone: property.zone, code: property.code, role }, taking);
  const { requestId } = opened;
  await tx.inquiry.update({
    where: { id: inquiryId },
    data: { outcome: "taken", requestId, written, promisedAt: by, answeredAt: null },
  });
  await promiseLate(tx, inquiryId, by, taking, property);
  return { inquiryId, number, by };
}

/** The time by which an answer is named: it runs while those work who give it. */
export async function nameTime(
  tx: Tx,
  about: { propertyId: number; zone: string; code: string; role: StaffRole },
  { now, policies }: Moment,
): Promise<Date> {
  const policy = policies.for(about.code);
  const staff = await listStaff(tx, about.propertyId, about.role);
  const rota = await loadRota(tx, staff, { policy, zone: about.zone, from: now });
  return plusOnDuty(rota.dutyOf(staff), now, lengthMs(policy.inquiry.answer));
}

const lateKey = (inquiryId: number) => `answer-late:${inquiryId}`;

/** Should the named time pass, the resident is told so, outside of rest hours. */
export async function promiseLate(
  tx: Tx,
  inquiryId: number,
  by: Date,
  { now, policies }: Moment,
  property: { code: string; zone: string },
): Promise<void> {
  const runAt = afterQuiet(by, policies.for(property.code).quiet, property.zone);
  await replacePromise(tx, lateKey(inquiryId), { job: "answer-late", payload: { inquiryId }, runAt, now });
}

/** The answer has been sent, or is no longer wanted. */
export async function endLate(tx: Tx, inquiryId: number, now: Date): Promise<void> {
  await cancelPromise(tx, lateKey(inquiryId), now);
}

/** The named time has passed without an answer: the next one is named and the resident hears it (Q1, K7). */
export async function nameNextTime(
  tx: Tx,
  { inquiryId, now, policies }: Moment & { inquiryId: number },
): Promise<void> {
  const inquiry = await tx.inquiry.findUnique({ where: { id: inquiryId } });
  if (!inquiry || inquiry.answeredAt || inquiry.requestId === null) return;
  const request = await tx.request.findUnique({ where: { id: inquiry.requestId } });
  if (request?.status !== "open") return;
  const property = await tx.property.findUniqueOrThrow({ where: { id: request.propertyId } });
  const policy = policies.for(property.code);
  const by = afterQuiet(plus(now, policy.inquiry.late, property.zone), policy.quiet, property.zone);
  await tx.inquiry.update({ where: { id: inquiryId }, data: { promisedAt: by } });
  await record(tx, {
    propertyId: property.id,
    requestId: request.id,
    event: "answer-late",
    actor: system,
    detail: { inquiryId },
    at: now,
  });
  await tellInquirer(tx, inquiryId, "late", now);
  await promiseLate(tx, inquiryId, by, { now, policies }, property);
}

export const inquiryNotices = ["answered", "late"] as const;
export type InquiryNotice = (typeof inquiryNotices)[number];

/** Promises to tell whoever asked; `jobs/tell-inquiry.ts` finds the words. */
export async function tellInquirer(tx: Tx, inquiryId: number, notice: InquiryNotice, now: Date): Promise<void> {
  await promise(tx, { job: "tell-inquiry", payload: { inquiryId, notice }, runAt: now, now });
}

export type Inquiry = NonNullable<Awaited<ReturnType<typeof findInquiry>>>;

/** Somebody's own question; undefined when it is not theirs. */
export async function findInquiry(
  tx: Tx,
  { inquiryId, accountId, personId }: { inquiryId: number; accountId: number; personId: number | undefined },
) {
  const inquiry = await tx.inquiry.findUnique({ where: { id: inquiryId } });
  const own = inquiry && (inquiry.accountId === accountId || (personId !== undefined && inquiry.personId === personId));
  return own ? inquiry : undefined;
}

/** The answer helped, or it did not (Q7). Errors: not-your-request. */
export async function rateAnswer(
  tx: Tx,
  { helped, ...whose }: Parameters<typeof findInquiry>[1] & { helped: boolean },
): Promise<Inquiry> {
  // Two presses at once must not each open a work order.
  await tx.$executeRaw`select 1 from inquiry where id = ${whose.inquiryId} for update`;
  const inquiry = await findInquiry(tx, whose);
  if (!inquiry) throw new DomainError("error-not-your-request");
  await tx.inquiry.update({ where: { id: inquiry.id }, data: { helped } });
  return inquiry;
}

/** The resident wants it in writing: the supervisor looks at the answer before it is sent (Q2). Errors: not-your-request, answered-already. */
export async function wantWritten(tx: Tx, whose: Parameters<typeof findInquiry>[1]): Promise<void> {
  if (!(await findInquiry(tx, whose))) throw new DomainError("error-not-your-request");
  const { count } = await tx.inquiry.updateMany({
    where: { id: whose.inquiryId, outcome: "taken", answer: null, answeredAt: null },
    data: { written: true },
  });
  if (count === 0) throw new DomainError("error-answered-already");
}

/** Questions of the last days that the handbook did not answer, or not well (Q7). Errors: staff-only. */
export async function listUnanswered(
  tx: Tx,
  personId: number | undefined,
  since: Date,
): Promise<readonly { question: string; at: Date }[]> {
  const staff = await requireStaff(tx, personId, "front-desk", "supervisor", "manager");
  const rows = await tx.inquiry.findMany({
    where: {
      OR: [{ propertyId: staff.propertyId }, { propertyId: null }],
      AND: { OR: [{ outcome: { in: ["taken", "unanswered"] } }, { outcome: "answered", helped: false }] },
      askedAt: { gte: since },
    },
    orderBy: { askedAt: "desc" },
    take: 1_000,
    select: { question: true, askedAt: true },
  });
  return rows.map(({ question, askedAt }) => ({ question, at: askedAt }));
}
