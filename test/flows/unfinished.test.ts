import { afterEach, beforeEach, expect, test } from "vitest";
import { plantTimetable } from "../../src/domain/timetable.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let plumber: Party;
let supervisor: Party;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  await bot.db.transaction((tx) => plantTimetable(tx, { now: bot.clock.now, policies: bot.policies }));
});
afterEach(() => bot.close());

const told = (who: Party, words: string) => bot.heard(who).filter(({ text }) => text.includes(words));

test("whoever has a repair in hand says why before the day's list goes out, and both get what is left the next morning (R12, R13)", async () => {
  const number = await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.pass({ hours: 6, minutes: 45 });
  expect(told(plumber, "请问原因是什么").map(({ at }) => at.toISOString())).toEqual(["2026-11-23T08:30:00.000Z"]);
  await bot.press(plumber, "时间不够");
  await bot.press(plumber, "其他原因");
  await bot.say(plumber, "等总阀关水");
  await bot.pass({ hours: 1 });
  expect(told(supervisor, "当日未完成维修").at(-1)?.text).toContain("等总阀关水");
  await bot.pass({ hours: 15, minutes: 30 });
  const [left] = told(plumber, "之前遗留的维修");
  expect(left?.at.toISOString()).toBe("2026-11-24T00:30:00.000Z");
  expect(left?.text).toContain(`${number}「厨房水管漏水了」：等总阀关水`);
  expect(told(supervisor, "昨日遗留维修").map(({ at }) => at.toISOString())).toEqual(["2026-11-24T00:30:00.000Z"]);
  expect(await bot.db.prisma.unfinished.findMany()).toMatchObject([{ reason: "other", words: "等总阀关水" }]);
  expect(await bot.forgotten()).toBe(0);
});
