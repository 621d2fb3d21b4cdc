# Fees: bills, paying, doubts, promises

item-property-fee = Property fee
item-heating = Heating
item-cold-water = Cold water
item-hot-water = Hot water
item-reclaimed-water = Reclaimed water
item-electricity = Electricity
item-gas = Gas
item-parking = Parking
item-rent = Rent
item-storeroom = Storeroom
item-card = Access card
item-overtime-air-conditioning = Overtime air conditioning
item-waste-removal = Waste removal
item-maintenance-fund = Maintenance fund
item-deposit = Deposit
item-service = Service
item-damage = Damage
item-other = Other charge

fee-money = CNY { $amount }
fee-day = { $year }-{ $month }-{ $day }
fee-bill-name = { $item } ({ $period })

flow-my-bills = My bills
    .words = my bills,my bill,bills,bill,my fees,fees,balance,my balance,what do i owe,how much do i owe
flow-bill-details = Bill details
flow-pay = How to pay
    .words = how to pay,pay,how do i pay,how can i pay,where do i pay,pay my bill,payment
flow-paid = I have paid
    .words = i have paid,i've paid,i paid,already paid,paid
flow-dispute-bill = Question about a bill
    .words = question about a bill,wrong bill,my bill is wrong,the bill is wrong,dispute,dispute a bill,overcharged
flow-promise-payment = Agree on a date
    .words = agree on a date,pay later,i will pay later,more time to pay

fee-in-private = Thank you! Fees are your private matter. Please write to me in a private chat and I will look at once.
fee-nothing-owed = There is nothing to pay at the moment, thank you!
fee-overview =
    Hello, this is what is to be paid at the moment:
    { $units }
fee-unit =
    { $unit }: { $count ->
        [one] { $count } bill
       *[other] { $count } bills
    }, { $total } in all
    { $lines }
fee-bill-line = · { $name }: { $amount }, due { $due }
fee-bill-line-held = · { $name }: { $amount }, due { $due } ({ $state })
fee-hold-claim = you told us that you have paid, finance is checking
fee-hold-dispute = your question is being looked into
fee-hold-promise = a date is agreed
fee-hold-waiver = a waiver is being considered
fee-details-of = Details: { $name }
fee-details =
    { $name } ({ $unit })
    Number: { $number }
    { $lines }
    Total: { $amount }
    Paid: { $paid }, waived: { $waived }
    To pay: { $owed }, due { $due }
fee-line = { $label }: { $amount }
fee-no-lines = This bill has no separate lines.
fee-how-to-pay =
    There is { $total } to pay. You can pay like this:
    { $ways }
    Afterwards just tap “I have paid”. Thank you!
fee-pay-link = { $name }: { $link }
fee-pay-office = At the service centre: { $office }
fee-pay-desk = At the front desk, or reply “person” and a colleague will get in touch.

fee-ask-unit = Which home is it about?
fee-ask-bill = Which bill is it about?
fee-all-bills = All of them ({ $amount })
fee-ask-when = Thank you! When did you pay?
fee-ask-how = How was it paid?
fee-paid-today = Today
fee-paid-yesterday = Yesterday
fee-paid-wechat = WeChat
fee-paid-alipay = Alipay
fee-paid-bank = Bank transfer
fee-paid-cash = Cash
fee-ask-receipt = If you have a receipt, please send a photo of it: finance will find the payment faster.
fee-receipt-sent = Photo is sent
    .words = sent,i sent it
fee-receipt-none = No receipt
    .words = no,none,no photo
fee-claim-noted = Noted, thank you! Number { $number }. Finance checks it soon and we tell you the result; until then there are no reminders.
fee-ask-line = Which line do you have a question about?
fee-whole-bill = The whole bill
fee-ask-reason = What is your question? Just write it; photos are welcome, too.
fee-dispute-noted = Thank you for telling us. Number { $number }: finance goes through it and answers you; until then there are no reminders.
fee-ask-until = Of course. By which day would you like to pay? Tap one or write a date, { $latest } at the latest.
fee-unclear-until = Sorry, this date was not clear to me, or it is too late. Please write it again, for example “5 December”.
fee-promise-noted = Noted: { $day }. Until then there are no reminders. Thank you!

error-unknown-bill = This bill is not among yours. Please reply “my bills” to see the latest. Thank you.
error-nothing-owed = This bill is settled already, thank you!
error-already-claimed = You have told us, and finance is checking. Thank you!
error-already-disputed = Your question is on record and finance is looking into it. Thank you!
error-promise-too-late = Sorry, this day is further away than can be agreed on here. Please choose an earlier one.
error-promised-often = Thank you! A date was agreed on for this bill before. Please reply “person” and we will find a way together.
error-more-than-owed = This amount is more than what is to be paid. Please check it.

notice-claim-confirmed =
    Hello, your payment has arrived:
    { $bills }
    Thank you very much!
