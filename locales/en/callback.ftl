# Callback

notice-callback = Hello, sorry to trouble you. We took care of { $number } ({ $content }) a few days ago. How satisfied are you? Thank you!
satisfaction-1 = 1 very dissatisfied
satisfaction-2 = 2 dissatisfied
satisfaction-3 = 3 neither
satisfaction-4 = 4 satisfied
satisfaction-5 = 5 very satisfied
flow-rate = Rating
flow-rate-words = Your opinion
rate-thanks = Thank you for your rating!
rate-sorry = We are very sorry that this did not go well. We are taking it up again at once, and the supervisor knows.
rate-ask-shortcomings = What should we have done better? Just write it.
rate-ask-suggestions = Is there anything you would suggest? If not, tap “None”.
rate-noted = All noted. Thank you for helping us do better!
error-callback-over = Your answer has been recorded already. Thank you.
kind-callback-call = Callback by phone
result-rated-5 = 5 very satisfied
result-rated-4 = 4 satisfied
result-rated-3 = 3 neither
result-rated-2 = 2 dissatisfied
result-rated-1 = 1 very dissatisfied
event-callback-asked = Callback
event-callback-answered = Callback answered
notice-callback-reminder = Hello, sorry to trouble you once more: are you satisfied with how { $number } ({ $content }) was handled? One tap is enough. Your opinion matters to us, thank you!
flow-callback-form = Callback by phone
button-ask-back = Begin the callback
callback-form-satisfaction =
    Please say: “Hello, this is the service centre of { $property }; may I take two minutes? How satisfied are you with what we did for you?”
    What does the resident say?
callback-form-shortcomings =
    Please say: “What should we have done better?”
    Write down the resident’s own words, or tap “None”.
callback-form-suggestions =
    Please say: “Is there anything you would suggest?”
    Write down the resident’s own words, or tap “None”.
callback-form-noted = The callback about { $number } is recorded in full. Please end with: “Thank you, and have a good day!” Well done.
flow-review-callbacks = Read callbacks
    .words = review callbacks,callbacks
button-reviewed = Read
callback-line = { $number } · { $satisfaction } · { $words }
callbacks-to-review =
    Callbacks to be read:
    { $lines }
    Another { $left } wait.
callbacks-all-reviewed = All callbacks have been read. Thank you.
callbacks-reviewed = { $count } marked as read. Thank you.
flow-key-customer = Key customer
    .words = key customer,key customers
key-customer-ask = Is { $name } a key customer? Key customers are always called back.
key-customer-yes = Make key customer
key-customer-no = No longer one
key-customer-set = { $name } is a key customer now and will always be called back.
key-customer-unset = { $name } is no longer a key customer.
flow-contact-hours = Contact hours
    .words = contact hours
contact-hours-ask = When would you like to be contacted from now on? For example “evening” or “19:00-21:00”.
contact-hours-morning = Morning
contact-hours-afternoon = Afternoon
contact-hours-evening = Evening
contact-hours-any = Any time
contact-hours-noted = Noted: from now on we will call back between { $hours }, never in rest hours. Thank you!
contact-hours-noted-any = Noted: from now on we may call back at any time, never in rest hours. Thank you!
event-callback-reminded = Callback reminder
