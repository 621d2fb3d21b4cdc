import { afterEach, beforeEach, expect, test } from "vitest";
import { type Person, until, type Wechat, type WechatBot, wechat, wechatChannel } from "../support/wechat.ts";

let world: Wechat;
let bot: WechatBot;

const loggedIn = () => until(() => bot.channel.problem() === undefined, "the login");

beforeEach(async () => {
  world = wechat();
  bot = wechatChannel(world);
  await bot.start();
  await world.login("@@bot1");
  await loggedIn();
});
afterEach(() => bot.channel.stop());

/** Says something and returns the account it came from. */
async function accountOf(who: Person, words = "你好"): Promise<string> {
  const id = world.say(who, words);
  await until(() => bot.received.some((inbound) => inbound.id === id), "the message");
  return bot.received.find((inbound) => inbound.id === id)?.account ?? "";
}

/** As on WeChat for the web: everybody has another id after a login. Returns the person as they are now. */
async function loginAgain(who: Person, id: string): Promise<Person> {
  await world.logout();
  await until(() => bot.channel.problem() !== undefined, "the logout");
  const alias = world.alias(who) ?? "";
  world.forget(who.id);
  const now = world.person(id, who.payload.name, { alias });
  await world.login("@@bot2");
  await loggedIn();
  return now;
}

test("a person whose id changes at every login stays who they are, by an alias", async () => {
  const zhang = world.person("@a1", "张伟");
  const account = await accountOf(zhang);
  expect(account).toMatch(/^alias:[0-9A-Z]{8}$/);
  expect(world.alias(zhang)).toBe(`#${account.slice("alias:".length)}`);
  expect(bot.received[0]?.chat).toBe(account);
  const later = await loginAgain(zhang, "@b7");
  expect(await accountOf(later)).toBe(account);
});

test("after a login a person is found by their alias before they have said anything", async () => {
  const zhang = world.person("@a1", "张伟");
  const account = await accountOf(zhang);
  const later = await loginAgain(zhang, "@b7");
  for (let index = 0; index < 20; index++) world.person(`@c${index}`);
  await bot.send({ chat: account, text: "师傅到了" });
  expect(world.heard(later)).toEqual(["师傅到了"]);
});

test("what staff wrote into an alias stays in front, as far as there is room", async () => {
  const zhang = world.person("@a1", "张伟", { alias: "3栋2单元1201张伟" });
  const account = await accountOf(zhang);
  expect(world.alias(zhang)).toBe(`3栋2单元12#${account.slice("alias:".length)}`);
});

test("a puppet with ids that last needs no alias", async () => {
  const zhang = world.person("wxid_zhang", "张伟", { alias: "张伟" });
  expect(await accountOf(zhang)).toBe("wxid_zhang");
  expect(world.alias(zhang)).toBe("张伟");
});

test("somebody whose alias cannot be set is a stranger after the next login", async () => {
  world.takesAliases = false;
  const zhang = world.person("@a1", "张伟");
  expect(await accountOf(zhang)).toBe("@a1");
  expect(bot.lines.join("")).toContain("stranger");
  const later = await loginAgain(zhang, "@b7");
  expect(await accountOf(later)).toBe("@b7");
  expect((await bot.refusal({ chat: "@a1", text: "您好" })).retry).toEqual({ afterMs: expect.any(Number) });
});

test("somebody who spoke just before the login was known is the same afterwards", async () => {
  const zhang = world.person("@a1", "张伟");
  const account = await accountOf(zhang);
  world.puppet.emit("login", { contactId: "@@bot1" });
  expect(await accountOf(zhang)).toBe(account);
});

test("a copied alias makes nobody somebody else", async () => {
  const zhang = world.person("@a1", "张伟");
  const account = await accountOf(zhang);
  const li = world.person("@a2", "李师傅", { alias: world.alias(zhang) ?? "" });
  expect(await accountOf(li)).not.toBe(account);
  expect(await accountOf(zhang)).toBe(account);
});

test("several messages at once give one person one alias", async () => {
  const zhang = world.person("@a1", "张伟");
  const room = world.room("@@room", zhang);
  world.say(zhang, "@管家 在吗", { room });
  world.say(zhang, "你好");
  await until(() => bot.received.length === 2, "both");
  expect(new Set(bot.received.map(({ account }) => account)).size).toBe(1);
});

test("somebody who is no contact any more is waited for while contacts are loaded, and then given up", async () => {
  let now = new Date();
  await bot.channel.stop();
  world = wechat();
  bot = wechatChannel(world, { now: () => now });
  await bot.start();
  await world.login("@@bot1");
  await loggedIn();
  const missing = { chat: "alias:ABCD2345", text: "您好" };
  expect((await bot.refusal(missing)).retry).toEqual({ afterMs: 120_000 });
  now = new Date(now.getTime() + 120_000);
  expect((await bot.refusal(missing)).retry).toBe("never");
});
