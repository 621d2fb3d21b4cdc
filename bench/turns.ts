import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../src/db/embedded.ts";
import { migrate } from "../src/db/migrate.ts";
import { grammyConversations } from "./contestants/grammy-conversations.ts";
import { guanjia } from "./contestants/guanjia.ts";

/** Somebody who takes the same messages as the others and must have each of them durable when `say` resolves. */
export interface Contestant {
  say(chat: number, text: string): Promise<void>;
  close(): Promise<void>;
}

/** A repair in six messages; the last one opens the work order. */
const repair = ["厨房水管漏水了", "明天下午三点以后", "不同意", "没有", "电话改成13900000000", "确认"];
/** Turns that open nothing. */
const talk = ["厨房水管漏水了", "明天下午三点以后", "上一步", "周末", "不同意", "取消"];

const chats = 256;
const inFlight = 32;
const rounds = 5;
const repairsPerRound = 400;

/** Turns per second on the full durable path, beside a floor and the plugin most bots use, in one run on one database. Medians over rounds. */
export async function benchTurns(): Promise<readonly object[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "guanjia-bench-"));
  const server = await startEmbedded({ dataDir, log: { info() {}, warn: console.warn } });
  try {
    await migrate({ url: server.url, log: { info() {} } });
    const ours = await guanjia(server.url, chats);
    const peer = await grammyConversations(server.url);
    const floor = await bareStatement(server.url);
    const runs: readonly { what: string; contestant: Contestant; script: readonly string[] }[] = [
      { what: "floor: one bare durable statement per update", contestant: floor, script: repair },
      { what: "guanjia: turns without a command", contestant: ours, script: talk },
      { what: "guanjia: six-message repair", contestant: ours, script: repair },
      {
        what: "grammY conversations with its PostgreSQL storage: six-message repair",
        contestant: peer,
        script: repair,
      },
    ];
    const rates = new Map<string, number[]>();
    // The first round warms caches and compilers and does not count; the others take turns, so that drift hits all alike.
    for (let round = 0; round <= rounds; round++) {
      for (const { what, contestant, script } of runs) {
        const rate = await measure(contestant, script);
        if (round > 0) rates.set(what, [...(rates.get(what) ?? []), rate]);
      }
    }
    for (const contestant of [ours, peer, floor]) await contestant.close();
    const median = (what: string) => [...(rates.get(what) ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    const floorRate = median(runs[0]?.what ?? "");
    const peerRate = median(runs[3]?.what ?? "");
    return runs.map(({ what }) => ({
      what,
      turnsPerSecond: Math.round(median(what)),
      timesFloor: Number((median(what) / floorRate).toFixed(2)),
      timesPeer: Number((median(what) / peerRate).toFixed(2)),
    }));
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs scripts over all chats, so many at a time, and returns turns per second. */
async function measure(contestant: Contestant, script: readonly string[]): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const idle = Array.from({ length: chats }, (_, chat) => chat);
  const walk = async () => {
    while (next < repairsPerRound) {
      next++;
      const chat = idle.shift() ?? 0;
      for (const text of script) await contestant.say(chat, text);
      idle.push(chat);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, walk));
  return (repairsPerRound * script.length * 1_000) / (performance.now() - begun);
}

async function bareStatement(url: string): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  pool.on("error", () => {});
  await pool.query("create table bench_floor (id bigserial primary key, chat int not null, text text not null)");
  return {
    async say(chat, text) {
      await pool.query({
        name: "floor",
        text: "insert into bench_floor (chat, text) values ($1, $2)",
        values: [chat, text],
      });
    },
    close: () => pool.end(),
  };
}
