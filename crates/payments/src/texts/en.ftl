# positions
position-error-text =
    The field “{ $field ->
        [description] reason
        [reason] reason
        [name] name
        [iupd] identifier
        [code] fiscal code or VAT number
        [company_name] body
        [category] taxonomy
        [metadata] further data
        [document_hash] digest of the document
        [beneficiary] beneficiary
        [kind] kind of person
        [method] way of paying
        [stamp] revenue stamp
        [instalments] instalments
        [civic] house number
        [street] street
        [postcode] postcode
        [city] city
        [province] province
        [country] country
        [email] e-mail
        [phone] phone
       *[other] { $field }
    }” is empty, too long or not valid.
position-error-state = This cannot be done in state “{ $state ->
    [DRAFT] { due-state-draft }
    [PUBLISHED] { due-state-published }
    [PARTIALLY_PAID] { due-state-partially-paid }
    [PAID] { due-state-paid }
    [REPORTED] { due-state-reported }
    [EXPIRED] { due-state-expired }
    [INVALID] { due-state-invalid }
   *[VALID] { due-state-valid }
    }”.
position-error-changed = Somebody changed the position in the meantime: reload the page.
position-error-no-creditor = This body has not activated payments yet.
position-error-due = This kind of due does not exist or is not one of yours.
position-error-count = At least one way of paying is needed; at most 100 options of 100 instalments each, 400 in all, and one instalment only for a single payment.
position-error-transfers = Each instalment goes to one to five beneficiaries.
position-error-amount = The amount must be more than zero and at most € 999,999,999.99.
position-error-sum = The amounts of the beneficiaries do not add up to the instalment.
position-error-reduction = The reduced amount must be less than the full one and cover the other beneficiaries.
position-error-due-date = The due date is past or comes before the first day of validity.
position-error-valid-from = The first day of validity is past.
position-error-iban = The IBAN is not valid, or is no postal account where one is needed.
position-error-iupd-taken = A position with this identifier exists already.
position-error-number-taken = This notice number is already in use.
position-error-number = The notice number is none of a new notice (it begins with 3, and its check digits hold), or the series of numbers is exhausted.
# notices on paper
notice-title = Payment notice
notice-platform = pagoPA
notice-creditor = Creditor body
notice-debtor = Addressee
notice-fiscal-code = Tax code
notice-how-much = How much, and by when?
notice-where = Where to pay?
notice-where-online = By phone or computer: on the website or in the app of the body, of your bank or of another payment service.
notice-where-place = In person: at banks, tobacconists and any other shop that takes these notices. Bring this sheet.
notice-where-post = At the post office: at the counter or online, also with the slip at the end.
notice-amount = Amount
notice-by = by { $date }
notice-by-days = { $days ->
    [one] within one day of service
   *[other] within { $days } days of service
 }
notice-open = no due date
notice-single = Single payment
notice-part = Instalment { $n } of { $of }
notice-at-once = all at once, { $by }
notice-in-parts = or in { $count } instalments
notice-discounted = Discounted amount
notice-reduced = Reduced amount
notice-may-change = Interest, costs or relief may change the amount: when you pay you see the current one.
notice-banks = Banks and other channels
notice-scan = Scan the QR code, or type the notice code and the tax code of the body.
notice-scan-code = QR code to pay { $amount }, notice code { $number }
notice-table = Payment details
notice-number = Notice code
notice-body-code = Creditor tax code
notice-interbank = CBILL code
notice-subject = What is paid for
notice-slip = Post office slip PA
notice-slip-account = to postal account no.
notice-slip-euro = Euro
notice-slip-holder = Account holder
notice-slip-kind = Type P1
notice-slip-code = Code for the post office counter, notice code { $number }
notice-slip-hint = For the post office counter
notice-page = Page { $page } of { $pages }
notice-error-creditor = The body has no creditor’s data: add them to the office file.
notice-error-debtor = The name of who has to pay is missing.
notice-error-debtors = Several people owe this position: print the notice of each from its page.
notice-error-subject = What is paid for is missing.
notice-error-amount = The amount does not fit on a notice.
notice-error-nothing = There is nothing left to pay: no notice is needed.
notice-error-account = The postal account is not valid.
notice-error-file = The notice cannot be printed: shorten its texts and try again.

