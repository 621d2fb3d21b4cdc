import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { within } from "../../src/domain/calendar.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let second: Party;
let desk: Party;
let supervisor: Party;

/** Monday in Shanghai: the evening that the silence of these tests begins in. */
const evening = new Date("2026-11-23T13:45:00Z");

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  second = await bot.staff("王师傅", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

async function repaired(): Promise<void> {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
}

const repair = () =>
  bot.db.prisma.workOrder.findFirstOrThrow({ where: { kind: "repair" }, include: { request: true } });

describe("a repair that is not fixed", () => {
  beforeEach(async () => {
    await repaired();
    await bot.press(resident, "没修好");
    await bot.say(resident, "水龙头还是滴水");
    await bot.runDue();
  });

  test("is reopened under the same number, counted, dispatched again, and the supervisor hears", async () => {
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    const order = await repair();
    expect(order).toMatchObject({ status: "offered", reopenedCount: 1, round: 2, assigneeId: null });
    expect(order.request).toMatchObject({ number: "BX-20261123-0001", status: "open", reopenedCount: 1 });
    for (const worker of [plumber, second]) expect(bot.last(worker)).toContain("返修：第 1 次");
    expect(bot.last(supervisor)).toContain("返修");
    expect(await bot.db.prisma.timeline.findFirstOrThrow({ where: { event: "not-fixed" } })).toMatchObject({
      actor: "resident",
      personId: resident.personId,
      detail: { remark: "水龙头还是滴水" },
    });
    expect(await bot.forgotten()).toBe(0);
  });

  test("can be taken by somebody else, and the old offer takes nothing", async () => {
    const old = bot
      .heard(plumber)
      .flatMap(({ buttons }) => buttons)
      .find(({ value }) => value.startsWith("accept:"));
    await bot.channel.receive({
      channel: "fake",
      account: plumber.chat,
      chat: plumber.chat,
      id: "old",
      text: "",
      button: old?.value,
      files: [],
    });
    await bot.sender.settle();
    expect(await repair()).toMatchObject({ status: "offered" });
    await bot.press(second, "接单");
    expect(await repair()).toMatchObject({ status: "accepted", assigneeId: second.staffId });
    await bot.press(second, "完成");
    await bot.say(second, "换了龙头");
    await bot.runDue();
    await bot.say(resident, "修好了");
    expect(await repair()).toMatchObject({ status: "closed" });
  });
});

test("the worker who goes again reads what is still wrong", async () => {
  await repaired();
  await bot.press(resident, "没修好");
  await bot.say(resident, "水龙头还是滴水");
  await bot.runDue();
  expect(bot.last(second)).toContain("水龙头还是滴水");
  expect(bot.last(supervisor)).toContain("水龙头还是滴水");
});

test("a sign-off counts once, and a late 没修好 is answered kindly", async () => {
  await repaired();
  await bot.press(resident, "修好了");
  await bot.press(resident, "修好了");
  expect(bot.last(resident)).toContain("目前无需确认");
  await bot.press(resident, "没修好");
  await bot.say(resident, "又漏了");
  expect(bot.last(resident)).toContain("目前无需确认");
  expect(await repair()).toMatchObject({ status: "closed", reopenedCount: 0 });
  expect(await bot.db.prisma.timeline.count({ where: { event: "signed-off" } })).toBe(1);
});

describe("a resident who says nothing after the repair", () => {
  beforeEach(async () => {
    bot.clock.now = evening;
    await repaired();
  });

  test("is reminded after a day and phoned after three, never in rest hours (F7, R10)", async () => {
    await bot.pass({ days: 3, hours: 11 });
    const later = bot.heard(resident).filter(({ at }) => at > evening);
    expect(later.map(({ at }) => at.toISOString())).toEqual(["2026-11-25T00:30:00.000Z"]);
    const { quiet } = bot.policies.for(undefined);
    for (const { at } of later) expect(within(at, quiet, "Asia/Shanghai")).toBe(false);
    expect(bot.heard(desk)[0]?.at.toISOString()).toBe("2026-11-27T00:30:00.000Z");
    expect(bot.heard(desk)[0]?.text).toContain("电话确认");
    expect(await repair()).toMatchObject({ status: "done" });
    expect(await bot.forgotten()).toBe(0);
  });

  test("is still asked by the reminder's own buttons, and the desk need not call any more", async () => {
    await bot.pass({ days: 3, hours: 11 });
    await bot.press(desk, "接单");
    await bot.press(resident, "修好了");
    await bot.runDue();
    expect(bot.last(desk)).toContain("已取消");
    expect(
      await bot.db.prisma.workOrder.findMany({ select: { kind: true, status: true }, orderBy: { id: "asc" } }),
    ).toEqual([
      { kind: "repair", status: "closed" },
      { kind: "sign-off-call", status: "cancelled" },
    ]);
    expect(await bot.forgotten()).toBe(0);
  });

  test("and says on the phone that it is fixed is thanked, and all is closed", async () => {
    await bot.pass({ days: 3, hours: 11 });
    await bot.press(desk, "接单");
    await bot.press(desk, "住户说已修好");
    await bot.runDue();
    expect(await repair()).toMatchObject({ status: "closed", request: { status: "closed" } });
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    expect(await bot.db.prisma.timeline.findFirstOrThrow({ where: { event: "signed-off" } })).toMatchObject({
      actor: "staff",
      personId: desk.personId,
    });
  });

  test("and says on the phone that it is not fixed gets another visit", async () => {
    await bot.pass({ days: 3, hours: 11 });
    await bot.press(desk, "接单");
    await bot.press(desk, "住户说没修好");
    await bot.say(desk, "还是滴水");
    await bot.runDue();
    expect(await repair()).toMatchObject({ status: "offered", reopenedCount: 1 });
    expect(bot.last(supervisor)).toContain("返修");
  });

  test("and does not answer the phone is called again, and after three times the supervisor hears", async () => {
    await bot.pass({ days: 3, hours: 11 });
    await bot.press(desk, "接单");
    for (const attempt of [1, 2, 3]) {
      await bot.press(desk, "没有接通");
      expect(bot.last(desk)).toContain("没有接通");
      expect(bot.heard(supervisor)).toHaveLength(0);
      await bot.pass({ hours: 4 });
      if (attempt < 3) expect(bot.last(desk)).toContain("请及时处理");
    }
    expect(bot.last(supervisor)).toContain("BX-20261123-0001");
    expect(await repair()).toMatchObject({ status: "done" });
    expect(await bot.forgotten()).toBe(0);
  });
});

test("a reminder that would fall into the midday rest comes after it", async () => {
  bot.clock.now = new Date("2026-11-23T04:30:00Z");
  await repaired();
  await bot.pass({ hours: 26 });
  expect(bot.heard(resident).at(-1)?.at.toISOString()).toBe("2026-11-24T06:00:00.000Z");
});

test("a resident without a chat is phoned at once", async () => {
  await bot.db.prisma.conversation.deleteMany({ where: { chat: resident.chat } });
  await bot.say(desk, "代报修");
  for (const words of ["3栋2单元1201", "张伟", "厨房漏水", "随时", "不同意", "没有", "确认"])
    await bot.say(desk, words);
  await bot.runDue();
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  expect(bot.last(desk)).toContain("电话确认");
});
