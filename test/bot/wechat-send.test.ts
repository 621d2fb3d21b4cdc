import { afterEach, beforeEach, expect, test } from "vitest";
import { type Person, until, type Wechat, type WechatBot, wechat, wechatChannel } from "../support/wechat.ts";

let world: Wechat;
let bot: WechatBot;
let zhang: Person;

beforeEach(async () => {
  world = wechat();
  bot = wechatChannel(world, { callTimeoutMs: 200 });
  await bot.start();
  await world.login();
  await until(() => bot.channel.problem() === undefined, "the login");
  zhang = world.person("wxid_zhang", "张伟");
});
afterEach(() => bot.channel.stop());

const button = (label: string) => ({ label, value: `~a.step.${label}` });

test("choices become numbered lines beneath the words", async () => {
  await bot.send({ chat: zhang.id, text: "什么时候方便？", buttons: [button("随时都在"), button("周末")] });
  expect(world.heard(zhang)).toEqual(["什么时候方便？\n\n1 随时都在\n2 周末"]);
});

test("words without choices stay as they are", async () => {
  await bot.send({ chat: zhang.id, text: "师傅已经出发" });
  expect(world.heard(zhang)).toEqual(["师傅已经出发"]);
});

test("a long text is cut at line breaks, with the choices at the very end", async () => {
  const lines = Array.from({ length: 200 }, (_, index) => `第${index}行 ${"漏水".repeat(20)}`);
  await bot.send({ chat: zhang.id, text: lines.join("\n"), buttons: [button("好")] });
  const heard = world.heard(zhang);
  expect(heard.length).toBeGreaterThan(2);
  expect(heard.join("\n")).toBe(`${lines.join("\n")}\n\n1 好`);
  for (const part of heard) expect(part.length).toBeLessThanOrEqual(4_000);
});

test("files go first, then the words", async () => {
  bot.files.kept.set("f1", { content: Buffer.from("jpeg"), mime: "image/jpeg" });
  await bot.send({ chat: zhang.id, text: "完工照片", files: ["f1", "gone"] });
  expect(world.files(zhang)).toEqual(["1.jpg"]);
  expect(world.heard(zhang)).toEqual(["完工照片"]);
});

test("an answer in a room names the person it is for", async () => {
  const room = world.room("123@chatroom", zhang);
  await bot.send({ chat: room.id, account: zhang.id, text: "已收到" });
  expect(world.heard(room)).toEqual(["@张伟\u2005已收到"]);
});

test("a contact that is gone is never tried again; a failure of the moment is", async () => {
  const li = world.person("wxid_li");
  world.forget(li.id);
  expect((await bot.refusal({ chat: li.id, text: "您好" })).retry).toBe("never");
  world.onSend = async () => {
    throw new Error("操作过于频繁");
  };
  expect((await bot.refusal({ chat: zhang.id, text: "您好" })).retry).toBe("later");
  expect((await bot.refusal({ chat: "999@chatroom", account: zhang.id, text: "您好" })).retry).toBe("later");
});

test("a room that is gone is never tried again", async () => {
  world.room("123@chatroom", zhang);
  expect((await bot.refusal({ chat: "999@chatroom", account: zhang.id, text: "您好" })).retry).toBe("never");
});

test("a puppet that does not answer is not waited for longer than the lease allows", async () => {
  world.onSend = () => new Promise(() => {});
  expect((await bot.refusal({ chat: zhang.id, text: "您好" })).retry).toBe("later");
  world.onSend = async () => {};
  await bot.send({ chat: zhang.id, text: "您好" });
  expect(world.heard(zhang)).toEqual(["您好"]);
});

test("a message of several parts goes on where it broke off", async () => {
  bot.files.kept.set("f1", { content: Buffer.from("jpeg"), mime: "image/jpeg" });
  let calls = 0;
  world.onSend = async () => {
    if (++calls === 2) throw new Error("the line broke");
  };
  const message = { chat: zhang.id, text: "完工照片", files: ["f1"], key: "m17" };
  await bot.refusal(message);
  await bot.send(message);
  expect(world.files(zhang)).toEqual(["1.jpg"]);
  expect(world.heard(zhang)).toEqual(["完工照片"]);
});

test("all chats share one line, and nothing leaves beside anything else", async () => {
  const people = Array.from({ length: 5 }, (_, index) => world.person(`wxid_${index}`));
  let under = 0;
  let most = 0;
  const order: string[] = [];
  world.onSend = async (to) => {
    most = Math.max(most, ++under);
    order.push(to);
    await new Promise((resolve) => setTimeout(resolve, 5));
    under--;
  };
  await Promise.all(people.map(({ id }) => bot.send({ chat: id, text: "您好" })));
  expect(most).toBe(1);
  expect(order).toEqual(people.map(({ id }) => id));
});

test("the day's limit is the channel's", async () => {
  const other = wechat();
  const channel = wechatChannel(other, { perDay: 3, sentToday: async () => 3 });
  await channel.start();
  await other.login();
  await until(() => channel.channel.problem() === undefined, "the login");
  expect((await channel.refusal({ chat: other.person("wxid_li").id, text: "您好" })).retry).toEqual({
    afterMs: expect.any(Number),
  });
  await channel.channel.stop();
});

test("nothing is sent before the login, and it is tried again later", async () => {
  await world.logout();
  await until(() => bot.channel.problem() !== undefined, "the logout");
  expect((await bot.refusal({ chat: zhang.id, text: "您好" })).retry).toBe("later");
});

test("an empty message is nobody's", async () => {
  expect((await bot.refusal({ chat: zhang.id })).retry).toBe("never");
});
