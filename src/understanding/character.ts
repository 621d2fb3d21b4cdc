/** Traditional and look-alike characters of the words that are read for times and units, each with its simplified one. */
const plain =
  "後后點点時时號号樓楼單单間间週周禮礼開开鐘钟兩两陸陆個个聽听覺觉飯饭來来過过對对這这從从電电話话壞坏棟栋層层門门裡里裏里還还沒没幾几進进園园國国節节舊旧慶庆陽阳曆历約约說说錯错應应該该閒闲閑闲發发廈厦" +
  "廳厅東东區区壹一貳二贰二叁三參三肆四伍五柒七捌八玖九喺在嚟来返回冇没佢他聴听晝昼夠够無无為为師师維维預预裝装會会給给讓让請请麼么員员嗎吗務务処处處处臺台臨临終终畢毕將将們们見见帶带準准別别隻只邊边條条淩凌" +
  "隨随檢检換换鬧闹響响擾扰鑽钻報报繳缴費费業业辦办營营動动廣广場场現现誰谁較较與与異异聯联絡络訪访滲渗燈灯關关鎖锁閉闭斷断聲声講讲緊紧屬属煙烟氣气溫温機机監监鄰邻醫医針针鋪铺長长雙双難难雜杂離离靜静頂顶" +
  "項项頭头題题願愿類类顧顾驗验體体媽妈謝谢兒儿歲岁運运轉转遲迟";

// One entry for every UTF-16 unit: a message is folded in one pass.
const table = new Uint16Array(65_536).map((_, code) => (code >= 65 && code <= 90 ? code + 32 : code));
for (let code = 0xff01; code <= 0xff5e; code++) table[code] = table[code - 0xfee0] ?? code;
for (let at = 0; at + 1 < plain.length; at += 2) table[plain.charCodeAt(at)] = plain.charCodeAt(at + 1);
for (const [odd, common] of [
  "\u3000 ",
  "\u00a0 ",
  "\t ",
  "–-",
  "—-",
  "−-",
  "‐-",
  "－-",
  "〜~",
  "∼~",
  "’'",
  "‘'",
  "﹣-",
].map((pair) => [...pair])) {
  if (odd && common) table[odd.charCodeAt(0)] = common.charCodeAt(0);
}

/**
 * The text as the rules read it: narrow, lower case, simplified where the rules need it. Every character stays at its place, so that
 * what is found can be shown in the person's own words.
 */
export function fold(text: string): string {
  let folded = "";
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const plainCode = table[code] ?? code;
    if (plainCode === code) continue;
    folded += text.slice(done, at) + String.fromCharCode(plainCode);
    done = at + 1;
  }
  return done === 0 ? text : folded + text.slice(done);
}

const digits = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value] as const));
for (const [digit, value] of [
  ["〇", 0],
  ["○", 0],
  ["两", 2],
  ["幺", 1],
  ["俩", 2],
] as const)
  digits.set(digit, value);

/** The characters a Chinese number is written with, for a regular expression's class. */
export const numeralClass = "零〇一二两三四五六七八九十廿卅百";

/** What a number in arabic or Chinese figures says: 12, 十二, 廿三, 一百零二, 一二〇一. Absent when it is none. */
export function readNumber(words: string): number | undefined {
  if (/^\d{1,9}$/.test(words)) return Number(words);
  if (words === "" || words.length > 9) return undefined;
  if (!/[十廿卅百千]/.test(words)) {
    let value = 0;
    for (const character of words) {
      const digit = digits.get(character);
      if (digit === undefined) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }
  let total = 0;
  let digit: number | undefined;
  for (const character of words) {
    const scale = character === "十" ? 10 : character === "百" ? 100 : character === "千" ? 1000 : 0;
    if (scale > 0) {
      total += (digit ?? 1) * scale;
      digit = undefined;
    } else if (character === "廿" || character === "卅") {
      total += character === "廿" ? 20 : 30;
    } else {
      digit = digits.get(character);
      if (digit === undefined) return undefined;
    }
  }
  return total + (digit ?? 0);
}
