# 排班：我的班次、换班、请假、次月排班（S1、S2）

flow-my-shifts = 我的班次
    .words = 我的班次,班次,我的班,排班,我的排班
flow-swap-shift = 换班
    .words = 换班,调班,我要换班
flow-agree-swap = 同意换班
flow-decline-swap = 暂不换班
flow-approve-swap = 批准换班
flow-refuse-swap = 退回换班
flow-sick = 请假
    .words = 请假,病假,我要请假,请病假
flow-well = 销假
    .words = 销假,我要销假
flow-approve-roster = 批准排班

roster-day = { $month }月{ $day }日（{ $weekday }）
weekday-mon = 周一
weekday-tue = 周二
weekday-wed = 周三
weekday-thu = 周四
weekday-fri = 周五
weekday-sat = 周六
weekday-sun = 周日
shift-always = 全天
shift-early = 早班
shift-middle = 中班
shift-night = 夜班
shift-office = 行政班
shift-day = 白班
shift-off = 休息
shift-sick = 请假
shift-line = { $date }：{ $shift } { $hours }
shift-line-off = { $date }：{ $shift }
my-shifts =
    您接下来两周的班次：
    { $lines }

swap-ask-day = 请问换哪一天的班？
swap-ask-colleague = 请问和哪位同事换？
swap-ask-return = 请问是只换这一天，还是另外还一天？还一天请写日期，例如“12月3日”。
swap-no-return = 只换这一天
swap-nobody = 目前没有同岗位的同事可以换班，请与主管商量。
swap-asked = 已请 { $name } 确认。同事同意后，由主管批准。
swap-noted = 已记录。谢谢！
unclear-day = 请写一个日期，例如“明天”或“12月3日”。
button-approve-roster = 批准排班
roster-swap-asked =
    【换班】{ $name } 想和您互换以下日期的班：
    { $days }
roster-swap-agreed =
    【换班待批】{ $name } 和 { $colleague } 已商定互换以下日期的班：
    { $days }
roster-swap-approved =
    【换班已批准】{ $name } 和 { $colleague } 互换以下日期的班：
    { $days }
roster-swap-declined =
    【换班】{ $colleague } 这次没有同意换班，您的班次照旧：
    { $days }
roster-swap-refused =
    【换班】{ $name } 和 { $colleague } 的换班没有批准，班次照旧：
    { $days }

sick-ask-from = 请问从哪天开始请假？可以点选，也可以写日期。
sick-ask-until = 请问请到哪天（含当天）？可以点选，也可以写日期。
sick-today = 今天
sick-tomorrow = 明天
sick-one-day = 只请一天
sick-noted = 已记录请假：{ $from } 至 { $until }。主管已收到通知，您手上的工单会请同事接手。请好好休息，提前回来请回复「销假」。
well-noted = { $name }，欢迎回来！已记录销假，今天起按原班次上班。

roster-overview = { $month }：{ $people } 人，{ $shifts } 个班次
roster-gaps = 没有工程人员在班的日子：{ $days } 日
roster-waiting =
    【排班待批准】批准后生效。
    { $overview }
roster-missing = 【请排班】{ $month } 的排班还没有导入，请在月初前完成。谢谢！
roster-approved = 【排班已批准】{ $month } 的排班已生效，可以查看您的班次。
roster-approve-noted = { $month } 的排班已批准，共 { $count } 个班次生效，已通知同事们。
roster-sick =
    { $count ->
        [0] 【请假】{ $name } 请假：{ $from } 至 { $until }。
       *[other] 【请假】{ $name } 请假：{ $from } 至 { $until }。手上的 { $count } 张工单已重新派出。
    }
roster-well = 【销假】{ $name } 今天起恢复上班。
event-released = 重新派单

error-roster-nothing-to-approve = 这个月目前没有等待批准的排班。
error-swap-over = 这次换班已经处理过，或日期已过、有人请假。回复「我的班次」可以查看最新班次。
error-swap-nothing = 您和这位同事那天的班次相同，无需换班。
error-swap-own = 您自己的换班请另一位主管批准，谢谢！
error-sick-days = 请假从今天或以后开始，一次最多 { $days } 天。更长的请与主管商量。
error-sick-not = 目前没有您的请假记录。
