import type { Tx } from "../db/client.ts";
import { readReminded } from "../db/dunning.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { insertRequest } from "../db/request.ts";
import type { Policy } from "../policy.ts";
import { listBills } from "./bill.ts";
import { dayOf } from "./calendar.ts";
import { cancelDeskOrders } from "./desk.ts";
import { formatNumber } from "./number.ts";
import { findPayer } from "./reminder.ts";
import { closeRequest } from "./sign-off.ts";

/** The last stage (F4): somebody of the front desk goes and talks. Returns the request. */
export async function openVisit(
  tx: Tx,
  notice: { propertyId: number; unitId: number; billIds: readonly number[] },
  { now, policy, zone }: { now: Date; policy: Policy; zone: string },
): Promise<number> {
  const { propertyId, unitId, billIds } = notice;
  const payer = await findPayer(tx, unitId, policy.fees.whom);
  const bills = await listBills(tx, billIds);
  const day = dayOf(now, zone);
  const opened = await insertRequest(
    tx,
    {
      propertyId,
      number: formatNumber("FW", day, await nextNumberIn(tx, propertyId, "FW", day)),
      kind: "fee",
      priority: "routine",
      reporterId: null,
      filedById: null,
      unitId,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      content: bills.map(({ number }) => number).join(", "),
      contactName: payer?.name ?? "",
      contactPhone: payer?.phone ?? "",
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      orderKind: "fee-visit",
      role: "front-desk",
      actor: { type: "system", personId: null },
    },
    now,
  );
  if (!opened) throw new Error("a visit to nobody's unit");
  return opened.requestId;
}

/** A visit that nothing is left to talk about is called off: paid, promised, doubted or waived (F5). */
export async function settleVisit(tx: Tx, { noticeId, now }: { noticeId: number; now: Date }): Promise<void> {
  const notice = await tx.dunningNotice.findUnique({ where: { id: noticeId } });
  if (notice?.status !== "visit" || notice.requestId === null) return;
  const rows = await readReminded(tx, notice);
  if (rows.some(({ reason }) => reason === null)) return;
  await cancelDeskOrders(tx, notice.requestId, ["fee-visit"], now);
  await closeRequest(tx, notice.requestId, now);
}
