import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Office, office, short } from "./office.ts";

let here: Office;
beforeAll(async () => {
  here = await office();
});
afterEach(() => here.empty());
afterAll(() => here.close());

const list = `# what everybody has
[小区]
编码,名称,电话
hai,海风苑,0571-0000 0000

[房屋]
楼栋,单元,房号
3,2,1201
3,2,1202
A,,101

[公共区域]
名称,会所
大堂,否
会所,是

[住户]
姓名,电话,房号,身份,语言
张伟,138 0000 0001,3栋2单元1201,业主,
李静,13800000002,3-2-1202,租户,en
李静,13800000002,A101,业主,

[员工]
姓名,电话,岗位,部门,技能,班次
罗师傅,13800000003,工程,工程部,"水管与下水道、plumbing,电梯",always
叶晓,13800000004,front-desk,,,
`;

test("a file brings properties, units, areas, residents and staff", async () => {
  const summary = await here.load(list);
  expect(short(summary)).toEqual({
    properties: "1/0/0",
    units: "3/0/0",
    areas: "2/0/0",
    residents: "3/0/0",
    staff: "2/0/0",
  });
  expect(await here.rows("SELECT code, name, zone, phone, demo FROM property")).toEqual([
    ["hai", "海风苑", "Asia/Hong_Kong", "0571-0000 0000", false],
  ]);
  expect(await here.rows("SELECT building, entrance, room, label FROM unit ORDER BY id")).toEqual([
    ["3", "2", "1201", "3栋2单元1201"],
    ["3", "2", "1202", "3栋2单元1202"],
    ["A", "", "101", "A栋101"],
  ]);
  expect(await here.rows("SELECT name, clubhouse FROM public_area ORDER BY id")).toEqual([
    ["大堂", false],
    ["会所", true],
  ]);
  const homes = `SELECT name, phone, language, label, kind FROM residency JOIN person ON person.id = person_id
    JOIN unit ON unit.id = unit_id ORDER BY person_id, unit_id`;
  expect(await here.rows(homes)).toEqual([
    ["张伟", "13800000001", "zh-CN", "3栋2单元1201", "owner"],
    ["李静", "13800000002", "en", "3栋2单元1202", "tenant"],
    ["李静", "13800000002", "en", "A栋101", "owner"],
  ]);
  const desk =
    "SELECT name, role, department, skills, shift FROM staff JOIN person ON person.id = person_id ORDER BY person.id";
  expect(await here.rows(desk)).toEqual([
    ["罗师傅", "engineer", "工程部", ["plumbing", "elevator"], "always"],
    ["叶晓", "front-desk", "", [], "day"],
  ]);
});

test("the same file a second time changes nothing, not even a row's version", async () => {
  await here.load(list);
  const versions = () =>
    here.rows(
      "SELECT xmin::text, id FROM person UNION ALL SELECT xmin::text, id FROM unit UNION ALL SELECT xmin::text, id FROM staff ORDER BY 1, 2",
    );
  const before = await versions();
  const summary = await here.load(list);
  expect(short(summary)).toEqual({
    properties: "0/0/1",
    units: "0/0/3",
    areas: "0/0/2",
    residents: "0/0/3",
    staff: "0/0/2",
  });
  expect(await versions()).toEqual(before);
});

test("a later file changes what it says otherwise, and leaves what it does not mention", async () => {
  await here.load(list);
  const later = `[小区]\n编码,名称\nhai,海风苑二期
[房屋]\n楼栋,单元,房号,显示名\n3,2,1201,顶楼大户
[公共区域]\n名称,会所\n大堂,是
[住户]\n姓名,电话,房号,身份,语言\n张伟,13800000001,顶楼大户,租户,\n李静,13800000002,A101,业主,zh-TW
[员工]\n姓名,电话,岗位,技能\n罗师傅,13800000003,主管,电路`;
  expect(short(await here.load(later))).toEqual({
    properties: "0/1/0",
    units: "0/1/0",
    areas: "0/1/0",
    residents: "0/2/0",
    staff: "0/1/0",
  });
  expect(await here.rows("SELECT name, zone, phone FROM property")).toEqual([
    ["海风苑二期", "Asia/Hong_Kong", "0571-0000 0000"],
  ]);
  expect(await here.rows("SELECT role, department, skills, shift FROM staff ORDER BY id LIMIT 1")).toEqual([
    ["supervisor", "工程部", ["electrical"], "always"],
  ]);
  expect(await here.rows("SELECT name, language FROM person ORDER BY id LIMIT 2")).toEqual([
    ["张伟", "zh-CN"],
    ["李静", "zh-TW"],
  ]);
  expect(await here.rows("SELECT kind FROM residency ORDER BY person_id, unit_id")).toEqual([
    ["tenant"],
    ["tenant"],
    ["owner"],
  ]);
  expect(await here.sizes()).toEqual([1, 3, 2, 4, 3, 2]);
});

test("an empty cell says: as usual", async () => {
  await here.load(list);
  await here.load("[员工]\n小区,姓名,电话,岗位,部门,技能,班次\nhai,罗师傅,13800000003,工程,,,\n");
  expect(await here.rows("SELECT department, skills, shift FROM staff ORDER BY id LIMIT 1")).toEqual([["", [], "day"]]);
});

