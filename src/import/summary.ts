import type { ImportSummary } from "./write.ts";

const sections = [
  ["properties", "小区"],
  ["units", "房屋"],
  ["areas", "公共区域"],
  ["residents", "住户"],
  ["staff", "员工"],
  ["roster", "排班"],
  ["bills", "账单"],
  ["payments", "缴费"],
  ["prices", "价目表"],
] as const;

/** What an import did, in Chinese and in English. */
export function describe(file: string, summary: ImportSummary): readonly [string, string] {
  const filled = sections
    .map(([key, name]) => ({ key, name, ...summary[key] }))
    .filter(({ created, updated, unchanged }) => created + updated + unchanged > 0);
  const zh = filled.map((row) => `${row.name} 新增 ${row.created}、更新 ${row.updated}、不变 ${row.unchanged}`);
  const en = filled.map(
    (row) => `${row.key} ${row.created} created, ${row.updated} updated, ${row.unchanged} unchanged`,
  );
  const idle = filled.every(({ created, updated }) => created + updated === 0);
  return [
    `${file} 已导入：${zh.join("；")}${idle ? "。没有任何变化" : ""}`,
    `${file} imported: ${en.join("; ")}${idle ? ". Nothing has changed" : ""}`,
  ];
}
