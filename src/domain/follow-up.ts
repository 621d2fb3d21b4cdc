import type { Tx } from "../db/client.ts";
import { lengthMs } from "../policy.ts";
import { raiseAgain } from "./complaint-word.ts";
import { DomainError } from "./error.ts";
import { attachFiles, holdFiles } from "./file.ts";
import { listKeptAway } from "./isolation.ts";
import { tellRequest } from "./request-notice.ts";
import { record, recordLine } from "./timeline.ts";
import { type Moment, openStatuses } from "./work-order.ts";

interface MyRequest extends Moment {
  readonly requestId: number;
  readonly personId: number | undefined;
}

/** The person's own open request. Errors: not-your-request, request-closed. */
async function getMine(tx: Tx, { requestId, personId }: MyRequest) {
  const request = await tx.request.findUnique({ where: { id: requestId } });
  if (!request || personId === undefined || request.reporterId !== personId)
    throw new DomainError("error-not-your-request");
  if (request.status !== "open") throw new DomainError("error-request-closed", { number: request.number });
  const property = await tx.property.findUniqueOrThrow({ where: { id: request.propertyId } });
  return { ...request, property, actor: { type: "resident", personId } as const };
}

/**
 * The resident asks for it to go faster. Every time is counted; those who have it in hand hear of it at most once in a while (policy `urge`).
 * Returns whether they hear of it now. Errors: not-your-request, request-closed.
 */
export async function urgeRequest(tx: Tx, mine: MyRequest): Promise<{ number: string; told: boolean }> {
  const { requestId, now, policies } = mine;
  const { number, kind, propertyId, property, actor } = await getMine(tx, mine);
  const quietSince = new Date(now.getTime() - lengthMs(policies.for(property.code).urge));
  await tx.request.update({ where: { id: requestId }, data: { urgedCount: { increment: 1 } } });
  const { count } = await tx.request.updateMany({
    where: { id: requestId, OR: [{ urgeToldAt: null }, { urgeToldAt: { lte: quietSince } }] },
    data: { urgeToldAt: now },
  });
  const told = count > 0;
  await record(tx, { propertyId, requestId, event: "urged", actor, detail: { told }, at: now });
  // Counted for its weight no oftener than it is heard (K4).
  if (told && kind === "complaint") await raiseAgain(tx, mine);
  if (told)
    for (const personId of await listInCharge(tx, requestId))
      await tellRequest(tx, { personId, notice: "urged", requestId, now });
  return { number, told };
}

/** The resident adds words or photos to what they reported (R1). Errors: not-your-request, request-closed, nothing-added. */
export async function addToRequest(
  tx: Tx,
  mine: MyRequest & { words: string; files: readonly string[]; accountId: number },
): Promise<{ number: string }> {
  const { requestId, now, words, files, accountId } = mine;
  const { number, propertyId, actor } = await getMine(tx, mine);
  const fileIds = await holdFiles(tx, { fileIds: files, accountId });
  if (words === "" && fileIds.length === 0) throw new DomainError("error-nothing-added");
  await attachFiles(tx, { requestId, fileIds, accountId, purpose: "report", now });
  const detail = { ...(words === "" ? {} : { words }), ...(fileIds.length > 0 ? { fileIds } : {}) };
  const line = await recordLine(tx, { propertyId, requestId, event: "added", actor, detail, at: now });
  for (const personId of await listInCharge(tx, requestId))
    await tellRequest(tx, { personId, notice: "added", requestId, lineId: String(line), now });
  return { number };
}

/** The people who have the open work of a request in hand: who took it, else who may still take it and who answers for it. */
async function listInCharge(tx: Tx, requestId: number): Promise<readonly number[]> {
  const orders = await tx.workOrder.findMany({
    where: { requestId, status: { in: [...openStatuses] } },
    include: { offers: { where: { status: "open" } } },
  });
  const away = await listKeptAway(tx, requestId);
  const ids = orders.flatMap(({ assigneeId, responsibleId, offers }) =>
    assigneeId === null
      ? [...offers.map(({ staffId }) => staffId), ...(responsibleId ? [responsibleId] : [])]
      : [assigneeId],
  );
  const staff = await tx.staff.findMany({
    where: { id: { in: ids.filter((id) => !away.has(id)) }, dismissedAt: null },
    orderBy: { id: "asc" },
  });
  return staff.map(({ personId }) => personId);
}
