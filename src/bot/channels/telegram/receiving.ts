import { type Api, GrammyError } from "grammy";
import type { LanguageCode } from "grammy/types";
import type { Logger } from "pino";
import { z } from "zod";
import { ConfigError } from "../../../config-error.ts";
import type { HeldLock } from "../../../db/lock.ts";
import type { AlbumStore } from "../../../db/telegram-album.ts";
import type { Files, Receive } from "../../channel.ts";
import { announceWebhook } from "./announce.ts";
import { type ApiSettings, createApi } from "./api.ts";
import { createDownloads } from "./download.ts";
import { askedWaitMs, describeFailure, hideToken, isTokenRefused } from "./failure.ts";
import { createIntake, type Intake } from "./intake.ts";
import type { Keyboards } from "./keyboards.ts";
import { type Backoff, backoff, pause, poll } from "./polling.ts";
import type { Me } from "./update.ts";

/** What receiving depends on. */
export interface ReceivingDependencies extends ApiSettings {
  readonly api: Api;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly files: Files;
  readonly albums: AlbumStore;
  readonly lock: (name: string, work: (lost: AbortSignal) => Promise<void>) => HeldLock;
  readonly menus: readonly Menu[];
  readonly keyboards: Keyboards;
  readonly pollTimeoutSeconds: number;
  readonly albumQuietMs: number;
  readonly requestTimeoutMs: number;
  readonly retryMs: Backoff;
  readonly webhookCheckMs: number;
  readonly now: () => Date;
  readonly log: Logger;
}

export interface Menu {
  readonly language?: LanguageCode;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** From one start of the channel to its stop. */
export interface Receiving {
  /** Says hello to Telegram, and goes on trying when it does not answer. Errors: ConfigError, when it does not know the token. */
  begin(): Promise<void>;
  /** Takes an update in; absent while Telegram has not said who we are. */
  take(): Intake["take"] | undefined;
  /** A genuine request came to the webhook. */
  heard(): void;
  problem(): string | undefined;
  /** Asks no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Edits, channel posts, polls and the like never even come. */
const interesting = ["message", "callback_query"] as const;
const silenceMs = 60_000;
const meSchema = z.object({ id: z.int(), username: z.string().catch("") });

export function createReceiving(dependencies: ReceivingDependencies, receive: Receive): Receiving {
  const { api, token, apiRoot, webhook, lock, menus, requestTimeoutMs, retryMs, now, log } = dependencies;
  const server = hideToken(new URL(apiRoot).host, token);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let intake: Intake | undefined;
  let held: HeldLock | undefined;
  /** Why nothing can come in, as far as known. */
  let trouble: string | undefined = `${server} has not answered yet`;
  let posted = false;
  /** When Telegram last answered our polling; absent while we do not poll. */
  let heardAt: Date | undefined;

  const tell = (reason: string | undefined): void => {
    trouble = reason;
  };

  const inBackground = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) =>
        log.error({ reason: describeFailure(error, token) }, "a part of the Telegram channel ended"),
      )
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };

  /** A call the bot can do without. */
  const optionally = async (what: string, call: () => Promise<unknown>): Promise<void> => {
    await call().catch((error: unknown) =>
      log.warn({ reason: describeFailure(error, token) }, `Telegram did not take ${what}; the bot works without`),
    );
  };

  const introduce = async (): Promise<Me> => meSchema.parse(await api.getMe());

  /** Telegram said no, or nothing, when it was greeted. */
  const noteSilence = (error: unknown): void => {
    const reason = describeFailure(error, token);
    tell(isTokenRefused(error) ? tokenRefused(server) : `${server} does not answer: ${reason}`);
    log.warn({ reason }, "Telegram cannot be reached; it is tried again");
  };

  const keepTrying = async (): Promise<void> => {
    const wait = backoff(retryMs);
    while (!stopping.signal.aborted) {
      await pause(wait.next(), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        return open(await introduce());
      } catch (error) {
        noteSilence(error);
      }
    }
  };

  const open = (me: Me): void => {
    if (stopping.signal.aborted) return;
    tell(undefined);
    // Up to two files' time before a message goes on without them; a webhook may take a minute.
    const timeoutMs = requestTimeoutMs * 2;
    const downloads = createDownloads({ ...dependencies, timeoutMs }, stopping.signal);
    const taking = createIntake({ ...dependencies, me, receive, downloads });
    intake = taking;
    taking.start();
    for (const { language, commands } of menus) {
      const forWhom = language === undefined ? {} : { language_code: language };
      inBackground(optionally("the menu of commands", () => api.setMyCommands(commands, forWhom)));
    }
    const { webhookCheckMs: checkMs } = dependencies;
    // Somebody may have set it by other means: then it works, whatever Telegram says.
    const tellUnlessPosted = (reason: string | undefined) => tell(posted ? undefined : reason);
    const about = { api, token, updates: interesting, retryMs, checkMs, tell: tellUnlessPosted, log };
    if (webhook) inBackground(announceWebhook({ ...about, webhook }, stopping.signal));
    else held = lock(`telegram:${me.id}`, (lost) => pollUntil(lost, taking));
  };

  const pollUntil = async (lost: AbortSignal, taking: Intake): Promise<void> => {
    const { pollTimeoutSeconds } = dependencies;
    const polling = createApi({ token, apiRoot }, pollTimeoutSeconds * 1_000 + requestTimeoutMs, lost);
    const dropWebhook = () => optionally("that there is no webhook", () => api.deleteWebhook());
    const failed = async (error: unknown): Promise<number> => {
      log.warn({ reason: describeFailure(error, token) }, "Telegram was asked for updates and did not answer");
      tell(isTokenRefused(error) ? tokenRefused(server) : undefined);
      if (error instanceof GrammyError && error.error_code === 409 && /webhook/i.test(error.description))
        await dropWebhook();
      return askedWaitMs(error);
    };
    const heard = () => {
      heardAt = now();
      tell(undefined);
    };
    heard();
    try {
      await dropWebhook();
      const fetch: Parameters<typeof poll>[0]["fetch"] = (request) =>
        polling.getUpdates({ ...request, limit: 100, allowed_updates: interesting });
      await poll({ fetch, take: taking.take, pollTimeoutSeconds, retryMs, heard, failed, log }, lost);
    } finally {
      heardAt = undefined;
      tell(undefined);
    }
  };

  return {
    async begin() {
      try {
        open(await introduce());
      } catch (error) {
        noteSilence(error);
        if (isTokenRefused(error)) throw new ConfigError(tokenRefused(server));
        inBackground(keepTrying());
      }
    },
    take: () => intake?.take,
    heard() {
      if (!intake) return;
      posted = true;
      tell(undefined);
    },
    problem() {
      if (trouble !== undefined) return trouble;
      if (held?.state() === "unreachable") return "the database does not answer, so nobody knows who may poll";
      const silence = heardAt === undefined ? 0 : now().getTime() - heardAt.getTime();
      return silence > silenceMs ? `${server} has not answered for ${Math.round(silence / 1_000)} s` : undefined;
    },
    async stop() {
      stopping.abort();
      await held?.stop();
      await Promise.all(underWay);
      await intake?.stop();
    },
  };
}

function tokenRefused(server: string): string {
  return `TELEGRAM_BOT_TOKEN is not accepted by ${server}; get one from @BotFather`;
}
