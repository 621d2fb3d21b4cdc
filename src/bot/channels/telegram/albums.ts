import type { Logger } from "pino";
import { isDatabaseLost } from "../../../db/client.ts";
import type { AlbumPart, AlbumStore, ClosedPart, Complete } from "../../../db/telegram-album.ts";
import type { Inbound } from "../../channel.ts";
import type { InTurn } from "./turns.ts";

/** What collecting albums depends on. */
export interface AlbumDependencies {
  readonly store: AlbumStore;
  /** An album is whole when nothing more of it has come for so long. */
  readonly quietMs: number;
  readonly takeIn: (inbound: Inbound) => Promise<void>;
  readonly inTurn: InTurn;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Makes one message of the photos that a person sent as an album. Telegram sends each as a message of its own, never says which is the last, and
 * by webhook sends the next of a chat only after the one before was acknowledged: so every part is made durable by itself, and the album is
 * taken in when it has been quiet, or as soon as the person says something else.
 */
export interface Albums {
  /** Resolves when the part is durable. */
  add(part: AlbumPart): Promise<void>;
  /** Takes in what this speaker's albums have; to be called in turn. */
  finish(speaker: string): Promise<void>;
  /** Looks, now and every few seconds, for albums whose process died. */
  start(): void;
  stop(): Promise<void>;
}

const leftAloneMs = 10_000;
const lookEveryMs = 10_000;
const rememberedMs = 7 * 24 * 60 * 60_000;

export function createAlbums({ store, quietMs, takeIn, inTurn, now, log }: AlbumDependencies): Albums {
  const open = new Map<string, Map<string, { until: Date; timer: NodeJS.Timeout }>>();
  const underWay = new Set<Promise<void>>();
  let looking: NodeJS.Timeout | undefined;
  let stopped = false;

  const take = async (complete: Complete): Promise<void> => {
    for (const parts of together(await store.close(complete))) {
      const [first] = parts;
      if (!first) continue;
      await takeIn(toInbound(first, parts));
      await store.markTaken(first.chat, first.inboundId, now());
    }
  };

  const inBackground = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => {
        if (!isDatabaseLost(error)) log.warn({ err: error }, "an album could not be taken in; it is tried again");
      })
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };

  const wait = (speaker: string, { chat, album, at }: Pick<AlbumPart, "chat" | "album" | "at">): void => {
    const albums = open.get(speaker) ?? new Map<string, { until: Date; timer: NodeJS.Timeout }>();
    clearTimeout(albums.get(album)?.timer);
    if (stopped) return;
    const timer = setTimeout(() => {
      if (albums.get(album)?.timer === timer) inBackground(inTurn(speaker, () => finishOne(speaker, chat, album, at)));
    }, quietMs);
    open.set(speaker, albums.set(album, { until: at, timer }));
  };

  const finishOne = async (speaker: string, chat: string, album: string, until?: Date): Promise<void> => {
    const albums = open.get(speaker);
    const known = albums?.get(album);
    if (!known) return;
    clearTimeout(known.timer);
    try {
      await take({ chat, album, ...(until === undefined ? {} : { until }) });
    } catch (error) {
      wait(speaker, { chat, album, at: known.until });
      throw error;
    }
    albums?.delete(album);
    if (albums?.size === 0) open.delete(speaker);
  };

  return {
    async add(part) {
      await store.add(part);
      wait(`${part.chat} ${part.account}`, part);
    },
    async finish(speaker) {
      const [chat = ""] = speaker.split(" ");
      for (const album of [...(open.get(speaker)?.keys() ?? [])]) await finishOne(speaker, chat, album);
    },
    start() {
      const look = async () => {
        await take({ until: new Date(now().getTime() - leftAloneMs) });
        await store.prune(new Date(now().getTime() - rememberedMs));
      };
      inBackground(look());
      looking = setInterval(() => inBackground(look()), lookEveryMs);
      looking.unref();
    },
    async stop() {
      stopped = true;
      clearInterval(looking);
      for (const albums of open.values()) for (const { timer } of albums.values()) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
}

/** Parts by the inbound message they make. */
function together(parts: readonly ClosedPart[]): readonly (readonly ClosedPart[])[] {
  const messages = new Map<string, ClosedPart[]>();
  for (const part of parts) {
    const key = `${part.chat} ${part.inboundId}`;
    messages.set(key, [...(messages.get(key) ?? []), part]);
  }
  return [...messages.values()];
}

const filesAtMost = 10;

function toInbound({ account, chat, inboundId, language }: ClosedPart, parts: readonly ClosedPart[]): Inbound {
  return {
    channel: "telegram",
    account,
    chat,
    id: inboundId,
    text: parts
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join("\n")
      .slice(0, 4_000),
    files: parts.flatMap(({ files }) => files).slice(0, filesAtMost),
    ...(language === undefined ? {} : { language }),
  };
}
