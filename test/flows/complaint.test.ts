import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let desk: Party;
let other: Party;
let plumber: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李强", "engineer", { department: "工程部" });
  await bot.staff("李明", "engineer", { department: "工程部" });
  desk = await bot.staff("孙小前", "front-desk", { department: "客服部" });
  other = await bot.staff("吴小台", "front-desk", { department: "客服部" });
  supervisor = await bot.staff("陈立", "supervisor", { department: "客服部" });
  await bot.staff("郑主", "supervisor", { department: "工程部" });
  manager = await bot.staff("赵山", "manager", { department: "管理处" });
});
afterEach(() => bot.close());

const everything = (who: Party) =>
  bot
    .heard(who)
    .map(({ text }) => text)
    .join("\n");

/** Says it, answers what is asked in one press each, and confirms. */
async function complain(words: string, ...answers: readonly string[]): Promise<string> {
  await bot.say(resident, words);
  for (const answer of answers) {
    const shown = bot.heard(resident).at(-1)?.buttons ?? [];
    if (shown.some(({ label }) => label === answer)) await bot.press(resident, answer);
    else await bot.say(resident, answer);
  }
  await bot.press(resident, "确认提交");
  await bot.runDue();
  return /TS-\d{8}-\d{4}/.exec(bot.last(resident))?.[0] ?? "";
}

describe("a complaint", () => {
  test("is heard with an apology and thanks, asks what is missing, and names receiver and time (K1, K2, K7, K11)", async () => {
    await bot.say(resident, "我要投诉，垃圾房昨天晚上没人管，臭得很");
    expect(bot.last(resident)).toMatch(/^非常抱歉.*谢谢/s);
    await bot.press(resident, "保洁");
    await bot.press(resident, "尽快解决");
    const readBack = bot.last(resident);
    for (const part of ["垃圾房昨天晚上没人管", "昨天晚上", "保洁", "尽快解决", "3栋2单元1201", "服务质量", "138"])
      expect(readBack).toContain(part);
    await bot.press(resident, "确认提交");
    await bot.runDue();
    expect(bot.last(resident)).toContain("TS-20261123-0001");
    expect(bot.last(resident)).toContain("孙小前");
    expect(bot.last(resident)).toContain("11月23日 20:00");
    expect(bot.last(desk)).toContain("【新投诉】");
    expect(bot.last(desk)).toContain("张伟");
    expect(bot.heard(other)).toHaveLength(0);
    const order = await bot.db.prisma.workOrder.findFirstOrThrow();
    expect(order).toMatchObject({
      kind: "complaint",
      status: "accepted",
      assigneeId: desk.staffId,
      responsibleId: desk.staffId,
    });
    expect(await bot.forgotten()).toBe(0);
  });

  test("that comes after duty hours is answered by noon of the next day (K7)", async () => {
    bot.clock.now = new Date("2026-11-23T11:00:00Z");
    await complain("投诉保洁今天没打扫楼道", "尽快解决");
    expect(bot.last(resident)).toContain("11月24日 12:00");
  });

  test("is shown in the progress with its stage, receiver and next answer", async () => {
    const number = await complain("投诉保洁今天没打扫楼道", "尽快解决");
    await bot.say(resident, "进度");
    expect(bot.last(resident)).toContain(number);
    expect(bot.last(resident)).toContain("正在了解情况（孙小前）");
    expect(bot.last(resident)).toContain("下次答复：11月23日 20:00 前");
  });

  test("goes to the receiver with the least in hand", async () => {
    await complain("投诉保洁今天没打扫楼道", "尽快解决");
    await complain("投诉保安今天晚上在门岗睡觉", "尽快解决");
    expect(bot.last(resident)).toContain("吴小台");
  });

  test("takes its photos along to the receiver", async () => {
    const { channel } = bot;
    const photo = "a".repeat(32);
    const sent = { id: photo, channel: "fake", account: resident.chat, mime: "image/jpeg" };
    await bot.db.prisma.file.create({ data: { ...sent, createdAt: bot.clock.now, keptAt: bot.clock.now } });
    await channel.receive({
      channel: "fake",
      account: resident.chat,
      chat: resident.chat,
      id: "p1",
      text: "投诉保洁今天没打扫楼道",
      files: [photo],
    });
    await bot.sender.settle();
    await bot.press(resident, "尽快解决");
    await bot.press(resident, "确认提交");
    await bot.runDue();
    expect(await bot.db.prisma.file.findMany()).toMatchObject([
      { id: photo, purpose: "report", requestId: expect.any(Number) },
    ]);
    expect(bot.heard(desk).at(-1)?.files).toEqual([photo]);
  });
});

