# 催单、补充、评价、表扬、建议

ask-which-request = 请问是哪一项？
progress-line-bare = { $number }，{ $at } 登记，{ $state }

flow-urge = 催一下
    .words = 催一下,催单,催促,帮我催一下,催催,快点
urge-told =
    抱歉让您久等了！我已经替您催促同事，有消息马上告诉您。目前进展：
    { $lines }
urge-told-already =
    抱歉让您久等了！同事刚才已经收到您的催促，您这次也记下了。目前进展：
    { $lines }
flow-add-to-request = 补充说明
    .words = 补充说明,补充,我要补充,补充一下
request-add-words = 请写下要补充的内容，也可以直接发照片。
request-add-photos = 只发照片
    .words = 只发照片,只有照片,看照片
request-add-done = 已为您补充到 { $number }，也告诉了负责的同事。谢谢您！
error-nothing-added = 还没有收到要补充的文字或照片，请您再发一次，谢谢您。
request-staff-urged = 【住户催单】{ $number }「{ $content }」住户在等，已催 { $count } 次，请尽快处理并告知进展。
request-staff-added = 【住户补充】{ $number }：{ $words }
request-staff-added-photos = 【住户补充】{ $number }：照片

flow-rate-request = 评价服务
    .words = 评价服务,评价,打分,我要评价,评分
rate-ask = 请问您对 { $number } 的服务满意吗？
rate-nothing = 目前没有等您评价的服务，谢谢您的关心！
rate-sorry-reported = 非常抱歉，这次没有让您满意。我们已经告知主管，会尽快跟进。

flow-praise = 表扬
    .words = 表扬,我要表扬,点赞
praise-ask-content = 太好了！请问您想表扬什么？写几句就好。
praise-ask-who = 请问是想表扬哪位同事？
praise-everybody = 整个团队
    .words = 整个团队,大家,所有人,不清楚
praise-thanks = 谢谢您的鼓励！已经记录（{ $number }），会转告本人。祝您生活愉快！
request-staff-praised = 【住户表扬】{ $number }：{ $words }

flow-suggestion = 提建议
    .words = 提建议,建议,我要提建议,意见
suggestion-ask-content = 谢谢您愿意告诉我们！请问您的建议是？
suggestion-thanks = 谢谢您的建议！已经记录（{ $number }），主管会在 { $by } 前答复您。
kind-remark = 住户建议，请答复
result-answered = 写答复
desk-ask-answered = 请写下给住户的答复，会按原文发给住户。
notice-remark-answered =
    您好，您的建议 { $number } 有答复了：
    { $answer }
    谢谢您帮助我们做得更好！
event-urged = 住户催单
event-praised = 住户表扬
event-talk-begun = 聊天接待
event-talk-ended = 聊天接待结束
