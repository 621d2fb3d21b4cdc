import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decideLetter } from "../../src/domain/complaint-letter.ts";
import { DomainError } from "../../src/domain/error.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let desk: Party;
let cleaner: Party;
let plumber: Party;
let supervisor: Party;
let second: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  desk = await bot.staff("孙小前", "front-desk", { department: "客服部" });
  cleaner = await bot.staff("周阿姨", "cleaner", { department: "环境部" });
  plumber = await bot.staff("李强", "engineer", { department: "工程部" });
  supervisor = await bot.staff("陈立", "supervisor", { department: "客服部" });
  second = await bot.staff("郑主", "supervisor", { department: "环境部" });
  manager = await bot.staff("赵山", "manager", { department: "管理处" });
});
afterEach(async () => {
  expect(await bot.forgotten()).toBe(0);
  await bot.close();
});

const everything = (who: Party) =>
  bot
    .heard(who)
    .map(({ text }) => text)
    .join("\n");
const row = () => bot.db.prisma.complaint.findFirstOrThrow();
const events = async () =>
  (await bot.db.prisma.timeline.findMany({ orderBy: { id: "asc" } })).map(({ event }) => event);

async function complain(words = "投诉保洁今天没打扫楼道"): Promise<void> {
  await bot.say(resident, words);
  await bot.press(resident, "尽快解决");
  await bot.press(resident, "确认提交");
  await bot.runDue();
}

async function press(who: Party, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    const shown = bot.heard(who).some(({ buttons }) => buttons.some((button) => button.label.includes(label)));
    if (shown) await bot.press(who, label);
    else await bot.say(who, label);
  }
  await bot.runDue();
}

/** Found justified, and handed to the cleaners' supervisor. */
const takeUp = (fault = "非我方过失") => press(desk, "核实", "属实", "保洁", fault);

async function propose(): Promise<void> {
  await press(second, "提出方案", "每天两次打扫楼道", "明天");
}

describe("a complaint that is found justified", () => {
  test("is proposed a remedy for, approved, agreed to, carried out, and closed by the complainant's word alone (K5, K6, X3)", async () => {
    await complain();
    await takeUp();
    expect(bot.last(resident)).toContain("保洁");
    expect(bot.last(resident)).toContain("11月24日 20:00");
    expect(bot.last(second)).toContain("【请提方案】");
    expect(await bot.db.prisma.workOrder.findFirst()).toMatchObject({
      responsibleId: desk.staffId,
      assigneeId: second.staffId,
    });
    await propose();
    expect(bot.last(supervisor)).toContain("【请审批】");
    expect(bot.last(supervisor)).toContain("每天两次打扫楼道");
    expect(everything(resident)).not.toContain("每天两次打扫楼道");
    await press(supervisor, "批准");
    expect(bot.last(resident)).toContain("每天两次打扫楼道");
    await press(resident, "合适，就这样办");
    expect(bot.last(second)).toContain("【请落实】");
    await press(second, "已落实", "已经打扫干净");
    expect(bot.last(resident)).toContain("已经打扫干净");
    expect((await row()).stage).toBe("done");
    await press(resident, "已解决");
    expect((await row()).stage).toBe("closed");
    expect(await bot.db.prisma.request.findFirst()).toMatchObject({ status: "closed" });
    expect(await bot.db.prisma.workOrder.count({ where: { status: { notIn: ["closed", "cancelled"] } } })).toBe(0);
    expect(everything(desk)).toContain("【已办结】");
    expect(await events()).toEqual([
      "reported",
      "received",
      "judged",
      "handed-over",
      "proposed",
      "approved",
      "agreed",
      "carried-out",
      "closed",
    ]);
  });

  test("through our fault is answered with a written apology that was approved (K9, K13)", async () => {
    await complain();
    await takeUp("是我方过失");
    await press(second, "提出方案", "每天两次打扫楼道", "明天", "是我们疏忽了。");
    expect(bot.last(supervisor)).toContain("致歉：是我们疏忽了。");
    await press(supervisor, "批准");
    expect(bot.last(resident)).toMatch(/致歉。是我们疏忽了。.*每天两次打扫楼道/s);
  });

  test("is proposed something else when it does not suit the complainant, or the supervisor", async () => {
    await complain();
    await takeUp();
    await propose();
    await press(supervisor, "退回修改", "请写清楚时间");
    expect(bot.last(second)).toContain("退回原因：请写清楚时间");
    await propose();
    await press(supervisor, "批准");
    await press(resident, "不太合适", "希望马上打扫");
    expect(bot.last(second)).toContain("住户意见：希望马上打扫");
    expect(everything(desk)).toContain("【住户不同意】");
    await propose();
    await press(supervisor, "批准");
    expect((await row()).stage).toBe("asking");
  });

  test("begins anew when the complainant is not content, with the supervisor told and the count raised (K4)", async () => {
    await complain();
    await takeUp();
    await propose();
    await press(supervisor, "批准");
    await press(resident, "合适，就这样办");
    await press(second, "已落实", "打扫了");
    await press(resident, "还没解决", "楼道还是脏");
    expect(await row()).toMatchObject({ stage: "received", raisedCount: 2 });
    expect(everything(supervisor)).toContain("【重新处理】");
    expect(bot.last(desk)).toContain("楼道还是脏");
  });
});

