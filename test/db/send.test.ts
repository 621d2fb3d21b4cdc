import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Db } from "../../src/db/client.ts";
import { putMessage } from "../../src/db/message.ts";
import type { Priority } from "../../src/db/outbox.ts";
import { failSend, leaseMs, leaseNext, markSent, postponeSend, waitBehind } from "../../src/db/send.ts";
import { database, type TestDatabase } from "../support/database.ts";

let base: TestDatabase;
let db: Db;
let conversationId: number;
const now = new Date("2026-11-23T02:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);

beforeAll(async () => {
  base = await database();
  db = connect(base.url, () => {}, 8);
});
beforeEach(async () => {
  await base.pool.query("truncate outbox, conversation, account cascade");
  const account = await db.prisma.account.create({ data: { channel: "fake", externalId: "who" } });
  const conversation = { channel: "fake", accountId: account.id, chat: "here", updatedAt: now };
  ({ id: conversationId } = await db.prisma.conversation.create({ data: conversation }));
});
afterAll(async () => {
  await db.close();
  await base.drop();
});

async function write(
  text: string,
  priority: Priority = 2,
  buttons: readonly { label: string; value: string }[] = [],
): Promise<string> {
  const chat = { conversationId, channel: "fake", language: "zh-CN" };
  await db.transaction((tx) => putMessage(tx, { chat, text, buttons, requestId: undefined, priority }, now));
  const { rows } = await base.pool.query<{ id: string }>("select max(id)::text as id from outbox");
  return rows[0]?.id ?? "";
}

const lease = (run: string, when = now) => leaseNext(db, conversationId, run, when);
const row = async (id: string) => db.prisma.outbox.findUniqueOrThrow({ where: { id: BigInt(id) } });

describe("the message whose turn it is", () => {
  test("is leased to one of many, with all that is needed to send it", async () => {
    await write("第一句");
    await write("第二句");
    const leases = (await Promise.all(["p/1", "p/2", "q/1", "q/2"].map((run) => lease(run)))).flatMap(
      (leased) => leased ?? [],
    );
    expect(leases).toMatchObject([{ text: "第一句", chat: "here", account: "who", channel: "fake", attempts: 0 }]);
  });

  test("is the next one only when the one before it is sent, or given up", async () => {
    const [first, second] = [await write("第一句"), await write("第二句")];
    await write("第三句");
    await lease("p/1");
    expect(await lease("p/2")).toBeUndefined();
    await markSent(db, first, "p/1", now);
    expect(await lease("p/2")).toMatchObject({ text: "第二句" });
    expect(await db.transaction((tx) => failSend(tx, second, "p/2", now))).toBe(true);
    expect(await lease("p/3")).toMatchObject({ text: "第三句" });
  });

  test("may be sent by another when its lease has run out, and the first has no say in it any more", async () => {
    const id = await write("第一句");
    await lease("p/1");
    expect(await lease("q/1", at(leaseMs - 1))).toBeUndefined();
    expect(await lease("q/1", at(leaseMs))).toMatchObject({ text: "第一句" });
    await markSent(db, id, "p/1", now);
    await postponeSend(db, id, "p/1", { runAt: at(99_000), counts: true });
    expect(await db.transaction((tx) => failSend(tx, id, "p/1", now))).toBe(false);
    expect(await row(id)).toMatchObject({ doneAt: null, failedAt: null, attempts: 0, leasedBy: "q/1" });
    await markSent(db, id, "q/1", now);
    expect((await row(id)).doneAt).toEqual(now);
  });

  test("may be sent by anybody while it is leased to a process that has not begun to send it", async () => {
    const id = await write("第一句");
    await base.pool.query("update outbox set leased_until = $1, leased_by = 'p' where id = $2", [at(leaseMs), id]);
    expect(await lease("q/1")).toMatchObject({ text: "第一句" });
    expect(await lease("p/1")).toBeUndefined();
  });
});

describe("a message that waits for its retry", () => {
  test("holds back those behind it, which are due again when it is", async () => {
    const [first, second] = [await write("第一句"), await write("第二句")];
    await lease("p/1");
    await postponeSend(db, first, "p/1", { runAt: at(5_000), counts: true });
    expect(await lease("p/2", at(4_999))).toBeUndefined();
    await base.pool.query("update outbox set published_at = $1, publication = 1 where id = $2", [now, second]);
    await waitBehind(db, second, 1, now);
    expect(await row(second)).toMatchObject({ publishedAt: null, leasedUntil: at(5_000), runAt: now });
    expect(await lease("p/3", at(5_000))).toMatchObject({ text: "第一句", attempts: 1 });
    await markSent(db, first, "p/3", at(5_000));
    expect(await lease("p/4", at(5_000))).toMatchObject({ text: "第二句" });
  });

  test("does not count a wait that the provider asked for", async () => {
    const id = await write("第一句");
    await lease("p/1");
    await postponeSend(db, id, "p/1", { runAt: at(5_000), counts: false });
    expect(await row(id)).toMatchObject({ attempts: 0, runAt: at(5_000), leasedBy: null });
    await write("第二句");
    expect(await lease("p/2", at(4_999))).toBeUndefined();
  });

  test("gives way to an alarm, and bulk gives way to all", async () => {
    const first = await write("第一句");
    await lease("p/1");
    await postponeSend(db, first, "p/1", { runAt: at(5_000), counts: true });
    await write("广告", 3);
    await write("警报", 0);
    const alarm = await lease("p/2");
    expect(alarm).toMatchObject({ text: "警报" });
    await markSent(db, alarm?.id ?? "", "p/2", now);
    expect(await lease("p/3")).toBeUndefined();
    expect(await lease("p/4", at(5_000))).toMatchObject({ text: "第一句" });
  });
});

test("a message with buttons becomes what a bare number answers, and whoever was just speaking reads again", async () => {
  const buttons = [{ label: "接单", value: "accept:1" }];
  const id = await write("新工单", 2, buttons);
  await lease("p/1");
  await markSent(db, id, "p/1", now);
  await write("没有按钮");
  await lease("p/2");
  const { prompt, revision } = await db.prisma.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  expect({ prompt, revision }).toEqual({ prompt: { revision: 1, buttons }, revision: 1 });
});
