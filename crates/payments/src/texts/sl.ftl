# positions
position-error-text =
    Polje »{ $field ->
        [description] namen
        [reason] namen
        [name] ime
        [iupd] oznaka
        [code] davčna številka ali številka za DDV
        [company_name] organ
        [category] taksonomija
        [metadata] drugi podatki
        [document_hash] zgoščena vrednost dokumenta
        [beneficiary] prejemnik
        [kind] vrsta osebe
        [method] način plačila
        [stamp] kolek
        [instalments] obroki
        [civic] hišna številka
        [street] ulica
        [postcode] poštna številka
        [city] kraj
        [province] pokrajina
        [country] država
        [email] e-pošta
        [phone] telefon
       *[other] { $field }
    }« je prazno, predolgo ali neveljavno.
position-error-state = V stanju »{ $state ->
    [DRAFT] { due-state-draft }
    [PUBLISHED] { due-state-published }
    [PARTIALLY_PAID] { due-state-partially-paid }
    [PAID] { due-state-paid }
    [REPORTED] { due-state-reported }
    [EXPIRED] { due-state-expired }
    [INVALID] { due-state-invalid }
   *[VALID] { due-state-valid }
    }« to ni mogoče.
position-error-changed = Nekdo je medtem spremenil terjatev: znova naloži stran.
position-error-no-creditor = Ta ustanova še ni vključila plačil.
position-error-due = Te vrste terjatve ni ali ni med tvojimi.
position-error-count = Potreben je vsaj en način plačila; največ 100 možnosti po 100 obrokov, skupaj 400, pri enkratnem plačilu le en obrok.
position-error-transfers = Vsak obrok gre od enemu do petim prejemnikom.
position-error-amount = Znesek mora biti večji od nič in največ 999.999.999,99 €.
position-error-sum = Zneski prejemnikov se ne ujemajo z obrokom.
position-error-reduction = Znižani znesek mora biti manjši od polnega in kriti druge prejemnike.
position-error-due-date = Rok plačila je potekel ali je pred začetkom veljavnosti.
position-error-valid-from = Začetek veljavnosti je že mimo.
position-error-iban = IBAN ni veljaven ali ni poštni račun, kjer je ta potreben.
position-error-iupd-taken = Terjatev s to oznako že obstaja.
position-error-number-taken = Ta številka obvestila je že uporabljena.
position-error-number = Številka ni številka novega obvestila (začne se s 3, kontrolni števki se ujemata) ali pa je serija številk izčrpana.
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
notice-error-creditor = Ustanova nima podatkov upnika: dopolni jih v datoteki urada.
notice-error-debtor = Manjka ime plačnika.
notice-error-debtors = Ta postavka ima več dolžnikov: obvestilo vsakega natisnite z njene strani.
notice-error-subject = Manjka opis, kaj se plača.
notice-error-amount = Zneska ni mogoče zapisati na obvestilo.
notice-error-nothing = Ničesar več ni za plačati: obvestilo ni potrebno.
notice-error-account = Poštni račun ni veljaven.
notice-error-file = Obvestila ni mogoče natisniti: skrajšaj besedila in poskusi znova.

