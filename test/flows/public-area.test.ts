import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let electrician: Party;
let cleaner: Party;
let desk: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  electrician = await bot.staff("王师傅", "engineer");
  cleaner = await bot.staff("周阿姨", "cleaner");
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("赵经理", "manager");
  const areas = [
    { name: "3栋大堂", clubhouse: false },
    { name: "会所", clubhouse: true },
  ];
  await bot.db.prisma.publicArea.createMany({ data: areas.map((area) => ({ ...area, propertyId: bot.property.id })) });
});
afterEach(() => bot.close());

/** Reports in the words of somebody who asks for nothing else, and has it repaired. */
async function repaired(reporter: Party, words: string): Promise<void> {
  await bot.say(reporter, words);
  await bot.press(reporter, "没有");
  await bot.press(reporter, "确认提交");
  await bot.runDue();
  await bot.press(electrician, "接单");
  await bot.press(electrician, "完成");
  await bot.say(electrician, "换了灯管");
  await bot.runDue();
}

async function statuses(): Promise<Record<string, string>> {
  const orders = await bot.db.prisma.workOrder.findMany({ orderBy: { id: "asc" } });
  const request = await bot.db.prisma.request.findFirstOrThrow();
  return {
    request: request.status,
    ...Object.fromEntries(
      orders.map(({ kind, role, status }) => [kind === "signature" ? `${kind} ${role}` : kind, status]),
    ),
  };
}

describe("a repair in a public area", () => {
  test("is looked at again the next day, signed by supervisor and manager, and told to whoever reported it (R11)", async () => {
    await repaired(resident, "3栋大堂的灯不亮了");
    expect(bot.last(resident)).toContain("换了灯管");
    expect(bot.heard(resident).at(-1)?.buttons).toEqual([]);
    await bot.pass({ hours: 23 });
    expect(bot.heard(desk)).toHaveLength(0);
    await bot.pass({ hours: 1 });
    expect(bot.last(desk)).toContain("公区查验");
    await bot.press(desk, "接单");
    await bot.press(desk, "查验合格");
    await bot.runDue();
    expect(bot.heard(manager)).toHaveLength(0);
    expect(bot.last(supervisor)).toContain("签字");
    await bot.press(supervisor, "接单");
    await bot.press(supervisor, "签字");
    await bot.runDue();
    await bot.press(manager, "接单");
    await bot.press(manager, "签字");
    await bot.runDue();
    expect(await statuses()).toEqual({
      request: "closed",
      repair: "closed",
      "re-inspection": "closed",
      "signature supervisor": "closed",
      "signature manager": "closed",
    });
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    const people = await bot.db.prisma.timeline.findMany({
      where: { event: { in: ["inspected", "signed"] } },
      orderBy: { id: "asc" },
    });
    expect(people.map(({ personId }) => personId)).toEqual([desk.personId, supervisor.personId, manager.personId]);
    expect(await bot.forgotten()).toBe(0);
  });

  test("that fails the second look, or that nobody wants to sign, goes out again", async () => {
    await repaired(resident, "3栋大堂的灯不亮了");
    await bot.pass({ hours: 24 });
    await bot.press(desk, "接单");
    await bot.press(desk, "查验不合格");
    await bot.say(desk, "还有一盏不亮");
    await bot.runDue();
    expect(bot.last(supervisor)).toContain("返修");
    expect(bot.last(electrician)).toContain("返修：第 1 次");
    await bot.press(electrician, "接单");
    await bot.press(electrician, "完成");
    await bot.say(electrician, "都换了");
    await bot.pass({ hours: 24 });
    await bot.press(desk, "接单");
    await bot.press(desk, "查验合格");
    await bot.runDue();
    await bot.press(supervisor, "接单");
    await bot.press(supervisor, "退回");
    await bot.say(supervisor, "灯罩没有装回去");
    await bot.runDue();
    expect(bot.heard(manager)).toHaveLength(0);
    expect(bot.last(electrician)).toContain("返修：第 2 次");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({
      number: "BX-20261123-0001",
      status: "open",
      reopenedCount: 2,
    });
    expect(await bot.forgotten()).toBe(0);
  });

  test("is not signed off by the resident's word instead of the second look", async () => {
    await repaired(resident, "3栋大堂的灯不亮了");
    await bot.say(resident, "修好了");
    expect(await statuses()).toEqual({ request: "open", repair: "done" });
    await bot.pass({ hours: 24 });
    expect(bot.last(desk)).toContain("公区查验");
  });

  test("waits for the next day's duty when the second look falls outside of it", async () => {
    await bot.db.prisma.staff.updateMany({ where: { role: "front-desk" }, data: { shift: "day" } });
    bot.clock.now = new Date("2026-11-23T08:00:00Z");
    await repaired(resident, "3栋大堂的灯不亮了");
    await bot.pass({ days: 1, minutes: 1 });
    expect(bot.heard(desk)[0]?.at.toISOString()).toBe("2026-11-24T08:00:00.000Z");
  });
});

test("staff report a public area without a unit, for their department", async () => {
  await repaired(cleaner, "3栋大堂的灯不亮了");
  const request = await bot.db.prisma.request.findFirstOrThrow();
  expect(request).toMatchObject({
    unitId: null,
    reporterId: cleaner.personId,
    department: "cleaner",
    keyConsent: null,
    availability: null,
  });
  expect(bot.heard(electrician)[0]?.text).toContain("公共区域：3栋大堂");
  await bot.pass({ hours: 24 });
  expect(bot.last(desk)).toContain("公区查验");
});

test("in the clubhouse the staff who reported sign themselves (R11)", async () => {
  await repaired(cleaner, "会所的灯不亮了");
  await bot.press(cleaner, "修好了");
  await bot.runDue();
  expect(await statuses()).toEqual({ request: "closed", repair: "closed" });
  await bot.pass({ hours: 48 });
  expect(bot.heard(desk)).toHaveLength(0);
});

test("in the clubhouse a resident's report is looked at again all the same", async () => {
  await repaired(resident, "会所的灯不亮了");
  await bot.pass({ hours: 24 });
  expect(bot.last(desk)).toContain("公区查验");
});