# receipts that wait for people
inbox-title = Receipts to look at
inbox-intro = Every receipt of the platform is kept as it came. Here wait those that the program could not file by itself.
inbox-empty = No receipt is waiting.
inbox-empty-do = Receipts arrive and are filed by themselves.
inbox-differs = Same name, other content: the first one counts
inbox-unfiled = Not yet filed
inbox-seen = I have seen it
inbox-retry = Try again
inbox-upload = Upload a receipt
inbox-file = File of the receipt
inbox-file-hint = The platform’s XML message (paSendRT or paSendRTV2), up to 160 kB.
inbox-error-unreadable = The file is no receipt of the platform.
inbox-error-not-ours = This receipt does not concern this body.
inbox-error-still = The receipt cannot be filed yet, or it has changed meanwhile.
inbox-again = This receipt was here already.
inbox-verdict-settled = Receipt filed: the instalment is paid.
inbox-verdict-known = Receipt filed: settlement had told of the payment already.
inbox-verdict-twice = Receipt filed: the instalment was paid already, a refund case is open.
inbox-verdict-other-option = Receipt filed: another way of paying was begun, a refund case is open.
inbox-verdict-withdrawn = Receipt filed: the position was withdrawn, a refund case is open.
inbox-verdict-amount = Receipt filed: the amount is not what is owed, a case is open.
inbox-verdict-born = Receipt filed: a position was made for the notice, which was not here.
inbox-verdict-failed = Receipt filed: the payment had failed.
inbox-verdict-foreign = Receipt kept: no amount in it is for this body.
# desk, paying, giving back
nav-payments = Payments
nav-positions = Amounts due
nav-refunds = Refunds
due-list-why = Search by notice number, identifier, fiscal code, surname or first name.
due-search = Search
due-search-how = At least three letters of a name. Every search is recorded.
due-state = State
due-all = All
due-kind = Kind of due
due-from = Due from
due-to = Due until
due-find = Search
due-clear = Clear filters
due-new = New amount due
due-short = Type at least three letters of the name.
due-short-do = Or the whole notice number or fiscal code.
due-found-nothing = Nothing found.
due-found-nothing-do = Check the number or fiscal code: they are searched whole. You see your kinds of due only.
due-none = Nothing is due yet.
due-none-do = They come from programs, from files, or are written here by hand.
due-more = Show earlier ones
due-newest = These are the newest: use the search for others.
due-debtor = Debtor
due-until = Due date
due-amount = Amount
due-amount-euro = Amount in euros
due-state-draft = Draft
due-state-published = Published, not payable yet
due-state-valid = To be paid
due-state-partially-paid = Partly paid
due-state-paid = Paid
due-state-reported = Paid and settled
due-state-expired = Expired
due-state-invalid = Withdrawn
due-other = Other
due-origin-program = from a program
due-origin-desk = written by hand
due-origin-file = from a file
due-origin-spontaneous = opened by the citizen
due-origin-secondary = of another body
due-origin-receipt = known from a receipt
due-origin-flow = known from a settlement
due-actor-citizen = the citizen
due-actor-program = a program
due-actor-house = Sportello
due-tie-appointment = tied to an appointment
due-tie-ticket = tied to a request
due-tie-visit = tied to somebody who took a number
due-whole = Single payment
due-plan = In instalments ({ $count })
due-part-of = Instalment { $place }
due-within = By { $day }
due-from-day = Payable from { $day }
due-less = { $amount } until { $day }
due-fee = of which { $amount } for the notification
due-notice = Notice
due-part-unpaid = To be paid
due-part-not-needed = No longer needed
due-part-paid = Paid
due-part-partially-reported = Paid, partly settled
due-part-reported = Paid and settled
due-paid-on = { $amount }, { $at }
due-paid-platform = through pagoPA, { $provider }
due-paid-flow = from a settlement, receipt awaited
due-method-transfer = bank transfer
due-method-cash = cash
due-method-card = card at the counter
due-method-post = postal slip
due-method-other = another way
due-stamp = Digital revenue stamp
due-reported = settled on { $day }
due-link = Address for who has to pay
due-link-why = Whoever has this address sees the notice: send it to the person concerned only.
due-to-whom = Who gets it
due-elsewhere = Paid elsewhere
due-elsewhere-do = Mark as paid
due-paid-day = Day of payment
due-method = How
due-why = Reason
due-why-how = Without names, fiscal codes, IBANs or telephone numbers.
due-publish = Publish
due-withdraw = Withdraw
due-delete = Delete for good
due-print = Print the notice
due-print-roll = On a roll
due-story = History
due-step-position-created = Created
due-step-position-published = Published
due-step-position-changed = Changed
due-step-position-fee-set = Cost of notification set
due-step-position-withdrawn = Withdrawn
due-step-instalment-paid = Payment
due-iupd = Identifier
due-of = Due for this case
due-of-none = Nothing is due here.
due-of-none-do = An amount due is tied by the code of the appointment or request.
due-edit = Change amounts and dates
due-edit-why = The difference goes to the first beneficiary; notice numbers stay.
due-save = Save
due-cancel = Go back
due-new-why = Account, taxonomy code, office and days come from the kind of due.
due-what = What
due-choose = Choose…
due-reason = Reason, as on the notice
due-until-usual = Empty: after the days of the kind of due.
due-parts = Instalments, one a month
due-at-once = Payable at once too
due-who = Who has to pay
due-person = Person
due-person-F = Natural person
due-person-G = Legal person
due-code = Fiscal code or VAT number
due-name = Name, or name of the company
due-email = E-mail (optional)
due-street = Street
due-civic = House number
due-postcode = Postcode
due-city = Town
due-province = Province (two letters)
due-tie = Tie
due-tie-code = Today’s call code, code of the booking or of the request (optional)
due-shares = Second beneficiary, revenue stamp
due-second = Second beneficiary
due-second-code = Fiscal code of the body
due-second-name = Name of the body
due-second-amount = Its share, within the amount
due-stamp-amount = Amount of the stamp, within the total
due-stamp-hash = SHA-256 digest of the document, in base 64
due-stamp-province = Province of residence
due-save-draft = Save as draft
due-save-publish = Save and publish
due-wrong-kind = Choose the kind of due.
due-wrong-reason = Write the reason.
due-wrong-amount = Write an amount like 45,00.
due-wrong-until = Write a due date from today on.
due-wrong-parts = From 1 to 24 instalments.
due-wrong-stamp-parts = A revenue stamp is paid at once.
due-wrong-shares = The others’ shares take the whole amount: something must be left for the body.
due-wrong-code = Check the fiscal code: it is not right.
due-wrong-name = Write the name, 70 characters at most.
due-wrong-email = Check the e-mail address.
due-wrong-second = The fiscal code of a body has eleven digits: check it.
due-wrong-second-own = This is your own body’s fiscal code: the other’s belongs here.
due-wrong-hash = A SHA-256 digest in base 64 has 44 characters.
due-wrong-province = The province has two letters.
due-wrong-tie = No appointment of today and no request has this code.
refund-why = Whoever proposes a refund does not approve it: two people are needed.
refund-view-open = To deal with
refund-view-over = Over
refund-none = No refund to deal with.
refund-none-why = A case opens by itself when too much money arrives.
refund-position = See what was due
refund-reason = Reason
refund-reason-ask = Reason for refusing
refund-propose = Propose the refund
refund-own = You proposed it: somebody else decides.
refund-approve = Approve { $amount }
refund-refuse = Refuse
refund-done = Mark as done
refund-cause-twice = Paid twice
refund-cause-other-option = Paid in another way than the chosen one
refund-cause-withdrawn = Paid after the withdrawal
refund-cause-amount = Not the amount due
refund-state-opened = To be looked at
refund-state-proposed = Proposed
refund-state-approved = Approved
refund-state-refused = Refused
refund-state-done = Done
refund-error-moved = Somebody took this step meanwhile: reload the page.
refund-error-same = Whoever proposed the refund cannot decide it too.
refund-error-personal = The reason reaches banks: leave out fiscal codes, IBANs, telephone numbers and addresses.
pay-title = Pay
pay-with-notice = You have a payment notice
pay-with-how = Type the two codes on the notice.
pay-number = Notice number
pay-number-where = 18 digits, with or without blanks.
pay-code = Fiscal code of who has to pay
pay-find = Find the notice
pay-unknown = There is no notice with these two codes. Check them and try again.
pay-without-notice = Pay without a notice
pay-to-pay = To pay
pay-who = In the name of
pay-creditor-code = Fiscal code of the body
pay-paid-on = Paid: { $at }
pay-less-until = Reduced amount: until { $day }
pay-late = It was due on { $day }: you can still pay
pay-state-published = This notice cannot be paid yet.
pay-state-paid = This notice has been paid.
pay-state-expired = This notice has expired and cannot be paid. Ask the office what to do.
pay-state-cancelled = The body has withdrawn this notice: you do not have to pay it.
pay-state-other = You have begun to pay in another way: below is what remains.
pay-online = Pay { $amount } online
pay-download = Download the notice
pay-qr = QR code of the notice
pay-qr-how = Scan it with the app of your bank or with IO.
pay-together = You pay { $count } notices together
pay-total = Total
pay-add = Pay another notice with it
pay-add-how = Another notice of the same person; five together at most.
pay-add-do = Add
pay-add-wrong = This notice cannot be added: check the number.
pay-others = Other ways and instalments
pay-where = Where you can pay
pay-where-app = With the app of your bank or with IO, scanning the QR code.
pay-where-bank = At the bank, at cash machines too, with the notice number.
pay-where-shops = At tobacconists, supermarkets or the post office, with the notice.
pay-online-away = Online payment does not answer at the moment. Nothing was paid: try again soon, or use the notice.
pay-online-refused = Online payment did not take these notices. Nothing was paid: you can use the notice.
pay-back-title = Your payment
pay-back-paid = Payment received
pay-back-paid-more = We have the receipt: there is nothing else to do.
pay-back-waiting = We are waiting for the receipt
pay-back-waiting-more = It usually comes within minutes. This page refreshes itself; do not pay again.
pay-back-cancel = You broke off the payment
pay-back-cancel-more = You can take it up again from the notice.
pay-back-error = The payment did not work
pay-back-error-more = If something was charged, the receipt still comes and shows here. Otherwise try again from the notice.
pay-back-awaits = waiting for the receipt
pay-back-open = to pay
pay-new-fixed = Amount: { $amount }
pay-new-free = You say the amount.
pay-new-then = You get a notice at once: pay it online, through your bank or where you like.
pay-new-do = Make the notice
pay-name = Name of who has to pay
pay-wrong-amount = Write an amount from { $least } to { $most }.
pay-wrong-required = This is needed.
pay-wrong-long = 70 characters at most.
pay-wrong-number = Digits only.
pay-wrong-date = Write a date.
pay-wrong-twice = This form was sent with other data: open a new one.
pay-wrong-mail-often = We have just written to this address many times: leave it empty, or try again later.
pay-twin = You asked for this a short while ago, and the notice is still to be paid.
pay-twin-see = Go to the notice
pay-twin-another = Make another one
# sending and printing notices
nav-print-runs = Printing notices
deliver-title = How the notice was sent
deliver-again = Send again
deliver-none = This notice has not been sent yet.
deliver-none-do = {" "}It can be printed, or sent with the button above while it can be paid.
deliver-waiting = Waiting to leave
deliver-why-first = Notice
deliver-why-before = Reminder before the due date
deliver-why-after = Reminder after the due date
deliver-why-again = Sent by hand
deliver-app-sent = Message in the IO app
deliver-app-not-there = Does not receive from the IO app
deliver-app-refused = The IO app refused the message
deliver-mail-sent = Handed to the mail server
deliver-mail-refused = The mail server refused the address
deliver-paper-to-print = To be printed: there is no other way
deliver-nothing-not-needed = Not needed any more
deliver-error-just-sent = The notice has just left: wait a minute before sending it again.
deliver-subject = { $what }: to be paid by { $by }
deliver-subject-before = Reminder: { $what }, due on { $by }
deliver-subject-after = { $what }: was due on { $by }
deliver-amount = Amount: { $amount }
deliver-by = To be paid by: { $by }
deliver-number = Notice number: { $number }
deliver-creditor = Tax code of the creditor: { $code }
deliver-link = See and pay: { $link }
deliver-enclosed = The notice is attached: it can also be paid at a bank, a shop, the post office or with a payment app.
deliver-more = You may choose between several ways to pay, at once or in parts. All of them are on the page above.
deliver-paid-already = If you have already paid, there is nothing more to do.
deliver-app = { $creditor } sends you a payment notice: { $what }. You can pay it from this message.
print-intro = Choose the notices to print: they become PDF files sorted by postcode, with the list for the printer.
print-new = New print
print-due = Kind of due
print-all-dues = All that I deal with
print-many-dues = Several kinds of due
print-from = Created from
print-until = Created until
print-per-file = Notices per file
print-unprinted = Only those never printed
print-unsent = Only those that nobody received in the app or by mail
print-limits = At most { $most } notices at a time. Files can be fetched for { $days } days, then they are deleted.
print-begin = Prepare the files
print-runs = Prints
print-none = No prints so far.
print-none-do = {" "}The one you prepare above will appear in this list.
print-asked = Asked for
print-asked-at = Asked for { $at }
print-state = State
print-progress = Progress
print-going = { $done } of { $total }
print-ended = Finished: { $done } notices
print-cancelled = Broken off after { $done } notices
print-removed = Files deleted
print-cancel = Break off
print-fetch = Download ({ $files } files and the list)
print-kept-until = It can be fetched until { $at }.
print-bad = Notices not printed: { $count }
print-position = Position { $id }
print-file-title = Payment notices, file { $number }
print-error-per-file = Choose one of the offered numbers of notices per file.
print-error-nothing = No notice to be paid fits these choices.
print-error-over = This print has already ended.
print-error-day = Write dates as day, month and year.
print-csv-file = file
print-csv-first = first page
print-csv-last = last page
print-csv-number = notice number
print-csv-name = name
print-csv-street = address
print-csv-postcode = postcode
print-csv-city = city
print-csv-province = province
print-csv-country = country
print-csv-outcome = why missing
print-csv-position = position
own-title = My payments
own-intro = Enter your tax code and the mail address that the office knows: we send you a link to see what there is to pay.
own-code = Tax code or VAT number
own-email = Mail address
own-email-why = The one you gave to the office for these payments.
own-send = Send me the link
own-error-code = The code has 16 characters, or 11 digits for companies.
own-error-email = Enter a mail address, for example name@mail.org.
own-asked = Look into your mailbox.
own-asked-more = If the office knows this code with this address, a link will arrive soon; it is good for { $hours } hours.
own-again = Ask for another link
own-over = This link has expired.
own-nothing = There is nothing to pay.
own-list = What the office has under your code and this address.
own-to-pay = To be paid
own-later = Not payable yet
own-partly = Partly paid
own-paid = Paid
own-expired = Expired, not payable here any more
own-withdrawn = Withdrawn
own-mail-subject = Your payments: { $body }
own-mail = With this link you see what there is to pay. Public body: { $body }.
own-mail-hours = It is good for { $hours } hours.
own-mail-not-you = If you did not ask for it, do nothing: nobody has seen your data.