# receipts that wait for people
inbox-title = Potrdila za pregled
inbox-intro = Vsako potrdilo platforme je shranjeno tako, kot je prispelo. Tu čakajo tista, ki jih program ni mogel sam zavesti.
inbox-empty = Nobeno potrdilo ne čaka.
inbox-empty-do = Potrdila prihajajo in se zavedejo sama.
inbox-differs = Ista oznaka, druga vsebina: velja prvo
inbox-unfiled = Še ni zavedeno
inbox-seen = Videno
inbox-retry = Poskusi znova
inbox-upload = Naloži potrdilo
inbox-file = Datoteka potrdila
inbox-file-hint = Sporočilo XML platforme (paSendRT ali paSendRTV2), do 160 kB.
inbox-error-unreadable = Datoteka ni potrdilo platforme.
inbox-error-not-ours = To potrdilo se ne nanaša na ustanovo.
inbox-error-still = Potrdila še ni mogoče zavesti ali pa se je medtem spremenilo.
inbox-again = To potrdilo je že tu.
inbox-verdict-settled = Potrdilo je zavedeno: obrok je plačan.
inbox-verdict-known = Potrdilo je zavedeno: plačilo je bilo že znano iz poročila o nakazilih.
inbox-verdict-twice = Potrdilo je zavedeno: obrok je bil že plačan, odprta je zadeva za vračilo.
inbox-verdict-other-option = Potrdilo je zavedeno: začet je bil drug način plačila, odprta je zadeva za vračilo.
inbox-verdict-withdrawn = Potrdilo je zavedeno: obveznost je bila preklicana, odprta je zadeva za vračilo.
inbox-verdict-amount = Potrdilo je zavedeno: znesek ni dolgovani, odprta je zadeva.
inbox-verdict-born = Potrdilo je zavedeno: za obvestilo, ki ga tu ni bilo, je nastala obveznost.
inbox-verdict-failed = Potrdilo je zavedeno: plačilo ni uspelo.
inbox-verdict-foreign = Potrdilo je shranjeno: noben znesek ni za ustanovo.
# desk, paying, giving back
nav-payments = Plačila
nav-positions = Terjatve
nav-refunds = Vračila
due-list-why = Iščite po številki obvestila, oznaki, davčni številki, priimku ali imenu.
due-search = Iskanje
due-search-how = Vsaj tri črke imena. Vsako iskanje se zabeleži.
due-state = Stanje
due-all = Vsi
due-kind = Vrsta terjatve
due-from = Zapade od
due-to = Zapade do
due-find = Išči
due-clear = Počisti filtre
due-new = Nova terjatev
due-short = Vnesite vsaj tri črke imena.
due-short-do = Ali celotno številko obvestila ali davčno številko.
due-found-nothing = Ni zadetkov.
due-found-nothing-do = Preverite številko ali davčno številko: iščeta se v celoti. Vidite le svoje vrste.
due-none = Terjatev še ni.
due-none-do = Prihajajo iz programov, datotek ali se vnesejo tu ročno.
due-more = Prikaži prejšnje
due-newest = To so najnovejše: za druge uporabite iskanje.
due-debtor = Dolžnik
due-until = Zapadlost
due-amount = Znesek
due-amount-euro = Znesek v evrih
due-state-draft = Osnutek
due-state-published = Objavljena, še ni plačljiva
due-state-valid = Za plačilo
due-state-partially-paid = Delno plačana
due-state-paid = Plačana
due-state-reported = Plačana in obračunana
due-state-expired = Potekla
due-state-invalid = Umaknjena
due-other = Drugo
due-origin-program = iz programa
due-origin-desk = vnesena ročno
due-origin-file = iz datoteke
due-origin-spontaneous = odprl občan
due-origin-secondary = drugega organa
due-origin-receipt = znana iz potrdila
due-origin-flow = znana iz obračuna
due-actor-citizen = občan
due-actor-program = program
due-actor-house = Sportello
due-tie-appointment = vezana na termin
due-tie-ticket = vezana na zahtevek
due-tie-visit = vezana na obiskovalca s številko
due-whole = Enkratno plačilo
due-plan = Na obroke ({ $count })
due-part-of = Obrok { $place }
due-within = Do { $day }
due-from-day = Plačljivo od { $day }
due-less = { $amount } do { $day }
due-fee = od tega { $amount } za vročitev
due-notice = Obvestilo
due-part-unpaid = Za plačilo
due-part-not-needed = Ni več potrebno
due-part-paid = Plačano
due-part-partially-reported = Plačano, delno obračunano
due-part-reported = Plačano in obračunano
due-paid-on = { $amount }, { $at }
due-paid-platform = prek pagoPA, { $provider }
due-paid-flow = po obračunu, potrdilo še pričakujemo
due-method-transfer = bančno nakazilo
due-method-cash = gotovina
due-method-card = kartica na okencu
due-method-post = poštna položnica
due-method-other = drugače
due-stamp = Digitalni kolek
due-reported = obračunano { $day }
due-link = Naslov za plačnika
due-link-why = Kdor ima ta naslov, vidi obvestilo: pošljite ga le zadevni osebi.
due-to-whom = Komu gre
due-elsewhere = Plačano drugje
due-elsewhere-do = Označi kot plačano
due-paid-day = Dan plačila
due-method = Kako
due-why = Razlog
due-why-how = Brez imen, davčnih številk, IBAN ali telefonov.
due-publish = Objavi
due-withdraw = Umakni terjatev
due-delete = Izbriši za vedno
due-print = Natisni obvestilo
due-print-roll = Na trak
due-story = Potek
due-step-position-created = Ustvarjena
due-step-position-published = Objavljena
due-step-position-changed = Spremenjena
due-step-position-fee-set = Določen strošek vročitve
due-step-position-withdrawn = Umaknjena
due-step-instalment-paid = Plačilo
due-iupd = Oznaka
due-of = Za plačilo v tej zadevi
due-of-none = Tu ni ničesar za plačilo.
due-of-none-do = Terjatev se veže s kodo termina ali zahtevka.
due-edit = Spremeni zneske in roke
due-edit-why = Razlika gre prvemu prejemniku; številke obvestil ostanejo.
due-save = Shrani
due-cancel = Nazaj
due-new-why = Račun, taksonomija, urad in dnevi prihajajo od vrste terjatve.
due-what = Kaj
due-choose = Izberite…
due-reason = Namen, kot na obvestilu
due-until-usual = Prazno: po dnevih vrste.
due-parts = Obroki, eden na mesec
due-at-once = Plačljivo tudi naenkrat
due-who = Kdo plača
due-person = Oseba
due-person-F = Fizična oseba
due-person-G = Pravna oseba
due-code = Davčna številka
due-name = Ime ali naziv
due-email = E-pošta (neobvezno)
due-street = Ulica
due-civic = Hišna številka
due-postcode = Poštna številka
due-city = Občina
due-province = Pokrajina (kratica)
due-tie = Povezava
due-tie-code = Današnja koda klica, koda rezervacije ali zahtevka (neobvezno)
due-shares = Drugi prejemnik, kolek
due-second = Drugi prejemnik
due-second-code = Davčna številka organa
due-second-name = Ime organa
due-second-amount = Njegov delež, vključen v znesek
due-stamp-amount = Znesek koleka, vključen v skupni znesek
due-stamp-hash = Odtis SHA-256 dokumenta, v base 64
due-stamp-province = Pokrajina prebivališča
due-save-draft = Shrani kot osnutek
due-save-publish = Shrani in objavi
due-wrong-kind = Izberite vrsto terjatve.
due-wrong-reason = Vpišite namen.
due-wrong-amount = Vpišite znesek, na primer 45,00.
due-wrong-until = Vpišite rok od danes naprej.
due-wrong-parts = Od 1 do 24 obrokov.
due-wrong-stamp-parts = Kolek se plača naenkrat.
due-wrong-shares = Deleži drugih vzamejo ves znesek: ustanovi mora nekaj ostati.
due-wrong-code = Preverite davčno številko: ni pravilna.
due-wrong-name = Vpišite ime, največ 70 znakov.
due-wrong-email = Preverite e-poštni naslov.
due-wrong-second = Davčna številka organa ima enajst števk: preverite jo.
due-wrong-second-own = To je davčna številka vašega organa: sem sodi številka drugega.
due-wrong-hash = Odtis SHA-256 v base 64 ima 44 znakov.
due-wrong-province = Pokrajina ima dve črki.
due-wrong-tie = Noben današnji termin in noben zahtevek nima te kode.
refund-why = Kdor vračilo predlaga, ga ne odobri: potrebni sta dve osebi.
refund-view-open = Za obravnavo
refund-view-over = Zaključena
refund-none = Ni vračil za obravnavo.
refund-none-why = Primer se odpre sam, ko prispe preveč denarja.
refund-position = Poglej terjatev
refund-reason = Razlog
refund-reason-ask = Razlog zavrnitve
refund-propose = Predlagaj vračilo
refund-own = Predlagali ste vi: odloči druga oseba.
refund-approve = Odobri { $amount }
refund-refuse = Zavrni
refund-done = Označi kot izvedeno
refund-cause-twice = Plačano dvakrat
refund-cause-other-option = Plačano drugače, kot je bilo izbrano
refund-cause-withdrawn = Plačano po umiku
refund-cause-amount = Drugačen znesek od dolgovanega
refund-state-opened = Za presojo
refund-state-proposed = Predlagano
refund-state-approved = Odobreno
refund-state-refused = Zavrnjeno
refund-state-done = Izvedeno
refund-error-moved = Medtem je nekdo že opravil ta korak: osvežite stran.
refund-error-same = Kdor je vračilo predlagal, o njem ne more tudi odločiti.
refund-error-personal = Razlog pride do bank: brez davčnih številk, IBAN, telefonov in naslovov.
pay-title = Plačilo
pay-with-notice = Imate obvestilo o plačilu
pay-with-how = Vpišite obe kodi z obvestila.
pay-number = Koda obvestila
pay-number-where = 18 števk, s presledki ali brez.
pay-code = Davčna številka plačnika
pay-find = Poišči obvestilo
pay-unknown = Obvestila s tema kodama ni. Preverite ju in poskusite znova.
pay-without-notice = Plačilo brez obvestila
pay-to-pay = Za plačilo
pay-who = Na ime
pay-creditor-code = Davčna številka organa
pay-paid-on = Plačano: { $at }
pay-less-until = Znižani znesek: do { $day }
pay-late = Zapadlo je { $day }: še lahko plačate
pay-state-published = Tega obvestila še ni mogoče plačati.
pay-state-paid = To obvestilo je že plačano.
pay-state-expired = To obvestilo je poteklo in ga ni več mogoče plačati. Vprašajte urad, kaj storiti.
pay-state-cancelled = Organ je to obvestilo umaknil: ni ga treba plačati.
pay-state-other = Plačevati ste začeli na drug način: spodaj je, kar ostane.
pay-online = Plačaj { $amount } na spletu
pay-download = Prenesi obvestilo
pay-qr = Koda QR obvestila
pay-qr-how = Skenirajte jo z aplikacijo banke ali z IO.
pay-together = Skupaj plačate obvestil: { $count }
pay-total = Skupaj
pay-add = Plačaj še drugo obvestilo
pay-add-how = Drugo obvestilo iste osebe; skupaj največ pet.
pay-add-do = Dodaj
pay-add-wrong = Tega obvestila ni mogoče dodati: preverite kodo.
pay-others = Drugi načini in obroki
pay-where = Kje lahko plačate
pay-where-app = Z aplikacijo banke ali z IO, s kodo QR.
pay-where-bank = V banki, tudi na bankomatu, s kodo obvestila.
pay-where-shops = V trafiki, trgovini ali na pošti, z obvestilom.
pay-online-away = Spletno plačilo se trenutno ne odziva. Nič ni bilo plačano: poskusite znova kmalu ali uporabite obvestilo.
pay-online-refused = Spletno plačilo teh obvestil ni sprejelo. Nič ni bilo plačano: lahko uporabite obvestilo.
pay-back-title = Vaše plačilo
pay-back-paid = Plačilo prejeto
pay-back-paid-more = Potrdilo imamo: ni vam treba storiti ničesar več.
pay-back-waiting = Čakamo na potrdilo
pay-back-waiting-more = Običajno pride v nekaj minutah. Stran se osveži sama; ne plačajte znova.
pay-back-cancel = Plačilo ste prekinili
pay-back-cancel-more = Nadaljujete lahko kadar koli iz obvestila.
pay-back-error = Plačilo ni uspelo
pay-back-error-more = Če je bilo kaj bremenjeno, potrdilo vseeno pride in se prikaže tu. Sicer poskusite znova iz obvestila.
pay-back-awaits = čaka na potrdilo
pay-back-open = za plačilo
pay-new-fixed = Znesek: { $amount }
pay-new-free = Znesek vpišete sami.
pay-new-then = Takoj dobite obvestilo: plačate ga na spletu, v banki ali kjer želite.
pay-new-do = Ustvari obvestilo
pay-name = Ime plačnika
pay-wrong-amount = Vpišite znesek od { $least } do { $most }.
pay-wrong-required = Ta podatek je potreben.
pay-wrong-long = Največ 70 znakov.
pay-wrong-number = Samo števke.
pay-wrong-date = Vpišite datum.
pay-wrong-twice = Ta obrazec je bil že poslan z drugimi podatki: odprite novega.
pay-wrong-mail-often = Na ta naslov smo pravkar pisali velikokrat: pustite polje prazno ali poskusite pozneje.
pay-twin = To ste zahtevali že pred kratkim, in obvestilo je še treba plačati.
pay-twin-see = Na obvestilo
pay-twin-another = Ustvari še eno
# sending and printing notices
nav-print-runs = Tiskanje obvestil
deliver-title = Pošiljanje obvestila
deliver-again = Pošlji znova
deliver-none = To obvestilo še ni bilo poslano.
deliver-none-do = {" "}Lahko ga natisnete ali pošljete z gumbom zgoraj, dokler ga je mogoče plačati.
deliver-waiting = Čaka na pošiljanje
deliver-why-first = Obvestilo
deliver-why-before = Opomnik pred rokom
deliver-why-after = Opomnik po roku
deliver-why-again = Poslano ročno
deliver-app-sent = Sporočilo v aplikaciji IO
deliver-app-not-there = Ne prejema prek aplikacije IO
deliver-app-refused = Aplikacija IO je sporočilo zavrnila
deliver-mail-sent = Predano poštnemu strežniku
deliver-mail-refused = Poštni strežnik je zavrnil naslov
deliver-paper-to-print = Za tiskanje: ni druge poti
deliver-nothing-not-needed = Ni več potrebno
deliver-error-just-sent = Obvestilo je pravkar odšlo: počakajte minuto, preden ga pošljete znova.
deliver-subject = { $what }: plačilo do { $by }
deliver-subject-before = Opomnik: { $what }, rok { $by }
deliver-subject-after = { $what }: rok je bil { $by }
deliver-amount = Znesek: { $amount }
deliver-by = Plačati do: { $by }
deliver-number = Številka obvestila: { $number }
deliver-creditor = Davčna številka upnika: { $code }
deliver-link = Ogled in plačilo: { $link }
deliver-enclosed = Obvestilo je priloženo: plačate ga lahko tudi v banki, trgovini, na pošti ali s plačilno aplikacijo.
deliver-more = Izbirate lahko med več načini plačila, naenkrat ali po obrokih. Vsi so na zgornji strani.
deliver-paid-already = Če ste že plačali, vam ni treba storiti ničesar več.
deliver-app = { $creditor } vam pošilja plačilno obvestilo: { $what }. Plačate ga lahko iz tega sporočila.
print-intro = Izberite obvestila za tisk: nastanejo datoteke PDF, urejene po poštni številki, s seznamom za tiskarja.
print-new = Novo tiskanje
print-due = Vrsta obveznosti
print-all-dues = Vse, ki jih obravnavam
print-many-dues = Več vrst obveznosti
print-from = Ustvarjeno od
print-until = Ustvarjeno do
print-per-file = Obvestil na datoteko
print-unprinted = Samo še nenatisnjena
print-unsent = Samo tista, ki jih ni nihče prejel v aplikaciji ali po e-pošti
print-limits = Največ { $most } obvestil naenkrat. Datoteke so na voljo { $days } dni, nato se izbrišejo.
print-begin = Pripravi datoteke
print-runs = Tiskanja
print-none = Doslej ni bilo tiskanj.
print-none-do = {" "}Tiskanje, ki ga pripravite zgoraj, se bo pojavilo na tem seznamu.
print-asked = Zahtevano
print-asked-at = Zahtevano { $at }
print-state = Stanje
print-progress = Napredek
print-going = { $done } od { $total }
print-ended = Končano: { $done } obvestil
print-cancelled = Prekinjeno po { $done } obvestilih
print-removed = Datoteke izbrisane
print-cancel = Prekini
print-fetch = Prenesi ({ $files } datotek in seznam)
print-kept-until = Na voljo do { $at }.
print-bad = Nenatisnjena obvestila: { $count }
print-position = Postavka { $id }
print-file-title = Plačilna obvestila, datoteka { $number }
print-error-per-file = Izberite eno od ponujenih števil obvestil na datoteko.
print-error-nothing = Nobeno obvestilo za plačilo ne ustreza tej izbiri.
print-error-over = To tiskanje je že končano.
print-error-day = Datume vpišite kot dan, mesec in leto.
print-csv-file = datoteka
print-csv-first = prva stran
print-csv-last = zadnja stran
print-csv-number = številka obvestila
print-csv-name = ime
print-csv-street = naslov
print-csv-postcode = poštna številka
print-csv-city = kraj
print-csv-province = pokrajina
print-csv-country = država
print-csv-outcome = zakaj manjka
print-csv-position = postavka
own-title = Moja plačila
own-intro = Vpišite svojo davčno številko in e-poštni naslov, ki ga urad pozna: poslali vam bomo povezavo do tega, kar je treba plačati.
own-code = Davčna številka
own-email = E-poštni naslov
own-email-why = Tisti, ki ste ga uradu dali za ta plačila.
own-send = Pošljite mi povezavo
own-error-code = Številka ima 16 znakov, za podjetja 11 števk.
own-error-email = Vpišite e-poštni naslov, na primer ime@mail.org.
own-asked = Preverite svojo pošto.
own-asked-more = Če urad pozna to številko s tem naslovom, kmalu prispe povezava, ki velja { $hours } ur.
own-again = Zahtevajte novo povezavo
own-over = Ta povezava je potekla.
own-nothing = Ničesar ni za plačilo.
own-list = Kar ima urad zabeleženo pod vašo številko in tem naslovom.
own-to-pay = Za plačilo
own-later = Še ni mogoče plačati
own-partly = Delno plačano
own-paid = Plačano
own-expired = Poteklo, tu ni več mogoče plačati
own-withdrawn = Preklicano
own-mail-subject = Vaša plačila: { $body }
own-mail = S to povezavo vidite, kaj je treba plačati. Ustanova: { $body }.
own-mail-hours = Velja { $hours } ur.
own-mail-not-you = Če je niste zahtevali vi, ne storite ničesar: nihče ni videl vaših podatkov.

