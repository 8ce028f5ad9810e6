# positions
position-error-text =
    Das Feld «{ $field ->
        [description] Zahlungsgrund
        [reason] Zahlungsgrund
        [name] Name
        [iupd] Kennung
        [code] Steuernummer oder MwSt.-Nummer
        [company_name] Körperschaft
        [category] Taxonomie
        [metadata] weitere Angaben
        [document_hash] Prüfwert des Dokuments
        [beneficiary] Empfänger
        [kind] Art der Person
        [method] Zahlungsweise
        [stamp] Stempelmarke
        [instalments] Raten
        [civic] Hausnummer
        [street] Straße
        [postcode] PLZ
        [city] Ort
        [province] Provinz
        [country] Land
        [email] E-Mail
        [phone] Telefon
       *[other] { $field }
    }» ist leer, zu lang oder ungültig.
position-error-state = Im Zustand «{ $state ->
    [DRAFT] { due-state-draft }
    [PUBLISHED] { due-state-published }
    [PARTIALLY_PAID] { due-state-partially-paid }
    [PAID] { due-state-paid }
    [REPORTED] { due-state-reported }
    [EXPIRED] { due-state-expired }
    [INVALID] { due-state-invalid }
   *[VALID] { due-state-valid }
    }» ist das nicht möglich.
position-error-changed = Die Forderung wurde inzwischen geändert: Lade die Seite neu.
position-error-no-creditor = Diese Körperschaft hat Zahlungen noch nicht aktiviert.
position-error-due = Diese Art von Forderung gibt es nicht oder sie gehört nicht zu deinen.
position-error-count = Mindestens eine Zahlungsart ist nötig; höchstens 100 Optionen mit je 100 Raten, zusammen 400, und nur eine Rate bei Einmalzahlung.
position-error-transfers = Jede Rate geht an einen bis fünf Empfänger.
position-error-amount = Der Betrag muss größer als null und höchstens 999.999.999,99 € sein.
position-error-sum = Die Beträge der Empfänger ergeben nicht die Rate.
position-error-reduction = Der ermäßigte Betrag muss kleiner als der volle sein und die anderen Empfänger decken.
position-error-due-date = Die Fälligkeit ist vorbei oder liegt vor dem Beginn der Gültigkeit.
position-error-valid-from = Der Beginn der Gültigkeit ist bereits vorbei.
position-error-iban = Die IBAN ist ungültig oder kein Postkonto, wo eines nötig ist.
position-error-iupd-taken = Eine Forderung mit dieser Kennung gibt es bereits.
position-error-number-taken = Diese Zahlungsnummer wird bereits verwendet.
position-error-number = Die Zahlungsnummer ist keine einer neuen Zahlungsaufforderung (sie beginnt mit 3, ihre Prüfziffern stimmen), oder die Nummernserie ist erschöpft.
# notices on paper
notice-title = Zahlungsmitteilung
notice-platform = pagoPA
notice-creditor = Gläubigerkörperschaft
notice-debtor = Empfänger
notice-fiscal-code = Steuernummer
notice-how-much = Wie viel und bis wann?
notice-where = Wo bezahlen?
notice-where-online = Mit Telefon oder Computer: auf der Website oder in der App der Körperschaft, Ihrer Bank oder eines anderen Zahlungsdienstes.
notice-where-place = Persönlich: in Banken, Trafiken und allen anderen Geschäften, die solche Mitteilungen annehmen. Bringen Sie dieses Blatt mit.
notice-where-post = Bei der Post: am Schalter oder online, auch mit dem Posterlagschein am Ende.
notice-amount = Betrag
notice-by = bis { $date }
notice-by-days = { $days ->
    [one] binnen einem Tag ab Zustellung
   *[other] binnen { $days } Tagen ab Zustellung
 }
notice-open = ohne Fälligkeit
notice-single = Einmalzahlung
notice-part = Rate { $n } von { $of }
notice-at-once = alles auf einmal, { $by }
notice-in-parts = oder in { $count } Raten
notice-discounted = Ermäßigter Betrag
notice-reduced = Herabgesetzter Betrag
notice-may-change = Zinsen, Spesen oder Nachlässe können den Betrag ändern: Bei der Zahlung sehen Sie den aktuellen.
notice-banks = Banken und andere Kanäle
notice-scan = Scannen Sie den QR-Code oder geben Sie den Code der Mitteilung und die Steuernummer der Körperschaft ein.
notice-scan-code = QR-Code für die Zahlung von { $amount }, Code der Mitteilung { $number }
notice-table = Daten für die Zahlung
notice-number = Code der Mitteilung
notice-body-code = Steuernummer der Gläubigerkörperschaft
notice-interbank = CBILL-Code
notice-subject = Zahlungsgegenstand
notice-slip = Posterlagschein PA
notice-slip-account = auf das Postkonto Nr.
notice-slip-euro = Euro
notice-slip-holder = Lautend auf
notice-slip-kind = Typ P1
notice-slip-code = Code für den Postschalter, Code der Mitteilung { $number }
notice-slip-hint = Für den Postschalter
notice-page = Seite { $page } von { $pages }
notice-error-creditor = Die Körperschaft hat keine Gläubigerdaten: Ergänze sie in der Amtsdatei.
notice-error-debtor = Der Name des Zahlenden fehlt.
notice-error-debtors = Diese Position hat mehrere Schuldner: drucken Sie die Zahlungsaufforderung jedes einzelnen von ihrer Seite.
notice-error-subject = Es fehlt, wofür gezahlt wird.
notice-error-amount = Der Betrag passt auf keine Zahlungsaufforderung.
notice-error-nothing = Es ist nichts mehr zu zahlen: Ein Beleg ist nicht nötig.
notice-error-account = Das Postkonto ist ungültig.
notice-error-file = Der Beleg kann nicht gedruckt werden: Kürze die Texte und versuche es erneut.

