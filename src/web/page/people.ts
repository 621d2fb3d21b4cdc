import type { Opening } from "./phone.ts";

/** A person of the demo property. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly unit?: string;
}

const roleWords: Readonly<Record<string, string>> = {
  resident: "住户",
  "front-desk": "前台",
  engineer: "工程",
  supervisor: "主管",
  manager: "经理",
  finance: "财务",
  security: "保安",
  cleaner: "保洁",
};

/** Everybody one can be; nobody where there is no demo. */
export async function listPeople(): Promise<readonly Person[]> {
  const response = await fetch("/chat/people");
  if (!response.ok) return [];
  return (await response.json()) as readonly Person[];
}

/** 张伟 · 住户 · 3栋2单元1201 */
export function labelOf({ name, role, unit }: Person): string {
  return [name, roleWords[role] ?? role, ...(unit === undefined ? [] : [unit])].join(" · ");
}

export const strangerOpening: Opening = {
  hint: "您好，我是管家。需要报修或者查询，直接说就好。",
  placeholder: "请输入消息",
  suggestions: [],
  examples: false,
};

export function openingFor({ role }: Person): Opening {
  if (role === "resident") {
    const hint = "家里哪里坏了，直接说一句就好，比如：";
    return { hint, placeholder: "说说哪里需要维修", suggestions: ["厨房水管漏水了"], examples: true };
  }
  return { hint: "这里会收到派给您的工单。", placeholder: "请输入消息", suggestions: ["我的工单"], examples: true };
}
