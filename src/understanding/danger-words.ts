import { Matcher } from "./matcher.ts";

// What dangers are told with, simplified and lower case, `_` for a space: things, what happens to them, who is affected, how it is cried out.
const words = {
  fire: `着火 起火 失火 走火 火灾 火警 火苗 火光 明火 火势 火球 火焰 火舌 烧起来 烧起 烧着 在烧 还在烧 烧得 烧到 烧了 点着 引燃 自燃 燃烧 燃起来 点燃 着了 着起来 烧穿 火很大 大火 有火 真有火 冒火 喷火 窜火 蹿火 救火 灭火 火烧 烧紧 火好大 fire on_fire flames flame burning_down ablaze caught_fire in_flames burst_into_flames burning burns`,
  smoke: `冒烟 浓烟 黑烟 白烟 烟雾 起烟 全是烟 都是烟 有烟 烟很大 烟好大 烟很浓 很多烟 大烟 滚滚 呛 呛人 呛鼻 呛得 烟从 烟往 飘烟 出烟 烟进来 看不清 烟味 烟 smoke smoky smoking_badly fumes`,
  burnt: `烧焦 焦味 糊味 焦糊 焦臭 焦 塑料味 胶皮味 胶味 橡胶味 烧塑料 烧电线 电线味 糊了 煳 烧干 干烧 煲燶 烧燶 燶 发烫 烫手 烧红 burning_smell smell_burning smells_burning burnt burned plastic_smell scorch overheating`,
  blast: `爆炸 炸了 炸开 炸 砰 轰 巨响 一声响 轰隆 爆响 嘭 砰的一声 explosion exploded explode boom blast bang blew_up`,
  burst: `爆管 爆裂 爆开 爆了 爆 崩 崩开 崩了 断开 脱落 脱开 断了 断掉 裂了 裂开 裂 破了 破 撞断 挖断 挖破 钻破 打穿 打断 打爆 炸裂 拧断 松脱 掉了 burst snapped broke_off broke ruptured split came_off cracked`,
  pipe: `水管 管子 管道 软管 立管 主管 水喉 消防管 消防栓 消火栓 喷淋 喷头 喷淋头 水龙头 龙头 阀门 总阀 水阀 角阀 接头 热水器 暖气 暖气管 暖气片 地暖 分水器 马桶 洗衣机 净水器 水箱 水表 水泵 水塔 pipe pipes tap faucet valve hose hydrant sprinkler water_heater radiator toilet washing_machine riser`,
  gush: `喷 喷水 喷出来 狂喷 喷得 喷出 喷到 涌 涌出 涌出来 涌进 灌 灌进 灌进来 倒灌 往里灌 哗哗 哗啦 哗哗响 瀑布 水帘 泉 水柱 冲出来 射 泄 泻 倾 直流 狂流 往下流 流下来 往下淌 往下灌 往下倒 往外冒 冒出来 冒水 溢 溢出 漫 漫出 漫出来 漫到 漫进 漫过 漫上 止不住 停不下来 关不掉 关不上 关不住 关不了 关不到 闩不到 关不紧 拧不动 不停流 gush gushing pouring pours pour spraying sprays spray shooting streaming rushing overflowing overflow waterfall`,
  deep: `淹 淹了 淹到 淹没 水淹 浸 浸到 泡 泡了 泡水 泡在 没过 没到 到脚 到小腿 到膝盖 脚踝 脚面 小腿 膝盖 成河 水塘 游泳池 满地 一地水 全是水 都是水 满屋 成屋水 成地水 公分 厘米 半米 积水 进水 进水了 入水 水位 还在涨 越来越多 越来越高 漂 flood flooded flooding flooded_with ankle knee deep under_water underwater inches everywhere rising soaked`,
  water: `水 污水 粪水 屎水 脏水 雨水 热水 黑水 黄水 water sewage`,
  ceiling: `天花板 天花 吊顶 屋顶 顶棚 顶 灯位 楼上 灯里 插座里 电箱 电表箱 配电 电梯井 机房 地下室 车库 ceiling light_fitting basement garage`,
  gas: `煤气 燃气 天然气 液化气 液化石油气 瓦斯 煤气罐 气罐 气瓶 钢瓶 煤气管 燃气管 燃气表 灶 炉 炉头 气管 gas propane lpg gas_line gas_pipe gas_stove stove`,
  smell: `味 味道 味儿 臭 臭味 一股 气味 闻到 闻 臭鸡蛋 刺鼻 冲鼻 浓 重 很浓 好浓 好重 smell smells smelling stinks odour odor rotten_eggs reek`,
  leak: `漏气 漏 泄漏 泄露 外泄 外漏 嘶嘶 滋滋 嘶 喷气 跑气 漏水 渗 leak leaks leaking leaked hissing hiss`,
  fumes: `一氧化碳 co 煤气中毒 中毒 炭 烧炭 炭火 头晕 头疼 头痛 恶心 想吐 晕 昏沉 站不稳 carbon_monoxide dizzy nauseous headache drowsy vomiting poisoned`,
  shocked: `触电 被电 电到 电了 电击 电倒 电麻 麻 麻手 麻了 麻一下 发麻 电着 电死 电亲 导电 带电 漏电 有电 electrocuted electric_shock shocked shock zapped tingling tingle live`,
  wire: `电线 电缆 线 高压线 裸线 火线 铜线 电闸 插座 插头 开关 热水器 洗衣机 路灯杆 灯杆 充电桩 电箱 配电箱 变压器 wire wires cable cables power_line socket outlet switch transformer`,
  spark: `火花 打火 打火花 冒火花 电火花 噼里啪啦 噼啪 滋滋 吱吱 闪 闪光 蓝光 溅 弧光 spark sparks sparking arcing crackling`,
  hanging: `垂 垂下来 垂着 拖 掉 掉下来 掉在 掉到 断 落 落在 露 裸露 露出来 耷拉 吊着 甩 摇 晃 晃来晃去 摇晃 悬着 悬 斜 歪 松 hanging dangling loose fallen down bare swinging swaying tilting leaning`,
  dark: `停电 没电 断电 跳电 冇电 跳闸 漆黑 全黑 黑了 全灭 灯灭 灯全灭 熄 熄了 熄晒 一片黑 黑灯 没来电 停了电 伸手不见五指 blackout power_cut power_out power_outage outage no_power no_electricity power_is_out lost_power power_went dark lights_out pitch_black electricity_is_out`,
  whole: `整栋 整幢 整座 整楼 整层 整个 整条 全小区 小区都 全楼 全部 所有 家家 一栋 几栋 两栋 单元 都没 都停 全停 全没 邻居也 大家 一齐 成栋 成座 成层 成条 这栋 我们栋 大楼 大厦 公设 楼层 whole entire building block tower everyone all_floors neighbours neighbors estate corridor floors`,
  lift: `电梯 轿厢 梯 货梯 客梯 升降机 elevator lift lifts`,
  trapped: `被困 困 困住 困在 困人 困了 关 关在 关住 关着 被关 卡 卡在 卡住 卡了 卡着 出不来 出不去 出不了 出不到 打不开 不开 开不了 不开门 门不开 里面 在里面 停在 停住 不动 停了 夹在 锁在 锁住 反锁 trapped stuck locked_in stranded can't_get_out won't_open doors_won't_open inside between_floors`,
  plunge: `坠 下坠 急坠 急降 往下掉 掉下去 掉了几层 失控 冲顶 猛地 突然掉 蹲底 直掉 dropped plunged dropping free_fall jerked`,
  who: `我 我们 我妈 我爸 我妈妈 我爸爸 我老婆 我老公 我儿子 我女儿 妈 爸 老婆 老公 爷爷 奶奶 外婆 外公 公公 婆婆 岳母 岳父 阿公 阿嬷 阿婆 阿伯 阿姨 大爷 大妈 老人 老人家 老太太 老头 老伯 老奶奶 孩子 小孩 小朋友 宝宝 婴儿 孙子 孙女 细路 女仔 男仔 婆婆 太太 先生 女士 邻居 保安 保洁 师傅 工人 业主 外卖员 快递员 有人 有个人 一个人 男的 女的 孕妇 人 儿子 女儿 弟弟 妹妹 阿妈 阿爸 阿爷 阿嫲 老豆 老母 妹妹仔 bb mother father mom mum dad wife husband son daughter baby child kid kids children toddler grandma grandmother grandpa grandfather old_man old_lady elderly woman man girl boy someone somebody neighbour neighbor guard worker cleaner people person tenant helper colleague flatmate roommate`,
  falls_ill: `晕倒 昏倒 晕 昏 昏迷 晕过去 昏过去 倒下 倒地 倒在 倒在地上 倒了 摔在 躺在 躺着 躺地上 不省人事 休克 软掉 瘫 瘫倒 瘫在 晕低 倒喺 fainted collapsed passed_out unconscious lying unresponsive blacked_out`,
  symptom: `没呼吸 没有呼吸 呼吸困难 喘不上气 喘不过气 透不过气 喘 没意识 失去意识 没反应 没有反应 叫不醒 叫不应 喊不醒 没心跳 心跳停 抽搐 抽筋 抽 口吐白沫 白沫 翻白眼 胸口 胸痛 胸闷 心口 心脏 心脏病 心梗 心绞痛 中风 脑梗 脑溢血 脑出血 嘴歪 口歪 说不清 说不出话 说话不清 半边 动不了 不能动 脸色 发白 脸白 发紫 发青 嘴唇 嘴唇发紫 吐血 大出血 咳血 羊水 破水 要生了 阵痛 流产 见红 过敏 肿 哮喘 低血糖 中暑 高烧 噎 噎住 卡喉咙 呛到 喝农药 吞药 吃药 安眠药 割腕 服毒 误食 吞 癫痫 羊癫疯 醒不过来 昏睡 窒息 没气 没气了 没脉搏 心肺复苏 急救 气促 breathing not_breathing can't_breathe cannot_breathe chest_pain heart stroke seizure fit choking foaming turning_blue slurred numb face_drooping no_pulse labour labor water_broke bleeding_heavily overdose pills allergic allergy asthma wake_up won't_wake convulsing contractions cpr aed`,
  rescue: `120 110 119 999 112 911 救护车 白车 急救车 消防车 消防员 报警 叫救护车 叫白车 打120 打110 打119 警察 送医院 医院 担架 aed 除颤 ambulance police fire_brigade paramedic paramedics hospital firefighters`,
  hurt: `受伤 伤 伤了 流血 出血 血 满头是血 全是血 都是血 一地血 止不住血 血流 骨折 断了 断手 断脚 摔 摔倒 摔下来 摔下 摔伤 摔断 摔了 摔破 跌 跌倒 跌落 滑倒 滚下 滚下来 滑下 砸到 砸中 砸伤 砸了 砸着 砸破 打中 打到 击中 撞 撞到 撞了 撞倒 撞伤 碾 压 压住 压到 压着 夹 夹到 夹住 夹断 夹伤 卡住手 割 割到 割伤 切到 切 划 划伤 划破 刺 扎 扎到 烫 烫伤 烫到 灼伤 烧伤 起水泡 咬 咬了 咬伤 被咬 抓伤 脱臼 站不起来 起不来 爬不起来 动弹不得 头破 破了头 缝针 眼睛 手指 头 腿 胳膊 injured hurt bleeding blood broke_his broke_her broken_arm broken_leg fell fallen slipped tripped hit_by struck cut_his cut_her cut bitten bit scalded burned burnt crushed pinned unable_to_stand can't_stand can't_get_up head_injury wound gash finger fingers`,
  beast: `狗 恶犬 大狗 野狗 疯狗 猫 蛇 毒蛇 马蜂 蜂 黄蜂 虎头蜂 蜜蜂 野猪 猴子 蛇虫 蛰 蜇 叮 dog dogs snake snakes python cobra bees wasps hornets boar monkey swarm`,
  violence: `打架 打人 打起来 在打 被打 打我 打老婆 打老公 殴打 斗殴 群殴 家暴 互殴 动手 掐 掐着 勒 捅 砍 砍人 杀 杀人 行凶 追着打 追砍 按在地上 揍 砸东西 惨叫 哭喊 尖叫 威胁 闹事 扭打 推搡 抢 抢了 抢走 抢劫 抢包 劫 挟持 绑 强奸 非礼 猥亵 摸 骚扰 fight fighting beating beat_up hitting punching stabbed stabbing attacked attacking assault assaulted screaming scream threatening robbed mugged molested groped raped kidnapped choking_her strangling violence`,
  weapon: `刀 菜刀 水果刀 砍刀 匕首 棍 棍子 铁棍 铁管 斧头 枪 锤子 钢管 球棒 酒瓶 汽油 knife knives machete gun bat hammer axe weapon bottle`,
  intrude: `小偷 贼 盗 偷 偷东西 入室 撬 撬门 撬锁 撬窗 撬开 闯 闯进 闯入 破门 爬窗 爬进 翻窗 翻墙 翻进 翻阳台 踹门 砸门 踢门 砸车 砸窗 砸玻璃 拧门 拧把手 试密码 开锁 开我家门 尾随 跟踪 跟着 跟着我 躲 躲在 蒙面 黑影 陌生人 陌生男 不认识 可疑 鬼鬼祟祟 猫眼 摸进 潜入 撞门 burglar burglars thief thieves robber intruder breaking_in broke_in break_in breaking_into broke_into prying climbing_through stranger strangers following_me followed stalking stalker trying_to_open trying_to_get_in masked steal stealing hiding kicking_the_door banging_on`,
  collapse: `塌 塌了 塌下来 塌陷 坍塌 倒塌 垮 垮了 垮塌 陷 陷下去 陷落 沉下去 下陷 掉下来 砸下来 坠 坠下 坠落 跌落 甩落 甩下来 剥落 脱落 整块 整片 大块 一大块 倒了 倒下 倒下来 压塌 压住 断裂 裂开 裂缝 要塌 快塌 要倒 快掉 要掉 摇摇欲坠 倾斜 歪了 斜了 collapsed collapsing collapse caved fell falling fell_off falling_off came_down coming_down gave_way sinkhole about_to_fall cracking crumbling tilted`,
  part: `天花板 天花 吊顶 吊灯 墙 外墙 墙皮 墙砖 瓷砖 磁砖 瓷片 玻璃 幕墙 窗 窗户 窗框 窗扇 玻璃窗 栏杆 护栏 阳台 阳台板 雨棚 遮雨棚 顶棚 连廊 招牌 广告牌 灯箱 空调外机 外机 冷气机 花盆 围墙 挡土墙 脚手架 棚架 竹棚 塔吊 吊机 路面 地面 地砖 井盖 楼板 楼梯 梁 柱 柱子 承重墙 电线杆 灯杆 路灯 树 大树 树枝 树杈 石头 水泥块 水泥 石块 铁皮 钢筋 天线 门头 格栅 采光顶 ceiling wall glass window panel tile tiles railing balcony canopy sign billboard ac_unit air_conditioner fence scaffolding crane road ground manhole slab beam pillar tree branch concrete brick bricks roof plaster facade`,
  from_above: `楼上 高空 从楼上 从上面 从天上 楼顶 天台 扔 丢 抛 扔下来 丢下来 抛下来 扔东西 掉东西 坠物 抛物 掷物 往下扔 往下丢 往下砸 砸 from_above thrown throwing threw dropping_things drop`,
  weather: `台风 颱风 暴雨 大雨 大风 狂风 风 风太大 打风 龙卷风 雷 打雷 雷击 雷劈 闪电 冰雹 暴雪 大雪 洪水 山洪 河水 泥石流 滑坡 山泥 地震 冻雨 结冰 海水 雨 吹 吹掉 吹飞 吹倒 吹烂 吹破 刮 刮掉 刮飞 刮倒 掀 掀翻 掀起 劈 劈中 劈到 typhoon storm wind gale hail lightning rain rainstorm earthquake tornado landslide blown blew torn_off ripped hurricane`,
  height: `楼顶 天台 顶楼 窗台 窗外 窗沿 阳台外 护栏外 栏杆外 阳台边 边上 边缘 栏杆上 护栏上 外墙 空调架 空调外机上 坐在 站在 站上 站到 爬 爬到 爬上 爬出 趴 挂在 腿 悬 悬空 悬着 ledge rooftop roof windowsill edge climbed climbing dangling`,
  jump: `跳 跳楼 要跳 想跳 跳下 跳下去 跳下来 往下跳 轻生 自杀 不想活 不活了 活不下去 想死 寻死 上吊 割腕 遗书 jump jumping suicide suicidal kill_himself kill_herself kill_myself end_it`,
  missing: `走丢 走失 失踪 不见了 不见 找不到 找不着 没回来 没回家 没上来 被拐 拐走 抱走 迷路 missing lost can't_find cannot_find disappeared wandered`,
  locked: `反锁 锁在 锁住 锁在家 锁在屋里 锁在车里 关在 一个人在家 独自 自己在家 一个人 车里 车内 locked_in locked_inside locked_himself locked_herself alone locked_in_the_car`,
  drown: `溺水 落水 掉水里 掉进 掉下水 掉到池 沉 沉下去 泳池 游泳池 池塘 水池 人工湖 湖 喷水池 河 井 井里 水井 井盖 坑 drowning drowned fell_into pool pond lake manhole`,
  toxic: `氯气 氨气 化学品 农药 不明液体 毒 毒气 泄漏 放射 炸弹 可疑包裹 chemical toxic poison bomb suspicious_package`,
  dead: `死人 死了 尸体 尸臭 没气了 死在 身亡 断气 臭几天 好几天没 几天没见 没动静 dead body corpse dead_body`,
  cry: `救命 救人 救我 救救 救救我 快来 快来人 来人 来人啊 快点 快 快快 快叫 快去 快救 赶紧 赶快 马上 立刻 立即 速来 速 十万火急 紧急 急 急急急 快啲 赶紧来 快派 谁来 怎么办 help help_me sos hurry urgent urgently emergency quick quickly come_now right_away immediately please_send send_someone come_quick asap save`,
  now: `正在 现在 刚刚 刚才 刚 突然 一直 还在 这会 这会儿 此刻 已经 又 越来越 马上要 快要 今早 今晚 now right_now just suddenly still currently getting_worse keeps_coming`,
  turn: `这次 这回 真的 是真的 真有 不是演习 不是误报 不是开玩笑 没开玩笑 可现在 但现在 不过现在 现在好了 结果现在 你看现在 就在刚才 另外 还有一个事 对了 顺便 actually real for_real this_time not_a_drill not_a_joke no_joke by_the_way but_now serious`,
  stay: `不敢 没人敢 不敢动 不敢回 不敢出 逃 跑出来 跑 撤 疏散 躲 躲在 害怕 发抖 手抖 哭 在哭 evacuate evacuated run_out ran_outside got_out scared hiding crying shaking terrified`,
  calm_thing: `消防演习 演习 演练 演戏 电影 游戏 新闻 讲座 培训 检查 年检 通知 公告 测试 比喻 小说 梦 标语 宣传 剧 视频 群里说 听说 朋友圈 drill test movie show news course training game poster notice lesson`,
  calm_ask: `请问 咨询 想问 想知道 了解 多少钱 收费 费用 几点 什么时候 在哪 哪里 怎么申请 怎么办理 流程 规定 保险 赔 赔偿 责任 谁负责 谁赔 预约 改期 安排 计划 通知 合格 年限 买 推荐 when_is how_much how_do where_is who_pays insurance schedule planned policy liable compensation procedure`,
  calm_over: `好了 没事 没事了 已经好 修好 恢复 恢复了 解决 解决了 来电了 有电了 灭了 扑灭 停了 止住 止住了 出来了 救出来 脱险 出院 误报 误会 虚惊 搞错 发错 不用来 不用了 取消 没漏 没有味 不急 慢慢来 改天 有空 fixed solved back_on false_alarm never_mind nevermind no_rush resolved wrong_chat sorry all_good under_control whenever`,
  calm_past: `上次 之前 以前 去年 前年 上个月 上周 上回 上星期 那次 那天 那晚 前几天 前天 昨天 昨晚 当时 后来 曾经 早前 旧年 上年 寻日 几年前 年前 月前 周前 last_time last_week last_month last_year yesterday last_night ago earlier previously the_other_day once`,
  calm_habit: `经常 常常 总是 老是 每次 每天 每晚 每年 天天 次次 成日 日日 三天两头 隔三差五 频繁 多次 几次 一年 半年 几个月 反复 动不动 always often every_day every_night every_time frequently regularly again_and_again`,
  calm_suppose: `如果 要是 万一 假如 一旦 的话 会不会 会否 怕 担心 容易 可能 以免 免得 防止 预防 隐患 危险 安全隐患 早晚 迟早 差点 差啲 险些 差一点 if in_case worried might could would risk hazard dangerous danger almost nearly afraid someday`,
  calm_deny: `没有 没 不是 无 未 并没有 不会 不 not no isn't wasn't didn't don't without never nobody none`,
  calm_wish: `建议 希望 能不能装 加装 增加 定期 加强 提醒 投诉 表扬 感谢 谢谢 点赞 反映 曝光 差评 赔 suggest suggestion propose complain complaint thank thanks praise recommend disappointed unacceptable`,
  visit: `在家 有空 上门 方便 上午 下午 明天 后天 周末 周六 周日 下班 下班后 师傅 维修 报修 修一下 来修 修 看看 看一下 换 换一个 麻烦 预约 约 约个时间 派人 派师傅 修理 检修 工作日 礼拜六 礼拜天 安排 at_home available tomorrow weekend anytime appointment technician plumber repair fix check please_send_a after_work morning afternoon`,
  mild: `滴水 滴 一点 少少 有点 慢 拿盆 接着 用桶 桶接 松 松动 松了 渗水 渗 异响 不亮 不响 不热 不冷 不制冷 坏了 失灵 老化 生锈 发霉 有点漏 轻微 偶尔 接触不良 不灵 堵了 不通 bucket slow slowly drips drip dripping noise stiff a_bit slightly low battery`,
  figure: `火大 恼火 气炸 气死 吵死 吵炸 要爆炸 抢钱 明抢 打劫 要命 要死 累死 热死 烦死 笑死 疯 疯了 心脏病都 火锅 火车 火爆 火了 爆满 爆款 爆好 打折 打卡 雷人 电影 电视 电话 killing_me robbery_price day_light_robbery daylight_robbery fire_sale freezing crazy insane exploded_in_anger on_fire_lately`,
} as const;

export type DangerSense = keyof typeof words;

export const dangerSenses = Object.keys(words) as DangerSense[];

/** Senses by number, so that they count as features. */
function entries(): Map<string, number[]> {
  const meanings = new Map<string, number[]>();
  dangerSenses.forEach((sense, number) => {
    for (const entry of words[sense].split(/\s+/)) {
      const word = entry.replaceAll("_", " ");
      const known = meanings.get(word);
      if (!known) meanings.set(word, [number]);
      else if (!known.includes(number)) known.push(number);
    }
  });
  return meanings;
}

/** All the words above in one walk through a text. */
export const dangerWords: Matcher<readonly number[]> = new Matcher(entries);
