import type { EmergencyKind } from "./meaning.ts";

/** Words that speak of danger, and how sure they alone make it that it is here and now. */
export interface Sign {
  readonly kind: EmergencyKind;
  readonly sure: number;
  /** In one clause. */
  readonly words: RegExp;
  /** Must be said somewhere nearby. */
  readonly near?: RegExp;
  /** Takes the danger out when in the same clause. */
  readonly unless?: RegExp;
  /** Also an emergency when it happens often or began some time ago. */
  readonly lasting?: true;
  /** Speaks of what is about to happen, so words of risk do not weaken it. */
  readonly looming?: true;
}

const lift = /电梯|轿厢|elevator/;
const area =
  /整栋|整幢|整座|整楼|整层|整个|全小区|小区都|小区全|小区.{0,4}停电|全楼|楼里都|楼都|我们(这|那)?(栋|幢|楼|小区|单元)|这(栋|幢)|单元都|单元全|一片漆黑|漆黑|大面积|大厦|大楼|走廊|楼道|全部|所有|家家|邻居(家)?(也|都)|都停|都没|全停|全没|全部|电梯|whole|entire|building|block|tower|everyone|all floors|neighbou?rs|estate|compound|street/;

export const signs: readonly Sign[] = [
  // E1
  {
    kind: "fire",
    sure: 0.93,
    words:
      /着(了)?(大)?火|起(大|了)?火|失火|烧起来|燃起来|烧着了|燃烧|自燃|大火|浓烟|黑烟|火苗|火光|明火|(有|出现|发生|发现)(了)?(火灾|火情|火警)|点着了|点燃了|引燃|把.{1,8}点了(?!$)|有火(?![气锅车箭])|火光冲天|火灾了|火很大|火势|正在烧|还在烧|着火|on fire|flames?\b|caught fire|there('s| is| was)? (a )?fire|fire (in|at|on|broke)|house fire|^\s*fire\b|爆炸|explo(ded|sion|ding)/,
    unless:
      /灶|热水器|壁挂炉|打不着火|点不着火|点火|火灾(保险|险|后|时|的时候|逃生|预防)|火警电话|电话.{0,3}火警|不着火|着不了火|灶.{0,6}(打|点|不)|热水器.{0,6}不|engine|(吵|骂|气|恼)(得)?.{0,3}起火|火灾报警|fire (alarm )?(test|drill)|爆炸(声|物品).{0,4}(工地|施工)|烧烤/,
  },
  {
    kind: "fire",
    sure: 0.82,
    words:
      /冒(着|出|了|很多|大|黑|白|浓)*烟|起烟|有烟(?!味)|烟(很|好|特别)?(大|浓)|全是烟|都是烟|满.{0,3}烟|(?<!油|二手|香)烟.{0,6}飘(进|出)|smoke\b/,
    unless:
      /油烟|炒菜|做饭|烧菜|烧烤|抽烟|吸烟|烟味.{0,6}(邻居|楼下|楼上)|邻居.{0,4}烟|香烟|煤炉|餐馆|饭店|烧垃圾|排烟|smoke detector|second.?hand|neighbou?r.{0,12}smok|烟囱|厨房.{0,3}油/,
  },
  {
    kind: "fire",
    sure: 0.66,
    words:
      /烧焦|焦(糊|臭)?味|糊味|胶皮.{0,3}味|烧.{0,4}(味|臭)|(?<!烟)burning smell|smell.{0,16}burn|something.{0,12}burning|is burning|burn(ing|t) (plastic|smell)/,
    unless: /烧烤|垃圾|油烟|邻居做饭|烧香|烧纸|烧饭|barbecue|bbq|cigarette|garbage/,
  },
  // E2
  {
    kind: "flood",
    sure: 0.88,
    words:
      /爆(水)?管|管(子|道)?(突然)?(爆|炸|崩)(了|开|裂|掉)?|水管.{0,6}(爆|炸|崩)|爆裂|爆开|阀门?.{0,4}(爆|崩|炸)|水龙头.{0,4}(爆|崩|炸|飞)|跑水|发大水|水漫金山|水.{0,4}漫|漫(出来|到|过|进|了一地|得)|burst|flood(ed|ing)?\b|gush/,
    unless: /爆款|爆满|防爆|漫(步|画|长|天)|散漫|弥漫|浪漫|(臭|异)?味.{0,4}漫|烟.{0,4}漫|flood ?light|胎/,
  },
  {
    kind: "flood",
    sure: 0.8,
    words:
      /(被|给|都|全|快|就|要|水|已经|又|把.{0,8}|家里|车库|一楼|地下室|房间|客厅|厨房)淹|淹(了|水|没|到|进|成)|喷(水|出来|出水|涌|得)|狂喷|直喷|水柱|止不住|喷.{0,3}(一|满)(屋|地|身)|(脱开|拧开|断开|崩开).{0,8}喷|水(已经)?(都|快)?(到|没过|过|浸到).{0,2}(脚|小腿|膝|腰|腿|床)|(都|快|已经)?(到|浸到|没过)(小腿|脚眼|脚踝|膝盖|脚面|腰)|水.{0,6}(止不住|拦不住)|总阀.{0,6}(关不|在哪|找不到)|哗哗|哗啦|水帘洞|像(下雨|瀑布)|瀑布|水流成河|成(了)?(河|游泳池|水塘)|水?没过(脚|膝)|(满|一)(地|屋|屋子|客厅).{0,4}水|(地上|地板|家里|屋里|房间|客厅|厨房|到处|全).{0,4}(全是|都是|全都是|泡在)(脏|污)?水|泡水|水泡|water (everywhere|all over|is pouring|pouring|coming (in|through|down))|pouring (out|down|in|through)|spraying|can'?t (stop|turn off) the water|under ?water|ankle.deep/,
    unless: /喷(头|泉|淋)|鼓|翘|变形|水泡(粪|型)|起(了)?(个)?水泡|淹没在/,
  },
  {
    kind: "flood",
    sure: 0.55,
    words:
      /倒灌|(污水|粪水|脏水|下水道|马桶|地漏).{0,8}(冒|涌|溢|漫|倒|喷)(出|到|进|上|了)|往(外|上)(冒|涌|喷)|涌(出|进|上)|水?溢(出来|到|了一)|(家里|屋里|房间|客厅|车库|地库|地下室|家|机房|电梯).{0,3}(进|入|灌)(了)?(很多|大量|好多)?水|进水了|水.{0,4}(喷|涌)(个)?(不停|出)|水(直|一直)?(往|从).{0,8}(灌|涌|冲)|积水.{0,8}(越来越|很深|膝|半米|进家|进屋)|overflow(ed|ing)? (everywhere|into|onto|all over)|sewage (is )?(coming|backing|overflow)/,
    unless: /(没有|无)热水|冒(热|冷|凉)气|臭味/,
  },
  {
    kind: "flood",
    sure: 0.42,
    words:
      /关不(住|了|上|掉).{0,4}水|水.{0,6}(关不(住|了|掉)|停不下来)|漏(水)?(得|的)?(很|好|特别|非常|太|越来越|比较)?(厉害|严重|凶|猛|快)|(大量|大面积|疯狂|狂|拼命|哗哗地?|使劲)(地)?漏|漏(水)?(很|好|特别|越来越|太)大|水(一直|不停|不断|直|就)(地|在|往)?.{0,3}(流|喷|冲)|流个不停|流不停|流得到处|水.{0,6}流(到|进|得)(处|满|客厅|卧室|楼下|电)|接都接不|盆.{0,4}接不|漏(到|进)(了)?(电|配电|电表|电箱|插座|灯)|电.{0,4}进水|leaking (badly|heavily|a lot|everywhere|like crazy|fast)|(huge|massive|major|serious|bad) (water )?leak|water.{0,10}won'?t stop/,
  },
  // E3
  {
    kind: "gas",
    sure: 0.88,
    words:
      /(煤气|燃气|天然气|液化气|gas).{0,8}(味|臭|泄|漏|外泄|爆)|(味|臭|漏|泄漏|泄露|闻到|一股).{0,8}(煤气|燃气|天然气|液化气)|臭鸡蛋|爆.{0,4}(煤气|燃气)|(煤气|燃气).{0,2}(管|喉|罐).{0,4}(爆|断|破|裂|漏)|(煤气|燃气|灶|阀|气管|软管|热水器|表).{0,6}(漏气|泄漏|泄露|泄气|嘶嘶)|漏气了|smell.{0,12}\bgas\b|\bgas\b.{0,12}(smell|leak|odou?r|hiss)|rotten egg|忘(了|记)?关(煤气|燃气|火)|一氧化碳|carbon monoxide/,
    unless:
      /汽油|尾气|煤气罐.{0,6}(换|送)|费|安装|开户|开通|泄漏(检测|报警器|检查)|空调.{0,4}漏|轮胎|窗.{0,4}漏气|排气|漏气.{0,3}(窗|门缝)|尾气|下水道|沼气池|tax|petrol|gasoline/,
  },
  // E4
  {
    kind: "shock",
    sure: 0.88,
    words:
      /触.{0,2}电(?!视|话|保|演|脑)|被(它|插座|开关|热水器|水|洗衣机)?电(了|到|击|着|得|倒|晕)|电(到|着)(了|我|人|孩子|手|老人)|电了(我|他|她)?一下|电击|electrocut|(electric(al)?|got a|an?) shock|shocked (me|by|when)|电死/,
    unless: /电到(家|期)|电(了|着).{0,2}(动|瓶)|触电(保护|演)|费/,
  },
  {
    kind: "shock",
    sure: 0.74,
    words:
      /漏电(?!保护|开关|断路|跳)|带电(?![钻动话脑视池瓶工])|麻(了一下|手|到|得)|(手|一摸|一碰).{0,6}麻|电线.{0,8}(掉(下|在|到|了)|断(了|落|在|掉)|垂|拖|浸|泡)|高压线.{0,6}(断|掉)|live wire|wires? (down|fell|hanging|exposed and spark)|tingl/,
    unless: /咬|麻(将|烦|木|辣)|怕漏电|防漏电|手机|充电/,
  },
  {
    kind: "shock",
    sure: 0.52,
    words: /(冒|打|出|有|迸|喷|着|溅)(着|了|电)?(蓝)?火(花|星)|火花|噼里啪啦|滋滋|spark/,
    unless: /烟花|钢铁|sparkl|焊/,
  },
  {
    kind: "power_cut",
    sure: 0.78,
    words:
      /停.?电|断.?电|没(有)?电|没来电|黑灯|漆黑|(全|都|突然|一下子?|一片)黑(了|的|掉|$)|乌漆|黑漆漆|blackout|power (cut|outage|failure|is out|went|has gone)|no (power|electricity)|lost power|without (power|electricity)|lights (all )?(went|are) out/,
    near: area,
    unless:
      /就我|只有我|单我|别家|其他(家|人)|邻居.{0,3}(有|正常)|一排|半个|only (my|our|mine)|吗|么|费|停电(通知|公告|计划|时间|安排)|计划|通知|会停电|要停电|几点|到什么时候|时候|遥控|手机|电池|锁|电动车|电瓶|门铃|手环|没有电(梯|话|视|动|脑|线)|planned|scheduled|schedule|notice|will there|is there|socket|outlet/,
    lasting: true,
  },
  {
    kind: "power_cut",
    sure: 0.4,
    words:
      /(家(里)?|屋(里|子|头)?|全屋|突然|又|室内|房子|全家).{0,4}(停电|断电|没(有)?电)|(停电|断电|没电)了|^(停电|没电|断电)$|全(屋|家).{0,3}(跳闸|没亮)|power (is out|cut|outage|went out)|no (power|electricity) (in|at|since|now|at all)|my power|lost power|blackout/,
    unless:
      /planned|scheduled|is there|will there|吗|么|费|停电(通知|公告|计划|时间|安排)|计划|会停电|几点|遥控|手机|电池|锁|电动车|电瓶|门铃|插座|灯|没有电(梯|话|视|动|脑|线)|空调|热水器|冰箱|卧室|厨房|客厅|阳台|卫生间|对讲|门禁|欠费|卡|充|socket|outlet|bedroom|kitchen|bathroom/,
  },
  // E5
  {
    kind: "elevator_entrapment",
    sure: 0.95,
    words:
      /被困|困(在|住|到)|困(了)?(好|很)?(几|多|两|三|四|五|[一二三四五六七八九十\d]+)?个?(人|老人|小孩|孩子)|困人|关(在|住|进)(了)?|关(了)?(好|几|两|三|一|有|着)?(个|位|名)?(人|老人|小孩|孩子)(?!员)|被关|被卡|(我|人|们|孩子|老人|妈|爸|里面).{0,6}卡在|卡(在)?.{0,3}里|(出|下)不(来|去)(了)?|里面(还|好像)?(有|是)(个|位|一个|好几个|几个)?(人|小孩|孩子|老人|老太|大爷|阿姨|奶奶|爷爷|孕妇|女|男|学生|业主)|电梯里(还|好像)?(有|是)(个|位|一个|好几个|几个)?(人|小孩|孩子|老人)|(we|i|they) (are|am|were)? ?inside|\bi'm inside|(人|我|们|孩子|老人|妈|爸|婆|老公|老婆|小孩).{0,3}在(里面|里边|里头|电梯里)|在(里面|里边|里头)(门|出|打)|门.{0,4}(打不开|不开).{0,8}(我|人|里面)|trapped|stuck (in|inside)|people (are )?(inside|stuck)|can'?t get out|locked in/,
    near: lift,
    unless:
      /(热|冷)?水.{0,3}出不来|卡(刷|消磁|坏|丢)|关(闭|停|门|灯)|钥匙|车.{0,3}(出不|困)|(手机|狗|猫|快递).{0,3}(卡|关)/,
  },
  {
    kind: "elevator_entrapment",
    sure: 0.32,
    words:
      /电梯.{0,8}(卡(住|在|了)|停在.{0,8}(之间|中间|楼|层)|悬在)|elevator (is |was |got )?stuck( between)?|elevator stopped between/,
    unless: /广告|按钮|按键|门(卡|关)|button|door|一楼不动|没人|空的|nobody/,
  },
  // E6
  {
    kind: "medical",
    sure: 0.92,
    words:
      /晕(倒|过去|死|厥)|昏(倒|迷|过去|死|厥)|心脏(病)?(发作|骤停|犯)|(犯|突发|发)(了)?心脏病|心梗|脑梗|脑出血|脑溢血|中风了|抽搐|羊癫疯|癫痫|没(有)?(了)?(呼吸|意识|知觉|心跳)|失去(了)?(意识|知觉)|不省人事|呼吸困难|喘不(上|过)(来)?气|休克|叫(个|辆|一下|下)?(救护车|120)|(打|拨)(打|一下|了)?120|要救护车|快.{0,4}(120|救护车)|吐血|大出血|叫不醒|中暑|倒地(上)?了|没(有)?(了)?气了|人在地上|(敲门|电话|喊|叫).{0,6}(没人|没|不)(应|答|接).{0,10}(几天|老人|担心)|叫不应|(人|爷|奶|叔|伯|姨|妈|爸|公|婆|老头|老太|保安|师傅|先生|女士|邻居).{0,4}倒(在|地)|倒在(地|路|楼|走|厨|卫|草)|要生了|羊水破|(煤气|一氧化碳|食物|农药|酒精)中毒|中毒了|噎(住|到|着)|口吐白沫|脸色(发)?(紫|青)|胸(口)?(很|好|剧)?(疼|痛|闷)|heart attack|unconscious|collapsed|faint(ed|ing)?\b|passed out|not breathing|n't breathing|stopped breathing|can't breathe|heat ?stroke|(call|need|send|get) (an )?ambulance|(having|had) a (stroke|seizure)|chok(ing|ed)|chest pain|can'?t breathe|overdose|in labou?r|medical emergency/,
    unless:
      /电脑|油烟|ceiling|wall|roof|tree|fence|噪音|噪声|吵(得|死|的)|臭(得|味|死|气)|气味|熏(得|死)|味道|热(晕|死)|气(晕|得|死)|装修味|甲醛|有心脏病|心脏病(人|患|史)|患有|物业费|手机中毒|闷(热|死)|救护车.{0,6}(进不|开不|通道|过不|无法)|(吓|忙|急|热|气|晒).{0,2}晕/,
  },
  // E7
  {
    kind: "injury",
    sure: 0.84,
    words:
      /摔(伤|断|破|得|下(来|去)|了一跤|了(?=$)|倒(了|在)?|到头|成)|滚(了)?下(来|去|楼)?|跌(倒|下|伤|断)|滑倒|骨折|(砸|撞|打|弄|炸)伤|(砸|撞|碰)(到|中|着|了)(了)?(我|人|他|她|头|孩子|小孩|老人|行人|邻居|保安|腿|脚|手|妈|爸|阿姨|奶奶|爷爷|大爷|业主|儿子|女儿)|(被|让|给).{0,6}狗(咬|扑)|狗.{0,4}咬(了|伤|人|到|我|孩子|小孩)|咬伤|(流|出)(了)?(很多|好多|大量|不少)?血(了|不|很|$)|头破血流|血流|都是血|受(了)?(重)?伤|烫(伤|到)|割(伤|到|破)|划(伤|破)(了)?(手|脚|腿|脸)|烧伤|夹(住|到|伤|着|断)(了)?.{0,4}(手|脚|腿|头|人|孩子|小孩|老人|我)|(手|脚|腿|头|人|孩子|小孩|老人).{0,6}(被|给)(门|电梯|栏杆|道闸)?.{0,4}(夹|卡|压)(住|到|伤|着|了|断)|溺水|落水|掉(进|到|下)(了)?.{0,3}(水里|水池|池|河|井|坑|湖)|车祸|撞(了)?(人|车)了?|被(电动车|车|汽车|摩托|电瓶车|自行车).{0,3}(撞|碾|压|轧)|injur(ed|y)|bleeding|(is|got|been|was) hurt|bitten|bit (me|my|a)|broke(n)? (his|her|my|their|a)?\s?(leg|arm|hip|ankle|wrist|bone)|slipped (on|and|over)|(he|she|i|man|woman|lady|guy|kid|child|boy|girl|person|son|daughter|mother|father|mum|mom|dad|wife|husband|baby|toddler|neighbou?r|guest|grand\w+|someone|somebody|worker|people) .{0,20}(fell|fallen)|drown|hit by|got hit|scald|burn(ed|t) (his|her|my)/,
    unless:
      /(手机|花瓶|杯子|电视|花盆).{0,4}摔|摔门|摔东西|受伤害|心.{0,2}受伤|伤害|差点|险些|容易|怕|价格|出血(价|本)|血压|没(有)?(人)?受伤|no one (was |is )?(hurt|injured)|nobody (was |is )?(hurt|injured)|tile|ceiling|plaster|panel|sign|signal|offline/,
  },
  // E8
  {
    kind: "crime",
    sure: 0.86,
    words:
      /(有|抓|来了|进了?|遭)(个|了)?(小偷|贼|盗)|小偷(在|进|正|又|来|爬|还|撬)|入室|抢劫|(被|遭|遇)(人)?抢(了|劫)?|抢(了|走)(我|她|他)?.{0,4}(包|手机|钱)|(在|有人|正在|又|楼下|门口|打).{0,6}打架|(在|正)打(人|架)|打(起来|成一团|群架)|斗殴|持刀|动(了)?(刀|手打)|(被|让).{0,4}捅|(跟着|尾随)我(?!们说)|拿(着|住|了|起)?.{0,2}(刀|菜刀|棍|斧)|(砍|捅)(人|伤|了)|行凶|杀人|(撬|砸|踹|踢)(我|我家|别人|人家|邻居|了)?(家)?(的)?(门|锁|窗|车)|(有人|在|正在|陌生人).{0,6}(撬|砸门|踹门|爬窗|翻窗|翻墙)|(被|有人|一直|在).{0,5}(尾随|跟踪|跟着我)|绑架|(正在|在|又)家暴|家暴|打(老婆|女人|孩子).{0,4}(在|救|快)|猥亵|强奸|非礼|聚众|闹事|(被|遭).{0,4}(殴打|打伤|打了)|thief|thieves|burglar|break(ing)? ?in(to)?\b|broke into|broke in\b|robb(ed|ery|ing)|intruder|with a knife|has a knife|fight(ing)? (in|at|outside|downstairs|going|between)|are fighting|(people|men|guys|women|drunks|residents|neighbou?rs) .{0,14}fight|fist ?fight|following me|stalk(ing|er)|assault|attack(ed|ing)|mugg(ed|ing)|domestic violence|trying to (open|get in|force|break)/,
    unless:
      /(小孩|孩子|狗|猫|小朋友).{0,4}打架|打架(的)?(猫|狗)|像.{0,2}打架|眼皮|抢车位|抢(着|购|修|红包)|像.{0,3}(小偷|抢劫)|(物业|乱|收费).{0,6}(抢劫|抢钱)|防(盗|小偷)|小偷小摸|墙|砸(墙|地)|broke in half/,
  },
  {
    kind: "crime",
    sure: 0.56,
    words:
      /(被|给|让|遭)(人|贼|小偷)?(偷|盗|撬|砸)(了|走|窃|光|过)?|失窃|遭窃|偷(了|走)(我|我家|东西|电|包|手机|快递|车)|偷东西|(车|包|手机|电瓶|快递|钱|首饰|家里|东西).{0,6}(被|让|给).{0,3}(偷|盗|撬)|可疑(的)?(人|男|陌生|人员)|陌生(人|男).{0,10}(敲|按|门|徘徊|转|蹲|开|试|进|跟)|(一直|不停|老)(在)?(敲|砸|拍|撞)(我家|我)?(的)?门|stolen|was stole|someone stole|suspicious (man|person|people|guy)|stranger.{0,20}(door|knock|trying|follow|loiter)|(man|someone|guy|person).{0,20}(trying to open|trying the door|banging on)/,
    unless: /随便|随意|偷(工|税|懒|换|面积|拍)|盗(版|窃险|用水电)|公摊.{0,3}偷|面积.{0,3}偷/,
  },
  // falling and breaking parts of the house
  {
    kind: "structure",
    sure: 0.76,
    words:
      /坍塌|倒塌|垮(了|塌|下)|塌(了|下|掉|方|陷了)|(墙|楼|房|屋顶|阳台|围墙|雨棚|顶棚|吊顶|天花板?|棚|脚手架|吊灯|吊柜|大树|树|树枝|灯杆|电线杆|路灯杆|门|栏杆).{0,6}?(塌|倒了|倒下|倒在|砸|垮|掉(了)?下|掉在|掉落|坠)|(外墙|墙皮|幕墙|墙砖|瓷砖|玻璃|水泥|砖|石头|石块|混凝土|空调外机|外机|广告牌|招牌|窗|窗户|窗扇|花盆).{0,8}.{0,8}?(往下(掉|落|砸)|掉(了)?下|砸|坠|掉到|掉在|掉落|飞下)|(掉|砸|坠|落)(了)?下(来|了).{0,4}(一|好|很|大|几)?(大)?(块|片)?.{0,3}(墙|瓷砖|玻璃|水泥|砖|石|混凝土|天花|外机|窗)|高空(坠|落)物|collaps(ed|ing)|caved in|came crashing|(ceiling|wall|facade|glass|tile|tree|concrete|window|plaster|panel|brick)s? (just |has |have |is |are )?(fell|falling|fallen|come down|coming down|came down)/,
    unless: /猫|狗|掉下来的(水|灰|毛)|水.{0,3}掉下|头发|掉(漆|色|毛)|门(把|锁|牌|铃|吸)|窗帘|砸墙|装修砸|塌方式/,
  },
  {
    kind: "structure",
    sure: 0.52,
    words:
      /(快|要|马上|随时|眼看|即将|就要|快要|马上要|随时会|随时可能|随时都会|随时有可能)(要|会)?(掉(下来|了|落)?|塌|倒|垮|砸下|坠落|脱落)(下来|了)?|摇摇欲坠|(护栏|栏杆|玻璃|外机|广告牌|窗扇|雨棚|吊灯).{0,12}悬着|悬着|悬在(半空|外面)|墙.{0,6}(裂开|裂了).{0,6}(大|手指|越来越)|about to (fall|collapse|come down)|hanging (loose|off|by)|could fall any/,
    unless: /倒闭|倒下的(人|心)|电(快|要)|到期|掉漆|掉毛/,
    looming: true,
  },
  // E9
  {
    kind: "weather",
    sure: 0.72,
    words:
      /(台风|暴雨|大风|狂风|龙卷风|冰雹|雷|闪电|大雪|暴雪|洪水|泥石流).{0,16}(吹(掉|坏|飞|倒|走|破|开)|刮(掉|倒|走|飞|坏)|砸|倒了|淹|灌(进|到)|劈(到|中|了)|击(中|到)|打(中|到|坏)|掀|压塌|碎|涌|冲(进|毁|垮))|被(风|台风|大风|雷|冰雹).{0,4}(吹|刮|掀|劈|击|砸)|(风|雷)(把|将).{0,10}(吹|刮|掀|劈|击)|地震(了|$)|typhoon.{0,24}(broke|blew|rip|shatter|smash|flood|damag|tore)|(wind|storm).{0,24}(blew|broke|ripped|shatter|smash|knocked|took|tore)|(blown|blew|torn|ripped) (off|down|out|away).{0,16}(storm|wind|typhoon)|struck by lightning|lightning (hit|struck)|earthquake|hail.{0,16}(broke|smash)|(结冰|冻雨|全是冰|都是冰|冰面|积雪|路滑).{0,24}(滑|摔|刹不住|撞)|冻雨|(路|道|坡|台阶|门口|地面|地上).{0,6}(全|都)(是)?(结)?冰|black ice|icy.{0,20}(slip|fall)/,
    unless: /费|每(到|次|年)|漏(窗|风)/,
  },
  // E11
  {
    kind: "other",
    sure: 0.8,
    words:
      /救命|(楼顶|天台|窗台|护栏|楼边).{0,8}(要跳|跳下|想跳|准备跳)|(从|在)?(楼上|高空|.楼|阳台|窗户).{0,6}(扔|丢|抛|砸).{0,8}(刀|瓶|砖|玻璃|石|重物|花盆|铁)|(从|在)?(楼上|高空|.楼).{0,4}(扔|丢|抛).{0,8}(砸|差点)|(要|想|准备|有人|正在).{0,8}(跳楼|轻生|自杀|割腕)|(小孩|孩子|宝宝|人|娃).{0,8}(爬|坐|站|趴)(到|出|上|在)(了)?.{0,5}(窗台|护栏|窗外|栏杆|外面|楼顶|天台|窗户)|被(反)?(锁|关)在(阳台|屋|家里|卫生间|里面|房间|天台|地下室|储藏室)|站在.{0,6}(楼顶|天台|窗台|护栏外)|(孩子|小孩|老人|宝宝|儿子|女儿|奶奶|爷爷|妈|爸|弟弟|妹妹).{0,10}(走失|走丢|不见了|丢了|找不到了?|失踪)|(走失|走丢|失踪)(了)?.{0,6}(孩子|小孩|老人|儿童)|炸弹|爆炸物|投毒|(孩子|小孩|宝宝|娃|婴儿|老人|奶奶|爷爷).{0,10}(反锁|锁在|困在|被困|卡在(?!哪|什么)|关在(?!哪)|翻(出|到|在)(窗|阳台))|(反锁|锁|关|困)(了)?(在)?.{0,6}(里|阳台|车内|屋|家).{0,6}(孩子|小孩|宝宝|老人)|被困(在)?(家|屋|阳台|卫生间|楼顶|车|水)|(高空)?(抛物|掷物|扔(下|东西)).{0,8}(砸|差点砸)|有人(正在|在|又在).{0,6}(往下|楼上).{0,3}(扔|丢|抛)|\bsos\b|help me|^\s*help\s*$|someone help|please help.{0,6}(now|quick)|suicid|going to jump|(child|son|daughter|kid|toddler|grandm|grandf|mother|father|old man|old lady).{0,20}(missing|lost|disappeared|locked in|trapped)|missing (child|person|kid)|(locked|trapped).{0,14}(child|baby|kid)|(child|baby|kid|toddler).{0,12}(locked|trapped)|bomb/,
    unless:
      /笑|哈哈|😂|🤣|太火|lol|haha|救命(恩|稻|钱|药)|(狗|猫|宠物|包|手机|钥匙|快递).{0,4}(走丢|不见|丢|走失)|被困扰|想跳楼的心|(逼|气|吵|愁|急|烦|难受).{0,5}(自杀|跳楼)|help me (to )?(with|check|find out|pay|understand|ask|see|know|get|book)|卡在.{0,4}(学|号|审核)|钱/,
  },
  {
    kind: "other",
    sure: 0.82,
    words:
      /走失|走丢|失踪|(?<!快递|东西|钥匙|手机|包|卡)不见了|找不到(人)?了?$|went missing|is missing|got lost|can'?t find/,
    near: /孩子|小孩|老人|宝宝|儿子|女儿|奶奶|爷爷|妈|爸|弟弟|妹妹|外婆|外公|公公|婆婆|老年痴呆|child|son|daughter|kid|toddler|grandm|grandf|mother|father|elderly/,
    unless: /狗|猫|宠物|包|手机|钥匙|快递|车|卡|dog|cat|key|wallet|parcel|package|bike|card/,
  },
  {
    kind: "other",
    sure: 0.56,
    words:
      /(有|发现|看到|爬|进|进来|钻)(了)?(一)?(条|只)?(大)?(毒)?蛇|蛇(爬|在|进|出没)|眼镜蛇|马蜂.{0,6}(蜇|叮|攻击)|\bsnake\b|疯狗|野狗.{0,4}(追|咬)|(醉|喝多).{0,14}(躺|倒|闹|砸|骂|不醒|叫不)|醉(汉|酒).{0,8}(闹|躺|砸|骂|倒)|drunk (man|guy|person)|有人死|死人了|尸体|dead body/,
    unless: /蛇形|蛇口|排长蛇|蛇年|蛇皮/,
  },
];
