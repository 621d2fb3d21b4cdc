import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import type { WechatDependencies } from "../../src/bot/channels/wechat.ts";
import { holdLock } from "../../src/db/lock.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { freePort, gateway, until, type Wechat, type WechatBot, wechat, wechatChannel } from "../support/wechat.ts";

let home: string;
const listeners = process.rawListeners("uncaughtException");
const homeBefore = process.env["HOME"];

beforeAll(async () => {
  // Where Wechaty would write if it wrote.
  home = await mkdtemp(join(tmpdir(), "wechat-home-"));
  process.env["HOME"] = home;
});
afterAll(async () => {
  process.env["HOME"] = homeBefore;
  await rm(home, { recursive: true, force: true });
});

/** A channel that is started, on a puppet in this process. */
async function local(
  { onTestFinished }: TestContext,
  options: Partial<WechatDependencies> = {},
): Promise<{ world: Wechat; bot: WechatBot }> {
  const world = wechat();
  const bot = wechatChannel(world, options);
  onTestFinished(() => bot.channel.stop());
  await bot.start();
  return { world, bot };
}

/** A channel that is started, and a place where a puppet service may run. */
async function remote({ onTestFinished }: TestContext, service: Record<string, unknown> = {}) {
  const place = { token: `insecure_${randomUUID()}`, port: await freePort() };
  const bot = wechatChannel(wechat(), {
    puppet: "wechaty-puppet-service",
    puppetOptions: { token: place.token, endpoint: `127.0.0.1:${place.port}`, tls: { disable: true }, ...service },
    deadAfterMs: 400,
  });
  onTestFinished(() => bot.channel.stop());
  return {
    bot,
    /** The service begins, with somebody logged in. */
    async serve(world = wechat()) {
      const server = await gateway(world, place);
      onTestFinished(() => server.stop());
      return { world, server };
    },
  };
}

const ready = (bot: WechatBot) => until(() => bot.channel.problem() === undefined, "readiness");

