# Owners' groups

group-private = This is a group. To protect your privacy, please write to me alone, and I will see to it at once. Thank you!
group-private-link = This is a group. To protect your privacy, please write to me alone: { $link } and I will see to it at once. Thank you!
flow-group-repair = Repair in a public area
group-repair-ask-content = Which public area is it, and what needs repair?
group-repair-read-back =
    Please check this report of a public area:
    { $lines }
    Is it all right?
group-repair-opened = Noted as { $number }; a worker is being found. Thank you for telling us!
