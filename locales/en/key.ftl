# Entry with the spare key: consent, three approvals, three departments present.

flow-key-entry = Spare key entry
    .words = spare key,spare key entry
flow-key-consent = Consent to the spare key
flow-key-approve = Approve the key
flow-key-present = At the door
flow-key-enter = Enter
flow-key-item = List belongings
flow-key-leave = Leave

button-key-entry = Spare key entry
button-key-approve = Approve
button-key-present = At the door
button-key-enter = Enter
button-key-item = List what is moved
button-key-leave = Leave

key-part-customer-service = head of customer service
key-part-security = head of security
key-part-manager = manager

key-ask-reason = Why is it necessary to enter with the spare key?
key-asked = { $number }: the heads of customer service and security and the manager are asked to approve, front desk and security to come. Press “At the door” when you are there.
key-consent-asked = { $number } has no consent to the spare key on record. The resident is asked; please go on after their yes.
key-consent-noted = Thank you! Your consent to the spare key for { $number } is on record. Customer service, security and engineering are present all the time, and you will hear before and after.
key-consent-refused = Of course, the spare key stays where it is for { $number }, and we will arrange a time when you are home. Thank you!
key-approved-noted = { $number }: approval is on record ({ $part }). Thank you!
key-present-noted = { $number }: you are on record as present. Please enter when all three are there; when one leaves, all leave.
key-entered-noted = { $number }: entry is on record. Please list and photograph what has to be moved, and use the button below when you leave.
key-ask-item = What has to be moved, and where did it stand? For example “vase on the coffee table, to the balcony”.
key-ask-photo = Please send a photo of where it stood.
key-item-noted = { $number }: listed. Please put it back afterwards.
key-ask-restored = Does everything that was moved stand where it stood?
key-restored = All put back
    .words = all put back,yes
key-not-restored = Some is not
    .words = some is not,not yet,no
key-left-noted = { $number }: leaving is on record, for all three. Please lock the door and return the key. Thank you!
key-item-line = · { $words }

notice-key-consent = Hello, nobody was home for { $number }. The worker would like to enter with the spare key ({ $reason }); customer service, security and engineering are present all the time, and you will hear before and after. Do you agree? Thank you!
notice-key-before =
    Hello, for { $number } your home is now entered with the spare key, as you agreed ({ $reason }). Present:
    { $names }
    You will hear when they leave. Thank you!
notice-key-after = Hello, everybody who entered for { $number } has left, the door is locked and nothing of yours was moved. Thank you!
notice-key-after-items =
    Hello, everybody who entered for { $number } has left and the door is locked. These were moved:
    { $items }
    Please tell me if anything is amiss. Thank you!

key-staff-refused = { $number }: the resident does not agree to the spare key. Please arrange a time when they are home.
key-staff-approve =
    Please approve: spare key to { $unit } for { $number }
    Reason: { $reason }
    You approve as { $part }. The resident agrees.
key-staff-approve-emergency =
    Please approve afterwards: spare key to { $unit } in an emergency, { $number }
    Reason: { $reason }
    You approve as { $part }. The resident agrees.
key-staff-come =
    Please come: { $unit } is to be entered with the spare key for { $number }; customer service, security and engineering stay all the time
    Reason: { $reason }
    Press “At the door” when you are there.
key-staff-ready = { $number }: all three are there and all is approved; you may enter { $unit }.
key-staff-inside = { $number }: still inside { $unit }? Please use the button below when you have left.
key-staff-left = { $number }: one of you has left, so please leave { $unit } together, lock the door and return the key.
key-staff-moved = { $number }: not everything that was moved in { $unit } stands where it stood. Please see to it.

event-key-asked = Spare key asked for
event-key-consented = Consent to the key
event-key-refused = No consent to the key
event-key-approved = Key approved
event-key-present = At the door (key)
event-key-entered = Entered with the key
event-key-item = Moved belongings listed
event-key-left = All left
event-key-chased = Key followed up

error-key-unknown = This entry was not found.
error-key-open = { $number } has an entry already; please finish it first.
error-key-step = This entry has moved on since. Please look at the latest message.
error-key-part = Please leave this step to a colleague of the department. Thank you!
error-key-consent = There is no consent of the resident on record; please wait for their answer.
error-key-approvals = Not all have approved: head of customer service, head of security, manager. Please enter after all three.
error-key-presence = Customer service, security and engineering are not all there. Please enter when they are.
error-key-photo = Please add a photo.
