# What to say when something is not to be had now: how things stand, and the next step (W1, Q4).

error-staff-only = This is handled by staff on duty. Reply “person” if you would like help, thank you.
error-unknown-order = There is no such work order. Please check the number.
error-not-offered = This work order is not offered to you at the moment. Reply “my orders” to see yours.
error-already-yours = { $number } is yours already, thank you!
error-already-taken = { $number } was taken by a colleague. Thank you!
error-order-cancelled = { $number } was cancelled. Thank you!
error-already-reported = This step of { $number } is on record already, thank you!
error-not-yours = { $number } is with a colleague now. Thank you!
error-cannot-assign = { $number } is being handled or has ended, so there is nothing to assign.
error-unknown-staff = This colleague was not found. Please choose again.
error-not-your-request = This repair is handled with the person who reported it. Reply “person” if you would like help, thank you.
error-nothing-to-sign = { $number } needs no confirmation right now. Reply “progress” to see the latest.
error-begun-already = The engineer is already working on { $number }. Please talk to them directly, or reply “person” to get a call from us. Thank you.
error-request-closed = { $number } has ended. Just tell me if you need anything else, thank you.
error-not-your-unit = This unit is not registered under your name at the moment. Please have the front desk check it, thank you.
error-unknown-unit = This unit was not found. Please check it and try again.
error-inspected-instead = Thank you for telling us! { $number } is in a public area: the front desk looks at it once more, then it is signed and closed.
