import { numeralClass, readNumber } from "./character.ts";
import { partOfDay } from "./part-of-day.ts";
import {
  clock,
  clockChinese,
  clockEnglish,
  clockSpan,
  date,
  dayOffsets,
  type Groups,
  holiday,
  laterMonth,
  type Meaning,
  modOf,
  month,
  monthNames,
  namedMonth,
  offset,
  relativeChinese,
  shifted,
  span,
  type Token,
  weekday,
  weekdayCharacters,
  weekdayInEnglish,
  weekend,
  weekOf,
  withMod,
  wordsInNumbers,
} from "./time-word.ts";

const n = `(?:\\d{1,2}|[${numeralClass}]{1,4})`;
const number = `(?:\\d{1,3}|[${numeralClass}]{1,4}|半|几)`;
const weekdayEnglish =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?";
const monthEnglish =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const partChinese =
  "凌晨|三更半夜|大半夜|后半夜|半夜|大清早|清晨|清早|一大早|一早|早上|早晨|上午|朝早|朝头早|上昼|中午|正午|晌午|午休|下午|午后|下昼|晏昼|傍晚|黄昏|晚上|晚间|夜晚|晚黑|夜里|深夜|夜间|白天|日间|日头";
const partEnglish =
  "early morning|(?:late |mid-?|early )?(?:morning|afternoon|evening)|morning|lunch ?time|afternoon|evening|night|daytime|dusk";
const week = "(?<!楼)(?:下下|下|上|这|本|呢)(?:一)?个?";
const dash = "\\s?(?:到|至|-|~|~~|--)\\s?";
const countEnglish =
  "(\\d{1,3}|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few)";
