import { createRequire } from "node:module";
import { z } from "zod";
import type { Policy } from "../policy.ts";
import { dayText } from "./calendar.ts";

const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const holidays = z.object({
  getDayDetail: z.custom<(date: string) => unknown>((value) => typeof value === "function"),
});
const dayDetail = z.object({ work: z.boolean(), name: z.string() });
const require = createRequire(import.meta.url);
let china: z.infer<typeof holidays> | undefined;

/** Whether a day counts as a working day: the policy's own dates, then public holidays and days worked in exchange (调休), then the week. */
export function isWorkday(day: number, { week: working, holidays: observed, days }: Policy["workdays"]): boolean {
  const date = dayText(day);
  const named = days[date];
  if (named !== undefined) return named === "work";
  const special = observed === "china" ? chinese(date) : undefined;
  return special ?? working.some((name) => name === week[(((day + 3) % 7) + 7) % 7]);
}

/** True and false for days that the State Council has moved, nothing for ordinary ones and for years that it has not announced yet. */
function chinese(date: string): boolean | undefined {
  // Its tables of the moon and the stars are in the same file: only installations with such shifts load it.
  china ??= holidays.parse(require("chinese-days"));
  const { work, name } = dayDetail.parse(china.getDayDetail(date));
  // An ordinary day is called by its weekday in English, a moved one by its holiday and names in several languages.
  return name.includes(",") ? work : undefined;
}
