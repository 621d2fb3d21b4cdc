import type { Tx } from "../db/client.ts";
import { lockFees, recheckVisits, settleBills } from "../db/fees.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { insertRequest } from "../db/request.ts";
import { getBill } from "./bill.ts";
import { dayOf } from "./calendar.ts";
import { DomainError } from "./error.ts";
import { formatNumber } from "./number.ts";
import { requireStaff, type StaffMember } from "./staff.ts";

/** 减免: a head waives part of a bill at once; finance asks, and a head signs (F5). Errors: staff-only, unknown-bill, more-than-owed. */
export async function waiveBill(
  tx: Tx,
  waiver: { billId: number; personId: number | undefined; amountCents: number; reason: string; now: Date },
): Promise<{ approved: boolean }> {
  const { billId, personId, amountCents, reason, now } = waiver;
  const staff = await requireStaff(tx, personId, "finance", "supervisor", "manager");
  const { unitId, unit } = await getBill(tx, billId, staff.propertyId);
  await lockFees(tx, [unitId]);
  const bill = await getBill(tx, billId, staff.propertyId);
  if (amountCents > bill.owedCents) throw new DomainError("error-more-than-owed");
  const approved = staff.role !== "finance";
  const requestId = approved ? null : await askHead(tx, staff, { unitId, unit, reason, now });
  const decided = approved ? { decidedById: staff.id, decidedAt: now } : {};
  await tx.waiver.create({
    data: {
      propertyId: staff.propertyId,
      billId,
      amountCents,
      reason,
      status: approved ? "approved" : "asked",
      askedById: staff.id,
      requestId,
      createdAt: now,
      ...decided,
    },
  });
  if (approved) await settleBills(tx, [billId], [], now);
  else await recheckVisits(tx, [billId], now);
  return { approved };
}

async function askHead(
  tx: Tx,
  staff: StaffMember,
  { unitId, reason, now }: { unitId: number; unit: string; reason: string; now: Date },
): Promise<number> {
  const property = await tx.property.findUniqueOrThrow({ where: { id: staff.propertyId } });
  const day = dayOf(now, property.zone);
  const number = formatNumber("FW", day, await nextNumberIn(tx, property.id, "FW", day));
  const opened = await insertRequest(
    tx,
    {
      propertyId: property.id,
      number,
      kind: "fee",
      priority: "routine",
      reporterId: null,
      filedById: staff.id,
      unitId,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      content: reason,
      contactName: staff.name,
      contactPhone: "",
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      orderKind: "signature",
      role: "supervisor",
      actor: { type: "staff", personId: staff.personId },
    },
    now,
  );
  if (!opened) throw new DomainError("error-unknown-unit");
  return opened.requestId;
}

/** A head signs what finance asked to waive, or sends it back. */
export async function decideWaiver(
  tx: Tx,
  requestId: number,
  staff: StaffMember,
  { approved, now }: { approved: boolean; now: Date },
): Promise<void> {
  const waiver = await tx.waiver.findUnique({ where: { requestId }, include: { bill: true } });
  if (!waiver) return;
  await lockFees(tx, [waiver.bill.unitId]);
  await tx.waiver.updateMany({
    where: { id: waiver.id, status: "asked" },
    data: { status: approved ? "approved" : "refused", decidedById: staff.id, decidedAt: now },
  });
  if (approved) await settleBills(tx, [waiver.billId], [], now);
}
