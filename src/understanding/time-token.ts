import { numeralClass, readNumber } from "./character.ts";
import { type PartOfDayName, partOfDay } from "./part-of-day.ts";

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
    }
  | { readonly kind: "month"; readonly month: number; readonly third?: "start" | "middle" | "end" }
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
  | { readonly type: "day"; readonly day: DayWord; readonly part?: PartOfDayName; readonly repeated?: boolean }
  | { readonly type: "part"; readonly part: PartOfDayName; readonly repeated?: boolean }
  /** `sure`: written so that it is not said in twelve hours. `to`: three to four o'clock. */
  | { readonly type: "clock"; readonly minute: number; readonly sure: boolean; readonly to?: Clock; readonly mod?: Mod }
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
type Meaning = Token extends infer T ? (T extends Token ? Omit<T, "start" | "end"> : never) : never;
type Groups = readonly (string | undefined)[];

const n = `(?:\\d{1,2}|[${numeralClass}]{1,4})`;
const number = `(?:\\d{1,3}|[${numeralClass}]{1,4}|半|几)`;
const weekdayCharacters = "一二三四五六日天";
const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayEnglish =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?";
const monthEnglish =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const partChinese =
  "凌晨|三更半夜|大半夜|后半夜|半夜|大清早|清晨|清早|一大早|一早|早上|早晨|上午|朝早|朝头早|上昼|中午|正午|晌午|午休|下午|午后|下昼|晏昼|傍晚|黄昏|晚上|晚间|夜晚|晚黑|夜里|深夜|夜间|白天|日间|日头";