describe("a letter", () => {
  test("that two supervisors decide about at once is decided once", async () => {
    await complain();
    await takeUp();
    await press(desk, "我的工单", "处理投诉", "提出方案", "每天两次打扫楼道", "明天");
    const letter = await bot.db.prisma.complaintLetter.findFirstOrThrow();
    const decide = async ({ personId }: Party, approved: boolean) => {
      const { policies, clock } = bot;
      const decision = { letterId: letter.id, personId, approved, remark: "", now: clock.now, policies };
      try {
        await bot.db.transaction((tx) => decideLetter(tx, decision));
        return "done";
      } catch (error) {
        if (error instanceof DomainError) return error.message;
        throw error;
      }
    };
    const fates = await Promise.all([decide(supervisor, true), decide(second, false)]);
    expect(fates.toSorted()).toEqual(["done", "error-complaint-decided"]);
    expect((await row()).stage).toBe(fates[0] === "done" ? "asking" : "proposing");
    await bot.runDue();
  });

  test("is not approved by who wrote it, nor by who is no head", async () => {
    await complain();
    await takeUp();
    await propose();
    const letter = await bot.db.prisma.complaintLetter.findFirstOrThrow();
    for (const who of [second, desk, cleaner, resident]) {
      const button = `approve-letter:${letter.id}`;
      await bot.channel.receive({
        channel: "fake",
        account: who.chat,
        chat: who.chat,
        id: `a${who.personId}`,
        text: "",
        button,
        files: [],
      });
    }
    await bot.sender.settle();
    expect((await row()).stage).toBe("approving");
    expect(bot.last(second)).toContain("其他主管");
  });

  test("that waits is asked about again, and of the manager too", async () => {
    await complain();
    await takeUp();
    await propose();
    await bot.pass({ days: 1 });
    expect(everything(supervisor).match(/【请审批】/g)?.length).toBeGreaterThan(1);
    expect(everything(manager)).toContain("【请审批】");
    await press(manager, "批准");
    expect((await row()).stage).toBe("asking");
  });
});

describe("a complaint that is not justified", () => {
  test("is explained with tact, once the supervisor has approved (K5, K13)", async () => {
    await complain();
    await press(desk, "核实", "与事实不符", "我们查看了记录，当天已打扫两次。");
    expect(bot.last(resident)).not.toContain("打扫两次");
    await press(supervisor, "批准");
    expect(bot.last(resident)).toMatch(/^您好，非常抱歉.*当天已打扫两次/s);
    await press(resident, "已解决");
    expect((await row()).stage).toBe("closed");
  });

  test("but against a rule is declined with the rule named (K14)", async () => {
    await complain();
    await press(desk, "核实", "与规定不符", "装修指南", "阳台外观需要统一。");
    await press(supervisor, "批准");
    expect(bot.last(resident)).toContain("装修指南");
    expect(bot.last(resident)).toContain("阳台外观需要统一");
  });
});

describe("a complaint about engineering work", () => {
  test("is looked at first, by a repair that nobody concerned is offered (K15)", async () => {
    const other = await bot.staff("王刚", "engineer", { department: "工程部" });
    await bot.say(resident, "投诉李强，昨天修水管态度很差，水管还漏");
    await press(resident, "尽快解决", "确认提交");
    await press(desk, "核实", "先查看工程", "查看厨房水管");
    expect(bot.last(resident)).toContain("专人查看");
    await bot.pass({ minutes: 20 });
    expect(bot.heard(plumber)).toHaveLength(0);
    await bot.say(plumber, "BX-20261123-0001");
    expect(bot.last(plumber)).toContain("没有找到");
    await press(other, "接单");
    await press(other, "完成", "水管接头松了");
    expect(everything(desk)).toContain("【查看完毕】");
    expect(everything(desk)).toContain("BX-20261123-0001");
  });

  test("of somebody anonymous is looked at without their name", async () => {
    await complain("匿名投诉保洁今天没打扫楼道");
    await press(desk, "核实", "先查看工程", "查看楼道的灯");
    await press(plumber, "接单");
    expect(everything(plumber)).toContain("匿名");
    expect(everything(plumber)).not.toMatch(/张伟|1201|138/);
  });
});

