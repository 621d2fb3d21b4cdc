# Dispatch: why you, transfers, help (R3, R4)

offer-why = Why you: { $reasons }
why-and = { $all } · { $next }
why-on-duty = on duty
why-off-duty = nobody is on duty, please help out
why-area = your building
why-previous = you did the last job there
why-turn = it is your turn
why-load = { $count } in hand

button-transfer = Transfer
button-help = Ask for help
flow-transfer = Transfer
    .words = transfer,transfer it,hand it on
flow-help = Ask for help
    .words = ask for help,need a hand,second worker
flow-agree-assist = Yes, I do it
flow-decline-assist = Busy this time
assist-nobody = No colleague is free to take it at the moment, please contact the supervisor.
assist-ask-transfer = Which colleague should take it over?
assist-ask-help = Which colleague should join you?
assist-ask-reason = What is the reason, please? Tap a button or type it.
assist-busy = Tied up with other work
assist-not-my-trade = Another trade is needed
assist-needs-two = It takes two people
assist-off-duty = Shift ends soon
assist-asked = { $name } is asked about { $number }. Until then it stays with you.
assist-declined-noted = Your colleague knows. Thank you!
assist-transfer-noted = { $number } is yours now, thank you!
assist-help-noted =
    Thank you for joining in! Either of you may report it as done.
    { $card }
assist-transfer-asked =
    Transfer: { $name } asks you to take over: { $reason }
    { $card }
assist-help-asked =
    Help wanted: { $name } asks you to join in: { $reason }
    { $card }
assist-transfer-accepted = { $number } was taken over by { $name }. Thank you!
assist-transfer-declined = { $number }: { $name } is busy this time. It stays with you, and you may ask somebody else.
assist-help-accepted = { $number }: { $name } joins you.
assist-help-declined = { $number }: { $name } is busy this time, you may ask somebody else.

event-transfer-asked = Transfer asked for
event-transferred = Transferred
event-help-asked = Help asked for
event-joined = Joined in
event-assist-declined = Declined to join

error-assist-over = This was settled already, or the work order has changed. Reply “my orders” to see the latest.
