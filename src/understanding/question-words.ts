import { foldCharacters } from "./fold-characters.ts";

/** Different words for one thing, as they are asked about at a front desk. Simplified, lower case; applied in this order. */
const sameThing: readonly (readonly [string, RegExp])[] = [
  ["维修基金", /(?:专项)?维修(?:基金|资金)|大修基金|公积金维修|maintenance funds?|sinking fund|reserve fund/g],
  ["业委会", /业主委员会|业主大会|业委会|管委会|owners'? (?:committee|association)|residents'? committee/g],
  ["房产证", /不动产(?:权)?证书?|房产证|产权证|房本|权状|所有权状|title deeds?|property (?:certificate|deed)s?/g],
  ["物业费", /(?:物业|物管)(?:管理)?费用?|管理费|(?:property|management|service) (?:fees?|charges?|dues)/g],
  [
    "收费标准",
    /多少钱|几多钱|几钱|怎么收费|如何收费|怎么算钱|收费标准|怎么收|如何收取|什么价格?|价格|价钱|费率|how much|price list|prices?|rates?|tariff|cost/g,
  ],
  [
    "逾期",
    /滞纳金|违约金|罚金|罚款|罚钱|逾期|拖欠|欠费|欠交|晚交|迟交|晚几天交|晚缴|迟缴|没按时|late (?:fee|payment|charge)s?|overdue|penalt(?:y|ies)|grace period|arrears|pay(?:ing)? late/g,
  ],
  ["交费", /缴纳|缴费|缴|交费|付款|付费|支付|转账|扫码付|交钱|付钱|payments?|paying|\bpaid\b|\bpay\b/g],
  ["账单", /账单|帐单|对账|明细|balance|\bbills?\b|statement|invoice/g],
  ["电梯", /升降机|电梯|elevators?|\blifts?\b/g],
  ["宠物", /宠物|遛狗|养狗|养猫|狗狗|小狗|大狗|猫咪|毛孩子|狗|猫|犬|\bpets?\b|\bdogs?\b|\bcats?\b|\bpupp(?:y|ies)\b/g],
  ["充电", /充电桩|充电器|充电|charging|chargers?|\bcharge (?:my|an?|the)\b|plug in/g],
  [
    "电动车",
    /电动自行车|电动汽车|电动车|电瓶车|电单车|电驴|新能源车?|e-?bikes?|electric (?:bikes?|cars?|vehicles?|scooters?)|\bevs?\b|scooters?/g,
  ],
  [
    "停车位",
    /停车位|泊车位|停车场|停车|泊车|车位|月卡|月保|car ?parks?|parking (?:spaces?|lots?|spots?)|parking|\bpark\b/g,
  ],
  ["门禁卡", /门禁卡|门禁|门卡|磁卡|感应卡|ic卡|磁扣|access cards?|key ?cards?|\bfobs?\b|entry cards?/g],
  ["钥匙", /钥匙|锁匙|锁外面|锁门外|锁在外|锁在门外|关在门外|反锁|开锁|\bkeys?\b|locked (?:myself )?out|locksmith/g],
  ["访客", /访客|来客|客人|亲戚|亲友|朋友来|来访|来串门|visitors?|guests?|relatives?/g],
  ["搬家", /搬家|搬运|货车|搬东西|家具(?:进|出)|movers?|moving (?:van|truck|company)|furniture/g],
  [
    "快递",
    /快递柜|快递|包裹|邮件|快件|取件|丰巢|智能柜|寄存柜|parcels?|packages?|lockers?|courier|deliver(?:y|ies)|\bmail\b/g,
  ],
  [
    "会所设施",
    /健身房|健身|游泳池|泳池|游泳|球场|羽毛球|会所|儿童乐园|活动室|swimming pool|\bpool\b|\bgym\b|clubhouse|facilit(?:y|ies)|courts?\b|playground/g,
  ],
  ["装修", /装修|翻新|装潢|砸墙|改造|renovat\w+|remodel\w*|decorat\w+|refurbish\w*/g],
  ["噪音", /噪音|噪声|嘈音|吵闹|吵|安静|扰民|quiet hours?|nois[ey]|\bloud\b|\bquiet\b/g],
  ["垃圾", /垃圾|废品|旧家具|旧沙发|旧床垫|旧家电|厨余|rubbish|trash|garbage|waste|\bbins?\b|recycl\w+/g],
  ["燃气", /煤气|天然气|天燃气|瓦斯|燃气|\bgas\b/g],
  [
    "宽带",
    /宽带|网络|网路|上网|无线网|wi-?fi|手机信号|信号|internet|broadband|network|(?:phone|mobile) (?:signal|reception)|\bsignal\b|reception/g,
  ],
  [
    "停水停电",
    /停水停电|停水|停电|断水|断电|检修停|(?:water|power) (?:cuts?|outages?|off)|blackout|(?:water|power|electricity) (?:be )?(?:cut|shut|turned) ?off|outages?/g,
  ],
  ["水电气", /水电气|水电煤|水电|水表|电表|气表|过户水|开户|meters?\b|utilit(?:y|ies)/g],
  ["报修", /报修|叫修|保修单|report (?:a )?(?:repair|defect|fault|leak)|repair request|request (?:a )?repair/g],
  ["维修", /维修|修理|修缮|上门修|修好|修|repairs?|repairing|\bfix(?:ed|ing)?\b|plumber|maintenance/g],
  ["进度", /进度|进展|到哪一步|到哪了|处理得怎么样|处理到|progress|status/g],
  ["多久", /多久|多长时间|几天|几个小时|几耐|how (?:soon|long|quickly|fast)/g],
  ["投诉", /投诉|反映问题|反映|意见|建议|complain(?:ts?|ing)?|suggest(?:ions?|ing)?|feedback/g],
  ["退租", /退租|退房|租约|租期|到期搬|搬走|搬离|合同到期|lease|tenancy|move out|moving out/g],
  ["押金", /押金|保证金|deposits?/g],
  ["前台", /前台|客服|服务中心|管理处|物业办公室|办公室|柜台|front desk|reception desk|\boffice\b/g],
  ["电话", /电话|号码|手机号|联系方式|phone(?: number)?|telephone|\bcall\b|contact/g],
  ["人工", /人工|真人|转人|real person|human|talk to (?:someone|somebody|a person)/g],
  ["时间", /几点钟?|什么时候|何时|几时|时间|时段|opening hours|office hours|\bhours\b|what time|\bwhen\b|\bopen\b/g],
  ["平方", /一?个?平方公?[米尺]?|平米|一坪|每坪|square (?:metres?|meters?|feet)|per sqm/g],
  ["地点", /位置|地点|地址|location/g],
  ["紧急", /紧急|突发|急事|危急|emergenc(?:y|ies)|urgent/g],
  ["包含", /包含|包括|含哪些|哪些服务|用在哪|用到哪|怎么用|include[sd]?|cover(?:s|ed)?|what .*\bfor\b/g],
  [
    "谁负责",
    /谁负责|谁来?出钱|谁出|谁承担|谁负担|谁付|自己出|我们出钱|收不收钱|收不收费|要钱|要收费|免费|who pays|who .*\bpay|be charged|free of charge|\bfree\b/g,
  ],
  ["交房", /交房|交楼|收楼|收房|handover|hand over|handing over/g],
];

