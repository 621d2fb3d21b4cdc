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
desk-ask-rated = What did the resident find lacking, and what do they suggest?
event-callback-asked = Callback
event-callback-answered = Callback answered
