live-stale = Daten seit { "{time}" } nicht aktualisiert
live-offline = Der Server ist nicht erreichbar. Ihre Arbeit ist gespeichert: Versuchen Sie es erneut.
sign-in-title = Anmelden
sign-in-staff = Personal
sign-in-login = Benutzername
sign-in-password = Passwort
sign-in-help = Passwort vergessen? Wenden Sie sich an die Person, die Ihr Amt verwaltet.
sign-in-wrong = Benutzername und Passwort stimmen nicht überein.
lock-now = Sperren
lock-now-hint = Bildschirm jetzt sperren
nav-counter = Schalter
nav-plan = Arbeitsplan
nav-statistics = Statistik
nav-office = Amt
nav-staff = Personal
nav-devices = Terminals und Bildschirme
nav-programs = Verbundene Programme
nav-import = Amt importieren
nav-events = Ereignisprotokoll
console-nav = Konsole
console-services = Dienste
console-service = Dienst
console-offerings = Leistungen
console-promise-appointment = Zusage, mit Termin
console-promise-walk-in = Zusage, ohne Termin
console-booking = Zugang
console-portal = im Web buchbar
console-inside = nur im Amt buchbar
console-walk-in = auch ohne Termin
console-reserved = vertraulich
console-agendas = Terminkalender
console-agenda = Terminkalender
console-from = Ab
console-until = Bis
console-rules = Regeln
console-counters = Schalter
console-counter = Schalter
console-room = Warteraum
staff-name = Name
staff-roles = Rollen
staff-all-services = alle
role-operator = Schalterdienst
role-supervisor = Leitung
role-office-admin = Verwaltung des Amtes
role-body-admin = Verwaltung der Körperschaft
role-help-desk = Hilfsstelle, erste Ebene
role-specialist = Hilfsstelle, zweite Ebene
role-desk-lead = Leitung der Hilfsstelle
role-customer = Kunde
events-intro = Jede Änderung hinterlässt eine Zeile, ohne persönliche Daten. Die neuesten stehen oben.
events-none = Es ist noch nichts geschehen.
events-number = Nummer
events-at = Wann
events-kind = Was
events-who = Wer
events-subject = Objekt
events-facts = Fakten
events-older = Frühere
devices-asking = Bildschirme, die Zugang anfordern
devices-none-asking = Kein Bildschirm fordert Zugang an. Öffnen Sie am neuen Bildschirm die Adresse des Terminals oder der Anzeige: Es erscheint ein Code.
devices-code = Am Bildschirm angezeigter Code
devices-programme = Programm
devices-name = Name
devices-confirm = Bestätigen
devices-asked = { $kind } wartet auf Bestätigung.
devices-wish = Gewünschtes Programm: «{ $wish }».
devices-active = Aktive Bildschirme
devices-none = Kein Bildschirm ist aktiv.
devices-kind = Art
devices-kiosk = Terminal
devices-display = Anzeige
devices-seen = Status
devices-alive = online
devices-silent = seit { $minutes } min kein Signal
devices-silent-hours = seit { $hours ->
    [one] einer Stunde
   *[other] { $hours } Stunden
 } kein Signal
devices-silent-days = seit { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
 } kein Signal
