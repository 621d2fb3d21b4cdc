import { momentText, wallSecond } from "../domain/calendar.ts";
import { fold } from "./character.ts";
import { epochDay, holidaySpan } from "./holiday.ts";
import { hourIn, type PartOfDayName, partsOfDay } from "./part-of-day.ts";
import { timeTokens } from "./time-token.ts";
import type { Clock, DayWord, Holiday, Mod, Token } from "./time-word.ts";

/** Where times are read: what is said is relative to `now` on the wall of the IANA zone. */
export interface Clockwork {
  readonly now: Date;
  readonly zone: string;
}

/** A time that words name, still in seconds on the wall (see `wallSecond`); null is an open end. */
export interface TimeExpression {
  /** Its place in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly kind: "point" | "span" | "any" | "now";
  /** Names the day itself, so that it cannot be about another one. */
  readonly ownDay: boolean;
  /** 每天, on Saturdays: told of habits as often as of a visit. */
  readonly repeated: boolean;
  /** Since a time, or until it: what has been going on, or by when something must be done. */
  readonly edge?: "since" | "before";
}

interface Days {
  readonly first: number;
  readonly last: number;
  readonly word: DayWord;
}
interface Point {
  day?: DayWord;
  part?: PartOfDayName;
  clock?: Clock;
  clockTo?: Clock;
  loose?: boolean;
  mod?: Mod;
  repeated?: boolean;
  every?: boolean;
}

const day = 86_400;
// Between two words of one time: "明天的下午", "tomorrow, at 3", "周三（25号）".
const gapAllowed =
  /^(?: ?(?:的|那天|,|\(|\)|在|大约|大概|约|差不多|从|about|around|on|in the|in|at|of|of the|the|sometime|any ?time|between|左右|钟|整)? ?){1,2}$/;

/** Every time that a text names, in order, with the folded text in which it stands. */
export function timeExpressions(text: string, clockwork: Clockwork): { folded: string; found: TimeExpression[] } {
  const folded = fold(text);
  const tokens = timeTokens(folded);
  const found: TimeExpression[] = [];
  if (tokens.length === 0) return { folded, found };
  const { now, zone } = clockwork;
  const later = (minutes: number) => wallSecond(new Date(now.getTime() + minutes * 60_000), zone);
  const reader = new Reader(folded, tokens, later);
  for (let next = reader.next(); next !== undefined; next = reader.next()) found.push(next);
  return { folded, found };
}

/** A second on the wall as ISO time with the offset of the zone. */
export function isoText(second: number | null, { zone }: Clockwork): string | null {
  return second === null ? null : momentText(second, zone);
}

class Reader {
  #at = 0;
  /** The single day spoken of last: "明天上午不在，下午在" is about tomorrow's afternoon. */
  #context: { readonly day: number; readonly end: number } | undefined;
  readonly #folded: string;
  readonly #tokens: readonly Token[];
  readonly #now: number;
  readonly #later: (minutes: number) => number;
  readonly #today: number;

  constructor(folded: string, tokens: readonly Token[], later: (minutes: number) => number) {
    this.#folded = folded;
    this.#tokens = tokens;
    this.#later = later;
    this.#now = later(0);
    this.#today = Math.floor(this.#now / day);
  }

  next(): TimeExpression | undefined {
    while (this.#at < this.#tokens.length) {
      const first = this.#tokens[this.#at];
      if (!first) return undefined;
      const simple = this.#simple(first);
      if (simple) {
        this.#at++;
        return simple;
      }
      const expression = this.#expression();
      if (expression) return expression;
    }
    return undefined;
  }

