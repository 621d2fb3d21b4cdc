import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../src/bot/channel.ts";
import { createInbound } from "../../src/bot/inbound.ts";
import { holdLock } from "../../src/db/lock.ts";
import { listDue } from "../../src/db/outbox.ts";
import { createSender } from "../../src/jobs/send-message.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type House, house, type Party } from "../support/house.ts";
import {
  freePort,
  gateway,
  type Person,
  photo,
  until,
  type Wechat,
  type WechatBot,
  wechat,
  wechatChannel,
} from "../support/wechat.ts";

let bot: House;
let world: Wechat;
let channel: WechatBot;
/** Everything that is due now, and all that follows from it. */
let runDue: () => Promise<void>;
let stop: () => Promise<void>;

/** The whole bot on a puppet service: every word goes through gRPC. */
beforeEach(async () => {
  bot = await house();
  world = wechat();
  const place = { token: `insecure_${randomUUID()}`, port: await freePort() };
  const service = await gateway(world, place);
  const { url, db, policies, engine, clock } = bot;
  const log = pino({ level: "silent" });
  const now = () => clock.now;
  channel = wechatChannel(world, {
    puppet: "wechaty-puppet-service",
    puppetOptions: { token: place.token, endpoint: `127.0.0.1:${place.port}`, tls: { disable: true } },
    lock: (name, work) => holdLock({ url, name, log, retryMs: 20 }, work),
  });
  const channels = new Map<string, Channel>([["wechat", channel.channel]]);
  const sender = createSender({ db, channels, policies, now, log, poke: () => {} });
  const inbound = createInbound({ ...bot.worker, policies, engine, sender, randomCode: () => "ABCDE-23456" });
  channel.receive = inbound.receive;
  await channel.start();
  await loggedIn();
  runDue = async () => {
    await inbound.settle();
    await sender.settle();
    for (let [row] = await listDue(db, clock.now); row; [row] = await listDue(db, clock.now))
      await runRow({ ...bot.worker, sender }, row);
  };
  stop = async () => {
    await channel.channel.stop();
    await inbound.settle();
    await sender.settle();
    await service.stop();
    await bot.close();
  };
});
afterEach(() => stop());

const loggedIn = () => until(() => channel.channel.problem() === undefined, "the login");
const last = (who: Person) => world.heard(who).at(-1) ?? "";

/** Says something and waits for an answer that holds these words. */
async function asks(who: Person, what: Parameters<Wechat["say"]>[1], answer: string): Promise<void> {
  const before = world.heard(who).length;
  world.say(who, what);
  await until(
    () =>
      world
        .heard(who)
        .slice(before)
        .some((text) => text.includes(answer)),
    `"${answer}"`,
  );
}

/** The person writes over WeChat, under this id. */
async function moveToWechat({ personId }: Party, id: string): Promise<void> {
  const { prisma } = bot.db;
  const account = await prisma.account.findFirstOrThrow({ where: { personId } });
  await prisma.conversation.updateMany({ where: { accountId: account.id }, data: { channel: "wechat", chat: id } });
  await prisma.account.update({ where: { id: account.id }, data: { channel: "wechat", externalId: id } });
}

test("a repair goes from a resident's words to the sign-off over WeChat, by numbers and by words", async () => {
  await moveToWechat(await bot.resident("张伟"), "wxid_zhang");
  await moveToWechat(await bot.staff("李师傅", "engineer", { skills: ["plumbing"] }), "wxid_li");
  const zhang = world.person("wxid_zhang", "张伟");
  const li = world.person("wxid_li", "李师傅");

  await asks(zhang, "厨房水管漏水了", "什么时候方便在家");
  expect(last(zhang)).toMatch(/\n\n1 \S+\n2 /);
  await asks(zhang, photo("jpeg"), "什么时候方便在家");
  await asks(zhang, "1", "备用钥匙");
  await asks(zhang, "不同意", "特别要求");
  await asks(zhang, "没有", "3栋2单元1201");
  await asks(zhang, "第1个", "BX-20261123-0001");

  await runDue();
  await until(() => last(li).includes("厨房水管漏水了"), "the offer");
  await asks(li, "接单", "13800000001");
  await runDue();
  await until(() => last(zhang).includes("李师傅"), "the name of the engineer");
  await asks(li, "出发", "到场");
  await runDue();
  await until(() => last(zhang).includes("已经出发"), "the news");
  await asks(li, "到场", "完成");
  await runDue();
  await asks(li, "完成", "更换");
  await asks(li, "更换角阀，试水正常", "");
  await runDue();
  await until(() => last(zhang).includes("更换角阀"), "the result");
  await asks(zhang, "1", "谢谢您");
  await runDue();
  await until(() => last(li).includes("已确认"), "the end");

  const { rows } = await bot.pool.query("select status from request union all select status from work_order");
  expect(rows.map(({ status }) => status)).toEqual(["closed", "closed"]);
  const { rows: photos } = await bot.pool.query("select files from message where direction = 'in' and files <> '[]'");
  expect(photos).toEqual([{ files: ["f1"] }]);
  const { rows: sent } = await bot.pool.query("select count(*)::int as left from outbox where failed_at is not null");
  expect(sent).toEqual([{ left: 0 }]);
  expect(await bot.forgotten()).toBe(0);
});

test("a resident bound once stays bound although WeChat gives them another id", async () => {
  const { personId } = await bot.resident("张伟", ["3栋2单元1201"]);
  const zhang = world.person("@a1f0", "一家之主");
  await asks(zhang, "绑定", "房号");
  await asks(zhang, "3栋2单元1201 张伟 13800000001", "张伟");
  const alias = world.alias(zhang) ?? "";
  expect(await boundAccounts(personId)).toEqual([`alias:${alias.slice(1)}`]);

  await world.logout();
  await until(() => channel.channel.problem() !== undefined, "the logout");
  world.forget(zhang.id);
  const later = world.person("@b7c3", "一家之主", { alias });
  await world.login("@@bot2");
  await loggedIn();

  await asks(later, "厨房水管漏水了", "什么时候方便在家");
  expect(await boundAccounts(personId)).toEqual([`alias:${alias.slice(1)}`]);
});

/** Accounts of WeChat that belong to a person. */
async function boundAccounts(personId: number): Promise<readonly string[]> {
  const accounts = await bot.db.prisma.account.findMany({ where: { personId, channel: "wechat" } });
  return accounts.map(({ externalId }) => externalId);
}

test("a message that WeChat delivers again after a restart reports nothing twice", async () => {
  await moveToWechat(await bot.resident("张伟"), "wxid_zhang");
  const zhang = world.person("wxid_zhang", "张伟");
  const id = world.say(zhang, "厨房水管漏水了");
  await until(() => last(zhang).includes("什么时候方便在家"), "the question");
  await channel.channel.stop();
  await channel.start();
  await loggedIn();
  world.say(zhang, "厨房水管漏水了", { id });
  await asks(zhang, "1", "备用钥匙");
  expect(world.heard(zhang)).toHaveLength(2);
});
