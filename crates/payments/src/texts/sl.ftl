# notices on paper
notice-title = Obvestilo o plačilu
notice-platform = pagoPA
notice-creditor = Ustanova upnica
notice-debtor = Naslovnik
notice-fiscal-code = Davčna številka
notice-how-much = Koliko in do kdaj plačati?
notice-where = Kje plačati?
notice-where-online = S telefonom ali računalnikom: na spletišču ali v aplikaciji ustanove, vaše banke ali druge plačilne storitve.
notice-where-place = Osebno: v banki, trafiki in vsaki drugi trgovini, ki sprejema taka obvestila. Prinesite ta list.
notice-where-post = Na pošti: pri okencu ali po spletu, tudi s položnico na koncu.
notice-amount = Znesek
notice-amount-later = Znesek bo znan ob plačilu.
notice-by = do { $date }
notice-by-days = { $days ->
    [one] v enem dnevu od vročitve
   *[other] v { $days } dneh od vročitve
 }
notice-open = brez roka
notice-single = Enkratno plačilo
notice-part = Obrok { $n } od { $of }
notice-at-once = vse naenkrat, { $by }
notice-in-parts = število obrokov: { $count }
notice-discounted = Znesek s popustom
notice-reduced = Znižani znesek
notice-may-change = Obresti, stroški ali olajšave lahko spremenijo znesek: ob plačilu vidite veljavnega.
notice-banks = Banke in drugi kanali
notice-scan = Skenirajte kodo QR ali vpišite kodo obvestila in davčno številko ustanove.
notice-type = Vpišite kodo obvestila in davčno številko ustanove.
notice-scan-code = Koda QR za plačilo { $amount }, koda obvestila { $number }
notice-table = Podatki za plačilo
notice-number = Koda obvestila
notice-body-code = Davčna številka ustanove upnice
notice-interbank = Koda CBILL
notice-subject = Predmet plačila
notice-slip = Poštna položnica PA
notice-slip-account = na poštni račun št.
notice-slip-euro = Evrov
notice-slip-holder = Imetnik
notice-slip-kind = Vrsta P1
notice-slip-code = Koda za poštno okence, koda obvestila { $number }
notice-slip-hint = Za poštno okence
notice-page = Stran { $page } od { $pages }
