# notices on paper
notice-title = Avis de paiement
notice-platform = pagoPA
notice-creditor = Organisme créancier
notice-debtor = Destinataire
notice-fiscal-code = Code fiscal
notice-how-much = Combien et quand payer ?
notice-where = Où payer ?
notice-where-online = Par téléphone ou ordinateur : sur le site ou dans l’application de l’organisme, de votre banque ou d’un autre service de paiement.
notice-where-place = En personne : à la banque, au bureau de tabac et dans tout autre commerce qui accepte ces avis. Apportez cette feuille.
notice-where-post = À la poste : au guichet ou en ligne, également avec le bulletin en fin de document.
notice-amount = Montant
notice-amount-later = Le montant sera connu au moment du paiement.
notice-by = avant le { $date } inclus
notice-by-days = { $days ->
    [one] dans le jour de la notification
   *[other] dans les { $days } jours de la notification
 }
notice-open = sans échéance
notice-single = Paiement unique
notice-part = Échéance { $n } sur { $of }
notice-at-once = en une fois, { $by }
notice-in-parts = ou en { $count } échéances
notice-discounted = Montant avec remise
notice-reduced = Montant réduit
notice-may-change = Intérêts, frais ou dégrèvements peuvent modifier le montant : au paiement, vous voyez le montant à jour.
notice-banks = Banques et autres canaux
notice-scan = Scannez le code QR, ou saisissez le code de l’avis et le code fiscal de l’organisme.
notice-type = Saisissez le code de l’avis et le code fiscal de l’organisme.
notice-scan-code = Code QR pour payer { $amount }, code de l’avis { $number }
notice-table = Données pour le paiement
notice-number = Code de l’avis
notice-body-code = Code fiscal de l’organisme créancier
notice-interbank = Code CBILL
notice-subject = Objet du paiement
notice-slip = Bulletin postal PA
notice-slip-account = au compte postal n°
notice-slip-euro = Euros
notice-slip-holder = Titulaire
notice-slip-kind = Type P1
notice-slip-code = Code pour le guichet postal, code de l’avis { $number }
notice-slip-hint = Pour le guichet postal
notice-page = Page { $page } sur { $pages }