test("rows find their property by code or name, by the command, or because there is only one", async () => {
  const two = "[小区]\n编码,名称\nhai,海风苑\nshan,青山里\n";
  const unplaced = /^list\.csv:7:1: 不知道属于哪个小区.*--property CODE$/;
  expect(await here.complaints(`${two}[公共区域]\n名称\n大堂\n花园\n`)).toEqual([expect.stringMatching(unplaced)]);
  await here.load(two);
  await here.load("[公共区域]\n名称\n大堂\n", { property: "shan" });
  await here.load("[公共区域]\n小区,名称\nhai,大堂\n青山里,花园\n");
  const areas =
    "SELECT code, public_area.name FROM public_area JOIN property ON property.id = property_id ORDER BY 1, 2";
  expect(await here.rows(areas)).toEqual([
    ["hai", "大堂"],
    ["shan", "大堂"],
    ["shan", "花园"],
  ]);
  expect(await here.complaints("[公共区域]\n名称\n大堂\n", { property: "hia" })).toEqual([
    expect.stringMatching(/^list\.csv:1:1: 没有小区 “hia”/),
  ]);
  expect(await here.complaints("[公共区域]\n小区,名称\nhia,大堂\n")).toEqual([
    "list.csv:3:1: 小区 “hia” 没有这个小区 / is no known property",
  ]);
  const twins = "[小区]\n编码,名称\nshan2,青山里\n[公共区域]\n小区,名称\n海风苑,花园\nshan2,花园\n青山里,花园\n";
  expect(await here.complaints(twins)).toEqual(["list.csv:8:1: 小区 “青山里” 没有这个小区 / is no known property"]);
});

test("residents find units that an earlier file brought, however the number is written", async () => {
  await here.load(list);
  const spelled = [
    "3栋2单元1201",
    "3-2-1201",
    "３－２－１２０１",
    "3棟2單元1201室",
    " 3栋 2单元 1201 ",
    "a101",
    "A-101",
  ];
  const rows = spelled.map((unit, index) => `住户${index},1390000000${index},${unit},业主`);
  const summary = await here.load(`[住户]\n姓名,电话,房号,身份\n${rows.join("\n")}\n`, { property: "hai" });
  expect(short(summary)).toEqual({ residents: "7/0/0" });
});

test("a number that may mean two units is refused", async () => {
  const twins =
    "[小区]\n编码,名称\nhai,海风苑\n[房屋]\n楼栋,单元,房号\n3,2,1201\n3-2,,1201\n[住户]\n姓名,电话,房号,身份\n";
  expect(await here.complaints(`${twins}张伟,13800000001,3-2-1201,业主\n`)).toEqual([
    "list.csv:10:3: 房号 “3-2-1201” 对应不止一个房号 / may mean several units",
  ]);
  await here.load(`${twins}张伟,13800000001,3栋2单元1201,业主\n`);
});

test("a phone number is the same however it is written", async () => {
  const spelled = ["13800000001", "138 0000 0001", "138-0000-0001", "+86 138 0000 0001", "１３８００００００01"];
  for (const phone of spelled) {
    await here.load(`${list}\n[员工]\n姓名,电话,岗位\n石勇,${phone},保安\n`);
  }
  expect(await here.rows("SELECT phone FROM person WHERE name = '石勇'")).toEqual([["13800000001"]]);
});

test("a resident who works here is one person", async () => {
  await here.load(`${list}[员工]\n姓名,电话,岗位\n张伟,13800000001,保安\n`);
  expect(await here.rows("SELECT count(*)::int FROM person WHERE name = '张伟'")).toEqual([[1]]);
});

test("a property does not become a demo by a later import, nor stops to be one", async () => {
  await here.load(list);
  await here.load(list.replace("海风苑", "海风苑二期"), { demo: true });
  expect(await here.rows("SELECT name, demo FROM property")).toEqual([["海风苑二期", false]]);
  await here.empty();
  await here.load(list, { demo: true });
  await here.load(list.replace("海风苑", "海风苑二期"));
  expect(await here.rows("SELECT demo FROM property")).toEqual([[true]]);
});

test("somebody dismissed is not taken back by an old list", async () => {
  await here.load(list);
  await here.db.prisma.staff.updateMany({ data: { dismissedAt: new Date(0) } });
  await here.load(list.replace("工程部", "维修部"));
  expect(await here.rows("SELECT count(*)::int FROM staff WHERE dismissed_at IS NULL")).toEqual([[0]]);
});

test("two imports at once end as one", async () => {
  const summaries = await Promise.all([here.load(list), here.load(list)]);
  expect(summaries.map(({ staff }) => staff.created).sort()).toEqual([0, 2]);
  expect(await here.sizes()).toEqual([1, 3, 2, 4, 3, 2]);
});

test("a thousand units and more than a thousand residents are stored and known again", async () => {
  const units = Array.from({ length: 1_001 }, (_, index) => `${(index % 7) + 1},1,${1_000 + index}`);
  const residents = Array.from({ length: 2_500 }, (_, index) => {
    const unit = units[index % units.length]?.replaceAll(",", "-");
    return `住户${index},139${String(index).padStart(8, "0")},${unit},家属,`;
  });
  const town = `[小区]\n编码,名称\ntown,大城\n[房屋]\n楼栋,单元,房号\n${units.join("\n")}\n[住户]\n姓名,电话,房号,身份,语言\n${residents.join("\n")}\n`;
  expect(short(await here.load(town))).toEqual({ properties: "1/0/0", units: "1001/0/0", residents: "2500/0/0" });
  expect(short(await here.load(town))).toEqual({ properties: "0/0/1", units: "0/0/1001", residents: "0/0/2500" });
  const later = town.replace(/(住户400,.*)家属/, "$1租户").replace(/(住户2400,.*)$/m, "$1en");
  expect(short(await here.load(later)).residents).toBe("0/2/2498");
});
