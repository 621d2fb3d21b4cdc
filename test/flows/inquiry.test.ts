import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHandbook, parseArticle } from "../../src/handbook.ts";
import { demoHandbook, type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let desk: Party;
let supervisor: Party;

async function open(options: Parameters<typeof house>[0] = {}): Promise<void> {
  bot = await house(options);
  resident = await bot.resident("张伟");
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
}
beforeEach(() => open());
afterEach(() => bot.close());

const inquiries = () => bot.db.prisma.inquiry.findMany({ orderBy: { id: "asc" } });
const request = () => bot.db.prisma.request.findFirstOrThrow();
const buttons = (who: Party) =>
  bot
    .heard(who)
    .at(-1)
    ?.buttons.map(({ label }) => label) ?? [];
const stranger = { chat: "chat-stranger" };
const unknown = "附近有没有可以租用的会议场所";

/** A resident's question that the handbook has no answer to, up to the desk's card with its button. */
async function asked(words = unknown): Promise<void> {
  await bot.say(resident, "咨询");
  await bot.say(resident, words);
  await bot.runDue();
  await bot.press(desk, "接单");
}

describe("a question that the handbook answers", () => {
  test("is answered at once with its source and the property's own phone, and written down", async () => {
    await bot.say(resident, "请问晚上几点以后要保持安静？");
    expect(bot.last(resident)).toContain("21:30");
    expect(bot.last(resident)).toContain("0571-00000000");
    expect(bot.last(resident)).toContain("来源：《安静时间和噪音》");
    expect(buttons(resident)).toEqual(["有帮助", "没解决"]);
    await bot.press(resident, "有帮助");
    expect(await inquiries()).toMatchObject([
      { articleId: "noise", outcome: "answered", helped: true, personId: resident.personId, requestId: null },
    ]);
    expect(await bot.db.prisma.request.count()).toBe(0);
  });

  test("is answered to strangers too", async () => {
    await bot.say(stranger, "你们物业几点上班？");
    expect(bot.last(stranger)).toContain("8:30");
    expect(await inquiries()).toMatchObject([{ articleId: "office", outcome: "answered", personId: null }]);
  });

  test("is answered in the language of who asks", async () => {
    const emily = await bot.resident("Emily", ["2栋602"], { language: "en" });
    await bot.say(emily, "When can I take out the trash?");
    expect(bot.last(emily)).toContain("bin rooms");
    expect(bot.last(emily)).toContain("Source: “Where and when to leave rubbish”");
  });

  test("leads to the conversation that it is about", async () => {
    await bot.say(resident, "怎么查报修的进展");
    await bot.say(resident, "报修电话是多少？");
    expect(buttons(resident)[0]).toMatch(/报修/);
  });

  test("is asked about when several may be meant", async () => {
    await bot.say(resident, "自己的车位想装个充电桩可以吗");
    expect(buttons(resident)).toEqual(expect.arrayContaining(["电动车充电", "停车收费和月卡", "都不是"]));
    await bot.press(resident, "电动车充电");
    expect(bot.last(resident)).toContain("供电公司");
  });

  test("goes to the desk when the answer did not help, once", async () => {
    await bot.say(resident, "请问晚上几点以后要保持安静？");
    await bot.press(resident, "没解决");
    expect(bot.last(resident)).toContain("ZX-20261123-0001");
    expect(bot.last(resident)).toContain("11月23日 12:00");
    await bot.press(resident, "没解决");
    expect(await bot.db.prisma.workOrder.count()).toBe(1);
    expect(await inquiries()).toMatchObject([{ articleId: "noise", outcome: "taken", helped: false }]);
    await bot.runDue();
    expect(bot.last(desk)).toContain("请问晚上几点以后要保持安静？");
  });
});

describe("a question that the handbook does not answer", () => {
  test("is answered by the front desk in its own words, by the named time", async () => {
    await asked();
    expect(bot.last(resident)).toContain("ZX-20261123-0001");
    expect(bot.last(resident)).toContain("11月23日 12:00");
    await bot.press(desk, "回复");
    await bot.say(desk, "会所二楼有活动室可以租，每小时 50 元。");
    await bot.runDue();
    expect(bot.last(resident)).toContain("会所二楼有活动室可以租，每小时 50 元。");
    expect(bot.last(resident)).toContain("前台 孙前台");
    expect(await request()).toMatchObject({ kind: "inquiry", status: "closed" });
    await bot.press(resident, "有帮助");
    expect(await inquiries()).toMatchObject([{ outcome: "taken", helped: true, answeredById: desk.staffId }]);
    expect(await bot.forgotten()).toBe(0);
    await bot.pass({ days: 2 });
    expect(bot.last(resident)).toContain("谢谢您告诉我们");
  });

  test("goes to the desk again when its answer did not help either", async () => {
    await asked();
    await bot.press(desk, "回复");
    await bot.say(desk, "有的。");
    await bot.runDue();
    await bot.press(resident, "没解决");
    await bot.say(resident, "想知道价格");
    expect(bot.last(resident)).toContain("ZX-20261123-0001");
    await bot.runDue();
    expect(bot.last(desk)).toContain("想知道价格");
    await bot.press(desk, "接单");
    await bot.press(desk, "回复");
    await bot.say(desk, "每小时 50 元。");
    await bot.runDue();
    expect(bot.last(resident)).toContain("每小时 50 元");
    expect(await request()).toMatchObject({ status: "closed", reopenedCount: 1 });
    expect(await bot.forgotten()).toBe(0);
  });

  test("climbs when the named time passes, and the resident hears the next one", async () => {
    await asked();
    await bot.pass({ minutes: 119 });
    expect(bot.last(supervisor)).not.toContain("升级提醒");
    await bot.pass({ minutes: 10 });
    expect(bot.last(desk)).toContain("请及时处理");
    expect(bot.last(supervisor)).toContain("升级提醒");
    // 12:00 is a rest hour; the resident hears after it.
    await bot.pass({ hours: 2 });
    expect(bot.last(resident)).toContain("抱歉让您久等");
    expect(bot.last(resident)).toContain("11月24日 14:00");
    expect(await bot.forgotten()).toBe(0);
  });

  test("counts its time in the desk's hours", async () => {
    await bot.close();
    bot = await house();
    resident = await bot.resident("张伟");
    await bot.staff("孙前台", "front-desk", { shift: "day" });
    bot.clock.now = new Date("2026-11-23T13:00:00Z");
    await bot.say(resident, "咨询");
    await bot.say(resident, unknown);
    expect(bot.last(resident)).toContain("11月24日 10:30");
  });

  test("is noted and leads a stranger to the desk", async () => {
    await bot.say(stranger, "咨询");
    await bot.say(stranger, unknown);
    expect(bot.last(stranger)).toContain("房号");
    expect(await inquiries()).toMatchObject([{ outcome: "unanswered", propertyId: bot.property.id }]);
  });

  test("is not answered by somebody who does not have it", async () => {
    const other = await bot.staff("赵前台", "front-desk");
    await asked();
    const { id } = await bot.db.prisma.workOrder.findFirstOrThrow();
    for (const who of [other, resident])
      await bot.channel.receive({
        channel: bot.channel.name,
        account: who.chat,
        chat: who.chat,
        id: `x-${who.chat}`,
        text: "",
        button: `answer:${id}`,
        files: [],
      });
    await bot.say(other, "随便说说");
    expect(bot.last(other)).toContain("其他同事");
    expect((await request()).status).toBe("open");
  });
});

describe("an answer in writing", () => {
  test("is approved by the supervisor before it is sent", async () => {
    await asked("请书面答复我外墙渗水的原因");
    expect(bot.last(resident)).toContain("书面");
    await bot.press(desk, "回复");
    await bot.say(desk, "经检查为外墙密封胶老化。");
    await bot.runDue();
    expect(bot.last(resident)).not.toContain("密封胶");
    await bot.press(supervisor, "接单");
    expect(bot.last(supervisor)).toContain("经检查为外墙密封胶老化。");
    await bot.press(supervisor, "同意发出");
    await bot.runDue();
    expect(bot.last(resident)).toContain("密封胶老化");
    expect(bot.last(resident)).toContain("书面答复");
    expect(await inquiries()).toMatchObject([{ written: true, approvedById: supervisor.staffId }]);
    expect(await bot.forgotten()).toBe(0);
  });

  test("goes back to its author with the supervisor's remark", async () => {
    await asked();
    await bot.press(resident, "需要书面答复");
    await bot.press(desk, "回复");
    await bot.say(desk, "有。");
    await bot.runDue();
    await bot.press(supervisor, "接单");
    await bot.press(supervisor, "退回修改");
    await bot.say(supervisor, "请写明地点和价格");
    await bot.runDue();
    expect(bot.last(desk)).toContain("请写明地点和价格");
    expect(await bot.forgotten()).toBe(0);
    await bot.press(desk, "回复");
    await bot.say(desk, "会所二楼，每小时 50 元。");
    await bot.runDue();
    await bot.press(supervisor, "接单");
    await bot.press(supervisor, "同意发出");
    await bot.runDue();
    expect(bot.last(resident)).toContain("会所二楼，每小时 50 元。");
    expect(await request()).toMatchObject({ status: "closed" });
  });

  test("is not approved by the front desk", async () => {
    await asked("请书面答复我外墙渗水的原因");
    await bot.press(desk, "回复");
    await bot.say(desk, "经检查为外墙密封胶老化。");
    await bot.runDue();
    const { id } = await bot.db.prisma.workOrder.findFirstOrThrow({ where: { kind: "answer-approval" } });
    await bot.db.prisma.workOrder.update({
      where: { id },
      data: { status: "accepted", assigneeId: desk.staffId ?? 0 },
    });
    await bot.channel.receive({
      channel: bot.channel.name,
      account: desk.chat,
      chat: desk.chat,
      id: "cheat",
      text: "",
      button: `approve-answer:${id}`,
      files: [],
    });
    await bot.runDue();
    expect(bot.last(resident)).not.toContain("密封胶");
  });
});

test("a matter of principle gets no definite answer before the supervisor has decided", async () => {
  await bot.say(resident, "空置房物业费可以少交吗？");
  expect(bot.last(resident)).toContain("由主管答复");
  expect(bot.last(resident)).toContain("ZX-20261123-0001");
  await bot.runDue();
  expect(bot.last(desk)).not.toContain("空置房");
  await bot.press(supervisor, "接单");
  await bot.press(supervisor, "回复");
  await bot.say(supervisor, "空置满一年可以申请九折。");
  await bot.runDue();
  expect(bot.last(resident)).toContain("空置满一年可以申请九折。");
  expect(bot.last(resident)).toContain("主管 陈主管");
});

describe("what belongs to others", () => {
  test.each([
    "楼上邻居的电话是多少",
    "告诉我1202的业主是谁",
    "隔壁租客叫什么名字",
    "3栋1101业主的微信给我",
    "what is my neighbour's phone number",
  ])("is not given out, and the way is named: %s", async (words) => {
    await bot.say(resident, words);
    expect(bot.last(resident)).toContain("110");
    expect(bot.last(resident)).toContain("转达");
    expect(buttons(resident)).toEqual(["人工服务"]);
    expect(await inquiries()).toMatchObject([{ outcome: "confidential", articleId: null }]);
  });

  test("recordings are for the police and the supervisor", async () => {
    await bot.say(resident, "我想看一下昨天车库的监控录像");
    expect(bot.last(resident)).toContain("主管批准");
  });
});

const article = (id: string, front: string, answer: string) =>
  parseArticle(`---\n${front}\n---\n${answer}\n`, `${id}.md`, { begins: [] });

describe("an article", () => {
  test("that is true today only comes before the one for all days, and is gone tomorrow", async () => {
    await bot.close();
    const today = article(
      "cut",
      "title: 3栋停水通知\nquestions: [今天停水吗, 停水到几点]\nvalid: { from: 2026-11-23, until: 2026-11-23 }",
      "今天 14:00–17:00 检修水管，3 栋停水。",
    );
    await open({ handbook: createHandbook([...demoHandbook.articles, today]) });
    await bot.say(resident, "今天停水吗？");
    expect(bot.last(resident)).toContain("14:00–17:00");
    bot.clock.now = new Date("2026-11-23T15:59:00Z");
    await bot.say(resident, "今天停水吗？");
    expect(bot.last(resident)).toContain("14:00–17:00");
    bot.clock.now = new Date("2026-11-23T16:01:00Z");
    await bot.say(resident, "今天停水吗？");
    expect(bot.last(resident)).toContain("没有登记");
  });

  test("is read only by those it is for", async () => {
    await bot.close();
    const forOwners = article(
      "dividend",
      "title: 公共收益分配\nquestions: [公共收益怎么分配]\naudience: owner",
      "按面积分给业主。",
    );
    const forStaff = article(
      "spare",
      "title: 备用钥匙领用\nquestions: [备用钥匙怎么领用]\naudience: staff",
      "三方签字后领用。",
    );
    await open({ handbook: createHandbook([forOwners, forStaff]) });
    const tenant = await bot.resident("刘洋", ["1栋101"]);
    await bot.db.prisma.residency.updateMany({ where: { personId: tenant.personId }, data: { kind: "tenant" } });
    await bot.say(resident, "公共收益怎么分配？");
    expect(bot.last(resident)).toContain("按面积");
    await bot.say(tenant, "公共收益怎么分配？");
    expect(bot.last(tenant)).toContain("ZX-");
    await bot.say(desk, "备用钥匙怎么领用？");
    expect(bot.last(desk)).toContain("三方签字");
    await bot.say(resident, "备用钥匙怎么领用？");
    expect(bot.last(resident)).not.toContain("三方签字");
  });
});

test("what the handbook did not answer is listed for the next article, most frequent first", async () => {
  for (const words of ["小区里有没有花店", unknown, "附近有可以租用的会议场所没有"]) {
    await bot.say(resident, "咨询");
    await bot.say(resident, words);
  }
  await bot.say(desk, "未解答的问题");
  const lines = bot.last(desk).split("\n").slice(1);
  expect(lines[0]).toMatch(/^2 次.*会议场所/);
  expect(lines[1]).toMatch(/^1 次.*花店/);
  await bot.say(resident, "未解答的问题");
  expect(bot.last(resident)).not.toContain("次，最近");
  bot.clock.now = new Date("2027-03-01T02:00:00Z");
  await bot.say(desk, "未解答的问题");
  expect(bot.last(desk)).toContain("没有未解答");
});
