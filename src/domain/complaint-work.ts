import type { Tx } from "../db/client.ts";
import { type ComplaintMove, complaintLife } from "./complaint.ts";
import { type Complaint, findComplaintOrder } from "./complaint-clock.ts";
import { DomainError } from "./error.ts";
import { requireAdmitted } from "./isolation.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import type { Moment, WorkOrder } from "./work-order.ts";

/** Somebody acts on a complaint. */
export interface ComplaintAction extends Moment {
  readonly requestId: number;
  readonly personId: number | undefined;
}

/** A complaint in hand: locked until the transaction ends, so that two who act on it come one after the other. */
export interface InHand {
  readonly complaint: Complaint;
  readonly order: WorkOrder;
}

/** Locks the work order first, as its deadline does (db/outbox.ts). Error: unknown-order. */
export async function takeInHand(tx: Tx, requestId: number): Promise<InHand> {
  await tx.$queryRaw`select id from work_order where request_id = ${requestId} and kind = 'complaint' order by id for update`;
  const order = await findComplaintOrder(tx, requestId);
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  if (!order || !complaint) throw new DomainError("error-unknown-order");
  return { complaint, order };
}

/** A member of staff who may work on it: first receiver, whoever it was passed to, a head. Errors: staff-only, unknown-order, not-yours. */
export async function requireHandler(
  tx: Tx,
  { requestId, personId }: Pick<ComplaintAction, "requestId" | "personId">,
): Promise<InHand & { staff: StaffMember }> {
  const staff = await requireStaff(tx, personId);
  const inHand = await takeInHand(tx, requestId);
  const { complaint, order } = inHand;
  if (complaint.propertyId !== staff.propertyId) throw new DomainError("error-unknown-order");
  await requireAdmitted(tx, requestId, staff);
  if (!isHandler(staff, inHand)) throw new DomainError("error-not-yours", { number: order.request.number });
  return { ...inHand, staff };
}

export function isHandler(staff: Pick<StaffMember, "id" | "role">, { complaint, order }: InHand): boolean {
  return (
    staff.id === complaint.receiverId ||
    staff.id === order.assigneeId ||
    staff.role === "supervisor" ||
    staff.role === "manager" ||
    complaint.circleIds.includes(staff.id)
  );
}

type Change = NonNullable<Parameters<Tx["complaint"]["updateMany"]>[0]>["data"];

/** One conditional change of stage. Error: complaint-step, when it is no longer, or not yet, at this step. */
export async function advance(tx: Tx, { order }: InHand, move: ComplaintMove, data: Change = {}): Promise<void> {
  const { from, to } = complaintLife[move];
  const { count } = await tx.complaint.updateMany({
    where: { requestId: order.requestId, stage: { in: [...from] } },
    data: { ...data, stage: to },
  });
  if (count === 0) throw new DomainError("error-complaint-step", { number: order.request.number });
}
