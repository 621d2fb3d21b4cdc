import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DeliveryError, type Outbound } from "../../src/bot/channel.ts";
import { publishDue } from "../../src/db/outbox.ts";
import { leaseMs } from "../../src/db/send.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type Twin, twin } from "../bot/twin.ts";
import { type House, house, type Party } from "../support/house.ts";
import { write } from "./notebook.ts";

let bot: House;
/** Another process. */
let other: Twin;
let desk: Party;
/** What the house's channel does when nobody interferes. */
let send: House["channel"]["send"];

beforeAll(async () => {
  bot = await house();
  other = twin(bot);
  send = bot.channel.send;
  desk = await bot.staff("孙前台", "front-desk");
  await bot.staff("陈主管", "supervisor");
});
/** What one test leaves undone is not the next one's. */
beforeEach(async () => {
  await bot.pool.query("truncate outbox");
  await bot.pool.query("update work_order set status = 'cancelled'");
  bot.channel.failures.length = 0;
});
afterEach(() => {
  bot.channel.send = send;
});
afterAll(async () => {
  await other.close();
  await bot.close();
});

let people = 0;
const somebody = () => bot.resident(`住户${++people}`);
const heard = (who: { chat: string }) => bot.heard(who).map(({ text }) => text);
const greeting = expect.stringContaining("管家");

async function chatOf(who: { chat: string }): Promise<number> {
  return (await bot.db.prisma.conversation.findFirstOrThrow({ where: { chat: who.chat } })).id;
}