describe("severity (K4, K8)", () => {
  test("is major when a promised service is missing and was raised several times: the manager hears at once", async () => {
    await complain("你们承诺每天打扫楼道，我反映了三次都没人来，最近还是很脏", "保洁", "尽快解决");
    expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ severity: "major" });
    expect(bot.last(manager)).toContain("【重大投诉】");
    expect(bot.last(manager)).toContain("我反映了三次都没人来");
  });

  test("grows by itself when nothing is solved within a month", async () => {
    await complain("投诉今天小区设施太少", "没有具体的人或部门", "尽快解决");
    expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ severity: "minor" });
    await bot.pass({ days: 31 });
    expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ severity: "major" });
    expect(everything(manager)).toContain("【重大投诉】");
    expect(await bot.forgotten()).toBe(0);
  });

  test("grows when the same matter is raised again and again, and the card says so (K12)", async () => {
    const first = await complain("投诉保洁今天没打扫楼道", "尽快解决");
    await complain("投诉保洁今天又没打扫楼道", "尽快解决");
    expect(everything(other)).toContain(`上一次：${first}`);
    expect(everything(manager)).not.toContain("【重大投诉】");
    await complain("投诉保洁今天还是没打扫楼道", "尽快解决");
    expect(everything(manager)).toContain("【重大投诉】");
  });
});

