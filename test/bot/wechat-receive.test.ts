import { afterEach, beforeEach, expect, test } from "vitest";
import {
  databaseLost,
  type Person,
  photo,
  until,
  type Wechat,
  type WechatBot,
  wechat,
  wechatChannel,
} from "../support/wechat.ts";

let world: Wechat;
let bot: WechatBot;
let zhang: Person;

beforeEach(async () => {
  world = wechat();
  bot = wechatChannel(world, { fileTimeoutMs: 300 });
  await bot.start();
  await world.login();
  zhang = world.person("wxid_zhang", "张伟");
});
afterEach(() => bot.channel.stop());

/** Whatever the same person said before has been dealt with when this arrives. */
async function hears(words: string): Promise<void> {
  await until(() => bot.texts().includes(words), `"${words}"`);
}

test("what a person says arrives with ids that last", async () => {
  const id = world.say(zhang, "水管漏水");
  await hears("水管漏水");
  expect(bot.received).toEqual([
    { channel: "wechat", account: "wxid_zhang", chat: "wxid_zhang", id, text: "水管漏水", files: [] },
  ]);
});

test("the bot does not answer itself", async () => {
  await bot.send({ chat: zhang.id, text: "您好" });
  world.say(world.mocker.ContactMock.load("bot-self"), "我自己说的");
  world.say(zhang, "你好");
  await hears("你好");
  expect(bot.texts()).toEqual(["你好"]);
});

test("a photo is kept and arrives with its message", async () => {
  world.say(zhang, photo("jpeg"));
  await until(() => bot.received.length === 1, "the photo");
  expect(bot.received[0]).toMatchObject({ text: "", files: ["f1"] });
  expect(Buffer.from(bot.files.kept.get("f1")?.content ?? []).toString()).toBe("jpeg");
});

test("a voice message and a picture sent as a file are kept too", async () => {
  world.say(zhang, photo("amr", "voice.amr"), { type: 2 });
  world.say(zhang, photo("png", "picture.png"), { type: 1 });
  await until(() => bot.received.length === 2, "both");
  expect(bot.received.map(({ files }) => files)).toEqual([["f1"], ["f2"]]);
});

test("a file of a kind nobody can look at is left out, and its message arrives so that it is answered", async () => {
  world.say(zhang, photo("refused"));
  await until(() => bot.received.length === 1, "the message");
  expect(bot.received[0]).toMatchObject({ text: "", files: [] });
});

test("a file that WeChat does not hand over is left out after a while", async () => {
  world.say(zhang, "占位", { type: 6 });
  Object.assign(world.puppet, { messageFile: () => new Promise(() => {}) });
  world.say(zhang, photo("jpeg"));
  await until(() => bot.received.length === 2, "both messages");
  expect(bot.received.map(({ files }) => files)).toEqual([[], []]);
});

test("a connection that breaks during a download is not mistaken for a lost database", async () => {
  const broken = Object.assign(new Error("14 UNAVAILABLE: connect ECONNREFUSED"), { code: 14 });
  Object.assign(world.puppet, {
    messageFile: async () => {
      throw broken;
    },
  });
  world.say(zhang, photo("jpeg"));
  await until(() => bot.received.length === 1, "the message");
});

test("stickers, cards and the like arrive without words, so that the person gets an answer", async () => {
  for (const type of [3, 4, 5, 8, 9, 11, 12, 14, 15]) world.say(zhang, "<msg/>", { type });
  await until(() => bot.received.length === 9, "all of them");
  expect(bot.texts().join("")).toBe("");
});

test("what the chat says about itself is left out", async () => {
  for (const type of [0, 10, 13]) world.say(zhang, "m1", { type });
  world.say(zhang, "你好");
  await hears("你好");
  expect(bot.texts()).toEqual(["你好"]);
});

test("official accounts and WeChat itself are no residents", async () => {
  world.say(world.person("gh_news", "新闻", { type: 2 }), "头条");
  world.say(world.person("weixin", "微信团队"), "登录提醒");
  world.say(zhang, "你好");
  await hears("你好");
  expect(bot.texts()).toEqual(["你好"]);
});

test("a message that came while nobody was there is taken up; one of last week is not", async () => {
  world.say(zhang, "上周的", { at: new Date(Date.now() - 7 * 24 * 60 * 60_000) });
  world.say(zhang, "昨晚的", { at: new Date(Date.now() - 10 * 60 * 60_000) });
  await hears("昨晚的");
  expect(bot.texts()).toEqual(["昨晚的"]);
});

