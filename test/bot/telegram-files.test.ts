import { afterEach, beforeEach, expect, test } from "vitest";
import { fileAtMost } from "../../src/bot/channels/telegram/update.ts";
import { databaseLost, memoryAlbums, type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer, type User } from "../support/telegram-server.ts";

let telegram: TelegramServer;
let bot: TelegramBot;
let zhang: User;

beforeEach(async () => {
  telegram = await telegramServer();
  bot = telegramChannel(telegram);
  zhang = telegram.user(77);
});
afterEach(async () => {
  await bot.stop();
  await telegram.close();
});

const contents = () => [...bot.files.kept.values()].map(({ content }) => Buffer.from(content).toString());
const albumPart = (content: string, extra: Record<string, unknown> = {}) =>
  telegram.message(zhang, { photo: telegram.photo(content), media_group_id: "1300", ...extra });

test("a photo is fetched and kept in our own storage, its caption is what was said", async () => {
  await bot.start();
  telegram.message(zhang, { photo: telegram.photo("a large jpeg"), caption: "水管在这" });
  await telegram.until(() => bot.received.length === 1);
  expect(bot.received[0]).toMatchObject({ text: "水管在这", files: ["f1"] });
  expect(contents()).toEqual(["a large jpeg"]);
});

test("a photo and the words after it come in the order they were sent", async () => {
  await bot.start();
  telegram.message(zhang, { photo: telegram.photo("jpeg") });
  telegram.say(zhang, "就是这里");
  await telegram.until(() => bot.received.length === 2);
  expect(bot.received.map(({ text, files }) => [text, files.length])).toEqual([
    ["", 1],
    ["就是这里", 0],
  ]);
});

test("a file that is refused, gone, too large or silent leaves the words as they are", async () => {
  bot = telegramChannel(telegram, { requestTimeoutMs: 100 });
  await bot.start();
  const stamp = { width: 9, height: 9 };
  telegram.message(zhang, { photo: telegram.photo("refused: no picture"), caption: "一" });
  telegram.message(zhang, { photo: [{ file_id: "gone", ...stamp }], caption: "二" });
  telegram.message(zhang, { photo: [{ file_id: "x", ...stamp, file_size: fileAtMost + 1 }], caption: "三" });
  const large = telegram.addFile(Buffer.alloc(10));
  telegram.fail("getFile", { result: { file_path: "photos/../../etc/passwd", file_size: 3 } });
  await telegram.until(() => bot.received.length === 3);
  telegram.fail("file", "hang", "hang");
  telegram.message(zhang, { photo: [{ file_id: large, ...stamp }], caption: "四" });
  await telegram.until(() => bot.received.length === 4);
  expect(bot.texts()).toEqual(["一", "二", "三", "四"]);
  expect(bot.received.flatMap(({ files }) => files)).toEqual([]);
});

test("a download that was cut is tried a second time", async () => {
  telegram.fail("file", "drop");
  telegram.fail("getFile", { html: 502 });
  await bot.start();
  telegram.message(zhang, { photo: telegram.photo("jpeg") });
  telegram.message(telegram.user(78), { photo: telegram.photo("jpeg") });
  await telegram.until(() => bot.received.length === 2);
  expect(bot.received.map(({ files }) => files.length)).toEqual([1, 1]);
});

test("more than Telegram allows is not read into memory", async () => {
  const id = telegram.addFile(Buffer.alloc(fileAtMost + 1));
  telegram.fail("getFile", { result: { file_id: id, file_path: telegram.files.get(id)?.path } });
  await bot.start();
  telegram.message(zhang, { photo: [{ file_id: id, width: 9, height: 9 }], caption: "大" });
  await telegram.until(() => bot.received.length === 1);
  expect(bot.received[0]?.files).toEqual([]);
});

test("when a file cannot be kept because the database is away, the whole message is delivered again", async () => {
  bot.files.failure = databaseLost();
  await bot.start();
  telegram.message(zhang, { photo: telegram.photo("jpeg"), caption: "这里" });
  await telegram.until(() => bot.lines.join("").includes("fetched again"));
  expect(telegram.pending()).toBe(1);
  bot.files.failure = undefined;
  await telegram.until(() => telegram.pending() === 0, "confirming");
  expect(bot.received).toEqual([expect.objectContaining({ text: "这里", files: ["f1"] })]);
});

test("a full disk costs the photo and not the words", async () => {
  bot.files.failure = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  await bot.start();
  telegram.message(zhang, { photo: telegram.photo("jpeg"), caption: "着火了" });
  await telegram.until(() => bot.received.length === 1);
  expect(bot.received[0]).toMatchObject({ text: "着火了", files: [] });
});

