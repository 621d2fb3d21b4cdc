import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Tx } from "../../src/db/client.ts";
import { upsertBills, upsertPayments } from "../../src/db/fees.ts";
import { getMyBill, listMyBills, owed, yuan } from "../../src/domain/bill.ts";
import { DomainError } from "../../src/domain/error.ts";
import { claimPaid, promisePayment, recordPayment } from "../../src/domain/payment.ts";
import { waiveBill } from "../../src/domain/waiver.ts";
import { readCents } from "../../src/flows/staff-bill.ts";
import { readDay } from "../../src/understanding/day.ts";
import { type House, house, type Party } from "../support/house.ts";

let bot: House;
let resident: Party;
let neighbour: Party;
let finance: Party;
let desk: Party;
let supervisor: Party;
let accountId: number;
beforeAll(async () => {
  bot = await house();
  resident = await bot.resident("张伟");
  neighbour = await bot.resident("王芳", ["5栋1单元101"]);
  finance = await bot.staff("高洁", "finance");
  desk = await bot.staff("叶晓晓", "front-desk");
  supervisor = await bot.staff("苏婉", "supervisor");
  accountId = (await bot.db.prisma.account.findFirstOrThrow({ where: { personId: resident.personId } })).id;
});
beforeEach(async () => {
  await bot.db.pool.query("truncate bill, payment_claim, payment_promise, request restart identity cascade");
  await book("A1", 36_000);
});
afterAll(() => bot.close());

async function book(number: string, amountCents: number): Promise<void> {
  const unit = { property: "cuihu", building: "3", entrance: "2", room: "1201" };
  const bill = { ...unit, number, item: "rent", period: "11月", amountCents, dueOn: "2026-12-01" };
  await bot.db.transaction((tx) => upsertBills(tx, [bill], bot.clock.now));
}
const paid = (number: string, amountCents: number, bill = "A1") =>
  bot.db.transaction((tx) =>
    upsertPayments(tx, [{ property: "cuihu", number, bill, amountCents, paidOn: "2026-11-20" }], bot.clock.now),
  );
const bill = () => bot.db.prisma.bill.findUniqueOrThrow({ where: { id: 1 } });
const by = (who: Party) => ({ personId: who.personId, now: bot.clock.now, policies: bot.policies });

async function fate(deed: (tx: Tx) => Promise<unknown>): Promise<string> {
  try {
    await bot.db.transaction(deed);
    return "done";
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
const claim = (who: Party, number = "FW-1") =>
  fate((tx) =>
    claimPaid(tx, {
      ...by(who),
      billIds: [1],
      paidWhen: "~today",
      method: "~cash",
      number,
      name: "张伟",
      phone: "",
      files: [],
      accountId,
    }),
  );
const promise = (who: Party, until: string) => fate((tx) => promisePayment(tx, { ...by(who), billIds: [1], until }));

describe("what is owed", () => {
  test("is the amount without payments and waivers, whatever order they come in, and never less than nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -20_000, max: 20_000 }), { maxLength: 5 }), async (amounts) => {
        await bot.db.pool.query("delete from payment");
        for (const [n, amount] of amounts.entries()) await paid(`P${n}`, amount);
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        const now = await bill();
        if (amounts.length > 0) expect(now.paidCents).toBe(sum);
        expect(owed(now)).toBe(Math.max(0, 36_000 - now.paidCents));
      }),
      { numRuns: 20 },
    );
  });

  test("is seen by those who live there and by nobody else", async () => {
    expect(await listMyBills(bot.db.prisma, resident.personId)).toHaveLength(1);
    for (const personId of [neighbour.personId, finance.personId, undefined]) {
      expect(await listMyBills(bot.db.prisma, personId)).toEqual([]);
      await expect(getMyBill(bot.db.prisma, 1, personId)).rejects.toThrow("error-unknown-bill");
    }
    expect(await claim(neighbour)).toBe("error-unknown-bill");
    expect(await promise(neighbour, "2026-12-01")).toBe("error-unknown-bill");
  });
});

