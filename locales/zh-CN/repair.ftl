# 报修：填写、复述、确认

flow-repair = 报修
    .words = 报修,我要报修,维修,修东西,repair,report a repair,我要维修
flow-repair-for-resident = 代住户报修
    .words = 代报修,代住户报修,电话报修,file for resident

public-area = 公共区域
    .words = 公共区域,公区,公共地方,public,public area

field-content = 情况
field-where = 房号
field-place = 位置
field-category = 类别
field-contact-name = 联系人
field-contact-phone = 电话
field-availability = 在家时间
field-key = 备用钥匙
field-wishes = 特别要求

repair-ask-content = 您好，请问是哪里、什么东西需要维修？请简单描述一下。
repair-unclear-content = 请用几个字描述一下需要维修的情况，例如“卫生间水龙头滴水”。
repair-ask-where = 请问是您家里，还是公共区域？
repair-ask-place = 请问是家里的哪个位置？可以点选，也可以直接写。
repair-ask-area = 请问是哪个公共区域？可以点选，也可以直接写，例如“3栋大堂”。
repair-ask-category = 请问属于哪一类？
repair-ask-contact-name = 请问怎么称呼您？
repair-ask-contact-phone = 请留一个联系电话，方便师傅联系您。
repair-ask-availability = 请问您什么时候方便在家？可以点选，也可以直接写，例如“明天下午三点以后”。
repair-ask-key = 如果家里没人，是否同意我们在客服、保安、工程三方同时在场时使用备用钥匙入户？
repair-ask-wishes = 还有什么特别要求吗？没有的话点「没有」就好。
repair-read-back =
    请您核对一下：
    { $lines }
    以上信息是否正确？
repair-read-back-for-resident =
    请与住户核对：
    { $lines }
    以上信息是否正确？
repair-opened = 已为您登记，编号 { $number }。我们马上安排师傅，有人接单后第一时间告诉您。回复「进度」可以随时查询。谢谢您！
repair-filed = 已登记，编号 { $number }，马上派单。谢谢您！

no-wishes = 没有
    .words = 没有,无,没,没了,没有了,不用,none,no,nothing
key-yes = 同意
    .words = 同意,可以,行,好,好的,是,yes,ok,y,agree
key-no = 不同意
    .words = 不同意,不可以,不行,不用,否,不,no,n

place-kitchen = 厨房
    .words = 厨房,廚房,kitchen
place-bathroom = 卫生间
    .words = 卫生间,洗手间,厕所,浴室,衛生間,洗手間,bathroom,toilet
place-living-room = 客厅
    .words = 客厅,客廳,living room
place-bedroom = 卧室
    .words = 卧室,房间,主卧,次卧,臥室,睡房,bedroom
place-balcony = 阳台
    .words = 阳台,陽台,balcony

availability-any-time = 随时都在
    .words = 随时,随时都在,都在,随时都行,any time,anytime
availability-evenings = 工作日晚上
    .words = 工作日晚上,晚上,evenings
availability-weekend = 周末
    .words = 周末,週末,weekend,weekends

category-plumbing = 给排水管道
    .words = 水管,水电,管道,漏水,plumbing
category-electrical = 电路照明
    .words = 电,电路,灯,照明,electrical
category-door_lock = 门窗门锁
    .words = 门,门锁,窗,door,lock
category-elevator = 电梯
    .words = 电梯,elevator,lift
category-hvac = 空调暖气
    .words = 空调,暖气,hvac,heating
category-appliance_gas = 燃气家电
    .words = 燃气,家电,gas,appliance
category-wall_leak_structure = 墙面渗水
    .words = 墙,墙面,渗水,开裂,wall
category-intercom_network = 对讲网络
    .words = 对讲,网络,门禁,intercom,network
category-public_area = 公共设施
    .words = 公共设施,公共,public
category-pest = 虫害
    .words = 虫害,老鼠,蟑螂,pest
category-other = 其他
    .words = 其他,其它,other

