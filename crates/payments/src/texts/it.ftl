# positions
position-error-text =
    Il campo «{ $field ->
        [description] causale
        [reason] causale
        [name] nome
        [iupd] identificativo
        [code] codice fiscale o partita IVA
        [company_name] ente
        [category] tassonomia
        [metadata] dati in più
        [document_hash] impronta del documento
        [beneficiary] beneficiario
        [kind] tipo di persona
        [method] modo di pagamento
        [stamp] marca da bollo
        [instalments] rate
        [civic] numero civico
        [street] via
        [postcode] CAP
        [city] città
        [province] provincia
        [country] nazione
        [email] posta elettronica
        [phone] telefono
       *[other] { $field }
    }» è vuoto, troppo lungo o non valido.
position-error-state = Nello stato «{ $state ->
    [DRAFT] { due-state-draft }
    [PUBLISHED] { due-state-published }
    [PARTIALLY_PAID] { due-state-partially-paid }
    [PAID] { due-state-paid }
    [REPORTED] { due-state-reported }
    [EXPIRED] { due-state-expired }
    [INVALID] { due-state-invalid }
   *[VALID] { due-state-valid }
    }» questa operazione non è possibile.
position-error-changed = Nel frattempo qualcuno ha modificato la posizione: ricarica la pagina.
position-error-no-creditor = Questo ente non ha ancora attivato i pagamenti.
position-error-due = Questo tipo di dovuto non c’è o non è tra i tuoi.
position-error-count = Serve almeno un modo di pagare; al massimo 100 opzioni, 100 rate ognuna e 400 in tutto, e una sola rata per il pagamento unico.
position-error-transfers = Ogni rata va a un minimo di uno e a un massimo di cinque beneficiari.
position-error-amount = L’importo deve essere maggiore di zero e al massimo 999.999.999,99 €.
position-error-sum = Gli importi dei beneficiari non fanno il totale della rata.
position-error-reduction = L’importo ridotto deve essere minore di quello pieno e coprire gli altri beneficiari.
position-error-due-date = La scadenza è passata o viene prima dell’inizio di validità.
position-error-valid-from = L’inizio di validità è già passato.
position-error-iban = L’IBAN non è valido, o non è un conto postale dove serve.
position-error-iupd-taken = Esiste già una posizione con questo identificativo.
position-error-number-taken = Questo numero di avviso è già usato.
position-error-number = Il numero di avviso non torna (comincia con 3 e ha le cifre di controllo), o la serie dei numeri è finita.
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
notice-error-creditor = L’ente non ha dati di creditore: completali nel file dell’ufficio.
notice-error-debtor = Manca il nome di chi deve pagare.
notice-error-debtors = Questa posizione ha più debitori: stampa l’avviso di ognuno dalla sua pagina.
notice-error-subject = Manca la descrizione di che cosa si paga.
notice-error-amount = L’importo non può stare su un avviso.
notice-error-nothing = Non c’è più niente da pagare: l’avviso non serve.
notice-error-account = Il conto corrente postale non è valido.
notice-error-file = L’avviso non si può stampare: accorcia i testi e riprova.

