// @ts-check
// A small detached process that runs PostgreSQL for the program and stops it when the program is gone, however it went.
// Plain JavaScript, because it runs as a process of its own from src/ and from dist/ alike.
import { spawn } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * What the program hands over, as JSON in the first argument.
 * @typedef {object} Order
 * @property {string} postgres path of the server program
 * @property {string[]} args its arguments
 * @property {string} pgCtl path of `pg_ctl`, which stops the server where there are no signals
 * @property {string} cluster the data directory
 * @property {number} owner process id of the program
 * @property {string} machine the computer or container in which that id means something
 * @property {number} [uid]
 * @property {number} [gid]
 */

/** @type {Order} */
const order = JSON.parse(process.argv[2] ?? "");

// The program drains first and closes our pipe when it is done; signals to its terminal or service group are not for us.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => {});
// Whoever reads this may be gone.
process.stdout.on("error", () => {});

let stopping = false;
let everReady = false;
let restartDelayMs = 100;
/** @type {import("node:child_process").ChildProcess | undefined} */
let server;

// Another container with the same folder sees neither our processes nor our ports, only that this file changes.
const alive = `${order.cluster}/guanjia.alive`;

function beat() {
  try {
    writeFileSync(`${alive}.new`, JSON.stringify({ machine: order.machine, owner: order.owner, at: Date.now() }));
    renameSync(`${alive}.new`, alive);
  } catch {
    // A full disk is PostgreSQL's to report.
  }
}

function run() {
  const { uid, gid } = order;
  server = spawn(order.postgres, order.args, {
    cwd: order.cluster,
    // Our own error output is the log file.
    stdio: ["ignore", 2, 2],
    windowsHide: true,
    ...(uid !== undefined && gid !== undefined ? { uid, gid } : {}),
  });
  const started = server;
  const waiting = setInterval(() => {
    if (!isReady(started.pid)) return;
    clearInterval(waiting);
    restartDelayMs = 100;
    if (everReady) return;
    everReady = true;
    beat();
    setInterval(beat, 2_000);
    process.stdout.write("ready\n");
  }, 5);
  started.on("error", (error) => {
    console.error(String(error));
    process.exit(1);
  });
  started.on("exit", () => {
    clearInterval(waiting);
    if (stopping) end();
    if (!everReady) process.exit(1);
    // Killed by the operating system, say: nobody else would start it again.
    setTimeout(run, restartDelayMs);
    restartDelayMs = Math.min(2 * restartDelayMs, 5_000);
  });
}

/** @param {number | undefined} pid */
function isReady(pid) {
  try {
    const lines = readFileSync(`${order.cluster}/postmaster.pid`, "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

run();
process.stdin.resume();
process.stdin.on("error", stop);
process.stdin.on("close", stop);

function stop() {
  if (stopping) return;
  stopping = true;
  if (!server || server.exitCode !== null || server.signalCode !== null) return end();
  if (process.platform === "win32") {
    spawn(order.pgCtl, ["stop", "-D", order.cluster, "-m", "fast"], { stdio: "ignore", windowsHide: true });
  } else {
    server.kill("SIGINT");
  }
  // A server that cannot finish its checkpoint recovers from its log at the next start.
  setTimeout(() => server?.kill("SIGQUIT"), 30_000).unref();
}

function end() {
  rmSync(alive, { force: true });
  process.exit(0);
}
