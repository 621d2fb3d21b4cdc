# 咨询：手册答复、转同事答复、书面答复、未解答的问题

flow-inquiry = 咨询
    .words = 咨询,问问题,我想咨询,常见问题
flow-helped = 有帮助
flow-not-helped = 没解决
flow-written-answer = 书面答复
flow-answer = 答复咨询
flow-approve-answer = 同意发出
flow-return-answer = 退回修改
flow-unanswered = 未解答的问题
    .words = 未解答的问题,未解答,没答上的问题

inquiry-ask-question = 好的，请问您想了解什么？
inquiry-ask-which = 请问您想问的是下面哪一项？
inquiry-none-of-these = 都不是
inquiry-answer =
    您好！{ $answer }

    来源：《{ $source }》。谢谢您！
button-helped = 有帮助
button-not-helped = 没解决
button-written-answer = 需要书面答复
helped-thanks = 很高兴帮到您，谢谢您告诉我们！
not-helped-ask = 抱歉，还没有帮到您。请问哪里还需要说明？可以直接写，也可以点「没有」，我按原来的问题再请同事看一次。

inquiry-taken = 您好！为了给您准确的答复，这个问题我请同事确认。已记录，编号 { $number }，{ $by } 前在这里答复您。谢谢您！
inquiry-taken-written = 您好！您的问题已记录，编号 { $number }。同事会写好书面答复，主管审核后发给您，{ $by } 前有消息。谢谢您！
inquiry-taken-principle =
    您好！{ $answer }

    已记录，编号 { $number }，由主管答复，{ $by } 前在这里告诉您。谢谢您！
written-answer-noted = 好的，答复会以书面形式、经主管审核后发给您。谢谢您！
inquiry-unanswered-stranger = 您好！手册里还没有这个问题的答案，我已经记下来了。请告诉我您的房号、姓名和登记的电话，核对好后同事可以在这里答复您；也可以联系物业前台。谢谢您！
inquiry-unanswered-staff = 手册里还没有这个问题的答案，已经记入未解答的问题，辛苦了。
inquiry-resident-data = 您好！住户的资料都受到保护，只由本人查看。您有事情想告诉对方，我可以请同事代为转达；车辆挡道、漏水等急事，值班同事会马上联系对方；涉及案件请报警 110，警方可以依法查询。谢谢您！
inquiry-surveillance = 您好！监控录像涉及大家的隐私，按规定由警方或经主管批准后查看。请先告诉同事时间、地点和事情经过，录像会为您保留；涉及案件请报警 110，我们配合警方调取。谢谢您！

notice-answered =
    您好！您咨询的「{ $question }」（{ $number }），{ $by }答复：

    { $answer }

    谢谢您！
notice-answered-written =
    您好！您咨询的「{ $question }」（{ $number }），书面答复如下，由{ $by }撰写、主管审核：

    { $answer }

    谢谢您！
notice-answer-late = 您好，抱歉让您久等！您咨询的「{ $question }」（{ $number }）还在核实，{ $by } 前在这里给您答复。谢谢您的耐心！
answered-by = { $role } { $name } 的

error-answered-already = 这个问题的答复已经写好了，有需要补充的请告诉我，谢谢您。

# 员工
kind-answer = 答复咨询
kind-answer-approval = 审核书面答复
card-answer-remark = 补充说明：{ $remark }
card-draft = 答复内容：{ $answer }
button-answer = 回复
button-approve-answer = 同意发出
button-return-answer = 退回修改
answer-ask-words = 请写下给住户的答复，会按您的原话发送。
answer-sent = { $number } 的答复已发给住户。谢谢！
answer-to-approve = { $number } 的书面答复已交主管审核，通过后发给住户。谢谢！
return-answer-ask-remark = 请写一下需要修改的地方。
return-answer-noted = { $number } 已退回修改。谢谢！
unanswered-none = 最近 90 天没有未解答的问题，辛苦了。
unanswered-overview =
    最近 90 天手册没有答上的问题，问得最多的在前，可以写成新的手册文章：
    { $lines }
unanswered-line = { $count } 次，最近 { $at }：{ $question }
event-answer-drafted = 写好书面答复
event-answer-approved = 书面答复审核通过
event-answer-returned = 书面答复退回
event-answer-late = 答复延后
event-not-helped = 住户需要进一步说明