# receipts that wait for people
inbox-title = Quittungen zum Ansehen
inbox-intro = Jede Quittung der Plattform wird so aufbewahrt, wie sie kam. Hier warten jene, die das Programm nicht selbst verbuchen konnte.
inbox-empty = Keine Quittung wartet.
inbox-empty-do = Quittungen kommen an und werden von selbst verbucht.
inbox-differs = Gleiche Kennung, anderer Inhalt: die erste gilt
inbox-unfiled = Noch nicht verbucht
inbox-seen = Gesehen
inbox-retry = Noch einmal versuchen
inbox-upload = Quittung hochladen
inbox-file = Datei der Quittung
inbox-file-hint = Die XML-Nachricht der Plattform (paSendRT oder paSendRTV2), bis 160 kB.
inbox-error-unreadable = Die Datei ist keine Quittung der Plattform.
inbox-error-not-ours = Diese Quittung betrifft die Körperschaft nicht.
inbox-error-still = Die Quittung kann noch nicht verbucht werden, oder sie hat sich inzwischen geändert.
inbox-again = Diese Quittung war schon da.
inbox-verdict-settled = Quittung verbucht: Die Rate ist bezahlt.
inbox-verdict-known = Quittung verbucht: Die Zahlung war aus der Abrechnung bekannt.
inbox-verdict-twice = Quittung verbucht: Die Rate war schon bezahlt, ein Erstattungsfall ist offen.
inbox-verdict-other-option = Quittung verbucht: Eine andere Zahlungsart war begonnen, ein Erstattungsfall ist offen.
inbox-verdict-withdrawn = Quittung verbucht: Die Position war storniert, ein Erstattungsfall ist offen.
inbox-verdict-amount = Quittung verbucht: Der Betrag ist nicht der geschuldete, ein Fall ist offen.
inbox-verdict-born = Quittung verbucht: Für die Zahlungsaufforderung, die hier fehlte, ist eine Position entstanden.
inbox-verdict-failed = Quittung verbucht: Die Zahlung war misslungen.
inbox-verdict-foreign = Quittung aufbewahrt: Kein Betrag darin ist für die Körperschaft.
# desk, paying, giving back
nav-payments = Zahlungen
nav-positions = Forderungen
nav-refunds = Rückzahlungen
due-list-why = Suchen Sie nach Zahlungsnummer, Kennung, Steuernummer, Nach- oder Vorname.
due-search = Suchen
due-search-how = Vom Namen mindestens drei Buchstaben. Jede Suche wird aufgezeichnet.
due-state = Stand
due-all = Alle
due-kind = Art der Forderung
due-from = Fällig ab
due-to = Fällig bis
due-find = Suchen
due-clear = Filter löschen
due-new = Neue Forderung
due-short = Geben Sie mindestens drei Buchstaben des Namens ein.
due-short-do = Oder die ganze Zahlungsnummer oder Steuernummer.
due-found-nothing = Nichts gefunden.
due-found-nothing-do = Prüfen Sie Nummer oder Steuernummer: sie werden ganz gesucht. Sie sehen nur Ihre Arten.
due-none = Noch keine Forderungen.
due-none-do = Sie kommen aus Programmen, aus Dateien, oder werden hier von Hand erfasst.
due-more = Frühere anzeigen
due-newest = Das sind die neuesten: für andere nutzen Sie die Suche.
due-debtor = Schuldner
due-until = Fällig am
due-amount = Betrag
due-amount-euro = Betrag in Euro
due-state-draft = Entwurf
due-state-published = Veröffentlicht, noch nicht zahlbar
due-state-valid = Zu zahlen
due-state-partially-paid = Teilweise bezahlt
due-state-paid = Bezahlt
due-state-reported = Bezahlt und abgerechnet
due-state-expired = Abgelaufen
due-state-invalid = Zurückgezogen
due-other = Sonstiges
due-origin-program = aus einem Programm
due-origin-desk = von Hand erfasst
due-origin-file = aus einer Datei
due-origin-spontaneous = vom Bürger eröffnet
due-origin-secondary = einer anderen Körperschaft
due-origin-receipt = aus einer Quittung bekannt
due-origin-flow = aus einer Abrechnung bekannt
due-actor-citizen = der Bürger
due-actor-program = ein Programm
due-actor-house = Sportello
due-tie-appointment = an einen Termin gebunden
due-tie-ticket = an eine Anfrage gebunden
due-tie-visit = an jemanden mit Wartenummer gebunden
due-whole = Einmalzahlung
due-plan = In Raten ({ $count })
due-part-of = Rate { $place }
due-within = Bis { $day }
due-from-day = Zahlbar ab { $day }
due-less = { $amount } bis { $day }
due-fee = davon { $amount } Zustellung
due-notice = Zahlungsnummer
due-part-unpaid = Zu zahlen
due-part-not-needed = Nicht mehr nötig
due-part-paid = Bezahlt
due-part-partially-reported = Bezahlt, teils abgerechnet
due-part-reported = Bezahlt und abgerechnet
due-paid-on = { $amount }, { $at }
due-paid-platform = über pagoPA, { $provider }
due-paid-flow = laut Abrechnung, Quittung ausstehend
due-method-transfer = Überweisung
due-method-cash = bar
due-method-card = Karte am Schalter
due-method-post = Posterlagschein
due-method-other = auf andere Weise
due-stamp = Digitale Stempelmarke
due-reported = abgerechnet am { $day }
due-link = Adresse für den Zahler
due-link-why = Wer diese Adresse hat, sieht die Zahlungsaufforderung: nur an die betroffene Person senden.
due-to-whom = Wer es bekommt
due-elsewhere = Anderweitig bezahlt
due-elsewhere-do = Als bezahlt vermerken
due-paid-day = Zahlungstag
due-method = Wie
due-why = Grund
due-why-how = Ohne Namen, Steuernummern, IBAN oder Telefonnummern.
due-publish = Veröffentlichen
due-withdraw = Zurückziehen
due-delete = Endgültig löschen
due-print = Bescheid drucken
due-print-roll = Auf Rolle
due-story = Verlauf
due-step-position-created = Erstellt
due-step-position-published = Veröffentlicht
due-step-position-changed = Geändert
due-step-position-fee-set = Zustellkosten gesetzt
due-step-position-withdrawn = Zurückgezogen
due-step-instalment-paid = Zahlung
due-iupd = Kennung
due-of = Zu zahlen in dieser Sache
due-of-none = Hier ist nichts zu zahlen.
due-of-none-do = Eine Forderung wird über den Code des Termins oder der Anfrage gebunden.
due-edit = Beträge und Fristen ändern
due-edit-why = Die Differenz trägt der erste Empfänger; die Zahlungsnummern bleiben.
due-save = Speichern
due-cancel = Zurück
due-new-why = Konto, Taxonomie, Amt und Tage kommen von der Art der Forderung.
due-what = Was
due-choose = Wählen…
due-reason = Zahlungsgrund, wie auf dem Bescheid
due-until-usual = Leer: nach den Tagen der Art.
due-parts = Raten, eine im Monat
due-at-once = Auch auf einmal zahlbar
due-who = Wer zahlt
due-person = Person
due-person-F = Natürliche Person
due-person-G = Juristische Person
due-code = Steuernummer oder MwSt.-Nummer
due-name = Name oder Firma
due-email = E-Mail (freiwillig)
due-street = Straße
due-civic = Hausnummer
due-postcode = PLZ
due-city = Gemeinde
due-province = Provinz (Kürzel)
due-tie = Verknüpfung
due-tie-code = Heutiger Aufrufcode, Code der Buchung oder der Anfrage (freiwillig)
due-shares = Zweiter Empfänger, Stempelmarke
due-second = Zweiter Empfänger
due-second-code = Steuernummer der Körperschaft
due-second-name = Name der Körperschaft
due-second-amount = Sein Anteil, im Betrag enthalten
due-stamp-amount = Betrag der Marke, im Gesamtbetrag enthalten
due-stamp-hash = SHA-256 des Dokuments, in Base64
due-stamp-province = Wohnsitzprovinz
due-save-draft = Als Entwurf speichern
due-save-publish = Speichern und veröffentlichen
due-wrong-kind = Wählen Sie die Art der Forderung.
due-wrong-reason = Geben Sie den Zahlungsgrund an.
due-wrong-amount = Geben Sie einen Betrag wie 45,00 an.
due-wrong-until = Geben Sie eine Frist ab heute an.
due-wrong-parts = Von 1 bis 24 Raten.
due-wrong-stamp-parts = Eine Stempelmarke wird auf einmal bezahlt.
due-wrong-shares = Die Anteile der anderen nehmen den ganzen Betrag: Der Körperschaft muss etwas bleiben.
due-wrong-code = Prüfen Sie die Steuernummer: sie stimmt nicht.
due-wrong-name = Geben Sie den Namen an, höchstens 70 Zeichen.
due-wrong-email = Prüfen Sie die E-Mail-Adresse.
due-wrong-second = Die Steuernummer einer Körperschaft hat elf Ziffern: prüfen Sie sie.
due-wrong-second-own = Das ist die Steuernummer Ihrer eigenen Körperschaft: hierher gehört die der anderen.
due-wrong-hash = Ein SHA-256 in Base64 hat 44 Zeichen.
due-wrong-province = Die Provinz hat zwei Buchstaben.
due-wrong-tie = Kein heutiger Termin und keine Anfrage hat diesen Code.
refund-why = Wer eine Rückzahlung vorschlägt, genehmigt sie nicht: es braucht zwei Personen.
refund-view-open = Offen
refund-view-over = Abgeschlossen
refund-none = Keine Rückzahlung offen.
refund-none-why = Ein Fall entsteht von selbst, wenn zu viel Geld eingeht.
refund-position = Zur Forderung
refund-reason = Grund
refund-reason-ask = Grund der Ablehnung
refund-propose = Rückzahlung vorschlagen
refund-own = Sie haben sie vorgeschlagen: jemand anderer entscheidet.
refund-approve = { $amount } genehmigen
refund-refuse = Ablehnen
refund-done = Als erledigt vermerken
refund-cause-twice = Doppelt bezahlt
refund-cause-other-option = Auf andere als die gewählte Weise bezahlt
refund-cause-withdrawn = Nach dem Zurückziehen bezahlt
refund-cause-amount = Anderer Betrag als geschuldet
refund-state-opened = Zu prüfen
refund-state-proposed = Vorgeschlagen
refund-state-approved = Genehmigt
refund-state-refused = Abgelehnt
refund-state-done = Erledigt
refund-error-moved = Jemand hat diesen Schritt inzwischen getan: laden Sie die Seite neu.
refund-error-same = Wer die Rückzahlung vorgeschlagen hat, kann nicht auch entscheiden.
refund-error-personal = Der Grund gelangt an Banken: ohne Steuernummern, IBAN, Telefonnummern und Adressen.
pay-title = Bezahlen
pay-with-notice = Sie haben einen Zahlungsbescheid
pay-with-how = Geben Sie die beiden Codes auf dem Bescheid ein.
pay-number = Zahlungsnummer
pay-number-where = 18 Ziffern, mit oder ohne Leerzeichen.
pay-code = Steuernummer des Zahlers
pay-find = Bescheid finden
pay-unknown = Zu diesen beiden Codes gibt es keinen Bescheid. Prüfen Sie sie bitte.
pay-without-notice = Ohne Bescheid bezahlen
pay-to-pay = Zu zahlen
pay-who = Auf den Namen
pay-creditor-code = Steuernummer der Körperschaft
pay-paid-on = Bezahlt: { $at }
pay-less-until = Ermäßigter Betrag: bis { $day }
pay-late = Fällig war { $day }: Sie können noch zahlen
pay-state-published = Dieser Bescheid kann noch nicht bezahlt werden.
pay-state-paid = Dieser Bescheid ist bezahlt.
pay-state-expired = Dieser Bescheid ist abgelaufen. Fragen Sie das Amt, was zu tun ist.
pay-state-cancelled = Die Körperschaft hat diesen Bescheid zurückgezogen: Sie müssen nicht zahlen.
pay-state-other = Sie haben auf andere Weise begonnen zu zahlen: unten steht, was bleibt.
pay-online = { $amount } online bezahlen
pay-download = Bescheid herunterladen
pay-qr = QR-Code des Bescheids
pay-qr-how = Scannen Sie ihn mit der App Ihrer Bank oder mit IO.
pay-together = Sie zahlen { $count } Bescheide zusammen
pay-total = Summe
pay-add = Einen weiteren Bescheid mitbezahlen
pay-add-how = Ein anderer Bescheid derselben Person; höchstens fünf zusammen.
pay-add-do = Hinzufügen
pay-add-wrong = Dieser Bescheid kann nicht hinzugefügt werden: prüfen Sie die Nummer.
pay-others = Andere Zahlungsweisen und Raten
pay-where = Wo Sie zahlen können
pay-where-app = Mit der App Ihrer Bank oder mit IO, über den QR-Code.
pay-where-bank = In der Bank, auch am Automaten, mit der Zahlungsnummer.
pay-where-shops = In Tabakläden, Supermärkten oder bei der Post, mit dem Bescheid.
pay-online-away = Die Online-Zahlung antwortet gerade nicht. Es wurde nichts bezahlt: versuchen Sie es bald wieder oder nutzen Sie den Bescheid.
pay-online-refused = Die Online-Zahlung hat diese Bescheide nicht angenommen. Es wurde nichts bezahlt: nutzen Sie den Bescheid.
pay-back-title = Ihre Zahlung
pay-back-paid = Zahlung eingegangen
pay-back-paid-more = Wir haben die Quittung: Sie müssen nichts weiter tun.
pay-back-waiting = Wir warten auf die Quittung
pay-back-waiting-more = Sie kommt meist in wenigen Minuten. Diese Seite aktualisiert sich selbst; zahlen Sie nicht noch einmal.
pay-back-cancel = Sie haben die Zahlung abgebrochen
pay-back-cancel-more = Sie können vom Bescheid aus jederzeit weitermachen.
pay-back-error = Die Zahlung hat nicht geklappt
pay-back-error-more = Falls etwas abgebucht wurde, kommt die Quittung trotzdem und steht hier. Sonst versuchen Sie es vom Bescheid aus erneut.
pay-back-awaits = wartet auf die Quittung
pay-back-open = zu zahlen
pay-new-fixed = Betrag: { $amount }
pay-new-free = Sie geben den Betrag an.
pay-new-then = Sie erhalten sofort einen Bescheid: zahlbar online, über Ihre Bank oder wo Sie möchten.
pay-new-do = Bescheid erstellen
pay-name = Name des Zahlers
pay-wrong-amount = Geben Sie einen Betrag von { $least } bis { $most } an.
pay-wrong-required = Diese Angabe fehlt.
pay-wrong-long = Höchstens 70 Zeichen.
pay-wrong-number = Nur Ziffern.
pay-wrong-date = Geben Sie ein Datum an.
pay-wrong-twice = Dieses Formular wurde schon mit anderen Daten gesendet: öffnen Sie ein neues.
pay-wrong-mail-often = An diese Adresse haben wir gerade viele Male geschrieben: Lassen Sie das Feld leer, oder versuchen Sie es später noch einmal.
pay-twin = Das haben Sie vor Kurzem schon angefordert, und der Bescheid ist noch zu bezahlen.
pay-twin-see = Zum Bescheid
pay-twin-another = Noch einen erstellen
# sending and printing notices
nav-print-runs = Bescheide drucken
deliver-title = Versand des Bescheids
deliver-again = Erneut senden
deliver-none = Dieser Bescheid wurde noch nicht versandt.
deliver-none-do = {" "}Er kann gedruckt oder, solange er zahlbar ist, mit der Schaltfläche oben versandt werden.
deliver-waiting = Wartet auf den Versand
deliver-why-first = Bescheid
deliver-why-before = Erinnerung vor der Fälligkeit
deliver-why-after = Erinnerung nach der Fälligkeit
deliver-why-again = Von Hand gesandt
deliver-app-sent = Nachricht in der App IO
deliver-app-not-there = Empfängt nichts über die App IO
deliver-app-refused = Die App IO hat die Nachricht abgelehnt
deliver-mail-sent = An den Mailserver übergeben
deliver-mail-refused = Der Mailserver hat die Adresse abgelehnt
deliver-paper-to-print = Zu drucken: kein anderer Weg
deliver-nothing-not-needed = Nicht mehr nötig
deliver-error-just-sent = Der Bescheid ist gerade abgegangen: Warten Sie eine Minute, bevor Sie ihn erneut senden.
deliver-subject = { $what }: zahlbar bis { $by }
deliver-subject-before = Erinnerung: { $what }, fällig am { $by }
deliver-subject-after = { $what }: war fällig am { $by }
deliver-amount = Betrag: { $amount }
deliver-by = Zahlbar bis: { $by }
deliver-number = Bescheidnummer: { $number }
deliver-creditor = Steuernummer der Körperschaft: { $code }
deliver-link = Ansehen und bezahlen: { $link }
deliver-enclosed = Der Bescheid liegt bei: Er kann auch bei der Bank, im Geschäft, bei der Post oder mit einer Zahlungs-App bezahlt werden.
deliver-more = Sie können zwischen mehreren Zahlungsweisen wählen, auf einmal oder in Raten. Alle stehen auf der Seite oben.
deliver-paid-already = Wenn Sie bereits bezahlt haben, müssen Sie nichts weiter tun.
deliver-app = { $creditor } sendet Ihnen einen Zahlungsbescheid: { $what }. Sie können ihn aus dieser Nachricht bezahlen.
print-intro = Wählen Sie die Bescheide: Daraus werden PDF-Dateien, nach Postleitzahl geordnet, mit der Liste für die Druckerei.
print-new = Neuer Druck
print-due = Art der Forderung
print-all-dues = Alle, die ich bearbeite
print-many-dues = Mehrere Arten von Forderungen
print-from = Erstellt ab
print-until = Erstellt bis
print-per-file = Bescheide je Datei
print-unprinted = Nur noch nie gedruckte
print-unsent = Nur solche, die niemand per App oder E-Mail erhalten hat
print-limits = Höchstens { $most } Bescheide auf einmal. Die Dateien stehen { $days } Tage bereit und werden dann gelöscht.
print-begin = Dateien vorbereiten
print-runs = Drucke
print-none = Bisher keine Drucke.
print-none-do = {" "}Der Druck, den Sie oben vorbereiten, erscheint in dieser Liste.
print-asked = Angefordert
print-asked-at = Angefordert { $at }
print-state = Stand
print-progress = Fortschritt
print-going = { $done } von { $total }
print-ended = Fertig: { $done } Bescheide
print-cancelled = Abgebrochen nach { $done } Bescheiden
print-removed = Dateien gelöscht
print-cancel = Abbrechen
print-fetch = Herunterladen ({ $files } Dateien und die Liste)
print-kept-until = Abrufbar bis { $at }.
print-bad = Nicht gedruckte Bescheide: { $count }
print-position = Position { $id }
print-file-title = Zahlungsbescheide, Datei { $number }
print-error-per-file = Wählen Sie eine der angebotenen Anzahlen je Datei.
print-error-nothing = Kein zahlbarer Bescheid entspricht dieser Auswahl.
print-error-over = Dieser Druck ist bereits beendet.
print-error-day = Geben Sie Daten als Tag, Monat und Jahr ein.
print-csv-file = Datei
print-csv-first = erste Seite
print-csv-last = letzte Seite
print-csv-number = Bescheidnummer
print-csv-name = Name
print-csv-street = Adresse
print-csv-postcode = PLZ
print-csv-city = Ort
print-csv-province = Provinz
print-csv-country = Land
print-csv-outcome = warum es fehlt
print-csv-position = Position
own-title = Meine Zahlungen
own-intro = Geben Sie Ihre Steuernummer und die E-Mail-Adresse an, die das Amt kennt: Wir senden Ihnen einen Link zu dem, was zu zahlen ist.
own-code = Steuernummer oder MwSt.-Nummer
own-email = E-Mail-Adresse
own-email-why = Die Adresse, die Sie dem Amt für diese Zahlungen gegeben haben.
own-send = Link senden
own-error-code = Die Nummer hat 16 Zeichen, bei Unternehmen 11 Ziffern.
own-error-email = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@mail.org.
own-asked = Sehen Sie in Ihr Postfach.
own-asked-more = Wenn das Amt diese Nummer mit dieser Adresse kennt, kommt bald ein Link, der { $hours } Stunden gilt.
own-again = Einen neuen Link anfordern
own-over = Dieser Link ist abgelaufen.
own-nothing = Es ist nichts zu zahlen.
own-list = Was das Amt unter Ihrer Nummer und dieser Adresse führt.
own-to-pay = Zu zahlen
own-later = Noch nicht zahlbar
own-partly = Teilweise bezahlt
own-paid = Bezahlt
own-expired = Abgelaufen, hier nicht mehr zahlbar
own-withdrawn = Zurückgezogen
own-mail-subject = Ihre Zahlungen: { $body }
own-mail = Mit diesem Link sehen Sie, was zu zahlen ist. Körperschaft: { $body }.
own-mail-hours = Er gilt { $hours } Stunden.
own-mail-not-you = Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Niemand hat Ihre Daten gesehen.

