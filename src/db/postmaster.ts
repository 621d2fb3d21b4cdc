import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { readFile, realpath, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { ConfigError } from "../config-error.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { SystemUser } from "./system-user.ts";

/** A data directory of PostgreSQL, what it takes to serve it, and the folder by which the operator knows it. */
export interface Cluster {
  readonly folder: string;
  readonly knownAs: string;
  readonly user: SystemUser | undefined;
  readonly binaries: PostgresBinaries;
}

const run = promisify(execFile);
const patienceMs = 60_000;
const refusalMs = 1_000;
// The guardian beats every two seconds.
const beatPatienceMs = 5_000;
const beatMemoryMs = 15_000;
// No system gives out this process id, so PostgreSQL takes a lock file that names it for a dead one's.
const nobodysPid = 2_147_483_646;

/**
 * Returns once no server runs on the data directory: waits for one that is stopping, stops one whose program died.
 * Errors: ConfigError when the program it belongs to is alive.
 */
export async function freeCluster(cluster: Cluster, password: string): Promise<void> {
  await refuseOtherMachine(cluster);
  const deadline = Date.now() + patienceMs;
  let refusedSince: number | undefined;
  while (Date.now() < deadline) {
    const lock = await readLock(cluster);
    if (!lock || !isAlive(lock.pid)) return await refuseRestarting(cluster);
    const found = lock.port ? await whoServes(cluster, lock.port, password) : "nobody";
    if (found === "this cluster") {
      const owner = await lastOwner(cluster);
      if (!owner || isAlive(owner)) throw inUse(cluster, owner ?? lock.pid);
      return await stopServer(cluster);
    }
    if (found === "nobody") {
      refusedSince ??= Date.now();
      // The process id in the lock file was given to another process since.
      if (Date.now() - refusedSince > refusalMs) return await disown(cluster, lock);
    } else {
      refusedSince = undefined;
    }
    await pause(20);
  }
  throw new ConfigError(
    `PostgreSQL on ${cluster.folder} neither answers nor ends. Stop it, or set DATA_DIR to another folder.`,
  );
}

/** Stops the server of the data directory (fast: open transactions are rolled back) and returns when it has ended. */
export async function stopServer({ folder, binaries, user }: Cluster): Promise<void> {
  const running = await readLock({ folder });
  if (!running || !isAlive(running.pid)) return await rm(beatFile(folder), { force: true });
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  try {
    await run(binaries.pgCtl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "60"], { cwd: folder, ...identity });
  } catch (error) {
    const lock = await readLock({ folder });
    if (lock && isAlive(lock.pid)) throw error;
  }
  await rm(beatFile(folder), { force: true });
}

/** A name for the computer, or this one run of a container, whose process ids we see. */
export function thisMachine(): string {
  try {
    // When its first process started: the 22nd field, after a name that may hold spaces.
    const started = readFileSync("/proc/1/stat", "utf8").split(") ").at(-1)?.split(" ")[19];
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")} ${started}`;
  } catch {
    return hostname();
  }
}

/** Two containers with one folder would destroy it, as PostgreSQL's own lock does not reach across. */
async function refuseOtherMachine(cluster: Cluster): Promise<void> {
  const first = await readBeat(cluster);
  if (!first || first.machine === thisMachine() || Date.now() - first.at > beatMemoryMs) return;
  const deadline = Date.now() + beatPatienceMs;
  while (Date.now() < deadline) {
    await pause(50);
    const now = await readBeat(cluster);
    if (!now) return;
    if (now.at !== first.at) throw inUse(cluster, `${now.owner} on ${now.machine.split(" ")[0]}`);
  }
}

/** A server that was killed is down for a moment until its guardian starts it again. */
async function refuseRestarting(cluster: Cluster): Promise<void> {
  const beat = await readBeat(cluster);
  if (!beat || beat.machine !== thisMachine() || Date.now() - beat.at > beatMemoryMs) return;
  if (beat.owner !== process.pid && isAlive(beat.owner)) throw inUse(cluster, beat.owner);
}

async function readBeat({ folder }: Pick<Cluster, "folder">) {
  try {
    const beat: { machine: string; owner: number; at: number } = JSON.parse(await readFile(beatFile(folder), "utf8"));
    return beat;
  } catch {
    // None, or one being written.
    return undefined;
  }
}

const beatFile = (folder: string) => join(folder, "guanjia.alive");

const inUse = (cluster: Cluster, owner: number | string) =>
  new ConfigError(
    `The data folder ${cluster.knownAs} is in use by process ${owner}. ` +
      "Stop that process, or set DATA_DIR to another folder.",
  );

/** The program that started the server which last owned the data directory. */
async function lastOwner({ folder }: Cluster): Promise<number | undefined> {
  const text = await readFile(join(folder, "postmaster.opts"), "utf8").catch(() => "");
  return Number(/guanjia\.owner=(\d+)/.exec(text)?.[1]) || undefined;
}

interface Lock {
  readonly pid: number;
  readonly port: number | undefined;
  readonly lines: readonly string[];
}

async function readLock({ folder }: Pick<Cluster, "folder">): Promise<Lock | undefined> {
  const lines = (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port: port || undefined, lines } : undefined;
}

/** The rest of the lock file stays: it names the shared memory by which PostgreSQL itself looks for a server once more. */
async function disown({ folder }: Cluster, { lines }: Lock): Promise<void> {
  await writeFile(join(folder, "postmaster.pid"), [nobodysPid, ...lines.slice(1)].join("\n"));
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    // In a container nobody may collect the dead, and they answer to signals for ever.
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

async function whoServes(cluster: Cluster, port: number, password: string) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "guanjia",
    password,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    const served = await realpath(rows[0]?.data_directory ?? "").catch(() => "");
    return served === (await realpath(cluster.folder)) ? "this cluster" : "nobody";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // 57P03: starting or stopping. No code: it took our connection and said nothing.
    return code === "57P03" || code === undefined ? "not yet known" : "nobody";
  } finally {
    await client.end().catch(() => {});
  }
}
