services-title = Storitve in termini
services-home = Začetna stran
services-path = Navigacijska pot
services-ask = Kaj potrebujete?
services-search = Išči
services-search-label = Iskanje storitve
services-search-example = na primer: osebna izkaznica
services-heading = Storitve
services-first = prvi termin
services-today = danes { $time }
services-tomorrow = jutri { $time }
services-full = ni prostih mest
services-inside = pridite v urad
services-other = Druge storitve
services-none = S temi besedami ni nobene storitve
services-none-try = Poskusite s preprostejšo besedo ali
services-all = si oglejte vse storitve
services-index = Na tej strani
services-needed = Kaj potrebujete
services-times = Časi in roki
services-access = Dostop do storitve
services-contacts = Stiki
services-contact = Stik z občino
services-assistance = Prosite za pomoč
services-call = Pokličite
services-book = Rezervirajte termin
services-inside-long = Te storitve ni mogoče rezervirati na spletu: pridite v urad ali vprašajte prek spodnjih stikov.
services-walk-in = Pridete lahko tudi brez termina: listek vzemite pri terminalu.
services-where = Kje
services-address = Naslov
services-opening = Uradne ure
services-minutes = { $count ->
    [one] { $count } minuta
    [two] { $count } minuti
    [few] { $count } minute
   *[other] { $count } minut
 }
services-lasts = { $count ->
    [one] pri okencu približno { $count } minuta
    [two] pri okencu približno { $count } minuti
    [few] pri okencu približno { $count } minute
   *[other] pri okencu približno { $count } minut
 }
services-promise-appointment = { $count ->
    [one] S terminom se zavezujemo, da vas pokličemo najpozneje { $count } minuto po dogovorjeni uri.
    [two] S terminom se zavezujemo, da vas pokličemo najpozneje { $count } minuti po dogovorjeni uri.
    [few] S terminom se zavezujemo, da vas pokličemo najpozneje { $count } minute po dogovorjeni uri.
   *[other] S terminom se zavezujemo, da vas pokličemo najpozneje { $count } minut po dogovorjeni uri.
 }
services-promise-walk-in = { $count ->
    [one] Brez termina se zavezujemo, da vas pokličemo v { $count } minuti.
   *[other] Brez termina se zavezujemo, da vas pokličemo v { $count } minutah.
 }
book-title = Rezervacija termina
book-steps = Koraki rezervacije
book-step-done = opravljeno
book-step-place = Kraj
book-step-time = Datum in ura
book-step-details = Podrobnosti termina
book-step-person = Prosilec
book-step-summary = Povzetek
book-asked = ZAHTEVANI PODATKI
book-required = Polja, označena z zvezdico, so obvezna
book-check = { $count ->
    [one] Preverite en podatek
    [two] Preverite { $count } podatka
    [few] Preverite { $count } podatke
   *[other] Preverite { $count } podatkov
 }
book-next = Naprej
book-back = Nazaj
book-send = Pošlji
book-edit = Spremeni
book-office = Urad
book-office-choose = Izberite urad, v katerem želite termin
book-office-kind = Vrsta urada
book-times = Razpoložljivi termini
book-month = Izberite mesec
book-month-show = Prikaži mesec
book-part = Del dneva
book-part-all = Ves dan
book-part-morning = Dopoldne
book-part-afternoon = Popoldne
book-first-seat = Prvi prosti termin
book-take-this = Vzemi tega
book-nearest = Najbližji prosti termini:
book-when-today = danes, { $when }
book-when-tomorrow = jutri, { $when }
book-seats = { $count ->
    [one] { $count } mesto
    [two] { $count } mesti
    [few] { $count } mesta
   *[other] { $count } mest
 }
