import { afterEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
afterEach(() => bot.close());

async function repaired(resident: Party, plumber: Party): Promise<void> {
  await bot.report(resident);
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "换了阀芯");
  await bot.runDue();
  await bot.press(resident, "修好了");
  await bot.runDue();
}

test("where the policy calls back nobody, key customers still are; only heads say who is one", async () => {
  bot = await house({ policy: "callback: { share: 0 }" });
  const important = await bot.resident("张伟", ["3栋2单元1201"]);
  const other = await bot.resident("王强", ["1栋1单元101"]);
  const plumber = await bot.staff("李师傅", "engineer");
  const supervisor = await bot.staff("陈主管", "supervisor");
  await bot.say(plumber, "重点客户");
  expect(bot.last(plumber)).not.toContain("房号");
  await bot.say(supervisor, "重点客户");
  await bot.say(supervisor, "3栋2单元1201");
  await bot.press(supervisor, "张伟");
  await bot.press(supervisor, "设为重点客户");
  expect(bot.last(supervisor)).toContain("张伟 已设为重点客户");
  await repaired(important, plumber);
  await repaired(other, plumber);
  await bot.pass({ days: 8 });
  expect(bot.heard(important).some(({ text }) => text.includes("满意吗"))).toBe(true);
  expect(bot.heard(other).some(({ text }) => text.includes("满意吗"))).toBe(false);
});
