# Language, my data

flow-language = Language
    .words = language,change language,choose language
language-ask = Please choose a language
language-zh-CN = Simplified Chinese
language-zh-TW = Traditional Chinese
language-en = English
language-chosen = Of course. From now on everything comes in English. Thank you!

flow-my-data = My data
    .words = my data,my information,personal data
my-data-overview =
    Hello, this is what we have on record about you:
    { $lines }
    Thank you.
my-data-name = Name: { $name }
my-data-phone = Phone: { $phone }
my-data-unit = Unit: { $unit } ({ $kind })
my-data-language = Language: { $language }
my-data-accounts = Chats bound to you: { $count } ({ $channels })
my-data-requests = Your requests: { $count }, of which { $open } are open
my-data-open-request = Open: { $number }
my-data-no-lookups = Times staff looked you up: 0
my-data-lookups = Times staff looked you up: { $count }, the last one { $at }
residency-owner = owner
residency-tenant = tenant
residency-family = family
flow-correct-phone = Correct my phone
    .words = correct my phone,change my phone
correct-phone-ask = What is your new phone number?
correct-phone-noted = Noted ({ $number }). The front desk makes sure, then it becomes { $phone }, and you will be told. Thank you!
error-phone-in-use = This number is on record already. For help reply “person”. Thank you.
kind-data-change = A resident's phone to correct: please make sure with the resident
result-data-changed = Made sure, change it
result-data-kept = Keep the old number
notice-phone-changed = Hello, your phone number has been corrected ({ $number }). Thank you!
flow-remove-my-data = Delete my data
    .words = delete my data,erase my data
remove-data-ask-sure = Shall we ask for your data to be deleted? The front desk will contact you and explain what the rules make us keep and what can be deleted.
remove-data-yes = Yes, please ask
    .words = yes,yes please
remove-data-no = Keep it
    .words = keep,keep it,no
remove-data-kept = We keep it, then. Thank you.
remove-data-noted = Noted ({ $number }). The front desk will contact you soon. Thank you!
kind-data-removal = A resident asks for their data to be deleted: please call
