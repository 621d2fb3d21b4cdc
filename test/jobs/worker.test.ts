import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../../src/db/client.ts";
import { publishDue } from "../../src/db/outbox.ts";
import { defineJob } from "../../src/jobs/job.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type House, house } from "../support/house.ts";
import { type Notebook, notebook } from "./notebook.ts";

let bot: House;
let book: Notebook;

beforeAll(async () => {
  bot = await house();
  book = await notebook(bot);
});
afterAll(() => bot.close());

const worker = () => ({ ...bot.worker, jobs: book.jobs });

/** Publishes the row of a word as soon as it is due, as the relay does. */
async function delivered(word: string) {
  const { id, runAt } = await book.row(word);
  if (runAt > bot.clock.now) bot.clock.now = runAt;
  const published = (await publishDue(bot.db, ["normal"], bot.clock.now)).find((row) => row.id === id);
  if (!published) throw new Error(`${word} is not due`);
  return published;
}

test("a job that fails is put off further and further, for ten minutes at most, and is never given up", async () => {
  book.mood.failures = 14;
  await book.promise("hard", { job: "moody" });
  const waits: number[] = [];
  for (let attempt = 0; attempt < 14; attempt++) {
    await runRow(worker(), await delivered("hard"));
    waits.push((await book.row("hard")).runAt.getTime() - bot.clock.now.getTime());
  }
  const seconds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600, 600];
  expect(waits).toEqual(seconds.map((second) => second * 1_000));
  // What it had written before it failed was undone each time.
  expect(await book.noted()).toEqual([]);
  await runRow(worker(), await delivered("hard"));
  expect(await book.noted()).toEqual(["hard"]);
  expect(await book.row("hard")).toMatchObject({ attempts: 14, failedAt: null, doneAt: bot.clock.now });
});

test("a job delivered three times at once is done once", async () => {
  await book.promise("thrice");
  const delivery = await delivered("thrice");
  await Promise.all([1, 2, 3].map(() => runRow(worker(), delivery)));
  expect((await book.noted()).filter((word) => word === "thrice")).toHaveLength(1);
});

test("a delivery of an earlier publication does nothing", async () => {
  await book.promise("stale");
  const stale = await delivered("stale");
  await bot.pool.query("update outbox set published_at = null where id = $1", [stale.id]);
  const fresh = await delivered("stale");
  await runRow(worker(), stale);
  expect(await book.noted()).not.toContain("stale");
  await runRow(worker(), fresh);
  expect(await book.noted()).toContain("stale");
});

test("a job that this version does not know waits for one that does", async () => {
  await book.promise("unknown", { job: "from-the-future" });
  await runRow(worker(), await delivered("unknown"));
  expect(await book.row("unknown")).toMatchObject({ attempts: 1, doneAt: null, failedAt: null, publishedAt: null });
  const future = defineJob({
    name: "from-the-future",
    payload: z.object({ word: z.string() }),
    run: async (tx, { word }) => void (await tx.$executeRaw`insert into noted (word) values (${word})`),
  });
  await runRow({ ...worker(), jobs: new Map([[future.name, future]]) }, await delivered("unknown"));
  expect(await book.noted()).toContain("unknown");
});

test("a row whose payload nobody understands waits, too", async () => {
  await book.promise("odd");
  const jobs = new Map([
    ["note", defineJob({ name: "note", payload: z.object({ number: z.int() }), run: async () => {} })],
  ]);
  await runRow({ ...worker(), jobs }, await delivered("odd"));
  expect(await book.row("odd")).toMatchObject({ attempts: 1, doneAt: null, failedAt: null });
});

test("a worker that has lost its database does not fall over, and its row is there afterwards", async () => {
  await book.promise("lost");
  const delivery = await delivered("lost");
  const away = connect("postgresql://nobody@127.0.0.1:1/nothing", () => {});
  await runRow({ ...worker(), db: away }, delivery);
  await away.close();
  expect(await book.row("lost")).toMatchObject({ attempts: 0, doneAt: null });
  await runRow(worker(), delivery);
  expect(await book.noted()).toContain("lost");
});
