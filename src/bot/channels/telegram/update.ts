import { z } from "zod";

/** A file at Telegram that a person sent. */
export interface Attachment {
  readonly fileId: string;
  readonly size: number | undefined;
}

/** Who said something where. */
export interface Speaker {
  readonly account: string;
  readonly chat: string;
  readonly language?: string;
}

/** What an update means to us. */
export type Update =
  | { readonly type: "ignored"; readonly reason: "unreadable" | "of no interest" | "not addressed" }
  | ({
      readonly type: "message";
      /** Stable across redelivery, and independent of update ids, which restart at random after a quiet week. */
      readonly id: string;
      readonly messageId: number;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly album?: string;
    } & Speaker)
  /** A press whose button or chat cannot be told is answered and nothing else. */
  | { readonly type: "press"; readonly queryId: string; readonly press?: Press };

export interface Press extends Speaker {
  /** A client that missed our answer sends the press again as a new update: message and value tell that it is the same one. */
  readonly id: string;
  readonly messageId: number;
  readonly value: string;
}

/** The bot itself, as `getMe` told. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

const textAtMost = 4_000;

// What is optional and wrong is taken as absent: only without a sender, a chat and a message id is a message unreadable.
const words = z.string().optional().catch(undefined);
const size = z.int().nonnegative().optional().catch(undefined);
const fileId = z.string().min(1).max(512);
const file = z.object({ file_id: fileId, file_size: size, mime_type: words });
const photo = z.object({ file_id: fileId, file_size: size, width: z.number().catch(0), height: z.number().catch(0) });
const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: z.object({ id: z.int() }).optional().catch(undefined),
});
const entities = z.array(entity).optional().catch(undefined);
const from = z.object({ id: z.int(), is_bot: z.boolean().catch(false), language_code: words });
const chat = z.object({ id: z.int(), type: words });

const message = z.looseObject({
  message_id: z.int(),
  date: z.int().catch(0),
  from: from.optional().catch(undefined),
  chat,
  text: words,
  caption: words,
  entities,
  caption_entities: entities,
  media_group_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  photo: z.array(photo).optional().catch(undefined),
  document: file.optional().catch(undefined),
  voice: file.optional().catch(undefined),
  audio: file.optional().catch(undefined),
  contact: z
    .object({ phone_number: z.string().max(64) })
    .optional()
    .catch(undefined),
  reply_to_message: z
    .object({
      from: z.object({ id: z.int() }).optional().catch(undefined),
      forum_topic_created: z.unknown().optional(),
    })
    .optional()
    .catch(undefined),
});
type Message = z.infer<typeof message>;

const callback = z.object({
  id: z.string().min(1).max(128),
  from: z.unknown().optional(),
  message: z.unknown().optional(),
  data: z.string().optional().catch(undefined),
});
const pressed = z.object({ message_id: z.int(), chat });
const update = z.object({ message: z.unknown().optional(), callback_query: z.unknown().optional() });

// What people send on purpose; everything else (somebody joined, a message was pinned …) is the chat talking about itself.
const kinds = [
  ..."text photo document voice contact location venue sticker video video_note animation audio poll dice story game".split(
    " ",
  ),
];

/** Reads an update as Telegram sent it. Never throws. */
export function readUpdate(value: unknown, me: Me): Update {
  const parsed = update.safeParse(value);
  if (!parsed.success) return { type: "ignored", reason: "unreadable" };
  if (parsed.data.callback_query !== undefined) return readPress(parsed.data.callback_query);
  if (parsed.data.message === undefined) return { type: "ignored", reason: "of no interest" };
  const said = message.safeParse(parsed.data.message);
  return said.success ? readMessage(said.data, me) : { type: "ignored", reason: "unreadable" };
}

