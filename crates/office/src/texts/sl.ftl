live-stale = Podatki niso osveženi od { "{time}" }
live-offline = Strežnik ni dosegljiv. Vaše delo je shranjeno: poskusite znova.
sign-in-title = Prijava
sign-in-staff = zaposleni
sign-in-login = Uporabniško ime
sign-in-password = Geslo
sign-in-help = Ste pozabili geslo? Obrnite se na upravljavca svojega urada.
sign-in-wrong = Uporabniško ime in geslo se ne ujemata.
lock-now = Zakleni
lock-now-hint = Zakleni zaslon zdaj
nav-counter = Okence
nav-plan = Delovni načrt
nav-statistics = Statistika
nav-office = Urad
nav-staff = Zaposleni
nav-devices = Terminali in zasloni
nav-programs = Povezani programi
nav-import = Uvoz urada
nav-events = Dnevnik dogodkov
console-nav = Konzola
console-services = Storitve
console-service = Storitev
console-offerings = Postopki
console-promise-appointment = Zaveza, termini
console-promise-walk-in = Zaveza, brez termina
console-booking = Dostop
console-portal = mogoče rezervirati na spletu
console-inside = mogoče rezervirati samo v uradu
console-walk-in = tudi brez termina
console-reserved = zaupno
console-agendas = Koledarji
console-agenda = Koledar
console-from = Od
console-until = Do
console-rules = Pravila
console-counters = Okenca
console-counter = Okence
console-room = Čakalnica
staff-name = Ime
staff-roles = Vloge
staff-all-services = vse
role-operator = referent pri okencu
role-supervisor = vodja
role-office-admin = skrbnik urada
role-body-admin = skrbnik ustanove
role-help-desk = Pomoč, prva raven
role-specialist = Pomoč, druga raven
role-desk-lead = Vodja pomoči
role-customer = Stranka
events-intro = Vsaka sprememba pusti vrstico, brez osebnih podatkov. Najnovejše so na vrhu.
events-none = Nič se še ni zgodilo.
events-number = Številka
events-at = Kdaj
events-kind = Kaj
events-who = Kdo
events-subject = Predmet
events-facts = Dejstva
events-older = Prejšnji
devices-asking = Zasloni, ki prosijo za dostop
devices-none-asking = Noben zaslon ne prosi za dostop. Na novem zaslonu odprite naslov terminala ali prikazovalnika: pokazal bo kodo.
devices-code = Koda, prikazana na zaslonu
devices-programme = Program
devices-name = Ime
devices-confirm = Potrdi
devices-asked = { $kind } čaka na potrditev.
devices-wish = Želeni program: »{ $wish }«.
devices-active = Dejavni zasloni
devices-none = Noben zaslon ni dejaven.
devices-kind = Vrsta
devices-kiosk = Terminal
devices-display = Prikazovalnik
devices-seen = Stanje
devices-alive = povezan
devices-silent = brez signala že { $minutes } min
devices-silent-hours = brez signala že { $hours ->
    [one] { $hours } uro
    [two] { $hours } uri
    [few] { $hours } ure
   *[other] { $hours } ur
 }
devices-silent-days = brez signala že { $days ->
    [one] { $days } dan
    [two] { $days } dni
    [few] { $days } dni
   *[other] { $days } dni
 }