# receipts that wait for people
inbox-title = Ricevute da guardare
inbox-intro = Ogni ricevuta della piattaforma è conservata com’è arrivata. Qui aspettano quelle che il programma non ha potuto registrare da solo.
inbox-empty = Nessuna ricevuta aspetta.
inbox-empty-do = Le ricevute arrivano e si registrano da sole.
inbox-differs = Stesso identificativo, contenuto diverso: vale la prima
inbox-unfiled = Non ancora registrata
inbox-seen = Ho visto
inbox-retry = Riprova
inbox-upload = Carica una ricevuta
inbox-file = File della ricevuta
inbox-file-hint = Il messaggio XML della piattaforma (paSendRT o paSendRTV2), fino a 160 kB.
inbox-error-unreadable = Il file non è una ricevuta della piattaforma.
inbox-error-not-ours = Questa ricevuta non riguarda l’ente.
inbox-error-still = La ricevuta non si può ancora registrare, o nel frattempo è cambiata.
inbox-again = Questa ricevuta c’era già.
inbox-verdict-settled = Ricevuta registrata: la rata è pagata.
inbox-verdict-known = Ricevuta registrata: il pagamento era già noto dalla rendicontazione.
inbox-verdict-twice = Ricevuta registrata: la rata era già pagata, è aperta una pratica di rimborso.
inbox-verdict-other-option = Ricevuta registrata: si stava già pagando in un altro modo, è aperta una pratica di rimborso.
inbox-verdict-withdrawn = Ricevuta registrata: la posizione era annullata, è aperta una pratica di rimborso.
inbox-verdict-amount = Ricevuta registrata: l’importo non è quello dovuto, è aperta una pratica.
inbox-verdict-born = Ricevuta registrata: per l’avviso, che qui non c’era, è nata una posizione.
inbox-verdict-failed = Ricevuta registrata: il pagamento non era riuscito.
inbox-verdict-foreign = Ricevuta conservata: nessun importo è per l’ente.
# desk, paying, giving back
nav-payments = Pagamenti
nav-positions = Posizioni debitorie
nav-refunds = Rimborsi
due-list-why = Cerca per numero di avviso, identificativo, codice fiscale, cognome o nome.
due-search = Cerca
due-search-how = Del nome servono almeno tre lettere. Ogni ricerca resta registrata.
due-state = Stato
due-all = Tutti
due-kind = Tipo di dovuto
due-from = Scadenza dal
due-to = Scadenza al
due-find = Cerca
due-clear = Togli i filtri
due-new = Nuova posizione
due-short = Scrivi almeno tre lettere del nome.
due-short-do = Oppure il numero di avviso o il codice fiscale per intero.
due-found-nothing = Nessuna posizione con questi criteri.
due-found-nothing-do = Controlla il numero o il codice fiscale: si cercano per intero. Vedi solo i tuoi tipi di dovuto.
due-none = Non c’è ancora nessuna posizione.
due-none-do = Le posizioni arrivano dai programmi dell’ente, da file, o si scrivono qui a mano.
due-more = Mostra le precedenti
due-newest = Queste sono le più recenti: per trovarne altre usa la ricerca.
due-debtor = Debitore
due-until = Scadenza
due-amount = Importo
due-amount-euro = Importo in euro
due-state-draft = Bozza
due-state-published = Pubblicata, non ancora pagabile
due-state-valid = Da pagare
due-state-partially-paid = Pagata in parte
due-state-paid = Pagata
due-state-reported = Pagata e rendicontata
due-state-expired = Scaduta
due-state-invalid = Annullata
due-other = Altro
due-origin-program = da un programma
due-origin-desk = scritta a mano
due-origin-file = da file
due-origin-spontaneous = aperta dal cittadino
due-origin-secondary = di un altro ente
due-origin-receipt = nota da una ricevuta
due-origin-flow = nota da una rendicontazione
due-actor-citizen = il cittadino
due-actor-program = un programma
due-actor-house = Sportello
due-tie-appointment = legata a un appuntamento
due-tie-ticket = legata a una richiesta
due-tie-visit = legata a chi ha preso un numero allo sportello
due-whole = Pagamento unico
due-plan = A rate ({ $count })
due-part-of = Rata { $place }
due-within = Entro { $day }
due-from-day = Pagabile da { $day }
due-less = { $amount } fino al { $day }
due-fee = di cui { $amount } di notifica
due-notice = Avviso
due-part-unpaid = Da pagare
due-part-not-needed = Non serve più
due-part-paid = Pagata
due-part-partially-reported = Pagata, rendicontata in parte
due-part-reported = Pagata e rendicontata
due-paid-on = { $amount }, { $at }
due-paid-platform = con pagoPA, { $provider }
due-paid-flow = da rendicontazione, ricevuta attesa
due-method-transfer = bonifico
due-method-cash = contanti
due-method-card = carta allo sportello
due-method-post = bollettino postale
due-method-other = altro modo
due-stamp = Marca da bollo digitale
due-reported = rendicontato il { $day }
due-link = Indirizzo per chi deve pagare
due-link-why = Chi ha questo indirizzo vede l’avviso senza altre domande: mandalo solo all’interessato.
due-to-whom = A chi va
due-elsewhere = Pagato in altro modo
due-elsewhere-do = Segna come pagato
due-paid-day = Giorno del pagamento
due-method = Come
due-why = Motivo
due-why-how = Senza nomi, codici fiscali, IBAN o telefoni.
due-publish = Pubblica
due-withdraw = Annulla la posizione
due-delete = Elimina per sempre
due-print = Stampa l’avviso
due-print-roll = Su rotolo
due-story = Cronologia
due-step-position-created = Creata
due-step-position-published = Pubblicata
due-step-position-changed = Modificata
due-step-position-fee-set = Costo di notifica indicato
due-step-position-withdrawn = Annullata
due-step-instalment-paid = Pagamento
due-iupd = Identificativo
due-of = Da pagare per questa pratica
due-of-none = Qui non c’è niente da pagare.
due-of-none-do = Una posizione si lega all’appuntamento o alla richiesta con il suo codice.
due-edit = Cambia importi e scadenze
due-edit-why = La differenza va al primo beneficiario; i numeri di avviso restano gli stessi.
due-save = Salva
due-cancel = Torna indietro
due-new-why = Conto, codice di tassonomia, ufficio e giorni vengono dal tipo di dovuto.
due-what = Che cosa
due-choose = Scegli…
due-reason = Causale, come appare sull’avviso
due-until-usual = Vuota: dopo i giorni del tipo di dovuto.
due-parts = Numero di rate, una al mese
due-at-once = Pagabile anche tutto insieme
due-who = Chi deve pagare
due-person = Persona
due-person-F = Persona fisica
due-person-G = Persona giuridica
due-code = Codice fiscale o partita IVA
due-name = Nome e cognome, o ragione sociale
due-email = E-mail (facoltativa)
due-street = Via
due-civic = Numero civico
due-postcode = CAP
due-city = Comune
due-province = Provincia (sigla)
due-tie = Legame
due-tie-code = Codice di chiamata di oggi, della prenotazione o della richiesta (facoltativo)
due-shares = Secondo beneficiario, marca da bollo
due-second = Secondo beneficiario
due-second-code = Codice fiscale dell’ente
due-second-name = Nome dell’ente
due-second-amount = La sua parte, compresa nell’importo
due-stamp-amount = Importo della marca, compreso nel totale
due-stamp-hash = Impronta SHA-256 del documento, in base 64
due-stamp-province = Provincia di residenza
due-save-draft = Salva come bozza
due-save-publish = Salva e pubblica
due-wrong-kind = Scegli il tipo di dovuto.
due-wrong-reason = Scrivi la causale.
due-wrong-amount = Scrivi un importo come 45,00.
due-wrong-until = Scrivi una scadenza da oggi in poi.
due-wrong-parts = Le rate vanno da 1 a 24.
due-wrong-stamp-parts = La marca da bollo si paga in una volta sola.
due-wrong-shares = Le parti degli altri prendono tutto l’importo: all’ente deve restare qualcosa.
due-wrong-code = Controlla il codice fiscale: non torna.
due-wrong-name = Scrivi il nome, al massimo 70 caratteri.
due-wrong-email = Controlla l’indirizzo e-mail.
due-wrong-second = Il codice fiscale dell’ente ha undici cifre: controllalo.
due-wrong-second-own = È il codice fiscale del tuo ente: qui va quello dell’altro.
due-wrong-hash = L’impronta SHA-256 in base 64 ha 44 caratteri.
due-wrong-province = La provincia è una sigla di due lettere.
due-wrong-tie = Nessun appuntamento di oggi e nessuna richiesta hanno questo codice.
refund-why = Chi propone un rimborso non lo approva: servono due persone.
refund-view-open = Da trattare
refund-view-over = Conclusi
refund-none = Nessun rimborso da trattare.
refund-none-why = Un caso si apre da solo quando arriva denaro in più.
refund-position = Vedi la posizione
refund-reason = Motivo
refund-reason-ask = Motivo del rifiuto
refund-propose = Proponi il rimborso
refund-own = L’hai proposto tu: lo decide un’altra persona.
refund-approve = Approva { $amount }
refund-refuse = Rifiuta
refund-done = Segna come eseguito
refund-cause-twice = Pagato due volte
refund-cause-other-option = Pagato in un altro modo oltre a quello scelto
refund-cause-withdrawn = Pagato dopo l’annullamento
refund-cause-amount = Importo diverso dal dovuto
refund-state-opened = Da valutare
refund-state-proposed = Proposto
refund-state-approved = Approvato
refund-state-refused = Rifiutato
refund-state-done = Eseguito
refund-error-moved = Nel frattempo qualcuno ha già fatto questo passo: ricarica la pagina.
refund-error-same = Chi ha proposto il rimborso non può anche deciderlo.
refund-error-personal = Il motivo arriva alle banche: togli codici fiscali, IBAN, telefoni e indirizzi.
pay-title = Paga
pay-with-notice = Hai un avviso di pagamento
pay-with-how = Scrivi i due codici che trovi sull’avviso.
pay-number = Codice avviso
pay-number-where = 18 cifre, con o senza spazi.
pay-code = Codice fiscale di chi deve pagare
pay-find = Trova l’avviso
pay-unknown = Non c’è un avviso con questi due codici. Controllali e riprova.
pay-without-notice = Paga senza avviso
pay-to-pay = Da pagare
pay-who = Intestato a
pay-creditor-code = Codice fiscale dell’ente
pay-paid-on = Pagato: { $at }
pay-less-until = Importo ridotto: vale fino a { $day }
pay-late = Scadeva { $day }: puoi ancora pagare
pay-state-published = Questo avviso non si può ancora pagare.
pay-state-paid = Questo avviso è già stato pagato.
pay-state-expired = Questo avviso è scaduto e non si paga più. Chiedi all’ufficio che cosa fare.
pay-state-cancelled = L’ente ha annullato questo avviso: non devi pagarlo.
pay-state-other = Hai già cominciato a pagare in un altro modo: qui sotto trovi che cosa resta.
pay-online = Paga online { $amount }
pay-download = Scarica l’avviso
pay-qr = Codice QR dell’avviso
pay-qr-how = Inquadralo con l’app della tua banca o con IO.
pay-together = Paghi insieme { $count } avvisi
pay-total = Totale
pay-add = Paga insieme un altro avviso
pay-add-how = Un altro avviso della stessa persona; al massimo cinque insieme.
pay-add-do = Aggiungi
pay-add-wrong = Questo avviso non si può aggiungere: controlla il codice.
pay-others = Altri modi e rate
pay-where = Dove puoi pagare
pay-where-app = Con l’app della tua banca o con IO, inquadrando il codice QR.
pay-where-bank = In banca, anche allo sportello automatico, con il codice avviso.
pay-where-shops = In tabaccheria, al supermercato o alla posta, portando l’avviso.
pay-online-away = Il pagamento online in questo momento non risponde. Non è stato pagato niente: riprova tra poco, o usa l’avviso.
pay-online-refused = Il pagamento online non ha accettato questi avvisi. Non è stato pagato niente: puoi usare l’avviso.
pay-back-title = Il tuo pagamento
pay-back-paid = Pagamento ricevuto
pay-back-paid-more = Abbiamo la ricevuta: non devi fare altro.
pay-back-waiting = Stiamo aspettando la ricevuta
pay-back-waiting-more = Di solito arriva in pochi minuti. Questa pagina si aggiorna da sola; non pagare di nuovo.
pay-back-cancel = Hai interrotto il pagamento
pay-back-cancel-more = Puoi riprenderlo quando vuoi dall’avviso.
pay-back-error = Il pagamento non è andato a buon fine
pay-back-error-more = Se ti è stato addebitato qualcosa, la ricevuta arriva comunque e la vedi qui. Altrimenti riprova dall’avviso.
pay-back-awaits = in attesa della ricevuta
pay-back-open = da pagare
pay-new-fixed = Importo: { $amount }
pay-new-free = Scrivi tu l’importo.
pay-new-then = Ottieni subito un avviso: lo paghi online, dalla tua banca o dove preferisci.
pay-new-do = Crea l’avviso
pay-name = Nome e cognome di chi deve pagare
pay-wrong-amount = Scrivi un importo da { $least } a { $most }.
pay-wrong-required = Questo dato serve.
pay-wrong-long = Al massimo 70 caratteri.
pay-wrong-number = Solo cifre.
pay-wrong-date = Scrivi una data.
pay-wrong-twice = Questo modulo è già stato inviato con altri dati: aprine uno nuovo.
pay-wrong-mail-often = A questo indirizzo abbiamo appena scritto molte volte: lascialo vuoto, o riprova più tardi.
pay-twin = L’hai già chiesto poco fa, e l’avviso è ancora da pagare.
pay-twin-see = Vai all’avviso
pay-twin-another = Creane un altro
# sending and printing notices
nav-print-runs = Stampa degli avvisi
deliver-title = Invii dell’avviso
deliver-again = Invia di nuovo
deliver-none = Questo avviso non è ancora stato inviato.
deliver-none-do = {" "}Si può stampare, o inviare con il pulsante qui sopra quando è pagabile.
deliver-waiting = In attesa di partire
deliver-why-first = Avviso
deliver-why-before = Promemoria prima della scadenza
deliver-why-after = Promemoria dopo la scadenza
deliver-why-again = Inviato a mano
deliver-app-sent = Messaggio nell’app IO
deliver-app-not-there = Non riceve dall’app IO
deliver-app-refused = L’app IO ha rifiutato il messaggio
deliver-mail-sent = Consegnato al servizio di posta elettronica
deliver-mail-refused = La posta elettronica ha rifiutato l’indirizzo
deliver-paper-to-print = Da stampare: nessun altro recapito
deliver-nothing-not-needed = Non serviva più
deliver-error-just-sent = L’avviso è appena partito: aspetta un minuto prima di inviarlo di nuovo.
deliver-subject = { $what }: da pagare entro il { $by }
deliver-subject-before = Promemoria: { $what }, scade il { $by }
deliver-subject-after = { $what }: era da pagare entro il { $by }
deliver-amount = Importo: { $amount }
deliver-by = Da pagare entro il: { $by }
deliver-number = Codice avviso: { $number }
deliver-creditor = Codice fiscale dell’ente creditore: { $code }
deliver-link = Vedi e paga: { $link }
deliver-enclosed = L’avviso è allegato: si paga anche in banca, in tabaccheria, alle Poste o con l’app di un servizio di pagamento.
deliver-more = Puoi scegliere tra più modi di pagare: tutto insieme o a rate. Sono tutti alla pagina qui sopra.
deliver-paid-already = Se hai già pagato, non devi fare altro.
deliver-app = { $creditor } ti invia un avviso di pagamento: { $what }. Puoi pagarlo da questo messaggio.
print-intro = Scegli gli avvisi da stampare: diventano file PDF ordinati per CAP, con l’elenco per lo stampatore.
print-new = Nuova stampa
print-due = Tipo di dovuto
print-all-dues = Tutti quelli che tratto
print-many-dues = Più tipi di dovuto
print-from = Creati dal
print-until = Creati fino al
print-per-file = Avvisi per file
print-unprinted = Solo quelli mai stampati
print-unsent = Solo quelli che nessuno ha ricevuto nell’app o per posta elettronica
print-limits = Al massimo { $most } avvisi per volta. I file si scaricano per { $days } giorni, poi vengono cancellati.
print-begin = Prepara i file
print-runs = Stampe
print-none = Nessuna stampa finora.
print-none-do = {" "}Quella che prepari qui sopra comparirà in questo elenco.
print-asked = Chiesta
print-asked-at = Chiesta { $at }
print-state = Stato
print-progress = Avanzamento
print-going = { $done } di { $total }
print-ended = Finita: { $done } avvisi
print-cancelled = Interrotta dopo { $done } avvisi
print-removed = File cancellati
print-cancel = Interrompi
print-fetch = Scarica ({ $files } file e l’elenco)
print-kept-until = Si può scaricare fino a { $at }.
print-bad = Avvisi non stampati: { $count }
print-position = Posizione { $id }
print-file-title = Avvisi di pagamento, file { $number }
print-error-per-file = Scegli un numero di avvisi per file tra quelli proposti.
print-error-nothing = Nessun avviso da pagare corrisponde a queste scelte.
print-error-over = Questa stampa è già finita.
print-error-day = Scrivi le date come giorno, mese e anno.
print-csv-file = file
print-csv-first = prima pagina
print-csv-last = ultima pagina
print-csv-number = codice avviso
print-csv-name = nome
print-csv-street = indirizzo
print-csv-postcode = CAP
print-csv-city = città
print-csv-province = provincia
print-csv-country = stato
print-csv-outcome = perché manca
print-csv-position = posizione
own-title = I miei pagamenti
own-intro = Scrivi il tuo codice fiscale e l’indirizzo di posta elettronica che l’ente conosce: ti mandiamo un link per vedere che cosa c’è da pagare.
own-code = Codice fiscale o partita IVA
own-email = Posta elettronica
own-email-why = Quella che hai dato all’ente per questi pagamenti.
own-send = Mandami il link
own-error-code = Il codice ha 16 caratteri, o 11 cifre per le imprese.
own-error-email = Scrivi un indirizzo di posta elettronica, per esempio nome@posta.it.
own-asked = Controlla la tua posta.
own-asked-more = Se l’ente conosce questo codice con questo indirizzo, tra poco arriva un link che vale { $hours } ore.
own-again = Chiedi un altro link
own-over = Questo link è scaduto.
own-nothing = Non c’è niente da pagare.
own-list = Quello che l’ente ha registrato con il tuo codice e questo indirizzo.
own-to-pay = Da pagare
own-later = Non ancora pagabile
own-partly = Pagato in parte
own-paid = Pagato
own-expired = Scaduto, non più pagabile qui
own-withdrawn = Annullato
own-mail-subject = I tuoi pagamenti: { $body }
own-mail = Con questo link vedi che cosa c’è da pagare. Ente: { $body }.
own-mail-hours = Vale { $hours } ore.
own-mail-not-you = Se non l’hai chiesto tu, non fare niente: nessuno ha visto i tuoi dati.