# register
register-error-codes = Obvestilo ima segregacijsko kodo zunaj tistih v klicu.
register-error-key = Ta ključ je bil uporabljen za drugo zahtevo.
register-error-not-payable = V tem stanju plačilo ni mogoče.
register-error-unreadable = Zahteve ni mogoče prebrati: { $what }.

# positions from a file
nav-uploads = Postavke iz datoteke
upload-intro = Naložite preglednico CSV z eno postavko v vrstici. Vsaka vrstica dobi svoj izid in napačna ne ustavi drugih; ista datoteka, naložena znova, ne spremeni ničesar.
upload-new = Nova datoteka
upload-publish = Objavi takoj: postavke je mogoče plačati od danes
upload-rewrite = Če postavka že obstaja z drugo vsebino, jo zamenjaj
upload-file = Datoteka CSV
upload-limits = Največ { $rows } vrstic in { $megabytes } MB; ločilo »;« ali »,«, kodiranje UTF-8 ali Windows.
upload-send = Naloži
upload-example = Prenesi primer
upload-last = Vaše zadnje datoteke
upload-none = Niste še ničesar naložili.
upload-rows = Vrstice
upload-refused = Zavrnjene
upload-state = Stanje
upload-columns = Stolpci (potrebni z *)
upload-dues = Vrste obveznosti, ki jih smete uporabiti
upload-judged = Pregledanih { $judged } od { $rows } vrstic
upload-progress = Napredek
upload-stop = Ustavi
upload-good = Sprejete
upload-verdicts = Prenesi vse izide
upload-bad = Zavrnjene vrstice
upload-line = Vrstica
upload-iupd = Ime
upload-outcome = Izid
upload-notices = Obvestila
upload-why = Razlog
upload-running = Poteka
upload-done = Končano
upload-done-some = Končano, z zavrnjenimi vrsticami
upload-stopped = Ustavljeno
upload-outcome-made = ustvarjena
upload-outcome-there = že obstaja
upload-outcome-rewritten = zamenjana
upload-outcome-refused = zavrnjena
upload-error-csv = Datoteka je prazna ali pa se polje v narekovajih nikoli ne konča.
upload-error-column = V datoteki manjka stolpec »{ $column }«.
upload-error-rows = Datoteka ima več kot { $most } vrstic: razdelite jo.
upload-error-size = Datoteka presega { $most } MB: razdelite jo.
upload-error-over = Ta datoteka je že pregledana ali ustavljena.
positions-count = Potrebna je vsaj ena postavka; največ { $most } naenkrat.
upload-column-identificativo = Vaše ime postavke, enkratno v ustanovi (največ 50 znakov).
upload-column-dovuto = Ključ vrste obveznosti: glej spodaj.
upload-column-tipo = F za osebo (tudi če je prazno), G za podjetje ali ustanovo.
upload-column-codice-fiscale = Davčna številka ali številka DDV dolžnika; ANONIMO, če je ni.
upload-column-nome = Ime in priimek ali naziv podjetja.
upload-column-indirizzo = Ulica ali trg.
upload-column-civico = Hišna številka.
upload-column-cap = Poštna številka.
upload-column-comune = Občina.
upload-column-provincia = Dve črki.
upload-column-nazione = Dve črki, na primer IT.
upload-column-email = E-poštni naslov.
upload-column-causale = Kaj se plačuje, kot je natisnjeno na obvestilu.
upload-column-importo = V evrih, na primer 45,00.
upload-column-scadenza = Zadnji dan, na primer 31/12/2026. Če ga ni, velja rok vrste obveznosti.
upload-column-rate = Koliko mesečnih obrokov ponuditi poleg enkratnega plačila (2 do 24); prazno za nobenega.
# reconciliation
flow-refused-differs = Tok s to oznako in to revizijo je prispel že { $day }, z drugimi vrsticami ali zneski. Vprašajte ponudnika, kateri je pravi: popravek ima višjo revizijo.
flow-refused-foreign = Tok se nanaša na drug organ.
flow-refused-header = Toka ni mogoče prebrati: »{ $field }« manjka ali je napačen.
flow-refused-unreadable = Datoteka ni tok poravnav v obliki XML ali JSON.
# joining, levels of service, journal
nav-payments-setup = pagoPA
nav-joining = Pristop in ključi
nav-service-level = Ravni storitve
payments-import-due = { $due }: { $count } odprtih terjatev ostane plačljivih; vidi jih le, kdor skrbi za vse vrste.
payments-import-creditor = Davčna številka upnika se spremeni: { $count } odprtih terjatev ima obvestila s prejšnjo.
joining-intro = Kako je organ povezan s pagoPA: kaj manjka, katere postaje, ključi in potrdila veljajo.
joining-steps = Koraki pristopa
joining-step = Korak
joining-state = Stanje
joining-evidence = Dokaz
joining-done = opravljeno
joining-open = odprto
joining-step-creditor = Upnik je v datoteki urada
joining-step-station = Danes odgovarja postaja
joining-step-dues = So vrste dajatev s svojim računom
joining-step-keys = Vsaka klicana storitev ima veljaven ključ
joining-step-certificate = Potrdilo pagoPA je sprejeto in velja do navedenega dne
joining-step-tests = Preizkusi pred začetkom so opravljeni
joining-step-receipt = Prišlo je prvo potrdilo o plačilu
joining-creditor = Upnik in postaje
joining-no-creditor = Datoteka urada nima upnika.
joining-code = Davčna številka { $code }
joining-segregation = nova obvestila s segregacijsko kodo { $code }
joining-no-station = Datoteka urada nima postaj.
joining-station = Postaja
joining-broker = Posrednik
joining-column-segregation = Segregacija
joining-period = Od – do
joining-station-stands = v rabi
joining-station-ended = samo potrdila
joining-keys = Naročniški ključi
joining-keys-why = Po dva na storitev: če je eden zavrnjen, se uporabi drugi. Za obnovo novega vnesite na prosto mesto in starega odstranite, ko novi deluje. Ključa ni mogoče znova prebrati.
joining-product = Storitev
joining-product-gpd = Terjatve (GPD)
joining-product-fdr = Obračunski tokovi (FdR)
joining-product-bizevents = Potrdila o plačilu (BizEvents)
joining-product-checkout = Checkout
joining-place = Mesto
joining-place-1 = Prvi ključ
joining-place-2 = Drugi ključ
joining-key = Ključ
joining-key-none = brez
joining-key-new = Vnos ključa
joining-key-put = Vnesi ključ
joining-key-refused = pagoPA ga je zavrnila, { $at }
joining-remove = Odstrani
joining-key-remove-which = Odstrani ključ za { $product }, ki se konča s { $hint }
joining-certificates = Potrdila, s katerimi kliče pagoPA
joining-certificates-why = Kdor kliče z drugim, je zavrnjen; veljajo tudi tista, ki jih je navedel skrbnik strežnika. Dve hkrati, da se staro in novo prekrivata.
joining-certificates-none = Tu ni sprejetega potrdila: mimo pride le tisto, ki ga je navedel skrbnik strežnika.
joining-subject = Izdano za
joining-issuer = Izdal
joining-certificate-stands = velja
joining-certificate-soon = kmalu poteče
joining-certificate-ended = poteklo
joining-certificate-ahead = še ne velja
joining-certificate-new = Novo potrdilo
joining-certificate-pem = Prilepite besedilo, ki ga objavi pagoPA, od BEGIN CERTIFICATE do END CERTIFICATE.
joining-certificate-accept = Sprejmi potrdilo
joining-certificate-remove-which = Odstrani potrdilo za { $subject }
joining-tests = Preizkusi pred začetkom
joining-tests-why = Imena so iz načrta preizkusov pagoPA; tu je zadnji izid vsakega.
joining-test = Preizkus
joining-test-shows = Kaj pokaže
joining-test-passed = opravljen
joining-test-failed = ni opravljen
joining-test-never = nikoli izveden
joining-ec-psp-01 = Obvestilo je preverjeno, zahtevano in plačano, potrdilo pa ga zapre.
joining-ec-psp-02 = Plačano obvestilo se ne plača dvakrat.
joining-ec-psp-03 = Številka, ki ni bila dodeljena, je neznana.
joining-ec-psp-04 = Poteklo obvestilo, če se konča z rokom, je zavrnjeno.
joining-ec-psp-05 = Preklicano obvestilo je zavrnjeno.
joining-error-key = Ključ ima od 16 do 128 črk, števk in vezajev.
joining-error-key-twice = Ta ključ je že na drugem mestu.
joining-error-certificate = To ni potrdilo v obliki PEM.
joining-error-certificate-ended = To potrdilo je poteklo.
joining-error-certificates-full = Sprejeti sta že dve potrdili: najprej odstranite eno.
level-intro = pagoPA vsak mesec pričakuje 98 od 100 odgovorov v 2 sekundah; po 7 sekundah, 15 pri potrdilih, ne čaka več.
level-chart = Čas 98 od 100 odgovorov, po mesecih
level-chart-says = Ena črta za vsako vrsto vprašanja; oznaka je pri dveh sekundah.
level-mark = 2 s
level-no-data = Še ni odgovorov.
level-month = Mesec
level-availability = Razpoložljivost
level-op-verify = Preverjanje
level-op-get = Aktivacija
level-op-receipt = Potrdilo
level-op-demand = Spontano prek banke
level-in-time = v 2 s: { $share }
level-answers = { $answers ->
    [one] { $answers } odgovor
    [two] { $answers } odgovora
    [few] { $answers } odgovori
    *[other] { $answers } odgovorov
    }, { $failures ->
    [one] { $failures } napaka
    [two] { $failures } napaki
    [few] { $failures } napake
    *[other] { $failures } napak
    }
