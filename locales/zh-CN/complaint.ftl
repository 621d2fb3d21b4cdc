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

flow-suits = 同意方案
flow-suits-not = 方案不合适
flow-settled = 投诉已解决
flow-unsettled = 投诉还没解决
flow-add-to-complaint = 补充投诉
    .words = 补充投诉,补充说明投诉
button-add-to-complaint = 补充 { $number }
button-suits = 合适，就这样办
button-suits-not = 不太合适
button-settled = 已解决
button-unsettled = 还没解决

notice-complaint-judged = 您好，您反映的 { $number } 已由{ $role }负责处理，我们会在 { $at } 前再答复您。谢谢您的耐心。
notice-complaint-looking = 您好，您反映的 { $number } 正在安排专人查看，我们会在 { $at } 前再答复您。谢谢您的耐心。
notice-complaint-answer =
    您好，关于您反映的 { $number }：
    { $words }
    下一次答复在 { $at } 前。谢谢您。
notice-complaint-explained =
    您好，非常抱歉让您费心了。关于您反映的 { $number }，我们认真了解过：
    { $words }
    请问这样说明可以吗？谢谢您的体谅。
notice-complaint-declined =
    您好，非常抱歉让您费心了。您的心情我们理解，关于 { $number }，按照{ $rule }的约定，目前需要照规定办理：
    { $words }
    请问这样说明可以吗？谢谢您的体谅。
notice-complaint-proposal =
    您好，关于您反映的 { $number }，我们打算这样处理：
    { $words }
    预计 { $at } 前办好。请问您觉得合适吗？谢谢您。
notice-complaint-apology =
    您好，我们郑重向您致歉。{ $apology }
    关于 { $number }，我们打算这样处理：
    { $words }
    预计 { $at } 前办好。请问您觉得合适吗？谢谢您。
notice-complaint-proposal-reminder =
    您好，打扰您了。{ $number } 的处理方案还在等您的意见：
    { $words }
    请问合适吗？谢谢您。
notice-complaint-carried-out =
    您好，您反映的 { $number } 已经办理：
    { $words }
    请问解决了吗？谢谢您。
notice-complaint-word-reminder = 您好，打扰您了。您反映的 { $number } 已经办理，请问解决了吗？谢谢您。

suits-noted = 谢谢您的理解，{ $number } 马上开始落实，办好后再请您看一下。
suits-not-ask = 非常抱歉，这个方案没有让您满意。请问哪里不合适，您希望怎么办？
suits-not-noted = 谢谢您告诉我们，{ $number } 会重新拟定方案，再来征求您的意见。
settled-thanks = 谢谢您的确认，{ $number } 已办结。过几天会再来听听您的意见，祝您生活愉快！
unsettled-ask = 非常抱歉，让您费心了。请问还有什么没有解决？
unsettled-noted = 再次向您致歉。{ $number } 重新处理，也已告知主管。谢谢您告诉我们。
no-open-complaints = 您目前没有处理中的投诉。有事情直接告诉我就好。
add-ask-which = 请问要补充哪一项？
add-ask-words = 请您直接写，我会转给负责的同事。
add-ask-concerned = 您提到了 { $names }。请问是要请其回避这件事吗？
concerned-yes = 是，请其回避
    .words = 是,是的,对,回避
concerned-no = 不是，只是提到
    .words = 不是,否,不用
add-noted = 已补充到 { $number }，并转给负责的同事。谢谢您！

error-complaint-step = { $number } 的这一步已经办过了，或者还没到这一步。请看最新的进展，谢谢！
error-complaint-apology = 请连同致歉的话一起写好：{ $number } 属于我方责任，谢谢！
error-complaint-not-approver = { $number } 由其他主管审批，谢谢！
error-complaint-decided = { $number } 的这份意见已经有同事审批过了，谢谢！
