# Der Simulator des nationalen Knotens
simulator-mark = SIMULATOR
simulator-no-money = Keine Zahlung ist echt, kein Geld bewegt sich.
simulator-checkout = Zahlungsaufforderung bezahlen
simulator-console = Der simulierte Knoten
simulator-creditor = Gläubiger
simulator-notice = Nummer der Zahlungsaufforderung
simulator-amount = Betrag
simulator-total = Summe
simulator-provider = Wer einzieht
simulator-answer = Antwort
simulator-answer-ok = Der Gläubiger hat geantwortet: „{ $subject }“ kann bezahlt werden.
simulator-answer-due = Fällig am { $date }.
simulator-answer-archive = Der Gläubiger antwortet nicht: an seiner Stelle antwortet das zentrale Archiv.
simulator-answer-changed = Der Gläubiger verlangt jetzt { $amount }: gehen Sie zu ihm zurück und beginnen Sie neu.
simulator-answer-no = Der Gläubiger hat geantwortet, dass nicht bezahlt werden kann:
simulator-not-payable = So kann der Warenkorb nicht bezahlt werden.
simulator-cart-done = Für diesen Warenkorb wurde die Wahl schon getroffen.
simulator-pay = Bezahlen
simulator-cancel = Abbrechen
simulator-error = Fehler
simulator-error-help = Mit einem Fehler und ohne Zahlung zurück zum Gläubiger.
simulator-late = Verspätetes Ergebnis
simulator-late-help = Bezahlt, aber die Quittung kommt zehn Minuten später beim Gläubiger an.
simulator-lost = Verlorene Quittung
simulator-lost-help = Bezahlt, aber die Quittung geht nie ab: nur die Abrechnung sagt es.
simulator-otherwise = Was anders kommen kann
simulator-pay-notice = Am Schalter eines Anbieters bezahlen
simulator-course = Wie es ausgeht
simulator-course-paid = Bezahlt, die Quittung geht sofort ab
simulator-course-failed = Negatives Ergebnis (Quittung KO)
simulator-close = Tag abschließen
simulator-close-help = { $count ->
    [one] Eine Zahlung ist noch nicht abgerechnet.
   *[other] { $count } Zahlungen sind noch nicht abgerechnet.
 }
simulator-trouble-dirt = Von der Bank beschädigte Texte
simulator-trouble-two-flows = Zwei Abrechnungen am Tag
simulator-trouble-split = Eine Abrechnung in zwei Gutschriften
simulator-trouble-lacking = Die letzte Zahlung fehlt (sie kommt morgen)
simulator-trouble-revised = Eine Abrechnung mit zweiter Fassung berichtigt
simulator-trouble-uncredited = Eine Gutschrift fehlt im Journal
simulator-trouble-other-iur = Ein Anbieter schreibt eine andere IUR
simulator-trouble-no-receipt = Eine Zeile ohne Quittung (Code 9)
simulator-payments = Zahlungen
simulator-receipts = Quittungen und Antworten
simulator-actions = Handlungen
simulator-when = Wann
simulator-none = Noch nichts.
simulator-stand-in = in Vertretung
simulator-next = Nächster Versuch: { $hour }
simulator-resend = Quittung noch einmal senden
simulator-again = Neue Quittung für dieselbe Aufforderung
simulator-flows = Abrechnungen
simulator-revision = Fassung { $number }
simulator-lines = { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
 }
simulator-journals = Kassenjournale
simulator-questions = Fragen an Gläubiger
simulator-archived = { $count ->
    [one] Im zentralen Archiv liegt eine Zahlungsaufforderung.
   *[other] Im zentralen Archiv liegen { $count } Zahlungsaufforderungen.
 }
simulator-operation = Vorgang
simulator-said-paid = Bezahlt.
simulator-said-refused = Nicht bezahlbar: die Antwort steht am Ende der Seite.
simulator-said-no-notice = Die Nummer hat achtzehn Ziffern.
simulator-said-sent = Quittung noch einmal gesendet.
simulator-said-again = Neue Quittung gesendet: dieselbe Aufforderung ist nun zweimal bezahlt.
simulator-said-closed = Tag abgeschlossen: Abrechnungen und Journal sind fertig.
simulator-said-nothing = Es gibt nichts abzurechnen.
# Eine spontane Zahlung aus der App einer Bank
simulator-demand = Eine spontane Zahlung in der App einer Bank anfragen
simulator-demand-help = Die Verwaltung erstellt einen Zahlschein für einen Dienst ohne Zahlschein; dann wird er wie jeder andere bezahlt.
simulator-demand-service = Dienst (idServizio, fünf Zeichen)
simulator-demand-subject = Subjekt des Dienstes (idSoggettoServizio, fünf Zeichen)
simulator-demand-fields = Angaben zum Dienst, eine pro Zeile: Name = Wert
simulator-demand-ask = Anfragen
simulator-said-demanded = Die Verwaltung hat den Zahlschein erstellt: Seine Nummer steht schon im Zahlformular.
simulator-said-no-service = Die Verwaltung hat keinen Zahlschein erstellt: Die Antwort steht am Ende der Seite.
simulator-said-form = Dienst und Subjekt haben fünf Zeichen, und jede Zeile der Angaben lautet „Name = Wert“.
