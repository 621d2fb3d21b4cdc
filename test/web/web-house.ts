import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createWebChannel } from "../../src/bot/channels/web.ts";
import { createInbound } from "../../src/bot/inbound.ts";
import { openDemoChats } from "../../src/db/demo.ts";
import { listDue } from "../../src/db/outbox.ts";
import { createFiles } from "../../src/files.ts";
import { createSender } from "../../src/jobs/send-message.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { createServer } from "../../src/web/server.ts";
import { house } from "../support/house.ts";

/** A message as the API gives it. */
export interface ChatMessage {
  readonly n: number;
  readonly from: "bot" | "me";
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly unknown[];
  readonly at: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The house of the other tests with a web server in front; its people reach the bot through HTTP alone. */
export async function webHouse({ demo = true }: { demo?: boolean } = {}) {
  const bot = await house();
  const { db, engine, policies, clock } = bot;
  const now = () => clock.now;
  const log = pino({ level: process.env["TEST_LOG"] ?? "silent" });
  const dir = await mkdtemp(join(tmpdir(), "guanjia-web-"));
  await db.prisma.property.update({ where: { id: bot.property.id }, data: { demo } });
  const resident = await bot.resident("张伟");
  const plumber = await bot.staff("李师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
  // In the web chat and nowhere else.
  await db.pool.query("delete from conversation");
  await db.pool.query("delete from account");
  await openDemoChats(db, clock.now);

  const web = createWebChannel({ db, now });
  const channels = new Map([[web.name, web]]);
  const sender = createSender({ db, channels, policies, now, log, poke: () => {} });
  const inbound = createInbound({
    db,
    engine,
    policies,
    now,
    log,
    sender,
    randomCode: () => "ABCDE-23456",
    poke: () => {},
  });
  const worker = { ...bot.worker, sender, log };
  let digits = 0;
  const randomId = () => (++digits).toString(16).padStart(32, "0");
  const files = createFiles({ dir, db, now, log, randomId });
  const problems: { queue: string | undefined } = { queue: undefined };
  const dependencies = { db, web, channels, queueProblem: async () => problems.queue, files, demo, now, log };
  const server = createServer(dependencies);
  await web.start(inbound.receive);

  const chat = {
    bot,
    db,
    web,
    server,
    inbound,
    dependencies,
    problems,
    resident,
    plumber,
    /** Any request. A string body is sent as it is. */
    async call(
      method: "GET" | "POST" | "PUT" | "DELETE",
      url: string,
      { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<Answer> {
      const raw = typeof body === "string" || body instanceof Buffer;
      const response = await server.inject({
        method,
        url,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
      });
      await sender.settle();
      const json = String(response.headers["content-type"]).startsWith("application/json");
      return {
        status: response.statusCode,
        body: json ? JSON.parse(response.body) : response.body,
        headers: response.headers,
      };
    },
    /** A token: of a person of the demo, or of a stranger. */
    async session(personId?: number): Promise<string> {
      const { body } = await chat.call("POST", "/chat/sessions", { body: personId === undefined ? {} : { personId } });
      if (typeof body !== "object" || body === null || !("token" in body) || typeof body.token !== "string") {
        throw new Error(`no token: ${JSON.stringify(body)}`);
      }
      return body.token;
    },
    async say(token: string, id: string, text: string): Promise<Answer> {
      return chat.call("POST", "/chat/messages", { token, body: { id, text } });
    },
    /** Presses the last button with this label. */
    async press(token: string, id: string, label: string): Promise<Answer> {
      const button = (await chat.messages(token))
        .flatMap(({ buttons }) => buttons)
        .findLast((shown) => shown.label.includes(label));
      return chat.call("POST", "/chat/messages", { token, body: { id, button: button?.value ?? "no such button" } });
    },
    async messages(token: string, after = 0): Promise<readonly ChatMessage[]> {
      const { body } = await chat.call("GET", `/chat/messages?after=${after}`, { token });
      return listOf(body);
    },
    /** Waits for what is on its way. */
    settle: () => sender.settle(),
    /** Runs what is due in the ledger until nothing is. */
    async runDue(): Promise<void> {
      for (let rounds = 0; rounds < 200; rounds++) {
        const [row] = await listDue(db, clock.now);
        if (!row) return;
        await runRow(worker, row);
      }
      throw new Error("the ledger never comes to rest");
    },
    async close(): Promise<void> {
      await web.stop();
      await server.close();
      await inbound.settle();
      await sender.settle();
      await bot.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return chat;
}

export type WebHouse = Awaited<ReturnType<typeof webHouse>>;

function listOf(body: unknown): readonly ChatMessage[] {
  if (typeof body !== "object" || body === null || !("messages" in body) || !Array.isArray(body.messages)) {
    throw new Error(`no messages: ${JSON.stringify(body)}`);
  }
  return body.messages;
}

/** The reason a refusal gives to people. */
export function reasonOf(body: unknown): string {
  if (typeof body !== "object" || body === null || !("error" in body)) return "";
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return "";
  return String(error.message);
}