# register
register-error-codes = Ein Bescheid hat einen Segregationscode außerhalb derer der Anfrage.
register-error-key = Dieser Schlüssel wurde für eine andere Anfrage benutzt.
register-error-not-payable = In diesem Zustand ist keine Zahlung möglich.
register-error-unreadable = Die Anfrage ist nicht lesbar: { $what }.

# positions from a file
nav-uploads = Positionen aus Datei
upload-intro = Laden Sie ein CSV-Blatt mit einer Position je Zeile hoch. Jede Zeile hat ihr Ergebnis und eine falsche hält die anderen nicht auf; dieselbe Datei noch einmal hochgeladen ändert nichts.
upload-new = Neue Datei
upload-publish = Sofort veröffentlichen: die Positionen sind ab heute zahlbar
upload-rewrite = Wenn es eine Position schon mit anderem Inhalt gibt, ersetzen
upload-file = CSV-Datei
upload-limits = Höchstens { $rows } Zeilen und { $megabytes } MB; Trennzeichen „;“ oder „,“, Kodierung UTF-8 oder Windows.
upload-send = Hochladen
upload-example = Beispiel herunterladen
upload-last = Ihre letzten Dateien
upload-none = Sie haben noch nichts hochgeladen.
upload-rows = Zeilen
upload-refused = Abgelehnt
upload-state = Stand
upload-columns = Die Spalten (nötige mit *)
upload-dues = Forderungsarten, die Sie verwenden dürfen
upload-judged = { $judged } von { $rows } Zeilen geprüft
upload-progress = Fortschritt
upload-stop = Anhalten
upload-good = Angenommen
upload-verdicts = Alle Ergebnisse herunterladen
upload-bad = Abgelehnte Zeilen
upload-line = Zeile
upload-iupd = Name
upload-outcome = Ergebnis
upload-notices = Bescheide
upload-why = Grund
upload-running = Läuft
upload-done = Fertig
upload-done-some = Fertig, mit abgelehnten Zeilen
upload-stopped = Angehalten
upload-outcome-made = angelegt
upload-outcome-there = schon vorhanden
upload-outcome-rewritten = ersetzt
upload-outcome-refused = abgelehnt
upload-error-csv = Die Datei ist leer, oder ein Feld in Anführungszeichen endet nie.
upload-error-column = In der Datei fehlt die Spalte „{ $column }“.
upload-error-rows = Die Datei hat mehr als { $most } Zeilen: bitte aufteilen.
upload-error-size = Die Datei ist größer als { $most } MB: bitte aufteilen.
upload-error-over = Diese Datei wurde schon geprüft oder angehalten.
positions-count = Mindestens eine Position ist nötig; höchstens { $most } auf einmal.
upload-column-identificativo = Ihr eigener Name der Position, einmalig in der Körperschaft (höchstens 50 Zeichen).
upload-column-dovuto = Der Schlüssel der Forderungsart: siehe unten.
upload-column-tipo = F für eine Person (auch wenn leer), G für eine Firma oder Körperschaft.
upload-column-codice-fiscale = Steuernummer oder MwSt.-Nummer des Schuldners; ANONIMO, wenn es keine gibt.
upload-column-nome = Vor- und Nachname oder Firmenname.
upload-column-indirizzo = Straße oder Platz.
upload-column-civico = Hausnummer.
upload-column-cap = Postleitzahl.
upload-column-comune = Gemeinde.
upload-column-provincia = Zwei Buchstaben.
upload-column-nazione = Zwei Buchstaben, zum Beispiel IT.
upload-column-email = E-Mail-Adresse.
upload-column-causale = Wofür gezahlt wird, wie auf dem Bescheid gedruckt.
upload-column-importo = In Euro, zum Beispiel 45,00.
upload-column-scadenza = Letzter Tag, zum Beispiel 31/12/2026. Fehlt er, gilt die Frist der Forderungsart.
upload-column-rate = Wie viele Monatsraten neben der Einmalzahlung angeboten werden (2 bis 24); leer für keine.
# reconciliation
flow-refused-differs = Ein Fluss mit dieser Kennung und dieser Revision kam schon am { $day }, mit anderen Zeilen oder Beträgen. Fragen Sie den Dienstleister, welcher stimmt: Eine Berichtigung hat eine höhere Revision.
flow-refused-foreign = Der Fluss betrifft eine andere Körperschaft.
flow-refused-header = Der Fluss ist nicht lesbar: «{ $field }» fehlt oder ist falsch.
flow-refused-unreadable = Die Datei ist kein Abrechnungsfluss in XML oder JSON.
# joining, levels of service, journal
nav-payments-setup = pagoPA
nav-joining = Beitritt und Schlüssel
nav-service-level = Dienstgüte
payments-import-due = { $due }: { $count } offene Forderungen bleiben zahlbar; nur wer alle Arten betreut, sieht sie.
payments-import-creditor = Die Steuernummer der Gläubigerin ändert sich: { $count } offene Forderungen tragen noch die frühere.
joining-intro = Wie die Verwaltung an pagoPA angeschlossen ist: was fehlt, welche Stationen, Schlüssel und Zertifikate gelten.
joining-steps = Schritte des Beitritts
joining-step = Schritt
joining-state = Stand
joining-evidence = Nachweis
joining-done = erledigt
joining-open = offen
joining-step-creditor = Die Gläubigerin steht in der Amtsdatei
joining-step-station = Eine Station antwortet heute
joining-step-dues = Es gibt Abgabearten mit ihrem Konto
joining-step-keys = Jeder aufgerufene Dienst hat einen gültigen Schlüssel
joining-step-certificate = Ein Zertifikat von pagoPA ist angenommen und gilt bis zum genannten Tag
joining-step-tests = Die Prüfungen vor dem Start sind bestanden
joining-step-receipt = Die erste Quittung ist angekommen
joining-creditor = Gläubigerin und Stationen
joining-no-creditor = Die Amtsdatei nennt keine Gläubigerin.
joining-code = Steuernummer { $code }
joining-segregation = neue Zahlscheine mit Segregationscode { $code }
joining-no-station = Die Amtsdatei nennt keine Stationen.
joining-station = Station
joining-broker = Vermittler
joining-column-segregation = Segregation
joining-period = Von – bis
joining-station-stands = in Gebrauch
joining-station-ended = nur Quittungen
joining-keys = Abonnementschlüssel
joining-keys-why = Zwei je Dienst: wird einer abgelehnt, gilt der andere. Zum Erneuern den neuen an den freien Platz setzen und den alten entfernen, sobald der neue funktioniert. Ein Schlüssel lässt sich nicht wieder lesen.
joining-product = Dienst
joining-product-gpd = Forderungen (GPD)
joining-product-fdr = Abrechnungsdateien (FdR)
joining-product-bizevents = Quittungen (BizEvents)
joining-product-checkout = Checkout
joining-place = Platz
joining-place-1 = Erster Schlüssel
joining-place-2 = Zweiter Schlüssel
joining-key = Schlüssel
joining-key-none = keiner
joining-key-new = Schlüssel eintragen
joining-key-put = Eintragen
joining-key-refused = von pagoPA abgelehnt, { $at }
joining-remove = Entfernen
joining-key-remove-which = Schlüssel von { $product } mit dem Ende { $hint } entfernen
joining-certificates = Zertifikate, mit denen pagoPA anruft
joining-certificates-why = Wer mit einem anderen anruft, wird abgewiesen; auch die von der Administration des Servers genannten gelten. Zwei zugleich, damit altes und neues sich überlappen.
joining-certificates-none = Hier ist kein Zertifikat angenommen: Nur wer eines der von der Administration des Servers genannten hat, kommt durch.
joining-subject = Ausgestellt für
joining-issuer = Ausgestellt von
joining-certificate-stands = gilt
joining-certificate-soon = läuft bald ab
joining-certificate-ended = abgelaufen
joining-certificate-ahead = noch nicht gültig
joining-certificate-new = Neues Zertifikat
joining-certificate-pem = Fügen Sie den von pagoPA veröffentlichten Text ein, von BEGIN CERTIFICATE bis END CERTIFICATE.
joining-certificate-accept = Zertifikat annehmen
joining-certificate-remove-which = Zertifikat von { $subject } entfernen
joining-tests = Prüfungen vor dem Start
joining-tests-why = Die Namen sind die des Prüfplans von pagoPA; hier steht das letzte Ergebnis.
joining-test = Prüfung
joining-test-shows = Was sie zeigt
joining-test-passed = bestanden
joining-test-failed = nicht bestanden
joining-test-never = nie gelaufen
joining-ec-psp-01 = Ein Zahlschein wird geprüft, abgerufen und bezahlt, und die Quittung schließt ihn.
joining-ec-psp-02 = Ein bezahlter Zahlschein wird nicht zweimal bezahlt.
joining-ec-psp-03 = Eine nie vergebene Nummer ist unbekannt.
joining-ec-psp-04 = Ein abgelaufener Zahlschein, der mit der Frist endet, wird abgelehnt.
joining-ec-psp-05 = Ein zurückgezogener Zahlschein wird abgelehnt.
joining-error-key = Ein Schlüssel hat 16 bis 128 Buchstaben, Ziffern und Bindestriche.
joining-error-key-twice = Dieser Schlüssel steht schon am anderen Platz.
joining-error-certificate = Das ist kein Zertifikat in PEM-Form.
joining-error-certificate-ended = Dieses Zertifikat ist abgelaufen.
joining-error-certificates-full = Zwei Zertifikate sind schon angenommen: entfernen Sie zuerst eines.
level-intro = pagoPA erwartet jeden Monat 98 von 100 Antworten binnen 2 Sekunden; nach 7 Sekunden, 15 bei Quittungen, wartet es nicht mehr.
level-chart = Zeit von 98 aus 100 Antworten, je Monat
level-chart-says = Eine Linie je Art der Frage; die Marke steht bei zwei Sekunden.
level-mark = 2 s
level-no-data = Noch keine Antworten.
level-month = Monat
level-availability = Verfügbarkeit
level-op-verify = Prüfung
level-op-get = Abruf
level-op-receipt = Quittung
level-op-demand = Spontan von der Bank
level-in-time = binnen 2 s: { $share }
level-answers = { $answers ->
    [one] { $answers } Antwort
    *[other] { $answers } Antworten
    }, { $failures ->
    [one] { $failures } Störung
    *[other] { $failures } Störungen
    }
