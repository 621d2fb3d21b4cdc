import { z } from "zod";
import { putMessage } from "../../src/db/message.ts";
import { type Priority, priorities, promise } from "../../src/db/outbox.ts";
import { type AnyJob, defineJob } from "../../src/jobs/job.ts";
import type { Queues } from "../../src/jobs/queue.ts";
import type { House } from "../support/house.ts";

/** A ledger whose jobs only leave a trace. */
export interface Notebook {
  /** By name: `note` leaves its word; `moody` leaves it and throws as long as it is told to. */
  readonly jobs: ReadonlyMap<string, AnyJob>;
  /** How often `moody` still throws. */
  readonly mood: { failures: number };
  /** Promises a word to be noted. */
  promise(word: string, promised?: { job?: string; runAt?: Date; priority?: Priority }): Promise<void>;
  /** Words noted so far, in order. */
  noted(): Promise<readonly string[]>;
  /** The last row that was promised for a word. */
  row(word: string): Promise<Row>;
  /** How many rows are not finished. */
  unfinished(): Promise<number>;
}

export interface Row {
  readonly id: string;
  readonly runAt: Date;
  readonly attempts: number;
  readonly publication: number;
  readonly publishedAt: Date | null;
  readonly doneAt: Date | null;
  readonly failedAt: Date | null;
}

export async function notebook(bot: House): Promise<Notebook> {
  await bot.pool.query("create table noted (n serial, word text not null)");
  const mood = { failures: 0 };
  const payload = z.object({ word: z.string() });
  const note = defineJob({
    name: "note",
    payload,
    run: async (tx, { word }) => void (await tx.$executeRaw`insert into noted (word) values (${word})`),
  });
  const moody = defineJob({
    name: "moody",
    payload,
    async run(tx, { word }) {
      await tx.$executeRaw`insert into noted (word) values (${word})`;
      if (mood.failures-- > 0) throw new Error("moody");
    },
  });
  return {
    jobs: new Map([note, moody].map((job) => [job.name, job])),
    mood,
    promise: (word, { job = "note", runAt = bot.clock.now, priority = priorities.ordinary } = {}) =>
      bot.db.transaction((tx) => promise(tx, { job, payload: { word }, runAt, now: bot.clock.now, priority })),
    async noted() {
      const { rows } = await bot.pool.query<{ word: string }>("select word from noted order by n");
      return rows.map(({ word }) => word);
    },
    async row(word) {
      const { rows } = await bot.pool.query<Row>(
        `select id::text, run_at as "runAt", attempts, publication, published_at as "publishedAt", done_at as "doneAt", failed_at as "failedAt"
         from outbox where payload->>'word' = $1 order by id desc limit 1`,
        [word],
      );
      const [row] = rows;
      if (!row) throw new Error(`nothing was promised for ${word}`);
      return row;
    },
    async unfinished() {
      const { rows } = await bot.pool.query<{ count: number }>(
        "select count(*)::int as count from outbox where done_at is null and cancelled_at is null and failed_at is null",
      );
      return rows[0]?.count ?? 0;
    },
  };
}

/** Queues that keep what they were given in memory. */
export function fakeQueues() {
  const added: { readonly id: string; readonly queue: string }[] = [];
  const queues: Queues = {
    add: async (publications) => void added.push(...publications),
    listMissing: async (publications) => publications.filter(({ id }) => !added.some((row) => row.id === id)),
    work: () => {},
    problem: async () => undefined,
    stopWorking: async () => {},
    close: async () => {},
  };
  return { ...queues, added };
}

/** Writes a message to somebody, as a job does. Returns its row in the ledger. */
export async function write(
  bot: House,
  who: { chat: string },
  text: string,
  { priority = priorities.ordinary, requestId }: { priority?: Priority; requestId?: number } = {},
): Promise<string> {
  const { id } = await bot.db.prisma.conversation.findFirstOrThrow({ where: { chat: who.chat } });
  const chat = { conversationId: id, channel: bot.channel.name, language: "zh-CN" };
  return bot.db.transaction(async (tx) => {
    await putMessage(tx, { chat, text, buttons: [], requestId, priority }, bot.clock.now);
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`select max(id)::text as id from outbox where conversation_id = ${id}`;
    return rows[0]?.id ?? "";
  });
}