describe("the answer of the same day", () => {
  test("given for the time being names the next one, and nobody is reminded until then (K7)", async () => {
    await complain();
    await press(desk, "答复住户", "我们已经联系保洁部门。", "明天");
    expect(bot.last(resident)).toContain("我们已经联系保洁部门");
    expect(bot.last(resident)).toContain("11月24日 20:00");
    await bot.pass({ hours: 12 });
    expect(everything(desk)).not.toContain("【请按时答复】");
    await bot.pass({ days: 1 });
    expect(everything(desk)).toContain("【请按时答复】");
    await bot.pass({ days: 1 });
    expect(everything(supervisor)).toContain("【投诉逾期】");
  });
});

describe("a complainant who says nothing", () => {
  test("is asked once more, then phoned, and the word on the phone is written down (X3)", async () => {
    await complain();
    await takeUp();
    await propose();
    await press(supervisor, "批准");
    await bot.pass({ days: 1, hours: 1 });
    expect(bot.last(resident)).toContain("还在等您的意见");
    expect((await row()).stage).toBe("asking");
    await bot.pass({ days: 1, hours: 1 });
    expect(bot.last(desk)).toContain("【请电话联系】");
    await press(desk, "电话结果", "同意或已解决", "可以");
    expect((await row()).stage).toBe("carrying-out");
  });
});

describe("the callback", () => {
  const settle = async () => {
    await press(desk, "核实", "与事实不符", "当天已打扫两次。");
    await press(supervisor, "批准");
    await press(resident, "已解决");
  };

  test("comes after three days, and who is not content has the complaint taken up again (K10, C4)", async () => {
    await complain();
    await settle();
    await bot.pass({ days: 2, hours: 20 });
    expect(bot.last(resident)).not.toContain("满意吗");
    await bot.pass({ hours: 5 });
    expect(bot.last(resident)).toContain("满意吗");
    await press(resident, "1 很不满意");
    expect(await row()).toMatchObject({ stage: "received" });
    expect(await bot.db.prisma.request.findFirst()).toMatchObject({ status: "open" });
    expect(everything(supervisor)).toContain("【重新处理】");
  });

  test("by phone is made by the head of the department complained of, with the first receiver beside them (C7)", async () => {
    await complain();
    await settle();
    await bot.pass({ days: 5, hours: 3 });
    expect(everything(second)).toContain("电话回访");
    expect(everything(supervisor)).not.toContain("电话回访");
    expect(bot.last(desk)).toContain("【请协助回访】");
    expect(everything(cleaner)).toBe("");
  });

  test("by phone about a major one is made by the front desk", async () => {
    await complain("投诉保洁，你们承诺每天打扫，我今天反映三次都没人来");
    await settle();
    await bot.pass({ days: 5, hours: 3 });
    expect(everything(desk)).toContain("电话回访");
  });
});

describe("whoever is named later", () => {
  test("is out of it from then on, the first receiver too (K11)", async () => {
    const other = await bot.staff("吴小台", "front-desk", { department: "前厅部" });
    await complain();
    await bot.say(resident, "补充投诉");
    await bot.say(resident, "孙小前也骂了我");
    await press(resident, "是，请其回避");
    expect(everything(other)).toContain("【投诉转交】");
    expect(await bot.db.prisma.workOrder.findFirst()).toMatchObject({
      responsibleId: other.staffId,
      assigneeId: other.staffId,
    });
    const heard = bot.heard(desk).length;
    await bot.pass({ days: 3 });
    expect(bot.heard(desk)).toHaveLength(heard);
    await press(desk, "核实");
    await press(desk, "属实", "保洁", "非我方过失");
    expect(bot.last(desk)).toContain("没有找到这张工单");
    await bot.say(desk, "我的工单");
    expect(bot.last(desk)).not.toContain("TS-");
  });

  test("and who is only mentioned stays", async () => {
    await complain();
    await bot.say(resident, "补充投诉");
    await bot.say(resident, "请让陈立主管来看看");
    await press(resident, "不是，只是提到");
    expect((await row()).aboutStaffIds).toEqual([]);
    expect(bot.last(desk)).toContain("请让陈立主管来看看");
  });
});

