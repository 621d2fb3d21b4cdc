# 语言、我的资料

flow-language = 语言
    .words = 语言,切换语言,选择语言
language-ask = 请选择语言 / Please choose a language
language-zh-CN = 简体中文
language-zh-TW = 繁体中文
language-en = English
language-chosen = 好的，之后都用简体中文为您服务。谢谢您！

flow-my-data = 我的资料
    .words = 我的资料,我的信息,个人信息,个人资料
my-data-overview =
    您好，这些是我们登记的您的资料：
    { $lines }
    谢谢您。
my-data-name = 姓名：{ $name }
my-data-phone = 电话：{ $phone }
my-data-unit = 房号：{ $unit }（{ $kind }）
my-data-language = 语言：{ $language }
my-data-accounts = 已绑定的聊天：{ $count } 个（{ $channels }）
my-data-requests = 登记过的诉求：{ $count } 项，其中处理中 { $open } 项
my-data-open-request = 处理中：{ $number }
my-data-no-lookups = 员工查阅您的资料：0 次
my-data-lookups = 员工查阅您的资料：{ $count } 次，最近一次 { $at }
residency-owner = 业主
residency-tenant = 租户
residency-family = 家人
flow-correct-phone = 更正电话
    .words = 更正电话,修改电话,换电话,换号码
correct-phone-ask = 请问您的新电话是？
correct-phone-noted = 已登记（{ $number }），前台同事核对后改为 { $phone }，到时告诉您。谢谢您！
error-phone-in-use = 这个电话已经登记过了。需要帮助请回复「人工」，谢谢您。
kind-data-change = 更正住户电话，请与住户核对
result-data-changed = 核对无误，更改
result-data-kept = 保留原电话
notice-phone-changed = 您好，您的电话已经更正（{ $number }）。谢谢您！
flow-remove-my-data = 删除我的资料
    .words = 删除我的资料,删除资料,注销
remove-data-ask-sure = 请问确定要申请删除您的资料吗？前台同事会联系您，说明哪些记录按规定保留、哪些可以删除。
remove-data-yes = 确定申请
    .words = 确定申请,确定,是,是的
remove-data-no = 先保留
    .words = 先保留,保留,不,不删除
remove-data-kept = 好的，为您保留，谢谢您。
remove-data-noted = 已登记（{ $number }），前台同事会尽快联系您。谢谢您！
kind-data-removal = 住户申请删除个人资料，请联系
