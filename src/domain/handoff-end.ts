import type { Tx } from "../db/client.ts";
import { reportDeskResult } from "./desk.ts";
import { DomainError } from "./error.ts";
import { closeHandoff, type HandoffSide } from "./handoff.ts";
import { type Moment, workingStatuses } from "./work-order.ts";

/**
 * Either side gives the chat back to the bot. When staff do, the matter is dealt with; when the resident does, the member of staff says what has come
 * of it. Errors: talk-over.
 */
export async function endHandoff(
  tx: Tx,
  { handoffId, personId, now, policies }: Moment & { handoffId: number; personId: number | undefined },
): Promise<{ readonly by: HandoffSide; readonly number: string }> {
  const handoff = await tx.handoff.findUnique({ where: { id: handoffId } });
  if (!handoff || personId === undefined) throw new DomainError("error-talk-over");
  const staff = await tx.staff.findFirst({ where: { personId, dismissedAt: null } });
  const by = staff !== null && staff.id === handoff.staffId ? "staff" : "resident";
  if (by === "resident" && handoff.personId !== personId) throw new DomainError("error-talk-over");
  if (!(await closeHandoff(tx, handoffId, by, { actor: { type: by, personId }, now })))
    throw new DomainError("error-talk-over");
  const { workOrderId, requestId } = handoff;
  const order = await tx.workOrder.findUniqueOrThrow({ where: { id: workOrderId } });
  const { number } = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
  const mine = order.assigneeId === staff?.id && workingStatuses.some((status) => status === order.status);
  if (by === "staff" && mine)
    await reportDeskResult(tx, { workOrderId, personId, result: "handled", remark: "", now, policies });
  return { by, number };
}
