import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";
import { photo, store, type TestStore } from "../support/photos.ts";

let bot: House;
let kept: TestStore;
let resident: Party;
let plumber: Party;
let desk: Party;
let picture: Buffer;
let sent = 0;

beforeAll(async () => {
  bot = await house();
  kept = await store(bot.db, { now: () => bot.clock.now });
  picture = await photo();
});
beforeEach(async () => {
  await bot.pool.query("update staff set dismissed_at = now()");
  await bot.pool.query("update work_order set status = 'cancelled' where status <> 'closed'");
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  desk = await bot.staff("小周", "front-desk");
});
afterAll(async () => {
  await kept.remove();
  await bot.close();
});

const upload = ({ chat }: Party) => kept.files.save(picture, { channel: bot.channel.name, account: chat });

/** Sends photos, with words or without. */
async function show({ chat }: Party, files: readonly string[], text = "", button?: string): Promise<void> {
  const from = { channel: bot.channel.name, account: chat, chat, id: `photo-${++sent}` };
  await bot.channel.receive({ ...from, text, files: [...files], ...(button === undefined ? {} : { button }) });
  await bot.sender.settle();
}

const filesShown = (who: Party) => bot.heard(who).at(-1)?.files ?? [];
const line = (event: string) => bot.db.prisma.timeline.findFirstOrThrow({ where: { event }, orderBy: { id: "desc" } });
const fileOf = (id: string) => bot.db.prisma.file.findUniqueOrThrow({ where: { id } });

async function answerTheRest(who: Party): Promise<void> {
  await bot.press(who, "随时都在");
  await bot.press(who, "不同意");
  await bot.press(who, "没有");
  await bot.press(who, "确认提交");
  await bot.runDue();
}

/** A repair that the plumber is about to finish. */
async function onTheSpot(): Promise<void> {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "到场");
  await bot.runDue();
}

test("photos of a repair hang on the request and its time line, and come with the offer", async () => {
  const [first, second] = [await upload(resident), await upload(resident)];
  await show(resident, [first], "厨房水管漏水了");
  await show(resident, [second]);
  expect(bot.last(resident)).toContain("已收到");
  expect(bot.last(resident)).toContain("什么时候方便在家");
  await answerTheRest(resident);

  expect(filesShown(plumber)).toEqual([first, second]);
  const reported = await line("reported");
  expect(reported.detail).toEqual({ fileIds: [first, second] });
  expect(await fileOf(first)).toMatchObject({
    requestId: reported.requestId,
    workOrderId: reported.workOrderId,
    purpose: "report",
    attachedAt: bot.clock.now,
  });
});

test("a photo that comes before any words is kept, and the bot asks kindly what it is about", async () => {
  const id = await upload(resident);
  await show(resident, [id]);
  expect(bot.last(resident)).toContain("照片");
  expect(bot.last(resident)).toContain("请问是哪里、什么东西需要维修");
  await bot.say(resident, "厨房水管漏水了");
  await answerTheRest(resident);
  expect(filesShown(plumber)).toEqual([id]);
});

test("a photo with words nobody understands is kept in the same way", async () => {
  const id = await upload(resident);
  await show(resident, [id], "你看看这个");
  expect(bot.last(resident)).toContain("请问是哪里、什么东西需要维修");
  await bot.say(resident, "厨房水管漏水了");
  await answerTheRest(resident);
  expect(filesShown(plumber)).toEqual([id]);
});

test("a photo together with a pressed answer is kept", async () => {
  await bot.say(resident, "厨房水管漏水了");
  const id = await upload(resident);
  const [anyTime] = bot.heard(resident).at(-1)?.buttons ?? [];
  await show(resident, [id], "", anyTime?.value);
  await bot.press(resident, "不同意");
  await bot.press(resident, "没有");
  await bot.press(resident, "确认提交");
  await bot.runDue();
  expect(filesShown(plumber)).toEqual([id]);
});

test("a photo sent to a conversation that went stale goes along, whichever way it is answered", async () => {
  await bot.say(resident, "厨房水管漏水了");
  await bot.pass({ days: 3 });
  const ids = [await upload(resident), await upload(resident)];
  await show(resident, ids.slice(0, 1));
  expect(bot.last(resident)).toContain("继续填写");
  await show(resident, ids.slice(1));
  await bot.press(resident, "继续");
  await answerTheRest(resident);
  expect(filesShown(plumber)).toEqual(ids);
});

