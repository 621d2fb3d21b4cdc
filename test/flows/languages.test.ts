import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { text } from "../../src/text.ts";
import { type House, house, type Party, texts } from "../support/house.ts";

let bot: House;
let plumber: Party;

beforeEach(async () => {
  bot = await house();
  plumber = await bot.staff("Li", "engineer");
  await bot.staff("Chen", "supervisor");
  await bot.staff("Sun", "front-desk");
});
afterEach(() => bot.close());

/** A whole repair with a second visit, a reminder and a look at its progress. */
async function repairIn(language: "en" | "zh-TW", words: string): Promise<string> {
  const resident = await bot.resident("Wei", ["B3-1201"], { language });
  const label = (id: string) => texts.format(language, text(id));
  await bot.say(resident, words);
  await bot.press(resident, label("availability-any-time"));
  await bot.press(resident, label("key-no"));
  await bot.press(resident, label("no-wishes"));
  await bot.press(resident, label("choice-confirm"));
  await bot.runDue();
  // A worker who does not speak it knows before he goes.
  expect(bot.last(plumber).includes("语言：English")).toBe(language === "en");
  await bot.press(plumber, "接单");
  expect(bot.last(plumber).includes("语言：English")).toBe(language === "en");
  for (const button of ["出发", "到场", "完成"]) {
    await bot.runDue();
    await bot.press(plumber, button);
  }
  await bot.say(plumber, "OK");
  await bot.runDue();
  await bot.press(resident, label("button-not-fixed"));
  await bot.say(resident, "??");
  await bot.runDue();
  await bot.press(plumber, "接单");
  await bot.press(plumber, "完成");
  await bot.say(plumber, "OK");
  await bot.pass({ hours: 25 });
  await bot.say(resident, label("flow-progress"));
  await bot.press(resident, label("button-fixed"));
  await bot.say(resident, "?");
  const heard = bot.heard(resident);
  expect(heard.length).toBeGreaterThan(12);
  return heard.flatMap((message) => [message.text, ...message.buttons.map((button) => button.label)]).join("\n");
}

describe("a resident is answered in the language they chose, and staff in theirs:", () => {
  test("English", async () => {
    const heard = await repairIn("en", "The kitchen tap is leaking");
    expect(heard).not.toMatch(/\p{Script=Han}/u);
    expect(bot.last(plumber)).toMatch(/\p{Script=Han}/u);
  });

  test("Traditional Chinese", async () => {
    const heard = await repairIn("zh-TW", "廚房水喉漏水");
    expect(heard).toMatch(/請/);
    // Characters that are written otherwise in Traditional Chinese.
    expect(heard).not.toMatch(/[请谢报维认话编这场时问题开关们说]/u);
  });
});
