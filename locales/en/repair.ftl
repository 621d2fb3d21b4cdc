# Repairs: reporting, reading back, confirming.

flow-repair = Report a repair
    .words = repair,report,report a repair,i need a repair
flow-repair-for-resident = Report for a resident
    .words = report for a resident,report for resident,file for resident

public-area = Public area
    .words = public,public area,common area

field-content = Problem
field-where = Unit
field-place = Place
field-category = Category
field-contact-name = Name
field-contact-phone = Phone
field-availability = At home
field-key = Spare key
field-wishes = Wishes

repair-heard = Hello, I have got your report. A few questions and we can send someone.
repair-ask-content = Hello, what needs repair, and where? A short description is fine.
repair-unclear-content = Please describe in a few words what needs repair, for example “the bathroom tap is dripping”.
repair-ask-where = Is it in your home or in a public area?
repair-ask-place = Where in the home is it? Tap a button or type it.
repair-ask-area = Which public area is it? Tap a button or type it, for example “lobby of building 3”.
repair-ask-category = What kind of repair is it?
repair-ask-contact-name = What name may we use for you?
repair-ask-contact-phone = Please leave a phone number so that the engineer can reach you.
repair-ask-availability = When would it suit you to be at home? Tap a button or type it, for example “tomorrow after 3 pm”.
repair-ask-key = If nobody is home, do you agree that we enter with the spare key, with front desk, security and engineering all present?
repair-ask-wishes = Any special wishes? If there are none, just tap “None”.
repair-read-back =
    Please have a look:
    { $lines }
    Is everything correct?
repair-read-back-for-resident =
    Please check with the resident:
    { $lines }
    Is everything correct?
repair-opened = Your repair is registered as { $number }. We are finding you an engineer and will tell you as soon as one has taken it. Reply “progress” at any time. Thank you!
repair-filed = Registered as { $number } and being dispatched. Thank you!

no-wishes = None
    .words = none,no,nope,nothing,no thanks,nothing else
key-yes = I agree
    .words = agree,i agree,yes,y,ok,okay,sure
key-no = I do not agree
    .words = no,n,not,not sure,unsure,i do not agree,do not agree,disagree,don't,dont,no thanks,never

place-kitchen = Kitchen
    .words = kitchen
place-bathroom = Bathroom
    .words = bathroom,toilet
place-living-room = Living room
    .words = living room
place-bedroom = Bedroom
    .words = bedroom
place-balcony = Balcony
    .words = balcony

availability-any-time = Any time
    .words = any time,anytime
availability-evenings = Weekday evenings
    .words = weekday evenings,evenings
availability-weekend = Weekend
    .words = weekend,weekends

category-plumbing = Plumbing and drains
    .words = plumbing,pipe,drain,leak,blocked,clogged
category-electrical = Power and lights
    .words = electrical,electricity,power,light,lights
category-door_lock = Doors, windows, locks
    .words = door,window,lock
category-elevator = Elevator
    .words = elevator,lift
category-hvac = Air conditioning and heating
    .words = hvac,air conditioning,aircon,heating
category-appliance_gas = Gas and appliances
    .words = gas,appliance,appliances
category-wall_leak_structure = Seeping or cracked walls
    .words = wall,ceiling,crack,seepage
category-intercom_network = Intercom and network
    .words = intercom,network,internet
category-public_area = Public facilities
    .words = public,public facilities
category-pest = Pests
    .words = pest,pests,mice,cockroach
category-other = Something else
    .words = other,something else

for-resident-ask-unit = Please enter the resident's unit, for example 3-2-1201.
for-resident-unknown-unit = This unit was not found. Please enter it again, for example 3-2-1201.
for-resident-which-unit = Several units come close. Please choose:
for-resident-ask-who = Which resident is calling?
for-resident-ask-contact-name = Please enter the caller's name.
for-resident-ask-contact-phone = Please enter the caller's phone number.
for-resident-ask-content = What does the resident report?
somebody-else = Somebody else
    .words = somebody else,someone else,else

flow-progress = Check progress
    .words = progress,check progress,status,my repairs
