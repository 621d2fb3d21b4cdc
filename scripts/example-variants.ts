export interface Example {
  readonly text: string;
  readonly intent: string;
  readonly category?: string | null;
  readonly emergency?: string | null;
}

const openers = [
  "你好，",
  "您好！",
  "物业你好，",
  "管家您好，",
  "请问一下，",
  "麻烦问下，",
  "你好 ",
  "3栋1单元502，",
  "我是5栋1201的业主，",
  "我家住在7号楼二单元801，",
  "A座1503 ",
  "喂你好 ",
  "那个 ",
  "Hi, ",
  "Hello, this is unit 12B. ",
];
const closers = [
  "，谢谢",
  "，谢谢！",
  "，麻烦了",
  "，辛苦了",
  "，尽快",
  "。谢谢您！",
  "！！！",
  "，急",
  "，我电话13800001111",
  "，明天下午在家",
  "。",
  "，麻烦尽快处理，谢谢",
  " thanks",
  ", thank you!",
];
const letterOpeners = [
  "尊敬的领导：您好！",
  "领导您好，",
  "尊敬的物业公司：我是贵小区2栋业主，",
  "您好，我是某某区某某小区的业主，",
  "各位领导好！我们是某某花园二期的业主，",
];
const letterClosers = [
  "恳请领导重视，尽快解决，谢谢！",
  "望有关部门尽快处理，感谢。",
  "希望能得到您的回复，谢谢！",
  "此致敬礼。",
  "请予以答复，万分感谢！",
];

/** The example as it is and as people also write it: greeted, thanked, without marks, as a letter. */
export function variants({ text, intent }: Example, roll: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)] ?? "";
  const latin = /^[\x20-\x7e]+$/.test(text);
  const made = [text];
  if (intent === "greeting" || intent === "other") return made;
  const opener = () => pick(openers.filter((each) => /[a-z]{3}/i.test(each) === latin));
  const closer = () => pick(closers.filter((each) => /[a-z]{3}/i.test(each) === latin || /^[.。!！]/.test(each)));
  if (text.length < 120) {
    made.push(opener() + text);
    made.push(text.replace(/[。.！!]+$/, "") + closer());
    if (!latin) made.push(text.replace(/[，。！、；]/g, ""));
  }
  if (!latin && text.length > 10 && !["emergency", "handoff"].includes(intent) && roll() < 0.5)
    made.push(pick(letterOpeners) + text + (/[。！？?!]$/.test(text) ? "" : "，") + pick(letterClosers));
  return made;
}

const places = [
  "3栋2单元1201，",
  "12号楼502 ",
  "A座1803室 ",
  "我家在7-2-301，",
  "五期9幢604，",
  "2座15楼C室 ",
  "B棟7樓 ",
];
const visits = [
  "，明天下午在家",
  "，周六上午方便",
  "，我晚上七点以后在",
  "，麻烦安排师傅上门",
  "，后天全天有人",
  "，下班后才有空，谢谢",
  "，約禮拜六早上",
  "，這兩天都在家",
  "，聽日下晝得閒",
];
const flats = ["Unit 1203, tower 2: ", "Flat 5B. ", "Hi, 8A here. "];
const calls = [", I'm home tomorrow afternoon", ", any time after 6 pm works", ", Saturday morning please", ", thanks"];

/** A repair as it is reported with its place and a time for the visit. */
export function visited(text: string, roll: () => number): string {
  const english = /^[\x20-\x7e’]+$/.test(text);
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)] ?? "";
  return pick(english ? flats : places) + text.replace(/[。.！!]+$/, "") + pick(english ? calls : visits);
}