level-planned = Najavljeni izpadi
level-unplanned = Nenačrtovani izpadi
level-stops = Izpadi
level-stops-none = V zadnjih dvanajstih mesecih ni bilo izpadov.
level-budget-planned = Letos najavljeno: { $used } od { $hours } ur.
level-budget-unplanned = Letos nenačrtovano: { $used } od { $hours } ur.
level-from = Od
level-until = Do
level-kind = Vrsta
level-reason = Razlog
level-announce = Najavi izpad
level-announce-do = Najavi
level-withdraw = Prekliči
level-withdraw-which = Prekliči izpad { $from }
level-error-times = Konec je po začetku, največ { $hours } ur pozneje.
level-error-notice = Izpad se najavi vsaj { $hours } ur prej; sicer šteje za nenačrtovanega.
pay-leaving-title = Peljemo te na plačilo
pay-leaving-help = Odpre se državna plačilna stran. Če se ne odpre sama, uporabi gumb.
pay-leaving-go = Na plačilo

# What the archive that stands in was not told yet.
level-archive-told = Arhiv, ki odgovarja namesto ustanove (ACA), je posodobljen.
level-archive-waits = Arhiv, ki odgovarja namesto ustanove (ACA), čaka: spremenjene postavke { $positions }, obvestila za umik { $gone }.
# Flows that change their word, receipts that nobody can read
inbox-unread-what = V sporočilu ni mogoče prebrati: { $what }
inbox-unread = Potrdilo, ki ga ni mogoče prebrati
inbox-seen-reason = Kaj je to in kaj se je z njim zgodilo
refund-rest = Še { $amount } istega potrdila pripada drugim ustanovam ali kolkom: od tod se ne vrača.
# ways to a page
pay-no-notice = Ne najdete obvestila?
pay-no-notice-how = Na naslov, ki ga urad pozna, vam pošljemo e-pošto s povezavo do tega, kar je treba plačati.

