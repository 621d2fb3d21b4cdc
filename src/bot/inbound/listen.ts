import { cleanWords } from "../../conversation/input.ts";
import { listKeptFiles } from "../../db/file.ts";
import { readInbox } from "../../db/inbox.ts";
import { isVoice } from "../../file-kind.ts";
import type { InboundDependencies, Waiting } from "./turn.ts";

/**
 * Turns a voice message into words before its turn, outside of any transaction. Nobody has been told yet that we have the message: should the process
 * end meanwhile it comes again (docs/adr/0014). Never rejects: without words the turn goes on with the file alone.
 */
export async function listen({ db, transcribe, log }: InboundDependencies, entry: Waiting): Promise<void> {
  const { inbound } = entry;
  try {
    const voices = (await listKeptFiles(db, inbound.files)).filter(({ mime }) => isVoice(mime)).map(({ id }) => id);
    if (voices.length === 0) return;
    entry.voice = true;
    if (!transcribe) return;
    const [seen] = await readInbox(db, [inbound]);
    if (seen?.claimed) return;
    const heard = await Promise.all(inbound.files.filter((id) => voices.includes(id)).map(transcribe));
    const words = cleanWords(heard.filter((part) => part !== undefined).join("\n")).slice(0, 4_000);
    if (words === "") return;
    entry.inbound = { ...inbound, text: words };
    entry.spoken = words;
  } catch (error) {
    log.warn({ err: error }, "a voice message was not turned into words; its turn goes on without");
  }
}
