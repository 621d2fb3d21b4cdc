import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Office, office, short } from "./office.ts";

let here: Office;
beforeAll(async () => {
  here = await office();
});
afterEach(() => here.empty());
afterAll(() => here.close());

const text = "[小区]\r\n编码,名称\r\ntown,大城\r\n[公共区域]\r\n名称\r\n花园\r\n";
/** "[小区]\n编码,名称\ntown,大城\n" as Chinese Excel saves it. */
const gb18030 = Buffer.from("5bd0a1c7f85d0ab1e0c2eb2cc3fbb3c60a746f776e2cb4f3b3c70a", "hex");

test("a file in GB18030 reads like one in UTF-8", async () => {
  await here.load(gb18030);
  expect(await here.rows("SELECT code, name FROM property")).toEqual([["town", "大城"]]);
});

test("a byte-order mark and Windows line ends go unnoticed", async () => {
  expect(short(await here.load(`\uFEFF${text}`))).toEqual({ properties: "1/0/0", areas: "1/0/0" });
});

test("text that Excel calls Unicode, with tabs, is read", async () => {
  const file = Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le");
  expect(short(await here.load(file))).toEqual({ properties: "1/0/0", areas: "1/0/0" });
});

test("empty cells that a spreadsheet adds at the end of lines are no columns", async () => {
  const padded = "[小区],,,\n编码,名称,,\ntown,大城,,\n,,,\n# 备注,,,\n[公共区域],,,\n名称,,,\n花园,,,\n";
  expect(short(await here.load(padded))).toEqual({ properties: "1/0/0", areas: "1/0/0" });
});

test("English names and any order of columns do as well", async () => {
  const file = `[Properties]\nName,CODE\nGreen Lake,town
[units]\nroom,Building*,entrance\n1201,3,2
[Areas]\nclubhouse,name\nyes,Club
[residents]\nKind,unit,phone,name,language\nowner,3-2-1201,13800000001,Emily,en
[STAFF]\nrole,skills,shift,department,phone,name\nengineer,"plumbing, door_lock",day,,13800000002,Bob`;
  const summary = await here.load(file);
  expect(short(summary)).toEqual({
    properties: "1/0/0",
    units: "1/0/0",
    areas: "1/0/0",
    residents: "1/0/0",
    staff: "1/0/0",
  });
  expect(await here.rows("SELECT skills FROM staff")).toEqual([[["plumbing", "door_lock"]]]);
});

test("a list in traditional characters is read", async () => {
  const file =
    "[小區]\n編碼,名稱\ntown,大城\n[房屋]\n樓棟,單元,房號\n3棟,2單元,1201\n[住戶]\n姓名,電話,房號,身分,語言\n黃,13800000001,3棟2單元1201,業主,繁體";
  expect(short(await here.load(file))).toEqual({ properties: "1/0/0", units: "1/0/0", residents: "1/0/0" });
  expect(await here.rows("SELECT building, entrance, label FROM unit")).toEqual([["3", "2", "3棟2單元1201"]]);
});
