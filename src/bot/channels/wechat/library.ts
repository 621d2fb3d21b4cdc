import type { Readable } from "node:stream";
import { ConfigError } from "../../../config-error.ts";

/** What we use of Wechaty, written down here so that the program is built and runs where Wechaty is not installed. */
export interface Bot {
  on(event: "login", listener: () => void): unknown;
  on(event: "logout", listener: () => void): unknown;
  on(event: "heartbeat", listener: () => void): unknown;
  on(event: "scan", listener: (code: string, status: number) => void): unknown;
  on(event: "message", listener: (message: Message) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  /** Resolves even when nothing could be reached; only `login` means that it works. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Throws before `start` has come that far. */
  readonly puppet: Puppet;
}

/** One way to WeChat: the part of a Wechaty puppet that we use. */
export interface Puppet {
  readonly state: { active(): boolean | "pending" };
  /** Throws while nobody is logged in. */
  readonly currentUserId: string;
  contactList(): Promise<string[]>;
  contactPayload(contactId: string): Promise<{ readonly name: string; readonly alias?: string | undefined }>;
  roomList(): Promise<string[]>;
  roomMemberPayload(
    roomId: string,
    contactId: string,
  ): Promise<{ readonly name: string; readonly roomAlias?: string | undefined }>;
  // biome-ignore lint/suspicious/noConfusingVoidType: so says Wechaty
  messageSendText(conversationId: string, text: string, mentionIds?: string[]): Promise<string | void>;
  // biome-ignore lint/suspicious/noConfusingVoidType: so says Wechaty
  messageSendFile(conversationId: string, file: FileBox): Promise<string | void>;
}

export interface Message {
  readonly id: string;
  self(): boolean;
  type(): number;
  text(): string;
  date(): Date;
  talker(): Contact;
  room(): { readonly id: string } | undefined;
  mentionSelf(): Promise<boolean>;
  toFileBox(): Promise<{ toStream(): Promise<Readable> }>;
}

export interface Contact {
  readonly id: string;
  /** Throws while Wechaty could not load the contact. */
  type(): number;
  alias(): Promise<string | undefined>;
  /** Does not throw when it fails. */
  alias(name: string): Promise<void>;
}

/** Made by `file-box`, understood by puppets. */
export interface FileBox {
  readonly name: string;
}

/** Kinds of messages, as Wechaty numbers them. */
export const messageKind = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  image: 6,
  text: 7,
  groupNote: 10,
  recalled: 13,
} as const;
export const officialAccount = 2;
export const scanWaiting = 2;

/** Wechaty, loaded. */
export interface Library {
  /** A bot that has not been started, on a puppet of its own. */
  createBot(): Bot;
  createFileBox(content: Uint8Array, name: string): FileBox;
}

/** Which puppet, and what its package wants to know: `token`, `endpoint`, `tls` and so on. */
export interface PuppetSettings {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

interface Wechaty {
  readonly WechatyBuilder: { build(options: { readonly puppet: unknown }): Bot };
  readonly log: { level(): string; level(level: string): unknown };
}

/** Loads Wechaty and the puppet's package: some 70 MB, so only where WeChat is wanted. Errors: ConfigError. */
export async function loadLibrary({ name, options }: PuppetSettings): Promise<Library> {
  const wechaty = await load("wechaty", name, isWechaty);
  const makePuppet = await load(name, name, (module) => defaultOf(module) !== undefined).then(defaultOf);
  const { FileBox } = await load("file-box", name, isFileBox);
  // Its lines name people. Whoever sets WECHATY_LOG wants to see them.
  if (wechaty.log.level() === "info") wechaty.log.level("silent");
  return {
    createBot() {
      const puppet: unknown = Reflect.construct(makePuppet ?? Object, [options]);
      forgetContacts(puppet);
      return wechaty.WechatyBuilder.build({ puppet });
    },
    createFileBox: (content, fileName) => FileBox.fromBuffer(Buffer.from(content), fileName),
  };
}

/**
 * `wechaty-puppet-service` keeps names and addresses of all contacts in a database under the home folder, in a path that holds the token, and
 * when somebody logs in again quickly it opens it twice, which ends the process. It works without.
 */
function forgetContacts(puppet: unknown): void {
  if (typeof puppet !== "object" || puppet === null || !("_payloadStore" in puppet)) return;
  Reflect.set(puppet, "_payloadStore", { start: async () => {}, stop: async () => {} });
}

async function load<Module>(name: string, puppet: string, is: (module: unknown) => module is Module): Promise<Module>;
async function load(name: string, puppet: string, is: (module: unknown) => boolean): Promise<unknown>;
async function load(name: string, puppet: string, is: (module: unknown) => boolean): Promise<unknown> {
  const help = `for WeChat run: npm install wechaty file-box ${puppet}`;
  let module: unknown;
  try {
    module = await import(name);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new ConfigError(
      missing ? `${name} is not installed; ${help}` : `${name} cannot be loaded (${reason}); ${help}`,
    );
  }
  if (!is(module)) throw new ConfigError(`the package ${name} is not what it should be; ${help}`);
  return module;
}

function isWechaty(module: unknown): module is Wechaty {
  return typeof module === "object" && module !== null && "WechatyBuilder" in module && "log" in module;
}

function isFileBox(
  module: unknown,
): module is { readonly FileBox: { fromBuffer(content: Buffer, name: string): FileBox } } {
  return typeof module === "object" && module !== null && "FileBox" in module;
}

/** The puppet class; packages in CommonJS wrap it once or twice. */
function defaultOf(module: unknown): (new (options: unknown) => unknown) | undefined {
  let found = module;
  for (let depth = 0; depth < 3; depth++) {
    if (isClass(found)) return found;
    if (typeof found !== "object" || found === null || !("default" in found)) return undefined;
    found = found.default;
  }
  return isClass(found) ? found : undefined;
}

function isClass(value: unknown): value is new (options: unknown) => unknown {
  return typeof value === "function";
}