# register
register-error-codes = Un avviso ha un codice di segregazione fuori da quelli della chiamata.
register-error-key = Questa chiave è già stata usata per un’altra richiesta.
register-error-not-payable = In questo stato non si può pagare.
register-error-unreadable = Richiesta non leggibile: { $what }.

# positions from a file
nav-uploads = Posizioni da file
upload-intro = Carica un foglio CSV con una posizione per riga. Ogni riga ha il suo esito e una riga sbagliata non ferma le altre; lo stesso file caricato di nuovo non cambia nulla.
upload-new = Nuovo file
upload-publish = Pubblica subito: le posizioni si possono pagare da oggi
upload-rewrite = Se una posizione c’è già con un altro contenuto, sostituiscila
upload-file = File CSV
upload-limits = Al massimo { $rows } righe e { $megabytes } MB; separatore «;» o «,», codifica UTF-8 o Windows.
upload-send = Carica
upload-example = Scarica un esempio
upload-last = I tuoi ultimi file
upload-none = Non hai ancora caricato nulla.
upload-rows = Righe
upload-refused = Rifiutate
upload-state = Stato
upload-columns = Le colonne (con * quelle che servono)
upload-dues = Tipi di dovuto che puoi usare
upload-judged = { $judged } righe esaminate su { $rows }
upload-progress = Avanzamento
upload-stop = Ferma
upload-good = Accolte
upload-verdicts = Scarica tutti gli esiti
upload-bad = Righe rifiutate
upload-line = Riga
upload-iupd = Identificativo
upload-outcome = Esito
upload-notices = Avvisi
upload-why = Motivo
upload-running = In corso
upload-done = Finito
upload-done-some = Finito, con righe rifiutate
upload-stopped = Fermato
upload-outcome-made = creata
upload-outcome-there = già presente
upload-outcome-rewritten = sostituita
upload-outcome-refused = rifiutata
upload-error-csv = Il file è vuoto, oppure un campo tra virgolette non finisce mai.
upload-error-column = Nel file manca la colonna «{ $column }».
upload-error-rows = Il file ha più di { $most } righe: dividilo.
upload-error-size = Il file supera { $most } MB: dividilo.
upload-error-over = Questo file è già stato esaminato o fermato.
positions-count = Serve almeno una posizione; al massimo { $most } per volta.
upload-column-identificativo = Il tuo nome per la posizione, unico nell’ente (al massimo 50 caratteri).
upload-column-dovuto = La chiave del tipo di dovuto: vedi sotto.
upload-column-tipo = F per una persona (anche se manca), G per una ditta o un ente.
upload-column-codice-fiscale = Codice fiscale o partita IVA di chi deve; ANONIMO se non c’è.
upload-column-nome = Nome e cognome, o ragione sociale.
upload-column-indirizzo = Via o piazza.
upload-column-civico = Numero civico.
upload-column-cap = Codice postale.
upload-column-comune = Comune.
upload-column-provincia = Due lettere.
upload-column-nazione = Due lettere, per esempio IT.
upload-column-email = Indirizzo e-mail.
upload-column-causale = Che cosa si paga, come sta sull’avviso.
upload-column-importo = In euro, per esempio 45,00.
upload-column-scadenza = Ultimo giorno, per esempio 31/12/2026. Se manca, vale il termine del tipo di dovuto.
upload-column-rate = Quante rate mensili offrire accanto al pagamento unico (da 2 a 24); vuoto per nessuna.
# reconciliation
flow-refused-differs = Un flusso con questo identificativo e questa revisione è già arrivato il { $day }, con altre righe o altri importi. Chiedi al prestatore quale dei due è giusto: una correzione ha una revisione più alta.
flow-refused-foreign = Il flusso riguarda un altro ente.
flow-refused-header = Il flusso non si può leggere: manca o è sbagliato «{ $field }».
flow-refused-unreadable = Il file non è un flusso di riversamento in XML o JSON.
# joining, levels of service, journal
nav-payments-setup = pagoPA
nav-joining = Adesione e chiavi
nav-service-level = Livelli di servizio
payments-import-due = { $due }: { $count } posizioni aperte restano pagabili; le vede solo chi segue tutti i tipi di dovuto.
payments-import-creditor = Il codice fiscale dell’ente creditore cambia: { $count } posizioni aperte hanno avvisi con il codice di prima.
joining-intro = Come l’ente è collegato a pagoPA: che cosa manca, quali stazioni, chiavi e certificati valgono.
joining-steps = Passi dell’adesione
joining-step = Passo
joining-state = Stato
joining-evidence = Riscontro
joining-done = fatto
joining-open = da fare
joining-step-creditor = L’ente creditore sta nel file dell’ufficio
joining-step-station = Una stazione risponde oggi
joining-step-dues = Ci sono tipi di dovuto con il loro conto
joining-step-keys = Ogni servizio chiamato ha una chiave che vale
joining-step-certificate = Un certificato di pagoPA è accettato e vale fino al giorno indicato
joining-step-tests = Le prove prima dell’avvio sono passate
joining-step-receipt = È arrivata la prima ricevuta
joining-creditor = Ente creditore e stazioni
joining-no-creditor = Il file dell’ufficio non ha un ente creditore.
joining-code = Codice fiscale { $code }
joining-segregation = nuovi avvisi con codice di segregazione { $code }
joining-no-station = Il file dell’ufficio non ha stazioni.
joining-station = Stazione
joining-broker = Intermediario
joining-column-segregation = Segregazione
joining-period = Dal – al
joining-station-stands = in uso
joining-station-ended = solo ricevute
joining-keys = Chiavi di sottoscrizione
joining-keys-why = Due per servizio: se una è rifiutata si usa l’altra. Per rinnovare, metti la nuova nel posto libero e togli la vecchia quando la nuova funziona. Una chiave non si può rileggere.
joining-product = Servizio
joining-product-gpd = Posizioni debitorie (GPD)
joining-product-fdr = Flussi di rendicontazione (FdR)
joining-product-bizevents = Ricevute (BizEvents)
joining-product-checkout = Checkout
joining-place = Posto
joining-place-1 = Prima chiave
joining-place-2 = Seconda chiave
joining-key = Chiave
joining-key-none = nessuna
joining-key-new = Metti una chiave
joining-key-put = Metti la chiave
joining-key-refused = rifiutata da pagoPA, { $at }
joining-remove = Togli
joining-key-remove-which = Togli la chiave di { $product } che finisce con { $hint }
joining-certificates = Certificati con cui chiama pagoPA
joining-certificates-why = Chi chiama con un altro certificato è respinto; valgono anche quelli che l’amministratore del server ha indicato. Due insieme, perché il nuovo e il vecchio si sovrappongano.
joining-certificates-none = Nessun certificato accettato qui: passa solo chi ne ha uno indicato dall’amministratore del server.
joining-subject = Intestato a
joining-issuer = Rilasciato da
joining-certificate-stands = vale
joining-certificate-soon = scade presto
joining-certificate-ended = scaduto
joining-certificate-ahead = non ancora valido
joining-certificate-new = Nuovo certificato
joining-certificate-pem = Incolla il testo che pagoPA pubblica, da BEGIN CERTIFICATE a END CERTIFICATE.
joining-certificate-accept = Accetta il certificato
joining-certificate-remove-which = Togli il certificato di { $subject }
joining-tests = Prove prima dell’avvio
joining-tests-why = I nomi sono quelli del piano di prova di pagoPA; qui sta l’ultimo esito di ognuna.
joining-test = Prova
joining-test-shows = Che cosa mostra
joining-test-passed = passata
joining-test-failed = non passata
joining-test-never = mai eseguita
joining-ec-psp-01 = Un avviso è verificato, chiesto e pagato, e la sua ricevuta lo chiude.
joining-ec-psp-02 = Un avviso già pagato non si paga due volte.
joining-ec-psp-03 = Un numero mai assegnato è sconosciuto.
joining-ec-psp-04 = Un avviso scaduto, se finisce con la scadenza, è rifiutato.
joining-ec-psp-05 = Un avviso annullato è rifiutato.
joining-error-key = Una chiave ha da 16 a 128 lettere, cifre e trattini.
joining-error-key-twice = Questa chiave sta già nell’altro posto.
joining-error-certificate = Questo non è un certificato in forma PEM.
joining-error-certificate-ended = Questo certificato è scaduto.
joining-error-certificates-full = Sono già accettati due certificati: togline prima uno.
level-intro = pagoPA si aspetta 98 risposte su 100 entro 2 secondi, ogni mese; dopo 7 secondi, 15 per le ricevute, smette di aspettare.
level-chart = Tempo di 98 risposte su 100, per mese
level-chart-says = Una linea per tipo di domanda; il segno sta a due secondi.
level-mark = 2 s
level-no-data = Ancora nessuna risposta.
level-month = Mese
level-availability = Disponibilità
level-op-verify = Verifica
level-op-get = Attivazione
level-op-receipt = Ricevuta
level-op-demand = Spontaneo da banca
level-in-time = entro 2 s: { $share }
level-answers = { $answers ->
    [one] { $answers } risposta
    *[other] { $answers } risposte
    }, { $failures ->
    [one] { $failures } guasto
    *[other] { $failures } guasti
    }
