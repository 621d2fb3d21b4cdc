import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type HeldLock, holdLock } from "../../src/db/lock.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { telegramChannel } from "../support/telegram-channel.ts";
import { telegramServer } from "../support/telegram-server.ts";

let db: TestDatabase;
const held: HeldLock[] = [];
const log = pino({ level: "silent" });

beforeAll(async () => {
  db = await database();
});
afterEach(async () => {
  await Promise.all(held.splice(0).map((lock) => lock.stop()));
});
afterAll(() => db.drop());

/** One process that wants the lock, and what it does while it has it. */
function process(name: string, url = db.url) {
  const did: string[] = [];
  const lock = holdLock({ url, name, log, retryMs: 20, beatMs: 20 }, async (lost) => {
    did.push("began");
    await new Promise<void>((resolve) => lost.addEventListener("abort", () => resolve()));
    did.push("ended");
  });
  held.push(lock);
  return { lock, did };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`never: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Ends the connection of whoever holds an advisory lock, as a crash of the machine between would. */
async function cut(): Promise<void> {
  await db.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
}

test("one process works, the other waits and takes over when the first one stops", async () => {
  const first = process("a");
  await until(() => first.lock.state() === "held");
  const second = process("a");
  await until(() => second.lock.state() === "waiting");
  expect(second.did).toEqual([]);
  await first.lock.stop();
  expect(first.did).toEqual(["began", "ended"]);
  await until(() => second.lock.state() === "held");
  expect(second.did).toEqual(["began"]);
});

test("different names do not exclude each other", async () => {
  const [a, b] = [process("a"), process("b")];
  await until(() => a.lock.state() === "held" && b.lock.state() === "held");
});

test("who loses the connection stops working, and the lock is held again by one", async () => {
  const first = process("a");
  await until(() => first.lock.state() === "held");
  const second = process("a");
  await cut();
  await until(() => first.did.includes("ended"));
  await until(() => [first, second].some(({ did }) => did.length % 2 === 1));
  expect([first, second].filter(({ did }) => did.length % 2 === 1)).toHaveLength(1);
});

test("without a database it waits, says so, and can be stopped", async () => {
  const { lock, did } = process("a", "postgresql://nobody@127.0.0.1:1/nothing");
  await until(() => lock.state() === "unreachable");
  await lock.stop();
  expect(did).toEqual([]);
});

test("work that fails gives the lock back and is begun again", async () => {
  let begun = 0;
  const lock = holdLock({ url: db.url, name: "a", log, retryMs: 10 }, async (lost) => {
    if (++begun === 1) throw new Error("a bug");
    await new Promise<void>((resolve) => lost.addEventListener("abort", () => resolve()));
  });
  held.push(lock);
  await until(() => begun === 2 && lock.state() === "held");
});

test("of two bots on one token one polls; when its connection drops, people are still heard", async () => {
  const telegram = await telegramServer();
  const wanted = (name: string, work: (lost: AbortSignal) => Promise<void>) =>
    holdLock({ url: db.url, name, log, retryMs: 20, beatMs: 20 }, work);
  const bots = [telegramChannel(telegram, { lock: wanted }), telegramChannel(telegram, { lock: wanted })];
  const heard = () => bots.flatMap((bot) => bot.texts());
  for (const bot of bots) await bot.start();
  const zhang = telegram.user(77);
  telegram.say(zhang, "一");
  await telegram.until(() => telegram.pending() === 0);
  expect(heard()).toEqual(["一"]);
  expect(bots.map((bot) => bot.channel.problem())).toEqual([undefined, undefined]);
  for (const text of ["二", "三", "四"]) {
    await cut();
    telegram.say(zhang, text);
    await telegram.until(() => telegram.pending() === 0);
  }
  expect(new Set(heard())).toEqual(new Set(["一", "二", "三", "四"]));
  const conflicts = bots.flatMap((bot) => bot.lines).filter((line) => line.includes("Conflict"));
  expect(conflicts).toEqual([]);
  for (const bot of bots) await bot.stop();
  await telegram.close();
});