devices-sound = Ton
devices-sound-armed = aktiv
devices-sound-blocked = blockiert
devices-paper = Papier
devices-paper-check = Papier prüfen (gemeldet: { $time })
devices-paper-fine = Papier in Ordnung
devices-paper-title = Papier zu prüfen
devices-paper-line = { $name }: Jemand hat gemeldet, dass kein Ticket herauskam ({ $time }).
devices-revoke = Zugang entziehen
devices-code-unknown = Kein Bildschirm zeigt derzeit diesen Code. Prüfen Sie die Ziffern: Ein Code gilt eine Viertelstunde.
programs-intro = Fachverfahren und andere Programme, die mit Sportello sprechen. Jedes hat einen eigenen Schlüssel: er sagt, was es darf und bis wann.
programs-stand = Aktive Programme
programs-none = Kein Programm ist verbunden.
programs-name = Name
programs-may = Was es darf
programs-until = Gültig bis
programs-used = Zuletzt benutzt
programs-never = nie
programs-deeds = Aktionen
programs-made-by = am { $day } angelegt von { $who }
programs-revoked-by = am { $day } von { $who }
programs-somebody = jemand, der nicht mehr hier arbeitet
programs-over = abgelaufen
programs-left = { $days ->
    [0] läuft heute ab
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
programs-old-until = Der Schlüssel davor gilt bis { $day }.
programs-renew = Erneuern
programs-renew-which = Schlüssel erneuern: { $name }
programs-renew-then = Ein neuer Schlüssel entsteht. Das Programm muss ihn bekommen, bevor der jetzige endet.
programs-renew-yes = Neuen Schlüssel erzeugen
programs-revoke = Widerrufen
programs-revoke-which = Widerrufen: { $name }
programs-revoke-then = Das Programm kommt ab sofort nicht mehr herein. Das lässt sich nicht rückgängig machen.
programs-revoke-yes = Ja, widerrufen
programs-life = Gültigkeit
programs-life-90 = 3 Monate
programs-life-180 = 6 Monate
programs-life-365 = 1 Jahr
programs-life-730 = 2 Jahre
programs-overlap = Der jetzige Schlüssel
programs-overlap-0 = endet sofort
programs-overlap-1 = gilt noch 1 Tag
programs-overlap-7 = gilt noch 7 Tage
programs-overlap-30 = gilt noch 30 Tage
programs-new = Neues Programm
programs-new-why = Ein Schlüssel je Programm, mit dem Nötigsten: geht einer verloren, wird nur dieser widerrufen.
programs-nothing-used = Diese Körperschaft nutzt noch nichts, was ein Programm tun könnte. Zuerst wird das Amt eingerichtet.
programs-name-h = Daran erkennt es, wer das Journal liest. Ein Name wird nicht zweimal benutzt.
programs-for-positions = Forderungen
programs-for-positions-h = Anlegen, ändern, annullieren und lesen, auch aus Dateien und wie in GPD.
programs-for-take-payments = Anderswo bezahlt
programs-for-take-payments-h = Eine Zahlungsaufforderung als bezahlt vermerken, wie in GPD.
programs-for-see-accounts = Abschlüsse
programs-for-see-accounts-h = Die Tagesblätter als CSV herunterladen.
programs-for-accounts = Zahlungsankündigungen
programs-for-accounts-h = Dem Abgleich sagen, welche Zahlungen zu erwarten sind.
programs-for-payment-setup = Beitritt zu pagoPA
programs-for-payment-setup-h = Ergebnisse der Prüfungen eintragen, Dienstgüte lesen.
programs-for-statistics = Statistik
programs-for-statistics-h = Die Zahlen des Empfangs lesen, ohne Namen.
programs-for-serve = Empfang
programs-for-serve-h = Nummern ausgeben, Ankünfte eintragen, an Schaltern aufrufen und bedienen.
programs-for-tickets = Hilfsstelle
programs-for-tickets-h = Anfragen öffnen und bearbeiten, die Zahlen der Hilfsstelle lesen.
programs-for-customer-desk = Zahlen eines Kunden
programs-for-customer-desk-h = Nur die Zahlen des unten gewählten Kunden lesen.
programs-customer = Kunde
programs-customer-none = keiner
programs-dues = Nur diese Arten von Forderungen (ohne Auswahl: alle)
programs-only-due = nur { $due }
programs-make = Schlüssel erzeugen
programs-gone = Widerrufen
programs-gone-why = Die Namen bleiben, damit das Journal weiterhin sagt, wer was getan hat.
programs-revocation = Widerruf
programs-wrong-name = Schreib einen Namen mit höchstens 60 Zeichen.
programs-wrong-taken = Ein Programm mit diesem Namen gibt oder gab es schon. Wähl einen anderen.
programs-wrong-nothing = Wähl aus, was es darf.
programs-wrong-dues = Auf Arten von Forderungen lassen sich nur Forderungen, Zahlungen und Abschlüsse beschränken. Nimm die Arten weg oder mach zwei Schlüssel.
programs-wrong-customer = Wähl den Kunden. Sein Schlüssel öffnet seine Zahlen und sonst nichts: für alles andere braucht es einen zweiten.
programs-wrong-stale = Jemand hat dieses Programm schon erneuert oder widerrufen. Geh zur Liste zurück und sieh nach.
programs-key-of = Schlüssel von { $name }
programs-key-once = Kopiere ihn jetzt: Du siehst ihn nicht wieder. Geht er verloren, wird ein neuer gemacht.
programs-key = Schlüssel
programs-key-until = Gültig bis { $day }. Wer ihn kennt, darf, was das Programm darf: nicht per Mail schicken.
programs-key-kept = Ich habe den Schlüssel kopiert
programs-how = Was die Betreuer des Programms wissen müssen
programs-how-why = Der Schlüssel gehört in die Kopfzeile jedes Aufrufs, nie in eine Adresse.
programs-how-for = Wofür
programs-how-address = Basisadresse
programs-how-header = Kopfzeile
programs-how-own = Alles
programs-how-register = Forderungen wie in GPD
programs-soon = Schlüssel von Programmen, die ablaufen
programs-soon-line = { $name }: der Schlüssel läuft am { $day } ab.
programs-soon-over = { $name }: der Schlüssel ist am { $day } abgelaufen. Das Programm kommt nicht herein.
screen-title = Ein neuer Bildschirm
screen-ask = Dieses Gerät ist noch nicht bekannt.
screen-button = Code anfordern
screen-say-code = Teilen Sie diesen Code der Person mit, die die Bildschirme verwaltet:
screen-wait = Sobald der Code bestätigt ist, geht es von selbst weiter.
import-intro = Fügen Sie die Datei des Amtes ein: Zuerst sehen Sie, was sich ändert, dann entscheiden Sie.
import-text = Datei des Amtes (TOML)
import-preview = Änderungen anzeigen
import-do = Diese Änderungen übernehmen
import-what = Was sich ändert
import-nothing = Nichts: Das Amt ist schon so.
import-errors = Die Datei enthält Fehler. Wir haben nichts geändert.
import-consequences = Achtung, diese Personen sind betroffen:
import-added = kommt hinzu
import-changed = ändert sich
import-renamed = hat einen neuen Schlüssel
import-retired = entfällt
nav-programme = Programm
media-intro = Was die Bildschirme neben den Aufrufen und die Terminals im Leerlauf zeigen. Hinweise und Zeiten stehen in der Amtsdatei; hier werden Bilder und Videos hinzugefügt. Ein Aufruf geht immer vor.
media-no-programme = Kein Programm
media-no-programme-do = Schreiben Sie einen Teil [[programme]] in die Amtsdatei und nennen Sie ihn bei Bildschirmen und Terminals.
media-shown-nowhere = Kein Bildschirm und kein Terminal zeigt dieses Programm.
media-shown-by = Gezeigt von: { $screens }
media-kind = Art
media-kind-notice = Hinweis
media-kind-image = Bild
media-kind-video = Video
media-what = Inhalt
media-seconds = Sekunden
media-when = Wann
media-now = Jetzt
media-on = läuft
media-off = läuft nicht
media-missing = Datei fehlt
media-always = immer
media-from = ab { $at } Uhr
media-to = bis { $at } Uhr
media-since = ab { $at }
media-until = bis { $at }
media-language = nur in der Sprache: { $at }
media-priority = Vorrang { $at }
media-mon = Mo
media-tue = Di
media-wed = Mi
media-thu = Do
media-fri = Fr
media-sat = Sa
media-sun = So
media-files = Bilder und Videos
media-none = Keine Dateien
media-none-do = Fügen Sie unten die erste hinzu und nennen Sie sie dann in der Amtsdatei.
media-preview = Vorschau
media-name = Name
media-size = Größe
media-kilobytes = { $count } kB
media-megabytes = { $count } MB
media-rights = Rechte
media-rights-hint = Wem sie gehört und warum Sie sie zeigen dürfen: „Foto der Gemeinde“, „Lizenz CC BY, Urheber…“.
media-used = Verwendet in
media-unused = keinem Programm
media-remove = Löschen
media-add = Datei hinzufügen
media-file = Datei
media-file-hint = PNG, JPEG, WebP oder MP4-Video (H.264), höchstens { $megabytes } MB. Videos laufen ohne Ton.
media-error-name = Der Dateiname darf Buchstaben ohne Akzent oder Umlaut, Ziffern, Punkt, Bindestrich und Unterstrich haben, bis zu { $most } Zeichen. Es wurde nichts hinzugefügt.
media-error-type = Nur PNG-, JPEG- oder WebP-Bilder und MP4-Videos können hinzugefügt werden. Es wurde nichts hinzugefügt.
media-error-content = Der Inhalt der Datei ist nicht das, was ihr Name sagt (Videos müssen MP4 mit H.264 sein). Es wurde nichts hinzugefügt.
media-error-unreadable = Breite und Höhe des Bildes sind nicht lesbar: Speichern Sie es neu und fügen Sie es noch einmal hinzu. Es wurde nichts hinzugefügt.
media-error-too-wide = Das Bild ist größer als { $side } Pixel je Seite oder { $megapixels } Megapixel: Verkleinern Sie es. Es wurde nichts hinzugefügt.
media-error-too-large = Die Datei ist größer als { $megabytes } MB. Es wurde nichts hinzugefügt.
media-error-no-rights = Schreiben Sie in einer Zeile (höchstens { $most } Zeichen), wem die Datei gehört und warum sie gezeigt werden darf. Es wurde nichts hinzugefügt.
media-error-name-taken = Eine andere Datei hat schon diesen Namen: Geben Sie der neuen einen anderen, oder löschen Sie zuerst die andere.
media-error-too-many = Es gibt schon { $most } Dateien: Löschen Sie eine, die nicht mehr gebraucht wird.
media-error-in-use = Das Programm „{ $programme }“ zeigt diese Datei: Nehmen Sie sie zuerst aus der Amtsdatei.
media-error-disk = In den Datenordner kann nicht geschrieben werden: Die Datei wurde nicht hinzugefügt.

# periods
period-error-date = Eines der Daten gibt es nicht. Schreiben Sie sie wie 2027-03-11.
period-error-backwards = Der Zeitraum endet, bevor er beginnt: Vertauschen Sie die beiden Daten.
period-error-too-long = Der Zeitraum ist zu lang: höchstens { $most } Tage.
role-cashier = Kasse
role-position-clerk = Forderungen
role-accountant = Buchhaltung
role-refund-officer = Rückerstattungen
role-payment-admin = Zahlungsverwaltung
role-payment-auditor = Zahlungsprüfung
nav-accounts = Buchhaltung

office-file-line = Zeile { $line }: { $why }
office-file-line-medium = Zeile { $line }, „{ $medium }“: { $why }
office-file-too-large = Die Datei ist größer als { $megabytes } MB.
office-file-unreadable = Hier hat der Text nicht die Form einer Amtsdatei. Das Leseprogramm sagt: { $parser }
office-file-unknown-field = Ein Feld „{ $field }“ gibt es hier nicht. Bekannt sind: { $known }
office-file-unknown-word = „{ $word }“ ist keines der möglichen Wörter: { $known }
office-file-missing = { $field } fehlt.
office-file-range = { $field } = { $value }: muss zwischen { $from } und { $to } liegen.
office-file-key = { $field } „{ $value }“: ein Schlüssel hat 1 bis 40 Zeichen aus a-z, 0-9, Bindestrich, Punkt und Unterstrich.
office-file-twice = { $field } „{ $value }“ kommt zweimal vor.
office-file-nothing = { $field }: nichts in der Datei hat den Schlüssel „{ $value }“.
office-file-empty = { $field } ist leer.
office-file-long = { $field }: höchstens { $most } Zeichen.
office-file-many = { $field }: höchstens { $most } Einträge.
office-file-hidden = { $field }: enthält ein Zeichen, das niemand sieht.
office-file-language = { $field }: „{ $value }“ ist keine von it, en, de, fr, sl.
office-file-mail = { $field } = „{ $value }“ ist keine Mailadresse.
office-file-mails = { $field }: „{ $value }“ ist weder eine Adresse noch eine @Domain.
office-file-early = { $field } = { $value } kommt zu früh: { $other } = { $than }.
office-file-not-at-counter = services: „{ $service }“ wird nicht an Schaltern geleistet.
office-file-other-site = services: „{ $service }“ wird am Standort „{ $site }“ geleistet, nicht in „{ $here }“.
office-file-former-there = was = „{ $was }“: diese Agenda steht noch in der Datei.
office-file-body-key = { $field } = „{ $value }“: 1 bis 40 Zeichen aus a-z, 0-9 und Bindestrich.
office-file-own-address = { $field } = „{ $value }“ ist eine Adresse des Programms selbst: Wählen Sie eine andere.
office-file-pass-languages = pass_languages: eine oder zwei.
office-file-colour = { $field } = „{ $value }“: wird wie #0066cc geschrieben.
office-file-zone = { $field } = „{ $value }“ ist keine bekannte Zeitzone.
office-file-scratch-only = { $field }: nur für Probeämter.
office-file-every-or-date = Schreiben Sie entweder every oder date, nicht beides.
office-file-every = { $field } = „{ $value }“: wird MM-TT oder easter+N geschrieben.
office-file-no-hours = weekly hat keine Zeile: Diese Zeiten öffnen nie.
office-file-role-alone = roles: Wer zu einem Kunden gehört, hat keine andere Rolle.
office-file-help = { $field } = „{ $value }“: Kein Dienst mit diesem Schlüssel wird so geleistet, mit einer einzigen Leistung.
office-file-taxonomy = { $field } = „{ $value }“: Ein Code der Taxonomie wird wie 9/0101100IM/ geschrieben.
office-file-iban-foreign = { $field } = { $value }: ist kein italienisches Konto.
office-file-iban-postal = { $field } = { $value }: ist kein Konto bei der Post.
office-file-undated = undated geht nicht mit ends, reduced oder Erinnerungen zusammen: Diese zählen von einem Tag an.
office-file-field-key = { $field } „{ $value }“: 1 bis 40 Zeichen aus a-z, 0-9 und Unterstrich.
office-file-choices = { $field } „{ $value }“: höchstens { $most } Auswahlen, keine leer, zu lang oder doppelt.
office-file-choices-kind = { $field } „{ $value }“: Auswahlen gehören zu kind = "choice", das sie braucht.
office-file-no-field = { $field }: Kein Feld hat den Schlüssel „{ $value }“.
office-file-demand = { $field } = „{ $value }“: { $count } Buchstaben oder Ziffern.
office-file-demanded = { $field } „{ $value }“: Das sagt schon die Anfrage der Bank, geben Sie dem Feld einen anderen Schlüssel.
office-file-no-creditor = Die Datei hat kein [body.creditor]: Niemandem ist das Geld geschuldet.
office-file-interbank = { $field } = „{ $value }“: { $count } Großbuchstaben oder Ziffern.
office-file-no-station = { $field } = { $value }: Keine Station ohne Ende (until) antwortet für diesen Code.
office-file-digits = { $field } = „{ $value }“: 1 bis { $most } Ziffern.
office-file-https = { $field } = „{ $value }“: muss eine https-Adresse sein.
office-file-station = { $field } „{ $value }“: die Steuernummer des Vermittlers (broker), ein Unterstrich und zwei Ziffern.
office-file-segregation-twice = { $field } = { $value }: In denselben Tagen antwortet schon „{ $station }“.
office-file-fiscal-code = { $field } = „{ $value }“: nicht die elf Ziffern der Steuernummer einer Körperschaft, oder die Prüfziffer stimmt nicht.
office-file-notice-text = text fehlt: Es ist der Hinweis selbst.
office-file-picture-text = text fehlt: Sagen Sie, was zu sehen ist, für alle, die es nicht sehen können.
office-file-notice-file = file: Ein Hinweis hat Worte und keine Datei.
office-file-name = { $field } „{ $value }“: ein Name neben oder unter dieser Datei, aus Buchstaben, Ziffern, Punkt, Bindestrich und Unterstrich.
office-file-kinds = { $field } „{ $value }“: nur png, jpg, webp und mp4.
office-file-misfit = { $field } „{ $value }“ passt nicht zu einem Eintrag dieser Art.
office-file-no-counter = { $field } „{ $value }“ wird nicht an Schaltern geleistet: portal und walk_in müssen false sein.
office-file-no-check-in = { $field } „{ $value }“ wird nicht an Schaltern geleistet: Dort wird niemand erwartet, lassen Sie check_in weg.
office-file-date-ways = { $date }: Schreiben Sie closed, oder from, to und every_min, oder starts.
office-file-medium-absent = ist noch nicht da: Fügen Sie sie auf der Seite des Programms hinzu.
office-file-medium-unread = lässt sich nicht lesen. Das System sagt: { $system }
import-error-former = Agenda „{ $agenda }“: was = „{ $was }“, aber eine solche Agenda gibt es nicht.
import-error-waiting = Standort „{ $site }“: Wartende: { $count }, und kein Schalter bliebe, um sie aufzurufen. Bedienen Sie sie zuerst.
import-error-station = Station „{ $station }“: Zahlungshinweise oder Quittungen liefen darüber, und Quittungen kommen noch. Geben Sie ihr ein Ende (until), statt sie zu entfernen.
import-error-body = Die Datei gehört zur Körperschaft „{ $given }“, dies ist die Konsole von „{ $own }“.
import-rehearsed = Eine Probe: Nichts ist geändert.
import-copied = Kopierte Dateien des Programms: { $count }
import-stopped = Noch ist nichts geändert, weil jemand betroffen ist:
import-accept = Um fortzufahren: --accept