level-planned = Fermi annunciati
level-unplanned = Fermi imprevisti
level-stops = Fermi
level-stops-none = Nessun fermo negli ultimi dodici mesi.
level-budget-planned = Annunciati quest’anno: { $used } ore su { $hours }.
level-budget-unplanned = Imprevisti quest’anno: { $used } ore su { $hours }.
level-from = Dal
level-until = Al
level-kind = Tipo
level-reason = Motivo
level-announce = Annuncia un fermo
level-announce-do = Annuncia
level-withdraw = Ritira
level-withdraw-which = Ritira il fermo di { $from }
level-error-times = La fine viene dopo l’inizio, al più { $hours } ore dopo.
level-error-notice = Un fermo si annuncia almeno { $hours } ore prima; dopo conta come imprevisto.
pay-leaving-title = Ti portiamo al pagamento
pay-leaving-help = Si apre la pagina del pagamento nazionale. Se non succede da sola, tocca il pulsante.
pay-leaving-go = Vai al pagamento

# What the archive that stands in was not told yet.
level-archive-told = L’archivio che risponde al posto dell’ente (ACA) è aggiornato.
level-archive-waits = L’archivio che risponde al posto dell’ente (ACA) aspetta: { $positions } posizioni cambiate, { $gone } avvisi da togliere.
# Flows that change their word, receipts that nobody can read
inbox-unread-what = Nel messaggio non si legge: { $what }
inbox-unread = Ricevuta che non si legge
inbox-seen-reason = Che cos’è, e che cosa ne è stato
refund-rest = Altri { $amount } della stessa ricevuta sono di altri enti o per marche da bollo: non si restituiscono da qui.
# ways to a page
pay-no-notice = Non trovi l’avviso?
pay-no-notice-how = Ti mandiamo per posta elettronica un link a quello che c’è da pagare, all’indirizzo che l’ente conosce.

