live-stale = Data not updated since { "{time}" }
live-offline = The server cannot be reached. Your work is saved: try again.
sign-in-title = Sign in
sign-in-staff = staff
sign-in-login = User name
sign-in-password = Password
sign-in-help = Forgotten your password? Ask whoever manages your office.
sign-in-wrong = The user name and password do not match.
lock-now = Lock
lock-now-hint = Lock the screen now
nav-counter = Counter
nav-plan = Work plan
nav-statistics = Statistics
nav-office = Office
nav-staff = Staff
nav-devices = Kiosks and screens
nav-programs = Connected programs
nav-import = Import the office
nav-events = Event log
console-nav = Console
console-services = Services
console-service = Service
console-offerings = Procedures
console-promise-appointment = Promise, appointments
console-promise-walk-in = Promise, without appointment
console-booking = How people come
console-portal = can be booked on the web
console-inside = can be booked only at the office
console-walk-in = also without appointment
console-reserved = confidential
console-agendas = Schedules
console-agenda = Schedule
console-from = From
console-until = Until
console-rules = Rules
console-counters = Counters
console-counter = Counter
console-room = Room
staff-name = Name
staff-roles = Roles
staff-all-services = all
role-operator = counter staff
role-supervisor = supervisor
role-office-admin = office administrator
role-body-admin = administrator of the public body
role-help-desk = Help desk, first level
role-specialist = Help desk, second level
role-desk-lead = Head of the help desk
role-customer = Customer
events-intro = Every change leaves a line, without personal data. The latest are at the top.
events-none = Nothing has happened yet.
events-number = Number
events-at = When
events-kind = What
events-who = Who
events-subject = Subject
events-facts = Facts
events-older = Earlier
devices-asking = Screens asking to join
devices-none-asking = No screen is asking. On the new screen, open the address of the kiosk or display: it will show a code.
devices-code = Code shown on the screen
devices-programme = Programme
devices-name = Name
devices-confirm = Confirm
devices-asked = { $kind } waiting to be confirmed.
devices-wish = It asks for the programme “{ $wish }”.
devices-active = Active screens
devices-none = No screen is active.
devices-kind = Type
devices-kiosk = Kiosk
devices-display = Display
devices-seen = Status
devices-alive = online
devices-silent = no signal for { $minutes } min
devices-silent-hours = no signal for { $hours ->
    [one] an hour
   *[other] { $hours } hours
 }
devices-silent-days = no signal for { $days ->
    [one] a day
   *[other] { $days } days
 }
