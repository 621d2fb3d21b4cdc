import type { Tx } from "../db/client.ts";
import { type Complaint, findComplaintOrder } from "./complaint-clock.ts";
import { type Letter, mayDecide } from "./complaint-letter.ts";
import { isHandler } from "./complaint-work.ts";
import { DomainError } from "./error.ts";
import { isKeptAway, mayKnowName } from "./isolation.ts";
import { unitLabel } from "./property.ts";
import { listStaff, requireStaff, type StaffMember } from "./staff.ts";
import type { WorkOrder } from "./work-order.ts";

/** A complaint as one member of staff may see it. */
export interface ComplaintView {
  readonly complaint: Complaint;
  readonly order: WorkOrder;
  readonly viewer: StaffMember;
  /** The words as far as the viewer may read them. */
  readonly words: string;
  /** Absent = anonymous to the viewer. */
  readonly complainant: { readonly name: string; readonly phone: string; readonly unit: string | null } | undefined;
  readonly receiver: string;
  readonly about: readonly string[];
  /** Number of the earlier one about the same matter (K12), where neither of the two would give a name away. */
  readonly repeatOf: string | undefined;
  /** Number of the repair by which engineering looks at it (K15). */
  readonly inspection: string | undefined;
  /** The letter that waits for its approval, and whether the viewer may give it. */
  readonly pending: Letter | undefined;
  readonly mayDecide: boolean;
  /** Whether the viewer may work on it. */
  readonly mayHandle: boolean;
}

/** Errors: staff-only, unknown-order for those it is kept from. */
export async function viewComplaint(tx: Tx, requestId: number, personId: number | undefined): Promise<ComplaintView> {
  const viewer = await requireStaff(tx, personId);
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  const order = await findComplaintOrder(tx, requestId);
  if (
    !complaint ||
    !order ||
    complaint.propertyId !== viewer.propertyId ||
    (await isKeptAway(tx, requestId, viewer.id))
  )
    throw new DomainError("error-unknown-order");
  const cleared = !complaint.anonymous || mayKnowName(viewer, complaint);
  const { contactName: name, contactPhone: phone, unitId } = complaint;
  const staff = await listStaff(tx, complaint.propertyId);
  const receiver = await tx.staff.findUnique({ where: { id: complaint.receiverId }, include: { person: true } });
  const pending = await tx.complaintLetter.findFirst({ where: { requestId, status: "pending" } });
  const { inspectionId } = complaint;
  const inspection = inspectionId === null ? null : await tx.request.findUnique({ where: { id: inspectionId } });
  return {
    complaint,
    order,
    viewer,
    inspection: inspection?.number,
    pending: pending ?? undefined,
    mayDecide: pending !== null && (await mayDecide(tx, viewer, pending, order)),
    mayHandle: isHandler(viewer, { complaint, order }),
    words: cleared ? complaint.words : order.request.content,
    complainant: cleared ? { name, phone, unit: await unitLabel(tx, unitId) } : undefined,
    receiver: receiver?.person.name ?? "",
    about: staff.filter(({ id }) => complaint.aboutStaffIds.includes(id)).map((member) => member.name),
    repeatOf: cleared ? await findEarlier(tx, complaint, viewer) : undefined,
  };
}

/** The name of an anonymous complainant, for a member of staff who may know it; nothing about any other request. */
export async function findKeptName(
  tx: Tx,
  requestId: number,
  personId: number | undefined,
): Promise<{ name: string; phone: string; unit: string | null } | undefined> {
  const complaint = await tx.complaint.findUnique({ where: { requestId } });
  if (!complaint?.anonymous) return undefined;
  const staff = (await listStaff(tx, complaint.propertyId)).find((member) => member.personId === personId);
  if (!staff || !mayKnowName(staff, complaint) || (await isKeptAway(tx, requestId, staff.id))) return undefined;
  const { contactName: name, contactPhone: phone, unitId } = complaint;
  return { name, phone, unit: await unitLabel(tx, unitId) };
}

async function findEarlier(tx: Tx, { repeatOfId }: Complaint, viewer: StaffMember): Promise<string | undefined> {
  const earlier = repeatOfId === null ? null : await tx.complaint.findUnique({ where: { requestId: repeatOfId } });
  if (!earlier || (earlier.anonymous && !mayKnowName(viewer, earlier))) return undefined;
  if (await isKeptAway(tx, earlier.requestId, viewer.id)) return undefined;
  return (await tx.request.findUnique({ where: { id: earlier.requestId } }))?.number;
}
