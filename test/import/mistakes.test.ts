import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Office, office } from "./office.ts";

let here: Office;
beforeAll(async () => {
  here = await office();
});
afterEach(() => here.empty());
afterAll(() => here.close());

const town = "[小区]\n编码,名称\ntown,大城\n[房屋]\n楼栋,单元,房号\n3,2,1201\n3,2,1202\n";

test("all mistakes are named at once, each with its line and column, and nothing is imported", async () => {
  const file = `[小区]
编码,名称,时区
大城,,Mars/Olympus

# comments and blank lines count, too
[房屋]
楼栋,单元,房号
3,2,1201
3,2,

[公共区域]
会所,名称
也许,大堂

[住户]
身份,姓名,电话,房号
业主,张伟,12,3栋2单元1201
邻居,李静,13800000001,9栋1

[员工]
姓名,电话,岗位,技能,班次
罗师傅,13800000002,工程,水管、木工,白天
`;
  expect(await here.complaints(file, { name: "demo.csv" })).toEqual([
    "demo.csv:3:1: 编码 “大城” 只能用字母、数字和 - _ . / must be letters, digits and - _ . only",
    "demo.csv:3:2: 名称 “” 不能为空 / must not be empty",
    "demo.csv:3:3: 时区 “Mars/Olympus” 不是时区，例如 Asia/Shanghai / is no time zone like Asia/Shanghai",
    "demo.csv:9:3: 房号 “” 不能为空 / must not be empty",
    "demo.csv:13:1: 会所 “也许” 只能写 是、否 / must be one of true, false",
    "demo.csv:17:3: 电话 “12” 不是电话号码 / is not a phone number",
    "demo.csv:18:1: 身份 “邻居” 只能写 业主、租户、家属 / must be one of owner, tenant, family",
    expect.stringMatching(/^demo\.csv:22:4: 技能 “水管、木工” 里的 “木工” 只能写 水管与下水道、电路与照明、/),
    "demo.csv:22:5: 班次 “白天” 不是班次，政策文件里有 / is no shift (白天); the policy has: always、day",
  ]);
  expect(await here.sizes()).toEqual([0, 0, 0, 0, 0, 0]);
});

test("one wrong cell keeps a whole file out", async () => {
  const residents = Array.from(
    { length: 50 },
    (_, index) => `住户${index},139000000${10 + index},3-2-1201,家属\n`,
  ).join("");
  const file = `${town}[住户]\n姓名,电话,房号,身份\n${residents}张伟,13800000001,3-2-1203,业主\n`;
  expect(await here.complaints(file)).toEqual(["list.csv:60:3: 房号 “3-2-1203” 没有这个房号 / is no known unit"]);
  expect(await here.sizes()).toEqual([0, 0, 0, 0, 0, 0]);
});

test("rows that repeat each other are named with both lines", async () => {
  const file = `${town}3栋,2单元,1201室
[公共区域]\n名称\n大堂\n花园\n大堂
[住户]\n姓名,电话,房号,身份,语言\n张伟,13800000001,3-2-1201,业主,\n张伟,138 0000 0001,3栋2单元1201,租户,en\n张伟,13800000001,3-2-1202,业主,zh-TW
[员工]\n姓名,电话,岗位\n石勇,13800000002,保安\n石勇,13800000002,保洁
[小区]\n编码,名称\ntown,小镇
`;
  const lines = await here.complaints(file, { property: "town" });
  expect(lines).toEqual([
    "list.csv:8:3: 房号 “1201室” 与 第 6 行 重复 / repeats line 6",
    "list.csv:13:1: 名称 “大堂” 与 第 11 行 重复 / repeats line 11",
    "list.csv:17:3: 房号 “3栋2单元1201” 与 第 16 行 重复 / repeats line 16",
    "list.csv:18:5: 语言 “zh-TW” 与 第 17 行 同一个人的语言不同 / differs from line 17, the same person",
    "list.csv:22:1: 姓名 “石勇” 与 第 21 行 重复 / repeats line 21",
    "list.csv:25:1: 编码 “town” 与 第 3 行 重复 / repeats line 3",
  ]);
});

test("two units may not share a label", async () => {
  const file = "[小区]\n编码,名称\ntown,大城\n[房屋]\n显示名,楼栋,房号\n顶楼,1,9\n顶楼,2,9\n";
  expect(await here.complaints(file)).toEqual(["list.csv:7:1: 显示名 “顶楼” 与 第 6 行 重复 / repeats line 6"]);
});

