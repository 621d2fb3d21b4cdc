import { foldCharacters } from "./fold-characters.ts";

/** What is never given out (Q3). */
export type Confidential = "resident-data" | "surveillance";

const others =
  "(?:邻居|楼上|楼下|隔壁|对门|对面|别人|别家|其他(?:业主|住户)|那户|那家|这户|这家|某(?:业主|住户)|车主|房东|前业主|\\d+(?:栋|幢|座|号楼)[^,，。?？]{0,12}?|[a-z]?\\d{3,4}(?:室|房|户)?)";
const theirs =
  "(?:电话|手机号?|号码|联系方式|微信|姓名|名字|叫什么|是谁(?!负责|管|修|打扫)|是?什么人|身份证|车牌|住哪|住在哪|住几|资料|个人信息|欠[了多]?少?|欠费|交没交)";

const residentData = [
  new RegExp(`${others}(?:那户|那家|家|住的?|的|业主|住户|租客|房东|户主|邻居|车主|人|那位){0,3}${theirs}`),
  new RegExp(`(?:业主|住户|租客|户主|邻居|车主|房东)(?:的|们的?|们)?${theirs}`),
  new RegExp(`${theirs}.{0,6}(?:邻居|楼上|楼下|隔壁|对门)`),
  /(?:neighbou?r|owner|tenant|resident|person|people|lady|guy|man|woman|landlord)(?:'s|s'| of| above| below| upstairs| downstairs| next door)?.{0,24}(?:phone|number|name|contact|wechat|email)|(?:phone number|name|contact details?|details) of (?:my |the |our )?(?:neighbou?r|owner|tenant|resident|person|people|landlord)|who (?:lives|owns|rents|is the (?:owner|tenant))/,
];
/** Their own data, a call to somebody, or the desk's number is no such question. */
const ownOrCall =
  /我们?家|本人|我(?:自己)?的(?:电话|手机|名字|资料|联系方式)|打(?:个|了)?电话|电话通知|物业(?:的)?电话|my (?:phone|name|number)|\bcall (?:my|the|our) neighbou?r/;

const footage =
  /(?:看|查|查看|调取|调|拷贝|拷|提供|下载|要|翻)(?:一?下|一看|个|点|到)?(?:[^,，。?？]{0,8})(?:监控|录像|录影|监视|视频记录|摄像头画面)|(?:监控|录像|录影)[^,，。?？]{0,8}(?:看|查|调|拷|给我|发给|回放)|(?:watch|see|view|check|get|copy|footage|recording)[^.?!]{0,30}(?:cctv|surveillance|camera|footage)|(?:cctv|surveillance|camera) (?:footage|recording|video)/;
const brokenCamera =
  /(?:监控|摄像头)[^,，。]{0,6}(?:坏|故障|不亮|修)|(?:camera|cctv)[^.]{0,12}(?:broken|not working|repair)/;

/** Whether words ask for what belongs to somebody else; undefined when they do not. */
export function asksConfidential(words: string): Confidential | undefined {
  const text = foldCharacters(words.slice(0, 400).normalize("NFKC").toLowerCase()).replace(/[’‘`]/g, "'");
  if (footage.test(text) && !brokenCamera.test(text)) return "surveillance";
  if (!ownOrCall.test(text) && residentData.some((pattern) => pattern.test(text))) return "resident-data";
  return undefined;
}

/** Whether an answer in writing is asked for (Q2). */
export function asksWritten(words: string): boolean {
  return /书面|出具(?:证明|说明)|in writing|written (?:answer|reply|response|statement)/.test(
    foldCharacters(words.toLowerCase()),
  );
}
