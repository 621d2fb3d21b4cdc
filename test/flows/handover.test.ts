import { afterEach, beforeEach, expect, test } from "vitest";
import { removeOldHandovers } from "../../src/domain/handover-keeping.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let early: Party;
let late: Party;
let supervisor: Party;
let manager: Party;
let resident: Party;

const goods =
  "handover: { goods: [钥匙, { name: 对讲机, count: 6 }] }\ndesk: { escalate: [{ after: P1D, to: supervisor }] }\nrepair: { accept: PT12H, escalate: [{ after: P1D, to: supervisor }] }";

beforeEach(async () => {
  bot = await house({ policy: goods });
  resident = await bot.resident("张伟");
  early = await bot.staff("孙早班", "front-desk", { shift: "early" });
  late = await bot.staff("吴中班", "front-desk", { shift: "middle" });
  await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("王经理", "manager");
  await bot.plant();
});
afterEach(() => bot.close());

/** Lets time pass until this time of the first day. */
const until = (hour: number, minute: number) => {
  const at = new Date(`2026-11-23T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00+08:00`);
  return bot.pass({ minutes: (at.getTime() - bot.clock.now.getTime()) / 60_000 });
};
const record = () => bot.db.prisma.handover.findFirstOrThrow({ include: { entries: { orderBy: { id: "asc" } } } });

async function signOff(): Promise<void> {
  await bot.press(early, "交班");
  await bot.press(early, "齐全");
  await bot.say(early, "3栋门禁明早有人来修");
  await bot.press(early, "签字");
  await bot.runDue();
}

test("a quarter of an hour before the end of a shift its list comes, those who go and those who come sign, then the supervisor, and nothing can be edited", async () => {
  const number = await bot.report(resident);
  await until(16, 44);
  expect(bot.heard(early)).toEqual([]);
  await bot.pass({ minutes: 2 });
  expect(bot.last(early)).toContain("前台");
  expect(bot.last(early)).toContain("交班 孙早班 → 接班 吴中班");
  expect(bot.last(early)).toContain(`${number} · 维修`);
  expect(bot.last(early)).toContain("钥匙、对讲机 ×6");
  await signOff();
  expect(bot.heard(late)).toEqual([]);
  await until(16, 56);
  expect(bot.last(late)).toContain("【接班】");
  await bot.press(late, "接班");
  await bot.say(late, "对讲机只有5个");
  await bot.press(late, "没有");
  await bot.press(late, "签字");
  expect(await record()).toMatchObject({
    status: "taken",
    entries: [
      { event: "drafted" },
      { event: "handed", staffId: early.staffId, detail: { remarks: "3栋门禁明早有人来修", goods: null } },
      { event: "taken", staffId: late.staffId, detail: { goods: "对讲机只有5个" } },
    ],
  });
  await bot.pass({ days: 1 });
  const asked = bot.heard(supervisor).filter(({ text }) => text.includes("双方已签"));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.text).toContain("接班说明：对讲机只有5个");
  await bot.press(supervisor, "签字");
  expect(await bot.db.prisma.handover.count({ where: { status: "signed" } })).toBe(1);
  await expect(bot.pool.query("update handover_entry set detail = '{}'")).rejects.toThrow(/never edited/);
  await expect(bot.pool.query("update handover set status = 'taken' where status = 'signed'")).rejects.toThrow(
    /never edited/,
  );
  await expect(bot.pool.query("delete from handover_entry")).rejects.toThrow(/never edited/);
});

