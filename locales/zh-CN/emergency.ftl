# 突发事件：警报、怎么做、到场、事件报告（安全提示用“请勿”）

flow-emergency = 紧急求助
    .words = 紧急求助,紧急情况,紧急,突发事件,突发情况
flow-emergency-for-caller = 代报突发事件
    .words = 代报突发事件,代报突发,代报紧急,电话报警
flow-incident-details = 补充情况
    .words = 补充情况,现场情况
flow-false-alarm = 误报
flow-incident-report = 事件报告
flow-sign-report = 签署事件报告
flow-repair-after-emergency = 转为报修

kind-emergency = 突发事件
kind-incident-report = 事件报告

emergency-fire = 火警
    .words = 火警,着火,起火,失火,火灾
emergency-flood = 跑水、水淹
    .words = 跑水,水淹,爆管,漏水,淹水
emergency-gas = 燃气泄漏
    .words = 燃气,煤气,漏气,燃气泄漏,煤气泄漏,天然气
emergency-shock = 触电、漏电
    .words = 触电,漏电
emergency-power_cut = 大面积断电
emergency-elevator_entrapment = 电梯困人
    .words = 电梯困人,困在电梯,电梯,被困
emergency-medical = 急病
    .words = 急病,生病,昏倒,晕倒,急救
emergency-injury = 人员受伤
emergency-crime = 盗窃、打架等治安事件
    .words = 盗窃,抢劫,打架,小偷,治安
emergency-structure = 房屋险情
emergency-weather = 恶劣天气
emergency-other = 其他紧急情况
    .words = 其他,其它

advice-fire =
    🔴 马上拨打 119。
    · 弯腰低姿、用湿毛巾捂住口鼻，走楼梯离开，请勿乘坐电梯。
    · 离开时随手关门，请勿返回取物。
    · 如果走廊有浓烟出不去：关紧房门，用湿布塞住门缝，到窗边呼救。
advice-flood =
    🔴 先关闭家里的总水阀（一般在水表旁）。
    · 水接近插座、电器时，请勿触碰，人先离开有水的地方；手干、脚下也干时再关总电闸。
    · 有人被水围困，马上拨打 119。
advice-gas =
    🔴 请勿开关任何电器、电灯，请勿点火，请勿在室内打电话。
    · 打开门窗，顺手关上燃气总阀，马上带家人离开。
    · 走楼梯到室外以后，再拨打 119 或燃气公司抢修电话。
advice-shock =
    🔴 请勿用手触碰触电的人和漏电的东西。
    · 先关总电闸；关不到的，用干燥的木棍、塑料把电线挑开。
    · 人没有反应，马上拨打 120；有呼吸就侧卧，没有呼吸就做心肺复苏。
advice-power_cut =
    🔴 请关掉正在使用的电器，用手电照明，请勿使用蜡烛。
    · 请勿乘坐电梯；家里有人靠医疗设备维持的，马上拨打 120。
    · 闻到焦味、看到火花，请离开并拨打 119。
advice-elevator_entrapment =
    🔴 请保持镇静，轿厢里空气充足。
    · 按住轿厢里的警铃或对讲按钮，请勿扒门，请勿从缝隙爬出，请勿蹦跳。
    · 靠壁站稳，手机留着电，随时与我们保持联系；有人不舒服或受伤，马上拨打 120；情况危急拨打 119。
advice-medical =
    🔴 马上拨打 120，说清楚楼栋、单元、楼层和房号。
    · 病人有呼吸就侧卧，松开衣领，请勿喂水喂药；没有呼吸就做心肺复苏。
    · 保安会到门口引导救护车。需要用车或请人帮忙，直接告诉我。
advice-injury =
    🔴 伤得重，马上拨打 120。
    · 流血处用干净的布用力按住；头颈、腰背受伤，请勿搬动伤者。
    · 请离开还有危险的地方，留一个人陪着。
advice-crime =
    🔴 先到安全的地方，马上拨打 110。
    · 请勿与对方冲突，请勿追赶；记住人数、样子和去向。
    · 现场请保持原样，等警察来。
