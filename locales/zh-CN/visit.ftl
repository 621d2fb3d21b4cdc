# 上门：家中无人、预约时间、提醒、重复报修

flow-nobody-home = 家中无人
    .words = 家中无人,家里没人,没人在家,敲门没人
flow-visit = 选择上门时间
flow-vain-visits = 多次未遇

button-nobody-home = 家中无人
button-visit = 选择上门时间
button-visits-again = 再约一次
button-visits-end = 结束工单

visit-ask-photo = 请拍一张门口的照片发过来，说明您到过现场。
visit-unclear-photo = 请发一张照片。
nobody-home-noted = { $number } 已记录家中无人，辛苦了！正在请住户另选时间，约好之后马上告诉您。
visit-ask-slot = 请问哪个时间方便？
visit-slot = { $from } 至 { $to }
visit-no-slots = 目前没有需要选择时间的上门。回复「进度」可以查看最新情况。
visit-booked = 好的，{ $number } 约好了：{ $from } 至 { $to }。前一晚和上门前我们会提醒您，需要改时间请点下面的按钮。谢谢您！

notice-nobody-home = 您好，{ $name }刚才到您家处理 { $number }，敲门没有人应，可能您正好出门了。没关系，请您另选一个方便的时间，我们再来。谢谢您！
notice-nobody-home-often = 您好，{ $number } 我们已上门 { $count } 次，都没有遇到您。主管会与您联系，商量怎么安排更方便。谢谢您！
notice-visit-booked = 您好，{ $number } 已约好：{ $from } 至 { $to }，{ $name }上门。需要改时间请点下面的按钮。谢谢您！
notice-visit-evening = 您好，温馨提醒：{ $name }将于 { $from } 至 { $to } 上门处理 { $number }，请留人在家。需要改时间请点下面的按钮。谢谢您！
notice-visit-hour = 您好，{ $name }将于 { $from } 至 { $to } 上门处理 { $number }，请留人在家。谢谢您！
notice-visits-ended = 您好，{ $number } 多次上门没有遇到您，先为您结束这次登记。方便的时候随时告诉我，马上为您重新安排。谢谢您！
notice-accepted-visit = 您好，{ $number } 由 { $name } 负责，按约定的时间（{ $from } 至 { $to }）上门。谢谢您。

visit-staff-booked =
    【上门已约】{ $from } 至 { $to }
    { $card }
visit-staff-evening =
    【明天上门】{ $from } 至 { $to }
    { $card }
visit-staff-hour =
    【即将上门】{ $from } 至 { $to }
    { $card }
visit-staff-decide =
    【请决定】已上门 { $count } 次，家中无人（{ $name }）
    { $card }
visits-again-noted = { $number } 已请住户重新选择时间。
visits-ended-noted = { $number } 已结束，已告知住户。

card-window = 期望上门：{ $from } 至 { $to }
card-window-from = 期望上门：{ $from } 以后
card-window-to = 期望上门：{ $to } 以前
card-away = 家中无人：{ $count } 次
card-repeat = 重复报修：近期第 { $count } 次
visit-staff-repeat =
    【重复报修】同一处同类故障再次出现，请关注根本原因
    { $card }

kind-visit-call = 约上门时间，请电话联系
event-nobody-home = 家中无人
event-appointed = 约定上门时间
event-visits-decided = 主管决定
event-repeat-fault = 重复报修

error-visit-photo = { $number } 请附一张门口的照片再提交。
error-visit-step = { $number } 目前不需要约上门时间，请查看最新进度。
error-visit-taken = 这个时间刚刚约满了，请再选一个。谢谢您！
