# Quotes: drawn up by the worker, agreed to by the resident, and what it comes to.

flow-quote = Quote
    .words = quote,make a quote
flow-send-quote = Send the quote
flow-withdraw-quote = Take the quote back
flow-approve-quote = Agree to the quote
flow-decline-quote = Decline the quote

button-quote = Quote
button-send-quote = Send to the resident
button-quote-again = Start again
button-withdraw-quote = Take it back
button-approve-quote = I agree
button-decline-quote = I do not agree

quote-ask-works = Which work is it? Tap it or write it, as it stands on the list, for example with “x2” behind it for two. The list has labour only, materials are extra.
quote-item = { $name } { $price }/{ $unit }
quote-unlisted = Not on the list
quote-unclear-works = Please tap work on the list or write its name as it stands there, several with commas between them.
quote-ask-materials = Which materials? Write name, price for one and quantity, for example “valve 25 x2, hose 18.5”. Tap “No materials” if there are none.
quote-ask-parts = Which parts? Write name, price for one and quantity, for example “motor 320, belt 45 x2”. The service fee is added for you.
quote-no-materials = No materials
    .words = no materials,none,no
quote-unclear-extras = Please write “name price xquantity”, several with commas between them, for example “valve 25 x2, hose 18.5”.
quote-line-labour = Labour: { $name } { $price } × { $quantity } = { $amount }
quote-line-material = Material: { $name } { $price } × { $quantity } = { $amount }
quote-line-part = Part: { $name } { $price } × { $quantity }, service fee { $fee }, together { $amount }
quote-draft =
    Quote, version { $version }. Please check:
    { $lines }
    Total: { $total }
    If all is right, send it to the resident with the button below.
quote-sent-noted = Version { $version } of the quote is with the resident; you will hear their answer at once. Please begin after they have agreed.
quote-withdrawn-noted = The quote for { $number } is taken back.
quote-staff-approved = { $number }: the resident agrees to version { $version } of the quote ({ $total }), work may begin. They pay at the office or by link; please take no money.
quote-staff-declined =
    { $number }: the resident does not agree to version { $version } of the quote ({ $total }) for now.
    Reason: { $reason }
    Please talk it over; you may quote again.
quote-staff-lapsed = { $number }: version { $version } of the quote ({ $total }) has expired without an answer. Please quote again if needed.

notice-quote =
    Hello, this is version { $version } of the quote for { $number } “{ $content }”:
    { $lines }
    Total: { $total }
    { $ways }
    Our workers take no money, and begin after you have agreed. The quote is good until { $until }.
    Do you agree? Thank you!
notice-quote-reminder =
    Hello, and sorry to disturb you. Version { $version } of the quote for { $number } “{ $content }” waits for your answer:
    { $lines }
    Total: { $total }
    { $ways }
    The quote is good until { $until }. Do you agree? Thank you!
notice-quote-expired = Hello, version { $version } of the quote for { $number } has expired. If you would like us to go on, reply “person” and we will quote again. Thank you!
quote-pay-link = Payment link: { $link }
quote-pay-office = Pay at the service centre: { $office }
quote-pay-desk = Pay at the front desk of the service centre.
quote-ask-payment = Thank you! How would you like to pay? It is due after you have confirmed the work.
quote-by-link = By link
    .words = by link,link,online
quote-by-office = At the service centre
    .words = at the service centre,service centre,office,front desk
quote-approved-noted = Thank you! Your agreement to version { $version } of the quote for { $number } is on record, { $total } in total; work may begin. Should anything change, you will be asked again first.
quote-ask-reason = Thank you for telling us. What is the reason? Tap a button or type it.
quote-reason-price = The price
quote-reason-later = Later
quote-reason-not-needed = Not needed now
quote-declined-noted = It is on record that you do not agree to version { $version } of the quote for { $number }. The worker will talk it over with you. Thank you!

complete-ask-amount = The resident agreed to { $amount }. What does it come to? Tap, or type the amount if it is less.
complete-agreed-amount = As quoted, { $amount }
complete-unclear-amount = Please type an amount like “85.50”, at most what the resident agreed to. For more, please quote again and wait for their word.
notice-completed-paid =
    Hello, { $number } is done.
    Result: { $result } ({ $name })
    Total: { $amount }
    { $ways }
    Would you have a look: if it is fixed and the amount is right, tap “Fixed”. Thank you!

kind-quote-call = Quote without an answer, please call
result-quote-approved = Resident agrees to the quote
result-quote-declined = Resident does not agree
desk-ask-quote-declined = Why does the resident not agree?
event-quote-sent = Quote sent
event-quote-reminded = Reminded of the quote
event-quote-approved = Quote agreed to
event-quote-declined = Quote declined
event-quote-expired = Quote expired
event-quote-withdrawn = Quote taken back

error-quote-unknown = This quote was not found. Please look at the latest message.
error-quote-public = { $number } is in a public area and costs the resident nothing. Please go ahead.
error-quote-lines = Please check what is quoted: at most 30 lines, each up to one million yuan.
error-quote-step = This quote has changed since. Please tap “Quote” to look at it or to start again.
error-quote-replaced = This is version { $version } of the quote, and things have moved on since. Please go by the latest one. Thank you!
error-quote-expired = Version { $version } of the quote has expired. Reply “person” and we will quote again. Thank you!
error-quote-answered = Version { $version } of the quote was answered before, and stays as it was. Thank you!
error-quote-waiting = The quote for { $number } still waits for the resident. Please wait for their word, or take it back first.
error-amount-above-quote = { $number }: the amount is above what the resident agreed to. Please quote again and wait for their word.
error-amount-without-quote = { $number } has no quote that the resident agreed to, so please charge nothing. Quote first if it is to be paid for.
