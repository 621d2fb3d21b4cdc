# 交接班

flow-handover = 交接班
    .words = 交接班,交班,接班
flow-sign-handover = 交接班簽字
handover-shift = { $role } · { $from }–{ $to } · 交班 { $off } → 接班 { $on }
handover-happened = 本班：新報 { $reported }，完成 { $completed }，返修 { $reopened }，突發事件 { $emergencies }
handover-emergencies = 突發事件：{ $numbers }
handover-part-important = 【重要未完成】{ $count } 項，須有人接手：
handover-part-complaint = 【投訴待答覆】{ $count } 項：
handover-part-emergency = 【突發事件處理中】{ $count } 項：
handover-part-reopened = 【返修】{ $count } 項：
handover-part-undelivered = 【訊息未送達】{ $count } 項：
handover-part-due = 【下一班到期】{ $count } 項：
handover-part-other = 【其他未完成】{ $count } 項：
handover-line = { $number } · { $kind } · { $state } · 已 { $hours } 小時 · { $name }
handover-more = 另有 { $count } 項
handover-nothing-open = 沒有未完成的事項。
handover-goods = 清點物品：{ $goods }
handover-draft =
    【交接班】請核對、補充並簽字。
    { $card }
handover-drafted-remind =
    【請交班簽字】本班即將或已經結束。
    { $card }
handover-drafted-late =
    【交班未簽字】請督促，或由您代為簽字。
    { $card }
handover-handed-ask =
    【接班】請核對、清點並簽字。
    { $card }
handover-handed-remind =
    【請接班簽字】
    { $card }
handover-handed-late =
    【接班未簽字】請督促，或由您代為簽字。
    { $card }
handover-taken-ask =
    【交接班記錄】雙方已簽，請主管簽字。
    { $card }
handover-taken-remind =
    【請簽交接班記錄】
    { $card }
handover-taken-late =
    【交接班記錄未簽】主管還沒有簽字。
    { $card }
handover-handed-words = 交班說明：{ $words }
handover-taken-words = 接班說明：{ $words }
handover-nothing-said = 無
button-hand-over = 交班
button-take-over = 接班
button-sign-handover = 簽字
button-sign = 簽字
handover-ask-goods = 請清點：{ $goods }。都齊全請點「齊全」，有差異請直接寫明。
handover-goods-complete = 齊全
    .words = 都齊,齊了,都在
handover-ask-named = 重要事項還沒有人負責：{ $list }。請指定接手人。
handover-ask-remarks = 還有什麼要交代接班同事的嗎？沒有請點「沒有」。
handover-ask-differences = 與交班記錄有什麼不同嗎？沒有請點「沒有」。
handover-ask-sign =
    { $card }
    核對無誤請點「簽字」，簽字後存檔，內容不再改動。
handover-handed = { $name } 已交班簽字，已轉接班同事，辛苦了！
handover-taken = { $name } 已接班簽字，祝工作順利！
handover-signed = 已簽字存檔，辛苦了。
handover-none = 目前沒有等您簽字的交接班。
handover-over = 這次交接班雙方都已簽字。
error-handover-not-yours = 這份交接班由當班同事簽字，謝謝。
error-handover-signed = 這份交接班已經簽過了，謝謝。
error-handover-not-handed = 交班同事還沒有簽字，簽好後馬上通知您。
error-handover-blocked = 還有重要事項沒有人負責：{ $list }。請先指定接手人，再簽字。
