import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programDir } from "../../src/config.ts";
import { listDemoPeople } from "../../src/domain/demo.ts";
import { repairCategories } from "../../src/domain/request.ts";
import { hasSkill, listStaff, staffRoles } from "../../src/domain/staff.ts";
import type { ImportSummary } from "../../src/import/write.ts";
import { loadTexts } from "../../src/text.ts";
import { type Office, office } from "./office.ts";

let here: Office;
let summary: ImportSummary;
let propertyId: number;
beforeAll(async () => {
  here = await office();
  summary = await here.load(readFileSync(join(programDir, "config", "demo.csv")), { name: "demo.csv", demo: true });
  propertyId = (await here.db.prisma.property.findFirstOrThrow()).id;
});
afterAll(() => here.close());

test("the demo property imports cleanly, with one clubhouse and only invented phone numbers", async () => {
  expect(summary.units.created).toBeGreaterThanOrEqual(24);
  expect(summary.areas.created).toBeGreaterThanOrEqual(10);
  expect(await here.rows("SELECT code, name, zone, demo FROM property")).toEqual([
    ["cuihu", "翠湖花园", "Asia/Shanghai", true],
  ]);
  expect(await here.rows("SELECT name FROM public_area WHERE clubhouse")).toEqual([["翠湖会所"]]);
  expect(await here.rows("SELECT phone FROM person WHERE phone !~ '^1380000[0-9]{4}$'")).toEqual([]);
});

test("the first resident owns one unit, and the others are of every kind and language", async () => {
  const [first] = await listDemoPeople(here.db.prisma);
  expect(first).toMatchObject({ name: "张伟", role: "resident", unit: "3栋2单元1201" });
  expect(await here.db.prisma.residency.count({ where: { personId: first?.id ?? 0 } })).toBe(1);
  expect(await here.rows("SELECT DISTINCT kind FROM residency ORDER BY 1")).toEqual([
    ["family"],
    ["owner"],
    ["tenant"],
  ]);
  expect(await here.rows("SELECT DISTINCT language FROM person ORDER BY 1")).toEqual([["en"], ["zh-CN"], ["zh-TW"]]);
  expect(await here.rows("SELECT count(*)::int FROM residency GROUP BY person_id HAVING count(*) > 1")).toEqual([[2]]);
});

test("staff of every role are on duty round the clock, and somebody repairs each category", async () => {
  const staff = await listStaff(here.db.prisma, propertyId);
  expect(new Set(staff.map(({ role }) => role))).toEqual(new Set(staffRoles));
  expect(new Set(staff.map(({ shift }) => shift))).toEqual(new Set(["always"]));
  const engineers = staff.filter(({ role }) => role === "engineer");
  for (const category of repairCategories) {
    expect(
      engineers.filter((engineer) => hasSkill(engineer, category)),
      category,
    ).not.toHaveLength(0);
  }
  expect(engineers.filter((engineer) => hasSkill(engineer, "plumbing")).length).toBeGreaterThan(1);
});

test("the price list has about twenty items, each with a price for labour", async () => {
  expect(summary.prices.created).toBeGreaterThanOrEqual(20);
  expect(await here.rows("SELECT name, labour_cents FROM price_item WHERE code = 'SD-01'")).toEqual([
    ["换水龙头", 4_000],
  ]);
  const again = "[价目表]\n编码,名称,类别,单位,人工费\nSD-01,换水龙头,水电,个,45\nSD-02,换角阀,水电,个,30\n";
  expect((await here.load(again, { property: "cuihu" })).prices).toEqual({ created: 0, updated: 1, unchanged: 1 });
});

test("skills may be written as the bot says them", async () => {
  const texts = loadTexts(join(programDir, "locales"));
  for (const category of repairCategories) {
    const skills = texts.format("zh-CN", { id: `category-${category}` });
    await here.load(`[员工]\n姓名,电话,岗位,技能\n丁师傅,13800000207,工程,${skills}\n`, { property: "cuihu" });
    expect(
      await here.rows("SELECT skills FROM staff JOIN person ON person.id = person_id WHERE name = '丁师傅'"),
    ).toEqual([[[category]]]);
  }
});