advice-structure =
    🔴 马上离开开裂、坠落物下方和晃动的地方，请勿返回。
    · 走楼梯，请勿乘坐电梯；提醒别人绕行。
    · 有人受伤拨打 120，有人被埋压拨打 119。
advice-weather =
    🔴 请留在室内，关好门窗，远离玻璃、广告牌、大树和积水。
    · 请勿进入积水的地下车库，请勿触碰掉落的电线。
    · 有人受伤拨打 120，有人被困拨打 119。
advice-other =
    🔴 先到安全的地方。火情、被困拨打 119，急病、受伤拨打 120，治安拨打 110。
    · 请勿独自处理危险的东西，提醒身边的人离开。
emergency-duty-phone = 📞 物业值班电话（日夜）：{ $phone }

emergency-ask-kind = 您好，请先到安全的地方。火情拨打 119，急病拨打 120，治安拨打 110。请问是什么情况？点一下，值班人员马上收到警报。
emergency-ask-kind-duty = 您好，请先到安全的地方。火情拨打 119，急病拨打 120，治安拨打 110，物业值班电话 { $phone }。请问是什么情况？点一下，值班人员马上收到警报。
emergency-unsure =
    您好，如果情况正在发生：
    { $lines }
    请问是不是正在发生？点「是，正在发生」，值班人员马上收到警报。
emergency-yes = 是，正在发生
    .words = 是,是的,正在发生,是正在发生,对,对的,有,快来
emergency-no = 不是紧急情况
    .words = 不是,不是紧急情况,没有,没有发生,不紧急,不,否
emergency-not-real = 好的，谢谢您说明，平安就好。
emergency-ask-property =
    您好，请马上：
    { $lines }
    请问您在哪个小区？点一下，那里的值班人员马上收到警报。
emergency-no-property =
    您好，请马上：
    { $lines }
emergency-raised =
    您好，请马上：
    { $lines }
    ✅ 值班人员正在收到警报（{ $number }），有人赶来马上告诉您。如果是误报，点一下按钮就好。
emergency-added =
    您好，您说的情况正在转告值班人员（{ $number }）。请继续：
    { $lines }
emergency-added-coming =
    您好，{ $name }正在处理，您说的情况正在转告（{ $number }）。请继续：
    { $lines }

details-ask-where = 请问具体在哪里？例如几栋几单元几楼，或哪个公共区域。
details-ask-hurt = 请问现场有没有人受伤或被困？
details-ask-phone = 请留一个马上能联系到您的电话。
details-ask-add = 请说，文字、照片都可以，马上转告赶来的同事。
details-none = 您目前没有进行中的突发事件。有紧急情况请直接告诉我，谢谢您。
details-passed-on = 收到，正在转告赶来的同事。
details-complete = 收到，正在转告赶来的同事。请注意安全，有新的情况点「补充情况」，文字、照片都可以。谢谢您！
hurt-nobody = 没有人受伤被困
    .words = 没有人受伤被困,没有,没有人,没人,没有人受伤,没人受伤,都平安
hurt-hurt = 有人受伤
    .words = 有人受伤,受伤
hurt-trapped = 有人被困
    .words = 有人被困,被困
false-alarm-noted = 好的，{ $number } 已按误报结束，赶来的同事也会收到通知。平安就好，谢谢您告诉我们。

button-false-alarm = 误报
    .words = 误报,是误报,误报了,误会
button-add = 补充情况
button-acknowledge = 收到，我去
button-over = 已控制
button-write-report = 写事件报告
button-to-repair = 转为报修

incident-alarm =
    🚨【警报】{ $kind } { $number }
    { $card }
    请马上响应，日夜都计时。
incident-alarm-again =
    🚨【警报·还没有人响应】{ $kind } { $number }
    { $card }
    请马上响应。
incident-not-arrived =
    🚨【警报·还没有人到场】{ $kind } { $number }
    { $card }
    到场的同事请点「到场」。
incident-not-over =
    🚨【警报·还没有控制住】{ $kind } { $number }
    { $card }
    控制住以后请点「已控制」。
incident-added =
    🚨【现场补充】{ $kind } { $number }
    “{ $words }”
    { $card }
