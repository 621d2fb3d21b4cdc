import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Inbound } from "../../src/bot/channel.ts";
import { databaseLost, type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer } from "../support/telegram-server.ts";
import { anyUpdate } from "../support/telegram-updates.ts";

let telegram: TelegramServer;
let bot: TelegramBot;

beforeEach(async () => {
  telegram = await telegramServer();
  bot = telegramChannel(telegram);
});
afterEach(async () => {
  await bot.stop();
  await telegram.close();
});

test("what people say comes in, in the order they said it, and is confirmed", async () => {
  const zhang = telegram.user(77, "zh-hans");
  telegram.say(zhang, "厨房水管漏水了");
  await bot.start();
  telegram.say(zhang, "快一点");
  await telegram.until(() => bot.received.length === 2);
  expect(bot.received[0]).toMatchObject({
    channel: "telegram",
    account: "77",
    chat: "77",
    text: "厨房水管漏水了",
    language: "zh-hans",
  });
  expect(bot.texts()).toEqual(["厨房水管漏水了", "快一点"]);
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.channel.problem()).toBeUndefined();
  // A webhook from before would only earn a conflict.
  expect(telegram.calls.slice(0, 3).map(({ method }) => method)).toEqual(["getMe", "deleteWebhook", "getUpdates"]);
});

test("an update is confirmed only when it is durable", async () => {
  let commit = () => {};
  bot.receive = (inbound) => {
    bot.received.push(inbound);
    return new Promise((resolve) => {
      commit = resolve;
    });
  };
  await bot.start();
  telegram.say(telegram.user(77), "漏水");
  await telegram.until(() => bot.received.length === 1);
  const asked = telegram.called("getUpdates").length;
  await telegram.until(() => telegram.called("getUpdates").length > asked + 1, "asking again");
  expect(telegram.pending()).toBe(1);
  expect(bot.received).toHaveLength(1);
  commit();
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.received).toHaveLength(1);
});

test("while the database is away nothing is confirmed, and afterwards everything comes in order", async () => {
  let away = true;
  const tried: string[] = [];
  bot.receive = async (inbound) => {
    tried.push(inbound.text);
    if (away) throw databaseLost();
    bot.received.push(inbound);
  };
  await bot.start();
  const zhang = telegram.user(77);
  telegram.say(zhang, "一");
  telegram.say(zhang, "二");
  await telegram.until(() => tried.filter((text) => text === "一").length >= 2, "trying again");
  expect(telegram.pending()).toBe(2);
  expect(tried).not.toContain("二");
  away = false;
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.texts()).toEqual(["一", "二"]);
});

test("a chat whose message is stuck holds up no other chat", async () => {
  let release = () => {};
  const stuck = new Promise<void>((resolve) => {
    release = resolve;
  });
  bot.receive = async (inbound) => {
    if (inbound.chat === "77") await stuck;
    bot.received.push(inbound);
  };
  telegram.say(telegram.user(77), "慢");
  telegram.say(telegram.user(78), "快");
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
  telegram.say(telegram.user(79), "也快");
  await telegram.until(() => bot.received.length === 2, "the third chat");
  expect(bot.texts()).toEqual(["快", "也快"]);
  expect(telegram.pending()).toBe(3);
  release();
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.texts()).toEqual(["快", "也快", "慢"]);
});

test("a hundred chats come in beside each other", async () => {
  let atOnce = 0;
  let most = 0;
  bot.receive = async (inbound) => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce--;
    bot.received.push(inbound);
  };
  for (let id = 1; id <= 150; id++) telegram.say(telegram.user(id), `第${id}`);
  await bot.start();
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.received).toHaveLength(150);
  expect(most).toBeGreaterThan(50);
});

test("update ids that restart at random, higher or lower, are heard", async () => {
  await bot.start();
  const zhang = telegram.user(77);
  for (const next of [undefined, 12, 2_000_000_000, 300_000_000]) {
    if (next !== undefined) telegram.restartIds(next);
    telegram.say(zhang, String(next));
    await telegram.until(() => telegram.pending() === 0, "confirming");
  }
  expect(bot.texts()).toEqual(["undefined", "12", "2000000000", "300000000"]);
});

test("an update delivered twice carries the same id", async () => {
  telegram.fail("getUpdates", "drop afterwards");
  const again: Inbound[] = [];
  let first = true;
  bot.receive = async (inbound) => {
    again.push(inbound);
    if (first) {
      first = false;
      throw databaseLost();
    }
  };
  telegram.say(telegram.user(77), "漏水");
  await bot.start();
  await telegram.until(() => again.length === 2);
  expect(again[0]?.id).toBe(again[1]?.id);
});

test("a press is answered before its turn is taken, and its keyboard goes", async () => {
  await bot.start();
  const zhang = telegram.user(77);
  const { providerId } = await bot.send({
    chat: "77",
    text: "什么时候在家？",
    buttons: [{ label: "随时", value: "~a.time.any" }],
  });
  let answered = false;
  bot.receive = async (inbound) => {
    await telegram.until(() => telegram.called("answerCallbackQuery").length === 1, "the answer");
    answered = true;
    bot.received.push(inbound);
  };
  telegram.press(zhang, "随时");
  await telegram.until(() => bot.received.length === 1);
  expect(answered).toBe(true);
  expect(bot.received[0]).toMatchObject({
    id: `cb:${providerId}:~a.time.any`,
    button: "~a.time.any",
    text: "",
    chat: "77",
  });
  await telegram.until(() => telegram.shown[0]?.buttons.length === 0, "taking the keyboard away");
  await bot.send({ chat: "77", text: "哪里？", buttons: [{ label: "厨房", value: "~b.place.kitchen" }] });
  await bot.stop();
  expect(telegram.called("editMessageReplyMarkup")).toHaveLength(1);
});