test("important work that nobody has in hand blocks the signature until somebody is named for it", async () => {
  await bot.report(resident);
  await bot.db.prisma.workOrder.updateMany({ data: { priority: "urgent" } });
  await until(16, 46);
  expect(bot.last(early)).toContain("【重要未完成】1 项");
  await bot.press(early, "交班");
  await bot.press(early, "齐全");
  expect(bot.last(early)).toContain("请指定接手人");
  await bot.press(early, "吴中班");
  await bot.press(early, "没有");
  await bot.press(early, "签字");
  expect(bot.last(early)).toContain("已交班签字");
  expect(await bot.db.prisma.workOrder.findFirst()).toMatchObject({ responsibleId: late.staffId });
  const { entries } = await record();
  expect(entries.map(({ event }) => event)).toEqual(["drafted", "named", "handed"]);
  expect(await bot.forgotten()).toBe(0);
});

test("what became important while somebody was signing is not signed away", async () => {
  await bot.report(resident);
  await until(16, 46);
  await bot.press(early, "交班");
  await bot.press(early, "齐全");
  await bot.press(early, "没有");
  await bot.db.prisma.workOrder.updateMany({ data: { priority: "urgent" } });
  await bot.press(early, "签字");
  expect(await record()).toMatchObject({ status: "drafted" });
});

test("a signature that does not come is reminded of, then the supervisor hears, then the manager, who may sign instead", async () => {
  await until(17, 1);
  const chased = (head: Party) => bot.heard(head).some(({ text }) => text.includes("交班未签字"));
  expect(bot.last(early)).toContain("请交班签字");
  expect(chased(supervisor)).toBe(false);
  await bot.pass({ minutes: 15 });
  expect(bot.last(supervisor)).toContain("交班未签字");
  expect(chased(manager)).toBe(false);
  await bot.pass({ hours: 1 });
  expect(bot.last(manager)).toContain("交班未签字");
  await bot.press(manager, "交班");
  await bot.press(manager, "齐全");
  await bot.press(manager, "没有");
  await bot.press(manager, "签字");
  await bot.runDue();
  expect(await record()).toMatchObject({ status: "handed" });
  expect(bot.last(late)).toContain("【接班】");
  const { rows } = await bot.pool.query(
    "select key from outbox where key like 'handover:%' and done_at is null and cancelled_at is null",
  );
  expect(rows).toHaveLength(1);
});

test("at the end of the last shift the first of the next day takes over, five minutes before it begins", async () => {
  await until(17, 5);
  await signOffInTurn();
  await until(21, 0);
  const drafted = await bot.db.prisma.handover.findMany({ orderBy: { id: "asc" } });
  expect(drafted).toHaveLength(2);
  expect(drafted[1]).toMatchObject({ offIds: [late.staffId], onIds: [early.staffId] });
  expect(drafted[1]?.takesOverAt.toISOString()).toBe("2026-11-24T00:00:00.000Z");
});

async function signOffInTurn(): Promise<void> {
  await signOff();
  await bot.press(late, "接班");
  await bot.press(late, "齐全");
  await bot.press(late, "没有");
  await bot.press(late, "签字");
}

test("a restart plants nothing twice, nobody signs for another shift, and old handovers go after their term", async () => {
  await bot.pool.query("delete from outbox where key = 'timetable'");
  await bot.plant();
  await until(16, 46);
  expect(bot.heard(early)).toHaveLength(1);
  const value = bot.heard(early)[0]?.buttons[0]?.value ?? "";
  const forged = { channel: "fake", account: late.chat, chat: late.chat, id: "forged", text: "", files: [] };
  await bot.channel.receive({ ...forged, button: value });
  await bot.sender.settle();
  await bot.press(late, "齐全");
  await bot.press(late, "没有");
  await bot.press(late, "签字");
  expect(bot.last(late)).toContain("由当班同事签字");
  bot.clock.now = new Date("2029-11-22T09:00:00Z");
  const keep = () => bot.db.transaction((tx) => removeOldHandovers(tx, { now: bot.clock.now, policies: bot.policies }));
  await keep();
  expect(await bot.db.prisma.handover.count()).toBe(1);
  bot.clock.now = new Date("2029-11-24T09:00:00Z");
  await keep();
  expect(await bot.db.prisma.handover.count()).toBe(0);
});
