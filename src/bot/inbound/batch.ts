import { isDatabaseLost } from "../../db/client.ts";
import { openChats, readInbox } from "../../db/inbox.ts";
import type { Language } from "../../text.ts";
import { type Carried, carryOutAlone, carryOutTogether } from "./command.ts";
import { storeFailed } from "./failure.ts";
import {
  type Finished,
  type InboundDependencies,
  type Read,
  settleRepeated,
  think,
  type Waiting,
  whoIs,
  write,
  written,
} from "./turn.ts";

/** One batch from read to commit. Resolves with the entries that must be taken again; never rejects. */
export async function takeBatch(
  dependencies: InboundDependencies,
  batch: readonly Waiting[],
): Promise<readonly Waiting[]> {
  try {
    return await attempt(dependencies, batch);
  } catch (error) {
    if (isDatabaseLost(error)) {
      for (const entry of batch) entry.reject(error);
      return [];
    }
    dependencies.log.warn({ err: error, size: batch.length }, "a batch failed; its turns are taken one by one");
    const again = await Promise.all(batch.map((entry) => takeAlone(dependencies, entry)));
    return again.flat();
  }
}

/** A turn by itself: twice, then it is stored as failed and answered kindly. */
async function takeAlone(dependencies: InboundDependencies, entry: Waiting): Promise<readonly Waiting[]> {
  try {
    return await attempt(dependencies, [entry]);
  } catch (error) {
    if (isDatabaseLost(error)) {
      entry.reject(error);
      return [];
    }
    if (++entry.failures < 2) return takeAlone(dependencies, entry);
    return storeFailed(dependencies, entry, error);
  }
}

async function attempt(dependencies: InboundDependencies, batch: readonly Waiting[]): Promise<readonly Waiting[]> {
  const reads = await readBatch(dependencies, batch);
  const results = await Promise.all(reads.map(async (read) => ({ read, result: await think(dependencies, read) })));
  const turns: Finished[] = [];
  const commands: Carried[] = [];
  for (const { read, result } of results) {
    if (result.type === "command") commands.push({ read, command: result });
    else if (result.type === "turn")
      turns.push({ entry: read.entry, turn: written(dependencies, read, result), outcome: "taken" });
  }
  const openings = commands.filter(({ command }) => command.flow.number !== undefined);
  const together = openings.length > 1 ? openings : [];
  const alone = commands.filter((each) => !together.includes(each));
  const again = await Promise.all([
    write(dependencies, turns),
    ...(together.length > 0 ? [carryOutTogether(dependencies, together)] : []),
    ...alone.map((each) => carryOutAlone(dependencies, each)),
  ]);
  return again.flat();
}

/** Those of a batch that are new, each with its conversation; those claimed before are done. */
async function readBatch({ db, now }: InboundDependencies, batch: readonly Waiting[]): Promise<readonly Read[]> {
  let seen = await readInbox(
    db,
    batch.map(({ inbound }) => inbound),
  );
  const strangers = seen
    .filter(({ conversationId, claimed }) => conversationId === null && !claimed)
    .flatMap(({ n }) => batch[n - 1]?.inbound ?? []);
  if (strangers.length > 0) {
    await openChats(
      db,
      strangers.map((inbound) => ({ ...inbound, language: nearestLanguage(inbound.language) })),
      now(),
    );
    seen = await readInbox(
      db,
      batch.map(({ inbound }) => inbound),
    );
  }
  return seen.flatMap((row) => {
    const entry = batch[row.n - 1];
    if (!entry) return [];
    if (row.claimed) {
      settleRepeated(entry);
      return [];
    }
    if (row.conversationId === null) throw new Error("a conversation that was just opened is not there");
    return [{ entry, seen: row, who: whoIs(row, entry.inbound), conversationId: row.conversationId }];
  });
}

/** The language of ours that a provider's hint (`en-GB`, `zh-hant`) comes closest to. */
function nearestLanguage(hint: string | undefined): Language | undefined {
  if (hint === undefined) return undefined;
  if (/^zh-?(tw|hk|mo|hant)/i.test(hint)) return "zh-TW";
  if (/^zh/i.test(hint)) return "zh-CN";
  return /^en/i.test(hint) ? "en" : undefined;
}