# register
register-error-codes = A notice has a segregation code outside those of the call.
register-error-key = This key was used for another request.
register-error-not-payable = It cannot be paid in this state.
register-error-unreadable = The request cannot be read: { $what }.

# positions from a file
nav-uploads = Positions from a file
upload-intro = Upload a CSV sheet with one position a row. Each row gets its verdict and a wrong one does not stop the others; the same file uploaded again changes nothing.
upload-new = New file
upload-publish = Publish at once: the positions can be paid from today
upload-rewrite = Where a position is there already with another content, replace it
upload-file = CSV file
upload-limits = At most { $rows } rows and { $megabytes } MB; separated by “;” or “,”, in UTF-8 or Windows encoding.
upload-send = Upload
upload-example = Download an example
upload-last = Your last files
upload-none = You have not uploaded anything yet.
upload-rows = Rows
upload-refused = Refused
upload-state = State
upload-columns = The columns (needed ones with *)
upload-dues = Kinds of due you may use
upload-judged = { $judged } of { $rows } rows judged
upload-progress = Progress
upload-stop = Stop
upload-good = Accepted
upload-verdicts = Download all verdicts
upload-bad = Refused rows
upload-line = Row
upload-iupd = Name
upload-outcome = Verdict
upload-notices = Notices
upload-why = Reason
upload-running = Running
upload-done = Done
upload-done-some = Done, with refused rows
upload-stopped = Stopped
upload-outcome-made = made
upload-outcome-there = there already
upload-outcome-rewritten = replaced
upload-outcome-refused = refused
upload-error-csv = The file is empty, or a quoted field never ends.
upload-error-column = The file has no column “{ $column }”.
upload-error-rows = The file has more than { $most } rows: split it.
upload-error-size = The file is larger than { $most } MB: split it.
upload-error-over = This file was judged or stopped already.
positions-count = At least one position is needed; at most { $most } at a time.
upload-column-identificativo = Your own name of the position, unique in the body (at most 50 characters).
upload-column-dovuto = The key of the kind of due: see below.
upload-column-tipo = F for a person (also when empty), G for a company or body.
upload-column-codice-fiscale = Fiscal code or VAT number of who owes; ANONIMO where there is none.
upload-column-nome = Name and surname, or company name.
upload-column-indirizzo = Street or square.
upload-column-civico = House number.
upload-column-cap = Postal code.
upload-column-comune = Town.
upload-column-provincia = Two letters.
upload-column-nazione = Two letters, such as IT.
upload-column-email = E-mail address.
upload-column-causale = What is paid for, as printed on the notice.
upload-column-importo = In euro, such as 45,00.
upload-column-scadenza = Last day, such as 31/12/2026. Without it, the term of the kind of due.
upload-column-rate = How many monthly instalments to offer beside paying at once (2 to 24); empty for none.
# reconciliation
flow-refused-differs = A flow with this id and this revision already came on { $day }, with other lines or amounts. Ask the provider which of the two is right: a correction has a higher revision.
flow-refused-foreign = The flow is about another body.
flow-refused-header = The flow cannot be read: “{ $field }” is missing or wrong.
flow-refused-unreadable = The file is no settlement flow in XML or JSON.
# joining, levels of service, journal
nav-payments-setup = pagoPA
nav-joining = Joining and keys
nav-service-level = Levels of service
payments-import-due = { $due }: { $count } open positions stay payable; only who deals with all kinds of due sees them.
payments-import-creditor = The creditor’s fiscal code changes: { $count } open positions have notices with the former one.
joining-intro = How the body is connected to pagoPA: what is missing, which stations, keys and certificates hold.
joining-steps = Steps of joining
joining-step = Step
joining-state = State
joining-evidence = Evidence
joining-done = done
joining-open = to do
joining-step-creditor = The creditor stands in the office file
joining-step-station = A station answers today
joining-step-dues = There are kinds of due with their account
joining-step-keys = Each product that is called has a key that works
joining-step-certificate = A certificate of pagoPA is accepted and holds until the day shown
joining-step-tests = The tests before the start are passed
joining-step-receipt = The first receipt has come
joining-creditor = Creditor and stations
joining-no-creditor = The office file has no creditor.
joining-code = Fiscal code { $code }
joining-segregation = new notices with segregation code { $code }
joining-no-station = The office file has no stations.
joining-station = Station
joining-broker = Broker
joining-column-segregation = Segregation
joining-period = From – until
joining-station-stands = in use
joining-station-ended = receipts only
joining-keys = Subscription keys
joining-keys-why = Two for each product: if one is refused the other is used. To renew, put the new one in the free place and remove the old one once the new one works. A key cannot be read again.
joining-product = Product
joining-product-gpd = Debt positions (GPD)
joining-product-fdr = Settlement flows (FdR)
joining-product-bizevents = Receipts (BizEvents)
joining-product-checkout = Checkout
joining-place = Place
joining-place-1 = First key
joining-place-2 = Second key
joining-key = Key
joining-key-none = none
joining-key-new = Put a key
joining-key-put = Put the key
joining-key-refused = refused by pagoPA, { $at }
joining-remove = Remove
joining-key-remove-which = Remove the key of { $product } ending in { $hint }
joining-certificates = Certificates with which pagoPA calls
joining-certificates-why = Who calls with another certificate is turned away; those that the server’s administrator named count as well. Two at once, so that the new and the old overlap.
joining-certificates-none = No certificate accepted here: only who has one that the server’s administrator named comes through.
joining-subject = Issued to
joining-issuer = Issued by
joining-certificate-stands = holds
joining-certificate-soon = ends soon
joining-certificate-ended = ended
joining-certificate-ahead = not yet valid
joining-certificate-new = New certificate
joining-certificate-pem = Paste the text that pagoPA publishes, from BEGIN CERTIFICATE to END CERTIFICATE.
joining-certificate-accept = Accept the certificate
joining-certificate-remove-which = Remove the certificate of { $subject }
joining-tests = Tests before the start
joining-tests-why = The names are those of pagoPA’s test plan; here is the last outcome of each.
joining-test = Test
joining-test-shows = What it shows
joining-test-passed = passed
joining-test-failed = failed
joining-test-never = never run
joining-ec-psp-01 = A notice is verified, asked for and paid, and its receipt closes it.
joining-ec-psp-02 = A paid notice is not paid twice.
joining-ec-psp-03 = A number that was never given is unknown.
joining-ec-psp-04 = An expired notice, where it ends with its date, is refused.
joining-ec-psp-05 = A withdrawn notice is refused.
joining-error-key = A key has 16 to 128 letters, digits and hyphens.
joining-error-key-twice = This key stands in the other place already.
joining-error-certificate = This is no certificate in PEM form.
joining-error-certificate-ended = This certificate has ended.
joining-error-certificates-full = Two certificates are accepted already: remove one first.
level-intro = pagoPA expects 98 of 100 answers within 2 seconds, each month; after 7 seconds, 15 for receipts, it stops waiting.
level-chart = Time of 98 of 100 answers, by month
level-chart-says = One line for each kind of question; the mark is at two seconds.
level-mark = 2 s
level-no-data = No answers yet.
level-month = Month
level-availability = Availability
level-op-verify = Verify
level-op-get = Get
level-op-receipt = Receipt
level-op-demand = Demand from a bank
level-in-time = within 2 s: { $share }
level-answers = { $answers ->
    [one] { $answers } answer
    *[other] { $answers } answers
    }, { $failures ->
    [one] { $failures } failure
    *[other] { $failures } failures
    }
