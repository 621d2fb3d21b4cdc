# 转人工：在聊天里和前台同事说话

flow-talk = 和同事聊天
flow-talk-reply = 在聊天里回复
flow-talk-end = 结束聊天
    .words = 结束聊天,结束,结束对话,结束人工,转回管家,转回机器人,退出人工,交还
button-reply = 聊天回复
button-talk-end = 结束聊天
talk-ask-words = 请直接写。
talk-begun = 您好，前台 { $name } 来了（{ $number }）。您直接写，{ $name } 就能看到；回复「结束」可以转回管家。
talk-nobody = 抱歉，前台同事都在忙，让您久等了。{ $number } 已转为电话，同事会尽快打给您。这里我随时都在，谢谢您！
talk-ended-by-staff = { $number } 前台 { $name } 已结束聊天。还有需要请随时告诉我，谢谢您！
talk-ended-by-silence = 有一会儿没有新消息，我先回来陪您（{ $number }）。还想找前台 { $name } 的话，回复「人工」就好，谢谢您！
talk-staff-ended-by-resident = { $name } 已转回管家（{ $number }）。请记录处理情况，需要时电话联系。
talk-staff-ended-by-silence = { $name } 这边有一会儿没有消息，聊天已交还管家（{ $number }）。请记录处理情况，需要时电话联系。
talk-card =
    【聊天接待】
    { $lines }
    您现在写的每一句都会以您的名字发给住户；说完点「结束聊天」。
talk-card-name = 住户：{ $name }
talk-card-unit = 房号：{ $unit }
talk-card-language = 语言：{ $language }
talk-card-words = 住户说：{ $words }
talk-line-resident = 【住户】{ $name }：{ $words }
talk-line-staff = 【前台】{ $name }：{ $words }
talk-line-files = { $name } 发来文件：
talk-passed = 已发给 { $name }。
talk-no-chat = 这位住户目前没有聊天窗口，请电话联系。
talk-none = 目前没有进行中的聊天。
talk-end-staff = 聊天已结束，{ $number } 已记录为处理完毕。辛苦了！
talk-end-resident = 好的，我回来了（{ $number }）。有需要随时告诉我，谢谢您！
error-talk-over = 这段聊天已经结束了。请您再告诉我一次需要什么，谢谢您。
error-talk-elsewhere = 这位住户正在和其他同事聊天，辛苦了。
