live-stale = Dati non aggiornati dalle { "{time}" }
live-offline = Non riesco a parlare con il server. Il lavoro fatto è salvo: riprova.
sign-in-title = Entra
sign-in-staff = personale
sign-in-login = Nome utente
sign-in-password = Password
sign-in-help = Password dimenticata? Chiedi a chi gestisce il tuo ufficio.
sign-in-wrong = Nome utente o password non corrispondono.
lock-now = Blocca
lock-now-hint = Blocca lo schermo ora
nav-counter = Sportello
nav-plan = Piano di lavoro
nav-statistics = Statistiche
nav-office = Ufficio
nav-staff = Personale
nav-devices = Totem e schermi
nav-programs = Programmi collegati
nav-import = Importa l'ufficio
nav-events = Registro degli eventi
console-nav = Console
console-services = Servizi
console-service = Servizio
console-offerings = Prestazioni
console-promise-appointment = Promessa, appuntamenti
console-promise-walk-in = Promessa, senza appuntamento
console-booking = Come si arriva
console-portal = prenotabile dal web
console-inside = prenotabile solo in sede
console-walk-in = anche senza appuntamento
console-reserved = riservato
console-agendas = Agende
console-agenda = Agenda
console-from = Dal
console-until = Al
console-rules = Regole
console-counters = Sportelli
console-counter = Sportello
console-room = Sala
staff-name = Nome
staff-roles = Ruoli
staff-all-services = tutti
role-operator = operatore
role-supervisor = responsabile
role-office-admin = amministratore dell'ufficio
role-body-admin = amministratore dell'ente
role-help-desk = Assistenza, primo livello
role-specialist = Assistenza, secondo livello
role-desk-lead = Responsabile dell'assistenza
role-customer = Cliente
events-intro = Ogni cambiamento lascia una riga, senza dati personali. Le più recenti in alto.
events-none = Non è ancora successo niente.
events-number = Numero
events-at = Quando
events-kind = Che cosa
events-who = Chi
events-subject = Oggetto
events-facts = Fatti
events-older = Precedenti
devices-asking = Schermi che chiedono di entrare
devices-none-asking = Nessuno schermo sta chiedendo. Apri sullo schermo nuovo l'indirizzo del totem o del monitor: mostrerà un codice.
devices-code = Codice mostrato dallo schermo
devices-programme = Programma
devices-name = Nome
devices-confirm = Conferma
devices-asked = { $kind } in attesa di conferma.
devices-wish = Chiede il programma «{ $wish }».
devices-active = Schermi attivi
devices-none = Nessuno schermo è attivo.
devices-kind = Tipo
devices-kiosk = Totem
devices-display = Monitor
devices-seen = Stato
devices-alive = in linea
devices-silent = muto da { $minutes } min
devices-silent-hours = muto da { $hours ->
    [one] un'ora
   *[other] { $hours } ore
 }
devices-silent-days = muto da { $days ->
    [one] un giorno
   *[other] { $days } giorni
 }
