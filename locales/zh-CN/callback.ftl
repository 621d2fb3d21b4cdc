# 回访

notice-callback = 您好，打扰您了。前些天为您处理了 { $number }「{ $content }」，请问您对这次服务满意吗？谢谢您！
satisfaction-1 = 1 很不满意
satisfaction-2 = 2 不满意
satisfaction-3 = 3 一般
satisfaction-4 = 4 满意
satisfaction-5 = 5 非常满意
flow-rate = 回访评价
flow-rate-words = 回访意见
rate-thanks = 谢谢您的评价！
rate-sorry = 非常抱歉，这次没有让您满意。我们马上重新安排，并已告知主管。
rate-ask-shortcomings = 请问哪里做得还不够？您直接写就好。
rate-ask-suggestions = 您对我们还有什么建议吗？没有的话点「没有」就好。
rate-noted = 都记下了，谢谢您帮助我们做得更好！
error-callback-over = 这次回访已经记录过了，谢谢您。
kind-callback-call = 电话回访
result-rated-5 = 5 非常满意
result-rated-4 = 4 满意
result-rated-3 = 3 一般
result-rated-2 = 2 不满意
result-rated-1 = 1 很不满意
event-callback-asked = 回访
event-callback-answered = 回访答复
notice-callback-reminder = 您好，再打扰您一下：{ $number }「{ $content }」处理之后，您还满意吗？点一下就好，您的意见对我们很重要，谢谢您！
flow-callback-form = 电话回访
button-ask-back = 开始回访
callback-form-satisfaction =
    请照着说：「您好，我是{ $property }客服中心，打扰您两分钟。上次为您处理的事情，您满意吗？」
    住户的评价是？
callback-form-shortcomings =
    请照着说：「请问哪里做得还不够？」
    请写下住户的原话，没有请点「没有」。
callback-form-suggestions =
    请照着说：「您对我们还有什么建议吗？」
    请写下住户的原话，没有请点「没有」。
callback-form-noted = { $number } 的回访已完整记录。最后请照着说：「谢谢您，祝您生活愉快！」辛苦了。
flow-review-callbacks = 回访审阅
    .words = 回访审阅,审阅回访,回访记录
button-reviewed = 已阅
callback-line = { $number } · { $satisfaction } · { $words }
callbacks-to-review =
    【回访记录】请审阅：
    { $lines }
    此外还有 { $left } 条。
callbacks-all-reviewed = 回访记录都已审阅，辛苦了。
callbacks-reviewed = 已审阅 { $count } 条，辛苦了。
flow-key-customer = 重点客户
    .words = 重点客户,设置重点客户
key-customer-ask = { $name } 是重点客户吗？重点客户每次办完都会回访。
key-customer-yes = 设为重点客户
key-customer-no = 取消重点客户
key-customer-set = { $name } 已设为重点客户，以后每次都会回访。
key-customer-unset = { $name } 已取消重点客户。
flow-contact-hours = 联系时间
    .words = 联系时间,方便联系的时间
contact-hours-ask = 请问以后什么时间联系您比较方便？比如「晚上」或「19点到21点」。
contact-hours-morning = 上午
    .words = 早上
contact-hours-afternoon = 下午
contact-hours-evening = 晚上
contact-hours-any = 随时都可以
    .words = 随时,任何时间
contact-hours-noted = 好的，记下了：以后回访会在 { $hours } 之间联系您，休息时间不打扰。谢谢您！
contact-hours-noted-any = 好的，记下了：以后随时可以联系您，休息时间不打扰。谢谢您！
event-callback-reminded = 回访提醒
