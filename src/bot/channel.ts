import { z } from "zod";

/** What came in from a person, whatever the provider. Bounds are generous; the engine asks for less. */
export const inboundSchema = z.object({
  channel: z.string().min(1).max(32),
  /** The person's identity at the provider. */
  account: z.string().min(1).max(128),
  /** Where they said it; equal to the account's private chat, or a group. */
  chat: z.string().min(1).max(128),
  /** The provider's own id of this update: the same one twice has one effect. */
  id: z.string().min(1).max(128),
  text: z.string().max(4_000).default(""),
  /** The value of the button that was pressed. */
  button: z.string().max(64).optional(),
  files: z.array(z.string().max(64)).max(10).default([]),
  /** Provider's hint, used until the person chooses. */
  language: z.string().max(16).optional(),
  /** Others read along where it was said. */
  group: z.boolean().optional(),
  /** Where the sender can talk to us alone, for channels that have such an address. */
  privateLink: z.string().max(200).optional(),
  /** Keyed hash of the network it came from, where the channel knows one. */
  network: z.string().max(64).optional(),
});
export type Inbound = z.infer<typeof inboundSchema>;

/** A message on its way out, already in words. */
export interface Outbound {
  readonly chat: string;
  readonly account: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly string[];
  /** Same for every attempt at the same message: where a provider takes an idempotency key, this is it. */
  readonly key: string;
  readonly at: Date;
}

/** What the provider said when it took a message. */
export interface Proof {
  readonly providerId?: string;
}

/** Where files are kept; channels bring what people send and fetch what they are sent. */
export interface Files {
  /** Keeps a file after a look at its content, and returns its id. Errors: FileRefused. */
  save(content: Uint8Array, owner: { readonly channel: string; readonly account: string }): Promise<string>;
  /** A kept file, or nothing. Whether somebody may have it is decided by whoever asks. */
  read(
    id: string,
  ): Promise<{ readonly content: Uint8Array; readonly mime: string; readonly name?: string } | undefined>;
}

/** A file that is not taken in: too large, or of a kind nobody here can look at. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly reason: "too-large" | "unknown-kind";
  constructor(reason: FileRefused["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** Takes what comes in. Resolves when it is durable: only then may a provider be told so; rejects when the database is lost. */
export type Receive = (inbound: Inbound) => Promise<void>;

/**
 * One way to reach people. A channel knows its provider and nothing else: no flow, no domain, no database table but its own.
 * `test/bot/channel-contract.ts` says what each must do.
 */
export interface Channel {
  readonly name: string;
  /** Begins to receive. */
  start(receive: Receive): Promise<void>;
  /** Hands a message to the provider. Throws {@link DeliveryError} when it did not take it. */
  send(message: Outbound): Promise<Proof>;
  /** Why it cannot work at present, or nothing. */
  problem(): string | undefined;
  /** Stops receiving; what was received is finished by the caller. */
  stop(): Promise<void>;
}

/** A provider did not take a message. `retry: "never"` = this chat cannot be reached (blocked, gone). */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly retry: "later" | "never" | { readonly afterMs: number };
  constructor(reason: string, retry: DeliveryError["retry"]) {
    super(reason);
    this.retry = retry;
  }
}