# a payment told to who owed it
deliver-why-paid = Potrdilo o plačilu
deliver-mail-not-there = Noben naslov ne sprejema pošte
paid-mail-subject = { $what }: plačilo prejeto
paid-mail-intro = { $creditor } je prejel vaše plačilo: { $what }.
paid-mail-amount = Plačani znesek: { $amount }
paid-mail-at = Plačano dne: { $at }
paid-mail-through = Plačano prek: { $provider }
paid-mail-receipt = Številka potrdila (IUR): { $receipt }
paid-mail-link = Ogled plačila: { $link }
paid-mail-rest = Plačati je treba še druge dele: najdete jih na zgornji strani.

# at the kiosk
kiosk-pay = Plačilo obvestila
kiosk-pay-title = Katero obvestilo želite plačati?
kiosk-pay-how = Pod čitalnik pokažite kodo QR z obvestila ali vpišite 18 števk številke obvestila.
kiosk-pay-field = Številka obvestila
kiosk-pay-eighteen = { $count ->
    [one] Koda obvestila ima 18 števk: tukaj je { $count }.
    [two] Koda obvestila ima 18 števk: tukaj sta { $count }.
    [few] Koda obvestila ima 18 števk: tukaj so { $count }.
   *[other] Koda obvestila ima 18 števk: tukaj jih je { $count }.
 }
