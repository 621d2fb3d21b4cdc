import type { Tx } from "../db/client.ts";
import { type Bill, listBills } from "./bill.ts";
import { answerDispute } from "./dispute.ts";
import { answerClaim } from "./payment.ts";
import { closeRequest } from "./sign-off.ts";
import type { StaffMember } from "./staff.ts";
import { decideWaiver } from "./waiver.ts";
import type { WorkOrder } from "./work-order.ts";

/** What follows from desk work about fees: a payment was looked for, a dispute answered, a waiver signed, a visit made. */
export async function carryOutFee(
  tx: Tx,
  order: WorkOrder,
  staff: StaffMember,
  { result, remark, now }: { result: string; remark: string; now: Date },
): Promise<void> {
  if (order.kind === "bill-dispute")
    return answerDispute(tx, order, { upheld: result === "dispute-upheld", answer: remark, now });
  if (order.kind === "payment-check")
    await answerClaim(tx, order.requestId, staff, { found: result === "payment-found", answer: remark, now });
  if (order.kind === "signature")
    await decideWaiver(tx, order.requestId, staff, { approved: result === "signed", now });
  await closeRequest(tx, order.requestId, now);
}

/** What a work order about fees is about, for its card. */
export type FeeMatterShown =
  | { readonly type: "claim"; readonly bills: readonly Bill[]; readonly paidWhen: string; readonly method: string }
  | {
      readonly type: "dispute";
      readonly bills: readonly Bill[];
      readonly line: { readonly label: string; readonly amountCents: number } | undefined;
      /** What finance found, for the superior. */
      readonly answer: string | null;
    }
  | { readonly type: "waiver"; readonly bills: readonly Bill[]; readonly amountCents: number }
  | { readonly type: "visit"; readonly bills: readonly Bill[] };

/** The matter of fees behind a request; undefined when it is about something else. */
export async function findFeeMatter(
  tx: Tx,
  request: { readonly id: number; readonly kind: string },
): Promise<FeeMatterShown | undefined> {
  if (request.kind !== "fee") return undefined;
  const where = { requestId: request.id };
  const claim = await tx.paymentClaim.findUnique({ where });
  if (claim) return { ...claim, type: "claim", bills: await listBills(tx, claim.billIds) };
  const dispute = await tx.billDispute.findUnique({ where });
  if (dispute) {
    const bills = await listBills(tx, [dispute.billId]);
    const line = bills[0]?.lines.find(({ position }) => position === dispute.line);
    return { type: "dispute", bills, line, answer: dispute.answer };
  }
  const waiver = await tx.waiver.findUnique({ where });
  if (waiver) return { ...waiver, type: "waiver", bills: await listBills(tx, [waiver.billId]) };
  const notice = await tx.dunningNotice.findUnique({ where });
  return notice ? { type: "visit", bills: await listBills(tx, notice.billIds) } : undefined;
}
