/** How people may ask what the demo handbook answers, in words that are not in it: article, then three in each language. */
export const paraphrases: readonly (readonly [
  article: string,
  words: { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string },
])[] = [
  [
    "pay-fees",
    {
      "zh-CN": "请问物业费在哪儿缴|你们收物业费支持刷卡吗|我想交这个季度的物业管理费，怎么弄",
      "zh-TW": "請問物業費可以轉帳嗎|我想繳這季的管理費|管理費去哪裡付款",
      en: "how can I pay my property fee|can I pay management fees by WeChat|where do I transfer the money for the fee",
    },
  ],
  [
    "report-repair",
    {
      "zh-CN": "想报修怎么弄|家里东西坏了应该联系谁来修|报修在哪里登记",
      "zh-TW": "想報修要怎麼做|要報修打哪支電話|東西壞掉要跟誰說",
      en: "how to submit a repair request|who should I call to get something repaired|I'd like to report a fault, how",
    },
  ],
  [
    "pets",
    {
      "zh-CN": "我想养只金毛，小区允许吗|带狗下楼一定要牵绳吗|猫狗需要登记吗",
      "zh-TW": "我想養一隻狗，社區允許嗎|帶狗散步一定要繫牽繩嗎|養貓要登記嗎",
      en: "am I allowed to have a dog here|do you allow pets in the building|is my puppy required to wear a leash",
    },
  ],
  [
    "parking",
    {
      "zh-CN": "包月停车一个月多少钱|外来车辆停车收费标准|想租个地下车位",
      "zh-TW": "月租停車一個月多少|外來車輛停車怎麼算錢|想租地下車位",
      en: "monthly parking price|what do guests pay for parking|I want to rent a garage parking spot",
    },
  ],
  [
    "late-payment",
    {
      "zh-CN": "物业费拖了一个月会罚钱吗|缴费逾期了要加钱吗|滞纳金是多少",
      "zh-TW": "管理費晚繳會罰錢嗎|逾期繳費要加多少|滯納金怎麼算",
      en: "do you charge a penalty for late payment|what if I am overdue with the fee|how long is the grace period",
    },
  ],
  [
    "emergency",
    {
      "zh-CN": "紧急电话是哪个|出了突发情况应该打给谁|夜里的值班电话",
      "zh-TW": "緊急電話是哪一支|突發狀況應該打給誰|夜間值班電話",
      en: "emergency phone number please|whom should I call in case of emergency|what is considered an emergency",
    },
  ],
  [
    "lost-key",
    {
      "zh-CN": "门卡掉了，补一张要多少钱|忘带钥匙被关在门外了|我想再办一张门禁卡给爸妈",
      "zh-TW": "感應卡遺失要怎麼補辦|忘記帶鑰匙進不了門|多辦一張門禁卡多少錢",
      en: "my key fob is lost, what now|I've locked myself out|how do I get a replacement access card",
    },
  ],
  [
    "move-out",
    {
      "zh-CN": "租期到了要搬走，需要找物业办什么|退房押金怎么拿回来|房子不租了，手续怎么走",
      "zh-TW": "租約到期要搬走，手續怎麼辦|退租時押金怎麼拿回|要退房，需要結清什麼",
      en: "my lease is ending, what should I do|how do I get my deposit when moving out|procedure for ending the tenancy",
    },
  ],
  [
    "repair-time",
    {
      "zh-CN": "报了修一般多长时间能来人|周末师傅上班修东西吗|修一个水管要多久",
      "zh-TW": "報修後一般多長時間會來|週末師傅會來維修嗎|修一支水管要多久",
      en: "how long until a plumber comes|how quickly do you repair things|are repairs done on sundays",
    },
  ],
  [
    "who-pays",
    {
      "zh-CN": "上门维修收不收钱|换个水龙头维修费谁承担|楼道的灯坏了维修要我们出钱吗",
      "zh-TW": "到府維修收不收錢|維修費誰負擔|公設壞了維修要我們出錢嗎",
      en: "will I be charged for the repair|is fixing a tap free|who has to pay when the pipe inside needs repair",
    },
  ],
  [
    "ev-charging",
    {
      "zh-CN": "电瓶车能推进家里充电吗|地库充电桩多少钱|自己的车位想装个充电桩",
      "zh-TW": "電動車可以在家裡充電嗎|地下室充電樁多少錢|自己的車位想裝充電樁",
      en: "where is the e-bike charging station|price of EV charging|may I put a charger at my parking space",
    },
  ],
  [
    "noise",
    {
      "zh-CN": "晚上几点之后不许吵|隔壁天天半夜吵，找谁管|中午有安静时间吗",
      "zh-TW": "晚上幾點之後要安靜|隔壁半夜很吵要找誰|中午有安靜時間嗎",
      en: "when do quiet hours start|the people upstairs are so noisy, who can help|how late can I play loud music",
    },
  ],
  [
    "rubbish",
    {
      "zh-CN": "垃圾要丢到哪里去|旧沙发不要了放哪里|厨余垃圾几点能倒",
      "zh-TW": "垃圾丟到哪裡|舊沙發不要了要放哪裡|廚餘幾點可以倒",
      en: "where are the bins|what time is garbage collected|where can I dump old furniture",
    },
  ],
  [
    "complain",
    {
      "zh-CN": "我要投诉应该找哪个部门|你们的投诉渠道是什么|提建议有人看吗",
      "zh-TW": "我要投訴應該找哪個部門|投訴管道是什麼|想提建議要跟誰說",
      en: "where can I file a complaint|how to send you suggestions|who do I complain to",
    },
  ],
  [
    "fee-level",
    {
      "zh-CN": "物业费一个平方收多少|交的物业费都包括啥|你们物业费收费有没有备案",
      "zh-TW": "管理費一平方公尺收多少|繳的管理費都包括什麼|管理費收費標準有核備嗎",
      en: "what is the rate of the property fee per square metre|what is covered by the management fee|how are the fees calculated",
    },
  ],
  [
    "my-bill",
    {
      "zh-CN": "帮我查下还欠多少钱|这个月账单不对|我家费用明细在哪看",
      "zh-TW": "幫我查一下還欠多少|這個月帳單不對|我家的費用明細在哪看",
      en: "can you show my bill|there is a mistake in my bill|what do I still owe you",
    },
  ],
  [
    "progress",
    {
      "zh-CN": "我昨天的报修现在什么进展|怎么看报修处理到哪一步|工单进度查询",
      "zh-TW": "昨天的報修現在什麼進度|怎麼看報修處理到哪一步|查案件進度",
      en: "what's the progress of my repair request|check ticket status|status of the request I made",
    },
  ],
  [
    "planned-cuts",
    {
      "zh-CN": "听说今天要停水是真的吗|停电要停到什么时候|明天停不停水",
      "zh-TW": "聽說今天要停水是真的嗎|停電要停到什麼時候|明天會不會停水",
      en: "are you turning off the water today|is there a scheduled power outage|how long will the water outage last",
    },
  ],
  [
    "visitors",
    {
      "zh-CN": "我朋友过来玩怎么进来|搬家的货车能开进小区吗|访客在门口要登记什么",
      "zh-TW": "我親戚過來要怎麼進來|搬家的貨車可以開進社區嗎|訪客在門口要登記什麼",
      en: "how can my guests enter|do I have to register visitors|may a moving truck come in",
    },
  ],
  [
    "parcels",
    {
      "zh-CN": "你们前台能帮忙收快递吗|包裹一般放在什么位置|丰巢柜在小区哪个位置",
      "zh-TW": "櫃檯可以幫忙收包裹嗎|包裹一般放在什麼位置|智慧櫃在社區哪裡",
      en: "can the front desk receive my package|where do couriers leave parcels|location of the parcel lockers",
    },
  ],
  [
    "facilities",
    {
      "zh-CN": "泳池现在开着吗，几点到几点|羽毛球场要预约吗|会所晚上开到几点",
      "zh-TW": "游泳池幾點到幾點|羽球場要預約嗎|會所晚上開到幾點",
      en: "gym opening hours|is the swimming pool open|until when is the clubhouse open",
    },
  ],
  [
    "office",
    {
      "zh-CN": "你们客服几点下班|物业办公室周日有人吗|管理处电话发我一下",
      "zh-TW": "櫃檯幾點下班|管理處週日有人嗎|管理處的電話給我一下",
      en: "when does the front desk open|what's your telephone number|is your office open on saturday",
    },
  ],
  [
    "renovation",
    {
      "zh-CN": "我家要装修，需要提前申请吗|装修时间有什么限制|装修保证金要交多少",
      "zh-TW": "我家要裝修，需要先申請嗎|裝修時間有什麼限制|裝潢保證金要繳多少",
      en: "do I need a permit to renovate|at what hours may renovation work be done|deposit for renovation",
    },
  ],
  [
    "gas-smell",
    {
      "zh-CN": "家里有股天然气的味道该怎么办|怀疑煤气漏了先做什么|燃气泄漏应该打哪个电话",
      "zh-TW": "家裡有瓦斯味該怎麼辦|懷疑瓦斯漏了先做什麼|瓦斯外洩應該打哪支電話",
      en: "I think gas is leaking, what should I do|what to do about a gas smell|whom to call for a gas leak",
    },
  ],
  [
    "utilities",
    {
      "zh-CN": "刚买的房水电过户怎么弄|电表的位置在哪|水费交给谁",
      "zh-TW": "剛買的房子水電過戶怎麼辦|電表的位置在哪|電費跟誰繳",
      en: "how to set up a water and electricity account|where is the electricity meter|transfer utilities to my name",
    },
  ],
  [
    "broadband",
    {
      "zh-CN": "想装网络找哪家|手机在家没信号|小区支持哪个运营商的宽带",
      "zh-TW": "想裝網路要找哪家|手機在家沒訊號|社區支援哪家寬頻",
      en: "how do I install internet|no phone signal in my flat|do you have wifi",
    },
  ],
  [
    "maintenance-fund",
    {
      "zh-CN": "大修基金还剩多少|维修资金动用要业主同意吗|外墙渗漏能动用维修基金吗",
      "zh-TW": "維修基金還剩多少|動用維修基金要業主同意嗎|維修基金使用公告在哪看",
      en: "how much is left in the maintenance fund|how is the reserve fund spent|who approves using the maintenance fund",
    },
  ],
  [
    "owners-committee",
    {
      "zh-CN": "业主委员会电话|我们想成立业主大会|业委会换届怎么报名",
      "zh-TW": "管委會怎麼聯絡|我們想成立管委會|業委會改選怎麼報名",
      en: "is there an owners' committee|how to join the owners' committee|we want to found an owners association",
    },
  ],
  [
    "lift",
    {
      "zh-CN": "电梯上次年检是什么时候|老楼想加装电梯怎么申请|电梯的检验合格证在哪",
      "zh-TW": "電梯上次年檢是什麼時候|老公寓想加裝電梯怎麼申請|電梯檢驗合格證在哪",
      en: "when was the lift last inspected|how can our building get an elevator installed|is the elevator certified",
    },
  ],
  [
    "title-deed",
    {
      "zh-CN": "我的不动产证还要多久下来|收房需要准备哪些材料|房产证去哪儿领",
      "zh-TW": "我的權狀還要多久下來|交屋需要準備哪些資料|房產證去哪裡領",
      en: "when can I collect the title deed|what documents for the handover|who issues my property certificate",
    },
  ],
];

/** What no article of the demo handbook answers. */
export const strangers: readonly string[] = [
  "附近哪家餐馆好吃",
  "帮我订一张去上海的机票",
  "今天股票涨了吗",
  "明天天气怎么样",
  "孩子上哪个学校好",
  "推荐一部电影",
  "厨房水管漏水了",
  "马桶堵了",
  "空调不制冷",
  "谢谢你们的服务",
  "好的",
  "在吗",
  "张师傅人很好",
  "我叫张伟",
  "3栋2单元1201",
  "明天下午三点以后在家",
  "我想找人聊聊天",
  "你是机器人吗",
  "这附近有医院吗",
  "可以帮我遛弯吗",
  "附近有什麼好吃的",
  "幫我訂高鐵票",
  "熱水器壞了",
  "謝謝",
  "明天會下雨嗎",
  "what is the weather tomorrow",
  "recommend a restaurant nearby",
  "the toilet is blocked",
  "thank you very much",
  "my air conditioner is broken",
  "who won the match yesterday",
  "can you write a poem",
  "ok",
  "book me a flight to Beijing",
  "what is the capital of France",
];
