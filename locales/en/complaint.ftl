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
