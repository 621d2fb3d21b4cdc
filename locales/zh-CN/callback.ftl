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
desk-ask-rated = 请写下住户提到的不足和建议。
event-callback-asked = 回访
event-callback-answered = 回访答复
