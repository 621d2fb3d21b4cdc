import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let li: Party;
let supervisor: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  await bot.report(resident);
  await bot.press(li, "接单");
  await bot.press(li, "到场");
  await bot.runDue();
});
afterEach(() => bot.close());

const order = () => bot.db.prisma.workOrder.findFirstOrThrow();

test("parts are missing: the resident hears why and until when, nobody is pressed meanwhile, and the day resumes it by itself (R7)", async () => {
  await bot.pass({ hours: 2 });
  await bot.press(li, "等配件");
  await bot.press(li, "等配件");
  await bot.say(li, "11月25日");
  await bot.runDue();
  expect(bot.last(resident)).toContain("等配件");
  expect(bot.last(resident)).toContain("11月25日 08:30");
  expect(await order()).toMatchObject({ status: "on-the-spot", pausedReason: "parts", dueAt: null });
  expect(await bot.forgotten()).toBe(0);
  const quiet = [bot.heard(li).length, bot.heard(supervisor).length];
  bot.clock.now = new Date("2026-11-25T00:29:00Z");
  await bot.runDue();
  expect([bot.heard(li).length, bot.heard(supervisor).length]).toEqual(quiet);
  await bot.pass({ minutes: 1 });
  expect(bot.last(li)).toContain("请继续处理");
  expect(bot.last(resident)).toContain("已经继续处理");
  // Two of the eight hours were used before the pause.
  expect(await order()).toMatchObject({ pausedAt: null, dueAt: new Date("2026-11-25T06:30:00Z") });
  expect(await bot.forgotten()).toBe(0);
});

test("without a date the worker is asked again every working day and the supervisor hears, until the worker carries on (R13)", async () => {
  await bot.press(li, "等配件");
  await bot.press(li, "等配件");
  await bot.press(li, "日期待定");
  await bot.runDue();
  expect(bot.last(resident)).toContain("等配件");
  await bot.pass({ hours: 8 });
  expect(bot.last(li)).toContain("仍在暂停");
  expect(bot.last(supervisor)).toContain("仍在暂停");
  await bot.pass({ hours: 8 });
  expect(bot.heard(li).filter(({ text }) => text.includes("仍在暂停"))).toHaveLength(2);
  await bot.press(li, "继续处理");
  expect(bot.last(li)).toContain("已继续");
  expect(await order()).toMatchObject({ pausedAt: null });
  await bot.press(li, "继续处理");
  expect(bot.last(li)).toContain("没有暂停");
  expect(await bot.forgotten()).toBe(0);
});

test("work that is done while it was paused is done, and nothing is chased", async () => {
  await bot.press(li, "等配件");
  await bot.press(li, "等天气好转");
  await bot.say(li, "明天");
  await bot.press(li, "完成");
  await bot.say(li, "天晴了，已修好");
  expect(await order()).toMatchObject({ status: "done", pausedAt: null });
  const told = bot.heard(li).length;
  await bot.pass({ hours: 24 });
  expect(
    bot
      .heard(li)
      .slice(told)
      .some(({ text }) => text.includes("请继续处理")),
  ).toBe(false);
});

test("the worker is warned half an hour before the limit, reminded at it, and then it climbs", async () => {
  await bot.pass({ hours: 7, minutes: 29 });
  expect(bot.last(li)).not.toContain("时限将到");
  await bot.pass({ minutes: 1 });
  expect(bot.last(li)).toContain("时限将到");
  expect(bot.last(li)).toContain("11月23日 18:00");
  await bot.pass({ minutes: 30 });
  expect(bot.last(li)).toContain("请及时处理");
  await bot.pass({ minutes: 5 });
  expect(bot.last(supervisor)).toContain("升级提醒");
});

test("somebody else's order is not paused", async () => {
  const wang = await bot.staff("王师傅", "engineer");
  const { id } = await order();
  await bot.channel.receive({
    channel: bot.channel.name,
    account: wang.chat,
    chat: wang.chat,
    id: "forged",
    text: "",
    button: `resume:${id}`,
    files: [],
  });
  await bot.sender.settle();
  expect(bot.last(wang)).toContain("其他同事");
});