# a payment told to who owed it
deliver-why-paid = Ricevuta del pagamento
deliver-mail-not-there = Nessun indirizzo che riceva posta
paid-mail-subject = { $what }: pagamento ricevuto
paid-mail-intro = { $creditor } ha ricevuto il tuo pagamento: { $what }.
paid-mail-amount = Importo pagato: { $amount }
paid-mail-at = Pagato il: { $at }
paid-mail-through = Pagato con: { $provider }
paid-mail-receipt = Numero della ricevuta (IUR): { $receipt }
paid-mail-link = Vedi il pagamento: { $link }
paid-mail-rest = Ci sono ancora parti da pagare: le trovi alla pagina qui sopra.

# at the kiosk
kiosk-pay = Paga un avviso
kiosk-pay-title = Quale avviso vuoi pagare?
kiosk-pay-how = Passa sotto il lettore il codice QR dell’avviso, oppure scrivi le 18 cifre del codice avviso.
kiosk-pay-field = Codice avviso
kiosk-pay-eighteen = { $count ->
    [one] Il codice avviso ha 18 cifre: qui ce n’è una.
   *[other] Il codice avviso ha 18 cifre: qui ce ne sono { $count }.
 }
kiosk-pay-unknown = Nessun avviso ha questo codice. Controlla le cifre, oppure chiedi allo sportello.
kiosk-pay-foreign = Questo avviso è di un altro ente: qui non lo vediamo. Si paga con il suo codice QR.
kiosk-pay-phone = Inquadra il codice con l’app della tua banca o con IO.
kiosk-pay-elsewhere = Non hai un’app? Con l’avviso si paga anche in banca, in tabaccheria e alle Poste.
kiosk-pay-another = Un altro avviso
kiosk-pay-other = Questo pagamento è già cominciato in un altro modo. Chiedi allo sportello che cosa resta.
kiosk-voice-pay = Passa sotto il lettore il codice QR dell’avviso, oppure scrivi con i tasti le diciotto cifre del codice avviso, poi tocca Avanti.
kiosk-voice-owed = Sullo schermo vedi quanto c’è da pagare. Inquadra il codice con l’app della tua banca o con IO. Se non si può pagare, lo schermo dice perché.

