# 報修：填寫、複述、確認

flow-repair = 報修
    .words = 報修,我要報修,維修,我要維修,修東西,整嘢
flow-repair-for-resident = 代住戶報修
    .words = 代住戶報修,代報修,電話報修

public-area = 公共區域
    .words = 公共區域,公設,公共空間,公眾地方

field-content = 狀況
field-where = 戶號
field-place = 位置
field-category = 類別
field-contact-name = 聯絡人
field-contact-phone = 電話
field-availability = 在家時間
field-key = 備用鑰匙
field-wishes = 特別需求

repair-heard = 您好，您的報修我收到了，再跟您確認幾件事就可以安排師傅。
repair-ask-content = 您好，請問是哪裡、什麼東西需要維修？簡單描述一下就好。
repair-unclear-content = 請您用幾個字描述一下需要維修的狀況，例如「浴室水龍頭滴水」。
repair-ask-where = 請問是您家裡，還是公共區域？
repair-ask-place = 請問是家裡的哪個位置？可以點選，也可以直接寫。
repair-ask-area = 請問是哪個公共區域？可以點選，也可以直接寫，例如「3棟大廳」。
repair-ask-category = 請問屬於哪一類？
repair-ask-contact-name = 請問怎麼稱呼您？
repair-ask-contact-phone = 請您留一個聯絡電話，方便師傅聯絡您。
repair-ask-availability = 請問您什麼時候方便在家？可以點選，也可以直接寫，例如「明天下午三點以後」。
repair-ask-key = 如果到時家裡沒有人，您是否同意櫃檯、保全、工務三方一起在場，用備用鑰匙入內維修？
repair-ask-wishes = 還有什麼特別需求嗎？沒有的話點「沒有」就好。
repair-read-back =
    請您核對一下：
    { $lines }
    這些都對嗎？
repair-read-back-for-resident =
    請與住戶核對：
    { $lines }
    這些都對嗎？
repair-opened = 已為您登記，編號 { $number }。正在為您安排師傅，有師傅接單後馬上告訴您。回覆「進度」可以隨時查詢。謝謝您！
repair-filed = 已登記，編號 { $number }，正在派工。謝謝您！

no-wishes = 沒有
    .words = 沒有,沒有了,沒,沒了,無,冇,冇喇,不用,不用了,唔使,唔使喇
key-yes = 同意
    .words = 同意,可以,可以的,好,好的,好呀,是,是的,得,係
key-no = 不同意
    .words = 不同意,不太同意,沒同意,不可以,不太,不怎麼,不用,不要,不好,不是,不方便,否,不,唔同意,唔可以,唔得,唔好,唔使,唔係

place-kitchen = 廚房
    .words = 廚房
place-bathroom = 浴室
    .words = 浴室,廁所,洗手間,衛生間,化妝室
place-living-room = 客廳
    .words = 客廳
place-bedroom = 臥室
    .words = 臥室,房間,主臥,次臥,睡房
place-balcony = 陽台
    .words = 陽台,露台

availability-any-time = 隨時都在
    .words = 隨時都在,隨時,隨時都可以,都在,全日都喺度
availability-evenings = 平日晚上
    .words = 平日晚上,平日夜晚
availability-weekend = 週末
    .words = 週末

category-plumbing = 水管與排水
    .words = 水管,水喉,水電,管道,排水,馬桶,漏水,堵塞,塞咗,通渠
category-electrical = 電路與照明
    .words = 電,電路,電燈,燈,照明,跳電
category-door_lock = 門窗與門鎖
    .words = 門,門鎖,鎖,窗,門窗
category-elevator = 電梯
    .words = 電梯,升降機,𨋢
category-hvac = 冷氣與暖氣
    .words = 冷氣,冷氣機,空調,暖氣
category-appliance_gas = 瓦斯與家電
    .words = 瓦斯,煤氣,天然氣,家電,電器
category-wall_leak_structure = 牆面滲水、龜裂
    .words = 牆,牆面,滲水,龜裂,裂縫,石屎
category-intercom_network = 對講機與網路
    .words = 對講,對講機,網路,網絡,門禁
category-public_area = 公共設施
    .words = 公共設施,公設,公共
category-pest = 蟲害
    .words = 蟲害,蟲,老鼠,蟑螂,曱甴,白蟻
category-other = 其他
    .words = 其他,其它

for-resident-ask-unit = 請輸入住戶的戶號，例如 3棟1201。
for-resident-unknown-unit = 沒有找到這個戶號，請再輸入一次，例如 3棟1201。
for-resident-which-unit = 找到幾個相近的戶號，請選擇：
for-resident-ask-who = 請問是哪位住戶來電？
for-resident-ask-contact-name = 請輸入來電者的稱呼。
for-resident-ask-contact-phone = 請輸入來電者的聯絡電話。
for-resident-ask-content = 請問住戶反映的是什麼狀況？
somebody-else = 其他人
    .words = 其他人,其他,別人,第個

