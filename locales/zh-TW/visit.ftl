# 上門：家中無人、預約時間、提醒、重複報修

flow-nobody-home = 家中無人
    .words = 家中無人,家裡沒人,沒人在家,敲門沒人
flow-visit = 選擇上門時間
flow-vain-visits = 多次未遇

button-nobody-home = 家中無人
button-visit = 選擇上門時間
button-visits-again = 再約一次
button-visits-end = 結束工單

visit-ask-photo = 請拍一張門口的照片發過來，說明您到過現場。
visit-unclear-photo = 請發一張照片。
nobody-home-noted = { $number } 已記錄家中無人，辛苦了！正在請住戶另選時間，約好之後馬上告訴您。
visit-ask-slot = 請問哪個時間方便？
visit-slot = { $from } 至 { $to }
visit-no-slots = 目前沒有需要選擇時間的上門。回覆「進度」可以查看最新情況。
visit-booked = 好的，{ $number } 約好了：{ $from } 至 { $to }。前一晚和上門前我們會提醒您，需要改時間請點下面的按鈕。謝謝您！

notice-nobody-home = 您好，{ $name }剛才到您家處理 { $number }，敲門沒有人應，可能您正好出門了。沒關係，請您另選一個方便的時間，我們再來。謝謝您！
notice-nobody-home-often = 您好，{ $number } 我們已上門 { $count } 次，都沒有遇到您。主管會與您聯繫，商量怎麼安排更方便。謝謝您！
notice-visit-booked = 您好，{ $number } 已約好：{ $from } 至 { $to }，{ $name }上門。需要改時間請點下面的按鈕。謝謝您！
notice-visit-evening = 您好，溫馨提醒：{ $name }將於 { $from } 至 { $to } 上門處理 { $number }，請留人在家。需要改時間請點下面的按鈕。謝謝您！
notice-visit-hour = 您好，{ $name }將於 { $from } 至 { $to } 上門處理 { $number }，請留人在家。謝謝您！
notice-visits-ended = 您好，{ $number } 多次上門沒有遇到您，先為您結束這次登記。方便的時候隨時告訴我，馬上為您重新安排。謝謝您！
notice-accepted-visit = 您好，{ $number } 由 { $name } 負責，按約定的時間（{ $from } 至 { $to }）上門。謝謝您。

visit-staff-booked =
    【上門已約】{ $from } 至 { $to }
    { $card }
visit-staff-evening =
    【明天上門】{ $from } 至 { $to }
    { $card }
visit-staff-hour =
    【即將上門】{ $from } 至 { $to }
    { $card }
visit-staff-decide =
    【請決定】已上門 { $count } 次，家中無人（{ $name }）
    { $card }
visits-again-noted = { $number } 已請住戶重新選擇時間。
visits-ended-noted = { $number } 已結束，已告知住戶。

card-window = 期望上門：{ $from } 至 { $to }
card-window-from = 期望上門：{ $from } 以後
card-window-to = 期望上門：{ $to } 以前
card-away = 家中無人：{ $count } 次
card-repeat = 重複報修：近期第 { $count } 次
visit-staff-repeat =
    【重複報修】同一處同類故障再次出現，請關注根本原因
    { $card }

kind-visit-call = 約上門時間，請電話聯繫
event-nobody-home = 家中無人
event-appointed = 約定上門時間
event-visits-decided = 主管決定
event-repeat-fault = 重複報修

error-visit-photo = { $number } 請附一張門口的照片再提交。
error-visit-step = { $number } 目前不需要約上門時間，請查看最新進度。
error-visit-taken = 這個時間剛剛約滿了，請再選一個。謝謝您！
