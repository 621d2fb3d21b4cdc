import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, house } from "../support/house.ts";

let bot: House;
beforeAll(async () => {
  bot = await house();
  await bot.staff("钱主管", "supervisor");
});
afterAll(() => bot.close());

async function atReadBack(name: string, unit: string) {
  const resident = await bot.resident(name, [unit]);
  await bot.say(resident, "厨房水管漏水了");
  for (const label of ["随时都在", "不同意", "没有"]) await bot.press(resident, label);
  return resident;
}

test("of residents who confirm at the same instant each gets a number, and only the one who moved out since is refused", async () => {
  const residents = [];
  for (let index = 1; index <= 4; index++) residents.push(await atReadBack(`住户${index}`, `5栋1单元${index}01`));
  const gone = residents[2];
  // It was read while he lived here, and is written when he does no more.
  await bot.pool.query("create function move_out() returns trigger language plpgsql as $$ begin return null; end $$");
  await bot.pool.query(
    `create trigger gone before insert on request for each row when (new.reporter_id = ${gone?.personId}) execute function move_out()`,
  );
  await Promise.all(residents.map((resident) => bot.press(resident, "确认提交")));
  const numbers = residents.map((resident) => /BX-\d{8}-\d{4}/.exec(bot.last(resident))?.[0]);
  expect(numbers[2]).toBeUndefined();
  expect(bot.last(residents[2] ?? { chat: "" })).toContain("请您核对");
  const given = numbers.filter((number) => number !== undefined);
  expect(new Set(given).size).toBe(3);
  const { rows } = await bot.pool.query("select number from request");
  expect(rows.map(({ number }) => number).toSorted()).toEqual(given.toSorted());
  expect(await bot.forgotten()).toBe(0);
});