test("a message without a time is one of now", async () => {
  world.say(zhang, "没有时间", { at: new Date(0) });
  await hears("没有时间");
});

test("a message that WeChat delivers again is taken once, and after a restart under the id it had before", async () => {
  const id = world.say(zhang, "水管漏水");
  world.say(zhang, "水管漏水", { id });
  world.say(zhang, "还在漏");
  await hears("还在漏");
  expect(bot.texts()).toEqual(["水管漏水", "还在漏"]);
  await bot.channel.stop();
  await bot.start();
  await world.login();
  world.say(zhang, "水管漏水", { id });
  await until(() => bot.received.length === 3, "the message again");
  expect(bot.received.map((inbound) => inbound.id)).toEqual([id, expect.any(String), id]);
});

test("an answer that quotes the question is the answer alone", async () => {
  world.say(zhang, "「管家：什么时候方便？\n\n1 随时都在」\n- - - - - - - - - - - - - - -\n1");
  await hears("1");
});

test("in a room only what is meant for the bot arrives, without its name", async () => {
  const room = world.room("123@chatroom", zhang);
  world.say(zhang, "今天天气不错", { room });
  world.say(zhang, "谁有@管家 的电话", { room });
  world.say(zhang, "@管家婆 在吗", { room });
  world.say(zhang, "@所有人 明天停水", { room, mention: true });
  world.say(zhang, "@管家\u2005水管漏水", { room });
  world.say(zhang, "@管家，在吗", { room });
  world.say(zhang, "麻烦看一下 @管家\u2005", { room, mention: true });
  await hears("麻烦看一下");
  expect(bot.received).toHaveLength(3);
  expect(bot.texts()).toEqual(["水管漏水", "，在吗", "麻烦看一下"]);
  expect(bot.received[0]).toMatchObject({ account: "wxid_zhang", chat: "123@chatroom", group: true });
});

test("in a room the bot also goes by the name it has there", async () => {
  const room = world.room("123@chatroom", zhang);
  Object.assign(world.puppet, {
    roomMemberRawPayload: async (_room: string, id: string) => ({ id, name: "管家", roomAlias: "物业小管家" }),
  });
  world.say(zhang, "@物业小管家 报修", { room });
  await hears("报修");
});

test("messages of one person arrive in order although the first one brings a slow photo", async () => {
  const messageFile = world.puppet.messageFile.bind(world.puppet);
  Object.assign(world.puppet, {
    messageFile: async (id: string) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return messageFile(id);
    },
  });
  world.say(zhang, photo("jpeg"));
  world.say(zhang, "就是这里");
  const li = world.person("wxid_li");
  world.say(li, "我不用等");
  await hears("就是这里");
  expect(bot.texts()).toEqual(["我不用等", "", "就是这里"]);
});

test("while the database is away a message waits, and nothing overtakes it", async () => {
  let away = true;
  const { receive } = bot;
  bot.receive = async (inbound) => {
    if (away) throw databaseLost();
    await receive(inbound);
  };
  world.say(zhang, "第一条");
  world.say(zhang, "第二条");
  await until(() => bot.lines.filter((line) => line.includes("database is away")).length > 6, "several tries");
  expect(bot.received).toEqual([]);
  away = false;
  await hears("第二条");
  expect(bot.texts()).toEqual(["第一条", "第二条"]);
});

test("a message that cannot be taken in for another reason is given up and holds nobody back", async () => {
  const { receive } = bot;
  bot.receive = async (inbound) => {
    if (inbound.text === "毒") throw new Error("a bug of ours");
    await receive(inbound);
  };
  world.say(zhang, "毒");
  world.say(zhang, "你好");
  await hears("你好");
  expect(bot.lines.join("")).toContain("is lost");
});

test("the log holds nothing of what people say or who they are", async () => {
  world.say(zhang, "我的电话是13800001111");
  world.say(zhang, photo("refused"));
  world.puppet.emit("error", new Error("no payload for wxid_zhang 张伟"));
  world.say(zhang, "你好");
  await hears("你好");
  expect(bot.lines.join("")).toContain("WeChat");
  expect(bot.lines.join("")).not.toMatch(/13800001111|张伟|wxid_zhang/);
});
