import { Temporal } from "temporal-polyfill";
import type { Policy } from "../policy.ts";
import { dayNumber, timeOn } from "./calendar.ts";
import { isWorkday } from "./workday.ts";

/** What a report covers. */
export const periods = ["day", "week", "month", "quarter"] as const;
export type Period = (typeof periods)[number];

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

function beginning(period: Period, at: Date, zone: string): Temporal.PlainDate {
  const date = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  if (period === "day") return date;
  if (period === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  if (period === "month") return date.with({ day: 1 });
  return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) });
}

const lengths = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 } } as const;

function momentOf(date: Temporal.PlainDate, zone: string): Date {
  return new Date(date.toZonedDateTime(zone).epochMilliseconds);
}

/** The period in which a moment lies, up to that moment and with it: 本周. */
export function soFar(period: Period, at: Date, zone: string): Span {
  return { from: momentOf(beginning(period, at, zone), zone), to: new Date(at.getTime() + 1) };
}

/** The whole period before the one in which a moment lies. */
export function before(period: Period, at: Date, zone: string): Span {
  const to = beginning(period, at, zone);
  return { from: momentOf(to.subtract(lengths[period]), zone), to: momentOf(to, zone) };
}

/** When the next period begins. */
export function nextBeginning(period: Period, at: Date, zone: string): Date {
  return momentOf(beginning(period, at, zone).add(lengths[period]), zone);
}

/** The first working day from the day of `at` on, at a minute of the day (C6). */
export function firstWorkday(at: Date, minute: number, { workdays }: Policy, zone: string): Date {
  const today = dayNumber(at, zone);
  // Longer than any holiday; where no day counts as a working day it is the day itself.
  const days = Array.from({ length: 31 }, (_, index) => index).find((index) => isWorkday(today + index, workdays)) ?? 0;
  return timeOn(at, days, minute, zone);
}