flow-progress = 查詢進度
    .words = 查詢進度,查進度,查詢,進度,我的報修,幾時嚟
progress-overview =
    您好，您的報修進度如下：
    { $lines }
    謝謝您。
progress-line = { $number }「{ $content }」，{ $at } 登記，{ $state }
progress-with-worker = { $state }（{ $name }）
progress-waiting = 正在安排
progress-offered = 等待接單
progress-accepted = 已接單
progress-on-the-way = 正在路上
progress-on-the-spot = 正在現場處理
progress-done = 已處理完畢，等待確認
progress-closed = 已完成
progress-cancelled = 已取消
no-open-requests = 您目前沒有處理中的報修。需要維修的話，直接告訴我就好。
button-cancel-request = 取消 { $number }

flow-cancel-request = 取消報修
    .words = 取消報修,撤銷報修,取消工單,取消,不修了,不用修了,不用來了,唔使整喇,唔使嚟喇
cancel-ask-which = 請問要取消哪一項？
cancel-ask-sure = 請問您確定取消 { $number } 嗎？
cancel-yes = 確定取消
    .words = 確定取消,取消,確定,是,是的,對,係
cancel-no = 先不取消
    .words = 先不取消,先別取消,不取消,別取消,不要取消,不用取消,先不,不,不是,不確定,否,保留,唔取消,唔好取消,唔使取消,唔係
cancel-done = { $number } 已為您取消。有需要隨時告訴我，謝謝您。
cancel-kept = 好的，繼續為您處理，謝謝您。

flow-fixed = 修好了
    .words = 修好了,修好,已修好,已經修好了,好了,可以了,沒問題了,解決了,整好咗,整好喇
flow-not-fixed = 還沒修好
    .words = 沒修好,沒有修好,還沒修好,未修好,沒好,還沒好,還是壞的,還漏,還在漏,未整好,仲未整好,仲漏緊
button-fixed = 修好了
button-not-fixed = 還沒修好
nothing-to-sign = 目前沒有等您確認的維修。回覆「進度」可以查看最新狀況。
fixed-thanks = 謝謝您的確認，{ $number } 已完成。有需要隨時告訴我，祝您生活愉快！
not-fixed-ask-remark = 非常抱歉，造成您的不便。請問現在還有什麼問題？
not-fixed-noted = 再次向您致歉，讓您費心了。{ $number } 正在重新安排師傅處理，也已告知主管。謝謝您告訴我們。

flow-person = 真人服務
    .words = 真人服務,真人,轉真人,找真人,人工,轉人工,專人服務,客服,搵人,搵真人
person-ask-matter = 好的，我請同仁聯絡您。請問是什麼事情？簡單寫一句就好。
person-coming = 已請櫃檯同仁來這裡和您聊（{ $number }）。幾分鐘內沒有空的話，會打電話給您。謝謝您！
person-after-hours = 已為您登記（{ $number }）。櫃檯 { $at } 上班，到時第一時間聯絡您。謝謝您的理解！
person-after-hours-phone = 已為您登記（{ $number }）。櫃檯 { $at } 上班，到時第一時間聯絡您；如果著急，請撥打值班電話 { $phone }。謝謝您的理解！
person-asked-already = 已經在請櫃檯同仁了，請您稍等片刻，先寫下來也可以。謝謝您！
person-here-already = 同仁已經在這裡了，您直接寫就好；回覆「結束」可以轉回管家。

notice-accepted = 您好，{ $number } 已由 { $name } 接單，預計 { $by } 前到達。謝謝您的等候。
notice-accepted-appointed = 您好，{ $number } 已由 { $name } 接單，會依您方便的時間（{ $availability }）與您聯絡到府。謝謝您。
notice-departed = 您好，{ $name }已經出發，正前往處理 { $number }。謝謝您的等候。
notice-arrived = 您好，{ $name }已到現場，開始處理 { $number }。謝謝您。
notice-completed =
    您好，{ $number } 已處理完畢。
    處理結果：{ $result }（{ $name }）
    請您看一下，修好了嗎？謝謝您！
notice-completed-public =
    您好，您反映的 { $number } 已處理完畢。
    處理結果：{ $result }（{ $name }）
    我們會再次查驗，謝謝您的關心。
notice-sign-off-reminder = 您好，打擾您了。{ $number }「{ $content }」已處理完畢，請問修好了嗎？謝謝您！
notice-request-closed = 您好，{ $number } 已完成。謝謝您的支持，有需要隨時告訴我。
notice-filed-for-you = 您好，櫃檯已為您登記報修：{ $content }，編號 { $number }。回覆「進度」可以隨時查詢。謝謝您！
notice-call-coming = 您好，關於 { $number }，櫃檯同仁會打電話給您。謝謝您。
notice-released = 您好！原來負責 { $number } 的師傅臨時有事，正在為您安排另一位師傅。謝謝您的耐心！
