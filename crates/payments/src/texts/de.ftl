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
notice-amount-later = Der Betrag steht erst bei der Zahlung fest.
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
notice-type = Geben Sie den Code der Mitteilung und die Steuernummer der Körperschaft ein.
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
