import { type Api, GrammyError, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Logger } from "pino";
import { DeliveryError, type Files, type Outbound, type Proof } from "../../channel.ts";
import { type ApiSettings, createApi } from "./api.ts";
import { toDeliveryError } from "./failure.ts";
import type { Keyboards } from "./keyboards.ts";
import { areButtonsSendable, captionAtMost, splitText, toChatId, toKeyboard } from "./text.ts";

/** What sending depends on. */
export interface OutgoingDependencies extends ApiSettings {
  readonly api: Api;
  readonly files: Files;
  readonly keyboards: Keyboards;
  readonly uploadTimeoutMs: number;
  /** Added to the wait Telegram asks for, so that chats that were refused together do not come back together. */
  readonly jitterMs: () => number;
  readonly log: Logger;
}

/** One call to Telegram; resolves with the id of the message it made. */
type Step = () => Promise<number | undefined>;
type Kept = NonNullable<Awaited<ReturnType<Files["read"]>>>;

const groupAtMost = 10;
const photoBytesAtMost = 10 * 1024 * 1024;
const beginNoStepAfterMs = 10_000;
const rememberedAtMost = 1_000;

/**
 * Sends messages, at least once. Telegram has no idempotency key: a message whose acknowledgement never came is sent again. What was acknowledged
 * is remembered for a while in this process: a message that takes several calls (a long text, files and buttons) goes on after the last part
 * that was taken, and one that was taken whole is not sent twice. Another process begins anew.
 */
export function createOutgoing(dependencies: OutgoingDependencies): (message: Outbound) => Promise<Proof> {
  const { keyboards } = dependencies;
  const uploads = createApi(dependencies, dependencies.uploadTimeoutMs);
  const taken = new Map<string, { steps: number; messageId: number | undefined }>();

  const progressOf = (key: string) => {
    const progress = taken.get(key) ?? { steps: 0, messageId: undefined };
    taken.set(key, progress);
    const [oldest] = taken.keys();
    if (taken.size > rememberedAtMost && oldest !== undefined) taken.delete(oldest);
    return progress;
  };

  return async (message) => {
    const begun = performance.now();
    const progress = progressOf(message.key);
    try {
      for (const [index, step] of (await plan(dependencies, uploads, message)).entries()) {
        if (index < progress.steps) continue;
        // The lease must outlast every call that was begun.
        if (performance.now() - begun > beginNoStepAfterMs)
          throw new DeliveryError("the rest of a long message", "later");
        progress.messageId = await step();
        progress.steps = index + 1;
      }
    } catch (error) {
      throw toDeliveryError(error, dependencies);
    }
    const { messageId } = progress;
    if (messageId === undefined) return {};
    keyboards.shown(message, messageId);
    return { providerId: String(messageId) };
  };
}

/** The calls that make up a message: files first, then the words, the buttons under the last of them. */
async function plan(dependencies: OutgoingDependencies, uploads: Api, message: Outbound): Promise<readonly Step[]> {
  const { buttons, chat: to } = message;
  if (!areButtonsSendable(buttons)) throw new DeliveryError("a button does not fit into 64 bytes", "never");
  const chat = toChatId(to);
  const { photos, documents } = await load(dependencies, message.files);
  const markup = buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: toKeyboard(buttons) } };
  const parts = splitText(message.text);
  const [only] = parts;
  const [photo] = photos;
  const [document] = documents;

  // A single file can carry the words and the buttons: one call, which happens or does not.
  const caption = parts.length <= 1 && (only ?? "").length <= captionAtMost ? only : undefined;
  const captioned = { ...(caption === undefined ? {} : { caption }), ...markup };
  if (photos.length + documents.length === 1 && parts.length <= 1 && (only === undefined || caption !== undefined)) {
    if (photo) return [() => sendPhoto(uploads, chat, photo, captioned)];
    if (document) return [() => sendDocument(uploads, chat, document, captioned)];
  }

  const steps: Step[] = [];
  for (let index = 0; index < photos.length; index += groupAtMost) {
    steps.push(() => sendPhotos(uploads, chat, photos.slice(index, index + groupAtMost)));
  }
  for (const file of documents) steps.push(() => sendDocument(uploads, chat, file, {}));
  for (const [index, part] of parts.entries()) {
    const under = index === parts.length - 1 ? markup : {};
    steps.push(async () => {
      const sent = await dependencies.api.sendMessage(chat, part, {
        link_preview_options: { is_disabled: true },
        ...under,
      });
      return idOf(sent);
    });
  }
  if (steps.length === 0) throw new DeliveryError("the message is empty", "never");
  return steps;
}

/** What of the files is still there: photos, and what Telegram shows as documents. */
async function load(
  { files, log }: OutgoingDependencies,
  ids: readonly string[],
): Promise<{ photos: readonly Kept[]; documents: readonly Kept[] }> {
  const kept = (await Promise.all(ids.map((id) => files.read(id)))).filter((file) => file !== undefined);
  if (kept.length < ids.length)
    log.warn({ missing: ids.length - kept.length }, "a message goes without a file that is gone");
  const isPhoto = ({ mime, content }: Kept) =>
    /^image\/(?:jpeg|png|webp)$/.test(mime) && content.length <= photoBytesAtMost;
  return { photos: kept.filter(isPhoto), documents: kept.filter((file) => !isPhoto(file)) };
}

interface Below {
  readonly caption?: string;
  readonly reply_markup?: InlineKeyboardMarkup;
}

async function sendPhotos(api: Api, chat: string | number, photos: readonly Kept[]): Promise<number | undefined> {
  const [first] = photos;
  if (!first) return undefined;
  if (photos.length === 1) return sendPhoto(api, chat, first, {});
  try {
    const asPhotos = photos.map((photo) => ({ type: "photo" as const, media: asUpload(photo) }));
    return firstId(await api.sendMediaGroup(chat, asPhotos));
  } catch (error) {
    if (!isPictureRefused(error)) throw error;
    const asDocuments = photos.map((photo) => ({ type: "document" as const, media: asUpload(photo) }));
    return firstId(await api.sendMediaGroup(chat, asDocuments));
  }
}

function firstId(sent: unknown): number | undefined {
  return idOf(Array.isArray(sent) ? sent[0] : undefined);
}

/** A picture Telegram does not show (too long and narrow, say) still arrives as a file. */
function isPictureRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /PHOTO|IMAGE/.test(error.description);
}

async function sendPhoto(api: Api, chat: string | number, photo: Kept, below: Below): Promise<number | undefined> {
  try {
    return idOf(await api.sendPhoto(chat, asUpload(photo), below));
  } catch (error) {
    if (isPictureRefused(error)) return sendDocument(api, chat, photo, below);
    throw error;
  }
}

async function sendDocument(api: Api, chat: string | number, file: Kept, below: Below): Promise<number | undefined> {
  return idOf(await api.sendDocument(chat, asUpload(file), below));
}

function asUpload({ content, mime, name }: Kept): InputFile {
  if (name !== undefined) return new InputFile(content, name);
  const extension = /^\w+\/(\w{1,8})/.exec(mime)?.[1] ?? "bin";
  return new InputFile(content, `file.${extension === "jpeg" ? "jpg" : extension}`);
}

/** A server that says yes in words of its own has taken the message all the same. */
function idOf(sent: unknown): number | undefined {
  if (typeof sent !== "object" || sent === null || !("message_id" in sent)) return undefined;
  return typeof sent.message_id === "number" ? sent.message_id : undefined;
}
