import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { upsertBills, upsertPayments } from "../../src/db/fees.ts";
import { planDunning, unitsAtOnce } from "../../src/domain/dunning.ts";
import { promisePayment, recordPayment } from "../../src/domain/payment.ts";
import { promiseNext } from "../../src/domain/timetable.ts";
import { waiveBill } from "../../src/domain/waiver.ts";
import { runRow } from "../../src/jobs/worker.ts";
import { type House, house, type Party } from "../support/house.ts";

const policy = `
dunning:
  property-fee: [{at: -P7D}, {at: P0D}, {at: P7D}, {at: P15D, by: person}]
  parking: [{at: P0D, min: 100}]
`;
let bot: House;
let owner: Party;
let finance: Party;
let desk: Party;

beforeEach(async () => {
  bot = await house({ policy });
  owner = await bot.resident("张伟");
  finance = await bot.staff("高洁", "finance");
  desk = await bot.staff("叶晓晓", "front-desk");
  await bot.staff("苏婉", "supervisor");
  const moment = { now: bot.clock.now, policies: bot.policies };
  for (const job of ["plan-dunning", "reconcile-fees"] as const)
    await bot.db.transaction((tx) => promiseNext(tx, job, bot.property, moment));
});
afterEach(() => bot.close());

interface Billed {
  readonly number?: string;
  readonly item?: string;
  readonly cents?: number;
  readonly dueOn?: string;
  readonly room?: string;
}
async function bill({
  number = "A1",
  item = "property-fee",
  cents = 36_000,
  dueOn = "2026-12-01",
  room = "1201",
}: Billed = {}) {
  const unit = { property: "cuihu", building: "3", entrance: "2", room };
  const row = { ...unit, number, item, period: "11月", amountCents: cents, dueOn };
  await bot.db.transaction((tx) => upsertBills(tx, [row], bot.clock.now));
}
const pay = (amountCents = 36_000, { number = "P1", bill = "A1", paidOn = "2026-11-20" } = {}) =>
  bot.db.transaction((tx) =>
    upsertPayments(tx, [{ property: "cuihu", number, bill, amountCents, paidOn }], bot.clock.now),
  );
const plan = () =>
  bot.db.transaction((tx) =>
    planDunning(tx, { propertyId: bot.property.id, after: 0, now: bot.clock.now, policies: bot.policies }),
  );
/** Runs the rows of a job that are due, and nothing else. */
async function runJob(job: string): Promise<void> {
  const live = { job, doneAt: null, cancelledAt: null, runAt: { lte: bot.clock.now } };
  for (const { id, publication } of await bot.db.prisma.outbox.findMany({ where: live }))
    await runRow(bot.worker, { id: String(id), publication });
}
const at = (local: string) => {
  bot.clock.now = new Date(`2026-${local}:00+08:00`);
};
const heard = (who: Party = owner) => bot.heard(who).map(({ text }) => text);
const notices = () => bot.db.prisma.dunningNotice.findMany({ orderBy: { id: "asc" } });
const statuses = async () => (await notices()).map(({ status, reason }) => (reason ? `${status} ${reason}` : status));

describe("the plan of an item", () => {
  test("runs from a week before to a visit by a person, one civil message at a time", async () => {
    await bill();
    await bot.pass({ days: 8 });
    expect(heard()).toHaveLength(2);
    expect(heard()[0]).toMatch(
      /^您好，张伟！提前跟您说一声，3栋2单元1201 有费用快到期了：\n· 物业费（11月）：360.00 元/,
    );
    expect(heard()[1]).toContain("今天有费用到期");
    await bot.pass({ days: 8 });
    expect(heard()[2]).toContain("可能忙忘了");
    await bot.pass({ days: 7 });
    expect(heard()).toHaveLength(3);
    expect(await statuses()).toEqual(["sent", "sent", "sent", "visit"]);
    expect(bot.last(desk)).toContain("上门沟通费用");
    await bot.press(desk, "接单");
    expect(bot.last(desk)).toContain("沟通要点");
    await bot.press(desk, "已沟通");
    await bot.say(desk, "下月发工资后缴");
    await bot.pass({ days: 5 });
    expect(await statuses()).toHaveLength(4);
    expect(await bot.forgotten()).toBe(0);
  });

  test("that nobody has is no reminder, nor is a stage below its amount", async () => {
    await bill({ number: "R1", item: "rent", dueOn: "2026-11-20" });
    await bill({ number: "C1", item: "parking", cents: 9_999, dueOn: "2026-11-20" });
    expect(await plan()).toBe(0);
    await bill({ number: "C2", item: "parking", cents: 1, dueOn: "2026-11-20" });
    expect(await plan()).toBe(1);
  });

  test("sends nobody home who never got a message before", async () => {
    await bill({ dueOn: "2026-09-01" });
    await plan();
    expect(await notices()).toMatchObject([{ way: "message", stages: [3] }]);
  });
});

