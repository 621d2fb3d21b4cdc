import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
const number = "BX-20261123-0001";

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
  await bot.report(resident);
});
afterEach(() => bot.close());

const progress = async () => {
  await bot.say(resident, "进度");
  return bot.last(resident);
};
const request = () => bot.db.prisma.request.findFirstOrThrow({ include: { workOrders: true } });

test("a resident learns at any time how far the repair is, and who does it", async () => {
  expect(await progress()).toContain(number);
  await bot.press(plumber, "接单");
  expect(await progress()).toContain("李师傅");
  await bot.press(plumber, "出发");
  expect(await progress()).toContain("路上");
  await bot.press(plumber, "到场");
  expect(await progress()).toContain("现场");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  expect(await progress()).toContain("确认");
  await bot.runDue();
  await bot.press(resident, "修好了");
  expect(await progress()).toContain("已完成");
});

test("asking for progress in the middle of another report loses none of it", async () => {
  await bot.say(resident, "卧室空调不制冷");
  await bot.press(resident, "随时都在");
  await bot.say(resident, "进度");
  const texts = bot.heard(resident).map(({ text }) => text);
  expect(texts.at(-2)).toContain(number);
  expect(
    bot
      .heard(resident)
      .at(-1)
      ?.buttons.map(({ label }) => label),
  ).toContain("不同意");
  await bot.press(resident, "不同意");
  await bot.press(resident, "没有");
  await bot.press(resident, "确认提交");
  expect(bot.last(resident)).toContain("BX-20261123-0002");
  expect(await bot.db.prisma.request.count()).toBe(2);
});

describe("a request that is taken back", () => {
  test("before anybody has begun is cancelled, and the worker is told", async () => {
    await bot.press(plumber, "接单");
    await bot.press(plumber, "出发");
    await bot.say(resident, "进度");
    await bot.press(resident, `取消 ${number}`);
    await bot.press(resident, "确定取消");
    expect(bot.last(resident)).toContain("取消");
    await bot.runDue();
    expect(bot.last(plumber)).toContain("已取消");
    expect(await request()).toMatchObject({ status: "cancelled", workOrders: [{ status: "cancelled" }] });
    await bot.press(plumber, "到场");
    expect(await request()).toMatchObject({ workOrders: [{ status: "cancelled" }] });
    const said = bot.heard(plumber).length;
    await bot.pass({ hours: 6 });
    expect(bot.heard(plumber)).toHaveLength(said);
    expect(await bot.forgotten()).toBe(0);
  });

  test("before anybody took it, ends its offers", async () => {
    await bot.say(resident, "不用修了");
    await bot.press(resident, "确定取消");
    await bot.runDue();
    expect(bot.last(plumber)).toContain("已取消");
    await bot.press(plumber, "接单");
    expect(bot.last(plumber)).toContain("已取消");
    expect(await request()).toMatchObject({ status: "cancelled" });
  });

  test("is kept when the resident thinks again", async () => {
    for (const words of ["先不取消", "别取消", "不要取消", "不", "不取消了", "算了，不取消"]) {
      await bot.say(resident, "取消报修");
      await bot.say(resident, words);
      expect((await request()).status).toBe("open");
    }
  });

  test("is refused kindly once somebody is on the spot", async () => {
    await bot.say(resident, "取消报修");
    await bot.press(plumber, "接单");
    await bot.press(plumber, "到场");
    await bot.press(resident, "确定取消");
    expect(bot.last(resident)).toContain("已经到场");
    expect(await request()).toMatchObject({ status: "open", workOrders: [{ status: "on-the-spot" }] });
    expect(await bot.forgotten()).toBe(0);
  });

  test("among several is the one that was meant", async () => {
    await bot.report(resident, "客厅灯不亮了");
    await bot.say(resident, "取消报修");
    expect(bot.heard(resident).at(-1)?.buttons).toHaveLength(2);
    await bot.press(resident, "客厅灯不亮了");
    await bot.press(resident, "确定取消");
    const requests = await bot.db.prisma.request.findMany({ orderBy: { id: "asc" } });
    expect(requests.map(({ status }) => status)).toEqual(["open", "cancelled"]);
  });
});
