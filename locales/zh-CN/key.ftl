# 备用钥匙入户：住户同意、三方批准、三方在场

flow-key-entry = 备用钥匙入户
    .words = 备用钥匙入户,备用钥匙,用备用钥匙
flow-key-consent = 备用钥匙同意书
flow-key-approve = 批准用钥匙
flow-key-present = 钥匙到场
flow-key-enter = 入户
flow-key-item = 登记物品
flow-key-leave = 离场

button-key-entry = 备用钥匙入户
button-key-approve = 批准
button-key-present = 到场
button-key-enter = 入户
button-key-item = 登记移动物品
button-key-leave = 离场

key-part-customer-service = 客服主管
key-part-security = 保安主管
key-part-manager = 经理

key-ask-reason = 请问为什么需要用备用钥匙入户？
key-asked = { $number } 已请客服主管、保安主管和经理批准，并请前台和保安到场。您到门口后请点「到场」。
key-consent-asked = { $number } 还没有住户同意用备用钥匙的记录，已请住户答复，同意之后再继续。
key-consent-noted = 谢谢您！已记录您同意 { $number } 用备用钥匙入户。客服、保安、工程三方全程在场，入户前后都会告诉您。
key-consent-refused = 好的，{ $number } 不用备用钥匙，我们另约您在家的时间。谢谢您！
key-approved-noted = { $number } 已记录批准（{ $part }）。谢谢！
key-present-noted = { $number } 已记录到场，请等三方到齐再入户。有一方离场，请全体一起离场。
key-entered-noted = { $number } 已记录入户。需要移动物品请先登记拍照，离开时请按离场按钮。
key-ask-item = 请写下要移动的物品和原来的位置，例如“客厅茶几上的花瓶，移到阳台”。
key-ask-photo = 请拍一张物品原来位置的照片发过来。
key-item-noted = { $number } 已登记。维修后请放回原处。
key-ask-restored = 移动过的物品都放回原处了吗？
key-restored = 都放回了
    .words = 都放回了,放回了,都放好了,是,是的
key-not-restored = 还有没放回的
    .words = 还有没放回的,没放回,没有放回,还没,没有
key-left-noted = { $number } 已记录离场，三方一起离开，请锁好门并交还钥匙。辛苦了！
key-item-line = · { $words }

notice-key-consent = 您好，{ $number } 上门时家中无人。因为{ $reason }，师傅想用备用钥匙入户维修，客服、保安、工程三方全程在场，入户前后都会告诉您。请问您同意吗？谢谢您！
notice-key-before =
    您好，{ $number } 现在按您的同意用备用钥匙入户维修（{ $reason }）。三方在场：
    { $names }
    离开时会告诉您。谢谢您！
notice-key-after = 您好，{ $number } 入户的同事已全部离开，门已锁好，没有移动您的物品。谢谢您！
notice-key-after-items =
    您好，{ $number } 入户的同事已全部离开，门已锁好。维修时移动过的物品：
    { $items }
    有任何疑问随时告诉我。谢谢您！

key-staff-refused = { $number } 住户未同意用备用钥匙，请另约住户在家的时间。
key-staff-approve =
    【请批准】{ $number } 用备用钥匙进入 { $unit }
    原因：{ $reason }
    您批准的身份：{ $part }。住户已同意。
key-staff-approve-emergency =
    【请补批】{ $number } 紧急情况用备用钥匙进入 { $unit }
    原因：{ $reason }
    您批准的身份：{ $part }。住户已同意。
key-staff-come =
    【请到场】{ $number } 将用备用钥匙进入 { $unit }，须客服、保安、工程三方全程在场
    原因：{ $reason }
    到门口后请点「到场」。
key-staff-ready = { $number } 三方已到齐，手续齐全，可以进入 { $unit }。
key-staff-inside = { $number } 还在 { $unit } 内吗？离开之后请按离场按钮。
key-staff-left = { $number } 有一方已离场，请一起离开 { $unit }，锁好门并交还钥匙。
key-staff-moved = { $number } 在 { $unit } 移动的物品还没有全部放回原处，请安排处理。

event-key-asked = 申请用备用钥匙
event-key-consented = 住户同意用钥匙
event-key-refused = 住户未同意用钥匙
event-key-approved = 批准用钥匙
event-key-present = 到场（钥匙）
event-key-entered = 用钥匙入户
event-key-item = 登记移动物品
event-key-left = 全体离场
event-key-chased = 跟进用钥匙

error-key-unknown = 没有找到这次入户申请。
error-key-open = { $number } 已有一次入户申请，请先完成。
error-key-step = 这次入户的状态已有变化，请查看最新的消息。
error-key-part = 这一步请由相应部门的同事来点。谢谢！
error-key-consent = 还没有住户同意的记录，请等住户答复。
error-key-approvals = 批准还没有齐：客服主管、保安主管、经理，三方批准之后再入户。
error-key-presence = 客服、保安、工程三方还没有到齐，请到齐之后再入户。
error-key-photo = 请附一张照片再登记。
