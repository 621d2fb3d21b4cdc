import { fold, numeralClass, readNumber } from "./character.ts";

/** A unit of the property, as it is stored. */
export interface KnownUnit {
  readonly id: number;
  readonly label: string;
  readonly building: string;
  readonly entrance: string;
  readonly room: string;
}

/**
 * A place that words name. Digits are arabic, letters upper case, zeros in front only where the property writes them. Building is empty
 * where only a room is named. `unitId` is given where exactly one of the known units fits.
 */
export interface ReadUnit {
  readonly building: string;
  readonly entrance?: string;
  readonly floor?: string;
  readonly room?: string;
  readonly unitId?: number;
}

interface Parts {
  readonly building: string;
  readonly entrance?: string | undefined;
  readonly floor?: string | undefined;
  readonly room?: string | undefined;
}
interface Reading extends Parts {
  readonly start: number;
  readonly end: number;
}

const n = `(?:\\d{1,3}|[${numeralClass.replace("两", "")}]{1,4})`;
const gap = "[\\s,\\-的第]{0,3}";
const notMore = "(?![\\d.:%]|[年月日元块度人个天万平米公兆]|\\s?(?:rmb|yuan))";
const roomDigits = `(?:\\d{3,4}[a-z]?(?:-\\d{1,2}(?!\\d))?|(?<=单元\\s?)\\d{1,2}-\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?零[一二三四五六七八九]|\\d{1,2}[a-z](?![a-z])|[零〇一二三四五六七八九]{3,4}|[一二三四五六七八九]百(?:零?[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?))`;
const room = `(?:(${roomDigits})${notMore}\\s?(?:室|房|号房?|户)?|(\\d{1,2}|[a-z])\\s?(?:室|房(?!间)|号房|单位))`;
const entrance = `(${n}|两|[a-z])\\s?(?:单元|(?<=[a-z]\\s?)座|门(?=\\s?\\d{3,4})|梯(?=\\s?\\d{3,4}))`;
const floor = `(${n})\\s?(?:楼(?!下|道|顶|梯)|层|/f\\b)`;
const buildingName = `(?:${n}|[a-z]\\d{0,2}|\\d{1,2}[a-z]|[甲乙丙丁戊])`;
// What voice recognition makes of 栋 counts beside more of an address only.
const misheard = `[洞动懂冻董栋](?=\\s?(?:(?:${n}|两)\\s?单元|${roomDigits}${notMore}))`;
const buildingWord = `(?:号楼|#楼|#栋|#幢|#座|号栋|号幢|号座|栋(?!楼都|楼全)儿?|幢|座(?![谈位机城])|#|号(?=\\s?(?:${n}|两)\\s?单元)|楼(?=\\s?(?:${n}|两)\\s?单元)|${misheard})`;
// A building may be counted among several: 3~5栋, 1、2、3栋.
const building = `(?<![a-z\\d.#])(?:(${n}期|[a-z\\u4e00-\\u9fa5]区)\\s?)?(?<![两几这那整每本半单])(${buildingName})\\s?${buildingWord}`;

