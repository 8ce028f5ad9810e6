statistics-usual = Übliche Zeiträume
statistics-today = Heute
statistics-week = 7 Tage
statistics-month = 30 Tage
statistics-year = Ein Jahr
statistics-period = Zeitraum
statistics-from = Von
statistics-to = Bis
statistics-service = Dienst
statistics-all = Alle Dienste
statistics-show = Anzeigen
statistics-export = CSV exportieren
statistics-print = Drucken
statistics-table = Tabelle
statistics-empty = In diesem Zeitraum ist niemand gekommen
statistics-empty-do = Wählen Sie einen längeren Zeitraum oder einen anderen Dienst.
statistics-no-data = Keine Daten in diesem Zeitraum.
statistics-min = Min.
statistics-minutes = { $count } Min.
statistics-hours-unit = Std.
statistics-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
 }
statistics-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
 }
statistics-arrivals = Besuche
statistics-arrivals-more = { $with } mit Termin, { $without } ohne
statistics-with-appointment = Mit Termin
statistics-without-appointment = Ohne Termin
statistics-wait = Wartezeit
statistics-within = Im Rahmen der Zusage
statistics-within-more = { $within } von { $count }
statistics-since-checkin = Von der Anmeldung bis zum Aufruf
statistics-at-counter = Zeit am Schalter
statistics-spread = Median { $median }, 9 von 10 innerhalb von { $p90 } Min.
statistics-cancelled = Absagen
statistics-cancelled-more = { $count } von { $total } Terminen
statistics-notice = · meist mit { $notice } Vorlauf
statistics-notice-long = Vorlauf der Absagen
statistics-no-shows = Nicht erschienen
statistics-no-shows-more = { $never } nie gekommen, { $absent } beim Aufruf abwesend
statistics-lines = Wartezeiten je Reihe
statistics-lines-how = Die Wartezeit zählt ab der gebuchten Uhrzeit oder, ohne Buchung, ab der Ankunft; wer früher aufgerufen wird, hat 0 Minuten gewartet. Median und 90. Perzentil sind tatsächlich beobachtete Werte (nächster Rang). Gezeigt wird die Zusage, die für die meisten Aufrufe galt.
statistics-line-head = Reihe
statistics-line = { $kind ->
    [appointment] Mit Termin
    [walk_in] Ohne Termin
    [return] Rückkehrende
   *[priority] Vorrang
 }
statistics-all-lines = Alle ersten Aufrufe
statistics-promise-head = Zusage
statistics-promise = Zusage: { $count } Min.
statistics-people = Personen
statistics-calls = Aufrufe
statistics-served = Bedient
statistics-values = Fälle
statistics-mean = Mittelwert
statistics-median = Median
statistics-p90 = 90. Perzentil
statistics-max = Höchstwert
statistics-mean-served = Mittlere Zeit je Person
statistics-by-hour = Besuche je Stunde
statistics-by-hour-says = Die Stunde mit den meisten Besuchen beginnt um { $hour }: { $count ->
    [one] eine Person
   *[other] { $count } Personen
 }.
statistics-hour = Stunde
statistics-by-day = Besuche je Tag
statistics-by-day-says = Im Mittel { $mean } Personen am Tag.
statistics-day = Tag
statistics-waits-appointment = Wie lange Personen mit Termin gewartet haben
statistics-waits-walk-in = Wie lange Personen ohne Termin gewartet haben
statistics-waits-says = { $within } von { $count } Aufrufen im Rahmen der Zusage.
statistics-wait-class = Minuten Wartezeit
statistics-channels = Wie man zum Ticket kommt
statistics-channel-head = Weg
statistics-channel = { $channel ->
    [web] Web
    [kiosk] Automat
    [counter] Schalter
    [phone] Telefon
    [api] Anderes Programm
   *[other] Anderes
 }
statistics-channel-booked = Buchungen
statistics-channel-tickets = Tickets ohne Termin
statistics-channel-check-ins = Anmeldungen vor Ort
statistics-counters = Arbeit der Schalter
statistics-counters-says = Stunden Parteienverkehr, Schalter für Schalter.
statistics-counters-how = Die Zahlen betreffen die Schalter, gleich wer dort arbeitete: Einzelne Personen werden nicht gemessen.
statistics-counter = Schalter
statistics-counter-gone = Nicht mehr genutzter Schalter
statistics-busy = Belegte Zeit
statistics-appointments = Termine
statistics-total = Gesamt
statistics-came = Gekommen
statistics-still-expected = Noch erwartet
statistics-share = Anteil
statistics-last-day = Mit weniger als einem Tag Vorlauf
statistics-never-came = Nie gekommen
statistics-absent = Beim Aufruf abwesend
statistics-csv-figure = Kennzahl
statistics-csv-item = Posten
statistics-csv-measure = Angabe
statistics-csv-value = Wert
statistics-csv-unit = Einheit
