# 未完成維修：下班前的原因，第二天早上的遺留

flow-unfinished = 未完成原因
unfinished-ask = { $number }「{ $content }」今天還沒有完成，請問原因是什麼？
unfinished-reason-parts = 等配件
unfinished-reason-away = 家中無人
unfinished-reason-time = 時間不夠
unfinished-reason-quote = 等住戶答覆報價
unfinished-reason-other = 其他原因
unfinished-reason-unknown = 未說明原因
unfinished-ask-words = 請簡單寫一下原因。
unfinished-noted = { $number } 的原因已記錄，辛苦了！
unfinished-carry-over =
    早上好！以下是之前遺留的維修，請今天優先跟進：
    { $lines }
    辛苦了！
unfinished-line = · { $number }「{ $content }」：{ $reason }
event-unfinished = 未完成原因