# what a fee belongs to
due-wrong-tie-several = Oggi in più sedi c’è un appuntamento con questo codice: scrivi il codice di prenotazione.
due-wrong-tie-service = Questo tipo di dovuto non è del servizio di quell’appuntamento. Controlla il codice.
# Stampe non riuscite
print-failed = Non riuscita: { $done } avvisi di { $total }
print-failed-why = I file non si sono potuti preparare, nemmeno riprovando per due giorni. Quelli già pronti si possono scaricare; quando il guasto è riparato, la stampa può riprendere da dove era. Il guasto, per chi amministra il server:
print-resume = Riprendi
print-error-not-failed = Questa stampa non è da riprendere.
# File di posizioni: che cosa resta
upload-erased = Il nome del file e gli esiti riga per riga sono stati cancellati dopo { $days } giorni; restano i conteggi.
# Il verbale delle prove
joining-tests-how = Le esegue «sportello node-simulator check»; con --record il suo verbale arriva qui.
joining-error-cases = Il verbale contiene prove che il piano non ha, oppure troppe.
joining-error-nothing-tried = Nel verbale nessuna prova è stata eseguita.
# Marche da bollo da controllare
due-odd-stamps = Marca da bollo da controllare
due-odd-stamp-look = da controllare
due-odd-stamp-unreadable = La ricevuta non porta una marca leggibile.
due-odd-stamp-document = La marca della ricevuta vale per un altro documento.
due-odd-stamp-amount = La marca della ricevuta ha un altro importo.
# screens for clerk and accountant
due-receipts = Ricevute
due-receipt-uploaded = L’ha caricata da un file { $who }, { $at }: non è arrivata da pagoPA
due-receipt-number = Ricevuta n.
due-receipt-paid = Pagata { $at }, { $provider }
due-receipt-settled = Chiude la rata
due-receipt-known = Conferma la rendicontazione
due-receipt-twice = In più: rata già pagata
due-receipt-other-option = In più: si pagava in altro modo
due-receipt-withdrawn = In più: posizione annullata
due-receipt-amount = Importo diverso dal dovuto
due-receipt-born = Ne è nata la posizione
due-receipt-failed = Pagamento non riuscito
due-receipt-foreign = Nessun importo per l’ente
refund-paid = pagata { $at }, { $provider }
joining-since = dal { $day }
level-no-data-do = I tempi compaiono quando pagoPA comincia a chiamare.
upload-none-do = Scarica l’esempio, riempilo e caricalo qui sopra.
# Receipts that somebody put aside
inbox-aside = Messe da parte

