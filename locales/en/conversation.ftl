# What is said in every conversation. `.words` is what people type, with commas between; all languages' words count together.

verbatim = { $value }
moment =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $day }, { $time }
read-back-line = { $name }: { $value }
order-label = { $number } { $content }

command-cancel = Cancel
    .words = cancel,quit,exit,stop,never mind,nevermind,forget it
command-back = Back
    .words = back,go back,previous
command-help = Help
    .words = help,menu,how does it work,/help,/start,hello,hi,hey,good morning

choice-confirm = Submit
    .words = ok,okay,yes,y,yep,yes please,confirm,submit,correct,right,all correct,all good,looks good,no problem
choice-change = Change something
    .words = change,edit,no,not,not correct,not right,wrong,incorrect,don't,dont
choice-cancel = Cancel
    .words = cancel,never mind
choice-resume = Continue
    .words = continue,resume,yes,don't drop,don't restart
choice-drop = Start over
    .words = start over,restart,drop,no,don't continue

ask-what-to-change = Sure, which one would you like to change?
ask-resume = Hello, your “{ $flow }” from earlier is still open. Would you like to continue or start over?
ask-which-meant = Just to be sure: which of these do you mean? One tap is enough. If it is none of them, please say it in other words.
ask-which-one = Which one do you mean, please?
ask-which-order = Which work order is it, please?
back-to = Let's go on with “{ $flow }”:
back-at-start = This is the first question already, so please just answer it.
flow-dropped = All right, I have stopped here and nothing was submitted. I am here whenever you need me. Thank you.
help-in-flow = You can simply answer the question below. Reply “back” to change the answer before, or “cancel” to stop.
files-noted = Your photo or file has arrived, thank you.
message-empty = Sorry, there was no text in that message. Please send it once more.
button-spent = That button is from earlier and has expired. Please see the latest below:
button-unknown = That button is no longer in use. Please just tell me what you need.
not-understood = Could you say that once more, please?
unclear = Sorry, I did not quite get that. Please put it another way.
unclear-choice = Sorry, I did not quite get that. Please tap a button below or reply with its number.
unclear-often = Sorry for the trouble. Where there are buttons, please tap one or reply with its number. Reply “person” to get a call from us, or “cancel” to stop.
unclear-phone = Please leave a phone number, for example 13800138000.
turn-failed = We are very sorry, something went wrong with your last message and we have made a note of it. Please send it again in a moment; if it is urgent, please contact the front desk. Thank you.

help-resident = Hello { $name }, I am Guanjia, your property assistant. Tell me in your own words what you need, for example “the kitchen pipe is leaking”: repairs, complaints, questions, bills, progress. Or tap a button below.
help-stranger = Hello, this is Guanjia. Tell me your unit, your name and the phone number we have on file, and you can report repairs and ask about them here; or send me the code from the front desk. Thank you!
help-staff = Hello { $name }, please tap a button below, reply “accept”, “depart”, “arrive” or “complete”, or send a work order number to see its timeline.

the-system = System
nobody-yet = nobody yet