describe("a unit", () => {
  test("is reminded once for several bills", async () => {
    await bill({ dueOn: "2026-11-20" });
    await bill({ number: "C1", item: "parking", cents: 15_000, dueOn: "2026-11-20" });
    await plan();
    await bot.runDue();
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toContain("合计 510.00 元");
  });

  test("is reminded once in three days at most", async () => {
    await bill({ dueOn: "2026-11-23" });
    await bill({ number: "A2", dueOn: "2026-12-01" });
    await plan();
    await bot.pass({ days: 2 });
    expect(heard()).toHaveLength(1);
    await bot.pass({ days: 2 });
    expect(heard()).toHaveLength(2);
    expect(heard()[1]).not.toContain("11月23日");
  });

  test("is planned once, however often and by however many it is planned", async () => {
    await bill({ dueOn: "2026-11-20" });
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    expect(await notices()).toHaveLength(1);
    await bot.runDue();
    await plan();
    await bot.runDue();
    expect(heard()).toHaveLength(1);
  });

  test("is reminded through its tenant, and only without one through its owner", async () => {
    await bill({ dueOn: "2026-11-20" });
    const tenant = await bot.resident("刘洋", ["3栋2单元1201"], { language: "en" });
    const family = await bot.resident("刘小洋", ["3栋2单元1201"]);
    await bot.db.prisma.residency.updateMany({ where: { personId: tenant.personId }, data: { kind: "tenant" } });
    await bot.db.prisma.residency.updateMany({ where: { personId: family.personId }, data: { kind: "family" } });
    await plan();
    await bot.runDue();
    expect([heard().length, heard(tenant).length, heard(family).length]).toEqual([0, 1, 0]);
    expect(heard(tenant)[0]).toContain("Hello 刘洋");
  });

  test("without a chat goes on finance's printed list", async () => {
    await bill({ dueOn: "2026-11-20" });
    await bot.db.pool.query("delete from conversation where chat = $1", [owner.chat]);
    await plan();
    await bot.runDue();
    expect(await statuses()).toEqual(["printed"]);
    await bot.pass({ hours: 24 });
    expect(bot.last(finance)).toContain("请打印送达：1 户");
    expect(bot.last(finance)).toContain("3栋2单元1201：360.00 元");
  });
});

const holds: Readonly<Record<string, () => Promise<unknown>>> = {
  paid: () => pay(),
  promise: () =>
    bot.db.transaction((tx) =>
      promisePayment(tx, {
        billIds: [1],
        personId: owner.personId,
        until: "2026-11-28",
        now: bot.clock.now,
        policies: bot.policies,
      }),
    ),
  waiver: () =>
    bot.db.transaction((tx) =>
      waiveBill(tx, { billId: 1, personId: finance.personId, amountCents: 1, reason: "多收", now: bot.clock.now }),
    ),
  claim: async () => {
    for (const words of ["我已缴费", "今天", "微信", "没有凭证"]) await bot.say(owner, words);
  },
  dispute: async () => {
    for (const words of ["对账单有疑问", "多收了六十"]) await bot.say(owner, words);
  },
  complaint: async () => {
    const unit = await bot.db.prisma.unit.findFirstOrThrow();
    await bot.db.prisma.request.create({
      data: {
        propertyId: bot.property.id,
        number: "TS-1",
        kind: "complaint",
        unitId: unit.id,
        category: "other",
        place: "",
        content: "电梯",
        contactName: "",
        contactPhone: "",
        createdAt: bot.clock.now,
      },
    });
  },
};

