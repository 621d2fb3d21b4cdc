# 报修：填写、复述、确认

flow-repair = 报修
    .words = 报修,我要报修,维修,我要维修,修东西
flow-repair-for-resident = 代住户报修
    .words = 代住户报修,代报修,电话报修

public-area = 公共区域
    .words = 公共区域,公区,公共地方

field-content = 情况
field-where = 房号
field-place = 位置
field-category = 类别
field-contact-name = 联系人
field-contact-phone = 电话
field-availability = 在家时间
field-key = 备用钥匙
field-wishes = 特别要求

repair-heard = 您好，您的报修我收到了，再跟您确认几件事就可以安排师傅。
repair-ask-content = 您好，请问是哪里、什么东西需要维修？简单描述一下就好。
repair-unclear-content = 请您用几个字描述一下需要维修的情况，例如“卫生间水龙头滴水”。
repair-ask-where = 请问是您家里，还是公共区域？
repair-ask-place = 请问是家里的哪个位置？可以点选，也可以直接写。
repair-ask-area = 请问是哪个公共区域？可以点选，也可以直接写，例如“3栋大堂”。
repair-ask-category = 请问属于哪一类？
repair-ask-contact-name = 请问怎么称呼您？
repair-ask-contact-phone = 请您留一个联系电话，方便师傅联系您。
repair-ask-availability = 请问您什么时候方便在家？可以点选，也可以直接写，例如“明天下午三点以后”。
repair-ask-key = 如果到时家里没人，您是否同意客服、保安、工程三方一起在场，用备用钥匙入户维修？
repair-ask-wishes = 还有什么特别要求吗？没有的话点「没有」就好。
repair-read-back =
    请您核对一下：
    { $lines }
    这些都对吗？
repair-read-back-for-resident =
    请与住户核对：
    { $lines }
    这些都对吗？
repair-opened = 已为您登记，编号 { $number }。正在为您安排师傅，有师傅接单后马上告诉您。回复「进度」可以随时查询。谢谢您！
repair-filed = 已登记，编号 { $number }，正在派单。谢谢您！

no-wishes = 没有
    .words = 没有,没有了,没,没了,无,不用,不用了
key-yes = 同意
    .words = 同意,可以,可以的,行,好,好的,是,是的
key-no = 不同意
    .words = 不同意,不太同意,没同意,不可以,不行,不太,不怎么,不用,不要,不好,不是,不方便,否,不

place-kitchen = 厨房
    .words = 厨房
place-bathroom = 卫生间
    .words = 卫生间,洗手间,厕所,浴室
place-living-room = 客厅
    .words = 客厅
place-bedroom = 卧室
    .words = 卧室,房间,主卧,次卧
place-balcony = 阳台
    .words = 阳台

availability-any-time = 随时都在
    .words = 随时都在,随时,随时都行,都在
availability-evenings = 工作日晚上
    .words = 工作日晚上
availability-weekend = 周末
    .words = 周末

category-plumbing = 水管与下水道
    .words = 水管,水电,管道,下水,下水道,漏水,堵塞
category-electrical = 电路与照明
    .words = 电,电路,灯,照明,跳闸
category-door_lock = 门窗与门锁
    .words = 门,门锁,锁,窗,门窗
category-elevator = 电梯
    .words = 电梯
category-hvac = 空调与暖气
    .words = 空调,暖气,地暖
category-appliance_gas = 燃气与家电
    .words = 燃气,煤气,天然气,家电
category-wall_leak_structure = 墙面渗水、开裂
    .words = 墙,墙面,渗水,开裂,裂缝
category-intercom_network = 对讲与网络
    .words = 对讲,对讲机,网络,门禁
category-public_area = 公共设施
    .words = 公共设施,公共
category-pest = 虫害
    .words = 虫害,虫子,老鼠,蟑螂,白蚁
category-other = 其他
    .words = 其他,其它

for-resident-ask-unit = 请输入住户的房号，例如 3栋2单元1201。
for-resident-unknown-unit = 没有找到这个房号，请再输入一次，例如 3栋2单元1201。
for-resident-which-unit = 找到几个相近的房号，请选择：
for-resident-ask-who = 请问是哪位住户来电？
for-resident-ask-contact-name = 请输入来电人的称呼。
for-resident-ask-contact-phone = 请输入来电人的联系电话。
for-resident-ask-content = 请问住户反映的是什么情况？
somebody-else = 其他人
    .words = 其他人,其他,别人

