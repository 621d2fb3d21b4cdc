import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findPromiseDue } from "../../src/db/outbox.ts";
import { within } from "../../src/domain/calendar.ts";
import { bookVisit } from "../../src/domain/visit.ts";
import { deadlineKey } from "../../src/domain/work-order.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let desk: Party;
let supervisor: Party;
let sent = 0;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer", { shift: "day" });
  desk = await bot.staff("孙前台", "front-desk");
  supervisor = await bot.staff("陈主管", "supervisor");
});
afterEach(() => bot.close());

async function show(who: Party, text = ""): Promise<string> {
  const id = `photo-${++sent}`;
  const [channel, account] = [bot.channel.name, who.chat];
  const kept = { mime: "image/jpeg", keptAt: bot.clock.now, createdAt: bot.clock.now };
  await bot.db.prisma.file.create({ data: { id, channel, account, ...kept } });
  await bot.channel.receive({ channel, account, chat: who.chat, id: `in-${id}`, text, files: [id] });
  await bot.sender.settle();
  return id;
}

async function nobodyHome(worker = plumber): Promise<void> {
  await bot.press(worker, "到场");
  await bot.press(worker, "家中无人");
  await show(worker);
  await bot.runDue();
}

async function accepted(): Promise<void> {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.runDue();
}

const repair = () =>
  bot.db.prisma.workOrder.findFirstOrThrow({
    where: { kind: "repair" },
    orderBy: { id: "desc" },
    include: { request: true },
  });
const at = (local: string) => new Date(`2026-11-${local}:00+08:00`);
const told = (who: Party, words: string) =>
  bot
    .heard(who)
    .filter(({ text }) => text.includes(words))
    .map(({ at: when }) => when.toISOString());
const options = () =>
  bot
    .heard(resident)
    .at(-1)
    ?.buttons.map(({ label }) => label) ?? [];