function readMessage(said: Message, me: Me): Update {
  if (!said.from || said.from.is_bot || !kinds.some((kind) => said[kind] !== undefined))
    return { type: "ignored", reason: "of no interest" };
  const type = said.chat.type ?? (said.chat.id > 0 ? "private" : "group");
  if (type !== "private" && type !== "group" && type !== "supergroup")
    return { type: "ignored", reason: "of no interest" };
  if (type !== "private" && !isAddressed(said, me)) return { type: "ignored", reason: "not addressed" };
  return {
    type: "message",
    ...speaker(said.from, said.chat.id),
    id: `m${said.message_id}.${said.date}`,
    messageId: said.message_id,
    text: wordsOf(said, me).slice(0, textAtMost),
    attachments: attachmentsOf(said),
    ...(said.media_group_id === undefined ? {} : { album: said.media_group_id }),
  };
}

function readPress(query: unknown): Update {
  const parsed = callback.safeParse(query);
  if (!parsed.success) return { type: "ignored", reason: "unreadable" };
  const { id: queryId, data } = parsed.data;
  const who = from.safeParse(parsed.data.from);
  const where = pressed.safeParse(parsed.data.message);
  if (data === undefined || !who.success || !where.success) return { type: "press", queryId };
  const { message_id: messageId, chat: place } = where.data;
  // A modified client may send any bytes as the value of a button.
  const value = data.replace(/[\u0000-\u001F\u007F-\u009F\uFFFD-\uFFFF]|\p{Surrogate}/gu, "").slice(0, 64);
  return {
    type: "press",
    queryId,
    press: { ...speaker(who.data, place.id), id: `cb:${messageId}:${value}`, messageId, value },
  };
}

function speaker({ id, language_code }: z.infer<typeof from>, place: number): Speaker {
  const language = language_code !== undefined && /^[A-Za-z-]{2,16}$/.test(language_code) ? language_code : undefined;
  return { account: String(id), chat: String(place), ...(language === undefined ? {} : { language }) };
}

/** In a group: by mention, by replying to us, by a command of ours. */
function isAddressed(said: Message, me: Me): boolean {
  const { reply_to_message: original } = said;
  if (original?.from?.id === me.id && original.forum_topic_created === undefined) return true;
  const { text, marks } = marked(said);
  return marks.some((mark) => {
    const part = text.slice(mark.offset, mark.offset + mark.length).toLowerCase();
    if (mark.type === "text_mention") return mark.user?.id === me.id;
    if (mark.type === "mention") return part === `@${me.username}`.toLowerCase();
    return (
      mark.type === "bot_command" &&
      mark.offset === 0 &&
      (!part.includes("@") || part.endsWith(`@${me.username}`.toLowerCase()))
    );
  });
}

function marked({ text, entities: inText, caption, caption_entities: inCaption }: Message) {
  return text !== undefined ? { text, marks: inText ?? [] } : { text: caption ?? "", marks: inCaption ?? [] };
}

/** Words without our own name: `@guanjia_bot 水管漏了`, `/start@guanjia_bot`. A shared contact is its phone number. */
function wordsOf(said: Message, me: Me): string {
  if (said.contact) return said.contact.phone_number;
  const { text, marks } = marked(said);
  const name = `@${me.username}`.toLowerCase();
  let clean = text;
  for (const { type, offset, length } of [...marks].sort((a, b) => b.offset - a.offset)) {
    const end = offset + length;
    const part = text.slice(offset, end).toLowerCase();
    if ((type !== "mention" && type !== "bot_command") || !part.endsWith(name)) continue;
    clean = clean.slice(0, end - name.length) + clean.slice(end);
  }
  return clean === text ? text : clean.trim();
}

/** Photos in their largest size that Telegram lets bots fetch, images and sound sent as documents, voice. */
function attachmentsOf({ photo: sizes, document, voice, audio }: Message): readonly Attachment[] {
  const fitting = (sizes ?? []).filter(({ file_size }) => (file_size ?? 0) <= fileAtMost);
  const [largest] = [...fitting].sort((a, b) => b.width * b.height - a.width * a.height);
  const files = [largest, /^(?:image|audio)\//.test(document?.mime_type ?? "") ? document : undefined, voice, audio];
  return files.flatMap((found) => (found ? [{ fileId: found.file_id, size: found.file_size }] : []));
}

/** The largest file that Telegram lets a bot fetch. */
export const fileAtMost = 20 * 1024 * 1024;
