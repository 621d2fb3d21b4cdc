# Emergencies: alarm, what to do, on the spot, incident report (safety texts say "do not")

flow-emergency = Emergency
    .words = emergency,urgent help
flow-emergency-for-caller = Raise an alarm for a caller
    .words = alarm for caller,emergency for caller
flow-incident-details = Add to the alarm
    .words = from the scene
flow-false-alarm = False alarm
flow-incident-report = Incident report
flow-sign-report = Sign the incident report
flow-repair-after-emergency = Turn into a repair

kind-emergency = Emergency
kind-incident-report = Incident report

emergency-fire = Fire
    .words = fire,smoke
emergency-flood = Flood, burst pipe
    .words = flood,burst pipe,water
emergency-gas = Gas leak
    .words = gas,gas leak
emergency-shock = Electric shock
    .words = shock,electricity
emergency-power_cut = Power out in a large area
emergency-elevator_entrapment = Trapped in the lift
    .words = lift,elevator,trapped
emergency-medical = Sudden illness
    .words = illness,sick,medical,ambulance
emergency-injury = Somebody is injured
emergency-crime = Theft, fight, break-in
    .words = theft,fight,robbery,crime,police
emergency-structure = Building in danger
emergency-weather = Severe weather
emergency-other = Another emergency
    .words = other,another

advice-fire =
    🔴 Call 119 now.
    · Stay low, cover nose and mouth with a wet towel, leave by the stairs. Never take the lift.
    · Close doors behind you. Do not go back for anything.
    · If the corridor is full of smoke: close your door, seal the gap with wet cloth, call for help at a window.
advice-flood =
    🔴 Turn off the main water valve first (usually beside the meter).
    · If water is near sockets or appliances, do not touch them and step out of the water. Switch off the main power only with dry hands on a dry floor.
    · If somebody is surrounded by water, call 119 now.
advice-gas =
    🔴 Do not touch any switch, do not light anything, do not phone indoors.
    · Open doors and windows, close the gas valve on your way, leave with everybody at once.
    · Once you are outside, having used the stairs, call 119 or the gas company.
advice-shock =
    🔴 Do not touch the person or whatever is live.
    · Switch off the main power first; if out of reach, push the wire away with dry wood or plastic.
    · No reaction: call 120 now. Breathing: lay them on their side. Not breathing: start CPR.
advice-power_cut =
    🔴 Turn off the appliances in use and use a torch. Do not light candles.
    · Do not take the lift. If somebody depends on a medical device, call 120 now.
    · If you smell burning or see sparks, leave and call 119.
advice-elevator_entrapment =
    🔴 Stay calm, there is plenty of air in the car.
    · Hold the alarm or intercom button. Do not pry the doors, do not climb out, do not jump.
    · Lean against the wall, save your battery and stay in touch with us. If somebody is unwell or injured, call 120; in danger, call 119.
advice-medical =
    🔴 Call 120 now and give building, entrance, floor and room.
    · Breathing: lay the person on their side, loosen the collar, give no food, drink or medicine. Not breathing: start CPR.
    · Security will guide the ambulance in. If you need a car or a helping hand, just tell me.
advice-injury =
    🔴 If it is serious, call 120 now.
    · Press a clean cloth firmly on a bleeding wound. With injuries to head, neck or back, do not move the person.
    · Move away from danger, and let one person stay with the injured.
advice-crime =
    🔴 Get to a safe place, then call 110 now.
    · Do not confront or chase anybody. Remember how many they are, what they look like and where they go.
    · Leave everything as it is until the police are there.
advice-structure =
    🔴 Leave the cracked, shaking or falling parts at once. Do not go back.
    · Use the stairs, never the lift, and warn others to keep away.
    · Call 120 for the injured, 119 if somebody is buried.
advice-weather =
    🔴 Stay indoors, close windows and doors, keep away from glass, signs, trees and standing water.
    · Do not enter a flooded garage, do not touch fallen wires.
    · Call 120 for the injured, 119 if somebody is trapped.
