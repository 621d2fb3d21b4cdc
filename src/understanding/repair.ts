import type { RepairCategory } from "../domain/request.ts";
import { readCategory } from "./category.ts";

/** What free words say about something broken. Absent = they do not say. */
export interface RepairWords {
  readonly category?: RepairCategory;
  readonly place?: string;
  readonly phone?: string;
  /** Water, current or a lock that leaves no time: urgent, not yet an emergency. */
  readonly urgent: boolean;
  /** Whether it lies in a public area rather than in a unit. */
  readonly inPublic: boolean;
}

const places =
  /厨房|廚房|主卫|客卫|卫生间|衛生間|洗手间|洗手間|浴室|厕所|廁所|客厅|客廳|主卧|次卧|卧室|臥室|睡房|阳台|陽台|露台|餐厅|餐廳|书房|書房|玄关|玄關|入户门|入戶門|(?<!小区|小區|单元|單元|大)(?:门口|門口)|储藏室|kitchen|bathroom|toilet|living room|bedroom|balcony|study|dining room/gi;

const publicPlaces =
  /楼道|樓道|走廊|大堂|大厅|单元门|單元門|楼梯间|樓梯間|电梯|電梯|升降機|地下车库|地下車庫|车库|車庫|停车场|停車場|小区|花园|花園|绿化|健身区|儿童乐园|兒童樂園|游乐区|门岗|大门|大門|会所|會所|垃圾房|垃圾站|路灯|路燈|井盖|围墙|天台|corridor|lobby|hallway|stairwell|elevator|\blift\b|garage|car park|garden|playground|clubhouse|street ?lamp/i;

const urgentWords =
  /爆管|爆裂|喷水|噴水|一直流|流个不停|水漫|淹|漏得(很|好)?厉害|漏電|漏电|冒火花|冒烟|全屋(停|没|断)电|进不去|進不去|锁在(门)?外|打不开门|burst|flood|gushing|sparks|locked out/i;

const phone = /(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\+?\d{1,3}[ -]?\d{4}[ -]?\d{4})(?!\d)/;

/** Reads what a resident says about something broken, in Simplified and Traditional Chinese or English. */
export function readRepairWords(words: string): RepairWords {
  if (lastRead?.words !== words) lastRead = { words, said: read(words) };
  return lastRead.said;
}

// Several steps of a flow ask about the same words within one turn.
let lastRead: { readonly words: string; readonly said: RepairWords } | undefined;

function read(words: string): RepairWords {
  const category = readCategory(words);
  const place = lastPlace(words);
  const foundPhone = phone.exec(words)?.[1];
  return {
    urgent: urgentWords.test(words),
    inPublic: publicPlaces.test(words) && place === undefined,
    ...(category ? { category } : {}),
    ...(place ? { place } : {}),
    ...(foundPhone ? { phone: foundPhone } : {}),
  };
}

/** "不是厨房，是卫生间": the last place named is the one that is meant. */
function lastPlace(words: string): string | undefined {
  return [...words.matchAll(places)].at(-1)?.[0];
}

/** The phone number in the words. */
export function readPhone(words: string): string | undefined {
  return phone.exec(words.normalize("NFKC"))?.[1];
}