const partEnglish = "early morning|morning|lunch ?time|afternoon|evening|night|daytime|dusk";
const week = "(?:下下|下|上|这|本|呢)(?:一)?个?";
const dash = "\\s?(?:到|至|-|~|~~|--)\\s?";
const wordsInNumbers: Readonly<Record<string, number>> = {
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
const countEnglish =
  "(\\d{1,3}|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few)";
const hourEnglish = "(?:\\d{1,2}(?:[:.]\\d\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const half = "(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?|o'?clock)";

const dayOffsets: Readonly<Record<string, number>> = {
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

/** Every kind of word about time: how it is written, after folding, and what it means. The first that fits wins. */
const kinds: readonly (readonly [source: string, read: (groups: Groups) => Meaning | undefined])[] = [
  [
    "(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?!\\d)[日号]?",
    ([year, month, day]) => date(month, day, undefined, Number(year)),
  ],
  [
    `(${n})\\s?月份?\\s?(${n})\\s?[日号]?(?![\\d个天楼栋])(?:${dash}(${n})[日号])?`,
    ([month, day, last]) => date(month, day, last),
  ],
  [
    `(?<![\\d第.-])(${n})[日号]?${dash}(${n})[日号](?![楼栋幢座门院房室铺桌线机电梯店车库口])`,
    ([day, last]) => date(undefined, day, last),
  ],
  [`(?<![\\d第.-]|星期|周)(${n})[日号](?![楼栋幢座门院房室铺桌线机电梯店车库口单])`, ([day]) => date(undefined, day)],
  [
    "(?<![\\d/.-])(\\d{1,2})/(\\d{1,2})(?![\\d/])",
    ([month, day]) => (Number(month) > 12 ? date(day, month) : date(month, day)),
  ],
  // Relative to now.
  [
    `(?<!第)(${number})\\s?个?(半)?(天|周|星期|礼拜|月|小时|钟头|钟|刻钟|分钟)(半)?(之?内|以内|(?:以|之|过)?后|(?:以|之)?前)`,
    relativeChinese,
  ],
  [
    `(?:in|within) (?:the next |about )?${countEnglish} ?(minute|min|hour|hr|day|week|month)s?\\b`,
    ([count, unit]) => span(wordsInNumbers[count ?? ""] ?? Number(count), unit),
  ],
  [
    `${countEnglish} ?(minute|min|hour|hr|day|week|month)s? (ago|later|from now)\\b`,
    ([count, unit, way]) => span((wordsInNumbers[count ?? ""] ?? Number(count)) * (way === "ago" ? -1 : 1), unit),
  ],
  // Days.
  ["(今明|明后|今后)两?[天日]", ([which]) => offset(which === "明后" ? 1 : 0, which === "明后" ? 2 : 1)],
  ["(?:这|呢)(?:一)?两[天日]|接下来两天", () => offset(0, 1)],
  [
    "这几[天日]|最近|近期|近几天|这段时间|这阵子|这些天|these days|recently|lately",
    () => ({ type: "day", day: { kind: "offset", first: 0, last: 0, open: true } }),
  ],
  [
    "(今|明|听|昨|琴|寻|当|后)(早|朝|晚)(?!饭|餐|点来|点修|上|间|晨|黑)",
    ([day, part]) => ({ ...offset(dayOffsets[day ?? ""] ?? 0), part: part === "晚" ? "evening" : "morning" }),
  ],
  [
    "(今|明|听|昨|琴|寻|当)(早|朝|晚)上",
    ([day, part]) => ({ ...offset(dayOffsets[day ?? ""] ?? 0), part: part === "晚" ? "evening" : "morning" }),
  ],
  ["(大前|大后|前|昨|琴|寻|今|当|明|听|后)(?:天|日|儿个?)(?!到|花板)", ([day]) => offset(dayOffsets[day ?? ""] ?? 0)],
  ["day after tomorrow|the day after(?! )", () => offset(2)],
  ["day before yesterday", () => offset(-2)],
  ["\\b(tomorrow|tmrw?|tmr|2moro|tomorow|tommorow|tommorrow)\\b", () => offset(1)],
  ["\\btoday\\b|\\bthis day\\b", () => offset(0)],
  ["\\byesterday\\b", () => offset(-1)],
  ["\\b(tonight|tonite|last night)\\b", ([which]) => ({ ...offset(which === "last night" ? -1 : 0), part: "evening" })],
  ["\\bthis (morning|afternoon|evening)\\b", ([part]) => ({ ...offset(0), part: partOfDay(part ?? "") })],
  [
    `(每个?|逢)?(${week})?(?:周|星期|礼拜)([${weekdayCharacters}])(?:${dash}(?:周|星期|礼拜)?([${weekdayCharacters}])(?!点))?([${weekdayCharacters}])?(?!点|[${numeralClass}]?[期栋])`,
    ([every, which, first, last, second]) => weekday(every, which, first, last ?? second),
  ],
  [
    `\\b(every|each|all)? ?(this|next|last|coming)? ?(?<!\\b(?:the|i|he|she|we|they|it) )(${weekdayEnglish})\\b(?:\\s?(?:-|to|through|thru|till)\\s?(${weekdayEnglish})\\b)?`,
    ([every, which, first, last]) => weekdayInEnglish(every, which, first, last),
  ],
  [`(每个?)?(${week})?(?:周末|双休日?|礼拜天日)`, ([every, which]) => weekend(every, which)],
  ["\\b(every|each)? ?(this|next|last|coming)? ?(?:the )?week-?ends?\\b", ([every, which]) => weekend(every, which)],
  [
    "工作日|平日|平时|平常|周中|(?:on )?\\b(?:weekdays?|week days?|working days?|work days?)\\b",
    () => ({ type: "day", day: { kind: "weekday", first: 1, last: 5 }, repeated: true }),
  ],
  [
    `(${week})(?:周|星期|礼拜)(?![${weekdayCharacters}末])`,
    ([which]) => ({ type: "day", day: { kind: "week", week: weekOf(which) ?? 0 } }),
  ],
  [
    "\\b(this|next|last|coming) week\\b",
    ([which]) => ({ type: "day", day: { kind: "week", week: weekOf(which) ?? 0 } }),
  ],
  ["(下个?|这个?|本|上个?)?月(底|末|初|中旬?|头)", ([which, third]) => month(which, third)],
  ["(下个?|这个|本|上个?)月(?!\\d)", ([which]) => month(which, undefined)],
  [
    "\\b(?:the )?(?:(start|beginning|middle|end) of )(?:the |this )?(next )?month\\b",
    ([third, next]) => month(next, third),
  ],
  ["\\b(next|this|last) month\\b", ([which]) => month(which, undefined)],
  [
    `\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthEnglish})\\b`,
    ([day, name]) => date(String(monthNames.indexOf((name ?? "").slice(0, 3)) + 1), day),
  ],
  [
    `\\b(${monthEnglish})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:|\\.\\d| ?[ap]m)`,
    ([name, day]) => date(String(monthNames.indexOf((name ?? "").slice(0, 3)) + 1), day),
  ],
  [
    "\\b(?:on )?the (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:floor|time|flat|block|tower|unit))",
    ([day]) => date(undefined, day),
  ],
  ["国庆节?(?:假期|长假)?|十一(?:假期|长假|黄金周)|national day", () => holiday("nationalDay")],
  ["元旦(?:假期)?|new year'?s? ?(?:day|eve)?", () => holiday("newYear")],
  [
    "春节(?:假期)?|过年|大年初一|农历新年|chinese new year|spring festival|lunar new year",
    () => holiday("springFestival"),
  ],
  ["五一(?:节|假期|长假)|劳动节(?:假期)?|labou?r day", () => holiday("labourDay")],
  ["圣诞节?|christmas|\\bxmas\\b", () => holiday("christmas")],
  ["端午节?|dragon boat festival", () => holiday("dragonBoat")],
  ["中秋节?|mid-autumn(?: festival)?", () => holiday("midAutumn")],
  ["清明节?(?:假期)?|qingming", () => holiday("qingming")],
  // Meals and work as clocks.
  [
    "(?:下班|收工|放工)(?:了|回来|回家|到家)?(?:以|之)?后?|after work",
    () => ({ type: "clock", minute: 1080, sure: true, mod: "after" }),
  ],
  [
    "(?:吃完)?(?:晚饭|晚餐)(?:以|之)?后|after dinner|after supper",
    () => ({ type: "clock", minute: 1140, sure: true, mod: "after" }),
  ],
  [
    "(?:吃完)?(?:午饭|中饭|午餐)(?:以|之)?后|after lunch",
    () => ({ type: "clock", minute: 780, sure: true, mod: "after" }),
  ],
  ["放学(?:以|之)?后|after school", () => ({ type: "clock", minute: 990, sure: true, mod: "after" })],
  // Hours.
  ["(?<![\\d:.])(\\d{1,2}):(\\d\\d)(?!\\d)(?::\\d\\d)?", ([hour, minute]) => clock(hour, minute, true)],
  [
    `(?<![\\d:栋幢座楼号区#-])(\\d{1,2})${dash}(\\d{1,2})[点时](?:钟|整)?(半|\\d{1,2}分?)?(?!漏|水)`,
    ([from, to, rest]) => clockSpan(clockChinese(from, undefined), clockChinese(to, rest)),
  ],
  [
    "([一二三四五六七八九])([二三四五六七八九十])点(?:钟)?",
    ([from, to]) =>
      readNumber(to ?? "") === (readNumber(from ?? "") ?? 0) + 1
        ? clockSpan(clockChinese(from, undefined), clockChinese(to, undefined))
        : undefined,
  ],
  [
    `(?<![\\d.第])(?!(?<![今明听午晨夜上里]|[天日今明]晚|[今明]早|到|至)一点(?![半钟零\\d以之后前到至左一]))(${n})\\s?(?:点|时(?!间|候|常|不|段|刻|效))(?:钟|整|正)?(半|[一三]刻(?:钟)?|零?${n}分?(?!楼|栋|号|单|户|室|点))?(?!水|儿?东西|意见|问题|建议)`,
    ([hour, rest]) => clockChinese(hour, rest),
  ],
  [
    `\\b(?:(?:between|from) )?(${hourEnglish}) ?(${half})? ?(?:-|to|till|til|until|and) ?(${hourEnglish}) ?(${half})(?![a-z])`,
    ([from, first, to, second]) => clockSpan(clockEnglish(from, first), clockEnglish(to, second)),
  ],
  [
    `\\b(?:between|from) (${hourEnglish}) ?(${half})? ?(?:-|to|till|til|until|and) ?(${hourEnglish})(?! ?(?:minutes?|mins?|hours?|days?|weeks?|months?|people|times|st|nd|rd|th)\\b|\\d)\\b`,
    ([from, first, to]) => clockSpan(clockEnglish(from, first), clockEnglish(to, undefined)),
  ],
  [`\\bhalf past (${hourEnglish})\\b`, ([hour]) => shifted(clockEnglish(hour, undefined), 30)],
  [`\\b(?:a )?quarter past (${hourEnglish})\\b`, ([hour]) => shifted(clockEnglish(hour, undefined), 15)],
  [`\\b(?:a )?quarter to (${hourEnglish})\\b`, ([hour]) => shifted(clockEnglish(hour, undefined), -15)],
  [`\\b(${hourEnglish}) ?(${half})(?![a-z])`, ([hour, which]) => clockEnglish(hour, which)],
  ["\\b(?:noon|midday|mid-day)\\b", () => ({ type: "clock", minute: 720, sure: true })],
  ["\\bmidnight\\b", () => ({ type: "clock", minute: 1440, sure: true })],
  [
    `\\b(?:any ?time )?(at|after|before|by|past|around|about|until|till|from|since) (?:around |about |like )?(${hourEnglish})(?! ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|times|people|of|other|more|${monthEnglish})\\b|st\\b|nd\\b|rd\\b|th\\b|[\\d/%-])\\b`,
    ([word, hour]) => withMod(clockEnglish(hour, undefined), modOf(word)),
  ],
  // Parts of the day.
  [
    `(每)?(?:个)?(${partChinese})(?!饭|餐)`,
    ([every, part]) => ({ type: "part", part: partOfDay(part ?? ""), ...(every ? { repeated: true } : {}) }),
  ],
  ["每晚", () => ({ type: "part", part: "evening", repeated: true })],
  ["(?:早午)?晚(?=[七八九十789]点|\\d\\d?点)", () => ({ type: "part", part: "evening" })],
  ["早(?=[六七八九十6789]点|1[01]点)", () => ({ type: "part", part: "morning" })],
  [
    `(?:during |in |at )?(?:the )?\\b(${partEnglish})(s)?\\b`,
    ([part, several]) => ({ type: "part", part: partOfDay(part ?? ""), ...(several ? { repeated: true } : {}) }),
  ],
  ["\\bduring the day\\b", () => ({ type: "part", part: "daytime" })],
  // What binds them.
  [
    "(?:以|之|过)(?:后)|后(?![天日面来门台边排果续悔勤阳])|起(?![来火床])|开始",
    () => ({ type: "suffix", mod: "after" }),
  ],
  ["(?:以|之)前|前(?![天日面台门几后台])", () => ({ type: "suffix", mod: "before" })],
  ["onwards?|and later|or later", () => ({ type: "suffix", mod: "after" })],
  [
    "\\b(?:any ?time )?(after|before|by|until|till|from|since|starting|not later than|no later than)\\b",
    ([word]) => ({ type: "mod", mod: modOf(word) ?? "after" }),
  ],
  [
    "到|至|~|(?<!\\d)-(?!\\d)|-(?=\\d{1,2}[:点])|\\b(?:to|till|until|through)\\b|\\band(?= (?:noon|midday|midnight)\\b)",
    () => ({ type: "to" }),
  ],
  [
    "每天|天天|每日|日日|\\b(?:every|each) ?day\\b|\\bdaily\\b|\\bevery(?= (?:morning|afternoon|evening|night))",
    () => ({ type: "every" }),
  ],
  ["现在|此刻|目前|而家|依家|马上|立刻|right now|\\bnow\\b", () => ({ type: "now" })],
  [
    "随时|任何时候|任何时间|什么时候都|什么时间都|啥时候都|几时都|任何一天|哪天都|全天候|边日都|成日都得|\\bany ?time\\b|\\bwhenever\\b|\\bany day\\b|\\bat any time\\b|\\banytime\\b|\\balways (?:home|at home|available|here)\\b",
    () => ({ type: "any" }),
  ],
];

const groupCounts = kinds.map(([source]) => new RegExp(`${source}|`).exec("")?.length ?? 1);
const anyKind = new RegExp(kinds.map(([source]) => `(${source})`).join("|"), "g");

/** The words about time in a folded text, in order. */
export function timeTokens(folded: string): Token[] {
  const tokens: Token[] = [];
  anyKind.lastIndex = 0;
  for (let found = anyKind.exec(folded); found; found = anyKind.exec(folded)) {
    const start = found.index;
    const end = start + found[0].length;
    let group = 1;
    let meaning: Meaning | undefined;
    for (let kind = 0; kind < kinds.length; kind++) {
      const count = groupCounts[kind] ?? 1;
      if (found[group] !== undefined) {
        meaning = kinds[kind]?.[1](found.slice(group + 1, group + count));
        break;
      }
      group += count;
    }
    if (meaning) tokens.push({ ...meaning, start: trimmedStart(folded, start), end });
    else anyKind.lastIndex = start + 1;
    if (end === start) anyKind.lastIndex = start + 1;
  }
  return tokens;
}

function trimmedStart(folded: string, start: number): number {
  return folded.charAt(start) === " " ? start + 1 : start;
}

function offset(first: number, last = first): { type: "day"; day: DayWord } {
  return { type: "day", day: { kind: "offset", first, last } };
}

function date(
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

function weekOf(which: string | undefined): number | undefined {
  if (which === undefined || which === "") return undefined;
  if (which.startsWith("下下")) return 2;
  if (which.startsWith("下") || which === "next") return 1;
  return which.startsWith("上") || which === "last" ? -1 : 0;
}

function weekday(every: string | undefined, which: string | undefined, firstWord = "", lastWord?: string): Meaning {
  const index = (word: string) => Math.min(weekdayCharacters.indexOf(word) + 1, 7);
  return weekdays(every, weekOf(which), index(firstWord), lastWord === undefined ? undefined : index(lastWord));
}

function weekdayInEnglish(
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

function weekdays(every: string | undefined, week: number | undefined, first: number, last = first): Meaning {
  return {
    type: "day",
    day: { kind: "weekday", first, last: last < first ? last + 7 : last, ...(week === undefined ? {} : { week }) },
    ...(every ? { repeated: true } : {}),
  };
}

function weekend(every: string | undefined, which: string | undefined): Meaning {
  return weekdays(every, which === "coming" ? undefined : weekOf(which), 6, 7);
}

function month(which: string | undefined, third: string | undefined): Meaning {
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

function holiday(name: Holiday): Meaning {
  return { type: "day", day: { kind: "holiday", name } };
}

function clock(
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

function clockChinese(hour: string | undefined, rest: string | undefined) {
  if (rest === undefined) return clock(hour, undefined);
  if (rest === "半") return clock(hour, "30");
  if (rest.includes("刻")) return clock(hour, rest.startsWith("一") ? "15" : "45");
  return clock(hour, rest.replace(/^零(?=.)|分$/g, "")) ?? clock(hour, undefined);
}

function clockEnglish(hourWords = "", which: string | undefined) {
  const [hour = "", minute] = hourWords.split(/[:.]/);
  const found = clock(String(wordsInNumbers[hour] ?? hour), minute, hourWords.includes(":"));
  if (!found || which === undefined || which.startsWith("o")) return found;
  if (found.minute >= 780) return { ...found, sure: true };
  const noon = found.minute >= 720;
  const later = which.startsWith("p") ? !noon : false;
  return { ...found, minute: found.minute + (later ? 720 : !which.startsWith("p") && noon ? -720 : 0), sure: true };
}

function clockSpan(from: Clock | undefined, to: Clock | undefined): Meaning | undefined {
  if (!from || !to) return undefined;
  return { type: "clock", minute: from.minute, sure: from.sure, to: { minute: to.minute, sure: to.sure } };
}

function shifted(found: (Meaning & { type: "clock" }) | undefined, minutes: number): Meaning | undefined {
  return found && { ...found, minute: found.minute + minutes };
}

function withMod(found: (Meaning & { type: "clock" }) | undefined, mod: Mod | undefined): Meaning | undefined {
  return found && { ...found, ...(mod ? { mod } : {}) };
}

function modOf(word = ""): Mod | undefined {
  if (word === "since") return "since";
  if (/^(?:after|from|past|starting)/.test(word)) return "after";
  return /^(?:before|by|until|till|no)/.test(word) ? "before" : undefined;
}

function relativeChinese([count, halfBefore, unit, halfAfter, way = ""]: Groups): Meaning | undefined {
  const amount = count === "半" ? 0.5 : count === "几" ? 3 : readNumber(count ?? "");
  if (amount === undefined) return undefined;
  const all = amount + (halfBefore || halfAfter ? 0.5 : 0);
  return span(way.endsWith("前") ? -all : all, unit, way.endsWith("内"));
}

/** So many units from now, or all until then. Days and longer are whole days. */
function span(amount: number, unit = "", within = false): Meaning | undefined {
  if (!Number.isFinite(amount)) return undefined;
  const length = /^(?:分|min)/.test(unit) ? 1 : unit === "刻钟" ? 15 : /^(?:小时|钟|h)/.test(unit) ? 60 : 0;
  const minutes = Math.round(amount * length);
  if (length > 0) return { type: "span", from: within ? 0 : minutes, to: minutes };
  const days = Math.round(amount * (/^(?:天|d)/.test(unit) ? 1 : /^(?:周|星期|礼拜|w)/.test(unit) ? 7 : 30));
  return offset(within ? 0 : days, days);
}
