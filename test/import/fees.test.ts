import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { type Office, office, short } from "./office.ts";

let here: Office;
beforeAll(async () => {
  here = await office();
});
afterEach(() => here.empty());
afterAll(() => here.close());

const town = `[小区]
编码,名称
town,大城

[房屋]
楼栋,单元,房号
3,2,1201
3,2,1202
`;
const bills = `
[账单]
编号,房号,项目,周期,金额,到期日,明细
A1,3栋2单元1201,物业费,2026-11,360.00,2026-12-01,公共服务 300；电梯 60.00
A2,3-2-1202,parking,2026年11月,150,2026/12/5,
`;
const payments = `
[缴费]
编号,账单,金额,日期,方式
P1,A1,100.50,2026-11-20,微信
P2,A1,59.5,2026年11月21日,
`;
const stored = () =>
  here.rows("SELECT number, item, period, amount_cents, paid_cents, due_on::text FROM bill ORDER BY number");

test("a file brings bills and payments, a part of a bill at a time, and a second time nothing changes", async () => {
  expect(short(await here.load(town + bills + payments))).toMatchObject({ bills: "2/0/0", payments: "2/0/0" });
  expect(await stored()).toEqual([
    ["A1", "property-fee", "2026-11", 36_000, 16_000, "2026-12-01"],
    ["A2", "parking", "2026年11月", 15_000, 0, "2026-12-05"],
  ]);
  expect(await here.rows("SELECT position, label, amount_cents FROM bill_line ORDER BY 1")).toEqual([
    [1, "公共服务", 30_000],
    [2, "电梯", 6_000],
  ]);
  expect(short(await here.load(town + bills + payments))).toMatchObject({ bills: "0/0/2", payments: "0/0/2" });
  expect(await here.rows("SELECT count(*)::int, sum(amount_cents)::int FROM payment")).toEqual([[2, 16_000]]);
});

test("a correction changes what is stored, and keeps what it does not name", async () => {
  await here.load(town + bills + payments);
  await here.load("[账单]\n编号,房号,项目,周期,金额,到期日\nA1,3栋2单元1201,物业费,2026-11,300.00,2026-12-31\n", {
    property: "town",
  });
  await here.load("[缴费]\n编号,账单,金额,日期\nP1,A1,300,2026-11-20\nP3,A1,-59.50,2026-11-22\n", { property: "town" });
  expect((await stored())[0]).toEqual(["A1", "property-fee", "2026-11", 30_000, 30_000, "2026-12-31"]);
  expect(await here.rows("SELECT count(*)::int FROM bill_line")).toEqual([[2]]);
  expect(await here.rows("SELECT method FROM payment WHERE number = 'P1'")).toEqual([["微信"]]);
  await here.load(
    "[账单]\n编号,房号,项目,周期,金额,到期日,明细\nA1,3栋2单元1201,物业费,2026-11,300.00,2026-12-31,公共服务 300\n",
    { property: "town" },
  );
  expect(await here.rows("SELECT label FROM bill_line")).toEqual([["公共服务"]]);
});

test("everything that is wrong is said at once, with line and column, and nothing is imported", async () => {
  const wrong = `${town}
[账单]
编号,房号,项目,周期,金额,到期日,明细
A1,3栋2单元1201,物业费,2026-11,三百,2026-12-01,
A2,3栋2单元9999,物业费,2026-11,1,2026-12-01,
A3,3栋2单元1201,茶水费,2026-11,1.001,2026-02-30,
A4,3栋2单元1201,物业费,2026-11,10,2026-12-01,服务 9
A4,3栋2单元1201,物业费,2026-11,10,2026-12-01,服务
A5,3栋2单元1201,物业费,2026-11,-1,2026-12-01,
A6,3栋2单元1201,物业费,2026-11,10,2026-12-01,

[缴费]
编号,账单,金额,日期
P1,A6,x,2026-11-20
P2,A6,1,13月
P2,A6,1,2026-11-01
`;
  const places = (await here.complaints(wrong)).map((line) => line.split(": ")[0]);
  expect(places).toEqual([
    "list.csv:12:5",
    "list.csv:13:2",
    "list.csv:14:3",
    "list.csv:14:5",
    "list.csv:14:6",
    "list.csv:15:7",
    "list.csv:16:1",
    "list.csv:16:7",
    "list.csv:17:5",
    "list.csv:22:3",
    "list.csv:23:4",
    "list.csv:24:1",
  ]);
  expect(await here.rows("SELECT count(*)::int FROM unit")).toEqual([[0]]);
});

test("a bill stays with its unit, a payment with its bill, and neither is for something unknown", async () => {
  await here.load(town + bills + payments);
  const moved = `[账单]
编号,房号,项目,周期,金额,到期日
A1,3栋2单元1202,物业费,2026-11,360,2026-12-01
[缴费]
编号,账单,金额,日期
P1,A2,1,2026-11-20
P9,A9,1,2026-11-20
`;
  const said = await here.complaints(moved, { property: "town" });
  expect(said.map((line) => line.split(": ")[0])).toEqual(["list.csv:3:1", "list.csv:6:1", "list.csv:7:2"]);
});

test("a workbook's numbers and dates are taken as they are meant", async () => {
  await here.load(town);
  const date = (value: string) => ({ value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" });
  const file = await writeExcelFile([
    {
      sheet: "bills",
      data: [
        ["number", "unit", "item", "period", "amount", "due"],
        ["A1", "3-2-1201", "heating", date("2026-11-01"), 0.1 + 0.2, date("2026-12-01")],
      ],
    },
    {
      sheet: "payments",
      data: [
        ["number", "bill", "amount", "date"],
        [17, "A1", 0.3, date("2026-11-20")],
      ],
    },
  ]).toBuffer();
  await here.load(file, { name: "bills.xlsx", property: "town" });
  expect(await stored()).toEqual([["A1", "heating", "2026-11", 30, 30, "2026-12-01"]]);
});
