import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let supervisor: Party;
let desk: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  desk = await bot.staff("孙前台", "front-desk");
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.runDue();
});
afterEach(() => bot.close());

test("a week after the sign-off the resident is asked, and one press counts even if no words follow", async () => {
  await bot.pass({ days: 6, hours: 23 });
  expect(bot.last(resident)).not.toContain("满意吗");
  await bot.pass({ hours: 2 });
  expect(bot.last(resident)).toContain("满意吗");
  await bot.press(resident, "5 非常满意");
  const [callback] = await bot.db.prisma.callback.findMany();
  expect(callback).toMatchObject({ status: "answered", satisfaction: 5 });
  expect(bot.last(resident)).toContain("建议");
  await bot.say(resident, "下次请先打电话");
  expect(await bot.db.prisma.callback.findFirst()).toMatchObject({ suggestions: "下次请先打电话" });
  await bot.pass({ days: 10 });
  expect(bot.heard(desk)).toHaveLength(0);
});

test("nobody is asked in their rest hours", async () => {
  const due = new Date(bot.clock.now.getTime() + 7 * 24 * 60 * 60_000);
  await bot.pool.query("update outbox set run_at = $1 where key like 'callback:%'", [
    new Date(due.getTime() + 12 * 60 * 60_000),
  ]);
  await bot.pass({ days: 7, hours: 20 });
  expect(bot.heard(resident).some(({ text }) => text.includes("满意吗"))).toBe(false);
  await bot.pass({ hours: 4 });
  const asked = bot.heard(resident).find(({ text }) => text.includes("满意吗"));
  expect(asked?.at.toISOString()).toBe("2026-12-01T00:30:00.000Z");
});

test("a callback that falls into another conversation waits for its end", async () => {
  await bot.pass({ days: 6, hours: 23, minutes: 50 });
  await bot.say(resident, "卧室灯不亮了");
  await bot.pass({ minutes: 30 });
  expect(bot.heard(resident).some(({ text }) => text.includes("满意吗"))).toBe(false);
  await bot.say(resident, "取消");
  await bot.pass({ minutes: 5 });
  expect(bot.last(resident)).toContain("满意吗");
});

test("a dissatisfied resident has the repair reopened under its number, the supervisor hears, and asks again after the next sign-off", async () => {
  await bot.pass({ days: 7, hours: 1 });
  await bot.say(resident, "1");
  expect(bot.last(resident)).toContain("抱歉");
  await bot.say(resident, "还是有点漏");
  await bot.say(resident, "没有");
  await bot.runDue();
  expect(bot.last(supervisor)).toContain("返修");
  expect(await bot.db.prisma.request.findFirst()).toMatchObject({
    status: "open",
    reopenedCount: 1,
    number: "BX-20261123-0001",
  });
  expect(bot.last(plumber)).toContain("返修");
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了管子");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.pass({ days: 7, hours: 1 });
  expect(bot.heard(resident).filter(({ text }) => text.includes("满意吗"))).toHaveLength(2);
  expect(await bot.forgotten()).toBe(0);
});

test("no answer is followed by one reminder, then by a phone call with script and form, written down in full", async () => {
  await bot.pass({ days: 7, hours: 1 });
  await bot.pass({ days: 1, hours: 1 });
  expect(bot.last(resident)).toContain("再打扰您一下");
  expect(bot.heard(desk)).toHaveLength(0);
  await bot.pass({ days: 1, hours: 1 });
  expect(bot.heard(resident).filter(({ text }) => text.includes("再打扰您一下"))).toHaveLength(1);
  expect(bot.last(desk)).toContain("电话回访");
  await bot.press(desk, "接单");
  await bot.press(desk, "开始回访");
  expect(bot.last(desk)).toContain("翠湖花园客服中心");
  await bot.press(desk, "4 满意");
  await bot.say(desk, "来得有点晚");
  await bot.say(desk, "希望周末也能上门");
  expect(bot.last(desk)).toContain("谢谢您");
  expect(await bot.db.prisma.callback.findFirst()).toMatchObject({
    status: "answered",
    satisfaction: 4,
    shortcomings: "来得有点晚",
    suggestions: "希望周末也能上门",
    callerId: desk.staffId,
  });
  expect(await bot.db.prisma.workOrder.count({ where: { status: { notIn: ["closed", "cancelled"] } } })).toBe(0);
  expect(await bot.forgotten()).toBe(0);
});

