import { afterEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let li: Party;
let wang: Party;
let zhao: Party;
let supervisor: Party;

async function open(policy: string, extra: Parameters<House["staff"]>[2] = {}): Promise<void> {
  bot = await house({ policy });
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer", extra);
  wang = await bot.staff("王师傅", "engineer", extra);
  zhao = await bot.staff("赵师傅", "engineer", extra);
  supervisor = await bot.staff("陈主管", "supervisor");
}
afterEach(() => bot.close());

const offered = (who: Party) => bot.heard(who).filter(({ text }) => text.includes("【新工单】")).length;
const order = () => bot.db.prisma.workOrder.findFirstOrThrow({ orderBy: { id: "desc" } });

async function finished(by: Party): Promise<void> {
  await bot.report(resident);
  await bot.press(by, "接单");
  await bot.press(by, "完成");
  await bot.say(by, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.runDue();
}

test("in mode assign the best one is asked by name, then the next, then everybody and the supervisor", async () => {
  await open("dispatch: {default: assign, tries: 2}");
  await bot.report(resident);
  expect([li, wang, zhao].map(offered)).toEqual([1, 0, 0]);
  await bot.pass({ minutes: 5 });
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 0]);
  expect(bot.heard(supervisor)).toHaveLength(0);
  await bot.press(li, "接单");
  expect(bot.last(li)).toContain("目前没有派给您");
  await bot.pass({ minutes: 5 });
  expect([li, wang, zhao].map(offered)).toEqual([2, 2, 1]);
  expect(bot.last(supervisor)).toContain("升级提醒");
  await bot.press(zhao, "接单");
  expect(await order()).toMatchObject({ status: "accepted", assigneeId: zhao.staffId });
  expect(await bot.forgotten()).toBe(0);
});

test("who was asked by name and declines with a reason makes room for the next at once", async () => {
  await open("dispatch: {categories: {plumbing: assign}}");
  await bot.report(resident);
  await bot.press(li, "拒单");
  await bot.press(li, "手上有活");
  await bot.runDue();
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 0]);
  for (const who of [wang, zhao]) {
    await bot.press(who, "拒单");
    await bot.press(who, "手上有活");
    await bot.runDue();
  }
  expect(bot.last(supervisor)).toContain("升级提醒");
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 1]);
  expect(await bot.forgotten()).toBe(0);
});

test("in rotation everybody is asked in turn, whoever did the last job there", async () => {
  await open("dispatch: {default: rotate}");
  await finished(li);
  await finished(wang);
  await bot.report(resident);
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 1]);
  expect(bot.last(zhao)).toContain("为什么派给您：当班·轮到您了·手头 0 单");
});

test("the offer says why: duty, trade, the last job there, work in hand", async () => {
  await open("dispatch: {default: assign}", { skills: ["plumbing"] });
  await finished(li);
  await bot.report(resident);
  expect(offered(li)).toBe(2);
  expect(bot.last(li)).toContain("为什么派给您：当班·水管与下水道·上次也是您修的·手头 0 单");
});

test("who has less in hand is asked before who has more, and who knows the place before both", async () => {
  await open("dispatch: {default: assign}");
  await bot.report(resident);
  await bot.press(li, "接单");
  await bot.report(resident, "卧室的灯坏了");
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 0]);
});

test("work of a building goes to those who look after it, and to the others when they are off duty", async () => {
  await open("{}");
  await bot.db.prisma.staff.update({ where: { id: li.staffId ?? 0 }, data: { areas: ["3"] } });
  for (const { staffId } of [wang, zhao])
    await bot.db.prisma.staff.update({ where: { id: staffId ?? 0 }, data: { areas: ["1", "2"] } });
  await bot.report(resident);
  expect([li, wang, zhao].map(offered)).toEqual([1, 0, 0]);
  expect(bot.last(li)).toContain("您负责的楼栋");
  await bot.db.prisma.staff.update({ where: { id: li.staffId ?? 0 }, data: { shift: "day" } });
  bot.clock.now = new Date("2026-11-23T14:00:00Z");
  await bot.report(resident, "卧室的灯坏了");
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 1]);
});

test("nobody on duty: who is reachable is asked for urgent work and the supervisor told, ordinary work waits for the morning", async () => {
  await open("{}", { shift: "day" });
  bot.clock.now = new Date("2026-11-23T14:00:00Z");
  await bot.report(resident);
  expect([li, wang, zhao].map(offered)).toEqual([0, 0, 0]);
  const { id } = await order();
  await bot.db.prisma.workOrder.update({ where: { id }, data: { priority: "urgent" } });
  await bot.db.prisma.outbox.updateMany({
    where: { key: `deadline:${id}`, doneAt: null },
    data: { runAt: bot.clock.now },
  });
  await bot.runDue();
  expect([li, wang, zhao].map(offered)).toEqual([1, 1, 1]);
  expect(bot.last(li)).toContain("无人当班，请您支援");
  expect(bot.last(supervisor)).toContain("无人值班");
  // The clock of who is asked at night does not wait for the morning.
  await bot.pass({ minutes: 5 });
  expect(bot.last(li)).toContain("请尽快接单");
  expect(await bot.forgotten()).toBe(0);
});

test("a priority may have limits and an escalation of its own", async () => {
  await open("repair: {urgent: {accept: PT3M, escalate: [{after: PT1M, to: manager}]}}");
  const manager = await bot.staff("赵经理", "manager");
  await bot.report(resident);
  const { id } = await order();
  await bot.pass({ minutes: 4 });
  expect(bot.last(li)).toContain("【新工单】");
  await bot.pass({ minutes: 30 });
  await bot.db.prisma.request.updateMany({ data: { status: "cancelled" } });
  await bot.db.prisma.workOrder.update({ where: { id }, data: { status: "waiting", priority: "urgent", level: 0 } });
  await bot.db.prisma.outbox.updateMany({
    where: { key: `deadline:${id}`, doneAt: null, cancelledAt: null },
    data: { job: "dispatch", runAt: bot.clock.now },
  });
  const before = bot.heard(manager).length;
  await bot.runDue();
  await bot.pass({ minutes: 3 });
  expect(bot.last(li)).toContain("请尽快接单");
  await bot.pass({ minutes: 1 });
  expect(bot.heard(manager).length).toBe(before + 1);
});
