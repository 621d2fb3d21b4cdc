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
