import { afterEach, beforeEach, expect, test } from "vitest";
import { inviteFirstAdmins } from "../../src/domain/identity.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let owner: Party;
let desk: Party;
const stranger = { chat: "stranger" };

beforeEach(async () => {
  bot = await house();
  owner = await bot.resident("张伟", ["3栋2单元1201"]);
  desk = await bot.staff("孙前台", "front-desk");
});
afterEach(() => bot.close());

const personOf = async (chat: string) =>
  (await bot.db.prisma.account.findFirst({ where: { externalId: chat } }))?.personId;

test("a stranger is bound by unit, name and phone, and the wish that brought them is taken up again", async () => {
  await bot.say(stranger, "厨房水管漏水了");
  expect(bot.last(stranger)).toContain("房号");
  await bot.say(stranger, "3栋2单元1201");
  await bot.say(stranger, "张伟");
  await bot.say(stranger, "13800000001");
  expect(await personOf("stranger")).toBe(owner.personId);
  expect(bot.last(stranger)).toContain("张伟");
  expect(bot.last(stranger)).toContain("什么时候方便在家");
  await bot.press(stranger, "随时都在");
  await bot.press(stranger, "不同意");
  await bot.press(stranger, "没有");
  expect(bot.last(stranger)).toContain("厨房水管漏水了");
  await bot.press(stranger, "确认提交");
  expect(bot.last(stranger)).toMatch(/BX-\d{8}-0001/);
});

test("unit, name and phone may come in one message, and without a wish the bot says what it can do", async () => {
  await bot.say(stranger, "绑定");
  await bot.say(stranger, "3栋2单元1201 张伟 13800000001");
  expect(await personOf("stranger")).toBe(owner.personId);
  expect(bot.last(stranger)).toContain("厨房水管漏水了");
});

test.each([
  ["a wrong name", "3栋2单元1201", "李四", "13800000001"],
  ["a wrong phone", "3栋2单元1201", "张伟", "13900000009"],
  ["another unit", "3栋2单元1202", "张伟", "13800000001"],
])("%s binds nobody and says how to go on", async (_case, unit, name, phone) => {
  await bot.say(stranger, "绑定");
  await bot.say(stranger, unit);
  await bot.say(stranger, name);
  await bot.say(stranger, phone);
  expect(await personOf("stranger")).toBeNull();
  expect(bot.last(stranger)).toContain("前台");
});

const guess = async (chat: { chat: string }, phone: string) => {
  await bot.say(chat, "绑定");
  await bot.say(chat, `3栋2单元1201 张伟 ${phone}`);
};

test("after five wrong guesses a chat has to wait, even with the right answer", async () => {
  for (let index = 0; index < 5; index++) await guess(stranger, `1390000000${index}`);
  await guess(stranger, "13800000001");
  expect(await personOf("stranger")).toBeNull();
  expect(bot.last(stranger)).toContain("过一会儿");
  bot.clock.now = new Date(bot.clock.now.getTime() + 61 * 60_000);
  await guess(stranger, "13800000001");
  expect(await personOf("stranger")).toBe(owner.personId);
});

test("guesses at one unit from many chats at once are counted together", async () => {
  const guessers = Array.from({ length: 14 }, (_, index) => ({ chat: `guesser-${index}` }));
  await Promise.all(guessers.map((guesser, index) => guess(guesser, `139000000${String(index).padStart(2, "0")}`)));
  const attempts = await bot.db.prisma.bindingAttempt.count();
  expect(attempts).toBe(10);
});

test("guesses from one network are counted together", async () => {
  const say = (chat: string, text: string, id: string) =>
    bot.channel.receive({ channel: "fake", account: chat, chat, id, text, files: [], network: "n1" });
  for (let index = 0; index < 32; index++) {
    await say(`net-${index}`, "绑定码", `a${index}`);
    await say(`net-${index}`, "ABCDE-99999", `b${index}`);
  }
  expect(await bot.db.prisma.bindingAttempt.count()).toBe(30);
});

test("a colleague joins with a one-time code, and it works once", async () => {
  const head = await bot.staff("陈主管", "supervisor");
  await bot.say(head, "邀请员工");
  await bot.press(head, "工程");
  await bot.say(head, "新师傅");
  await bot.say(head, "13811112222");
  await bot.press(head, "确认");
  expect(bot.last(head)).toContain("ABCDE-23456");
  await bot.say(stranger, "abcde23456");
  expect(bot.last(stranger)).toContain("新师傅");
  const staff = await bot.db.prisma.staff.findFirst({ where: { person: { name: "新师傅" } } });
  expect(staff?.role).toBe("engineer");
  expect(await personOf("stranger")).toBe(staff?.personId);
  await bot.say({ chat: "second" }, "ABCDE-23456");
  expect(await personOf("second")).toBeNull();
});

test("an expired code binds nobody", async () => {
  await bot.say(desk, "住户绑定码");
  await bot.say(desk, "1201");
  await bot.press(desk, "张伟");
  expect(bot.last(desk)).toContain("ABCDE-23456");
  bot.clock.now = new Date(bot.clock.now.getTime() + 8 * 24 * 60 * 60_000);
  await bot.say(stranger, "ABCDE-23456");
  expect(await personOf("stranger")).toBeNull();
});

test("an engineer cannot invite anybody, whatever button he presses", async () => {
  const engineer = await bot.staff("李师傅", "engineer");
  const send = (button: string) =>
    bot.channel.receive({
      channel: "fake",
      account: engineer.chat,
      chat: engineer.chat,
      id: button,
      text: "",
      button,
      files: [],
    });
  await send("begin:invite-staff");
  await send("begin:invite-resident");
  await send("begin:move-out");
  expect(bot.heard(engineer).every(({ text }) => !text.includes("岗位") && !text.includes("房号"))).toBe(true);
});

test("a tenant who leaves loses the unit and the binding of their chats", async () => {
  await guess(stranger, "13800000001");
  await bot.say(desk, "住户搬离");
  await bot.say(desk, "3-2-1201");
  await bot.press(desk, "张伟");
  await bot.press(desk, "确认");
  expect(await personOf("stranger")).toBeNull();
  expect(await bot.db.prisma.residency.count({ where: { personId: owner.personId } })).toBe(0);
});

test("a person may sign a chat out", async () => {
  await bot.say(owner, "解除绑定");
  await bot.press(owner, "确定解除");
  expect(await personOf(owner.chat)).toBeNull();
});

test("a property that nobody of the staff has joined gets an invitation for its first manager, until somebody joins", async () => {
  await bot.db.prisma.account.updateMany({ where: { personId: desk.personId }, data: { personId: null } });
  const invite = (code: string) =>
    bot.db.transaction((tx) =>
      inviteFirstAdmins(tx, { now: bot.clock.now, policies: bot.policies, randomCode: () => code }),
    );
  expect(await invite("AAAAA-22222")).toHaveLength(1);
  expect(await invite("BBBBB-33333")).toHaveLength(1);
  await bot.say({ chat: "late" }, "AAAAA-22222");
  expect(await personOf("late")).toBeNull();
  await bot.say(stranger, "BBBBB-33333");
  const manager = await bot.db.prisma.staff.findFirst({ where: { role: "manager" } });
  expect(await personOf("stranger")).toBe(manager?.personId);
  expect(await invite("CCCCC-44444")).toHaveLength(0);
});
