import readExcelFile from "read-excel-file/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let supervisor: Party;
let manager: Party;

beforeEach(async () => {
  // No callbacks but where a test is about them; nothing climbs.
  bot = await house({
    policy:
      "callback: { share: 0 }\nworkdays: { days: { 2027-01-01: rest } }\nrepair: { accept: P9D, arrive: P9D, complete: P9D, escalate: [{ after: P9D, to: supervisor }] }",
  });
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  manager = await bot.staff("王经理", "manager");
});
afterEach(() => bot.close());

async function repaired(minutes: { accept: number; arrive: number; complete: number }): Promise<string> {
  const number = await bot.report(resident);
  await bot.pass({ minutes: minutes.accept });
  await bot.press(plumber, "接单");
  await bot.pass({ minutes: minutes.arrive });
  await bot.press(plumber, "到场");
  await bot.pass({ minutes: minutes.complete });
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.runDue();
  return number;
}

/** The sheets of the last document that somebody was sent, by name. */
async function sheetsOf(who: Party): Promise<{ name: string; sheets: ReadonlyMap<string, readonly unknown[][]> }> {
  const id = bot.heard(who).findLast(({ files }) => files.length > 0)?.files[0] ?? "";
  const document = bot.documents.get(id);
  if (!document) throw new Error("no document was sent");
  const sheets = await readExcelFile(Buffer.from(document.content));
  return { name: document.name, sheets: new Map(sheets.map(({ sheet, data }) => [sheet, data])) };
}

/** Goes to a moment months away, with nothing on the way but this job and what it promises. */
async function leap(to: string, job: string): Promise<void> {
  await bot.pool.query(
    "update outbox set cancelled_at = $1 where done_at is null and cancelled_at is null and job <> all($2)",
    [bot.clock.now, ["quarterly-report", "archive-callbacks"]],
  );
  bot.clock.now = new Date(to);
  const { rows } = await bot.pool.query<{ at: Date }>(
    "select run_at as at from outbox where job = $1 and done_at is null and cancelled_at is null",
    [job],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.at.getTime()).toBeLessThanOrEqual(bot.clock.now.getTime());
  await bot.runDue();
}

test("a head asks for the week and gets the figures as a message and as a workbook, reckoned from the time line; nobody else does", async () => {
  await repaired({ accept: 10, arrive: 20, complete: 60 });
  await repaired({ accept: 30, arrive: 30, complete: 120 });
  await bot.report(resident);
  await bot.say(supervisor, "报表 本周");
  await bot.runDue();
  expect(bot.last(supervisor)).toContain("【周报 11月23日至11月23日】");
  expect(bot.last(supervisor)).toContain("报修 3 件，完成 2 件，及时率 100%，返修率 0%");
  expect(bot.last(supervisor)).toContain("接单用时：中位 20 分钟，九成在 28 分钟 内");
  expect(bot.last(supervisor)).toContain("完成用时：中位 2.3 小时");
  expect(bot.last(supervisor)).toContain("李师傅：完成 2 件");
  const { name, sheets } = await sheetsOf(supervisor);
  expect(name).toBe("周报 11月23日至11月23日.xlsx");
  expect([...sheets.keys()]).toEqual(["指标", "诉求分类", "投诉分类", "人员"]);
  expect(sheets.get("指标")).toContainEqual(["完成用时（小时）", 2.25, 2.85]);
  expect(sheets.get("诉求分类")).toContainEqual(["报修", 3]);
  expect(sheets.get("人员")?.[1]).toEqual(["李师傅", 2, 2.25, 0, null]);
  const heard = bot.heard(plumber).length;
  await bot.say(plumber, "报表 本周");
  await bot.runDue();
  expect(
    bot
      .heard(plumber)
      .slice(heard)
      .some(({ files }) => files.length > 0),
  ).toBe(false);
});

