import { Writable } from "node:stream";
import type { DeliveryError, Files, Inbound, Outbound, Receive } from "../../src/bot/channel.ts";
import { FileRefused } from "../../src/bot/channel.ts";
import { createTelegramChannel, type TelegramDependencies } from "../../src/bot/channels/telegram.ts";
import type { AlbumPart, AlbumStore } from "../../src/db/telegram-album.ts";
import { createLog } from "../../src/log.ts";
import type { TelegramServer } from "./telegram-server.ts";

/** The channel on a fake Telegram, with everything around it in memory. */
export function telegramChannel(server: TelegramServer, options: Partial<TelegramDependencies> = {}) {
  const received: Inbound[] = [];
  const lines: string[] = [];
  const log = createLog(
    "trace",
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const files = memoryFiles();
  const channel = createTelegramChannel({
    token: server.token,
    apiRoot: server.url,
    files,
    albums: memoryAlbums(),
    lock: freeLock,
    now: () => new Date(),
    log,
    pollTimeoutSeconds: 2,
    albumQuietMs: 40,
    requestTimeoutMs: 5_000,
    uploadTimeoutMs: 5_000,
    jitterMs: () => 0,
    retryMs: { first: 20, most: 50 },
    ...options,
  });
  const bot = {
    channel,
    received,
    files,
    lines,
    texts: () => received.map(({ text }) => text),
    /** What happens to messages; may be replaced. */
    receive: (async (inbound) => {
      received.push(inbound);
    }) as Receive,
    start: () => channel.start((inbound) => bot.receive(inbound)),
    stop: () => channel.stop(),
    send: (message: Partial<Outbound> & { readonly chat: string }) =>
      channel.send({
        account: message.chat,
        text: "",
        buttons: [],
        files: [],
        key: `k${++keys}`,
        at: new Date(),
        ...message,
      }),
    /** How sending fails. */
    async refusal(message: Partial<Outbound> & { readonly chat: string }): Promise<DeliveryError> {
      try {
        await bot.send(message);
      } catch (error) {
        return error as DeliveryError;
      }
      throw new Error("it was sent");
    },
  };
  return bot;
}

let keys = 0;

export type TelegramBot = ReturnType<typeof telegramChannel>;

/** Nobody else wants it. */
export const freeLock: TelegramDependencies["lock"] = (_name, work) => {
  const lost = new AbortController();
  const working = work(lost.signal);
  return {
    state: () => "held",
    async stop() {
      lost.abort();
      await working;
    },
  };
};

/** Refuses what begins with `refused`; fails with `failure` when there is one. */
export function memoryFiles() {
  const kept = new Map<string, { content: Uint8Array; mime: string }>();
  const files: Files & { kept: typeof kept; failure: Error | undefined } = {
    kept,
    failure: undefined,
    async save(content) {
      if (files.failure) throw files.failure;
      if (Buffer.from(content).toString().startsWith("refused")) throw new FileRefused("unknown-kind");
      const id = `f${kept.size + 1}`;
      kept.set(id, { content, mime: "image/jpeg" });
      return id;
    },
    read: async (id) => kept.get(id),
  };
  return files;
}

/** As the table does it. */
export function memoryAlbums(): AlbumStore {
  const parts: (AlbumPart & { inboundId?: string; taken?: boolean })[] = [];
  const same = (a: AlbumPart, b: AlbumPart) => a.chat === b.chat && a.album === b.album;
  return {
    async add(part) {
      if (!parts.some((known) => same(known, part) && known.messageId === part.messageId)) parts.push({ ...part });
    },
    async close({ chat, album, until }) {
      const meant = parts.filter((part) => (chat ?? part.chat) === part.chat && (album ?? part.album) === part.album);
      const open = meant.filter((part) => part.inboundId === undefined);
      const whole = open.filter((part) => !until || !open.some((other) => same(other, part) && other.at > until));
      const begun = (part: AlbumPart) => parts.some((other) => same(other, part) && other.inboundId !== undefined);
      for (const [part, late] of whole.map((one) => [one, begun(one)] as const))
        part.inboundId = late ? part.id : `album:${part.album}`;
      return meant
        .filter((part) => part.inboundId !== undefined && !part.taken && (!until || part.at <= until))
        .sort((a, b) => a.messageId - b.messageId)
        .map((part) => ({ ...part, inboundId: part.inboundId ?? "" }));
    },
    async markTaken(chat, inboundId) {
      for (const part of parts) if (part.chat === chat && part.inboundId === inboundId) part.taken = true;
    },
    async prune() {},
  };
}

/** As `isDatabaseLost` knows it. */
export const databaseLost = () =>
  Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