  #simple(token: Token): TimeExpression | undefined {
    const { start, end } = token;
    const base = { start, end, ownDay: true, repeated: false };
    if (token.type === "any") {
      // "any time tomorrow", "任何时间都行，下午除外": the other words say more.
      return { ...base, from: this.#now, to: null, kind: "any" };
    }
    if (token.type === "now") return { ...base, from: this.#now, to: this.#now, kind: "now" };
    if (token.type === "span") {
      const from = this.#later(token.from);
      const to = this.#later(token.to);
      return { ...base, from, to, kind: from === to ? "point" : "span" };
    }
    return undefined;
  }

  #expression(): TimeExpression | undefined {
    const begin = this.#at;
    const left = this.#point();
    if (!left) {
      this.#at = Math.max(this.#at, begin + 1);
      return undefined;
    }
    const to = this.#tokens[this.#at];
    let right: { point: Point; start: number; end: number } | undefined;
    if (to?.type === "to" && this.#adjoins(left.end, to.start) && left.point.mod === undefined) {
      this.#at++;
      right = this.#adjoins(to.end, this.#tokens[this.#at]?.start) ? this.#point() : undefined;
      if (!right) this.#at--;
    }
    const last = right ?? left;
    const suffix = this.#tokens[this.#at];
    let end = last.end;
    if (
      suffix?.type === "suffix" &&
      (last.point.mod ?? suffix.mod) === suffix.mod &&
      this.#adjoins(last.end, suffix.start)
    ) {
      this.#at++;
      end = suffix.end;
      if (!right) left.point.mod = suffix.mod;
    }
    if (left.point.every && !right && !left.point.day && !left.point.part && !left.point.clock) {
      return { start: left.start, end, from: this.#now, to: null, kind: "any", ownDay: true, repeated: true };
    }
    const resolved = right ? this.#range(left.point, right.point) : this.#resolve(left.point, left.start);
    if (!resolved) return undefined;
    if (resolved.day !== undefined) this.#context = { day: resolved.day, end };
    return {
      start: left.start,
      end,
      from: resolved.from,
      to: resolved.to,
      kind: resolved.from !== null && resolved.from === resolved.to ? "point" : "span",
      ownDay: left.point.day !== undefined,
      repeated: left.point.repeated ?? false,
      ...(left.point.mod === "since" || left.point.mod === "before" ? { edge: left.point.mod } : {}),
    };
  }

  #adjoins(end: number, start: number | undefined): boolean {
    if (start === undefined || start - end > 14) return false;
    return start <= end || gapAllowed.test(this.#folded.slice(end, start));
  }

  /** Takes the words of one point in time: a day, a part of it, an hour, in any order, each once. */
  #point(): { point: Point; start: number; end: number } | undefined {
    const point: Point = {};
    let start = -1;
    let end = 0;
    for (; ; this.#at++) {
      const token = this.#tokens[this.#at];
      if (!token || (start >= 0 && !this.#adjoins(end, token.start)) || !take(point, token)) break;
      if (start < 0) start = token.start;
      end = token.end;
    }
    const says = point.day ?? point.part ?? point.clock ?? (point.every ? true : undefined);
    return says === undefined ? undefined : { point, start, end };
  }

  #days(word: DayWord): Days {
    const today = this.#today;
    const found = (first: number, last = first) => ({ first, last, word });
    switch (word.kind) {
      case "offset":
        return found(today + word.first, today + word.last);
      case "weekday": {
        const monday = today - weekdayOf(today) + 1;
        if (word.week !== undefined)
          return found(monday + 7 * word.week + word.first - 1, monday + 7 * word.week + word.last - 1);
        const first = monday + word.first - 1;
        const last = monday + word.last - 1;
        // The one we are in counts, from today on.
        if (last >= today)
          return found(word.last > word.first ? Math.max(first, word.first === 6 ? first : today) : first, last);
        return found(first + 7, last + 7);
      }
      case "week": {
        const monday = today - weekdayOf(today) + 1 + 7 * word.week;
        return found(monday, monday + 6);
      }
      case "month": {
        const { year, month } = civil(today);
        const number = word.named ? word.month + (word.month < month - 6 ? 12 : 0) : month + word.month;
        const first = epochDay(year, number, 1);
        const last = epochDay(year, number + 1, 1) - 1;
        if (word.third === "start") return found(first, first + 4);
        if (word.third === "middle") return found(first + 9, first + 19);
        if (word.third === "end") return found(last - 4, last);
        return found(first, last);
      }
      case "holiday":
        return { ...this.#holiday(word.name), word };
      case "date":
        return this.#date(word);
    }
  }

  #date(word: DayWord & { kind: "date" }): Days {
    const { year, month } = civil(this.#today);
    const within = (first: number): Days => ({
      first,
      last: first + (word.last === undefined ? 0 : word.last - word.day),
      word,
    });
    if (word.year !== undefined) return within(epochDay(word.year, word.month ?? 1, word.day));
    if (word.month !== undefined) {
      const first = epochDay(year, word.month, word.day);
      // What lies half a year back is meant as the next one: in December "1月3号".
      return within(this.#today - first > 180 ? epochDay(year + 1, word.month, word.day) : first);
    }
    if (word.ahead !== undefined) return within(epochDay(year, month + word.ahead, word.day));
    let ahead = 0;
    while (
      ahead < 3 &&
      (epochDay(year, month + ahead, word.last ?? word.day) < this.#today || !exists(year, month + ahead, word.day))
    )
      ahead++;
    return within(epochDay(year, month + ahead, word.day));
  }

  #holiday(name: Holiday): { first: number; last: number } {
    const { year } = civil(this.#today);
    const found = holidaySpan(name, year);
    return found.last + 14 >= this.#today ? found : holidaySpan(name, year + 1);
  }

  #resolve(point: Point, start: number): { from: number | null; to: number | null; day?: number } | undefined {
    const { part, clock, mod } = point;
    const inherited = point.day || point.every ? undefined : this.#inheritedDay(start);
    const days = point.day
      ? this.#days(point.day)
      : { first: inherited ?? this.#today, last: inherited ?? this.#today, word: todayWord };
    const single = days.first === days.last ? days.first : undefined;
    const about = (span: { from: number | null; to: number | null }) =>
      single === undefined ? span : { ...span, day: single };
    const known = point.day !== undefined || inherited !== undefined;
    if (clock) {
      const [fromMinute, toMinute] = this.#minutes(point, known ? days.first : undefined);
      let from = days.first * day + fromMinute * 60;
      let to = toMinute === undefined ? days.last * day + fromMinute * 60 : days.last * day + toMinute * 60;
      const weekdayToday =
        point.day?.kind === "weekday" &&
        point.day.week === undefined &&
        days.first === this.#today &&
        single !== undefined;
      if ((!known || weekdayToday) && to <= this.#now && mod !== "after" && mod !== "since") {
        const later = (weekdayToday ? 7 : 1) * day;
        from += later;
        to += later;
        if (single !== undefined) return { ...edges(from, to, mod), day: single + later / day };
      }
      // "周一到周五晚上七点以后": from the first of these evenings on.
      return about(edges(from, toMinute === undefined && single !== undefined ? from : to, mod));
    }
    if (part) {
      const { fromMinute, toMinute } = partsOfDay[part];
      let from = days.first * day + fromMinute * 60;
      let to = days.last * day + toMinute * 60;
      const weekdayToday =
        point.day?.kind === "weekday" &&
        point.day.week === undefined &&
        days.first === this.#today &&
        single !== undefined;
      if ((!known || weekdayToday) && to <= this.#now) {
        const later = (weekdayToday ? 7 : 1) * day;
        from += later;
        to += later;
      }
      if (part === "noon" && mod) return about(edges(days.first * day + 43_200, days.first * day + 43_200, mod));
      if (mod === "after" || mod === "since") return about({ from, to: null });
      return about(mod === "before" ? { from: null, to: from } : { from, to });
    }
    const from = days.first * day;
    const to = (days.last + 1) * day;
    if (point.day?.kind === "offset" && point.day.open) return { from: this.#now, to: null };
    if (mod === "after" || mod === "since")
      return about({ from: single === undefined || days.word.kind === "holiday" ? to : from, to: null });
    if (mod === "before") return about({ from: null, to: days.word.kind === "month" ? to : from });
    return about({ from, to });
  }

  #inheritedDay(start: number): number | undefined {
    const context = this.#context;
    if (!context || context.day < this.#today || start - context.end > 24) return undefined;
    return /[。!?;\n]/.test(this.#folded.slice(context.end, start)) ? undefined : context.day;
  }

  /** The minutes of the day that an hour, or two, stand for. */
  #minutes({ part, clock, clockTo, mod }: Point, onDay: number | undefined): [from: number, to?: number] {
    if (!clock) return [0];
    if (!clockTo) return [this.#minute(clock, part, mod, onDay)];
    const to = clockTo.sure || part ? minuteIn(clockTo, part) : this.#minute(clockTo, part, mod, onDay);
    const candidates = clock.sure || part ? [minuteIn(clock, part)] : [clock.minute, clock.minute + 720];
    const from = candidates.filter((minute) => minute < to).at(-1);
    if (from !== undefined && (clock.sure || clockTo.sure || part)) return [from, to];
    // "9 to 5", "from 2 to 4": the beginning decides.
    const begin = this.#minute(clock, part, mod, onDay ?? -1);
    const end = [clockTo.minute, clockTo.minute + 720, clockTo.minute + 1440].find((minute) => minute > begin) ?? begin;
    return [begin, clockTo.sure ? Math.max(minuteIn(clockTo, part), begin) : end];
  }

  /** Without a part of the day nobody means one to seven at night; today it is the next such hour. */
  #minute(clock: Clock, part: PartOfDayName | undefined, mod: Mod | undefined, onDay: number | undefined): number {
    if (clock.sure || part) return minuteIn(clock, part);
    const hour = clock.minute / 60;
    if (hour < 7 || (hour < 8 && mod === "after")) return clock.minute + 720;
    const past = (onDay === undefined || onDay === this.#today) && this.#today * day + clock.minute * 60 <= this.#now;
    return past && hour < 10 && mod !== "since" ? clock.minute + 720 : clock.minute;
  }

  #range(left: Point, right: Point): { from: number | null; to: number | null; day?: number } | undefined {
    if (left.clock && right.clock && !right.day) {
      const both: Point = { ...left, clockTo: right.clock };
      if (right.part && right.part !== left.part) {
        // "早上九点到晚上六点": each in its own part of the day.
        both.clock = {
          minute: left.part ? minuteIn(left.clock, left.part) : left.clock.minute,
          sure: left.part !== undefined,
        };
        both.clockTo = { minute: minuteIn(right.clock, right.part), sure: true };
        delete both.part;
      }
      return this.#resolve(both, -1);
    }
    if (left.part && right.part && !right.day && !left.clock) {
      const from = this.#resolve({ ...left }, -1);
      const to = this.#resolve({ ...left, part: right.part, ...(right.clock ? { clock: right.clock } : {}) }, -1);
      return from && to ? { ...from, to: to.to } : undefined;
    }
    const from = this.#resolve(left, -1);
    const to = this.#resolve(!right.day && left.day ? { ...right, day: left.day } : right, -1);
    if (from?.from == null || to?.to == null) return undefined;
    let end = to.to;
    if (end <= from.from && right.day?.kind === "weekday")
      end += 7 * day * Math.ceil((from.from - end + 1) / (7 * day));
    if (end <= from.from && right.day?.kind === "date" && right.day.month === undefined) end += 30 * day;
    return end <= from.from ? { from: from.from, to: null } : { from: from.from, to: end };
  }
}

const todayWord: DayWord = { kind: "offset", first: 0, last: 0 };

/** Adds a word to a point if it has nothing of its kind yet. */
function take(point: Point, token: Token): boolean {
  switch (token.type) {
    case "day":
      if (point.day) {
        if (point.day.kind === "weekday" && token.day.kind === "date" && !point.part && !point.clock) {
          point.day = token.day;
          return true;
        }
        // 周三 beside 25号 says the same day again.
        return (
          point.day.kind === "date" && token.day.kind === "weekday" && token.day.first === token.day.last && !point.part
        );
      }
      if (point.mod && point.clock && point.part) return false;
      point.day = token.day;
      if (token.part) point.part = token.part;
      if (token.repeated) point.repeated = true;
      return true;
    case "part":
      if (point.part && !(point.part === "morning" && token.part === "early")) return false;
      point.part = token.part;
      if (token.repeated) point.repeated = true;
      return true;
    case "clock":
      if (point.clock && !(point.loose && !token.loose)) return false;
      if (token.loose) point.loose = true;
      else delete point.loose;
      point.clock = { minute: token.minute, sure: token.sure };
      if (token.to) point.clockTo = token.to;
      if (token.mod) point.mod = token.mod;
      return true;
    case "mod":
      if (point.mod) return false;
      point.mod = token.mod;
      return true;
    case "every":
      point.every = true;
      point.repeated = true;
      return true;
    default:
      return false;
  }
}

function minuteIn(clock: Clock, part: PartOfDayName | undefined): number {
  return part && clock.minute < 780 ? hourIn(part, clock.minute) : clock.minute;
}

function edges(from: number, to: number, mod: Mod | undefined): { from: number | null; to: number | null } {
  if (mod === "after" || mod === "since") return { from, to: null };
  return mod === "before" ? { from: null, to: from } : { from, to };
}

function weekdayOf(epoch: number): number {
  return ((((epoch + 3) % 7) + 7) % 7) + 1;
}

function civil(epoch: number): { year: number; month: number } {
  const date = new Date(epoch * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

function exists(year: number, month: number, dayOfMonth: number): boolean {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDate() === dayOfMonth;
}
