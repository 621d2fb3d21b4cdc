import type { Claims, ComplaintKind } from "../domain/complaint.ts";
import type { StaffRole } from "../domain/staff.ts";

/** What free words say about something that displeases. Absent = they do not say. */
export interface ComplaintWords {
  /** How sure it is that somebody complains: 0 to 1. */
  readonly complaint: number;
  readonly kind?: ComplaintKind;
  readonly claims: Claims;
  readonly anonymous: boolean;
  /** The role that stands for a department or post that is named. */
  readonly role?: StaffRole;
  /** When or where, as it was said. */
  readonly occasion?: string;
  /** What they want, as it was said. */
  readonly wanted?: string;
}

const named = /投诉|投訴|举报|舉報|申诉|complain|complaint/i;
const denied =
  /(?:不是|并非|並非|不想|不用|不要|没有|沒有|无意|唔係|唔想|not|n'?t|no need to)\s*(?:要|想|来|來|在|a |to |want to |here to )*(?:投诉|投訴|complain)/i;
const asked =
  /(?:怎么|怎麼|如何|怎样|怎樣|哪里|哪裡|边度|点样|點樣|how (?:do|can|to)|where (?:do|can)).{0,8}(?:投诉|投訴|complain)/i;
const displeased =
  /态度(?:很|太|非常|特别|极其|极)?(?:差|恶劣|不好|不耐烦|冷淡)|態度(?:很|太|非常|好|極)?(?:差|惡劣|不好|不耐煩|冷淡)|推诿|推諉|踢皮球|不作为|不作為|没人管|沒人管|冇人理|没人理|沒人理|不理人|骂人|罵人|骂我|罵我|凶我|兇我|敷衍|不负责任|不負責任|太过分|太過分|不满意|不滿意|扰民|擾民|乱收费|亂收費|(?:rude|unacceptable|terrible service|bad attitude|ignored me|disgust|fed up|nobody (?:cares|came|responds))/i;
const nuisance = /噪音|噪声|噪聲|太吵|好嘈|麻将|麻將|油烟|油煙|臭味|臭气|臭氣|noise|noisy|smell(?:s|y)/i;

const unheard =
  /(?:都|还|還|仍|一直)?(?:没有?|沒有?|冇|无|無)(?:人|有人)?(?:来|來|理|管|嚟|回|解决|解決|结果|結果|处理|處理|下文)|still (?:not|no)|no ?(?:one|body) (?:came|comes|answers|cares)|nothing (?:happened|was done)/i;

const promised =
  /承诺|承諾|答应|答應|说好|說好|讲好|講好|约好|約好|合同|合約|应该有的|应有的|收了.{0,6}费.{0,8}(?:没|不|冇)|交了.{0,6}费.{0,10}(?:没|不|冇)|promised|contract|agreed|paid for/i;
const often =
  /(?:多次|好几次|好幾次|几次|幾次|数次|數次|屡次|屢次|反复|反覆|[两二三四五六七八九十兩\d]+(?:次|遍|回))(?:地|的)?.{0,8}(?:投诉|投訴|反映|反应|反應|报修|報修|说|說|打电话|打電話|催|找|没|沒|冇|都|来|來)|(?:投诉|投訴|反映|反应|反應|报修|報修|说|說|讲|講|打电话|打電話|催|找).{0,6}(?:多次|好几次|好幾次|几次|幾次|无数次|無數次|[两二三四五六七八九十兩\d]+(?:次|遍|回))|(?:several|many|three|four|five|\d+) times|again and again|repeatedly/i;
const harm =
  /受伤|受傷|摔伤|摔傷|摔倒|骨折|流血|烫伤|燙傷|砸伤|砸傷|咬伤|咬傷|触电|觸電|住院|损失(?:惨重|很大|巨大|严重)|損失(?:慘重|很大|巨大|嚴重)|(?:损失|損失|赔偿|賠償).{0,4}(?:上)?(?:万|萬|\d{4,})|家具.{0,4}(?:泡|毁|毀)|injur|hurt (?:my|him|her|badly)|hospital|broke (?:my|his|her)|heavy loss|ruined/i;
const unhurt =
  /(?:没有?|沒有?|冇|幸好没|差点|差點|险些|險些|nobody (?:was )?|no one (?:was )?|almost |nearly )(?:人)?\s*(?:受伤|受傷|摔倒|摔伤|摔傷|hurt|injured)/gi;
const long =
  /(?:[一二两三四五六七八九十几幾兩多\d]+(?:个|個)?(?:多)?月|半年|[一二两三四五六七八九十几幾兩\d]+年)(?:多|了|以来|以來|来|來|前)?.{0,12}(?:没|沒|未|还|還|仍|都|一直|冇)|(?:for|over|more than) (?:a|one|two|three|four|five|six|several|\d+) (?:months?|years?)|months ago/i;

const kinds: readonly (readonly [ComplaintKind, RegExp])[] = [
  ["incident", /受伤|受傷|摔|被盗|被盜|被偷|打架|打人|动手|動手|起火|着火|砸|咬|injur|stolen|theft|fight|accident/i],
  [
    "attitude",
    /态度|態度|骂|罵|凶我|兇我|语气|語氣|不耐烦|不耐煩|没礼貌|沒禮貌|无礼|無禮|推诿|推諉|踢皮球|敷衍|不理人|rude|attitude|shout|yell|impolite/i,
  ],
  [
    "quality",
    /没人管|沒人管|冇人理|没人理|没人来|沒人來|没来|沒來|不作为|不作為|拖|迟到|遲到|没修好|沒修好|没打扫|沒打掃|不打扫|脏|髒|污糟|垃圾|卫生|衛生|乱收费|亂收費|收费|收費|效率|慢|bad service|never (?:came|clean)|dirty|slow|late|overcharg/i,
  ],
  [
    "equipment",
    /电梯|電梯|升降机|升降機|门禁|門禁|路灯|路燈|监控|監控|设备|設備|设施|設施|健身器材|道闸|道閘|lift|elevator|gate|lamp|equipment|facilit/i,
  ],
];

const roles: readonly (readonly [StaffRole, RegExp])[] = [
  ["manager", /经理|經理|管理处(?:主任)?|管理處(?:主任)?|manager/i],
  ["supervisor", /主管|supervisor/i],
  ["security", /保安|门卫|門衛|门岗|門崗|看更|巡逻|秩序维护|security|guard/i],
  ["cleaner", /保洁|保潔|清洁|清潔|打扫|打掃|环境部|環境部|cleaner|cleaning/i],
  [
    "engineer",
    /工程|维修(?:工|师傅|人员|部)|維修(?:工|師傅|人員|部)|师傅|師傅|电工|電工|水工|engineer|plumber|electrician|repairman|technician/i,
  ],
  ["finance", /财务|財務|收费处|收費處|收费员|收費員|finance|cashier/i],
  ["front-desk", /前台|客服|管家|柜台|櫃檯|front desk|reception|customer service/i],
];

const occasion =
  /(?:(?:今天|今日|今早|今晚|昨天|昨日|昨晚|前天|刚才|剛才|刚刚|剛剛|上周|上週|上个月|上個月|上星期|上礼拜|尋日|琴日|(?:这|這)(?:几|幾)天|最近|每天|每晚|天天|一直|\d{1,2}月\d{1,2}[日号號]|(?:上|这|這|本)?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天])(?:的)?(?:凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)?(?:[零一二两三四五六七八九十\d]{1,3}(?:点|點|时|時|[:：]\d{2})(?:半|多|左右)?)?)|(?:yesterday|today|this morning|last (?:night|week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)[^,.;!?]{0,20}/gi;
const wanted =
  /(?:希望|要求|请求|請求|恳请|懇請|望(?=有关|有關|贵|貴|能|尽快|盡快)|我要(?!投诉|投訴|举报|報|报)|please |i (?:want|demand|expect|would like)(?! to complain))[^。！!？?\n]{2,80}/i;

const aboutAHead =
  /(?:投诉|投訴|举报|舉報|complain(?:ing|t)? (?:about|against)).{0,8}(?:经理|經理|主管|管理处主任|manager|supervisor)|(?:经理|經理|主管|manager|supervisor).{0,8}(?:态度|態度|敷衍|推诿|推諉|骂|罵|凶|rude|shout)/i;

/** Whether a head who is mentioned by the post alone is complained of, and not just somebody who was asked for help. */
export function complainsOfHead(words: string): boolean {
  return aboutAHead.test(words);
}

/** Reads what a resident says about something that displeases them, in Simplified and Traditional Chinese or English. */
export function readComplaintWords(words: string): ComplaintWords {
  const kind = kinds.find(([, pattern]) => pattern.test(words))?.[0];
  const role = roles.find(([, pattern]) => pattern.test(words))?.[0];
  const when = [...words.matchAll(occasion)].map(([found]) => found.trim());
  const wish = wanted.exec(words)?.[0].trim();
  return {
    complaint: score(words),
    claims: {
      promised: promised.test(words),
      often: often.test(words),
      harm: harm.test(words.replace(unhurt, " ")),
      long: long.test(words),
    },
    anonymous:
      /匿名|不要(?:说|說|透露|告诉).{0,6}(?:我|名)|anonym|(?:don'?t|do not) (?:say|tell).{0,20}(?:name|it was me)/i.test(
        words,
      ),
    ...(kind ? { kind } : {}),
    ...(role ? { role } : {}),
    ...(when.length > 0 ? { occasion: [...new Set(when)].join("、") } : {}),
    ...(wish ? { wanted: wish } : {}),
  };
}

/** Whether somebody says that this is no complaint. */
export function deniesComplaint(words: string): boolean {
  return denied.test(words);
}

function score(words: string): number {
  if (denied.test(words)) return 0;
  if (asked.test(words)) return 0.4;
  if (named.test(words)) return 0.9;
  if (displeased.test(words) || (often.test(words) && unheard.test(words))) return 0.85;
  return nuisance.test(words) ? 0.6 : 0;
}

/** Somebody of the staff, as far as words can name them. */
export interface Nameable {
  readonly id: number;
  readonly name: string;
  readonly role: StaffRole;
}

const titles = "师傅|師傅|经理|經理|主管|工(?![作程人地序期资資])|姐|哥|阿姨|叔|保安";

/**
 * Which of the staff words may mean: by full name; by surname with a title (李师傅, 老李); by the post of a head. Several = they leave it open; none = they name nobody.
 */
export function readStaff<Staff extends Nameable>(
  words: string,
  staff: readonly Staff[],
  { byPost = true }: { byPost?: boolean } = {},
): readonly Staff[] {
  const whole = staff.filter(({ name }) => name.length > 1 && words.toLowerCase().includes(name.toLowerCase()));
  if (whole.length > 0) return whole;
  const bySurname = staff.filter(({ name }) => {
    const surname = name[0] ?? "";
    return (
      /\p{Script=Han}/u.test(surname) &&
      new RegExp(`${surname}(?:${titles})|[老小阿]${surname}(?![层層区區学學孩末])|姓${surname}|${surname}某`).test(
        words,
      )
    );
  });
  const role = roles.find(([, pattern]) => pattern.test(words))?.[0];
  if (bySurname.length > 0) {
    const ofRole = bySurname.filter((member) => member.role === role);
    return ofRole.length > 0 ? ofRole : bySurname;
  }
  // Departments are many people; a manager or a supervisor is meant in person.
  return byPost && (role === "manager" || role === "supervisor") ? staff.filter((member) => member.role === role) : [];
}
