# 员工：投诉处理

kind-complaint = 投诉
kind-complaint-approval = 投诉审批
button-complaint = 处理投诉
flow-complaint-file = 处理投诉
card-nameless = 联系人：匿名，请勿打听
severity-minor = 轻微
severity-important = 重要
severity-major = 重大

complaint-card-number = 编号：{ $number }（{ $severity } · { $kind }）
complaint-card-words = 住户原话：{ $words }
complaint-card-occasion = 时间地点：{ $occasion }
complaint-card-about = 投诉对象：{ $about }
complaint-card-persons = 回避人员：{ $names }
complaint-card-wanted = 住户希望：{ $wanted }
complaint-card-complainant = 投诉人：{ $name } { $phone } { $unit }
complaint-card-keep-name = 住户要求匿名，请勿告诉其他同事
complaint-card-receiver = 首接负责人：{ $name }
complaint-card-stage = 进展：{ $stage }
complaint-card-repeat = 同一事项本季度再次投诉，上一次：{ $number }
complaint-card-raised = 累计反映：{ $count } 次
complaint-card-answer = 承诺答复：{ $at } 前
complaint-file =
    【投诉】
    { $card }

complaint-staff-received =
    【新投诉】由您首接并负责到办结。请先了解情况，按时答复。
    { $card }
complaint-staff-major =
    【重大投诉】请立即关注
    { $card }
complaint-staff-due =
    【请按时答复】已答应住户的时间到了，请处理。
    { $card }
complaint-staff-late =
    【投诉逾期】已过时限，还没有答复住户
    { $card }
complaint-staff-handed-over =
    【投诉转交】请接手处理
    { $card }

event-received = 受理投诉
event-weighed = 升级为更重的投诉
event-judged = 核实
event-look-ordered = 安排查看
event-proposed = 提出处理意见
event-approved = 批准
event-returned = 退回修改
event-answered = 答复
event-agreed = 住户同意
event-disagreed = 住户不同意
event-carried-out = 落实
event-unsettled = 住户不满意
event-added = 住户补充
event-handed-over = 转交
event-reopened = 重新处理

complaint-card-look = 查看维修单：{ $number }
letter-text = 内容：{ $words }
letter-apology = 致歉：{ $words }
letter-rule = 依据：{ $rule }
letter-until = 预计完成：{ $at } 前
letter-remark = 退回原因：{ $words }
letter-reply = 住户意见：{ $words }
rule-covenant = 管理公约
rule-renovation = 装修指南
rule-handbook = 业主手册

complaint-staff-propose =
    【请提方案】这件投诉由您提出处理方案
    { $card }
complaint-staff-approve =
    【请审批】批准后发给住户
    { $card }
complaint-staff-returned =
    【退回修改】主管请您修改后再提交
    { $card }
complaint-staff-carry-out =
    【请落实】住户同意方案，请按时办好
    { $card }
complaint-staff-suits-not =
    【住户不同意】请重新提方案
    { $card }
complaint-staff-again =
    【重新处理】住户反映还没有解决
    { $card }
complaint-staff-added =
    【住户补充】
    { $card }
complaint-staff-looked =
    【查看完毕】请继续核实
    { $card }
complaint-staff-phone =
    【请电话联系】住户还没有回复，请致电并记录
    { $card }
complaint-staff-closed =
    【已办结】住户确认已解决，辛苦了！
    { $card }
complaint-staff-call-back =
    【请协助回访】主管将电话回访，请一起参与
    { $card }

flow-judge-complaint = 核实投诉
flow-propose-remedy = 提出方案
flow-approve-letter = 批准
flow-return-letter = 退回修改
flow-answer-complaint = 答复住户
flow-carry-out = 已落实
flow-complaint-word = 电话结果
button-judge-complaint = 核实
button-propose-remedy = 提出方案
button-approve-letter = 批准
button-return-letter = 退回修改
button-answer-complaint = 答复住户
button-carry-out = 已落实
button-complaint-word = 电话结果

judge-ask-verdict = 请问核实的情况如何？
verdict-justified = 属实
verdict-unjustified = 与事实不符
verdict-rule = 与规定不符
verdict-look = 先查看工程
judge-ask-role = 请问由哪个部门负责？
judge-ask-fault = 请问是我方的过失吗？
fault-yes = 是我方过失
fault-no = 非我方过失
judge-ask-rule = 请问依据哪项规定？可以点选，也可以直接写。
judge-ask-look = 请写明要查看什么、在哪里。
judge-ask-explanation = 请写给住户的说明，先致意，再讲清原因。主管批准后发出。
judge-taken-up = { $number } 已记录，由 { $name } 提出方案，也已告知住户。
judge-look-ordered = { $number } 已安排查看，维修单 { $repair }，也已告知住户。
letter-to-approval = { $number } 已提交主管审批，批准后发给住户。
propose-ask-words = 请写处理方案，住户会看到原文。
propose-ask-term = 请问什么时候办好？
propose-ask-apology = 请写给住户的致歉，以管理处名义发出。
term-today = 今天
term-tomorrow = 明天
term-three-days = 三天内
term-week = 一周内
letter-approved = { $number } 已批准并发给住户。
letter-ask-remark = 请写退回的原因。
letter-returned = { $number } 已退回。
complaint-answer-ask = 请写给住户的答复：目前在做什么。请勿许诺还没有定的事。
complaint-answer-term = 请问下一次什么时候答复？
complaint-answer-sent = { $number } 已答复住户，下一次答复：{ $at } 前。
carry-out-ask-words = 请写落实的结果，住户会看到原文。
carry-out-noted = { $number } 已记录，等住户确认。辛苦了！
word-ask-content = 请问住户在电话里怎么说？
word-yes = 同意或已解决
word-no = 不同意或没解决
word-ask-words = 请写下住户的原话。
word-noted = { $number } 已记录。谢谢！
complaint-day =
    【今日投诉】重大和遗留的投诉：
    { $lines }
complaint-day-line = { $number } { $severity }，{ $stage }（{ $name }）
