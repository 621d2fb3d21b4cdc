import type { Tx } from "../db/client.ts";
import type { WorkOrder } from "./work-order.ts";

/** Between when somebody is expected; open at a side that is absent. */
export interface VisitWindow {
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

/** When the resident expects somebody: what was agreed, else what they said when they reported; nothing when that is over. */
export async function findWindow(tx: Tx, order: WorkOrder, now: Date): Promise<VisitWindow | undefined> {
  if (order.kind !== "repair") return undefined;
  const booked = await tx.appointment.findFirst({ where: { workOrderId: order.id, status: "booked" } });
  if (booked && booked.endsAt > now) return { from: booked.startsAt, to: booked.endsAt };
  const { availableFrom: from, availableTo: to } = order.request;
  const ahead = to ? to > now : from !== null && from > now;
  // Who was told on the first visit that nobody is home asks anew.
  return ahead && order.request.awayCount === 0 ? { from: from ?? undefined, to: to ?? undefined } : undefined;
}

/** The window as a line of the time line holds it. */
export function windowDetail(window: VisitWindow | undefined): Readonly<Record<string, string>> {
  return {
    ...(window?.from ? { from: window.from.toISOString() } : {}),
    ...(window?.to ? { to: window.to.toISOString() } : {}),
  };
}