test("an anonymous complainant stays nameless through the whole of it", async () => {
  await complain("匿名投诉保洁今天没打扫楼道");
  await takeUp();
  await propose();
  await press(supervisor, "批准");
  await press(resident, "不太合适", "我是张伟，住3栋2单元1201");
  await press(second, "提出方案", "每天打扫", "明天");
  await press(supervisor, "批准");
  await press(resident, "合适，就这样办");
  await press(second, "已落实", "好了");
  await press(resident, "还没解决", "我是张伟，还是脏");
  await bot.say(desk, "TS-20261123-0001");
  await bot.pass({ days: 3 });
  for (const staff of [desk, cleaner, plumber]) expect(everything(staff)).not.toMatch(/张伟|1201|138000/);
});

test("nobody else answers a proposal or closes a complaint in the complainant's place", async () => {
  const stranger = await bot.resident("王强", ["1栋1单元101"]);
  await complain();
  await takeUp();
  await propose();
  await press(supervisor, "批准");
  const { id } = await bot.db.prisma.complaintLetter.findFirstOrThrow();
  const { requestId } = await row();
  for (const who of [stranger, desk, supervisor])
    for (const button of [`suits:${id}`, `settled:${requestId}`]) {
      const message = { channel: "fake", account: who.chat, chat: who.chat, id: `${button}${who.personId}` };
      await bot.channel.receive({ ...message, text: "", button, files: [] });
    }
  await bot.sender.settle();
  expect((await row()).stage).toBe("asking");
});

test("a first receiver who has left is replaced at the next deadline", async () => {
  await complain();
  await bot.db.prisma.staff.update({ where: { id: desk.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  await bot.pass({ hours: 12 });
  expect((await row()).receiverId).not.toBe(desk.staffId);
});

test("at the end of each day the supervisors hear of what is left over and what is major, of that which they may know (K16)", async () => {
  await complain("投诉陈立主管，昨天敷衍我，摔伤了人也不管");
  await complain("投诉保洁今天没打扫楼道");
  await bot.pass({ hours: 8 });
  const listed = (who: Party) => bot.heard(who).findLast(({ text }) => text.includes("【今日投诉】"))?.text ?? "";
  expect(listed(second)).toContain("TS-20261123-0001");
  expect(listed(second)).not.toContain("TS-20261123-0002");
  expect(listed(supervisor)).toBe("");
  await bot.pass({ days: 1 });
  expect(listed(second)).toContain("TS-20261123-0002");
  expect(listed(supervisor)).toContain("TS-20261123-0002");
  expect(everything(supervisor)).not.toContain("TS-20261123-0001");
});

test("a department complained of does not receive the complaint itself", async () => {
  await bot.say(resident, "投诉前台，昨天电话没人接，没人理");
  await press(resident, "尽快解决", "确认提交");
  expect(everything(resident)).toContain("由 陈立 跟进到底");
});

test("a head who has to phone an anonymous complainant is told whom; the desk is not", async () => {
  await complain("匿名投诉保洁今天没打扫楼道");
  await press(desk, "核实", "与事实不符", "当天已打扫两次。");
  await press(supervisor, "批准");
  await press(resident, "已解决");
  await bot.pass({ days: 5, hours: 3 });
  expect(everything(second)).toContain("电话回访");
  expect(everything(second)).toContain("张伟");
  await press(second, "接单");
  expect(bot.last(second)).toContain("13800000001");
  expect(everything(desk)).not.toMatch(/张伟|138000/);
});

test("urging counts as raising it again: often enough it is major, and the manager hears (K4, K8)", async () => {
  await complain();
  await bot.say(resident, "催办");
  expect(await row()).toMatchObject({ raisedCount: 1 });
  for (let day = 0; day < 2; day++) {
    await bot.pass({ days: 1 });
    await bot.say(resident, "催办");
  }
  await bot.runDue();
  expect(await row()).toMatchObject({ raisedCount: 3, severity: "major" });
  expect(everything(manager)).toContain("【重大投诉】");
});

test("a photo that is added goes to the first receiver", async () => {
  await complain();
  const photo = "b".repeat(32);
  const sent = { id: photo, channel: "fake", account: resident.chat, mime: "image/jpeg" };
  await bot.db.prisma.file.create({ data: { ...sent, createdAt: bot.clock.now, keptAt: bot.clock.now } });
  await bot.say(resident, "补充投诉");
  const from = { channel: "fake", account: resident.chat, chat: resident.chat, id: "photo" };
  await bot.channel.receive({ ...from, text: "这是今天的样子", files: [photo] });
  await bot.sender.settle();
  await bot.runDue();
  expect(bot.heard(desk).at(-1)?.text).toContain("这是今天的样子");
  expect(bot.heard(desk).at(-1)?.files).toEqual([photo]);
});
