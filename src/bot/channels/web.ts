import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../../db/client.ts";
import {
  appendWebMessage,
  findWebSession,
  listUnclaimedWebMessages,
  listWebMessages,
  markSeen,
  openWebSession,
  readLastNumbers,
  type WebMessage,
  type WebSession,
} from "../../db/web-chat.ts";
import type { Channel, Receive } from "../channel.ts";

/** What a person sends through the web chat. */
export interface WebPost {
  readonly id: string;
  readonly text: string;
  readonly button?: string;
  readonly fileIds: readonly string[];
  /** Keyed hash of the sender's network. */
  readonly network?: string;
}

/** The chat we are the provider of ourselves: its log is a table, its readers wait in this process. */
export interface WebChannel extends Channel {
  /** Opens a session of a chat; a chat of its own for a stranger. Returns the bearer token, which is stored only as a hash. */
  openSession(chat: string | undefined): Promise<string>;
  /** The session of a bearer token, or nothing. */
  authenticate(token: string): Promise<WebSession | undefined>;
  /** Takes a message in. Resolves when it is durable and worked on; the same id of the same chat again changes nothing. */
  post(chat: string, post: WebPost): Promise<void>;
  /** What a session may read after number `after`; `peeking` leaves it unseen for sessions to come. */
  list(session: WebSession, after: number, peeking?: boolean): Promise<readonly WebMessage[]>;
  /** Calls back whenever a chat may have something new. Returns how to stop. */
  watch(chat: string, onChange: () => void): () => void;
}

/** Other processes may write into a chat that is read here; nobody waits longer than this for it. */
const lookEveryMs = 1_000;
const unclaimedForMs = 24 * 60 * 60_000;

export function createWebChannel({ db, now }: { db: Db; now: () => Date }): WebChannel {
  let receive: Receive | undefined;
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, Set<() => void>>();
  const known = new Map<string, number>();
  const lastOf = new Map<string, Promise<unknown>>();

  /** One after the other per chat: answers of two connections may overtake each other, and so would the messages. */
  const inOrder = (chat: string, work: () => Promise<void>): Promise<void> => {
    const mine = (lastOf.get(chat) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => {});
    lastOf.set(chat, settled);
    void settled.then(() => {
      if (lastOf.get(chat) === settled) lastOf.delete(chat);
    });
    return mine;
  };

  const announce = (chat: string) => {
    for (const onChange of watchers.get(chat) ?? []) onChange();
  };

  const look = async () => {
    if (watchers.size === 0) return;
    const last = await readLastNumbers(db, [...watchers.keys()]).catch(() => new Map<string, number>());
    for (const [chat, n] of last) {
      if (known.get(chat) === n) continue;
      known.set(chat, n);
      announce(chat);
    }
  };

  const handOver = async (chat: string, { id, text, button, fileIds, network }: WebPost) => {
    if (!receive) throw new Error("the web chat is not started");
    await receive({
      channel: "web",
      account: chat,
      chat,
      id,
      text,
      files: [...fileIds],
      ...(button === undefined ? {} : { button }),
      ...(network === undefined ? {} : { network }),
    });
  };

  return {
    name: "web",
    async start(receiver) {
      receive = receiver;
      timer = setInterval(() => void look(), lookEveryMs);
      timer.unref();
      for (const { chat, key, text, button, files } of await listUnclaimedWebMessages(
        db,
        new Date(now().getTime() - unclaimedForMs),
      )) {
        await handOver(chat, { id: key, text, fileIds: files, ...(button === null ? {} : { button }) });
      }
    },
    async send({ chat, key, text, buttons, files, at }) {
      await appendWebMessage(db, chat, { from: "bot", key, text, buttons, files, at });
      announce(chat);
      return { providerId: key };
    },
    problem: () => (receive ? undefined : "the web chat is not started"),
    async stop() {
      clearInterval(timer);
      receive = undefined;
    },
    async openSession(chat = `w${randomBytes(12).toString("hex")}`) {
      const token = randomBytes(32).toString("base64url");
      await openWebSession(db, { chat, tokenHash: hash(token), now: now() });
      return token;
    },
    authenticate: (token) => findWebSession(db, hash(token)),
    async post(chat, post) {
      const { id, text, button, fileIds } = post;
      let taken: Promise<void> | undefined;
      await inOrder(chat, async () => {
        await appendWebMessage(db, chat, {
          from: "me",
          key: id,
          text,
          ...(button === undefined ? {} : { button }),
          buttons: [],
          files: fileIds,
          at: now(),
        });
        announce(chat);
        taken = handOver(chat, post);
        taken.catch(() => {});
      });
      await taken;
    },
    async list({ chat, from }, after, peeking = false) {
      const messages = await listWebMessages(db, chat, Math.max(after, from));
      const last = messages.at(-1);
      if (last && !peeking) await markSeen(db, chat, last.n);
      return messages;
    },
    watch(chat, onChange) {
      const listeners = watchers.get(chat) ?? new Set();
      watchers.set(chat, listeners.add(onChange));
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        watchers.delete(chat);
        known.delete(chat);
      };
    },
  };
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