describe("a reminder stops the moment something settles it (F5)", () => {
  const reminders = () => heard().filter((text) => text.includes("合计"));

  test.each(Object.keys(holds))("%s, before it is planned", async (reason) => {
    await bill({ dueOn: "2026-11-20" });
    await holds[reason]?.();
    expect(await plan()).toBe(0);
  });

  test.each(Object.keys(holds))("%s, before it is written", async (reason) => {
    await bill({ dueOn: "2026-11-20" });
    await plan();
    await holds[reason]?.();
    await bot.runDue();
    expect(reminders()).toEqual([]);
    expect(await statuses()).toEqual([`held ${reason}`]);
  });

  test.each(Object.keys(holds))("%s, after it is written and before it is leased for sending", async (reason) => {
    await bill({ dueOn: "2026-11-20" });
    await plan();
    const { deliver } = bot.sender;
    await runJob("remind-fees");
    expect(await statuses()).toEqual(["written"]);
    if (reason === "claim" || reason === "dispute") {
      // A word in the same chat would send what waits in it: the unit is spoken for by somebody else who lives there.
      const family = await bot.resident("张小伟", ["3栋2单元1201"]);
      const words = reason === "claim" ? ["我已缴费", "今天", "微信", "没有凭证"] : ["对账单有疑问", "多收了六十"];
      for (const each of words) await bot.say(family, each);
    } else await holds[reason]?.();
    const { id } = await bot.db.prisma.conversation.findFirstOrThrow({ where: { chat: owner.chat } });
    await deliver(id);
    expect(reminders()).toEqual([]);
    expect(await statuses()).toEqual([`held ${reason}`]);
    expect((await bot.db.prisma.bill.findFirstOrThrow()).dunningStage).toBe(0);
  });

  test("a part that was paid after it was written is taken off before it is sent", async () => {
    await bill({ dueOn: "2026-11-20" });
    await plan();
    await runJob("remind-fees");
    await pay(16_000);
    await bot.runDue();
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain("合计 200.00 元");
  });

  test("a visit is called off as well", async () => {
    await bill({ dueOn: "2026-11-01" });
    await bot.db.pool.query("update bill set dunning_stage = 3");
    await plan();
    await bot.runDue();
    expect(await bot.db.prisma.workOrder.count({ where: { kind: "fee-visit", status: "offered" } })).toBe(1);
    await pay();
    await bot.runDue();
    expect((await bot.db.prisma.workOrder.findFirstOrThrow()).status).toBe("cancelled");
    expect((await bot.db.prisma.request.findFirstOrThrow()).status).toBe("closed");
    expect(await bot.forgotten()).toBe(0);
  });
});

describe("a payment after the reminder has left", () => {
  test("that was on its way already gets thanks and an apology", async () => {
    await bill({ dueOn: "2026-11-20" });
    await plan();
    await bot.runDue();
    await bot.pass({ hours: 20 });
    await pay(36_000, { paidOn: "2026-11-23" });
    await bot.pass({ hours: 12 });
    expect(heard()).toHaveLength(2);
    expect(heard()[1]).toContain("抱歉打扰您了");
  });

  test("gets thanks", async () => {
    await bill({ dueOn: "2026-11-20" });
    await plan();
    await bot.runDue();
    await bot.pass({ hours: 26 });
    await pay(36_000, { paidOn: "2026-11-24" });
    await bot.runDue();
    await bot.pass({ hours: 24 });
    expect(heard()).toHaveLength(2);
    expect(heard()[1]).toContain("收到您的缴费了");
    expect(heard()[1]).not.toContain("抱歉");
  });

  test("and the lease of the reminder come in one order or the other, and what is said fits it", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const room = String(2_000 + round);
      const party = await bot.resident("王", [`3栋2单元${room}`]);
      await bill({ number: `R${round}`, dueOn: "2026-11-20", room });
      await plan();
      await runJob("remind-fees");
      const { id } = await bot.db.prisma.conversation.findFirstOrThrow({ where: { chat: party.chat } });
      const paid = () => pay(36_000, { number: `P${round}`, bill: `R${round}` });
      const send = () => bot.sender.deliver(id);
      await Promise.all(round % 2 ? [send(), paid()] : [paid(), send()]);
      await bot.sender.settle();
      const [notice] = (await notices()).slice(-1);
      const thanked = await bot.db.prisma.outbox.count({ where: { key: `thanks:${notice?.id}` } });
      const reminded = heard(party).length;
      outcomes.add(`${notice?.status} ${reminded} ${thanked}`);
    }
    expect([...outcomes].filter((outcome) => outcome !== "held 0 0" && outcome !== "sent 1 1")).toEqual([]);
  });
});