devices-sound = Audio
devices-sound-armed = attivo
devices-sound-blocked = bloccato
devices-paper = Carta
devices-paper-check = controllare la carta (segnalato: { $time })
devices-paper-fine = Carta a posto
devices-paper-title = Carta da controllare
devices-paper-line = { $name }: una persona ha segnalato che il biglietto non è uscito ({ $time }).
devices-revoke = Revoca
devices-code-unknown = Nessuno schermo mostra questo codice adesso. Controlla le cifre: un codice vale un quarto d'ora.
programs-intro = Gestionali e altri programmi che parlano con Sportello. Ognuno ha una chiave sua: dice che cosa può fare e fino a quando.
programs-stand = Programmi attivi
programs-none = Nessun programma è collegato.
programs-name = Nome
programs-may = Che cosa può fare
programs-until = Vale fino al
programs-used = Ultimo uso
programs-never = mai
programs-deeds = Azioni
programs-made-by = creato il { $day } da { $who }
programs-revoked-by = il { $day } da { $who }
programs-somebody = chi non lavora più qui
programs-over = scaduta
programs-left = { $days ->
    [0] scade oggi
    [one] manca 1 giorno
   *[other] mancano { $days } giorni
}
programs-old-until = La chiave di prima vale fino al { $day }.
programs-renew = Rinnova
programs-renew-which = Rinnova la chiave: { $name }
programs-renew-then = Nasce una chiave nuova. Il programma deve riceverla prima che finisca quella di adesso.
programs-renew-yes = Crea la chiave nuova
programs-revoke = Revoca
programs-revoke-which = Revoca: { $name }
programs-revoke-then = Il programma non entra più, da subito. Non si può annullare.
programs-revoke-yes = Sì, revoca
programs-life = Durata
programs-life-90 = 3 mesi
programs-life-180 = 6 mesi
programs-life-365 = 1 anno
programs-life-730 = 2 anni
programs-overlap = La chiave di adesso
programs-overlap-0 = finisce subito
programs-overlap-1 = vale ancora 1 giorno
programs-overlap-7 = vale ancora 7 giorni
programs-overlap-30 = vale ancora 30 giorni
programs-new = Nuovo programma
programs-new-why = Una chiave per ogni programma, con il minimo che gli serve: se si perde, si revoca quella sola.
programs-nothing-used = Questo ente non usa ancora nulla che un programma possa fare. Prima si configura l'ufficio.
programs-name-h = Come lo riconoscerà chi legge il giornale. Un nome non si usa due volte.
programs-for-positions = Posizioni debitorie
programs-for-positions-h = Crearle, cambiarle, annullarle e leggerle, anche da file e come in GPD.
programs-for-take-payments = Pagamenti fatti altrove
programs-for-take-payments-h = Segnare pagato un avviso, come in GPD.
programs-for-see-accounts = Chiusure
programs-for-see-accounts-h = Scaricare i fogli dei giorni in CSV.
programs-for-accounts = Comunicazioni di pagamento
programs-for-accounts-h = Dire alla riconciliazione quali pagamenti aspettarsi.
programs-for-payment-setup = Adesione a pagoPA
programs-for-payment-setup-h = Scrivere l'esito delle prove, leggere i livelli di servizio.
programs-for-statistics = Statistiche
programs-for-statistics-h = Leggere i numeri del ricevimento, senza nomi.
programs-for-serve = Ricevimento
programs-for-serve-h = Dare biglietti, segnare gli arrivi, chiamare e servire agli sportelli.
programs-for-tickets = Assistenza
programs-for-tickets-h = Aprire e lavorare le richieste, leggere i numeri dell'assistenza.
programs-for-customer-desk = Numeri di un cliente
programs-for-customer-desk-h = Leggere i numeri del solo cliente scelto qui sotto.
programs-customer = Cliente
programs-customer-none = nessuno
programs-dues = Solo questi tipi di dovuto (senza scegliere: tutti)
programs-only-due = solo { $due }
programs-make = Crea la chiave
programs-gone = Revocati
programs-gone-why = I nomi restano, perché il giornale dica ancora chi ha fatto che cosa.
programs-revocation = Revoca
programs-wrong-name = Scrivi un nome, fino a 60 caratteri.
programs-wrong-taken = Un programma con questo nome c'è già, o c'era. Scegline un altro.
programs-wrong-nothing = Scegli che cosa può fare.
programs-wrong-dues = Si può limitare ai tipi di dovuto solo chi tratta posizioni, pagamenti e chiusure. Togli i tipi, o fai due chiavi.
programs-wrong-customer = Scegli il cliente. La sua chiave apre i suoi numeri e nient'altro: il resto vuole un'altra chiave.
programs-wrong-stale = Qualcuno ha già rinnovato o revocato questo programma. Torna all'elenco e guarda.
programs-key-of = Chiave di { $name }
programs-key-once = Copiala adesso: non la vedrai più. Se si perde, se ne fa una nuova.
programs-key = Chiave
programs-key-until = Vale fino al { $day }. Chi la conosce può ciò che può il programma: non mandarla per posta.
programs-key-kept = Ho copiato la chiave
programs-how = Che cosa dire a chi gestisce il programma
programs-how-why = La chiave va nell'intestazione di ogni chiamata, mai in un indirizzo.
programs-how-for = Per che cosa
programs-how-address = Indirizzo di base
programs-how-header = Intestazione
programs-how-own = Tutto
programs-how-register = Posizioni come in GPD
programs-soon = Chiavi di programmi che scadono
programs-soon-line = { $name }: la chiave scade il { $day }.
programs-soon-over = { $name }: la chiave è scaduta il { $day }. Il programma non entra.
screen-title = Un nuovo schermo
screen-ask = Questo dispositivo non è ancora riconosciuto.
screen-button = Chiedi un codice
screen-say-code = Comunica questo codice a chi gestisce gli schermi:
screen-wait = La pagina prosegue da sola appena il codice è confermato.
import-intro = Incolla il file dell'ufficio: prima vedi che cosa cambia, poi decidi.
import-text = File dell'ufficio (TOML)
import-preview = Mostra che cosa cambia
import-do = Applica questi cambiamenti
import-what = Che cosa cambia
import-nothing = Niente: l'ufficio è già così.
import-errors = Il file ha degli errori. Non abbiamo cambiato nulla.
import-consequences = Attenzione, queste persone ne risentono:
import-added = si aggiunge
import-changed = cambia
import-renamed = cambia chiave
import-retired = si toglie
nav-programme = Programma
media-intro = Quello che i monitor mostrano accanto alle chiamate e i totem quando sono liberi. Gli avvisi e gli orari stanno nel file dell'ufficio; qui si aggiungono le immagini e i video. Una chiamata ha sempre la precedenza.
media-no-programme = Nessun programma
media-no-programme-do = Scrivi una parte [[programme]] nel file dell'ufficio e nominala nei monitor e nei totem.
media-shown-nowhere = Nessun monitor e nessun totem mostra questo programma.
media-shown-by = Lo mostrano: { $screens }
media-kind = Tipo
media-kind-notice = avviso
media-kind-image = immagine
media-kind-video = video
media-what = Contenuto
media-seconds = Secondi
media-when = Quando
media-now = Adesso
media-on = in onda
media-off = non in onda
media-missing = file mancante
media-always = sempre
media-from = dalle { $at }
media-to = fino alle { $at }
media-since = dal { $at }
media-until = fino al { $at }
media-language = solo in lingua: { $at }
media-priority = priorità { $at }
media-mon = lun
media-tue = mar
media-wed = mer
media-thu = gio
media-fri = ven
media-sat = sab
media-sun = dom
media-files = Immagini e video
media-none = Nessun file
media-none-do = Aggiungi il primo qui sotto, poi nominalo nel file dell'ufficio.
media-preview = Anteprima
media-name = Nome
media-size = Dimensione
media-kilobytes = { $count } kB
media-megabytes = { $count } MB
media-rights = Diritti
media-rights-hint = Di chi è e perché puoi mostrarlo: «foto del Comune», «licenza CC BY, autore…».
media-used = Usato in
media-unused = nessun programma
media-remove = Elimina
media-add = Aggiungi un file
media-file = File
media-file-hint = PNG, JPEG, WebP o video MP4 (H.264), al massimo { $megabytes } MB. I video si vedono senza audio.
media-error-name = Il nome del file può avere lettere senza accento, cifre, punto, trattino e trattino basso, fino a { $most } caratteri. Non abbiamo aggiunto nulla.
media-error-type = Si possono aggiungere solo immagini PNG, JPEG o WebP e video MP4. Non abbiamo aggiunto nulla.
media-error-content = Il contenuto del file non è quello che dice il suo nome (i video devono essere MP4 con H.264). Non abbiamo aggiunto nulla.
media-error-unreadable = Non riusciamo a leggere larghezza e altezza dell'immagine: salvala di nuovo e aggiungila ancora. Non abbiamo aggiunto nulla.
media-error-too-wide = L'immagine supera { $side } pixel per lato o { $megapixels } megapixel: rimpiccioliscila. Non abbiamo aggiunto nulla.
media-error-too-large = Il file è più grande di { $megabytes } MB. Non abbiamo aggiunto nulla.
media-error-no-rights = Scrivi in una riga (al massimo { $most } caratteri) di chi è il file e perché si può mostrare. Non abbiamo aggiunto nulla.
media-error-name-taken = C'è già un altro file con questo nome: dai un altro nome a quello nuovo, o prima elimina l'altro.
media-error-too-many = Ci sono già { $most } file: eliminane uno che non serve più.
media-error-in-use = Il programma «{ $programme }» mostra questo file: prima toglilo dal file dell'ufficio.
media-error-disk = Non riusciamo a scrivere nella cartella dei dati: il file non è stato aggiunto.

