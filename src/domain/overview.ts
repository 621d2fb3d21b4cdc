import type { Tx } from "../db/client.ts";
import { confidants } from "./emergency.ts";
import { findConcern, isKeptAway, mayKnowName, withoutHidden } from "./isolation.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import { getWorkOrder, type WorkOrder, workingStatuses } from "./work-order.ts";

/** Orders held out to a member of staff and not answered yet, oldest first. */
export async function listOpenOffers(tx: Tx, personId: number | undefined): Promise<readonly WorkOrder[]> {
  const staff = await requireStaff(tx, personId);
  const offers = await tx.offer.findMany({
    where: { staffId: staff.id, status: "open", workOrder: { status: "offered" } },
    include: { workOrder: true },
    orderBy: { at: "asc" },
    take: 20,
  });
  const current = offers.filter(({ round, workOrder }) => round === workOrder.round);
  const found = await Promise.all(current.map(({ workOrderId }) => getWorkOrder(tx, workOrderId)));
  return withoutHidden(tx, staff, found);
}

/** What a member of staff has taken and not finished, and complaints they answer for; oldest first. */
export async function listMyOrders(tx: Tx, personId: number | undefined): Promise<readonly WorkOrder[]> {
  const staff = await requireStaff(tx, personId);
  const joined = { toId: staff.id, kind: "help", status: "accepted" };
  const helped = (await tx.assist.findMany({ where: joined, orderBy: { id: "desc" }, take: 20 })).map(
    ({ workOrderId }) => workOrderId,
  );
  const orders = await tx.workOrder.findMany({
    where: {
      // A complaint stays with its first receiver, wherever it was passed on (K11).
      OR: [{ assigneeId: staff.id }, { kind: "complaint", responsibleId: staff.id }, { id: { in: helped } }],
      status: { in: [...workingStatuses] },
    },
    orderBy: { acceptedAt: "asc" },
    take: 20,
  });
  return withoutHidden(tx, staff, await Promise.all(orders.map(({ id }) => getWorkOrder(tx, id))));
}

/** Repairs that are done and wait for this person's word, oldest first. */
export async function listToSign(tx: Tx, personId: number | undefined): Promise<readonly WorkOrder[]> {
  if (personId === undefined) return [];
  const orders = await tx.workOrder.findMany({
    where: { kind: "repair", status: "done", request: { reporterId: personId } },
    orderBy: { doneAt: "asc" },
    take: 20,
  });
  return Promise.all(orders.map(({ id }) => getWorkOrder(tx, id)));
}

/** A request with the work order that says how far it is. */
export interface RequestOverview {
  readonly id: number;
  readonly number: string;
  readonly content: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly orderStatus: string;
  readonly workerName: string | undefined;
  readonly cancellable: boolean;
  /** A complaint's own stage, and when its next answer comes (K7). */
  readonly complaint: { readonly stage: string; readonly nextAnswerAt: Date | null } | undefined;
}

/** A person's requests: the open ones, else the last one. Newest first, at most ten. */
export async function listMyRequests(tx: Tx, personId: number | undefined): Promise<readonly RequestOverview[]> {
  if (personId === undefined) return [];
  const find = (where: object, take: number) =>
    tx.request.findMany({
      where: { reporterId: personId, ...where },
      include: { workOrders: true },
      orderBy: { id: "desc" },
      take,
    });
  const open = await find({ status: "open" }, 10);
  const requests = open.length > 0 ? open : await find({}, 1);
  const assignees = requests.flatMap(({ workOrders }) => workOrders.flatMap(({ assigneeId }) => assigneeId ?? []));
  const complaints = await tx.complaint.findMany({ where: { requestId: { in: requests.map(({ id }) => id) } } });
  const receivers = complaints.map(({ receiverId }) => receiverId);
  const staff = await tx.staff.findMany({
    where: { id: { in: [...assignees, ...receivers] } },
    include: { person: true },
  });
  return requests.map((request) => {
    const main = request.workOrders.find(({ kind }) => kind === "repair") ?? request.workOrders[0];
    const status = main?.status ?? "closed";
    const complaint = complaints.find(({ requestId }) => requestId === request.id);
    const workerId = complaint?.receiverId ?? main?.assigneeId;
    return {
      id: request.id,
      number: request.number,
      content: request.content,
      status: request.status,
      createdAt: request.createdAt,
      orderStatus: status,
      workerName: staff.find(({ id }) => id === workerId)?.person.name,
      complaint: complaint && { stage: complaint.stage, nextAnswerAt: complaint.nextAnswerAt },
      cancellable:
        request.status === "open" &&
        // An emergency is called off, not cancelled.
        request.kind !== "emergency" &&
        request.workOrders.every((order) => !["on-the-spot", "done"].includes(order.status)),
    };
  });
}

/** A request of the staff's property with its whole time line; none where it is a complaint they are kept away from. */
export async function findTimeline(tx: Tx, personId: number | undefined, number: string) {
  const staff: StaffMember = await requireStaff(tx, personId);
  const request = await tx.request.findUnique({
    where: { propertyId_number: { propertyId: staff.propertyId, number } },
  });
  if (!request || (await isKeptAway(tx, request.id, staff.id))) return undefined;
  const complaint = await findConcern(tx, request.id);
  // Who complains anonymously is no name to their staff either.
  const masked = complaint?.anonymous === true && !mayKnowName(staff, complaint);
  const incident = await tx.incident.findUnique({ where: { requestId: request.id } });
  if (incident?.confidential && !confidants.some((role) => role === staff.role)) return undefined;
  const entries = await tx.timeline.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" }, take: 100 });
  const people = await tx.person.findMany({ where: { id: { in: entries.flatMap(({ personId: id }) => id ?? []) } } });
  const lines = entries.map(({ event, actor, at, personId: id }) => ({
    event,
    actor,
    at,
    name: masked && actor === "resident" ? undefined : people.find((person) => person.id === id)?.name,
  }));
  return { request, lines };
}