describe("only those who keep the books", () => {
  test("write down payments and waive, and never more than is owed", async () => {
    const record = (who: Party, amountCents: number) =>
      fate((tx) => recordPayment(tx, { ...by(who), billId: 1, amountCents, method: "现金" }));
    const waive = (who: Party, amountCents: number) =>
      fate((tx) => waiveBill(tx, { ...by(who), billId: 1, amountCents, reason: "多收" }));
    for (const who of [resident, desk]) {
      expect(await record(who, 1)).toBe("error-staff-only");
      expect(await waive(who, 1)).toBe("error-staff-only");
    }
    expect(await record(finance, 36_001)).toBe("error-more-than-owed");
    expect(await record(finance, 30_000)).toBe("done");
    expect(await waive(supervisor, 6_001)).toBe("error-more-than-owed");
    expect(await waive(supervisor, 6_000)).toBe("done");
    expect(owed(await bill())).toBe(0);
  });

  test("two of them at once cannot record more than is owed", async () => {
    const record = () =>
      fate((tx) => recordPayment(tx, { ...by(finance), billId: 1, amountCents: 36_000, method: "" }));
    const fates = await Promise.all([record(), record(), record()]);
    expect(fates.sort()).toEqual(["done", "error-more-than-owed", "error-more-than-owed"]);
    expect((await bill()).paidCents).toBe(36_000);
  });
});

describe("a resident", () => {
  test("who says twice at once that it is paid has said it once", async () => {
    const fates = await Promise.all([claim(resident, "FW-1"), claim(resident, "FW-2"), claim(resident, "FW-3")]);
    expect(fates.sort()).toEqual(["done", "error-already-claimed", "error-already-claimed"]);
    expect(await bot.db.prisma.workOrder.count({ where: { kind: "payment-check" } })).toBe(1);
  });

  test("keeps a promise by paying, in whatever way", async () => {
    expect(await promise(resident, "2026-12-01")).toBe("done");
    await paid("P1", 10_000);
    expect((await bot.db.prisma.paymentPromise.findFirstOrThrow()).status).toBe("open");
    await fate((tx) => recordPayment(tx, { ...by(finance), billId: 1, amountCents: 26_000, method: "" }));
    expect((await bot.db.prisma.paymentPromise.findFirstOrThrow()).status).toBe("kept");
  });

  test("promises no day that is over, none beyond the policy, and not without end", async () => {
    expect(await promise(resident, "2026-11-22")).toBe("error-promise-too-late");
    expect(await promise(resident, "2026-12-24")).toBe("error-promise-too-late");
    expect(await promise(resident, "2026-12-23")).toBe("done");
    expect(await promise(resident, "2026-11-23")).toBe("done");
    expect(await promise(resident, "2026-11-24")).toBe("error-promised-often");
  });
});

test("what was written down by hand is adopted by the books one by one", async () => {
  const record = () => fate((tx) => recordPayment(tx, { ...by(finance), billId: 1, amountCents: 10_000, method: "" }));
  await record();
  await record();
  for (const number of ["P1", "P2", "P3", "P1"]) await paid(number, 10_000);
  expect((await bill()).paidCents).toBe(30_000);
  expect(await bot.db.prisma.payment.count({ where: { number: null } })).toBe(0);
});

test("a day is read as people name it", () => {
  // A monday.
  const today = "2026-11-23";
  const days: Readonly<Record<string, string | undefined>> = {
    明天: "2026-11-24",
    大后天: "2026-11-26",
    "12月5日": "2026-12-05",
    "5号": "2026-12-05",
    "25号": "2026-11-25",
    下个月5号: "2026-12-05",
    月底: "2026-11-30",
    "3天后": "2026-11-26",
    下周五: "2026-12-04",
    周日: "2026-11-29",
    星期一: "2026-11-23",
    "2026-12-31": "2026-12-31",
    "1月3日": "2027-01-03",
    "5 December": "2026-12-05",
    "Dec 5th": "2026-12-05",
    "next Friday": "2026-12-04",
    聽日: "2026-11-24",
    "2月30日": undefined,
    "13月1日": undefined,
    看情况: undefined,
  };
  for (const [words, day] of Object.entries(days)) expect(readDay(words, today), words).toBe(day);
  fc.assert(
    fc.property(fc.string(), (words) => {
      const day = readDay(words, today);
      expect(day === undefined || /^[+-]?\d{4,6}-\d{2}-\d{2}$/.test(day)).toBe(true);
    }),
  );
});

test("amounts are read and written to the cent", () => {
  expect(["360", "360.5", "¥1,360.05", "３６０元", "0.1"].map(readCents)).toEqual([
    36_000, 36_050, 136_005, 36_000, 10,
  ]);
  expect(["", "a", "1.234", "-1", "360 块钱吧"].map(readCents)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  fc.assert(
    fc.property(fc.nat(99_999_999), (cents) => {
      expect(readCents(yuan(cents))).toBe(cents);
    }),
  );
  expect(yuan(-5)).toBe("-0.05");
});
