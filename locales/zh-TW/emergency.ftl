# 突發事件：警報、怎麼做、到場、事件報告（安全提示用「請勿」）

flow-emergency = 緊急求助
    .words = 緊急求助,緊急情況,緊急狀況,緊急,突發事件,突發狀況
flow-emergency-for-caller = 代報突發事件
    .words = 代報突發事件,代報突發,代報緊急,電話報警
flow-incident-details = 補充狀況
    .words = 補充狀況,補充情況,現場狀況
flow-false-alarm = 誤報
flow-incident-report = 事件報告
flow-sign-report = 簽署事件報告
flow-repair-after-emergency = 轉為報修

kind-emergency = 突發事件
kind-incident-report = 事件報告

emergency-fire = 火警
    .words = 火警,着火,著火,起火,失火,火災,火燭
emergency-flood = 漏大水、淹水
    .words = 淹水,爆管,漏水,爆水喉,水浸
emergency-gas = 瓦斯外洩
    .words = 瓦斯,瓦斯外洩,漏瓦斯,煤氣,漏煤氣
emergency-shock = 觸電、漏電
    .words = 觸電,漏電
emergency-power_cut = 大範圍斷電
emergency-elevator_entrapment = 電梯困人
    .words = 電梯困人,困在電梯,電梯,受困
emergency-medical = 急病
    .words = 急病,生病,昏倒,暈倒,急救
emergency-injury = 人員受傷
emergency-crime = 竊盜、打架等治安事件
    .words = 竊盜,搶劫,打架,小偷,治安
emergency-structure = 房屋險情
emergency-weather = 惡劣天氣
emergency-other = 其他緊急狀況
    .words = 其他,其它

advice-fire =
    🔴 馬上撥打 119。
    · 壓低身體、用濕毛巾摀住口鼻，走樓梯離開，請勿搭乘電梯。
    · 離開時隨手關門，請勿返回拿東西。
    · 如果走廊有濃煙出不去：關緊房門，用濕布塞住門縫，到窗邊呼救。
advice-flood =
    🔴 先關閉家裡的總水閥（通常在水錶旁）。
    · 水接近插座、電器時，請勿觸碰，人先離開有水的地方；手乾、腳下也乾時再關總電源。
    · 有人被水圍困，馬上撥打 119。
advice-gas =
    🔴 請勿開關任何電器、電燈，請勿點火，請勿在室內打電話。
    · 打開門窗，順手關上瓦斯總閥，馬上帶家人離開。
    · 走樓梯到室外以後，再撥打 119 或瓦斯公司搶修電話。
advice-shock =
    🔴 請勿用手觸碰觸電的人和漏電的東西。
    · 先關總電源；關不到的，用乾燥的木棍、塑膠把電線挑開。
    · 人沒有反應，馬上撥打 120；有呼吸就側躺，沒有呼吸就做心肺復甦。
advice-power_cut =
    🔴 請關掉正在使用的電器，用手電筒照明，請勿使用蠟燭。
    · 請勿搭乘電梯；家裡有人靠醫療設備維持的，馬上撥打 120。
    · 聞到焦味、看到火花，請離開並撥打 119。
advice-elevator_entrapment =
    🔴 請保持鎮靜，車廂裡空氣充足。
    · 按住車廂裡的警鈴或對講按鈕，請勿扳門，請勿從縫隙爬出，請勿跳動。
    · 靠壁站穩，手機留著電，隨時與我們保持聯絡；有人不舒服或受傷，馬上撥打 120；情況危急撥打 119。
advice-medical =
    🔴 馬上撥打 120，說清楚棟別、單元、樓層和戶號。
    · 病人有呼吸就側躺，鬆開衣領，請勿餵水餵藥；沒有呼吸就做心肺復甦。
    · 保全會到門口引導救護車。需要用車或請人幫忙，直接告訴我。
advice-injury =
    🔴 傷得重，馬上撥打 120。
    · 流血處用乾淨的布用力按住；頭頸、腰背受傷，請勿搬動傷者。
    · 請離開還有危險的地方，留一個人陪著。
advice-crime =
    🔴 先到安全的地方，馬上撥打 110。
    · 請勿與對方衝突，請勿追趕；記住人數、樣子和去向。
    · 現場請保持原樣，等警察來。