# who owes, while a receipt is on its way
pay-under-way = Un pagamento è in corso di verifica: non pagare di nuovo.
pay-held = Un pagamento è in verifica presso l’ufficio: non pagare di nuovo.
pay-anyway = Paga comunque

# back from the checkout without having paid
pay-back-to-notice = Torna all’avviso

# what is typed to find a notice
pay-error-number = Il codice avviso ha 18 cifre.

# what was paid
own-paid-on = Pagato il { $date }
pay-taker = Incassato da
# Cases whose money was not too much after all
refund-state-groundless = Decaduto

# what is offered to who owes, and what is said while a receipt is on its way
pay-receipt = Scarica la ricevuta (PDF)
pay-receipt-of = Scarica la ricevuta (PDF): { $what }
due-print-wait = Torna alla posizione
due-print-anyway = Stampa lo stesso
paid-paper-title = Ricevuta di pagamento
paid-paper-amount = Importo pagato
paid-paper-table = Dati del pagamento
paid-paper-reference = Codice del versamento (IUV)
paid-paper-receipt = Numero della ricevuta (IUR)
paid-paper-says = L’ente ha registrato questo pagamento: non serve altro.
paid-paper-awaited = Il pagamento risulta dalla rendicontazione; la ricevuta della piattaforma è attesa.
own-late = Scaduto, ancora pagabile
own-settled = Pagati ({ $count })
refund-step-opened = Caso aperto
refund-because-twice = L’avviso era già pagato: questo secondo pagamento è in più.
refund-because-other-option = Si stava già pagando in un altro modo, in una volta o a rate: questo pagamento è in più.
refund-because-withdrawn = L’avviso non valeva più quando è stato pagato.
refund-because-amount = L’importo arrivato non è quello dovuto, né oggi né il giorno del pagamento.
joining-tests-command = Gli avvisi di --notice risultano pagati davvero: crea apposta degli avvisi di prova. Il comando, con al posto dei puntini quello che manca:
# What is wrong with each field, what ends a position, what is late, every step of its story
slip-missing = Questo campo serve: compilalo.
slip-long = Al massimo { $most } caratteri.
slip-signs = Contiene un segno che non si vede o non si stampa, per esempio un a capo: riscrivilo a mano.
slip-code-length = Un codice fiscale ha 16 caratteri e una partita IVA 11 cifre: qui i caratteri sono { $found }.
slip-code-format = Il carattere numero { $position } del codice fiscale non può stare lì: si scrive come RSSMRA80A01H501U.
slip-code-date = La data di nascita scritta nel codice fiscale non esiste.
slip-code-check = L’ultima lettera del codice fiscale non torna con il resto: un carattere è sbagliato.
slip-code-card = È il numero della tessera europea di assicurazione malattia: il codice fiscale sta sull’altro lato.
slip-vat-length = Una partita IVA ha 11 cifre: qui ce ne sono { $found }.
slip-vat-format = Una partita IVA ha solo cifre: il carattere numero { $position } non lo è.
slip-vat-check = L’ultima cifra della partita IVA non torna con il resto: una cifra è sbagliata.
slip-two-letters = Serve una sigla di due lettere.
slip-mail = Non è un indirizzo e-mail: si scrive come nome@esempio.it.
upload-wrong-due = Questo tipo di dovuto non c’è o non è tra i tuoi: scrivi una delle chiavi elencate nella pagina dei caricamenti.
upload-wrong-kind = Scrivi F per una persona o G per una ditta o un ente.
upload-wrong-amount = Non è un importo: scrivilo come 45,00 oppure 1.234,56.
upload-wrong-amount-none = L’importo deve essere maggiore di zero.
upload-wrong-amount-most = L’importo può essere al massimo { $most }.
upload-wrong-day = Non è una data: scrivila come 31/12/2026 oppure 2026-12-31.
upload-wrong-far = La scadenza è troppo lontana: scrivi un giorno entro dieci anni.
upload-wrong-past = La scadenza è passata: scrivi un giorno da oggi in poi.
upload-wrong-parts = Scrivi quante rate, da 2 a { $most }; vuoto per nessuna.
upload-wrong-parts-small = L’importo è troppo piccolo per tante rate.
due-wrong-iban = Controlla l’IBAN: non torna.
due-wrong-parts-small = Gli importi sono troppo piccoli per tante rate.
due-wrong-why-personal = Togli nomi, codici fiscali, IBAN e numeri di telefono dal motivo.
due-wrong-paid-day = Scrivi il giorno in cui è stato pagato, non oltre oggi.
due-wrong-price = In quel giorno si doveva un altro importo.
due-email-short = E-mail
due-part-draft = Bozza
due-part-withdrawn = Annullata
due-draft-then = Nessuno può ancora pagarla: l’avviso si stampa e si invia dopo la pubblicazione.
due-withdraw-then = Nessuno potrà più pagare, nemmeno chi ha già l’avviso in mano. Non si torna indietro; la posizione resta da leggere.
due-withdraw-do = Sì, annulla la posizione
due-delete-then = La posizione sparisce con i suoi avvisi, e i suoi numeri non si usano più. Non si torna indietro.
due-delete-do = Sì, elimina per sempre
due-late = { $days ->
    [0] scaduta oggi
    [one] scaduta da un giorno
   *[other] scaduta da { $days } giorni
    }