level-planned = Angekündigte Ausfälle
level-unplanned = Ungeplante Ausfälle
level-stops = Ausfälle
level-stops-none = Keine Ausfälle in den letzten zwölf Monaten.
level-budget-planned = Dieses Jahr angekündigt: { $used } von { $hours } Stunden.
level-budget-unplanned = Dieses Jahr ungeplant: { $used } von { $hours } Stunden.
level-from = Von
level-until = Bis
level-kind = Art
level-reason = Grund
level-announce = Ausfall ankündigen
level-announce-do = Ankündigen
level-withdraw = Zurücknehmen
level-withdraw-which = Ausfall vom { $from } zurücknehmen
level-error-times = Das Ende liegt nach dem Beginn, höchstens { $hours } Stunden später.
level-error-notice = Ein Ausfall wird mindestens { $hours } Stunden vorher angekündigt; sonst zählt er als ungeplant.
pay-leaving-title = Du wirst zur Zahlung geleitet
pay-leaving-help = Die nationale Zahlungsseite öffnet sich. Wenn nicht von selbst, nutze die Schaltfläche.
pay-leaving-go = Zur Zahlung

# What the archive that stands in was not told yet.
level-archive-told = Das Archiv, das für die Körperschaft antwortet (ACA), ist auf dem neuesten Stand.
level-archive-waits = Das Archiv, das für die Körperschaft antwortet (ACA), wartet: { $positions } geänderte Positionen, { $gone } zu entfernende Zahlungsaufforderungen.
# Flows that change their word, receipts that nobody can read
inbox-unread-what = Was in der Nachricht nicht zu lesen ist: { $what }
inbox-unread = Eine Quittung, die sich nicht lesen lässt
inbox-seen-reason = Was es ist, und was daraus wurde
refund-rest = Weitere { $amount } derselben Quittung gehören anderen Einrichtungen oder sind für Stempelmarken: Sie werden nicht von hier zurückgezahlt.
# ways to a page
pay-no-notice = Sie finden den Bescheid nicht?
pay-no-notice-how = Wir senden Ihnen einen Link zu dem, was zu zahlen ist, an die Adresse, die das Amt kennt.

