import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let desk: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  desk = await bot.staff("孙前台", "front-desk", { shift: "day" });
  await bot.staff("李师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

const texts = (who: Party) => bot.heard(who).map(({ text }) => text);
const heard = (who: Party, words: string) => texts(who).filter((text) => text.includes(words)).length;
const handoff = () => bot.db.prisma.handoff.findFirstOrThrow({ orderBy: { id: "desc" } });

async function begin(): Promise<void> {
  await bot.say(resident, "人工");
  await bot.say(resident, "想问一下门禁卡");
  await bot.runDue();
  await bot.press(desk, "接单");
  await bot.runDue();
}

async function says(who: Party, ...words: readonly string[]): Promise<void> {
  for (const each of words) await bot.say(who, each);
  await bot.runDue();
}

describe("a chat that is handed to the front desk", () => {
  test("carries what both write to the other, by name, and every word is on record", async () => {
    await begin();
    expect(bot.last(desk)).toContain("想问一下门禁卡");
    expect(bot.last(desk)).toContain("3栋2单元1201");
    expect(bot.last(desk)).toContain("简体中文");
    expect(bot.last(resident)).toContain("孙前台 来了");

    await says(resident, "门禁卡丢了，厨房水管也漏水了");
    expect(bot.last(desk)).toBe("【住户】张伟：门禁卡丢了，厨房水管也漏水了");
    await says(desk, "您好，带身份证来前台补办就好", "漏水我帮您登记");
    expect(texts(resident).slice(-2)).toEqual([
      "【前台】孙前台：您好，带身份证来前台补办就好",
      "【前台】孙前台：漏水我帮您登记",
    ]);
    expect(bot.last(desk)).toBe("已发给 张伟。");
    const { rows } = await bot.pool.query("select count(*)::int as n from message where text like '%门禁卡丢了%'");
    expect(rows).toEqual([{ n: 2 }]);
  });

  test("goes back with one press, and the matter is dealt with", async () => {
    await begin();
    await bot.press(desk, "结束聊天");
    await bot.runDue();
    expect(bot.last(resident)).toContain("已结束聊天");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ status: "closed" });
    expect(await handoff()).toMatchObject({ status: "ended", endedBy: "staff", speaking: false });
    await says(desk, "我的工单");
    expect(heard(resident, "我的工单")).toBe(0);
    await says(resident, "卫生间下水道堵了");
    expect(bot.last(resident)).toContain("什么时候方便在家");
    expect(await bot.forgotten()).toBe(0);
  });

  test("goes back when the resident says so, and the call stays with whoever took it", async () => {
    await begin();
    await says(resident, "结束");
    expect(bot.last(resident)).toContain("我回来了");
    expect(bot.last(desk)).toContain("已转回管家");
    await bot.press(desk, "已处理");
    await says(desk, "已说明");
    expect(await bot.db.prisma.request.findFirstOrThrow()).toMatchObject({ status: "closed" });
  });

  test("becomes the phone call that was promised when nobody takes it in time", async () => {
    await says(resident, "人工", "想问一下门禁卡");
    await bot.pass({ minutes: 4 });
    expect(bot.last(resident)).toContain("转为电话");
    await says(resident, "那你们打给我吧");
    expect(heard(desk, "那你们打给我吧")).toBe(0);
    await bot.press(desk, "接单");
    await bot.runDue();
    expect(heard(resident, "来了")).toBe(0);
    expect(await bot.forgotten()).toBe(0);
    // And may still be taken up in the chat instead.
    await bot.press(desk, "聊天回复");
    await says(desk, "您好，我是前台");
    expect(bot.last(resident)).toContain("您好，我是前台");
  });

  test("after hours says when somebody is back", async () => {
    bot.clock.now = new Date("2026-11-23T12:00:00Z");
    await says(resident, "人工", "想问一下门禁卡");
    expect(bot.last(resident)).toContain("11月24日 08:30");
    expect(bot.last(resident)).toContain("0571-00000000");
    expect(await handoff()).toMatchObject({ status: "ended", endedBy: "after-hours" });
    await bot.pass({ hours: 13 });
    expect(heard(desk, "门禁卡")).toBeGreaterThan(0);
  });

  test("comes back by itself when nobody says anything for a while", async () => {
    await begin();
    await bot.pass({ minutes: 20 });
    await says(resident, "我找一下卡号");
    await bot.pass({ minutes: 20 });
    expect(await handoff()).toMatchObject({ status: "talking" });
    await bot.pass({ minutes: 11 });
    expect(await handoff()).toMatchObject({ status: "ended", endedBy: "silence" });
    expect(bot.last(resident)).toContain("回来陪您");
    expect(heard(desk, "已交还管家")).toBe(1);
    expect(await bot.forgotten()).toBe(0);
  });

  test("leaves commands, buttons and emergencies to the bot", async () => {
    await begin();
    const before = heard(desk, "【住户】");
    await says(resident, "进度");
    expect(bot.last(resident)).toContain("进展如下");
    await says(resident, "救命啊");
    expect(heard(resident, "110")).toBe(1);
    expect(heard(desk, "【住户】")).toBe(before);
  });

  test("in the middle of a report: the report is begun anew afterwards, and reports begun since go on", async () => {
    await says(resident, "厨房水管漏水了", "人工", "先问一下收费");
    await bot.press(desk, "接单");
    await bot.runDue();
    await says(resident, "随时都在");
    expect(bot.last(desk)).toContain("随时都在");
    await bot.pass({ minutes: 1 });
    await says(resident, "报修", "卫生间灯不亮");
    expect(bot.last(resident)).toContain("请问");
    expect(heard(desk, "卫生间灯不亮")).toBe(0);
  });

  test("said by the way, 修好了 goes to the person, and numbers do", async () => {
    await begin();
    await says(resident, "好了", "1");
    expect(texts(desk).slice(-2)).toEqual(["【住户】张伟：好了", "【住户】张伟：1"]);
  });

  test("of two residents: what the front desk writes goes to the one they turned to last", async () => {
    const other = await bot.resident("王芳", ["5栋1201"]);
    await begin();
    await says(other, "人工", "快递在哪");
    await bot.press(desk, "接单");
    await bot.runDue();
    await says(desk, "在门岗");
    expect(bot.last(other)).toContain("在门岗");
    expect(heard(resident, "在门岗")).toBe(0);
    await says(resident, "那门禁卡呢");
    await bot.press(desk, "聊天回复");
    await says(desk, "来前台补办");
    expect(bot.last(resident)).toContain("来前台补办");
    expect(heard(other, "来前台补办")).toBe(0);
  });

  test("is in one pair of hands: asking again opens no second one, and nobody else may speak in it", async () => {
    await begin();
    await says(resident, "人工");
    expect(bot.last(resident)).toContain("已经在这里了");
    expect(await bot.db.prisma.handoff.count()).toBe(1);
    const other = await bot.staff("周前台", "front-desk");
    const { workOrderId } = await handoff();
    const from = { channel: bot.channel.name, account: other.chat, chat: other.chat };
    await bot.channel.receive({ ...from, id: "x1", text: "", button: `reply:${workOrderId}`, files: [] });
    expect(await bot.db.prisma.handoff.findFirstOrThrow()).toMatchObject({ staffId: desk.staffId });
    await bot.channel.receive({ ...from, id: "x2", text: "", button: `talk-end:${(await handoff()).id}`, files: [] });
    expect(await handoff()).toMatchObject({ status: "talking" });
  });

  test("words written at once arrive in their order, whichever job comes first", async () => {
    await begin();
    await Promise.all(["一", "二", "三"].map((words) => bot.say(resident, `第${words}句话`)));
    const lines = await bot.pool.query<{ id: string }>(
      "select id::text from outbox where job = 'pass-line' order by id desc",
    );
    expect(lines.rows.length).toBeGreaterThanOrEqual(3);
    await bot.runDue();
    const said = texts(desk).filter((text) => text.includes("句话"));
    const order = await bot.db.prisma.handoffLine.findMany({ orderBy: { id: "asc" } });
    expect(said).toEqual(order.map(({ words }) => `【住户】张伟：${words}`));
  });
});
