import { z } from "zod";
import {
  amount,
  areas,
  billItem,
  billLines,
  bookNumber,
  code,
  day,
  language,
  line,
  optional,
  paidAmount,
  period,
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

const ofProperty = "小区 小區 项目 項目";
const property = optional(line(60), undefined);

const kinds = {
  properties: kind(
    ["小区", "小區", "项目", "項目", "properties", "property"],
    { code: "编码 編碼 编号 編號", name: "名称 名稱 小区名称", zone: "时区 時區", phone: "电话 電話 服务电话" },
    z.object({ code, name: line(60), zone: optional(zone, null), phone: optional(shownPhone, null) }),
  ),
  units: kind(
    ["房屋", "房号", "units", "unit"],
    {
      property: ofProperty,
      building: "楼栋 樓棟 栋 楼号",
      entrance: "单元 單元",
      room: "房号 房號 室号",
      label: "显示名 顯示名",
    },
    z.object({
      property,
      building: unitPart,
      entrance: optional(unitPart, ""),
      room: unitPart,
      label: optional(line(60), null),
    }),
  ),
  areas: kind(
    ["公共区域", "公共區域", "公区", "areas", "publicareas"],
    { property: ofProperty, name: "名称 名稱 区域", clubhouse: "会所 會所" },
    z.object({ property, name: line(60), clubhouse: optional(yesNo, false) }),
  ),
  residents: kind(
    ["住户", "住戶", "业主", "業主", "residents", "resident"],
    {
      property: ofProperty,
      name: "姓名",
      phone: "电话 電話 手机 手机号",
      unit: "房号 房號",
      kind: "身份 身分",
      language: "语言 語言",
    },
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
    ["员工", "員工", "staff"],
    {
      property: ofProperty,
      name: "姓名",
      phone: "电话 電話 手机 手机号",
      role: "岗位 崗位",
      department: "部门 部門",
      skills: "技能",
      shift: "班次",
      areas: "片区 片區 楼栋 樓棟",
    },
    z.object({
      property,
      name: line(60),
      phone,
      role,
      department: optional(line(60), ""),
      skills: optional(skills, []),
      shift: optional(line(40), "day"),
      areas: optional(areas, []),
    }),
  ),
  roster: kind(
    ["排班", "排班表", "roster"],
    { property: ofProperty, name: "姓名", phone: "电话 電話 手机 手机号", date: "日期", shift: "班次" },
    z.object({ property, name: line(60), phone: optional(phone, undefined), date: day, shift: line(40) }),
  ),
  bills: kind(
    ["账单", "帳單", "费用", "費用", "bills", "bill"],
    {
      property: "小区 小區",
      number: "编号 編號 账单编号 帳單編號",
      unit: "房号 房號",
      item: "项目 項目 费用项目 收费项目",
      period: "周期 账期 期间 帳期",
      amount: "金额 金額 应缴",
      due: "到期日 截止日 最晚缴费日",
      lines: "明细 明細 分项",
    },
    z.object({
      property,
      number: bookNumber,
      unit: line(60),
      item: billItem,
      period,
      amount,
      due: day,
      lines: optional(billLines, []),
    }),
  ),
  payments: kind(
    ["缴费", "繳費", "收款", "缴费记录", "payments", "payment"],
    {
      property: ofProperty,
      number: "编号 編號 流水号 收据号",
      bill: "账单 账单编号 帳單 帳單編號",
      amount: "金额 金額 实缴",
      date: "日期 缴费日期 繳費日期",
      method: "方式 缴费方式 繳費方式",
    },
    z.object({
      property,
      number: bookNumber,
      bill: bookNumber,
      amount: paidAmount,
      date: day,
      method: optional(line(40), ""),
    }),
  ),
  prices: kind(
    ["价目表", "價目表", "价格", "價格", "prices", "price"],
    {
      property: "小区 小區",
      code: "编码 編碼 编号 編號",
      name: "名称 名稱 项目 項目",
      group: "类别 類別 分类 分類",
      unit: "单位 單位",
      labour: "人工费 人工費 人工",
    },
    z.object({ property, code, name: line(40), group: line(20), unit: line(10), labour: amount }),
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
    roster: readEntries(kinds.roster, sections, problems),
    bills: readEntries(kinds.bills, sections, problems),
    payments: readEntries(kinds.payments, sections, problems),
    prices: readEntries(kinds.prices, sections, problems),
  };
}
