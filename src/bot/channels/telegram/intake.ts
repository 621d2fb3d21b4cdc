import type { Api } from "grammy";
import type { Logger } from "pino";
import { isDatabaseLost } from "../../../db/client.ts";
import type { AlbumStore } from "../../../db/telegram-album.ts";
import { type Inbound, inboundSchema, type Receive } from "../../channel.ts";
import { createAlbums } from "./albums.ts";
import type { Downloads } from "./download.ts";
import { describeFailure } from "./failure.ts";
import type { Keyboards } from "./keyboards.ts";
import { createTurns } from "./turns.ts";
import { type Me, readUpdate, type Speaker, type Update } from "./update.ts";

/** What taking in updates depends on. */
export interface IntakeDependencies {
  readonly api: Api;
  readonly token: string;
  readonly me: Me;
  readonly receive: Receive;
  readonly downloads: Downloads;
  readonly albums: AlbumStore;
  readonly albumQuietMs: number;
  readonly keyboards: Keyboards;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Takes updates in, however they came. */
export interface Intake {
  /**
   * Resolves when the update is durable or of no interest: only then may Telegram be told so. Rejects when it must be delivered again.
   * Updates of one chat are worked on in the order of the calls.
   */
  take(update: unknown): Promise<void>;
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

// A message that fails for another reason than a lost database is a bug of ours. Telegram would deliver it for a day, by webhook holding
// back everything its chat says after it: it is given up when it has failed often and long enough.
const triesAtLeast = 5;
const triedForMs = 10 * 60_000;
const failingAtMost = 1_000;

export function createIntake(dependencies: IntakeDependencies): Intake {
  const { api, token, me, receive, downloads, keyboards, now, log } = dependencies;
  const inTurn = createTurns();
  const underWay = new Set<Promise<void>>();
  const failing = new Map<string, { readonly since: number; count: number }>();

  const takeIn = async (inbound: Inbound): Promise<void> => {
    const { success } = inboundSchema.safeParse(inbound);
    if (!success) return log.warn("an update was not understood and left out");
    const key = `${inbound.chat} ${inbound.account} ${inbound.id}`;
    try {
      await receive(inbound);
      failing.delete(key);
    } catch (error) {
      if (isDatabaseLost(error)) throw error;
      const failure = failing.get(key) ?? { since: now().getTime(), count: 0 };
      failing.set(key, failure);
      const [oldest] = failing.keys();
      if (failing.size > failingAtMost && oldest !== undefined) failing.delete(oldest);
      failure.count++;
      if (failure.count < triesAtLeast || now().getTime() - failure.since < triedForMs) throw error;
      failing.delete(key);
      log.error({ err: error, inbound: inbound.id }, "a message could not be taken in and was given up");
    }
  };

  const albums = createAlbums({
    ...dependencies,
    store: dependencies.albums,
    quietMs: dependencies.albumQuietMs,
    takeIn: (inbound) => takeIn({ ...inbound, ...place(inbound) }),
    inTurn,
  });

  /** A private chat has the number of its person. */
  const place = ({ chat, account }: Pick<Speaker, "chat" | "account">) =>
    chat === account ? {} : { group: true, privateLink: `https://t.me/${me.username}` };

  const takeMessage = (said: Extract<Update, { type: "message" }>): Promise<void> => {
    const { account, chat, id, messageId, text, album, attachments } = said;
    const language = said.language;
    // Fetched beside each other, taken in one after another.
    const fetching = downloads.fetch(attachments, account);
    fetching.catch(() => {});
    return inTurn(nameOf(said), async () => {
      const files = [...(await fetching)];
      if (album !== undefined)
        return albums.add({ chat, account, album, messageId, id, text, files, language, at: now() });
      await albums.finish(nameOf(said));
      await takeIn({
        channel: "telegram",
        account,
        chat,
        id,
        text,
        files,
        ...place(said),
        ...(language === undefined ? {} : { language }),
      });
    });
  };

  const takePress = ({ queryId, press }: Extract<Update, { type: "press" }>): Promise<void> => {
    // First of all, and without waiting for it: the client shows a clock until then.
    track(
      api.answerCallbackQuery(queryId).then(
        () => {},
        (error: unknown) => log.debug({ reason: describeFailure(error, token) }, "a press was not answered"),
      ),
    );
    if (!press) return Promise.resolve();
    const { account, chat, id, value, messageId, language } = press;
    return inTurn(nameOf(press), async () => {
      await albums.finish(nameOf(press));
      keyboards.forget(press, messageId);
      const said = { text: "", files: [], ...(language === undefined ? {} : { language }) };
      await takeIn({ channel: "telegram", account, chat, id, button: value, ...said, ...place(press) });
      keyboards.remove(chat, messageId);
    });
  };

  const track = (work: Promise<void>): Promise<void> => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    done.catch(() => {});
    return done;
  };

  return {
    take(update) {
      const read = readUpdate(update, me);
      if (read.type === "message") return track(takeMessage(read));
      if (read.type === "press") return track(takePress(read));
      if (read.reason === "unreadable") log.warn("an update could not be read and was left out");
      else log.debug({ reason: read.reason }, "an update was left out");
      return Promise.resolve();
    },
    start: () => albums.start(),
    async stop() {
      await Promise.allSettled(underWay);
      await albums.stop();
    },
  };
}

function nameOf({ chat, account }: Speaker): string {
  return `${chat} ${account}`;
}