# a payment told to who owed it
deliver-why-paid = Zahlungsbestätigung
deliver-mail-not-there = Keine Adresse, die Post annimmt
paid-mail-subject = { $what }: Zahlung eingegangen
paid-mail-intro = { $creditor } hat Ihre Zahlung erhalten: { $what }.
paid-mail-amount = Bezahlter Betrag: { $amount }
paid-mail-at = Bezahlt am: { $at }
paid-mail-through = Bezahlt über: { $provider }
paid-mail-receipt = Quittungsnummer (IUR): { $receipt }
paid-mail-link = Zahlung ansehen: { $link }
paid-mail-rest = Es sind noch Teile zu zahlen: Sie finden sie auf der oben genannten Seite.

# at the kiosk
kiosk-pay = Bescheid bezahlen
kiosk-pay-title = Welchen Bescheid möchten Sie bezahlen?
kiosk-pay-how = Halten Sie den QR-Code des Bescheids unter den Leser oder geben Sie die 18 Ziffern der Bescheidnummer ein.
kiosk-pay-field = Bescheidnummer
kiosk-pay-eighteen = { $count ->
    [one] Eine Bescheidnummer hat 18 Ziffern: Hier ist es eine.
   *[other] Eine Bescheidnummer hat 18 Ziffern: Hier sind es { $count }.
 }
