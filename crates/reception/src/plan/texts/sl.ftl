plan-title = Načrt dela: { $day }
plan-service = Storitev
plan-day = Dan
plan-day-before = Prejšnji dan
plan-day-after = Naslednji dan
plan-today = Danes
plan-show = Prikaži
plan-print = Natisni
plan-find = Poišči kodo ali ime
plan-find-nothing = Ni vrstice s temi besedami.
plan-booked = Termini
plan-booked-more = odpovedani: { $cancelled } · brez termina: { $walkins }
plan-present = Prisotni
plan-present-more = pri okencu: { $count }
plan-served = Obravnavani
plan-no-shows = Niso prišli
plan-free = Prosta mesta
plan-free-first = prvo ob { $time }
plan-free-closed = · zaprta: { $count }
plan-time = Ura
plan-code = Koda
plan-what = Vrsta storitve
plan-person = Oseba
plan-note = Opombe
plan-channel-head = Rezervirano prek
plan-state = Stanje
plan-actions = Dejanja
plan-channel = { $channel ->
    [web] splet
    [kiosk] kiosk
    [counter] okence
    [phone] telefon
    [api] drug program
   *[other] drugo
 }
plan-state-expected = pričakovan
plan-state-late = zamuja
plan-state-no-show = ni prišel
plan-state-present = prisoten od { $time }
plan-state-aside = začasno odsoten
plan-state-at-counter = pri okencu: { $counter }
plan-state-served = obravnavan ob { $time }
plan-state-left = odšel
plan-state-cancelled = odpovedan
plan-state-free = prosto
plan-state-unused = neuporabljeno
plan-state-closed = zaprto
plan-seats-free = { $count ->
    [one] { $count } prosto mesto
    [two] { $count } prosti mesti
    [few] { $count } prosta mesta
   *[other] { $count } prostih mest
 }
plan-seats-unused = { $count ->
    [one] { $count } mesto je ostalo prosto
    [two] { $count } mesti sta ostali prosti
    [few] { $count } mesta so ostala prosta
   *[other] { $count } mest je ostalo prostih
 }
plan-seats-closed = { $count ->
    [one] { $count } zaprto mesto
    [two] { $count } zaprti mesti
    [few] { $count } zaprta mesta
   *[other] { $count } zaprtih mest
 }
plan-close = { $count ->
    [one] Zapri mesto
   *[other] Zapri eno mesto
 }
plan-open = { $count ->
    [one] Znova odpri mesto
   *[other] Znova odpri eno mesto
 }
plan-cancel = Odpovej …
plan-cancel-do = Odpovej termin ob { $time }
plan-cancel-by-mail = Mesto je takoj spet prosto. Osebi pošljemo e-poštno sporočilo.
plan-cancel-by-phone = Mesto je takoj spet prosto. Oseba ni pustila e-poštnega naslova: pokličite jo.
plan-cancel-silent = Mesto je takoj spet prosto. Oseba ni pustila stika: ne moremo je obvestiti.
plan-closed-day = Zaprto: { $reason }
plan-closed-do = Ta dan ni mest. Izberite drug dan.
plan-closed-but-booked = { $count ->
    [one] Ta dan je zaprt ({ $reason }), vendar je { $count } termin: obvestite osebo.
    [two] Ta dan je zaprt ({ $reason }), vendar sta { $count } termina: obvestite osebi.
    [few] Ta dan je zaprt ({ $reason }), vendar so { $count } termini: obvestite osebe.
   *[other] Ta dan je zaprt ({ $reason }), vendar je { $count } terminov: obvestite osebe.
 }
plan-empty = Ta dan ni mest
plan-empty-do = Urnik te storitve nima ur. Izberite drug dan ali drugo storitev.
plan-no-services = Ni storitve za prikaz
plan-no-services-do = Dodeljena vam ni nobena storitev. Obrnite se na osebo, ki upravlja vaš urad.
plan-error-taken = To mesto je pravkar nekdo rezerviral, zato ga nismo zaprli.
plan-error-past = Ta ura je že mimo: ničesar nismo spremenili.
plan-error-present = Ta oseba je že prišla: zanjo poskrbi okence.
plan-said-late = sporočeno: pride okrog { $time }
# an address that takes no mail
plan-mail-fails = e-pošta se vrača: brez obvestil
