# 员工：派单、接单、现场、前台

kind-repair = 维修
kind-sign-off-call = 电话确认
kind-talk-call = 住户请求回电
kind-undelivered = 消息未送达，请电话联系
kind-re-inspection = 公区查验
kind-signature = 签字确认

card-number = 编号：{ $number }
card-content = 情况：{ $content }
card-category = 类别：{ $category }
card-unit = 房号：{ $unit } · { $place }
card-area = 公共区域：{ $place }
card-availability = 在家时间：{ $availability }
card-wishes = 特别要求：{ $wishes }
card-reopened = 返修：第 { $count } 次
card-remark = 住户反映：{ $remark }
card-contact = 联系人：{ $name } { $phone }
card-key-yes = 备用钥匙：住户同意（须客服、保安、工程三方在场）
card-key-no = 备用钥匙：住户未同意

button-accept = 接单
button-decline = 拒单
button-depart = 出发
button-arrive = 到场
button-complete = 完成
button-assign = 指派

flow-accept = 接单
    .words = 接单,接,我接,我来
flow-decline = 拒单
    .words = 拒单,不接,接不了
flow-depart = 出发
    .words = 出发,出发了,在路上
flow-arrive = 到场
    .words = 到场,到了,已到,到达
flow-complete = 完成
    .words = 完成,完成了,修好了,修完了,搞定,已控制,控制住了
flow-assign = 指派
flow-desk-result = 处理结果
flow-my-orders = 我的工单
    .words = 我的工单,我的单,工单
flow-timeline = 查工单
    .words = 查工单,查单,时间线

notice-offer =
    【新工单】{ $kind }
    { $card }
notice-offer-reminder =
    【请尽快接单】{ $kind }
    { $card }
notice-offer-taken = { $number } 已由 { $name } 接单，辛苦了。
notice-order-cancelled = { $number } 已取消，请停止处理。辛苦了。
notice-order-reassigned = { $number } 已改派给其他同事。辛苦了。
notice-assigned =
    【指派给您】{ $kind }
    { $card }
notice-work-reminder =
    【请及时处理】{ $kind }
    { $card }
notice-escalation =
    【升级提醒】{ $state }
    { $card }
escalation-not-taken = 已到时限，还没有人接单
escalation-not-done = { $name } 已接单，到时限还没有完成
notice-nobody-on-duty =
    【无人值班】目前没有合适的同事在班，可以直接指派。
    { $card }
notice-reopened =
    【返修】住户反映还没有修好
    { $card }
notice-signed-off = { $number } 住户已确认修好。辛苦了！

no-open-offers = 目前没有等您接的工单。
no-orders-of-mine = 您手上目前没有工单。
accepted =
    已接单，谢谢！
    { $card }
declined = 已记录，{ $number } 会请其他同事处理。谢谢！
decline-ask-reason = 请问原因是什么？可以点选，也可以直接写。
decline-busy = 手上有活
decline-not-my-trade = 工种不符
decline-off-duty = 不在班
depart-noted = { $number } 已记录出发，路上注意安全。
arrive-noted = { $number } 已记录到场。辛苦了！
photo-first-staff = 照片收到了，谢谢！完工的照片，请点工单上的「完成」，照片会一起带上；要报修的话，请直接回答：
complete-ask-result = 请写一下处理结果，例如“更换水龙头阀芯，试水正常”。
complete-unclear-result = 请用文字写一下处理结果。
complete-noted = { $number } 已记录完成，接下来等待确认。辛苦了！
assign-ask-who = 请问指派给谁？
assign-nobody = 目前没有可以指派的同事。
assign-candidate = { $name }（手上 { $count } 单）
assign-candidate-off-duty = { $name }（不在班，手上 { $count } 单）
assigned = { $number } 已指派给 { $name }。
my-order = { $number }「{ $content }」：{ $state }
my-offer = { $number }「{ $content }」：等您接单

result-fixed = 住户说已修好
result-not-fixed = 住户说没修好
result-no-answer = 没有接通
result-handled = 已处理
result-passed = 查验合格
result-failed = 查验不合格
result-signed = 签字
result-refused = 退回
desk-ask-not-fixed = 请问住户说还有什么问题？
desk-ask-handled = 请写一下处理情况。
desk-ask-failed = 请写一下不合格的地方。
desk-ask-refused = 请写一下退回的原因。
desk-noted = { $number } 已记录。谢谢！
desk-call-again = { $number } 已记录没有接通，稍后会再提醒您。

timeline-ask-number = 请输入工单编号，例如 BX-20261121-0007。
timeline-unclear-number = 编号的格式是 BX-20261121-0007，请再输入一次。
timeline-unknown = 没有找到 { $number }，请核对编号。
timeline-overview =
    { $number }「{ $content }」
    { $lines }
timeline-line = { $at } { $event }（{ $name }）
event-reported = 登记
event-offered = 派单
event-nobody-on-duty = 无人值班
event-reminded = 催办
event-escalated = 升级
event-accepted = 接单
event-declined = 拒单
event-assigned = 指派
event-departed = 出发
event-arrived = 到场
event-completed = 完成
event-sign-off-reminded = 提醒确认
event-signed-off = 确认修好
event-not-fixed = 未修好，重新处理
event-call-opened = 转电话
event-called = 已致电
event-inspection-opened = 安排查验
event-inspected = 查验
event-signed = 签字
event-undelivered = 消息未送达
event-handled = 处理
event-cancelled = 取消
event-closed = 关闭
