import { createInbound, type InboundDependencies } from "../../src/bot/inbound.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { createSender, type Sender } from "../../src/jobs/send-message.ts";
import type { House } from "../support/house.ts";

/** Another process of a house's bot: connections, inbound and sender of its own; database, provider and clock are the house's. */
export interface Twin {
  readonly db: Db;
  readonly sender: Sender;
  /** Takes a message in; text unless something else is named. */
  receive(who: { chat: string }, id: string, said: string | Said): Promise<void>;
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Said {
  readonly text?: string;
  readonly button?: string;
  readonly files?: string[];
}

/** Starts one. `url`: where its database is said to be; `dies`: right after it has stored its answers, before it sends them. */
export function twin(bot: House, { url = bot.url, dies = false }: { url?: string; dies?: boolean } = {}): Twin {
  const { channel } = bot;
  const db = connect(url, () => {}, 4);
  const { policies, now, log, poke } = bot.worker;
  const living = createSender({ db, channels: new Map([[channel.name, channel]]), policies, now, log, poke });
  const sender: Sender = dies ? { ...living, deliver: async () => {} } : living;
  const randomCode = () => "ABCDE-23456";
  const dependencies: InboundDependencies = { db, engine: bot.engine, policies, now, log, sender, randomCode, poke };
  const inbound = createInbound(dependencies);
  const settle = async () => {
    await inbound.settle();
    await sender.settle();
  };
  return {
    db,
    sender,
    receive(who, id, said) {
      const { text = "", files = [], button } = typeof said === "string" ? { text: said } : said;
      const pressed = button === undefined ? {} : { button };
      return inbound.receive({ channel: channel.name, account: who.chat, chat: who.chat, id, text, files, ...pressed });
    },
    settle,
    async close() {
      await settle();
      await db.close();
    },
  };
}