due-late-all = Scadute e non pagate
due-step-instalment-reopened = Di nuovo da pagare: la rendicontazione è stata corretta
due-step-transfer-reported = Segnata come rendicontata da un programma
due-step-notice-printed = Avviso stampato
due-step-notice-asked = Invio chiesto
due-step-notice-sent = Invio
due-step-receipt-filed = Ricevuta arrivata
due-step-receipt-uploaded = Ricevuta caricata da un file
deliver-send = Invia
# What a newcomer to the accounts asks
file-no-csv-workbook = Questo file è un foglio di calcolo (Excel, LibreOffice), non un CSV. Aprilo, scegli «Salva con nome» e il tipo «CSV UTF-8», poi carica il file nuovo.
file-no-csv-encoding = Questo file non è un CSV in UTF-8: il testo è scritto in un’altra codifica (di solito «Unicode»). Aprilo nel programma dei fogli, scegli «Salva con nome» e il tipo «CSV UTF-8», poi carica il file nuovo.
due-step-instalment-paid-flow = Pagamento, secondo un flusso di riversamento
due-step-position-created-flow = Creata da una riga di un flusso di riversamento
# What a payer asks: other money than what is owed, which instalment, what comes after a reduction
due-part-of-all = Rata { $place } di { $count }
pay-less-then = Poi { $amount }, entro il { $day }
pay-extra-opened = L’ufficio deve ancora decidere il rimborso: non devi fare altro.
pay-extra-proposed = Il rimborso è proposto e aspetta l’approvazione: non devi fare altro.
pay-extra-approved = Il rimborso di { $amount } è approvato: l’ufficio te lo restituisce.
pay-extra-refused = L’ufficio ha deciso di non restituirlo: chiedi all’ufficio il motivo.
pay-extra-groundless = Non è in più: non c’è niente da restituire.
pay-extra-done = Rimborso di { $amount } eseguito il { $day }.
pay-extra-other = Pagamento arrivato, in più
pay-extra-hold = Per questo stesso debito è arrivato un altro pagamento, e l’ufficio deve ancora decidere che cosa farne. Prima di pagare aspetta la decisione.
extra-mail-subject = { $what }: pagamento ricevuto, in più
deliver-why-surplus = Pagamento in più
due-elsewhere-then = Non si torna indietro: l’avviso risulta pagato, nessuno lo può più pagare online o in banca, e chi doveva pagare riceve una mail se ha un indirizzo.
due-elsewhere-paying = Un pagamento online è in corso: se arriva anche quello, è in più e va restituito.
due-elsewhere-yes = Sì, è pagato
position-error-paid-before = La posizione non c’era ancora: scrivi un giorno da quando è stata creata, non oltre oggi.
refund-none-over = Nessun rimborso concluso.
refund-none-over-why = Qui restano i casi rimborsati, rifiutati o decaduti.
refund-day = Giorno del mandato
refund-mandate = Numero del mandato
refund-note = Nota (facoltativa)
refund-mandate-of = Mandato n. { $number } di { $day }
refund-error-day = Scrivi il giorno del mandato: non prima che il caso fosse aperto, non oltre oggi.
refund-error-mandate = Scrivi il numero del mandato: lettere, cifre, barre e trattini, al massimo { $most } caratteri.
pay-new-range = Scrivi tu l’importo, da { $least } a { $most }.
# Days that begin with the service of a notice; what is owed without a date.
position-error-service = Il giorno della notifica non può essere dopo oggi né prima dell’avviso, e si dice una volta sola.
due-served-on = Notificato il
due-served = Registra la notifica
due-less-served = { $amount } entro { $days } giorni dalla notifica
pay-less-served = Importo ridotto: vale fino a { $days } giorni dalla notifica
due-step-position-served = Notificata
deliver-subject-open = { $what }: da pagare
due-open = Senza scadenza
# what the clerk is told: drafts, what is paid, a receipt that he brings himself
notice-error-draft = La posizione è ancora una bozza: pubblicala, poi stampi l’avviso.
position-error-paid = La rata è già pagata, e quello che è pagato non cambia.
inbox-bring = Controlla la ricevuta
inbox-bring-why = Questa ricevuta non arriva da pagoPA: la porti tu. Se la registri conta come le altre, e resta segnata con il tuo nome.
inbox-bring-then = Se la registri:
inbox-bring-do = Registra la ricevuta
due-remains = restano { $amount }
due-step-receipt-filed-brought = Ricevuta registrata
# Una ricevuta che non torna
inbox-odd = Dice che è stata pagata, ma non torna
inbox-odd-sum = I suoi importi non fanno la somma pagata.
inbox-odd-reference = Il suo codice di riferimento (IUV) non è quello dell’avviso.
inbox-odd-bodies = I soldi sono andati a enti, o in parti, che l’avviso non chiede.
inbox-odd-account = La parte dell’ente è andata su un conto che l’avviso non ha mai chiesto.
inbox-odd-day = Il giorno del pagamento deve ancora venire.
inbox-odd-sender = Il file non è arrivato da una stazione dell’ente.
inbox-take = Prendi per buona
inbox-taken = Presa per buona
inbox-verdict-held = Ricevuta conservata, ma non paga niente finché qualcuno non la guarda.
due-receipt-held = Trattenuta: non torna, la ragioneria la guarda
register-error-receipt = Questa ricevuta è già registrata per un altro avviso.
# What a clerk asks of files, changes and addresses
upload-wrong-twice = Questo identificativo è già nella riga { $line } di questo file: tieni una sola delle due righe.
upload-outcome-published = pubblicata (c’era già)
upload-count-made = Create
upload-count-published = Già presenti, pubblicate ora
upload-count-rewritten = Sostituite
upload-count-there = Già presenti
upload-taken = Righe accolte
upload-taken-some = Qui le prime { $shown }; tutte sono nel file degli esiti.
due-edit-reason = Perché li cambi
due-wrong-rest = Scrivi più di { $others }: tanto va agli altri beneficiari e alla marca da bollo, e all’ente deve restare qualcosa.
due-wrong-before-less = La riduzione vale fino al { $day }: la scadenza non può venire prima.
due-apart = Il piano ora somma { $plan } e l’avviso unico { $whole }.
due-stamp-odd = La marca da bollo è di { $amount }; di solito è di { $usual }. Controlla l’importo.
due-print-whole = Stampa l’avviso intero, con tutte le rate
position-error-reduction-end = La scadenza viene prima della fine della riduzione per chi paga subito: scegli un giorno più avanti.
slip-province = Non è la sigla di una provincia: scrivi per esempio RM per Roma, oppure EE per l’estero.
slip-postcode = Il CAP ha cinque cifre, per esempio 00100.
notice-online = Sul sito dell’ente
notice-where-checkout = Solo con il telefono o il computer, dal sito dell’ente: l’importo comprende una marca da bollo digitale.
print-no-address = Stampato, ma manca l’indirizzo: non si può spedire.
print-lacking = Avvisi stampati senza indirizzo: { $count }. Nell’elenco per lo stampatore sono segnati; completali o toglili prima di spedire.
