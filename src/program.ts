import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Logger } from "pino";
import type { Channel, Files } from "./bot/channel.ts";
import type { TelegramChannel } from "./bot/channels/telegram.ts";
import { createWebChannel } from "./bot/channels/web.ts";
import { createWechatChannel } from "./bot/channels/wechat.ts";
import { help } from "./bot/commands.ts";
import { createInbound } from "./bot/inbound.ts";
import { type Config, programDir } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { connect, type Db } from "./db/client.ts";
import { openDemoChats, readDemoState } from "./db/demo.ts";
import { readInstallation } from "./db/installation.ts";
import { holdLock } from "./db/lock.ts";
import { migrate } from "./db/migrate.ts";
import { promiseOnce, sendQueue } from "./db/outbox.ts";
import { readSnapshot } from "./db/snapshot.ts";
import { createAlbumStore } from "./db/telegram-album.ts";
import { codeFrom, inviteFirstAdmins } from "./domain/identity.ts";
import { createFiles, openFilesDir } from "./files.ts";
import { flows } from "./flows/index.ts";
import { understandWords } from "./flows/meaning.ts";
import { loadHandbook } from "./handbook.ts";
import { importFile } from "./import/import-file.ts";
import { jobs } from "./jobs/index.ts";
import { openQueues } from "./jobs/queue.ts";
import { createRelay } from "./jobs/relay.ts";
import { createSender } from "./jobs/send-message.ts";
import { runRow } from "./jobs/worker.ts";
import { createMetrics } from "./metrics.ts";
import { loadPolicies, type Policies } from "./policy.ts";
import { loadTexts } from "./text.ts";
import { createTranscriber } from "./transcription.ts";
import { createServer } from "./web/server.ts";

/** The running program. */
export interface Program {
  /** Where the web side listens; absent without the role `web`. */
  readonly url: string | undefined;
  /** What the operator should read after a first start: how to let the first people in. */
  readonly hints: readonly string[];
  /** Finishes what is under way and ends everything it started. */
  stop(): Promise<void>;
}

const workQueues = { urgent: 2, normal: 4, bulk: 1 } as const;
const sendConcurrency = 4;
/** The relay publishes for all of them, whichever process holds them. */
const channelNames = ["web", "telegram", "wechat"] as const;
const sweepEveryMs = 60 * 60_000;

/** What the program is started with. */
export interface Start {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  /** A database that is coming up while this program is being loaded. */
  readonly database: Promise<{ readonly url: string; stop(): Promise<void> }>;
}