describe("nobody is home", () => {
  test("is shown with a photo, counted on both sides, and the resident is told kindly and chooses from what is possible", async () => {
    await accepted();
    await bot.press(plumber, "到场");
    await bot.press(plumber, "家中无人");
    await bot.say(plumber, "没人");
    expect(bot.last(plumber)).toContain("照片");
    const photo = await show(plumber);
    await bot.runDue();
    expect(await repair()).toMatchObject({ status: "accepted", attempts: 1, pausedReason: "resident-away" });
    expect((await repair()).request.awayCount).toBe(1);
    const line = await bot.db.prisma.timeline.findFirstOrThrow({ where: { event: "nobody-home" } });
    expect(line.detail).toMatchObject({ fileIds: [photo], count: 1 });
    expect(bot.last(resident)).toContain("没关系");

    await bot.press(resident, "选择上门时间");
    // Monday at ten: today's afternoon has slots, and four more days with somebody on duty; after half past five nobody is.
    expect(options()).toHaveLength(9);
    expect(options()[0]).toBe("11月23日 14:00 至 11月23日 16:00");
    await bot.press(resident, "11月24日 14:00");
    await bot.runDue();
    expect(bot.last(resident)).toContain("约好了");
    expect(bot.last(plumber)).toContain("上门已约");
    expect(await repair()).toMatchObject({ status: "accepted", pausedAt: null, dueAt: at("24T16:00") });
    expect(await bot.forgotten()).toBe(0);
  });

  test("both are reminded the evening before and the hour before, residents never in their rest hours", async () => {
    await accepted();
    await nobodyHome();
    await bot.press(resident, "选择上门时间");
    await bot.press(resident, "11月25日 14:00");
    await bot.pass({ days: 2, hours: 3 });
    expect(told(plumber, "明天上门")).toEqual(["2026-11-24T11:00:00.000Z"]);
    expect(told(resident, "温馨提醒")).toEqual(["2026-11-24T11:00:00.000Z"]);
    expect(told(plumber, "即将上门")).toEqual(["2026-11-25T05:00:00.000Z"]);
    // One o'clock is in the noon rest: a quarter of an hour before it.
    expect(told(resident, "请留人在家。谢谢")).toEqual(["2026-11-25T03:45:00.000Z"]);
    await bot.press(plumber, "到场");
    expect(await bot.db.prisma.appointment.findFirstOrThrow()).toMatchObject({ status: "kept" });
    const { quiet } = bot.policies.for(undefined);
    const night = bot.heard(resident).filter(({ at: when }) => within(when, quiet, "Asia/Shanghai"));
    expect(night).toEqual([]);
    expect(told(supervisor, "升级")).toEqual([]);
  });

  test("a worker who is not on duty then gives the order to somebody who is", async () => {
    await accepted();
    await nobodyHome();
    const evening = await bot.staff("王师傅", "engineer", { shift: "always" });
    await bot.press(resident, "选择上门时间");
    await bot.press(resident, "11月24日 16:00");
    await bot.runDue();
    expect(await repair()).toMatchObject({ assigneeId: evening.staffId });
    expect(bot.last(plumber)).toContain("已改派");
    expect(bot.last(evening)).toContain("上门已约");
  });

  test("who falls out of duty after it was agreed is replaced before the visit", async () => {
    await accepted();
    await nobodyHome();
    await bot.press(resident, "选择上门时间");
    await bot.press(resident, "11月24日 09:00");
    const second = await bot.staff("王师傅", "engineer", { shift: "day" });
    await bot.db.prisma.rosterEntry.create({
      data: {
        staffId: plumber.staffId ?? 0,
        date: new Date("2026-11-24"),
        propertyId: bot.property.id,
        shift: "off",
        state: "approved",
        changedAt: bot.clock.now,
      },
    });
    await bot.pass({ hours: 10 });
    expect(await repair()).toMatchObject({ assigneeId: second.staffId });
    expect(told(second, "明天上门")).toHaveLength(1);
    expect(await bot.forgotten()).toBe(0);
  });

  test("of two who choose the last free slot at once one is asked to choose again", async () => {
    await accepted();
    await nobodyHome();
    const other = await bot.resident("李静", ["1栋1单元101"]);
    await bot.report(other);
    await bot.press(plumber, "接单");
    await nobodyHome();
    const requests = await bot.db.prisma.request.findMany({ orderBy: { id: "asc" } });
    const book = (index: number, { personId }: Party) =>
      bot.db.transaction((tx) =>
        bookVisit(tx, {
          requestId: requests[index]?.id ?? 0,
          personId,
          startsAt: at("24T09:00"),
          now: bot.clock.now,
          policies: bot.policies,
        }),
      );
    const results = await Promise.allSettled([book(0, resident), book(1, other)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await bot.db.prisma.appointment.count({ where: { status: "booked" } })).toBe(1);
  });

  test("who does not choose is phoned, and the desk chooses with them", async () => {
    await accepted();
    await nobodyHome();
    await bot.pass({ days: 1 });
    expect(bot.last(desk)).toContain("约上门时间");
    await bot.press(desk, "接单");
    await bot.press(desk, "选择上门时间");
    await bot.press(desk, "11月25日 09:00");
    await bot.runDue();
    expect(told(resident, "已约好")).toHaveLength(1);
    expect(await bot.db.prisma.workOrder.findFirstOrThrow({ where: { kind: "visit-call" } })).toMatchObject({
      status: "cancelled",
    });
    expect(await bot.forgotten()).toBe(0);
  });

  test("after three vain visits the supervisor decides", async () => {
    await accepted();
    for (let visit = 0; visit < 3; visit++) await nobodyHome();
    expect(bot.last(supervisor)).toContain("已上门 3 次");
    expect(bot.last(resident)).toContain("主管会与您联系");
    expect(await bot.forgotten()).toBe(0);
    await bot.press(supervisor, "结束工单");
    await bot.runDue();
    expect(await repair()).toMatchObject({ status: "cancelled", request: { status: "cancelled" } });
    expect(bot.last(resident)).toContain("随时告诉我");
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("when a resident is at home", () => {
  const reported = async (words: string) => {
    await bot.say(resident, "厨房水管漏水了");
    await bot.say(resident, words);
    await bot.press(resident, "不同意");
    await bot.press(resident, "没有");
    await bot.press(resident, "确认提交");
    await bot.runDue();
  };

  test("is kept as moments, shown with the offer, and is when the worker has to be there", async () => {
    await reported("明天下午3点到5点");
    expect(bot.last(plumber)).toContain("期望上门：11月24日 15:00 至 11月24日 17:00");
    await bot.press(plumber, "接单");
    const order = await repair();
    expect(order.request).toMatchObject({ availableFrom: at("24T15:00"), availableTo: at("24T17:00") });
    expect(order.dueAt).toEqual(at("24T17:00"));
    await bot.pass({ days: 1, hours: 4 });
    expect(told(supervisor, "升级")).toEqual([]);
    expect(await findPromiseDue(bot.db.prisma, deadlineKey(order.id))).toEqual(at("24T16:30"));
    expect(await bot.forgotten()).toBe(0);
  });

  test("counts from its beginning where it has no end, and for nothing where it is any time", async () => {
    await reported("明天下午3点以后");
    await bot.press(plumber, "接单");
    expect((await repair()).dueAt).toEqual(at("24T17:00"));
  });
});

test("the third same fault in a quarter is flagged on the card, the time line and to the supervisor (R16)", async () => {
  for (let times = 1; times <= 3; times++) {
    const number = await bot.report(resident);
    expect(told(supervisor, "重复报修")).toHaveLength(times < 3 ? 0 : 1);
    if (times < 3) {
      await bot.press(plumber, "接单");
      await bot.press(plumber, "完成");
      await bot.say(plumber, "换了阀芯");
      await bot.runDue();
      await bot.press(resident, "修好了");
      // One more before the quarter began counts for nothing.
      if (times === 1) {
        const { id: _id, ...first } = await bot.db.prisma.request.findFirstOrThrow();
        const long = new Date(bot.clock.now.getTime() - 100 * 86_400_000);
        await bot.db.prisma.request.create({ data: { ...first, number: "BX-20260815-0001", createdAt: long } });
      }
    }
    expect(number).toContain("BX-");
  }
  expect(bot.last(plumber)).toContain("重复报修：近期第 3 次");
  expect(await bot.db.prisma.timeline.count({ where: { event: "repeat-fault" } })).toBe(1);
});

test("photos of what is still wrong, and of what the desk found, hang on the request", async () => {
  await accepted();
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "没修好");
  const wrong = await show(resident, "还在滴水");
  await bot.runDue();
  expect(await bot.db.prisma.file.findUniqueOrThrow({ where: { id: wrong } })).toMatchObject({ purpose: "report" });
  expect(bot.heard(plumber).at(-1)?.files).toEqual([wrong]);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了龙头");
  await bot.pass({ days: 4 });
  await bot.press(desk, "接单");
  await bot.press(desk, "住户说没修好");
  const found = await show(desk, "还是滴水");
  await bot.runDue();
  expect(await bot.db.prisma.file.findUniqueOrThrow({ where: { id: found } })).toMatchObject({ purpose: "result" });
});
