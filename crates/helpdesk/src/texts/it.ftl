# opening
open-error-key = Questa richiesta è già stata inviata con un altro contenuto.
open-error-area = Questo argomento non c'è più: scegline un altro.
open-error-origin = La data della richiesta deve essere passata, da non più di { $days } giorni.

# working
work-error-changed = Qualcuno ha modificato la richiesta mentre la leggevi: guarda cosa è cambiato e riprova.
work-error-aside = Questa richiesta è stata unita o scartata: non si può più modificare.
work-error-transition = Da come sta adesso, la richiesta non può passare a questo stato.
work-error-unchecked = { $count ->
    [one] Manca un controllo obbligatorio prima di risolvere.
   *[other] Mancano { $count } controlli obbligatori prima di risolvere.
 }
work-error-whom = La persona, il fornitore o la voce scelta non c'è più.
work-error-reason = Scrivi il motivo: chi riceve la richiesta deve sapere perché.
work-error-past = L'ora della richiamata deve essere nel futuro.

# mails
letter-received = Abbiamo ricevuto la tua richiesta. Il suo codice è { $code }.
letter-answer = Ecco la risposta alla tua richiesta { $code }.
letter-resolved = La tua richiesta { $code } risulta risolta. Se non è così, rispondi a questa mail.
letter-handed-over = Ti affidiamo la richiesta { $code }.
letter-follow = Puoi seguirla e rispondere qui: { $link }
letter-faces = Com'è andata? Dillo con un tocco: { $link }
letter-supplier-reply = Rispondi a questa mail per aggiornarci.

# satisfaction
faces-not-asked = Questo giudizio non si può dare: la richiesta non è risolta, o lo è da troppo tempo.
faces-voted = Hai già dato il tuo giudizio. Grazie.
