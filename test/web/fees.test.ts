import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createServer } from "../../src/web/server.ts";
import { reasonOf, type WebHouse, webHouse } from "./web-house.ts";

const secret = "a secret of at least thirty-two letters";
let chat: WebHouse;
let server: ReturnType<typeof createServer>;

beforeAll(async () => {
  chat = await webHouse();
  server = createServer({ ...chat.dependencies, feesSecret: secret });
});
beforeEach(() => chat.db.pool.query("truncate bill, bill_line, payment, fee_call, bill_dispute, waiver cascade"));
afterAll(async () => {
  await server.close();
  await chat.close();
});

const seconds = (late = 0) => String(Math.floor(chat.bot.clock.now.getTime() / 1_000) + late);
const sign = (timestamp: string, path: string, body: string, key = secret) =>
  createHmac("sha256", key).update(`${timestamp}\n${path}\n${body}`).digest("hex");

async function send(
  path: "/fees/bills" | "/fees/payments",
  value: unknown,
  { late = 0, headers = {} }: { late?: number; headers?: Record<string, string> } = {},
) {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  const timestamp = seconds(late);
  const signed = { "x-guanjia-timestamp": timestamp, "x-guanjia-signature": sign(timestamp, path, body) };
  const response = await server.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/json", ...signed, ...headers },
    payload: body,
  });
  return { status: response.statusCode, body: response.json<unknown>() };
}

const bill = (extra: Record<string, unknown> = {}) => ({
  number: "A1",
  unit: "3栋2单元1201",
  item: "property-fee",
  period: "2026-11",
  amountCents: 36_000,
  dueOn: "2026-12-01",
  ...extra,
});
const payment = (extra: Record<string, unknown> = {}) => ({
  number: "P1",
  bill: "A1",
  amountCents: 10_000,
  paidOn: "2026-11-20",
  ...extra,
});
const bills = (...rows: readonly unknown[]) => ({ property: "cuihu", bills: rows });
const payments = (...rows: readonly unknown[]) => ({ property: "cuihu", payments: rows });
const first = () => chat.db.prisma.bill.findFirstOrThrow({ orderBy: { id: "asc" } });

describe("the books send bills and payments", () => {
  test("and what is owed follows, part by part; a second time nothing changes", async () => {
    expect(await send("/fees/bills", bills(bill(), bill({ number: "A2", unit: "3-2-1201" })))).toEqual({
      status: 200,
      body: { created: 2, updated: 0, unchanged: 0 },
    });
    expect((await send("/fees/payments", payments(payment(), payment({ number: "P2" })))).body).toMatchObject({
      created: 2,
    });
    expect(await first()).toMatchObject({ paidCents: 20_000 });
    const again = await send("/fees/payments", payments(payment(), payment({ number: "P2" })), { late: 1 });
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await first()).toMatchObject({ paidCents: 20_000 });
  });

  test("and correct them later", async () => {
    await send("/fees/bills", bills(bill({ lines: [{ label: "服务", amountCents: 36_000 }] })));
    await send("/fees/payments", payments(payment()));
    expect((await send("/fees/bills", bills(bill({ amountCents: 30_000 })))).body).toMatchObject({ updated: 1 });
    expect((await send("/fees/payments", payments(payment({ amountCents: 30_000 })))).body).toMatchObject({
      updated: 1,
    });
    expect(await first()).toMatchObject({ amountCents: 30_000, paidCents: 30_000 });
  });

  test("and are told what is wrong, row by row, with nothing stored", async () => {
    const rows = bills(bill(), bill(), bill({ number: "A3", unit: "9栋999" }), {
      ...bill({ number: "A4" }),
      lines: [{ label: "服务", amountCents: 1 }],
    });
    const { status, body } = await send("/fees/bills", rows);
    expect(status).toBe(400);
    for (const place of ["bills.1.number", "bills.2.unit", "bills.3.lines"]) expect(reasonOf(body)).toContain(place);
    expect(await chat.db.prisma.bill.count()).toBe(0);
    expect((await send("/fees/payments", payments(payment()))).status).toBe(400);
    expect((await send("/fees/bills", { ...bills(bill()), property: "nowhere" })).status).toBe(400);
  });

  test("and hear of a conflict when a number is stored for another unit or bill", async () => {
    await chat.bot.resident("赵磊", ["2栋2单元501"]);
    await send("/fees/bills", bills(bill(), bill({ number: "A2" })));
    await send("/fees/payments", payments(payment()));
    expect((await send("/fees/bills", bills(bill({ unit: "2栋2单元501" })))).status).toBe(409);
    expect((await send("/fees/payments", payments(payment({ bill: "A2" })))).status).toBe(409);
  });

  test("many at once are stored once", async () => {
    const late = [0, 1, 2, 3, 4, 5];
    const answers = await Promise.all(late.map((offset) => send("/fees/bills", bills(bill()), { late: offset })));
    expect(answers.map(({ status }) => status)).toEqual(late.map(() => 200));
    const paid = await Promise.all(late.map((offset) => send("/fees/payments", payments(payment()), { late: offset })));
    expect(paid.map(({ status }) => status)).toEqual(late.map(() => 200));
    expect(await first()).toMatchObject({ paidCents: 10_000 });
  });
});

