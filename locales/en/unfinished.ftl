# Unfinished repairs: the reason before the day ends, and what is left the next morning.

flow-unfinished = Reason
unfinished-ask = { $number } “{ $content }” is not finished today. What is the reason?
unfinished-reason-parts = Waiting for parts
unfinished-reason-away = Nobody home
unfinished-reason-time = Not enough time
unfinished-reason-quote = Quote not answered
unfinished-reason-other = Another reason
unfinished-reason-unknown = no reason given
unfinished-ask-words = Please write the reason in a few words.
unfinished-noted = The reason for { $number } is on record. Thank you!
unfinished-carry-over =
    Good morning! These repairs are left over; please see to them first today:
    { $lines }
    Thank you!
unfinished-line = · { $number } “{ $content }”: { $reason }
event-unfinished = Reason for not finishing
