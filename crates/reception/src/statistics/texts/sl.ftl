statistics-usual = Običajna obdobja
statistics-today = Danes
statistics-week = 7 dni
statistics-month = 30 dni
statistics-year = Eno leto
statistics-period = Obdobje
statistics-from = Od
statistics-to = Do
statistics-service = Storitev
statistics-all = Vse storitve
statistics-show = Prikaži
statistics-export = Izvozi CSV
statistics-print = Natisni
statistics-table = Preglednica
statistics-empty = V tem obdobju ni prišel nihče
statistics-empty-do = Izberite daljše obdobje ali drugo storitev.
statistics-no-data = V tem obdobju ni podatkov.
statistics-min = min
statistics-minutes = { $count } min
statistics-hours-unit = h
statistics-hours = { $count ->
    [one] { $count } uro
    [two] { $count } uri
    [few] { $count } ure
   *[other] { $count } ur
 }
statistics-days = { $count ->
    [one] { $count } dan
    [two] { $count } dneva
    [few] { $count } dni
   *[other] { $count } dni
 }
statistics-arrivals = Obisk
statistics-arrivals-more = s terminom: { $with }, brez: { $without }
statistics-with-appointment = S terminom
statistics-without-appointment = Brez termina
statistics-wait = Čakanje
statistics-within = V obljubljenem času
statistics-within-more = { $within } od { $count }
statistics-since-checkin = Od prijave prihoda do klica
statistics-at-counter = Čas pri okencu
statistics-spread = mediana { $median }, 9 od 10 v { $p90 } min
statistics-cancelled = Odpovedi
statistics-cancelled-more = { $count } od { $total } terminov
statistics-notice = · običajno { $notice } prej
statistics-notice-long = Kako zgodaj so odpovedi
statistics-no-shows = Niso prišli
statistics-no-shows-more = nikoli prišli: { $never }, odsotni ob klicu: { $absent }
statistics-lines = Čakanje po vrstah
statistics-lines-how = Čakanje se šteje od rezervirane ure ali, brez rezervacije, od prihoda; kdor je poklican prej, je čakal 0 minut. Mediana in 90. percentil sta dejansko opaženi vrednosti (najbližji rang). Prikazana obljuba je tista, ki je veljala za večino klicev.
statistics-line-head = Vrsta
statistics-line = { $kind ->
    [appointment] S terminom
    [walk_in] Brez termina
    [return] Vračajoči se
   *[priority] Prednost
 }
statistics-all-lines = Vsi prvi klici
statistics-promise-head = Obljuba
statistics-promise = Obljuba: { $count } min
statistics-people = Osebe
statistics-calls = Klici
statistics-served = Obravnavani
statistics-values = Primeri
statistics-mean = Povprečje
statistics-median = Mediana
statistics-p90 = 90. percentil
statistics-max = Največ
statistics-mean-served = Povprečni čas na osebo
statistics-by-hour = Obisk po urah
statistics-by-hour-says = Največ obiska je v uri, ki se začne ob { $hour }: { $count ->
    [one] { $count } oseba
    [two] { $count } osebi
    [few] { $count } osebe
   *[other] { $count } oseb
 }.
statistics-hour = Ura
statistics-by-day = Obisk po dnevih
statistics-by-day-says = Povprečno število oseb na dan: { $mean }.
statistics-day = Dan
statistics-waits-appointment = Kako dolgo so čakale osebe s terminom
statistics-waits-walk-in = Kako dolgo so čakale osebe brez termina
statistics-waits-says = Klici v obljubljenem času: { $within } od { $count }.
statistics-wait-class = Minute čakanja
statistics-channels = Kako se dobi listek
statistics-channel-head = Kanal
statistics-channel = { $channel ->
    [web] Splet
    [kiosk] Kiosk
    [counter] Okence
    [phone] Telefon
    [api] Drug program
   *[other] Drugo
 }
statistics-channel-booked = Rezervacije
statistics-channel-tickets = Listki brez termina
statistics-channel-check-ins = Prijave prihoda
statistics-counters = Delo okenc
statistics-counters-says = Ure dela s strankami po okencih.
statistics-counters-how = Podatki se nanašajo na okenca, ne glede na to, kdo je tam delal: posameznikov ne merimo.
statistics-counter = Okence
statistics-counter-gone = Okence, ki ni več v uporabi
statistics-busy = Zasedeni čas
statistics-appointments = Termini
statistics-total = Skupaj
statistics-came = Prišli
statistics-still-expected = Še pričakovani
statistics-share = Delež
statistics-last-day = Manj kot dan prej
statistics-never-came = Nikoli prišli
statistics-absent = Odsotni ob klicu
statistics-csv-figure = Kazalnik
statistics-csv-item = Postavka
statistics-csv-measure = Podatek
statistics-csv-value = Vrednost
statistics-csv-unit = Enota
