# 费用：账单、缴费、疑问、约定

item-property-fee = 物业费
item-heating = 取暖费
item-cold-water = 自来水费
item-hot-water = 热水费
item-reclaimed-water = 中水费
item-electricity = 电费
item-gas = 燃气费
item-parking = 停车费
item-rent = 租金
item-storeroom = 储藏室费
item-card = 门禁卡费
item-overtime-air-conditioning = 加时空调费
item-waste-removal = 清运费
item-maintenance-fund = 维修资金
item-deposit = 押金
item-service = 服务费
item-damage = 损坏赔付
item-other = 其他费用

fee-money = { $amount } 元
fee-day = { $year }年{ $month }月{ $day }日
fee-bill-name = { $item }（{ $period }）

flow-my-bills = 我的账单
    .words = 我的账单,账单,查账单,我的费用,我的物业费,物业费,欠费,查欠费,我欠多少,欠多少钱,费用查询
flow-bill-details = 账单明细
flow-pay = 怎么缴费
    .words = 怎么缴费,缴费,交费,交物业费,缴物业费,怎么交物业费,怎么缴物业费,如何缴费,怎么交费,去哪里缴费,在哪里缴费
flow-paid = 我已缴费
    .words = 我已缴费,已缴费,已交费,我交了,我缴了,我已经交了,我已经缴了,我已经缴费了,我已经交费了,交过了,缴过了,钱交了,已经缴费
flow-dispute-bill = 对账单有疑问
    .words = 对账单有疑问,账单有疑问,账单有问题,账单不对,账单错了,费用不对,多收了,收费有问题
flow-promise-payment = 约定缴费日
    .words = 约定缴费日,晚几天交,晚几天缴,过几天交,过几天缴,宽限几天,缓几天,延期缴费

fee-in-private = 谢谢您！费用属于您的私人信息，请您单独给我发消息，我马上为您查询。
fee-nothing-owed = 您名下目前没有待缴的账单，谢谢您！
fee-overview =
    您好，这是您目前待缴的账单：
    { $units }
fee-unit =
    【{ $unit }】{ $count } 笔，合计 { $total }
    { $lines }
fee-bill-line = · { $name }：{ $amount }，{ $due }到期
fee-bill-line-held = · { $name }：{ $amount }，{ $due }到期（{ $state }）
fee-hold-claim = 您已告知缴费，财务核对中
fee-hold-dispute = 您提出的疑问核对中
fee-hold-promise = 已约定缴费日
fee-hold-waiver = 减免审批中
fee-details-of = 明细：{ $name }
fee-details =
    { $name }（{ $unit }）
    编号：{ $number }
    { $lines }
    合计：{ $amount }
    已缴：{ $paid }，减免：{ $waived }
    待缴：{ $owed }，{ $due }到期
fee-line = { $label }：{ $amount }
fee-no-lines = 这张账单没有分项。
fee-how-to-pay =
    您目前待缴 { $total }，可以这样缴费：
    { $ways }
    缴好之后点「我已缴费」告诉我们就好，谢谢您！
fee-pay-link = { $name }：{ $link }
fee-pay-office = 到服务中心缴费：{ $office }
fee-pay-desk = 到前台缴费，或回复「人工」请同事与您联系。

fee-ask-unit = 请问是哪一套房？
fee-ask-bill = 请问是哪一张账单？
fee-all-bills = 全部（{ $amount }）
fee-ask-when = 好的，谢谢您！请问是什么时候缴的？
fee-ask-how = 请问是怎么缴的？
fee-paid-today = 今天
fee-paid-yesterday = 昨天
fee-paid-wechat = 微信
fee-paid-alipay = 支付宝
fee-paid-bank = 银行转账
fee-paid-cash = 现金
fee-ask-receipt = 方便的话，请发一张缴费凭证的照片，财务核对起来更快。
fee-receipt-sent = 照片已发
    .words = 发了,已发,发好了
fee-receipt-none = 没有凭证
    .words = 没有,没有照片,找不到了
fee-claim-noted = 收到，谢谢您！编号 { $number }，财务会尽快核对，结果马上告诉您；核对期间我们先停止提醒。
fee-ask-line = 请问您对哪一项有疑问？
fee-whole-bill = 整张账单
fee-ask-reason = 请问您的疑问是什么？您直接写就好，也可以附上照片。
fee-dispute-noted = 谢谢您告诉我们。编号 { $number }，财务会逐项核对后答复您；核对期间我们先停止提醒。
fee-ask-until = 好的，请问您预计哪一天缴？可以点选，也可以直接写日期，最晚到 { $latest }。
fee-unclear-until = 抱歉，我没有看明白这个日期，或者它太晚了。请您再写一次，例如“12月5日”。
fee-promise-noted = 好的，已记下：{ $day }。到那天之前我们先停止提醒，谢谢您！

error-unknown-bill = 您名下目前没有这张账单，请您回复「我的账单」查看最新情况，谢谢您。
error-nothing-owed = 这张账单已经结清了，谢谢您！
error-already-claimed = 您已经告诉过我们，财务正在核对，谢谢您！
error-already-disputed = 您的疑问已经登记，财务正在核对，谢谢您！
error-promise-too-late = 抱歉，这个日期超出了可以约定的范围，请您选一个近一些的日期。
error-promised-often = 谢谢您！这张账单已经约定过，请您回复「人工」，同事会和您一起想办法。
error-more-than-owed = 这个金额超过了待缴金额，请核对后再填。

