# Time limits: pause, carry on, warning before the limit (R7, R13)

button-pause = Wait for parts / pause
button-resume = Carry on
flow-pause = Pause a work order
    .words = pause,waiting for parts,wait for parts,parts missing
flow-resume = Carry on
    .words = carry on,parts are here,resume
pause-ask-reason = What is it waiting for?
pause-reason-parts = spare parts
pause-reason-resident-away = somebody to be at home
pause-reason-quote = your word on the quote
pause-reason-weather = better weather
pause-ask-until = Until which day, probably? Please type a date, for example “tomorrow” or “3 December”.
pause-open = Date still open
pause-noted = { $number } is paused, and the resident knows. Press the button as soon as it goes on; you will be asked again every day.
pause-noted-until = { $number } is paused until { $until }, and the resident knows. It goes on by itself then.
resume-noted = { $number } goes on. Thank you!
nothing-paused = No work order of yours is paused at the moment.

notice-paused = Hello! { $number } is waiting for { $reason } at the moment. We keep at it and tell you as soon as it goes on. Thank you for your understanding!
notice-paused-until = Hello! { $number } is waiting for { $reason } at the moment and should go on at { $until }. We keep at it, thank you for your understanding!
notice-resumed = Hello! Work on { $number } goes on and will be finished as soon as possible. Thank you for your patience!
clock-carry-on =
    Please carry on: the day that was named has come
    { $card }
clock-still-paused =
    Still paused: waiting for { $reason }. Has anything changed?
    { $card }
clock-warning =
    Time is nearly up: please take this step before { $by }
    { $card }

event-warned = Warned of the limit
event-paused = Paused
event-resumed = Carried on
event-pause-chased = Pause followed up

error-pause-over = Nobody is working on this order at the moment, there is nothing to pause.
error-pause-date = Please choose a later day, within three months. Talk to the supervisor about longer ones.
error-pause-none = { $number } is not paused at the moment.
