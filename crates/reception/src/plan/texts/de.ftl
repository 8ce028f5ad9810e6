plan-title = Plan für { $day }
plan-service = Dienst
plan-day = Tag
plan-day-before = Vorheriger Tag
plan-day-after = Nächster Tag
plan-today = Heute
plan-show = Anzeigen
plan-print = Drucken
plan-find = Code oder Namen suchen
plan-find-nothing = Keine Zeile mit diesen Wörtern.
plan-booked = Termine
plan-booked-more = { $cancelled } abgesagt · { $walkins } ohne Termin
plan-present = Anwesend
plan-present-more = { $count } am Schalter
plan-served = Bedient
plan-no-shows = Nicht erschienen
plan-free = Freie Plätze
plan-free-first = der erste um { $time }
plan-free-closed = · { $count } gesperrt
plan-time = Uhrzeit
plan-code = Code
plan-what = Leistung
plan-person = Person
plan-note = Anmerkungen
plan-channel-head = Gebucht über
plan-state = Stand
plan-actions = Aktionen
plan-channel = { $channel ->
    [web] Web
    [kiosk] Automat
    [counter] Schalter
    [phone] Telefon
    [api] anderes Programm
   *[other] anderes
 }
plan-state-expected = erwartet
plan-state-late = verspätet
plan-state-no-show = nicht erschienen
plan-state-present = anwesend seit { $time }
plan-state-aside = in Pause
plan-state-at-counter = am Schalter: { $counter }
plan-state-served = bedient um { $time }
plan-state-left = weggegangen
plan-state-cancelled = abgesagt
plan-state-free = frei
plan-state-unused = ungenutzt
plan-state-closed = gesperrt
plan-seats-free = { $count ->
    [one] ein freier Platz
   *[other] { $count } freie Plätze
 }
plan-seats-unused = { $count ->
    [one] ein frei gebliebener Platz
   *[other] { $count } frei gebliebene Plätze
 }
plan-seats-closed = { $count ->
    [one] ein gesperrter Platz
   *[other] { $count } gesperrte Plätze
 }
plan-close = { $count ->
    [one] Platz sperren
   *[other] Einen Platz sperren
 }
plan-open = { $count ->
    [one] Platz freigeben
   *[other] Einen Platz freigeben
 }
plan-cancel = Absagen…
plan-cancel-do = Termin um { $time } absagen
plan-cancel-by-mail = Der Platz ist sofort wieder frei. Wir schreiben der Person eine E-Mail.
plan-cancel-by-phone = Der Platz ist sofort wieder frei. Die Person hat keine E-Mail-Adresse angegeben: bitte anrufen.
plan-cancel-silent = Der Platz ist sofort wieder frei. Die Person hat keinen Kontakt angegeben: Wir können sie nicht benachrichtigen.
plan-closed-day = Geschlossen: { $reason }
plan-closed-do = An diesem Tag gibt es keine Plätze. Wählen Sie einen anderen Tag.
plan-closed-but-booked = { $count ->
    [one] Dieser Tag ist geschlossen ({ $reason }), aber es gibt einen Termin: Benachrichtigen Sie die Person.
   *[other] Dieser Tag ist geschlossen ({ $reason }), aber es gibt { $count } Termine: Benachrichtigen Sie die Personen.
 }
plan-empty = Keine Plätze an diesem Tag
plan-empty-do = Der Kalender dieses Dienstes sieht keine Zeiten vor. Wählen Sie einen anderen Tag oder einen anderen Dienst.
plan-no-services = Kein Dienst anzuzeigen
plan-no-services-do = Ihnen ist kein Dienst zugewiesen. Fragen Sie die Leitung Ihres Amtes.
plan-error-taken = Diesen Platz hat gerade jemand gebucht, deshalb haben wir ihn nicht gesperrt.
plan-error-past = Diese Uhrzeit ist schon vorbei: Wir haben nichts geändert.
plan-error-present = Diese Person ist schon da: Der Schalter kümmert sich darum.
plan-said-late = hat Bescheid gegeben: kommt gegen { $time } Uhr
# an address that takes no mail
plan-mail-fails = E-Mails kommen zurück: keine Nachrichten
