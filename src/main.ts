import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Config, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { startEmbedded } from "./db/embedded.ts";
import { createLog } from "./log.ts";
import type { Program, Start } from "./program.ts";

const stopWithinMs = 20_000;

/** The command `npm start`: reads the environment, brings up the database while the rest is loaded, and stops in order. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const database = openDatabase(config, log);
  // Awaited by the program; a failure before that must not count as unhandled.
  database.catch(() => {});
  let program: Program | undefined;
  let stopping = false;
  const leave = (signal: string, code: number) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void (program?.stop() ?? Promise.resolve()).then(() => process.exit(code));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => leave(signal, 0));
  // A bug nobody caught: whatever it was in the middle of is undone or repeated after a restart.
  process.on("unhandledRejection", (error) => {
    log.fatal({ err: error }, "unhandled rejection");
    leave("unhandledRejection", 1);
  });
  const { startProgram } = await import("./program.ts");
  program = await startProgram({ config, log, now: () => new Date(), database });
  if (stopping) return program.stop();
  if (program.url !== undefined) {
    console.log(`管家已启动，请打开 ${program.url}   Guanjia is running at ${program.url}`);
  }
  for (const hint of program.hints) console.log(hint);
}

async function openDatabase({ databaseUrl, dataDir }: Config, log: Start["log"]): ReturnType<() => Start["database"]> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => {} };
  return startEmbedded({ dataDir, log });
}

const [, script] = process.argv;
if (script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof ConfigError ? `Guanjia cannot start: ${error.message}` : error);
    process.exit(1);
  });
}
