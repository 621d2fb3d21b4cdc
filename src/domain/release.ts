import type { Tx } from "../db/client.ts";
import { deskResults } from "./desk.ts";
import { listKeptAway } from "./isolation.ts";
import { listHeads, type StaffMember } from "./staff.ts";
import { record, system } from "./timeline.ts";
import {
  declineOffer,
  getWorkOrder,
  lineOf,
  type Moment,
  move,
  setDeadline,
  tellResident,
  workingStatuses,
} from "./work-order.ts";

/** Everything somebody has in hand goes out again, and what is offered to them is answered with no. Returns how many orders went out. */
export async function releaseWork(tx: Tx, staff: StaffMember, reason: "sick", { now }: Moment): Promise<number> {
  const mine = await tx.workOrder.findMany({
    where: { assigneeId: staff.id, status: { in: [...workingStatuses] }, kind: { in: dispatched } },
    orderBy: { id: "asc" },
  });
  let released = 0;
  for (const { id } of mine) {
    const order = await getWorkOrder(tx, id);
    const away = new Set([staff.id, ...(await listKeptAway(tx, order.requestId))]);
    const [head] = await listHeads(tx, staff.propertyId, "supervisor", away);
    const blank = { assigneeId: null, acceptedAt: null, departedAt: null, arrivedAt: null, level: 0 };
    const freed = { ...blank, responsibleId: head?.id ?? order.responsibleId };
    if (!(await move(tx, "release", { id, assigneeId: staff.id }, freed))) continue;
    released++;
    const detail = { reason, staffId: staff.id };
    await record(tx, { ...lineOf(order), event: "released", actor: system, detail, at: now });
    await setDeadline(tx, order, "dispatch", now, now);
    await tellResident(tx, order, "released", now);
  }
  const offers = await tx.offer.findMany({
    where: { staffId: staff.id, status: "open" },
    orderBy: { workOrderId: "asc" },
  });
  for (const { workOrderId, round } of offers)
    await declineOffer(tx, await getWorkOrder(tx, workOrderId), { staff, round, reason, now });
  return released;
}

/** Kinds that go to whoever can do them. What has a life of its own (a complaint, an emergency) stays with its own people. */
const dispatched = ["repair", ...Object.keys(deskResults)];
