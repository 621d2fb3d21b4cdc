// The bot as a process that can be killed: node child.mjs <compiled folder> <project>. Takes orders and says what it did in JSON lines.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { pino } from "pino";

const [folder, project] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(folder, file)).href);
const say = (word) => process.stdout.write(`${JSON.stringify(word)}\n`);
const log = pino({ level: process.env.TEST_LOG ?? "silent" }, pino.destination({ dest: 2, sync: true }));

const [
  { createInbound },
  { help },
  { flows },
  { understandWords },
  { connect },
  { listDue },
  { jobs },
  { createSender },
  { runRow },
  { parsePolicies },
  { loadTexts },
] = await Promise.all(
  [
    "bot/inbound.js",
    "bot/commands.js",
    "flows/index.js",
    "flows/meaning.js",
    "db/client.js",
    "db/outbox.js",
    "jobs/index.js",
    "jobs/send-message.js",
    "jobs/worker.js",
    "policy.js",
    "text.js",
  ].map(load),
);
const texts = loadTexts(join(project, "locales"));
// Nobody is to be late here, however slow the machine: that has tests of its own.
const policies = parsePolicies("repair: {accept: PT12H, arrive: P1D, complete: P1D}", "policy.yaml");

// ── dying ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Several bots live in one process, each on a database of its own. Here they are by its name. */
const bots = new Map();
const never = new Promise(() => {});

/**
 * What one bot has done in its present step, and where it is to die. It stands still there, with all it was doing, until the others of the process
 * are as far; then the process is killed.
 */
function mortal(dies) {
  const counted = { statements: 0, sends: 0 };
  let step;
  let dead = false;
  let report;
  const death = new Promise((resolve) => {
    report = resolve;
  });
  return {
    counted,
    death,
    isDead: () => dead,
    enter(name) {
      step = name;
      Object.assign(counted, { statements: 0, sends: 0 });
    },
    /** Counts a statement or a send; true = it is the one. */
    isLast(what, words) {
      if (dies?.words !== undefined && !words.includes(dies.words)) return false;
      counted[what]++;
      return dies !== undefined && !dead && dies.step === step && dies.what === what && counted[what] === dies.at;
    },
    /** Dies if this is `when`. */
    die(when) {
      if (dies.when !== when) return false;
      dead = true;
      report(true);
      return true;
    },
  };
}

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...args) {
  const soul = bots.get(this.database);
  if (!soul) return query.apply(this, args);
  if (soul.isDead()) return never;
  const words = typeof args[0] === "string" ? args[0] : (args[0]?.text ?? "");
  if (!soul.isLast("statements", words)) return query.apply(this, args);
  if (soul.die("before")) return never;
  const last = args.at(-1);
  const end = () => void soul.die("after");
  if (typeof last === "function") return query.apply(this, [...args.slice(0, -1), end]);
  return query
    .apply(this, args)
    .then(end, end)
    .then(() => never);
};

// ── the provider ──────────────────────────────────────────────────────────────────────────────────────────────

/** A provider outside of this process: what it was given and what was acknowledged to it outlives us in a file. */
function openProvider(file, soul) {
  const records = existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const write = async (record) => {
    // The dead write nothing.
    if (soul.isDead()) await never;
    appendFileSync(file, `${JSON.stringify(record)}\n`);
    records.push(record);
  };
  const channel = {
    name: "fake",
    async start() {},
    async send({ chat, text, buttons, key }) {
      const last = soul.isLast("sends", text);
      if (last && soul.die("before")) await never;
      await new Promise((resolve) => setImmediate(resolve));
      await write({ type: "sent", chat, text, buttons, key });
      if (last && soul.die("after")) await never;
      return {};
    },
    problem: () => undefined,
    async stop() {},
  };
  const button = (chat, label) =>
    records
      .flatMap((record) => (record.type === "sent" && record.chat === chat ? record.buttons : []))
      .findLast((shown) => shown.label.includes(label));
  return { records, write, channel, button };
}

// ── the bot ───────────────────────────────────────────────────────────────────────────────────────────────────

const open = new Map();

/** The bot on this database. It stays open from one order to the next; `place` is where it is just now: provider and clock. */
function openBot(url, place) {
  const known = open.get(url);
  if (known) {
    Object.assign(known.place, place);
    return known;
  }
  const here = { ...place };
  const db = connect(url, (error) => log.warn({ err: error }, "connection lost"), 2);
  const now = () => here.now();
  const poke = () => here.relay?.poke();
  const channel = { ...place.provider.channel, send: (message) => here.provider.channel.send(message) };
  const sender = createSender({ db, channels: new Map([[channel.name, channel]]), policies, now, log, poke });
  const randomCode = () => "ABCDE-23456";
  const inbound = createInbound({
    db,
    engine: { flows, texts, help, understand: understandWords },
    policies,
    now,
    log,
    sender,
    randomCode,
    poke,
  });
  const bot = { db, sender, inbound, worker: { db, jobs, sender, policies, texts, now, log, poke }, place: here };
  open.set(url, bot);
  return bot;
}

