# opening
open-error-key = Zahtevek je bil že poslan z drugo vsebino.
open-error-area = Te teme ni več: izberite drugo.
open-error-origin = Datum zahtevka mora biti v preteklosti, največ { $days } dni.

# working
work-error-changed = Med branjem je nekdo spremenil zahtevek: poglejte, kaj se je spremenilo, in poskusite znova.
work-error-aside = Ta zahtevek je bil združen ali zavržen: ni ga več mogoče spreminjati.
work-error-transition = Iz sedanjega stanja zahtevek ne more preiti v to stanje.
work-error-unchecked = { $count ->
    [one] Pred rešitvijo manjka { $count } obvezno preverjanje.
    [two] Pred rešitvijo manjkata { $count } obvezni preverjanji.
    [few] Pred rešitvijo manjkajo { $count } obvezna preverjanja.
   *[other] Pred rešitvijo manjka { $count } obveznih preverjanj.
 }
work-error-whom = Izbrane osebe, dobavitelja ali postavke ni več.
work-error-reason = Napišite razlog: kdor zahtevek prejme, mora vedeti, zakaj.
work-error-past = Čas povratnega klica mora biti v prihodnosti.

# mails
letter-received = Vaš zahtevek smo prejeli. Njegova koda je { $code }.
letter-answer = Tu je odgovor na vaš zahtevek { $code }.
letter-resolved = Vaš zahtevek { $code } je rešen. Če ni, odgovorite na to sporočilo.
letter-handed-over = Predajamo vam zahtevek { $code }.
letter-follow = Tu ga lahko spremljate in odgovorite: { $link }
letter-faces = Kako je bilo? Povejte z enim dotikom: { $link }
letter-supplier-reply = Odgovorite na to sporočilo, da nas obvestite.

# satisfaction
faces-not-asked = Te ocene ni mogoče dati: zahtevek ni rešen ali je rešen že predolgo.
faces-voted = Oceno ste že dali. Hvala.
