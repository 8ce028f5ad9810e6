plan-title = Plan of { $day }
plan-service = Service
plan-day = Day
plan-day-before = Previous day
plan-day-after = Next day
plan-today = Today
plan-show = Show
plan-print = Print
plan-find = Find a code or a name
plan-find-nothing = No row with these words.
plan-booked = Appointments
plan-booked-more = { $cancelled } cancelled · { $walkins } without appointment
plan-present = Present
plan-present-more = { $count } at a counter
plan-served = Served
plan-no-shows = Did not come
plan-free = Free seats
plan-free-first = the first at { $time }
plan-free-closed = · { $count } closed
plan-time = Time
plan-code = Code
plan-what = Offering
plan-person = Person
plan-note = Notes
plan-channel-head = Booked by
plan-state = State
plan-actions = Actions
plan-channel = { $channel ->
    [web] web
    [kiosk] kiosk
    [counter] counter
    [phone] telephone
    [api] other program
   *[other] other
 }
plan-state-expected = expected
plan-state-late = late
plan-state-no-show = did not come
plan-state-present = present since { $time }
plan-state-aside = stepped aside
plan-state-at-counter = at the counter: { $counter }
plan-state-served = served at { $time }
plan-state-left = went home
plan-state-cancelled = cancelled
plan-state-free = free
plan-state-unused = unused
plan-state-closed = closed
plan-seats-free = { $count ->
    [one] one free seat
   *[other] { $count } free seats
 }
plan-seats-unused = { $count ->
    [one] one seat left free
   *[other] { $count } seats left free
 }
plan-seats-closed = { $count ->
    [one] one closed seat
   *[other] { $count } closed seats
 }
plan-close = { $count ->
    [one] Close the seat
   *[other] Close one seat
 }
plan-open = { $count ->
    [one] Reopen the seat
   *[other] Reopen one seat
 }
plan-cancel = Cancel…
plan-cancel-do = Cancel the { $time } appointment
plan-cancel-by-mail = The seat is free again at once. We send the person an email.
plan-cancel-by-phone = The seat is free again at once. The person left no email address: please phone.
plan-cancel-silent = The seat is free again at once. The person left no contact: we cannot tell them.
plan-closed-day = Closed: { $reason }
plan-closed-do = There are no seats on this day. Choose another day.
plan-closed-but-booked = { $count ->
    [one] This day is closed ({ $reason }), but there is one appointment: tell the person.
   *[other] This day is closed ({ $reason }), but there are { $count } appointments: tell these people.
 }
plan-empty = No seats on this day
plan-empty-do = This service's agenda has no hours. Choose another day or another service.
plan-no-services = No service to show
plan-no-services-do = No service is assigned to you. Ask whoever manages your office.
plan-error-taken = Somebody has just booked this seat, so we did not close it.
plan-error-past = This hour has passed: we changed nothing.
plan-error-present = This person has already arrived: the counter takes care of it.
plan-said-late = let us know: arrives at about { $time }
# an address that takes no mail
plan-mail-fails = mail comes back: no notices
