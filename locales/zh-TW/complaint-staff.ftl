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

complaint-card-look = 查看維修單：{ $number }
letter-text = 內容：{ $words }
letter-apology = 致歉：{ $words }
letter-rule = 依據：{ $rule }
letter-until = 預計完成：{ $at } 前
letter-remark = 退回原因：{ $words }
letter-reply = 住戶意見：{ $words }
rule-covenant = 管理公約
rule-renovation = 裝修指南
rule-handbook = 業主手冊

complaint-staff-propose =
    【請提方案】這件投訴由您提出處理方案
    { $card }
complaint-staff-approve =
    【請審批】批准後發給住戶
    { $card }
complaint-staff-returned =
    【退回修改】主管請您修改後再提交
    { $card }
complaint-staff-carry-out =
    【請落實】住戶同意方案，請按時辦好
    { $card }
complaint-staff-suits-not =
    【住戶不同意】請重新提方案
    { $card }
complaint-staff-again =
    【重新處理】住戶反映還沒有解決
    { $card }
complaint-staff-added =
    【住戶補充】
    { $card }
complaint-staff-looked =
    【查看完畢】請繼續核實
    { $card }
complaint-staff-phone =
    【請電話聯絡】住戶還沒有回覆，請致電並記錄
    { $card }
complaint-staff-closed =
    【已辦結】住戶確認已解決，辛苦了！
    { $card }
complaint-staff-call-back =
    【請協助回訪】主管將電話回訪，請一起參與
    { $card }

flow-judge-complaint = 核實投訴
flow-propose-remedy = 提出方案
flow-approve-letter = 批准
flow-return-letter = 退回修改
flow-answer-complaint = 答覆住戶
flow-carry-out = 已落實
flow-complaint-word = 電話結果
button-judge-complaint = 核實
button-propose-remedy = 提出方案
button-approve-letter = 批准
button-return-letter = 退回修改
button-answer-complaint = 答覆住戶
button-carry-out = 已落實
button-complaint-word = 電話結果

judge-ask-verdict = 請問核實的情況如何？
verdict-justified = 屬實
verdict-unjustified = 與事實不符
verdict-rule = 與規定不符
verdict-look = 先查看工程
judge-ask-role = 請問由哪個部門負責？
judge-ask-fault = 請問是我方的過失嗎？
fault-yes = 是我方過失
fault-no = 非我方過失
judge-ask-rule = 請問依據哪項規定？可以點選，也可以直接寫。
judge-ask-look = 請寫明要查看什麼、在哪裡。
judge-ask-explanation = 請寫給住戶的說明，先致意，再講清原因。主管批准後發出。
judge-taken-up = { $number } 已記錄，由 { $name } 提出方案，也已告知住戶。
judge-look-ordered = { $number } 已安排查看，維修單 { $repair }，也已告知住戶。
letter-to-approval = { $number } 已提交主管審批，批准後發給住戶。
propose-ask-words = 請寫處理方案，住戶會看到原文。
propose-ask-term = 請問什麼時候辦好？
propose-ask-apology = 請寫給住戶的致歉，以管理處名義發出。
term-today = 今天
term-tomorrow = 明天
term-three-days = 三天內
term-week = 一週內
letter-approved = { $number } 已批准並發給住戶。
letter-ask-remark = 請寫退回的原因。
letter-returned = { $number } 已退回。
complaint-answer-ask = 請寫給住戶的答覆：目前在做什麼。請勿許諾還沒有定的事。
complaint-answer-term = 請問下一次什麼時候答覆？
complaint-answer-sent = { $number } 已答覆住戶，下一次答覆：{ $at } 前。
carry-out-ask-words = 請寫落實的結果，住戶會看到原文。
carry-out-noted = { $number } 已記錄，等住戶確認。辛苦了！
word-ask-content = 請問住戶在電話裡怎麼說？
word-yes = 同意或已解決
word-no = 不同意或沒解決
word-ask-words = 請寫下住戶的原話。
word-noted = { $number } 已記錄。謝謝！
complaint-day =
    【今日投訴】重大和遺留的投訴：
    { $lines }
complaint-day-line = { $number } { $severity }，{ $stage }（{ $name }）