async function row(id: string) {
  const { rows } = await bot.pool.query<{ attempts: number; runAt: Date; doneAt: Date | null; failedAt: Date | null }>(
    `select attempts, run_at as "runAt", done_at as "doneAt", failed_at as "failedAt" from outbox where id = $1`,
    [id],
  );
  const [found] = rows;
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

function pass(ms: number): void {
  bot.clock.now = new Date(bot.clock.now.getTime() + ms);
}

/** A gate that is opened once. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** The provider holds a message that fits until it is let go. */
function hold(fits: (message: Outbound) => boolean) {
  const [arrived, gone] = [gate(), gate()];
  bot.channel.send = async (message) => {
    if (fits(message)) {
      arrived.open();
      await gone.opened;
    }
    return send(message);
  };
  return { arrived: arrived.opened, letGo: gone.open };
}

describe("the order of a chat", () => {
  test("is kept, and nothing is doubled, with many sending at once in two processes", async () => {
    const who = await somebody();
    const words = Array.from({ length: 20 }, (_, index) => `第${index}句`);
    for (const word of words) await write(bot, who, word);
    const id = await chatOf(who);
    // A provider takes its time, and not always the same.
    let turn = 0;
    bot.channel.send = async (message) => {
      for (let ticks = (turn++ % 3) * 2; ticks > 0; ticks--) await new Promise((resolve) => setImmediate(resolve));
      return send(message);
    };
    for (let rounds = 0; rounds < 20 && heard(who).length < 20; rounds++) {
      await Promise.all([1, 2, 3].flatMap(() => [bot.sender.deliver(id), other.sender.deliver(id)]));
    }
    expect(heard(who)).toEqual(words);
  });

  test("puts alarms first and bulk last", async () => {
    const who = await somebody();
    for (const priority of [3, 2, 1, 0] as const) await write(bot, who, `priority ${priority}`, { priority });
    await bot.sender.deliver(await chatOf(who));
    // Answers and ordinary messages keep the order in which they were written.
    expect(heard(who)).toEqual(["priority 0", "priority 2", "priority 1", "priority 3"]);
  });

  test("is kept when a reply is said while another process still sends, and the reply goes out right after that", async () => {
    const who = await somebody();
    await write(bot, who, "通知");
    const { arrived, letGo } = hold(({ text }) => text === "通知");
    const sending = bot.sender.deliver(await chatOf(who));
    await arrived;
    await other.receive(who, "hello", "你好");
    await other.settle();
    expect(heard(who)).toEqual([]);
    letGo();
    await sending;
    expect(heard(who)).toEqual(["通知", greeting]);
  });
});

describe("a message that its provider does not take now", () => {
  const busy = () => new DeliveryError("busy", "later");
  const waits = [5_000, 30_000, 120_000, 600_000, 3_600_000];

  test("is tried again at the policy's times, and then becomes a phone call for the front desk, with a deadline", async () => {
    const who = await somebody();
    await bot.report(who);
    const request = await bot.db.prisma.request.findFirstOrThrow({ where: { reporterId: who.personId } });
    const [id, chat] = [await write(bot, who, "重要通知", { requestId: request.id }), await chatOf(who)];
    bot.channel.failures.push(busy(), ...waits.map(busy));
    await bot.sender.deliver(chat);
    for (const [index, wait] of waits.entries()) {
      const { runAt, attempts } = await row(id);
      expect({ wait: runAt.getTime() - bot.clock.now.getTime(), attempts }).toEqual({ wait, attempts: index + 1 });
      pass(wait - 1);
      await bot.sender.deliver(chat);
      expect((await row(id)).attempts).toBe(index + 1);
      pass(1);
      await bot.sender.deliver(chat);
    }
    expect(heard(who)).not.toContain("重要通知");
    expect(await row(id)).toMatchObject({ doneAt: null, failedAt: bot.clock.now });
    await expectPhoneCall(request.id);
    // What is written later goes out again.
    await write(bot, who, "后来");
    await bot.sender.deliver(chat);
    expect(bot.last(who)).toBe("后来");
  });

  test("holds back what was written to that chat after it, and nobody else", async () => {
    const [who, neighbour] = [await somebody(), await somebody()];
    bot.channel.failures.push(busy());
    await write(bot, who, "一");
    await write(bot, who, "二");
    await bot.sender.deliver(await chatOf(who));
    await write(bot, neighbour, "邻居");
    await write(bot, who, "三");
    await bot.runDue();
    expect(heard(who)).toEqual([]);
    expect(heard(neighbour)).toEqual(["邻居"]);
    pass(4_999);
    await bot.runDue();
    expect(heard(who)).toEqual([]);
    pass(1);
    await bot.runDue();
    expect(heard(who)).toEqual(["一", "二", "三"]);
  });

  test("is overtaken by an alarm", async () => {
    const who = await somebody();
    bot.channel.failures.push(busy());
    await write(bot, who, "通知");
    await bot.runDue();
    await write(bot, who, "停水警报", { priority: 0 });
    await bot.runDue();
    expect(heard(who)).toEqual(["停水警报"]);
    pass(5_000);
    await bot.runDue();
    expect(heard(who)).toEqual(["停水警报", "通知"]);
  });

  test("and is an alarm holds back everything else without keeping the ledger busy", async () => {
    const who = await somebody();
    await write(bot, who, "通知");
    await write(bot, who, "停水警报", { priority: 0 });
    bot.channel.failures.push(busy());
    await bot.runDue();
    expect(heard(who)).toEqual([]);
    pass(5_000);
    await bot.runDue();
    expect(heard(who)).toEqual(["停水警报", "通知"]);
  });

  test("holds back the replies after it without keeping the ledger busy", async () => {
    const who = await somebody();
    bot.channel.failures.push(busy(), busy(), busy());
    await write(bot, who, "通知");
    await bot.runDue();
    pass(5_000);
    await bot.runDue();
    pass(30_000);
    await bot.runDue();
    await bot.say(who, "你好");
    expect(heard(who)).toEqual([]);
    await bot.pass({ minutes: 1 });
    expect(heard(who)).toEqual([]);
    await bot.pass({ minutes: 1 });
    expect(heard(who)).toEqual(["通知", greeting]);
  });

  test("waits as long as the provider asks, and that does not count as a try", async () => {
    const who = await somebody();
    const id = await write(bot, who, "慢一点");
    bot.channel.failures.push(
      new DeliveryError("429", { afterMs: 7_000 }),
      new DeliveryError("429", { afterMs: 3_000 }),
    );
    await bot.runDue();
    await write(bot, who, "后面的");
    await bot.runDue();
    pass(6_999);
    await bot.runDue();
    expect(bot.channel.failures).toHaveLength(1);
    pass(1);
    await bot.runDue();
    expect(bot.channel.failures).toHaveLength(0);
    expect(heard(who)).toEqual([]);
    bot.channel.failures.push(...waits.map(busy));
    pass(3_000);
    const tries: number[] = [];
    for (const wait of waits) {
      await bot.runDue();
      tries.push((await row(id)).runAt.getTime() - bot.clock.now.getTime());
      pass(wait);
    }
    expect(tries).toEqual(waits);
    await bot.runDue();
    expect(heard(who)).toEqual(["慢一点", "后面的"]);
  });

  test("because something unforeseen happened is tried again like any other", async () => {
    const who = await somebody();
    bot.channel.failures.push(new Error("socket hang up"));
    const id = await write(bot, who, "通知");
    await bot.runDue();
    expect(await row(id)).toMatchObject({ attempts: 1, doneAt: null });
    pass(5_000);
    await bot.runDue();
    expect(heard(who)).toEqual(["通知"]);
  });
});

describe("a message that its provider never takes", () => {
  const blocked = () => new DeliveryError("blocked", "never");

  test("becomes a phone call at once", async () => {
    const who = await somebody();
    await bot.report(who);
    const { id: requestId } = await bot.db.prisma.request.findFirstOrThrow({ where: { reporterId: who.personId } });
    bot.channel.failures.push(blocked());
    const id = await write(bot, who, "通知", { requestId });
    await bot.sender.deliver(await chatOf(who));
    expect(await row(id)).toMatchObject({ attempts: 0, failedAt: bot.clock.now });
    await expectPhoneCall(requestId);
  });

  test("and is about nothing in particular makes the front desk call that person", async () => {
    const who = await somebody();
    bot.channel.failures.push(blocked());
    await write(bot, who, "通知");
    await bot.runDue();
    const where = { reporterId: who.personId };
    const request = await bot.db.prisma.request.findFirstOrThrow({ where, include: { workOrders: true } });
    expect(request.workOrders).toMatchObject([{ kind: "talk-call", status: "offered", role: "front-desk" }]);
    expect(bot.last(desk)).toContain(request.number);
    expect(await bot.forgotten()).toBe(0);
  });

  test("and is for a stranger ends there: nobody knows their phone", async () => {
    const who = { chat: "stranger" };
    bot.channel.failures.push(blocked());
    await bot.say(who, "你好");
    const requests = await bot.db.prisma.request.count();
    await bot.runDue();
    expect(await bot.db.prisma.request.count()).toBe(requests);
    expect(heard(who)).toEqual([]);
    await bot.say(who, "在吗");
    expect(heard(who)).toHaveLength(1);
  });

  test("is one phone call, even when two about one request fail in two chats at once", async () => {
    const [who, neighbour] = [await somebody(), await somebody()];
    await bot.report(who);
    const { id: requestId } = await bot.db.prisma.request.findFirstOrThrow({ where: { reporterId: who.personId } });
    await write(bot, who, "通知", { requestId });
    await write(bot, neighbour, "通知", { requestId });
    // Both are refused in the same instant.
    const both = gate();
    let waiting = 0;
    bot.channel.send = async () => {
      if (++waiting === 2) both.open();
      await both.opened;
      throw blocked();
    };
    await Promise.all([bot.sender.deliver(await chatOf(who)), other.sender.deliver(await chatOf(neighbour))]);
    bot.channel.send = send;
    await bot.runDue();
    expect(await bot.db.prisma.workOrder.count({ where: { requestId, kind: "undelivered" } })).toBe(1);
    expect(await bot.forgotten()).toBe(0);
  });
});

async function expectPhoneCall(requestId: number): Promise<void> {
  await bot.runDue();
  const where = { requestId, kind: "undelivered" };
  const [call, ...more] = await bot.db.prisma.workOrder.findMany({ where, include: { request: true } });
  expect(more).toEqual([]);
  expect(call).toMatchObject({ status: "offered", role: "front-desk" });
  expect(bot.last(desk)).toContain("未送达");
  expect(bot.last(desk)).toContain(call?.request.number);
  const live = { key: `deadline:${call?.id}`, doneAt: null, cancelledAt: null };
  const deadline = await bot.db.prisma.outbox.findFirst({ where: live });
  expect(deadline?.runAt.getTime()).toBeGreaterThan(bot.clock.now.getTime());
  expect(await bot.forgotten()).toBe(0);
}

describe("a message whose process died", () => {
  /** Says something to a process that dies right after it has stored its answer. */
  async function answeredByTheDead(who: Party): Promise<void> {
    const doomed = twin(bot, { dies: true });
    await doomed.receive(who, "hello", "你好");
    await doomed.close();
  }

  test("before it sent the reply is sent by another when the lease has run out, and not before", async () => {
    const who = await somebody();
    await answeredByTheDead(who);
    pass(leaseMs - 1);
    expect(await publishDue(bot.db, ["send-fake"], bot.clock.now)).toEqual([]);
    await bot.runDue();
    expect(heard(who)).toEqual([]);
    pass(1);
    const [published] = await publishDue(bot.db, ["send-fake"], bot.clock.now);
    if (!published) throw new Error("the reply is not due");
    await runRow(bot.worker, published);
    expect(heard(who)).toEqual([greeting]);
    await runRow(bot.worker, published);
    expect(heard(who)).toHaveLength(1);
  });

  test("goes out before what is written to the chat after it", async () => {
    const who = await somebody();
    await answeredByTheDead(who);
    await write(bot, who, "后来的通知");
    await bot.pass({ minutes: 1 });
    expect(heard(who)).toEqual([greeting, "后来的通知"]);
  });

  test("in the middle of sending is sent again when the lease has run out", async () => {
    const who = await somebody();
    await write(bot, who, "通知");
    await write(bot, who, "第二条");
    const id = await chatOf(who);
    const { arrived, letGo } = hold(({ text }) => text === "通知");
    void other.sender.deliver(id);
    await arrived;
    bot.channel.send = send;
    pass(leaseMs - 1);
    await bot.runDue();
    expect(heard(who)).toEqual([]);
    pass(1);
    await bot.runDue();
    expect(heard(who)).toEqual(["通知", "第二条"]);
    letGo();
    await other.settle();
    // It was alive after all: the provider got it twice, the one exception.
    expect(heard(who)).toEqual(["通知", "第二条", "通知"]);
    await bot.runDue();
    expect(heard(who)).toHaveLength(3);
  });
});

describe("the buttons of a message that a job sent", () => {
  test.each(["1", "接单", "第1个"])("can be answered in words: %s", async (words) => {
    const engineer = await bot.staff(`师傅${words}`, "engineer");
    const who = await somebody();
    await bot.report(who);
    await bot.say(engineer, words);
    const order = await bot.db.prisma.workOrder.findFirstOrThrow({
      where: { kind: "repair", request: { reporterId: who.personId } },
    });
    expect(order).toMatchObject({ status: "accepted", assigneeId: engineer.staffId });
    await bot.db.prisma.staff.update({ where: { id: engineer.staffId ?? 0 }, data: { dismissedAt: bot.clock.now } });
  });

  test("can be answered by number when they were sent at the second try", async () => {
    const engineer = await bot.staff("周师傅", "engineer");
    const who = await somebody();
    // The questions to the resident go through, the offer does not.
    bot.channel.send = async (message) => {
      if (message.chat !== engineer.chat) return send(message);
      bot.channel.send = send;
      throw new DeliveryError("busy", "later");
    };
    await bot.report(who);
    expect(heard(engineer)).toEqual([]);
    await bot.pass({ minutes: 1 });
    await bot.say(engineer, "1");
    const order = await bot.db.prisma.workOrder.findFirstOrThrow({
      where: { kind: "repair", request: { reporterId: who.personId } },
    });
    expect(order.assigneeId).toBe(engineer.staffId);
  });
});
