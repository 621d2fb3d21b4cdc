import type { Reply } from "../conversation/flow.ts";
import type { Tx } from "../db/client.ts";
import { type Chat, listChats, putMessage } from "../db/message.ts";
import { type Priority, priorities } from "../db/outbox.ts";
import { isLanguage, type Texts } from "../text.ts";

/** What a job says to somebody. */
export interface Said {
  readonly reply: Reply;
  readonly files?: readonly string[];
  /** What it is about: should it not arrive, somebody phones about that. */
  readonly requestId?: number | undefined;
  readonly priority?: Priority;
  readonly now: Date;
  readonly texts: Texts;
}

/** Says something in a chat, in its language. */
export async function putIn(tx: Tx, chat: Chat, said: Said): Promise<void> {
  const { reply, files = [], requestId, priority = priorities.ordinary, now, texts } = said;
  const language = isLanguage(chat.language) ? chat.language : "zh-CN";
  const buttons = (reply.buttons ?? []).map(({ label, value }) => ({ label: texts.format(language, label), value }));
  const text = texts.format(language, reply.text);
  await putMessage(tx, { chat, text, buttons, files, requestId, priority }, now);
}

/** Says something to a person in the chat they used last. Returns whether they have a chat. */
export async function putReply(tx: Tx, { personId, ...said }: Said & { readonly personId: number }): Promise<boolean> {
  const [chat] = await listChats(tx, personId);
  if (chat) await putIn(tx, chat, said);
  return chat !== undefined;
}
