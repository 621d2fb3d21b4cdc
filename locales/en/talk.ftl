# Talking to the front desk in the chat

flow-talk = Chat with a colleague
flow-talk-reply = Reply in the chat
flow-talk-end = End the chat
    .words = end the chat,end,end chat,back to the bot
button-reply = Reply in the chat
button-talk-end = End the chat
talk-ask-words = Just write.
talk-begun = Hello, { $name } of the front desk is here ({ $number }). Just write, and { $name } will see it; reply “end” to return to the bot.
talk-nobody = Sorry to keep you waiting: everybody at the front desk is busy. { $number } has become a phone call, and they will ring you as soon as possible. I am always here. Thank you!
talk-ended-by-staff = { $number }: { $name } of the front desk has ended the chat. Tell me whenever you need something. Thank you!
talk-ended-by-silence = It has been quiet for a while, so I am back with you ({ $number }). To reach { $name } of the front desk again, reply “person”. Thank you!
talk-staff-ended-by-resident = { $name } has returned to the bot ({ $number }). Please note what came of it, and call if need be.
talk-staff-ended-by-silence = { $name } has been quiet for a while, and the bot has the chat again ({ $number }). Please note what came of it, and call if need be.
talk-card =
    In the chat:
    { $lines }
    What you write now goes to the resident under your name; tap “End the chat” when you are done.
talk-card-name = Resident: { $name }
talk-card-unit = Unit: { $unit }
talk-card-language = Language: { $language }
talk-card-words = They say: { $words }
talk-line-resident = [Resident] { $name }: { $words }
talk-line-staff = [Front desk] { $name }: { $words }
talk-line-files = { $name } sends files:
talk-passed = Sent to { $name }.
talk-no-chat = This resident has no chat at present. Please call.
talk-none = There is no chat going on.
talk-end-staff = The chat has ended, and { $number } is noted as dealt with. Well done!
talk-end-resident = I am back ({ $number }). Tell me whenever you need something. Thank you!
error-talk-over = That chat has ended. Please tell me once more what you need. Thank you.
error-talk-elsewhere = This resident is in a chat with another colleague. Thank you.
