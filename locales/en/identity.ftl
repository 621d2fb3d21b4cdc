# Identity: binding residents, inviting staff, moving out

flow-bind = Sign in as a resident
    .words = sign in,bind,register
flow-join = Use a code
    .words = code,invitation code
flow-invite-staff = Invite a colleague
    .words = invite,invite staff,invite a colleague
flow-invite-resident = Code for a resident
    .words = resident code
flow-move-out = Resident moved out
    .words = move out,moved out
flow-unbind = Sign out
    .words = sign out,log out,unbind

bind-opening = Hello, this is Guanjia, happy to help. Let me check who you are first, then we go straight on.
bind-no-property = Hello! We are still setting up. Please contact the front desk. Thank you.
bind-ask-property = Which property do you live in?
bind-ask-unit = What is your unit? For example 3-2-1201. If the front desk gave you a code, just send it to me.
bind-ask-name = What is your name?
bind-ask-phone = Which phone number have we on file for you?
bind-done = Thank you, { $name }, that is all checked.
bind-no-match = Sorry, this does not match what we have on file yet. Please check and try again, or ask the front desk for a code and send it to me. Thank you.
bind-too-many-guesses = Sorry, that was tried often just now. Please try again a little later, or ask the front desk for a code. Thank you.
join-ask-code = Please send me your code, for example ABCDE-23456.
join-unclear-code = The code has ten letters and digits, for example ABCDE-23456. Please send it again.

field-role = Role
field-name = Name
field-resident = Resident
role-front-desk = Front desk
role-engineer = Engineer
role-supervisor = Supervisor
role-manager = Manager
role-finance = Finance
role-security = Security
role-cleaner = Cleaner
invite-ask-role = Which role?
invite-ask-name = What is your colleague's name?
invite-ask-phone = What is your colleague's phone number?
invite-read-back =
    Please check:
    { $lines }
    Is this right?
invite-code = Code for { $name }: { $code }. They send it to the bot in a chat; it works once, please pass it to nobody else. Thank you!
resident-ask-who = Which resident?
resident-nobody-lives-there = Nobody is on file for this unit. Reply “back” to name another one.
move-out-read-back =
    Please check:
    { $lines }
    This resident will no longer belong to the unit. Is this right?
move-out-done = Done, thank you!
unbind-ask-sure = { $name }, do you want to sign this chat out?
unbind-yes = Sign out
    .words = yes,y
unbind-no = Stay signed in
    .words = no,n
unbind-done = Signed out. Sign in again whenever you like. Thank you.
unbind-kept = All right, you stay signed in. Thank you.

error-already-bound = This chat belongs to somebody else already. Please reply “sign out” first and try again.
error-cannot-invite = Managers are invited by a manager; please ask yours.
