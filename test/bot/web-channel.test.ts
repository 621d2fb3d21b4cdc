import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Inbound } from "../../src/bot/channel.ts";
import { createWebChannel, type WebPost } from "../../src/bot/channels/web.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { channelContract } from "./channel-contract.ts";

let source: TestDatabase;
let db: Db;
let counter = 0;
const at = new Date("2026-11-23T02:00:00Z");

beforeAll(async () => {
  source = await database();
  db = connect(source.url, () => {});
});
afterAll(async () => {
  await db.close();
  await source.drop();
});

async function open(now = () => at) {
  const channel = createWebChannel({ db, now });
  const session = await channel.authenticate(await channel.openSession(undefined));
  if (!session) throw new Error("the session that was just opened is not known");
  return { channel, session, chat: session.chat };
}

channelContract("web", { buttons: true, refuses: [] }, async () => {
  const { channel, session, chat } = await open();
  let last: WebPost = { id: "", text: "", fileIds: [] };
  const post = (next: Partial<WebPost>) => {
    last = { id: `${session.id}:${++counter}`, text: "", fileIds: [], ...next };
    return channel.post(chat, last);
  };
  return {
    channel,
    chat,
    account: chat,
    knowsKeys: true,
    say: (text, options) => (options?.again ? channel.post(chat, last) : post({ text })),
    press: (button) => post({ button }),
    async shown() {
      const messages = await channel.list(session, 0);
      return messages
        .filter(({ from }) => from === "bot")
        .map(({ text, buttons }) => ({ text, buttons: buttons.map(({ label }) => label) }));
    },
    async close() {
      await db.pool.query("delete from web_message");
    },
  };
});

describe("the web channel takes up at its start", () => {
  /** What was written into the log of a chat while nobody could work on it. */
  async function missed(...texts: readonly string[]): Promise<string> {
    const { channel, session, chat } = await open();
    await channel.start(async () => {
      throw new Error("the program died here");
    });
    for (const text of texts) {
      const id = `${session.id}:${++counter}`;
      await channel
        .post(chat, { id, text, fileIds: ["f1"], ...(text === "" ? { button: "accept:1" } : {}) })
        .catch(() => {});
    }
    await channel.stop();
    return chat;
  }

  async function taken(now = at): Promise<Inbound[]> {
    const received: Inbound[] = [];
    const { channel } = await open(() => now);
    await channel.start(async (inbound) => {
      received.push(inbound);
      await db.pool.query(
        "insert into claim (channel, account, chat, provider_id, outcome, at) values ($1, $2, $3, $4, 'taken', $5)",
        [inbound.channel, inbound.account, inbound.chat, inbound.id, at],
      );
    });
    await channel.stop();
    return received;
  }

  test("what no turn has taken, in order, with its photos and buttons, and once", async () => {
    const chat = await missed("厨房漏水", "", "在吗");
    const received = await taken();
    expect(received.map(({ text, button, files }) => [text, button, files])).toEqual([
      ["厨房漏水", undefined, ["f1"]],
      ["", "accept:1", ["f1"]],
      ["在吗", undefined, ["f1"]],
    ]);
    expect(received.every((inbound) => inbound.chat === chat && inbound.account === chat)).toBe(true);
    expect(await taken()).toEqual([]);
  });

  test("nothing that is older than a day", async () => {
    await missed("很久以前");
    expect(await taken(new Date(at.getTime() + 25 * 60 * 60_000))).toEqual([]);
    await taken();
  });

  test("nothing that the bot said itself", async () => {
    const { channel, chat } = await open();
    await channel.send({ chat, account: chat, text: "您好", buttons: [], files: [], key: "m1", at });
    expect(await taken()).toEqual([]);
  });
});

describe("a session of the web channel", () => {
  test("is opened by its own token only, and the token is not stored", async () => {
    const { channel } = await open();
    const [one, other] = [await channel.openSession(undefined), await channel.openSession(undefined)];
    const session = await channel.authenticate(one);
    expect(session?.chat).not.toBe((await channel.authenticate(other))?.chat);
    for (const token of ["", `${one}x`, one.slice(1), one.toUpperCase(), "%", "' or 1=1 --"]) {
      expect(await channel.authenticate(token)).toBeUndefined();
    }
    const { rows } = await db.pool.query<{ token_hash: string }>("select token_hash from web_session");
    expect(rows.map(({ token_hash }) => token_hash)).not.toContain(one);
  });

  test("hears of what is new in its chat at once, and no more after it has left", async () => {
    const { channel, chat } = await open();
    let heard = 0;
    const leave = channel.watch(chat, () => heard++);
    const say = (key: string) => channel.send({ chat, account: chat, text: "您好", buttons: [], files: [], key, at });
    await say("w1");
    expect(heard).toBe(1);
    leave();
    await say("w2");
    expect(heard).toBe(1);
  });

  test("numbers the messages of a chat in order, and each once, also when many come at once and some come twice", async () => {
    const { channel, session, chat } = await open();
    const keys = Array.from({ length: 20 }, (_, index) => `same-${index % 10}`);
    await Promise.all(
      keys.map((key) => channel.send({ chat, account: chat, text: key, buttons: [], files: [], key, at })),
    );
    const messages = await channel.list(session, 0);
    expect(messages.map(({ text }) => text).sort()).toEqual([...new Set(keys)].sort());
    expect(new Set(messages.map(({ n }) => n)).size).toBe(10);
  });

  test("loses neither its own words nor an answer when their ids look alike", async () => {
    const { channel, session, chat } = await open();
    await channel.start(async () => {});
    await channel.post(chat, { id: `${session.id}:m7`, text: "我的", fileIds: [] });
    await channel.send({ chat, account: chat, text: "您的", buttons: [], files: [], key: "m7", at });
    await channel.stop();
    expect((await channel.list(session, 0)).map(({ text }) => text)).toEqual(["我的", "您的"]);
  });
});
