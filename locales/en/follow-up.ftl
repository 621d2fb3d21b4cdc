# Urging, adding, rating, praise, suggestions

ask-which-request = Which one is it about?
progress-line-bare = { $number }, reported { $at }: { $state }

flow-urge = Hurry it up
    .words = hurry up,hurry it up,please hurry,any news
urge-told =
    Sorry to keep you waiting! I have reminded my colleagues and will tell you as soon as there is news. At present:
    { $lines }
urge-told-already =
    Sorry to keep you waiting! My colleagues were reminded a moment ago, and I have noted that you asked again. At present:
    { $lines }
flow-add-to-request = Add something
    .words = add something,add to my request,add details
request-add-words = What would you like to add? You may also just send photos.
request-add-photos = Photos only
    .words = photos only,only photos,just photos
request-add-done = Added to { $number }, and the colleague in charge knows. Thank you!
error-nothing-added = Neither words nor photos have come so far. Please send them once more. Thank you.
request-staff-urged = [Resident is waiting] { $number } ({ $content }): asked { $count } times. Please see to it and say how far it is.
request-staff-added = [Resident adds] { $number }: { $words }
request-staff-added-photos = [Resident adds] { $number }: photos

flow-rate-request = Rate a service
    .words = rate,rate a service,rating
rate-ask = How satisfied are you with { $number }?
rate-nothing = There is nothing to rate at present. Thank you for your interest!
rate-sorry-reported = We are very sorry that this did not go well. The supervisor knows and will follow it up soon.

flow-praise = Praise
    .words = praise,compliment
praise-ask-content = How nice! What would you like to praise? A few words will do.
praise-ask-who = Which colleague is it for?
praise-everybody = The whole team
    .words = the whole team,everybody,everyone,not sure
praise-thanks = Thank you, that means a lot to us! It is recorded ({ $number }) and will be passed on. Have a good day!
request-staff-praised = [Praise from a resident] { $number }: { $words }

flow-suggestion = Make a suggestion
    .words = make a suggestion,suggestion
suggestion-ask-content = Thank you for telling us! What do you suggest?
suggestion-thanks = Thank you for your suggestion! It is recorded ({ $number }), and the supervisor will answer you by { $by }.
kind-remark = A suggestion to answer
result-answered = Write an answer
desk-ask-answered = Please write the answer. The resident gets it word for word.
notice-remark-answered =
    Hello, here is the answer to your suggestion { $number }:
    { $answer }
    Thank you for helping us do better!
event-urged = Resident urged
event-praised = Praised
event-talk-begun = Talk in the chat
event-talk-ended = Talk in the chat ended
