import { z } from "zod";
import {
  code,
  language,
  line,
  optional,
  phone,
  residentKind,
  role,
  shownPhone,
  skills,
  unitPart,
  yesNo,
  zone,
} from "./field.ts";
import type { Problem } from "./problem.ts";
import { fold, kind, readEntries } from "./record.ts";
import type { Section } from "./table.ts";

const property = optional(line(60), undefined);

const kinds = {
  properties: kind(
    ["小区", "项目", "properties", "property"],
    { code: "编码 编号", name: "名称 小区名称", zone: "时区", phone: "电话 服务电话" },
    z.object({ code, name: line(60), zone: optional(zone, null), phone: optional(shownPhone, null) }),
  ),
  units: kind(
    ["房屋", "房号", "units", "unit"],
    { property: "小区 项目", building: "楼栋 栋 楼号", entrance: "单元", room: "房号 室号", label: "显示名" },
    z.object({
      property,
      building: unitPart,
      entrance: optional(unitPart, ""),
      room: unitPart,
      label: optional(line(60), null),
    }),
  ),
  areas: kind(
    ["公共区域", "公区", "areas", "area"],
    { property: "小区 项目", name: "名称 区域", clubhouse: "会所" },
    z.object({ property, name: line(60), clubhouse: optional(yesNo, false) }),
  ),
  residents: kind(
    ["住户", "业主", "residents", "resident"],
    { property: "小区 项目", name: "姓名", phone: "电话 手机 手机号", unit: "房号", kind: "身份", language: "语言" },
    z.object({
      property,
      name: line(60),
      phone,
      unit: line(60),
      kind: residentKind,
      language: optional(language, null),
    }),
  ),
  staff: kind(
    ["员工", "staff"],
    {
      property: "小区 项目",
      name: "姓名",
      phone: "电话 手机 手机号",
      role: "岗位",
      department: "部门",
      skills: "技能",
      shift: "班次",
    },
    z.object({
      property,
      name: line(60),
      phone,
      role,
      department: optional(line(60), ""),
      skills: optional(skills, []),
      shift: optional(line(40), "day"),
    }),
  ),
};

/** What the sections of a file hold, each row checked by itself. */
export type Entries = ReturnType<typeof readKinds>;

/** Reads every section; adds to `problems` those that are none of ours. */
export function readKinds(sections: readonly Section[], problems: Problem[]) {
  const known = Object.values(kinds).flatMap(({ names }) => names);
  for (const { name, place } of sections.filter((section) => !known.includes(fold(section.name)))) {
    const choices = Object.values(kinds).map(({ names }) => names[0]);
    const message = `分区 “${name}” 不认识，可用 / is no section; there are: ${choices.join(", ")} (${Object.keys(kinds).join(", ")})`;
    problems.push({ ...place, message });
  }
  return {
    properties: readEntries(kinds.properties, sections, problems),
    units: readEntries(kinds.units, sections, problems),
    areas: readEntries(kinds.areas, sections, problems),
    residents: readEntries(kinds.residents, sections, problems),
    staff: readEntries(kinds.staff, sections, problems),
  };
}
