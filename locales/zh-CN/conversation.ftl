# 对话通用用语。`.words` 是住户或员工可能输入的说法，用逗号分开。

verbatim = { $value }
moment = { $month }月{ $day }日 { $time }
read-back-line = { $name }：{ $value }
order-label = { $number } { $content }

command-cancel = 取消
    .words = 取消,算了,不报了,退出,cancel,quit,exit,stop,取消吧,放弃
command-back = 上一步
    .words = 上一步,返回,后退,back,上一个
command-help = 帮助
    .words = 帮助,help,怎么用,菜单,menu,?,？,/help,/start,你好,您好,hello,hi,在吗

choice-confirm = 确认提交
    .words = 确认,确定,对,对的,是,是的,好,好的,没错,没问题,可以,提交,ok,okay,yes,y,confirm,嗯
choice-change = 修改
    .words = 修改,改,改一下,不对,有误,错了,change,edit,no
choice-cancel = 取消
    .words = 取消,算了,不报了,cancel
choice-resume = 继续
    .words = 继续,接着,resume,continue,yes
choice-drop = 重新开始
    .words = 重新开始,放弃,不要了,drop,restart,no,算了,重来

ask-what-to-change = 好的，请问您想修改哪一项？
ask-resume = 您好，您之前的「{ $flow }」还没有填完，请问是继续填写，还是重新开始？
ask-which-one = 请问您指的是哪一项？
ask-which-order = 请问是哪一张工单？
back-to = 我们接着刚才的「{ $flow }」：
back-at-start = 这已经是第一个问题了。
flow-dropped = 好的，已为您取消填写。需要时随时告诉我，谢谢您。
help-in-flow = 您可以直接回答下面的问题；回复「上一步」可以改前一项，回复「取消」可以停止填写。
files-noted = 照片已收到，谢谢您。
message-empty = 这条消息里没有看到文字，请您再发一次。
button-spent = 这个按钮属于之前的问题，已经失效了。
button-unknown = 这个按钮现在用不上了，请您直接告诉我需要什么。
not-understood = 请您再说一次，好吗？
unclear = 抱歉，我没有看明白，请您换个说法再告诉我一次。
unclear-choice = 抱歉，我没有看明白。请点选下面的按钮，或者回复编号。
unclear-often = 抱歉让您费心了。请点选下面的按钮或回复编号；回复「人工」我请同事联系您，回复「取消」可以停止填写。
unclear-phone = 请留一个能联系到您的电话号码，例如 13800138000。
turn-failed = 非常抱歉，刚才处理您的消息时出了点问题，已经记录下来。请您稍后再发一次，或者回复「人工」请同事联系您。

help-resident = 您好，{ $name }！我是管家。请直接告诉我哪里需要维修，例如“厨房水管漏水了”；也可以点选下面的按钮。
help-stranger = 您好！我是管家。现在还没有您的住户资料，请联系前台登记，登记后就可以在这里报修和查询了。谢谢您。
help-staff = 您好，{ $name }！您可以点选下面的按钮，也可以直接回复「接单」「出发」「到场」「完成」，或者发送工单编号查看时间线。

the-system = 系统
nobody-yet = 暂无
