import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let electrician: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer", { skills: ["plumbing"] });
  electrician = await bot.staff("王师傅", "engineer", { skills: ["electrical"] });
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("赵经理", "manager");
});
afterEach(() => bot.close());

test("a repair goes from a resident's words to the sign-off", async () => {
  await bot.say(resident, "厨房水管漏水了");
  expect(bot.last(resident)).toContain("什么时候方便在家");
  await bot.say(resident, "明天下午三点以后");
  await bot.say(resident, "2");
  await bot.say(resident, "没有");
  expect(bot.last(resident)).toContain("明天下午三点以后");
  expect(bot.last(resident)).toContain("3栋2单元1201");
  await bot.say(resident, "确认");
  const number = "BX-20261123-0001";
  expect(bot.last(resident)).toContain(number);

  await bot.runDue();
  expect(bot.last(plumber)).toContain("厨房水管漏水了");
  expect(bot.heard(electrician)).toHaveLength(0);
  await bot.press(plumber, "接单");
  expect(bot.last(plumber)).toContain("13800000001");
  await bot.runDue();
  expect(bot.last(resident)).toContain("李师傅");

  await bot.press(plumber, "出发");
  await bot.runDue();
  expect(bot.last(resident)).toContain("已经出发");
  await bot.press(plumber, "到场");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "更换角阀，试水正常");
  await bot.runDue();
  expect(bot.last(resident)).toContain("更换角阀");
  await bot.press(resident, "修好了");
  expect(bot.last(resident)).toContain("谢谢");
  await bot.runDue();
  expect(bot.last(plumber)).toContain("已确认");

  const { rows } = await bot.pool.query("select status from request union all select status from work_order");
  expect(rows.map(({ status }) => status)).toEqual(["closed", "closed"]);
  const lines = await bot.db.prisma.timeline.findMany({ orderBy: { id: "asc" } });
  expect(lines.map(({ event }) => event)).toEqual([
    "reported",
    "offered",
    "accepted",
    "departed",
    "arrived",
    "completed",
    "signed-off",
  ]);
  expect(await bot.forgotten()).toBe(0);
});

test("a repair nobody takes climbs from a reminder to the supervisor and the manager, again and again", async () => {
  await bot.report(resident);
  await bot.pass({ minutes: 5 });
  expect(bot.last(plumber)).toContain("请尽快接单");
  await bot.pass({ minutes: 5 });
  expect(bot.last(supervisor)).toContain("升级提醒");
  expect(bot.heard(manager)).toHaveLength(0);
  await bot.pass({ minutes: 10 });
  expect(bot.last(manager)).toContain("升级提醒");
  // Twice as late each time: a manager who hears the same every ten minutes soon hears nothing.
  await bot.pass({ minutes: 20 });
  expect(bot.heard(manager)).toHaveLength(2);
  await bot.pass({ minutes: 39 });
  expect(bot.heard(manager)).toHaveLength(2);
  await bot.pass({ minutes: 1 });
  expect(bot.heard(manager)).toHaveLength(3);
  await bot.pass({ days: 3 });
  expect(bot.heard(manager).length).toBeGreaterThan(10);
  expect(await bot.forgotten()).toBe(0);
});
