import type { Tx } from "../db/client.ts";
import { lockFees, recheckVisits, settleBills } from "../db/fees.ts";
import { insertRequest } from "../db/request.ts";
import { dateOf, dayIn, getBill, owed, requireMyBills } from "./bill.ts";
import { plus, today } from "./calendar.ts";
import { DomainError } from "./error.ts";
import { tellFee } from "./fee-notice.ts";
import { attachFiles, holdFiles } from "./file.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import type { Moment } from "./work-order.ts";

/** A resident acts on bills of one of their units. */
export interface BillAction {
  readonly billIds: readonly number[];
  readonly personId: number | undefined;
  readonly now: Date;
}

/** What a matter of fees that goes to finance needs besides. */
export interface FeeMatter {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly files: readonly string[];
  readonly accountId: number;
}

/** Opens a request about fees with its work order for finance, and hangs the photos on it. */
export async function openFeeMatter(
  tx: Tx,
  matter: FeeMatter & {
    propertyId: number;
    unitId: number;
    personId: number;
    orderKind: "payment-check" | "bill-dispute";
    content: string;
    now: Date;
  },
): Promise<number> {
  const { propertyId, unitId, personId, orderKind, content, number, name, phone, files, accountId, now } = matter;
  const fileIds = await holdFiles(tx, { fileIds: files, accountId });
  const opened = await insertRequest(
    tx,
    {
      propertyId,
      number,
      kind: "fee",
      priority: "routine",
      reporterId: personId,
      filedById: null,
      unitId,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      content,
      contactName: name,
      contactPhone: phone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: fileIds,
      orderKind,
      role: "finance",
      actor: { type: "resident", personId },
    },
    now,
  );
  if (!opened) throw new DomainError("error-not-your-unit");
  await attachFiles(tx, { ...opened, fileIds, accountId, purpose: "report", now });
  return opened.requestId;
}

/** 我已缴费: a resident says that bills are paid. Reminders stop, finance looks (F5, F6). Errors: unknown-bill, nothing-owed, already-claimed. */
export async function claimPaid(
  tx: Tx,
  claim: BillAction & FeeMatter & { paidWhen: string; method: string },
): Promise<void> {
  const { billIds, personId = 0, paidWhen, method, now } = claim;
  const { bills, propertyId, unitId } = await requireMyBills(tx, billIds, personId);
  await lockFees(tx, [unitId]);
  if (await isClaimed(tx, billIds)) throw new DomainError("error-already-claimed");
  const content = bills.map(({ number }) => number).join(", ");
  const requestId = await openFeeMatter(tx, {
    ...claim,
    propertyId,
    unitId,
    personId,
    orderKind: "payment-check",
    content,
  });
  await tx.paymentClaim.create({
    data: { propertyId, unitId, billIds: [...billIds], personId, requestId, paidWhen, method, createdAt: now },
  });
  await recheckVisits(tx, billIds, now);
}

async function isClaimed(tx: Tx, billIds: readonly number[]): Promise<boolean> {
  const open = await tx.paymentClaim.findMany({ where: { status: "open", billIds: { hasSome: [...billIds] } } });
  const requests = open.map(({ requestId }) => requestId);
  return (await tx.request.count({ where: { id: { in: requests }, status: "open" } })) > 0;
}

/** Finance found the money, or did not; the resident hears of it. Returns false when there is no open claim behind the request. */
export async function answerClaim(
  tx: Tx,
  requestId: number,
  staff: StaffMember,
  { found, answer, now }: { found: boolean; answer: string; now: Date },
): Promise<boolean> {
  const claim = await tx.paymentClaim.findUnique({ where: { requestId } });
  if (!claim) return false;
  await lockFees(tx, [claim.unitId]);
  const { count } = await tx.paymentClaim.updateMany({
    where: { id: claim.id, status: "open" },
    data: { status: found ? "confirmed" : "missing", answeredAt: now, answer: answer === "" ? null : answer },
  });
  if (count === 0) return false;
  if (found) {
    const bills = await tx.bill.findMany({ where: { id: { in: claim.billIds } } });
    await tx.payment.createMany({
      data: bills
        .filter((bill) => owed(bill) > 0)
        .map((bill) => ({
          propertyId: bill.propertyId,
          billId: bill.id,
          amountCents: owed(bill),
          paidOn: dateOf(dayIn(claim.createdAt)),
          method: claim.method,
          recordedAt: now,
          recordedById: staff.id,
          claimId: claim.id,
        })),
    });
    await settleBills(tx, claim.billIds, [], now);
  }
  await tellFee(tx, {
    personId: claim.personId,
    notice: found ? "claim-confirmed" : "claim-missing",
    id: claim.id,
    now,
  });
  return true;
}

/** Finance or the front desk writes down money that came in; the books may bring its number later. Errors: staff-only, unknown-bill, more-than-owed. */
export async function recordPayment(
  tx: Tx,
  payment: { billId: number; personId: number | undefined; amountCents: number; method: string; now: Date },
): Promise<{ owedCents: number }> {
  const { billId, personId, amountCents, method, now } = payment;
  const staff = await requireStaff(tx, personId, "finance", "supervisor", "manager");
  const { unitId } = await getBill(tx, billId, staff.propertyId);
  await lockFees(tx, [unitId]);
  const bill = await getBill(tx, billId, staff.propertyId);
  if (amountCents > bill.owedCents) throw new DomainError("error-more-than-owed");
  const property = await tx.property.findUniqueOrThrow({ where: { id: staff.propertyId } });
  const { id } = await tx.payment.create({
    data: {
      propertyId: staff.propertyId,
      billId,
      amountCents,
      paidOn: dateOf(today(now, property.zone)),
      method,
      recordedAt: now,
      recordedById: staff.id,
    },
  });
  await settleBills(tx, [billId], [id], now);
  return { owedCents: bill.owedCents - amountCents };
}

/** The last day that somebody may promise, by the policy; a day like 2026-12-01. */
export function latestPromise(
  { now, policies }: Moment,
  property: { readonly code: string; readonly zone: string },
): string {
  return today(plus(now, policies.for(property.code).fees.promise.latest, property.zone), property.zone);
}

/** 约定缴费日: reminders rest until the day (F5, F6). Errors: unknown-bill, nothing-owed, promise-too-late, promised-often. */
export async function promisePayment(
  tx: Tx,
  { billIds, personId = 0, until, now, policies }: BillAction & Moment & { until: string },
): Promise<void> {
  const { propertyId, unitId } = await requireMyBills(tx, billIds, personId);
  await lockFees(tx, [unitId]);
  const property = await tx.property.findUniqueOrThrow({ where: { id: propertyId } });
  if (until < today(now, property.zone) || until > latestPromise({ now, policies }, property))
    throw new DomainError("error-promise-too-late");
  const earlier = await tx.paymentPromise.findMany({ where: { billIds: { hasSome: [...billIds] } } });
  if (earlier.length >= policies.for(property.code).fees.promise.times) throw new DomainError("error-promised-often");
  await tx.paymentPromise.updateMany({
    where: { status: "open", billIds: { hasSome: [...billIds] } },
    data: { status: "replaced", settledAt: now },
  });
  await tx.paymentPromise.create({
    data: { propertyId, unitId, billIds: [...billIds], personId, until: dateOf(until), createdAt: now },
  });
  await recheckVisits(tx, billIds, now);
}
