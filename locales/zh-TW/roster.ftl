# 排班：我的班次、換班、請假、次月排班（S1、S2）

flow-my-shifts = 我的班次
    .words = 我的班次,班次,我的班,排班,我的排班
flow-swap-shift = 換班
    .words = 換班,調班,我要換班
flow-agree-swap = 同意換班
flow-decline-swap = 暫不換班
flow-approve-swap = 批准換班
flow-refuse-swap = 退回換班
flow-sick = 請假
    .words = 請假,病假,我要請假,請病假
flow-well = 銷假
    .words = 銷假,我要銷假
flow-approve-roster = 批准排班

roster-day = { $month }月{ $day }日（{ $weekday }）
weekday-mon = 週一
weekday-tue = 週二
weekday-wed = 週三
weekday-thu = 週四
weekday-fri = 週五
weekday-sat = 週六
weekday-sun = 週日
shift-always = 全天
shift-early = 早班
shift-middle = 中班
shift-night = 夜班
shift-office = 行政班
shift-day = 白班
shift-off = 休息
shift-sick = 請假
shift-line = { $date }：{ $shift } { $hours }
shift-line-off = { $date }：{ $shift }
my-shifts =
    您接下來兩週的班次：
    { $lines }

swap-ask-day = 請問換哪一天的班？
swap-ask-colleague = 請問和哪位同事換？
swap-ask-return = 請問是只換這一天，還是另外還一天？還一天請寫日期，例如「12月3日」。
swap-no-return = 只換這一天
swap-nobody = 目前沒有同崗位的同事可以換班，請與主管商量。
swap-asked = 已請 { $name } 確認。同事同意後，由主管批准。
swap-noted = 已記錄。謝謝！
unclear-day = 請寫一個日期，例如「明天」或「12月3日」。
button-approve-roster = 批准排班
roster-swap-asked =
    【換班】{ $name } 想和您互換以下日期的班：
    { $days }
roster-swap-agreed =
    【換班待批】{ $name } 和 { $colleague } 已商定互換以下日期的班：
    { $days }
roster-swap-approved =
    【換班已批准】{ $name } 和 { $colleague } 互換以下日期的班：
    { $days }
roster-swap-declined =
    【換班】{ $colleague } 這次沒有同意換班，您的班次照舊：
    { $days }
roster-swap-refused =
    【換班】{ $name } 和 { $colleague } 的換班沒有批准，班次照舊：
    { $days }

sick-ask-from = 請問從哪天開始請假？可以點選，也可以寫日期。
sick-ask-until = 請問請到哪天（含當天）？可以點選，也可以寫日期。
sick-today = 今天
sick-tomorrow = 明天
sick-one-day = 只請一天
sick-noted = 已記錄請假：{ $from } 至 { $until }。主管已收到通知，您手上的工單會請同事接手。請好好休息，提前回來請回覆「銷假」。
well-noted = { $name }，歡迎回來！已記錄銷假，今天起按原班次上班。

roster-overview = { $month }：{ $people } 人，{ $shifts } 個班次
roster-gaps = 沒有工程人員在班的日子：{ $days } 日
roster-waiting =
    【排班待批准】批准後生效。
    { $overview }
roster-missing = 【請排班】{ $month } 的排班還沒有匯入，請在月初前完成。謝謝！
roster-approved = 【排班已批准】{ $month } 的排班已生效，可以查看您的班次。
roster-approve-noted = { $month } 的排班已批准，共 { $count } 個班次生效，已通知同事們。
roster-sick =
    { $count ->
        [0] 【請假】{ $name } 請假：{ $from } 至 { $until }。
       *[other] 【請假】{ $name } 請假：{ $from } 至 { $until }。手上的 { $count } 張工單已重新派出。
    }
roster-well = 【銷假】{ $name } 今天起恢復上班。
event-released = 重新派單

error-roster-nothing-to-approve = 這個月目前沒有等待批准的排班。
error-swap-over = 這次換班已經處理過，或日期已過、有人請假。回覆「我的班次」可以查看最新班次。
error-swap-nothing = 您和這位同事那天的班次相同，無需換班。
error-swap-own = 您自己的換班請另一位主管批准，謝謝！
error-sick-days = 請假從今天或以後開始，一次最多 { $days } 天。更長的請與主管商量。
error-sick-not = 目前沒有您的請假記錄。
