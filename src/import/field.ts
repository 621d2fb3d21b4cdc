import { z } from "zod";
import { type BillItem, billCentsAtMost, billItems } from "../domain/bill.ts";
import { type RepairCategory, repairCategories } from "../domain/request.ts";
import { staffRoles } from "../domain/staff.ts";
import { nameBuilding } from "./unit-name.ts";

const dateInstead = {
  error: "被 Excel 当成了日期，请把该列设为文本 / was made a date by Excel; format the column as text",
};

/** A line of text that must not be empty, without characters that nobody sees. */
export const line = (maxLength: number) =>
  z
    .string(dateInstead)
    .trim()
    .min(1, "不能为空 / must not be empty")
    .max(maxLength, `太长，最多 ${maxLength} 个字 / is longer than ${maxLength} characters`)
    // U+FFFD is what is left of bytes that no encoding explains.
    .refine(
      (value) => !/[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/u.test(value),
      "含有控制字符或乱码 / holds control or broken characters",
    );

/** The same, in half-width letters and digits. */
const plain = (maxLength: number) => line(maxLength).transform((value) => value.normalize("NFKC"));

/** A cell that may be empty, which then means `empty`; without its column it is undefined. */
export const optional = <T, E>(schema: z.ZodType<T>, empty: E) =>
  z
    .string(dateInstead)
    .transform((value, context): T | E => {
      if (value.trim() === "") return empty;
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "" });
      return z.NEVER;
    })
    .optional();

export const code = plain(40).refine(
  (value) => /^[A-Za-z0-9][\w.-]*$/.test(value),
  "只能用字母、数字和 - _ . / must be letters, digits and - _ . only",
);

export const unitPart = plain(20);

const isPhone = (value: string) => /^\+?\d{3,15}(?:转\d{1,6})?$/.test(value.replace(/[\s()-]/g, ""));
const extension = /\s*(?:转|轉|ext\.?|分机)\s*(?=\d{1,6}$)/i;

/** A phone number as its owner writes it. */
export const shownPhone = plain(40)
  .transform((value) => value.replace(extension, "转"))
  .refine(isPhone, "不是电话号码 / is not a phone number");

/** A phone number, the same however it was written. */
export const phone = shownPhone.transform((value) =>
  value.replace(/[\s()-]/g, "").replace(/^(?:\+|00)?86(?=1\d{10}$)/, ""),
);

export const zone = line(60).refine(isZone, "不是时区，例如 Asia/Shanghai / is no time zone like Asia/Shanghai");

/** One of a few values, each under its names; the first name of each is what messages suggest. */
export const choice = <V extends string | boolean>(names: readonly (readonly [V, string])[]) =>
  line(40).transform((value, context) => {
    const wanted = value.normalize("NFKC").toLowerCase();
    const found = names.find(([key, words]) => String(key) === wanted || words.split(" ").includes(wanted));
    if (found) return found[0];
    const known = { zh: names.map(([, words]) => words.split(" ")[0]), en: names.map(([key]) => key) };
    context.addIssue({
      code: "custom",
      message: `只能写 ${known.zh.join("、")} / must be one of ${known.en.join(", ")}`,
    });
    return z.NEVER;
  });

export const yesNo = choice([
  [true, "是 yes y 1 √"],
  [false, "否 no n 0 不是"],
]);

export const residentKind = choice([
  ["owner", "业主 業主 户主"],
  ["tenant", "租户 租戶 租客"],
  ["family", "家属 家屬 家人"],
]);

export const language = choice([
  ["zh-CN", "zh-cn 简体 简体中文 中文"],
  ["zh-TW", "zh-tw zh-hk 繁体 繁體 繁體中文"],
  ["en", "en 英文 英语 english"],
]);

const roleNames: Record<(typeof staffRoles)[number], string> = {
  "front-desk": "前台 管家 客服",
  engineer: "工程 维修 维修工 工程师",
  supervisor: "主管 主任",
  manager: "经理 經理 项目经理",
  finance: "财务 財務 会计",
  security: "保安 秩序维护",
  cleaner: "保洁 保潔 绿化",
};
export const role = choice(staffRoles.map((name) => [name, roleNames[name]] as const));

// Names of their own and not those of locales/: a file that was right yesterday stays so when a text changes.
const categoryNames: Record<RepairCategory, string> = {
  plumbing: "水管与下水道 给排水管道 给排水 水管 下水道 管道",
  electrical: "电路与照明 电路照明 电路 照明",
  door_lock: "门窗与门锁 门窗门锁 门窗 门锁",
  elevator: "电梯",
  hvac: "空调与暖气 空调暖气 空调 暖气",
  appliance_gas: "燃气与家电 燃气家电 燃气 家电",
  wall_leak_structure: "墙面渗水 墙面 渗水 开裂",
  intercom_network: "对讲与网络 对讲网络 对讲 网络",
  public_area: "公共设施",
  pest: "虫害",
  other: "其他 其它",
};
const category = choice(repairCategories.map((name) => [name, categoryNames[name]] as const));