// Side by side, because some wait for five seconds of Wechaty's.
describe.concurrent("the login", () => {
  test("a start that reaches nobody is no login, and a service that comes up later is found", async (context) => {
    const { bot, serve } = await remote(context);
    await bot.start();
    await until(() => bot.lines.some((line) => line.includes("begun anew")), "another try");
    expect(bot.channel.problem()).toContain("nobody is logged in");
    await serve();
    await ready(bot);
  });

  test("with TLS on one side only nobody is ever ready", async (context) => {
    const { bot, serve } = await remote(context, { tls: { disable: false } });
    await serve();
    await bot.start();
    await until(() => bot.lines.some((line) => line.includes("reports an error")), "the error");
    expect(bot.channel.problem()).toContain("nobody is logged in");
  });

  test("a service that was away for longer than Wechaty waits is found again", async (context) => {
    const { bot, serve } = await remote(context, { timeoutSeconds: 1 });
    const first = await serve();
    await bot.start();
    await ready(bot);
    first.world.say(first.world.person("wxid_li"), "你好");
    await until(() => bot.received.length === 1, "the message");
    await first.server.stop();
    await until(() => bot.lines.some((line) => line.includes("begun anew")), "the end of Wechaty's own tries");
    expect(bot.channel.problem()).toBeDefined();
    const second = await serve();
    await ready(bot);
    second.world.say(second.world.person("wxid_zhang"), "又好了");
    await until(() => bot.texts().includes("又好了"), "the next message");
  });

  test("it is ready after the login and not before, and not after the logout", async (context) => {
    const { world, bot } = await local(context);
    await until(() => world.puppet.state.active() === true, "the puppet to start");
    expect(bot.channel.problem()).toContain("nobody is logged in");
    await world.login();
    await ready(bot);
    await world.logout();
    await until(() => bot.channel.problem() !== undefined, "the logout");
    expect(bot.channel.problem()).toContain("nobody is logged in");
    await world.login();
    await ready(bot);
  });

  test("a code to scan is logged once, as a link", async (context) => {
    const { world, bot } = await local(context);
    await until(() => world.puppet.state.active() === true, "the puppet to start");
    for (let times = 0; times < 3; times++) world.mocker.scan("https://login.weixin.qq.com/l/abc==", 2);
    world.mocker.scan("", 3);
    await until(() => bot.channel.problem()?.includes("scan") === true, "the problem");
    const links = bot.lines.filter((line) => line.includes("qrcode"));
    expect(links).toHaveLength(1);
    expect(links[0]).toContain("https://wechaty.js.org/qrcode/https%3A%2F%2Flogin.weixin.qq.com%2Fl%2Fabc%3D%3D");
  });

  test("an error is a problem until there is a sign of life, or for two minutes", async (context) => {
    let now = new Date();
    const { world, bot } = await local(context, { now: () => now });
    await world.login();
    await ready(bot);
    const zhang = world.person("wxid_zhang");
    world.puppet.emit("error", new Error("14 UNAVAILABLE: the service is gone"));
    expect(bot.channel.problem()).toContain("14 UNAVAILABLE");
    world.say(zhang, "你好");
    await ready(bot);
    world.puppet.emit("error", new Error("what wxid_zhang said"));
    expect(bot.channel.problem()).not.toContain("wxid_zhang");
    now = new Date(now.getTime() + 120_000);
    expect(bot.channel.problem()).toBeUndefined();
  });

  test("after the stop nothing comes in and nothing goes out", async (context) => {
    const { world, bot } = await local(context);
    await world.login();
    await ready(bot);
    const zhang = world.person("wxid_zhang");
    await bot.channel.stop();
    expect(bot.channel.problem()).toBe("is not started");
    expect((await bot.refusal({ chat: zhang.id, text: "您好" })).retry).toEqual({ afterMs: expect.any(Number) });
    expect(world.puppet.state.active()).toBe(false);
    world.say(zhang, "还在吗");
    await bot.start();
    await world.login();
    await ready(bot);
    world.say(zhang, "又好了");
    await until(() => bot.received.length > 0, "the next message");
    expect(bot.texts()).toEqual(["又好了"]);
  });

  test("before the start nothing is sent, and that is said", async () => {
    const bot = wechatChannel(wechat());
    expect(bot.channel.problem()).toBe("is not started");
    expect((await bot.refusal({ chat: "wxid_zhang", text: "您好" })).retry).toEqual({ afterMs: expect.any(Number) });
  });

  test("over a puppet service a message comes in and its answer goes out", async (context) => {
    const { bot, serve } = await remote(context);
    const { world } = await serve();
    await bot.start();
    await ready(bot);
    const zhang = world.person("wxid_zhang", "张伟");
    const id = world.say(zhang, "水管漏水");
    await until(() => bot.received.length === 1, "the message");
    expect(bot.received).toEqual([
      { channel: "wechat", account: "wxid_zhang", chat: "wxid_zhang", id, text: "水管漏水", files: [] },
    ]);
    bot.files.kept.set("f1", { content: Buffer.from("jpeg"), mime: "image/jpeg" });
    await bot.send({ chat: zhang.id, text: "收到", files: ["f1"] });
    expect(world.heard(zhang)).toEqual(["收到"]);
    expect(world.files(zhang)).toEqual(["1.jpg"]);
  });

  test("logging out and in again in quick succession does not end the process", async (context) => {
    const { bot, serve } = await remote(context);
    const { world } = await serve();
    await bot.start();
    await ready(bot);
    for (let times = 0; times < 5; times++) {
      await world.logout();
      await world.login();
    }
    world.say(world.person("wxid_zhang"), "还在吗");
    await until(() => bot.received.length === 1, "the message");
    expect(bot.lines.join("")).not.toMatch(/begun anew|reports an error/);
  });

  test("nobody's name and address is written into the home folder", async (context) => {
    const { bot, serve } = await remote(context);
    const { world } = await serve();
    await bot.start();
    await ready(bot);
    world.say(world.person("wxid_zhang", "张伟"), "你好");
    await until(() => bot.received.length === 1, "the message");
    expect(await readdir(home)).toEqual([]);
  });

  test("one process is logged in; the other waits without a problem, sends nothing and takes over", async (context) => {
    const db: TestDatabase = await database();
    context.onTestFinished(() => db.drop());
    const log = pino({ level: "silent" });
    let now = new Date();
    const lock: WechatDependencies["lock"] = (name, work) => holdLock({ url: db.url, name, log, retryMs: 20 }, work);
    const first = await local(context, { lock });
    await first.world.login();
    await ready(first.bot);
    const second = await local(context, { lock, now: () => now });
    expect(second.bot.channel.problem()).toContain("nobody is logged in");
    now = new Date(now.getTime() + 10_000);
    expect(second.bot.channel.problem()).toBeUndefined();
    const { retry } = await second.bot.refusal({ chat: "wxid_zhang", text: "您好" });
    expect(retry).toEqual({ afterMs: expect.any(Number) });
    await first.bot.channel.stop();
    await second.world.login();
    await until(() => second.bot.lines.some((line) => line.includes("logged in to WeChat")), "the take-over");
    expect(second.bot.channel.problem()).toBeUndefined();
  });

  test("who loses the database stops talking to WeChat, because another process may take over", async (context) => {
    const db: TestDatabase = await database();
    context.onTestFinished(() => db.drop());
    const log = pino({ level: "silent" });
    const { world, bot } = await local(context, {
      lock: (name, work) => holdLock({ url: db.url, name, log, retryMs: 5_000 }, work),
    });
    await world.login();
    await ready(bot);
    await db.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    await until(() => world.puppet.state.active() === false, "the puppet to stop");
    expect((await bot.refusal({ chat: "wxid_zhang", text: "您好" })).retry).toEqual({ afterMs: expect.any(Number) });
  });
});

