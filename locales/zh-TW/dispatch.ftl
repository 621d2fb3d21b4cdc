# 派單：為什麼派給您、轉單、求助（R3、R4）

offer-why = 為什麼派給您：{ $reasons }
why-and = { $all }·{ $next }
why-on-duty = 當班
why-off-duty = 無人當班，請您支援
why-area = 您負責的樓棟
why-previous = 上次也是您修的
why-turn = 輪到您了
why-load = 手頭 { $count } 單

button-transfer = 轉單
button-help = 求助
flow-transfer = 轉單
    .words = 轉單,我要轉單,轉給同事
flow-help = 求助
    .words = 求助,請求支援,要人幫忙
flow-agree-assist = 可以，我來
flow-decline-assist = 這次抽不開身
assist-nobody = 目前沒有可以接手的同事，請聯絡主管。
assist-ask-transfer = 請問轉給哪位同事？
assist-ask-help = 請問請哪位同事來幫忙？
assist-ask-reason = 請問原因是什麼？可以點選，也可以直接寫。
assist-busy = 手上的活走不開
assist-not-my-trade = 需要別的工種
assist-needs-two = 需要兩個人
assist-off-duty = 快要下班
assist-asked = { $number } 已請 { $name } 確認。對方答應之前，工單仍由您負責。
assist-declined-noted = 已告訴同事。謝謝！
assist-transfer-noted = { $number } 已轉到您名下，謝謝！
assist-help-noted =
    謝謝您來幫忙！做完後您或同事都可以報完成。
    { $card }
assist-transfer-asked =
    【轉單】{ $name } 想請您接手：{ $reason }
    { $card }
assist-help-asked =
    【求助】{ $name } 想請您來幫忙：{ $reason }
    { $card }
assist-transfer-accepted = { $number } 已由 { $name } 接手，辛苦了。
assist-transfer-declined = { $number }：{ $name } 這次抽不開身，工單仍由您負責，可以再問別的同事。
assist-help-accepted = { $number }：{ $name } 會來幫忙。
assist-help-declined = { $number }：{ $name } 這次抽不開身，可以再問別的同事。

event-transfer-asked = 申請轉單
event-transferred = 轉單
event-help-asked = 求助
event-joined = 協助
event-assist-declined = 未能協助

error-assist-over = 這個請求已經處理過，或工單已有變化。回覆「我的工單」可以查看最新狀況。
