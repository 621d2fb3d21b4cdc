# 身份：绑定住户、邀请员工、退租

flow-bind = 绑定住户
    .words = 绑定,绑定住户,绑定房号,登记
flow-join = 使用邀请码
    .words = 邀请码,绑定码
flow-invite-staff = 邀请员工
    .words = 邀请员工,邀请同事,添加员工
flow-invite-resident = 住户绑定码
    .words = 住户绑定码,生成绑定码
flow-move-out = 住户搬离
    .words = 住户搬离,搬离,退租,解除绑定住户
flow-unbind = 解除绑定
    .words = 解除绑定,解绑,退出登录

bind-opening = 您好，我是管家，很高兴为您服务。先跟您核对一下身份，核对好就接着为您办理。
bind-no-property = 您好！系统正在准备中，还没有小区资料。请您联系物业前台，谢谢您。
bind-ask-property = 请问您住在哪个小区？
bind-ask-unit = 请问您的房号是？例如 3栋2单元1201。有前台给的绑定码也可以直接发给我。
bind-ask-name = 请问您的姓名是？
bind-ask-phone = 请问您在物业登记的电话是？
bind-done = { $name }，已为您核对好，谢谢您！
bind-no-match = 抱歉，这些资料和登记的暂时对不上。请您核对后再试一次，或请前台给您一个绑定码，直接发给我就好。谢谢您。
bind-too-many-guesses = 抱歉，核对次数较多，请您过一会儿再试，或请前台给您一个绑定码。谢谢您的理解。
join-ask-code = 请把邀请码或绑定码发给我，例如 ABCDE-23456。
join-unclear-code = 邀请码是十位字母和数字，例如 ABCDE-23456，请您再发一次。

field-role = 岗位
field-name = 姓名
field-resident = 住户
role-front-desk = 前台
role-engineer = 工程
role-supervisor = 主管
role-manager = 经理
role-finance = 财务
role-security = 保安
role-cleaner = 保洁
invite-ask-role = 请问是什么岗位？
invite-ask-name = 请问同事的姓名？
invite-ask-phone = 请问同事的电话？
invite-read-back =
    请核对：
    { $lines }
    都对吗？
invite-code = { $name } 的邀请码：{ $code }。请本人在聊天里发给管家，只能用一次，请勿转给别人。谢谢！
resident-ask-who = 请问是哪位住户？
resident-nobody-lives-there = 这个房号目前没有登记住户。回复「上一步」可以换一个房号。
move-out-read-back =
    请核对：
    { $lines }
    确认后，这位住户将从这个房号移除。都对吗？
move-out-done = 已办理，谢谢！
unbind-ask-sure = { $name }，请问确定让这个聊天解除绑定吗？
unbind-yes = 确定解除
    .words = 确定,是,对
unbind-no = 先保留
    .words = 保留,否
unbind-done = 已解除绑定。需要时再绑定一次就好，谢谢您。
unbind-kept = 好的，为您保留，谢谢您。

error-already-bound = 这个聊天已经绑定了另一位。请先回复「解除绑定」，再试一次。
error-cannot-invite = 新经理由现任经理邀请，请您联系经理，谢谢！
