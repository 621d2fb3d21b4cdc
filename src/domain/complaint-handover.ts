import type { Tx } from "../db/client.ts";
import { findComplaintOrder, setComplaintDeadline } from "./complaint-clock.ts";
import { findCircle, pickReceiver } from "./complaint-intake.ts";
import { tellComplaint } from "./complaint-notice.ts";
import { keptAway } from "./isolation.ts";
import { listHeads, listStaff } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { lineOf, type Moment, openStatuses, setDeadline } from "./work-order.ts";

/**
 * Takes a complaint, and all work about it, out of the hands of those who must not have it: somebody who was named later, or who has left. Only then
 * does the first receiver change (K11).
 */
export async function keepApart(tx: Tx, requestId: number, moment: Moment): Promise<void> {
  const { now, policies } = moment;
  const order = await findComplaintOrder(tx, requestId);
  const found = await tx.complaint.findUnique({ where: { requestId } });
  if (!order || !found) return;
  const policy = policies.for(order.property.code);
  const everybody = await listStaff(tx, order.propertyId);
  const circleIds =
    found.circleIds.length > 0
      ? found.circleIds
      : [...(await findCircle(tx, everybody, found.aboutStaffIds, policy.complaint.above))];
  const complaint = await tx.complaint.update({ where: { requestId }, data: { circleIds } });
  const away = keptAway(complaint, everybody);
  const free = everybody.filter(({ id }) => !away.has(id));
  const isFree = (staffId: number | null) => free.some(({ id }) => id === staffId);
  if (!isFree(complaint.receiverId) || !isFree(order.assigneeId)) {
    const receiver =
      free.find(({ id }) => id === complaint.receiverId) ??
      (await pickReceiver(tx, free, { policy, zone: order.property.zone, now, aboutRole: null }));
    const assigneeId = isFree(order.assigneeId) ? order.assigneeId : receiver.id;
    await tx.complaint.update({ where: { requestId }, data: { receiverId: receiver.id } });
    await tx.workOrder.update({ where: { id: order.id }, data: { responsibleId: receiver.id, assigneeId } });
    await record(tx, {
      ...lineOf(order),
      event: "handed-over",
      actor: system,
      detail: { staffId: receiver.id },
      at: now,
    });
    await setComplaintDeadline(tx, requestId, moment);
    await tellComplaint(tx, { personId: receiver.personId, notice: "handed-over", requestId, now });
  }
  await freeOtherWork(tx, { requestId, inspectionId: complaint.inspectionId, complaintOrderId: order.id }, away, now);
}

/** Approvals, calls and the look at it that somebody kept away has in hand go out again; what they were offered is withdrawn. */
async function freeOtherWork(
  tx: Tx,
  about: { requestId: number; inspectionId: number | null; complaintOrderId: number },
  away: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  const requestIds = [about.requestId, ...(about.inspectionId === null ? [] : [about.inspectionId])];
  const orders = await tx.workOrder.findMany({
    where: { requestId: { in: requestIds }, id: { not: about.complaintOrderId }, status: { in: [...openStatuses] } },
  });
  for (const order of orders) {
    const staffId = { in: [...away] };
    await tx.offer.updateMany({
      where: { workOrderId: order.id, status: "open", staffId },
      data: { status: "withdrawn", answeredAt: now },
    });
    const [head] = await listHeads(tx, order.propertyId, "supervisor", away);
    if (!head) continue;
    if (order.responsibleId !== null && away.has(order.responsibleId))
      await tx.workOrder.update({ where: { id: order.id }, data: { responsibleId: head.id } });
    if (order.assigneeId === null || !away.has(order.assigneeId)) continue;
    if (order.kind === "complaint-approval") {
      await tx.workOrder.update({ where: { id: order.id }, data: { assigneeId: head.id } });
      await setDeadline(tx, order, "complaint-approval", now, now);
    } else if (order.status !== "done") {
      await tx.workOrder.update({ where: { id: order.id }, data: { assigneeId: null, status: "waiting" } });
      await setDeadline(tx, order, "dispatch", now, now);
    }
  }
}
