import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AlbumPart, type AlbumStore, createAlbumStore } from "../../src/db/telegram-album.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { memoryAlbums } from "../support/telegram-channel.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await database();
});
afterAll(() => db.drop());

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 2, 0, second));
const part = (messageId: number, second: number, extra: Partial<AlbumPart> = {}): AlbumPart => ({
  chat: "77",
  account: "77",
  album: "13",
  messageId,
  id: `m${messageId}.1`,
  text: "",
  files: [`f${messageId}`],
  language: undefined,
  at: at(second),
  ...extra,
});

const stores: [string, () => Promise<AlbumStore>][] = [
  ["in memory", async () => memoryAlbums()],
  [
    "in the database",
    async () => {
      await db.pool.query("truncate telegram_album_part");
      return createAlbumStore({ pool: db.pool });
    },
  ],
];

describe.each(stores)("albums %s", (_where, open) => {
  const messages = (parts: Awaited<ReturnType<AlbumStore["close"]>>) =>
    parts.map(({ inboundId, messageId }) => [inboundId, messageId]);

  test("parts come back together and by message id, however they arrived", async () => {
    const store = await open();
    await store.add(part(3, 2, { text: "漏水", language: "zh-hans", files: ["a"] }));
    await store.add(part(2, 3));
    const parts = await store.close({ chat: "77", album: "13" });
    expect(messages(parts)).toEqual([
      ["album:13", 2],
      ["album:13", 3],
    ]);
    expect(parts[1]).toEqual({
      ...part(3, 2, { text: "漏水", language: "zh-hans", files: ["a"] }),
      inboundId: "album:13",
    });
  });

  test("the same part twice is one", async () => {
    const store = await open();
    await store.add(part(1, 1));
    await store.add(part(1, 9, { files: ["another"] }));
    expect(await store.close({})).toEqual([expect.objectContaining({ files: ["f1"] })]);
  });

  test("an album with a younger part is not closed yet", async () => {
    const store = await open();
    await store.add(part(1, 1));
    await store.add(part(2, 5));
    expect(await store.close({ until: at(4) })).toEqual([]);
    expect(await store.close({ until: at(5) })).toHaveLength(2);
  });

  test("what was closed and not taken in comes again, the same", async () => {
    const store = await open();
    await store.add(part(1, 1));
    const once = await store.close({});
    await store.add(part(2, 2));
    expect(messages(once)).toEqual([["album:13", 1]]);
    expect(messages(await store.close({}))).toEqual([
      ["album:13", 1],
      ["m2.1", 2],
    ]);
  });

  test("a part that comes after its album was taken in stands by itself", async () => {
    const store = await open();
    await store.add(part(1, 1));
    await store.close({});
    await store.markTaken("77", "album:13", at(2));
    await store.add(part(1, 3));
    expect(await store.close({})).toEqual([]);
    await store.add(part(2, 3));
    expect(messages(await store.close({}))).toEqual([["m2.1", 2]]);
  });

  test("other chats and other albums are left alone", async () => {
    const store = await open();
    await store.add(part(1, 1));
    await store.add(part(2, 1, { album: "14" }));
    await store.add(part(1, 1, { chat: "78" }));
    expect(messages(await store.close({ chat: "77", album: "13" }))).toEqual([["album:13", 1]]);
    await store.markTaken("77", "album:13", at(2));
    expect((await store.close({})).map(({ chat, album }) => [chat, album]).sort()).toEqual([
      ["77", "14"],
      ["78", "13"],
    ]);
  });
});

test("two processes that close the same album at once make the same message of it", async () => {
  const store = createAlbumStore({ pool: db.pool });
  await db.pool.query("truncate telegram_album_part");
  for (let messageId = 1; messageId <= 5; messageId++) await store.add(part(messageId, messageId));
  const closings = await Promise.all(Array.from({ length: 4 }, () => store.close({ chat: "77", album: "13" })));
  for (const parts of closings) expect(parts.map(({ inboundId }) => inboundId)).toEqual(Array(5).fill("album:13"));
});

test("what was taken in long ago is forgotten, what was not is kept", async () => {
  const store = createAlbumStore({ pool: db.pool });
  await db.pool.query("truncate telegram_album_part");
  await store.add(part(1, 1));
  await store.add(part(2, 1, { album: "14" }));
  await store.close({});
  await store.markTaken("77", "album:13", at(2));
  await store.prune(at(3));
  expect((await store.close({})).map(({ album }) => album)).toEqual(["14"]);
  const { rows } = await db.pool.query("select message_id from telegram_album_part");
  expect(rows).toHaveLength(1);
});
