/** A span of the day on the wall clock, in minutes; `toMinute` may lie beyond midnight. */
export interface PartOfDay {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * What people mean by a part of the day. Mornings and noon are those of Recognizers-Text (08-12, 11-13). Its afternoon (12-16) and
 * evening (16-20) are not: 下午五点 is still afternoon and 下午 never turns into 晚上 at four, so the afternoon lasts until 18 and the evening
 * from 18 to 22, in English too.
 *
 * | part      | words                                     | hours |
 * |-----------|-------------------------------------------|-------|
 * | smallHours| 凌晨 半夜 三更半夜                         | 00-06 |
 * | early     | 清晨 清早 大清早 一早 early morning         | 06-09 |
 * | morning   | 早上 上午 早晨 朝早 上昼 morning            | 08-12 |
 * | noon      | 中午 正午 晌午 lunchtime                   | 11-13 |
 * | afternoon | 下午 午后 下昼 晏昼 afternoon               | 12-18 |
 * | dusk      | 傍晚 黄昏 放学 at dusk                     | 17-19 |
 * | evening   | 晚上 今晚 夜晚 tonight evening              | 18-22 |
 * | night     | 夜里 深夜 night                            | 20-24 |
 * | daytime   | 白天 日间 during the day                   | 08-18 |
 */
export const partsOfDay = {
  smallHours: { fromMinute: 0, toMinute: 360 },
  early: { fromMinute: 360, toMinute: 540 },
  morning: { fromMinute: 480, toMinute: 720 },
  noon: { fromMinute: 660, toMinute: 780 },
  afternoon: { fromMinute: 720, toMinute: 1080 },
  dusk: { fromMinute: 1020, toMinute: 1140 },
  evening: { fromMinute: 1080, toMinute: 1320 },
  night: { fromMinute: 1200, toMinute: 1440 },
  daytime: { fromMinute: 480, toMinute: 1080 },
} as const satisfies Readonly<Record<string, PartOfDay>>;

export type PartOfDayName = keyof typeof partsOfDay;

const words: readonly (readonly [PartOfDayName, RegExp])[] = [
  ["smallHours", /^(?:凌晨|半夜|三更半夜|后半夜|大半夜)/],
  ["early", /^(?:清晨|清早|大清早|一大早|一早|early morning)/],
  ["noon", /^(?:中午|正午|晌午|午休|lunch)/],
  ["dusk", /^(?:傍晚|黄昏|dusk)/],
  ["night", /^(?:夜里|深夜|夜间|night)/],
  ["evening", /^(?:晚|夜|evening)/],
  ["daytime", /^(?:白天|日间|日头|during|day)/],
  ["afternoon", /^(?:下午|午后|下昼|晏|after)/],
  ["morning", /^./],
];

/** The part of the day that a word of it names. */
export function partOfDay(word: string): PartOfDayName {
  const plain = word === "early morning" ? word : word.replace(/^(?:late |mid-?|early )/, "");
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? "morning";
}

/** The minute of the day that an hour names beside a part of the day: 下午三点 is 15:00, 晚上十二点 midnight, 中午一点 13:00. */
export function hourIn(part: PartOfDayName, minute: number): number {
  if (minute >= 780) return minute;
  const hour = Math.floor(minute / 60);
  switch (part) {
    case "afternoon":
    case "dusk":
      return hour < 12 ? minute + 720 : minute;
    case "evening":
    case "night":
      if (hour === 12 || hour < 5) return hour === 12 ? minute + 720 : minute + 1440;
      return minute + 720;
    case "noon":
      return hour < 4 ? minute + 720 : minute;
    case "daytime":
      return hour < 7 ? minute + 720 : minute;
    default:
      return hour === 12 && part === "smallHours" ? minute - 720 : minute;
  }
}
