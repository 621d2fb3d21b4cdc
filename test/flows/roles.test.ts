import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let neighbour: Party;
let plumber: Party;
let second: Party;
let desk: Party;
let stranger: { readonly chat: string };
let outsider: { readonly chat: string };
let counter = 0;

beforeEach(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  neighbour = await bot.resident("王芳", ["5栋502"]);
  plumber = await bot.staff("李师傅", "engineer");
  second = await bot.staff("王师傅", "engineer");
  desk = await bot.staff("孙前台", "front-desk");
  await bot.staff("陈主管", "supervisor");
  stranger = { chat: "nobody-knows" };
  outsider = await engineerOfAnotherProperty();
  await bot.report(resident);
});
afterEach(() => bot.close());

async function engineerOfAnotherProperty(): Promise<{ readonly chat: string }> {
  const { prisma } = bot.db;
  const { id: propertyId } = await prisma.property.create({
    data: { code: "xinghe", name: "星河湾", zone: "Asia/Shanghai" },
  });
  const { id: personId } = await prisma.person.create({ data: { propertyId, name: "刘师傅", phone: "13911112222" } });
  await prisma.staff.create({ data: { personId, propertyId, role: "engineer", shift: "always" } });
  await prisma.account.create({ data: { channel: bot.channel.name, externalId: "outsider", personId } });
  return { chat: "outsider" };
}

/** Presses any value, whether it was shown or not. */
async function pressValue(who: { readonly chat: string }, button: string): Promise<string> {
  const { name } = bot.channel;
  await bot.channel.receive({
    channel: name,
    account: who.chat,
    chat: who.chat,
    id: `forged-${++counter}`,
    text: "",
    button,
    files: [],
  });
  await bot.sender.settle();
  return bot.last(who);
}

/** All that could have changed. */
async function everything(): Promise<unknown> {
  const { rows } = await bot.pool.query(
    `select (select json_agg(r order by r.id) from request r) as requests, (select json_agg(w order by w.id) from work_order w) as orders,
      (select json_agg(o order by o.work_order_id, o.round, o.staff_id) from offer o) as offers, (select count(*) from timeline) as lines,
      (select json_agg(json_build_array(p.key, p.run_at, p.job) order by p.id) from outbox p where p.job <> 'send-message') as promises`,
  );
  return rows;
}

const staffButtons = [
  "accept:1:1",
  "decline:1:1",
  "depart:1",
  "arrive:1",
  "complete:1",
  "assign:1",
  "result:1:fixed",
  "result:1:handled",
  "result:1:no-answer",
  "begin:accept",
  "begin:timeline",
  "begin:repair-for-resident",
  "begin:assign",
];

describe("whoever presses what is not theirs is answered kindly, and nothing changes:", () => {
  test("a resident or a stranger on buttons of the staff", async () => {
    const before = await everything();
    for (const who of [resident, neighbour, stranger]) {
      for (const button of staffButtons) {
        const answer = await pressValue(who, button);
        expect(answer).not.toBe("");
        expect(answer).not.toContain("出了点问题");
      }
    }
    expect(await everything()).toEqual(before);
  });

  test("an engineer of another property", async () => {
    const before = await everything();
    for (const button of staffButtons) {
      const answer = await pressValue(outsider, button);
      expect(answer).not.toContain("出了点问题");
      expect(answer).not.toContain("厨房");
      await bot.say(outsider, "手上有活");
      await bot.say(outsider, "取消");
    }
    expect(await everything()).toEqual(before);
  });

  test("an engineer who was dismissed, also in the middle of a report", async () => {
    await bot.press(plumber, "接单");
    await bot.press(plumber, "完成");
    await bot.db.prisma.staff.update({ where: { id: plumber.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
    const before = await everything();
    await bot.say(plumber, "换了阀芯");
    for (const button of staffButtons) expect(await pressValue(plumber, button)).not.toContain("出了点问题");
    await bot.say(plumber, "接单");
    expect(await everything()).toEqual(before);
    expect(bot.last(plumber)).not.toBe("");
  });

  test("a colleague on an order that somebody else has", async () => {
    await bot.press(plumber, "接单");
    await bot.runDue();
    const before = await everything();
    for (const button of ["accept:1:1", "depart:1", "arrive:1"])
      expect(await pressValue(second, button)).toContain("BX-20261123-0001");
    await pressValue(second, "decline:1:1");
    await bot.say(second, "手上有活");
    expect(bot.last(second)).toContain("BX-20261123-0001");
    await pressValue(second, "complete:1");
    await bot.say(second, "换了阀芯");
    expect(bot.last(second)).toContain("其他同事");
    for (const button of ["result:1:fixed", "result:1:no-answer"])
      expect(await pressValue(desk, button)).not.toContain("出了点问题");
    await pressValue(second, "assign:1");
    expect(await everything()).toEqual(before);
  });

  test("a neighbour on somebody else's sign-off or request", async () => {
    await bot.press(plumber, "接单");
    await bot.press(plumber, "完成");
    await bot.say(plumber, "换了阀芯");
    await bot.runDue();
    const before = await everything();
    for (const who of [neighbour, plumber, desk, outsider, stranger]) {
      expect(await pressValue(who, "fixed:1")).not.toContain("已完成");
      await pressValue(who, "not-fixed:1");
      await bot.say(who, "还是漏");
      await bot.say(who, "取消");
      await pressValue(who, "cancel-request:1");
      await bot.say(who, "是");
      await bot.say(who, "取消");
    }
    expect(await everything()).toEqual(before);
  });

  test("anybody on buttons that cannot be", async () => {
    const before = await everything();
    const impossible = [
      "accept:99999:1",
      "accept:99999999999:1",
      "fixed:2147483648",
      "complete:1e300",
      "cancel-request:-5",
      "result:1:burned",
      "accept",
      "fixed:",
      "rate:1:9",
      "begin:__proto__",
      "accept:0:1",
    ];
    for (const who of [resident, plumber, desk]) {
      for (const button of impossible) expect(await pressValue(who, button)).not.toContain("出了点问题");
    }
    expect(await everything()).toEqual(before);
  });
});

test("a stranger is told how to become known, and asks nothing of the staff", async () => {
  await bot.say(stranger, "厨房漏水了");
  expect(bot.last(stranger)).not.toBe("");
  expect(await bot.db.prisma.request.count()).toBe(1);
});
