# 員工：投訴處理

kind-complaint = 投訴
kind-complaint-approval = 投訴審批
button-complaint = 處理投訴
flow-complaint-file = 處理投訴
card-nameless = 聯絡人：匿名，請勿打聽
severity-minor = 輕微
severity-important = 重要
severity-major = 重大

complaint-card-number = 編號：{ $number }（{ $severity } · { $kind }）
complaint-card-words = 住戶原話：{ $words }
complaint-card-occasion = 時間地點：{ $occasion }
complaint-card-about = 投訴對象：{ $about }
complaint-card-persons = 迴避人員：{ $names }
complaint-card-wanted = 住戶希望：{ $wanted }
complaint-card-complainant = 投訴人：{ $name } { $phone } { $unit }
complaint-card-keep-name = 住戶要求匿名，請勿告訴其他同事
complaint-card-receiver = 首接負責人：{ $name }
complaint-card-stage = 進展：{ $stage }
complaint-card-repeat = 同一事項本季度再次投訴，上一次：{ $number }
complaint-card-raised = 累計反映：{ $count } 次
complaint-card-answer = 承諾答覆：{ $at } 前
complaint-file =
    【投訴】
    { $card }

complaint-staff-received =
    【新投訴】由您首接並負責到辦結。請先了解情況，按時答覆。
    { $card }
complaint-staff-major =
    【重大投訴】請立即關注
    { $card }
complaint-staff-due =
    【請按時答覆】已答應住戶的時間到了，請處理。
    { $card }
complaint-staff-late =
    【投訴逾期】已過時限，還沒有答覆住戶
    { $card }
complaint-staff-handed-over =
    【投訴轉交】請接手處理
    { $card }

event-received = 受理投訴
event-weighed = 升級為更重的投訴
event-judged = 核實
event-look-ordered = 安排查看
event-proposed = 提出處理意見
event-approved = 批准
event-returned = 退回修改
event-answered = 答覆
event-agreed = 住戶同意
event-disagreed = 住戶不同意
event-carried-out = 落實
event-unsettled = 住戶不滿意
event-added = 住戶補充
event-handed-over = 轉交
event-reopened = 重新處理
