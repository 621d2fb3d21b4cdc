import type { Tx } from "../db/client.ts";
import { attachLooseFiles, lockLooseFiles } from "../db/file.ts";

/** Why a file hangs on a request: it shows what is broken, or what came of the work (R10, R14). */
export const filePurposes = ["report", "result"] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** Files that somebody sent from one of their accounts. */
interface Sent {
  readonly fileIds: readonly string[];
  readonly accountId: number;
}

/** Those of the files that this account sent and that hang on nothing yet, in the same order, held until the transaction ends. */
export async function holdFiles(tx: Tx, { fileIds, accountId }: Sent): Promise<readonly string[]> {
  return fileIds.length === 0 ? [] : inOrder(fileIds, await lockLooseFiles(tx, fileIds, accountId));
}

/**
 * Hangs files on a request and, where they belong to one piece of work, on its order. Only those that this account sent and that hang on
 * nothing yet, in the same order; returns them.
 */
export async function attachFiles(
  tx: Tx,
  attachment: Sent & { requestId: number; workOrderId?: number; purpose: FilePurpose; now: Date },
): Promise<readonly string[]> {
  const { fileIds } = attachment;
  return fileIds.length === 0 ? [] : inOrder(fileIds, await attachLooseFiles(tx, attachment));
}

function inOrder(ids: readonly string[], found: readonly string[]): readonly string[] {
  const known = new Set(found);
  return [...new Set(ids)].filter((id) => known.has(id));
}

/** As many photos as fit into one message of a channel. */
const shownAtMost = 10;

/** What shows the matter of a request, in the order it came. */
export function listReportFiles(tx: Tx, requestId: number): Promise<readonly string[]> {
  return list(tx, { requestId, purpose: "report" });
}

/** What shows the last completion of a work order, in the order it came. */
export async function listResultFiles(
  tx: Tx,
  { id, requestId, doneAt }: { id: number; requestId: number; doneAt: Date | null },
): Promise<readonly string[]> {
  return doneAt === null
    ? []
    : list(tx, { requestId, workOrderId: id, purpose: "result", attachedAt: { gte: doneAt } });
}

async function list(tx: Tx, where: NonNullable<Parameters<Tx["file"]["findMany"]>[0]>["where"]): Promise<string[]> {
  const files = await tx.file.findMany({
    where: { ...where, removedAt: null },
    orderBy: [{ attachedAt: "asc" }, { position: "asc" }],
    take: shownAtMost,
    select: { id: true },
  });
  return files.map(({ id }) => id);
}

const orphanAfterMs = 7 * 24 * 60 * 60_000;

/** Files that were sent a week ago and hang on nothing are taken out of sight; whoever has the disk removes their bytes after that (X2). */
export async function removeOrphans(tx: Tx, now: Date): Promise<void> {
  await tx.file.updateMany({
    where: { attachedAt: null, removedAt: null, createdAt: { lt: new Date(now.getTime() - orphanAfterMs) } },
    data: { removedAt: now },
  });
}
