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
event-callback-asked = 回訪
event-callback-answered = 回訪答覆
notice-callback-reminder = 您好，再打擾您一下：{ $number }「{ $content }」處理之後，您還滿意嗎？點一下就好，您的意見對我們很重要，謝謝您！
flow-callback-form = 電話回訪
button-ask-back = 開始回訪
callback-form-satisfaction =
    請照著說：「您好，我是{ $property }客服中心，打擾您兩分鐘。上次為您處理的事情，您滿意嗎？」
    住戶的評價是？
callback-form-shortcomings =
    請照著說：「請問哪裡做得還不夠？」
    請寫下住戶的原話，沒有請點「沒有」。
callback-form-suggestions =
    請照著說：「您對我們還有什麼建議嗎？」
    請寫下住戶的原話，沒有請點「沒有」。
callback-form-noted = { $number } 的回訪已完整記錄。最後請照著說：「謝謝您，祝您生活愉快！」辛苦了。
flow-review-callbacks = 回訪審閱
    .words = 回訪審閱,審閱回訪,回訪記錄
button-reviewed = 已閱
callback-line = { $number } · { $satisfaction } · { $words }
callbacks-to-review =
    【回訪記錄】請審閱：
    { $lines }
    此外還有 { $left } 條。
callbacks-all-reviewed = 回訪記錄都已審閱，辛苦了。
callbacks-reviewed = 已審閱 { $count } 條，辛苦了。
flow-key-customer = 重點客戶
    .words = 重點客戶,設定重點客戶
key-customer-ask = { $name } 是重點客戶嗎？重點客戶每次辦完都會回訪。
key-customer-yes = 設為重點客戶
key-customer-no = 取消重點客戶
key-customer-set = { $name } 已設為重點客戶，以後每次都會回訪。
key-customer-unset = { $name } 已取消重點客戶。
flow-contact-hours = 聯絡時間
    .words = 聯絡時間,方便聯絡的時間
contact-hours-ask = 請問以後什麼時間聯絡您比較方便？比如「晚上」或「19點到21點」。
contact-hours-morning = 上午
    .words = 早上
contact-hours-afternoon = 下午
contact-hours-evening = 晚上
contact-hours-any = 隨時都可以
    .words = 隨時,任何時間
contact-hours-noted = 好的，記下了：以後回訪會在 { $hours } 之間聯絡您，休息時間不打擾。謝謝您！
contact-hours-noted-any = 好的，記下了：以後隨時可以聯絡您，休息時間不打擾。謝謝您！
event-callback-reminded = 回訪提醒
