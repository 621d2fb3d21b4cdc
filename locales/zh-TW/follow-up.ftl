# 催單、補充、評價、表揚、建議

ask-which-request = 請問是哪一項？
progress-line-bare = { $number }，{ $at } 登記，{ $state }

flow-urge = 催一下
    .words = 催單,催促,幫我催一下,快點,快啲
urge-told =
    抱歉讓您久等了！我已經替您催促同事，有消息馬上告訴您。目前進展：
    { $lines }
urge-told-already =
    抱歉讓您久等了！同事剛才已經收到您的催促，您這次也記下了。目前進展：
    { $lines }
flow-add-to-request = 補充說明
    .words = 補充說明,補充,我要補充,補充一下
request-add-words = 請寫下要補充的內容，也可以直接傳照片。
request-add-photos = 只傳照片
    .words = 只傳照片,只有照片,看照片
request-add-done = 已為您補充到 { $number }，也告訴了負責的同事。謝謝您！
error-nothing-added = 還沒有收到要補充的文字或照片，請您再傳一次，謝謝您。
request-staff-urged = 【住戶催單】{ $number }「{ $content }」住戶在等，已催 { $count } 次，請盡快處理並告知進展。
request-staff-added = 【住戶補充】{ $number }：{ $words }
request-staff-added-photos = 【住戶補充】{ $number }：照片

flow-rate-request = 評價服務
    .words = 評價服務,評價,我要評價,評分
rate-ask = 請問您對 { $number } 的服務滿意嗎？
rate-nothing = 目前沒有等您評價的服務，謝謝您的關心！
rate-sorry-reported = 非常抱歉，這次沒有讓您滿意。我們已經告知主管，會盡快跟進。

flow-praise = 表揚
    .words = 表揚,我要表揚,按讚
praise-ask-content = 太好了！請問您想表揚什麼？寫幾句就好。
praise-ask-who = 請問是想表揚哪位同事？
praise-everybody = 整個團隊
    .words = 整個團隊,大家,所有人,不清楚
praise-thanks = 謝謝您的鼓勵！已經記錄（{ $number }），會轉告本人。祝您生活愉快！
request-staff-praised = 【住戶表揚】{ $number }：{ $words }

flow-suggestion = 提建議
    .words = 提建議,建議,我要提建議,意見
suggestion-ask-content = 謝謝您願意告訴我們！請問您的建議是？
suggestion-thanks = 謝謝您的建議！已經記錄（{ $number }），主管會在 { $by } 前答覆您。
kind-remark = 住戶建議，請答覆
result-answered = 寫答覆
desk-ask-answered = 請寫下給住戶的答覆，會按原文傳給住戶。
notice-remark-answered =
    您好，您的建議 { $number } 有答覆了：
    { $answer }
    謝謝您幫助我們做得更好！
event-urged = 住戶催單
event-praised = 住戶表揚
event-talk-begun = 聊天接待
event-talk-ended = 聊天接待結束