advice-structure =
    🔴 馬上離開開裂、墜落物下方和晃動的地方，請勿返回。
    · 走樓梯，請勿搭乘電梯；提醒別人繞行。
    · 有人受傷撥打 120，有人被埋壓撥打 119。
advice-weather =
    🔴 請留在室內，關好門窗，遠離玻璃、招牌、大樹和積水。
    · 請勿進入積水的地下車庫，請勿觸碰掉落的電線。
    · 有人受傷撥打 120，有人受困撥打 119。
advice-other =
    🔴 先到安全的地方。火情、受困撥打 119，急病、受傷撥打 120，治安撥打 110。
    · 請勿獨自處理危險的東西，提醒身邊的人離開。
emergency-duty-phone = 📞 物業值班電話（日夜）：{ $phone }

emergency-ask-kind = 您好，請先到安全的地方。火情撥打 119，急病撥打 120，治安撥打 110。請問是什麼狀況？點一下，值班人員馬上收到警報。
emergency-ask-kind-duty = 您好，請先到安全的地方。火情撥打 119，急病撥打 120，治安撥打 110，物業值班電話 { $phone }。請問是什麼狀況？點一下，值班人員馬上收到警報。
emergency-unsure =
    您好，如果狀況正在發生：
    { $lines }
    請問是不是正在發生？點「是，正在發生」，值班人員馬上收到警報。
emergency-yes = 是，正在發生
    .words = 是,是的,正在發生,是正在發生,對,對的,有,快來,係
emergency-no = 不是緊急狀況
    .words = 不是,不是緊急狀況,不是緊急情況,沒有,沒有發生,不緊急,不,否,唔係
emergency-not-real = 好的，謝謝您說明，平安就好。
emergency-ask-property =
    您好，請馬上：
    { $lines }
    請問您在哪個社區？點一下，那裡的值班人員馬上收到警報。
emergency-no-property =
    您好，請馬上：
    { $lines }
emergency-raised =
    您好，請馬上：
    { $lines }
    ✅ 值班人員正在收到警報（{ $number }），有人趕來馬上告訴您。如果是誤報，點一下按鈕就好。
emergency-added =
    您好，您說的狀況正在轉告值班人員（{ $number }）。請繼續：
    { $lines }
emergency-added-coming =
    您好，{ $name }正在處理，您說的狀況正在轉告（{ $number }）。請繼續：
    { $lines }

details-ask-where = 請問具體在哪裡？例如幾棟幾單元幾樓，或哪個公共區域。
details-ask-hurt = 請問現場有沒有人受傷或受困？
details-ask-phone = 請留一個馬上能聯絡到您的電話。
details-ask-add = 請說，文字、照片都可以，馬上轉告趕來的同仁。
details-none = 您目前沒有進行中的突發事件。有緊急狀況請直接告訴我，謝謝您。
details-passed-on = 收到，正在轉告趕來的同仁。
details-complete = 收到，正在轉告趕來的同仁。請注意安全，有新的狀況點「補充狀況」，文字、照片都可以。謝謝您！
hurt-nobody = 沒有人受傷受困
    .words = 沒有人受傷受困,沒有,沒有人,沒人,沒有人受傷,沒人受傷,都平安,冇人,冇人受傷
hurt-hurt = 有人受傷
    .words = 有人受傷,受傷
hurt-trapped = 有人受困
    .words = 有人受困,受困,有人被困
false-alarm-noted = 好的，{ $number } 已按誤報結束，趕來的同仁也會收到通知。平安就好，謝謝您告訴我們。

button-false-alarm = 誤報
    .words = 誤報,是誤報,誤報了,誤會
button-add = 補充狀況
button-acknowledge = 收到，我去
button-over = 已控制
button-write-report = 寫事件報告
button-to-repair = 轉為報修

incident-alarm =
    🚨【警報】{ $kind } { $number }
    { $card }
    請馬上回應，日夜都計時。
incident-alarm-again =
    🚨【警報·還沒有人回應】{ $kind } { $number }
    { $card }
    請馬上回應。
incident-not-arrived =
    🚨【警報·還沒有人到場】{ $kind } { $number }
    { $card }
    到場的同仁請點「到場」。
incident-not-over =
    🚨【警報·還沒有控制住】{ $kind } { $number }
    { $card }
    控制住以後請點「已控制」。
incident-added =
    🚨【現場補充】{ $kind } { $number }
    「{ $words }」
    { $card }
