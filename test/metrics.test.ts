import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DeliveryError } from "../src/bot/channel.ts";
import { createWebChannel } from "../src/bot/channels/web.ts";
import { createInbound } from "../src/bot/inbound.ts";
import { connect } from "../src/db/client.ts";
import { promise } from "../src/db/outbox.ts";
import { readSnapshot, type Snapshot, workOrderAges } from "../src/db/snapshot.ts";
import { openStatuses, workOrderKinds } from "../src/domain/work-order.ts";
import { createFiles } from "../src/files.ts";
import { jobs } from "../src/jobs/index.ts";
import { createSender } from "../src/jobs/send-message.ts";
import { runRow } from "../src/jobs/worker.ts";
import { createMetrics, jobResults, sendResults, turnOutcomes } from "../src/metrics.ts";
import { createServer } from "../src/web/server.ts";
import { type House, house } from "./support/house.ts";

const queues = ["urgent", "normal", "bulk", "send-fake"];
const names = { channels: ["fake"], jobs: [...jobs.keys()], queues };
const pool = { totalCount: 3, idleCount: 2, waitingCount: 0 };
const nothing: Snapshot = { ledger: [], openWorkOrders: [], forgottenWorkOrders: 0 };

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The text as a scraper reads it. */
function samples(text: string): readonly Sample[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", labels = "", value = ""] = /^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", of = ""]) => [key, of] as const);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The value of a series, or nothing when there is none. */
const sampleOf = (text: string, name: string, labels: Readonly<Record<string, string>> = {}) =>
  samples(text).find(
    (sample) =>
      sample.name === name &&
      Object.keys(sample.labels).length === Object.keys(labels).length &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value;

describe("metrics of a bot at work", () => {
  let bot: House;
  /** The metrics of one test, with a bot of its own around the common database. */
  const watch = () => {
    const metrics = createMetrics({ ...names, snapshot: () => readSnapshot(bot.db, bot.clock.now), pool: bot.db.pool });
    const common = { ...bot.worker, policies: bot.policies, metrics };
    const sender = createSender({ ...common, channels: new Map([[bot.channel.name, bot.channel]]) });
    const inbound = createInbound({ ...common, engine: bot.engine, sender, randomCode: () => "ABCDE-23456" });
    const say = async (who: { chat: string }, text: string, id: string) => {
      await inbound.receive({ channel: "fake", account: who.chat, chat: who.chat, id, text, files: [] });
      await sender.settle();
    };
    return { metrics, say, worker: { ...common, sender } };
  };
  beforeAll(async () => {
    bot = await house();
  });
  beforeEach(async () => {
    await bot.pool.query("truncate outbox");
    bot.channel.failures.splice(0);
  });
  afterAll(() => bot.close());

  test("a turn, its replies and its sends are counted, and a repeated message is no turn", async () => {
    const { metrics, say } = watch();
    const resident = await bot.resident("张三");
    await say(resident, "你好", "metrics-1");
    await say(resident, "你好", "metrics-1");
    const text = await metrics.text();
    expect(sampleOf(text, "guanjia_turns_total", { outcome: "taken" })).toBe(1);
    expect(sampleOf(text, "guanjia_turns_total", { outcome: "repeated" })).toBe(1);
    expect(sampleOf(text, "guanjia_turn_duration_seconds_count")).toBe(1);
    expect(sampleOf(text, "guanjia_replies_total")).toBe(1);
    expect(sampleOf(text, "guanjia_sends_total", { channel: "fake", result: "sent" })).toBe(1);
    expect(sampleOf(text, "guanjia_send_duration_seconds_count", { channel: "fake" })).toBe(1);
  });

  test("what a channel refuses is counted by what becomes of it", async () => {
    const { metrics, say } = watch();
    const [patient, blocked] = [await bot.resident("李四"), await bot.resident("王五")];
    bot.channel.failures.push(new DeliveryError("busy", "later"));
    await say(patient, "你好", "metrics-2");
    bot.channel.failures.push(new DeliveryError("blocked", "never"));
    await say(blocked, "你好", "metrics-3");
    const text = await metrics.text();
    expect(sampleOf(text, "guanjia_sends_total", { channel: "fake", result: "later" })).toBe(1);
    expect(sampleOf(text, "guanjia_sends_total", { channel: "fake", result: "never" })).toBe(1);
    expect(sampleOf(text, "guanjia_sends_total", { channel: "fake", result: "sent" })).toBeUndefined();
  });

  test("a job is counted as done, as nothing to do and as failed", async () => {
    const { metrics, worker } = watch();
    const dispatch = { job: "dispatch", payload: { workOrderId: 1 }, runAt: bot.clock.now, now: bot.clock.now };
    await bot.db.transaction((tx) => promise(tx, dispatch));
    await bot.db.transaction((tx) => promise(tx, { ...dispatch, payload: { workOrderId: "one" } }));
    await bot.db.transaction((tx) => promise(tx, { ...dispatch, job: "job-of-a-newer-program" }));
    const { rows } = await bot.pool.query<{ id: string }>("select id::text from outbox order by id");
    for (const { id } of rows) await runRow(worker, { id, publication: 0 });
    const text = await metrics.text();
    expect(sampleOf(text, "guanjia_jobs_total", { job: "dispatch", result: "done" })).toBe(1);
    expect(sampleOf(text, "guanjia_jobs_total", { job: "dispatch", result: "failed" })).toBe(1);
    expect(sampleOf(text, "guanjia_jobs_total", { job: "other", result: "failed" })).toBe(1);
  });

  test("the ledger's lag is the age of the oldest row that is due and unfinished", async () => {
    const { metrics } = watch();
    const row = async (agoSeconds: number, published: boolean, rest = "") => {
      const runAt = new Date(bot.clock.now.getTime() - agoSeconds * 1_000);
      await bot.pool.query(
        `insert into outbox (job, payload, run_at, priority, queue, published_at, created_at${rest === "" ? "" : ", done_at"})
         values ('dispatch', '{}', $1, 2, 'normal', $2, $1${rest === "" ? "" : ", $1"})`,
        [runAt, published ? runAt : null],
      );
    };
    await row(-3_600, false);
    await row(30, false);
    await row(90, true);
    await row(900, true, "done");
    const text = await metrics.text();
    expect(sampleOf(text, "guanjia_ledger_lag_seconds", { queue: "normal" })).toBe(90);
    expect(sampleOf(text, "guanjia_ledger_lag_seconds", { queue: "urgent" })).toBe(0);
    expect(sampleOf(text, "guanjia_ledger_due_rows", { queue: "normal" })).toBe(1);
    expect(sampleOf(text, "guanjia_ledger_published_rows", { queue: "normal" })).toBe(1);
  });

  test("open work orders are told by kind, status and age, and forgotten ones apart", async () => {
    const resident = await bot.resident("赵六");
    await bot.report(resident);
    bot.clock.now = new Date(bot.clock.now.getTime() + 2 * 3_600_000);
    const before = await watch().metrics.text();
    const open = (text: string) => samples(text).filter(({ name }) => name === "guanjia_open_work_orders");
    expect(open(before).filter(({ labels }) => labels["kind"] === "repair")).toEqual([
      { name: "guanjia_open_work_orders", labels: { kind: "repair", status: "waiting", age: "under-1d" }, value: 1 },
    ]);
    await bot.pool.query("truncate outbox");
    expect(sampleOf(await watch().metrics.text(), "guanjia_forgotten_work_orders")).toBe(await bot.forgotten());
    expect(await bot.forgotten()).toBeGreaterThan(0);
  });

  test("no label holds anything but names from our lists", async () => {
    const { metrics, say, worker } = watch();
    const resident = await bot.resident("陈七七");
    await say(resident, "陈七七的水管漏了，电话13800000007", "metrics-7");
    metrics.beginSend("telegram:13800000007")("given-up");
    metrics.job("陈七七", "nothing");
    const strange = { job: "dispatch", payload: {}, runAt: bot.clock.now, now: bot.clock.now };
    await bot.db.transaction((tx) => promise(tx, strange));
    await bot.pool.query("update outbox set queue = 'send-13800000007' where job = 'dispatch'");
    await runRow(worker, { id: "0", publication: 0 });
    const allowed: Readonly<Record<string, readonly string[]>> = {
      outcome: turnOutcomes,
      channel: ["fake", "other"],
      result: [...sendResults, ...jobResults],
      job: [...jobs.keys(), "other"],
      queue: [...queues, "other"],
      kind: workOrderKinds,
      status: openStatuses,
      age: workOrderAges,
      state: ["in-use", "idle", "waiting"],
    };
    const ours = samples(await metrics.text()).filter(({ name }) => name.startsWith("guanjia_"));
    const strangers = ours
      .flatMap(({ labels }) => Object.entries(labels))
      .filter(([label, value]) => label !== "le" && !allowed[label]?.includes(value));
    expect(strangers).toEqual([]);
    expect(ours.length).toBeGreaterThan(30);
    expect(sampleOf(await metrics.text(), "guanjia_ledger_due_rows", { queue: "other" })).toBe(1);
  });
});

describe("scraping", () => {
  test("many scrapes at once ask the database once", async () => {
    let asked = 0;
    const snapshot = async () => {
      asked++;
      return nothing;
    };
    const metrics = createMetrics({ ...names, snapshot, pool });
    const texts = await Promise.all(Array.from({ length: 20 }, () => metrics.text()));
    await metrics.text();
    expect(asked).toBe(1);
    for (const text of texts) expect(sampleOf(text, "guanjia_database_up")).toBe(1);
  });

  test("without its database a bot still answers, and says that it is gone", async () => {
    const log = pino({ level: "silent" });
    const now = () => new Date();
    const db = connect("postgresql://nobody@127.0.0.1:1/none", () => {});
    const metrics = createMetrics({ ...names, snapshot: () => readSnapshot(db, now()), pool: db.pool });
    const files = createFiles({ dir: "/nowhere", db, now, log, randomId: () => "" });
    const web = createWebChannel({ db, now });
    const queueProblem = async () => undefined;
    const server = createServer({ db, web, channels: new Map(), queueProblem, files, demo: false, now, log, metrics });
    const { statusCode, headers, body } = await server.inject("/metrics");
    expect(statusCode).toBe(200);
    expect(headers["content-type"]).toContain("text/plain");
    expect(sampleOf(body, "guanjia_database_up")).toBe(0);
    expect(sampleOf(body, "guanjia_forgotten_work_orders")).toBeUndefined();
    expect(sampleOf(body, "guanjia_ledger_lag_seconds", { queue: "normal" })).toBeUndefined();
    expect(sampleOf(body, "guanjia_turns_total", { outcome: "taken" })).toBe(0);
    expect(sampleOf(body, "nodejs_eventloop_lag_seconds")).toBeDefined();
    await server.close();
    await db.close();
  });

  test("a database that hangs holds no scrape up", async () => {
    const metrics = createMetrics({ ...names, snapshot: () => new Promise<Snapshot>(() => {}), pool });
    const before = performance.now();
    expect(sampleOf(await metrics.text(), "guanjia_database_up")).toBe(0);
    expect(performance.now() - before).toBeLessThan(4_000);
  });

  test("two programs in one process count apart", async () => {
    const [one, another] = [0, 1].map(() => createMetrics({ ...names, snapshot: async () => nothing, pool }));
    one?.beginTurn()("taken");
    expect(sampleOf((await one?.text()) ?? "", "guanjia_turns_total", { outcome: "taken" })).toBe(1);
    expect(sampleOf((await another?.text()) ?? "", "guanjia_turns_total", { outcome: "taken" })).toBe(0);
  });
});