kiosk-pay-unknown = Kein Bescheid hat diese Nummer. Prüfen Sie die Ziffern oder fragen Sie am Schalter.
kiosk-pay-foreign = Dieser Bescheid ist von einer anderen Stelle: Wir sehen ihn hier nicht. Er wird mit seinem QR-Code bezahlt.
kiosk-pay-phone = Scannen Sie den Code mit der App Ihrer Bank oder mit IO.
kiosk-pay-elsewhere = Keine App? Mit dem Bescheid zahlen Sie auch in Banken, Tabakläden und Postämtern.
kiosk-pay-another = Anderer Bescheid
kiosk-pay-other = Diese Zahlung wurde auf andere Weise begonnen. Fragen Sie am Schalter, was noch offen ist.
kiosk-voice-pay = Halten Sie den QR-Code des Bescheids unter den Leser, oder geben Sie mit den Tasten die achtzehn Ziffern der Bescheidnummer ein und berühren Sie Weiter.
kiosk-voice-owed = Der Bildschirm zeigt, wie viel zu zahlen ist. Scannen Sie den Code mit der App Ihrer Bank oder mit IO. Wenn nicht gezahlt werden kann, steht der Grund auf dem Bildschirm.

# what a fee belongs to
due-wrong-tie-several = Heute gibt es an mehreren Standorten einen Termin mit diesem Code: Geben Sie den Buchungscode ein.
due-wrong-tie-service = Diese Art von Forderung gehört nicht zur Dienstleistung dieses Termins. Prüfen Sie den Code.
# Drucke, die nicht gelangen
print-failed = Nicht gelungen: { $done } von { $total } Bescheiden
print-failed-why = Die Dateien konnten auch in zwei Tagen voller Versuche nicht erstellt werden. Die fertigen lassen sich herunterladen; sobald die Störung behoben ist, kann der Druck dort weitergehen, wo er war. Die Störung, für die Administration des Servers:
print-resume = Fortsetzen
print-error-not-failed = Dieser Druck lässt sich nicht fortsetzen.
# Dateien mit Positionen: was bleibt
upload-erased = Der Name der Datei und die Ergebnisse der Zeilen wurden nach { $days } Tagen gelöscht; die Zahlen bleiben.
# Das Protokoll der Prüfungen
joining-tests-how = „sportello node-simulator check“ führt sie aus; mit --record kommt das Protokoll hierher.
joining-error-cases = Das Protokoll enthält Prüfungen, die der Plan nicht kennt, oder zu viele.
joining-error-nothing-tried = Keine Prüfung des Protokolls wurde ausgeführt.
# Stempelmarken zum Prüfen
due-odd-stamps = Stempelmarke zu prüfen
due-odd-stamp-look = zu prüfen
due-odd-stamp-unreadable = Die Quittung bringt keine lesbare Stempelmarke.
due-odd-stamp-document = Die Stempelmarke der Quittung gilt für ein anderes Dokument.
due-odd-stamp-amount = Die Stempelmarke der Quittung hat einen anderen Betrag.
# screens for clerk and accountant
due-receipts = Quittungen
due-receipt-uploaded = Aus einer Datei geladen von { $who }, { $at }: nicht von pagoPA gesendet
due-receipt-number = Quittung Nr.
due-receipt-paid = Bezahlt { $at }, { $provider }
due-receipt-settled = Begleicht die Rate
due-receipt-known = Bestätigt die Abrechnung
due-receipt-twice = Zu viel: Rate bereits bezahlt
due-receipt-other-option = Zu viel: andere Zahlungsart begonnen
due-receipt-withdrawn = Zu viel: Position zurückgezogen
due-receipt-amount = Anderer Betrag als geschuldet
due-receipt-born = Daraus entstand die Position
due-receipt-failed = Zahlung fehlgeschlagen
due-receipt-foreign = Kein Betrag für diese Stelle
refund-paid = bezahlt { $at }, { $provider }
joining-since = seit { $day }
level-no-data-do = Die Zeiten erscheinen, sobald pagoPA anruft.
upload-none-do = Laden Sie das Beispiel, füllen Sie es aus und laden Sie es oben hoch.
# Receipts that somebody put aside
inbox-aside = Beiseitegelegt

