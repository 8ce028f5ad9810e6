# Simulator državnega vozlišča
simulator-mark = SIMULATOR
simulator-no-money = Nobeno plačilo ni resnično, denar se ne premika.
simulator-checkout = Plačilo obvestila
simulator-console = Simulirano vozlišče
simulator-creditor = Upnik
simulator-notice = Številka obvestila
simulator-amount = Znesek
simulator-total = Skupaj
simulator-provider = Kdo sprejme plačilo
simulator-answer = Odgovor
simulator-answer-ok = Upnik je odgovoril: »{ $subject }«, plačilo je mogoče.
simulator-answer-due = Rok plačila { $date }.
simulator-answer-archive = Upnik ne odgovarja: namesto njega odgovarja osrednji arhiv.
simulator-answer-changed = Upnik zdaj zahteva { $amount }: vrnite se k njemu in začnite znova.
simulator-answer-no = Upnik je odgovoril, da obvestila ni mogoče plačati:
simulator-not-payable = Tako košarice ni mogoče plačati.
simulator-cart-done = Za to košarico je bila izbira že opravljena.
simulator-pay = Plačaj
simulator-cancel = Prekliči
simulator-error = Napaka
simulator-error-help = Vrnitev k upniku z napako, brez plačila.
simulator-late = Pozen izid
simulator-late-help = Plačano, a potrdilo prispe k upniku deset minut pozneje.
simulator-lost = Izgubljeno potrdilo
simulator-lost-help = Plačano, a potrdilo nikoli ne odide: to pove šele obračun.
simulator-otherwise = Kaj se lahko zgodi drugače
simulator-pay-notice = Plačilo obvestila pri ponudniku
simulator-course = Kako se konča
simulator-course-paid = Plačano, potrdilo odide takoj
simulator-course-failed = Negativen izid (potrdilo KO)
simulator-close = Zaključi dan
simulator-close-help = { $count ->
    [one] { $count } plačilo še ni obračunano.
    [two] { $count } plačili še nista obračunani.
    [few] { $count } plačila še niso obračunana.
   *[other] { $count } plačil še ni obračunanih.
 }
simulator-trouble-dirt = Besedila, ki jih je pokvarila banka
simulator-trouble-two-flows = Dva obračuna na dan
simulator-trouble-split = En obračun v dveh nakazilih
simulator-trouble-lacking = Manjka zadnje plačilo (pride jutri)
simulator-trouble-revised = Obračun, popravljen z drugo različico
simulator-trouble-uncredited = V dnevniku manjka nakazilo
simulator-trouble-other-iur = Ponudnik zapiše drug IUR
simulator-trouble-no-receipt = Vrstica brez potrdila (koda 9)
simulator-payments = Plačila
simulator-receipts = Potrdila in odgovori
simulator-actions = Dejanja
simulator-when = Kdaj
simulator-none = Še nič.
simulator-stand-in = v nadomestilu
simulator-next = Naslednji poskus: { $hour }
simulator-resend = Znova pošlji potrdilo
simulator-again = Novo potrdilo za isto obvestilo
simulator-flows = Obračuni
simulator-revision = različica { $number }
simulator-lines = { $count ->
    [one] { $count } vrstica
    [two] { $count } vrstici
    [few] { $count } vrstice
   *[other] { $count } vrstic
 }
simulator-journals = Blagajniški dnevniki
simulator-questions = Vprašanja upnikom
simulator-archived = { $count ->
    [one] V osrednjem arhivu je { $count } obvestilo.
    [two] V osrednjem arhivu sta { $count } obvestili.
    [few] V osrednjem arhivu so { $count } obvestila.
   *[other] V osrednjem arhivu je { $count } obvestil.
 }
simulator-operation = Dejanje
simulator-said-paid = Plačano.
simulator-said-refused = Obvestila ni mogoče plačati: odgovor je na koncu strani.
simulator-said-no-notice = Številka obvestila ima osemnajst števk.
simulator-said-sent = Potrdilo je znova poslano.
simulator-said-again = Novo potrdilo je poslano: isto obvestilo je zdaj plačano dvakrat.
simulator-said-closed = Dan je zaključen: obračuni in dnevnik so pripravljeni.
simulator-said-nothing = Ni česa obračunati.
# Spontano plačilo iz aplikacije banke
simulator-demand = Zahtevaj spontano plačilo v aplikaciji banke
simulator-demand-help = Organ pripravi obvestilo za storitev brez obvestila; nato se plača kot druga.
simulator-demand-service = Storitev (idServizio, pet znakov)
simulator-demand-subject = Subjekt storitve (idSoggettoServizio, pet znakov)
simulator-demand-fields = Podatki storitve, eden na vrstico: ime = vrednost
simulator-demand-ask = Zahtevaj
simulator-said-demanded = Organ je pripravil obvestilo: njegova številka je že v obrazcu za plačilo.
simulator-said-no-service = Organ ni pripravil obvestila: odgovor je na dnu strani.
simulator-said-form = Storitev in subjekt imata pet znakov, vsaka vrstica podatkov pa je »ime = vrednost«.
