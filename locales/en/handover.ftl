# Shift handover

flow-handover = Shift handover
    .words = handover,hand over,take over
flow-sign-handover = Sign a handover
handover-shift = { $role } · { $from }–{ $to } · { $off } → { $on }
handover-happened = This shift: { $reported } reported, { $completed } done, { $reopened } reopened, { $emergencies } emergencies
handover-emergencies = Emergencies: { $numbers }
handover-part-important = Important and unfinished, somebody has to take over: { $count }
handover-part-complaint = Complaints to be answered: { $count }
handover-part-emergency = Emergencies under way: { $count }
handover-part-reopened = Reopened: { $count }
handover-part-undelivered = Messages not delivered: { $count }
handover-part-due = Due in the next shift: { $count }
handover-part-other = Also open: { $count }
handover-line = { $number } · { $kind } · { $state } · { $hours } h · { $name }
handover-more = and { $count } more
handover-nothing-open = Nothing is open.
handover-goods = To be counted: { $goods }
handover-draft =
    Shift handover: please check, add and sign.
    { $card }
handover-drafted-remind =
    Please sign your handover.
    { $card }
handover-drafted-late =
    A handover is not signed by those who go. Please see to it, or sign in their place.
    { $card }
handover-handed-ask =
    Taking over: please check, count and sign.
    { $card }
handover-handed-remind =
    Please sign that you have taken over.
    { $card }
handover-handed-late =
    A handover is not signed by those who come. Please see to it, or sign in their place.
    { $card }
handover-taken-ask =
    Handover record, signed by both sides. Please sign as supervisor.
    { $card }
handover-taken-remind =
    Please sign the handover record.
    { $card }
handover-taken-late =
    A handover record still lacks the supervisor’s signature.
    { $card }
handover-handed-words = Said by those who go: { $words }
handover-taken-words = Said by those who come: { $words }
handover-nothing-said = nothing
button-hand-over = Hand over
button-take-over = Take over
button-sign-handover = Sign
button-sign = Sign
handover-ask-goods = Please count: { $goods }. Tap “Complete”, or write what differs.
handover-goods-complete = Complete
    .words = all there
handover-ask-named = Nobody answers for these important matters: { $list }. Who takes over?
handover-ask-remarks = Is there anything else your colleague should know? If not, tap “None”.
handover-ask-differences = Does anything differ from the record? If not, tap “None”.
handover-ask-sign =
    { $card }
    Tap “Sign” if all is right. What is signed is kept as it is.
handover-handed = Signed by { $name }; your colleague is told. Well done!
handover-taken = Signed by { $name }. Have a good shift!
handover-signed = Signed and kept. Thank you.
handover-none = No handover waits for your signature.
handover-over = Both sides have signed this handover.
error-handover-not-yours = This handover is signed by those on duty. Thank you.
error-handover-signed = This handover is signed already. Thank you.
error-handover-not-handed = Your colleague has yet to sign; you will be told at once.
error-handover-blocked = Nobody answers for these important matters yet: { $list }. Please name somebody first, then sign.
