import type { RepairCategory } from "../domain/request.ts";

/** What free words say about something broken. Absent = they do not say. */
export interface RepairWords {
  /** How sure it is that something is reported as broken: 0 to 1. */
  readonly defect: number;
  readonly category?: RepairCategory;
  readonly place?: string;
  readonly availability?: string;
  readonly phone?: string;
  /** Water, current or a lock that leaves no time: urgent, not yet an emergency. */
  readonly urgent: boolean;
  /** Whether it lies in a public area rather than in a unit. */
  readonly inPublic: boolean;
}

const defectWords =
  /漏水|渗水|滲水|滴水|漏緊|漏|堵|塞住|不通|返水|反水|倒灌|爆管|爆裂|坏|壞|故障|失灵|失靈|不亮|不热|不熱|不冷|不制冷|不工作|没水|沒水|停水|没电|沒電|跳闸|跳闸|跳電|断电|斷電|开裂|開裂|裂缝|裂縫|脱落|脫落|掉下|松动|鬆動|打不开|打不開|关不上|關不上|锁不上|異響|异响|卡住|生锈|发霉|發霉|破了|碎了|断了|斷了|冒火花|报修|報修|维修|維修|修一下|修理|整返|蟑螂|老鼠|白蚁|白蟻|cockroach|termite|\bmice\b|\brats?\b|leak|broken|clog|blocked|not working|doesn'?t work|won'?t|no power|no water|repair|fix|crack|stuck|burst/i;

const questionWords = /多少钱|怎么收费|如何收费|收费标准|几点|什么时候(上班|开门)|how much|opening hours/i;

const categories: readonly (readonly [RepairCategory, RegExp])[] = [
  ["elevator", /电梯|電梯|升降機|elevator|\blift\b/i],
  ["pest", /蟑螂|老鼠|白蚁|白蟻|虫|蟲|rat\b|mouse|mice|cockroach|termite|pest/i],
  [
    "appliance_gas",
    /燃气|煤气|天然气|天燃气|瓦斯|灶|热水器|熱水器|洗衣机|冰箱|油烟机|\bgas\b|stove|water heater|washing machine|fridge/i,
  ],
  ["hvac", /空调|空調|冷氣|暖气|暖氣|地暖|供暖|制冷|不热|新风|air.?con|heating|radiator|hvac/i],
  [
    "intercom_network",
    /对讲|對講|门铃|門鈴|网络|網絡|網路|宽带|断网|wifi|wi-fi|监控|監控|intercom|doorbell|internet|network|broadband/i,
  ],
  [
    "electrical",
    /电|電|灯|燈|插座|开关|開關|跳闸|跳闸|线路|線路|\bpower|\blight|\blamp|socket|outlet|switch|fuse|breaker/i,
  ],
  [
    "plumbing",
    /水管|喉|水龙头|水龍頭|龙头|龍頭|马桶|馬桶|下水|排水|地漏|堵|塞住|通渠|漏水|滴水|没水|沒水|水压|水壓|阀|閥|淋浴|花洒|洗手盆|洗菜盆|水槽|pipe|\btaps?\b|faucet|toilet|drain|sink|shower|plumb|leak|clog/i,
  ],
  ["door_lock", /门|門|锁|鎖|钥匙|鑰匙|窗|把手|合页|door|lock|window|hinge|key/i],
  [
    "wall_leak_structure",
    /墙|牆|瓷砖|瓷磚|天花|吊顶|地板|渗水|滲水|裂|发霉|發霉|防水|石屎|屋顶|屋頂|wall|ceiling|tile|crack|mould|mold|floor/i,
  ],
  ["public_area", /楼道|樓道|走廊|大堂|单元门|健身|儿童乐园|路面|井盖|围栏|護欄|corridor|lobby|hallway|playground/i],
];

// Words that hold the name of a thing and mean another: "my phone" is no electrical fault, "come to the door" no lock.
const asides = /(?:电|電)(?:话|話|联|聯)|(?:来|來|致|回)(?:电|電)|(?:上|专|專|部|出)(?:门|門)/g;

const places =
  /厨房|廚房|主卫|客卫|卫生间|衛生間|洗手间|洗手間|浴室|厕所|廁所|客厅|客廳|主卧|次卧|卧室|臥室|睡房|阳台|陽台|露台|餐厅|餐廳|书房|書房|玄关|玄關|入户门|入戶門|(?<!小区|小區|单元|單元|大)(?:门口|門口)|储藏室|kitchen|bathroom|toilet|living room|bedroom|balcony|study|dining room/gi;

