import { fold, numeralClass, readNumber } from "./character.ts";
import { hourIn, type PartOfDayName, partOfDay, partsOfDay } from "./part-of-day.ts";

const fromNowOn = /以后|今后|往后|之后|日后|下次|一律|平时|from now on|in (?:the )?future|always|next time/;
const contact = /联系|联络|打电话|来电|回访|找我|打扰|打给|搵我|contact|call|reach|phone/;
const anyTime = /随时|任何时间|什么时候都|几时都|都可以|都得|any ?time|whenever/;
const part =
  "早上|上午|早晨|清晨|朝早|中午|正午|下午|午后|傍晚|晚上|夜晚|晚间|白天|morning|noon|lunchtime|afternoon|evening";
const hour = `(\\d{1,2}|[${numeralClass}]{1,3})(?:点|时|:)(半|\\d{2})?(?:钟)?`;
const partPattern = new RegExp(part);
const spanPattern = new RegExp(`(${part})?${hour}(?:到|至|-|~)(${part})?${hour}`);
const sincePattern = new RegExp(`(${part})?${hour}(?:以后|之后|后|起)`);

/** Whether somebody asks for their hours to be kept from now on. */
export function asksForHours(words: string): boolean {
  const folded = fold(words);
  // 七点以后 is a time of day and not the future.
  const rest = folded.replace(sincePattern, " ");
  return folded.length <= 60 && fromNowOn.test(rest) && contact.test(rest) && readContactHours(words) !== undefined;
}

/** The daily hours that somebody names for being contacted, as `18:00/21:30`; empty = at any time; nothing = none was named. */
export function readContactHours(words: string): string | undefined {
  const folded = fold(words);
  const between = spanPattern.exec(folded);
  if (between) {
    const [, first, from = "", fromRest, second, to = "", toRest] = between;
    return span(minuteOf(first, from, fromRest), minuteOf(second ?? first, to, toRest));
  }
  const since = sincePattern.exec(folded);
  if (since) return span(minuteOf(since[1], since[2] ?? "", since[3]), 21 * 60 + 30);
  const named = partPattern.exec(folded);
  if (named) {
    const { fromMinute, toMinute } = partsOfDay[partOfDay(named[0])];
    return span(fromMinute, toMinute);
  }
  return anyTime.test(folded) ? "" : undefined;
}

function minuteOf(named: string | undefined, hourWords: string, rest: string | undefined): number | undefined {
  const hours = readNumber(hourWords);
  if (hours === undefined || hours > 24) return undefined;
  const minute = hours * 60 + (rest === "半" ? 30 : Number(rest ?? 0));
  const where: PartOfDayName | undefined = named === undefined ? undefined : partOfDay(named);
  return where === undefined ? minute : hourIn(where, minute);
}

function span(from: number | undefined, to: number | undefined): string | undefined {
  if (from === undefined || to === undefined || from >= to || to >= 24 * 60) return undefined;
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return `${clock(from)}/${clock(to)}`;
}
