import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Db, type Tx } from "../../src/db/client.ts";
import {
  cancelPromise,
  claimRow,
  listDue,
  listOverdue,
  nextDue,
  type Priority,
  postpone,
  promise,
  promiseOnce,
  publishDue,
  replacePromise,
  republish,
} from "../../src/db/outbox.ts";
import { database, type TestDatabase } from "../support/database.ts";

let base: TestDatabase;
let db: Db;
const now = new Date("2026-11-23T02:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

beforeAll(async () => {
  base = await database();
  db = connect(base.url, () => {}, 8);
});
beforeEach(() => base.pool.query("truncate outbox").then(() => {}));
afterAll(async () => {
  await db.close();
  await base.drop();
});

const word = (name: string, runAt = now, priority: Priority = 2) => ({
  job: "note",
  payload: { name },
  runAt,
  now,
  priority,
});
const put = (name: string, runAt = now, priority: Priority = 2) =>
  db.transaction((tx) => promise(tx, word(name, runAt, priority)));

/** Rows as name and what has become of them. */
async function rows(): Promise<readonly string[]> {
  const { rows: found } = await base.pool.query<{ row: string }>(
    `select payload->>'name' || case when done_at is not null then ' done' when cancelled_at is not null then ' cancelled'
       when failed_at is not null then ' failed' else ' open' end as row from outbox order by id`,
  );
  return found.map(({ row }) => row);
}

describe("a promise under a key", () => {
  test("takes the place of the one before it, and of no other", async () => {
    await db.transaction(async (tx) => {
      await replacePromise(tx, "a", word("first"));
      await replacePromise(tx, "b", word("other"));
    });
    await db.transaction((tx) => replacePromise(tx, "a", word("second", at(60))));
    expect(await rows()).toEqual(["first cancelled", "other open", "second open"]);
  });

  test("is not there when its transaction fails, and the one before it still is", async () => {
    await db.transaction((tx) => replacePromise(tx, "a", word("first")));
    const failing = db.transaction(async (tx) => {
      await replacePromise(tx, "a", word("second"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await rows()).toEqual(["first open"]);
  });

  test("that is made twice at once is live once", async () => {
    await db.transaction((tx) => replacePromise(tx, "a", word("first")));
    const both = ["second", "third"].map((name) => db.transaction((tx) => replacePromise(tx, "a", word(name))));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toContain("fulfilled");
    expect((await rows()).filter((row) => row.endsWith("open"))).toHaveLength(1);
  });

  test("that is made only once is made once, by however many", async () => {
    await Promise.all([1, 2, 3].map((n) => promiseOnce(db, "a", word(`${n}`))));
    expect(await rows()).toHaveLength(1);
  });

  test("that is being kept is waited for before it is taken back", async () => {
    for (const outcome of ["kept", "broken"]) {
      await base.pool.query("truncate outbox");
      await db.transaction((tx) => replacePromise(tx, "a", word("first")));
      const [row] = await publishDue(db, ["normal"], now);
      let cancelling: Promise<void> | undefined;
      const keeping = db.transaction(async (tx) => {
        expect(await claimRow(tx, row?.id ?? "", 1, now)).toMatchObject({ job: "note" });
        cancelling = db.transaction((other) => cancelPromise(other, "a", now));
        await waiting();
        if (outcome === "broken") throw new Error("broken");
      });
      await keeping.catch(() => {});
      await cancelling;
      expect(await rows()).toEqual([outcome === "kept" ? "first done" : "first cancelled"]);
    }
  });
});

describe("publishing", () => {
  test("takes what is due and free, by urgency and time, each row once for however many publish", async () => {
    await put("later", at(1));
    await put("second", at(-1));
    await put("first", at(-2));
    await put("answer", now, 1);
    await put("leased");
    await base.pool.query("update outbox set leased_until = $1 where payload->>'name' = 'leased'", [at(10)]);
    const published = (
      await Promise.all([1, 2, 3].map(() => publishDue(db, ["urgent", "normal", "bulk"], now)))
    ).flat();
    expect(published).toHaveLength(3);
    expect(new Set(published.map(({ id }) => id)).size).toBe(3);
    expect(published.every(({ publication }) => publication === 1)).toBe(true);
    expect(await nextDue(db, ["normal"])).toEqual(at(1));
    expect(await publishDue(db, ["normal"], at(10))).toHaveLength(2);
  });

  test("leaves queues alone that nobody here works on", async () => {
    await put("bulk", now, 3);
    expect(await publishDue(db, ["normal"], now)).toEqual([]);
    expect(await nextDue(db, ["normal"])).toBeUndefined();
  });

  test("is undone only for rows to which nothing has happened since", async () => {
    for (const name of ["lost", "done", "anew"]) await put(name);
    const all = await publishDue(db, ["normal"], now);
    expect(await listOverdue(db, ["normal"], now)).toEqual([]);
    expect(await listOverdue(db, ["normal"], at(6))).toHaveLength(3);
    await base.pool.query("update outbox set done_at = $1 where payload->>'name' = 'done'", [now]);
    await base.pool.query("update outbox set publication = 2 where payload->>'name' = 'anew'");
    expect(await republish(db, all)).toBe(1);
    const again = await publishDue(db, ["normal"], at(6));
    expect(again).toEqual([expect.objectContaining({ publication: 2 })]);
  });

  test("can be done without: what is due is listed by time and number", async () => {
    await put("second");
    await put("first", at(-1));
    await put("third", now, 0);
    const ids = (await listDue(db, now)).map(({ id }) => id);
    const { rows: named } = await base.pool.query<{ id: string; name: string }>(
      "select id::text, payload->>'name' as name from outbox",
    );
    expect(ids.map((id) => named.find((row) => row.id === id)?.name)).toEqual(["first", "second", "third"]);
  });
});

describe("a row", () => {
  const claim = (id: string, publication: number) => db.transaction((tx: Tx) => claimRow(tx, id, publication, now));

  test("is claimed by one of many, and only under its last publication", async () => {
    await put("word");
    const [row] = await publishDue(db, ["normal"], now);
    const id = row?.id ?? "";
    expect(await claim(id, 0)).toBeUndefined();
    const claims = await Promise.all([1, 2, 3, 4].map(() => claim(id, 1)));
    expect(claims.filter((claimed) => claimed !== undefined)).toHaveLength(1);
    expect(await claim(id, 1)).toBeUndefined();
  });

  test("that was put off is free again at its new time, and its old publication cannot put it off again", async () => {
    await put("word");
    const [row] = await publishDue(db, ["normal"], now);
    const id = row?.id ?? "";
    await postpone(db, id, 1, at(5), now);
    expect(await publishDue(db, ["normal"], at(4))).toEqual([]);
    expect(await publishDue(db, ["normal"], at(5))).toEqual([expect.objectContaining({ id, publication: 2 })]);
    await postpone(db, id, 1, at(100), now);
    const { rows: found } = await base.pool.query("select attempts, run_at from outbox");
    expect(found).toEqual([{ attempts: 1, run_at: at(5) }]);
  });

  test("ends in one way only", async () => {
    await put("word");
    await base.pool.query("update outbox set done_at = $1", [now]);
    await expect(base.pool.query("update outbox set failed_at = $1", [now])).rejects.toThrow(/outbox_ended_once/);
    await postpone(db, "1", 0, undefined, now);
    expect(await rows()).toEqual(["word done"]);
  });
});

async function waiting(): Promise<void> {
  const sql = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect
    .poll(async () => (await base.pool.query(sql)).rowCount, { timeout: 10_000, interval: 10 })
    .toBeGreaterThan(0);
}
