import { readNumber } from "./character.ts";
import type { PartOfDayName } from "./part-of-day.ts";

/** Days since 1970-01-01 as words name them before it is known which day today is. */
export type DayWord =
  | { readonly kind: "offset"; readonly first: number; readonly last: number; readonly open?: boolean }
  /** `week`: 0 this week, 1 the next; absent for the next such day. Monday is 1. */
  | { readonly kind: "weekday"; readonly week?: number; readonly first: number; readonly last: number }
  | { readonly kind: "week"; readonly week: number }
  | {
      readonly kind: "date";
      readonly year?: number;
      readonly month?: number;
      readonly day: number;
      readonly last?: number;
      /** Months from this one: 下个月1号. */
      readonly ahead?: number;
    }
  | {
      readonly kind: "month";
      readonly month: number;
      readonly named?: boolean;
      readonly third?: "start" | "middle" | "end";
    }
  | { readonly kind: "holiday"; readonly name: Holiday };

export type Holiday =
  | "newYear"
  | "springFestival"
  | "labourDay"
  | "nationalDay"
  | "christmas"
  | "dragonBoat"
  | "midAutumn"
  | "qingming";

export type Token = { readonly start: number; readonly end: number } & (
  | {
      readonly type: "day";
      readonly day: DayWord;
      readonly part?: PartOfDayName;
      readonly repeated?: boolean;
      readonly mod?: Mod;
    }
  | { readonly type: "part"; readonly part: PartOfDayName; readonly repeated?: boolean }
  /** `loose`: 下班后, unless an hour is named. `sure`: written so that it is not said in twelve hours. `to`: three to four o'clock. */
  | {
      readonly type: "clock";
      readonly minute: number;
      readonly sure: boolean;
      readonly to?: Clock;
      readonly mod?: Mod;
      readonly loose?: boolean;
    }
  /** Counted from now, in minutes. */
  | { readonly type: "span"; readonly from: number; readonly to: number }
  | { readonly type: "mod"; readonly mod: Mod }
  | { readonly type: "suffix"; readonly mod: Mod }
  | { readonly type: "to" }
  | { readonly type: "every" }
  | { readonly type: "now" }
  | { readonly type: "any" }
);
export interface Clock {
  readonly minute: number;
  readonly sure: boolean;
}
export type Mod = "after" | "before" | "since";
/** What a word says, wherever it stands. */
export type Meaning = Token extends infer T ? (T extends Token ? Omit<T, "start" | "end"> : never) : never;
/** What a word's regular expression has caught. */
export type Groups = readonly (string | undefined)[];

export const weekdayCharacters = "一二三四五六日天";

const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export const wordsInNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  half: 0.5,
  "half an": 0.5,
  "half a": 0.5,
  couple: 2,
  "a couple of": 2,
  few: 3,
  "a few": 3,
};

export const dayOffsets: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  琴: -1,
  寻: -1,
  今: 0,
  当: 0,
  明: 1,
  听: 1,
  后: 2,
  大后: 3,
};

export function offset(first: number, last = first): { type: "day"; day: DayWord } {
  return { type: "day", day: { kind: "offset", first, last } };
}

export function date(
  monthWords: string | undefined,
  dayWords: string | undefined,
  lastWords?: string,
  year?: number,
): Meaning | undefined {
  const month = monthWords === undefined ? undefined : readNumber(monthWords);
  const day = readNumber(dayWords ?? "");
  const last = lastWords === undefined ? undefined : readNumber(lastWords);
  if (day === undefined || day < 1 || day > 31 || (last !== undefined && (last <= day || last > 31))) return undefined;
  if (monthWords !== undefined && (month === undefined || month < 1 || month > 12)) return undefined;
  return {
    type: "day",
    day: {
      kind: "date",
      day,
      ...(month === undefined ? {} : { month }),
      ...(last === undefined ? {} : { last }),
      ...(year === undefined ? {} : { year }),
    },
  };
}

export function weekOf(which: string | undefined): number | undefined {
  if (which === undefined || which === "") return undefined;
  if (which.startsWith("下下")) return 2;
  if (which.startsWith("下") || which === "next") return 1;
  return which.startsWith("上") || which === "last" ? -1 : 0;
}

/** 周一到周五 is a row of days, and so are 周六日 and 周六、日; of 周二四 only the first is taken. */
export function weekday(
  every: string | undefined,
  which: string | undefined,
  firstWord = "",
  lastWord?: string,
  secondWord = "",
): Meaning {
  const index = (word: string) => Math.min(weekdayCharacters.indexOf(word) + 1, 7);
  const first = index(firstWord);
  const last = lastWord === undefined ? undefined : index(lastWord);
  return weekdays(every, weekOf(which), first, last ?? (index(secondWord) === first + 1 ? first + 1 : undefined));
}

export function weekdayInEnglish(
  every: string | undefined,
  which: string | undefined,
  firstWord = "",
  lastWord?: string,
): Meaning {
  const index = (word: string) => weekdayNames.indexOf(word.slice(0, 3)) + 1;
  const week = which === "coming" ? undefined : weekOf(which);
  const several = every ?? (firstWord.endsWith("days") ? "every" : undefined);
  return weekdays(several, week, index(firstWord), lastWord === undefined ? undefined : index(lastWord));
}