advice-other =
    🔴 Get to a safe place first. Fire or trapped: call 119. Illness or injury: call 120. Crime: call 110.
    · Do not handle anything dangerous alone, and warn the people around you.
emergency-duty-phone = 📞 Duty desk, day and night: { $phone }

emergency-ask-kind = Hello, please get to a safe place first. Fire: call 119, illness: call 120, crime: call 110. What is going on? One tap, and the staff on duty get the alarm at once.
emergency-ask-kind-duty = Hello, please get to a safe place first. Fire: call 119, illness: call 120, crime: call 110, our duty desk: { $phone }. What is going on? One tap, and the staff on duty get the alarm at once.
emergency-unsure =
    Hello, if this is happening now:
    { $lines }
    Is it happening now? Tap "Yes, it is happening", and the staff on duty get the alarm at once.
emergency-yes = Yes, it is happening
    .words = yes,yes it is,it is,happening,happening now,now
emergency-no = No emergency
    .words = no,no it is not,not an emergency,it's not,nothing happened
emergency-not-real = Thank you for telling us, good to know that you are safe.
emergency-ask-property =
    Hello, please do this now:
    { $lines }
    Which community are you in? One tap, and the staff on duty there get the alarm at once.
emergency-no-property =
    Hello, please do this now:
    { $lines }
emergency-raised =
    Hello, please do this now:
    { $lines }
    ✅ The staff on duty are getting the alarm ({ $number }); you hear from me as soon as somebody is coming. If it was a false alarm, just tap the button.
emergency-added =
    Hello, I am passing your words on to the staff on duty ({ $number }). Meanwhile:
    { $lines }
emergency-added-coming =
    Hello, { $name } is on it, and I am passing your words on ({ $number }). Meanwhile:
    { $lines }

details-ask-where = Where exactly is it? For example building, entrance and floor, or which public area.
details-ask-hurt = Is anybody hurt or trapped?
details-ask-phone = Please leave a phone number where you can be reached right now.
details-ask-add = Go ahead, words or photos; I pass it on at once to those on their way.
details-none = There is no emergency of yours under way. If something is going on, just tell me, thank you.
details-passed-on = Got it, I am passing it on to those on their way.
details-complete = Got it, I am passing it on to those on their way. Stay safe; for anything new tap "Add something", words or photos. Thank you!
hurt-nobody = Nobody hurt or trapped
    .words = nobody,no,no one,none,nobody hurt,everyone is safe
hurt-hurt = Somebody is hurt
    .words = hurt,injured,someone is hurt
hurt-trapped = Somebody is trapped
    .words = trapped,someone is trapped
false-alarm-noted = All right, { $number } is closed as a false alarm and those on their way are told. Good to know that you are safe, thank you for telling us.

button-false-alarm = False alarm
    .words = false alarm,my mistake
button-add = Add something
button-acknowledge = Got it, I am going
button-over = Under control
button-write-report = Write the incident report
button-to-repair = Turn into a repair

incident-alarm =
    🚨 ALARM: { $kind } { $number }
    { $card }
    Please respond now; the clock runs day and night.
incident-alarm-again =
    🚨 ALARM, nobody has responded yet: { $kind } { $number }
    { $card }
    Please respond now.
incident-not-arrived =
    🚨 ALARM, nobody is on the spot yet: { $kind } { $number }
    { $card }
    Once there, please tap "Arrived".
incident-not-over =
    🚨 ALARM, not under control yet: { $kind } { $number }
    { $card }
    Once it is, please tap "Under control".
incident-added =
    🚨 New from the scene: { $kind } { $number }
    "{ $words }"
    { $card }
