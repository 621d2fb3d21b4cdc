// @ts-check
// A small detached process that runs PostgreSQL for the program and stops it when the program is gone, however it went.
// Plain JavaScript, because it runs as a process of its own from src/ and from dist/ alike.
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

/**
 * What the program hands over, as JSON in the first argument.
 * @typedef {object} Order
 * @property {string} postgres path of the server program
 * @property {string[]} args its arguments
 * @property {string} pgCtl path of `pg_ctl`, which stops the server where there are no signals
 * @property {string} cluster the data directory
 * @property {number} owner process id of the program
 * @property {string} machine the computer or container in which that id means something
 * @property {string} nonce tells this guardian from anything else that may answer on its port
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

// Tells a second copy of the program who owns the data directory, and, by hanging up, when it is free.
/** @type {Set<import("node:net").Socket>} */
const askers = new Set();
const desk = createServer((asker) => {
  askers.add(asker);
  asker.on("error", () => {});
  asker.on("close", () => askers.delete(asker));
  asker.resume().write(`${order.nonce} ${stopping ? "stopping" : "busy"}\n`);
});
desk.listen(0, "127.0.0.1", run);

// Another container with the same folder sees neither our processes nor our ports, only that this file changes.
const beatFile = `${order.cluster}/guanjia.alive`;
setInterval(beat, 2_000);

function beat() {
  try {
    writeFileSync(beatFile, JSON.stringify({ machine: order.machine, owner: order.owner, at: Date.now() }));
  } catch {
    // A full disk is PostgreSQL's to report.
  }
}

function run() {
  beat();
  const address = desk.address();
  const port = address && typeof address === "object" ? address.port : 0;
  // PostgreSQL writes its arguments to postmaster.opts once the data directory is its own: our address is found there.
  const identity = ["-c", `guanjia.guardian=${port}/${order.nonce}`, "-c", `guanjia.owner=${order.owner}`];
  const { uid, gid } = order;
  server = spawn(order.postgres, [...order.args, ...identity], {
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
    everReady = true;
    restartDelayMs = 100;
    process.stdout.write("ready\n");
  }, 5);
  started.on("error", () => process.exit(1));
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

process.stdin.resume();
process.stdin.on("error", stop);
process.stdin.on("close", stop);

function stop() {
  if (stopping) return;
  stopping = true;
  for (const asker of askers) asker.write(`${order.nonce} stopping\n`);
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
  rmSync(beatFile, { force: true });
  process.exit(0);
}
