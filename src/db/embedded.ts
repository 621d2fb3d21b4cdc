import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type FileHandle, open, readFile, rename, stat } from "node:fs/promises";
import { createServer, Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ConfigError } from "../config-error.ts";
import { openCluster, serverEnvironment } from "./cluster.ts";
import { type Cluster, freeCluster, stopServer, thisMachine } from "./postmaster.ts";

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Where its files are: the folder asked for, or the one that had to be taken instead. */
  readonly dataDir: string;
  /** Stops the server (fast: open transactions are rolled back) and returns when it has ended. May be called again. */
  stop(): Promise<void>;
}

interface Log {
  info(message: string): void;
  warn(message: string): void;
}

const guardianScript = fileURLToPath(new URL("./guardian.mjs", import.meta.url));
const database = "guanjia";
const startPatienceMs = 15_000;
const maxLogBytes = 1_000_000;

/**
 * Starts PostgreSQL on the files in `dataDir` (created when missing) for as long as this process lives.
 * `durable: false` trades safety in a power cut for speed. Errors: ConfigError when another process has the folder, or when
 * PostgreSQL is not installed or may not run here.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: Log;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const durable = options.durable ?? true;
  const { cluster, home, password } = await openCluster(options.dataDir, { durable, log: options.log });
  const logFile = join(home, "postgres.log");
  await rotate(logFile);
  const { guardian, port } = await startServer(cluster, { logFile, password, durable });

  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopGuardian(guardian, cluster);
    return stopped;
  };
  guardian.once("exit", () => {
    if (!stopped) options.log.warn("The process that watches over PostgreSQL has ended unexpectedly.");
  });
  letGo(guardian);

  const url = `postgresql://guanjia:${password}@127.0.0.1:${port}/${database}`;
  try {
    await ensureDatabase(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir: home, stop };
}

async function startServer(cluster: Cluster, options: { logFile: string; password: string; durable: boolean }) {
  const deadline = Date.now() + startPatienceMs;
  for (;;) {
    await freeCluster(cluster, options.password);
    const port = await freePort();
    const log = await open(options.logFile, "a", 0o600);
    const { size } = await log.stat();
    try {
      const guardian = spawnGuardian(cluster, { log, args: serverArguments(cluster, port, options.durable) });
      if (await becomesReady(guardian)) return { guardian, port };
    } finally {
      await log.close();
    }
    const reason = await readReason(options.logFile, size);
    // Another copy of the program was faster, an earlier server's last process is still ending, or somebody took the port.
    const passing = /"postmaster\.pid" already exists|shared memory block|could not create any TCP\/IP sockets/.test(
      reason,
    );
    if (!passing || Date.now() > deadline) {
      throw new ConfigError(`PostgreSQL does not start on ${cluster.folder}: ${reason}`);
    }
    await pause(100);
  }
}

function serverArguments({ folder }: Cluster, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    // Reached through TCP only: a socket's path has a length limit that data folders exceed.
    unix_socket_directories: "",
    max_connections: 60,
    shared_buffers: "64MB",
    max_wal_size: "256MB",
    // Four processes fewer, and nothing in /dev/shm, which is tiny in containers.
    io_method: "sync",
    max_logical_replication_workers: 0,
    max_parallel_workers_per_gather: 0,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and details carry names and phone numbers.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    // Notices within seconds that a killed program's connection is gone, even in the middle of a statement.
    client_connection_check_interval: "2s",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // PostgreSQL copies its arguments to postmaster.opts once the folder is its own: a second copy finds us there.
  return ["-D", folder, "-p", String(port), ...flags, "-c", `guanjia.owner=${process.pid}`];
}

function spawnGuardian(cluster: Cluster, { log, args }: { log: FileHandle; args: string[] }) {
  const { binaries, folder, user } = cluster;
  const order = {
    postgres: binaries.postgres,
    pgCtl: binaries.pgCtl,
    args,
    cluster: folder,
    owner: process.pid,
    machine: thisMachine(),
    uid: user?.uid,
    gid: user?.gid,
  };
  return spawn(process.execPath, ["--max-old-space-size=32", guardianScript, JSON.stringify(order)], {
    // A session of its own: Ctrl-C in our terminal must not reach the server before we have drained.
    detached: true,
    windowsHide: true,
    stdio: ["pipe", "pipe", log.fd],
    env: serverEnvironment(),
  });
}

function becomesReady(guardian: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    guardian.once("error", reject);
    guardian.once("exit", () => resolve(false));
    guardian.stdout?.once("data", () => resolve(true));
  });
}

/** Lets a program that forgets to call stop() end all the same; the guardian notices. */
function letGo(guardian: ChildProcess): void {
  guardian.unref();
  for (const pipe of [guardian.stdin, guardian.stdout]) if (pipe instanceof Socket) pipe.unref();
}

async function stopGuardian(guardian: ChildProcess, cluster: Cluster): Promise<void> {
  if (guardian.exitCode === null && guardian.signalCode === null) {
    guardian.ref();
    const exit = once(guardian, "exit");
    guardian.stdin?.destroy();
    await exit;
  }
  // Only if the guardian was killed there is still a server to stop.
  await stopServer(cluster);
}

async function ensureDatabase(url: string): Promise<void> {
  const postgres = new URL(url);
  postgres.pathname = "/postgres";
  const client = new pg.Client({ connectionString: postgres.href });
  client.on("error", () => {});
  await client.connect();
  try {
    const find = () =>
      client.query<{ encoding: string }>(
        "SELECT pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = $1",
        [database],
      );
    let { rows } = await find();
    if (rows.length === 0) {
      await client.query(`CREATE DATABASE ${database}`);
      ({ rows } = await find());
    }
    const encoding = rows[0]?.encoding;
    if (encoding !== "UTF8") {
      throw new ConfigError(`The embedded database stores ${encoding}, not UTF8. Set DATA_DIR to a new folder.`);
    }
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}

async function rotate(logFile: string): Promise<void> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }));
  if (size > maxLogBytes) await rename(logFile, `${logFile}.1`);
}

/** What PostgreSQL wrote to its log from `offset` on: its complaints, or else its last words. */
async function readReason(logFile: string, offset: number): Promise<string> {
  const lines = (await readFile(logFile)).subarray(offset).toString("utf8").trim().split("\n");
  const complaints = lines.filter((line) => /FATAL|PANIC|ERROR|Error/.test(line));
  return (complaints.length > 0 ? complaints : lines.slice(-3)).join(" ");
}