for (const mode of ["polling", "webhook"] as const) {
  test(`an album is one message with all its photos in order (${mode})`, async () => {
    await startIn(mode);
    albumPart("one", { caption: "厨房漏水" });
    albumPart("two");
    albumPart("three");
    await telegram.until(() => bot.received.length === 1, "the album");
    expect(bot.received[0]).toMatchObject({ id: "album:1300", account: "77", text: "厨房漏水" });
    const kept = bot.received[0]?.files.map((id) => Buffer.from(bot.files.kept.get(id)?.content ?? []).toString());
    expect(kept).toEqual(["one", "two", "three"]);
    await telegram.until(() => telegram.pending() === 0, "confirming");
    expect(bot.received).toHaveLength(1);
  });

  test(`what is said after an album closes it and comes after it (${mode})`, async () => {
    await startIn(mode, 60_000);
    albumPart("one");
    albumPart("two");
    telegram.say(zhang, "就这些");
    await telegram.until(() => bot.received.length === 2);
    expect(bot.received.map(({ id, text, files }) => [id.split(".")[0], text, files.length])).toEqual([
      ["album:1300", "", 2],
      [expect.stringMatching(/^m\d+/), "就这些", 0],
    ]);
  });
}

test("a part that comes when the album was taken already is a message of its own", async () => {
  await bot.start();
  albumPart("one");
  await telegram.until(() => bot.received.length === 1);
  const late = albumPart("two");
  await telegram.until(() => bot.received.length === 2);
  expect(bot.received.map(({ id, files }) => [id, files.length])).toEqual([
    ["album:1300", 1],
    [`m${late.message_id}.${late.date}`, 1],
  ]);
});

test("albums of two people at once stay apart", async () => {
  await startIn("polling");
  const li = telegram.user(78);
  for (const from of [zhang, li, zhang, li])
    telegram.message(from, { photo: telegram.photo(`of ${from.id}`), media_group_id: String(from.id) });
  await telegram.until(() => bot.received.length === 2);
  expect(bot.received.map(({ id, files }) => [id, files.length]).sort()).toEqual([
    ["album:77", 2],
    ["album:78", 2],
  ]);
});

test("an album whose database went away between its parts is whole in the end", async () => {
  const albums = memoryAlbums();
  let away = false;
  const add: typeof albums.add = async (part) => {
    if (away) throw databaseLost();
    await albums.add(part);
    away = !away;
  };
  bot = telegramChannel(telegram, { albums: { ...albums, add }, albumQuietMs: 600 });
  await bot.start();
  albumPart("one");
  await telegram.until(() => away);
  albumPart("two");
  await telegram.until(() => bot.lines.join("").includes("fetched again"));
  away = false;
  await telegram.until(() => bot.received.length > 0, "the album");
  expect(bot.received).toEqual([
    expect.objectContaining({ id: "album:1300", files: [expect.any(String), expect.any(String)] }),
  ]);
});

test("an album that cannot be taken in now is taken in later", async () => {
  bot = telegramChannel(telegram, { albumQuietMs: 400 });
  let tries = 0;
  bot.receive = async (inbound) => {
    if (++tries < 3) throw databaseLost();
    bot.received.push(inbound);
  };
  await bot.start();
  albumPart("one");
  albumPart("two");
  await telegram.until(() => bot.received.length === 1);
  expect(bot.received[0]).toMatchObject({ id: "album:1300", files: ["f1", "f2"] });
});

test("an album whose process died is taken in by the next one", async () => {
  const albums = memoryAlbums();
  let passed = 0;
  const now = () => new Date(1_700_000_000_000 + passed);
  const dying = telegramChannel(telegram, { albums, albumQuietMs: 60_000, now });
  await dying.start();
  albumPart("one", { caption: "漏水" });
  albumPart("two");
  telegram.message(telegram.user(78), { photo: telegram.photo("of another"), media_group_id: "1300" });
  await telegram.until(() => telegram.pending() === 0, "confirming");
  await dying.stop();
  expect(dying.received).toHaveLength(0);

  passed = 60_000;
  bot = telegramChannel(telegram, { albums, now });
  await bot.start();
  await telegram.until(() => bot.received.length === 2, "the albums");
  expect(bot.received).toEqual([
    expect.objectContaining({ id: "album:1300", text: "漏水", files: [expect.any(String), expect.any(String)] }),
    expect.objectContaining({ id: "album:1300", account: "78", files: [expect.any(String)] }),
  ]);
});

async function startIn(mode: "polling" | "webhook", albumQuietMs = 400): Promise<void> {
  if (mode === "polling") {
    bot = telegramChannel(telegram, { albumQuietMs });
    return bot.start();
  }
  // The fake posts to this address; what it would post is handed over here, one at a time per chat, as Telegram does.
  bot = telegramChannel(telegram, { albumQuietMs, webhook: { url: "http://telegram.test/webhook", secret: "s" } });
  telegram.deliverTo(async (headers, body) => (await bot.channel.webhook?.(headers, body)) ?? 0);
  await bot.start();
  await telegram.until(() => telegram.webhook() !== undefined);
}
