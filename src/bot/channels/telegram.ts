import type { Logger } from "pino";
import type { HeldLock } from "../../db/lock.ts";
import type { AlbumStore } from "../../db/telegram-album.ts";
import type { Channel, Files } from "../channel.ts";
import { createApi } from "./telegram/api.ts";
import { createKeyboards } from "./telegram/keyboards.ts";
import { createOutgoing } from "./telegram/outgoing.ts";
import type { Backoff } from "./telegram/polling.ts";
import { createReceiving, type Menu, type Receiving } from "./telegram/receiving.ts";
import { createWebhook, type Webhook } from "./telegram/webhook.ts";

/** What the channel depends on. Times are for tests to shorten. */
export interface TelegramDependencies {
  readonly token: string;
  /** `https://api.telegram.org`, or a server of one's own (which must serve files over HTTP: not `--local`). */
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
  /** Shorter than the lease of a message, as is the next. */
  readonly requestTimeoutMs?: number;
  readonly uploadTimeoutMs?: number;
  readonly jitterMs?: () => number;
  readonly retryMs?: Backoff;
  readonly webhookCheckMs?: number;
}

/** Telegram, by long polling or by webhook. */
export interface TelegramChannel extends Channel {
  /** For `POST /telegram/webhook`; absent without webhook settings. */
  readonly webhook?: Webhook;
}

const times = {
  pollTimeoutSeconds: 30,
  albumQuietMs: 800,
  requestTimeoutMs: 10_000,
  uploadTimeoutMs: 15_000,
  retryMs: { first: 500, most: 15_000 },
  webhookCheckMs: 60_000,
  jitterMs: () => Math.random() * 1_000,
};

/**
 * The Telegram channel. Grammar of ids: a message is `m<message id>.<date>`, a press `cb:<message id>:<value>`, an album
 * `album:<media group id>`; none of them depends on update ids.
 */
export function createTelegramChannel(dependencies: TelegramDependencies): TelegramChannel {
  const { token, webhook, log } = dependencies;
  const apiRoot = dependencies.apiRoot.replace(/\/+$/, "");
  const api = createApi({ token, apiRoot }, dependencies.requestTimeoutMs ?? times.requestTimeoutMs);
  const keyboards = createKeyboards({ api, token, log });
  const settings = { menus: [], ...times, ...dependencies, apiRoot, webhook, api, keyboards };
  let receiving: Receiving | undefined;

  return {
    name: "telegram",
    async start(receive) {
      const [before, next] = [receiving, createReceiving(settings, receive)];
      receiving = next;
      await before?.stop();
      await next.begin();
    },
    send: createOutgoing(settings),
    problem: () => (receiving ? receiving.problem() : "is not started"),
    async stop() {
      const ending = receiving;
      receiving = undefined;
      await ending?.stop();
      await keyboards.settle();
    },
    ...(webhook === undefined
      ? {}
      : {
          webhook: createWebhook({
            secret: webhook.secret,
            take: () => receiving?.take(),
            heard: () => receiving?.heard(),
            log,
          }),
        }),
  };
}
