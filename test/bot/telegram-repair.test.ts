import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../src/bot/channel.ts";
import { createInbound } from "../../src/bot/inbound.ts";
import { holdLock } from "../../src/db/lock.ts";
import { listDue } from "../../src/db/outbox.ts";
import { createAlbumStore } from "../../src/db/telegram-album.ts";
import { createSender } from "../../src/jobs/send-message.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type House, house, type Party } from "../support/house.ts";
import { type TelegramBot, telegramChannel } from "../support/telegram-channel.ts";
import { type TelegramServer, telegramServer, type User } from "../support/telegram-server.ts";

let bot: House;
let telegram: TelegramServer;
let channel: TelegramBot;
let runDue: () => Promise<void>;
let stop: () => Promise<void>;

const zhang = { id: 77, is_bot: false, first_name: "张伟" } as const;
const li = { id: 78, is_bot: false, first_name: "李师傅" } as const;

beforeEach(async () => {
  bot = await house();
  telegram = await telegramServer();
  const { url, db, policies, engine, clock } = bot;
  const log = pino({ level: "silent" });
  const now = () => clock.now;
  channel = telegramChannel(telegram, {
    albums: createAlbumStore(db),
    albumQuietMs: 500,
    lock: (name, work) => holdLock({ url, name, log, retryMs: 20 }, work),
  });
  const channels = new Map<string, Channel>([["telegram", channel.channel]]);
  const sender = createSender({ db, channels, policies, now, log, poke: () => {} });
  const inbound = createInbound({ ...bot.worker, policies, engine, sender, randomCode: () => "ABCDE-23456" });
  channel.receive = inbound.receive;
  await moveToTelegram(await bot.resident("张伟"), zhang);
  await moveToTelegram(await bot.staff("李师傅", "engineer", { skills: ["plumbing"] }), li);
  await channel.start();
  runDue = async () => {
    await inbound.settle();
    await sender.settle();
    for (let [row] = await listDue(db, clock.now); row; [row] = await listDue(db, clock.now))
      await runRow({ ...bot.worker, sender }, row);
  };
  stop = async () => {
    await channel.stop();
    await inbound.settle();
    await sender.settle();
    await telegram.close();
    await bot.close();
  };
});
afterEach(() => stop());

/** The person's chat is one of Telegram's. */
async function moveToTelegram({ personId }: Party, { id }: User): Promise<void> {
  telegram.admit(id);
  const { prisma } = bot.db;
  const account = await prisma.account.findFirstOrThrow({ where: { personId } });
  await prisma.conversation.updateMany({
    where: { accountId: account.id },
    data: { channel: "telegram", chat: String(id) },
  });
  await prisma.account.update({ where: { id: account.id }, data: { channel: "telegram", externalId: String(id) } });
}

const heard = (who: User) => telegram.shown.filter(({ chat }) => chat === who.id);
const hears = (who: User, words: string) =>
  telegram.until(() => heard(who).some(({ text }) => text.includes(words)), `"${words}" to ${who.first_name}`);

test("a repair goes from a resident's words to the sign-off over Telegram", async () => {
  telegram.say(zhang, "厨房水管漏水了");
  await hears(zhang, "什么时候方便在家");
  telegram.message(zhang, { photo: telegram.photo("jpeg one"), media_group_id: "9", caption: "" });
  telegram.message(zhang, { photo: telegram.photo("jpeg two"), media_group_id: "9" });
  await telegram.until(
    () => heard(zhang).filter(({ text }) => text.includes("什么时候方便在家")).length === 2,
    "the question again",
  );
  telegram.press(zhang, "随时都在");
  await hears(zhang, "备用钥匙");
  telegram.press(zhang, "不同意");
  await hears(zhang, "特别要求");
  telegram.press(zhang, "没有");
  await hears(zhang, "3栋2单元1201");
  telegram.press(zhang, "确认提交");
  await hears(zhang, "BX-20261123-0001");
  await telegram.until(
    () => heard(zhang).every(({ buttons }) => !buttons.some(({ callback_data }) => callback_data.startsWith("~"))),
    "spent keyboards",
  );

  await runDue();
  await hears(li, "厨房水管漏水了");
  telegram.press(li, "接单");
  await hears(li, "13800000001");
  await runDue();
  await hears(zhang, "李师傅");
  telegram.press(li, "出发");
  await telegram.until(() => telegram.pending() === 0);
  await runDue();
  await hears(zhang, "已经出发");
  telegram.press(li, "到场");
  await telegram.until(
    () =>
      heard(li)
        .at(-1)
        ?.buttons.some(({ text }) => text.includes("完成")) === true,
    "the button",
  );
  telegram.press(li, "完成");
  await telegram.until(() => telegram.pending() === 0);
  telegram.say(li, "更换角阀，试水正常");
  await telegram.until(() => telegram.pending() === 0);
  await runDue();
  await hears(zhang, "更换角阀");
  telegram.press(zhang, "修好了");
  await hears(zhang, "谢谢您");
  await telegram.until(() => telegram.pending() === 0);
  await runDue();
  await hears(li, "已确认");

  const { rows } = await bot.pool.query("select status from request union all select status from work_order");
  expect(rows.map(({ status }) => status)).toEqual(["closed", "closed"]);
  const { rows: albums } = await bot.pool.query("select provider_id from claim where provider_id like 'album:%'");
  expect(albums).toEqual([{ provider_id: "album:9" }]);
  const { rows: photos } = await bot.pool.query("select files from message where direction = 'in' and files <> '[]'");
  expect(photos).toEqual([{ files: ["f1", "f2"] }]);
  expect(await bot.forgotten()).toBe(0);
});

test("a press that Telegram delivers twice, under two ids, counts once", async () => {
  telegram.say(zhang, "厨房水管漏水了");
  await hears(zhang, "什么时候方便在家");
  const [question] = heard(zhang).filter(({ buttons }) => buttons.length > 0);
  const value = question?.buttons[0]?.callback_data ?? "";
  for (let index = 0; index < 3; index++) telegram.pressOn(zhang, question?.message_id ?? 0, value);
  await hears(zhang, "备用钥匙");
  await telegram.until(() => telegram.pending() === 0);
  await runDue();
  const { rows } = await bot.pool.query("select text from message where direction = 'in' and buttons <> '[]'");
  expect(rows).toHaveLength(1);
  expect(heard(zhang).filter(({ text }) => text.includes("备用钥匙"))).toHaveLength(1);
});

test("a resident who blocked the bot becomes a task for the front desk", async () => {
  telegram.say(zhang, "厨房水管漏水了");
  await hears(zhang, "什么时候方便在家");
  telegram.blocked.add(zhang.id);
  telegram.press(zhang, "随时都在");
  await telegram.until(() => telegram.pending() === 0);
  await runDue();
  const { rows } = await bot.pool.query("select kind from work_order");
  expect(rows).toHaveLength(1);
});
