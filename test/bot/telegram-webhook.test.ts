import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseLost, type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer } from "../support/telegram-server.ts";
import { anyUpdate } from "../support/telegram-updates.ts";

const secret = "s3cret_of-ours";
const genuine = { "x-telegram-bot-api-secret-token": secret };
let telegram: TelegramServer;
let bot: TelegramBot;
let close: () => Promise<void>;

beforeEach(async () => {
  telegram = await telegramServer();
  // What the web server does: hands over headers and bytes, answers with the status.
  const web = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void bot.channel
        .webhook?.(request.headers, Buffer.concat(chunks))
        .then((status) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const { port } = web.address() as AddressInfo;
  close = () =>
    new Promise((resolve) => {
      web.close(() => resolve());
      web.closeAllConnections();
    });
  bot = telegramChannel(telegram, { webhook: { url: `http://127.0.0.1:${port}/telegram/webhook`, secret } });
});
afterEach(async () => {
  await bot.stop();
  await telegram.close();
  await close();
});

const post = (body: unknown, headers: Record<string, string | string[] | undefined> = genuine) =>
  bot.channel.webhook?.(headers, body);
const update = (text: string) => ({
  update_id: 1,
  message: { message_id: 1, date: 1, from: { id: 77, is_bot: false }, chat: { id: 77, type: "private" }, text },
});
const ready = () => telegram.until(() => telegram.webhook() !== undefined, "setting the webhook");

test("Telegram is told where to post, and posts what people say", async () => {
  await bot.start();
  await ready();
  expect(telegram.called("setWebhook")[0]?.payload).toMatchObject({
    secret_token: secret,
    allowed_updates: ["message", "callback_query"],
  });
  telegram.say(telegram.user(77), "漏水了");
  await telegram.until(() => telegram.pending() === 0, "delivery");
  expect(bot.texts()).toEqual(["漏水了"]);
  expect(telegram.called("getUpdates")).toHaveLength(0);
});

test("without the secret, or with a wrong one, nobody is let in", async () => {
  await bot.start();
  for (const headers of [
    {},
    { "x-telegram-bot-api-secret-token": "" },
    { "x-telegram-bot-api-secret-token": `${secret}x` },
    { "x-telegram-bot-api-secret-token": [secret, secret] },
  ])
    expect(await post(update("漏水"), headers)).toBe(401);
  expect(bot.received).toHaveLength(0);
  expect(await post(update("漏水"))).toBe(200);
});

test("200 comes only when the message is durable", async () => {
  await bot.start();
  let commit = () => {};
  bot.receive = () =>
    new Promise((resolve) => {
      commit = resolve;
    });
  let status: number | undefined;
  const answered = post(JSON.stringify(update("漏水")))?.then((given) => {
    status = given;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(status).toBeUndefined();
  commit();
  await answered;
  expect(status).toBe(200);
});

test("stopping waits for what was posted", async () => {
  await bot.start();
  await ready();
  let commit = () => {};
  bot.receive = (inbound) =>
    new Promise((resolve) => {
      bot.received.push(inbound);
      commit = resolve;
    });
  const answered = post(update("漏水"));
  await telegram.until(() => bot.received.length === 1);
  let stopped = false;
  const stopping = bot.stop().then(() => {
    stopped = true;
  });
  await telegram.until(() => bot.channel.problem() !== undefined);
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  commit();
  await stopping;
  expect(await answered).toBe(200);
});

test("while the database is away Telegram is told to send again, and nothing is lost or out of order", async () => {
  let away = true;
  bot.receive = async (inbound) => {
    if (away) throw databaseLost();
    bot.received.push(inbound);
  };
  await bot.start();
  await ready();
  telegram.say(telegram.user(77), "一");
  telegram.say(telegram.user(77), "二");
  await telegram.until(() => telegram.deliveries.length >= 2, "refusing");
  expect(telegram.deliveries.every(({ status }) => status === 503)).toBe(true);
  away = false;
  await telegram.until(() => telegram.pending() === 0, "delivery");
  expect(bot.texts()).toEqual(["一", "二"]);
});

test("what is no update at all is acknowledged, and its content is not logged", async () => {
  await bot.start();
  for (const garbage of [
    "{ not json 13800000001",
    "null",
    "[1,2]",
    "7",
    '{"message":{"text":"13800000001"}}',
    Buffer.from([0xff, 0xfe]),
  ])
    expect(await post(garbage)).toBe(200);
  expect(bot.received).toHaveLength(0);
  expect(bot.lines.join("")).toContain("could not be read");
  expect(bot.lines.join("")).not.toContain("13800000001");
});

test("a body longer than any update is refused", async () => {
  await bot.start();
  expect(await post(Buffer.alloc(1024 * 1024 + 1, 32))).toBe(413);
  expect(await post("漏".repeat(400_000))).toBe(413);
});

test("edits, channel posts and overheard group talk are acknowledged and ignored", async () => {
  await bot.start();
  const overheard = { ...update("天气").message, chat: { id: -100, type: "supergroup" } };
  for (const ignored of [
    { edited_message: update("x").message },
    { channel_post: {} },
    { poll: {} },
    { message: overheard },
  ])
    expect(await post({ update_id: 2, ...ignored })).toBe(200);
  expect(bot.received).toHaveLength(0);
});

test("what is said to it in a group says that others read along, and where to find it alone", async () => {
  await bot.start();
  const chat = { id: -100, type: "supergroup" };
  const addressed = { ...update("/help").message, chat, entities: [{ type: "bot_command", offset: 0, length: 5 }] };
  expect(await post({ update_id: 2, message: addressed })).toBe(200);
  expect(await post(update("早"))).toBe(200);
  expect(bot.received[0]).toMatchObject({ group: true, privateLink: expect.stringMatching(/^https:\/\/t\.me\/\w+$/) });
  expect(bot.received[1]).not.toHaveProperty("group");
});

test("before it is ready and after it has stopped, it asks for patience", async () => {
  expect(await post(update("早"))).toBe(503);
  await bot.start();
  expect(await post(update("好"))).toBe(200);
  await bot.stop();
  expect(await post(update("晚"))).toBe(503);
});

test("a webhook that could not be set is tried again; one that Telegram refuses is a problem until Telegram posts all the same", async () => {
  telegram.fail(
    "setWebhook",
    { html: 502 },
    { code: 400, description: "Bad Request: bad webhook: HTTPS url must be provided" },
  );
  await bot.start();
  await telegram.until(() => bot.channel.problem()?.includes("HTTPS url must be provided") === true, "the problem");
  expect(telegram.called("setWebhook")).toHaveLength(2);
  expect(await post(update("好"))).toBe(200);
  expect(bot.channel.problem()).toBeUndefined();
});

test("a webhook that Telegram refuses is offered again later, without a word where it works all the same", async () => {
  const refusal = { code: 400, description: "Bad Request: bad webhook: Failed to resolve host" };
  telegram.fail("setWebhook", refusal, refusal, refusal);
  bot = telegramChannel(telegram, { webhook: { url: "http://127.0.0.1:9/", secret }, webhookCheckMs: 20 });
  await bot.start();
  await telegram.until(() => bot.channel.problem()?.includes("Failed to resolve host") === true, "the problem");
  expect(await post(update("好"))).toBe(200);
  await ready();
  expect(telegram.called("setWebhook")).toHaveLength(4);
  expect(bot.channel.problem()).toBeUndefined();
});

test("a webhook that somebody moved or took away is set again", async () => {
  const url = "http://127.0.0.1:9/telegram/webhook";
  bot = telegramChannel(telegram, { webhook: { url, secret }, webhookCheckMs: 20 });
  await bot.start();
  await ready();
  await telegram.until(() => telegram.called("getWebhookInfo").length > 1, "looking");
  expect(telegram.called("setWebhook")).toHaveLength(1);
  await telegram.call("deleteWebhook");
  await ready();
  expect(telegram.webhook()?.url).toBe(url);
});

test("a server that does not know setWebhook, or answers oddly, is no problem", async () => {
  telegram.fail("setWebhook", { code: 404, description: "Not Found" });
  await bot.start();
  await telegram.until(() => bot.lines.join("").includes("did not take the webhook"), "the warning");
  expect(bot.channel.problem()).toBeUndefined();
});

test("whatever is posted is acknowledged, unless the database is away", async () => {
  await bot.start();
  await fc.assert(
    fc.asyncProperty(anyUpdate, fc.boolean(), async (any, asText) => {
      const text = JSON.stringify(any);
      expect(await post(asText && text !== undefined ? text : any)).toBe(200);
    }),
    { numRuns: 200 },
  );
  bot.receive = async () => {
    throw databaseLost();
  };
  await fc.assert(
    fc.asyncProperty(anyUpdate, async (any) => {
      expect([200, 503]).toContain(await post(any));
    }),
    { numRuns: 100 },
  );
});

test("whatever its headers and body, it answers", async () => {
  await bot.start();
  const header = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant(undefined)));
  await fc.assert(
    fc.asyncProperty(header, fc.oneof(fc.uint8Array(), fc.string(), fc.jsonValue()), async (headers, body) => {
      expect(await post(body, headers)).toBe(401);
    }),
    { numRuns: 200 },
  );
});