incident-photos = (photos)
incident-content = What: { $content }
incident-place = Where: { $place }
incident-homes = Lives in: { $units }
incident-hurt = People: { $hurt }
incident-reporter = Reported by: { $name } { $phone }
incident-stranger = Reported by: somebody not registered, phone { $phone }
incident-caller = Reported by: a caller, through the front desk, phone { $phone }
incident-nearby =
    ⚠️ { $count ->
        [one] One more of the kind in the same building
       *[other] { $count } more of the kind in the same building
    }
incident-coming = Responding: { $names }
incident-unknown = not recorded
incident-unknown-person = the person who reported it
incident-you-are-first = { $number } is yours, please go at once: { $place } ({ $name } { $phone }). Once there, tap "Arrived". Take care on the way!
incident-somebody-was-first = { $number }: your response is on record, { $name } is in charge. Please go and support, and take care!
incident-acknowledged = { $number }: { $name } is in charge and on the way.
incident-arrived = { $number }: { $name } is on the spot.
incident-over =
    { $number } is under control ({ $name }): { $result }
    Thank you!
incident-ended = { $number } is on record as under control, well done! Please write the incident report next; if something has to be mended, turn it into a repair.
incident-false-alarm = { $number } was a false alarm and is closed (confirmed by { $name }). Thank you!
incident-report-written =
    Incident report to sign: { $number } { $kind }
    Begun: { $begun } · Arrived: { $arrived } · Ended: { $ended } · Rescued: { $rescue }
    Course: { $course }
    Severity: { $severity }
    Loss: { $loss }
    Measures: { $measures }
    Written by: { $writer }
incident-report-waiting =
    Incident report not signed yet: { $number } { $kind }
    Begun: { $begun } · Arrived: { $arrived } · Ended: { $ended } · Rescued: { $rescue }
    Course: { $course }
    Severity: { $severity }
    Loss: { $loss }
    Measures: { $measures }
    Written by: { $writer }
incident-report-returned = Please complete the incident report of { $number } and hand it in again: { $remark }

notice-incident-acknowledged = Hello, { $name } has the alarm ({ $number }) and is on the way. Please keep yourself safe; for anything new tap "Add something". Thank you.
notice-incident-arrived = Hello, { $name } is on the spot ({ $number }). Please follow our colleagues' directions, thank you.
notice-incident-over = Hello, { $number } is under control now. If you need anything else, please tell me any time, thank you.
notice-incident-false-alarm = Hello, { $number } is closed as a false alarm. If it is still going on, please tell me again at once. Thank you.

emergency-caller-ask-content = Please write briefly what the caller says, where it is, and their phone number; the alarm goes out right after.
emergency-caller-ask-kind = What kind is it? One tap, and the alarm goes out.

report-ask-course = Please describe the course of events. Photos can be sent along.
report-ask-rescue = When did those trapped come free?
report-ask-severity = How severe was it?
report-ask-loss = Please describe loss and effects; write "none" if there were none.
report-ask-measures = Please describe the measures taken and what is to follow.
report-read-back =
    Please check the incident report:
    { $lines }
    Is all of this right?
report-noted = The incident report of { $number } is with the supervisor for signing, thank you!
report-ask-return = Please write what is to be added.
report-signed = The incident report of { $number } is signed and filed, thank you!
report-sent-back = The incident report of { $number } went back to be completed.
field-course = Course
field-rescue = Time of rescue
field-severity = Severity
field-loss = Loss
field-measures = Measures
incident-severity-minor = Minor
incident-severity-serious = Serious
incident-severity-major = Major

event-incident-added = more from the scene
event-false-alarm = false alarm confirmed
event-report-opened = incident report asked for
event-report-written = incident report written
event-report-returned = incident report sent back
event-report-signed = incident report signed
event-repair-opened = turned into a repair

error-incident-ended = { $number } is over already, thank you. If it is still going on, please tell me again at once.
error-own-report = You wrote the report of { $number } yourself; please let another supervisor or the manager sign it. Thank you.
error-repair-opened = { $number } has been turned into a repair already, thank you.