incident-photos = （照片）
incident-content = 狀況：{ $content }
incident-place = 地點：{ $place }
incident-homes = 報告人戶號：{ $units }
incident-hurt = 人員：{ $hurt }
incident-reporter = 報告人：{ $name } { $phone }
incident-stranger = 報告人：未登記，電話 { $phone }
incident-caller = 報告人：來電，由櫃檯代報，電話 { $phone }
incident-nearby = ⚠️ 同棟另有 { $count } 起同類狀況
incident-coming = 已回應：{ $names }
incident-unknown = 未記錄
incident-unknown-person = 報告人
incident-you-are-first = { $number } 由您負責，請馬上趕到：{ $place }（{ $name } { $phone }）。到場請點「到場」。路上注意安全！
incident-somebody-was-first = { $number } 已記錄您的回應，由 { $name } 負責。請一起前往支援，注意安全！
incident-acknowledged = { $number } 已由 { $name } 負責，正在趕去。
incident-arrived = { $number }：{ $name } 已到場。
incident-over =
    { $number } 已控制（{ $name }）：{ $result }
    辛苦了！
incident-ended = { $number } 已記錄控制住，辛苦了！接下來請寫事件報告；有東西要修，可以直接轉為報修。
incident-false-alarm = { $number } 是誤報，已結束（由 { $name } 確認）。辛苦了！
incident-report-written =
    【事件報告待簽】{ $number } { $kind }
    發生：{ $begun } · 到場：{ $arrived } · 結束：{ $ended } · 救出：{ $rescue }
    經過：{ $course }
    程度：{ $severity }
    損失：{ $loss }
    措施：{ $measures }
    撰寫：{ $writer }
incident-report-waiting =
    【事件報告還沒有簽】{ $number } { $kind }
    發生：{ $begun } · 到場：{ $arrived } · 結束：{ $ended } · 救出：{ $rescue }
    經過：{ $course }
    程度：{ $severity }
    損失：{ $loss }
    措施：{ $measures }
    撰寫：{ $writer }
incident-report-returned = { $number } 的事件報告請補充後再交：{ $remark }

notice-incident-acknowledged = 您好，{ $name }已收到警報（{ $number }），正在趕來。請先保護好自己，有新的狀況點「補充狀況」。謝謝您。
notice-incident-arrived = 您好，{ $name }已到現場處理（{ $number }）。請依現場同仁的指引做，謝謝您。
notice-incident-over = 您好，{ $number } 的狀況已經控制住，讓您受驚了。還有需要請隨時告訴我，謝謝您。
notice-incident-false-alarm = 您好，{ $number } 已按誤報結束。如果狀況還在，請馬上再告訴我。謝謝您。

emergency-caller-ask-content = 請簡單寫一下來電人說的狀況、位置和電話，寫完馬上發出警報。
emergency-caller-ask-kind = 請問是哪一類？點一下馬上發出警報。

report-ask-course = 請寫一下事件經過。需要附照片，可以一起傳來。
report-ask-rescue = 請問受困的人什麼時間救出？
report-ask-severity = 請問程度如何？
report-ask-loss = 請寫一下損失和影響，沒有的話寫「無」。
report-ask-measures = 請寫一下採取的措施和後續安排。
report-read-back =
    請核對事件報告：
    { $lines }
    這些都對嗎？
report-noted = { $number } 的事件報告已交主管簽名，辛苦了！
report-ask-return = 請寫一下需要補充的內容。
report-signed = { $number } 的事件報告已簽名歸檔，辛苦了！
report-sent-back = { $number } 的事件報告已退回補充。
field-course = 經過
field-rescue = 救出時間
field-severity = 程度
field-loss = 損失
field-measures = 措施
incident-severity-minor = 輕微
incident-severity-serious = 較重
incident-severity-major = 重大

event-incident-added = 補充狀況
event-false-alarm = 確認誤報
event-report-opened = 安排事件報告
event-report-written = 寫事件報告
event-report-returned = 退回事件報告
event-report-signed = 簽署事件報告
event-repair-opened = 轉為報修

error-incident-ended = { $number } 已經結束，辛苦了。如果狀況還在，請馬上再告訴我。
error-own-report = { $number } 的報告由您撰寫，請另一位主管或經理簽名。謝謝您。
error-repair-opened = { $number } 已經轉為報修，謝謝您。
