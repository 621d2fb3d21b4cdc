import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeliveryError } from "../../src/bot/channel.ts";
import { splitText, toKeyboard } from "../../src/bot/channels/telegram/text.ts";
import { type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer } from "../support/telegram-server.ts";

let telegram: TelegramServer;
let bot: TelegramBot;

beforeEach(async () => {
  telegram = await telegramServer();
  bot = telegramChannel(telegram);
  telegram.admit(77);
});
afterEach(async () => {
  await bot.stop();
  await telegram.close();
});

const button = (label: string, value = `~a.step.${label}`) => ({ label, value });

test("a message arrives as it is, without markup or a link's preview, and its id is the proof", async () => {
  const { providerId } = await bot.send({ chat: "77", text: "*张* <b>https://x.cn</b>", buttons: [button("好")] });
  expect(telegram.shown).toEqual([
    expect.objectContaining({ chat: 77, text: "*张* <b>https://x.cn</b>", message_id: Number(providerId) }),
  ]);
  const [call] = telegram.called("sendMessage");
  expect(call?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  expect(call?.payload).not.toHaveProperty("parse_mode");
});

test("a long text is cut at line breaks, with the buttons under the last part", async () => {
  const lines = Array.from({ length: 300 }, (_, index) => `第${index}行 ${"漏水".repeat(20)}`);
  const { providerId } = await bot.send({ chat: "77", text: lines.join("\n"), buttons: [button("好")] });
  expect(telegram.shown.length).toBeGreaterThan(2);
  expect(telegram.shown.map(({ text }) => text).join("\n")).toBe(lines.join("\n"));
  expect(telegram.shown.map(({ buttons }) => buttons.length)).toEqual([...telegram.shown.slice(1).map(() => 0), 1]);
  expect(Number(providerId)).toBe(telegram.shown.at(-1)?.message_id);
});

test("whatever the text, its parts fit and nothing of it is lost", () => {
  const words = fc.string({ unit: fc.constantFrom("漏", "水", "\n", " ", "。", "a", "😀", "👨‍👩‍👧"), maxLength: 400 });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 50 }), (text, atMost) => {
      const parts = splitText(text, atMost);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(atMost);
        expect(part.trim()).not.toBe("");
        expect(Buffer.from(part).toString()).toBe(part);
      }
      expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test("short labels share a row, long ones have one each", () => {
  const rows = (...labels: string[]) => toKeyboard(labels.map((label) => button(label))).map((row) => row.length);
  expect(rows("是", "否")).toEqual([2]);
  expect(rows("1", "2", "3", "4")).toEqual([2, 2]);
  expect(rows("1", "2", "3", "4", "5")).toEqual([3, 2]);
  expect(rows("明天上午", "明天下午", "后天上午")).toEqual([3]);
  expect(rows("明天上午都在家", "不在家")).toEqual([2]);
  expect(rows("随时都在，来之前打电话", "不同意")).toEqual([1, 1]);
  expect(rows()).toEqual([]);
});

test("a message that failed halfway goes on with the part that is missing", async () => {
  telegram.fail(
    "sendMessage",
    { result: { message_id: 900 } },
    { code: 429, description: "Too Many Requests", parameters: { retry_after: 1 } },
  );
  const text = `${"一".repeat(4_000)}\n${"二".repeat(4_000)}`;
  const failure = await bot.refusal({ chat: "77", text, key: "m1" });
  expect(failure.retry).toEqual({ afterMs: 1_000 });
  await bot.send({ chat: "77", text, key: "m1" });
  expect(telegram.shown.map((shown) => shown.text[0])).toEqual(["二"]);
  await bot.send({ chat: "77", text, key: "m2" });
  expect(telegram.shown.map((shown) => shown.text[0])).toEqual(["二", "一", "二"]);
});

test("a message that was taken already is not sent twice by the same process", async () => {
  const proof = await bot.send({ chat: "77", text: "师傅已经出发", key: "m1" });
  expect(await bot.send({ chat: "77", text: "师傅已经出发", key: "m1" })).toEqual(proof);
  expect(telegram.shown).toHaveLength(1);
});

test("a message whose acknowledgement got lost is sent again", async () => {
  telegram.fail("sendMessage", "drop afterwards");
  expect((await bot.refusal({ chat: "77", text: "师傅已经出发", key: "m1" })).retry).toBe("later");
  await bot.send({ chat: "77", text: "师傅已经出发", key: "m1" });
  expect(telegram.shown).toHaveLength(2);
});

test("what is meant for a group is sent to the group", async () => {
  telegram.admit(-100123);
  await bot.send({ chat: "-100123", account: "77", text: "电梯已修好" });
  expect(telegram.shown).toEqual([expect.objectContaining({ chat: -100123 })]);
});

test("Telegram's wait is kept, with our jitter on top", async () => {
  bot = telegramChannel(telegram, { jitterMs: () => 7 });
  telegram.fail("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 12",
    parameters: { retry_after: 12 },
  });
  const failure = await bot.refusal({ chat: "77", text: "好" });
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure.retry).toEqual({ afterMs: 12_007 });
  expect(telegram.called("sendMessage")).toHaveLength(1);
});

