import { join } from "node:path";
import { pino } from "pino";
import { help } from "../../src/bot/commands.ts";
import { createInbound } from "../../src/bot/inbound.ts";
import { programDir } from "../../src/config.ts";
import type { Engine } from "../../src/conversation/engine.ts";
import type { AnyFlow } from "../../src/conversation/flow.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { countForgotten } from "../../src/db/invariant.ts";
import { listDue, promiseOnce } from "../../src/db/outbox.ts";
import { flows as allFlows } from "../../src/flows/index.ts";
import { understandWords } from "../../src/flows/meaning.ts";
import { type Handbook, loadHandbook } from "../../src/handbook.ts";
import { jobs } from "../../src/jobs/index.ts";
import type { KeepDocument } from "../../src/jobs/job.ts";
import { createSender } from "../../src/jobs/send-message.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { parsePolicies } from "../../src/policy.ts";
import { loadTexts } from "../../src/text.ts";
import { database } from "./database.ts";
import { fakeChannel } from "./fake-channel.ts";

/** Somebody with a chat. */
export interface Party {
  readonly personId: number;
  readonly staffId: number | undefined;
  readonly chat: string;
}

export const texts = loadTexts(join(programDir, "locales"));
export const demoHandbook = loadHandbook(join(programDir, "config", "handbook"), { begins: [...allFlows.keys()] });

/** A monday morning in Shanghai, outside of all quiet hours. */
export const monday = new Date("2026-11-23T02:00:00Z");

/**
 * The whole bot on a database of its own, with a clock that is set by hand and a ledger that is run by hand: everything but BullMQ and HTTP.
 */
