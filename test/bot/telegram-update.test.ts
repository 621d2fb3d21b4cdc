import fc from "fast-check";
import { expect, test } from "vitest";
import { inboundSchema } from "../../src/bot/channel.ts";
import { fileAtMost, readUpdate } from "../../src/bot/channels/telegram/update.ts";
import { anyUpdate } from "../support/telegram-updates.ts";

const me = { id: 4242, username: "Guanjia_bot" };
const from = { id: 77, is_bot: false, first_name: "张", language_code: "zh-hans" };
const privately = { message_id: 5, date: 1_700_000_000, from, chat: { id: 77, type: "private" } };
const inGroup = { ...privately, chat: { id: -100123, type: "supergroup", title: "3号楼" } };
const read = (update: unknown) => readUpdate(update, me);
const said = (content: object, base: object = privately) => read({ update_id: 1, message: { ...base, ...content } });
const words = (content: object, base?: object) => {
  const update = said(content, base);
  return update.type === "message" ? update.text : update.type;
};

test("a text keeps who said it, where, and an id that is the message's own", () => {
  expect(said({ text: "厨房水管漏水了" })).toEqual({
    type: "message",
    account: "77",
    chat: "77",
    id: "m5.1700000000",
    messageId: 5,
    text: "厨房水管漏水了",
    attachments: [],
    language: "zh-hans",
  });
});

test("a deep link stays in the text", () => {
  expect(words({ text: "/start cuihu-3-2-1201", entities: [{ type: "bot_command", offset: 0, length: 6 }] })).toBe(
    "/start cuihu-3-2-1201",
  );
});

test("a text longer than the engine takes is cut and not lost", () => {
  expect(words({ text: "漏".repeat(4_096) })).toHaveLength(4_000);
});

test("a shared contact is its phone number, a place or a sticker is nothing said", () => {
  expect(words({ contact: { phone_number: "+8613800000001", first_name: "张" } })).toBe("+8613800000001");
  for (const content of [
    { location: { latitude: 1, longitude: 2 } },
    { sticker: { file_id: "x" } },
    { video: {}, caption: "看" },
  ])
    expect(["", "看"]).toContain(words(content));
});

test("the largest photo that bots may fetch is taken, with its caption", () => {
  const photo = [
    { file_id: "small", width: 90, height: 60, file_size: 1_000 },
    { file_id: "large", width: 1280, height: 960, file_size: 200_000 },
    { file_id: "huge", width: 5000, height: 4000, file_size: fileAtMost + 1 },
  ];
  expect(said({ photo, caption: "这里" })).toMatchObject({
    text: "这里",
    attachments: [{ fileId: "large", size: 200_000 }],
  });
});

test("an image sent as a document and a voice message are files, another document is not", () => {
  const file = { file_id: "f", file_size: 10 };
  expect(said({ document: { ...file, mime_type: "image/png" } })).toMatchObject({ attachments: [{ fileId: "f" }] });
  expect(said({ voice: { ...file, mime_type: "audio/ogg" } })).toMatchObject({ attachments: [{ fileId: "f" }] });
  expect(said({ document: { ...file, mime_type: "application/pdf" } })).toMatchObject({ text: "", attachments: [] });
});

test("in a group the bot hears its name, replies to it and its commands, and nothing else", () => {
  const mention = { text: "@guanjia_bot 电梯坏了", entities: [{ type: "mention", offset: 0, length: 12 }] };
  expect(words(mention, inGroup)).toBe("电梯坏了");
  expect(said(mention, inGroup)).toMatchObject({ chat: "-100123", account: "77" });
  expect(words({ text: "电梯坏了", reply_to_message: { message_id: 1, from: { id: 4242 } } }, inGroup)).toBe(
    "电梯坏了",
  );
  const command = (text: string) => ({
    text,
    entities: [{ type: "bot_command", offset: 0, length: text.split(" ")[0]?.length }],
  });
  expect(words(command("/start"), inGroup)).toBe("/start");
  expect(words(command("/start@GUANJIA_BOT abc"), inGroup)).toBe("/start abc");
  expect(
    words(
      { photo: [], caption: "看 @guanjia_bot", caption_entities: [{ type: "mention", offset: 2, length: 12 }] },
      inGroup,
    ),
  ).toBe("看");
  const byName = {
    text: "管家 来一下",
    entities: [{ type: "text_mention", offset: 0, length: 2, user: { id: 4242 } }],
  };
  expect(words(byName, inGroup)).toBe("管家 来一下");

  for (const overheard of [
    { text: "今天天气不错" },
    { text: "@somebody 电梯", entities: [{ type: "mention", offset: 0, length: 9 }] },
    { text: "好", reply_to_message: { message_id: 1, from: { id: 5 } } },
    { text: "好", reply_to_message: { message_id: 1, from: { id: 4242 }, forum_topic_created: { name: "报修" } } },
    command("/start@other_bot"),
  ])
    expect(said(overheard, inGroup)).toEqual({ type: "ignored", reason: "not addressed" });
});

test("edits, channel posts, polls, other bots and the chat talking about itself are of no interest", () => {
  for (const update of [
    { edited_message: { ...privately, text: "x" } },
    { channel_post: { ...privately, text: "x" } },
    { poll: { id: "1" } },
    { my_chat_member: {} },
    { message: { ...privately, new_chat_members: [from] } },
    { message: { ...privately, from: { id: 9, is_bot: true }, text: "x" } },
    { message: { ...privately, chat: { id: -5, type: "channel" }, text: "x" } },
  ])
    expect(read({ update_id: 3, ...update })).toEqual({ type: "ignored", reason: "of no interest" });
});

test("the same press on the same message has the same id whatever its update, the same value on a later message another", () => {
  const press = (query: string, message_id: number) =>
    read({
      callback_query: {
        id: query,
        from,
        message: { message_id, chat: { id: 77, type: "private" } },
        data: "~a.time.any",
      },
    });
  const id = (update: ReturnType<typeof press>) => (update.type === "press" ? update.press?.id : undefined);
  expect(id(press("1", 8))).toBe("cb:8:~a.time.any");
  expect(id(press("2", 8))).toBe(id(press("1", 8)));
  expect(id(press("3", 9))).not.toBe(id(press("1", 8)));
});

test("a press without a message or a value is answered and otherwise nothing", () => {
  expect(read({ callback_query: { id: "q", from, data: "x" } })).toEqual({ type: "press", queryId: "q" });
  expect(read({ callback_query: { id: "q", from, game_short_name: "g", message: privately } })).toEqual({
    type: "press",
    queryId: "q",
  });
});

test("bytes that no button of ours has do not reach the database", () => {
  const update = read({ callback_query: { id: "q", from, message: privately, data: "a\u0000b\uD800c\uFFFE" } });
  expect(update).toMatchObject({ press: { value: "abc", id: "cb:5:abc" } });
});

test("whatever the update, it is read without an exception, and what comes of it fits the contract", () => {
  fc.assert(
    fc.property(anyUpdate, (update) => {
      const understood = read(update);
      if (understood.type === "message") {
        const { account, chat, id, text, language } = understood;
        expect(
          inboundSchema.safeParse({ channel: "telegram", account, chat, id, text, language }).error,
        ).toBeUndefined();
      }
      if (understood.type === "press" && understood.press) {
        const { account, chat, id, value } = understood.press;
        expect(
          inboundSchema.safeParse({ channel: "telegram", account, chat, id, button: value }).error,
        ).toBeUndefined();
      }
    }),
    { numRuns: 500 },
  );
});
