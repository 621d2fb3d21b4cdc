# 对话通用用语。`.words` 是住户或员工可能输入的说法，用逗号分开；繁体与英文的说法写在各自的文件里，合起来用。

verbatim = { $value }
moment = { $month }月{ $day }日 { $time }
read-back-line = { $name }：{ $value }
order-label = { $number } { $content }

command-cancel = 取消
    .words = 取消,取消吧,算了,算了吧,不报了,退出,放弃
command-back = 上一步
    .words = 上一步,上一个,上一题,返回,返回上一步,后退
command-help = 帮助
    .words = 帮助,怎么用,菜单,你好,您好,在吗

choice-confirm = 确认提交
    .words = 确认,确定,对,对的,都对,是,是的,好,好的,行,可以,可以的,没错,没有错,没问题,正确,提交,嗯,嗯嗯
choice-change = 修改
    .words = 修改,改,改一下,要改,更改,不对,不正确,不是,不是的,不行,不可以,不好,有误,有错,错了,填错了,不确定,不太确定,没确定,不确认,别确认,没确认,不提交,别提交,不要提交,先不提交,先别提交
choice-cancel = 取消
    .words = 取消,算了,不报了
choice-resume = 继续
    .words = 继续,继续填,继续填写,接着,接着填,不放弃,不重新开始
choice-drop = 重新开始
    .words = 重新开始,重来,重填,放弃,不要了,算了,不继续

ask-what-to-change = 好的，请问您想修改哪一项？
ask-resume = 您好，您之前的「{ $flow }」还没有填完，请问是继续填写，还是重新开始？
ask-which-meant = 我想确认一下，您是想办理下面哪一项？点一下就好；都不是的话，请您换个说法告诉我。
ask-which-one = 请问您指的是哪一项？
ask-which-order = 请问是哪一张工单？
back-to = 我们接着刚才的「{ $flow }」：
back-at-start = 这已经是第一个问题了，请您直接回答就好。
flow-dropped = 好的，已停止填写，没有提交。需要时随时告诉我，谢谢您。
help-in-flow = 您可以直接回答下面的问题；回复「上一步」可以改前一项，回复「取消」可以停止填写。
files-noted = 您发的照片或文件已收到，谢谢您。
message-empty = 抱歉，这条消息里没有看到文字，请您再发一次。
button-spent = 这个按钮是之前的，已经过期了，请您看下面最新的内容：
button-unknown = 这个按钮现在用不上了，请您直接告诉我需要什么。
not-understood = 请您再说一次，好吗？
unclear = 抱歉，我没有看明白，请您换个说法再告诉我一次。
unclear-choice = 抱歉，我没有看明白。请您点选下面的按钮，或者回复编号。
unclear-often = 抱歉，让您费心了。有按钮时请点选，或者回复编号；回复「人工」请同事联系您，回复「取消」可以停止填写。
unclear-phone = 请留一个方便联系的电话号码，例如 13800138000。
turn-failed = 非常抱歉，刚才处理您的消息时出了点问题，我们已经记录下来。请您稍后再发一次；如果着急，请直接联系前台。谢谢您。

help-resident = 您好，{ $name }！我是管家。有什么事请直接用您的话告诉我，例如“厨房水管漏水了”；报修、投诉、咨询、账单、进度都可以，也可以点选下面的按钮。
help-stranger = 您好！我是管家。请告诉我您的房号、姓名和登记的电话，核对好就可以报修和查询；有前台给的绑定码也可以直接发给我。谢谢您！
help-staff = 您好，{ $name }！您可以点选下面的按钮，也可以直接回复「接单」「出发」「到场」「完成」，或者发送工单编号查看时间线。

the-system = 系统
nobody-yet = 暂无
