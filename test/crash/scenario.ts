import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { connect } from "../../src/db/client.ts";
import { countForgotten } from "../../src/db/invariant.ts";
import { createScratchDatabase } from "../../src/db/scratch.ts";
import { monday } from "../support/house.ts";

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

const events = ["reported", "offered", "accepted", "departed", "arrived", "completed", "signed-off"];

/** One playing of the script: a database, and a provider whose memory is a file. */
export interface Stage {
  readonly url: string;
  readonly file: string;
  /** Work orders that nobody has promised to look after; 0 at every moment. */
  forgotten(): Promise<number>;
  /** Messages that the provider took and that the ledger does not know to be sent. */
  unmarked(): Promise<readonly string[]>;
  /** What is wrong with the end of the script, in sentences; nothing when all is as if nobody had died. */
  complaints(reference: Transcripts, mayBeDoubled: readonly string[]): Promise<readonly string[]>;
  transcripts(): Promise<Transcripts>;
  drop(): Promise<void>;
}

/** What each chat was told, in order, without repetitions. */
export type Transcripts = Readonly<Record<string, readonly string[]>>;

interface Sent {
  readonly type: string;
  readonly chat: string;
  readonly text: string;
  readonly key: string;
}

/** A database with one resident and one plumber, for cloning: `stage` opens a clone of it. */
export async function openTheatre(): Promise<{ stage(): Promise<Stage>; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "guanjia-crash-"));
  const seeded = await createScratchDatabase(inject("serverUrl"), { template: inject("template"), prefix: "theatre" });
  await seed(seeded.url);
  let count = 0;
  return {
    async stage() {
      const { url, drop } = await createScratchDatabase(inject("serverUrl"), { template: seeded.name, prefix: "stage" });
      return openStage(url, join(folder, `provider-${++count}`), drop);
    },
    async close() {
      await seeded.drop();
      await rm(folder, { recursive: true });
    },
  };
}

function openStage(url: string, file: string, dropDatabase: () => Promise<void>): Stage {
  const db = connect(url, () => {}, 1);
  const sent = async (): Promise<readonly Sent[]> => {
    const lines = (await readFile(file, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
    return lines.map((line): Sent => JSON.parse(line)).filter(({ type }) => type === "sent");
  };
  const count = async (sql: string) => (await db.pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`)).rows[0]?.count;
  const column = async (sql: string) => (await db.pool.query<{ value: string }>(sql)).rows.map(({ value }) => value);

  const transcripts = async (): Promise<Transcripts> => {
    const told: Record<string, string[]> = {};
    const known = new Set<string>();
    for (const { chat, key, text } of await sent()) {
      if (known.has(key)) continue;
      known.add(key);
      // A number that was taken before the end came leaves a gap.
      told[chat] = [...(told[chat] ?? []), text.replace(/BX-20261123-000[12]/g, "BX")];
    }
    return told;
  };

  return {
    url,
    file,
    transcripts,
    forgotten: () => countForgotten(db),
    async unmarked() {
      const open = new Set(await column("select 'm' || (payload->>'messageId') as value from outbox where job = 'send-message' and done_at is null"));
      return (await sent()).map(({ key }) => key).filter((key) => open.has(key));
    },
    async complaints(reference, mayBeDoubled) {
      const found: string[] = [];
      const expectSame = (what: string, is: unknown, expected: unknown) => {
        if (JSON.stringify(is) !== JSON.stringify(expected)) found.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(expected)}`);
      };
      expectSame("requests", await column("select status as value from request"), ["closed"]);
      expectSame("work orders", await column("select kind || ' ' || status as value from work_order"), ["repair closed"]);
      expectSame("time line", await column("select event as value from timeline order by id"), events);
      expectSame("claims", await column("select outcome as value from claim"), script.map(() => "taken"));
      expectSame("messages kept", await count("message where direction = 'in'"), script.length);
      expectSame("open promises", await column("select job as value from outbox where done_at is null and cancelled_at is null"), []);
      expectSame("forgotten", await countForgotten(db), 0);
      expectSame("told", await transcripts(), reference);
      const keys = (await sent()).map(({ key }) => key);
      expectSame("sent", [...new Set(keys)].sort(), (await column("select 'm' || id as value from message where direction = 'out'")).sort());
      for (const key of new Set(keys)) {
        const times = keys.filter((other) => other === key).length;
        if (times > (mayBeDoubled.includes(key) ? 2 : 1)) found.push(`${key} was sent ${times} times`);
      }
      for (const chat of [resident, plumber]) {
        const order = (await sent()).filter((message) => message.chat === chat).map(({ key }) => Number(key.slice(1)));
        expectSame(`order in ${chat}`, order, order.toSorted((a, b) => a - b));
      }
      return found;
    },
    async drop() {
      await db.close();
      await dropDatabase();
    },
  };
}

async function seed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    insert into property (id, code, name, zone) values (1, 'cuihu', '翠湖花园', 'Asia/Shanghai');
    insert into person (id, property_id, name, phone) values (1, 1, '张伟', '13800000001'), (2, 1, '李师傅', '13800000002'), (3, 1, '陈主管', '13800000003');
    insert into unit (id, property_id, label, building, entrance, room) values (1, 1, '3栋2单元1201', '3', '2', '1201');
    insert into residency (person_id, unit_id, kind) values (1, 1, 'owner');
    insert into staff (id, person_id, property_id, role, shift) values (1, 2, 1, 'engineer', 'always'), (2, 3, 1, 'supervisor', 'always');
    insert into account (id, channel, external_id, person_id) values (1, 'fake', '${resident}', 1), (2, 'fake', '${plumber}', 2), (3, 'fake', 'supervisor', 3);
    insert into conversation (channel, account_id, chat, updated_at) select 'fake', id, external_id, '${monday.toISOString()}' from account;`);
  await client.end();
}