test("sections and columns that are unknown, missing or doubled are named", async () => {
  const file = `姓名,电话\n张伟,1\n[停车位]\n编号\n1\n[房屋]\n楼栋,房间,单元,单元\n3,1201,2,2\n[员工]\n姓名,电话,岗位,年龄,\n石勇,13800000002,保安,30,多\n[小区]\n`;
  const lines = await here.complaints(file, { property: "town" });
  expect(lines).toEqual([
    "list.csv:1:1: 前面没有分区名，请先写一行如 [住户] / stands under no section; begin with a line like [residents]",
    expect.stringMatching(
      /^list\.csv:3:1: 分区 “停车位” 不认识，可用 .*小区, 房屋, 公共区域, 住户, 员工, 排班, 账单, 缴费, 价目表 \(properties, units/,
    ),
    "list.csv:7:1: 缺少列 / missing columns: 房号 room",
    expect.stringMatching(/^list\.csv:7:2: 列 “房间” 不认识，可用的列 .*: 小区 property, 楼栋 building,/),
    "list.csv:7:4: 列 “单元” 出现了两次 / appears twice",
    expect.stringMatching(/^list\.csv:10:4: 列 “年龄” 不认识/),
    "list.csv:11:5: “多” 所在的列没有列名 / stands in a column without a name",
    "list.csv:12:1: 分区 “小区” 没有表头 / section has no header",
  ]);
});

test("a broken list of units does not make every resident's unit unknown", async () => {
  const file =
    "[小区]\n编码,名称\ntown,大城\n[房屋]\n楼栋,房间\n3,1201\n[住户]\n姓名,电话,房号,身份\n张伟,13800000001,3-1201,业主\n";
  const lines = await here.complaints(file);
  expect(lines.map((line) => line.slice(0, 12))).toEqual(["list.csv:5:1", "list.csv:5:2"]);
});

test("characters that nobody sees, endless names and broken quotes are refused where they stand", async () => {
  const file = `[小区]\n编码,名称\ntown,大城\n[公共区域]\n名称,会所\n大\u0007堂,否\n"花\n园",否\n泳\u200b池,否\n${"长".repeat(61)},否\n"健身"区,否\n"车库,否\n南门,否\n`;
  expect(await here.complaints(file)).toEqual([
    "list.csv:6:1: 名称 “大\uFFFD堂” 含有控制字符或乱码 / holds control or broken characters",
    "list.csv:7:1: 引号不成对 / a quotation mark is out of place",
    "list.csv:8:1: 引号不成对 / a quotation mark is out of place",
    "list.csv:9:1: 名称 “泳\uFFFD池” 含有控制字符或乱码 / holds control or broken characters",
    `list.csv:10:1: 名称 “${"长".repeat(40)}…” 太长，最多 60 个字 / is longer than 60 characters`,
    "list.csv:11:1: 引号不成对 / a quotation mark is out of place",
    "list.csv:12:1: 引号不成对 / a quotation mark is out of place",
  ]);
  const wrapped = '[公共区域]\n名称,会所\n"花\n园",否\n,是\n';
  await here.load(town);
  expect(await here.complaints(wrapped, { property: "town" })).toEqual([
    "list.csv:3:1: 名称 “花\uFFFD园” 含有控制字符或乱码 / holds control or broken characters",
    "list.csv:5:1: 名称 “” 不能为空 / must not be empty",
  ]);
});

test("what is no phone number is refused, and what is one is not", async () => {
  await here.load(town);
  const phones = ["12", "1.38E+10", "电话同上", "13800000001转", "", "138000000010000000"];
  const fine = [
    "110110",
    "0571-8888 0000",
    "(0571)88880000",
    "+852 2345 6789",
    "0571-88880000转801",
    "02088880000 ext. 12",
  ];
  const list = (words: readonly string[]) =>
    `[员工]\n姓名,电话,岗位\n${words.map((word, index) => `甲${index},${word},保安`).join("\n")}\n`;
  const lines = await here.complaints(list(phones), { property: "town" });
  expect(lines.map((line) => line.split(":").slice(1, 3).join(":"))).toEqual([
    "3:2",
    "4:2",
    "5:2",
    "6:2",
    "7:2",
    "8:2",
  ]);
  expect((await here.load(list(fine), { property: "town" })).staff.created).toBe(fine.length);
});

test("of six hundred mistakes the first five hundred are told, and how many more there are", async () => {
  const file = `${town}[员工]\n姓名,电话,岗位\n${"石勇,一二三,保安\n".repeat(600)}`;
  const lines = await here.complaints(file);
  expect(lines).toHaveLength(501);
  expect(lines[500]).toBe("……还有 100 处 / and 100 more");
});

test.each(["", "\n\n", "# nothing\n", "[住户]\n姓名,电话,房号,身份\n"])(
  "a file without rows is a mistake: %j",
  async (file) => {
    expect(await here.complaints(file)).toEqual(["list.csv:1:1: 文件里没有数据 / the file holds no rows"]);
  },
);