devices-sound = Zvok
devices-sound-armed = vklopljen
devices-sound-blocked = blokiran
devices-paper = Papir
devices-paper-check = preverite papir (prijavljeno: { $time })
devices-paper-fine = Papir je v redu
devices-paper-title = Papir za pregled
devices-paper-line = { $name }: nekdo je sporočil, da se listek ni natisnil ({ $time }).
devices-revoke = Odvzemi dostop
devices-code-unknown = Noben zaslon zdaj ne kaže te kode. Preverite številke: koda velja četrt ure.
programs-intro = Poslovni in drugi programi, ki govorijo s Sportellom. Vsak ima svoj ključ: pove, kaj sme in do kdaj.
programs-stand = Dejavni programi
programs-none = Noben program ni povezan.
programs-name = Ime
programs-may = Kaj sme
programs-until = Velja do
programs-used = Zadnja raba
programs-never = nikoli
programs-deeds = Dejanja
programs-made-by = { $day } ustvaril/a { $who }
programs-revoked-by = { $day }, { $who }
programs-somebody = nekdo, ki ne dela več tukaj
programs-over = potekel
programs-left = { $days ->
    [0] poteče danes
    [one] še { $days } dan
    [two] še { $days } dneva
    [few] še { $days } dnevi
   *[other] še { $days } dni
}
programs-old-until = Prejšnji ključ velja do { $day }.
programs-renew = Obnovi
programs-renew-which = Obnovi ključ: { $name }
programs-renew-then = Nastane nov ključ. Program ga mora dobiti, preden sedanji preneha veljati.
programs-renew-yes = Ustvari nov ključ
programs-revoke = Prekliči
programs-revoke-which = Prekliči: { $name }
programs-revoke-then = Program odslej ne vstopi več. Tega ni mogoče razveljaviti.
programs-revoke-yes = Da, prekliči
programs-life = Veljavnost
programs-life-90 = 3 meseci
programs-life-180 = 6 mesecev
programs-life-365 = 1 leto
programs-life-730 = 2 leti
programs-overlap = Sedanji ključ
programs-overlap-0 = preneha takoj
programs-overlap-1 = velja še 1 dan
programs-overlap-7 = velja še 7 dni
programs-overlap-30 = velja še 30 dni
programs-new = Nov program
programs-new-why = En ključ za vsak program, z najmanj, kar potrebuje: če se izgubi, se prekliče le tisti.
programs-nothing-used = Ta ustanova še ne uporablja ničesar, kar bi program lahko delal. Najprej nastavite urad.
programs-name-h = Po njem ga bo prepoznal bralec dnevnika. Ime se ne uporabi dvakrat.
programs-for-positions = Terjatve
programs-for-positions-h = Ustvarjanje, spreminjanje, razveljavljanje in branje, tudi iz datotek in kot v GPD.
programs-for-take-payments = Plačano drugje
programs-for-take-payments-h = Označiti obvestilo kot plačano, kot v GPD.
programs-for-see-accounts = Zaključki
programs-for-see-accounts-h = Prenesti liste dni kot CSV.
programs-for-accounts = Napovedi plačil
programs-for-accounts-h = Povedati uskladitvi, katera plačila naj pričakuje.
programs-for-payment-setup = Pristop k pagoPA
programs-for-payment-setup-h = Zapisati izid preizkusov, brati ravni storitve.
programs-for-statistics = Statistika
programs-for-statistics-h = Brati številke sprejema, brez imen.
programs-for-serve = Sprejem
programs-for-serve-h = Dajati listke, beležiti prihode, klicati in streči pri okencih.
programs-for-tickets = Pomoč
programs-for-tickets-h = Odpirati in obdelovati zahtevke, brati številke pomoči.
programs-for-customer-desk = Številke ene stranke
programs-for-customer-desk-h = Brati le številke spodaj izbrane stranke.
programs-customer = Stranka
programs-customer-none = nobena
programs-dues = Samo te vrste obveznosti (brez izbire: vse)
programs-only-due = samo { $due }
programs-make = Ustvari ključ
programs-gone = Preklicani
programs-gone-why = Imena ostanejo, da dnevnik še naprej pove, kdo je kaj storil.
programs-revocation = Preklic
programs-wrong-name = Napišite ime, največ 60 znakov.
programs-wrong-taken = Program s tem imenom že obstaja ali je obstajal. Izberite drugo ime.
programs-wrong-nothing = Izberite, kaj sme.
programs-wrong-dues = Na vrste obveznosti je mogoče omejiti le terjatve, plačila in zaključke. Odstranite vrste ali naredite dva ključa.
programs-wrong-customer = Izberite stranko. Njen ključ odpre njene številke in nič drugega: za ostalo je potreben drug ključ.
programs-wrong-stale = Nekdo je ta program že obnovil ali preklical. Vrnite se na seznam in poglejte.
programs-key-of = Ključ: { $name }
programs-key-once = Prepišite ga zdaj: ne boste ga več videli. Če se izgubi, se naredi nov.
programs-key = Ključ
programs-key-until = Velja do { $day }. Kdor ga pozna, sme, kar sme program: ne pošiljajte ga po pošti.
programs-key-kept = Ključ sem prepisal/a
programs-how = Kaj povedati skrbniku programa
programs-how-why = Ključ gre v glavo vsakega klica, nikoli v naslov.
programs-how-for = Za kaj
programs-how-address = Osnovni naslov
programs-how-header = Glava
programs-how-own = Vse
programs-how-register = Terjatve kot v GPD
programs-soon = Ključi programov, ki potečejo
programs-soon-line = { $name }: ključ poteče { $day }.
programs-soon-over = { $name }: ključ je potekel { $day }. Program ne vstopi.
screen-title = Nov zaslon
screen-ask = Ta naprava še ni prepoznana.
screen-button = Zahtevaj kodo
screen-say-code = To kodo sporočite upravljavcu zaslonov:
screen-wait = Ko je koda potrjena, se stran nadaljuje sama.
import-intro = Prilepite datoteko urada: najprej vidite, kaj se spremeni, nato se odločite.
import-text = Datoteka urada (TOML)
import-preview = Prikaži spremembe
import-do = Uveljavi te spremembe
import-what = Kaj se spremeni
import-nothing = Nič: urad je že tak.
import-errors = V datoteki so napake. Ničesar nismo spremenili.
import-consequences = Pozor, to zadeva te osebe:
import-added = se doda
import-changed = se spremeni
import-renamed = ima nov ključ
import-retired = se odstrani
nav-programme = Program
media-intro = Kaj zasloni kažejo ob klicih in terminali, kadar so prosti. Obvestila in ure so v datoteki urada; tu se dodajo slike in videi. Klic ima vedno prednost.
media-no-programme = Ni programa
media-no-programme-do = V datoteko urada napišite del [[programme]] in ga navedite pri zaslonih in terminalih.
media-shown-nowhere = Tega programa ne kaže noben zaslon in noben terminal.
media-shown-by = Kažejo ga: { $screens }
media-kind = Vrsta
media-kind-notice = obvestilo
media-kind-image = slika
media-kind-video = video
media-what = Vsebina
media-seconds = Sekunde
media-when = Kdaj
media-now = Zdaj
media-on = na sporedu
media-off = ni na sporedu
media-missing = datoteka manjka
media-always = vedno
media-from = od { $at }
media-to = do { $at }
media-since = od dne { $at }
media-until = do dne { $at }
media-language = samo v jeziku: { $at }
media-priority = prednost { $at }
media-mon = pon
media-tue = tor
media-wed = sre
media-thu = čet
media-fri = pet
media-sat = sob
media-sun = ned
media-files = Slike in videi
media-none = Ni datotek
media-none-do = Spodaj dodajte prvo, nato jo navedite v datoteki urada.
media-preview = Predogled
media-name = Ime
media-size = Velikost
media-kilobytes = { $count } kB
media-megabytes = { $count } MB
media-rights = Pravice
media-rights-hint = Čigava je in zakaj jo smete pokazati: »fotografija občine«, »licenca CC BY, avtor …«.
media-used = Uporabljena v
media-unused = v nobenem programu
media-remove = Izbriši
media-add = Dodaj datoteko
media-file = Datoteka
media-file-hint = PNG, JPEG, WebP ali video MP4 (H.264), največ { $megabytes } MB. Videi se predvajajo brez zvoka.
media-error-name = Ime datoteke ima lahko črke brez strešic in naglasov, števke, piko, vezaj in podčrtaj, do { $most } znakov. Ničesar nismo dodali.
media-error-type = Dodati je mogoče samo slike PNG, JPEG ali WebP in videe MP4. Ničesar nismo dodali.
media-error-content = Vsebina datoteke ni to, kar pravi njeno ime (videi morajo biti MP4 s H.264). Ničesar nismo dodali.
media-error-unreadable = Širine in višine slike ni mogoče prebrati: shranite jo znova in jo še enkrat dodajte. Ničesar nismo dodali.
media-error-too-wide = Slika je večja od { $side } pik na stranico ali { $megapixels } milijonov pik: pomanjšajte jo. Ničesar nismo dodali.
media-error-too-large = Datoteka je večja od { $megabytes } MB. Ničesar nismo dodali.
media-error-no-rights = V eni vrstici (največ { $most } znakov) napišite, čigava je datoteka in zakaj se sme pokazati. Ničesar nismo dodali.
media-error-name-taken = To ime že ima druga datoteka: novi dajte drugo ime ali najprej izbrišite drugo.
media-error-too-many = Datotek je že { $most }: izbrišite katero, ki ni več potrebna.
media-error-in-use = Program »{ $programme }« kaže to datoteko: najprej jo odstranite iz datoteke urada.
media-error-disk = V mapo s podatki ni mogoče pisati: datoteka ni bila dodana.