# who owes, while a receipt is on its way
pay-under-way = Eine Zahlung wird gerade geprüft: Zahlen Sie nicht noch einmal.
pay-held = Das Amt prüft gerade eine Zahlung: Zahlen Sie nicht noch einmal.
pay-anyway = Trotzdem bezahlen

# back from the checkout without having paid
pay-back-to-notice = Zurück zum Bescheid

# what is typed to find a notice
pay-error-number = Die Zahlungsnummer hat 18 Ziffern.

# what was paid
own-paid-on = Bezahlt am { $date }
pay-taker = Zahlung entgegengenommen von
# Cases whose money was not too much after all
refund-state-groundless = Hinfällig

# what is offered to who owes, and what is said while a receipt is on its way
pay-receipt = Quittung herunterladen (PDF)
pay-receipt-of = Quittung herunterladen (PDF): { $what }
due-print-wait = Zurück zur Position
due-print-anyway = Trotzdem drucken
paid-paper-title = Zahlungsquittung
paid-paper-amount = Bezahlter Betrag
paid-paper-table = Angaben zur Zahlung
paid-paper-reference = Zahlungskennung (IUV)
paid-paper-receipt = Nummer der Quittung (IUR)
paid-paper-says = Die Körperschaft hat diese Zahlung verbucht: Es ist nichts weiter nötig.
paid-paper-awaited = Die Zahlung ist aus der Abrechnung bekannt; die Quittung der Plattform steht noch aus.
own-late = Überfällig, noch zahlbar
own-settled = Bezahlt ({ $count })
refund-step-opened = Fall eröffnet
refund-because-twice = Die Zahlungsmitteilung war schon bezahlt: Diese zweite Zahlung ist zu viel.
refund-because-other-option = Es wurde schon auf andere Weise gezahlt, auf einmal oder in Raten: Diese Zahlung ist zu viel.
refund-because-withdrawn = Die Zahlungsmitteilung galt nicht mehr, als sie bezahlt wurde.
refund-because-amount = Der eingegangene Betrag ist nicht der geschuldete, weder heute noch am Tag der Zahlung.
joining-tests-command = Die mit --notice genannten Mitteilungen gelten danach wirklich als bezahlt: Legen Sie dafür Testmitteilungen an. Der Befehl, mit dem Fehlenden anstelle der Punkte:
# What is wrong with each field, what ends a position, what is late, every step of its story
slip-missing = Dieses Feld wird gebraucht: bitte ausfüllen.
slip-long = Höchstens { $most } Zeichen.
slip-signs = Es enthält ein Zeichen, das man nicht sieht oder nicht drucken kann, etwa einen Zeilenumbruch: Tippen Sie es neu.
slip-code-length = Eine Steuernummer hat 16 Zeichen, eine MwSt.-Nummer 11 Ziffern: hier sind es { $found } Zeichen.
slip-code-format = Das Zeichen Nummer { $position } der Steuernummer kann dort nicht stehen: sie sieht aus wie RSSMRA80A01H501U.
slip-code-date = Das Geburtsdatum in der Steuernummer gibt es nicht.
slip-code-check = Der letzte Buchstabe der Steuernummer passt nicht zum Rest: ein Zeichen ist falsch.
slip-code-card = Das ist die Nummer der europäischen Krankenversicherungskarte: die Steuernummer steht auf der anderen Seite.
slip-vat-length = Eine MwSt.-Nummer hat 11 Ziffern: hier sind es { $found }.
slip-vat-format = Eine MwSt.-Nummer besteht nur aus Ziffern: das Zeichen Nummer { $position } ist keine.
slip-vat-check = Die letzte Ziffer der MwSt.-Nummer passt nicht zum Rest: eine Ziffer ist falsch.
slip-two-letters = Gebraucht wird ein Kürzel aus zwei Buchstaben.
slip-mail = Das ist keine E-Mail-Adresse: sie sieht aus wie name@beispiel.it.
upload-wrong-due = Diese Art von Forderung gibt es nicht oder sie gehört nicht zu deinen: nimm einen der Schlüssel, die auf der Seite der Dateien stehen.
upload-wrong-kind = F für eine Person oder G für eine Firma oder Körperschaft.
upload-wrong-amount = Das ist kein Betrag: er sieht aus wie 45,00 oder 1.234,56.
upload-wrong-amount-none = Der Betrag muss größer als null sein.
upload-wrong-amount-most = Der Betrag kann höchstens { $most } sein.
upload-wrong-day = Das ist kein Datum: es sieht aus wie 31/12/2026 oder 2026-12-31.
upload-wrong-far = Die Frist ist zu weit weg: Schreiben Sie einen Tag innerhalb von zehn Jahren.
upload-wrong-past = Die Frist ist vorbei: nimm einen Tag ab heute.
upload-wrong-parts = Wie viele Raten, von 2 bis { $most }; leer für keine.
upload-wrong-parts-small = Der Betrag ist zu klein für so viele Raten.
due-wrong-iban = Die IBAN stimmt nicht: bitte prüfen.
due-wrong-parts-small = Die Beträge sind zu klein für so viele Raten.
due-wrong-why-personal = Der Grund soll keine Namen, Steuernummern, IBAN und Telefonnummern enthalten.
due-wrong-paid-day = Es braucht den Tag der Zahlung, spätestens heute.
due-wrong-price = An diesem Tag war ein anderer Betrag geschuldet.
due-email-short = E-Mail
due-part-draft = Entwurf
due-part-withdrawn = Zurückgezogen
due-draft-then = Noch kann niemand bezahlen: gedruckt und gesandt wird der Bescheid nach der Veröffentlichung.
due-withdraw-then = Niemand kann mehr bezahlen, auch nicht, wer den Bescheid schon in der Hand hat. Das lässt sich nicht rückgängig machen; die Forderung bleibt lesbar.
due-withdraw-do = Ja, Forderung zurückziehen
due-delete-then = Die Forderung verschwindet mit ihren Bescheiden, ihre Nummern werden nie wieder verwendet. Das lässt sich nicht rückgängig machen.
due-delete-do = Ja, endgültig löschen
due-late = { $days ->
    [0] heute abgelaufen
    [one] seit einem Tag überfällig
   *[other] seit { $days } Tagen überfällig
    }
