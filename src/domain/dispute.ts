import type { Tx } from "../db/client.ts";
import { lockFees, recheckVisits } from "../db/fees.ts";
import { requireMyBills } from "./bill.ts";
import { openDeskOrder } from "./desk.ts";
import { DomainError } from "./error.ts";
import { tellFee } from "./fee-notice.ts";
import { type BillAction, type FeeMatter, openFeeMatter } from "./payment.ts";
import { closeRequest } from "./sign-off.ts";
import type { WorkOrder } from "./work-order.ts";

/** A resident doubts a bill or one line of it: finance looks, nobody asks for it meanwhile (F5, F6). Errors: unknown-bill, nothing-owed, already-disputed. */
export async function disputeBill(
  tx: Tx,
  dispute: Omit<BillAction, "billIds"> & FeeMatter & { billId: number; line: number | undefined; reason: string },
): Promise<void> {
  const { billId, line, reason, personId = 0, now } = dispute;
  const { bills, propertyId, unitId } = await requireMyBills(tx, [billId], personId);
  if (line !== undefined && !bills[0]?.lines.some(({ position }) => position === line))
    throw new DomainError("error-unknown-bill");
  await lockFees(tx, [unitId]);
  const open = await tx.billDispute.findMany({ where: { billId, status: "open" } });
  const requests = open.map(({ requestId }) => requestId);
  if ((await tx.request.count({ where: { id: { in: requests }, status: "open" } })) > 0)
    throw new DomainError("error-already-disputed");
  const requestId = await openFeeMatter(tx, {
    ...dispute,
    propertyId,
    unitId,
    personId,
    orderKind: "bill-dispute",
    content: reason,
  });
  await tx.billDispute.create({
    data: { propertyId, billId, line: line ?? null, personId, requestId, reason, createdAt: now },
  });
  await recheckVisits(tx, [billId], now);
}

/**
 * Finance or, after it, a head decides. The resident's view is right: the bill rests until the books correct it. It is not: the superior looks as
 * well, and only their word goes to the resident (F8).
 */
export async function answerDispute(
  tx: Tx,
  order: WorkOrder,
  { upheld, answer, now }: { upheld: boolean; answer: string; now: Date },
): Promise<void> {
  const dispute = await tx.billDispute.findUnique({ where: { requestId: order.requestId }, include: { bill: true } });
  if (!dispute) return closeRequest(tx, order.requestId, now);
  await lockFees(tx, [dispute.bill.unitId]);
  if (!upheld && order.role === "finance") {
    await tx.billDispute.updateMany({ where: { id: dispute.id, status: "open" }, data: { answer } });
    await openDeskOrder(tx, order, "bill-dispute", "supervisor", now);
    return;
  }
  const { count } = await tx.billDispute.updateMany({
    where: { id: dispute.id, status: "open" },
    data: { status: upheld ? "upheld" : "rejected", decidedAt: now, answer },
  });
  await closeRequest(tx, order.requestId, now);
  if (count === 0) return;
  const notice = upheld ? "dispute-upheld" : "dispute-rejected";
  await tellFee(tx, { personId: dispute.personId, notice, id: dispute.id, now });
}
