import { afterEach, beforeEach, expect, test } from "vitest";
import { understandWords } from "../../src/flows/meaning.ts";
import { type Meaning, meaningless } from "../../src/understanding/meaning.ts";
import { type House, house, type Party } from "../support/house.ts";

/** What the words of this test mean; the rules that find it out have tests of their own. */
const understand: typeof understandWords = (words, about): Meaning => {
  const calm = understandWords(words, about);
  const emergency = (kind: NonNullable<Meaning["emergency"]>["kind"], confidence: number): Meaning => ({
    alternatives: [{ intent: calm.intent, confidence: calm.confidence * (1 - confidence) }],
    intent: "emergency",
    confidence,
    emergency: { kind, confidence },
  });
  if (/好像|会不会|是不是/.test(words) && /煤气/.test(words)) return emergency("gas", 0.5);
  if (/着火|火更大|on fire/.test(words)) return emergency("fire", 0.95);
  if (/困在电梯|电梯困人/.test(words)) return emergency("elevator_entrapment", 0.95);
  if (/爆管/.test(words)) return emergency("flood", 0.9);
  if (/晕倒|跳楼/.test(words)) return emergency("medical", 0.9);
  const { intent, confidence, alternatives } = calm;
  return intent === "emergency" ? meaningless : { intent, confidence, alternatives, emergency: null };
};

let bot: House;
let resident: Party;
let engineer: Party;
let guard: Party;
let desk: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  bot = await house({ understand });
  resident = await bot.resident("张伟");
  engineer = await bot.staff("李师傅", "engineer");
  guard = await bot.staff("石勇", "security");
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("赵经理", "manager");
});
afterEach(async () => {
  expect(await bot.forgotten()).toBe(0);
  await bot.close();
});

const incidents = () => bot.db.prisma.request.findMany({ where: { kind: "emergency" }, orderBy: { id: "asc" } });
const everything = (who: Party) =>
  bot
    .heard(who)
    .map(({ text }) => text)
    .join("\n");
const answers = async (who: Party, ...words: readonly string[]) => {
  for (const said of words) {
    await bot.say(who, said);
    await bot.runDue();
  }
};

/** A further chat of somebody, on the same channel. */
async function furtherChat({ personId }: Party, chat: string): Promise<{ chat: string }> {
  const { channel } = bot;
  const account = await bot.db.prisma.account.create({ data: { channel: channel.name, externalId: chat, personId } });
  await bot.db.prisma.conversation.create({
    data: { channel: channel.name, accountId: account.id, chat, updatedAt: bot.clock.now },
  });
  return { chat };
}

test("the first answer to a fire says 119, stairs and the duty phone, and the alarm is out at the same moment in every chat", async () => {
  const phone = await furtherChat(guard, "guard-phone");
  const saidAt = bot.clock.now;
  await bot.say(resident, "厨房着火了！！");
  const [first] = bot.heard(resident);
  for (const word of ["119", "楼梯", "请勿乘坐电梯", "0571-00000000", "SJ-20261123-0001"])
    expect(first?.text).toContain(word);
  expect(first?.buttons.map(({ label }) => label)).toEqual(["误报"]);
  await bot.runDue();
  for (const who of [engineer, guard, desk, supervisor, phone]) {
    expect(bot.last(who as Party)).toContain("警报");
    expect(bot.last(who as Party)).toContain("厨房着火了");
    expect(bot.last(who as Party)).toContain("3栋2单元1201");
    expect(bot.heard(who)[0]?.at).toEqual(saidAt);
  }
  expect(bot.heard(manager)).toHaveLength(0);
  expect(await incidents()).toMatchObject([{ number: "SJ-20261123-0001", category: "fire", priority: "emergency" }]);
});