describe("an answer that does not come in time", () => {
  test("is reminded before and at its time, then climbs to supervisor and manager, and stays with the first receiver (K7, K11)", async () => {
    await complain("投诉保洁今天没打扫楼道", "尽快解决");
    await bot.pass({ hours: 9, minutes: 1 });
    expect(everything(desk).match(/【请按时答复】/g)).toHaveLength(1);
    await bot.pass({ hours: 1 });
    expect(everything(desk).match(/【请按时答复】/g)).toHaveLength(2);
    expect(everything(supervisor)).not.toContain("【投诉逾期】");
    await bot.pass({ hours: 14 });
    expect(everything(supervisor)).toContain("【投诉逾期】");
    await bot.pass({ hours: 5 });
    expect(everything(manager)).toContain("【投诉逾期】");
    expect(await bot.db.prisma.workOrder.findFirst()).toMatchObject({ responsibleId: desk.staffId });
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("whoever is complained of", () => {
  test("is asked for when a name leaves it open, and neither hears of it nor finds it", async () => {
    await bot.say(resident, "投诉李师傅，昨天态度很差");
    expect(bot.last(resident)).toContain("哪一位");
    await bot.press(resident, "李强");
    await bot.press(resident, "道歉");
    await bot.press(resident, "确认提交");
    await bot.runDue();
    await bot.pass({ days: 2 });
    expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ aboutStaffIds: [plumber.staffId] });
    expect(bot.heard(plumber)).toHaveLength(0);
    await bot.say(plumber, "TS-20261123-0001");
    expect(bot.last(plumber)).toContain("没有找到");
    await bot.say(supervisor, "TS-20261123-0001");
    expect(bot.last(supervisor)).toContain("受理投诉");
  });

  test("opens nothing with a button either", async () => {
    await complain("投诉孙小前，昨天在前台骂人", "道歉");
    expect(bot.last(resident)).toContain("吴小台");
    const { id } = await bot.db.prisma.workOrder.findFirstOrThrow();
    for (const button of [
      `complaint:${id}`,
      `assign:${id}`,
      `accept:${id}:0`,
      `arrive:${id}`,
      `result:${id}:handled`,
    ]) {
      await bot.channel.receive({
        channel: "fake",
        account: desk.chat,
        chat: desk.chat,
        id: button,
        text: "",
        button,
        files: [],
      });
      await bot.sender.settle();
      if (button.startsWith("result")) await bot.say(desk, "好了");
      expect(bot.last(desk)).not.toContain("骂人");
    }
    expect(await bot.db.prisma.workOrder.findFirst()).toMatchObject({ assigneeId: other.staffId, status: "accepted" });
  });

  test("and who is unsure keeps everybody out who may be meant", async () => {
    await bot.say(resident, "投诉李师傅，昨天态度很差");
    await bot.press(resident, "说不准是哪一位");
    await bot.press(resident, "道歉");
    await bot.press(resident, "确认提交");
    expect((await bot.db.prisma.complaint.findFirstOrThrow()).aboutStaffIds).toHaveLength(2);
  });

  test("takes those along who report to them: about the supervisor it goes to the manager", async () => {
    await complain("投诉陈立主管，昨天敷衍我", "道歉");
    expect(bot.last(resident)).not.toMatch(/孙小前|吴小台/);
    await bot.pass({ days: 3 });
    for (const kept of [supervisor, desk, other]) expect(bot.heard(kept)).toHaveLength(0);
    expect(await bot.forgotten()).toBe(0);
  });

  test("about the manager it goes to the supervisors, with nobody above in the policy", async () => {
    await complain("投诉赵山经理，昨天敷衍我，我反映了三次都没结果，你们承诺过的", "道歉");
    await bot.pass({ days: 3 });
    expect(bot.heard(manager)).toHaveLength(0);
    expect(bot.heard(desk)).toHaveLength(0);
    expect(everything(supervisor)).toContain("【重大投诉】");
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("about the manager, with somebody above in the policy", () => {
  test("only they hear of it", async () => {
    await bot.close();
    bot = await house({ policy: "complaint: {above: [周区域]}" });
    resident = await bot.resident("张伟");
    desk = await bot.staff("孙小前", "front-desk");
    supervisor = await bot.staff("陈立", "supervisor");
    manager = await bot.staff("赵山", "manager");
    const area = await bot.staff("周区域", "manager");
    await complain("投诉赵山经理，昨天敷衍我", "道歉");
    expect(bot.last(resident)).toContain("周区域");
    await bot.pass({ days: 3 });
    for (const kept of [manager, supervisor, desk]) expect(bot.heard(kept)).toHaveLength(0);
    expect(everything(area)).toContain("【新投诉】");
    await bot.say(supervisor, "TS-20261123-0001");
    expect(bot.last(supervisor)).toContain("没有找到");
  });
});

describe("an anonymous complaint", () => {
  test("shows no name, phone or unit to staff, in any text; heads who are not concerned see it", async () => {
    const number = await complain("匿名投诉，我是张伟，住3栋2单元1201，保洁昨天没打扫楼道", "尽快解决");
    await bot.pass({ days: 2 });
    await bot.say(desk, number);
    await bot.say(desk, "我的工单");
    await bot.press(desk, "处理投诉");
    const secrets = /张伟|13800000001|1201/;
    for (const staff of [desk, other, plumber]) expect(everything(staff)).not.toMatch(secrets);
    expect(everything(desk)).toContain("匿名");
    expect(everything(supervisor)).toContain("张伟");
    await bot.say(resident, "进度");
    expect(bot.last(resident)).toContain(number);
  });

  test("is asked for at the read-back, too", async () => {
    await bot.say(resident, "投诉保洁昨天没打扫楼道");
    await bot.press(resident, "尽快解决");
    await bot.say(resident, "匿名");
    await bot.press(resident, "确认提交");
    expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ anonymous: true });
    expect(await bot.db.prisma.request.findFirst()).toMatchObject({ contactName: "", contactPhone: "", unitId: null });
  });

  test("is not given away by the complaint that its resident made before under their name", async () => {
    const number = await complain("投诉保洁昨天没打扫楼道", "尽快解决");
    await complain("匿名投诉，保洁今天又没打扫楼道", "尽快解决");
    expect(everything(other)).toContain("【新投诉】");
    expect(everything(other)).not.toContain(number);
  });
});

test("a complaint that is taken back is over: its receiver hears, and nothing about it falls due any more", async () => {
  await complain("投诉保洁今天没打扫楼道", "尽快解决");
  await bot.say(resident, "取消");
  await bot.press(resident, "确定取消");
  await bot.runDue();
  expect(bot.last(desk)).toContain("已取消");
  const heard = bot.heard(desk).length;
  await bot.pass({ days: 40 });
  expect(bot.heard(desk)).toHaveLength(heard);
  expect(bot.heard(manager)).toHaveLength(0);
  expect(await bot.db.prisma.complaint.findFirst()).toMatchObject({ stage: "withdrawn" });
});

test("the words for a complaint are told from a wish not to complain", async () => {
  await bot.say(resident, "我不是要投诉，就是问问");
  expect(bot.last(resident)).not.toContain("抱歉");
});
