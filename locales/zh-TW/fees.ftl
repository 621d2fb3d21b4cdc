# 費用：帳單、繳費、疑問、約定

item-property-fee = 物業費
item-heating = 暖氣費
item-cold-water = 自來水費
item-hot-water = 熱水費
item-reclaimed-water = 中水費
item-electricity = 電費
item-gas = 瓦斯費
item-parking = 停車費
item-rent = 租金
item-storeroom = 儲藏室費
item-card = 門禁卡費
item-overtime-air-conditioning = 加時空調費
item-waste-removal = 清運費
item-maintenance-fund = 維修資金
item-deposit = 押金
item-service = 服務費
item-damage = 損壞賠付
item-other = 其他費用

fee-money = { $amount } 元
fee-day = { $year }年{ $month }月{ $day }日
fee-bill-name = { $item }（{ $period }）

flow-my-bills = 我的帳單
    .words = 我的帳單,帳單,查帳單,我的費用,我的管理費,物業費,管理費,欠費,查欠費,我欠多少,費用查詢
flow-bill-details = 帳單明細
flow-pay = 怎麼繳費
    .words = 怎麼繳費,繳費,繳管理費,繳物業費,如何繳費,去哪裡繳費,在哪裡繳費,點樣交費
flow-paid = 我已繳費
    .words = 我已繳費,已繳費,我繳了,我已經繳了,我已經繳費了,繳過了,已經繳費,我交咗,交咗喇
flow-dispute-bill = 對帳單有疑問
    .words = 對帳單有疑問,帳單有疑問,帳單有問題,帳單不對,帳單錯了,費用不對,多收了,收費有問題
flow-promise-payment = 約定繳費日
    .words = 約定繳費日,晚幾天繳,過幾天繳,寬限幾天,緩幾天,延期繳費,遲幾日交

fee-in-private = 謝謝您！費用屬於您的私人資訊，請您單獨傳訊息給我，我馬上為您查詢。
fee-nothing-owed = 您名下目前沒有待繳的帳單，謝謝您！
fee-overview =
    您好，這是您目前待繳的帳單：
    { $units }
fee-unit =
    【{ $unit }】{ $count } 筆，合計 { $total }
    { $lines }
fee-bill-line = · { $name }：{ $amount }，{ $due }到期
fee-bill-line-held = · { $name }：{ $amount }，{ $due }到期（{ $state }）
fee-hold-claim = 您已告知繳費，財務核對中
fee-hold-dispute = 您提出的疑問核對中
fee-hold-promise = 已約定繳費日
fee-hold-waiver = 減免審批中
fee-details-of = 明細：{ $name }
fee-details =
    { $name }（{ $unit }）
    編號：{ $number }
    { $lines }
    合計：{ $amount }
    已繳：{ $paid }，減免：{ $waived }
    待繳：{ $owed }，{ $due }到期
fee-line = { $label }：{ $amount }
fee-no-lines = 這張帳單沒有分項。
fee-how-to-pay =
    您目前待繳 { $total }，可以這樣繳費：
    { $ways }
    繳好之後點「我已繳費」告訴我們就好，謝謝您！
fee-pay-link = { $name }：{ $link }
fee-pay-office = 到服務中心繳費：{ $office }
fee-pay-desk = 到櫃檯繳費，或回覆「人工」請同事與您聯絡。

fee-ask-unit = 請問是哪一戶？
fee-ask-bill = 請問是哪一張帳單？
fee-all-bills = 全部（{ $amount }）
fee-ask-when = 好的，謝謝您！請問是什麼時候繳的？
fee-ask-how = 請問是怎麼繳的？
fee-paid-today = 今天
fee-paid-yesterday = 昨天
fee-paid-wechat = 微信
fee-paid-alipay = 支付寶
fee-paid-bank = 銀行轉帳
fee-paid-cash = 現金
fee-ask-receipt = 方便的話，請傳一張繳費憑證的照片，財務核對起來更快。
fee-receipt-sent = 照片已傳
    .words = 傳了,已傳,傳好了
fee-receipt-none = 沒有憑證
    .words = 沒有,沒有照片,找不到了
fee-claim-noted = 收到，謝謝您！編號 { $number }，財務會盡快核對，結果馬上告訴您；核對期間我們先停止提醒。
fee-ask-line = 請問您對哪一項有疑問？
fee-whole-bill = 整張帳單
fee-ask-reason = 請問您的疑問是什麼？您直接寫就好，也可以附上照片。
fee-dispute-noted = 謝謝您告訴我們。編號 { $number }，財務會逐項核對後答覆您；核對期間我們先停止提醒。
fee-ask-until = 好的，請問您預計哪一天繳？可以點選，也可以直接寫日期，最晚到 { $latest }。
fee-unclear-until = 抱歉，我沒有看明白這個日期，或者它太晚了。請您再寫一次，例如「12月5日」。
fee-promise-noted = 好的，已記下：{ $day }。到那天之前我們先停止提醒，謝謝您！

error-unknown-bill = 您名下目前沒有這張帳單，請您回覆「我的帳單」查看最新情況，謝謝您。
error-nothing-owed = 這張帳單已經結清了，謝謝您！
error-already-claimed = 您已經告訴過我們，財務正在核對，謝謝您！
error-already-disputed = 您的疑問已經登記，財務正在核對，謝謝您！
error-promise-too-late = 抱歉，這個日期超出了可以約定的範圍，請您選一個近一些的日期。
error-promised-often = 謝謝您！這張帳單已經約定過，請您回覆「人工」，同事會和您一起想辦法。
error-more-than-owed = 這個金額超過了待繳金額，請核對後再填。