flow-progress = 查询进度
    .words = 查询进度,查进度,查询,进度,我的报修
progress-overview =
    您好，您的报修进展如下：
    { $lines }
    谢谢您。
progress-line = { $number }「{ $content }」，{ $at } 登记，{ $state }
progress-with-worker = { $state }（{ $name }）
progress-waiting = 正在安排
progress-offered = 等待接单
progress-accepted = 已接单
progress-on-the-way = 正在路上
progress-on-the-spot = 正在现场处理
progress-done = 已处理完毕，等待确认
progress-closed = 已完成
progress-cancelled = 已取消
no-open-requests = 您目前没有处理中的报修。需要维修的话，直接告诉我就好。
button-cancel-request = 取消 { $number }

flow-cancel-request = 取消报修
    .words = 取消报修,撤销报修,取消工单,取消,不修了,不用修了,不用来了
cancel-ask-which = 请问要取消哪一项？
cancel-ask-sure = 请问您确定取消 { $number } 吗？
cancel-yes = 确定取消
    .words = 确定取消,取消,确定,是,是的,对
cancel-no = 先不取消
    .words = 先不取消,先别取消,不取消,别取消,不要取消,不用取消,先不,不,不是,不确定,否,保留
cancel-done = { $number } 已为您取消。需要时随时告诉我，谢谢您。
cancel-kept = 好的，继续为您处理，谢谢您。

flow-fixed = 修好了
    .words = 修好了,修好,已修好,已经修好了,好了,可以了,没问题了,解决了
flow-not-fixed = 没修好
    .words = 没修好,没有修好,还没修好,没好,还没好,还是坏的,还漏,还在漏
button-fixed = 修好了
button-not-fixed = 没修好
nothing-to-sign = 目前没有等您确认的维修。回复「进度」可以查看最新情况。
fixed-thanks = 谢谢您的确认，{ $number } 已完成。有需要随时告诉我，祝您生活愉快！
not-fixed-ask-remark = 非常抱歉，给您添麻烦了。请问现在还有什么问题？
not-fixed-noted = 再次向您致歉，让您费心了。{ $number } 正在重新安排师傅处理，也已告知主管。谢谢您告诉我们。

flow-person = 人工服务
    .words = 人工服务,人工,转人工,找人工,人工客服,客服,真人
person-ask-matter = 好的，我请同事联系您。请问是什么事情？简单写一句就好。
person-coming = 已请前台同事来这里和您聊（{ $number }）。几分钟内没有空的话，会电话联系您。谢谢您！
person-after-hours = 已为您登记（{ $number }）。前台 { $at } 上班，到时第一时间联系您。谢谢您的理解！
person-after-hours-phone = 已为您登记（{ $number }）。前台 { $at } 上班，到时第一时间联系您；如果着急，请拨打值班电话 { $phone }。谢谢您的理解！
person-asked-already = 已经在请前台同事了，请您稍等片刻，先写下来也可以。谢谢您！
person-here-already = 同事已经在这里了，您直接写就好；回复「结束」可以转回管家。

notice-accepted = 您好，{ $number } 已由 { $name } 接单，预计 { $by } 前到达。谢谢您的等候。
notice-accepted-appointed = 您好，{ $number } 已由 { $name } 接单，会按您方便的时间（{ $availability }）联系您上门。谢谢您。
notice-departed = 您好，{ $name }已经出发，正在前往处理 { $number }。谢谢您的等候。
notice-arrived = 您好，{ $name }已到现场，开始处理 { $number }。谢谢您。
notice-completed =
    您好，{ $number } 已处理完毕。
    处理结果：{ $result }（{ $name }）
    请您看一下，修好了吗？谢谢您！
notice-completed-public =
    您好，您反映的 { $number } 已处理完毕。
    处理结果：{ $result }（{ $name }）
    我们会再次查验，谢谢您的关心。
notice-sign-off-reminder = 您好，打扰您了。{ $number }「{ $content }」已处理完毕，请问修好了吗？谢谢您！
notice-request-closed = 您好，{ $number } 已完成。谢谢您的支持，有需要随时告诉我。
notice-filed-for-you = 您好，前台已为您登记报修：{ $content }，编号 { $number }。回复「进度」可以随时查询。谢谢您！
notice-call-coming = 您好，关于 { $number }，前台同事会电话联系您。谢谢您。
notice-released = 您好！原来负责 { $number } 的师傅临时有事，正在为您安排另一位师傅。谢谢您的耐心！
