import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject } from "vitest";
import { connect, type Db } from "../../src/db/client.ts";
import { countForgotten } from "../../src/db/invariant.ts";
import { createScratchDatabase } from "../../src/db/scratch.ts";
import { monday } from "../support/house.ts";
import { type Compiled, launch, type Step } from "./program.ts";

const resident = "resident";
const plumber = "plumber";

/** A repair from the first words to the sign-off, as the provider hands it over: every message with an id of its own. */
export const script = [
  { id: "words", chat: resident, text: "厨房水管漏水了" },
  { id: "availability", chat: resident, press: "随时都在" },
  { id: "key", chat: resident, press: "不同意" },
  { id: "wishes", chat: resident, text: "没有" },
  { id: "confirm", chat: resident, press: "确认提交" },
  { id: "accept", chat: plumber, press: "接单" },
  { id: "depart", chat: plumber, press: "出发" },
  { id: "arrive", chat: plumber, press: "到场" },
  { id: "complete", chat: plumber, press: "完成" },
  { id: "result", chat: plumber, text: "更换角阀，试水正常" },
  { id: "sign-off", chat: resident, press: "修好了" },
] as const;

/** A database on which the script is played again and again, by one process after the other. */
export interface Stage {
  readonly url: string;
  /** A clock that is past every lease of the process before, and past all that it may have seen. */
  later(): Date;
  /** Begins another playing. */
  round(): Promise<Round>;
  /** Work orders that nobody has promised to look after; 0 at every moment. */
  forgotten(): Promise<number>;
  /** Lets the locks run out that a dead process holds in BullMQ; otherwise that takes seven seconds. */
  expireLocks(): Promise<void>;
}

/** One playing of the script, with the provider's memory of it in a file. */
export interface Round {
  readonly file: string;
  readonly script: readonly unknown[];
  /**
   * Somebody was killed: what the provider took and the ledger does not know to be sent may come once more. Returns whether it was in the middle of
   * this round.
   */
  died(): Promise<boolean>;
  /** What has become of it. */
  outcome(): Promise<Outcome>;
  /** What was sent wrongly, in sentences. */
  complaints(): Promise<readonly string[]>;
}

/** What is there at the end. All but the numbers given out must be as if nobody had died. */
export interface Outcome {
  readonly requests: readonly string[];
  readonly orders: readonly string[];
  readonly timeline: readonly string[];
  /** What is still to happen. */
  readonly promises: readonly string[];
  readonly claims: readonly string[];
  /** What each chat was told, in order, without repetitions. */
  readonly told: Readonly<Record<string, readonly string[]>>;
}

interface Sent {
  readonly type: string;
  readonly chat: string;
  readonly text: string;
  readonly key: string;
}

const closers: (() => Promise<void>)[] = [];

/** Takes away all stages that were opened in this test file. */
export async function closeStages(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}

/** Opens a stage with one resident, one plumber and a supervisor. `hurried`: time passes on it, twenty times as fast as ours. */
export async function openStage(hurried = false): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "guanjia-crash-"));
  const { url, drop } = await createScratchDatabase(inject("serverUrl"), {
    template: inject("template"),
    prefix: "stage",
  });
  const db = connect(url, () => {}, 1);
  closers.push(async () => {
    await db.close();
    await drop();
    await rm(folder, { recursive: true });
  });
  await db.pool.query(people);
  const opened = Date.now();
  let lives = 0;
  let rounds = 0;
  return {
    url,
    later: () => new Date(monday.getTime() + ++lives * 40_000 + (hurried ? 20 * (Date.now() - opened) : 0)),
    async round() {
      const id = ++rounds;
      const file = join(folder, `provider-${id}`);
      const { rows } = await db.pool.query<{ last: string }>("select coalesce(max(id), 0)::text as last from message");
      return openRound(db, { file, id, after: rows[0]?.last ?? "0" });
    },
    forgotten: () => countForgotten(db),
    async expireLocks() {
      await db.pool.query("update bullmq.job set locked_until_ms = 0, stalled_marked = true where state = 'active'");
      await db.pool.query("delete from bullmq.meta where field = 'stalled-check'");
    },
  };
}

/** How the script goes when nobody dies. */
export async function rehearse(compiled: Compiled): Promise<{ steps: readonly Step[]; reference: Outcome }> {
  const stage = await openStage();
  const { file, script: lines, outcome, complaints } = await stage.round();
  const child = launch(compiled);
  const word = await child.tell({ way: "play", stages: [{ url: stage.url, file, script: lines, at: stage.later() }] });
  await child.dismiss();
  const reference = await outcome();
  expect(await complaints()).toEqual([]);
  expect(reference).toMatchObject({ requests: ["repair closed"], orders: ["repair closed"] });
  expect(reference.claims).toEqual(script.map(({ id }) => `${id} taken`).toSorted());
  expect(reference.timeline).toHaveLength(new Set(reference.timeline).size);
  return { steps: word?.steps ?? [], reference };
}

