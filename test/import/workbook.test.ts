import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { type Office, office, short } from "./office.ts";

let here: Office;
beforeAll(async () => {
  here = await office();
});
afterEach(() => here.empty());
afterAll(() => here.close());

const workbook = (sheets: Record<string, SheetData>) =>
  writeExcelFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer();
const town: Record<string, SheetData> = {
  小区: [
    ["编码", "名称"],
    ["town", "大城"],
  ],
  房屋: [
    ["楼栋", "单元", "房号"],
    [3, 2, 1201],
    ["3", "2", "1202"],
  ],
};

test("a workbook has one sheet for each section; numbers are taken as they look", async () => {
  const file = await workbook({
    ...town,
    公共区域: [["名称", "会所"], ["会所", true], [], ["大堂", null]],
    住户: [["# 导出于十一月"], [], ["姓名", "电话", "房号", "身份"], ["张伟", 13800000001, "3-2-1201", "业主"]],
    "#说明": [["随便写"]],
    Sheet1: [],
  });
  const first = await here.load(file, { name: "town.xlsx" });
  expect(short(first)).toEqual({ properties: "1/0/0", units: "2/0/0", areas: "2/0/0", residents: "1/0/0" });
  expect(await here.rows("SELECT name, phone FROM person")).toEqual([["张伟", "13800000001"]]);
  expect(await here.rows("SELECT name FROM public_area WHERE clubhouse")).toEqual([["会所"]]);
  const second = await here.load(file, { name: "town.xlsx" });
  expect(short(second)).toEqual({ properties: "0/0/1", units: "0/0/2", areas: "0/0/2", residents: "0/0/1" });
});

test("mistakes are named by sheet, row and column letter", async () => {
  const file = await workbook({
    ...town,
    住户: [
      ["姓名", "电话", "身份", "房号", "年龄"],
      ["张伟", 12, "业主", "3-2-1201", null],
      [],
      ["李静", 13800000001, "业主", { value: new Date(Date.UTC(2026, 2, 2)), type: Date, format: "m/d" }, null],
      ["李静", 13800000001, "业主", "3-2-1209", null],
      ["王强", 13800000002, "业主", "3-2-1202", null],
      ["王强", 13800000002, "租户", "3-2-1202", null],
    ],
    停车位: [["编号"], [1]],
  });
  expect(await here.complaints(file, { name: "town.xlsx" })).toEqual([
    expect.stringMatching(/^town\.xlsx:住户!E1: 列 “年龄” 不认识/),
    "town.xlsx:住户!B2: 电话 “12” 不是电话号码 / is not a phone number",
    "town.xlsx:住户!D4: 房号 “2026-03-02” 被 Excel 当成了日期，请把该列设为文本 / was made a date by Excel; format the column as text",
    "town.xlsx:住户!D5: 房号 “3-2-1209” 没有这个房号 / is no known unit",
    "town.xlsx:住户!D7: 房号 “3-2-1202” 与 住户!D6 重复 / repeats 住户!D6",
    expect.stringMatching(/^town\.xlsx:停车位!A1: 分区 “停车位” 不认识/),
  ]);
  expect(await here.sizes()).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a damaged or an old workbook is refused in one line", async () => {
  const file = await workbook(town);
  expect(await here.complaints(file.subarray(0, file.length / 2), { name: "town.xlsx" })).toEqual([
    expect.stringMatching(/^town\.xlsx:1:1: 不是可读的 XLSX 文件 \/ is no readable XLSX file: /),
  ]);
  expect(await here.complaints(Buffer.from("d0cf11e0a1b11ae1", "hex"), { name: "town.xls" })).toEqual([
    "town.xls:1:1: 是旧版 .xls，请另存为 .xlsx / this is an old .xls file; save it as .xlsx",
  ]);
});
