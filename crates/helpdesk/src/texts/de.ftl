# opening
open-error-key = Diese Anfrage wurde schon mit anderem Inhalt gesendet.
open-error-area = Dieses Thema gibt es nicht mehr: Wählen Sie ein anderes.
open-error-origin = Das Datum der Anfrage muss in der Vergangenheit liegen, höchstens { $days } Tage.

# working
work-error-changed = Jemand hat die Anfrage geändert, während Sie sie lasen: Sehen Sie nach und versuchen Sie es erneut.
work-error-aside = Diese Anfrage wurde zusammengeführt oder verworfen: Sie kann nicht mehr geändert werden.
work-error-transition = Vom jetzigen Stand aus kann die Anfrage nicht in diesen Stand wechseln.
work-error-unchecked = { $count ->
    [one] Vor dem Lösen fehlt eine Pflichtprüfung.
   *[other] Vor dem Lösen fehlen { $count } Pflichtprüfungen.
 }
work-error-whom = Die gewählte Person, der Lieferant oder der Eintrag besteht nicht mehr.
work-error-reason = Schreiben Sie den Grund: Wer die Anfrage erhält, muss wissen, warum.
work-error-past = Die Zeit des Rückrufs muss in der Zukunft liegen.

# mails
letter-received = Wir haben Ihre Anfrage erhalten. Ihr Code ist { $code }.
letter-answer = Hier ist die Antwort auf Ihre Anfrage { $code }.
letter-resolved = Ihre Anfrage { $code } ist gelöst. Wenn nicht, antworten Sie auf diese Mail.
letter-handed-over = Wir übergeben Ihnen die Anfrage { $code }.
letter-follow = Hier können Sie sie verfolgen und antworten: { $link }
letter-faces = Wie ist es gegangen? Sagen Sie es mit einem Tippen: { $link }
letter-supplier-reply = Antworten Sie auf diese Mail, um uns zu informieren.

# satisfaction
faces-not-asked = Diese Bewertung ist nicht möglich: Die Anfrage ist nicht gelöst oder schon zu lange.
faces-voted = Sie haben schon bewertet. Danke.
