# notices on paper
notice-title = Avviso di pagamento
notice-platform = pagoPA
notice-creditor = Ente Creditore
notice-debtor = Destinatario
notice-fiscal-code = Cod. Fiscale
notice-how-much = Quanto e quando pagare?
notice-where = Dove pagare?
notice-where-online = Con il telefono o il computer: sul sito o nell’app dell’ente, della tua banca o di un altro servizio di pagamento.
notice-where-place = Di persona: in banca, in tabaccheria e in ogni altro esercizio che accetta questi avvisi. Porta con te il foglio.
notice-where-post = Alle Poste: allo sportello o dal sito, anche con il bollettino in fondo.
notice-amount = Importo
notice-amount-later = L’importo si conosce al momento del pagamento.
notice-by = entro il { $date }
notice-by-days = { $days ->
    [one] entro un giorno dalla notifica
   *[other] entro { $days } giorni dalla notifica
 }
notice-open = senza scadenza
notice-single = Rata unica
notice-part = Rata { $n } di { $of }
notice-at-once = tutto insieme, { $by }
notice-in-parts = oppure in { $count } rate
notice-discounted = Importo scontato
notice-reduced = Importo ridotto
notice-may-change = L’importo può cambiare con interessi, spese o sgravi: quando paghi vedi quello aggiornato.
notice-banks = Banche e altri canali
notice-scan = Inquadra il codice QR, oppure scrivi il codice avviso e il codice fiscale dell’ente.
notice-type = Scrivi il codice avviso e il codice fiscale dell’ente.
notice-scan-code = Codice QR per pagare { $amount }, codice avviso { $number }
notice-table = Dati per il pagamento
notice-number = Codice avviso
notice-body-code = Cod. Fiscale Ente Creditore
notice-interbank = Codice CBILL
notice-subject = Oggetto del pagamento
notice-slip = Bollettino Postale PA
notice-slip-account = sul C/C n.
notice-slip-euro = di Euro
notice-slip-holder = Intestato a
notice-slip-kind = Tipo P1
notice-slip-code = Codice per lo sportello postale, codice avviso { $number }
notice-slip-hint = Per lo sportello postale
notice-page = Pagina { $page } di { $pages }