devices-sound = Sound
devices-sound-armed = on
devices-sound-blocked = blocked
devices-paper = Paper
devices-paper-check = check the paper (reported: { $time })
devices-paper-fine = Paper is fine
devices-paper-title = Paper to be checked
devices-paper-line = { $name }: somebody reported that the ticket did not come out ({ $time }).
devices-revoke = Revoke
devices-code-unknown = No screen is showing this code now. Check the digits: a code is valid for a quarter of an hour.
programs-intro = Management software and other programs that talk to Sportello. Each has a key of its own: it says what the program may do and until when.
programs-stand = Active programs
programs-none = No program is connected.
programs-name = Name
programs-may = What it may do
programs-until = Valid until
programs-used = Last used
programs-never = never
programs-deeds = Actions
programs-made-by = made on { $day } by { $who }
programs-revoked-by = on { $day } by { $who }
programs-somebody = somebody who no longer works here
programs-over = expired
programs-left = { $days ->
    [0] expires today
    [one] 1 day left
   *[other] { $days } days left
}
programs-old-until = The key before it is valid until { $day }.
programs-renew = Renew
programs-renew-which = Renew the key: { $name }
programs-renew-then = A new key is made. The program must get it before the present one ends.
programs-renew-yes = Make the new key
programs-revoke = Revoke
programs-revoke-which = Revoke: { $name }
programs-revoke-then = The program is shut out at once. This cannot be undone.
programs-revoke-yes = Yes, revoke
programs-life = Validity
programs-life-90 = 3 months
programs-life-180 = 6 months
programs-life-365 = 1 year
programs-life-730 = 2 years
programs-overlap = The present key
programs-overlap-0 = ends at once
programs-overlap-1 = stays valid for 1 day
programs-overlap-7 = stays valid for 7 days
programs-overlap-30 = stays valid for 30 days
programs-new = New program
programs-new-why = One key for each program, with the least it needs: if one is lost, only that one is revoked.
programs-nothing-used = This body does not use anything yet that a program could do. Configure the office first.
programs-name-h = How readers of the journal will know it. A name is not used twice.
programs-for-positions = Debt positions
programs-for-positions-h = Create, change, withdraw and read them, from files too and as in GPD.
programs-for-take-payments = Payments made elsewhere
programs-for-take-payments-h = Mark a notice as paid, as in GPD.
programs-for-see-accounts = Closings
programs-for-see-accounts-h = Download the sheets of days as CSV.
programs-for-accounts = Payment announcements
programs-for-accounts-h = Tell the reconciliation which payments to expect.
programs-for-payment-setup = Joining pagoPA
programs-for-payment-setup-h = Record the result of the checks, read the service levels.
programs-for-statistics = Statistics
programs-for-statistics-h = Read the figures of the reception, without names.
programs-for-serve = Reception
programs-for-serve-h = Give tickets, record arrivals, call and serve at counters.
programs-for-tickets = Help desk
programs-for-tickets-h = Open and work on requests, read the figures of the help desk.
programs-for-customer-desk = Figures of one customer
programs-for-customer-desk-h = Read the figures of the customer chosen below, and nothing else.
programs-customer = Customer
programs-customer-none = none
programs-dues = Only these kinds of due (none chosen: all)
programs-only-due = only { $due }
programs-make = Make the key
programs-gone = Revoked
programs-gone-why = Names stay, so that the journal still says who did what.
programs-revocation = Revoked
programs-wrong-name = Write a name of up to 60 characters.
programs-wrong-taken = There is or was a program with this name. Choose another one.
programs-wrong-nothing = Choose what it may do.
programs-wrong-dues = Only positions, payments and closings can be limited to kinds of due. Clear the kinds, or make two keys.
programs-wrong-customer = Choose the customer. Its key opens its own figures and nothing else: the rest needs another key.
programs-wrong-stale = Somebody has already renewed or revoked this program. Go back to the list and look.
programs-key-of = Key of { $name }
programs-key-once = Copy it now: you will not see it again. If it is lost, a new one is made.
programs-key = Key
programs-key-until = Valid until { $day }. Whoever knows it may do what the program may: do not send it by mail.
programs-key-kept = I have copied the key
programs-how = What to tell whoever runs the program
programs-how-why = The key goes into the header of each call, never into an address.
programs-how-for = For what
programs-how-address = Base address
programs-how-header = Header
programs-how-own = Everything
programs-how-register = Positions as in GPD
programs-soon = Keys of programs that expire
programs-soon-line = { $name }: the key expires on { $day }.
programs-soon-over = { $name }: the key expired on { $day }. The program is shut out.
screen-title = A new screen
screen-ask = This device is not recognised yet.
screen-button = Ask for a code
screen-say-code = Give this code to whoever manages the screens:
screen-wait = The page goes on by itself as soon as the code is confirmed.
import-intro = Paste the office file: first you see what changes, then you decide.
import-text = Office file (TOML)
import-preview = Show what changes
import-do = Apply these changes
import-what = What changes
import-nothing = Nothing: the office is already like this.
import-errors = The file has errors. We have not changed anything.
import-consequences = Please note, these people are affected:
import-added = is added
import-changed = changes
import-renamed = has a new key
import-retired = is removed
nav-programme = Programme
media-intro = What displays show beside the calls and kiosks while they are free. Notices and times are in the office file; images and videos are added here. A call always comes first.
media-no-programme = No programme
media-no-programme-do = Write a part [[programme]] in the office file and name it in displays and kiosks.
media-shown-nowhere = No display and no kiosk shows this programme.
media-shown-by = Shown by: { $screens }
media-kind = Kind
media-kind-notice = notice
media-kind-image = image
media-kind-video = video
media-what = Content
media-seconds = Seconds
media-when = When
media-now = Now
media-on = on
media-off = not on
media-missing = file missing
media-always = always
media-from = from { $at }
media-to = to { $at }
media-since = since { $at }
media-until = until { $at }
media-language = only in language: { $at }
media-priority = priority { $at }
media-mon = Mon
media-tue = Tue
media-wed = Wed
media-thu = Thu
media-fri = Fri
media-sat = Sat
media-sun = Sun
media-files = Images and videos
media-none = No files
media-none-do = Add the first one below, then name it in the office file.
media-preview = Preview
media-name = Name
media-size = Size
media-kilobytes = { $count } kB
media-megabytes = { $count } MB
media-rights = Rights
media-rights-hint = Whose it is and why you may show it: “photo by the town”, “licence CC BY, author…”.
media-used = Used in
media-unused = no programme
media-remove = Delete
media-add = Add a file
media-file = File
media-file-hint = PNG, JPEG, WebP or MP4 video (H.264), { $megabytes } MB at most. Videos play without sound.
media-error-name = The name of the file may have unaccented letters, digits, dot, hyphen and underscore, up to { $most } characters. Nothing was added.
media-error-type = Only PNG, JPEG or WebP images and MP4 videos can be added. Nothing was added.
media-error-content = The content of the file is not what its name says (videos must be MP4 with H.264). Nothing was added.
media-error-unreadable = The width and height of the image cannot be read: save it again and add it once more. Nothing was added.
media-error-too-wide = The image is larger than { $side } pixels a side or { $megapixels } megapixels: make it smaller. Nothing was added.
media-error-too-large = The file is larger than { $megabytes } MB. Nothing was added.
media-error-no-rights = Write in one line (at most { $most } characters) whose file it is and why it may be shown. Nothing was added.
media-error-name-taken = Another file already has this name: give the new one another name, or delete the other first.
media-error-too-many = There are already { $most } files: delete one that is not needed any more.
media-error-in-use = The programme “{ $programme }” shows this file: take it out of the office file first.
media-error-disk = We cannot write to the data folder: the file was not added.

