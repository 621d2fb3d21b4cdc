import { GrammyError } from "grammy";
import type { LanguageCode } from "grammy/types";
import type { Logger } from "pino";
import { z } from "zod";
import { ConfigError } from "../../config-error.ts";
import type { HeldLock } from "../../db/lock.ts";
import type { AlbumStore } from "../../db/telegram-album.ts";
import type { Channel, Files, Receive } from "../channel.ts";
import { announceWebhook } from "./telegram/announce.ts";
import { createApi } from "./telegram/api.ts";
import { createDownloads } from "./telegram/download.ts";
import { askedWaitMs, describeFailure, hideToken, isTokenRefused } from "./telegram/failure.ts";
import { createIntake, type Intake } from "./telegram/intake.ts";
import { createKeyboards } from "./telegram/keyboards.ts";
import { createOutgoing } from "./telegram/outgoing.ts";
import { type Backoff, backoff, pause, poll } from "./telegram/polling.ts";
import type { Me } from "./telegram/update.ts";
import { createWebhook, type Webhook } from "./telegram/webhook.ts";

/** What the channel depends on. Times are for tests to shorten. */
export interface TelegramDependencies {
  readonly token: string;
  /** `https://api.telegram.org`, or a server of one's own. */
  readonly apiRoot: string;
  /** Present = Telegram posts updates to `url` and shows `secret`; absent = we ask for them. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly files: Files;
  /** Where parts of albums wait for each other. */
  readonly albums: AlbumStore;
  /** Only one process may ask Telegram for updates; `holdLock` of `db/lock.ts`. */
  readonly lock: (name: string, work: (lost: AbortSignal) => Promise<void>) => HeldLock;
  /** The menu of commands, by language of the client; the one without a language is for all others. */
  readonly menus?: readonly Menu[];
  readonly now: () => Date;
  readonly log: Logger;
  readonly pollTimeoutSeconds?: number;
  readonly albumQuietMs?: number;
  readonly requestTimeoutMs?: number;
  readonly uploadTimeoutMs?: number;
  readonly jitterMs?: () => number;
  readonly retryMs?: Backoff;
  readonly webhookCheckMs?: number;
}