test("a promise that Wechaty lets fail ends nothing", async (context) => {
  const { bot, serve } = await remote(context);
  const { world } = await serve();
  await bot.start();
  await ready(bot);
  // As it comes from a service of another version.
  world.puppet.emit("room-invite", JSON.parse("null"));
  await until(() => bot.channel.problem()?.includes("TypeError") === true, "the report");
  world.say(world.person("wxid_zhang"), "你好");
  await until(() => bot.texts().includes("你好"), "the next message");
  expect(bot.channel.problem()).toBeUndefined();
});

test("an exception that Wechaty throws at nobody ends its stream and not the process, and its watchdog mends it", async (context) => {
  const { bot, serve } = await remote(context, { timeoutSeconds: 1 });
  const { world } = await serve();
  await bot.start();
  await ready(bot);
  world.puppet.emit("dong", JSON.parse("null"));
  await until(() => bot.lines.some((line) => line.includes("TypeError")), "the report");
  await until(() => bot.lines.filter((line) => line.includes("logged in to WeChat")).length > 1, "the next login");
  await ready(bot);
});

test("a failure that is not Wechaty's takes its usual way", async (context) => {
  const seen: unknown[] = [];
  const before = process.rawListeners("uncaughtException");
  expect(before).toEqual(listeners);
  process.removeAllListeners("uncaughtException");
  const ours = (error: unknown) => void seen.push(error);
  process.on("uncaughtException", ours);
  const { bot } = await local(context);
  const error = new Error("a bug of ours");
  setImmediate(() => {
    throw error;
  });
  await until(() => seen.length === 1, "the error");
  expect(seen).toEqual([error]);
  await bot.channel.stop();
  expect(process.rawListeners("uncaughtException")).toEqual([ours]);
  process.off("uncaughtException", ours);
  for (const listener of before) Reflect.apply(process.on, process, ["uncaughtException", listener]);
});