/** Builds everything and starts the chosen roles; nothing else constructs Prisma, queues or channels. Errors: ConfigError. */
export async function startProgram({ config, log, now, database }: Start): Promise<Program> {
  const policies = loadPolicies(config.policyFile);
  const handbook = loadHandbook(config.handbookDir, { begins: [...flows.keys()] });
  const texts = loadTexts(join(programDir, "locales"));
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => log.error({ err: error }, "could not stop a part"));
  };
  try {
    const { url: databaseUrl, stop: stopDatabase } = await database;
    closers.push(stopDatabase);
    await migrate({ url: databaseUrl, log });
    const db = connect(databaseUrl, (error) => log.warn({ err: error }, "database connection lost"));
    closers.push(() => db.close());
    const demo = await openDemo(db, config, policies, now());

    const randomId = () => randomBytes(16).toString("hex");
    const files = createFiles({ dir: config.filesDir, db, now, log, randomId });
    const web = createWebChannel({ db, now });
    const telegram = await openTelegram({ config, db, databaseUrl, files, log, now });
    const wechat = openWechat({ config, databaseUrl, files, policies, log, now });
    const opened: readonly Channel[] = [web, ...(telegram ? [telegram] : []), ...(wechat ? [wechat] : [])];
    const channels = new Map(opened.map((channel) => [channel.name, channel]));
    const names = [...Object.keys(workQueues), ...channelNames.map(sendQueue)];
    const queues = await openQueues(
      config.redisUrl === undefined
        ? { databaseUrl }
        : { redisUrl: config.redisUrl, installation: await readInstallation(db) },
      log,
    );
    closers.push(() => queues.close());
    const metrics = createMetrics({
      channels: [...channels.keys()],
      jobs: [...jobs.keys()],
      queues: names,
      snapshot: () => readSnapshot(db, now()),
      pool: db.pool,
    });
    const relay = createRelay({ db, queues, names, now, log });
    const poke = () => relay.poke();
    const sender = createSender({ db, channels, policies, now, log, poke, metrics });
    closers.push(() => sender.settle());
    const { keepDocument } = files;
    const worker = { db, jobs, sender, policies, texts, keepDocument, now, log, poke, metrics };
    const inbound = createInbound({
      db,
      engine: { flows, texts, help, handbook, understand: understandWords },
      policies,
      now,
      log,
      sender,
      randomCode: () => codeFrom(randomBytes(10)),
      ...(config.transcription ? { transcribe: createTranscriber({ ...config.transcription, files, log }) } : {}),
      poke,
      metrics,
    });
    closers.push(() => inbound.settle());

    closers.push(() => queues.stopWorking());
    if (config.roles.has("bot")) {
      for (const name of channels.keys())
        queues.work(sendQueue(name), name === "wechat" ? 1 : sendConcurrency, (delivery) => runRow(worker, delivery));
    }
    if (config.roles.has("worker")) {
      for (const [name, concurrency] of Object.entries(workQueues))
        queues.work(name, concurrency, (delivery) => runRow(worker, delivery));
      // The policy may be another one than before the start.
      for (const job of ["housekeeping", "timetable", "reschedule"])
        await promiseOnce(db, job, { job, payload: {}, runAt: now(), now: now(), priority: 3 });
      relay.start();
      closers.push(() => relay.stop());
    }
    const chatting = config.roles.has("bot") || config.roles.has("web");
    if (chatting) {
      await openFilesDir(config.filesDir);
      const sweep = () => void files.sweep().catch((error: unknown) => log.warn({ err: error }, "no sweep of files"));
      sweep();
      const sweeping = setInterval(sweep, sweepEveryMs);
      closers.push(async () => clearInterval(sweeping));
      for (const channel of channels.values()) {
        await channel.start(inbound.receive);
        closers.push(() => channel.stop());
      }
    }
    const url = config.roles.has("web")
      ? await listen({
          config,
          log,
          closers,
          dependencies: {
            db,
            web,
            channels: chatting ? channels : new Map(),
            queueProblem: queues.problem,
            metrics,
            files,
            telegramWebhook: telegram?.webhook,
            feesSecret: config.feesSecret,
            demo,
            now,
            log,
          },
        })
      : undefined;
    const hints = await listHints(db, demo, policies, now());
    log.info({ roles: [...config.roles] }, "started");
    return { url, hints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface ChannelParts {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly files: Files;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Where the bot runs, and where its webhook is answered. */
async function openTelegram({
  config,
  db,
  databaseUrl,
  files,
  log,
  now,
}: ChannelParts & { db: Db }): Promise<TelegramChannel | undefined> {
  const { telegram, roles } = config;
  if (!telegram || !(roles.has("bot") || (roles.has("web") && telegram.webhook))) return undefined;
  // Its library takes memory that an installation without Telegram need not spend.
  const { createTelegramChannel } = await import("./bot/channels/telegram.ts");
  const { token, apiRoot, webhook } = telegram;
  const lock = lockOn(databaseUrl, log);
  return createTelegramChannel({
    token,
    apiRoot,
    ...(webhook ? { webhook } : {}),
    files,
    albums: createAlbumStore(db),
    lock,
    now,
    log,
  });
}

function openWechat({
  config,
  databaseUrl,
  files,
  policies,
  log,
  now,
}: ChannelParts & { policies: Policies }): Channel | undefined {
  const { wechat, roles } = config;
  if (!wechat || !roles.has("bot")) return undefined;
  const { zone } = policies.for(undefined);
  return createWechatChannel({
    puppet: wechat.puppet,
    puppetOptions: wechat.options,
    files,
    lock: lockOn(databaseUrl, log),
    zone,
    now,
    log,
  });
}

function lockOn(url: string, log: Logger) {
  return (name: string, work: (lost: AbortSignal) => Promise<void>) => holdLock({ url, name, log }, work);
}

/** The demo: asked for, or an embedded database that is empty or was begun with it. Its property is an ordinary import file. */
async function openDemo(db: Db, config: Config, policies: Policies, now: Date): Promise<boolean> {
  const { properties, demo } = await readDemoState(db);
  if (!(config.demo ?? (config.databaseUrl === undefined && (properties === 0 || demo)))) return false;
  if (properties === 0) {
    const file = join(programDir, "config", "demo.csv");
    await importFile(db, { name: basename(file), content: readFileSync(file) }, { demo: true, policies, now });
  }
  await openDemoChats(db, now);
  return true;
}

/** How the first people get in: an import where there is no property, an invitation where nobody has joined. */
async function listHints(db: Db, demo: boolean, policies: Policies, now: Date): Promise<readonly string[]> {
  if (demo) return [];
  const { properties } = await readDemoState(db);
  if (properties === 0)
    return ["还没有小区资料，请先导入： npm run import -- FILE   No property yet; import one first."];
  const randomCode = () => codeFrom(randomBytes(10));
  const invites = await db.transaction((tx) => inviteFirstAdmins(tx, { now, policies, randomCode }));
  return invites.map(
    ({ property, code }) =>
      `${property} 的管理员邀请码（7 天内有效，在聊天里发给管家）： ${code}   Admin invitation; send it to the bot in a chat.`,
  );
}

async function listen({
  config,
  log,
  closers,
  dependencies,
}: {
  config: Config;
  log: Logger;
  closers: (() => Promise<unknown>)[];
  dependencies: Parameters<typeof createServer>[0];
}): Promise<string> {
  const server = createServer(dependencies);
  closers.push(() => server.close());
  try {
    await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new ConfigError(`port ${config.port} is taken by another program; stop it or set PORT`);
    }
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "EACCES" || error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    ) {
      throw new ConfigError(`cannot listen on ${config.host}:${config.port} (${error.code}); set HOST and PORT`);
    }
    throw error;
  }
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  const host = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(config.host) ? "localhost" : config.host;
  log.info({ port }, "listening");
  return `http://${host}:${port}`;
}
