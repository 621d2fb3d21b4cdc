# 諮詢：手冊答覆、轉同仁答覆、書面答覆、未解答的問題

flow-inquiry = 諮詢
    .words = 諮詢,問問題,我想諮詢,常見問題
flow-helped = 有幫助
flow-not-helped = 沒解決
flow-written-answer = 書面答覆
flow-answer = 答覆諮詢
flow-approve-answer = 同意送出
flow-return-answer = 退回修改
flow-unanswered = 未解答的問題
    .words = 未解答的問題,未解答,沒答上的問題

inquiry-ask-question = 好的，請問您想了解什麼？
inquiry-ask-which = 請問您想問的是下面哪一項？
inquiry-none-of-these = 都不是
inquiry-answer =
    您好！{ $answer }

    來源：《{ $source }》。謝謝您！
button-helped = 有幫助
button-not-helped = 沒解決
button-written-answer = 需要書面答覆
helped-thanks = 很高興幫到您，謝謝您告訴我們！
not-helped-ask = 抱歉，還沒有幫到您。請問哪裡還需要說明？可以直接寫，也可以點「沒有」，我按原來的問題再請同仁看一次。

inquiry-taken = 您好！為了給您準確的答覆，這個問題我請同仁確認。已記錄，編號 { $number }，{ $by } 前在這裡答覆您。謝謝您！
inquiry-taken-written = 您好！您的問題已記錄，編號 { $number }。同仁會寫好書面答覆，主管審核後傳給您，{ $by } 前有消息。謝謝您！
inquiry-taken-principle =
    您好！{ $answer }

    已記錄，編號 { $number }，由主管答覆，{ $by } 前在這裡告訴您。謝謝您！
written-answer-noted = 好的，答覆會以書面形式、經主管審核後傳給您。謝謝您！
inquiry-unanswered-stranger = 您好！手冊裡還沒有這個問題的答案，我已經記下來了。請告訴我您的戶號、姓名和登記的電話，核對好後同仁可以在這裡答覆您；也可以聯絡物業櫃檯。謝謝您！
inquiry-unanswered-staff = 手冊裡還沒有這個問題的答案，已經記入未解答的問題，辛苦了。
inquiry-resident-data = 您好！住戶的資料都受到保護，只由本人查看。您有事情想告訴對方，我可以請同仁代為轉達；車輛擋道、漏水等急事，值班同仁會馬上聯絡對方；涉及案件請報警 110，警方可以依法查詢。謝謝您！
inquiry-surveillance = 您好！監視錄影涉及大家的隱私，依規定由警方或經主管核准後查看。請先告訴同仁時間、地點和事情經過，錄影會為您保留；涉及案件請報警 110，我們配合警方調閱。謝謝您！

notice-answered =
    您好！您諮詢的「{ $question }」（{ $number }），{ $by }答覆：

    { $answer }

    謝謝您！
notice-answered-written =
    您好！您諮詢的「{ $question }」（{ $number }），書面答覆如下，由{ $by }撰寫、主管審核：

    { $answer }

    謝謝您！
notice-answer-late = 您好，抱歉讓您久等！您諮詢的「{ $question }」（{ $number }）還在核實，{ $by } 前在這裡給您答覆。謝謝您的耐心！
answered-by = { $role } { $name } 的

error-answered-already = 這個問題的答覆已經寫好了，有需要補充的請告訴我，謝謝您。

# 同仁
kind-answer = 答覆諮詢
kind-answer-approval = 審核書面答覆
card-answer-remark = 補充說明：{ $remark }
card-draft = 答覆內容：{ $answer }
button-answer = 回覆
button-approve-answer = 同意送出
button-return-answer = 退回修改
answer-ask-words = 請寫下給住戶的答覆，會按您的原話傳送。
answer-sent = { $number } 的答覆已傳給住戶。謝謝！
answer-to-approve = { $number } 的書面答覆已交主管審核，通過後傳給住戶。謝謝！
return-answer-ask-remark = 請寫一下需要修改的地方。
return-answer-noted = { $number } 已退回修改。謝謝！
unanswered-none = 最近 90 天沒有未解答的問題，辛苦了。
unanswered-overview =
    最近 90 天手冊沒有答上的問題，問得最多的在前，可以寫成新的手冊文章：
    { $lines }
unanswered-line = { $count } 次，最近 { $at }：{ $question }
event-answer-drafted = 寫好書面答覆
event-answer-approved = 書面答覆審核通過
event-answer-returned = 書面答覆退回
event-answer-late = 答覆延後
event-not-helped = 住戶需要進一步說明
