# The simulator of the national node
simulator-mark = SIMULATOR
simulator-no-money = No payment is real, no money moves.
simulator-checkout = Pay a notice
simulator-console = The simulated node
simulator-creditor = Creditor
simulator-notice = Notice number
simulator-amount = Amount
simulator-total = Total
simulator-provider = Who collects
simulator-answer = Answer
simulator-answer-ok = The creditor answered: “{ $subject }”, it can be paid.
simulator-answer-due = Due on { $date }.
simulator-answer-archive = The creditor does not answer: the central archive answers in its place.
simulator-answer-changed = The creditor now asks { $amount }: go back to it and start again.
simulator-answer-no = The creditor answered that the notice cannot be paid:
simulator-not-payable = The cart cannot be paid like this.
simulator-cart-done = For this cart the choice has been made already.
simulator-pay = Pay
simulator-cancel = Cancel
simulator-error = Error
simulator-error-help = Back to the creditor with an error, without a payment.
simulator-late = Late outcome
simulator-late-help = Paid, but the receipt reaches the creditor ten minutes later.
simulator-lost = Lost receipt
simulator-lost-help = Paid, but the receipt never leaves: only the settlement will tell.
simulator-otherwise = What may go differently
simulator-pay-notice = Pay a notice at a provider's counter
simulator-course = How it goes
simulator-course-paid = Paid, the receipt leaves at once
simulator-course-failed = Negative outcome (receipt KO)
simulator-close = Close the day
simulator-close-help = { $count ->
    [one] One payment is not settled yet.
   *[other] { $count } payments are not settled yet.
 }
simulator-trouble-dirt = Texts damaged by the bank
simulator-trouble-two-flows = Two flows a day
simulator-trouble-split = One flow in two credits
simulator-trouble-lacking = The last payment is missing (it comes tomorrow)
simulator-trouble-revised = One flow corrected by a second revision
simulator-trouble-uncredited = One credit is missing in the journal
simulator-trouble-other-iur = A provider writes another IUR
simulator-trouble-no-receipt = A line without receipt (code 9)
simulator-payments = Payments
simulator-receipts = Receipts and answers
simulator-actions = Actions
simulator-when = When
simulator-none = Nothing yet.
simulator-stand-in = stand-in
simulator-next = Next attempt: { $hour }
simulator-resend = Send the receipt again
simulator-again = New receipt for the same notice
simulator-flows = Settlement flows
simulator-revision = revision { $number }
simulator-lines = { $count ->
    [one] one line
   *[other] { $count } lines
 }
simulator-journals = Treasurer's journals
simulator-questions = Questions to creditors
simulator-archived = { $count ->
    [one] There is one notice in the central archive.
   *[other] There are { $count } notices in the central archive.
 }
simulator-operation = Operation
simulator-said-paid = Paid.
simulator-said-refused = The notice cannot be paid: the answer is at the end of the page.
simulator-said-no-notice = A notice number has eighteen digits.
simulator-said-sent = Receipt sent again.
simulator-said-again = New receipt sent: the same notice is now paid twice.
simulator-said-closed = Day closed: flows and journal are ready.
simulator-said-nothing = There is nothing to settle.
# A payment that nobody asked for, from the app of a bank
simulator-demand = Ask for a spontaneous payment in the app of a bank
simulator-demand-help = The creditor makes a notice for a service that has none; then it is paid like the others.
simulator-demand-service = Service (idServizio, five characters)
simulator-demand-subject = Subject of the service (idSoggettoServizio, five characters)
simulator-demand-fields = Data of the service, one a line: name = value
simulator-demand-ask = Ask
simulator-said-demanded = The creditor has made the notice: its number stands in the payment form.
simulator-said-no-service = The creditor has made no notice: its answer is at the end of the page.
simulator-said-form = Service and subject have five characters, and each line of the data is “name = value”.
