# Staff: handling complaints

kind-complaint = Complaint
kind-complaint-approval = Approval for a complaint
button-complaint = Open complaint
flow-complaint-file = Open complaint
card-nameless = Contact: anonymous, please do not ask around
severity-minor = minor
severity-important = important
severity-major = major

complaint-card-number = Number: { $number } ({ $severity } · { $kind })
complaint-card-words = In the resident's words: { $words }
complaint-card-occasion = When and where: { $occasion }
complaint-card-about = About: { $about }
complaint-card-persons = Kept out of it: { $names }
complaint-card-wanted = The resident wants: { $wanted }
complaint-card-complainant = Complainant: { $name } { $phone } { $unit }
complaint-card-keep-name = The resident asks to stay anonymous; please tell no colleague
complaint-card-receiver = First receiver: { $name }
complaint-card-stage = Progress: { $stage }
complaint-card-repeat = About the same matter again this quarter; before it: { $number }
complaint-card-raised = Raised { $count } times
complaint-card-answer = Answer promised by { $at }
complaint-file =
    Complaint:
    { $card }

complaint-staff-received =
    New complaint: You are its first receiver and stay with it until it is closed. Please look into it and answer in time.
    { $card }
complaint-staff-major =
    Major complaint: Please see to it at once
    { $card }
complaint-staff-due =
    Answer due: The time promised to the resident has come, please see to it.
    { $card }
complaint-staff-late =
    Complaint overdue: The time is over and the resident has no answer
    { $card }
complaint-staff-handed-over =
    Complaint handed over: Please take it on
    { $card }

event-received = complaint received
event-weighed = raised in severity
event-judged = looked into
event-look-ordered = inspection ordered
event-proposed = solution written
event-approved = approved
event-returned = returned for changes
event-answered = answered
event-agreed = resident agrees
event-disagreed = resident disagrees
event-carried-out = carried out
event-unsettled = resident not content
event-added = resident adds
event-handed-over = handed over
event-reopened = taken up again
