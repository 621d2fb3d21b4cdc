# 投訴：登記、進展、答覆

flow-complaint = 投訴
    .words = 投訴,我要投訴,我想投訴,投訴物業,提投訴
complaint-heard = 非常抱歉給您添了不愉快，也謝謝您願意告訴我們。我馬上為您登記，再跟您確認幾件事就好。
complaint-ask-content = 非常抱歉讓您不滿意，也謝謝您告訴我們。請問發生了什麼事？您直接說就好，有照片也可以一起發。
complaint-unclear-content = 抱歉，請您用幾句話說一下發生了什麼事。
complaint-ask-occasion = 請問是什麼時候、在哪裡發生的？可以點選，也可以直接寫。
complaint-ask-about = 請問您反映的是哪個部門，或者哪一位？可以點選，也可以直接寫。
complaint-ask-which = 為了避開當事人，想跟您確認一下是哪一位。這件事由其他同事處理，當事人看不到。
complaint-ask-wanted = 請問您希望我們怎麼做？可以點選，也可以直接寫。
complaint-ask-unit = 請問是哪一處房號？
complaint-ask-kind = 請問屬於哪一類？
complaint-ask-phone = 請您留一個聯絡電話。
complaint-ask-anonymous = 請問您希望匿名嗎？匿名時，姓名、電話和房號只有主管和經理看得到，答覆照樣發給您。
complaint-read-back =
    請您核對一下：
    { $lines }
    這些都對嗎？如需匿名，直接回覆「匿名」就好。
complaint-opened = 已為您登記，編號 { $number }，由 { $name } 跟進到底，{ $at } 前給您答覆。回覆「進度」可以隨時查詢。再次謝謝您告訴我們！
complaint-field-content = 經過
complaint-field-occasion = 時間地點
complaint-field-about = 投訴對象
complaint-field-staff = 具體人員
complaint-field-wanted = 您的希望
complaint-field-anonymous = 匿名
complaint-about-nothing = 沒有具體的人或部門
complaint-staff-member = { $name }（{ $role }）
complaint-unsure = 說不準是哪一位
complaint-anonymous-yes = 匿名
complaint-anonymous-no = 實名
complaint-anonymous = 匿名住戶
occasion-just-now = 剛剛
occasion-always = 一直這樣
wish-soon = 盡快解決
wish-apology = 道歉
wish-word = 給一個說法

complaint-kind-equipment = 設備設施
complaint-kind-attitude = 服務態度
complaint-kind-quality = 服務品質
complaint-kind-incident = 突發事件
complaint-kind-other = 其他

complaint-stage-received = 正在了解情況
complaint-stage-explaining = 正在準備說明
complaint-stage-proposing = 正在擬定方案
complaint-stage-approving = 方案正在審核
complaint-stage-asking = 方案等您確認
complaint-stage-carrying-out = 正在落實
complaint-stage-done = 已辦理，等您確認
complaint-stage-closed = 已辦結
complaint-stage-withdrawn = 已撤回
progress-next-answer = 下次答覆：{ $at } 前

error-complaint-nobody = 抱歉，這件事需要由公司上級來處理，請您直接聯絡物業公司總部，謝謝您。

flow-suits = 同意方案
flow-suits-not = 方案不合適
flow-settled = 投訴已解決
flow-unsettled = 投訴還沒解決
flow-add-to-complaint = 補充投訴
    .words = 補充投訴,補充說明投訴
button-add-to-complaint = 補充 { $number }
button-suits = 合適，就這樣辦
button-suits-not = 不太合適
button-settled = 已解決
button-unsettled = 還沒解決

notice-complaint-judged = 您好，您反映的 { $number } 已由{ $role }負責處理，我們會在 { $at } 前再答覆您。謝謝您的耐心。
notice-complaint-looking = 您好，您反映的 { $number } 正在安排專人查看，我們會在 { $at } 前再答覆您。謝謝您的耐心。
notice-complaint-answer =
    您好，關於您反映的 { $number }：
    { $words }
    下一次答覆在 { $at } 前。謝謝您。
notice-complaint-explained =
    您好，非常抱歉讓您費心了。關於您反映的 { $number }，我們認真了解過：
    { $words }
    請問這樣說明可以嗎？謝謝您的體諒。
notice-complaint-declined =
    您好，非常抱歉讓您費心了。您的心情我們理解，關於 { $number }，按照{ $rule }的約定，目前需要照規定辦理：
    { $words }
    請問這樣說明可以嗎？謝謝您的體諒。
notice-complaint-proposal =
    您好，關於您反映的 { $number }，我們打算這樣處理：
    { $words }
    預計 { $at } 前辦好。請問您覺得合適嗎？謝謝您。
notice-complaint-apology =
    您好，我們鄭重向您致歉。{ $apology }
    關於 { $number }，我們打算這樣處理：
    { $words }
    預計 { $at } 前辦好。請問您覺得合適嗎？謝謝您。
notice-complaint-proposal-reminder =
    您好，打擾您了。{ $number } 的處理方案還在等您的意見：
    { $words }
    請問合適嗎？謝謝您。
notice-complaint-carried-out =
    您好，您反映的 { $number } 已經辦理：
    { $words }
    請問解決了嗎？謝謝您。
notice-complaint-word-reminder = 您好，打擾您了。您反映的 { $number } 已經辦理，請問解決了嗎？謝謝您。

suits-noted = 謝謝您的理解，{ $number } 馬上開始落實，辦好後再請您看一下。
suits-not-ask = 非常抱歉，這個方案沒有讓您滿意。請問哪裡不合適，您希望怎麼辦？
suits-not-noted = 謝謝您告訴我們，{ $number } 會重新擬定方案，再來徵求您的意見。
settled-thanks = 謝謝您的確認，{ $number } 已辦結。過幾天會再來聽聽您的意見，祝您生活愉快！
unsettled-ask = 非常抱歉，讓您費心了。請問還有什麼沒有解決？
unsettled-noted = 再次向您致歉。{ $number } 重新處理，也已告知主管。謝謝您告訴我們。
no-open-complaints = 您目前沒有處理中的投訴。有事情直接告訴我就好。
add-ask-which = 請問要補充哪一項？
add-ask-words = 請您直接寫，我會轉給負責的同事。
add-ask-concerned = 您提到了 { $names }。請問是要請其迴避這件事嗎？
concerned-yes = 是，請其迴避
    .words = 是,是的,對,迴避
concerned-no = 不是，只是提到
    .words = 不是,否,不用
add-noted = 已補充到 { $number }，並轉給負責的同事。謝謝您！

error-complaint-step = { $number } 的這一步已經辦過了，或者還沒到這一步。請看最新的進展，謝謝！
error-complaint-apology = 請連同致歉的話一起寫好：{ $number } 屬於我方責任，謝謝！
error-complaint-not-approver = { $number } 由其他主管審批，謝謝！
error-complaint-decided = { $number } 的這份意見已經有同事審批過了，謝謝！