kiosk-pay-unknown = Nobeno obvestilo nima te številke. Preverite števke ali vprašajte pri okencu.
kiosk-pay-foreign = To obvestilo je od drugega organa: tukaj ga ne vidimo. Plača se z njegovo kodo QR.
kiosk-pay-phone = Kodo odčitajte z aplikacijo svoje banke ali z IO.
kiosk-pay-elsewhere = Nimate aplikacije? Z obvestilom lahko plačate tudi v banki, trafiki in na pošti.
kiosk-pay-another = Drugo obvestilo
kiosk-pay-other = To plačilo se je začelo na drug način. Pri okencu vprašajte, kaj še ostane.
kiosk-voice-pay = Pod čitalnik pokažite kodo QR z obvestila ali s tipkami vpišite osemnajst števk številke obvestila, nato se dotaknite Naprej.
kiosk-voice-owed = Na zaslonu je napisano, koliko je treba plačati. Kodo odčitajte z aplikacijo svoje banke ali z IO. Če plačilo ni mogoče, zaslon pove, zakaj.

# what a fee belongs to
due-wrong-tie-several = Danes ima termin s to kodo več lokacij: vpišite kodo rezervacije.
due-wrong-tie-service = Ta vrsta obveznosti ne spada k storitvi tega termina. Preverite kodo.
# Neuspeli tiski
print-failed = Ni uspelo: { $done } od { $total } obvestil
print-failed-why = Datotek ni bilo mogoče pripraviti niti po dveh dneh poskusov. Že pripravljene je mogoče prenesti; ko bo okvara odpravljena, se tisk lahko nadaljuje, kjer je bil. Okvara, za skrbnika strežnika:
print-resume = Nadaljuj
print-error-not-failed = Tega tiska ni mogoče nadaljevati.
# Datoteke s postavkami: kaj ostane
upload-erased = Ime datoteke in izidi po vrsticah so bili po { $days } dneh izbrisani; števila ostanejo.
# Zapisnik preizkusov
joining-tests-how = Izvede jih »sportello node-simulator check«; z --record pride zapisnik sem.
joining-error-cases = Zapisnik vsebuje preizkuse, ki jih načrt nima, ali preveč preizkusov.
joining-error-nothing-tried = Noben preizkus iz zapisnika ni bil izveden.
# Koleki za pregled
due-odd-stamps = Kolek za pregled
due-odd-stamp-look = za pregled
due-odd-stamp-unreadable = Potrdilo ne prinaša berljivega koleka.
due-odd-stamp-document = Kolek s potrdila velja za drug dokument.
due-odd-stamp-amount = Kolek s potrdila ima drug znesek.
# screens for clerk and accountant
due-receipts = Potrdila
due-receipt-uploaded = Iz datoteke jo je naložil/-a { $who }, { $at }: ni je poslal pagoPA
due-receipt-number = Potrdilo št.
due-receipt-paid = Plačano { $at }, { $provider }
due-receipt-settled = Poravna obrok
due-receipt-known = Potrjuje obračun
due-receipt-twice = Preveč: obrok je že plačan
due-receipt-other-option = Preveč: izbran je bil drug način
due-receipt-withdrawn = Preveč: postavka je umaknjena
due-receipt-amount = Znesek ni dolgovani
due-receipt-born = Iz njega je nastala postavka
due-receipt-failed = Plačilo ni uspelo
due-receipt-foreign = Ni zneska za ta organ
refund-paid = plačano { $at }, { $provider }
joining-since = od { $day }
level-no-data-do = Časi se pojavijo, ko pagoPA začne klicati.
upload-none-do = Prenesite primer, ga izpolnite in naložite zgoraj.
# Receipts that somebody put aside
inbox-aside = Dano na stran

