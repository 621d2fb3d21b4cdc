# Complaints: intake, progress, answers

flow-complaint = Complaint
    .words = complaint,complain,make a complaint,i want to complain,file a complaint
complaint-heard = We are very sorry for the trouble, and thank you for telling us. I am writing it down now and just need to ask a few things.
complaint-ask-content = We are very sorry that you are not happy, and thank you for telling us. What happened, please? Just say it in your own words; photos are welcome too.
complaint-unclear-content = Sorry, could you describe in a few words what happened, please?
complaint-ask-occasion = When and where did it happen, please? Tap one or write it.
complaint-ask-about = Which department or person is it about, please? Tap one or write it.
complaint-ask-which = So that the person concerned is kept out of it, may I ask who it was? It is never handled by the person concerned.
complaint-ask-wanted = What would you like us to do, please? Tap one or write it.
complaint-ask-unit = Which unit is it about, please?
complaint-ask-kind = Which kind is it, please?
complaint-ask-phone = Please leave a phone number.
complaint-ask-anonymous = Would you like to stay anonymous? Then only supervisor and manager see your name, phone and unit, and the answer still reaches you here.
complaint-read-back =
    Please check:
    { $lines }
    Is everything right? To stay anonymous, simply reply “anonymous”.
complaint-opened = Your complaint is on record under { $number }. { $name } stays with it until the end and will answer you by { $at }. Reply “progress” at any time. Thank you again for telling us!
complaint-field-content = What happened
complaint-field-occasion = When and where
complaint-field-about = About
complaint-field-staff = Staff member
complaint-field-wanted = Your wish
complaint-field-anonymous = Anonymous
complaint-about-nothing = No particular person or department
complaint-staff-member = { $name } ({ $role })
complaint-unsure = I am not sure who
complaint-anonymous-yes = Anonymous
complaint-anonymous-no = With my name
complaint-anonymous = Anonymous resident
occasion-just-now = Just now
occasion-always = All the time
wish-soon = Put it right soon
wish-apology = Words of regret
wish-word = An explanation

complaint-kind-equipment = Equipment and facilities
complaint-kind-attitude = Attitude of staff
complaint-kind-quality = Quality of service
complaint-kind-incident = Incident
complaint-kind-other = Other

complaint-stage-received = being looked into
complaint-stage-explaining = an explanation is being prepared
complaint-stage-proposing = a solution is being worked out
complaint-stage-approving = the solution is being reviewed
complaint-stage-asking = the solution waits for your word
complaint-stage-carrying-out = being put right
complaint-stage-done = done, waiting for your word
complaint-stage-closed = closed
complaint-stage-withdrawn = withdrawn
progress-next-answer = Next answer: by { $at }

error-complaint-nobody = Sorry, this is a matter for our head office. Please contact the head office directly, thank you.

flow-suits = The solution suits me
flow-suits-not = The solution does not suit me
flow-settled = My complaint is settled
flow-unsettled = My complaint is not settled yet
flow-add-to-complaint = Add to my complaint
    .words = add to my complaint,add to complaint
button-add-to-complaint = Add to { $number }
button-suits = Yes, please do that
button-suits-not = Not quite
button-settled = Settled
button-unsettled = Not settled yet

notice-complaint-judged = Hello, { $number } is now being taken care of ({ $role }). You will hear from us again by { $at }. Thank you for your patience.
notice-complaint-looking = Hello, somebody is being sent to look into { $number }. You will hear from us again by { $at }. Thank you for your patience.
notice-complaint-answer =
    Hello, about { $number }:
    { $words }
    You will hear from us again by { $at }. Thank you.
notice-complaint-explained =
    Hello, we are very sorry for the trouble. We have looked into { $number } with care:
    { $words }
    Does this answer your concern? Thank you for your understanding.
notice-complaint-declined =
    Hello, we are very sorry for the trouble and understand how you feel. As to { $number }, the { $rule } asks us to keep to what is agreed there:
    { $words }
    Does this answer your concern? Thank you for your understanding.
notice-complaint-proposal =
    Hello, about { $number }, we would like to do the following:
    { $words }
    It would be done by { $at }. Does that suit you? Thank you.
notice-complaint-apology =
    Hello, we sincerely apologise. { $apology }
    About { $number }, we would like to do the following:
    { $words }
    It would be done by { $at }. Does that suit you? Thank you.
notice-complaint-proposal-reminder =
    Hello, our proposal for { $number } still waits for your word:
    { $words }
    Does that suit you? Thank you.
notice-complaint-carried-out =
    Hello, { $number } has been taken care of:
    { $words }
    Is the matter settled? Thank you.
notice-complaint-word-reminder = Hello, { $number } has been taken care of. Is the matter settled? Thank you.

suits-noted = Thank you for your understanding. { $number } is being carried out now, and we will ask you to have a look afterwards.
suits-not-ask = We are very sorry that this does not suit you. What is missing, and what would you like instead, please?
suits-not-noted = Thank you for telling us. A new solution for { $number } is worked out and shown to you.
settled-thanks = Thank you for confirming, { $number } is closed. We will ask for your view once more in a few days. Have a pleasant day!
unsettled-ask = We are very sorry for the trouble. What is not settled yet, please?
unsettled-noted = Once more, we are sorry. { $number } is taken up again and the supervisor knows. Thank you for telling us.
no-open-complaints = You have no open complaint at the moment. Just tell me if there is anything.
add-ask-which = Which one would you like to add to?
add-ask-words = Please just write it, and I will pass it on to the colleague in charge.
add-ask-concerned = You mention { $names }. Shall they be kept out of this matter?
concerned-yes = Yes, keep them out of it
    .words = yes,keep them out
concerned-no = No, just mentioned
    .words = no
add-noted = It is added to { $number } and passed on to the colleague in charge. Thank you!

error-complaint-step = This step of { $number } is done already, or has not come yet. Please see the latest, thank you!
error-complaint-apology = Please write the apology as well: { $number } was our fault, thank you!
error-complaint-not-approver = { $number } is approved by another supervisor, thank you!
error-complaint-decided = A colleague has decided about this text for { $number } already, thank you!