export function weekdays(every: string | undefined, week: number | undefined, first: number, last = first): Meaning {
  return {
    type: "day",
    day: { kind: "weekday", first, last: last < first ? last + 7 : last, ...(week === undefined ? {} : { week }) },
    ...(every ? { repeated: true } : {}),
  };
}

export function weekend(every: string | undefined, which: string | undefined): Meaning {
  return weekdays(every, which === "coming" ? undefined : weekOf(which), 6, 7);
}

export function month(which: string | undefined, third: string | undefined): Meaning {
  const ahead =
    which === undefined
      ? 0
      : which.startsWith("下") || which.startsWith("next")
        ? 1
        : which.startsWith("上") || which === "last"
          ? -1
          : 0;
  const name =
    third === undefined
      ? undefined
      : /[底末]|end/.test(third)
        ? "end"
        : /[初头]|start|begin/.test(third)
          ? "start"
          : "middle";
  return { type: "day", day: { kind: "month", month: ahead, ...(name ? { third: name } : {}) } };
}

export function laterMonth(found: Meaning | undefined, which = ""): Meaning | undefined {
  if (found?.type !== "day" || found.day.kind !== "date") return undefined;
  return {
    ...found,
    day: {
      ...found.day,
      ahead: which.startsWith("下下") ? 2 : which.startsWith("下") ? 1 : which.startsWith("上") ? -1 : 0,
    },
  };
}

export function namedMonth(number: number | undefined, third: string | undefined): Meaning | undefined {
  if (number === undefined || number < 1 || number > 12) return undefined;
  const name =
    third === undefined ? undefined : /[底末]|下旬/.test(third) ? "end" : /中/.test(third) ? "middle" : "start";
  return { type: "day", day: { kind: "month", month: number, named: true, ...(name ? { third: name } : {}) } };
}

export function holiday(name: Holiday): Meaning {
  return { type: "day", day: { kind: "holiday", name } };
}

export function clock(
  hourWords: string | undefined,
  minuteWords: string | undefined,
  digital = false,
): (Meaning & { type: "clock" }) | undefined {
  const hour = readNumber(hourWords ?? "");
  const minute = minuteWords === undefined ? 0 : readNumber(minuteWords);
  if (hour === undefined || minute === undefined || hour > 24 || minute > 59) return undefined;
  const sure = hour > 12 || hour === 0 || (digital && (hourWords ?? "").startsWith("0"));
  return { type: "clock", minute: hour * 60 + minute, sure };
}

export function clockChinese(hour: string | undefined, rest: string | undefined) {
  if (rest === undefined) return clock(hour, undefined);
  if (rest === "半") return clock(hour, "30");
  if (rest.includes("刻")) return clock(hour, rest.startsWith("一") ? "15" : "45");
  return clock(hour, rest.replace(/^零(?=.)|分$/g, "")) ?? clock(hour, undefined);
}

export function clockEnglish(hourWords = "", which: string | undefined) {
  const [hour = "", minute] = hourWords.split(/[:.]/);
  const found = clock(String(wordsInNumbers[hour] ?? hour), minute, hourWords.includes(":"));
  if (!found || which === undefined || which.startsWith("o")) return found;
  if (found.minute >= 780) return { ...found, sure: true };
  const noon = found.minute >= 720;
  const later = which.startsWith("p") ? !noon : false;
  return { ...found, minute: found.minute + (later ? 720 : !which.startsWith("p") && noon ? -720 : 0), sure: true };
}

export function clockSpan(from: Clock | undefined, to: Clock | undefined): Meaning | undefined {
  if (!from || !to) return undefined;
  return { type: "clock", minute: from.minute, sure: from.sure, to: { minute: to.minute, sure: to.sure } };
}

export function shifted(found: (Meaning & { type: "clock" }) | undefined, minutes: number): Meaning | undefined {
  return found && { ...found, minute: found.minute + minutes };
}

export function withMod(found: (Meaning & { type: "clock" }) | undefined, mod: Mod | undefined): Meaning | undefined {
  return found && { ...found, ...(mod ? { mod } : {}) };
}

export function modOf(word = ""): Mod | undefined {
  if (word === "since") return "since";
  if (/^(?:after|from|past|starting)/.test(word)) return "after";
  return /^(?:before|by|until|till|no)/.test(word) ? "before" : undefined;
}

export function relativeChinese([count, halfBefore, unit, halfAfter, way = ""]: Groups): Meaning | undefined {
  const amount = count === "半" ? 0.5 : count === "几" ? 3 : readNumber(count ?? "");
  if (amount === undefined) return undefined;
  const all = amount + (halfBefore || halfAfter ? 0.5 : 0);
  return span(way.endsWith("前") ? -all : all, unit, way.endsWith("内"));
}

/** So many units from now, or all until then. Days and longer are whole days. */
export function span(amount: number, unit = "", within = false): Meaning | undefined {
  if (!Number.isFinite(amount)) return undefined;
  const length = /^(?:分|min)/.test(unit) ? 1 : unit === "刻钟" ? 15 : /^(?:小时|钟|h)/.test(unit) ? 60 : 0;
  const minutes = Math.round(amount * length);
  if (length > 0) return { type: "span", from: within ? 0 : minutes, to: minutes };
  const days = Math.round(amount * (/^(?:天|d)/.test(unit) ? 1 : /^(?:周|星期|礼拜|w)/.test(unit) ? 7 : 30));
  return offset(within ? 0 : days, days);
}