for-resident-ask-unit = 请输入住户的房号，例如 3栋2单元1201。
for-resident-unknown-unit = 没有找到这个房号，请再输入一次，例如 3栋2单元1201。
for-resident-which-unit = 找到几个相近的房号，请选择：
for-resident-ask-who = 请问是哪位住户来电？
for-resident-ask-contact-name = 请输入来电人的称呼。
for-resident-ask-contact-phone = 请输入来电人的联系电话。
for-resident-ask-content = 住户反映的情况是什么？
somebody-else = 其他人
    .words = 其他人,其他,别人,else

flow-progress = 查询进度
    .words = 进度,查询进度,查询,查进度,我的报修,progress,status
progress-overview =
    { $lines }
    谢谢您的耐心等候。
progress-line = { $number }「{ $content }」，{ $at } 登记，{ $state }
progress-with-worker = { $state }（{ $name }）
progress-waiting = 正在安排师傅
progress-offered = 正在等师傅接单
progress-accepted = 师傅已接单
progress-on-the-way = 师傅在路上
progress-on-the-spot = 师傅正在现场
progress-done = 已修完，等您确认
progress-closed = 已完成
progress-cancelled = 已取消
no-open-requests = 您目前没有处理中的报修。需要维修的话，直接告诉我就好。
button-cancel-request = 取消 { $number }

flow-cancel-request = 取消报修
    .words = 取消报修,撤销报修,取消工单,不用修了,不用来了,不修了,取消,cancel request,cancel my request
cancel-ask-which = 请问要取消哪一项？
cancel-ask-sure = 请问确定取消 { $number } 吗？
cancel-yes = 确定取消
    .words = 确定,确定取消,是,是的,对,取消,yes,y
cancel-no = 先不取消
    .words = 先不取消,不取消,不,否,保留,no,n
cancel-done = { $number } 已为您取消。需要时随时告诉我，谢谢您。
cancel-kept = 好的，继续为您处理，谢谢您。

flow-fixed = 修好了
    .words = 修好了,已修好,好了,修好,可以了,没问题了,解决了,fixed,done,it's fixed,整好咗
flow-not-fixed = 没修好
    .words = 没修好,还没修好,没好,没有修好,还是坏的,还漏,还在漏,未修好,not fixed,still broken
button-fixed = 修好了
button-not-fixed = 没修好
nothing-to-sign = 目前没有等您确认的维修。回复「进度」可以查看最新情况。
fixed-thanks = 谢谢您的确认，{ $number } 已完成。有需要随时告诉我，祝您生活愉快！
not-fixed-ask-remark = 非常抱歉，给您添麻烦了。请问现在还有什么问题？
not-fixed-noted = 已记录，{ $number } 重新安排师傅处理，并已告知主管。给您添麻烦了，谢谢您告诉我们。

flow-person = 人工服务
    .words = 人工,转人工,找人工,人工服务,客服,人工客服,person,human,talk to a person
person-ask-matter = 好的，我请同事联系您。请问是什么事情？简单写一句就好。
person-coming = 已转给前台同事（{ $number }），会尽快电话联系您。谢谢您！

notice-accepted = 您好，{ $number } 已由 { $name } 师傅接单，预计 { $by } 前到达。谢谢您的等候。
notice-accepted-appointed = 您好，{ $number } 已由 { $name } 师傅接单，会按您方便的时间（{ $availability }）与您联系上门。谢谢您。
notice-departed = 您好，{ $name } 师傅已经出发，正在前往处理 { $number }。
notice-arrived = 您好，{ $name } 师傅已到现场，开始处理 { $number }。
notice-completed =
    您好，{ $number } 已处理完毕。
    处理结果：{ $result }（{ $name }）
    请问修好了吗？
notice-completed-public =
    您好，您反映的 { $number } 已处理完毕。
    处理结果：{ $result }（{ $name }）
    我们会再次查验，谢谢您的关心。
notice-sign-off-reminder = 您好，打扰您了。{ $number }「{ $content }」已处理完毕，请问修好了吗？
notice-request-closed = 您好，{ $number } 已完成。谢谢您的支持，有需要随时告诉我。
notice-filed-for-you = 您好，前台已为您登记报修：{ $content }，编号 { $number }。回复「进度」可以随时查询。谢谢您！
notice-call-coming = 您好，关于 { $number }，前台同事会电话联系您。谢谢您。
