import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ConfigError } from "../../src/config-error.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { packagedBinaries, prepareBinaries } from "../../src/db/postgres-binaries.ts";
import { isAlive } from "../../src/db/postmaster.ts";
import { unprivilegedUser } from "../../src/db/system-user.ts";
import { compilePrograms, launch, removePrograms, startProgram } from "../support/program.ts";

const patience = { timeout: 10_000, interval: 10 };
const quiet = { info: () => {}, warn: () => {} };
const asRoot = process.getuid?.() === 0;

let base: string;
let folder: string;

beforeAll(async () => {
  await compilePrograms();
  base = await mkdtemp(join(tmpdir(), "guanjia-embedded-"));
  // When we are root, PostgreSQL runs as somebody else, who must be able to pass.
  await chmod(base, 0o711);
  folder = join(base, "shared");
});

const running = new Set<number>();

afterEach(() => {
  for (const pid of running) signal(pid, "SIGKILL");
  running.clear();
});

afterAll(async () => {
  await removePrograms();
  await rm(base, { recursive: true, force: true, maxRetries: 3 });
});

test("Chinese is stored as Unicode whatever LANG says", async () => {
  const program = await start(folder, { LANG: "C", LC_ALL: "C" });
  expect(
    await query(program.url, "SELECT length('管家') AS length, current_setting('server_encoding') AS encoding"),
  ).toEqual([{ length: 2, encoding: "UTF8" }]);
  signal(program.pid, "SIGTERM");
  expect(await program.ended).toBe(0);
});

