import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWebhook } from "../../src/bot/channels/telegram/webhook.ts";
import { createWebChannel } from "../../src/bot/channels/web.ts";
import { createFiles } from "../../src/files.ts";
import { createServer } from "../../src/web/server.ts";
import { type House, house } from "../support/house.ts";

let bot: House;
let server: ReturnType<typeof createServer>;
const taken: unknown[] = [];

beforeAll(async () => {
  bot = await house();
  const log = pino({ level: "silent" });
  const now = () => bot.clock.now;
  const take = () => async (update: unknown) => void taken.push(update);
  server = createServer({
    db: bot.db,
    web: createWebChannel({ db: bot.db, now }),
    channels: new Map(),
    queueProblem: async () => undefined,
    files: createFiles({ dir: "unused", db: bot.db, now, log, randomId: () => "unused" }),
    telegramWebhook: createWebhook({ secret: "open-sesame", take, heard: () => {}, log }),
    demo: false,
    now,
    log,
  });
});
afterAll(async () => {
  await server.close();
  await bot.close();
});

const post = (payload: string, secret = "open-sesame") => {
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
  return server.inject({ method: "POST", url: "/telegram/webhook", headers, payload });
};

test("an update is handed over as it came", async () => {
  expect((await post('{"update_id":7}')).statusCode).toBe(200);
  expect(taken).toEqual([{ update_id: 7 }]);
});

test("a body that is no JSON is acknowledged, or Telegram would send it for a day", async () => {
  expect((await post("{ nope")).statusCode).toBe(200);
});

test("somebody without the secret is refused", async () => {
  expect((await post('{"update_id":8}', "guess")).statusCode).toBe(401);
  expect(taken).not.toContainEqual({ update_id: 8 });
});

test("a body longer than any update is refused with a reason, and other routes keep their parser", async () => {
  expect((await post(`"${"x".repeat(1_100_000)}"`)).statusCode).toBe(413);
  const session = await server.inject({ method: "POST", url: "/chat/sessions", payload: {} });
  expect(session.statusCode).toBe(201);
});
