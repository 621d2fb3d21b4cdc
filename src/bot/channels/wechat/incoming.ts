import type { Readable } from "node:stream";
import type { Logger } from "pino";
import { isDatabaseLost } from "../../../db/client.ts";
import { FileRefused, type Files, type Inbound } from "../../channel.ts";
import { describeFailure, within } from "./failure.ts";
import type { Accounts } from "./identity.ts";
import { type Message, messageKind, officialAccount, type Puppet } from "./library.ts";

/** What reading messages depends on. */
export interface IncomingDependencies {
  readonly files: Files;
  readonly now: () => Date;
  readonly log: Logger;
  /** Older messages, which puppets deliver again after a login, are left out. Must be shorter than claims are kept. */
  readonly oldestMs: number;
  readonly fileTimeoutMs: number;
}

/** Where a message was said, and what it is to be read with. */
export interface Heard {
  readonly message: Message;
  readonly puppet: Puppet;
  readonly accounts: Accounts;
}

const fileAtMost = 20 * 1024 * 1024;
const textAtMost = 4_000;
const withFile: readonly number[] = [messageKind.image, messageKind.audio, messageKind.attachment];
/** The chat talking about itself. */
const notices: readonly number[] = [messageKind.unknown, messageKind.groupNote, messageKind.recalled];
/** WeChat's own contacts. */
const machines = new Set([
  "weixin",
  "filehelper",
  "fmessage",
  "newsapp",
  "medianote",
  "floatbottle",
  "qqmail",
  "tmessage",
]);
/** Times before that are the zero of a service that does not tell any. */
const wechatBeganAt = Date.UTC(2011, 0);
const quote = /^「[\s\S]*」\n-(?: -){8,}\s*\n/;
const everybody = /^@(?:所有人|all)(?![\p{L}\p{N}])/iu;

/**
 * Reads a message, or nothing when it is not meant for us: our own, those of official accounts, those in a room that does not mention us, the
 * chat talking about itself. Whatever else a person sent arrives, without words if need be, so that they get an answer.
 * Rejects when the database is lost.
 */
export async function readMessage(dependencies: IncomingDependencies, heard: Heard): Promise<Inbound | undefined> {
  const { now, log, oldestMs } = dependencies;
  const { message, puppet, accounts } = heard;
  const talker = message.talker();
  if (message.self() || notices.includes(message.type())) return undefined;
  if (machines.has(talker.id) || kindOf(talker) === officialAccount) return undefined;
  const saidAt = message.date().getTime();
  if (saidAt > wechatBeganAt && now().getTime() - saidAt > oldestMs) {
    log.info({ inbound: message.id }, "a message of long ago came again and was left out");
    return undefined;
  }
  const said = (message.type() === messageKind.text ? message.text() : "").replace(quote, "").trim();
  const room = message.room();
  if (room && (message.type() !== messageKind.text || everybody.test(said))) return undefined;
  const names = room ? await namesIn(puppet, room.id) : [];
  if (room && !beginsWithOne(names, said) && !(await isMentioned(message))) return undefined;
  const account = await accounts.of(talker);
  return {
    channel: "wechat",
    account,
    chat: room?.id ?? account,
    id: message.id,
    text: without(names, said).slice(0, textAtMost),
    ...(room ? { group: true } : {}),
    files: withFile.includes(message.type()) ? await keep(dependencies, message, account) : [],
  };
}

/** A friend, an official account …; nothing while WeChat does not tell. */
function kindOf(talker: ReturnType<Message["talker"]>): number | undefined {
  try {
    return talker.type();
  } catch {
    return undefined;
  }
}

async function isMentioned(message: Message): Promise<boolean> {
  return message.mentionSelf().catch(() => false);
}

/** What we are called in a room, the longest first. */
async function namesIn(puppet: Puppet, roomId: string): Promise<readonly string[]> {
  try {
    const { name, roomAlias = "" } = await puppet.roomMemberPayload(roomId, puppet.currentUserId);
    return [name, roomAlias].filter((candidate) => candidate !== "").sort((a, b) => b.length - a.length);
  } catch {
    return [];
  }
}

/** `@管家 报修`: a phone puts a narrow space behind the name, a computer an ordinary one, and some people nothing but a comma. */
function mentionOf(name: string, flags: string): RegExp {
  return new RegExp(`@${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\p{N}])[\\s\\u2005]*`, flags);
}

function beginsWithOne(names: readonly string[], said: string): boolean {
  return names.some((name) => said.search(mentionOf(name, "u")) === 0);
}

function without(names: readonly string[], said: string): string {
  return names.reduce((words, name) => words.replace(mentionOf(name, "gu"), ""), said).trim();
}

/** The file that came with a message. One that is refused or cannot be had is left out, and the bot asks. */
async function keep(
  { files, log, fileTimeoutMs }: IncomingDependencies,
  message: Message,
  account: string,
): Promise<string[]> {
  let content: Uint8Array;
  try {
    content = await download(message, fileTimeoutMs);
  } catch (error) {
    log.warn({ reason: describeFailure(error) }, "a file could not be fetched; its message goes on without it");
    return [];
  }
  try {
    return [await files.save(content, { channel: "wechat", account })];
  } catch (error) {
    if (isDatabaseLost(error)) throw error;
    if (error instanceof FileRefused) log.info({ reason: error.reason }, "a file was not taken in");
    else log.error({ reason: describeFailure(error) }, "a file could not be kept; its message goes on without it");
    return [];
  }
}

async function download(message: Message, timeoutMs: number): Promise<Uint8Array> {
  const stream = await within(
    timeoutMs,
    message.toFileBox().then((file) => file.toStream()),
  );
  try {
    return await within(timeoutMs, readBounded(stream));
  } finally {
    stream.destroy();
  }
}

async function readBounded(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > fileAtMost) throw new FileRefused("too-large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
