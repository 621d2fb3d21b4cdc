import type { Reply } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { listChats, putMessage } from "../db/message.ts";
import { type Priority, priorities } from "../db/outbox.ts";
import { isLanguage, type Texts } from "../text.ts";

/** Says something to a person in the chat they used last, in their language. Returns whether they have a chat. */
export async function putReply(
  tx: Tx,
  said: {
    readonly personId: number;
    readonly reply: Reply;
    readonly files?: readonly string[];
    /** What it is about: should it not arrive, somebody phones about that. */
    readonly requestId?: number;
    readonly priority?: Priority;
    readonly now: Date;
    readonly texts: Texts;
  },
): Promise<boolean> {
  const { personId, reply, files = [], requestId, priority = priorities.ordinary, now, texts } = said;
  const [chat] = await listChats(tx, personId);
  if (!chat) return false;
  const language = isLanguage(chat.language) ? chat.language : "zh-CN";
  const buttons = (reply.buttons ?? []).map(({ label, value }) => ({ label: texts.format(language, label), value }));
  const text = texts.format(language, reply.text);
  await putMessage(tx, { chat, text, buttons, files, requestId, priority }, now);
  return true;
}
