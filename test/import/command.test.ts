import { execFile } from "node:child_process";
import { chmod, copyFile, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programDir } from "../../src/config.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/db/migrate.ts";
import { emptyDatabase, type TestDatabase } from "../support/database.ts";

const run = promisify(execFile);
let folder: string;
let database: TestDatabase;

/** A folder with the program in it as `npm ci` leaves it, without sources. */
beforeAll(async () => {
  database = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guanjia-import-"));
  // When we are root, PostgreSQL runs as somebody else, who must be able to pass.
  await chmod(folder, 0o711);
  for (const name of ["node_modules", "prisma", "locales", "config"]) {
    await symlink(join(programDir, name), join(folder, name));
  }
  await copyFile(join(programDir, "package.json"), join(folder, "package.json"));
  const tsc = join(programDir, "node_modules", "typescript", "bin", "tsc");
  const project = join(programDir, "tsconfig.build.json");
  await run(process.execPath, [tsc, "-p", project, "--noCheck", "--outDir", join(folder, "dist")]);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const node = [process.execPath, join("dist", "import.js")];
const npm = ["npm", "run", "--silent", "import", "--"];

/** Runs the command in that folder. */
async function importing(args: readonly string[], env: Record<string, string>, [command = "", ...before] = node) {
  const { DATABASE_URL: _, POLICY_FILE: __, ...inherited } = process.env;
  const options = { cwd: folder, env: { ...inherited, ...env } };
  const ended = await run(command, [...before, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
  const lines = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("npm warn"));
  return { code: ended.code, said: lines(ended.stdout), complained: lines(ended.stderr) };
}

test("the command makes the tables, imports, and says in both languages what it did", async () => {
  const env = { DATABASE_URL: database.url };
  expect(await importing(["config/demo.csv"], env, npm)).toEqual({
    code: 0,
    said: [
      expect.stringMatching(/^demo\.csv 已导入：小区 新增 1、更新 0、不变 0；房屋 新增 \d+、/),
      expect.stringMatching(/^demo\.csv imported: properties 1 created, 0 updated, 0 unchanged; units \d+ created, /),
    ],
    complained: [],
  });
  const again = await importing(["config/demo.csv"], env);
  expect(again).toMatchObject({ code: 0, complained: [] });
  expect(again.said).toEqual([
    expect.stringMatching(/。没有任何变化$/),
    expect.stringMatching(/\. Nothing has changed$/),
  ]);
  const { rows } = await database.pool.query("SELECT demo FROM property");
  expect(rows).toEqual([{ demo: false }]);
});

test("a file with mistakes ends the command with code 1, one line for each and nothing else", async () => {
  await writeFile(join(folder, "bad.csv"), "[小区]\n编码,名称\nshan,青山里\n[员工]\n姓名,电话,岗位\n石勇,12,保镖\n");
  expect(await importing(["bad.csv"], { DATABASE_URL: database.url })).toEqual({
    code: 1,
    said: [],
    complained: [
      "bad.csv:6:2: 电话 “12” 不是电话号码 / is not a phone number",
      expect.stringMatching(/^bad\.csv:6:3: 岗位 “保镖” 只能写 前台、工程、/),
      "共 2 处错误，没有导入任何内容 / 2 mistakes; nothing was imported",
    ],
  });
  const { rows } = await database.pool.query("SELECT code FROM property WHERE code = 'shan'");
  expect(rows).toEqual([]);
});

test("a wrong command line is answered with one line", async () => {
  const env = { DATABASE_URL: database.url };
  const endings = await Promise.all([
    importing([], env),
    importing(["nowhere.csv"], env),
    importing(["config/demo.csv", "--propperty", "x"], env),
    importing(["config/demo.csv"], { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" }),
  ]);
  expect(endings).toEqual(
    [
      /^用法 \/ usage: npm run import -- FILE/,
      /^无法读取文件 \/ cannot read nowhere\.csv: ENOENT/,
      /--propperty.*usage: npm run import/,
      /^Cannot connect to the database at 127\.0\.0\.1:1/,
    ].map((complaint) => ({ code: 1, said: [], complained: [expect.stringMatching(complaint)] })),
  );
});

test("without DATABASE_URL the embedded database is shared with the program that has it open, or started", async () => {
  const dataDir = join(folder, "data");
  const env = { DATA_DIR: dataDir };
  const program = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  try {
    await migrate({ url: program.url, log: { info: () => {} } });
    expect(await importing(["config/demo.csv"], env)).toMatchObject({ code: 0, complained: [] });
  } finally {
    await program.stop();
  }
  const alone = await importing(["config/demo.csv"], env);
  expect(alone.said[1]).toMatch(/Nothing has changed$/);
  if (program.dataDir !== dataDir) await rm(program.dataDir, { recursive: true });
});
