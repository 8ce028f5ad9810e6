# Le simulateur du nœud national
simulator-mark = SIMULATEUR
simulator-no-money = Aucun paiement n'est réel, aucun argent ne bouge.
simulator-checkout = Payer un avis
simulator-console = Le nœud simulé
simulator-creditor = Créancier
simulator-notice = Numéro d'avis
simulator-amount = Montant
simulator-total = Total
simulator-provider = Qui encaisse
simulator-answer = Réponse
simulator-answer-ok = Le créancier a répondu : « { $subject } », on peut payer.
simulator-answer-due = Échéance le { $date }.
simulator-answer-archive = Le créancier ne répond pas : l'archive centrale répond à sa place.
simulator-answer-changed = Le créancier demande maintenant { $amount } : retournez chez lui et recommencez.
simulator-answer-no = Le créancier a répondu que l'avis ne peut pas être payé :
simulator-not-payable = Le panier ne peut pas être payé ainsi.
simulator-cart-done = Pour ce panier, le choix a déjà été fait.
simulator-pay = Payer
simulator-cancel = Annuler
simulator-error = Erreur
simulator-error-help = Retour chez le créancier avec une erreur, sans paiement.
simulator-late = Résultat tardif
simulator-late-help = Payé, mais le reçu parvient au créancier dix minutes plus tard.
simulator-lost = Reçu perdu
simulator-lost-help = Payé, mais le reçu ne part jamais : seule la reddition le dira.
simulator-otherwise = Ce qui peut se passer autrement
simulator-pay-notice = Payer un avis au guichet d'un prestataire
simulator-course = Comment cela se passe
simulator-course-paid = Payé, le reçu part aussitôt
simulator-course-failed = Résultat négatif (reçu KO)
simulator-close = Clôturer la journée
simulator-close-help = { $count ->
    [one] Un paiement n'est pas encore reversé.
   *[other] { $count } paiements ne sont pas encore reversés.
 }
simulator-trouble-dirt = Libellés abîmés par la banque
simulator-trouble-two-flows = Deux flux par jour
simulator-trouble-split = Un flux en deux virements
simulator-trouble-lacking = Le dernier paiement manque (il arrive demain)
simulator-trouble-revised = Un flux corrigé par une deuxième révision
simulator-trouble-uncredited = Un virement manque dans le journal
simulator-trouble-other-iur = Un prestataire écrit un autre IUR
simulator-trouble-no-receipt = Une ligne sans reçu (code 9)
simulator-payments = Paiements
simulator-receipts = Reçus et réponses
simulator-actions = Actions
simulator-when = Quand
simulator-none = Encore rien.
simulator-stand-in = en suppléance
simulator-next = Prochain envoi : { $hour }
simulator-resend = Renvoyer le reçu
simulator-again = Nouveau reçu pour le même avis
simulator-flows = Flux de reversement
simulator-revision = révision { $number }
simulator-lines = { $count ->
    [one] une ligne
   *[other] { $count } lignes
 }
simulator-journals = Journaux de caisse
simulator-questions = Questions aux créanciers
simulator-archived = { $count ->
    [one] Il y a un avis dans l'archive centrale.
   *[other] Il y a { $count } avis dans l'archive centrale.
 }
simulator-operation = Opération
simulator-said-paid = Payé.
simulator-said-refused = L'avis ne peut pas être payé : la réponse est en bas de la page.
simulator-said-no-notice = Le numéro d'avis a dix-huit chiffres.
simulator-said-sent = Reçu renvoyé.
simulator-said-again = Nouveau reçu envoyé : le même avis est payé deux fois.
simulator-said-closed = Journée clôturée : les flux et le journal sont prêts.
simulator-said-nothing = Il n'y a rien à reverser.
# Un paiement spontané depuis l’appli d’une banque
simulator-demand = Demander un paiement spontané dans l’appli d’une banque
simulator-demand-help = L’organisme prépare un avis pour un service qui n’en a pas ; il se paie ensuite comme les autres.
simulator-demand-service = Service (idServizio, cinq caractères)
simulator-demand-subject = Sujet du service (idSoggettoServizio, cinq caractères)
simulator-demand-fields = Données du service, une par ligne : nom = valeur
simulator-demand-ask = Demander
simulator-said-demanded = L’organisme a préparé l’avis : son numéro est déjà dans le formulaire de paiement.
simulator-said-no-service = L’organisme n’a pas préparé d’avis : sa réponse est en bas de page.
simulator-said-form = Le service et le sujet ont cinq caractères, et chaque ligne des données est « nom = valeur ».
