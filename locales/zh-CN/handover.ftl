# 交接班

flow-handover = 交接班
    .words = 交接班,交班,接班
flow-sign-handover = 交接班签字
handover-shift = { $role } · { $from }–{ $to } · 交班 { $off } → 接班 { $on }
handover-happened = 本班：新报 { $reported }，完成 { $completed }，返修 { $reopened }，突发事件 { $emergencies }
handover-emergencies = 突发事件：{ $numbers }
handover-part-important = 【重要未完成】{ $count } 项，须有人接手：
handover-part-complaint = 【投诉待答复】{ $count } 项：
handover-part-emergency = 【突发事件处理中】{ $count } 项：
handover-part-reopened = 【返修】{ $count } 项：
handover-part-undelivered = 【消息未送达】{ $count } 项：
handover-part-due = 【下一班到期】{ $count } 项：
handover-part-other = 【其他未完成】{ $count } 项：
handover-line = { $number } · { $kind } · { $state } · 已 { $hours } 小时 · { $name }
handover-more = 另有 { $count } 项
handover-nothing-open = 没有未完成的事项。
handover-goods = 清点物品：{ $goods }
handover-draft =
    【交接班】请核对、补充并签字。
    { $card }
handover-drafted-remind =
    【请交班签字】本班即将或已经结束。
    { $card }
handover-drafted-late =
    【交班未签字】请督促，或由您代为签字。
    { $card }
handover-handed-ask =
    【接班】请核对、清点并签字。
    { $card }
handover-handed-remind =
    【请接班签字】
    { $card }
handover-handed-late =
    【接班未签字】请督促，或由您代为签字。
    { $card }
handover-taken-ask =
    【交接班记录】双方已签，请主管签字。
    { $card }
handover-taken-remind =
    【请签交接班记录】
    { $card }
handover-taken-late =
    【交接班记录未签】主管还没有签字。
    { $card }
handover-handed-words = 交班说明：{ $words }
handover-taken-words = 接班说明：{ $words }
handover-nothing-said = 无
button-hand-over = 交班
button-take-over = 接班
button-sign-handover = 签字
button-sign = 签字
handover-ask-goods = 请清点：{ $goods }。都齐全请点「齐全」，有差异请直接写明。
handover-goods-complete = 齐全
    .words = 都齐,齐了,都在
handover-ask-named = 重要事项还没有人负责：{ $list }。请指定接手人。
handover-ask-remarks = 还有什么要交代接班同事的吗？没有请点「没有」。
handover-ask-differences = 与交班记录有什么不同吗？没有请点「没有」。
handover-ask-sign =
    { $card }
    核对无误请点「签字」，签字后存档，内容不再改动。
handover-handed = { $name } 已交班签字，已转接班同事，辛苦了！
handover-taken = { $name } 已接班签字，祝工作顺利！
handover-signed = 已签字存档，辛苦了。
handover-none = 目前没有等您签字的交接班。
handover-over = 这次交接班双方都已签字。
error-handover-not-yours = 这份交接班由当班同事签字，谢谢。
error-handover-signed = 这份交接班已经签过了，谢谢。
error-handover-not-handed = 交班同事还没有签字，签好后马上通知您。
error-handover-blocked = 还有重要事项没有人负责：{ $list }。请先指定接手人，再签字。