book-day-full = Vsa mesta so zasedena.
book-day-over = Za ta dan ni več mogoče rezervirati.
book-month-none = V tem mesecu ni terminov
book-other-month = Poskusite z drugim mesecem.
book-nothing-free = Trenutno ni prostega mesta. Poskusite čez nekaj dni: kdor odpove, sprosti mesto.
book-reason = Razlog
book-reason-label = Razlog za termin
book-reason-choose = Izberite možnost
book-details = Podrobnosti
book-details-most = Največ { $most } znakov
book-applicant = Prosilec
book-given-name = Ime
book-family-name = Priimek
book-email = E-pošta
book-email-why = Sem pošljemo povzetek.
book-tax-code = Davčna številka (neobvezno)
book-tax-code-short = Davčna številka
book-tax-code-why = Če jo vpišete, lahko v uradu prisotnost potrdite z zdravstveno izkaznico.
book-phone = Telefon (neobvezno)
book-phone-short = Telefon
book-phone-why = Samo da vas obvestimo, če se kaj spremeni.
book-verify = Preverjanje podatkov
book-date = Datum
book-hour = Ura
book-from-until = od { $from } do { $until }
book-terms-title = Pogoji
book-terms = S klikom na »Potrdi in pošlji« rezervirate to mesto. Vaše podatke uporabimo samo za ta termin. Če ne morete priti, ga odpovejte: mesto potrebuje nekdo drug.
book-terms-plain = S »Pošlji« rezervirate to mesto. Vaše podatke uporabimo samo za ta termin. Če ne morete priti, ga odpovejte: mesto potrebuje nekdo drug.
book-terms-confirm = Potrdi in pošlji
book-terms-cancel = Prekliči
book-wrong-place = Izberite urad.
book-wrong-slot = Izberite uro.
book-wrong-offering = Izberite, zakaj prihajate.
book-wrong-detail-empty = Na kratko napišite, zakaj prihajate: tako se bolje pripravimo.
book-wrong-detail-control = Besedilo vsebuje neviden znak, ki ga ne moremo uporabiti. Vpišite ga znova.
book-wrong-detail-long = Besedilo ima { $found } znakov: skrajšajte ga na { $most }.
book-wrong-given-name-empty = Vpišite svoje ime.
book-wrong-family-name-empty = Vpišite svoj priimek.
book-wrong-name-long = Daljše je od { $most } znakov: skrajšajte ga.
book-wrong-name-character = Znak številka { $position } ne more biti del imena. Uporabite črke, opuščaje, vezaje in presledke.
book-wrong-email-empty = Vpišite svoj e-poštni naslov: tja pošljemo povzetek.
book-wrong-email-long = Naslov je predolg: preverite ga.
book-wrong-email-control = Naslov vsebuje neviden znak. Vpišite ga znova.
book-wrong-email-at = E-poštni naslov ima natanko en znak @: na primer ime@primer.it.
book-wrong-email-local = Preverite del pred znakom @: kakšen znak manjka ali je odveč.
book-wrong-email-domain = Preverite del za znakom @: na primer primer.it.
book-wrong-phone-empty = Vpišite številko ali pustite prazno.
book-wrong-phone-short = Številka je prekratka: dodajte omrežno skupino.
book-wrong-phone-long = Številka je predolga: preverite jo.
book-wrong-phone-country = Za znakom + je koda države, na primer +39.
book-wrong-phone-character = Znak številka { $position } ne more biti del telefonske številke.
book-wrong-tax-code-length = Davčna številka ima 16 znakov: tukaj jih je { $found }.
book-wrong-tax-code-format = Preverite znak številka { $position }: tam ne more stati. Prepišite z zdravstvene izkaznice.
book-wrong-tax-code-date = Datum rojstva v številki ne obstaja. Primerjajte z zdravstveno izkaznico.
book-wrong-tax-code-check = Zadnji znak se ne ujema z drugimi: prišlo je do tipkarske napake. Primerjajte z zdravstveno izkaznico.
book-wrong-tax-code-ehic = To je številka na hrbtni strani izkaznice. Davčna številka je na sprednji strani.
book-error-not-bookable = Te storitve tukaj ni mogoče rezervirati.
book-error-no-such-slot = Ob tej uri ni mesta. Izberite drugo.
book-error-past = Ta ura je že minila. Izberite drugo.
book-error-too-late = Za to uro je prepozno: rezervirati je treba vsaj { $minutes } minut prej. Izberite drugo.
book-error-too-far = Za ta dan je prezgodaj: rezervirate lahko do { $days } dni vnaprej. Izberite drugega.
book-error-full = To mesto je medtem nekdo zasedel. Nič ni izgubljeno: izberite drugo uro.
book-error-unfit = Za izbrani razlog je potrebnega več časa, kot ga je takrat. Nič ni izgubljeno: izberite drugo uro.
book-error-already = S temi podatki termin za to storitev že obstaja. Če je vaš, ga odprite z njegovo kodo: od tam ga lahko prestavite.
book-error-key = S te strani ste termin že rezervirali. Če želite še enega, pritisnite znova.
book-consequence = { $service }: termini, ki ostanejo brez mesta: { $count }
book-consequence-today = { $service }: današnji termini, ki ostanejo na prejšnji lokaciji: { $count }
book-consequence-site = { $service }: termini, ki gredo na lokacijo { $site }: { $count }. Brez e-poštnega naslova, treba jih je obvestiti osebno: { $silent }
book-api-start = start mora biti trenutek po RFC 3339, na primer 2027-03-11T09:20:00Z.
book-api-date = Datum se zapiše takole: 2027-03-11.
book-api-range = Zahtevajte največ { $days } dni, od prvega do zadnjega.
book-api-key = Ključ idempotentnosti ima od 1 do { $most } vidnih znakov.
pass-title = Termin { $code }
pass-heading = Vaš termin
pass-confirmed = Termin potrjen
pass-moved = Termin prestavljen
pass-fixed = Termin je določen: { $day }, od { $from } do { $until }.
pass-mailed = Povzetek smo poslali na e-poštni naslov:
pass-cancelled = Ta termin je odpovedan.
pass-past = Ta termin je mimo.
pass-ends = konča se okoli { $time }
pass-address = Naslov
pass-needed = Kaj potrebujete
pass-arrival = Ob prihodu
pass-arrival-check-in = Ob prihodu pokažite kodo QR pri terminalu ali vpišite kodo: pokličemo samo prisotne.
pass-arrival-wait = Ob prihodu sedite: ob dogovorjeni uri vas pokličemo z vašo kodo.
pass-booking-code = Koda rezervacije
pass-secret = S to kodo je mogoče termin prestaviti ali odpovedati: obdržite jo zase.
pass-qr = Koda QR vstopnega listka
pass-turn = Spremljajte svojo vrsto
pass-calendar = Dodaj v svoj koledar
pass-move = Prestavi
pass-print = Natisni
pass-copy = Kopiraj povezavo
pass-copied = Kopirano
pass-again = Rezervirajte drug termin
pass-ics-summary = Termin: { $what }
pass-ics-code = Koda rezervacije: { $code }
cancel-title = Odpoved termina
cancel-question = Želite odpovedati termin?
cancel-explained = Mesto je takoj prosto za nekoga drugega. Tega ni mogoče razveljaviti.
cancel-keep = Ne, obdržim ga
cancel-button = Odpovej termin: { $date }
cancel-error-past = Termin se je že začel: tukaj ga ni več mogoče odpovedati.
move-title = Prestavitev termina
move-now = Zdaj
move-explained = Dokler ne izberete druge ure, sedanja ostane vaša. Listek in njegova koda QR ostaneta enaka.
move-button = Prestavi sem
move-keep = Pusti, kot je
move-error-past = Termin je odpovedan ali se je že začel: ni ga več mogoče prestaviti.
move-error-service = Te storitve ni več mogoče rezervirati, zato termina tukaj ni mogoče prestaviti. Vprašajte v uradu.
mine-title = Moji termini
mine-lead = Vpišite kodo rezervacije: odpre se listek, od tam lahko termin prestavite ali odpoveste.
mine-code = Koda rezervacije
mine-where = Deset znakov, kot ABCDE-FGHJK: na listku in v e-poštnem povzetku.
mine-wrong = S to kodo ne najdemo termina. Preverite jo na listku.
mine-open = Odpri
mail-subject-booked = Termin { $when }: { $what }
mail-subject-moved = Nova ura { $when }: { $what }
mail-subject-cancelled = Odpovedano: termin { $when }, { $what }
mail-subject-already = Termin že imate { $when }: { $what }
mail-subject-resited = Nov kraj: termin { $when }, { $what }
mail-moved = Termin je bil prestavljen. { $fixed }
mail-already = Nekdo je z vašimi podatki prosil za še en termin za to storitev. Nismo ga dodelili: že imate tega. { $fixed }
mail-resited = Storitev se je preselila: pričakujemo vas na spodaj navedenem kraju. { $fixed }
mail-cancelled = Termin { $day } ob { $from } je odpovedan. Mesto je spet prosto.
mail-about = Za: { $subject }
mail-place = Kje: { $site }, { $address }
mail-call-code = Pokličemo vas s kodo { $code }
mail-pass = Vaš listek s kodo QR: { $link }
mail-needed = Kaj potrebujete:
mail-cannot = Če ne morete priti, termin prestavite ali odpovejte prek listka: mesto potrebuje nekdo drug.
mail-code = Koda rezervacije, samo za vas: { $code }
mail-again = Za novo rezervacijo: { $link }
mail-help = Če potrebujete pomoč: { $ways }
cancel-error-arrived = Prisotnost ste že potrdili: za ta termin se obrnite na okence ali terminal.
# appointments elsewhere than at a counter
pass-given = Kako
pass-given-phone = Ob dogovorjeni uri vas pokličemo: imejte telefon pri roki.
pass-given-remote = Ob dogovorjeni uri se povežemo: bodite pri računalniku.
pass-given-on-site = Ob dogovorjeni uri pridemo k vam.
mail-elsewhere = Vaš termin in kaj storiti, če ne morete več: { $link }
mail-subject-reminder = Opomnik: termin { $when }, { $what }
mail-reminder = Opominjamo vas na termin. { $fixed }
move-error-arranged = Ta obisk je dogovorjen s pomočjo: lahko ga odpoveste ali tam prosite za drug čas.
# paying
services-pay = Plačaj obvestilo