test("the server cannot be reached from other machines or without its password", async () => {
  const server = await startEmbedded({ dataDir: folder, log: quiet });
  const url = new URL(server.url);
  expect(url.hostname).toBe("127.0.0.1");
  expect(await query(server.url, "SELECT current_setting('listen_addresses') AS listen")).toEqual([
    { listen: "127.0.0.1" },
  ]);
  url.password = "guess";
  await expect(query(url.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  if (process.platform !== "win32") {
    const { mode } = await stat(join(server.dataDir, "postgres"));
    expect(mode & 0o077).toBe(0);
  }
  await server.stop();
});

test("stop() ends the server and may be called twice", async () => {
  const server = await startEmbedded({ dataDir: folder, log: quiet });
  const pid = await postmaster(folder);
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
  expect(isAlive(pid)).toBe(false);
});

test("a second copy on the same data folder is told which process has it", async () => {
  const first = await start(folder);
  await expect(startEmbedded({ dataDir: folder, log: quiet })).rejects.toThrow(
    new ConfigError(
      `The data folder ${folder} is in use by process ${first.pid}. Stop that process, or set DATA_DIR to another folder.`,
    ),
  );
  expect(await query(first.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

test("what was committed outlives kill -9, the server ends by itself, and the next start just starts", async () => {
  const first = await start(folder);
  const pid = await postmaster(folder);
  await query(first.url, "CREATE TABLE kept AS SELECT 'BX-20261121-0007' AS number");
  signal(first.pid, "SIGKILL");
  expect(await first.ended).toBe("SIGKILL");

  const second = await startEmbedded({ dataDir: folder, log: quiet });
  expect(isAlive(pid)).toBe(false);
  expect(await query(second.url, "SELECT number FROM kept")).toEqual([{ number: "BX-20261121-0007" }]);
  await second.stop();
});

test("a killed program's server ends although nobody starts again", async () => {
  const program = await start(folder);
  const pid = await postmaster(folder);
  signal(program.pid, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience);
});

test("a server that lost both its program and its guardian is stopped by the next start", async () => {
  const program = await start(folder);
  const pid = await postmaster(folder);
  const guardian = await parent(pid);
  signal(guardian, "SIGKILL");
  signal(program.pid, "SIGKILL");
  await program.ended;
  expect(isAlive(pid)).toBe(true);

  const next = await startEmbedded({ dataDir: folder, log: quiet });
  expect(isAlive(pid)).toBe(false);
  await next.stop();
});

test("a second copy is refused even when the first has lost its guardian, and stop() still stops", async () => {
  const program = await start(folder);
  const pid = await postmaster(folder);
  signal(await parent(pid), "SIGKILL");
  await expect(startEmbedded({ dataDir: folder, log: quiet })).rejects.toThrow(`in use by process ${program.pid}`);
  signal(program.pid, "SIGTERM");
  expect(await program.ended).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test("a server that was killed is started again under the same address", async () => {
  const program = await start(folder);
  signal(await postmaster(folder), "SIGKILL");
  await vi.waitFor(async () => expect(await query(program.url, "SELECT 1 AS back")).toEqual([{ back: 1 }]), patience);
});

test("Ctrl-C leaves the server running until the program has drained", async () => {
  const program = await start(folder);
  const pid = await postmaster(folder);
  // A terminal signals the whole process group.
  signal(-program.pid, "SIGINT");
  await vi.waitFor(() => expect(program.logged).toContain("SIGINT"), patience);
  expect(await query(program.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  signal(program.pid, "SIGTERM");
  expect(await program.ended).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test("a lock file left by a power cut, whose process id belongs to somebody else now, does not stop the start", async () => {
  const before = await startEmbedded({ dataDir: folder, log: quiet });
  const lock = await readFile(join(folder, "postgres", "postmaster.pid"), "utf8");
  await before.stop();
  await writeFile(join(folder, "postgres", "postmaster.pid"), lock.replace(/^\d+/, String(process.pid)));
  const after = await startEmbedded({ dataDir: folder, log: quiet });
  expect(await query(after.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  await after.stop();
});

test("a program in another container on the same folder is noticed, and a dead one is not waited for", async () => {
  const file = join(folder, "postgres", "guanjia.alive");
  const beat = (at: number) => writeFile(file, JSON.stringify({ machine: "elsewhere pid:[1]", owner: 7, at }));
  await beat(Date.now());
  const beating = setInterval(() => void beat(Date.now()), 100);
  try {
    await expect(startEmbedded({ dataDir: folder, log: quiet })).rejects.toThrow("in use by process 7 on elsewhere.");
  } finally {
    clearInterval(beating);
  }
  await beat(Date.now() - 60_000);
  const server = await startEmbedded({ dataDir: folder, log: quiet });
  await server.stop();
});

test("a first start that was cut short leaves nothing half-made behind", async () => {
  const fresh = join(base, "cut-short");
  await mkdir(fresh);
  const program = launch(fresh);
  running.add(program.pid);
  await vi.waitFor(async () => expect((await readdir(fresh)).join()).toContain("postgres.new-"), patience);
  signal(-program.pid, "SIGKILL");
  await program.ended;
  const server = await startEmbedded({ dataDir: fresh, log: quiet, durable: false });
  expect(await query(server.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  await server.stop();
});

test("of two first starts at once, one wins and the other is refused", async () => {
  const fresh = join(base, "race");
  const results = await Promise.allSettled([start(fresh), start(fresh)]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toContain("is in use by process");
});

// Only root meets these; CI runs as root and may not skip them.
const testAsRoot = test.skipIf(process.platform === "win32" || (!asRoot && process.env["REQUIRE_ALL"] !== "1"));

testAsRoot("programs that were installed for root's eyes only are copied to where others can run them", async () => {
  expect(asRoot, "REQUIRE_ALL=1 needs root for this test").toBe(true);
  const { native, version } = packagedBinaries();
  // As npm leaves it when scripts are off: without the links between libraries.
  const install = join(base, "install");
  await cp(native, join(install, "native"), {
    recursive: true,
    filter: (path) => !/\.so(\.\d+)?$/.test(path) || !path.includes("icu"),
  });
  await promisify(execFile)("chmod", ["-R", "go=", install]);
  const user = await unprivilegedUser();
  const copies = join(base, "copies");
  const copied: string[] = [];
  const prepare = () =>
    prepareBinaries(user, copies, (_, to) => copied.push(to), { native: join(install, "native"), version });
  const { postgres, initdb } = await prepare();
  expect(await prepare()).toMatchObject({ postgres, initdb });
  expect(copied).toEqual([join(copies, `postgresql-${version}`)]);
  for (const program of [postgres, initdb]) {
    const { stdout } = await promisify(execFile)(program, ["--version"], { uid: user.uid, gid: user.gid, cwd: "/" });
    expect(stdout).toContain("PostgreSQL");
  }
});

testAsRoot(
  "root may keep the data folder to itself: the database then lives in /var/lib/guanjia, is found again, and we are told",
  async () => {
    expect(asRoot, "REQUIRE_ALL=1 needs root for this test").toBe(true);
    const closed = join(base, "closed");
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, "data");
    const said: string[] = [];
    const log = { info: (text: string) => said.push(text), warn: quiet.warn };

    const first = await startEmbedded({ dataDir, log, durable: false });
    try {
      expect(first.dataDir).toMatch(/^\/var\/lib\/guanjia\/\w+$/);
      expect(said.filter((line) => line.includes(first.dataDir))).toHaveLength(1);
      await query(first.url, "CREATE TABLE kept (id int)");
      await first.stop();

      const second = await startEmbedded({ dataDir, log, durable: false });
      expect(second.dataDir).toBe(first.dataDir);
      expect(await query(second.url, "SELECT count(*)::int AS count FROM kept")).toEqual([{ count: 0 }]);
      await second.stop();
    } finally {
      await first.stop();
      await rm(first.dataDir, { recursive: true, force: true });
    }
    await expect(startEmbedded({ dataDir, log, durable: false })).rejects.toThrow(
      /was in \/var\/lib\/guanjia\/\w+, where there is none now/,
    );
  },
);

test("without the optional package, the message says what to do", () => {
  expect(() => packagedBinaries("file:///elsewhere/program.js")).toThrow(ConfigError);
  expect(() => packagedBinaries("file:///elsewhere/program.js")).toThrow(/Set DATABASE_URL .* or run: npm install/);
});

async function start(dataDir: string, env: Record<string, string> = {}) {
  const program = await startProgram(dataDir, env);
  running.add(program.pid);
  return program;
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n", 1)[0]);
}

async function parent(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "ppid=", "-p", String(pid)]);
  return Number(stdout);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
