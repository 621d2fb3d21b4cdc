import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let li: Party;
let wang: Party;
let supervisor: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer", { shift: "early" });
  wang = await bot.staff("王师傅", "engineer", { shift: "middle" });
  supervisor = await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

const order = () => bot.db.prisma.workOrder.findFirstOrThrow();

test("staff see the shifts of the next two weeks (S1)", async () => {
  await bot.say(li, "我的班次");
  const lines = bot.last(li).split("\n");
  expect(lines).toHaveLength(15);
  expect(lines[1]).toBe("11月23日（周一）：早班 08:00–17:00");
  expect(lines[14]).toContain("12月6日（周日）");
});

test("two exchange their shifts: the colleague agrees, the supervisor approves, and work follows (S2)", async () => {
  await bot.say(li, "换班");
  await bot.press(li, "11月24日");
  await bot.press(li, "王师傅");
  await bot.press(li, "只换这一天");
  await bot.runDue();
  expect(bot.last(wang)).toContain("李师傅 想和您互换");
  expect(bot.heard(supervisor)).toHaveLength(0);
  await bot.press(wang, "同意换班");
  await bot.runDue();
  expect(bot.last(supervisor)).toContain("换班待批");
  await bot.press(supervisor, "批准换班");
  await bot.runDue();
  for (const who of [li, wang]) expect(bot.last(who)).toContain("换班已批准");
  await bot.say(li, "我的班次");
  expect(bot.last(li)).toContain("11月24日（周二）：中班 12:00–21:00");
  // Nine in the morning of the 24th: by their own shifts it would be Li's.
  bot.clock.now = new Date("2026-11-24T01:00:00Z");
  await bot.report(resident);
  expect(bot.last(wang)).toContain("【新工单】");
  expect(bot.last(li)).not.toContain("【新工单】");
});

test("an exchange holds only with both words, and each is given once", async () => {
  await bot.say(li, "换班");
  await bot.press(li, "11月24日");
  await bot.press(li, "王师傅");
  await bot.press(li, "只换这一天");
  await bot.runDue();
  await bot.press(wang, "暂不换班");
  await bot.runDue();
  expect(bot.last(li)).toContain("这次没有同意换班");
  await bot.press(wang, "同意换班");
  expect(bot.last(wang)).toContain("已经处理过");
  expect(await bot.db.prisma.rosterEntry.count()).toBe(0);
});

test("a shift is exchanged for one of another day", async () => {
  await bot.say(li, "换班");
  await bot.press(li, "11月24日");
  await bot.press(li, "王师傅");
  await bot.say(li, "11月26日");
  await bot.runDue();
  await bot.press(wang, "同意换班");
  await bot.runDue();
  await bot.press(supervisor, "批准换班");
  const entries = await bot.db.prisma.rosterEntry.findMany({ orderBy: [{ date: "asc" }, { staffId: "asc" }] });
  expect(entries.map(({ shift }) => shift)).toEqual(["middle", "early", "middle", "early"]);
});

test("who reports ill is off duty, the supervisor hears, the resident too, and the work goes to a colleague", async () => {
  await bot.report(resident);
  await bot.press(li, "接单");
  bot.clock.now = new Date("2026-11-23T05:00:00Z");
  await bot.runDue();
  await bot.say(li, "请病假");
  await bot.press(li, "今天");
  await bot.say(li, "11月25日");
  expect(bot.last(li)).toContain("11月25日");
  await bot.runDue();
  expect(bot.heard(supervisor).some(({ text }) => text.includes("李师傅 请假") && text.includes("1 张工单"))).toBe(
    true,
  );
  expect(bot.heard(resident).some(({ text }) => text.includes("另一位师傅"))).toBe(true);
  expect(bot.last(wang)).toContain("【新工单】");
  expect(await order()).toMatchObject({ status: "offered", assigneeId: null });
  expect(await bot.forgotten()).toBe(0);
  await bot.say(li, "我的班次");
  expect(bot.last(li)).toContain("11月25日（周三）：请假");
  expect(bot.last(li)).toContain("11月26日（周四）：早班");
  await bot.press(li, "销假");
  await bot.say(li, "我的班次");
  expect(bot.last(li)).toContain("11月25日（周三）：早班");
});

test("work in hand stays until the morning of an illness that begins tomorrow", async () => {
  await bot.db.prisma.staff.update({ where: { id: wang.staffId ?? 0 }, data: { shift: "early" } });
  await bot.report(resident);
  await bot.press(li, "接单");
  await bot.press(li, "到场");
  await bot.say(li, "请假");
  await bot.press(li, "明天");
  await bot.press(li, "只请一天");
  await bot.runDue();
  expect(await order()).toMatchObject({ status: "on-the-spot", assigneeId: li.staffId });
  bot.clock.now = new Date("2026-11-23T16:00:00Z");
  await bot.runDue();
  expect(await order()).toMatchObject({ status: "waiting", assigneeId: null });
  await bot.pass({ hours: 9 });
  expect(bot.heard(wang).filter(({ text }) => text.includes("【新工单】"))).toHaveLength(2);
  expect(await bot.forgotten()).toBe(0);
});

test("an offer to somebody who reports ill goes on to whoever is left", async () => {
  await bot.db.prisma.staff.update({ where: { id: wang.staffId ?? 0 }, data: { shift: "early" } });
  await bot.report(resident);
  await bot.say(li, "请假");
  await bot.press(li, "今天");
  await bot.press(li, "只请一天");
  await bot.runDue();
  const offers = await bot.db.prisma.offer.findMany({ orderBy: { staffId: "asc" } });
  expect(offers.map(({ status, reason }) => [status, reason])).toEqual([
    ["declined", "sick"],
    ["open", null],
  ]);
});