test("an alarm goes from acknowledgement to arrival, the end, the report and its signature, and the resident hears each step", async () => {
  await bot.say(resident, "我被困在电梯里了，3栋2单元");
  await bot.runDue();
  await bot.press(engineer, "收到，我去");
  expect(bot.last(engineer)).toContain("由您负责");
  await bot.runDue();
  expect(everything(resident)).toContain("李师傅已收到警报");
  expect(bot.last(guard)).toContain("李师傅");
  await bot.press(guard, "收到，我去");
  expect(bot.last(guard)).toContain("由 李师傅 负责");
  await bot.press(engineer, "到场");
  await bot.runDue();
  expect(everything(resident)).toContain("李师傅已到现场");
  await bot.press(engineer, "已控制");
  await bot.say(engineer, "电梯困人已救出，无人受伤");
  await bot.runDue();
  expect(everything(resident)).toContain("已经控制住");
  expect(bot.last(guard)).toContain("已救出");

  await bot.press(engineer, "写事件报告");
  await answers(engineer, "10点02分3栋电梯困人一名", "10点05分", "轻微", "无", "已通知维保检查");
  await bot.press(engineer, "确认提交");
  await bot.runDue();
  for (const word of ["10点05分", "轻微", "已通知维保检查", "李师傅"]) expect(bot.last(supervisor)).toContain(word);
  await bot.press(supervisor, "退回");
  await bot.say(supervisor, "请补充故障原因");
  await bot.runDue();
  expect(bot.last(engineer)).toContain("请补充故障原因");
  await bot.press(engineer, "写事件报告");
  await answers(engineer, "门锁触点故障，困人一名", "10点05分", "较重", "无", "已更换触点");
  await bot.press(engineer, "确认提交");
  await bot.runDue();
  await bot.press(supervisor, "签字");
  expect(bot.last(supervisor)).toContain("已签字归档");
  expect(await incidents()).toMatchObject([{ status: "closed" }]);
  const lines = await bot.db.prisma.timeline.findMany({ orderBy: { id: "asc" } });
  expect(lines.map(({ event }) => event)).toEqual([
    "reported",
    "offered",
    "accepted",
    "accepted",
    "arrived",
    "completed",
    "report-opened",
    "report-written",
    "report-returned",
    "report-written",
    "report-signed",
  ]);
});

test("nobody acknowledges: everybody again within the minute, then the manager, again and again, at night as well", async () => {
  bot.clock.now = new Date("2026-11-23T18:30:00Z");
  await bot.db.prisma.staff.updateMany({ where: { role: "engineer" }, data: { shift: "day" } });
  await bot.say(resident, "厨房着火了");
  await bot.runDue();
  expect(bot.heard(engineer)).toHaveLength(1);
  await bot.pass({ minutes: 1 });
  for (const who of [guard, desk, supervisor]) expect(bot.last(who)).toContain("还没有人响应");
  expect(bot.heard(manager)).toHaveLength(0);
  await bot.pass({ minutes: 1 });
  expect(bot.last(manager)).toContain("还没有人响应");
  const before = bot.heard(manager).length;
  await bot.pass({ minutes: 30 });
  expect(bot.heard(manager).length).toBeGreaterThanOrEqual(before + 5);
  expect(bot.heard(guard).length).toBe(bot.heard(manager).length + 2);
  await bot.press(guard, "收到，我去");
  const told = bot.heard(manager).length;
  await bot.pass({ minutes: 4 });
  expect(bot.heard(manager).length).toBe(told + 1);
  await bot.pass({ minutes: 1 });
  expect(bot.last(supervisor)).toContain("还没有人到场");
});

test("only those on duty are woken, and the others when nobody answers", async () => {
  const night = await bot.staff("夜班师傅", "engineer", { shift: "day" });
  bot.clock.now = new Date("2026-11-23T18:30:00Z");
  await bot.say(resident, "家里爆管了");
  await bot.runDue();
  expect(bot.heard(engineer)).toHaveLength(1);
  expect(bot.heard(night)).toHaveLength(0);
  await bot.pass({ minutes: 2 });
  expect(bot.last(night)).toContain("还没有人响应");
});

test("in the middle of a repair the alarm comes first, and the repair is still there afterwards", async () => {
  await bot.say(resident, "厨房水管漏水了");
  expect(bot.last(resident)).toContain("什么时候方便在家");
  await bot.say(resident, "不好了着火了");
  expect(bot.heard(resident).at(-2)?.text).toContain("119");
  expect(bot.last(resident)).toContain("具体在哪里");
  await answers(resident, "厨房", "没有人");
  expect(bot.last(resident)).toContain("什么时候方便在家");
  await bot.press(resident, "随时都在");
  expect(bot.last(resident)).toContain("备用钥匙");
});