level-planned = Announced stops
level-unplanned = Unplanned stops
level-stops = Stops
level-stops-none = No stops in the last twelve months.
level-budget-planned = Announced this year: { $used } hours of { $hours }.
level-budget-unplanned = Unplanned this year: { $used } hours of { $hours }.
level-from = From
level-until = Until
level-kind = Kind
level-reason = Reason
level-announce = Announce a stop
level-announce-do = Announce
level-withdraw = Withdraw
level-withdraw-which = Withdraw the stop of { $from }
level-error-times = The end comes after the beginning, at most { $hours } hours later.
level-error-notice = A stop is announced at least { $hours } hours before; later it counts as unplanned.
pay-leaving-title = Taking you to the payment
pay-leaving-help = The national payment page opens. If it does not do so by itself, use the button.
pay-leaving-go = Go to the payment

# What the archive that stands in was not told yet.
level-archive-told = The archive that answers for the body (ACA) is up to date.
level-archive-waits = The archive that answers for the body (ACA) waits: { $positions } changed positions, { $gone } notices to take off.
# Flows that change their word, receipts that nobody can read
inbox-unread-what = What cannot be read in the message: { $what }
inbox-unread = A receipt that cannot be read
inbox-seen-reason = What it is, and what became of it
refund-rest = Another { $amount } of the same receipt belong to other bodies or to revenue stamps: they are not given back from here.
# ways to a page
pay-no-notice = Can’t find the notice?
pay-no-notice-how = We mail you a link to what there is to pay, at the address that the office knows.

