statistics-usual = Usual periods
statistics-today = Today
statistics-week = 7 days
statistics-month = 30 days
statistics-year = A year
statistics-period = Period
statistics-from = From
statistics-to = To
statistics-service = Service
statistics-all = All services
statistics-show = Show
statistics-export = Export CSV
statistics-print = Print
statistics-table = Table
statistics-empty = Nobody came in this period
statistics-empty-do = Choose a longer period or another service.
statistics-no-data = No data in this period.
statistics-min = min
statistics-minutes = { $count } min
statistics-hours-unit = h
statistics-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
statistics-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
statistics-arrivals = Attendance
statistics-arrivals-more = { $with } with appointment, { $without } without
statistics-with-appointment = With appointment
statistics-without-appointment = Without appointment
statistics-wait = Wait
statistics-within = Within the promise
statistics-within-more = { $within } of { $count }
statistics-since-checkin = From check-in to the call
statistics-at-counter = Time at the counter
statistics-spread = median { $median }, 9 in 10 within { $p90 } min
statistics-cancelled = Cancellations
statistics-cancelled-more = { $count } of { $total } appointments
statistics-notice = · usually { $notice } ahead
statistics-notice-long = Notice of cancellations
statistics-no-shows = No-shows
statistics-no-shows-more = { $never } never came, { $absent } absent when called
statistics-lines = Waits by line
statistics-lines-how = A wait counts from the booked time, or from the arrival of those who did not book; whoever is called early waited 0 minutes. Median and 90th percentile are values really observed (nearest rank). The promise shown is the one that held for most of the calls.
statistics-line-head = Line
statistics-line = { $kind ->
    [appointment] With appointment
    [walk_in] Without appointment
    [return] Coming back
   *[priority] Priority
 }
statistics-all-lines = All first calls
statistics-promise-head = Promise
statistics-promise = Promise: { $count } min
statistics-people = People
statistics-calls = Calls
statistics-served = Served
statistics-values = Cases
statistics-mean = Mean
statistics-median = Median
statistics-p90 = 90th percentile
statistics-max = Maximum
statistics-mean-served = Mean time per person
statistics-by-hour = Attendance by hour
statistics-by-hour-says = The busiest hour begins at { $hour }, with { $count ->
    [one] one person
   *[other] { $count } people
 }.
statistics-hour = Hour
statistics-by-day = Attendance by day
statistics-by-day-says = { $mean } people a day on average.
statistics-day = Day
statistics-waits-appointment = How long people with an appointment waited
statistics-waits-walk-in = How long people without an appointment waited
statistics-waits-says = { $within } of { $count } calls within the promise.
statistics-wait-class = Minutes of wait
statistics-channels = How passes are got
statistics-channel-head = Channel
statistics-channel = { $channel ->
    [web] Web
    [kiosk] Kiosk
    [counter] Counter
    [phone] Telephone
    [api] Other program
   *[other] Other
 }
statistics-channel-booked = Bookings
statistics-channel-tickets = Tickets without appointment
statistics-channel-check-ins = Check-ins
statistics-counters = Work of the counters
statistics-counters-says = Hours of work with the public, counter by counter.
statistics-counters-how = The figures are about counters, whoever worked there: nothing is measured of single persons.
statistics-counter = Counter
statistics-counter-gone = Counter no longer in use
statistics-busy = Time busy
statistics-appointments = Appointments
statistics-total = Total
statistics-came = Came
statistics-still-expected = Still expected
statistics-share = Share
statistics-last-day = With less than a day's notice
statistics-never-came = Never came
statistics-absent = Absent when called
statistics-csv-figure = Figure
statistics-csv-item = Item
statistics-csv-measure = Measure
statistics-csv-value = Value
statistics-csv-unit = Unit