test("what is asked afterwards goes to those alarmed with each answer", async () => {
  await bot.say(resident, "着火了");
  await bot.runDue();
  expect(bot.last(resident)).toContain("具体在哪里");
  await answers(resident, "3栋2单元12楼走廊");
  expect(bot.last(guard)).toContain("现场补充");
  expect(bot.last(guard)).toContain("地点：3栋2单元12楼走廊");
  expect(bot.last(resident)).toContain("受伤或被困");
  await bot.press(resident, "有人被困");
  await bot.runDue();
  expect(bot.last(engineer)).toContain("人员：有人被困");
  expect(bot.last(resident)).toContain("谢谢您");
  const lines = await bot.db.prisma.timeline.findMany({ where: { event: "incident-added" } });
  expect(lines).toHaveLength(2);
});

test("somebody with two homes is asked which by their names", async () => {
  const two = await bot.resident("李静", ["1栋1单元101", "2栋1单元501"]);
  await bot.say(two, "着火了");
  await bot.press(two, "2栋1单元501");
  await bot.runDue();
  expect(bot.last(guard)).toContain("地点：2栋1单元501");
  const [request] = await incidents();
  expect((await bot.db.prisma.unit.findUnique({ where: { id: request?.unitId ?? 0 } }))?.label).toBe("2栋1单元501");
});

test("the same person saying it again adds to the incident instead of opening another", async () => {
  await bot.say(resident, "着火了");
  await bot.runDue();
  await bot.press(guard, "收到，我去");
  await bot.say(resident, "火更大了，快来");
  await bot.runDue();
  expect(everything(resident)).toContain("石勇正在处理");
  expect(bot.last(desk)).toContain("火更大了，快来");
  expect(await incidents()).toHaveLength(1);
  await bot.say(resident, "有老人晕倒了");
  expect(bot.heard(resident).some(({ text }) => text.includes("120") && text.includes("心肺复苏"))).toBe(true);
  expect(await incidents()).toHaveLength(1);
});

test("two households with the same emergency in one building know of each other in the alarm", async () => {
  const neighbour = await bot.resident("王强", ["3栋1单元1101"]);
  await bot.say(resident, "着火了");
  await bot.pass({ minutes: 3 });
  await bot.say(neighbour, "着火了");
  await bot.runDue();
  expect(bot.last(guard)).toContain("同楼栋另有 1 起");
  expect(await incidents()).toHaveLength(2);
});

test("a false alarm is one press of the resident; everybody hears, and nothing is asked any more", async () => {
  await bot.say(resident, "着火了");
  await bot.runDue();
  await bot.press(resident, "误报");
  expect(bot.last(resident)).toContain("已按误报结束");
  await bot.runDue();
  for (const who of [engineer, guard, desk, supervisor]) expect(bot.last(who)).toContain("由 张伟 确认");
  const heard = bot.heard(guard).length;
  await bot.pass({ hours: 2 });
  expect(bot.heard(guard)).toHaveLength(heard);
  await bot.press(guard, "收到，我去");
  expect(bot.last(guard)).toContain("已经结束");
  await bot.say(resident, "你好");
  expect(bot.last(resident)).not.toContain("具体在哪里");
  expect(await incidents()).toMatchObject([{ status: "cancelled" }]);
  await bot.say(resident, "真的着火了");
  expect(await incidents()).toHaveLength(2);
});

test("a false alarm typed as an answer is one, and one called off by staff names them", async () => {
  await bot.say(resident, "着火了");
  await bot.say(resident, "误报");
  expect(bot.last(resident)).toContain("已按误报结束");
  await bot.say(resident, "着火了");
  await bot.runDue();
  await bot.press(guard, "误报");
  await bot.runDue();
  expect(bot.last(desk)).toContain("由 石勇 确认");
  expect(bot.last(resident)).toContain("如果情况还在");
  const line = await bot.db.prisma.timeline.findFirst({ where: { event: "false-alarm" }, orderBy: { id: "desc" } });
  expect(line).toMatchObject({ actor: "staff", personId: guard.personId });
});

