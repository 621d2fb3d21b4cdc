import { readPhone, readRepairWords } from "./repair.ts";

/** What the words of an emergency say besides its kind. Absent = they do not say. */
export interface EmergencyWords {
  readonly place?: string;
  /** Their words, when they tell of people who are hurt, trapped or safe. */
  readonly hurt?: string;
  readonly phone?: string;
  /** A death: only few may hear of it (E11). */
  readonly confidential: boolean;
}

const spots =
  /[A-Za-z]?\d+\s*(?:栋|棟|幢|座|号楼|號樓|#|期)[\dA-Za-z一二三四五六七八九十单單元室房层層楼樓号號\s-]*|[一二三四五六七八九十]+(?:栋|棟|幢|座|号楼|號樓)[\dA-Za-z一二三四五六七八九十单單元室房层層楼樓号號]*|\d+\s*(?:单元|單元|楼|樓|层|層)[\dA-Za-z室房]*|\d+-\d+-\d+|(?:地下)?(?:车库|車庫|停车场|停車場)|大堂|大厅|大廳|楼道|樓道|走廊|楼梯间|樓梯間|花园|花園|儿童乐园|健身区|天台|会所|會所|泳池|\b(?:tower|building|block|unit|flat|apartment|room|floor)\s+\w+|\b(?:garage|car park|lobby|corridor|stairwell|garden|playground|clubhouse|pool)\b/gi;

const people =
  /受伤|受傷|伤了|傷了|烧伤|燒傷|流血|出血|骨折|昏迷|昏倒|晕倒|暈倒|没气|没呼吸|被困|困在|困住|关在里面|關在裡面|没有?人(?:受|伤|被|在)|冇人(?:受|傷|被)|出不来|出唔嚟|有(?:老人|小孩|孩子|孕妇|人)在里|(?:老人|小孩|孩子|孕妇|妈妈|爸爸|奶奶|爷爷)(?:还)?在里|hurt|injured|bleeding|trapped|stuck inside|unconscious|burnt|nobody is|no one is/i;

const deaths =
  /死了|死亡|去世|过世|過世|断气|斷氣|没气了|尸体|屍體|遗体|遺體|跳楼|跳樓|自杀|自殺|上吊|轻生|輕生|猝死|\b(?:dead|died|death|dead body|corpse|suicide|hanged|jumped (?:off|from))\b/i;
const animals =
  /(?:老鼠|猫|貓|狗|鸟|鳥|蟑螂|虫|蟲|鱼|魚|树|樹|花|绿植|rat|mouse|cat|dog|bird|plant)[^，。,.!！]{0,4}(?:死|dead|died)/i;

/** Reads what somebody says in an emergency, in Simplified and Traditional Chinese or English. */
export function readEmergencyWords(words: string): EmergencyWords {
  const place = readSpot(words);
  const phone = readPhone(words);
  return {
    ...(place === undefined ? {} : { place }),
    ...(people.test(words) ? { hurt: words.slice(0, 200) } : {}),
    ...(phone === undefined ? {} : { phone }),
    confidential: deaths.test(words) && !animals.test(words),
  };
}

/** Building, floor, room and public area as they were said, or the room of a home. */
function readSpot(words: string): string | undefined {
  const named = [...words.matchAll(spots)].map(([found]) => found.trim());
  const room = readRepairWords(words).place;
  const found = [...new Set([...named, ...(room === undefined ? [] : [room])])];
  return found.length === 0 ? undefined : found.join(" ").slice(0, 100);
}