test("at five the supervisor gets the unfinished repairs with their reasons, and the next morning what is left", async () => {
  await bot.plant();
  const number = await bot.report(resident);
  await bot.pass({ hours: 7, minutes: 1 });
  expect(bot.last(supervisor)).toContain("当日未完成维修");
  expect(bot.last(supervisor)).toContain(`${number} · 厨房水管漏水了 · 第 0 天 · `);
  expect(bot.last(supervisor)).toContain("还没有人接单");
  expect((await sheetsOf(supervisor)).sheets.get("未完成")?.[1]?.[0]).toBe(number);
  await bot.pass({ hours: 16 });
  expect(bot.last(supervisor)).toContain("昨日遗留维修");
  expect(bot.last(supervisor)).toContain(number);
  expect(bot.heard(manager).filter(({ files }) => files.length > 0)).toEqual([]);
  expect(await bot.forgotten()).toBe(0);
});

test("weekly, monthly and quarterly reports come at their hour, once each, to supervisor and manager", async () => {
  await bot.plant();
  await bot.plant();
  const titles = (who: Party) =>
    bot
      .heard(who)
      .filter(({ files }) => files.length > 0)
      .map(({ text, at }) => `${at.toISOString()} ${text.split("\n")[0]}`)
      .filter((line) => !line.includes("维修"))
      .sort();
  await bot.pass({ days: 46 });
  expect(titles(manager)).toEqual([
    "2026-11-30T01:00:00.000Z 【周报 11月23日至11月29日】",
    "2026-12-01T01:00:00.000Z 【月报 11月1日至11月30日】",
    "2026-12-07T01:00:00.000Z 【周报 11月30日至12月6日】",
    "2026-12-14T01:00:00.000Z 【周报 12月7日至12月13日】",
    "2026-12-21T01:00:00.000Z 【周报 12月14日至12月20日】",
    "2026-12-28T01:00:00.000Z 【周报 12月21日至12月27日】",
    "2027-01-01T01:00:00.000Z 【月报 12月1日至12月31日】",
    "2027-01-04T01:00:00.000Z 【周报 12月28日至1月3日】",
    "2027-01-04T01:00:00.000Z 【季度回访统计 10月1日至12月31日】",
  ]);
  expect(titles(supervisor)).toEqual(titles(manager));
  await bot.press(manager, "已阅", "read", "季度回访统计");
  expect(
    await bot.db.prisma.report.count({
      where: { kind: "quarter", staffId: manager.staffId ?? 0, readAt: { not: null } },
    }),
  ).toBe(1);
});

test("the quarter's statistics name who was not satisfied and what was repaired three times, and by the tenth callbacks are archived", async () => {
  await bot.plant();
  await bot.db.prisma.person.update({
    where: { id: resident.personId },
    data: { keyCustomerSince: bot.clock.now },
  });
  await repaired({ accept: 1, arrive: 1, complete: 1 });
  await repaired({ accept: 1, arrive: 1, complete: 1 });
  await repaired({ accept: 1, arrive: 1, complete: 1 });
  await bot.pass({ days: 7, hours: 1 });
  await bot.press(resident, "2 不满意");
  await bot.say(resident, "=又漏了");
  await bot.say(resident, "没有");
  await bot.runDue();
  await leap("2027-01-04T01:00:00Z", "quarterly-report");
  const { sheets } = await sheetsOf(manager);
  expect(sheets.get("不满意")?.[1]).toMatchObject([
    expect.stringMatching(/^BX-/),
    "报修",
    "3栋2单元1201",
    expect.any(String),
    2,
    "=又漏了",
    null,
    "重新处理",
  ]);
  expect(sheets.get("反复报修")?.[1]).toEqual([
    "3栋2单元1201",
    "水管与下水道",
    3,
    [1, 2, 3].map((n) => `BX-20261123-000${n}`).join("、"),
  ]);
  expect(bot.last(manager)).toContain("3栋2单元1201 · 水管与下水道 · 3 次");
  await leap("2027-01-10T02:00:00Z", "archive-callbacks");
  expect(await bot.db.prisma.callback.count({ where: { archivedAt: { not: null } } })).toBe(1);
});