# a payment told to who owed it
deliver-why-paid = Receipt of the payment
deliver-mail-not-there = No address that takes mail
paid-mail-subject = { $what }: payment received
paid-mail-intro = { $creditor } has received your payment: { $what }.
paid-mail-amount = Amount paid: { $amount }
paid-mail-at = Paid on: { $at }
paid-mail-through = Paid through: { $provider }
paid-mail-receipt = Receipt number (IUR): { $receipt }
paid-mail-link = See the payment: { $link }
paid-mail-rest = There are more parts to pay: you find them on the page above.

# at the kiosk
kiosk-pay = Pay a notice
kiosk-pay-title = Which notice do you want to pay?
kiosk-pay-how = Hold the QR code of the notice under the reader, or type the 18 digits of the notice number.
kiosk-pay-field = Notice number
kiosk-pay-eighteen = { $count ->
    [one] A notice number has 18 digits: here is one.
   *[other] A notice number has 18 digits: here are { $count }.
 }
kiosk-pay-unknown = No notice has this number. Check the digits, or ask at the counter.
kiosk-pay-foreign = This notice is of another body: we do not see it here. It is paid with its QR code.
kiosk-pay-phone = Scan the code with the app of your bank or with IO.
kiosk-pay-elsewhere = No app? With the notice you can also pay at a bank, a tobacconist’s or a post office.
kiosk-pay-another = Another notice
kiosk-pay-other = This payment has begun in another way. Ask at the counter what is left.
kiosk-voice-pay = Hold the QR code of the notice under the reader, or type the eighteen digits of the notice number with the keys, then touch Next.
kiosk-voice-owed = The screen shows how much there is to pay. Scan the code with the app of your bank or with IO. If it cannot be paid, the screen says why.

