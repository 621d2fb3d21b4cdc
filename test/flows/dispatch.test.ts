import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let second: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer", { shift: "day" });
  second = await bot.staff("王师傅", "engineer", { shift: "day" });
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("赵经理", "manager");
});
afterEach(() => bot.close());

const order = () => bot.db.prisma.workOrder.findFirstOrThrow();

test("an order that everybody declines climbs at once, and the supervisor gives it to somebody (R4)", async () => {
  await bot.report(resident);
  await bot.press(plumber, "拒单");
  await bot.press(plumber, "手上有活");
  await bot.runDue();
  expect(bot.heard(supervisor)).toHaveLength(0);
  await bot.press(second, "拒单");
  await bot.say(second, "我在外面办事");
  await bot.runDue();
  expect(bot.last(supervisor)).toContain("升级提醒");
  expect(bot.heard(manager)).toHaveLength(0);
  await bot.press(supervisor, "指派");
  await bot.press(supervisor, "李师傅");
  await bot.runDue();
  expect(await order()).toMatchObject({ status: "accepted", assigneeId: plumber.staffId });
  expect(bot.last(plumber)).toContain("13800000001");
  expect(bot.last(resident)).toContain("李师傅");
  const reasons = await bot.db.prisma.offer.findMany({ orderBy: { staffId: "asc" } });
  expect(reasons.map(({ reason }) => reason)).toEqual(["busy", "我在外面办事"]);
  expect(await bot.forgotten()).toBe(0);
});

test("at night the supervisor hears that nobody is on duty, once, and the offer comes when the shift begins (S2)", async () => {
  bot.clock.now = new Date("2026-11-23T14:00:00Z");
  await bot.report(resident);
  expect(bot.last(supervisor)).toContain("无人值班");
  await bot.pass({ hours: 10 });
  expect(bot.heard(supervisor)).toHaveLength(1);
  expect(bot.heard(plumber)).toHaveLength(0);
  await bot.pass({ minutes: 31 });
  for (const worker of [plumber, second])
    expect(bot.heard(worker)[0]?.at.toISOString()).toBe("2026-11-24T00:30:00.000Z");
  expect(await bot.forgotten()).toBe(0);
});

test("at night the supervisor can give the order to somebody who is off duty", async () => {
  bot.clock.now = new Date("2026-11-23T14:00:00Z");
  await bot.report(resident);
  await bot.press(supervisor, "指派");
  await bot.press(supervisor, "王师傅");
  await bot.runDue();
  expect(await order()).toMatchObject({ status: "accepted", assigneeId: second.staffId });
  await bot.pass({ hours: 11 });
  expect(bot.heard(plumber)).toHaveLength(0);
});

test("an offer of the last minutes of a shift is not escalated before the next shift has had its time (R3)", async () => {
  bot.clock.now = new Date("2026-11-23T09:28:00Z");
  await bot.report(resident);
  await bot.pass({ hours: 14 });
  expect(bot.heard(plumber)).toHaveLength(1);
  expect(bot.heard(supervisor)).toHaveLength(0);
  await bot.pass({ hours: 1, minutes: 6 });
  expect(bot.last(plumber)).toContain("请尽快接单");
});

test("a worker who does not come is reminded, then the supervisor gives the order to somebody else", async () => {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.runDue();
  await bot.pass({ hours: 1, minutes: 59 });
  expect(bot.last(plumber)).not.toContain("请及时处理");
  await bot.pass({ minutes: 1 });
  expect(bot.last(plumber)).toContain("请及时处理");
  await bot.pass({ minutes: 5 });
  expect(bot.last(supervisor)).toContain("李师傅");
  await bot.press(supervisor, "指派");
  expect(
    bot
      .heard(supervisor)
      .at(-1)
      ?.buttons.map(({ label }) => label)
      .join(),
  ).not.toContain("李师傅");
  await bot.press(supervisor, "王师傅");
  await bot.runDue();
  expect(bot.last(plumber)).toContain("改派");
  expect(bot.last(second)).toContain("13800000001");
  expect(bot.last(resident)).toContain("王师傅");
  await bot.press(plumber, "到场");
  expect(bot.last(plumber)).toContain("其他同事");
  await bot.press(second, "完成");
  await bot.say(second, "换了阀芯");
  expect(await order()).toMatchObject({ status: "done", assigneeId: second.staffId });
  expect(await bot.forgotten()).toBe(0);
});

test("of two who take an order at the same moment one has it, and the other is thanked", async () => {
  await bot.report(resident);
  await Promise.all([bot.press(plumber, "接单"), bot.press(second, "接单")]);
  await bot.runDue();
  const { assigneeId } = await order();
  const [winner, loser] = assigneeId === plumber.staffId ? [plumber, second] : [second, plumber];
  expect(bot.heard(winner).some(({ text }) => text.includes("13800000001"))).toBe(true);
  expect(bot.heard(loser).some(({ text }) => text.includes("13800000001"))).toBe(false);
  expect(bot.heard(loser).some(({ text }) => text.includes("已由"))).toBe(true);
  expect(await bot.db.prisma.timeline.count({ where: { event: "accepted" } })).toBe(1);
  await bot.press(winner, "接单");
  expect(bot.last(winner)).toContain("您已经接过了");
});

test("name and phone are shown to nobody but the one who took the order (X2)", async () => {
  await bot.report(resident, "厨房水管漏水了");
  await bot.pass({ minutes: 11 });
  for (const person of [plumber, second, supervisor]) {
    for (const { text } of bot.heard(person)) {
      expect(text).not.toContain("13800000001");
      expect(text).not.toContain("张伟");
    }
  }
});