describe("a call", () => {
  test("without a signature of its own bytes is refused", async () => {
    const body = JSON.stringify(bills(bill()));
    const wrong: readonly Record<string, string>[] = [
      { "x-guanjia-signature": "" },
      { "x-guanjia-signature": "0".repeat(64) },
      { "x-guanjia-timestamp": "yesterday" },
      { "x-guanjia-timestamp": seconds(1) },
      { "x-guanjia-signature": sign(seconds(), "/fees/bills", body, "another secret of thirty-two letters") },
      { "x-guanjia-signature": sign(seconds(), "/fees/payments", body) },
      { "x-guanjia-signature": sign(seconds(), "/fees/bills", `${body} `) },
    ];
    for (const headers of wrong) {
      const { status, body: answer } = await send("/fees/bills", body, { headers });
      expect(status).toBe(401);
      expect(reasonOf(answer)).not.toBe("");
    }
    expect(await chat.db.prisma.bill.count()).toBe(0);
  });

  test("from more than five minutes ago or ahead is refused", async () => {
    for (const late of [-301, 301]) expect((await send("/fees/bills", bills(bill()), { late })).status).toBe(401);
    for (const late of [-299, 299]) expect((await send("/fees/bills", bills(bill()), { late })).status).toBe(200);
  });

  test("that is played again is answered as before, and takes nothing back", async () => {
    const before = await send("/fees/bills", bills(bill()));
    await send("/fees/bills", bills(bill({ amountCents: 30_000 })), { late: 1 });
    expect(await send("/fees/bills", bills(bill()))).toEqual(before);
    expect(await first()).toMatchObject({ amountCents: 30_000 });
  });

  test("that was refused may come again once its mistake is mended", async () => {
    expect((await send("/fees/payments", payments(payment()))).status).toBe(400);
    await send("/fees/bills", bills(bill()));
    expect((await send("/fees/payments", payments(payment()))).status).toBe(200);
  });

  test("is not known at all where no secret is set", async () => {
    const { status } = await chat.call("POST", "/fees/bills", { body: bills(bill()) });
    expect(status).toBe(404);
  });

  test("with anything in it is answered with a reason, and never breaks", async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          property: fc.constantFrom("cuihu", "", "\u0000", 1),
          bills: fc.array(
            fc.record(
              {
                number: fc.string({ unit: "binary" }),
                unit: fc.constantFrom("3栋2单元1201", "\ud800", ""),
                item: fc.constantFrom("rent", "gold", "__proto__"),
                period: fc.string({ unit: "grapheme" }),
                amountCents: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(1e308, -1, 100_000_000)),
                dueOn: fc.constantFrom("2026-12-01", "2026-02-30", "-000001-01-01", "2100-01-01"),
                lines: fc.array(fc.record({ label: fc.string(), amountCents: fc.integer() }), { maxLength: 3 }),
              },
              { requiredKeys: [] },
            ),
            { maxLength: 3 },
          ),
        })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom("/fees/bills" as const, "/fees/payments" as const),
        async (body, path) => {
          const { status } = await send(path, body);
          expect([200, 400, 409]).toContain(status);
        },
      ),
      { numRuns: 150 },
    );
  });
});
