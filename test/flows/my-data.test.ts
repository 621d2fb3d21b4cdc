import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readLanguage } from "../../src/flows/language.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let desk: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李强", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

describe("the language", () => {
  test.each([
    ["English please", "en"],
    ["Can you speak English?", "en"],
    ["用英文回复", "en"],
    ["说粤语", "zh-TW"],
    ["可唔可以讲广东话", "zh-TW"],
    ["繁體", "zh-TW"],
    ["切换到繁体字", "zh-TW"],
    ["请说中文", "zh-CN"],
    ["mandarin", "zh-CN"],
  ])("%s", (words, language) => {
    expect(readLanguage(words)).toBe(language);
  });

  test.each(["我的英文老师家漏水了", "english teacher needed", "对讲机没有中文提示", "漏水了", ""])(
    "%s asks for no language",
    (words) => {
      expect(readLanguage(words)).toBeUndefined();
    },
  );

  test("holds from the answer on, in the middle of a report, and for what jobs say later", async () => {
    await bot.say(resident, "厨房水管漏水了");
    await bot.say(resident, "English please");
    expect(bot.last(resident)).toContain("From now on");
    expect(bot.last(resident)).toContain("When");
    for (const label of ["Any time", "I do not agree", "None", "Submit"]) await bot.press(resident, label);
    await bot.runDue();
    await bot.press(plumber, "接单");
    await bot.runDue();
    expect(bot.last(resident)).toMatch(/Hello.*李强/);
    expect(await bot.db.prisma.person.findUniqueOrThrow({ where: { id: resident.personId } })).toMatchObject({
      language: "en",
    });
  });

  test("is asked for, and a stranger may choose it, too", async () => {
    const stranger = { chat: "stranger" };
    await bot.say(stranger, "语言");
    await bot.press(stranger, "繁体中文");
    expect(bot.last(stranger)).toContain("繁體中文");
    await bot.say(stranger, "漏水了");
    expect(bot.last(stranger)).toContain("請問");
  });
});

describe("my data", () => {
  test("are shown to me alone, the phone masked, with how often staff looked me up", async () => {
    await bot.report(resident);
    await bot.say(resident, "我的资料");
    expect(bot.last(resident)).toContain("138****0001");
    expect(bot.last(resident)).toContain("3栋2单元1201");
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    expect(bot.last(resident)).toContain("查阅您的资料：0 次");

    await bot.say(desk, "住户绑定码");
    await bot.say(desk, "3栋2单元1201");
    await bot.press(desk, "张伟");
    expect(await bot.db.prisma.archiveLookup.findMany()).toMatchObject([
      { staffId: desk.staffId, personId: resident.personId, purpose: "invite", at: bot.clock.now },
    ]);
    await bot.say(resident, "我的资料");
    expect(bot.last(resident)).toContain("1 次，最近一次 11月23日 10:00");
    await expect(bot.pool.query("delete from archive_lookup")).rejects.toThrow("append-only");
  });

  test("a new phone holds once the front desk has made sure", async () => {
    await bot.say(resident, "我换电话了，13911112222");
    await bot.runDue();
    expect(bot.last(resident)).toContain("139****2222");
    expect(bot.last(desk)).not.toContain("13911112222");
    await bot.press(desk, "接单");
    expect(bot.last(desk)).toContain("13911112222");
    const phone = async () =>
      (await bot.db.prisma.person.findUniqueOrThrow({ where: { id: resident.personId } })).phone;
    expect(await phone()).toBe("13800000001");
    await bot.press(desk, "核对无误");
    await bot.runDue();
    expect(await phone()).toBe("13911112222");
    expect(bot.last(resident)).toContain("已经更正");
    expect(await bot.forgotten()).toBe(0);
  });

  test("asking for deletion becomes work for the front desk", async () => {
    await bot.say(resident, "删除我的资料");
    await bot.press(resident, "确定申请");
    await bot.runDue();
    expect(bot.last(resident)).toContain("FW-20261123-0001");
    expect(bot.last(desk)).toContain("删除个人资料");
    await bot.press(desk, "接单");
    await bot.press(desk, "已处理");
    await bot.say(desk, "已说明");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ kind: "service", status: "closed" });
  });
});
