import { say } from "../../conversation/flow.ts";
import { isDatabaseLost } from "../../db/client.ts";
import { readInbox } from "../../db/inbox.ts";
import { text } from "../../text.ts";
import {
  type InboundDependencies,
  type Read,
  settleRepeated,
  think,
  type Waiting,
  whoIs,
  write,
  written,
} from "./turn.ts";

/** A message whose turn failed twice is stored as failed and answered kindly, so that it blocks nobody. */
export async function storeFailed(
  dependencies: InboundDependencies,
  entry: Waiting,
  cause: unknown,
): Promise<readonly Waiting[]> {
  const { db, log } = dependencies;
  const { channel, id } = entry.inbound;
  log.error({ err: cause, channel, inbound: id }, "a message could not be worked on; stored as failed");
  try {
    const [seen] = await readInbox(db, [entry.inbound]);
    if (!seen || seen.claimed || seen.conversationId === null) {
      if (seen?.claimed) settleRepeated(entry);
      else entry.reject(cause);
      return [];
    }
    const read = { entry, seen, who: whoIs(seen, entry.inbound), conversationId: seen.conversationId };
    const state = (await isStuck(dependencies, read)) ? {} : (seen.state ?? {});
    const turn = written(dependencies, read, { state, replies: [say(text("turn-failed"))] }, "failed");
    return await write(dependencies, [{ entry, turn, outcome: "failed" }]);
  } catch (error) {
    entry.reject(error);
    return [];
  }
}

/** Whether the conversation breaks whatever is said in it. It is dropped then: its person could not even cancel it. */
async function isStuck(dependencies: InboundDependencies, read: Read): Promise<boolean> {
  const nothing = { ...read.entry, inbound: { ...read.entry.inbound, text: "", button: undefined, files: [] } };
  try {
    await think(dependencies, { ...read, entry: nothing });
    return false;
  } catch (error) {
    if (isDatabaseLost(error)) throw error;
    return true;
  }
}

/** A command that fails must not make the turns beside it run twice. */
export async function isolate(
  dependencies: InboundDependencies,
  entry: Waiting,
  work: () => Promise<readonly Waiting[]>,
): Promise<readonly Waiting[]> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseLost(error)) {
      entry.reject(error);
      return [];
    }
    if (++entry.failures < 2) return [entry];
    return storeFailed(dependencies, entry, error);
  }
}
