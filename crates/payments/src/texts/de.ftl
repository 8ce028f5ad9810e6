# positions
position-error-text = Das Feld «{ $field }» ist leer, zu lang oder ungültig.
position-error-state = Im Zustand «{ $state }» ist das nicht möglich.
position-error-changed = Die Forderung wurde inzwischen geändert: Lade die Seite neu.
position-error-no-creditor = Diese Körperschaft hat Zahlungen noch nicht aktiviert.
position-error-due = Diese Art von Forderung gibt es nicht oder sie gehört nicht zu deinen.
position-error-count = Mindestens eine Zahlungsart ist nötig; höchstens 100 Optionen und 100 Raten, und nur eine Rate bei Einmalzahlung.
position-error-transfers = Jede Rate geht an einen bis fünf Empfänger.
position-error-amount = Der Betrag muss größer als null und höchstens 999.999.999,99 € sein.
position-error-sum = Die Beträge der Empfänger ergeben nicht die Rate.
position-error-reduction = Der ermäßigte Betrag muss kleiner als der volle sein und die anderen Empfänger decken.
position-error-due-date = Die Fälligkeit ist vorbei oder liegt vor dem Beginn der Gültigkeit.
position-error-valid-from = Der Beginn der Gültigkeit ist bereits vorbei.
position-error-iban = Die IBAN ist ungültig oder kein Postkonto, wo eines nötig ist.
position-error-iupd-taken = Eine Forderung mit dieser Kennung gibt es bereits.
position-error-number-taken = Diese Zahlungsnummer wird bereits verwendet.
position-error-number = Der Segregationscode gehört nicht der Körperschaft, oder die Nummernserie ist erschöpft.
