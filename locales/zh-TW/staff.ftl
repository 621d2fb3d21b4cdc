# 同仁：派工、接單、現場、櫃檯

kind-repair = 維修
kind-sign-off-call = 電話確認
kind-talk-call = 住戶請求回電
kind-undelivered = 訊息未送達，請電話聯絡
kind-re-inspection = 公共區域查驗
kind-signature = 簽名確認

card-number = 編號：{ $number }
card-content = 狀況：{ $content }
card-category = 類別：{ $category }
card-unit = 戶號：{ $unit } · { $place }
card-area = 公共區域：{ $place }
card-availability = 在家時間：{ $availability }
card-wishes = 特別需求：{ $wishes }
card-reopened = 再次維修：第 { $count } 次
card-remark = 住戶反映：{ $remark }
card-contact = 聯絡人：{ $name } { $phone }
card-key-yes = 備用鑰匙：住戶同意（須櫃檯、保全、工務三方在場）
card-key-no = 備用鑰匙：住戶未同意

button-accept = 接單
button-decline = 拒接
button-depart = 出發
button-arrive = 到場
button-complete = 完成
button-assign = 指派

flow-accept = 接單
    .words = 接單,我接,我來,我嚟
flow-decline = 拒接
    .words = 拒接,拒單,不接,唔接
flow-depart = 出發
    .words = 出發,出發了,在路上,起行
flow-arrive = 到場
    .words = 到場,到了,已到,到達,到咗
flow-complete = 完成
    .words = 完成,完成了,修好了,修完了,搞定,搞掂,整好咗,已控制,控制住了
flow-assign = 指派
flow-desk-result = 處理結果
flow-my-orders = 我的工單
    .words = 我的工單,工單
flow-timeline = 查工單
    .words = 查工單,查單,處理紀錄

notice-offer =
    【新工單】{ $kind }
    { $card }
notice-offer-reminder =
    【請盡快接單】{ $kind }
    { $card }
notice-offer-taken = { $number } 已由 { $name } 接單，辛苦了。
notice-order-cancelled = { $number } 已取消，請停止處理。辛苦了。
notice-order-reassigned = { $number } 已改派給其他同仁。辛苦了。
notice-assigned =
    【指派給您】{ $kind }
    { $card }
notice-work-reminder =
    【請及時處理】{ $kind }
    { $card }
notice-escalation =
    【逾時通報】{ $state }
    { $card }
escalation-not-taken = 已到時限，還沒有人接單
escalation-not-done = { $name } 已接單，到時限還沒有完成
notice-nobody-on-duty =
    【無人值班】目前沒有合適的同仁值班，可以直接指派。
    { $card }
notice-reopened =
    【再次維修】住戶反映還沒有修好
    { $card }
notice-signed-off = { $number } 住戶已確認修好。辛苦了！

no-open-offers = 目前沒有等您接的工單。
no-orders-of-mine = 您手上目前沒有工單。
accepted =
    已接單，謝謝！
    { $card }
declined = 已記錄，{ $number } 會請其他同仁處理。謝謝！
decline-ask-reason = 請問原因是什麼？可以點選，也可以直接寫。
decline-busy = 手上有工作
decline-not-my-trade = 工種不符
decline-off-duty = 未當班
depart-noted = { $number } 已記錄出發，路上請小心。
arrive-noted = { $number } 已記錄到場。辛苦了！
photo-first-staff = 照片收到了，謝謝！完工的照片，請點工單上的「完成」，照片會一起帶上；要報修的話，請直接回答：
complete-ask-result = 請寫一下處理結果，例如「更換水龍頭軸心，試水正常」。
complete-unclear-result = 請用文字寫一下處理結果。
complete-noted = { $number } 已記錄完成，接下來等待確認。辛苦了！
assign-ask-who = 請問指派給誰？
assign-nobody = 目前沒有可以指派的同仁。
assign-candidate = { $name }（手上 { $count } 張）
assign-candidate-off-duty = { $name }（未當班，手上 { $count } 張）
assigned = { $number } 已指派給 { $name }。
my-order = { $number }「{ $content }」：{ $state }
my-offer = { $number }「{ $content }」：等您接單

result-fixed = 住戶說已修好
result-not-fixed = 住戶說還沒修好
result-no-answer = 無人接聽
result-handled = 已處理
result-passed = 查驗合格
result-failed = 查驗不合格
result-signed = 簽名
result-refused = 退回
desk-ask-not-fixed = 請問住戶說還有什麼問題？
desk-ask-handled = 請寫一下處理情形。
desk-ask-failed = 請寫一下不合格的地方。
desk-ask-refused = 請寫一下退回的原因。
desk-noted = { $number } 已記錄。謝謝！
desk-call-again = { $number } 已記錄無人接聽，稍後會再提醒您。

timeline-ask-number = 請輸入工單編號，例如 BX-20261121-0007。
timeline-unclear-number = 編號的格式是 BX-20261121-0007，請再輸入一次。
timeline-unknown = 沒有找到 { $number }，請核對編號。
timeline-overview =
    { $number }「{ $content }」
    { $lines }
timeline-line = { $at } { $event }（{ $name }）
event-reported = 登記
event-offered = 派工
event-nobody-on-duty = 無人值班
event-reminded = 催辦
event-escalated = 逾時通報
event-accepted = 接單
event-declined = 拒接
event-assigned = 指派
event-departed = 出發
event-arrived = 到場
event-completed = 完成
event-sign-off-reminded = 提醒確認
event-signed-off = 確認修好
event-not-fixed = 未修好，重新處理
event-call-opened = 轉電話
event-called = 已致電
event-inspection-opened = 安排查驗
event-inspected = 查驗
event-signed = 簽名
event-undelivered = 訊息未送達
event-handled = 處理
event-cancelled = 取消
event-closed = 結案
