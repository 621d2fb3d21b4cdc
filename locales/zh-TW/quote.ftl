# 報價：師傅報價、住戶同意、實際金額

flow-quote = 報價
    .words = 報價,我要報價,報個價
flow-send-quote = 發送報價
flow-withdraw-quote = 撤回報價
flow-approve-quote = 同意報價
flow-decline-quote = 不同意報價

button-quote = 報價
button-send-quote = 發給住戶
button-quote-again = 重新填寫
button-withdraw-quote = 撤回報價
button-approve-quote = 同意
button-decline-quote = 不同意

quote-ask-works = 請問做哪幾項？可以點選，也可以直接寫，例如「換水龍頭 x2，疏通馬桶」。價目表裡是人工費，材料另計。
quote-item = { $name } { $price }/{ $unit }
quote-unlisted = 價目表上沒有
quote-unclear-works = 請點選價目表裡的項目，或者照著名稱寫，多項用逗號隔開。
quote-ask-materials = 請問用哪些材料？寫名稱、單價和數量，例如「角閥 25 x2，軟管 18.5」。沒有的話點「沒有材料」。
quote-ask-parts = 請問用哪些配件？寫名稱、單價和數量，例如「電機 320，皮帶 45 x2」。服務費由系統加上。
quote-no-materials = 沒有材料
    .words = 沒有材料,沒有,無,不用材料
quote-unclear-extras = 請按「名稱 單價 x數量」寫，多項用逗號隔開，例如「角閥 25 x2，軟管 18.5」。
quote-line-labour = 人工：{ $name } { $price } × { $quantity } = { $amount }
quote-line-material = 材料：{ $name } { $price } × { $quantity } = { $amount }
quote-line-part = 配件：{ $name } { $price } × { $quantity }，服務費 { $fee }，共 { $amount }
quote-draft =
    【第 { $version } 版報價】請核對：
    { $lines }
    合計：{ $total }
    核對無誤後，點下面的按鈕發給住戶。
quote-sent-noted = 第 { $version } 版報價已發給住戶，住戶答覆後馬上告訴您。請等住戶同意之後再動工。
quote-withdrawn-noted = { $number } 的報價已撤回。
quote-staff-approved = { $number } 住戶同意第 { $version } 版報價（{ $total }），可以動工了。費用由住戶到服務中心或用連結支付，請勿現場收款。
quote-staff-declined =
    { $number } 住戶暫不同意第 { $version } 版報價（{ $total }）。
    原因：{ $reason }
    請與住戶溝通，可以重新報價。
quote-staff-lapsed = { $number } 第 { $version } 版報價（{ $total }）已過有效期，住戶還沒有答覆。需要的話請重新報價。

notice-quote =
    您好，{ $number }「{ $content }」的第 { $version } 版報價：
    { $lines }
    合計：{ $total }
    { $ways }
    師傅不收現金，您同意之後才動工。報價有效至 { $until }。
    請問您同意嗎？謝謝您！
notice-quote-reminder =
    您好，打擾您了。{ $number }「{ $content }」的第 { $version } 版報價還在等您的答覆：
    { $lines }
    合計：{ $total }
    { $ways }
    報價有效至 { $until }。請問您同意嗎？謝謝您！
notice-quote-expired = 您好，{ $number } 的第 { $version } 版報價已過有效期。需要繼續維修的話，回覆「人工」，我們為您重新報價。謝謝您！
quote-pay-link = 付款連結：{ $link }
quote-pay-office = 到服務中心付款：{ $office }
quote-pay-desk = 到服務中心前台付款。
quote-ask-payment = 好的，謝謝您！請問您想怎麼付款？完工確認之後再付。
quote-by-link = 連結付款
    .words = 連結付款,連結,線上,線上付款,網上
quote-by-office = 到服務中心付款
    .words = 到服務中心付款,服務中心,前台,到前台,線下
quote-approved-noted = 謝謝您！已記錄您同意 { $number } 的第 { $version } 版報價，合計 { $total }，師傅可以動工了。如果內容有變化，會先請您再確認。
quote-ask-reason = 好的。請問是什麼原因？可以點選，也可以直接寫。
quote-reason-price = 價格高了
quote-reason-later = 以後再修
quote-reason-not-needed = 暫時不修
quote-declined-noted = 好的，已記錄您不同意 { $number } 的第 { $version } 版報價，師傅會與您溝通。謝謝您告訴我們！

complete-ask-amount = 住戶同意的報價是 { $amount }。請問實際金額是多少？可以點選，少於報價的話直接寫金額。
complete-agreed-amount = 按報價 { $amount }
complete-unclear-amount = 請寫金額，例如「85.50」，最多為住戶同意的金額。需要增加的話，請重新報價並等住戶同意。
notice-completed-paid =
    您好，{ $number } 已處理完畢。
    處理結果：{ $result }（{ $name }）
    費用合計：{ $amount }
    { $ways }
    請您看一下，修好了、金額也沒問題的話點「修好了」。謝謝您！

kind-quote-call = 報價待住戶答覆，請電話聯繫
result-quote-approved = 住戶同意報價
result-quote-declined = 住戶不同意報價
desk-ask-quote-declined = 請問住戶不同意的原因是什麼？
event-quote-sent = 發送報價
event-quote-reminded = 提醒答覆報價
event-quote-approved = 同意報價
event-quote-declined = 不同意報價
event-quote-expired = 報價過期
event-quote-withdrawn = 撤回報價

error-quote-unknown = 沒有找到這份報價，請查看最新的訊息。
error-quote-public = { $number } 是公共區域的維修，不收住戶費用，直接維修就好。
error-quote-lines = 請核對報價的內容和金額：最多 30 項，每項最多一百萬元。
error-quote-step = 這份報價已有變化，請點「報價」查看或重新填寫。
error-quote-replaced = 這是第 { $version } 版報價，已有新的安排。請以最新的報價為準，謝謝您！
error-quote-expired = 第 { $version } 版報價已過有效期。回覆「人工」，我們為您重新報價。謝謝您！
error-quote-answered = 第 { $version } 版報價之前已有答覆，這次沒有改動。謝謝您！
error-quote-waiting = { $number } 的報價還在等住戶答覆，請等住戶同意，或者先撤回報價。
error-amount-above-quote = { $number } 的金額超過了住戶同意的報價。請重新報價，等住戶同意之後再完成。
error-amount-without-quote = { $number } 沒有住戶同意的報價，請勿收費。需要收費的話請先報價。
