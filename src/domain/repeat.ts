import type { Tx } from "../db/client.ts";
import { plus } from "./calendar.ts";
import { tell } from "./notice.ts";
import { listHeads } from "./staff.ts";
import { record, system } from "./timeline.ts";
import { lineOf, type Moment, type WorkOrder } from "./work-order.ts";

/** The same fault at the same place so often within the time of the policy: said on the card and the time line, and to the supervisor (R16). */
export async function flagRepeat(tx: Tx, order: WorkOrder, { now, policies }: Moment): Promise<void> {
  const { request } = order;
  if (order.kind !== "repair" || order.round > 0 || request.repeatCount > 1) return;
  const { times, within } = policies.for(order.property.code).repair.repeat;
  const { unitId, publicAreaId, place, category, propertyId } = request;
  const where =
    unitId !== null ? { unitId } : publicAreaId !== null ? { publicAreaId } : { unitId, publicAreaId, place };
  const count = await tx.request.count({
    where: {
      propertyId,
      kind: "repair",
      category,
      ...where,
      status: { not: "cancelled" },
      id: { lte: request.id },
      createdAt: { gt: plus(request.createdAt, within.negated(), order.property.zone) },
    },
  });
  if (count < times) return;
  await tx.request.update({ where: { id: request.id }, data: { repeatCount: count } });
  await record(tx, { ...lineOf(order), event: "repeat-fault", actor: system, detail: { count }, at: now });
  for (const { personId } of await listHeads(tx, propertyId, "supervisor"))
    await tell(tx, { personId, notice: "repeat-fault", workOrderId: order.id, now });
}
