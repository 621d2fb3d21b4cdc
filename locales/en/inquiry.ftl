# Inquiries: answered from the handbook, by a colleague, in writing; questions without an answer.

flow-inquiry = Ask a question
    .words = question,inquiry,ask a question,faq
flow-helped = That helped
flow-not-helped = Not solved
flow-written-answer = Written answer
flow-answer = Answer a question
flow-approve-answer = Approve and send
flow-return-answer = Send back
flow-unanswered = Unanswered questions
    .words = unanswered,unanswered questions

inquiry-ask-question = Of course. What would you like to know?
inquiry-ask-which = Which of these do you mean?
inquiry-none-of-these = None of these
inquiry-answer =
    Hello! { $answer }

    Source: “{ $source }”. Thank you!
button-helped = That helped
button-not-helped = Not solved
button-written-answer = I want it in writing
helped-thanks = Glad it helped. Thank you for telling us!
not-helped-ask = Sorry that this was not enough. What else would you like to know? Just write it, or tap “None” and a colleague looks at your question once more.

inquiry-taken = Hello! A colleague checks this, so that you get a reliable answer. Your number is { $number }; we answer here by { $by }. Thank you!
inquiry-taken-written = Hello! Your question is noted under { $number }. A colleague writes the answer, the supervisor approves it, and you hear from us by { $by }. Thank you!
inquiry-taken-principle =
    Hello! { $answer }

    Your number is { $number }; the supervisor answers you here by { $by }. Thank you!
written-answer-noted = Of course. You get a written answer, approved by the supervisor. Thank you!
inquiry-unanswered-stranger = Hello! The handbook has no answer to this yet, so it is noted. Please tell me your unit, name and registered phone; once they are checked, a colleague can answer you here. The front desk is also glad to help. Thank you!
inquiry-unanswered-staff = The handbook has no answer to this yet; it is listed among the unanswered questions. Thank you!
inquiry-resident-data = Hello! Residents' data is protected and shown only to themselves. If you want to tell somebody something, a colleague passes it on; for a blocking car, a leak or other urgent matters the colleague on duty reaches them at once. For a crime please call the police on 110, who may look things up. Thank you!
inquiry-surveillance = Hello! Recordings concern everybody's privacy and are viewed by the police or with the supervisor's approval. Please tell a colleague when and where it happened, and the recording is kept for you; for a crime call the police on 110, and we hand it to them. Thank you!

notice-answered =
    Hello! To your question “{ $question }” ({ $number }), { $by } answers:

    { $answer }

    Thank you!
notice-answered-written =
    Hello! Here is the written answer to your question “{ $question }” ({ $number }), by { $by }, approved by the supervisor:

    { $answer }

    Thank you!
notice-answer-late = Hello, sorry to keep you waiting! Your question “{ $question }” ({ $number }) is still being checked. We answer here by { $by }. Thank you for your patience!
answered-by = { $name } ({ $role })

error-answered-already = The answer to this question is already written. Tell me if you would like to add something. Thank you!

# Staff
kind-answer = Answer a question
kind-answer-approval = Approve a written answer
card-answer-remark = Remark: { $remark }
card-draft = Answer: { $answer }
button-answer = Reply
button-approve-answer = Approve and send
button-return-answer = Send back
answer-ask-words = Please write the answer; the resident gets it in your words.
answer-sent = The answer to { $number } is on its way to the resident. Thank you!
answer-to-approve = The written answer to { $number } is with the supervisor and goes out once approved. Thank you!
return-answer-ask-remark = What should be changed?
return-answer-noted = { $number } goes back for a change. Thank you!
unanswered-none = No unanswered questions in the last 90 days. Thank you!
unanswered-overview =
    Questions of the last 90 days that the handbook did not answer, most frequent first; they may become articles:
    { $lines }
unanswered-line = { $count } ×, last on { $at }: { $question }
event-answer-drafted = Written answer drafted
event-answer-approved = Written answer approved
event-answer-returned = Written answer sent back
event-answer-late = Answer delayed
event-not-helped = Resident needs to know more
