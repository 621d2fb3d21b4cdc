# Visits: nobody home, a new time, reminders, repeated faults.

flow-nobody-home = Nobody home
    .words = nobody home,no one home,nobody is home
flow-visit = Choose a time
flow-vain-visits = Vain visits

button-nobody-home = Nobody home
button-visit = Choose a time
button-visits-again = Try again
button-visits-end = End it

visit-ask-photo = Please send a photo of the door, as a record that you were there.
visit-unclear-photo = Please send a photo.
nobody-home-noted = { $number }: nobody home is on record, thank you for coming! The resident is asked for another time, and you will hear at once.
visit-ask-slot = Which time suits?
visit-slot = { $from } to { $to }
visit-no-slots = No visit is waiting for a time at the moment. Reply “progress” to see how things stand.
visit-booked = { $number } is arranged for { $from } to { $to }. We will remind you the evening before and shortly before the visit; tap the button below for another time. Thank you!

notice-nobody-home = Hello, { $name } has just been at your door about { $number } and nobody answered; perhaps you had gone out. That is quite all right: please choose a time that suits you and we will come again. Thank you!
notice-nobody-home-often = Hello, we have come { $count } times about { $number } and missed you each time. The supervisor will be in touch to find what suits you best. Thank you!
notice-visit-booked = Hello, { $number } is arranged: { $name } comes from { $from } to { $to }. Tap the button below for another time. Thank you!
notice-visit-evening = Hello, a friendly reminder: { $name } comes from { $from } to { $to } about { $number }; please have somebody at home. Tap the button below for another time. Thank you!
notice-visit-hour = Hello, { $name } comes from { $from } to { $to } about { $number }; please have somebody at home. Thank you!
notice-visits-ended = Hello, we came several times about { $number } and missed you, so it is closed for now. Tell me whenever it suits you and we will arrange it again at once. Thank you!
notice-accepted-visit = Hello, { $number } is with { $name }, who comes at the time agreed ({ $from } to { $to }). Thank you.

visit-staff-booked =
    Visit arranged: { $from } to { $to }
    { $card }
visit-staff-evening =
    Visit tomorrow: { $from } to { $to }
    { $card }
visit-staff-hour =
    Visit soon: { $from } to { $to }
    { $card }
visit-staff-decide =
    Please decide: { $count } visits, nobody home ({ $name })
    { $card }
visits-again-noted = { $number }: the resident is asked for another time.
visits-ended-noted = { $number } is ended and the resident knows.

card-window = Expected: { $from } to { $to }
card-window-from = Expected: from { $from }
card-window-to = Expected: by { $to }
card-away =
    Nobody home: { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
card-repeat = Repeated fault: number { $count } of late
visit-staff-repeat =
    Repeated fault: the same kind at the same place again, please look for the cause
    { $card }

kind-visit-call = Arrange a visit, please call
event-nobody-home = Nobody home
event-appointed = Visit arranged
event-visits-decided = Supervisor decided
event-repeat-fault = Repeated fault

error-visit-photo = { $number }: please add a photo of the door and send it again.
error-visit-step = { $number } needs no time for a visit at the moment. Please look at how it stands.
error-visit-taken = This time has just been taken. Please choose another one. Thank you!