test.each([
  ["a person who blocked the bot", { code: 403, description: "Forbidden: bot was blocked by the user" }, "never"],
  ["an account that is gone", { code: 403, description: "Forbidden: user is deactivated" }, "never"],
  ["a chat that does not exist", { code: 400, description: "Bad Request: chat not found" }, "never"],
  ["a message Telegram does not like", { code: 400, description: "Bad Request: whatever" }, "never"],
  ["trouble at Telegram", { code: 500, description: "Internal Server Error" }, "later"],
  ["a gateway's error page", { html: 502 }, "later"],
  ["a token that was revoked", { code: 401, description: "Unauthorized" }, "later"],
  ["a cut line", "drop", "later"],
  ["silence", "hang", "later"],
] as const)("%s is told to the sender as what it is", async (_what, fault, retry) => {
  if (fault === "hang") bot = telegramChannel(telegram, { requestTimeoutMs: 200 });
  telegram.fail("sendMessage", fault);
  const failure = await bot.refusal({ chat: "77", text: "您的报修 13800000001" });
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure.retry).toBe(retry);
  expect(failure.message).toContain("sendMessage");
  expect(JSON.stringify([failure, failure.message, failure.stack])).not.toMatch(/13800000001|4242:TEST/);
  expect(failure.cause).toBeUndefined();
});

test("somebody who never spoke to the bot cannot be reached", async () => {
  expect((await bot.refusal({ chat: "9999", text: "您好" })).retry).toBe("never");
  telegram.blocked.add(77);
  expect((await bot.refusal({ chat: "77", text: "您好" })).retry).toBe("never");
});

test("what Telegram would refuse is not even sent", async () => {
  for (const buttons of [[button("好", "漏".repeat(22))], [button("好", "")], [button(" ", "x")]]) {
    const failure = await bot.refusal({ chat: "77", text: "好", buttons });
    expect(failure.retry).toBe("never");
  }
  expect((await bot.refusal({ chat: "77", text: " \n " })).retry).toBe("never");
  expect(telegram.calls).toHaveLength(0);
});

test("an answer in words of its own is still a yes", async () => {
  telegram.fail("sendMessage", { result: "sure" });
  expect(await bot.send({ chat: "77", text: "好" })).toEqual({});
});

const owner = { channel: "web", account: "w" };

test("one photo carries the words and the buttons", async () => {
  const file = await bot.files.save(Buffer.from("jpeg bytes \r\n\r\n 图"), owner);
  await bot.send({ chat: "77", text: "修好了", files: [file], buttons: [button("修好了"), button("没修好")] });
  expect(telegram.shown).toEqual([expect.objectContaining({ text: "修好了", photos: 1 })]);
  expect(telegram.shown[0]?.buttons.map(({ text }) => text)).toEqual(["修好了", "没修好"]);
  expect(telegram.called("sendPhoto")[0]?.uploads[0]?.toString()).toBe("jpeg bytes \r\n\r\n 图");
});

test("several photos go as an album, followed by the words and the buttons", async () => {
  const files = [];
  for (let index = 0; index < 12; index++) files.push(await bot.files.save(Buffer.from(`jpeg ${index}`), owner));
  const { providerId } = await bot.send({ chat: "77", text: "修好了", files, buttons: [button("好")] });
  expect(telegram.called("sendMediaGroup").map(({ uploads }) => uploads.map(String))).toEqual([
    Array.from({ length: 10 }, (_, index) => `jpeg ${index}`),
    ["jpeg 10", "jpeg 11"],
  ]);
  expect(telegram.shown.at(-1)).toMatchObject({ text: "修好了", message_id: Number(providerId) });
});

test("a picture that Telegram does not show goes as a file, and a file that is gone is left out", async () => {
  const file = await bot.files.save(Buffer.from("jpeg"), owner);
  telegram.fail("sendPhoto", { code: 400, description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
  await bot.send({ chat: "77", text: "看", files: [file, "gone"] });
  expect(telegram.shown).toEqual([expect.objectContaining({ text: "看", photos: 0, files: 1 })]);
});

test("a long text with a photo is the photo and then the text", async () => {
  const file = await bot.files.save(Buffer.from("jpeg"), owner);
  await bot.send({ chat: "77", text: "漏".repeat(1_025), files: [file] });
  expect(telegram.shown.map(({ photos, text }) => [photos, text.length])).toEqual([
    [1, 0],
    [0, 1_025],
  ]);
});

test("a newer question takes the keyboard of the one before, notices keep theirs", async () => {
  await bot.send({ chat: "77", text: "新工单", buttons: [button("接单", "accept:1:1")] });
  await bot.send({ chat: "77", text: "几点？", buttons: [button("随时")] });
  await bot.send({ chat: "77", text: "又一单", buttons: [button("接单", "accept:2:1")] });
  expect(telegram.called("editMessageReplyMarkup")).toHaveLength(0);
  await bot.send({ chat: "77", text: "哪里？", buttons: [button("厨房")] });
  await telegram.until(() => telegram.called("editMessageReplyMarkup").length === 1);
  await telegram.until(() => telegram.shown[1]?.buttons.length === 0, "taking the keyboard away");
  expect(telegram.shown.map(({ buttons }) => buttons.length)).toEqual([1, 0, 1, 1]);
});

test("a keyboard that cannot be taken away harms nobody, and holds nobody up", async () => {
  bot = telegramChannel(telegram, { requestTimeoutMs: 1_000 });
  telegram.fail("editMessageReplyMarkup", { code: 400, description: "Bad Request: message is not modified" }, "hang");
  for (const text of ["一？", "二？", "三？"]) await bot.send({ chat: "77", text, buttons: [button("好")] });
  expect(telegram.shown).toHaveLength(3);
});