test("staff who photograph something broken report it in the same way", async () => {
  const id = await upload(desk);
  await show(desk, [id]);
  expect(bot.last(desk)).toContain("完工的照片");
  expect(bot.last(desk)).toContain("请问是哪里");
  await bot.say(desk, "大堂的灯坏了");
  await bot.say(desk, "3栋大堂");
  await bot.press(desk, "没有");
  await bot.press(desk, "确认提交");
  await bot.runDue();
  expect(filesShown(plumber)).toEqual([id]);
});

test("photos of a repair that the front desk files for a resident come with the offer", async () => {
  await bot.say(desk, "代报修");
  await bot.say(desk, "3栋2单元1201");
  await bot.press(desk, "其他人");
  await bot.say(desk, "王女士");
  await bot.say(desk, "13911112222");
  const id = await upload(desk);
  await show(desk, [id], "厨房水管漏水了");
  await answerTheRest(desk);
  expect(filesShown(plumber)).toEqual([id]);
});

test("whoever the order is assigned to sees the photos, too", async () => {
  const id = await upload(resident);
  await show(resident, [id], "厨房水管漏水了");
  await answerTheRest(resident);
  const boss = await bot.staff("陈主管", "supervisor");
  const other = await bot.staff("王师傅", "engineer");
  const { workOrderId } = await line("reported");
  await show(boss, [], "", `assign:${workOrderId}`);
  await bot.press(boss, "王师傅");
  await bot.runDue();
  expect(bot.last(other)).toContain("指派给您");
  expect(filesShown(other)).toEqual([id]);
});

test("a photo alone is no result: words are asked for, and both go to the resident", async () => {
  await onTheSpot();
  await bot.press(plumber, "完成");
  const id = await upload(plumber);
  await show(plumber, [id]);
  expect(bot.last(plumber)).toContain("已收到");
  expect(bot.last(plumber)).toContain("请写一下处理结果");
  await bot.say(plumber, "更换角阀，试水正常");
  await bot.runDue();

  expect(bot.last(resident)).toContain("更换角阀");
  expect(filesShown(resident)).toEqual([id]);
  const completed = await line("completed");
  expect(completed.detail).toEqual({ result: "更换角阀，试水正常", fileIds: [id] });
  expect(await fileOf(id)).toMatchObject({ workOrderId: completed.workOrderId, purpose: "result" });
});

test("a worker who sends the photos first and presses then has them with the result", async () => {
  await onTheSpot();
  const ids = [await upload(plumber), await upload(plumber)];
  await show(plumber, ids.slice(0, 1));
  await show(plumber, ids.slice(1));
  await bot.press(plumber, "完成");
  expect(bot.last(plumber)).toContain("请写一下处理结果");
  await bot.say(plumber, "更换角阀");
  await bot.runDue();
  expect(filesShown(resident)).toEqual(ids);
  // Nothing half-begun is left behind.
  expect(bot.last(plumber)).not.toContain("请问是哪里");
});

test("after a repair that did not hold, the resident sees the photos of the second completion only", async () => {
  await onTheSpot();
  await bot.press(plumber, "完成");
  await show(plumber, [await upload(plumber)], "更换角阀");
  await bot.runDue();
  await bot.press(resident, "没修好");
  await bot.say(resident, "还在漏");
  bot.clock.now = new Date(bot.clock.now.getTime() + 60_000);
  await bot.runDue();
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  const second = await upload(plumber);
  await show(plumber, [second], "重新打胶");
  await bot.runDue();
  expect(bot.last(resident)).toContain("重新打胶");
  expect(filesShown(resident)).toEqual([second]);
});

test("a photo is attached once, and nobody attaches what somebody else has sent", async () => {
  const neighbour = await bot.resident("李娜", ["3栋2单元1202"]);
  const hers = await upload(neighbour);
  const mine = await upload(resident);
  await show(resident, [hers, mine], "厨房水管漏水了");
  await answerTheRest(resident);
  expect(filesShown(plumber)).toEqual([mine]);
  expect(await fileOf(hers)).toMatchObject({ attachedAt: null });
  expect((await line("reported")).detail).toEqual({ fileIds: [mine] });

  await show(resident, [mine], "卫生间下水道堵了");
  await answerTheRest(resident);
  expect(bot.last(plumber)).toContain("下水道");
  expect(filesShown(plumber)).toEqual([]);
  expect((await line("reported")).detail).toEqual({});
});

test("a repair without photos reads as before", async () => {
  await bot.report(resident);
  expect(filesShown(plumber)).toEqual([]);
  expect((await line("reported")).detail).toEqual({});
});
