import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let li: Party;
let wang: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer");
  wang = await bot.staff("王师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
  await bot.report(resident);
  await bot.press(li, "接单");
  await bot.runDue();
});
afterEach(() => bot.close());

const order = () => bot.db.prisma.workOrder.findFirstOrThrow();
const events = async () =>
  (await bot.db.prisma.timeline.findMany({ orderBy: { id: "asc" } })).map(({ event }) => event);

test("an order changes hands when the colleague agrees, and its clock runs on (转单)", async () => {
  const due = (await order()).dueAt;
  bot.clock.now = new Date(bot.clock.now.getTime() + 10 * 60_000);
  await bot.press(li, "转单");
  await bot.press(li, "王师傅");
  await bot.press(li, "手上的活走不开");
  await bot.runDue();
  expect(await order()).toMatchObject({ status: "accepted", assigneeId: li.staffId });
  expect(bot.last(wang)).toContain("李师傅 想请您接手");
  expect(bot.last(wang)).not.toContain("13800000001");
  await bot.press(wang, "可以，我来");
  await bot.runDue();
  expect(await order()).toMatchObject({
    status: "accepted",
    assigneeId: wang.staffId,
    responsibleId: wang.staffId,
    dueAt: due,
  });
  expect(bot.last(li)).toContain("已由 王师傅 接手");
  expect(bot.heard(wang).some(({ text }) => text.includes("13800000001"))).toBe(true);
  expect(bot.last(resident)).toContain("王师傅");
  await bot.press(li, "到场");
  expect(bot.last(li)).toContain("其他同事");
  expect(await events()).toEqual(["reported", "offered", "accepted", "transfer-asked", "transferred"]);
  expect(await bot.forgotten()).toBe(0);
});

test("a colleague who is busy says so, and the order stays where it is", async () => {
  await bot.press(li, "转单");
  await bot.press(li, "王师傅");
  await bot.say(li, "孩子发烧");
  await bot.runDue();
  await bot.press(wang, "这次抽不开身");
  await bot.runDue();
  expect(bot.last(li)).toContain("仍由您负责");
  await bot.press(wang, "可以，我来");
  expect(bot.last(wang)).toContain("已经处理过");
  expect(await order()).toMatchObject({ assigneeId: li.staffId });
});

test("a yes to an order that is done meanwhile takes nothing over", async () => {
  await bot.press(li, "转单");
  await bot.press(li, "王师傅");
  await bot.press(li, "需要别的工种");
  await bot.runDue();
  await bot.press(li, "完成");
  await bot.say(li, "换了阀芯");
  await bot.press(wang, "可以，我来");
  expect(bot.last(wang)).toContain("工单已有变化");
  expect(await order()).toMatchObject({ status: "done", assigneeId: li.staffId });
});

test("a second worker joins in, both are on the time line, and either may report it as done (求助)", async () => {
  await bot.press(li, "求助");
  await bot.press(li, "王师傅");
  await bot.press(li, "需要两个人");
  await bot.runDue();
  await bot.press(wang, "可以，我来");
  expect(bot.last(wang)).toContain("13800000001");
  await bot.runDue();
  expect(bot.last(li)).toContain("王师傅 会来帮忙");
  expect(await order()).toMatchObject({ assigneeId: li.staffId });
  await bot.press(wang, "完成");
  await bot.say(wang, "两人更换了立管");
  expect(await order()).toMatchObject({ status: "done", assigneeId: li.staffId, result: "两人更换了立管" });
  expect(await events()).toContain("joined");
  await bot.press(li, "完成");
  await bot.say(li, "换了阀芯");
  expect(bot.last(li)).toContain("已经记录过了");
});
