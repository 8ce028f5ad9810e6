statistics-usual = Periodi usuali
statistics-today = Oggi
statistics-week = 7 giorni
statistics-month = 30 giorni
statistics-year = Un anno
statistics-period = Periodo
statistics-from = Dal
statistics-to = Al
statistics-service = Servizio
statistics-all = Tutti i servizi
statistics-show = Mostra
statistics-export = Esporta CSV
statistics-print = Stampa
statistics-table = Tabella
statistics-empty = In questo periodo non è venuto nessuno
statistics-empty-do = Scegli un periodo più lungo o un altro servizio.
statistics-no-data = Nessun dato in questo periodo.
statistics-min = min
statistics-minutes = { $count } min
statistics-hours-unit = h
statistics-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
 }
statistics-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
 }
statistics-arrivals = Affluenza
statistics-arrivals-more = { $with } con appuntamento, { $without } senza
statistics-with-appointment = Con appuntamento
statistics-without-appointment = Senza appuntamento
statistics-wait = Attesa
statistics-within = Entro la promessa
statistics-within-more = { $within } su { $count }
statistics-since-checkin = Dalla conferma di presenza alla chiamata
statistics-at-counter = Tempo allo sportello
statistics-spread = mediana { $median }, 9 su 10 entro { $p90 } min
statistics-cancelled = Annullamenti
statistics-cancelled-more = { $count } su { $total } appuntamenti
statistics-notice = · di solito con { $notice } di anticipo
statistics-notice-long = Anticipo degli annullamenti
statistics-no-shows = Non presentati
statistics-no-shows-more = { $never } mai arrivati, { $absent } assenti alla chiamata
statistics-lines = Attese per fila
statistics-lines-how = L'attesa si conta dall'ora prenotata, o dall'arrivo di chi non ha prenotato; chi è chiamato prima ha atteso 0 minuti. La mediana e il 90° percentile sono valori davvero osservati (rango più vicino). La promessa mostrata è quella valida per la maggior parte delle chiamate.
statistics-line-head = Fila
statistics-line = { $kind ->
    [appointment] Con appuntamento
    [walk_in] Senza appuntamento
    [return] Chi ritorna
   *[priority] Precedenza
 }
statistics-all-lines = Tutte le prime chiamate
statistics-promise-head = Promessa
statistics-promise = Promessa: { $count } min
statistics-people = Persone
statistics-calls = Chiamate
statistics-served = Serviti
statistics-values = Casi
statistics-mean = Media
statistics-median = Mediana
statistics-p90 = 90° percentile
statistics-max = Massimo
statistics-mean-served = Tempo medio per persona
statistics-by-hour = Affluenza per ora
statistics-by-hour-says = L'ora più affollata è quella delle { $hour }, con { $count ->
    [one] una persona
   *[other] { $count } persone
 }.
statistics-hour = Ora
statistics-by-day = Affluenza per giorno
statistics-by-day-says = In media { $mean } persone al giorno.
statistics-day = Giorno
statistics-waits-appointment = Quanto ha aspettato chi aveva un appuntamento
statistics-waits-walk-in = Quanto ha aspettato chi non aveva un appuntamento
statistics-waits-says = { $within } chiamate su { $count } entro la promessa.
statistics-wait-class = Minuti di attesa
statistics-channels = Come si ottiene il biglietto
statistics-channel-head = Canale
statistics-channel = { $channel ->
    [web] Web
    [kiosk] Totem
    [counter] Sportello
    [phone] Telefono
    [api] Altro programma
   *[other] Altro
 }
statistics-channel-booked = Prenotazioni
statistics-channel-tickets = Biglietti senza appuntamento
statistics-channel-check-ins = Conferme di presenza
statistics-counters = Lavoro degli sportelli
statistics-counters-says = Ore di lavoro con il pubblico, sportello per sportello.
statistics-counters-how = I dati riguardano gli sportelli, chiunque vi lavorasse: nessuna misura è riferita alle singole persone.
statistics-counter = Sportello
statistics-counter-gone = Sportello non più in uso
statistics-busy = Tempo occupato
statistics-appointments = Appuntamenti
statistics-total = Totale
statistics-came = Venuti
statistics-still-expected = Ancora attesi
statistics-share = Quota
statistics-last-day = Con meno di un giorno di anticipo
statistics-never-came = Mai arrivati
statistics-absent = Assenti alla chiamata
statistics-csv-figure = Misura
statistics-csv-item = Voce
statistics-csv-measure = Dato
statistics-csv-value = Valore
statistics-csv-unit = Unità
