import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let head: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李强", "engineer");
  await bot.staff("孙前台", "front-desk");
  head = await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

const texts = (who: Party) => bot.heard(who).map(({ text }) => text);
const count = (who: Party, words: string) => texts(who).filter((text) => text.includes(words)).length;

async function finishRepair(): Promise<string> {
  const number = await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.runDue();
  return number;
}

describe("a resident who waits", () => {
  test("asks for it to go faster: whoever took it hears of it once in half an hour, and every time is counted", async () => {
    await bot.report(resident);
    await bot.press(plumber, "接单");
    await bot.runDue();
    await bot.say(resident, "怎么还没来，帮我催一下");
    await bot.runDue();
    expect(bot.last(resident)).toContain("已接单（李强）");
    expect(count(plumber, "住户催单")).toBe(1);
    expect(count(head, "住户催单")).toBe(0);

    await bot.pass({ minutes: 10 });
    await bot.say(resident, "催一下");
    await bot.runDue();
    expect(bot.last(resident)).toContain("刚才已经收到");
    expect(count(plumber, "住户催单")).toBe(1);

    await bot.pass({ minutes: 21 });
    await bot.say(resident, "催一下");
    await bot.runDue();
    expect(count(plumber, "住户催单")).toBe(2);
    expect(bot.last(plumber)).toContain("3 次");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ urgedCount: 3 });
  });

  test("before anybody has taken it: those who may, and whoever answers for it, hear of it", async () => {
    await bot.report(resident);
    await bot.say(resident, "催一下");
    await bot.runDue();
    expect(count(plumber, "住户催单")).toBe(1);
    expect(count(head, "住户催单")).toBe(1);
  });

  test("says which one when there are several, and hears kindly when there is none", async () => {
    await bot.say(resident, "催一下");
    expect(bot.last(resident)).toContain("没有处理中");
    await bot.report(resident);
    await bot.report(resident, "卧室空调不制冷");
    await bot.say(resident, "催一下");
    await bot.press(resident, "卧室空调");
    expect(bot.last(resident)).toContain("卧室空调不制冷");
    expect(bot.last(resident)).not.toContain("水管");
  });
});

describe("something to add to a request", () => {
  test("goes to the time line and to whoever has it in hand", async () => {
    await bot.report(resident);
    await bot.press(plumber, "接单");
    await bot.say(resident, "补充一下：阀门在水槽下面");
    await bot.runDue();
    expect(bot.last(resident)).toContain("BX-20261123-0001");
    expect(bot.last(plumber)).toContain("阀门在水槽下面");
    const line = await bot.db.prisma.timeline.findFirstOrThrow({ where: { event: "added" } });
    expect(line).toMatchObject({ detail: { words: "阀门在水槽下面" }, personId: resident.personId });
  });

  test("is asked for, and can be taken back", async () => {
    await bot.report(resident);
    await bot.say(resident, "补充");
    await bot.press(resident, "只发照片");
    expect(bot.last(resident)).toContain("还没有收到");
    await bot.say(resident, "补充");
    await bot.say(resident, "取消");
    expect(await bot.db.prisma.timeline.count({ where: { event: "added" } })).toBe(0);
  });
});

describe("a rating", () => {
  test("is given at any time, and nobody is asked again", async () => {
    const number = await finishRepair();
    await bot.say(resident, "评价");
    expect(bot.last(resident)).toContain(number);
    await bot.press(resident, "5 非常满意");
    expect(bot.last(resident)).toContain("谢谢您的评价");
    await bot.press(resident, "没有");
    expect(await bot.db.prisma.callback.findMany()).toMatchObject([{ status: "answered", satisfaction: 5 }]);
    await bot.pass({ days: 8 });
    expect(count(resident, "打扰您了")).toBe(0);
    await bot.say(resident, "评价");
    expect(bot.last(resident)).toContain("没有等您评价");
  });

  test("of something badly repaired takes it up again", async () => {
    await finishRepair();
    await bot.say(resident, "评价");
    await bot.press(resident, "1 很不满意");
    await bot.runDue();
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ status: "open" });
    expect(count(plumber, "【新工单】")).toBe(2);
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("praise and suggestions", () => {
  test("praise is recorded with a number, and whoever it names hears it", async () => {
    await bot.say(resident, "我要表扬李强，修得又快又好");
    await bot.runDue();
    expect(bot.last(resident)).toContain("JY-20261123-0001");
    expect(bot.last(plumber)).toContain("修得又快又好");
    expect(bot.heard(head)).toHaveLength(0);
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ kind: "praise", status: "closed" });
    expect(await bot.forgotten()).toBe(0);
  });

  test("praise that names nobody is offered those who helped, or the whole team", async () => {
    await finishRepair();
    await bot.say(resident, "表扬");
    await bot.say(resident, "师傅态度特别好");
    expect(
      bot
        .heard(resident)
        .at(-1)
        ?.buttons.map(({ label }) => label),
    ).toEqual(["李强", "整个团队"]);
    await bot.press(resident, "整个团队");
    await bot.runDue();
    expect(bot.last(head)).toContain("师傅态度特别好");
  });

  test("a suggestion is answered by the supervisor, and the answer comes back", async () => {
    await bot.say(resident, "建议在3栋门口加一盏路灯");
    await bot.runDue();
    expect(bot.last(resident)).toContain("JY-20261123-0001");
    expect(bot.last(resident)).toContain("11月26日");
    expect(bot.last(head)).toContain("加一盏路灯");
    await bot.press(head, "接单");
    await bot.press(head, "写答复");
    await bot.say(head, "下周安装，谢谢您的建议");
    await bot.runDue();
    expect(bot.last(resident)).toContain("下周安装");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ kind: "suggestion", status: "closed" });
  });

  test("a suggestion that nobody answers is not forgotten", async () => {
    await bot.say(resident, "建议在3栋门口加一盏路灯");
    await bot.pass({ hours: 2 });
    expect(count(head, "升级提醒")).toBeGreaterThan(0);
    expect(await bot.forgotten()).toBe(0);
  });
});