# who owes, while a receipt is on its way
pay-under-way = Plačilo se preverja: ne plačujte še enkrat.
pay-held = Urad preverja plačilo: ne plačujte še enkrat.
pay-anyway = Vseeno plačaj

# back from the checkout without having paid
pay-back-to-notice = Nazaj na obvestilo

# what is typed to find a notice
pay-error-number = Koda obvestila ima 18 števk.

# what was paid
own-paid-on = Plačano { $date }
pay-taker = Plačilo je prejel
# Cases whose money was not too much after all
refund-state-groundless = Brezpredmetno

# what is offered to who owes, and what is said while a receipt is on its way
pay-receipt = Prenesite potrdilo (PDF)
pay-receipt-of = Prenesite potrdilo (PDF): { $what }
due-print-wait = Nazaj na postavko
due-print-anyway = Vseeno natisni
paid-paper-title = Potrdilo o plačilu
paid-paper-amount = Plačani znesek
paid-paper-table = Podatki o plačilu
paid-paper-reference = Oznaka plačila (IUV)
paid-paper-receipt = Številka potrdila (IUR)
paid-paper-says = Organ je to plačilo zabeležil: nič drugega ni potrebno.
paid-paper-awaited = Plačilo je znano iz obračuna; potrdilo platforme še pričakujemo.
own-late = Zapadlo, še ga lahko plačate
own-settled = Plačano ({ $count })
refund-step-opened = Primer odprt
refund-because-twice = Obvestilo je bilo že plačano: to drugo plačilo je odveč.
refund-because-other-option = Plačevanje se je že začelo na drug način, naenkrat ali v obrokih: to plačilo je odveč.
refund-because-withdrawn = Obvestilo ob plačilu ni več veljalo.
refund-because-amount = Prispeli znesek ni dolgovani, ne danes ne na dan plačila.
joining-tests-command = Obvestila, navedena z --notice, potem res veljajo za plačana: zanje pripravite preizkusna obvestila. Ukaz, v katerem pike nadomestite s tem, kar manjka:
# What is wrong with each field, what ends a position, what is late, every step of its story
slip-missing = To polje je potrebno: izpolni ga.
slip-long = Največ { $most } znakov.
slip-signs = Vsebuje znak, ki se ne vidi ali ne natisne, na primer novo vrstico: vtipkajte ga znova.
slip-code-length = Davčna koda ima 16 znakov, številka za DDV pa 11 števk: tu jih je { $found }.
slip-code-format = Znak številka { $position } davčne kode tam ne more stati: piše se kot RSSMRA80A01H501U.
slip-code-date = Datum rojstva v davčni kodi ne obstaja.
slip-code-check = Zadnja črka davčne kode se ne ujema z ostalim: en znak je napačen.
slip-code-card = To je številka evropske kartice zdravstvenega zavarovanja: davčna koda je na drugi strani.
slip-vat-length = Številka za DDV ima 11 števk: tu jih je { $found }.
slip-vat-format = Številka za DDV ima samo števke: znak številka { $position } to ni.
slip-vat-check = Zadnja števka številke za DDV se ne ujema z ostalimi: ena števka je napačna.
slip-two-letters = Potrebna je oznaka iz dveh črk.
slip-mail = To ni e-poštni naslov: piše se kot ime@primer.it.
upload-wrong-due = Te vrste terjatve ni ali ni med tvojimi: zapiši enega od ključev s strani datotek.
upload-wrong-kind = Zapiši F za osebo ali G za podjetje ali ustanovo.
upload-wrong-amount = To ni znesek: piše se kot 45,00 ali 1.234,56.
upload-wrong-amount-none = Znesek mora biti večji od nič.
upload-wrong-amount-most = Znesek je lahko največ { $most }.
upload-wrong-day = To ni datum: piše se kot 31/12/2026 ali 2026-12-31.
upload-wrong-far = Rok je predaleč: napišite dan v naslednjih desetih letih.
upload-wrong-past = Rok je minil: zapiši dan od danes naprej.
upload-wrong-parts = Zapiši število obrokov od 2 do { $most }; prazno pomeni nobenega.
upload-wrong-parts-small = Znesek je premajhen za toliko obrokov.
due-wrong-iban = Preveri IBAN: ni pravilen.
due-wrong-parts-small = Zneski so premajhni za toliko obrokov.
due-wrong-why-personal = Iz razloga odstrani imena, davčne kode, IBAN in telefonske številke.
due-wrong-paid-day = Zapiši dan plačila, najpozneje danes.
due-wrong-price = Tisti dan je bil dolžan drug znesek.
due-email-short = E-pošta
due-part-draft = Osnutek
due-part-withdrawn = Umaknjena
due-draft-then = Nihče še ne more plačati: obvestilo se natisne in pošlje po objavi.
due-withdraw-then = Nihče ne bo mogel več plačati, niti kdor obvestilo že ima. Tega ni mogoče razveljaviti; terjatev ostane berljiva.
due-withdraw-do = Da, umakni terjatev
due-delete-then = Terjatev izgine z obvestili vred, njene številke se ne uporabijo več. Tega ni mogoče razveljaviti.
due-delete-do = Da, izbriši za vedno
due-late = { $days ->
    [0] zapadla danes
    [one] { $days } dan zamude
    [two] { $days } dneva zamude
    [few] { $days } dni zamude
   *[other] { $days } dni zamude
    }
