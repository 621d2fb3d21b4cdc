# 對話通用用語。`.words` 是住戶或同仁可能輸入的說法（含粵語），與其他語言的說法合起來用。

verbatim = { $value }
moment = { $month }月{ $day }日 { $time }
read-back-line = { $name }：{ $value }
order-label = { $number } { $content }

command-cancel = 取消
    .words = 取消,取消吧,算了,不報了,唔報喇,退出,放棄
command-back = 上一步
    .words = 上一步,上一個,上一題,返回,回上一步,返轉頭
command-help = 說明
    .words = 說明,幫助,怎麼用,點用,選單,目錄,您好,你好,哈囉,在嗎

choice-confirm = 確認送出
    .words = 確認,確定,送出,對,對的,都對,是,是的,好,好的,好呀,可以,可以的,沒錯,沒有錯,沒問題,正確,係,啱,無錯,冇錯,冇問題,得,嗯
choice-change = 修改
    .words = 修改,改,改一下,要改,更改,不對,不正確,不是,不是的,不可以,不好,有誤,有錯,錯了,填錯了,不確定,不太確定,沒確定,不確認,別確認,沒確認,不送出,別送出,不要送出,先不送出,先別送出,唔啱,唔係,唔得,唔好
choice-cancel = 取消
    .words = 取消,算了,不報了,唔報喇
choice-resume = 繼續
    .words = 繼續,繼續填,繼續填寫,接著,接著填,不放棄,不重新開始
choice-drop = 重新開始
    .words = 重新開始,重來,重填,重新嚟過,放棄,不要了,唔要喇,不繼續

ask-what-to-change = 好的，請問您想修改哪一項？
ask-resume = 您好，您先前的「{ $flow }」還沒有填完，請問要繼續填寫，還是重新開始？
ask-which-one = 請問您指的是哪一項？
ask-which-order = 請問是哪一張工單？
back-to = 我們接著剛才的「{ $flow }」：
back-at-start = 這已經是第一個問題了，請您直接回答就好。
flow-dropped = 好的，已停止填寫，沒有送出。有需要隨時告訴我，謝謝您。
help-in-flow = 您可以直接回答下面的問題；回覆「上一步」可以改前一項，回覆「取消」可以停止填寫。
files-noted = 您傳的照片或檔案已收到，謝謝您。
message-empty = 抱歉，這則訊息裡沒有看到文字，請您再傳一次。
button-spent = 這個按鈕是先前的，已經過期了，請您看下面最新的內容：
button-unknown = 這個按鈕現在用不到了，請您直接告訴我需要什麼。
not-understood = 請您再說一次，好嗎？
unclear = 抱歉，我沒有看明白，請您換個說法再告訴我一次。
unclear-choice = 抱歉，我沒有看明白。請您點選下面的按鈕，或是回覆編號。
unclear-often = 抱歉，讓您費心了。有按鈕時請點選，或是回覆編號；回覆「真人」請同仁聯絡您，回覆「取消」可以停止填寫。
unclear-phone = 請留一個方便聯絡的電話號碼，例如 0912345678。
turn-failed = 非常抱歉，剛才處理您的訊息時出了點問題，我們已經記錄下來。請您稍後再傳一次；如果很急，請直接聯絡櫃檯。謝謝您。

help-resident = { $name }，您好！我是管家。請直接告訴我哪裡需要維修，例如「浴室馬桶漏水」；也可以點選下面的按鈕。
help-stranger = 您好！我是管家。請告訴我您的戶號、大名和登記的電話，核對好就可以報修和查詢；有櫃檯給的綁定碼也可以直接傳給我。謝謝您！
help-staff = { $name }，您好！您可以點選下面的按鈕，也可以直接回覆「接單」「出發」「到場」「完成」，或是傳送工單編號查看處理紀錄。

the-system = 系統
nobody-yet = 尚無
