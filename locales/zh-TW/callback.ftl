# 回訪

notice-callback = 您好，打擾您了。前些天為您處理了 { $number }「{ $content }」，請問您對這次服務滿意嗎？謝謝您！
satisfaction-1 = 1 很不滿意
satisfaction-2 = 2 不滿意
satisfaction-3 = 3 普通
satisfaction-4 = 4 滿意
satisfaction-5 = 5 非常滿意
flow-rate = 回訪評價
flow-rate-words = 回訪意見
rate-thanks = 謝謝您的評價！
rate-sorry = 非常抱歉，這次沒有讓您滿意。我們馬上重新安排，並已告知主管。
rate-ask-shortcomings = 請問哪裡做得還不夠？您直接寫就好。
rate-ask-suggestions = 您對我們還有什麼建議嗎？沒有的話點「沒有」就好。
rate-noted = 都記下了，謝謝您幫助我們做得更好！
error-callback-over = 這次回訪已經記錄過了，謝謝您。
kind-callback-call = 電話回訪
result-rated-5 = 5 非常滿意
result-rated-4 = 4 滿意
result-rated-3 = 3 普通
result-rated-2 = 2 不滿意
result-rated-1 = 1 很不滿意
desk-ask-rated = 請寫下住戶提到的不足和建議。
event-callback-asked = 回訪
event-callback-answered = 回訪答覆