test("a press sent again under a new id is the same press, and one on a later message is not", async () => {
  await bot.start();
  const zhang = telegram.user(77);
  const buttons = [{ label: "接单", value: "accept:17:2" }];
  for (const text of ["一", "二"]) {
    await bot.send({ chat: "77", text, buttons });
    const message = telegram.shown.at(-1)?.message_id ?? 0;
    telegram.pressOn(zhang, message, "accept:17:2");
    telegram.pressOn(zhang, message, "accept:17:2");
  }
  await telegram.until(() => bot.received.length === 4);
  const ids = bot.received.map(({ id }) => id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).toBe(ids[3]);
  expect(ids[0]).not.toBe(ids[2]);
});

test("a press that Telegram finds too old to answer still counts", async () => {
  telegram.fail("answerCallbackQuery", { code: 400, description: "Bad Request: query is too old" });
  await bot.start();
  await bot.send({ chat: String(telegram.user(77).id), text: "？", buttons: [{ label: "好", value: "x:1" }] });
  telegram.press(telegram.user(77), "好");
  await telegram.until(() => bot.received.length === 1);
});

test("a message that is a bug of ours is given up after ten minutes of trying, and the offset goes on", async () => {
  await bot.stop();
  let passed = 0;
  bot = telegramChannel(telegram, { now: () => new Date(1_700_000_000_000 + passed) });
  let tries = 0;
  bot.receive = async (inbound) => {
    if (inbound.text !== "毒") return void bot.received.push(inbound);
    tries++;
    passed += 4 * 60_000;
    throw new Error("the conversation never stands still");
  };
  telegram.say(telegram.user(77), "毒");
  telegram.say(telegram.user(78), "水");
  await bot.start();
  await telegram.until(() => telegram.pending() === 0, "going on");
  expect(tries).toBe(5);
  expect(bot.texts()).toEqual(["水"]);
  expect(bot.lines.join("")).toContain("given up");
});

test("polling goes on after a cut line, a gateway's error page and a conflict", async () => {
  telegram.fail(
    "getUpdates",
    "drop",
    { html: 502 },
    { code: 409, description: "Conflict: terminated by other getUpdates request" },
  );
  telegram.say(telegram.user(77), "在吗");
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
});

test("when Telegram wants to be left alone for a while, it is", async () => {
  telegram.fail("getUpdates", {
    code: 429,
    description: "Too Many Requests: retry after 1",
    parameters: { retry_after: 1 },
  });
  telegram.say(telegram.user(77), "在吗");
  const begun = performance.now();
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
  expect(performance.now() - begun).toBeGreaterThan(900);
});

test("a webhook that somebody set is taken away", async () => {
  await bot.start();
  await telegram.until(() => telegram.polling());
  await telegram.call("setWebhook", { url: "http://127.0.0.1:9/nobody" });
  telegram.say(telegram.user(77), "在吗");
  await telegram.until(() => bot.received.length === 1);
  expect(telegram.webhook()).toBeUndefined();
});

test("stopping waits for what is under way and asks no more", async () => {
  let commit = () => {};
  bot.receive = (inbound) =>
    new Promise((resolve) => {
      bot.received.push(inbound);
      commit = resolve;
    });
  await bot.start();
  telegram.say(telegram.user(77), "漏水");
  await telegram.until(() => bot.received.length === 1);
  let stopped = false;
  const stopping = bot.stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  commit();
  await stopping;
  const asked = telegram.called("getUpdates").length;
  telegram.say(telegram.user(77), "还在吗");
  expect(telegram.called("getUpdates")).toHaveLength(asked);
  expect(bot.channel.problem()).toBe("is not started");
});

test("a process that loses the right to poll finishes what it has fetched before it may have it again", async () => {
  const lost = new AbortController();
  let given = false;
  const working: Promise<void>[] = [];
  bot = telegramChannel(telegram, {
    lock(_name, work) {
      working.push(
        work(lost.signal).then(() => {
          given = true;
        }),
      );
      return { state: () => "held", stop: async () => {} };
    },
  });
  let commit = () => {};
  bot.receive = (inbound) =>
    new Promise((resolve) => {
      bot.received.push(inbound);
      commit = resolve;
    });
  telegram.say(telegram.user(77), "漏水");
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
  lost.abort();
  const asked = telegram.called("getUpdates").length;
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(given).toBe(false);
  commit();
  await Promise.all(working);
  expect(telegram.called("getUpdates")).toHaveLength(asked);
});

test("whatever Telegram hands over is confirmed", async () => {
  await bot.start();
  await fc.assert(
    fc.asyncProperty(fc.array(anyUpdate, { minLength: 1, maxLength: 60 }), async (updates) => {
      for (const update of updates)
        telegram.push(typeof update === "object" && !Array.isArray(update) ? { ...update } : {});
      await telegram.until(() => telegram.pending() === 0, "confirming");
    }),
    { numRuns: 12 },
  );
  telegram.say(telegram.user(77), "还在吗");
  await telegram.until(() => bot.texts().includes("还在吗"));
});
