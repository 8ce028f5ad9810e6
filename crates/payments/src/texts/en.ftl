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
notice-amount-later = The amount will be known when you pay.
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
notice-type = Type the notice code and the tax code of the body.
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
