import { afterEach, beforeEach, expect, test } from "vitest";
import type { Inbound } from "../../src/bot/channel.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let said = 0;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
  await bot.db.prisma.publicArea.create({ data: { propertyId: bot.property.id, name: "大堂" } });
});
afterEach(() => bot.close());

const group = { chat: "owners-group" };

async function sayInGroup(who: { chat: string }, text: string, extra: Partial<Inbound> = {}): Promise<void> {
  const from = { channel: bot.channel.name, account: who.chat, chat: group.chat, group: true };
  await bot.channel.receive({ ...from, id: `group-${++said}`, text, files: [], ...extra });
  await bot.sender.settle();
  await bot.runDue();
}

async function pressInGroup(who: { chat: string }, label: string): Promise<void> {
  const value = bot
    .heard(group)
    .flatMap(({ buttons }) => buttons)
    .findLast((button) => button.label.includes(label))?.value;
  if (value === undefined) throw new Error(`no button ${label}; heard ${bot.last(group)}`);
  await sayInGroup(who, "", { button: value });
}

test("what is one's own is pointed to a private chat, with a link where there is one", async () => {
  for (const words of [
    "厨房水管漏水了",
    "进度",
    "我的资料",
    "我要投诉李师傅",
    "人工",
    "我的账单",
    "补充一下：12345678",
  ]) {
    await sayInGroup(resident, words);
    expect(bot.last(group), words).toContain("请私聊我");
  }
  await sayInGroup(resident, "进度", { privateLink: "https://t.me/guanjia_bot" });
  expect(bot.last(group)).toContain("https://t.me/guanjia_bot");
  expect(await bot.db.prisma.request.count()).toBe(0);
});

test("buttons of a private chat show nothing in a group", async () => {
  await bot.report(resident);
  await sayInGroup(resident, "", { button: "begin:my-data" });
  await sayInGroup(resident, "", { button: "begin:progress" });
  expect(bot.heard(group).map(({ text }) => text)).toEqual([bot.last(group), bot.last(group)]);
  expect(bot.last(group)).toContain("请私聊我");
});

test("a public area is reported there, without a word about anybody, and what comes of it is told in private", async () => {
  await sayInGroup(resident, "大堂的灯坏了");
  expect(bot.last(group)).toContain("大堂的灯坏了");
  await pressInGroup(resident, "确认提交");
  expect(bot.last(group)).toContain("BX-20261123-0001");
  await bot.press(plumber, "接单");
  await bot.runDue();
  expect(bot.last(resident)).toContain("李师傅 接单");
  expect(bot.last(group)).toContain("BX-20261123-0001");
  for (const { text } of bot.heard(group)) expect(text).not.toMatch(/1201|138000|张伟/);
  expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({
    place: "大堂",
    reporterId: resident.personId,
  });
});

test("what somebody said in a group last does not bring their notices there", async () => {
  await bot.report(resident);
  bot.clock.now = new Date(bot.clock.now.getTime() + 60_000);
  await sayInGroup(resident, "你好");
  await bot.press(plumber, "接单");
  await bot.runDue();
  expect(bot.last(group)).not.toContain("接单");
  expect(bot.last(resident)).toContain("李师傅 接单");
});

test("a stranger is not asked who they are in front of everybody", async () => {
  await sayInGroup({ chat: "stranger" }, "3栋2单元1201 厨房漏水 13800138000");
  expect(bot.last(group)).toContain("请私聊我");
});

test("an alarm works in a group as well, and asks for no address there", async () => {
  await sayInGroup(resident, "救命啊");
  expect(
    bot
      .heard(group)
      .map(({ text }) => text)
      .join(),
  ).toContain("110");
  for (const { text, buttons } of bot.heard(group))
    expect(text + buttons.map(({ label }) => label).join()).not.toContain("1201");
});