due-late-all = Überfällig, unbezahlt
due-step-instalment-reopened = Wieder zu zahlen: die Abrechnung wurde berichtigt
due-step-transfer-reported = Von einem Programm als abgerechnet gemeldet
due-step-notice-printed = Bescheid gedruckt
due-step-notice-asked = Versand verlangt
due-step-notice-sent = Versand
due-step-receipt-filed = Quittung eingegangen
due-step-receipt-uploaded = Quittung aus einer Datei hochgeladen
deliver-send = Senden
# What a newcomer to the accounts asks
file-no-csv-workbook = Diese Datei ist eine Arbeitsmappe (Excel, LibreOffice), keine CSV. Öffnen Sie sie, wählen Sie „Speichern unter“ und den Typ „CSV UTF-8“ und laden Sie die neue Datei hoch.
file-no-csv-encoding = Diese Datei ist keine CSV in UTF-8: Der Text hat eine andere Kodierung (meist „Unicode“). Öffnen Sie sie als Tabelle, wählen Sie „Speichern unter“ und den Typ „CSV UTF-8“ und laden Sie die neue Datei hoch.
due-step-instalment-paid-flow = Zahlung, laut einem Abrechnungsfluss
due-step-position-created-flow = Aus einer Zeile eines Abrechnungsflusses entstanden
# What a payer asks: other money than what is owed, which instalment, what comes after a reduction
due-part-of-all = Rate { $place } von { $count }
pay-less-then = Danach { $amount }, bis { $day }
pay-extra-opened = Das Amt muss über die Rückzahlung noch entscheiden: Sie müssen nichts weiter tun.
pay-extra-proposed = Die Rückzahlung ist vorgeschlagen und wartet auf die Genehmigung: Sie müssen nichts weiter tun.
pay-extra-approved = Die Rückzahlung von { $amount } ist genehmigt: das Amt zahlt sie Ihnen zurück.
pay-extra-refused = Das Amt hat entschieden, es nicht zurückzuzahlen: fragen Sie das Amt nach dem Grund.
pay-extra-groundless = Es ist nicht zu viel: es gibt nichts zurückzuzahlen.
pay-extra-done = Rückzahlung von { $amount } am { $day } ausgeführt.
pay-extra-other = Zahlung eingegangen, zu viel
pay-extra-hold = Für dieselbe Schuld ist eine andere Zahlung eingegangen, und das Amt muss noch entscheiden, was damit geschieht. Warten Sie die Entscheidung ab, bevor Sie zahlen.
extra-mail-subject = { $what }: Zahlung eingegangen, zu viel
deliver-why-surplus = Zahlung, die zu viel war
due-elsewhere-then = Das lässt sich nicht rückgängig machen: die Zahlungsaufforderung gilt als bezahlt, niemand kann sie mehr online oder bei der Bank zahlen, und wer zahlen musste, erhält eine Mail, wenn eine Adresse bekannt ist.
due-elsewhere-paying = Eine Online-Zahlung läuft: kommt auch sie an, ist sie zu viel und muss zurückgezahlt werden.
due-elsewhere-yes = Ja, es ist bezahlt
position-error-paid-before = Die Position gab es noch nicht: geben Sie einen Tag seit ihrer Anlage an, nicht nach heute.
refund-none-over = Keine abgeschlossene Rückzahlung.
refund-none-over-why = Hier bleiben Fälle, die zurückgezahlt, abgelehnt oder hinfällig sind.
refund-day = Tag der Zahlungsanweisung
refund-mandate = Nummer der Zahlungsanweisung
refund-note = Anmerkung (freiwillig)
refund-mandate-of = Zahlungsanweisung Nr. { $number } vom { $day }
refund-error-day = Geben Sie den Tag der Zahlungsanweisung an: nicht vor der Eröffnung des Falls, nicht nach heute.
refund-error-mandate = Geben Sie die Nummer der Zahlungsanweisung an: Buchstaben, Ziffern, Schrägstriche und Bindestriche, höchstens { $most } Zeichen.
pay-new-range = Sie geben den Betrag an, von { $least } bis { $most }.
# Days that begin with the service of a notice; what is owed without a date.
position-error-service = Der Tag der Zustellung kann weder nach heute noch vor dem Bescheid liegen und wird einmal angegeben.
due-served-on = Zugestellt am
due-served = Zustellung eintragen
due-less-served = { $amount } binnen { $days } Tagen ab Zustellung
pay-less-served = Ermäßigter Betrag: bis { $days } Tage nach der Zustellung
due-step-position-served = Zugestellt
deliver-subject-open = { $what }: zu zahlen
due-open = Ohne Fälligkeit
# what the clerk is told: drafts, what is paid, a receipt that he brings himself
notice-error-draft = Die Position ist noch ein Entwurf: Veröffentlichen Sie sie, dann lässt sich der Beleg drucken.
position-error-paid = Die Rate ist schon bezahlt, und was bezahlt ist, ändert sich nicht.
inbox-bring = Quittung prüfen
inbox-bring-why = Diese Quittung kommt nicht von pagoPA: Sie bringen sie. Einmal erfasst, zählt sie wie die anderen und bleibt mit Ihrem Namen gekennzeichnet.
inbox-bring-then = Wenn Sie sie erfassen:
inbox-bring-do = Quittung erfassen
due-remains = { $amount } offen
due-step-receipt-filed-brought = Quittung erfasst
# Eine Quittung, die nicht stimmt
inbox-odd = Sie sagt, dass bezahlt wurde, aber sie stimmt nicht
inbox-odd-sum = Ihre Beträge ergeben nicht die bezahlte Summe.
inbox-odd-reference = Ihr Zahlungscode (IUV) ist nicht jener der Zahlungsaufforderung.
inbox-odd-bodies = Das Geld ging an Stellen oder in Teilen, die die Zahlungsaufforderung nicht nennt.
inbox-odd-account = Der Anteil der Körperschaft ging auf ein Konto, das die Zahlungsaufforderung nie nannte.
inbox-odd-day = Der Tag der Zahlung liegt noch in der Zukunft.
inbox-odd-sender = Die Datei kam über keine Station der Körperschaft.
inbox-take = Gelten lassen
inbox-taken = Gelten gelassen
inbox-verdict-held = Quittung aufbewahrt, aber sie zahlt nichts, bis jemand sie angesehen hat.
due-receipt-held = Zurückgehalten: sie stimmt nicht, die Buchhaltung sieht sie an
register-error-receipt = Diese Quittung ist schon für eine andere Zahlungsaufforderung verbucht.
# What a clerk asks of files, changes and addresses
upload-wrong-twice = Diese Kennung steht schon in Zeile { $line } dieser Datei: Behalten Sie nur eine der beiden Zeilen.
upload-outcome-published = veröffentlicht (war schon da)
upload-count-made = Angelegt
upload-count-published = Schon da, jetzt veröffentlicht
upload-count-rewritten = Ersetzt
upload-count-there = Schon da
upload-taken = Angenommene Zeilen
upload-taken-some = Hier die ersten { $shown }; alle stehen in der Ergebnisdatei.
due-edit-reason = Warum Sie sie ändern
due-wrong-rest = Schreiben Sie mehr als { $others }: So viel geht an die anderen Empfänger und an die Stempelmarke, und der Körperschaft muss etwas bleiben.
due-wrong-before-less = Die Ermäßigung gilt bis { $day }: Die Frist kann nicht davor liegen.
due-apart = Der Plan ergibt jetzt { $plan } und die Einmalzahlung { $whole }.
due-stamp-odd = Die Stempelmarke beträgt { $amount }; üblich sind { $usual }. Prüfen Sie den Betrag.
due-print-whole = Ganze Zahlungsaufforderung drucken, mit allen Raten
position-error-reduction-end = Die Frist liegt vor dem Ende der Ermäßigung für frühe Zahlung: Wählen Sie einen späteren Tag.
slip-province = Das ist kein Kürzel einer Provinz: Schreiben Sie zum Beispiel RM für Rom oder EE für das Ausland.
slip-postcode = Die Postleitzahl hat fünf Ziffern, zum Beispiel 00100.
notice-online = Auf der Website der Körperschaft
notice-where-checkout = Nur mit Telefon oder Computer, auf der Website der Körperschaft: Im Betrag ist eine digitale Stempelmarke enthalten.
print-no-address = Gedruckt, aber die Adresse fehlt: kein Versand möglich.
print-lacking = Ohne Adresse gedruckt: { $count }. In der Liste für die Druckerei sind sie gekennzeichnet; ergänzen oder entfernen Sie sie vor dem Versand.
