# 派单：为什么派给您、转单、求助（R3、R4）

offer-why = 为什么派给您：{ $reasons }
why-and = { $all }·{ $next }
why-on-duty = 当班
why-off-duty = 无人当班，请您支援
why-area = 您负责的楼栋
why-previous = 上次也是您修的
why-turn = 轮到您了
why-load = 手头 { $count } 单

button-transfer = 转单
button-help = 求助
flow-transfer = 转单
    .words = 转单,我要转单,转给同事
flow-help = 求助
    .words = 求助,请求支援,要人帮忙
flow-agree-assist = 可以，我来
flow-decline-assist = 这次抽不开身
assist-nobody = 目前没有可以接手的同事，请联系主管。
assist-ask-transfer = 请问转给哪位同事？
assist-ask-help = 请问请哪位同事来帮忙？
assist-ask-reason = 请问原因是什么？可以点选，也可以直接写。
assist-busy = 手上的活走不开
assist-not-my-trade = 需要别的工种
assist-needs-two = 需要两个人
assist-off-duty = 快要下班
assist-asked = { $number } 已请 { $name } 确认。对方答应之前，工单仍由您负责。
assist-declined-noted = 已告诉同事。谢谢！
assist-transfer-noted = { $number } 已转到您名下，谢谢！
assist-help-noted =
    谢谢您来帮忙！做完后您或同事都可以报完成。
    { $card }
assist-transfer-asked =
    【转单】{ $name } 想请您接手：{ $reason }
    { $card }
assist-help-asked =
    【求助】{ $name } 想请您来帮忙：{ $reason }
    { $card }
assist-transfer-accepted = { $number } 已由 { $name } 接手，辛苦了。
assist-transfer-declined = { $number }：{ $name } 这次抽不开身，工单仍由您负责，可以再问别的同事。
assist-help-accepted = { $number }：{ $name } 会来帮忙。
assist-help-declined = { $number }：{ $name } 这次抽不开身，可以再问别的同事。

event-transfer-asked = 申请转单
event-transferred = 转单
event-help-asked = 求助
event-joined = 协助
event-assist-declined = 未能协助

error-assist-over = 这个请求已经处理过，或工单已有变化。回复「我的工单」可以查看最新情况。
