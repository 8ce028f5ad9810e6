# Il simulatore del nodo nazionale
simulator-mark = SIMULATORE
simulator-no-money = Nessun pagamento è vero, nessun denaro si muove.
simulator-checkout = Paga un avviso
simulator-console = Il nodo simulato
simulator-creditor = Ente creditore
simulator-notice = Numero avviso
simulator-amount = Importo
simulator-total = Totale
simulator-provider = Chi incassa
simulator-answer = Risposta
simulator-answer-ok = L'ente ha risposto: «{ $subject }», si può pagare.
simulator-answer-due = Scadenza { $date }.
simulator-answer-archive = L'ente non risponde: al suo posto risponde l'archivio centrale.
simulator-answer-changed = L'ente chiede ora { $amount }: torna all'ente e riparti da lì.
simulator-answer-no = L'ente ha risposto che l'avviso non si può pagare:
simulator-not-payable = Così il carrello non si può pagare.
simulator-cart-done = Per questo carrello la scelta è già stata fatta.
simulator-pay = Paga
simulator-cancel = Annulla
simulator-error = Errore
simulator-error-help = Si torna all'ente con un errore, senza pagamento.
simulator-late = Esito tardivo
simulator-late-help = Pagato, ma la ricevuta arriva all'ente dieci minuti dopo.
simulator-lost = Ricevuta persa
simulator-lost-help = Pagato, ma la ricevuta non parte mai: lo dirà solo la rendicontazione.
simulator-otherwise = Che cosa può andare diversamente
simulator-pay-notice = Paga un avviso allo sportello di un prestatore
simulator-course = Come va
simulator-course-paid = Pagato, la ricevuta parte subito
simulator-course-failed = Esito negativo (ricevuta KO)
simulator-close = Chiudi la giornata
simulator-close-help = { $count ->
    [one] Un pagamento non è ancora rendicontato.
   *[other] { $count } pagamenti non sono ancora rendicontati.
 }
simulator-trouble-dirt = Causali rovinate dalla banca
simulator-trouble-two-flows = Due flussi al giorno
simulator-trouble-split = Un flusso in due bonifici
simulator-trouble-lacking = Manca l'ultimo pagamento (arriva domani)
simulator-trouble-revised = Un flusso corretto con una seconda revisione
simulator-trouble-uncredited = Manca un bonifico nel giornale
simulator-trouble-other-iur = Un prestatore scrive un altro IUR
simulator-trouble-no-receipt = Una riga senza ricevuta (codice 9)
simulator-payments = Pagamenti
simulator-receipts = Ricevute e risposte
simulator-actions = Azioni
simulator-when = Quando
simulator-none = Ancora niente.
simulator-stand-in = in stand-in
simulator-next = Prossimo invio: { $hour }
simulator-resend = Invia di nuovo la ricevuta
simulator-again = Nuova ricevuta per lo stesso avviso
simulator-flows = Flussi di rendicontazione
simulator-revision = revisione { $number }
simulator-lines = { $count ->
    [one] una riga
   *[other] { $count } righe
 }
simulator-journals = Giornali di cassa
simulator-questions = Domande agli enti
simulator-archived = { $count ->
    [one] Nell'archivio centrale c'è un avviso.
   *[other] Nell'archivio centrale ci sono { $count } avvisi.
 }
simulator-operation = Operazione
simulator-said-paid = Pagato.
simulator-said-refused = L'avviso non si può pagare: la risposta è in fondo alla pagina.
simulator-said-no-notice = Il numero avviso ha diciotto cifre.
simulator-said-sent = Ricevuta inviata di nuovo.
simulator-said-again = Nuova ricevuta inviata: lo stesso avviso risulta pagato due volte.
simulator-said-closed = Giornata chiusa: flussi e giornale di cassa sono pronti.
simulator-said-nothing = Non c'è niente da rendicontare.
# Un pagamento spontaneo dalla app di una banca
simulator-demand = Chiedi un pagamento spontaneo dalla app di una banca
simulator-demand-help = L’ente prepara un avviso per un servizio senza avviso; poi si paga come gli altri.
simulator-demand-service = Servizio (idServizio, cinque caratteri)
simulator-demand-subject = Soggetto del servizio (idSoggettoServizio, cinque caratteri)
simulator-demand-fields = Dati del servizio, uno per riga: nome = valore
simulator-demand-ask = Chiedi
simulator-said-demanded = L’ente ha preparato l’avviso: il suo numero è già nel modulo di pagamento.
simulator-said-no-service = L’ente non ha preparato l’avviso: la risposta è in fondo alla pagina.
simulator-said-form = Servizio e soggetto hanno cinque caratteri, e ogni riga dei dati è «nome = valore».
