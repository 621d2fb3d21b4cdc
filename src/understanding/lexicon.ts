import { Matcher } from "./matcher.ts";

// Words by what they say, simplified and lower case, `_` for a space. A word may stand in several groups.
const words = {
  /** Words that hold another word and mean something else; what is inside them is not read. */
  mask: `消防通道 消防车通道 消防栓 消防设施 消防器材 消防水 消防水管 消防安全 消防验收 消防检查 消防门 消防连廊 消防局 消防支队 消防大队 消防演习 消防演练 消防队 消防隐患 防火门 防火 防盗窗 防盗网 防震 防水 灭火器 火灾隐患 火灾报警器 烟雾报警器 烟感 烟囱 烟道 烟头 烟酒 抽烟 吸烟 烟民 烟花 火车 火锅 火热 火爆 火急火燎 恼火 冒火气 发火 窝火 火大 火冒三丈 火速 红火 相关人员 有关人员 机关人员 有关人士 相关人士 无关人员 公关人员 海关人员 把关人 关人员 急诊 应急灯 急救站 急救药 急促 急转弯 应急预案 应急照明 应急通道 应急出口 紧急集合 应急管理局 应急局 电梯口 电梯间 电梯厅 电梯房 电梯公司 电梯卡 电梯费 电梯广告 电梯楼 电梯公寓 加装电梯 增设电梯 安装电梯 装电梯 电话 来电 致电 电联 联系电话 打电话 电子 电视 电脑 电动车 电瓶车 电单车 电商 电信 充电桩 充电 家电 水电费 电费 水费 燃气费 煤气费 气费 水平 水果 水泥 水准 薪水 口水 上门 专门 部门 出门 热门 澳门 厦门 荆门 江门 海门 大门口 有门路 没门 开门红 门店 门面 门诊 电力局 供电局 自来水公司 水务局 水务公司 燃气公司 煤气公司 水电站 水库 电影 电台 电压 电缆 电线杆 变电站 救救我们 救救孩子 救救老百姓 救救业主 救命稻草 救助 救济 求救无门 房产中介 晕车 晕头转向 头晕目眩 气晕 热晕 吵晕 困难 困扰 困惑 困境 贫困 犯困 困倦 困了 偷工减料 偷懒 偷税 偷换 偷偷 小偷小摸 抢修 抢购 抢车位 抢占 打架子 冲突 中毒式 砸钱 爆满 爆料 爆炸性 火爆 淹没在 着急 心急 焦急 急需 不着急 不急 崩溃 倒塌式 毒害 毒气体 摔门 摔东西 流血汗 血汗钱 血压 蛇形 蛇口 fire_drill fire_lane fire_exit fire_escape fire_extinguisher fire_alarm_test fire_door fireplace fire_inspection firewall fired campfire gas_bill gas_meter gas_station gas_company power_bank power_point smoke_detector no_smoking smoking smoker emergency_light emergency_exit lightning_fast light_rail light_meal front_desk key_point mailbox_key parking_lot lift_a_finger`,
  defect: `漏水 渗水 滴水 漏 渗漏 渗 堵 堵了 堵塞 堵住 塞住 不通 返水 反水 倒灌 反味 返味 返臭 坏 坏了 坏掉 损坏 毁坏 故障 失灵 失效 不亮 不热 不冷 不制冷 不制热 不出水 不出热水 不下水 不走水 不排水 不上水 不工作 不转 不动 不灵 不响 没反应 没声音 没信号 没图像 没画面 不显示 黑屏 没水 停水 水压低 水压小 水小 水很小 没电 停电 跳闸 断电 短路 开裂 裂缝 裂了 裂开 龟裂 空鼓 鼓包 起皮 脱落 掉皮 掉漆 剥落 松动 松了 松脱 脱胶 打不开 开不了 关不上 关不了 关不严 关不紧 锁不上 锁不住 拧不动 拧不紧 打不着 打不着火 点不着 打不燃 刷不开 刷不了 进不去 按不动 按了没用 异响 异味 咯吱 嗡嗡 卡住 卡了 卡壳 生锈 锈蚀 老化 发霉 霉变 破了 破损 破裂 碎了 断了 断裂 折断 裸露 冒火花 打火花 闪烁 一闪一闪 忽明忽暗 接触不良 罢工 瘫痪 停运 停摆 停用 不能用 用不了 没法用 无法使用 不能正常 无法正常 出问题 有问题 出毛病 冒水 溢水 积水 反锁 变形 塌陷 下沉 掉下来 掉了 歪了 烧坏 烧了 烂了 烂 坑洼 凹陷 倾斜 蟑螂 老鼠 白蚁 马蜂 蚂蚁 虫子 leak leaking leakage dripping drip broken break broke broken_down clogged blocked jammed stuck not_working isn't_working doesn't_work not_work won't won't_close won't_open stopped_working out_of_order faulty malfunction no_power no_water no_hot_water no_heat no_heating no_signal no_sound crack cracked peeling mold mould mouldy moldy damp flickering tripped tripping trips noisy_pipe rusty overflow overflowing backed_up burnt_out cockroach roach ants rats mice mouse termite wasps won't_turn_on doesn't_turn_on not_cooling not_heating low_pressure damaged loose fell_off came_off dead not_flushing won't_flush running_toilet`,
  repair_ask: `报修 维修 修一下 修理 来修 修修 修好 修 修复 检修 抢修 派人 派个人 派师傅 叫师傅 师傅 维修工 水电工 上门看 来看看 看一下 看看 来人 换一个 换个 更换 换一下 疏通 通一下 通下水道 处理一下 弄一下 检查一下 安排人 安排师傅 找人修 保修 fix repair fixed plumber electrician technician handyman maintenance replace send_someone have_a_look take_a_look look_at come_and come_by`,
  nuisance: `扰民 噪音 噪声 吵 很吵 太吵 吵闹 嘈杂 喧哗 广场舞 装修 施工 电钻 钻墙 夜间施工 油烟 烧烤 乱停 乱停乱放 乱放 占用 霸占 堵塞消防 停放 麻将 乱扔 乱丢 乱倒 垃圾 臭气 恶臭 臭味 臭 异味 遛狗 狗叫 狗屎 狗粪 烈性犬 不牵绳 宠物 养鸡 高空抛物 抛物 违建 违章 违章建筑 乱搭乱建 私搭乱建 群租 民宿 抽烟 二手烟 脏乱差 卫生差 没人打扫 不打扫 脏 唱歌 音响 喇叭 跳舞 深夜 半夜 凌晨 影响休息 无法入睡 睡不着 没法睡 影响生活 飞线充电 飞线 乱拉电线 占道 堵门 僵尸车 施工噪音 粉尘 扬尘 noise noisy loud party music barking dog_poop smell smells stink dirty filthy rubbish_everywhere smoking drilling neighbour neighbor upstairs double_parked blocking my_spot unauthorized`,
  anger: `不作为 乱作为 推诿 推卸 推脱 推来推去 踢皮球 敷衍 应付 糊弄 忽悠 欺骗 骗人 诈骗 霸王条款 强行 强制 强迫 态度恶劣 态度差 态度很差 态度不好 服务差 服务态度 骂人 辱骂 打人 威胁 不理 不理睬 不管 没人管 没人理 无人管 无人问津 置之不理 视而不见 不闻不问 不负责 不负责任 不尽责 失职 渎职 垃圾物业 黑心 黑物业 无良 奇葩 太过分 过分 恶劣 忍无可忍 气愤 愤怒 气死 火大 恼火 受够了 无语 离谱 坑人 坑业主 乱收费 违规 违法 侵害 侵占 损害 维权 讨个说法 给个说法 讨说法 给说法 给个交代 不合理 不公平 无耻 欺负 欺压 强烈要求 强烈谴责 不满意 很不满 非常不满 差评 太差 失望 寒心 烂透 形同虚设 脏乱 白交 曝光 媒体 法院 起诉 12345 住建局 unacceptable terrible awful horrible rude disgusted disgusting ridiculous ignored ignoring nobody_cares nobody_does fed_up furious angry disappointed worst useless incompetent sick_of outrageous appalling poor_service lied`,
  unsolved: `至今 多次 反映 多次反映 多次投诉 反映多次 屡次 屡教不改 反复 一直没 一直不 一直未 始终 仍然 仍未 仍没 依然 还是没 还是不 迟迟 无果 没有结果 没结果 投诉无门 无人处理 没人处理 得不到解决 未解决 没有解决 没解决 未果 拖 拖延 一拖再拖 长期 常年 多年 三天两头 隔三差五 好几次 很多次 无数次 几个月 半年 一年多 两年 了几次 三番五次 third_time second_time again_and_again for_weeks for_months several_times many_times repeatedly still_not still_no still_nothing every_night every_day every_weekend keeps`,
  complain: `投诉 举报 控告 申诉 意见很大 抗议 我要投诉 维权 complaint complain complaining complained report_a_neighbour grievance`,
  asks_how: `怎么 如何 怎样 怎么办理 怎么申请 怎么弄 怎么交 什么流程 流程 手续 步骤 需要什么 需要哪些 要带什么 带什么 需要提供 什么材料 哪些材料 什么资料 怎么联系 how_do how_to how_can how_does what_do_i_need what_documents procedure process steps`,
  asks: `请问 咨询 想了解 了解一下 想知道 问一下 问问 打听 求解 求助 请教 是否 是不是 能否 可否 可不可以 能不能 可以吗 行吗 行不行 有没有 多少 多久 多长时间 几点 几号 什么时候 何时 哪里 哪儿 在哪 什么地方 哪个 哪些 什么 为什么 为何 谁 吗 呢 么 几天 允许 规定 政策 标准 依据 是多少 合法 合理吗 算不算 属于 有规定 what when where which who why how can_i could_i may_i do_you does_the is_there are_there is_it am_i allowed wondering question ask tell_me know whether policy rules rule hours open`,
  fee_item: `物业费 停车费 车位费 水费 电费 水电费 燃气费 煤气费 暖气费 取暖费 供暖费 采暖费 公摊 公摊费 公摊电费 电梯费 垃圾费 卫生费 维修基金 专项维修 装修押金 押金 保证金 滞纳金 违约金 账单 账 收据 发票 欠费 费用 预存 余额 property_fee management_fee maintenance_fee service_charge bill bills invoice receipt fee fees charge charged rent deposit balance statement dues hoa late_fee account`,
  pay: `交 交费 交了 交过 缴 付 付款 付了 付过 已交 已付 支付 转账 转了 打款 扫码 微信支付 支付宝 银行卡 代扣 自动扣 充值 补交 补缴 分期 缓交 宽限 晚几天 晚点交 下个月交 月底交 月底前 发工资 欠 欠多少 要交多少 该交多少 交到 交清 pay paid paying payment transfer transferred autopay overdue owe owed installment due pay_later direct_debit wechat_pay alipay card_payment`,
  my_bill: `我的账单 我家账单 我的物业费 我家物业费 我家的物业费 我们家物业费 查账单 查一下账单 查物业费 查费用 看账单 账单明细 明细 账单不对 账单有误 算错 多收 多扣 重复扣 重复收 扣了两次 扣错 收错 多算 对不上 不对 有疑问 有异议 欠多少 多少钱没交 催费 催缴 已经交 早就交 交过了 怎么又 开发票 开票 开收据 补开 退费 退款 退押金 到账 my_bill my_balance my_account my_invoice my_statement how_much_do_i_owe overcharged charged_twice wrong_amount looks_wrong incorrect already_paid i_paid have_paid refund dispute`,
  tariff: `收费标准 收费依据 什么标准 怎么收费 如何收费 怎么算 怎么计算 怎么收 多少钱一平 每平米 每平方 一平米 多少钱一个月 月租 包月 临停 收费合理 收费项目 定价 价格 价目 涨价 涨 物价局 备案 政府指导价 多少钱 收多少 要钱吗 免费 收不收费 收费吗 要收费 优惠 打折 减免 how_much rate rates price pricing cost costs per_month per_hour per_square free_of_charge discount fee_schedule`,
  progress: `进度 进展 处理得怎么样 处理的怎么样 怎么样了 咋样了 到哪了 到哪一步 什么情况了 修好了吗 修好没 修好没有 处理了吗 处理好了吗 处理没有 处理没 受理了吗 派单 派了吗 接单 工单 单号 报修单 订单号 什么时候来 什么时候能来 什么时候到 什么时候修 什么时候上门 什么时候处理 什么时候能修好 什么时候可以修 什么时候能弄好 什么时候解决 何时来 何时修 何时能 几点来 几点到 几点能到 来了吗 还来吗 还来不来 来不来 还没来 还没人来 没人来 没有人来 没来 没人联系 还没到 没到 还没修 还没处理 还没解决 没消息 没回复 没动静 没下文 没回音 有结果 结果出来 有结果了吗 回复 答复 上次报 之前报 昨天报 前天报 上周报 报修了 报修过 报过修 报了修 报的修 我报的 我报修的 提交的 反映的 投诉的事 那个事 催 催一下 催促 催催 尽快派 等了 等到 等半天 还要等 还要多久 多久能 多久来 取消 撤销 不用来 不用修 不用了 改时间 改约 改到 换个时间 改期 补充一下 补充 bx- ts- zx- fw- status update progress any_news any_update when_will when_is when_are coming follow_up following_up ticket work_order request_number reported_yesterday my_report my_request reported_last i_reported still_waiting waiting_for nobody_came no_one_came hasn't_come didn't_come cancel reschedule no_longer_needed eta`,
  praise: `表扬 点赞 赞 好评 夸 夸一下 夸夸 锦旗 感谢信 态度好 态度很好 服务好 服务很好 服务周到 周到 热心 热情 耐心 专业 负责任 认真负责 很认真 尽职 尽责 敬业 贴心 用心 及时 迅速 效率高 真快 很快就 满意 很满意 非常满意 辛苦了 太感谢 非常感谢 特别感谢 衷心感谢 太棒 真棒 给力 靠谱 暖心 感动 好人 拾金不昧 great excellent wonderful fantastic amazing praise compliment thank_the kudos well_done good_job great_job friendly helpful polite professional appreciate impressed satisfied happy_with shout_out`,
  suggest: `建议 提议 提个建议 一点建议 意见 提个意见 希望能 希望可以 希望增加 希望小区 能否增加 能不能增加 可否增设 增设 增加 加装 安装 设置 开设 改造 改进 改善 优化 完善 何不 不如 最好能 要是能 如果能 可以考虑 考虑一下 倡议 呼吁 suggest suggestion suggesting propose would_be_nice would_be_great would_be_good idea how_about why_not could_we maybe_you_could consider recommend feedback`,
  handoff: `人工 转人工 人工客服 人工服务 真人 活人 找客服 接客服 客服 找管家 找你们经理 找经理 找领导 找负责人 叫负责人 负责人电话 管家电话 物业电话 电话多少 电话号码 打电话给我 给我打电话 给我回电 回个电话 回电话 联系我 有人吗 有没有人 跟人说 和人说 人来说 不想跟机器 机器人 不是机器人 听不懂 答非所问 human real_person a_person someone_real live_agent agent representative operator talk_to speak_to speak_with talk_with call_me call_me_back phone_number customer_service receptionist real_human not_a_bot stop_bot manager`,
  greeting: `你好 您好 hi hello hey 在吗 在不在 在么 早上好 上午好 下午好 晚上好 早 早安 晚安 哈喽 哈罗 嗨 新年好 新年快乐 节日快乐 good_morning good_afternoon good_evening 拜拜 再见 bye goodbye`,
  thanks: `谢谢 感谢 谢了 多谢 thanks thank_you thx cheers 好的 好 嗯嗯 收到 知道了 明白 ok okay 行 没事了 好嘞 了解`,
  closers: `恳请 望有关部门 尽快 尽快处理 尽快解决 谢谢 感谢 敬请 盼复 望回复 盼望 跪求 求求 救救 为盼 此致 敬礼 帮忙解决 帮帮 关注 重视 督促 敦促 责令 严查 彻查 查处 整改 还我们 as_soon_as_possible asap urgently kindly`,
  letter: `尊敬的 领导 书记 市长 区长 县长 局长 各位领导 政府 有关部门 相关部门 主管部门 街道办 居委会 社区 城管 环保局 住建 开发商 市民 百姓 老百姓 人民 我是 我们是 业主 全体业主 广大业主 居民`,
  staff: `保安 门卫 保洁 保洁阿姨 清洁工 绿化工 物业人员 物业工作人员 工作人员 物业经理 管家 客服小 前台 师傅 小王 小李 物业 guard security cleaner staff manager steward concierge`,
  developer: `开发商 交房 延期交房 房产证 办证 产权证 购房 购房合同 备案 学区 质量问题 精装 虚假宣传 公积金 首付 退房 不动产`,
  owners: `业委会 业主委员会 业主大会 选举 投票 更换物业 换物业 解聘物业 公共收益 公示 账目 公开 owners_committee`,
  facility: `车位 停车 停车位 月卡 访客 亲戚 快递 包裹 快递柜 门禁卡 门卡 钥匙 健身房 游泳池 泳池 会所 会议室 装修申请 装修证 出入证 放行条 搬家 搬出 搬走 搬入 入住 过户 租客 租房 退租 合同 充电桩 宽带 垃圾分类 投放 营业时间 上班时间 办公时间 上班 办公 parking visitor guest parcel package gym pool move_out moving_out move_in lease pets pet dog cat renovation access_card key_card fob office_hours quiet_hours recycling trash garbage bin wifi charger charging`,
  policy_topic: `可以养 能养 养狗 养猫 安静时间 几点到几点 时间段 周末能 能装修 允许装修 拆墙 封阳台 装空调 谁出钱 谁付 谁负责 谁来承担 归谁 保修期 质保 多长时间内 应该找谁 找谁 打什么电话 打哪个电话 停水通知 停电通知 停水吗 停电吗 今天停水 今天停电 怎么投诉 怎么报修 如何报修 哪里报修 报修电话`,
  hot_now: `正在 现在 刚刚 刚才 快 快点 赶紧 马上 立刻 立即 快来 速来 救命 紧急 急急 急 十万火急 now right_now urgent emergency immediately help hurry quick quickly sos just_now`,
  e_fire: `着火 起火 失火 火灾 大火 火警 冒烟 浓烟 烧起来 燃起来 自燃 爆炸 烧焦 焦味 糊味 烟味 火苗 火光 明火 有火 fire flames smoke burning explosion exploded`,
  e_flood: `爆管 水管爆 管爆 爆裂 爆了 跑水 水漫 漫出来 漫到 淹 淹了 水淹 喷水 喷出来 狂喷 水柱 止不住 关不住 哗哗 哗啦 汹涌 水帘洞 瀑布 没过脚 往外冒 涌出来 涌 burst flooding flooded flood gushing pouring spraying`,
  e_gas: `煤气味 燃气味 燃气 煤气 漏气 泄漏 泄露 臭鸡蛋 gas`,
  e_shock: `触电 漏电 被电 电到 电了一下 麻手 麻了一下 电麻 电击 电死 电线掉 电线断 electric_shock shocked electrocuted shock live_wire`,
  e_power: `停电 没电 断电 漆黑 大面积停电 blackout power_cut power_outage outage no_power no_electricity power_is_out power_out power_went`,
  e_lift: `被困 困在 困住 困人 关在 被关 出不来 出不去 卡在 卡电梯 trapped stuck_in stuck`,
  e_medical: `晕倒 昏倒 昏迷 昏过去 晕过去 心脏病 心梗 心脏骤停 胸口疼 胸痛 中风 脑溢血 抽搐 没有呼吸 没呼吸 呼吸困难 喘不上气 喘不过气 休克 救护车 吐血 大出血 不省人事 没意识 失去意识 叫不醒 突发 倒地 倒在地上 要生了 羊水 中毒 噎住 噎到 过敏 heart_attack unconscious collapsed fainted passed_out not_breathing ambulance stroke seizure choking chest_pain can't_breathe`,
  e_injury: `摔伤 摔倒 摔下 摔断 骨折 砸伤 砸到 砸中 被狗咬 咬伤 咬了 流血 出血 受伤 烫伤 割伤 夹住 夹到 夹伤 撞到 撞伤 撞了 溺水 落水 车祸 injured bleeding hurt bitten broken_leg broke_his broke_her slipped fell drowning hit_by`,
  e_crime: `小偷 入室 被盗 被偷 偷了 偷东西 盗窃 抢劫 抢了 打架 斗殴 打起来 持刀 拿刀 刀 砍人 砍 撬锁 撬门 撬开 砸门 踹门 尾随 跟踪 骚扰 绑架 家暴 打老婆 贼 陌生人 可疑 闹事 thief thieves burglar burglary break_in breaking_in broke_into robbed robbery stolen stole fight fighting knife stalking following_me intruder attacked assault`,
  e_structure: `坍塌 倒塌 塌了 塌下来 塌 垮 垮了 要倒 高空坠物 坠落 坠下 掉下 砸下来 玻璃掉 外墙掉 瓷砖掉 树倒 广告牌 摇摇欲坠 井盖 collapse collapsing caved fell_down falling`,
  e_weather: `台风 暴雨 暴雪 冰雹 龙卷风 雷击 雷劈 大风 洪水 结冰 地震 typhoon storm hail lightning hurricane earthquake`,
  e_other: `救命 跳楼 轻生 自杀 走失 走丢 丢了孩子 孩子不见 老人不见 炸弹 蛇 马蜂 马蜂窝 反锁在 锁在屋里 锁在家里 锁在车里 高空抛物 高空掷物 help sos suicide missing_child bomb snake`,
  past: `去年 前年 上个月 上周 上次 以前 之前 曾经 曾 当时 那次 那天 前几天 前段时间 过去 年前 个月前 几年前 后来 已经修好 已修好 修好了 已解决 解决了 已经解决 处理好了 last_year last_month last_week last_time ago used_to previously once yesterday`,
  habit: `经常 常常 总是 老是 每次 每天 每晚 每到 时不时 时常 频繁 频频 一到 隔三差五 三天两头 动不动 多次 often always every_time frequently constantly keeps`,
  suppose: `如果 要是 万一 假如 假设 一旦 倘若 若是 若 怎么办 该怎么办 应该怎么 的话 if in_case what_if suppose what_should what_happens`,
  fear: `隐患 担心 怕 害怕 恐怕 容易 可能 可能会 会不会 以免 避免 防止 危险 风险 后果 生怕 早晚 迟早 差点 差一点 险些 万一 worried might could_be risk hazard afraid danger in_future almost nearly`,
  negated: `没有 没 无 不是 并没有 并非 不会 未 no not isn't wasn't didn't don't without never`,
  chat_other: `天气 吃饭 吃什么 笑话 讲个笑话 股票 彩票 贷款 广告 代开发票 加微信 兼职 招聘 优惠券 理财 红包 测试 test 哈哈 呵呵 你是谁 你叫什么 机器人 聊天 社保 医保 公积金 学校 入学 学位 公交 地铁 路灯 户口 退休 工资 拖欠工资 weather joke lottery loan crypto promotion movie restaurant`,
  home: `我家 家里 家中 屋里 房间 厨房 客厅 卧室 主卧 次卧 阳台 卫生间 餐厅 书房 楼上 楼下 隔壁 my_flat my_apartment my_unit my_house kitchen bathroom bedroom living_room balcony our_flat our_apartment our_unit`,
  public: `楼道 走廊 大堂 大厅 单元门 楼梯间 楼梯 地下车库 车库 地库 停车场 小区 花园 绿化 健身区 健身器材 游乐 儿童乐园 门岗 大门 会所 垃圾站 垃圾桶 路灯 道路 路面 井盖 围墙 天台 楼顶 外墙 公共区域 广场 水景 喷泉 凉亭 座椅 长椅 道闸 抬杆 corridor lobby hallway stairwell stairs garage car_park garden playground clubhouse street_lamp gate rooftop`,
} as const;

export type Group = keyof typeof words;

/** Every group there is, in a fixed order. */
export const groups = Object.keys(words) as Group[];

function entries(): Map<string, readonly Group[]> {
  const meanings = new Map<string, Group[]>();
  for (const group of groups)
    for (const entry of words[group].split(/\s+/)) {
      const word = entry.replaceAll("_", " ");
      const known = meanings.get(word);
      if (!known) meanings.set(word, [group]);
      else if (!known.includes(group)) known.push(group);
    }
  return meanings;
}

/** All the words above in one walk through a text. */
export const lexicon: Matcher<readonly Group[]> = new Matcher(entries);
