plan-title = Piano di { $day }
plan-service = Servizio
plan-day = Giorno
plan-day-before = Giorno prima
plan-day-after = Giorno dopo
plan-today = Oggi
plan-show = Mostra
plan-print = Stampa
plan-find = Cerca un codice o un nome
plan-find-nothing = Nessuna riga con queste parole.
plan-booked = Appuntamenti
plan-booked-more = { $cancelled ->
    [one] { $cancelled } annullato
   *[other] { $cancelled } annullati
 } · { $walkins } senza appuntamento
plan-present = Presenti
plan-present-more = { $count } allo sportello
plan-served = Serviti
plan-no-shows = Non venuti
plan-free = Posti liberi
plan-free-first = il primo alle { $time }
plan-free-closed = { $count ->
    [one] · { $count } chiuso
   *[other] · { $count } chiusi
 }
plan-time = Ora
plan-code = Codice
plan-what = Prestazione
plan-person = Persona
plan-note = Note
plan-channel-head = Prenotato da
plan-state = Stato
plan-actions = Azioni
plan-channel = { $channel ->
    [web] web
    [kiosk] totem
    [counter] sportello
    [phone] telefono
    [api] altro programma
   *[other] altro
 }
plan-state-expected = atteso
plan-state-late = in ritardo
plan-state-no-show = non venuto
plan-state-present = presente dalle { $time }
plan-state-aside = in pausa
plan-state-at-counter = allo sportello: { $counter }
plan-state-served = servito alle { $time }
plan-state-left = andato via
plan-state-cancelled = annullato
plan-state-free = libero
plan-state-unused = non usato
plan-state-closed = chiuso
plan-seats-free = { $count ->
    [one] un posto libero
   *[other] { $count } posti liberi
 }
plan-seats-unused = { $count ->
    [one] un posto rimasto libero
   *[other] { $count } posti rimasti liberi
 }
plan-seats-closed = { $count ->
    [one] un posto chiuso
   *[other] { $count } posti chiusi
 }
plan-close = { $count ->
    [one] Chiudi il posto
   *[other] Chiudi un posto
 }
plan-open = { $count ->
    [one] Riapri il posto
   *[other] Riapri un posto
 }
plan-cancel = Annulla…
plan-cancel-do = Annulla l'appuntamento delle { $time }
plan-cancel-by-mail = Il posto torna libero subito. Alla persona scriviamo un'email.
plan-cancel-by-phone = Il posto torna libero subito. La persona non ha lasciato l'email: avvisala per telefono.
plan-cancel-silent = Il posto torna libero subito. La persona non ha lasciato contatti: non possiamo avvisarla.
plan-closed-day = Chiuso: { $reason }
plan-closed-do = In questo giorno non ci sono posti. Scegli un altro giorno.
plan-closed-but-booked = { $count ->
    [one] Questo giorno è chiuso ({ $reason }), ma c'è un appuntamento: avvisa la persona.
   *[other] Questo giorno è chiuso ({ $reason }), ma ci sono { $count } appuntamenti: avvisa le persone.
 }
plan-empty = Nessun posto in questo giorno
plan-empty-do = L'agenda di questo servizio non prevede orari. Scegli un altro giorno o un altro servizio.
plan-no-services = Nessun servizio da mostrare
plan-no-services-do = Al tuo nome non è assegnato nessun servizio. Chiedi a chi gestisce il tuo ufficio.
plan-error-taken = Qualcuno ha appena prenotato questo posto, quindi non l'abbiamo chiuso.
plan-error-past = Quest'ora è già passata: non abbiamo cambiato nulla.
plan-error-present = Questa persona è già arrivata: se ne occupa lo sportello.
plan-said-late = ha avvisato: arriva verso le { $time }
# an address that takes no mail
plan-mail-fails = la posta torna indietro: nessun avviso