# what a fee belongs to
due-wrong-tie-several = Today more than one site has an appointment with this code: type the booking code.
due-wrong-tie-service = This kind of due does not belong to the service of that appointment. Check the code.
# Prints that failed
print-failed = Failed: { $done } notices of { $total }
print-failed-why = The files could not be prepared, though it was tried for two days. Those that are ready can be downloaded; once the trouble is mended, the print can go on where it was. The trouble, for whoever administers the server:
print-resume = Go on
print-error-not-failed = This print cannot be taken up again.
# Files of positions: what is left
upload-erased = The name of the file and the verdicts row by row were erased after { $days } days; the counts are left.
# The report of the tests
joining-tests-how = “sportello node-simulator check” runs them; with --record its report comes here.
joining-error-cases = The report holds tests that the plan has not, or too many.
joining-error-nothing-tried = No test of the report was run.
# Stamps to look at
due-odd-stamps = Revenue stamp to look at
due-odd-stamp-look = to look at
due-odd-stamp-unreadable = The receipt brings no stamp that can be read.
due-odd-stamp-document = The stamp of the receipt is for another document.
due-odd-stamp-amount = The stamp of the receipt has another amount.
# screens for clerk and accountant
due-receipts = Receipts
due-receipt-uploaded = Uploaded from a file by { $who }, { $at }: not sent by pagoPA
due-receipt-number = Receipt no.
due-receipt-paid = Paid { $at }, { $provider }
due-receipt-settled = Pays the instalment
due-receipt-known = Confirms the settlement
due-receipt-twice = Too much: already paid
due-receipt-other-option = Too much: another way was begun
due-receipt-withdrawn = Too much: position withdrawn
due-receipt-amount = Not the amount owed
due-receipt-born = The position was made of it
due-receipt-failed = The payment failed
due-receipt-foreign = No amount for this body
refund-paid = paid { $at }, { $provider }
joining-since = since { $day }
level-no-data-do = The times appear when pagoPA begins to call.
upload-none-do = Fetch the example, fill it in and upload it above.
# Receipts that somebody put aside
inbox-aside = Put aside

