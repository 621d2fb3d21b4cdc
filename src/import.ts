import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { connect } from "./db/client.ts";
import { startEmbedded } from "./db/embedded.ts";
import { migrate } from "./db/migrate.ts";
import { findRunning } from "./db/running.ts";
import { importFile } from "./import/import-file.ts";
import { ImportErrors } from "./import/problem.ts";
import { describe } from "./import/summary.ts";
import { loadPolicies } from "./policy.ts";

const usage = "npm run import -- FILE [--property CODE]";
const maxFileBytes = 100_000_000;
const log = { info: () => {}, warn: (message: string) => console.error(message) };

/** Imports the file that the command line names into the database that the environment names. */
async function run(): Promise<void> {
  const { file, property } = readArguments(process.argv.slice(2));
  const config = readConfig();
  const policies = loadPolicies(config.policyFile);
  const source = { name: basename(file), content: await readSource(file) };

  const database = await openDatabase(config);
  try {
    await migrate({ url: database.url, log });
    // A connection that is lost while idle shows itself in the next statement.
    const db = connect(database.url, () => {}, 2);
    try {
      const summary = await importFile(db, source, { property, policies, now: new Date() });
      for (const line of describe(source.name, summary)) console.log(line);
    } finally {
      await db.close();
    }
  } finally {
    await database.stop();
  }
}

function readArguments(args: string[]): { file: string; property: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { property: { type: "string" } },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file, property: values.property };
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : error}. 用法 / usage: ${usage}`);
  }
  throw new ConfigError(`用法 / usage: ${usage}`);
}

async function readSource(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > maxFileBytes) throw new Error(`larger than ${maxFileBytes / 1_000_000} MB`);
    return await readFile(file);
  } catch (error) {
    throw new ConfigError(`无法读取文件 / cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The embedded database may be in use by the running program, and is then shared with it. */
async function openDatabase(config: { databaseUrl: string | undefined; dataDir: string }) {
  const url = config.databaseUrl ?? (await findRunning(config.dataDir));
  return url === undefined ? startEmbedded({ dataDir: config.dataDir, log }) : { url, stop: async () => {} };
}

try {
  await run();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof ImportErrors) {
    for (const line of error.lines()) console.error(line);
    console.error(
      `共 ${error.problems.length} 处错误，没有导入任何内容 / ${error.problems.length} mistakes; nothing was imported`,
    );
  } else if (error instanceof ConfigError) console.error(error.message);
  else throw error;
}
