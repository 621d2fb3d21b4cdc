# 报价：师傅报价、住户同意、实际金额

flow-quote = 报价
    .words = 报价,我要报价,报个价
flow-send-quote = 发送报价
flow-withdraw-quote = 撤回报价
flow-approve-quote = 同意报价
flow-decline-quote = 不同意报价

button-quote = 报价
button-send-quote = 发给住户
button-quote-again = 重新填写
button-withdraw-quote = 撤回报价
button-approve-quote = 同意
button-decline-quote = 不同意

quote-ask-works = 请问做哪几项？可以点选，也可以直接写，例如“换水龙头 x2，疏通马桶”。价目表里是人工费，材料另计。
quote-item = { $name } { $price }/{ $unit }
quote-unlisted = 价目表上没有
quote-unclear-works = 请点选价目表里的项目，或者照着名称写，多项用逗号隔开。
quote-ask-materials = 请问用哪些材料？写名称、单价和数量，例如“角阀 25 x2，软管 18.5”。没有的话点「没有材料」。
quote-ask-parts = 请问用哪些配件？写名称、单价和数量，例如“电机 320，皮带 45 x2”。服务费由系统加上。
quote-no-materials = 没有材料
    .words = 没有材料,没有,无,不用材料
quote-unclear-extras = 请按“名称 单价 x数量”写，多项用逗号隔开，例如“角阀 25 x2，软管 18.5”。
quote-line-labour = 人工：{ $name } { $price } × { $quantity } = { $amount }
quote-line-material = 材料：{ $name } { $price } × { $quantity } = { $amount }
quote-line-part = 配件：{ $name } { $price } × { $quantity }，服务费 { $fee }，共 { $amount }
quote-draft =
    【第 { $version } 版报价】请核对：
    { $lines }
    合计：{ $total }
    核对无误后，点下面的按钮发给住户。
quote-sent-noted = 第 { $version } 版报价已发给住户，住户答复后马上告诉您。请等住户同意之后再动工。
quote-withdrawn-noted = { $number } 的报价已撤回。
quote-staff-approved = { $number } 住户同意第 { $version } 版报价（{ $total }），可以动工了。费用由住户到服务中心或用链接支付，请勿现场收款。
quote-staff-declined =
    { $number } 住户暂不同意第 { $version } 版报价（{ $total }）。
    原因：{ $reason }
    请与住户沟通，可以重新报价。
quote-staff-lapsed = { $number } 第 { $version } 版报价（{ $total }）已过有效期，住户还没有答复。需要的话请重新报价。

notice-quote =
    您好，{ $number }「{ $content }」的第 { $version } 版报价：
    { $lines }
    合计：{ $total }
    { $ways }
    师傅不收现金，您同意之后才动工。报价有效至 { $until }。
    请问您同意吗？谢谢您！
notice-quote-reminder =
    您好，打扰您了。{ $number }「{ $content }」的第 { $version } 版报价还在等您的答复：
    { $lines }
    合计：{ $total }
    { $ways }
    报价有效至 { $until }。请问您同意吗？谢谢您！
notice-quote-expired = 您好，{ $number } 的第 { $version } 版报价已过有效期。需要继续维修的话，回复「人工」，我们为您重新报价。谢谢您！
quote-pay-link = 付款链接：{ $link }
quote-pay-office = 到服务中心付款：{ $office }
quote-pay-desk = 到服务中心前台付款。
quote-ask-payment = 好的，谢谢您！请问您想怎么付款？完工确认之后再付。
quote-by-link = 链接付款
    .words = 链接付款,链接,线上,线上付款,网上
quote-by-office = 到服务中心付款
    .words = 到服务中心付款,服务中心,前台,到前台,线下
quote-approved-noted = 谢谢您！已记录您同意 { $number } 的第 { $version } 版报价，合计 { $total }，师傅可以动工了。如果内容有变化，会先请您再确认。
quote-ask-reason = 好的。请问是什么原因？可以点选，也可以直接写。
quote-reason-price = 价格高了
quote-reason-later = 以后再修
quote-reason-not-needed = 暂时不修
quote-declined-noted = 好的，已记录您不同意 { $number } 的第 { $version } 版报价，师傅会与您沟通。谢谢您告诉我们！

complete-ask-amount = 住户同意的报价是 { $amount }。请问实际金额是多少？可以点选，少于报价的话直接写金额。
complete-agreed-amount = 按报价 { $amount }
complete-unclear-amount = 请写金额，例如“85.50”，最多为住户同意的金额。需要增加的话，请重新报价并等住户同意。
notice-completed-paid =
    您好，{ $number } 已处理完毕。
    处理结果：{ $result }（{ $name }）
    费用合计：{ $amount }
    { $ways }
    请您看一下，修好了、金额也没问题的话点「修好了」。谢谢您！

kind-quote-call = 报价待住户答复，请电话联系
result-quote-approved = 住户同意报价
result-quote-declined = 住户不同意报价
desk-ask-quote-declined = 请问住户不同意的原因是什么？
event-quote-sent = 发送报价
event-quote-reminded = 提醒答复报价
event-quote-approved = 同意报价
event-quote-declined = 不同意报价
event-quote-expired = 报价过期
event-quote-withdrawn = 撤回报价

error-quote-unknown = 没有找到这份报价，请查看最新的消息。
error-quote-public = { $number } 是公共区域的维修，不收住户费用，直接维修就好。
error-quote-lines = 请核对报价的内容和金额：最多 30 项，每项最多一百万元。
error-quote-step = 这份报价已有变化，请点「报价」查看或重新填写。
error-quote-replaced = 这是第 { $version } 版报价，已有新的安排。请以最新的报价为准，谢谢您！
error-quote-expired = 第 { $version } 版报价已过有效期。回复「人工」，我们为您重新报价。谢谢您！
error-quote-answered = 第 { $version } 版报价之前已有答复，这次没有改动。谢谢您！
error-quote-waiting = { $number } 的报价还在等住户答复，请等住户同意，或者先撤回报价。
error-amount-above-quote = { $number } 的金额超过了住户同意的报价。请重新报价，等住户同意之后再完成。
error-amount-without-quote = { $number } 没有住户同意的报价，请勿收费。需要收费的话请先报价。