export async function house(
  options: {
    policy?: string;
    flows?: ReadonlyMap<string, AnyFlow>;
    understand?: Engine["understand"];
    transcribe?: (fileId: string) => Promise<string | undefined>;
    handbook?: Handbook;
  } = {},
) {
  const { url, pool, drop } = await database();
  const db: Db = connect(url, () => {});
  const policies = parsePolicies(options.policy ?? "{}", "policy.yaml");
  const clock = { now: monday };
  const now = () => clock.now;
  const log = pino({ level: process.env["TEST_LOG"] ?? "silent" });
  const channel = fakeChannel();
  const channels = new Map([[channel.name, channel]]);
  const sender = createSender({ db, channels, policies, now, log, poke: () => {} });
  const { understand = understandWords, handbook = demoHandbook } = options;
  const flows = options.flows ?? allFlows;
  const engine: Engine = { flows, texts, help, handbook, understand };
  const inbound = createInbound({
    db,
    engine,
    policies,
    now,
    log,
    sender,
    randomCode: () => "ABCDE-23456",
    ...(options.transcribe ? { transcribe: options.transcribe } : {}),
    poke: () => {},
  });
  /** Documents that were made, by the id that messages carry. */
  const documents = new Map<string, { readonly content: Uint8Array; readonly name: string; readonly mime: string }>();
  const keepDocument: KeepDocument = async (content, { name, mime }) => {
    const id = String(documents.size + 1).padStart(32, "0");
    documents.set(id, { content, name, mime });
    return id;
  };
  const worker = { db, jobs, sender, policies, texts, keepDocument, now, log, poke: () => {} };
  await channel.start(inbound.receive);
  const property = await db.prisma.property.create({
    data: { code: "cuihu", name: "翠湖花园", zone: "Asia/Shanghai", phone: "0571-00000000" },
  });
  let counter = 0;

  const person = async (name: string, extra: { language?: string } = {}): Promise<{ id: number; chat: string }> => {
    counter++;
    const phone = `138000000${String(counter).padStart(2, "0")}`;
    const { id } = await db.prisma.person.create({ data: { propertyId: property.id, name, phone, ...extra } });
    const chat = `chat-${id}`;
    const account = await db.prisma.account.create({ data: { channel: channel.name, externalId: chat, personId: id } });
    await db.prisma.conversation.create({
      data: { channel: channel.name, accountId: account.id, chat, updatedAt: clock.now },
    });
    return { id, chat };
  };

  const bot = {
    url,
    db,
    pool,
    clock,
    channel,
    property,
    policies,
    sender,
    inbound,
    engine,
    worker,
    documents,
    texts,
    async resident(
      name: string,
      units: readonly string[] = ["3栋2单元1201"],
      extra: { language?: string } = {},
    ): Promise<Party> {
      const { id, chat } = await person(name, extra);
      for (const label of units) {
        const room = /(\d+)$/.exec(label)?.[1] ?? label;
        const parts = {
          propertyId: property.id,
          building: label.split("栋")[0] ?? "1",
          entrance: /(\d+)单元/.exec(label)?.[1] ?? "",
          room,
        };
        const unit = await db.prisma.unit.upsert({
          where: { propertyId_building_entrance_room: parts },
          create: { ...parts, label },
          update: {},
        });
        await db.prisma.residency.create({ data: { personId: id, unitId: unit.id, kind: "owner" } });
      }
      return { personId: id, staffId: undefined, chat };
    },
    async staff(
      name: string,
      role: string,
      extra: { skills?: string[]; shift?: string; department?: string } = {},
    ): Promise<Party> {
      const { id, chat } = await person(name);
      const { id: staffId } = await db.prisma.staff.create({
        data: { personId: id, propertyId: property.id, role, shift: "always", ...extra },
      });
      return { personId: id, staffId, chat };
    },
    /** Says something; resolves when the turn is committed and its replies are sent. */
    async say(who: { chat: string }, text: string, id = `in-${++counter}`): Promise<void> {
      await channel.receive({ channel: channel.name, account: who.chat, chat: who.chat, id, text, files: [] });
      await sender.settle();
    },
    /** Presses the button with this label on the last message that has one, or on the last of those that say `under`. */
    async press(who: { chat: string }, label: string, id = `in-${++counter}`, under = ""): Promise<void> {
      const button = bot
        .heard(who)
        .filter(({ text }) => text.includes(under))
        .flatMap(({ buttons }) => buttons)
        .findLast((candidate) => candidate.label.includes(label));
      if (!button)
        throw new Error(
          `nobody showed a button "${label}"; heard: ${bot
            .heard(who)
            .map(({ text }) => text)
            .join(" | ")}`,
        );
      await channel.receive({
        channel: channel.name,
        account: who.chat,
        chat: who.chat,
        id,
        text: "",
        button: button.value,
        files: [],
      });
      await sender.settle();
    },
    /** Everything a chat was sent. */
    heard: (who: { chat: string }) => channel.sent.filter(({ chat }) => chat === who.chat),
    last: (who: { chat: string }) => bot.heard(who).at(-1)?.text ?? "",
    /** Runs everything that is due now, in order, until nothing is. */
    async runDue(): Promise<void> {
      for (let rounds = 0; rounds < 200; rounds++) {
        const [row] = await listDue(db, clock.now);
        if (!row) return;
        await runRow(worker, row);
      }
      throw new Error("the ledger never comes to rest");
    },
    /** Lets time pass, stopping at everything that falls due on the way. */
    async pass(duration: { minutes?: number; hours?: number; days?: number }): Promise<void> {
      const { minutes = 0, hours = 0, days = 0 } = duration;
      const end = new Date(clock.now.getTime() + (minutes + 60 * (hours + 24 * days)) * 60_000);
      await bot.runDue();
      for (let rounds = 0; rounds < 10_000; rounds++) {
        const { rows } = await pool.query<{ at: Date | null }>(
          "select min(greatest(run_at, coalesce(leased_until, run_at))) as at from outbox where done_at is null and cancelled_at is null and failed_at is null",
        );
        const next = rows[0]?.at;
        if (!next || next > end) break;
        clock.now = next > clock.now ? next : clock.now;
        await bot.runDue();
      }
      clock.now = end;
    },
    /** What the program plants at its start: everything that comes round regularly. */
    async plant(): Promise<void> {
      const promised = { job: "timetable", payload: {}, runAt: clock.now, now: clock.now };
      await promiseOnce(db, "timetable", promised);
      await bot.runDue();
    },
    forgotten: () => countForgotten(db),
    /** Walks a resident through a repair to its number. */
    async report(who: Party, words = "厨房水管漏水了"): Promise<string> {
      await bot.say(who, words);
      await bot.press(who, "随时都在");
      await bot.press(who, "不同意");
      await bot.press(who, "没有");
      await bot.press(who, "确认提交");
      await bot.runDue();
      const number = /BX-\d{8}-\d{4}/.exec(
        bot
          .heard(who)
          .map(({ text }) => text)
          .join("\n"),
      )?.[0];
      if (!number) throw new Error(`no number was told; last: ${bot.last(who)}`);
      return number;
    },
    async close(): Promise<void> {
      await inbound.settle();
      await sender.settle();
      await db.close();
      await drop();
    },
  };
  return bot;
}

export type House = Awaited<ReturnType<typeof house>>;