progress-overview =
    Hello, this is how your repairs stand:
    { $lines }
    Thank you.
progress-line = { $number } “{ $content }”, registered { $at }: { $state }
progress-with-worker = { $state } ({ $name })
progress-waiting = being arranged
progress-offered = waiting to be taken
progress-accepted = taken
progress-on-the-way = on the way
progress-on-the-spot = being worked on
progress-done = done, waiting for confirmation
progress-closed = completed
progress-cancelled = cancelled
no-open-requests = You have no open repairs at the moment. If something needs repair, just tell me.
button-cancel-request = Cancel { $number }

flow-cancel-request = Cancel a repair
    .words = cancel,cancel a repair,cancel repair,cancel request,cancel my request
cancel-ask-which = Which one would you like to cancel?
cancel-ask-sure = Are you sure you want to cancel { $number }?
cancel-yes = Yes, cancel it
    .words = yes,y,yes cancel,cancel,cancel it,sure,i'm sure
cancel-no = No, keep it
    .words = no,n,not,not sure,unsure,keep,keep it,don't,dont,don't cancel,do not cancel
cancel-done = { $number } is cancelled. I am here whenever you need me. Thank you.
cancel-kept = All right, we will carry on with it. Thank you.

flow-fixed = It is fixed
    .words = fixed,it's fixed,its fixed,it is fixed,all fixed,done
flow-not-fixed = Not fixed
    .words = not fixed,still not fixed,still broken,still leaking
button-fixed = It is fixed
button-not-fixed = Not fixed
nothing-to-sign = There is no repair waiting for your confirmation. Reply “progress” to see the latest.
fixed-thanks = Thank you for confirming; { $number } is completed. I am here whenever you need me. Have a lovely day!
not-fixed-ask-remark = We are very sorry for the trouble. What is still wrong, please?
not-fixed-noted = Our apologies once more. We are arranging an engineer again for { $number }, and the supervisor has been told. Thank you for letting us know.

flow-person = Talk to a person
    .words = person,human,talk to a person,talk to someone,agent,front desk
person-ask-matter = Sure, I will ask a colleague to contact you. What is it about? One short sentence is enough.
person-coming = I have asked the front desk to join you here ({ $number }). If nobody is free within a few minutes, they will call you. Thank you!
person-after-hours = I have noted it ({ $number }). The front desk is back at { $at } and will contact you first thing. Thank you for your patience!
person-after-hours-phone = I have noted it ({ $number }). The front desk is back at { $at } and will contact you first thing. If it is urgent, please call { $phone }. Thank you for your patience!
person-asked-already = I am asking the front desk already. One moment please; you may write it down in the meantime. Thank you!
person-here-already = My colleague is here already. Just write; reply “end” to return to the bot.

notice-accepted = Hello, { $name } has taken { $number } and is expected by { $by }. Thank you for waiting.
notice-accepted-appointed = Hello, { $name } has taken { $number } and will contact you about coming at a time that suits you ({ $availability }). Thank you.
notice-departed = Hello, { $name } has set off and is on the way for { $number }. Thank you for waiting.
notice-arrived = Hello, { $name } has arrived and is starting on { $number }. Thank you.
notice-completed =
    Hello, the work for { $number } is done.
    Result: { $result } ({ $name })
    Would you have a look: is it fixed? Thank you!
notice-completed-public =
    Hello, the work you reported as { $number } is done.
    Result: { $result } ({ $name })
    We will inspect it once more. Thank you for your care.
notice-sign-off-reminder = Hello, and sorry to disturb you. The work for { $number } “{ $content }” is done. Is it fixed? Thank you!
notice-request-closed = Hello, { $number } is completed. Thank you for your support. I am here whenever you need me.
notice-filed-for-you = Hello, the front desk has registered a repair for you: { $content }, number { $number }. Reply “progress” at any time. Thank you!
notice-call-coming = Hello, the front desk will call you about { $number }. Thank you.
notice-released = Hello! The worker who had { $number } was called away, we are finding you another one. Thank you for your patience!
