import type { Tx } from "../db/client.ts";
import { withoutHidden } from "./isolation.ts";
import { listHeads, requireStaff, type StaffMember } from "./staff.ts";

const shownAtMost = 10;
const readAtMost = 200;

/** Answers to callbacks that no head has read yet, those of a few at a time, the first answer first. */
export async function listUnreviewed(tx: Tx, personId: number | undefined) {
  return unreviewedFor(tx, await requireStaff(tx, personId, "supervisor", "manager"));
}

async function unreviewedFor(tx: Tx, staff: StaffMember) {
  const callbacks = await tx.callback.findMany({
    where: { propertyId: staff.propertyId, status: "answered", reviewedAt: null, archivedAt: null },
    orderBy: [{ answeredAt: "asc" }, { id: "asc" }],
    take: readAtMost,
  });
  const seen = await withoutHidden(tx, staff, callbacks);
  const first = seen.slice(0, shownAtMost);
  const numbers = await tx.request.findMany({
    where: { id: { in: first.map(({ requestId }) => requestId) } },
    select: { id: true, number: true },
  });
  const shown = first.map((callback) => ({
    ...callback,
    number: numbers.find(({ id }) => id === callback.requestId)?.number ?? "",
  }));
  return { shown, leftCount: seen.length - shown.length };
}

/** A head has read the answers up to a moment (C3). Whatever they may not know of stays unread. Errors: staff-only. */
export async function reviewCallbacks(
  tx: Tx,
  { personId, until, now }: { personId: number | undefined; until: Date; now: Date },
) {
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const { shown } = await unreviewedFor(tx, staff);
  const ids = shown.flatMap(({ id, answeredAt }) => (answeredAt !== null && answeredAt <= until ? [id] : []));
  const { count } = await tx.callback.updateMany({
    where: { id: { in: ids }, reviewedAt: null },
    data: { reviewedAt: now, reviewedById: staff.id },
  });
  return { count, left: await unreviewedFor(tx, staff) };
}

/** The heads of customer service, each with what waits for them to read; those with nothing are left out. */
export async function listReviewers(tx: Tx, propertyId: number) {
  const reviewers = [];
  for (const staff of await listHeads(tx, propertyId, "supervisor")) {
    if (staff.role === "front-desk") continue;
    const unreviewed = await unreviewedFor(tx, staff);
    if (unreviewed.shown.length > 0) reviewers.push({ staff, unreviewed });
  }
  return reviewers;
}