const hourEnglish = "(?:\\d{1,2}(?:[:.]\\d\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const half = "(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?|o'?clock)";

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
    `(?<![\\d第.-])(${n})[日号]?\\s?(?:到|至|-|~|、|/|和)\\s?(${n})[日号](?![楼栋幢座门院房室铺桌线机电梯店车库口])`,
    ([day, last]) => date(undefined, day, last),
  ],
  [`(?<![\\d第.-]|星期|周)(${n})[日号](?![楼栋幢座门院房室铺桌线机电梯店车库口单])`, ([day]) => date(undefined, day)],
  [
    "(?<![\\d/.-])(\\d{1,2})/(\\d{1,2})(?![\\d/])",
    ([month, day]) => (Number(month) > 12 ? date(day, month) : date(month, day)),
  ],
  [`(下下?个?|这个?|本|上个?)月(?:的)?(${n})[日号]`, ([which, day]) => laterMonth(date(undefined, day), which)],
  [
    "(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?=[日号]|(?:周.)?(?:上午|下午|中午|早上|晚上))[日号]?",
    ([month, day]) => date(month, day),
  ],
  [
    `(?<![\\d个第${numeralClass}])(${n})月(?:份)?(底|末|初|中旬|上旬|下旬)?(?![\\d后内前票租${numeralClass}])`,
    ([name, third]) => namedMonth(readNumber(name ?? ""), third),
  ],
  [
    `\\b(?:in|of|for|since|until|by|during) (?!may)(${monthEnglish})\\b(?! ?\\d)`,
    ([name]) => namedMonth(monthNames.indexOf((name ?? "").slice(0, 3)) + 1, undefined),
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
  ["(?:the )?day after tomorrow|the day after(?! )", () => offset(2)],
  ["day before yesterday", () => offset(-2)],
  ["\\b(tomorrow|tmrw?|tmr|2moro|tomorow|tommorow|tommorrow)\\b", () => offset(1)],
  ["\\btoday\\b|\\bthis day\\b", () => offset(0)],
  ["\\byesterday\\b", () => offset(-1)],
  ["\\b(tonight|tonite|last night)\\b", ([which]) => ({ ...offset(which === "last night" ? -1 : 0), part: "evening" })],
  ["\\bthis (morning|afternoon|evening)\\b", ([part]) => ({ ...offset(0), part: partOfDay(part ?? "") })],
  [
    `(每个?|逢)?(${week})?(?:周|星期|礼拜)([${weekdayCharacters}])(?:${dash}(?:周|星期|礼拜)?([${weekdayCharacters}])(?!点))?(?:、?([${weekdayCharacters}]))?(?!点|[${numeralClass}]?[期栋])`,
    ([every, which, first, last, second]) => weekday(every, which, first, last, second),
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
    "过(?:完|了)年|春节(?:假期)?|过年|大年初一|农历新年|chinese new year|spring festival|lunar new year",
    () => holiday("springFestival"),
  ],
  ["五一(?:节|假期|长假)|劳动节(?:假期)?|labou?r day", () => holiday("labourDay")],
  ["圣诞节?|christmas(?: day)?|\\bxmas\\b", () => holiday("christmas")],
  ["端午节?|dragon boat festival", () => holiday("dragonBoat")],
  ["中秋节?|mid-autumn(?: festival)?", () => holiday("midAutumn")],
  ["清明节?(?:假期)?|qingming", () => holiday("qingming")],
  // Meals and work as clocks.
  [
    "(?:下班|收工|放工)(?:了|回来|回家|到家)?(?:以|之)?后?|after work",
    () => ({ type: "clock", minute: 1080, sure: true, mod: "after", loose: true }),
  ],
  [
    "(?:吃完)?(?:晚饭|晚餐)(?:以|之)?后|after dinner|after supper",
    () => ({ type: "clock", minute: 1140, sure: true, mod: "after", loose: true }),
  ],
  [
    "(?:吃完)?(?:午饭|中饭|午餐)(?:以|之)?后|after lunch",
    () => ({ type: "clock", minute: 780, sure: true, mod: "after", loose: true }),
  ],
  ["放学(?:以|之)?后|after school", () => ({ type: "clock", minute: 990, sure: true, mod: "after", loose: true })],
  // Hours.
  ["(?<![\\d:.])(\\d{1,2}):(\\d\\d)(?!\\d)(?::\\d\\d)?", ([hour, minute]) => clock(hour, minute, true)],
  [
    `(?<![\\d:栋幢座楼号区#-])(\\d{1,2})${dash}(\\d{1,2})[点时](?:钟|整)?(半|\\d{1,2}分?)?(?!漏|水)`,
    ([from, to, rest]) => clockSpan(clockChinese(from, undefined), clockChinese(to, rest)),
  ],
  [
    "([一二两三四五六七八九])([二三四五六七八九十])点(?:钟)?",
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
  [
    "(?<=\\b(?:[a-z]*day|mon|tue|wed|thu|fri|sat|sun|tomorrow)s?,? (?:from |at )?)(\\d{1,2}) ?- ?(\\d{1,2})(?![\\d/-])",
    ([from, to]) => clockSpan(clockEnglish(from, undefined), clockEnglish(to, undefined)),
  ],
  [`\\b(${hourEnglish}) ?(${half})(?![a-z])`, ([hour, which]) => clockEnglish(hour, which)],
  ["\\b(?:noon|midday|mid-day)\\b", () => ({ type: "clock", minute: 720, sure: true })],
  ["\\bmidnight\\b", () => ({ type: "clock", minute: 1440, sure: true })],
  [
    `\\b(?:any ?time )?(?<!\\b(?:come|stop|drop|pop|swing|pass) )(at|after|before|by|past|around|about|until|till|from|since) (?:around |about |like )?(${hourEnglish})(?! ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|times|people|of|other|more|${monthEnglish})\\b|st\\b|nd\\b|rd\\b|th\\b|[\\d/%-])\\b`,
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
  [
    "(?<=\\b(?:[a-z]*day|mon|tue|wed|thu|fri|sat|sun|tomorrow|tmrw?) )([ap])\\.?m\\b",
    ([which]) => ({ type: "part", part: which === "p" ? "afternoon" : "morning" }),
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
    "\\b(?:any ?time )?(?<!\\b(?:come|stop|drop|pop|swing|pass) )(after|before|by|until|till|from|since|starting|not later than|no later than)\\b",
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
  [
    "现在|此刻|目前|而家|依家|马上|立刻|等会儿?|待会儿?|等一下|过一会儿?|稍后|right now|\\bnow\\b",
    () => ({ type: "now" }),
  ],
  [
    "随时|任何时候|任何时间|什么时[候间](?:都|来都|修都|上门都)|啥时候?(?:都|来都)|(?:其他|其它|其余|别的|剩下的)(?:的)?时间|24小时(?=都|有人|在家)|几时都|任何一天|哪天都|全天候|边日都|成日都得|\\bany ?time\\b|\\bwhenever\\b|\\bany day\\b|\\bat any time\\b|\\banytime\\b|\\balways (?:home|at home|available|here)\\b",
    () => ({ type: "any" }),
  ],
];

const groupCounts = kinds.map(([source]) => new RegExp(`${source}|`).exec("")?.length ?? 1);
// Whatever no kind is written with cannot begin one: most of a message is passed over by its characters alone.
const written = new Set(
  kinds.flatMap(([source]) => source.replace(/\(\?<?[!=][^()]*\)/g, "").match(/[\u4e00-\u9fa5〇]/g) ?? []),
);
const beginning = `(?=[\\d~\\-${[...written].join("")}]|(?<![a-z])[a-z])`;
const anyKind = new RegExp(`${beginning}(?:${kinds.map(([source]) => `(${source})`).join("|")})`, "g");

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