function openRound(db: Db, { file, id, after }: { file: string; id: number; after: string }): Round {
  const mayBeDoubled = new Set<string>();
  const column = async (sql: string) => (await db.pool.query<{ value: string }>(sql)).rows.map(({ value }) => value);

  const records = async (wanted: string): Promise<readonly Sent[]> => {
    const lines = (await readFile(file, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
    return lines.map((line): Sent => JSON.parse(line)).filter(({ type }) => type === wanted);
  };
  const sent = () => records("sent");
  let deaths = 0;

  const told = async (): Promise<Outcome["told"]> => {
    const byChat: Record<string, string[]> = {};
    const known = new Set<string>();
    for (const { chat, key, text } of await sent()) {
      if (known.has(key)) continue;
      known.add(key);
      byChat[chat] = [...(byChat[chat] ?? []), anyTime(text)];
    }
    return byChat;
  };

  return {
    file,
    script: script.map((line) => ({ ...line, id: `${line.id}#${id}` })),
    async died() {
      const unmarked = await column(
        "select 'm' || (payload->>'messageId') as value from outbox where job = 'send-message' and done_at is null",
      );
      for (const { key } of await sent()) if (unmarked.includes(key)) mayBeDoubled.add(key);
      const before = deaths;
      deaths = (await records("died")).length;
      return deaths > before;
    },
    async outcome() {
      const mine = `(select id from request order by id offset ${id - 1})`;
      return {
        requests: await column(`select kind || ' ' || status as value from request where id in ${mine} order by id`),
        orders: await column(
          `select kind || ' ' || status as value from work_order where request_id in ${mine} order by id`,
        ),
        timeline: await column(
          `select event || ' ' || actor as value from timeline where request_id in ${mine} order by id`,
        ),
        promises: await column(
          `select job || ' ' || priority as value from outbox where id > (select min(id) from outbox
             where (payload->>'messageId')::bigint > ${after}) and done_at is null and cancelled_at is null order by id`,
        ),
        claims: (
          await column(`select provider_id || ' ' || outcome as value from claim where provider_id like '%#${id}'`)
        )
          .map((claim) => claim.replace(`#${id}`, ""))
          .toSorted(),
        told: await told(),
      };
    },
    async complaints() {
      const found: string[] = [];
      const same = (what: string, is: unknown, expected: unknown) => {
        if (JSON.stringify(is) === JSON.stringify(expected)) return;
        found.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(expected)}`);
      };
      same(
        "heard",
        await column(`select count(*)::int as value from message where direction = 'in' and id > ${after}`),
        [script.length],
      );
      const keys = (await sent()).map(({ key }) => key);
      const said = await column(`select 'm' || id as value from message where direction = 'out' and id > ${after}`);
      same("sent", [...new Set(keys)].sort(), said.sort());
      for (const key of new Set(keys)) {
        const times = keys.filter((other) => other === key).length;
        if (times > (mayBeDoubled.has(key) ? 2 : 1)) found.push(`${key} was sent ${times} times`);
      }
      for (const chat of [resident, plumber]) {
        const order = (await sent()).filter((message) => message.chat === chat).map(({ key }) => Number(key.slice(1)));
        same(
          `order in ${chat}`,
          order,
          order.toSorted((a, b) => a - b),
        );
      }
      return found;
    },
  };
}

const people = `
  insert into property (id, code, name, zone) values (1, 'cuihu', '翠湖花园', 'Asia/Shanghai');
  insert into person (id, property_id, name, phone) values
    (1, 1, '张伟', '13800000001'), (2, 1, '李师傅', '13800000002'), (3, 1, '陈主管', '13800000003');
  insert into unit (id, property_id, label, building, entrance, room) values (1, 1, '3栋2单元1201', '3', '2', '1201');
  insert into residency (person_id, unit_id, kind) values (1, 1, 'owner');
  insert into staff (id, person_id, property_id, role, shift) values (1, 2, 1, 'engineer', 'always'), (2, 3, 1, 'supervisor', 'always');
  insert into account (id, channel, external_id, person_id) values
    (1, 'fake', '${resident}', 1), (2, 'fake', '${plumber}', 2), (3, 'fake', 'supervisor', 3);
  insert into conversation (channel, account_id, chat, updated_at)
    select 'fake', id, external_id, '${monday.toISOString()}' from account`;

/** Without what depends on the plays before: the number, and who did the last job there. */
function anyTime(text: string): string {
  return text.replace(/BX-\d{8}-\d{4}/g, "BX").replace(/(为什么派给您：).*/g, "$1…");
}