notice-claim-confirmed =
    您好，您的缴费已经核对好了：
    { $bills }
    谢谢您的支持！
notice-claim-missing =
    您好，您告知的缴费我们还没有在账上看到：
    { $bills }
    财务的说明：{ $answer }
    麻烦您再看一下，或回复「人工」请同事联系您。谢谢您！
notice-dispute-upheld =
    您好，抱歉给您添麻烦了，非常感谢您提醒我们！{ $bill } 确实需要更正。
    财务的说明：{ $answer }
    更正后的账单会尽快给您。谢谢您！
notice-dispute-rejected =
    您好，{ $bill } 财务和主管都核对过了，账单无误。
    说明：{ $answer }
    还有疑问，请回复「人工」，我们再为您解释。谢谢您！

# 员工

flow-record-payment = 登记缴费
    .words = 登记缴费,登记收费,登记收款
flow-waive-bill = 减免
    .words = 减免,减免费用,申请减免
kind-payment-check = 核对缴费
kind-bill-dispute = 核对账单疑问
kind-fee-visit = 上门沟通费用
result-payment-found = 已到账
result-payment-missing = 未到账
result-dispute-upheld = 住户有理，需更正
result-dispute-rejected = 核对无误
result-visited = 已沟通
desk-ask-payment-missing = 请写一下核对的情况，会原样转告住户。
desk-ask-dispute-upheld = 请写一下怎样更正，会原样转告住户。
desk-ask-dispute-rejected = 请写一下核对的依据，会原样转告住户。
desk-ask-visited = 请写一下沟通的情况。
card-home = 房号：{ $unit }
fee-card-bill = 账单：{ $number } { $name } { $amount }，待缴 { $owed }
fee-card-claim = 住户说：{ $when }，{ $how }
fee-card-line = 有疑问的一项：{ $label } { $amount }
fee-card-answer = 财务意见：{ $answer }
fee-card-waiver = 申请减免：{ $amount }
fee-card-visit =
    沟通要点：先问候，听住户说；说明每一项是什么；问有没有困难，可以约定日期或分次缴；
    不催、不评论、不在他人面前谈费用；结果写在工单里。
fee-unit-owes-nothing = 这套房目前没有待缴的账单，可以回复「取消」。
fee-choice = { $name }（{ $amount }）
fee-ask-amount = 请问金额是多少？待缴 { $owed }，例如写 100.00，或者写“全部”。
fee-unclear-amount = 请写一个不超过待缴的金额，例如 360.00。
fee-ask-waive-reason = 请写一下减免的原因。
field-bill = 账单
field-amount = 金额
field-how = 方式
field-reason = 原因
fee-read-back =
    请您核对：
    { $lines }
    这些都对吗？
fee-payment-recorded = 已登记 { $amount }，这张账单还剩 { $owed }。谢谢！
fee-waived = 已减免 { $amount }。谢谢！
fee-waiver-asked = 已提交，减免 { $amount } 由主管签字后生效。谢谢！

# 提醒（F3：有礼貌、说清楚、不催逼）

notice-fees-before =
    您好，{ $name }！提前跟您说一声，{ $unit } 有费用快到期了：
    { $lines }
    合计 { $total }。如果已经缴过，请点「我已缴费」，这条消息请不用理会。谢谢您！
notice-fees-on =
    您好，{ $name }！{ $unit } 今天有费用到期：
    { $lines }
    合计 { $total }。如果已经缴过，请点「我已缴费」；想晚几天，点「约定缴费日」就好。谢谢您！
notice-fees-after =
    您好，{ $name }！{ $unit } 有费用已经过了到期日，想来您可能忙忘了：
    { $lines }
    合计 { $total }。如果已经缴过，请点「我已缴费」；有困难或有疑问都可以告诉我们，我们一起想办法。谢谢您！
notice-fees-broken =
    您好，{ $name }！之前和您约好的缴费日已经过了，{ $unit } 还有：
    { $lines }
    合计 { $total }。如果已经缴过，请点「我已缴费」；需要换个日子，点「约定缴费日」或回复「人工」都好。谢谢您！
notice-thanks-paid =
    您好，收到您的缴费了：
    { $bills }
    谢谢您的支持！
notice-thanks-crossing =
    您好，抱歉打扰您了！您的缴费已经收到，我们的提醒恰好和它错过了，请不用理会：
    { $bills }
    谢谢您的支持！
notice-thanks-kept =
    您好，您如约缴的费用收到了：
    { $bills }
    谢谢您！

# 财务每日对账

reconcile-overview =
    { $property } { $day } 费用对账
    { $lines }
reconcile-payments = 昨日入账：{ $count } 笔，{ $amount }（手工登记 { $hand } 笔）
reconcile-claims = 待核对的缴费：{ $count } 件 { $numbers }
reconcile-disputes = 待答复的疑问：{ $count } 件 { $numbers }
reconcile-waivers = 待签字的减免：{ $count } 件
reconcile-promises = 今天到约定缴费日：{ $count } 户；昨天过期：{ $broken } 户
reconcile-notices = 昨日提醒：发出 { $sent } 户，转上门 { $visits } 户
reconcile-held = · 未发：{ $reason } { $count } 户
reconcile-printed = 没有聊天、请打印送达：{ $count } 户
reconcile-unit = · { $unit }：{ $amount }
held-paid = 已缴清
held-claim = 住户已告知缴费
held-promise = 已约定缴费日
held-dispute = 有疑问
held-waiver = 减免审批中
held-complaint = 有投诉在处理
