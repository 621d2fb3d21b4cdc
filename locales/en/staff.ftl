# Staff: dispatching, taking, on the spot, front desk.

kind-repair = Repair
kind-sign-off-call = Confirmation call
kind-talk-call = Resident asks for a call
kind-undelivered = Message not delivered, please call
kind-re-inspection = Public area inspection
kind-signature = Signature

card-number = Number: { $number }
card-content = Problem: { $content }
card-category = Category: { $category }
card-unit = Unit: { $unit } · { $place }
card-area = Public area: { $place }
card-availability = At home: { $availability }
card-wishes = Wishes: { $wishes }
card-reopened =
    Reopened: { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
card-remark = Resident says: { $remark }
card-contact = Contact: { $name } { $phone }
card-key-yes = Spare key: resident agrees (front desk, security and engineering must all be present)
card-key-no = Spare key: resident does not agree

button-accept = Accept
button-decline = Decline
button-depart = Set off
button-arrive = Arrived
button-complete = Done
button-assign = Assign

flow-accept = Accept
    .words = accept,take,take it,i'll take it
flow-decline = Decline
    .words = decline,reject
flow-depart = Set off
    .words = depart,set off,on my way
flow-arrive = Arrived
    .words = arrive,arrived,i'm here
flow-complete = Done
    .words = complete,completed,done,finished,under control
flow-assign = Assign
flow-desk-result = Result
flow-my-orders = My work orders
    .words = my orders,my work orders,orders
flow-timeline = Look up a work order
    .words = timeline,look up

notice-offer =
    New work order: { $kind }
    { $card }
notice-offer-reminder =
    Please accept soon: { $kind }
    { $card }
notice-offer-taken = { $number } was taken by { $name }. Thank you!
notice-order-cancelled = { $number } was cancelled, please stop work on it. Thank you!
notice-order-reassigned = { $number } was given to a colleague. Thank you!
notice-assigned =
    Assigned to you: { $kind }
    { $card }
notice-work-reminder =
    Please attend to this: { $kind }
    { $card }
notice-escalation =
    Escalation: { $state }
    { $card }
escalation-not-taken = time is up and nobody has taken it
escalation-not-done = taken by { $name }, time is up and it is not done
notice-nobody-on-duty =
    Nobody suitable is on duty now. You can assign it directly.
    { $card }
notice-reopened =
    Reopened: the resident says it is not fixed yet
    { $card }
notice-signed-off = The resident confirms that { $number } is fixed. Well done, thank you!

no-open-offers = No work order is waiting for you at the moment.
no-orders-of-mine = You have no work orders at the moment.
accepted =
    It is yours, thank you!
    { $card }
declined = Noted, { $number } goes to a colleague. Thank you!
decline-ask-reason = What is the reason, please? Tap a button or type it.
decline-busy = Busy with other work
decline-not-my-trade = Another trade
decline-off-duty = Off duty
depart-noted = { $number }: your departure is on record. Safe travels!
arrive-noted = { $number }: your arrival is on record. Thank you!
photo-first-staff = Got the photo, thank you! If it shows finished work, press “Done” on its work order and the photo goes along; to report something, just answer:
complete-ask-result = Please write what was done, for example “replaced the tap cartridge, tested, no leak”.
complete-unclear-result = Please write in words what was done.
complete-noted = { $number }: marked as done, now waiting for confirmation. Thank you!
assign-ask-who = Who should have it?
assign-nobody = There is no colleague to assign it to at the moment.
assign-candidate = { $name } ({ $count } open)
assign-candidate-off-duty = { $name } (off duty, { $count } open)
assigned = { $number } is assigned to { $name }.
my-order = { $number } “{ $content }”: { $state }
my-offer = { $number } “{ $content }”: waiting for you to accept

result-fixed = Resident says it is fixed
result-not-fixed = Resident says it is not fixed
result-no-answer = No answer
result-handled = Handled
result-passed = Inspection passed
result-failed = Inspection failed
result-signed = Sign
result-refused = Send back
desk-ask-not-fixed = What does the resident say is still wrong?
desk-ask-handled = Please write how it was handled.
desk-ask-failed = Please write what did not pass.
desk-ask-refused = Please write why it is sent back.
desk-noted = { $number } is on record. Thank you!
desk-call-again = { $number }: no answer is on record. You will be reminded again later.

timeline-ask-number = Please enter the work order number, for example BX-20261121-0007.
timeline-unclear-number = Numbers look like BX-20261121-0007. Please enter it again.
timeline-unknown = { $number } was not found. Please check the number.
timeline-overview =
    { $number } “{ $content }”
    { $lines }
timeline-line = { $at } { $event } ({ $name })
event-reported = Reported
event-offered = Offered
event-nobody-on-duty = Nobody on duty
event-reminded = Reminded
event-escalated = Escalated
event-accepted = Accepted
event-declined = Declined
event-assigned = Assigned
event-departed = Set off
event-arrived = Arrived
event-completed = Done
event-sign-off-reminded = Reminded to confirm
event-signed-off = Confirmed as fixed
event-not-fixed = Not fixed, reopened
event-call-opened = Passed on for a call
event-called = Called
event-inspection-opened = Inspection arranged
event-inspected = Inspected
event-signed = Signed
event-undelivered = Message not delivered
event-handled = Handled
event-cancelled = Cancelled
event-closed = Closed