notice-claim-missing =
    Hello, the payment you told us about is not in our books yet:
    { $bills }
    Finance says: { $answer }
    Please have another look, or reply “person” for a call. Thank you!
notice-dispute-upheld =
    Hello, we are sorry for the trouble, and thank you very much for telling us! { $bill } needs to be corrected.
    Finance says: { $answer }
    You will get the corrected bill soon. Thank you!
notice-dispute-rejected =
    Hello, finance and the supervisor have both gone through { $bill }, and it is right.
    They say: { $answer }
    If there are questions left, reply “person” and we will explain. Thank you!

# Staff

flow-record-payment = Record a payment
    .words = record a payment,record payment
flow-waive-bill = Waive
    .words = waive,waive a bill,waiver
kind-payment-check = Check a payment
kind-bill-dispute = Question about a bill
kind-fee-visit = Talk about fees at home
result-payment-found = Payment found
result-payment-missing = Payment not found
result-dispute-upheld = Resident is right, correct it
result-dispute-rejected = The bill is right
result-visited = Talked
desk-ask-payment-missing = Please write what you found; the resident reads it as it is.
desk-ask-dispute-upheld = Please write how it is corrected; the resident reads it as it is.
desk-ask-dispute-rejected = Please write why it is right; the resident reads it as it is.
desk-ask-visited = Please write how the talk went.
card-home = Unit: { $unit }
fee-card-bill = Bill: { $number } { $name } { $amount }, to pay { $owed }
fee-card-claim = Resident says: { $when }, { $how }
fee-card-line = In question: { $label } { $amount }
fee-card-answer = Finance says: { $answer }
fee-card-waiver = To be waived: { $amount }
fee-card-visit =
    For the talk: greet first and listen; explain each item; ask whether there are difficulties, and offer a date or instalments;
    no pressing, no comments, no talk of fees before others; write the result into the work order.
fee-unit-owes-nothing = This unit has nothing to pay at the moment; you can reply “cancel”.
fee-choice = { $name } ({ $amount })
fee-ask-amount = What is the amount? { $owed } is to be paid; write for example 100.00, or “all”.
fee-unclear-amount = Please write an amount up to what is to be paid, for example 360.00.
fee-ask-waive-reason = Please write the reason.
field-bill = Bill
field-amount = Amount
field-how = Way of paying
field-reason = Reason
fee-read-back =
    Please check:
    { $lines }
    Is everything correct?
fee-payment-recorded = { $amount } is on record; { $owed } of this bill is left. Thank you!
fee-waived = { $amount } is waived. Thank you!
fee-waiver-asked = Submitted: { $amount } is waived once a supervisor has signed. Thank you!

# Reminders (F3: civil, explaining, never pressing)

notice-fees-before =
    Hello { $name }, just to let you know in good time: something for { $unit } is due soon.
    { $lines }
    That is { $total } in all. If you have paid already, please tap “I have paid” and never mind this message. Thank you!
notice-fees-on =
    Hello { $name }, something for { $unit } is due today.
    { $lines }
    That is { $total } in all. If you have paid already, please tap “I have paid”; for a later day, tap “Agree on a date”. Thank you!
notice-fees-after =
    Hello { $name }, the due day of something for { $unit } has passed, and we thought it may have slipped your mind.
    { $lines }
    That is { $total } in all. If you have paid already, please tap “I have paid”; if there is a difficulty or a question, tell us and we will find a way together. Thank you!
notice-fees-broken =
    Hello { $name }, the day we agreed on has passed, and this is still open for { $unit }.
    { $lines }
    That is { $total } in all. If you have paid already, please tap “I have paid”; for another day, tap “Agree on a date” or reply “person”. Thank you!
notice-thanks-paid =
    Hello, your payment has arrived:
    { $bills }
    Thank you very much!
notice-thanks-crossing =
    Hello, we are sorry to have troubled you! Your payment has arrived, and our reminder crossed with it; please never mind the reminder.
    { $bills }
    Thank you very much!
notice-thanks-kept =
    Hello, your payment has arrived just as agreed:
    { $bills }
    Thank you very much!

# Finance's daily list

reconcile-overview =
    { $property } { $day }: fees
    { $lines }
reconcile-payments = Came in yesterday: { $count }, { $amount } ({ $hand } by hand)
reconcile-claims = Payments to check: { $count } { $numbers }
reconcile-disputes = Questions to answer: { $count } { $numbers }
reconcile-waivers = Waivers to sign: { $count }
reconcile-promises = Promised for today: { $count }; not kept yesterday: { $broken }
reconcile-notices = Reminders yesterday: { $sent } sent, { $visits } became visits
reconcile-held = · Held back: { $reason } { $count }
reconcile-printed = Without a chat, please print: { $count }
reconcile-unit = · { $unit }: { $amount }
held-paid = paid
held-claim = resident says it is paid
held-promise = a date is agreed
held-dispute = a question is open
held-waiver = a waiver is being considered
held-complaint = a complaint is open
