import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let neighbour: Party;
let plumber: Party;
let desk: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  neighbour = await bot.resident("王芳", ["5栋1201"]);
  plumber = await bot.staff("李师傅", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

async function says(who: Party, ...words: readonly string[]): Promise<void> {
  for (const each of words) await bot.say(who, each);
}
const request = () => bot.db.prisma.request.findFirstOrThrow();

describe("the front desk files a repair for a resident who phones", () => {
  test("and the resident is told, can ask for its progress and signs it off", async () => {
    await says(desk, "代报修", "3栋2单元1201", "张伟", "厨房水管漏水了", "随时", "不同意", "没有", "确认");
    await bot.runDue();
    const deskId = desk.staffId ?? 0;
    expect(await request()).toMatchObject({
      number: "BX-20261123-0001",
      reporterId: resident.personId,
      filedById: deskId,
      contactName: "张伟",
      contactPhone: "13800000001",
    });
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    expect(bot.heard(neighbour)).toHaveLength(0);
    await bot.say(resident, "进度");
    expect(bot.last(resident)).toContain("厨房水管漏水了");
    await bot.press(plumber, "接单");
    await bot.press(plumber, "完成");
    await bot.say(plumber, "换了阀芯");
    await bot.runDue();
    await bot.press(resident, "修好了");
    expect(await request()).toMatchObject({ status: "closed" });
  });

  test("after typing units that do not exist, and choosing among several", async () => {
    await says(desk, "代报修", "99栋9999", "没有这个");
    expect(bot.last(desk)).toContain("没有找到");
    await bot.say(desk, "1201");
    expect(
      bot
        .heard(desk)
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toEqual(["3栋2单元1201", "5栋1201"]);
    await says(desk, "2", "1", "马桶堵了", "卫生间", "周末", "同意", "没有", "确认");
    expect(await request()).toMatchObject({
      reporterId: neighbour.personId,
      keyConsent: true,
      availability: "~weekend",
    });
  });

  test("of somebody else in the unit, who has no chat", async () => {
    await says(desk, "代报修", "3栋2单元1201", "其他人", "赵先生", "13700003333", "厨房漏水", "随时", "不同意", "没有");
    expect(bot.last(desk)).toContain("赵先生");
    await bot.say(desk, "确认");
    await bot.runDue();
    expect(await request()).toMatchObject({ reporterId: null, contactName: "赵先生", contactPhone: "13700003333" });
    expect(bot.heard(resident)).toHaveLength(0);
    await bot.press(plumber, "接单");
    expect(bot.last(plumber)).toContain("13700003333");
    expect(await bot.forgotten()).toBe(0);
  });

  test("and finds the wrong unit at the read-back", async () => {
    await says(
      desk,
      "代报修",
      "3栋2单元1201",
      "张伟",
      "厨房漏水",
      "随时",
      "不同意",
      "没有",
      "改房号",
      "5栋1201",
      "王芳",
    );
    expect(bot.last(desk)).toContain("13800000002");
    await bot.say(desk, "确认");
    expect(await request()).toMatchObject({ reporterId: neighbour.personId, contactName: "王芳" });
  });
});

describe("somebody who wants a person", () => {
  test("is called by the front desk, in one message more", async () => {
    await says(resident, "人工", "门禁卡丢了");
    expect(bot.last(resident)).toContain("ZX-20261123-0001");
    await bot.runDue();
    expect(bot.last(desk)).toContain("门禁卡丢了");
    expect(bot.heard(plumber)).toHaveLength(0);
    await bot.press(desk, "接单");
    expect(bot.heard(desk).some(({ text }) => text.includes("13800000001"))).toBe(true);
    await bot.press(desk, "已处理");
    await bot.say(desk, "已补办");
    expect(await request()).toMatchObject({ kind: "inquiry", status: "closed" });
    expect(await bot.forgotten()).toBe(0);
  });

  test("in the middle of a report gets it, and the report goes on", async () => {
    await says(resident, "厨房水管漏水了", "随时", "人工", "先问一下收费");
    expect(bot.last(resident)).toContain("ZX-20261123-0001");
    expect(
      bot
        .heard(resident)
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toContain("不同意");
    await says(resident, "不同意", "没有", "确认");
    expect(bot.last(resident)).toContain("BX-20261123-0001");
  });

  test("and does not answer the phone is tried again", async () => {
    await says(resident, "人工", "问点事");
    await bot.runDue();
    await bot.press(desk, "接单");
    await bot.press(desk, "没有接通");
    expect((await request()).status).toBe("open");
    await bot.pass({ hours: 4 });
    expect(bot.last(desk)).toContain("请及时处理");
  });
});

describe("a time line", () => {
  test("is found by its number, alone or in a sentence, and says who did what", async () => {
    await bot.report(resident);
    await bot.press(plumber, "接单");
    for (const words of ["BX-20261123-0001", "bx-20261123-0001 怎么样了", "BX202611230001"]) {
      await bot.say(desk, words);
      expect(bot.last(desk)).toContain("厨房水管漏水了");
      expect(bot.last(desk)).toMatch(/11月23日 10:00.*李师傅/);
    }
    await says(desk, "查工单", "我忘了", "BX-20261123-0001");
    expect(bot.last(desk)).toContain("李师傅");
  });

  test("of a number that does not exist, or of another property, is not found", async () => {
    await bot.report(resident);
    const other = await bot.db.prisma.property.create({
      data: { code: "xinghe", name: "星河湾", zone: "Asia/Shanghai" },
    });
    await bot.pool.query("update request set property_id = $1", [other.id]);
    for (const words of ["BX-20261123-0001", "BX-20261123-9999"]) {
      await bot.say(desk, words);
      expect(bot.last(desk)).toContain("没有找到");
    }
  });

  test("is not shown to residents", async () => {
    await bot.report(resident, "卧室空调不制冷");
    await bot.say(neighbour, "BX-20261123-0001");
    expect(bot.last(neighbour)).not.toContain("卧室空调不制冷");
  });
});
