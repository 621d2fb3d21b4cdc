import { readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { Channel } from "./bot/channel.ts";
import { createWebChannel } from "./bot/channels/web.ts";
import { help } from "./bot/commands.ts";
import { createInbound } from "./bot/inbound.ts";
import { type Config, programDir, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { connect, type Db } from "./db/client.ts";
import { startEmbedded } from "./db/embedded.ts";
import { migrate } from "./db/migrate.ts";
import { promiseOnce, sendQueue } from "./db/outbox.ts";
import { openDemoChats } from "./domain/demo.ts";
import { flows } from "./flows/index.ts";
import { importFile } from "./import/import-file.ts";
import { jobs } from "./jobs/index.ts";
import { openQueues } from "./jobs/queue.ts";
import { createRelay } from "./jobs/relay.ts";
import { createSender } from "./jobs/send-message.ts";
import { runRow } from "./jobs/worker.ts";
import { createLog } from "./log.ts";
import { loadPolicies, type Policies } from "./policy.ts";
import { loadTexts } from "./text.ts";
import { createServer } from "./web/server.ts";

/** The running program. */
export interface Program {
  /** Where the web side listens; absent without the role `web`. */
  readonly url: string | undefined;
  /** Finishes what is under way and ends everything it started. */
  stop(): Promise<void>;
}

const workQueues = { urgent: 2, normal: 4, bulk: 1 } as const;
const sendConcurrency = 4;

/** Builds everything and starts the chosen roles. Errors: ConfigError. */
export async function start(config: Config, log: Logger, now = () => new Date()): Promise<Program> {
  const policies = loadPolicies(config.policyFile);
  const texts = loadTexts(join(programDir, "locales"));
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => log.error({ err: error }, "could not stop a part"));
  };
  try {
    const databaseUrl = config.databaseUrl ?? (await embedded(config, log, closers));
    await migrate({ url: databaseUrl, log });
    const db = connect(databaseUrl, (error) => log.warn({ err: error }, "database connection lost"));
    closers.push(() => db.close());
    const demo = await openDemo(db, config, policies, now());

    const web = createWebChannel({ db, now });
    const channels = new Map<string, Channel>([[web.name, web]]);
    const names = [...Object.keys(workQueues), ...[...channels.keys()].map(sendQueue)];
    const queues = await openQueues(
      config.redisUrl === undefined ? { databaseUrl } : { redisUrl: config.redisUrl },
      log,
    );
    closers.push(() => queues.close());
    const relay = createRelay({ db, queues, names, now, log });
    const poke = () => relay.poke();
    const sender = createSender({ db, channels, policies, now, log, poke });
    closers.push(() => sender.settle());
    const worker = { db, jobs, sender, policies, texts, now, log, poke };
    const inbound = createInbound({ db, engine: { flows, texts, help }, policies, now, log, sender, poke });
    closers.push(() => inbound.settle());

    closers.push(() => queues.stopWorking());
    if (config.roles.has("bot")) {
      for (const name of channels.keys())
        queues.work(sendQueue(name), sendConcurrency, (delivery) => runRow(worker, delivery));
    }
    if (config.roles.has("worker")) {
      for (const [name, concurrency] of Object.entries(workQueues))
        queues.work(name, concurrency, (delivery) => runRow(worker, delivery));
      await db.transaction((tx) =>
        promiseOnce(tx, "housekeeping", { job: "housekeeping", payload: {}, runAt: now(), now: now(), priority: 3 }),
      );
      relay.start();
      closers.push(() => relay.stop());
    }
    const chatting = config.roles.has("bot") || config.roles.has("web");
    if (chatting) {
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
          dependencies: { db, web, channels: chatting ? channels : new Map(), queueProblem: queues.problem, demo, log },
        })
      : undefined;
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded({ dataDir }: Config, log: Logger, closers: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startEmbedded({ dataDir, log });
  closers.push(() => postgres.stop());
  return postgres.url;
}

/** The demo: asked for, or an embedded database that is empty or was begun with it. Its property is an ordinary import file. */
async function openDemo(db: Db, config: Config, policies: Policies, now: Date): Promise<boolean> {
  const properties = await db.prisma.property.findMany({ select: { demo: true }, take: 100 });
  const wanted =
    config.demo ??
    (config.databaseUrl === undefined && (properties.length === 0 || properties.some(({ demo }) => demo)));
  if (!wanted) return false;
  if (properties.length === 0) {
    const file = join(programDir, "config", "demo.csv");
    await importFile(db, { name: basename(file), content: readFileSync(file) }, { demo: true, policies });
  }
  await openDemoChats(db.prisma, now);
  return true;
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

const stopWithinMs = 20_000;

/** The command `npm start`. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  let program: Program | undefined;
  let stopping = false;
  const leave = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void (program?.stop() ?? Promise.resolve()).then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => leave(signal));
  // A bug nobody caught: whatever it was in the middle of is undone or repeated after a restart.
  process.on("unhandledRejection", (error) => {
    log.fatal({ err: error }, "unhandled rejection");
    process.exitCode = 1;
    leave("unhandledRejection");
  });
  program = await start(config, log);
  if (stopping) return program.stop();
  if (program.url !== undefined)
    console.log(`管家已启动，请打开 ${program.url}   Guanjia is running at ${program.url}`);
}

const [, script] = process.argv;
if (script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof ConfigError ? `Guanjia cannot start: ${error.message}` : error);
    process.exit(1);
  });
}