export interface Menu {
  readonly language?: LanguageCode;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** Telegram, by long polling or by webhook. */
export interface TelegramChannel extends Channel {
  /** For `POST /telegram/webhook`; absent without webhook settings. */
  readonly webhook?: Webhook;
}

/** Edits, channel posts, polls and the like never even come. */
const interesting = ["message", "callback_query"] as const;
const silenceMs = 60_000;
const meSchema = z.object({ id: z.int(), username: z.string().catch("") });

/**
 * The Telegram channel. Grammar of ids: a message is `m<message id>.<date>`, a press `cb:<message id>:<value>`, an album
 * `album:<media group id>`; none of them depends on update ids.
 */
export function createTelegramChannel(dependencies: TelegramDependencies): TelegramChannel {
  const { token, webhook, files, albums, lock, now, log, menus = [] } = dependencies;
  const apiRoot = dependencies.apiRoot.replace(/\/+$/, "");
  const {
    pollTimeoutSeconds = 30,
    albumQuietMs = 800,
    requestTimeoutMs = 10_000,
    uploadTimeoutMs = 15_000,
  } = dependencies;
  const {
    jitterMs = () => Math.random() * 1_000,
    retryMs = { first: 500, most: 15_000 },
    webhookCheckMs = 60_000,
  } = dependencies;
  const server = hideToken(new URL(apiRoot).host, token);
  const api = createApi({ token, apiRoot }, requestTimeoutMs);
  const keyboards = createKeyboards({ api, token, log });
  const send = createOutgoing({ api, token, apiRoot, files, keyboards, uploadTimeoutMs, jitterMs, log });
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  let intake: Intake | undefined;
  let held: HeldLock | undefined;
  /** Why nothing can come in, as far as known. */
  let trouble: string | undefined = "is not started";
  /** When Telegram last answered our polling; absent while we do not poll. */
  let heardAt: Date | undefined;

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

  const open = (me: Me, receive: Receive): void => {
    trouble = undefined;
    const downloads = createDownloads(
      { api, token, apiRoot, files, log, timeoutMs: requestTimeoutMs * 2 },
      stopping.signal,
    );
    const taking = createIntake({ api, token, me, receive, downloads, albums, albumQuietMs, keyboards, now, log });
    intake = taking;
    taking.start();
    for (const { language, commands } of menus) {
      const forWhom = language === undefined ? {} : { language_code: language };
      inBackground(optionally("the menu of commands", () => api.setMyCommands(commands, forWhom)));
    }
    const tell = (reason: string | undefined) => {
      trouble = reason;
    };
    const about = { api, token, updates: interesting, retryMs, checkMs: webhookCheckMs, tell, log };
    if (webhook) inBackground(announceWebhook({ ...about, webhook }, stopping.signal));
    else held = lock(`telegram:${me.id}`, (lost) => pollUntil(lost, taking));
  };

  const pollUntil = async (lost: AbortSignal, taking: Intake): Promise<void> => {
    const polling = createApi({ token, apiRoot }, pollTimeoutSeconds * 1_000 + requestTimeoutMs, lost);
    heardAt = now();
    const dropWebhook = () => optionally("that there is no webhook", () => api.deleteWebhook());
    try {
      await dropWebhook();
      await poll(
        {
          fetch: (request) => polling.getUpdates({ ...request, limit: 100, allowed_updates: interesting }),
          take: (update) => taking.take(update),
          pollTimeoutSeconds,
          retryMs,
          log,
          heard() {
            heardAt = now();
            trouble = undefined;
          },
          async failed(error) {
            const reason = describeFailure(error, token);
            log.warn({ reason }, "Telegram was asked for updates and did not answer");
            trouble = isTokenRefused(error) ? tokenRefused(server) : undefined;
            if (error instanceof GrammyError && error.error_code === 409 && /webhook/i.test(error.description))
              await dropWebhook();
            return askedWaitMs(error);
          },
        },
        lost,
      );
    } finally {
      heardAt = undefined;
      trouble = undefined;
    }
  };

  /** Until Telegram answers for the first time. */
  const keepTrying = async (receive: Receive, reason: string): Promise<void> => {
    const wait = backoff(retryMs);
    trouble = `${server} does not answer: ${reason}`;
    while (!stopping.signal.aborted) {
      await pause(wait.next(), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        const me = await introduce();
        if (!stopping.signal.aborted) open(me, receive);
        return;
      } catch (error) {
        trouble = isTokenRefused(error)
          ? tokenRefused(server)
          : `${server} does not answer: ${describeFailure(error, token)}`;
        log.warn({ reason: describeFailure(error, token) }, "Telegram cannot be reached; it is tried again");
      }
    }
  };

  return {
    name: "telegram",
    async start(receive) {
      let me: Me;
      try {
        me = await introduce();
      } catch (error) {
        if (isTokenRefused(error)) throw new ConfigError(tokenRefused(server));
        const reason = describeFailure(error, token);
        log.warn({ reason }, "Telegram cannot be reached; it is tried again");
        return inBackground(keepTrying(receive, reason));
      }
      if (!stopping.signal.aborted) open(me, receive);
    },
    send,
    problem() {
      if (stopping.signal.aborted) return "is stopped";
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
      intake = undefined;
      await keyboards.settle();
    },
    ...(webhook === undefined
      ? {}
      : {
          webhook: createWebhook({
            secret: webhook.secret,
            take: () => (stopping.signal.aborted ? undefined : intake?.take),
            heard() {
              if (intake) trouble = undefined;
            },
            log,
          }),
        }),
  };
}

function tokenRefused(server: string): string {
  return `TELEGRAM_BOT_TOKEN is not accepted by ${server}; get one from @BotFather`;
}
