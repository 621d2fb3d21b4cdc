import type { Tx } from "../db/client.ts";
import { findHandover, type Handover, listNameable } from "./handover.ts";
import { contentOf, goodsOf, type HandoverContent } from "./handover-content.ts";
import { requireStaff, type StaffMember } from "./staff.ts";
import type { Moment } from "./work-order.ts";

/** A handover as somebody who may sign it sees it now. */
export interface HandoverView {
  readonly handover: Handover;
  readonly content: HandoverContent;
  readonly goods: readonly string[];
  /** Names of those who go and of those who come. */
  readonly off: string;
  readonly on: string;
}

/** Whose turn it is at a handover of somebody: the one named, or their open one. */
export async function findMyHandover(
  tx: Tx,
  { personId, handoverId, now, policies }: Moment & { personId: number | undefined; handoverId: number | undefined },
): Promise<(HandoverView & { nameable: readonly StaffMember[] }) | undefined> {
  const staff = await requireStaff(tx, personId);
  const mine = [
    { status: "drafted", offIds: { has: staff.id } },
    { status: "handed", onIds: { has: staff.id } },
  ];
  const open = await tx.handover.findFirst({
    where: { propertyId: staff.propertyId, ...(handoverId === undefined ? { OR: mine } : { id: handoverId }) },
    orderBy: { id: "asc" },
  });
  const handover = open ? await findHandover(tx, open.id) : undefined;
  if (!handover) return undefined;
  const nameable = handover.status === "drafted" ? await listNameable(tx, handover) : [];
  return { ...(await viewFor(tx, handover, staff, { now, policies })), nameable };
}

/** A handover as this member of staff may see it. */
export async function viewFor(
  tx: Tx,
  handover: Handover,
  reader: StaffMember,
  { now, policies }: Moment,
): Promise<HandoverView> {
  const staff = await tx.staff.findMany({
    where: { id: { in: [...handover.offIds, ...handover.onIds] } },
    include: { person: true },
    orderBy: { id: "asc" },
  });
  const namesOf = (ids: readonly number[]) =>
    staff
      .filter(({ id }) => ids.includes(id))
      .map(({ person }) => person.name)
      .join("、") || "—";
  return {
    handover,
    content: await contentOf(tx, handover, reader, now),
    goods: goodsOf(policies.for(handover.property.code)),
    off: namesOf(handover.offIds),
    on: namesOf(handover.onIds),
  };
}