incident-photos = （照片）
incident-content = 情况：{ $content }
incident-place = 地点：{ $place }
incident-homes = 报告人房号：{ $units }
incident-hurt = 人员：{ $hurt }
incident-reporter = 报告人：{ $name } { $phone }
incident-stranger = 报告人：未登记，电话 { $phone }
incident-caller = 报告人：来电，由前台代报，电话 { $phone }
incident-nearby = ⚠️ 同楼栋另有 { $count } 起同类情况
incident-coming = 已响应：{ $names }
incident-unknown = 未记录
incident-unknown-person = 报告人
incident-you-are-first = { $number } 由您负责，请马上赶到：{ $place }（{ $name } { $phone }）。到场请点「到场」。路上注意安全！
incident-somebody-was-first = { $number } 已记录您的响应，由 { $name } 负责。请一起前往支援，注意安全！
incident-acknowledged = { $number } 已由 { $name } 负责，正在赶去。
incident-arrived = { $number }：{ $name } 已到场。
incident-over =
    { $number } 已控制（{ $name }）：{ $result }
    辛苦了！
incident-ended = { $number } 已记录控制住，辛苦了！接下来请写事件报告；有东西要修，可以直接转为报修。
incident-false-alarm = { $number } 是误报，已结束（由 { $name } 确认）。辛苦了！
incident-report-written =
    【事件报告待签】{ $number } { $kind }
    发生：{ $begun } · 到场：{ $arrived } · 结束：{ $ended } · 救出：{ $rescue }
    经过：{ $course }
    程度：{ $severity }
    损失：{ $loss }
    措施：{ $measures }
    撰写：{ $writer }
incident-report-waiting =
    【事件报告还没有签】{ $number } { $kind }
    发生：{ $begun } · 到场：{ $arrived } · 结束：{ $ended } · 救出：{ $rescue }
    经过：{ $course }
    程度：{ $severity }
    损失：{ $loss }
    措施：{ $measures }
    撰写：{ $writer }
incident-report-returned = { $number } 的事件报告请补充后再交：{ $remark }

notice-incident-acknowledged = 您好，{ $name }已收到警报（{ $number }），正在赶来。请先保护好自己，有新的情况点「补充情况」。谢谢您。
notice-incident-arrived = 您好，{ $name }已到现场处理（{ $number }）。请按现场同事的指引做，谢谢您。
notice-incident-over = 您好，{ $number } 的情况已经控制住，让您受惊了。还有需要请随时告诉我，谢谢您。
notice-incident-false-alarm = 您好，{ $number } 已按误报结束。如果情况还在，请马上再告诉我。谢谢您。

emergency-caller-ask-content = 请简单写一下来电人说的情况、位置和电话，写完马上发出警报。
emergency-caller-ask-kind = 请问是哪一类？点一下马上发出警报。

report-ask-course = 请写一下事件经过。需要附照片，可以一起发来。
report-ask-rescue = 请问被困的人什么时间救出？
report-ask-severity = 请问程度如何？
report-ask-loss = 请写一下损失和影响，没有的话写“无”。
report-ask-measures = 请写一下采取的措施和后续安排。
report-read-back =
    请核对事件报告：
    { $lines }
    这些都对吗？
report-noted = { $number } 的事件报告已交主管签字，辛苦了！
report-ask-return = 请写一下需要补充的内容。
report-signed = { $number } 的事件报告已签字归档，辛苦了！
report-sent-back = { $number } 的事件报告已退回补充。
field-course = 经过
field-rescue = 救出时间
field-severity = 程度
field-loss = 损失
field-measures = 措施
incident-severity-minor = 轻微
incident-severity-serious = 较重
incident-severity-major = 重大

event-incident-added = 补充情况
event-false-alarm = 确认误报
event-report-opened = 安排事件报告
event-report-written = 写事件报告
event-report-returned = 退回事件报告
event-report-signed = 签署事件报告
event-repair-opened = 转为报修

error-incident-ended = { $number } 已经结束，辛苦了。如果情况还在，请马上再告诉我。
error-own-report = { $number } 的报告由您撰写，请另一位主管或经理签字。谢谢您。
error-repair-opened = { $number } 已经转为报修，谢谢您。