const chinese = new RegExp(
  `${building}(?:${gap}${entrance}|[\\s-]?(\\d{1,2})(?=-\\d{3,4}(?!\\d)))?(?:${gap}${floor})?(?:${gap}${room}|(?<=[楼层f]\\s?)([a-z])(?![a-z\\d]))?`,
  "g",
);
const hyphens = new RegExp(
  `(?<![\\d\\-./:#a-z~])(\\d{1,2}|[a-z])-(?:(\\d{1,2})-)?(\\d{3,4}[a-z]?)(?![\\d\\-./:~])${notMore}`,
  "g",
);
const letterRoom = /(?<![a-z\d\-.#·])([a-z])(?:区)?(\d{3,4})(?![a-z\d\-.:%])(?![年月日元块度个天万])/g;
const floorBuilding = new RegExp(`(?<![\\d.第${numeralClass}])(${n})楼\\s?(${roomDigits})${notMore}`, "g");
const roomAlone = new RegExp(
  `(?<![\\d.:\\-a-z第${numeralClass}])(?:(${n})\\s?(?:楼|层)\\s?)?(${roomDigits})\\s?(?:室|房(?![间价子租产]))`,
  "g",
);
const bareRoom =
  /(?<![\d.:\-/#a-z年月第])(\d{3,4}[a-z]?|\d{1,2}[a-z])(?![\d.:/%\-a-z年月日元块度个天平米人万点号栋幢楼])/g;
const beforeRoom = /(?:^|住在?|我家|家在?|在|是|房间|房号|门牌号?|单元|地址|[\s,。:])$/;
const afterRoom =
  /^(?:室|房|漏|渗|没|停|堵|坏|跳|断|的|业主|住户|家|厨|卫|厕|客|阳|主|马|水|电|灯|门|空|楼|$|[\s,。!?])/;

const english = {
  building:
    /\b(?:building|block|blk|bldg|tower|twr)\.?\s?(?:no\.?\s?|number\s)?#?(\d{1,3}[a-z]?|[a-z]\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|(?!a\s[a-z]{2,})[a-z])\b/g,
  room: /\b(?:flat|unit|apt|apartment|room|rm|suite)\.?\s?(?:no\.?\s?|number\s)?#?(\d{1,4}[a-z]?|[a-z]\d{1,4}|(?!a\s[a-z]{2,})[a-z])\b(?!\/)/g,
  floor: /\b(\d{1,2})\/f\b|\b(?:floor|level|lvl)\s(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)\sfloor\b/g,
  entrance: /\b(?:entrance|staircase|stair|stairwell)\s(\d{1,2}|[a-z])\b/,
  floorAndRoom: /#(\d{1,2})-(\d{1,3})(?!\d)/g,
};
const englishNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const hint =
  /[栋幢座楼#层室房元洞动懂冻董号]|\d{3}|\d[a-z]|\d-\d|building|block|blk|bldg|tower|twr|flat|unit|apt|apartment/;

const denied = /(?:不是|不住|并非|唔系|\bnot(?: in)?|\bno)[\s,]?(?:在|住)?[\s,]?$/;
const corrected = /不对|更正|说错|打错|写错|应该是|改成|改为|no,? (?:wait|it)|sorry|i mean|actually|而是|,\s?不,?\s?是/;
const joined = /^(?:\s?(?:、|,|和|跟|与|及|到|至|~|-|\/|还有|或者?|and|&|to|or)\s?)+$/;

/** The unit that a text names, in Chinese or English; with `units`, the reading is held against the real ones. Absent when it names none. */
export function readUnit(text: string, units?: readonly KnownUnit[]): ReadUnit | undefined {
  const folded = fold(text);
  if (!hint.test(folded)) return undefined;
  const reading = choose(folded, [...chineseReadings(folded), ...hyphenReadings(folded), ...englishReadings(folded)]);
  if (reading) return match(reading, units);
  if (reading === null) return undefined;
  const alone = roomReading(folded);
  if (alone) return match(alone, units);
  return units && bareRoomReading(folded, units);
}

function chineseReadings(folded: string): Reading[] {
  const readings: Reading[] = [];
  for (const found of folded.matchAll(chinese)) {
    const [all, area, name = "", door, doorDigit, level, number, shortRoom, letter] = found;
    const named = canonical(name);
    if (named === undefined) continue;
    const end = found.index + all.length;
    readings.push({
      building: named,
      entrance: canonical(door ?? doorDigit),
      floor: canonical(level),
      room: canonical(number ?? shortRoom ?? letter),
      start: area === undefined ? found.index : found.index + area.length,
      end,
    });
  }
  for (const found of folded.matchAll(floorBuilding)) {
    const [all, name = "", number = ""] = found;
    const named = canonical(name);
    const numbered = canonical(number);
    // 3楼1201 is building 3, for 1201 lies on the twelfth floor; 12楼1201 names a floor.
    if (named === undefined || numbered === undefined || numbered.replace(/\d\d\D*$/, "") === named) continue;
    if (readings.some(({ start, end }) => start <= found.index && end >= found.index + 1)) continue;
    readings.push({ building: named, room: numbered, start: found.index, end: found.index + all.length });
  }
  return readings;
}

function hyphenReadings(folded: string): Reading[] {
  const readings: Reading[] = [];
  for (const found of folded.matchAll(hyphens)) {
    const [all, name, door, number = ""] = found;
    if (door !== undefined && /^20[2-3]\d$/.test(number)) continue;
    readings.push({
      building: canonical(name) ?? "",
      entrance: canonical(door),
      room: canonical(number),
      start: found.index,
      end: found.index + all.length,
    });
  }
  for (const found of folded.matchAll(letterRoom)) {
    const [all, name, number] = found;
    readings.push({
      building: canonical(name) ?? "",
      room: canonical(number),
      start: found.index,
      end: found.index + all.length,
    });
  }
  return readings;
}

const own = /(?:我家|我住|我是|我们家|住在?|我在|\b(?:my|i live|i am|i'm)\b.{0,8})\s?(?:的?是|在)?$/;

function englishReadings(folded: string): Reading[] {
  if (!/[a-z]{2}/.test(folded)) return [];
  const rooms = [...folded.matchAll(english.room)];
  const floors = [...folded.matchAll(english.floor)];
  const compound = [...folded.matchAll(english.floorAndRoom)][0];
  const floorOf = (found: RegExpMatchArray | undefined) => canonical(found?.[1] ?? found?.[2] ?? found?.[3]);
  const buildings = [...folded.matchAll(english.building)];
  const stair = canonical(english.entrance.exec(folded)?.[1]);
  return buildings.map((found) => {
    const start = found.index;
    const end = start + found[0].length;
    // Building 3, unit 2, room 1201: the longer number is the room, the shorter one the entrance.
    const byDistance = rooms.toSorted((one, other) => Math.abs(one.index - start) - Math.abs(other.index - start));
    const number = byDistance.find((each) => /\d{3}/.test(each[1] ?? "")) ?? byDistance[0];
    const other = byDistance.find((each) => each !== number && /^\d{1,2}$/.test(each[1] ?? ""));
    const beside = number
      ? undefined
      : (/^[\s,]{1,2}(\d{3,4}[a-z]?|\d{1,2}[a-z])\b/.exec(folded.slice(end, end + 9))?.[1] ??
        /(?<![\d:.])(\d{3,4}[a-z]?|\d{1,2}[a-z])[\s,]{1,2}(?:in |at |of )?$/.exec(
          folded.slice(Math.max(0, start - 12), start),
        )?.[1]);
    return {
      building: numberWord(found[1]) ?? "",
      entrance: stair ?? (number && /\d{3}/.test(number[1] ?? "") ? canonical(other?.[1]) : undefined),
      floor: compound ? canonical(compound[1]) : floorOf(floors[0]),
      room: compound ? canonical(compound[2]) : canonical(number?.[1] ?? beside),
      start: Math.min(start, number?.index ?? start),
      end,
    };
  });
}

/** 1201室, Unit 1201: a room without its building. */
function roomReading(folded: string): Parts | undefined {
  const [found] = folded.matchAll(roomAlone);
  if (found) return { building: "", floor: canonical(found[1]), room: canonical(found[2]) };
  if (!/[a-z]{3}/.test(folded)) return undefined;
  const [inEnglish] = folded.matchAll(english.room);
  if (!inEnglish || !/\d/.test(inEnglish[1] ?? "")) return undefined;
  return { building: "", room: canonical(inEnglish[1]) };
}

function bareRoomReading(folded: string, units: readonly KnownUnit[]): ReadUnit | undefined {
  for (const found of folded.matchAll(bareRoom)) {
    const start = found.index;
    const end = start + found[0].length;
    if (!beforeRoom.test(folded.slice(Math.max(0, start - 4), start)) || !afterRoom.test(folded.slice(end, end + 2)))
      continue;
    const read = match({ building: "", room: canonical(found[1]) }, units);
    if (read.unitId !== undefined) return read;
  }
  return undefined;
}

/** The one reading that is meant; null when several buildings are named on a par. */
function choose(folded: string, readings: readonly Reading[]): Reading | null | undefined {
  const inOrder = readings.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const meant = inOrder.filter(({ start }) => !denied.test(folded.slice(Math.max(0, start - 8), start)));
  let chosen: Reading | undefined;
  let last: Reading | undefined;
  for (const next of meant) {
    const before = folded.slice(Math.max(0, next.start - 8), next.start);
    // 3~5栋 and 1、2、3栋 are no unit, whichever of their ends is read.
    if (next.room === undefined && new RegExp(`(?:\\d|[${numeralClass}])\\s?[~、到至和/-]\\s?$`).test(before))
      return null;
    const between = last ? folded.slice(last.end, next.start) : "";
    if (
      last &&
      last.room === undefined &&
      next.room === undefined &&
      last.building !== next.building &&
      joined.test(between)
    )
      return null;
    const mine = own.test(before) && !(chosen && own.test(folded.slice(Math.max(0, chosen.start - 8), chosen.start)));
    if (!chosen || (mine && next.room !== undefined) || corrected.test(between) || size(next) > size(chosen))
      chosen = next;
    last = next;
  }
  return chosen;
}

function size({ entrance, floor, room: number }: Reading): number {
  return (number === undefined ? 0 : 4) + (entrance === undefined ? 0 : 2) + (floor === undefined ? 0 : 1);
}

const knownForms = new WeakMap<
  readonly KnownUnit[],
  ReadonlyMap<string, readonly { unit: KnownUnit; building: string; entrance: string }[]>
>();

/** Known units by their room, each part in the form in which words are read. */
function byRoom(units: readonly KnownUnit[]) {
  const known = knownForms.get(units);
  if (known) return known;
  const forms = new Map<string, { unit: KnownUnit; building: string; entrance: string }[]>();
  for (const unit of units) {
    const form = { unit, building: bareName(unit.building), entrance: bareName(unit.entrance) };
    const key = bareName(unit.room);
    const same = forms.get(key);
    if (same) same.push(form);
    else forms.set(key, [form]);
  }
  knownForms.set(units, forms);
  return forms;
}

function match(parts: Parts, units: readonly KnownUnit[] | undefined): ReadUnit {
  const read = said(parts);
  if (!units || parts.room === undefined) return read;
  const rooms = byRoom(units);
  const spellings = [
    parts.room,
    ...(parts.floor ? [`${parts.floor}${parts.room}`, `${parts.floor}-${parts.room}`] : []),
  ];
  const fitting = spellings
    .flatMap((spelling) => rooms.get(spelling) ?? [])
    .filter(({ building: name }) => parts.building === "" || name === parts.building)
    .filter(({ entrance: name }) => parts.entrance === undefined || name === parts.entrance);
  const [only, another] = fitting;
  if (!only || another) return read;
  const { unit } = only;
  const wholly = parts.building === "" && unit.entrance !== "";
  return {
    building: unit.building,
    ...(parts.entrance !== undefined || wholly ? { entrance: unit.entrance } : {}),
    ...(parts.floor === undefined ? {} : { floor: parts.floor }),
    room: unit.room,
    unitId: unit.id,
  };
}

function said({ building: name, entrance: door, floor: level, room: number }: Parts): ReadUnit {
  return {
    building: name,
    ...(door === undefined ? {} : { entrance: door }),
    ...(level === undefined ? {} : { floor: level }),
    ...(number === undefined ? {} : { room: number }),
  };
}

/** 3栋 and 三 are 3, 0302室 is 302. */
function bareName(name: string): string {
  const folded = fold(name).replace(/\s+/g, "");
  const bare = folded
    .replace(/(?:号楼|号栋|栋|幢|座|楼|单元|室|房|号|#|区)+$/, "")
    .replace(/^(?:block|tower|building|flat|unit)/, "");
  return canonical(bare === "" ? folded : bare) ?? folded.toUpperCase();
}

function canonical(words: string | undefined): string | undefined {
  if (words === undefined || words === "") return undefined;
  // 十二零一 is floor twelve, room one.
  const [high, low] = /十.?零/.test(words) ? words.split("零") : [];
  if (high && low) return String((readNumber(high) ?? 0) * 100 + (readNumber(low) ?? 0));
  const number = readNumber(words);
  if (number !== undefined) return number === 0 ? undefined : String(number);
  return words.toUpperCase().replace(/^0+(?=.)/, "");
}

function numberWord(words: string | undefined): string | undefined {
  const index = englishNumbers.indexOf(words ?? "");
  return index > 0 ? String(index) : canonical(words);
}
