# 未完成维修：下班前的原因，第二天早上的遗留

flow-unfinished = 未完成原因
unfinished-ask = { $number }「{ $content }」今天还没有完成，请问原因是什么？
unfinished-reason-parts = 等配件
unfinished-reason-away = 家中无人
unfinished-reason-time = 时间不够
unfinished-reason-quote = 等住户答复报价
unfinished-reason-other = 其他原因
unfinished-reason-unknown = 未说明原因
unfinished-ask-words = 请简单写一下原因。
unfinished-noted = { $number } 的原因已记录，辛苦了！
unfinished-carry-over =
    早上好！以下是之前遗留的维修，请今天优先跟进：
    { $lines }
    辛苦了！
unfinished-line = · { $number }「{ $content }」：{ $reason }
event-unfinished = 未完成原因