describe("a promise", () => {
  test("that is kept is thanked for, and nothing was asked meanwhile", async () => {
    await bill({ dueOn: "2026-11-24" });
    await holds["promise"]?.();
    await bot.pass({ days: 5 });
    expect(heard()).toEqual([]);
    await bot.db.transaction((tx) =>
      recordPayment(tx, {
        billId: 1,
        personId: finance.personId,
        amountCents: 36_000,
        method: "",
        now: bot.clock.now,
      }),
    );
    await bot.runDue();
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toContain("如约");
  });

  test("that is broken brings one kind message and then the plan goes on", async () => {
    await bill({ dueOn: "2026-11-20" });
    await holds["promise"]?.();
    await bot.pass({ days: 5 });
    expect(heard()).toEqual([]);
    await bot.pass({ days: 1 });
    expect(heard()).toHaveLength(1);
    expect(heard()[0]).toContain("约好的缴费日已经过了");
    await bot.pass({ days: 5 });
    expect(await statuses()).toEqual(["sent"]);
    await bot.pass({ days: 1 });
    expect(await statuses()).toEqual(["sent", "visit"]);
    expect(heard()).toHaveLength(1);
  });
});

describe("rest hours are kept (F7)", () => {
  test("what is planned at noon is written after it", async () => {
    await bill({ dueOn: "2026-11-20" });
    at("11-23T12:30");
    await plan();
    const { runAt } = await bot.db.prisma.outbox.findFirstOrThrow({ where: { job: "remind-fees" } });
    expect(runAt.toISOString()).toBe("2026-11-23T06:00:00.000Z");
  });

  test("what was written before the night and not taken then waits until the morning", async () => {
    await bill({ dueOn: "2026-11-20" });
    at("11-23T21:29");
    await plan();
    await runJob("remind-fees");
    at("11-23T21:31");
    await bot.runDue();
    expect(heard()).toEqual([]);
    at("11-24T08:30");
    await bot.runDue();
    expect(heard()).toHaveLength(1);
  });
});

test("finance gets no list where no bills are kept", async () => {
  await bot.pass({ days: 2 });
  expect(bot.heard(finance)).toEqual([]);
});

test("finance gets its list every morning", async () => {
  await bill({ dueOn: "2026-11-20" });
  await plan();
  await holds["claim"]?.();
  await bot.runDue();
  await bill({ number: "A2", cents: 10_000 });
  await pay(4_000, { bill: "A2" });
  at("11-24T08:30");
  await runJob("reconcile-fees");
  await runJob("send-message");
  const list = bot.heard(finance).find(({ text }) => text.includes("费用对账"))?.text;
  expect(list).toContain("翠湖花园 2026年11月23日 费用对账");
  expect(list).toContain("昨日入账：1 笔，40.00 元（手工登记 0 笔）");
  expect(list).toContain("待核对的缴费：1 件 FW-20261123-0001");
  expect(list).toContain("未发：住户已告知缴费 1 户");
});

test("thousands of bills are planned part by part, each unit once", async () => {
  const unitCount = unitsAtOnce + 500;
  await bot.db.pool.query(
    `insert into unit (property_id, label, building, entrance, room) select $1, 'U' || n, 'U', '', n::text from generate_series(1, $2::int) n`,
    [bot.property.id, unitCount],
  );
  await bot.db.pool.query(
    `insert into bill (property_id, unit_id, number, item, period, amount_cents, due_on, created_at)
     select property_id, id, 'B' || id, 'property-fee', '11月', 100, '2026-11-20', $1 from unit where building = 'U'`,
    [bot.clock.now],
  );
  expect(await plan()).toBe(unitsAtOnce);
  await runJob("plan-dunning");
  expect(await bot.db.prisma.dunningNotice.count()).toBe(unitCount);
  expect(await bot.db.prisma.outbox.count({ where: { job: "remind-fees", priority: 3, queue: "bulk" } })).toBe(
    unitCount,
  );
  const next = await bot.db.prisma.outbox.findFirstOrThrow({ where: { job: "plan-dunning", doneAt: null } });
  expect(next.runAt.toISOString()).toBe("2026-11-24T01:00:00.000Z");
});
