import { afterEach, beforeEach, expect, test } from "vitest";
import type { TelegramDependencies } from "../../src/bot/channels/telegram.ts";
import { ConfigError } from "../../src/config-error.ts";
import type { HeldLock } from "../../src/db/lock.ts";
import { databaseLost, freeLock, type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer } from "../support/telegram-server.ts";

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

test("a token that Telegram does not know ends the start with what to do", async () => {
  bot = telegramChannel(telegram, { token: "99:wrong" });
  const failure = await bot.start().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain("TELEGRAM_BOT_TOKEN is not accepted by 127.0.0.1");
  expect(String(failure)).toContain("@BotFather");
  expect(String(failure)).not.toContain("wrong");
});

test("without a line to Telegram the program starts, says what is wrong, and goes on by itself", async () => {
  await telegram.disconnect();
  expect(bot.channel.problem()).toBe("is not started");
  await bot.start();
  expect(bot.channel.problem()).toContain("does not answer");
  telegram.say(telegram.user(77), "在吗");
  await telegram.reconnect();
  await telegram.until(() => bot.received.length === 1);
  expect(bot.channel.problem()).toBeUndefined();
});

test("a channel that still waits for Telegram can be stopped", async () => {
  telegram.fail("getMe", { html: 502 }, { html: 502 }, { html: 502 });
  await bot.start();
  await bot.stop();
  expect(bot.channel.problem()).toBe("is not started");
});

test("a channel that is stopped while Telegram answers for the first time stays stopped", async () => {
  telegram.fail("getMe", { html: 502 });
  await bot.start();
  await telegram.until(() => telegram.called("getMe").length === 2, "trying again");
  await bot.stop();
  let wanted = 0;
  const lock: TelegramDependencies["lock"] = (name, work) => {
    wanted++;
    return freeLock(name, work);
  };
  const starting = telegramChannel(telegram, { lock });
  const started = starting.start();
  await starting.stop();
  await started;
  expect(wanted).toBe(0);
});

test("what Telegram does not take at the start is a warning, and the bot works without", async () => {
  telegram.fail("setMyCommands", { code: 404, description: "Not Found" }, "drop");
  telegram.fail("deleteWebhook", { result: "already gone, my friend" });
  bot = telegramChannel(telegram, {
    menus: [
      { commands: [{ command: "help", description: "能做什么" }] },
      { language: "en", commands: [{ command: "help", description: "Help" }] },
    ],
  });
  await bot.start();
  telegram.say(telegram.user(77), "在吗");
  await telegram.until(() => bot.received.length === 1);
  await telegram.until(() => telegram.called("setMyCommands").length === 2);
  expect(telegram.called("setMyCommands").map(({ payload }) => payload["language_code"])).toEqual([undefined, "en"]);
  await telegram.until(
    () => bot.lines.filter((line) => line.includes("menu of commands")).length === 2,
    "the warnings",
  );
  expect(bot.channel.problem()).toBeUndefined();
});

test("the address of the server may end in a slash", async () => {
  bot = telegramChannel(telegram, { apiRoot: `${telegram.url}/` });
  telegram.message(telegram.user(77), { photo: telegram.photo("jpeg") });
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
  expect(bot.received[0]?.files).toHaveLength(1);
});

test("a refused deleteWebhook does not keep it from polling", async () => {
  telegram.fail("deleteWebhook", { code: 500, description: "Internal Server Error" });
  telegram.say(telegram.user(77), "在吗");
  await bot.start();
  await telegram.until(() => bot.received.length === 1);
});

test("after a minute without an answer it says so, and takes it back", async () => {
  let passed = 0;
  bot = telegramChannel(telegram, { now: () => new Date(1_700_000_000_000 + passed), pollTimeoutSeconds: 30 });
  await bot.start();
  await telegram.until(() => telegram.polling());
  expect(bot.channel.problem()).toBeUndefined();
  passed = 61_000;
  expect(bot.channel.problem()).toMatch(/has not answered for 61 s/);
  telegram.say(telegram.user(77), "在吗");
  await telegram.until(() => bot.channel.problem() === undefined, "taking it back");
});

test("a token that is revoked while it runs is a problem that says what to do", async () => {
  await bot.start();
  await telegram.until(() => telegram.polling());
  telegram.fail("getUpdates", ...Array.from({ length: 50 }, () => ({ code: 401, description: "Unauthorized" })));
  telegram.say(telegram.user(77), "在吗");
  await telegram.until(() => bot.channel.problem() !== undefined, "the problem");
  expect(bot.channel.problem()).toContain("TELEGRAM_BOT_TOKEN is not accepted");
});

test("standing by while another process polls is no problem, a database that does not answer is one", async () => {
  const lock: { state: ReturnType<HeldLock["state"]> } = { state: "waiting" };
  bot = telegramChannel(telegram, { lock: () => ({ state: () => lock.state, stop: async () => {} }) });
  await bot.start();
  expect(bot.channel.problem()).toBeUndefined();
  expect(telegram.called("getUpdates")).toHaveLength(0);
  lock.state = "unreachable";
  expect(bot.channel.problem()).toContain("the database does not answer");
});

test("neither the token nor what people say, are called or can be phoned at is logged", async () => {
  const secrets = ["厨房漏水", "张小明", "13800000001", telegram.token, telegram.token.split(":")[1] ?? ""];
  bot = telegramChannel(telegram, { requestTimeoutMs: 200 });
  const methods = [
    "getMe",
    "getUpdates",
    "getFile",
    "sendMessage",
    "answerCallbackQuery",
    "editMessageReplyMarkup",
    "deleteWebhook",
  ];
  const described = { code: 400, description: `Bad Request: no such bot${telegram.token}` };
  for (const method of methods) telegram.fail(method, "drop", { html: 502 }, described);
  telegram.fail("file", "drop", "hang", "drop");
  const zhang = { ...telegram.user(77), first_name: "张小明" };
  bot.receive = async (inbound) => {
    bot.received.push(inbound);
    if (bot.received.length % 3 === 1) throw databaseLost();
  };
  await bot.start();
  for (let index = 0; index < 3; index++) {
    telegram.message(zhang, { text: "厨房漏水" });
    telegram.message(zhang, { contact: { phone_number: "13800000001", first_name: "张小明" } });
    telegram.message(zhang, { photo: telegram.photo("jpeg"), caption: "厨房漏水" });
    telegram.pressOn(zhang, 5, "厨房漏水");
    telegram.push({ message: { text: "厨房漏水", from: { id: "13800000001" } } });
    const failure = await bot.channel
      .send({
        chat: "77",
        account: "77",
        text: "厨房漏水",
        buttons: [{ label: "张小明", value: "x" }],
        files: [],
        key: "k",
        at: new Date(),
      })
      .catch((error: unknown) => error);
    if (failure instanceof Error) bot.lines.push(`${failure.message} ${failure.stack}`);
  }
  await telegram.until(() => telegram.pending() === 0, "confirming");
  await bot.stop();
  expect(bot.lines.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(bot.lines.filter((line) => line.includes(secret))).toEqual([]);
});
