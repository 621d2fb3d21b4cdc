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

complaint-card-look = Inspection: { $number }
letter-text = Text: { $words }
letter-apology = Apology: { $words }
letter-rule = Rule: { $rule }
letter-until = To be done by { $at }
letter-remark = Returned because: { $words }
letter-reply = The resident says: { $words }
rule-covenant = management covenant
rule-renovation = renovation guide
rule-handbook = owners' handbook

complaint-staff-propose =
    Proposal wanted: please work out a solution for this complaint
    { $card }
complaint-staff-approve =
    Approval wanted: it leaves for the resident once approved
    { $card }
complaint-staff-returned =
    Returned: please change it and hand it in again
    { $card }
complaint-staff-carry-out =
    To be carried out: the resident agrees, please do it in time
    { $card }
complaint-staff-suits-not =
    The resident does not agree: please propose something else
    { $card }
complaint-staff-again =
    Taken up again: the resident says it is not settled
    { $card }
complaint-staff-added =
    The resident adds:
    { $card }
complaint-staff-looked =
    Inspected: please go on from here
    { $card }
complaint-staff-phone =
    Please phone: the resident has not replied; call and write down the answer
    { $card }
complaint-staff-closed =
    Closed: the resident says it is settled. Well done!
    { $card }
complaint-staff-call-back =
    Callback by phone: the supervisor calls, please take part
    { $card }

flow-judge-complaint = Judge the complaint
flow-propose-remedy = Propose a solution
flow-approve-letter = Approve
flow-return-letter = Return for changes
flow-answer-complaint = Answer the resident
flow-carry-out = Carried out
flow-complaint-word = Result of the call
button-judge-complaint = Judge
button-propose-remedy = Propose a solution
button-approve-letter = Approve
button-return-letter = Return for changes
button-answer-complaint = Answer the resident
button-carry-out = Carried out
button-complaint-word = Result of the call

judge-ask-verdict = What did you find?
verdict-justified = Justified
verdict-unjustified = Not justified
verdict-rule = Against a rule
verdict-look = Have it inspected first
judge-ask-role = Which department puts it right?
judge-ask-fault = Was it our fault?
fault-yes = Our fault
fault-no = Nobody of us
judge-ask-rule = Which rule is it? Tap one or write it.
judge-ask-look = What is to be inspected, and where?
judge-ask-explanation = Please write the explanation for the resident: kind words first, then the reason. It leaves after the supervisor's approval.
judge-taken-up = { $number } is on record. { $name } works out a solution, and the resident knows.
judge-look-ordered = { $number } is being inspected under { $repair }, and the resident knows.
letter-to-approval = { $number } is with the supervisor and leaves for the resident once approved.
propose-ask-words = Please write the solution; the resident reads these words.
propose-ask-term = By when is it done?
propose-ask-apology = Please write the apology; it goes out in the office's name.
term-today = Today
term-tomorrow = Tomorrow
term-three-days = Within three days
term-week = Within a week
letter-approved = { $number } is approved and on its way to the resident.
letter-ask-remark = Why is it returned?
letter-returned = { $number } is returned.
complaint-answer-ask = Please write what is being done at the moment. Please promise nothing that is not decided.
complaint-answer-term = When does the next answer come?
complaint-answer-sent = The resident has the answer for { $number }. The next one: by { $at }.
carry-out-ask-words = Please write what was done; the resident reads these words.
carry-out-noted = { $number } is on record and waits for the resident's word. Well done!
word-ask-content = What did the resident say on the phone?
word-yes = Agrees, or settled
word-no = Not agreed, or not settled
word-ask-words = Please write it down in the resident's words.
word-noted = { $number } is on record. Thank you!
complaint-day =
    Complaints today, major ones and those left over:
    { $lines }
complaint-day-line = { $number } { $severity }, { $stage } ({ $name })