const publicPlaces =
  /楼道|樓道|走廊|大堂|大厅|单元门|單元門|楼梯间|樓梯間|电梯|電梯|升降機|地下车库|地下車庫|车库|車庫|停车场|停車場|小区|花园|花園|绿化|健身区|儿童乐园|兒童樂園|游乐区|门岗|大门|大門|会所|會所|垃圾房|垃圾站|路灯|路燈|井盖|围墙|天台|corridor|lobby|hallway|stairwell|elevator|\blift\b|garage|car park|garden|playground|clubhouse|street ?lamp/i;

const urgentWords =
  /爆管|爆裂|喷水|噴水|一直流|流个不停|水漫|淹|漏得(很|好)?厉害|漏電|漏电|冒火花|冒烟|全屋(停|没|断)电|进不去|進不去|锁在(门)?外|打不开门|burst|flood|gushing|sparks|locked out/i;

const phone = /(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\+?\d{1,3}[ -]?\d{4}[ -]?\d{4})(?!\d)/;

const day =
  "(?:今天|今日|今晚|今早|明天|明日|听日|聽日|后天|後天|大后天|周末|週末|平时|平時|工作日|每天|天天|(?:下|这|這|本)?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]?(?:到(?:周|週|星期)?[一二三四五六日天])?|\\d{1,2}[月/-]\\d{1,2}[日号號]?)";
const hour =
  "(?:凌晨|早上|上午|中午|下午|傍晚|晚上|夜里)?(?:[零一二两三四五六七八九十\\d]{1,3}(?:点|點|时|時|:|：)(?:半|一刻|\\d{1,2}分?)?)?";
const chineseTime = new RegExp(
  `${day}的?${hour}(?:(?:到|至|-|~)${hour})?(?:以后|以後|之后|之後|后|後|以前|之前|前|左右)?`,
  "g",
);
const englishTime =
  /\b(?:today|tonight|tomorrow|weekends?|weekdays?|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|any ?time)\b(?:[^,.;!?]{0,30})/gi;
const atHome =
  /在家|有人|方便|可以来|可以來|来修|來修|上门|上門|随时|隨時|都行|at home|be home|available|come|any ?time/i;

/** Reads what a resident says about something broken, in Simplified and Traditional Chinese or English. */
export function readRepairWords(words: string): RepairWords {
  if (lastRead?.words !== words) lastRead = { words, said: read(words) };
  return lastRead.said;
}

// Several steps of a flow ask about the same words within one turn.
let lastRead: { readonly words: string; readonly said: RepairWords } | undefined;

function read(words: string): RepairWords {
  const defect = defectScore(words);
  const thing = words.replace(asides, " ");
  const category = categories.find(([, pattern]) => pattern.test(thing))?.[0];
  const place = lastPlace(words);
  const availability = readAvailability(words);
  const foundPhone = phone.exec(words)?.[1];
  return {
    defect,
    urgent: urgentWords.test(words),
    inPublic: publicPlaces.test(words) && place === undefined,
    ...(category ? { category } : {}),
    ...(place ? { place } : {}),
    ...(availability ? { availability } : {}),
    ...(foundPhone ? { phone: foundPhone } : {}),
  };
}

function defectScore(words: string): number {
  if (!defectWords.test(words)) return 0;
  return questionWords.test(words) ? 0.3 : 0.8;
}

/** "不是厨房，是卫生间": the last place named is the one that is meant. */
function lastPlace(words: string): string | undefined {
  return [...words.matchAll(places)].at(-1)?.[0];
}

/** The part of the words that says when somebody is at home, as it was said; a time alone counts only beside such a remark. */
export function readAvailability(words: string): string | undefined {
  if (!atHome.test(words)) return undefined;
  const times = [...words.matchAll(chineseTime), ...words.matchAll(englishTime)].map(([found]) => found.trim());
  if (times.length > 0) return times.join("、");
  return /随时|隨時|any ?time/i.exec(words)?.[0];
}

/** The phone number in the words. */
export function readPhone(words: string): string | undefined {
  return phone.exec(words.normalize("NFKC"))?.[1];
}
