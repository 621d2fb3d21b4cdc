# 投诉：登记、进展、答复

flow-complaint = 投诉
    .words = 投诉,我要投诉,我想投诉,投诉物业,提投诉
complaint-heard = 非常抱歉给您添了不愉快，也谢谢您愿意告诉我们。我马上为您登记，再跟您确认几件事就好。
complaint-ask-content = 非常抱歉让您不满意，也谢谢您告诉我们。请问发生了什么事？您直接说就好，有照片也可以一起发。
complaint-unclear-content = 抱歉，请您用几句话说一下发生了什么事。
complaint-ask-occasion = 请问是什么时候、在哪里发生的？可以点选，也可以直接写。
complaint-ask-about = 请问您反映的是哪个部门，或者哪一位？可以点选，也可以直接写。
complaint-ask-which = 为了避开当事人，想跟您确认一下是哪一位。这件事由其他同事处理，当事人看不到。
complaint-ask-wanted = 请问您希望我们怎么做？可以点选，也可以直接写。
complaint-ask-unit = 请问是哪一处房号？
complaint-ask-kind = 请问属于哪一类？
complaint-ask-phone = 请您留一个联系电话。
complaint-ask-anonymous = 请问您希望匿名吗？匿名时，姓名、电话和房号只有主管和经理看得到，答复照样发给您。
complaint-read-back =
    请您核对一下：
    { $lines }
    这些都对吗？如需匿名，直接回复「匿名」就好。
complaint-opened = 已为您登记，编号 { $number }，由 { $name } 跟进到底，{ $at } 前给您答复。回复「进度」可以随时查询。再次谢谢您告诉我们！
complaint-field-content = 经过
complaint-field-occasion = 时间地点
complaint-field-about = 投诉对象
complaint-field-staff = 具体人员
complaint-field-wanted = 您的希望
complaint-field-anonymous = 匿名
complaint-about-nothing = 没有具体的人或部门
complaint-staff-member = { $name }（{ $role }）
complaint-unsure = 说不准是哪一位
complaint-anonymous-yes = 匿名
complaint-anonymous-no = 实名
complaint-anonymous = 匿名住户
occasion-just-now = 刚刚
occasion-always = 一直这样
wish-soon = 尽快解决
wish-apology = 道歉
wish-word = 给一个说法

complaint-kind-equipment = 设备设施
complaint-kind-attitude = 服务态度
complaint-kind-quality = 服务质量
complaint-kind-incident = 突发事件
complaint-kind-other = 其他

complaint-stage-received = 正在了解情况
complaint-stage-explaining = 正在准备说明
complaint-stage-proposing = 正在拟定方案
complaint-stage-approving = 方案正在审核
complaint-stage-asking = 方案等您确认
complaint-stage-carrying-out = 正在落实
complaint-stage-done = 已办理，等您确认
complaint-stage-closed = 已办结
complaint-stage-withdrawn = 已撤回
progress-next-answer = 下次答复：{ $at } 前

error-complaint-nobody = 抱歉，这件事需要由公司上级来处理，请您直接联系物业公司总部，谢谢您。