# periods
period-error-date = Eden od datumov ne obstaja. Zapišite ju kot 2027-03-11.
period-error-backwards = Obdobje se konča, preden se začne: zamenjajte datuma.
period-error-too-long = Obdobje je predolgo: največ { $most } dni.
role-cashier = Blagajna
role-position-clerk = Terjatve
role-accountant = Računovodstvo
role-refund-officer = Vračila
role-payment-admin = Upravljanje plačil
role-payment-auditor = Nadzor plačil
nav-accounts = Računovodstvo

office-file-line = Vrstica { $line }: { $why }
office-file-line-medium = Vrstica { $line }, »{ $medium }«: { $why }
office-file-too-large = datoteka presega { $megabytes } MB.
office-file-unreadable = tu besedilo nima oblike datoteke urada. Bralnik pravi: { $parser }
office-file-unknown-field = polja »{ $field }« tu ni. Znana so: { $known }
office-file-unknown-word = »{ $word }« ni med možnimi besedami: { $known }
office-file-missing = manjka { $field }.
office-file-range = { $field } = { $value }: mora biti med { $from } in { $to }.
office-file-key = { $field } »{ $value }«: ključ ima od 1 do 40 znakov izmed a-z, 0-9, vezaja, pike in podčrtaja.
office-file-twice = { $field } »{ $value }« se pojavi dvakrat.
office-file-nothing = { $field }: nič v datoteki nima ključa »{ $value }«.
office-file-empty = { $field } je prazno.
office-file-long = { $field }: največ { $most } znakov.
office-file-many = { $field }: največ { $most } vnosov.
office-file-hidden = { $field }: vsebuje znak, ki ga nihče ne vidi.
office-file-language = { $field }: »{ $value }« ni ena od it, en, de, fr, sl.
office-file-mail = { $field } = »{ $value }« ni elektronski naslov.
office-file-mails = { $field }: »{ $value }« ni ne naslov ne @domena.
office-file-early = { $field } = { $value } je prezgodaj: { $other } = { $than }.
office-file-not-at-counter = services: »{ $service }« se ne opravlja na okencih.
office-file-other-site = services: »{ $service }« se opravlja na lokaciji »{ $site }«, ne na »{ $here }«.
office-file-former-there = was = »{ $was }«: ta koledar je še v datoteki.
office-file-body-key = { $field } = »{ $value }«: od 1 do 40 znakov izmed a-z, 0-9 in vezaja.
office-file-own-address = { $field } = »{ $value }« je naslov samega programa: izberite drugega.
office-file-pass-languages = pass_languages: ena ali dve.
office-file-colour = { $field } = »{ $value }«: piše se kot #0066cc.
office-file-zone = { $field } = »{ $value }« ni znan časovni pas.
office-file-scratch-only = { $field }: samo za poskusne urade.
office-file-every-or-date = napišite every ali date, ne obojega.
office-file-every = { $field } = »{ $value }«: piše se MM-DD ali easter+N.
office-file-no-hours = weekly nima vrstic: ta urnik se nikoli ne odpre.
office-file-role-alone = roles: kdor je od stranke, nima drugih vlog.
office-file-help = { $field } = »{ $value }«: nobena storitev s tem ključem se ne opravlja tako, z eno samo možnostjo.
office-file-taxonomy = { $field } = »{ $value }«: koda taksonomije se piše kot 9/0101100IM/.
office-file-iban-foreign = { $field } = { $value }: ni italijanski račun.
office-file-iban-postal = { $field } = { $value }: ni račun pri pošti.
office-file-undated = undated ne gre skupaj z ends, reduced ali opomniki: ti štejejo od roka.
office-file-field-key = { $field } »{ $value }«: od 1 do 40 znakov izmed a-z, 0-9 in podčrtaja.
office-file-choices = { $field } »{ $value }«: največ { $most } izbir, nobena prazna, predolga ali podvojena.
office-file-choices-kind = { $field } »{ $value }«: izbire gredo s kind = "choice", ki jih potrebuje.
office-file-no-field = { $field }: nobeno polje nima ključa »{ $value }«.
office-file-demand = { $field } = »{ $value }«: { $count } črk ali številk.
office-file-demanded = { $field } »{ $value }«: to pove že zahteva banke, dajte polju drug ključ.
office-file-no-creditor = datoteka nima [body.creditor]: ne ve se, komu se denar dolguje.
office-file-interbank = { $field } = »{ $value }«: { $count } velikih črk ali številk.
office-file-no-station = { $field } = { $value }: nobena postaja brez konca (until) ne odgovarja za to kodo.
office-file-digits = { $field } = »{ $value }«: od 1 do { $most } številk.
office-file-https = { $field } = »{ $value }«: mora biti naslov https.
office-file-station = { $field } »{ $value }«: davčna številka posrednika (broker), podčrtaj in dve številki.
office-file-segregation-twice = { $field } = { $value }: iste dni odgovarja že »{ $station }«.
office-file-fiscal-code = { $field } = »{ $value }«: ni enajst številk davčne številke ustanove ali pa kontrolna ni prava.
office-file-notice-text = manjka text: to je samo obvestilo.
office-file-picture-text = manjka text: povejte, kaj se vidi, za tiste, ki tega ne vidijo.
office-file-notice-file = file: obvestilo ima besede in nobene datoteke.
office-file-name = { $field } »{ $value }«: ime ob tej datoteki ali pod njo, iz črk, številk, pike, vezaja in podčrtaja.
office-file-kinds = { $field } »{ $value }«: samo png, jpg, webp in mp4.
office-file-misfit = { $field } »{ $value }« ne gre k vnosu te vrste.
office-file-no-counter = { $field } »{ $value }« se ne opravlja na okencih: portal in walk_in morata biti false.
office-file-no-check-in = { $field } »{ $value }« se ne opravlja na okencih: tam nikogar ne čakajo, izpustite check_in.
office-file-date-ways = { $date }: napišite closed, ali from, to in every_min, ali starts.
office-file-medium-absent = še je ni: dodajte jo na strani programa.
office-file-medium-unread = se ne da prebrati. Sistem pravi: { $system }
import-error-former = Koledar »{ $agenda }«: was = »{ $was }«, a takega koledarja ni.
import-error-waiting = Lokacija »{ $site }«: čakajočih: { $count }, in nobeno okence jih ne bi moglo poklicati. Najprej jih postrezite.
import-error-station = Postaja »{ $station }«: skoznjo so šla obvestila ali potrdila, in potrdila še prihajajo. Dajte ji konec (until), namesto da jo odstranite.
import-error-body = Datoteka je od ustanove »{ $given }«, to je konzola ustanove »{ $own }«.
import-rehearsed = To je bila vaja: nič se ni spremenilo.
import-copied = Kopirane datoteke programa: { $count }
import-stopped = Nič se še ni spremenilo, ker to koga prizadene:
import-accept = Za nadaljevanje: --accept
