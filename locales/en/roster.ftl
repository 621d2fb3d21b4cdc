# Rosters: my shifts, exchanges, sick leave, next month's roster (S1, S2)

flow-my-shifts = My shifts
    .words = my shifts,shifts,roster,my roster
flow-swap-shift = Swap a shift
    .words = swap,swap shift,swap shifts
flow-agree-swap = Agree to the swap
flow-decline-swap = Not this time
flow-approve-swap = Approve the swap
flow-refuse-swap = Send the swap back
flow-sick = Sick leave
    .words = sick,sick leave,i am sick,i'm sick
flow-well = Back from leave
    .words = back from leave,i am back,i'm back
flow-approve-roster = Approve the roster

roster-day = { $month }/{ $day } ({ $weekday })
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
shift-always = All day
shift-early = Early
shift-middle = Middle
shift-night = Night
shift-office = Office hours
shift-day = Day
shift-off = Off
shift-sick = On leave
shift-line = { $date }: { $shift } { $hours }
shift-line-off = { $date }: { $shift }
my-shifts =
    Your shifts of the next two weeks:
    { $lines }

swap-ask-day = Which day's shift would you like to swap?
swap-ask-colleague = With which colleague?
swap-ask-return = Only this day, or do you take another day in return? For another day please type it, for example “3 December”.
swap-no-return = Only this day
swap-nobody = Nobody else has your post at the moment, please talk to your supervisor.
swap-asked = { $name } is asked to agree. After that the supervisor approves.
swap-noted = Noted, thank you!
unclear-day = Please type a date, for example “tomorrow” or “3 December”.
button-approve-roster = Approve the roster
roster-swap-asked =
    Swap: { $name } would like to exchange shifts with you on
    { $days }
roster-swap-agreed =
    Swap to approve: { $name } and { $colleague } agreed to exchange shifts on
    { $days }
roster-swap-approved =
    Swap approved: { $name } and { $colleague } exchange shifts on
    { $days }
roster-swap-declined =
    Swap: { $colleague } keeps the shift this time, yours stays as it was:
    { $days }
roster-swap-refused =
    Swap: the exchange of { $name } and { $colleague } was not approved, shifts stay as they were:
    { $days }

sick-ask-from = From which day are you away? Tap a button or type a date.
sick-ask-until = Until which day (included)? Tap a button or type a date.
sick-today = Today
sick-tomorrow = Tomorrow
sick-one-day = Only one day
sick-noted = Your leave is on record: { $from } to { $until }. The supervisor knows, and colleagues take over your work orders. Get well soon! When you are back sooner, reply “back from leave”.
well-noted = Welcome back, { $name }! From today on your shifts hold as before.

roster-overview = { $month }: { $people } people, { $shifts } shifts
roster-gaps = Days without anybody of engineering: { $days }
roster-waiting =
    Roster to approve; it holds as soon as you do.
    { $overview }
roster-missing = Roster needed: that of { $month } is still to be imported, please before its first day. Thank you!
roster-approved = Roster approved: that of { $month } holds now, have a look at your shifts.
roster-approve-noted = The roster of { $month } is approved, { $count } shifts hold now, and your colleagues know.
roster-sick =
    { $count ->
        [0] Leave: { $name } is away, { $from } to { $until }.
       *[other] Leave: { $name } is away, { $from } to { $until }. { $count } work orders in hand went out again.
    }
roster-well = Back from leave: { $name } works again from today on.
event-released = Sent out again

error-roster-nothing-to-approve = No roster of this month is waiting for approval.
error-swap-over = This exchange was settled already, its day has passed, or somebody is on leave. Reply “my shifts” to see the latest.
error-swap-nothing = You and this colleague have the same shift that day, there is nothing to exchange.
error-swap-own = Please have another supervisor approve your own exchange, thank you!
error-sick-days = Leave begins today or later and lasts { $days } days at most at a time. Please talk to the supervisor about more.
error-sick-not = No leave of yours is on record at the moment.
