import { DeliveryError, type Files, type Outbound, type Proof } from "../../channel.ts";
import { describeFailure, TooSlow, within } from "./failure.ts";
import type { Accounts } from "./identity.ts";
import type { Library, Puppet } from "./library.ts";
import type { Line } from "./line.ts";

/** A login that can be spoken through. */
export interface Speaking {
  readonly puppet: Puppet;
  readonly accounts: Accounts;
  readonly since: Date;
}

/** What sending depends on. */
export interface OutgoingDependencies {
  readonly library: Library;
  readonly files: Files;
  readonly line: Line;
  readonly now: () => Date;
  /** Nothing = nobody is logged in. */
  readonly speaking: () => Speaking | undefined;
  readonly callTimeoutMs: number;
}

/** One message to the puppet; resolves with its id where the puppet tells. */
type Step = () => Promise<string | undefined>;

/** Where a message goes, and whom it mentions there. */
interface Address {
  readonly id: string;
  readonly mention?: { readonly id: string; readonly name: string };
}

// With the call itself (10 s) and the look for its cause all stays below the lease of 30 s.
const beginNoStepAfterMs = 12_000;
const goneWithinMs = 3_000;
const textAtMost = 4_000;
const rememberedAtMost = 1_000;
/** Until then a puppet may not have loaded all contacts. */
const settledAfterMs = 2 * 60_000;
const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/heic": "heic",
  "audio/ogg": "ogg",
  "audio/amr": "amr",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/silk": "silk",
};

/**
 * Sends messages, at least once: WeChat has no idempotency key. A message of several parts (files, a long text) goes on after the last part that
 * was taken, when the retry happens in this process.
 */
export function createOutgoing(dependencies: OutgoingDependencies): (message: Outbound) => Promise<Proof> {
  const { line, now } = dependencies;
  const taken = new Map<string, number>();

  const say = async (message: Outbound): Promise<string | undefined> => {
    const begunAt = now().getTime();
    const steps = await plan(dependencies, message);
    let messageId: string | undefined;
    for (const [index, step] of steps.entries()) {
      if (index < (taken.get(message.key) ?? 0)) continue;
      messageId = await line.enter(beginNoStepAfterMs - (now().getTime() - begunAt), step);
      taken.set(message.key, index + 1);
    }
    return messageId;
  };

  return async (message) => {
    try {
      const messageId = await say(message);
      taken.delete(message.key);
      return messageId === undefined ? {} : { providerId: messageId };
    } catch (error) {
      const failure = await toDeliveryError(dependencies, message, error);
      const [oldest] = taken.keys();
      if (failure.retry === "never") taken.delete(message.key);
      else if (taken.size > rememberedAtMost && oldest !== undefined) taken.delete(oldest);
      throw failure;
    }
  };
}

/** The parts of a message, files first and the choices at the very end. Each finds its address when its turn has come. */
async function plan(
  { library, files, speaking, now, callTimeoutMs }: OutgoingDependencies,
  message: Outbound,
): Promise<readonly Step[]> {
  const kept = (await Promise.all(message.files.map((id) => files.read(id)))).filter((file) => file !== undefined);
  const texts = split(numbered(message));
  const deliver = async (call: (puppet: Puppet, address: Address) => Promise<unknown>): Promise<string | undefined> => {
    const through = speaking();
    if (!through) throw new DeliveryError("nobody is logged in to WeChat", "later");
    const deadline = new AbortController();
    const work = locate(through, message, now).then((address) => {
      // Nobody waits for it any more: it would be said twice.
      deadline.signal.throwIfAborted();
      return call(through.puppet, address);
    });
    try {
      const id = await within(callTimeoutMs, work);
      return typeof id === "string" && id !== "" ? id : undefined;
    } finally {
      deadline.abort();
    }
  };
  const steps: Step[] = [
    ...kept.map(({ content, mime, name }, index) => {
      const file = library.createFileBox(content, name ?? `${index + 1}.${extensions[mime] ?? "bin"}`);
      return () => deliver((puppet, { id }) => puppet.messageSendFile(id, file));
    }),
    ...texts.map((text) => () => deliver((puppet, address) => sendText(puppet, address, text))),
  ];
  if (steps.length === 0) throw new DeliveryError("the message is empty", "never");
  return steps;
}

async function sendText(puppet: Puppet, { id, mention }: Address, text: string): Promise<unknown> {
  if (!mention) return puppet.messageSendText(id, text);
  // The narrow space is WeChat's mark for the end of a name.
  return puppet.messageSendText(id, `@${mention.name}\u2005${text}`, [mention.id]);
}

/** The contact of an account, or a room with the person to be mentioned there. */
async function locate(
  { puppet, accounts, since }: Speaking,
  { chat, account }: Outbound,
  now: () => Date,
): Promise<Address> {
  if (chat !== account) return { id: chat, ...(await mentionOf(puppet, accounts, chat, account)) };
  const id = await accounts.find(account);
  if (id !== undefined) return { id };
  const unsettledMs = since.getTime() + settledAfterMs - now().getTime();
  throw unsettledMs > 0
    ? new DeliveryError("the contacts are still being loaded", { afterMs: unsettledMs })
    : new DeliveryError("nobody has this alias any more", "never");
}

async function mentionOf(
  puppet: Puppet,
  accounts: Accounts,
  room: string,
  account: string,
): Promise<Pick<Address, "mention">> {
  try {
    const id = await accounts.find(account);
    if (id === undefined) return {};
    const { name, roomAlias = "" } = await puppet.roomMemberPayload(room, id);
    return { mention: { id, name: roomAlias === "" ? name : roomAlias } };
  } catch {
    return {};
  }
}

/** The choices as numbered lines; the engine reads numbers and labels alike. */
function numbered({ text, buttons }: Outbound): string {
  const lines = buttons.map(({ label }, index) => `${index + 1} ${label}`).join("\n");
  return [text.trim(), lines].filter((part) => part !== "").join("\n\n");
}

/** Parts at line breaks where there are any, none longer than WeChat shows. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > textAtMost) {
    const window = rest.slice(0, textAtMost);
    const lineEnd = window.lastIndexOf("\n");
    const cut = lineEnd > textAtMost / 2 ? lineEnd : /[\uD800-\uDBFF]$/.test(window) ? textAtMost - 1 : textAtMost;
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...parts, rest].filter((part) => part !== "");
}

async function toDeliveryError(
  { speaking }: OutgoingDependencies,
  { chat, account }: Outbound,
  error: unknown,
): Promise<DeliveryError> {
  if (error instanceof DeliveryError) return error;
  const reason = describeFailure(error);
  const through = speaking();
  if (!through || error instanceof TooSlow) return new DeliveryError(reason, "later");
  try {
    const gone = await within(goneWithinMs, isGone(through, chat, account));
    return new DeliveryError(reason, gone ? "never" : "later");
  } catch {
    return new DeliveryError(reason, "later");
  }
}

/** Puppets have no error of their own for "this contact is not there": whoever is in no list is gone. */
async function isGone({ puppet, accounts }: Speaking, chat: string, account: string): Promise<boolean> {
  const id = chat === account ? await accounts.find(account) : chat;
  const there = await (chat === account ? puppet.contactList() : puppet.roomList());
  return id !== undefined && there.length > 0 && !there.includes(id);
}
