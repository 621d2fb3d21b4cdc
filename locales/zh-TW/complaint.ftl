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
