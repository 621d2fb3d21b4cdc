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

/** Loads Wechaty and the puppet's package: some 40 MB, so only where WeChat is wanted. Errors: ConfigError. */
export async function loadLibrary({ name, options }: PuppetSettings): Promise<Library> {
  const help = `for WeChat run: npm install wechaty file-box ${name}`;
  const wechaty = await load("wechaty", help, readWechaty);
  const PuppetClass = await load(name, help, readClass);
  const { FileBox } = await load("file-box", help, readFileBox);
  // Its lines name people. Whoever sets WECHATY_LOG wants to see them.
  if (wechaty.log.level() === "info") wechaty.log.level("silent");
  return {
    createBot() {
      const puppet = new PuppetClass(options);
      keepNoContacts(puppet);
      return wechaty.WechatyBuilder.build({ puppet });
    },
    createFileBox: (content, fileName) => FileBox.fromBuffer(Buffer.from(content), fileName),
  };
}

/**
 * `wechaty-puppet-service` keeps names and addresses of all contacts in a database under the home folder, in a path that holds the token, and
 * when somebody logs in again quickly it opens it twice, which ends the process. It works without.
 */
function keepNoContacts(puppet: object): void {
  if ("_payloadStore" in puppet) Reflect.set(puppet, "_payloadStore", { start: async () => {}, stop: async () => {} });
}

/** A package as it is read; `read` returns nothing when it is not what it should be. */
async function load<Module>(
  name: string,
  help: string,
  read: (module: unknown) => Module | undefined,
): Promise<Module> {
  let module: unknown;
  try {
    module = await import(name);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new ConfigError(`${name} ${missing ? "is not installed" : `cannot be loaded (${reason})`}; ${help}`);
  }
  const found = read(module);
  if (found === undefined) throw new ConfigError(`the package ${name} is not what it should be; ${help}`);
  return found;
}

function readWechaty(module: unknown): Wechaty | undefined {
  return isWechaty(module) ? module : undefined;
}

function isWechaty(module: unknown): module is Wechaty {
  return typeof module === "object" && module !== null && "WechatyBuilder" in module && "log" in module;
}

interface FileBoxModule {
  readonly FileBox: { fromBuffer(content: Buffer, name: string): FileBox };
}

function readFileBox(module: unknown): FileBoxModule | undefined {
  return isFileBoxModule(module) ? module : undefined;
}

function isFileBoxModule(module: unknown): module is FileBoxModule {
  return typeof module === "object" && module !== null && "FileBox" in module;
}

type Class = new (options: unknown) => object;

/** The puppet class, which is the default export; packages in CommonJS wrap it once or twice. */
function readClass(module: unknown): Class | undefined {
  let found = module;
  for (let depth = 0; depth < 3 && typeof found === "object" && found !== null && "default" in found; depth++)
    found = found.default;
  return isClass(found) ? found : undefined;
}

function isClass(value: unknown): value is Class {
  return typeof value === "function";
}
