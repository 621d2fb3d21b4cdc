import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";
import { type Opened, yard } from "./yard.ts";

let bot: House;
let scene: ReturnType<typeof yard>;
let resident: Party;
let li: Party;
let supervisor: Party;
let opened: Opened;

beforeAll(async () => {
  bot = await house();
  scene = yard(bot);
  resident = await bot.resident("张伟");
  li = await bot.staff("李师傅", "engineer");
  supervisor = await bot.staff("陈主管", "supervisor");
  opened = await scene.offered(resident);
});
afterAll(() => bot.close());

const live = "key like 'deadline:%' and done_at is null and cancelled_at is null and failed_at is null";
const last = "id = (select max(id) from outbox where key like 'deadline:%')";

describe("a forgotten order is counted:", () => {
  test("none is when all is well", async () => {
    expect(await bot.forgotten()).toBe(0);
  });

  test.each([
    [
      "whose deadline was taken back",
      `update outbox set cancelled_at = now() where ${live}`,
      `update outbox set cancelled_at = null where ${last}`,
    ],
    [
      "whose deadline failed for good",
      `update outbox set failed_at = now() where ${live}`,
      `update outbox set failed_at = null where ${last}`,
    ],
    [
      "whose deadline was kept and not renewed",
      `update outbox set done_at = now() where ${live}`,
      `update outbox set done_at = null where ${last}`,
    ],
    [
      "whose deadline is of another key",
      `update outbox set key = 'lost' where ${live}`,
      "update outbox set key = 'deadline:1' where key = 'lost'",
    ],
    [
      "whose person has left",
      "update staff set dismissed_at = now() where role = 'supervisor'",
      "update staff set dismissed_at = null",
    ],
    [
      "that is nobody's",
      "update work_order set responsible_id = null",
      "update work_order set responsible_id = (select min(id) from staff where role = 'supervisor')",
    ],
  ])("one %s", async (_, harm, heal) => {
    await bot.pool.query(harm);
    expect(await bot.forgotten()).toBe(1);
    await bot.pool.query(heal);
    expect(await bot.forgotten()).toBe(0);
  });

  test("one whose deadline is gone", async () => {
    const { rows } = await bot.pool.query(`delete from outbox where ${live} returning *`);
    expect(await bot.forgotten()).toBe(1);
    await bot.pool.query("insert into outbox select * from jsonb_populate_record(null::outbox, $1)", [
      JSON.stringify(rows[0]),
    ]);
    expect(await bot.forgotten()).toBe(0);
  });
});

test("an order has one live deadline at most: the database refuses a second", async () => {
  const second = `insert into outbox (job, payload, run_at, key, queue, created_at)
    values ('escalate', '{}', now(), 'deadline:${opened.workOrderId}', 'normal', now())`;
  await expect(bot.pool.query(second)).rejects.toThrow(/outbox_key_live/);
});

test("an order whose worker has left climbs to a head", async () => {
  const zhou = await bot.staff("周师傅", "engineer");
  const taken = await scene.offered(resident);
  expect(await scene.attempt(scene.accept(zhou, taken))).toBe("done");
  expect(await scene.attempt(scene.accept(li, opened))).toBe("done");
  await bot.db.prisma.staff.update({ where: { id: zhou.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  expect(await bot.forgotten()).toBe(1);
  await bot.pass({ minutes: 121 });
  expect(await scene.order(taken.workOrderId)).toMatchObject({ status: "accepted", responsibleId: supervisor.staffId });
  expect(await bot.forgotten()).toBe(0);
});

describe("the time line", () => {
  test.each([
    ["changed", "update timeline set event = 'signed-off'"],
    ["taken away", "delete from timeline"],
    ["emptied", "truncate timeline"],
  ])("cannot be %s", async (_, sql) => {
    const before = await bot.db.prisma.timeline.count();
    await undone(async (client) => {
      await expect(client.query(sql)).rejects.toThrow(/append-only/);
    });
    expect(await bot.db.prisma.timeline.count()).toBe(before);
  });

  test("is taken away by the retention job alone, which says so", async () => {
    await undone(async (client) => {
      await client.query("set local guanjia.retention = 'on'");
      expect((await client.query("delete from timeline where event = 'reported'")).rowCount).toBeGreaterThan(0);
    });
  });
});

/** Tries something on the database and takes it back. */
async function undone(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await bot.pool.connect();
  try {
    await client.query("begin");
    await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