const chatter =
  /请问一?下?|你好|您好|我想问一?下?|想问一?下?|问一?下|我想|咨询|了解|知道|告诉|麻烦|谢谢|多谢|唔该|不好意思|小区里?|社区|咱们|我们|你们|我家|家里|这里|这边|那边|现在|可唔可以|可不可以|可以|能不能|能否|是不是|是否|有没有|有冇|应该|需要|一下|怎么样|怎样|怎么|点样|如何|咋|多少|什么|啥|乜嘢|哪里|哪儿|边度|在哪|哪些|哪个|吗|嘛|呢|啊|呀|吧|噶|㗎|嘅|的|了|要|是|有|我|你|您|他|她|在|和|跟|与|请|服务|那个|这个|一个|就|都|也|会不会|想|着|被|到|去|来|让/g;

const englishChatter = new Set(
  "a an the i i'm im i've my me we our you your it its is are was be been am do does did can could may might should would will shall to of in on at for from with and or if as by about there here this that these those please thanks thank hello hi what how where which who any some have has had get got need want like know tell let just also so not no yes much many one up out into them they he she".split(
    " ",
  ),
);

/** What a question is about, as tokens: pairs of Chinese characters, single characters, and English words. */
export function questionTokens(words: string): ReadonlySet<string> {
  let text = foldCharacters(words.slice(0, 400).normalize("NFKC").toLowerCase()).replace(/[’‘`]/g, "'");
  for (const [name, pattern] of sameThing) text = text.replace(pattern, ` #${name} `);
  const tokens = new Set<string>();
  text = text.replace(/#\p{Script=Han}+/gu, (concept) => {
    tokens.add(concept);
    return " ";
  });
  for (const [run] of text.replace(chatter, " ").matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; at++) {
      tokens.add(run.slice(at, at + 1));
      if (at + 1 < run.length) tokens.add(run.slice(at, at + 2));
    }
  }
  for (const [word] of text.matchAll(/[a-z][a-z']*|\d+/g)) {
    if (!englishChatter.has(word)) tokens.add(stem(word));
  }
  return tokens;
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(?:ies)$/, "y").replace(/(?:'s|ing|ed|es|s)$/, "");
}

/** How much of a question a token carries: named things most, a single character least. */
export function tokenWeight(token: string): number {
  if (token.startsWith("#")) return 2;
  if (/^[a-z\d]/.test(token)) return 1.2;
  return token.length > 1 ? 1 : 0.3;
}

const interrogative =
  /[?？]|吗|呢|嘛|怎么|怎样|如何|咋|点样|多少|几|什么|啥|乜|哪|边度|谁|是否|能不能|可不可以|有没有|有冇|可以|需不需要|要不要|多久|为什么|([\u4e00-\u9fff])[不没]\1|给我|发我|查一?下|查询|告诉|请教|想问|想知道|想了解|我想|手续|\b(?:how|what|when|where|who|whom|why|which|can|could|may|do|does|is|are|should|must|please|tell me|show me|i want to|i would like|i'd like)\b/;

/** Whether words ask something, rather than report it. */
export function asks(words: string): boolean {
  return interrogative.test(foldCharacters(words.toLowerCase()));
}
