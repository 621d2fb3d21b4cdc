# 時限：暫停、繼續、到時前提醒（R7、R13）

button-pause = 等配件/暫停
button-resume = 繼續處理
flow-pause = 暫停工單
    .words = 暫停,等配件,缺配件,暫停工單
flow-resume = 繼續處理
    .words = 繼續處理,配件到了,繼續工單
pause-ask-reason = 請問在等什麼？
pause-reason-parts = 等配件
pause-reason-resident-away = 等住戶在家
pause-reason-quote = 等住戶確認報價
pause-reason-weather = 等天氣好轉
pause-ask-until = 請問預計等到哪天？可以寫日期，例如「明天」或「12月3日」。
pause-open = 日期待定
pause-noted = { $number } 已暫停，已告知住戶。狀況有變化請點繼續，我們每天會再問您一次。
pause-noted-until = { $number } 已暫停到 { $until }，已告知住戶，到時會自動繼續。
resume-noted = { $number } 已繼續，請及時處理。辛苦了！
nothing-paused = 您手上目前沒有暫停的工單。

notice-paused = 您好！{ $number } 目前需要{ $reason }，還請您稍等。我們會一直跟進，一有進展馬上告訴您。謝謝您的理解！
notice-paused-until = 您好！{ $number } 目前需要{ $reason }，預計 { $until } 繼續處理。我們會一直跟進，謝謝您的理解！
notice-resumed = 您好！{ $number } 已經繼續處理，師傅會盡快完成。謝謝您的耐心！
clock-carry-on =
    【請繼續處理】約定的日子到了
    { $card }
clock-still-paused =
    【仍在暫停】{ $reason }。狀況有變化嗎？
    { $card }
clock-warning =
    【時限將到】請在 { $by } 前完成這一步
    { $card }

event-warned = 到時提醒
event-paused = 暫停
event-resumed = 繼續
event-pause-chased = 跟進暫停

error-pause-over = 這張工單目前沒有在處理，無需暫停。
error-pause-date = 請選一個以後的日期，最長三個月。更長的請與主管商量。
error-pause-none = { $number } 目前沒有暫停。