# who owes, while a receipt is on its way
pay-under-way = A payment is being checked: do not pay again.
pay-held = The office is checking a payment: do not pay again.
pay-anyway = Pay anyway

# back from the checkout without having paid
pay-back-to-notice = Back to the notice

# what is typed to find a notice
pay-error-number = The notice number has 18 digits.

# what was paid
own-paid-on = Paid on { $date }
pay-taker = Payment taken by
# Cases whose money was not too much after all
refund-state-groundless = Lapsed

# what is offered to who owes, and what is said while a receipt is on its way
pay-receipt = Download the receipt (PDF)
pay-receipt-of = Download the receipt (PDF): { $what }
due-print-wait = Back to the position
due-print-anyway = Print it anyway
paid-paper-title = Payment receipt
paid-paper-amount = Amount paid
paid-paper-table = Details of the payment
paid-paper-reference = Payment reference (IUV)
paid-paper-receipt = Receipt number (IUR)
paid-paper-says = The public body has recorded this payment: nothing else is needed.
paid-paper-awaited = The payment is known from the settlement report; the platform’s receipt is still to come.
own-late = Overdue, still payable
own-settled = Paid ({ $count })
refund-step-opened = Case opened
refund-because-twice = The notice was paid already: this second payment is too much.
refund-because-other-option = It was already being paid in another way, at once or in instalments: this payment is too much.
refund-because-withdrawn = The notice was no longer valid when it was paid.
refund-because-amount = The amount that arrived is not what was owed, neither today nor on the day of payment.
joining-tests-command = The notices given with --notice count as really paid: make test notices for it. The command, with what is missing in place of the dots:
# What is wrong with each field, what ends a position, what is late, every step of its story
slip-missing = This field is needed: fill it in.
slip-long = At most { $most } characters.
slip-signs = It holds a sign that cannot be seen or printed, such as a new line: type it again.
slip-code-length = A fiscal code has 16 characters and a VAT number 11 digits: here there are { $found }.
slip-code-format = Character number { $position } of the fiscal code cannot stand there: it is written like RSSMRA80A01H501U.
slip-code-date = The date of birth written in the fiscal code does not exist.
slip-code-check = The last letter of the fiscal code does not fit the rest: a character is wrong.
slip-code-card = This is the number of the European health insurance card: the fiscal code is on the other side.
slip-vat-length = A VAT number has 11 digits: here there are { $found }.
slip-vat-format = A VAT number has digits only: character number { $position } is none.
slip-vat-check = The last digit of the VAT number does not fit the rest: a digit is wrong.
slip-two-letters = A sign of two letters is needed.
slip-mail = This is no e-mail address: it is written like name@example.org.
upload-wrong-due = This kind of due does not exist or is not one of yours: write one of the keys listed on the page of uploads.
upload-wrong-kind = Write F for a person or G for a company or a body.
upload-wrong-amount = This is no amount: write it like 45,00 or 1.234,56.
upload-wrong-amount-none = The amount must be more than zero.
upload-wrong-amount-most = The amount can be { $most } at most.
upload-wrong-day = This is no date: write it like 31/12/2026 or 2026-12-31.
upload-wrong-far = The due date is too far away: write a day within ten years.
upload-wrong-past = The due date is past: write a day from today on.
upload-wrong-parts = Write how many instalments, from 2 to { $most }; empty for none.
upload-wrong-parts-small = The amount is too small for so many instalments.
due-wrong-iban = Check the IBAN: it does not add up.
due-wrong-parts-small = The amounts are too small for so many instalments.
due-wrong-why-personal = Take names, fiscal codes, IBANs and telephone numbers out of the reason.
due-wrong-paid-day = Write the day on which it was paid, today at the latest.
due-wrong-price = On that day another amount was owed.
due-email-short = E-mail
due-part-draft = Draft
due-part-withdrawn = Withdrawn
due-draft-then = Nobody can pay it yet: the notice is printed and sent after publishing.
due-withdraw-then = Nobody will be able to pay any more, not even who holds the notice already. This cannot be undone; the position stays to be read.
due-withdraw-do = Yes, withdraw the position
due-delete-then = The position goes with its notices, and its numbers are never used again. This cannot be undone.
due-delete-do = Yes, delete it for good
due-late = { $days ->
    [0] due today, over now
    [one] one day late
   *[other] { $days } days late
    }