# periods
period-error-date = One of the dates does not exist. Write them like 2027-03-11.
period-error-backwards = The period ends before it begins: swap the two dates.
period-error-too-long = The period is too long: { $most } days at most.
role-cashier = Cash desk
role-position-clerk = Debt positions
role-accountant = Accounts
role-refund-officer = Refunds
role-payment-admin = Payment administration
role-payment-auditor = Payment audit
nav-accounts = Accounts

office-file-line = Line { $line }: { $why }
office-file-line-medium = Line { $line }, “{ $medium }”: { $why }
office-file-too-large = the file is larger than { $megabytes } MB.
office-file-unreadable = here the text has not the shape of an office file. The reader says: { $parser }
office-file-unknown-field = there is no field “{ $field }” here. Known are: { $known }
office-file-unknown-word = “{ $word }” is none of the possible words: { $known }
office-file-missing = { $field } is missing.
office-file-range = { $field } = { $value }: must be from { $from } to { $to }.
office-file-key = { $field } “{ $value }”: a key has 1 to 40 of a-z, 0-9, hyphen, dot and underscore.
office-file-twice = { $field } “{ $value }” appears twice.
office-file-nothing = { $field }: nothing in the file has the key “{ $value }”.
office-file-empty = { $field } is empty.
office-file-long = { $field }: at most { $most } characters.
office-file-many = { $field }: at most { $most } items.
office-file-hidden = { $field }: holds a character that nobody sees.
office-file-language = { $field }: “{ $value }” is not one of it, en, de, fr, sl.
office-file-mail = { $field } = “{ $value }” is not a mail address.
office-file-mails = { $field }: “{ $value }” is neither an address nor an @domain.
office-file-early = { $field } = { $value } comes too early: { $other } = { $than }.
office-file-not-at-counter = services: “{ $service }” is not given at counters.
office-file-other-site = services: “{ $service }” is given at “{ $site }”, not at “{ $here }”.
office-file-former-there = was = “{ $was }”: this agenda is still in the file.
office-file-body-key = { $field } = “{ $value }”: 1 to 40 of a-z, 0-9 and hyphen.
office-file-own-address = { $field } = “{ $value }” is an address of the program itself: choose another.
office-file-pass-languages = pass_languages: one or two.
office-file-colour = { $field } = “{ $value }”: is written like #0066cc.
office-file-zone = { $field } = “{ $value }” is no known time zone.
office-file-scratch-only = { $field }: for scratch offices only.
office-file-every-or-date = write either every or date, not both.
office-file-every = { $field } = “{ $value }”: is written MM-DD or easter+N.
office-file-no-hours = weekly has no line: these hours never open.
office-file-role-alone = roles: somebody of a customer has no other role.
office-file-help = { $field } = “{ $value }”: no service with this key is given that way, with one offering.
office-file-taxonomy = { $field } = “{ $value }”: a code of the taxonomy is written like 9/0101100IM/.
office-file-iban-foreign = { $field } = { $value }: is not an Italian account.
office-file-iban-postal = { $field } = { $value }: is not an account at the post.
office-file-undated = undated goes with neither ends, reduced nor reminders: these count from a day.
office-file-field-key = { $field } “{ $value }”: 1 to 40 of a-z, 0-9 and underscore.
office-file-choices = { $field } “{ $value }”: at most { $most } choices, none empty, too long or twice.
office-file-choices-kind = { $field } “{ $value }”: choices go with kind = "choice", which needs them.
office-file-no-field = { $field }: no field has the key “{ $value }”.
office-file-demand = { $field } = “{ $value }”: { $count } letters or digits.
office-file-demanded = { $field } “{ $value }”: the bank’s demand tells it already, give the field another key.
office-file-no-creditor = the file has no [body.creditor]: nobody is owed the money.
office-file-interbank = { $field } = “{ $value }”: { $count } capital letters or digits.
office-file-no-station = { $field } = { $value }: no station without an end (until) answers for this code.
office-file-digits = { $field } = “{ $value }”: 1 to { $most } digits.
office-file-https = { $field } = “{ $value }”: must be an https address.
office-file-station = { $field } “{ $value }”: the broker’s fiscal code, an underscore and two digits.
office-file-segregation-twice = { $field } = { $value }: “{ $station }” answers for it in the same days.
office-file-fiscal-code = { $field } = “{ $value }”: not the eleven digits of a body’s fiscal code, or its check digit is wrong.
office-file-notice-text = text is missing: it is the notice itself.
office-file-picture-text = text is missing: say what it shows, for those who cannot see it.
office-file-notice-file = file: a notice has words and no file.
office-file-name = { $field } “{ $value }”: a name beside or below this file, of letters, digits, dot, hyphen and underscore.
office-file-kinds = { $field } “{ $value }”: only png, jpg, webp and mp4.
office-file-misfit = { $field } “{ $value }” does not fit an item of this kind.
office-file-no-counter = { $field } “{ $value }” is not given at counters: portal and walk_in must be false.
office-file-no-check-in = { $field } “{ $value }” is not given at counters: nobody is waited for there, leave check_in out.
office-file-date-ways = { $date }: write closed, or from, to and every_min, or starts.
office-file-medium-absent = it is not there yet: add it on the page of the programme.
office-file-medium-unread = cannot be read. The system says: { $system }
import-error-former = Agenda “{ $agenda }”: was = “{ $was }”, but there is no such agenda.
import-error-waiting = Site “{ $site }”: people waiting: { $count }, and no counter would be left to call them. Serve them first.
import-error-station = Station “{ $station }”: notices or receipts went through it, and receipts still come. Give it an end (until) instead of taking it out.
import-error-body = The file is of the body “{ $given }”, this is the console of “{ $own }”.
import-rehearsed = A rehearsal: nothing is changed.
import-copied = Files of the programme copied: { $count }
import-stopped = Nothing is changed yet, because people are concerned:
import-accept = To go on: --accept