due-late-all = Zamujene, neplačane
due-step-instalment-reopened = Znova za plačilo: obračun je bil popravljen
due-step-transfer-reported = Program jo je označil kot obračunano
due-step-notice-printed = Obvestilo natisnjeno
due-step-notice-asked = Pošiljanje zahtevano
due-step-notice-sent = Pošiljanje
due-step-receipt-filed = Potrdilo prispelo
due-step-receipt-uploaded = Potrdilo naloženo iz datoteke
deliver-send = Pošlji
# What a newcomer to the accounts asks
file-no-csv-workbook = Ta datoteka je preglednica (Excel, LibreOffice), ne CSV. Odprite jo, izberite »Shrani kot« in vrsto »CSV UTF-8«, nato naložite novo datoteko.
file-no-csv-encoding = Ta datoteka ni CSV v UTF-8: besedilo je v drugem kodiranju (običajno »Unicode«). Odprite jo v preglednici, izberite »Shrani kot« in vrsto »CSV UTF-8«, nato naložite novo datoteko.
due-step-instalment-paid-flow = Plačilo, po navedbi toka poravnave
due-step-position-created-flow = Nastala iz vrstice toka poravnave
# What a payer asks: other money than what is owed, which instalment, what comes after a reduction
due-part-of-all = Obrok { $place } od { $count }
pay-less-then = Nato { $amount }, do { $day }
pay-extra-opened = Urad mora o vračilu še odločiti: ničesar drugega vam ni treba storiti.
pay-extra-proposed = Vračilo je predlagano in čaka na odobritev: ničesar drugega vam ni treba storiti.
pay-extra-approved = Vračilo { $amount } je odobreno: urad vam ga vrne.
pay-extra-refused = Urad je odločil, da plačila ne vrne: vprašajte urad za razlog.
pay-extra-groundless = Ni preveč: ni kaj vrniti.
pay-extra-done = Vračilo { $amount } izvedeno { $day }.
pay-extra-other = Plačilo prispelo, preveč
pay-extra-hold = Za isti dolg je prispelo drugo plačilo, urad pa mora še odločiti, kaj z njim. Pred plačilom počakajte na odločitev.
extra-mail-subject = { $what }: plačilo prejeto, preveč
deliver-why-surplus = Preveč plačano
due-elsewhere-then = Tega ni mogoče razveljaviti: obvestilo velja za plačano, nihče ga ne more več plačati prek spleta ali v banki, in kdor je moral plačati, dobi e-pošto, če je naslov znan.
due-elsewhere-paying = Spletno plačilo je v teku: če prispe tudi to, je preveč in ga je treba vrniti.
due-elsewhere-yes = Da, plačano je
position-error-paid-before = Postavke še ni bilo: vpišite dan od njenega nastanka, ne po današnjem.
refund-none-over = Ni zaključenih vračil.
refund-none-over-why = Tu ostanejo primeri, ki so vrnjeni, zavrnjeni ali brezpredmetni.
refund-day = Dan plačilnega naloga
refund-mandate = Številka plačilnega naloga
refund-note = Opomba (neobvezno)
refund-mandate-of = Plačilni nalog št. { $number } z dne { $day }
refund-error-day = Vpišite dan plačilnega naloga: ne pred odprtjem primera, ne po današnjem.
refund-error-mandate = Vpišite številko plačilnega naloga: črke, števke, poševnice in vezaji, največ { $most } znakov.
pay-new-range = Znesek vpišete sami, od { $least } do { $most }.
# Days that begin with the service of a notice; what is owed without a date.
position-error-service = Dan vročitve ne more biti po današnjem niti pred obvestilom in se vpiše enkrat.
due-served-on = Vročeno dne
due-served = Vpiši vročitev
due-less-served = { $amount } v { $days } dneh od vročitve
pay-less-served = Znižani znesek: do { $days } dni po vročitvi
due-step-position-served = Vročeno
deliver-subject-open = { $what }: za plačilo
due-open = Brez roka
# what the clerk is told: drafts, what is paid, a receipt that he brings himself
notice-error-draft = Postavka je še osnutek: objavite jo, nato lahko natisnete obvestilo.
position-error-paid = Obrok je že plačan, in kar je plačano, se ne spreminja.
inbox-bring = Preverite potrdilo
inbox-bring-why = To potrdilo ni prišlo od pagoPA: prinašate ga vi. Ko je zavedeno, velja kakor druga in ostane označeno z vašim imenom.
inbox-bring-then = Če ga zavedete:
inbox-bring-do = Zavedi potrdilo
due-remains = ostane { $amount }
due-step-receipt-filed-brought = Potrdilo zavedeno
# Potrdilo, ki se ne ujema
inbox-odd = Pravi, da je plačano, a se ne ujema
inbox-odd-sum = Njegovi zneski ne dajo plačane vsote.
inbox-odd-reference = Njegova referenca (IUV) ni tista z obvestila.
inbox-odd-bodies = Denar je šel ustanovam ali po delih, ki jih obvestilo ne zahteva.
inbox-odd-account = Delež ustanove je šel na račun, ki ga obvestilo nikoli ni navedlo.
inbox-odd-day = Dan plačila šele pride.
inbox-odd-sender = Datoteka ni prišla prek nobene postaje ustanove.
inbox-take = Sprejmi kot dobro
inbox-taken = Sprejeto kot dobro
inbox-verdict-held = Potrdilo je shranjeno, a ne plača ničesar, dokler ga nekdo ne pogleda.
due-receipt-held = Zadržano: ne ujema se, pregleda ga računovodstvo
register-error-receipt = To potrdilo je že zavedeno za drugo obvestilo.
# What a clerk asks of files, changes and addresses
upload-wrong-twice = Ta oznaka je že v vrstici { $line } te datoteke: obdržite samo eno od obeh vrstic.
upload-outcome-published = objavljena (je že obstajala)
upload-count-made = Ustvarjene
upload-count-published = Že obstajajo, zdaj objavljene
upload-count-rewritten = Zamenjane
upload-count-there = Že obstajajo
upload-taken = Sprejete vrstice
upload-taken-some = Tu so prve { $shown }; vse so v datoteki z izidi.
due-edit-reason = Zakaj jih spreminjate
due-wrong-rest = Napišite več kot { $others }: toliko gre drugim upravičencem in za kolek, ustanovi pa mora nekaj ostati.
due-wrong-before-less = Znižanje velja do { $day }: rok ne more biti prej.
due-apart = Načrt zdaj znese { $plan }, enkratno plačilo pa { $whole }.
due-stamp-odd = Kolek je { $amount }; običajno je { $usual }. Preverite znesek.
due-print-whole = Natisni celoten plačilni nalog, z vsemi obroki
position-error-reduction-end = Rok je pred koncem znižanja za zgodnje plačilo: izberite poznejši dan.
slip-province = To ni oznaka pokrajine: napišite na primer RM za Rim ali EE za tujino.
slip-postcode = Poštna številka ima pet števk, na primer 00100.
notice-online = Na spletnem mestu ustanove
notice-where-checkout = Samo s telefonom ali računalnikom, na spletnem mestu ustanove: znesek vključuje digitalni kolek.
print-no-address = Natisnjeno, a manjka naslov: ni mogoče poslati.
print-lacking = Natisnjeno brez naslova: { $count }. Na seznamu za tiskarja so označeni; pred pošiljanjem jih dopolnite ali odstranite.