test("a stranger raises an alarm before saying who they are, and hears what becomes of it", async () => {
  const stranger = { chat: "passer-by" };
  await bot.say(stranger, "3栋楼下着火了");
  expect(bot.heard(stranger)[0]?.text).toContain("119");
  await bot.runDue();
  expect(bot.last(guard)).toContain("未登记");
  expect(bot.last(guard)).toContain("地点：3栋楼");
  await bot.say(stranger, "没有人受伤");
  expect(bot.last(stranger)).toContain("电话");
  await answers(stranger as Party, "13912345678");
  expect(bot.last(guard)).toContain("13912345678");
  await bot.press(guard, "收到，我去");
  await bot.runDue();
  expect(bot.last(stranger)).toContain("石勇已收到警报");
  await bot.press(stranger, "误报");
  expect(bot.last(stranger)).toContain("已按误报结束");
});

test("a stranger where there are several properties gets the advice at once and presses which one", async () => {
  await bot.db.prisma.property.create({ data: { code: "bihai", name: "碧海湾", zone: "Asia/Shanghai", phone: "1" } });
  const stranger = { chat: "passer-by" };
  await bot.say(stranger, "着火了");
  expect(bot.last(stranger)).toContain("119");
  expect(bot.last(stranger)).toContain("哪个小区");
  await bot.press(stranger, "翠湖花园");
  await bot.runDue();
  expect(bot.last(guard)).toContain("着火了");
  await bot.say({ chat: "another" }, "翠湖花园着火了");
  expect(await incidents()).toHaveLength(2);
});

test("unsure words get the advice and one question; yes alarms, with what was added", async () => {
  await bot.say(resident, "好像有煤气味");
  expect(bot.last(resident)).toContain("请勿开关任何电器");
  expect(bot.last(resident)).toContain("是不是正在发生");
  expect(await incidents()).toHaveLength(0);
  await bot.say(resident, "在厨房里");
  await bot.press(resident, "是，正在发生");
  await bot.runDue();
  expect(bot.last(engineer)).toContain("好像有煤气味");
  expect(bot.last(engineer)).toContain("在厨房里");
});

test("unsure words that were none are taken up as what else they may be, and not asked about again", async () => {
  await bot.say(resident, "煤气灶打不着火，是不是坏了");
  expect(bot.last(resident)).toContain("是不是正在发生");
  await bot.press(resident, "不是紧急情况");
  expect(bot.last(resident)).not.toContain("是不是正在发生");
  expect(bot.last(resident)).toContain("报修我收到了");
  expect(await incidents()).toHaveLength(0);
});

test("an alarm breaks through a doubt of hours ago", async () => {
  await bot.say(resident, "好像有煤气味");
  await bot.pass({ hours: 3 });
  await bot.say(resident, "着火了");
  expect(bot.heard(resident).some(({ text }) => text.includes("119") && text.includes("SJ-"))).toBe(true);
});

test("who asks for help without words about it presses what it is", async () => {
  await bot.say(resident, "紧急求助");
  expect(bot.last(resident)).toContain("0571-00000000");
  await bot.press(resident, "急病");
  expect(bot.heard(resident)[1]?.text).toContain("120");
  await bot.say({ chat: "passer-by" }, "救命！");
  expect(await incidents()).toMatchObject([{ category: "medical" }, { category: "other" }]);
});

test("a death is heard of by security, supervisor and manager only", async () => {
  await bot.say(resident, "有人跳楼了");
  await bot.pass({ minutes: 3 });
  for (const who of [guard, supervisor, manager]) expect(everything(who)).toContain("警报");
  for (const who of [engineer, desk]) expect(bot.heard(who)).toHaveLength(0);
  const [request] = await incidents();
  await bot.say(desk, request?.number ?? "");
  expect(bot.last(desk)).toContain("没有找到");
});

test("the front desk raises an alarm for a caller, and is asked what the caller knows", async () => {
  await bot.say(desk, "代报突发事件");
  await bot.say(desk, "业主来电：3栋1201着火了");
  await bot.runDue();
  expect(bot.last(guard)).toContain("由前台代报");
  await answers(desk, "没有人", "13912345678");
  expect(bot.last(guard)).toContain("13912345678");
  await bot.press(guard, "收到，我去");
  await bot.runDue();
  expect(everything(desk)).toContain("石勇已收到警报");
});