/** Runs what is due, in order, until nothing is. */
async function runDue({ db, worker }) {
  for (let rounds = 0; rounds < 200; rounds++) {
    const [row] = await listDue(db, worker.now());
    if (!row) return;
    await runRow(worker, row);
  }
  throw new Error("the ledger never comes to rest");
}

/** The same through BullMQ: everything that is due has been done. */
async function openQueuesFor(bot, url) {
  const { openQueues } = await load("jobs/queue.js");
  const { createRelay } = await load("jobs/relay.js");
  const queues = await openQueues({ databaseUrl: url }, log, 16);
  const names = ["urgent", "normal", "bulk", "send-fake"];
  const relay = createRelay({ db: bot.db, queues, names, now: bot.worker.now, log });
  bot.place.relay = relay;
  for (const name of names) queues.work(name, 2, (delivery) => runRow(bot.worker, delivery));
  relay.start();
  return {
    async rest() {
      const due =
        "select 1 from outbox where run_at <= $1 and done_at is null and cancelled_at is null and failed_at is null limit 1";
      for (;;) {
        const { rows } = await bot.db.pool.query(due, [bot.worker.now()]);
        if (rows.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await relay.stop();
      await queues.close();
    },
  };
}

/** Plays the script from where the provider's file says that it stands. */
async function playOne({ url, file, script, at, bullmq = false }, soul) {
  const provider = openProvider(file, soul);
  const begun = Date.now();
  const start = new Date(at).getTime();
  // With real queues time must pass: twenty times as fast as ours.
  const now = () => new Date(bullmq ? start + 20 * (Date.now() - begun) : start);
  const bot = openBot(url, { provider, now });
  const queues = bullmq ? await openQueuesFor(bot, url) : undefined;
  const rest = queues ? queues.rest : () => runDue(bot);
  const steps = [];
  for (const { id, chat, text = "", press } of script) {
    if (provider.records.some((record) => record.type === "acknowledged" && record.id === id)) continue;
    const [name] = id.split("#");
    soul.enter(undefined);
    await rest();
    await bot.sender.settle();
    soul.enter(name);
    let told = provider.records.find((record) => record.type === "told" && record.id === id);
    if (!told) {
      const button = press === undefined ? undefined : provider.button(chat, press);
      if (press !== undefined && !button) throw new Error(`nobody showed ${chat} a button "${press}"`);
      told = { type: "told", id, chat, text, ...(button ? { button: button.value } : {}) };
      await provider.write(told);
    }
    const pressed = told.button === undefined ? {} : { button: told.button };
    await bot.inbound.receive({ channel: "fake", account: chat, chat, id, text: told.text, files: [], ...pressed });
    await provider.write({ type: "acknowledged", id });
    await bot.sender.settle();
    const { statements: turn } = soul.counted;
    await rest();
    steps.push({ id: name, turn, ...soul.counted });
  }
  soul.enter(undefined);
  await rest();
  await bot.sender.settle();
  await queues?.close();
  return steps;
}

/** Plays on several stages at once. When somebody died, so does the process, once all of them are dead or done. */
async function play({ stages }) {
  const results = await Promise.all(
    stages.map(async (stage) => {
      const soul = mortal(stage.dies);
      bots.set(new URL(stage.url).pathname.slice(1), soul);
      const result = await Promise.race([playOne(stage, soul), soul.death]);
      if (result === true) appendFileSync(stage.file, `${JSON.stringify({ type: "died" })}\n`);
      return result;
    }),
  );
  if (results.includes(true)) process.kill(process.pid, "SIGKILL");
  say({ steps: results[0] });
}

/** Takes in all of these messages at once. */
async function listen({ url, file, at, messages }) {
  const bot = openBot(url, { provider: openProvider(file, mortal()), now: () => new Date(at) });
  await bot.db.pool.query("select 1");
  await Promise.all(messages.map((message) => bot.inbound.receive(message)));
  await bot.inbound.settle();
  await bot.sender.settle();
  say({});
}

const ways = { play, listen };

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { way, ...order } = JSON.parse(line);
    await ways[way](order);
  }
  process.exit(0);
} catch (error) {
  say({ error: error.stack ?? String(error) });
  process.exit(1);
}
