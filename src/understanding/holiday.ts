import type { Holiday } from "./time-word.ts";

/** The day as a count from 1970-01-01; months and days beyond their range run on. */
export function epochDay(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
}

let lunarCalendar: Intl.DateTimeFormat | undefined;

/** Costly to make, so it is made when first asked. */
function lunar(): Intl.DateTimeFormat {
  lunarCalendar ??= new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", month: "numeric", day: "numeric" });
  return lunarCalendar;
}

// Month and day in the years from 2025 on, for ICU misses the new moon of February 2027 by minutes. Later years are asked of ICU.
const lunarDates: Readonly<Record<string, readonly number[]>> = {
  "1/1": [129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208],
  "5/5": [531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610],
  "8/15": [1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916],
};

/** The days off of a holiday, by the ordinary calendar of days off; people mean the whole of them. */
export function holidaySpan(name: Holiday, year: number): { first: number; last: number } {
  const from = (first: number, days: number) => ({ first, last: first + days - 1 });
  switch (name) {
    case "newYear":
      return from(epochDay(year, 1, 1), 1);
    case "labourDay":
      return from(epochDay(year, 5, 1), 5);
    case "nationalDay":
      return from(epochDay(year, 10, 1), 7);
    case "christmas":
      return from(epochDay(year, 12, 25), 1);
    case "qingming":
      return from(epochDay(year, 4, year % 4 < 2 ? 4 : 5), 1);
    case "springFestival":
      return from(lunarDay(year, "1/1", epochDay(year, 1, 20)), 7);
    case "dragonBoat":
      return from(lunarDay(year, "5/5", epochDay(year, 5, 20)), 1);
    case "midAutumn":
      return from(lunarDay(year, "8/15", epochDay(year, 9, 1)), 1);
  }
}

function lunarDay(year: number, monthAndDay: string, earliest: number): number {
  const known = lunarDates[monthAndDay]?.[year - 2025];
  if (known !== undefined) return epochDay(year, Math.floor(known / 100), known % 100);
  for (let day = earliest; day < earliest + 45; day++) {
    const parts = lunar().formatToParts(new Date(day * 86_400_000));
    const value = (type: string) => parts.find((part) => part.type === type)?.value;
    if (`${value("month")}/${value("day")}` === monthAndDay) return day;
  }
  return earliest;
}