test("a phone call that is not made within three days reaches the supervisor, and not before", async () => {
  await bot.pass({ days: 9, hours: 2 });
  await bot.press(desk, "接单");
  const before = bot.heard(supervisor).length;
  await bot.pass({ days: 2, hours: 20 });
  expect(bot.last(desk)).toContain("请及时处理");
  expect(bot.heard(supervisor).slice(before)).toEqual([]);
  await bot.pass({ hours: 6 });
  expect(bot.last(supervisor)).toContain("BX-20261123-0001");
});

test("an answer in the chat makes the phone call needless, and nobody else can give it", async () => {
  await bot.pass({ days: 9, hours: 2 });
  expect(bot.last(desk)).toContain("电话回访");
  const other = await bot.resident("王强", ["1栋1单元101"]);
  const button = bot.heard(resident).findLast(({ buttons }) => buttons.length === 5)?.buttons[4]?.value ?? "";
  await bot.channel.receive({
    channel: "fake",
    account: other.chat,
    chat: other.chat,
    id: "steal",
    text: "",
    button,
    files: [],
  });
  expect(await bot.db.prisma.callback.findFirst()).toMatchObject({ status: "phoned" });
  await bot.press(resident, "5 非常满意");
  await bot.runDue();
  expect(bot.last(desk)).toContain("已取消");
});

test("who asks to be contacted in the evening is asked in the evening, and never in rest hours", async () => {
  await bot.say(resident, "以后请在晚上联系我");
  expect(bot.last(resident)).toContain("18:00–22:00");
  await bot.pass({ days: 7, hours: 7 });
  expect(bot.heard(resident).some(({ text }) => text.includes("满意吗"))).toBe(false);
  await bot.pass({ hours: 2 });
  const asked = bot.heard(resident).find(({ text }) => text.includes("满意吗"));
  expect(asked?.at.toISOString()).toBe("2026-11-30T10:00:00.000Z");
  await bot.say(resident, "以后随时都可以联系我");
  expect(await bot.db.prisma.person.findUnique({ where: { id: resident.personId } })).toMatchObject({
    contactHours: null,
  });
});

test("hours that are all rest hours count for nothing", async () => {
  await bot.say(resident, "以后请在12点到14点回访");
  await bot.pass({ days: 7, hours: 1 });
  expect(bot.heard(resident).some(({ text }) => text.includes("满意吗"))).toBe(true);
});

test("a head reads what residents said and signs it as read, each answer once", async () => {
  await bot.plant();
  await bot.pass({ days: 7, hours: 1 });
  await bot.press(resident, "2 不满意");
  await bot.say(resident, "还在滴水");
  await bot.say(resident, "没有");
  await bot.pass({ hours: 8 });
  expect(bot.heard(supervisor).some(({ text }) => text.includes("BX-20261123-0001 · 2 不满意 · 还在滴水"))).toBe(true);
  await bot.press(supervisor, "已阅", "read", "【回访");
  expect(bot.last(supervisor)).toContain("已审阅 1 条");
  expect(await bot.db.prisma.callback.findFirst()).toMatchObject({
    reviewedById: supervisor.staffId,
    decision: "reopened",
  });
  expect(await bot.db.prisma.workOrder.findFirst({ where: { kind: "repair" } })).toMatchObject({ remark: "还在滴水" });
  await bot.pass({ days: 1 });
  expect(bot.heard(supervisor).filter(({ text }) => text.includes("请审阅"))).toHaveLength(1);
});

test("a request that somebody phoned about is followed up, and what is unhappy goes to the supervisor and is asked about again", async () => {
  const other = await bot.resident("王强", ["1栋1单元101"]);
  await bot.say(other, "转人工");
  await bot.say(other, "想了解会所的开放时间");
  await bot.runDue();
  await bot.press(desk, "接单");
  await bot.press(desk, "已处理");
  await bot.say(desk, "告诉了开放时间");
  await bot.pass({ days: 7, hours: 1 });
  await bot.press(resident, "5 非常满意");
  expect(bot.last(other)).toContain("满意吗");
  await bot.press(other, "1 很不满意");
  await bot.say(other, "电话里态度不好");
  await bot.say(other, "没有");
  await bot.runDue();
  expect(await bot.db.prisma.callback.findFirst({ where: { personId: other.personId } })).toMatchObject({
    decision: "escalated",
  });
  expect(bot.last(supervisor)).toContain("回电");
  await bot.press(supervisor, "接单");
  expect(bot.last(supervisor)).toContain("电话里态度不好");
  await bot.press(supervisor, "已处理");
  await bot.say(supervisor, "已道歉");
  await bot.pass({ days: 7, hours: 1 });
  expect(bot.heard(other).filter(({ text }) => text.includes("满意吗"))).toHaveLength(2);
  expect(await bot.forgotten()).toBe(0);
});