/** Several categories, in the order of the list whatever their order in the cell. */
export const skills = line(200).transform((value, context) => {
  const names = value.split(/[,，、;；]/).filter((name) => name.trim() !== "");
  const meant = new Set<RepairCategory>();
  for (const name of names) {
    const parsed = category.safeParse(name);
    if (parsed.success) meant.add(parsed.data);
    else context.addIssue({ code: "custom", message: `里的 “${name.trim()}” ${parsed.error.issues[0]?.message}` });
  }
  return repairCategories.filter((name) => meant.has(name));
});

const itemNames: Record<BillItem, string> = {
  "property-fee": "物业费 物管费 管理费 物業費 管理費",
  heating: "取暖费 暖气费 采暖费 暖氣費",
  "cold-water": "自来水费 水费 冷水费 自來水費 水費",
  "hot-water": "热水费 熱水費",
  "reclaimed-water": "中水费 中水費",
  electricity: "电费 電費",
  gas: "燃气费 煤气费 天然气费 瓦斯費",
  parking: "停车费 车位费 停車費",
  rent: "租金 房租",
  storeroom: "储藏室费 儲藏室費",
  card: "门禁卡费 卡费 門禁卡費",
  "overtime-air-conditioning": "加时空调费 空调费 加時空調費",
  "waste-removal": "清运费 垃圾清运费 垃圾费 清運費",
  "maintenance-fund": "维修资金 维修基金 維修資金",
  deposit: "押金 保证金",
  service: "服务费 有偿服务费 服務費",
  damage: "损坏赔付 赔偿 損壞賠付",
  other: "其他费用 其他 其它 其他費用",
};
export const billItem = choice(billItems.map((name) => [name, itemNames[name]] as const));

/** Yuan, with at most two digits behind the point, as cents. */
const cents = (lowest: number) =>
  line(30).transform((value, context) => {
    const plainValue = value.normalize("NFKC").replace(/[,\s]|元$|^[¥]/g, "");
    // Excel's own arithmetic: 0.1 + 0.2.
    const rounded = /^-?\d+\.\d{10,}$/.test(plainValue) ? Number(plainValue).toFixed(2) : plainValue;
    const found = /^(-?)(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(rounded);
    const amount = found
      ? (Number(found[2]) * 100 + Number((found[3] ?? "").padEnd(2, "0"))) * (found[1] ? -1 : 1)
      : Number.NaN;
    if (amount >= lowest && amount <= billCentsAtMost) return amount;
    context.addIssue({
      code: "custom",
      message: "不是金额，例如 360.00 / is no amount like 360.00, up to 1 000 000",
    });
    return z.NEVER;
  });
export const amount = cents(0);
/** Negative where money was paid back. */
export const paidAmount = cents(-billCentsAtMost);

/** A day as 2026-12-01, however it is written; a date of Excel's is one, too. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().transform((value, context) => {
    const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(value.normalize("NFKC").trim());
    const [, year = "", month = "", date = ""] = found ?? [];
    const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    if (found && z.iso.date().safeParse(iso).success && year >= "2000" && year < "2100") return iso;
    context.addIssue({ code: "custom", message: "不是日期，例如 2026-12-01 / is no date like 2026-12-01" });
    return z.NEVER;
  }),
);

/** A month or another name of a period; where Excel made a date of 2026-11, its month. */
export const period = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 7) : value),
  line(40),
);

/** What a bill consists of: 公共服务 300.00；电梯维护 60.00. */
export const billLines = line(1_000).transform((value, context) => {
  const parts = value.split(/[;；\n]/).filter((part) => part.trim() !== "");
  return parts.flatMap((part) => {
    const found = /^\s*(.{1,60}?)[\s:：]*(-?[\d,]+(?:\.\d+)?)\s*元?\s*$/.exec(part);
    const parsed = paidAmount.safeParse(found?.[2] ?? "");
    if (found?.[1] && parsed.success) return [{ label: found[1].trim(), amountCents: parsed.data }];
    context.addIssue({
      code: "custom",
      message: `里的 “${part.trim().slice(0, 40)}” 要写成 “名称 金额” / each line needs a name and an amount`,
    });
    return [];
  });
});

export const bookNumber = plain(60);

/** Buildings, named as units name theirs: 3栋 and 3 are the same. */
export const areas = line(200).transform((value) => {
  const names = value.split(/[,，、;；]/).map((name) => name.normalize("NFKC").trim());
  return [...new Set(names.filter((name) => name !== "").map(nameBuilding))];
});

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
