# 时限：暂停、继续、到时前提醒（R7、R13）

button-pause = 等配件/暂停
button-resume = 继续处理
flow-pause = 暂停工单
    .words = 暂停,等配件,缺配件,暂停工单
flow-resume = 继续处理
    .words = 继续处理,配件到了,继续工单
pause-ask-reason = 请问在等什么？
pause-reason-parts = 等配件
pause-reason-resident-away = 等住户在家
pause-reason-quote = 等住户确认报价
pause-reason-weather = 等天气好转
pause-ask-until = 请问预计等到哪天？可以写日期，例如“明天”或“12月3日”。
pause-open = 日期待定
pause-noted = { $number } 已暂停，已告知住户。情况有变化请点继续，我们每天会再问您一次。
pause-noted-until = { $number } 已暂停到 { $until }，已告知住户，到时会自动继续。
resume-noted = { $number } 已继续，请及时处理。辛苦了！
nothing-paused = 您手上目前没有暂停的工单。

notice-paused = 您好！{ $number } 目前需要{ $reason }，还请您稍等。我们会一直跟进，一有进展马上告诉您。谢谢您的理解！
notice-paused-until = 您好！{ $number } 目前需要{ $reason }，预计 { $until } 继续处理。我们会一直跟进，谢谢您的理解！
notice-resumed = 您好！{ $number } 已经继续处理，师傅会尽快完成。谢谢您的耐心！
clock-carry-on =
    【请继续处理】约定的日子到了
    { $card }
clock-still-paused =
    【仍在暂停】{ $reason }。情况有变化吗？
    { $card }
clock-warning =
    【时限将到】请在 { $by } 前完成这一步
    { $card }

event-warned = 到时提醒
event-paused = 暂停
event-resumed = 继续
event-pause-chased = 跟进暂停

error-pause-over = 这张工单目前没有在处理，无需暂停。
error-pause-date = 请选一个以后的日期，最长三个月。更长的请与主管商量。
error-pause-none = { $number } 目前没有暂停。