due-late-all = Late and unpaid
due-step-instalment-reopened = To be paid again: the settlement report was corrected
due-step-transfer-reported = Marked as settled by a program
due-step-notice-printed = Notice printed
due-step-notice-asked = Sending asked for
due-step-notice-sent = Sending
due-step-receipt-filed = Receipt arrived
due-step-receipt-uploaded = Receipt uploaded from a file
deliver-send = Send
# What a newcomer to the accounts asks
file-no-csv-workbook = This file is a workbook (Excel, LibreOffice), not a CSV. Open it, choose “Save as” and the type “CSV UTF-8”, then send the new file.
file-no-csv-encoding = This file is no CSV in UTF-8: its text is written in another encoding (usually “Unicode”). Open it as a sheet, choose “Save as” and the type “CSV UTF-8”, then send the new file.
due-step-instalment-paid-flow = Payment, as a settlement flow says
due-step-position-created-flow = Made from a line of a settlement flow
# What a payer asks: other money than what is owed, which instalment, what comes after a reduction
due-part-of-all = Instalment { $place } of { $count }
pay-less-then = Then { $amount }, by { $day }
pay-extra-opened = The office has still to decide on the refund: you need do nothing else.
pay-extra-proposed = The refund is proposed and waits for approval: you need do nothing else.
pay-extra-approved = The refund of { $amount } is approved: the office gives it back to you.
pay-extra-refused = The office has decided not to give it back: ask the office why.
pay-extra-groundless = It is not too much: there is nothing to give back.
pay-extra-done = Refund of { $amount } made on { $day }.
pay-extra-other = Payment arrived, too much
pay-extra-hold = Another payment has arrived for this same debt, and the office has still to decide what to do with it. Wait for the decision before you pay.
extra-mail-subject = { $what }: payment received, too much
deliver-why-surplus = Payment that was too much
due-elsewhere-then = This cannot be undone: the notice counts as paid, nobody can pay it online or at a bank any more, and whoever owed it gets a mail if an address is known.
due-elsewhere-paying = An online payment is under way: if it arrives as well, it is too much and must be given back.
due-elsewhere-yes = Yes, it is paid
position-error-paid-before = The position did not exist yet: give a day since it was created, not after today.
refund-none-over = No refund is closed.
refund-none-over-why = Cases that were refunded, refused or found groundless stay here.
refund-day = Day of the payment order
refund-mandate = Number of the payment order
refund-note = Note (optional)
refund-mandate-of = Payment order no. { $number } of { $day }
refund-error-day = Give the day of the payment order: not before the case was opened, not after today.
refund-error-mandate = Give the number of the payment order: letters, digits, slashes and dashes, at most { $most } characters.
pay-new-range = You say the amount, from { $least } to { $most }.
# Days that begin with the service of a notice; what is owed without a date.
position-error-service = The day of service can be neither after today nor before the notice was made, and it is told once.
due-served-on = Served on
due-served = Record the service
due-less-served = { $amount } within { $days } days of service
pay-less-served = Reduced amount: until { $days } days after service
due-step-position-served = Served
deliver-subject-open = { $what }: to be paid
due-open = No due date
# what the clerk is told: drafts, what is paid, a receipt that he brings himself
notice-error-draft = The position is still a draft: publish it, then print the notice.
position-error-paid = The instalment is paid already, and what is paid does not change.
inbox-bring = Check the receipt
inbox-bring-why = This receipt does not come from pagoPA: you bring it. Once registered it counts like the others, and stays marked with your name.
inbox-bring-then = If you register it:
inbox-bring-do = Register the receipt
due-remains = { $amount } remain
due-step-receipt-filed-brought = Receipt registered
# A receipt that does not hold together
inbox-odd = It says that it was paid, but it does not add up
inbox-odd-sum = Its amounts do not add up to the sum paid.
inbox-odd-reference = Its reference (IUV) is not the notice’s.
inbox-odd-bodies = The money went to bodies, or in parts, that the notice does not ask for.
inbox-odd-account = This body’s part went to an account that the notice never asked for.
inbox-odd-day = The day of the payment is still to come.
inbox-odd-sender = The file did not come over a station of this body.
inbox-take = Take as good
inbox-taken = Taken as good
inbox-verdict-held = Receipt kept, but it pays nothing until somebody has looked at it.
due-receipt-held = Held: it does not add up, the accountants look at it
register-error-receipt = This receipt is already filed for another notice.
# What a clerk asks of files, changes and addresses
upload-wrong-twice = This identifier is already in row { $line } of this file: keep only one of the two rows.
upload-outcome-published = published (was there already)
upload-count-made = Created
upload-count-published = Already there, published now
upload-count-rewritten = Replaced
upload-count-there = Already there
upload-taken = Accepted rows
upload-taken-some = The first { $shown } are here; all are in the file of results.
due-edit-reason = Why you change them
due-wrong-rest = Write more than { $others }: that much goes to the other beneficiaries and to the revenue stamp, and something must be left for the body.
due-wrong-before-less = The reduction lasts until { $day }: the due date cannot come before.
due-apart = The plan now adds up to { $plan } and the single payment to { $whole }.
due-stamp-odd = The revenue stamp is { $amount }; as a rule it is { $usual }. Check the amount.
due-print-whole = Print the whole notice, with all instalments
position-error-reduction-end = The due date comes before the end of the reduction for who pays early: choose a later day.
slip-province = This is not the sign of a province: write for example RM for Rome, or EE for abroad.
slip-postcode = The postal code has five digits, for example 00100.
notice-online = On the body’s site
notice-where-checkout = By phone or computer only, from the body’s site: the amount includes a digital revenue stamp.
print-no-address = Printed, but the address is missing: it cannot be sent.
print-lacking = Notices printed without an address: { $count }. They are marked in the list for the printer; complete them or take them out before sending.