notice-claim-confirmed =
    您好，您的繳費已經核對好了：
    { $bills }
    謝謝您的支持！
notice-claim-missing =
    您好，您告知的繳費我們還沒有在帳上看到：
    { $bills }
    財務的說明：{ $answer }
    麻煩您再看一下，或回覆「人工」請同事聯絡您。謝謝您！
notice-dispute-upheld =
    您好，抱歉給您添麻煩了，非常感謝您提醒我們！{ $bill } 確實需要更正。
    財務的說明：{ $answer }
    更正後的帳單會盡快給您。謝謝您！
notice-dispute-rejected =
    您好，{ $bill } 財務和主管都核對過了，帳單無誤。
    說明：{ $answer }
    還有疑問，請回覆「人工」，我們再為您解釋。謝謝您！

# 員工

flow-record-payment = 登記繳費
    .words = 登記繳費,登記收費,登記收款
flow-waive-bill = 減免
    .words = 減免,減免費用,申請減免
kind-payment-check = 核對繳費
kind-bill-dispute = 核對帳單疑問
kind-fee-visit = 上門溝通費用
result-payment-found = 已入帳
result-payment-missing = 未入帳
result-dispute-upheld = 住戶有理，需更正
result-dispute-rejected = 核對無誤
result-visited = 已溝通
desk-ask-payment-missing = 請寫一下核對的情況，會原樣轉告住戶。
desk-ask-dispute-upheld = 請寫一下怎樣更正，會原樣轉告住戶。
desk-ask-dispute-rejected = 請寫一下核對的依據，會原樣轉告住戶。
desk-ask-visited = 請寫一下溝通的情況。
card-home = 房號：{ $unit }
fee-card-bill = 帳單：{ $number } { $name } { $amount }，待繳 { $owed }
fee-card-claim = 住戶說：{ $when }，{ $how }
fee-card-line = 有疑問的一項：{ $label } { $amount }
fee-card-answer = 財務意見：{ $answer }
fee-card-waiver = 申請減免：{ $amount }
fee-card-visit =
    溝通要點：先問候，聽住戶說；說明每一項是什麼；問有沒有困難，可以約定日期或分次繳；
    不催、不評論、不在他人面前談費用；結果寫在工單裡。
fee-unit-owes-nothing = 這一戶目前沒有待繳的帳單，可以回覆「取消」。
fee-choice = { $name }（{ $amount }）
fee-ask-amount = 請問金額是多少？待繳 { $owed }，例如寫 100.00，或者寫「全部」。
fee-unclear-amount = 請寫一個不超過待繳的金額，例如 360.00。
fee-ask-waive-reason = 請寫一下減免的原因。
field-bill = 帳單
field-amount = 金額
field-how = 方式
field-reason = 原因
fee-read-back =
    請您核對：
    { $lines }
    這些都對嗎？
fee-payment-recorded = 已登記 { $amount }，這張帳單還剩 { $owed }。謝謝！
fee-waived = 已減免 { $amount }。謝謝！
fee-waiver-asked = 已提交，減免 { $amount } 由主管簽字後生效。謝謝！

# 提醒（F3：有禮貌、說清楚、不催逼）

notice-fees-before =
    您好，{ $name }！提前跟您說一聲，{ $unit } 有費用快到期了：
    { $lines }
    合計 { $total }。如果已經繳過，請點「我已繳費」，這則訊息請不用理會。謝謝您！
notice-fees-on =
    您好，{ $name }！{ $unit } 今天有費用到期：
    { $lines }
    合計 { $total }。如果已經繳過，請點「我已繳費」；想晚幾天，點「約定繳費日」就好。謝謝您！
notice-fees-after =
    您好，{ $name }！{ $unit } 有費用已經過了到期日，想來您可能忙忘了：
    { $lines }
    合計 { $total }。如果已經繳過，請點「我已繳費」；有困難或有疑問都可以告訴我們，我們一起想辦法。謝謝您！
notice-fees-broken =
    您好，{ $name }！之前和您約好的繳費日已經過了，{ $unit } 還有：
    { $lines }
    合計 { $total }。如果已經繳過，請點「我已繳費」；需要換個日子，點「約定繳費日」或回覆「人工」都好。謝謝您！
notice-thanks-paid =
    您好，收到您的繳費了：
    { $bills }
    謝謝您的支持！
notice-thanks-crossing =
    您好，抱歉打擾您了！您的繳費已經收到，我們的提醒恰好和它錯過了，請不用理會：
    { $bills }
    謝謝您的支持！
notice-thanks-kept =
    您好，您如約繳的費用收到了：
    { $bills }
    謝謝您！

# 財務每日對帳

reconcile-overview =
    { $property } { $day } 費用對帳
    { $lines }
reconcile-payments = 昨日入帳：{ $count } 筆，{ $amount }（手工登記 { $hand } 筆）
reconcile-claims = 待核對的繳費：{ $count } 件 { $numbers }
reconcile-disputes = 待答覆的疑問：{ $count } 件 { $numbers }
reconcile-waivers = 待簽字的減免：{ $count } 件
reconcile-promises = 今天到約定繳費日：{ $count } 戶；昨天過期：{ $broken } 戶
reconcile-notices = 昨日提醒：發出 { $sent } 戶，轉上門 { $visits } 戶
reconcile-held = · 未發：{ $reason } { $count } 戶
reconcile-printed = 沒有聊天、請列印送達：{ $count } 戶
reconcile-unit = · { $unit }：{ $amount }
held-paid = 已繳清
held-claim = 住戶已告知繳費
held-promise = 已約定繳費日
held-dispute = 有疑問
held-waiver = 減免審批中
held-complaint = 有投訴在處理