test("staff raise one too, and what they write about it afterwards raises none", async () => {
  await bot.say(guard, "地下车库着火了");
  await bot.runDue();
  expect(bot.last(engineer)).toContain("石勇");
  await bot.press(engineer, "收到，我去");
  await bot.press(engineer, "到场");
  await bot.press(engineer, "已控制");
  await bot.say(engineer, "着火点已扑灭");
  expect(bot.last(engineer)).toContain("已记录控制住");
  expect(await incidents()).toHaveLength(1);
});

test("what is left to mend becomes a repair with one press, once", async () => {
  await bot.say(resident, "家里爆管了，厨房");
  await bot.runDue();
  await bot.press(engineer, "收到，我去");
  await bot.press(engineer, "已控制");
  await bot.say(engineer, "已关阀");
  await bot.press(engineer, "转为报修");
  expect(bot.last(engineer)).toContain("BX-20261123-0001");
  await bot.press(engineer, "转为报修");
  expect(bot.last(engineer)).toContain("已经转为报修");
  const repairs = await bot.db.prisma.request.findMany({ where: { kind: "repair" } });
  expect(repairs).toMatchObject([{ category: "plumbing", reporterId: resident.personId }]);
  expect(repairs[0]?.content).toContain("已关阀");
});

test("who writes no report is reminded, and the heads after that", async () => {
  await bot.say(resident, "着火了");
  await bot.runDue();
  await bot.press(guard, "收到，我去");
  await bot.press(guard, "已控制");
  await bot.say(guard, "已扑灭");
  await bot.pass({ days: 2 });
  expect(everything(guard)).toContain("请及时处理");
  expect(everything(supervisor)).toContain("升级提醒");
});

test("words in English get advice in English", async () => {
  const emily = await bot.resident("Emily", ["2栋2单元602"], { language: "en" });
  await bot.say(emily, "My kitchen is on fire");
  for (const word of ["Call 119", "Never take the lift"]) expect(bot.heard(emily)[0]?.text).toContain(word);
});

/** A photo as a channel stores it; returns its id. */
async function photo({ chat }: { chat: string }, id: string): Promise<string> {
  const kept = { mime: "image/jpeg", byteCount: 3, keptAt: bot.clock.now, createdAt: bot.clock.now };
  await bot.db.prisma.file.create({ data: { id, channel: bot.channel.name, account: chat, ...kept } });
  return id;
}

async function send(who: { chat: string }, text: string, files: string[]): Promise<void> {
  const { channel } = bot;
  await channel.receive({ channel: channel.name, account: who.chat, chat: who.chat, id: `p-${files}`, text, files });
  await bot.sender.settle();
  await bot.runDue();
}

test("photos go out with the alarm, and a photo alone goes to those on their way at once", async () => {
  await send(resident, "着火了", [await photo(resident, "f1")]);
  expect(bot.heard(guard).at(-1)?.files).toEqual(["f1"]);
  expect(bot.last(resident)).toContain("具体在哪里");
  await send(resident, "", [await photo(resident, "f2")]);
  expect(bot.heard(guard).at(-1)).toMatchObject({ files: ["f2"] });
  expect(bot.last(guard)).toContain("（照片）");
  expect(bot.last(resident)).toContain("具体在哪里");
  await answers(resident, "3栋大堂", "没有人");
  await bot.press(resident, "补充情况");
  await send(resident, "", [await photo(resident, "f3")]);
  expect(bot.heard(guard).at(-1)?.files).toEqual(["f3"]);
});

test("something may be added as long as it goes on, and afterwards nothing", async () => {
  await bot.say(resident, "补充情况");
  expect(bot.last(resident)).toContain("没有进行中的突发事件");
  await bot.say(resident, "着火了，在厨房，没有人受伤");
  await bot.runDue();
  await answers(resident, "补充情况", "阳台上有煤气罐");
  expect(bot.last(guard)).toContain("阳台上有煤气罐");
  expect(bot.last(resident)).toContain("正在转告");
});

test("a death that is known later goes no further than those who may hear of it", async () => {
  await bot.say(resident, "有老人晕倒了");
  await bot.runDue();
  expect(bot.heard(desk)).toHaveLength(1);
  await bot.say(resident, "老人去世了，是晕倒的");
  await bot.runDue();
  expect(bot.last(guard)).toContain("去世");
  expect(everything(desk)).not.toContain("去世");
  expect(everything(manager)).toContain("去世");
});