# periods
period-error-date = Una delle date non esiste. Scrivile come 2027-03-11.
period-error-backwards = Il periodo finisce prima di cominciare: scambia le due date.
period-error-too-long = Il periodo è troppo lungo: al massimo { $most } giorni.
role-cashier = Cassa
role-position-clerk = Posizioni debitorie
role-accountant = Ragioneria
role-refund-officer = Rimborsi
role-payment-admin = Amministrazione pagamenti
role-payment-auditor = Revisione pagamenti
nav-accounts = Contabilità

office-file-line = Riga { $line }: { $why }
office-file-line-medium = Riga { $line }, «{ $medium }»: { $why }
office-file-too-large = il file supera { $megabytes } MB.
office-file-unreadable = qui il testo non ha la forma di un file dell’ufficio. Il lettore dice: { $parser }
office-file-unknown-field = qui non esiste il campo «{ $field }». Si conoscono: { $known }
office-file-unknown-word = «{ $word }» non è tra le parole possibili: { $known }
office-file-missing = manca { $field }.
office-file-range = { $field } = { $value }: dev’essere tra { $from } e { $to }.
office-file-key = { $field } «{ $value }»: una chiave ha da 1 a 40 caratteri tra a-z, 0-9, trattino, punto e trattino basso.
office-file-twice = { $field } «{ $value }» compare due volte.
office-file-nothing = { $field }: nel file niente ha la chiave «{ $value }».
office-file-empty = { $field } è vuoto.
office-file-long = { $field }: al massimo { $most } caratteri.
office-file-many = { $field }: al massimo { $most } voci.
office-file-hidden = { $field }: contiene un carattere che nessuno vede.
office-file-language = { $field }: «{ $value }» non è una tra it, en, de, fr, sl.
office-file-mail = { $field } = «{ $value }» non è un indirizzo di posta.
office-file-mails = { $field }: «{ $value }» non è né un indirizzo né un @dominio.
office-file-early = { $field } = { $value } viene troppo presto: { $other } = { $than }.
office-file-not-at-counter = services: «{ $service }» non si dà agli sportelli.
office-file-other-site = services: «{ $service }» si dà nella sede «{ $site }», non in «{ $here }».
office-file-former-there = was = «{ $was }»: questa agenda è ancora nel file.
office-file-body-key = { $field } = «{ $value }»: da 1 a 40 caratteri tra a-z, 0-9 e trattino.
office-file-own-address = { $field } = «{ $value }» è un indirizzo del programma stesso: scegline un altro.
office-file-pass-languages = pass_languages: una o due.
office-file-colour = { $field } = «{ $value }»: si scrive come #0066cc.
office-file-zone = { $field } = «{ $value }» non è un fuso orario conosciuto.
office-file-scratch-only = { $field }: solo per gli uffici di prova.
office-file-every-or-date = scrivi every oppure date, non tutti e due.
office-file-every = { $field } = «{ $value }»: si scrive MM-GG oppure easter+N.
office-file-no-hours = weekly non ha righe: con questi orari non si apre mai.
office-file-role-alone = roles: chi è di un cliente non ha altri ruoli.
office-file-help = { $field } = «{ $value }»: nessun servizio con questa chiave si dà così, con una sola prestazione.
office-file-taxonomy = { $field } = «{ $value }»: un codice della tassonomia si scrive come 9/0101100IM/.
office-file-iban-foreign = { $field } = { $value }: non è un conto italiano.
office-file-iban-postal = { $field } = { $value }: non è un conto delle Poste.
office-file-undated = undated non va insieme a ends, reduced o promemoria: quelli contano da una scadenza.
office-file-field-key = { $field } «{ $value }»: da 1 a 40 caratteri tra a-z, 0-9 e trattino basso.
office-file-choices = { $field } «{ $value }»: al massimo { $most } scelte, nessuna vuota, troppo lunga o doppia.
office-file-choices-kind = { $field } «{ $value }»: le scelte vanno con kind = "choice", che ne ha bisogno.
office-file-no-field = { $field }: nessun campo ha la chiave «{ $value }».
office-file-demand = { $field } = «{ $value }»: { $count } lettere o cifre.
office-file-demanded = { $field } «{ $value }»: lo dice già la richiesta della banca, dai un’altra chiave al campo.
office-file-no-creditor = il file non ha [body.creditor]: non si sa a chi è dovuto il denaro.
office-file-interbank = { $field } = «{ $value }»: { $count } lettere maiuscole o cifre.
office-file-no-station = { $field } = { $value }: nessuna stazione senza fine (until) risponde per questo codice.
office-file-digits = { $field } = «{ $value }»: da 1 a { $most } cifre.
office-file-https = { $field } = «{ $value }»: dev’essere un indirizzo https.
office-file-station = { $field } «{ $value }»: il codice fiscale dell’intermediario (broker), un trattino basso e due cifre.
office-file-segregation-twice = { $field } = { $value }: negli stessi giorni risponde già «{ $station }».
office-file-fiscal-code = { $field } = «{ $value }»: non sono le undici cifre del codice fiscale di un ente, o quella di controllo non torna.
office-file-notice-text = manca text: è l’avviso stesso.
office-file-picture-text = manca text: di’ che cosa si vede, per chi non può vederlo.
office-file-notice-file = file: un avviso ha parole e nessun file.
office-file-name = { $field } «{ $value }»: un nome accanto o sotto questo file, con lettere, cifre, punto, trattino e trattino basso.
office-file-kinds = { $field } «{ $value }»: solo png, jpg, webp e mp4.
office-file-misfit = { $field } «{ $value }» non va con una voce di questo tipo.
office-file-no-counter = { $field } «{ $value }» non si dà agli sportelli: portal e walk_in devono essere false.
office-file-no-check-in = { $field } «{ $value }» non si dà agli sportelli: lì nessuno è atteso, togli check_in.
office-file-date-ways = { $date }: scrivi closed, oppure from, to ed every_min, oppure starts.
office-file-medium-absent = non c’è ancora: aggiungilo nella pagina del programma.
office-file-medium-unread = non si legge. Il sistema dice: { $system }
import-error-former = Agenda «{ $agenda }»: was = «{ $was }», ma un’agenda così non c’è.
import-error-waiting = Sede «{ $site }»: persone in attesa: { $count }, e nessuno sportello resterebbe a chiamarle. Prima servile.
import-error-station = Stazione «{ $station }»: vi sono passati avvisi o ricevute, e ricevute arrivano ancora. Dalle una fine (until) invece di toglierla.
import-error-body = Il file è dell’ente «{ $given }», questa è la console di «{ $own }».
import-rehearsed = Era una prova: non è cambiato nulla.
import-copied = File del programma copiati: { $count }
import-stopped = Non è ancora cambiato nulla, perché qualcuno ne risente:
import-accept = Per andare avanti: --accept
