# positions
position-error-text =
    Le champ « { $field ->
        [description] motif
        [reason] motif
        [name] nom
        [iupd] identifiant
        [code] code fiscal ou numéro de TVA
        [company_name] organisme
        [category] taxonomie
        [metadata] autres données
        [document_hash] empreinte du document
        [beneficiary] bénéficiaire
        [kind] type de personne
        [method] mode de paiement
        [stamp] timbre fiscal
        [instalments] versements
        [civic] numéro
        [street] rue
        [postcode] code postal
        [city] ville
        [province] province
        [country] pays
        [email] courriel
        [phone] téléphone
       *[other] { $field }
    } » est vide, trop long ou non valable.
position-error-state = Dans l’état « { $state ->
    [DRAFT] { due-state-draft }
    [PUBLISHED] { due-state-published }
    [PARTIALLY_PAID] { due-state-partially-paid }
    [PAID] { due-state-paid }
    [REPORTED] { due-state-reported }
    [EXPIRED] { due-state-expired }
    [INVALID] { due-state-invalid }
   *[VALID] { due-state-valid }
    } », cela n’est pas possible.
position-error-changed = La position a été modifiée entre-temps : recharge la page.
position-error-no-creditor = Cet organisme n’a pas encore activé les paiements.
position-error-due = Ce type de dû n’existe pas ou n’est pas parmi les tiens.
position-error-count = Il faut au moins une façon de payer ; au plus 100 options de 100 échéances chacune, 400 en tout, et une seule échéance pour le paiement unique.
position-error-transfers = Chaque échéance va à un à cinq bénéficiaires.
position-error-amount = Le montant doit être supérieur à zéro et au plus 999.999.999,99 €.
position-error-sum = Les montants des bénéficiaires ne font pas le total de l’échéance.
position-error-reduction = Le montant réduit doit être inférieur au montant plein et couvrir les autres bénéficiaires.
position-error-due-date = L’échéance est passée ou précède le début de validité.
position-error-valid-from = Le début de validité est déjà passé.
position-error-iban = L’IBAN n’est pas valable, ou n’est pas un compte postal là où il en faut un.
position-error-iupd-taken = Une position avec cet identifiant existe déjà.
position-error-number-taken = Ce numéro d’avis est déjà utilisé.
position-error-number = Le numéro n’est pas celui d’un nouvel avis (il commence par 3 et ses chiffres de contrôle sont justes), ou la série de numéros est épuisée.
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
notice-error-creditor = L’organisme n’a pas de données de créancier : complète-les dans le fichier du bureau.
notice-error-debtor = Le nom de qui doit payer manque.
notice-error-debtors = Cette position a plusieurs débiteurs : imprimez l’avis de chacun depuis sa page.
notice-error-subject = Il manque ce pour quoi on paie.
notice-error-amount = Le montant ne tient pas sur un avis.
notice-error-nothing = Il n’y a plus rien à payer : l’avis n’est pas nécessaire.
notice-error-account = Le compte postal n’est pas valable.
notice-error-file = L’avis ne peut pas être imprimé : raccourcis les textes et réessaie.

# receipts that wait for people
inbox-title = Reçus à examiner
inbox-intro = Chaque reçu de la plateforme est conservé tel qu’il est arrivé. Ici attendent ceux que le programme n’a pas pu enregistrer seul.
inbox-empty = Aucun reçu n’attend.
inbox-empty-do = Les reçus arrivent et s’enregistrent d’eux-mêmes.
inbox-differs = Même identifiant, autre contenu : le premier compte
inbox-unfiled = Pas encore enregistré
inbox-seen = J’ai vu
inbox-retry = Réessayer
inbox-upload = Déposer un reçu
inbox-file = Fichier du reçu
inbox-file-hint = Le message XML de la plateforme (paSendRT ou paSendRTV2), jusqu’à 160 ko.
inbox-error-unreadable = Le fichier n’est pas un reçu de la plateforme.
inbox-error-not-ours = Ce reçu ne concerne pas l’organisme.
inbox-error-still = Le reçu ne peut pas encore être enregistré, ou il a changé entre-temps.
inbox-again = Ce reçu était déjà là.
inbox-verdict-settled = Reçu enregistré : l’échéance est payée.
inbox-verdict-known = Reçu enregistré : le paiement était déjà connu par le reversement.
inbox-verdict-twice = Reçu enregistré : l’échéance était déjà payée, un dossier de remboursement est ouvert.
inbox-verdict-other-option = Reçu enregistré : un autre mode de paiement était commencé, un dossier de remboursement est ouvert.
inbox-verdict-withdrawn = Reçu enregistré : la position était annulée, un dossier de remboursement est ouvert.
inbox-verdict-amount = Reçu enregistré : le montant n’est pas celui qui est dû, un dossier est ouvert.
inbox-verdict-born = Reçu enregistré : une position est née pour l’avis, qui n’était pas ici.
inbox-verdict-failed = Reçu enregistré : le paiement avait échoué.
inbox-verdict-foreign = Reçu conservé : aucun montant n’est pour l’organisme.
# desk, paying, giving back
nav-payments = Paiements
nav-positions = Sommes dues
nav-refunds = Remboursements
due-list-why = Cherchez par numéro d’avis, identifiant, code fiscal, nom ou prénom.
due-search = Chercher
due-search-how = Au moins trois lettres du nom. Chaque recherche est enregistrée.
due-state = État
due-all = Tous
due-kind = Type de créance
due-from = Échéance du
due-to = Échéance au
due-find = Chercher
due-clear = Effacer les filtres
due-new = Nouvelle somme due
due-short = Saisissez au moins trois lettres du nom.
due-short-do = Ou le numéro d’avis ou le code fiscal en entier.
due-found-nothing = Rien ne correspond.
due-found-nothing-do = Vérifiez le numéro ou le code fiscal, cherchés en entier. Vous ne voyez que vos types.
due-none = Rien n’est encore dû.
due-none-do = Elles viennent des programmes, de fichiers, ou s’écrivent ici à la main.
due-more = Afficher les précédentes
due-newest = Ce sont les plus récentes : pour les autres, utilisez la recherche.
due-debtor = Débiteur
due-until = Échéance
due-amount = Montant
due-amount-euro = Montant en euros
due-state-draft = Brouillon
due-state-published = Publiée, pas encore payable
due-state-valid = À payer
due-state-partially-paid = Payée en partie
due-state-paid = Payée
due-state-reported = Payée et reversée
due-state-expired = Expirée
due-state-invalid = Annulée
due-other = Autre
due-origin-program = d’un programme
due-origin-desk = écrite à la main
due-origin-file = d’un fichier
due-origin-spontaneous = ouverte par l’usager
due-origin-secondary = d’un autre organisme
due-origin-receipt = connue par un reçu
due-origin-flow = connue par un reversement
due-actor-citizen = l’usager
due-actor-program = un programme
due-actor-house = Sportello
due-tie-appointment = liée à un rendez-vous
due-tie-ticket = liée à une demande
due-tie-visit = liée à une personne venue avec un numéro
due-whole = Paiement unique
due-plan = En plusieurs fois ({ $count })
due-part-of = Échéance { $place }
due-within = Avant le { $day }
due-from-day = Payable à partir du { $day }
due-less = { $amount } jusqu’au { $day }
due-fee = dont { $amount } de notification
due-notice = Avis
due-part-unpaid = À payer
due-part-not-needed = Plus nécessaire
due-part-paid = Payée
due-part-partially-reported = Payée, reversée en partie
due-part-reported = Payée et reversée
due-paid-on = { $amount }, { $at }
due-paid-platform = par pagoPA, { $provider }
due-paid-flow = par reversement, reçu attendu
due-method-transfer = virement
due-method-cash = espèces
due-method-card = carte au guichet
due-method-post = bulletin postal
due-method-other = autrement
due-stamp = Timbre fiscal numérique
due-reported = reversé le { $day }
due-link = Adresse pour le débiteur
due-link-why = Qui a cette adresse voit l’avis : ne l’envoyez qu’à l’intéressé.
due-to-whom = À qui il revient
due-elsewhere = Payé autrement
due-elsewhere-do = Marquer comme payé
due-paid-day = Jour du paiement
due-method = Comment
due-why = Motif
due-why-how = Sans noms, codes fiscaux, IBAN ni téléphones.
due-publish = Publier
due-withdraw = Annuler la somme due
due-delete = Supprimer définitivement
due-print = Imprimer l’avis
due-print-roll = Sur rouleau
due-story = Historique
due-step-position-created = Créée
due-step-position-published = Publiée
due-step-position-changed = Modifiée
due-step-position-fee-set = Frais de notification fixés
due-step-position-withdrawn = Annulée
due-step-instalment-paid = Paiement
due-iupd = Identifiant
due-of = Dû pour ce dossier
due-of-none = Rien n’est dû ici.
due-of-none-do = Une somme due se lie par le code du rendez-vous ou de la demande.
due-edit = Modifier montants et échéances
due-edit-why = La différence va au premier bénéficiaire ; les numéros d’avis restent.
due-save = Enregistrer
due-cancel = Retour
due-new-why = Compte, taxonomie, bureau et jours viennent du type de créance.
due-what = Quoi
due-choose = Choisir…
due-reason = Motif, tel que sur l’avis
due-until-usual = Vide : après les jours du type.
due-parts = Échéances, une par mois
due-at-once = Payable aussi en une fois
due-who = Qui doit payer
due-person = Personne
due-person-F = Personne physique
due-person-G = Personne morale
due-code = Code fiscal ou numéro de TVA
due-name = Nom, ou raison sociale
due-email = E-mail (facultatif)
due-street = Rue
due-civic = Numéro
due-postcode = Code postal
due-city = Commune
due-province = Province (sigle)
due-tie = Lien
due-tie-code = Code d’appel du jour, de la réservation ou de la demande (facultatif)
due-shares = Second bénéficiaire, timbre fiscal
due-second = Second bénéficiaire
due-second-code = Code fiscal de l’organisme
due-second-name = Nom de l’organisme
due-second-amount = Sa part, comprise dans le montant
due-stamp-amount = Montant du timbre, compris dans le total
due-stamp-hash = Empreinte SHA-256 du document, en base 64
due-stamp-province = Province de résidence
due-save-draft = Enregistrer comme brouillon
due-save-publish = Enregistrer et publier
due-wrong-kind = Choisissez le type de créance.
due-wrong-reason = Indiquez le motif.
due-wrong-amount = Écrivez un montant comme 45,00.
due-wrong-until = Indiquez une échéance à partir d’aujourd’hui.
due-wrong-parts = De 1 à 24 échéances.
due-wrong-stamp-parts = Un timbre fiscal se paie en une fois.
due-wrong-shares = Les parts des autres prennent tout le montant : il doit rester quelque chose à l’organisme.
due-wrong-code = Vérifiez le code fiscal : il est incorrect.
due-wrong-name = Écrivez le nom, 70 caractères au plus.
due-wrong-email = Vérifiez l’adresse e-mail.
due-wrong-second = Le code fiscal d’un organisme a onze chiffres : vérifiez-le.
due-wrong-second-own = C’est le code fiscal de votre propre organisme : ici va celui de l’autre.
due-wrong-hash = Une empreinte SHA-256 en base 64 a 44 caractères.
due-wrong-province = La province a deux lettres.
due-wrong-tie = Aucun rendez-vous du jour ni demande n’a ce code.
refund-why = Qui propose un remboursement ne l’approuve pas : il faut deux personnes.
refund-view-open = À traiter
refund-view-over = Conclus
refund-none = Aucun remboursement à traiter.
refund-none-why = Un dossier s’ouvre de lui-même quand il arrive trop d’argent.
refund-position = Voir la somme due
refund-reason = Motif
refund-reason-ask = Motif du refus
refund-propose = Proposer le remboursement
refund-own = Vous l’avez proposé : une autre personne décide.
refund-approve = Approuver { $amount }
refund-refuse = Refuser
refund-done = Marquer comme effectué
refund-cause-twice = Payé deux fois
refund-cause-other-option = Payé d’une autre façon que celle choisie
refund-cause-withdrawn = Payé après l’annulation
refund-cause-amount = Montant différent du dû
refund-state-opened = À examiner
refund-state-proposed = Proposé
refund-state-approved = Approuvé
refund-state-refused = Refusé
refund-state-done = Effectué
refund-error-moved = Quelqu’un a fait ce pas entre-temps : rechargez la page.
refund-error-same = Qui a proposé le remboursement ne peut pas aussi en décider.
refund-error-personal = Le motif parvient aux banques : sans codes fiscaux, IBAN, téléphones ni adresses.
pay-title = Payer
pay-with-notice = Vous avez un avis de paiement
pay-with-how = Saisissez les deux codes qui figurent sur l’avis.
pay-number = Code de l’avis
pay-number-where = 18 chiffres, avec ou sans espaces.
pay-code = Code fiscal de qui doit payer
pay-find = Trouver l’avis
pay-unknown = Aucun avis n’a ces deux codes. Vérifiez-les et réessayez.
pay-without-notice = Payer sans avis
pay-to-pay = À payer
pay-who = Au nom de
pay-creditor-code = Code fiscal de l’organisme
pay-paid-on = Payé : { $at }
pay-less-until = Montant réduit : jusqu’au { $day }
pay-late = L’échéance était { $day } : vous pouvez encore payer
pay-state-published = Cet avis ne peut pas encore être payé.
pay-state-paid = Cet avis a déjà été payé.
pay-state-expired = Cet avis a expiré et ne se paie plus. Demandez au bureau que faire.
pay-state-cancelled = L’organisme a annulé cet avis : vous n’avez pas à le payer.
pay-state-other = Vous avez commencé à payer autrement : voici ce qui reste.
pay-online = Payer { $amount } en ligne
pay-download = Télécharger l’avis
pay-qr = Code QR de l’avis
pay-qr-how = Scannez-le avec l’app de votre banque ou avec IO.
pay-together = Vous payez { $count } avis ensemble
pay-total = Total
pay-add = Payer un autre avis en même temps
pay-add-how = Un autre avis de la même personne ; cinq ensemble au plus.
pay-add-do = Ajouter
pay-add-wrong = Cet avis ne peut pas être ajouté : vérifiez le code.
pay-others = Autres façons et échéances
pay-where = Où payer
pay-where-app = Avec l’app de votre banque ou avec IO, en scannant le code QR.
pay-where-bank = À la banque, aussi au distributeur, avec le code de l’avis.
pay-where-shops = Au tabac, au supermarché ou à la poste, avec l’avis.
pay-online-away = Le paiement en ligne ne répond pas pour l’instant. Rien n’a été payé : réessayez bientôt, ou utilisez l’avis.
pay-online-refused = Le paiement en ligne n’a pas accepté ces avis. Rien n’a été payé : vous pouvez utiliser l’avis.
pay-back-title = Votre paiement
pay-back-paid = Paiement reçu
pay-back-paid-more = Nous avons le reçu : vous n’avez rien d’autre à faire.
pay-back-waiting = Nous attendons le reçu
pay-back-waiting-more = Il arrive d’habitude en quelques minutes. Cette page s’actualise seule ; ne payez pas une seconde fois.
pay-back-cancel = Vous avez interrompu le paiement
pay-back-cancel-more = Vous pouvez le reprendre depuis l’avis.
pay-back-error = Le paiement n’a pas abouti
pay-back-error-more = Si un montant a été débité, le reçu arrive quand même et s’affiche ici. Sinon, réessayez depuis l’avis.
pay-back-awaits = en attente du reçu
pay-back-open = à payer
pay-new-fixed = Montant : { $amount }
pay-new-free = Vous indiquez le montant.
pay-new-then = Vous recevez aussitôt un avis : à payer en ligne, par votre banque ou où vous voulez.
pay-new-do = Créer l’avis
pay-name = Nom de qui doit payer
pay-wrong-amount = Écrivez un montant de { $least } à { $most }.
pay-wrong-required = Cette donnée est nécessaire.
pay-wrong-long = 70 caractères au plus.
pay-wrong-number = Des chiffres seulement.
pay-wrong-date = Écrivez une date.
pay-wrong-twice = Ce formulaire a déjà été envoyé avec d’autres données : ouvrez-en un nouveau.
pay-wrong-mail-often = Nous venons d’écrire plusieurs fois à cette adresse : laissez le champ vide, ou réessayez plus tard.
pay-twin = Vous l’avez déjà demandé il y a peu, et l’avis est encore à payer.
pay-twin-see = Aller à l’avis
pay-twin-another = En créer un autre
# sending and printing notices
nav-print-runs = Impression des avis
deliver-title = Envois de l’avis
deliver-again = Envoyer à nouveau
deliver-none = Cet avis n’a pas encore été envoyé.
deliver-none-do = {" "}Il peut être imprimé, ou envoyé avec le bouton ci-dessus tant qu’il est payable.
deliver-waiting = En attente d’envoi
deliver-why-first = Avis
deliver-why-before = Rappel avant l’échéance
deliver-why-after = Rappel après l’échéance
deliver-why-again = Envoyé à la main
deliver-app-sent = Message dans l’app IO
deliver-app-not-there = Ne reçoit pas par l’app IO
deliver-app-refused = L’app IO a refusé le message
deliver-mail-sent = Remis au serveur de messagerie
deliver-mail-refused = Le serveur de messagerie a refusé l’adresse
deliver-paper-to-print = À imprimer : aucun autre moyen
deliver-nothing-not-needed = Plus nécessaire
deliver-error-just-sent = L’avis vient de partir : attendez une minute avant de le renvoyer.
deliver-subject = { $what } : à payer avant le { $by }
deliver-subject-before = Rappel : { $what }, échéance le { $by }
deliver-subject-after = { $what } : était à payer avant le { $by }
deliver-amount = Montant : { $amount }
deliver-by = À payer avant le : { $by }
deliver-number = Code de l’avis : { $number }
deliver-creditor = Code fiscal du créancier : { $code }
deliver-link = Voir et payer : { $link }
deliver-enclosed = L’avis est joint : il peut aussi être payé en banque, en magasin, à la poste ou avec une application de paiement.
deliver-more = Vous pouvez choisir entre plusieurs façons de payer, en une fois ou par échéances. Toutes sont à la page ci-dessus.
deliver-paid-already = Si vous avez déjà payé, vous n’avez rien d’autre à faire.
deliver-app = { $creditor } vous envoie un avis de paiement : { $what }. Vous pouvez le payer depuis ce message.
print-intro = Choisissez les avis à imprimer : ils deviennent des fichiers PDF triés par code postal, avec la liste pour l’imprimeur.
print-new = Nouvelle impression
print-due = Type de dû
print-all-dues = Tous ceux que je traite
print-many-dues = Plusieurs types de dû
print-from = Créés à partir du
print-until = Créés jusqu’au
print-per-file = Avis par fichier
print-unprinted = Seulement ceux jamais imprimés
print-unsent = Seulement ceux que personne n’a reçus dans l’app ou par courriel
print-limits = Au plus { $most } avis à la fois. Les fichiers restent { $days } jours, puis sont supprimés.
print-begin = Préparer les fichiers
print-runs = Impressions
print-none = Aucune impression jusqu’ici.
print-none-do = {" "}Celle que vous préparez ci-dessus apparaîtra dans cette liste.
print-asked = Demandée
print-asked-at = Demandée { $at }
print-state = État
print-progress = Avancement
print-going = { $done } sur { $total }
print-ended = Terminée : { $done } avis
print-cancelled = Interrompue après { $done } avis
print-removed = Fichiers supprimés
print-cancel = Interrompre
print-fetch = Télécharger ({ $files } fichiers et la liste)
print-kept-until = Disponible jusqu’au { $at }.
print-bad = Avis non imprimés : { $count }
print-position = Position { $id }
print-file-title = Avis de paiement, fichier { $number }
print-error-per-file = Choisissez l’un des nombres d’avis par fichier proposés.
print-error-nothing = Aucun avis à payer ne correspond à ces choix.
print-error-over = Cette impression est déjà terminée.
print-error-day = Écrivez les dates avec jour, mois et année.
print-csv-file = fichier
print-csv-first = première page
print-csv-last = dernière page
print-csv-number = code de l’avis
print-csv-name = nom
print-csv-street = adresse
print-csv-postcode = code postal
print-csv-city = ville
print-csv-province = province
print-csv-country = pays
print-csv-outcome = pourquoi il manque
print-csv-position = position
own-title = Mes paiements
own-intro = Indiquez votre code fiscal et l’adresse de courriel connue de l’administration : nous vous envoyons un lien pour voir ce qu’il y a à payer.
own-code = Code fiscal ou numéro de TVA
own-email = Adresse de courriel
own-email-why = Celle que vous avez donnée à l’administration pour ces paiements.
own-send = Envoyez-moi le lien
own-error-code = Le code a 16 caractères, ou 11 chiffres pour les entreprises.
own-error-email = Indiquez une adresse de courriel, par exemple nom@mail.org.
own-asked = Consultez votre messagerie.
own-asked-more = Si l’administration connaît ce code avec cette adresse, un lien valable { $hours } heures arrivera bientôt.
own-again = Demander un autre lien
own-over = Ce lien a expiré.
own-nothing = Il n’y a rien à payer.
own-list = Ce que l’administration a enregistré avec votre code et cette adresse.
own-to-pay = À payer
own-later = Pas encore payable
own-partly = Payé en partie
own-paid = Payé
own-expired = Échu, n’est plus payable ici
own-withdrawn = Annulé
own-mail-subject = Vos paiements : { $body }
own-mail = Avec ce lien vous voyez ce qu’il y a à payer. Organisme : { $body }.
own-mail-hours = Il est valable { $hours } heures.
own-mail-not-you = Si vous ne l’avez pas demandé, ne faites rien : personne n’a vu vos données.

# register
register-error-codes = Un avis a un code de ségrégation hors de ceux de la requête.
register-error-key = Cette clé a déjà servi à une autre requête.
register-error-not-payable = Dans cet état, le paiement est impossible.
register-error-unreadable = La requête est illisible : { $what }.

# positions from a file
nav-uploads = Positions par fichier
upload-intro = Chargez une feuille CSV avec une position par ligne. Chaque ligne a son résultat et une ligne fausse n’arrête pas les autres ; le même fichier chargé de nouveau ne change rien.
upload-new = Nouveau fichier
upload-publish = Publier tout de suite : les positions sont payables dès aujourd’hui
upload-rewrite = Si une position existe déjà avec un autre contenu, la remplacer
upload-file = Fichier CSV
upload-limits = Au plus { $rows } lignes et { $megabytes } Mo ; séparateur « ; » ou « , », codage UTF-8 ou Windows.
upload-send = Charger
upload-example = Télécharger un exemple
upload-last = Vos derniers fichiers
upload-none = Vous n’avez encore rien chargé.
upload-rows = Lignes
upload-refused = Refusées
upload-state = État
upload-columns = Les colonnes (nécessaires avec *)
upload-dues = Types de créance que vous pouvez utiliser
upload-judged = { $judged } lignes examinées sur { $rows }
upload-progress = Avancement
upload-stop = Arrêter
upload-good = Acceptées
upload-verdicts = Télécharger tous les résultats
upload-bad = Lignes refusées
upload-line = Ligne
upload-iupd = Identifiant
upload-outcome = Résultat
upload-notices = Avis
upload-why = Motif
upload-running = En cours
upload-done = Terminé
upload-done-some = Terminé, avec des lignes refusées
upload-stopped = Arrêté
upload-outcome-made = créée
upload-outcome-there = déjà présente
upload-outcome-rewritten = remplacée
upload-outcome-refused = refusée
upload-error-csv = Le fichier est vide, ou un champ entre guillemets ne finit jamais.
upload-error-column = La colonne « { $column } » manque dans le fichier.
upload-error-rows = Le fichier a plus de { $most } lignes : divisez-le.
upload-error-size = Le fichier dépasse { $most } Mo : divisez-le.
upload-error-over = Ce fichier a déjà été examiné ou arrêté.
positions-count = Il faut au moins une position ; au plus { $most } à la fois.
upload-column-identificativo = Votre propre nom de la position, unique dans l’organisme (50 caractères au plus).
upload-column-dovuto = La clé du type de créance : voir plus bas.
upload-column-tipo = F pour une personne (aussi si vide), G pour une société ou un organisme.
upload-column-codice-fiscale = Code fiscal ou numéro de TVA du débiteur ; ANONIMO s’il n’y en a pas.
upload-column-nome = Prénom et nom, ou raison sociale.
upload-column-indirizzo = Rue ou place.
upload-column-civico = Numéro.
upload-column-cap = Code postal.
upload-column-comune = Commune.
upload-column-provincia = Deux lettres.
upload-column-nazione = Deux lettres, par exemple IT.
upload-column-email = Adresse e-mail.
upload-column-causale = Ce qui est payé, comme imprimé sur l’avis.
upload-column-importo = En euros, par exemple 45,00.
upload-column-scadenza = Dernier jour, par exemple 31/12/2026. À défaut, le délai du type de créance.
upload-column-rate = Combien de mensualités offrir à côté du paiement unique (2 à 24) ; vide pour aucune.
# reconciliation
flow-refused-differs = Un flux avec cet identifiant et cette révision est déjà arrivé le { $day }, avec d’autres lignes ou d’autres montants. Demandez au prestataire lequel est juste : une correction a une révision plus élevée.
flow-refused-foreign = Le flux concerne un autre organisme.
flow-refused-header = Le flux est illisible : « { $field } » manque ou est erroné.
flow-refused-unreadable = Le fichier n’est pas un flux de reversement en XML ou JSON.
# joining, levels of service, journal
nav-payments-setup = pagoPA
nav-joining = Adhésion et clés
nav-service-level = Niveaux de service
payments-import-due = { $due } : { $count } positions ouvertes restent payables ; seul qui suit tous les types les voit.
payments-import-creditor = Le code fiscal du créancier change : { $count } positions ouvertes portent encore l’ancien.
joining-intro = Comment l’organisme est relié à pagoPA : ce qui manque, quelles stations, clés et certificats valent.
joining-steps = Étapes de l’adhésion
joining-step = Étape
joining-state = État
joining-evidence = Preuve
joining-done = fait
joining-open = à faire
joining-step-creditor = Le créancier figure dans le fichier du bureau
joining-step-station = Une station répond aujourd’hui
joining-step-dues = Il y a des types de dû avec leur compte
joining-step-keys = Chaque service appelé a une clé qui vaut
joining-step-certificate = Un certificat de pagoPA est accepté et vaut jusqu’au jour indiqué
joining-step-tests = Les essais avant le démarrage sont réussis
joining-step-receipt = Le premier reçu est arrivé
joining-creditor = Créancier et stations
joining-no-creditor = Le fichier du bureau n’a pas de créancier.
joining-code = Code fiscal { $code }
joining-segregation = nouveaux avis avec le code de ségrégation { $code }
joining-no-station = Le fichier du bureau n’a pas de stations.
joining-station = Station
joining-broker = Intermédiaire
joining-column-segregation = Ségrégation
joining-period = Du – au
joining-station-stands = en service
joining-station-ended = reçus seulement
joining-keys = Clés d’abonnement
joining-keys-why = Deux par service : si l’une est refusée, l’autre sert. Pour renouveler, mettez la nouvelle à la place libre et retirez l’ancienne quand la nouvelle marche. Une clé ne peut être relue.
joining-product = Service
joining-product-gpd = Positions débitrices (GPD)
joining-product-fdr = Flux de règlement (FdR)
joining-product-bizevents = Reçus (BizEvents)
joining-product-checkout = Checkout
joining-place = Place
joining-place-1 = Première clé
joining-place-2 = Deuxième clé
joining-key = Clé
joining-key-none = aucune
joining-key-new = Mettre une clé
joining-key-put = Mettre la clé
joining-key-refused = refusée par pagoPA, { $at }
joining-remove = Retirer
joining-key-remove-which = Retirer la clé de { $product } finissant par { $hint }
joining-certificates = Certificats avec lesquels pagoPA appelle
joining-certificates-why = Qui appelle avec un autre est refusé ; ceux que l’administration du serveur a indiqués valent aussi. Deux à la fois, pour que l’ancien et le nouveau se chevauchent.
joining-certificates-none = Aucun certificat accepté ici : ne passe que celui que l’administration du serveur a indiqué.
joining-subject = Délivré à
joining-issuer = Délivré par
joining-certificate-stands = valable
joining-certificate-soon = expire bientôt
joining-certificate-ended = expiré
joining-certificate-ahead = pas encore valable
joining-certificate-new = Nouveau certificat
joining-certificate-pem = Collez le texte publié par pagoPA, de BEGIN CERTIFICATE à END CERTIFICATE.
joining-certificate-accept = Accepter le certificat
joining-certificate-remove-which = Retirer le certificat de { $subject }
joining-tests = Essais avant le démarrage
joining-tests-why = Les noms sont ceux du plan d’essai de pagoPA ; voici le dernier résultat de chacun.
joining-test = Essai
joining-test-shows = Ce qu’il montre
joining-test-passed = réussi
joining-test-failed = échoué
joining-test-never = jamais lancé
joining-ec-psp-01 = Un avis est vérifié, demandé et payé, et son reçu le clôt.
joining-ec-psp-02 = Un avis payé ne se paie pas deux fois.
joining-ec-psp-03 = Un numéro jamais attribué est inconnu.
joining-ec-psp-04 = Un avis échu, s’il finit à l’échéance, est refusé.
joining-ec-psp-05 = Un avis annulé est refusé.
joining-error-key = Une clé a de 16 à 128 lettres, chiffres et tirets.
joining-error-key-twice = Cette clé est déjà à l’autre place.
joining-error-certificate = Ce n’est pas un certificat au format PEM.
joining-error-certificate-ended = Ce certificat est expiré.
joining-error-certificates-full = Deux certificats sont déjà acceptés : retirez-en d’abord un.
level-intro = pagoPA attend chaque mois 98 réponses sur 100 en 2 secondes ; après 7 secondes, 15 pour les reçus, elle n’attend plus.
level-chart = Temps de 98 réponses sur 100, par mois
level-chart-says = Une ligne par type de demande ; la marque est à deux secondes.
level-mark = 2 s
level-no-data = Pas encore de réponses.
level-month = Mois
level-availability = Disponibilité
level-op-verify = Vérification
level-op-get = Activation
level-op-receipt = Reçu
level-op-demand = Spontané par banque
level-in-time = en 2 s : { $share }
level-answers = { $answers ->
    [one] { $answers } réponse
    *[other] { $answers } réponses
    }, { $failures ->
    [one] { $failures } panne
    *[other] { $failures } pannes
    }
level-planned = Arrêts annoncés
level-unplanned = Arrêts imprévus
level-stops = Arrêts
level-stops-none = Aucun arrêt ces douze derniers mois.
level-budget-planned = Annoncés cette année : { $used } heures sur { $hours }.
level-budget-unplanned = Imprévus cette année : { $used } heures sur { $hours }.
level-from = Du
level-until = Au
level-kind = Type
level-reason = Motif
level-announce = Annoncer un arrêt
level-announce-do = Annoncer
level-withdraw = Retirer
level-withdraw-which = Retirer l’arrêt du { $from }
level-error-times = La fin vient après le début, au plus { $hours } heures après.
level-error-notice = Un arrêt s’annonce au moins { $hours } heures avant ; sinon il compte comme imprévu.
pay-leaving-title = Vers le paiement
pay-leaving-help = La page nationale de paiement s’ouvre. Si ce n’est pas le cas, utilise le bouton.
pay-leaving-go = Aller au paiement

# What the archive that stands in was not told yet.
level-archive-told = L’archive qui répond à la place de l’organisme (ACA) est à jour.
level-archive-waits = L’archive qui répond à la place de l’organisme (ACA) attend : { $positions } positions modifiées, { $gone } avis à retirer.
# Flows that change their word, receipts that nobody can read
inbox-unread-what = Ce qui ne se lit pas dans le message : { $what }
inbox-unread = Un reçu qui ne peut être lu
inbox-seen-reason = Ce que c’est, et ce qu’il en est advenu
refund-rest = { $amount } de plus du même reçu reviennent à d’autres organismes ou à des timbres fiscaux : ils ne sont pas remboursés d’ici.
# ways to a page
pay-no-notice = Vous ne trouvez pas l’avis ?
pay-no-notice-how = Nous vous envoyons par courriel un lien vers ce qu’il y a à payer, à l’adresse connue de l’administration.

# a payment told to who owed it
deliver-why-paid = Reçu du paiement
deliver-mail-not-there = Aucune adresse qui reçoive le courrier
paid-mail-subject = { $what } : paiement reçu
paid-mail-intro = { $creditor } a reçu votre paiement : { $what }.
paid-mail-amount = Montant payé : { $amount }
paid-mail-at = Payé le : { $at }
paid-mail-through = Payé par : { $provider }
paid-mail-receipt = Numéro du reçu (IUR) : { $receipt }
paid-mail-link = Voir le paiement : { $link }
paid-mail-rest = Il reste des parts à payer : vous les trouvez à la page ci-dessus.

# at the kiosk
kiosk-pay = Payer un avis
kiosk-pay-title = Quel avis voulez-vous payer ?
kiosk-pay-how = Passez le code QR de l’avis sous le lecteur, ou saisissez les 18 chiffres du numéro d’avis.
kiosk-pay-field = Numéro d’avis
kiosk-pay-eighteen = { $count ->
    [one] Le code de l’avis a 18 chiffres : il y en a un ici.
   *[other] Le code de l’avis a 18 chiffres : il y en a { $count } ici.
 }
kiosk-pay-unknown = Aucun avis n’a ce numéro. Vérifiez les chiffres, ou demandez au guichet.
kiosk-pay-foreign = Cet avis est d’une autre administration : nous ne le voyons pas ici. Il se paie avec son code QR.
kiosk-pay-phone = Scannez le code avec l’application de votre banque ou avec IO.
kiosk-pay-elsewhere = Pas d’application ? Avec l’avis, on paie aussi en banque, au bureau de tabac et à la poste.
kiosk-pay-another = Un autre avis
kiosk-pay-other = Ce paiement a commencé d’une autre manière. Demandez au guichet ce qui reste.
kiosk-voice-pay = Passez le code QR de l’avis sous le lecteur, ou saisissez avec les touches les dix-huit chiffres du numéro d’avis, puis touchez Suivant.
kiosk-voice-owed = L’écran montre ce qu’il y a à payer. Scannez le code avec l’application de votre banque ou avec IO. Si l’avis ne peut pas être payé, l’écran dit pourquoi.

# what a fee belongs to
due-wrong-tie-several = Aujourd’hui, plusieurs sites ont un rendez-vous avec ce code : saisissez le code de réservation.
due-wrong-tie-service = Ce type de créance n’est pas du service de ce rendez-vous. Vérifiez le code.
# Impressions échouées
print-failed = Échouée : { $done } avis sur { $total }
print-failed-why = Les fichiers n’ont pas pu être préparés, même en réessayant pendant deux jours. Ceux qui sont prêts peuvent être téléchargés ; une fois la panne réparée, l’impression peut reprendre où elle en était. La panne, pour qui administre le serveur :
print-resume = Reprendre
print-error-not-failed = Cette impression ne peut pas être reprise.
# Fichiers de positions : ce qui reste
upload-erased = Le nom du fichier et les résultats ligne par ligne ont été effacés après { $days } jours ; les nombres restent.
# Le procès-verbal des essais
joining-tests-how = « sportello node-simulator check » les exécute ; avec --record, son procès-verbal arrive ici.
joining-error-cases = Le procès-verbal contient des essais que le plan n’a pas, ou trop d’essais.
joining-error-nothing-tried = Aucun essai du procès-verbal n’a été exécuté.
# Timbres à vérifier
due-odd-stamps = Timbre fiscal à vérifier
due-odd-stamp-look = à vérifier
due-odd-stamp-unreadable = Le reçu n’apporte pas de timbre lisible.
due-odd-stamp-document = Le timbre du reçu vaut pour un autre document.
due-odd-stamp-amount = Le timbre du reçu a un autre montant.
# screens for clerk and accountant
due-receipts = Reçus
due-receipt-uploaded = Chargé depuis un fichier par { $who }, { $at } : non envoyé par pagoPA
due-receipt-number = Reçu n°
due-receipt-paid = Payé { $at }, { $provider }
due-receipt-settled = Solde l’échéance
due-receipt-known = Confirme le reversement
due-receipt-twice = En trop : échéance déjà payée
due-receipt-other-option = En trop : un autre mode était choisi
due-receipt-withdrawn = En trop : position annulée
due-receipt-amount = Montant autre que le dû
due-receipt-born = La position en est née
due-receipt-failed = Paiement échoué
due-receipt-foreign = Aucun montant pour l’organisme
refund-paid = payé { $at }, { $provider }
joining-since = depuis { $day }
level-no-data-do = Les temps apparaissent quand pagoPA commence à appeler.
upload-none-do = Téléchargez l’exemple, remplissez-le et chargez-le ci-dessus.
# Receipts that somebody put aside
inbox-aside = Mis de côté

# who owes, while a receipt is on its way
pay-under-way = Un paiement est en cours de vérification : ne payez pas une deuxième fois.
pay-held = Le bureau vérifie un paiement : ne payez pas une deuxième fois.
pay-anyway = Payer quand même

# back from the checkout without having paid
pay-back-to-notice = Revenir à l’avis

# what is typed to find a notice
pay-error-number = Le code de l’avis a 18 chiffres.

# what was paid
own-paid-on = Payé le { $date }
pay-taker = Paiement encaissé par
# Cases whose money was not too much after all
refund-state-groundless = Devenu sans objet

# what is offered to who owes, and what is said while a receipt is on its way
pay-receipt = Télécharger le reçu (PDF)
pay-receipt-of = Télécharger le reçu (PDF) : { $what }
due-print-wait = Retour à la position
due-print-anyway = Imprimer quand même
paid-paper-title = Reçu de paiement
paid-paper-amount = Montant payé
paid-paper-table = Données du paiement
paid-paper-reference = Code du versement (IUV)
paid-paper-receipt = Numéro du reçu (IUR)
paid-paper-says = L’organisme a enregistré ce paiement : rien d’autre n’est nécessaire.
paid-paper-awaited = Le paiement ressort du relevé de versement ; le reçu de la plateforme est attendu.
own-late = En retard, encore payable
own-settled = Payés ({ $count })
refund-step-opened = Dossier ouvert
refund-because-twice = L’avis était déjà payé : ce second paiement est en trop.
refund-because-other-option = Le paiement avait déjà commencé d’une autre façon, en une fois ou en plusieurs échéances : celui-ci est en trop.
refund-because-withdrawn = L’avis n’était plus valable au moment du paiement.
refund-because-amount = Le montant arrivé n’est pas celui qui était dû, ni aujourd’hui ni le jour du paiement.
joining-tests-command = Les avis donnés avec --notice sont réellement considérés comme payés : créez pour cela des avis d’essai. La commande, avec ce qui manque à la place des points :
# What is wrong with each field, what ends a position, what is late, every step of its story
slip-missing = Ce champ est nécessaire : remplis-le.
slip-long = { $most } caractères au plus.
slip-signs = Il contient un signe qui ne se voit pas ou ne s’imprime pas, par exemple un retour à la ligne : retapez-le.
slip-code-length = Un code fiscal a 16 caractères et un numéro de TVA 11 chiffres : ici il y en a { $found }.
slip-code-format = Le caractère numéro { $position } du code fiscal ne peut pas être là : il s’écrit comme RSSMRA80A01H501U.
slip-code-date = La date de naissance écrite dans le code fiscal n’existe pas.
slip-code-check = La dernière lettre du code fiscal ne correspond pas au reste : un caractère est faux.
slip-code-card = C’est le numéro de la carte européenne d’assurance maladie : le code fiscal est sur l’autre face.
slip-vat-length = Un numéro de TVA a 11 chiffres : ici il y en a { $found }.
slip-vat-format = Un numéro de TVA n’a que des chiffres : le caractère numéro { $position } n’en est pas un.
slip-vat-check = Le dernier chiffre du numéro de TVA ne correspond pas au reste : un chiffre est faux.
slip-two-letters = Il faut un sigle de deux lettres.
slip-mail = Ce n’est pas une adresse e-mail : elle s’écrit comme nom@exemple.it.
upload-wrong-due = Ce type de dû n’existe pas ou n’est pas parmi les tiens : écris une des clés de la page des fichiers.
upload-wrong-kind = Écris F pour une personne ou G pour une entreprise ou un organisme.
upload-wrong-amount = Ce n’est pas un montant : il s’écrit comme 45,00 ou 1.234,56.
upload-wrong-amount-none = Le montant doit être supérieur à zéro.
upload-wrong-amount-most = Le montant peut être de { $most } au plus.
upload-wrong-day = Ce n’est pas une date : elle s’écrit comme 31/12/2026 ou 2026-12-31.
upload-wrong-far = L’échéance est trop lointaine : écrivez un jour d’ici dix ans.
upload-wrong-past = L’échéance est passée : écris un jour à partir d’aujourd’hui.
upload-wrong-parts = Écris combien d’échéances, de 2 à { $most } ; vide pour aucune.
upload-wrong-parts-small = Le montant est trop petit pour autant d’échéances.
due-wrong-iban = Vérifie l’IBAN : il n’est pas juste.
due-wrong-parts-small = Les montants sont trop petits pour autant d’échéances.
due-wrong-why-personal = Enlève du motif les noms, codes fiscaux, IBAN et numéros de téléphone.
due-wrong-paid-day = Écris le jour du paiement, aujourd’hui au plus tard.
due-wrong-price = Ce jour-là on devait un autre montant.
due-email-short = E-mail
due-part-draft = Brouillon
due-part-withdrawn = Annulée
due-draft-then = Personne ne peut encore payer : l’avis s’imprime et s’envoie après la publication.
due-withdraw-then = Personne ne pourra plus payer, pas même qui a déjà l’avis en main. C’est sans retour ; la somme due reste lisible.
due-withdraw-do = Oui, annuler la somme due
due-delete-then = La somme due disparaît avec ses avis, et ses numéros ne servent plus jamais. C’est sans retour.
due-delete-do = Oui, supprimer définitivement
due-late = { $days ->
    [0] échue aujourd’hui
    [one] échue depuis un jour
   *[other] échue depuis { $days } jours
    }
due-late-all = En retard, impayées
due-step-instalment-reopened = De nouveau à payer : le reversement a été corrigé
due-step-transfer-reported = Marquée comme reversée par un programme
due-step-notice-printed = Avis imprimé
due-step-notice-asked = Envoi demandé
due-step-notice-sent = Envoi
due-step-receipt-filed = Reçu arrivé
due-step-receipt-uploaded = Reçu chargé d’un fichier
deliver-send = Envoyer
# What a newcomer to the accounts asks
file-no-csv-workbook = Ce fichier est un classeur (Excel, LibreOffice), pas un CSV. Ouvrez-le, choisissez « Enregistrer sous » et le type « CSV UTF-8 », puis envoyez le nouveau fichier.
file-no-csv-encoding = Ce fichier n’est pas un CSV en UTF-8 : le texte est dans un autre codage (souvent « Unicode »). Ouvrez-le dans le tableur, choisissez « Enregistrer sous » et le type « CSV UTF-8 », puis envoyez le nouveau fichier.
due-step-instalment-paid-flow = Paiement, selon un flux de reversement
due-step-position-created-flow = Créée à partir d’une ligne d’un flux de reversement
# What a payer asks: other money than what is owed, which instalment, what comes after a reduction
due-part-of-all = Échéance { $place } sur { $count }
pay-less-then = Ensuite { $amount }, avant le { $day }
pay-extra-opened = Le bureau doit encore décider du remboursement : vous n’avez rien d’autre à faire.
pay-extra-proposed = Le remboursement est proposé et attend l’approbation : vous n’avez rien d’autre à faire.
pay-extra-approved = Le remboursement de { $amount } est approuvé : le bureau vous le rend.
pay-extra-refused = Le bureau a décidé de ne pas le rendre : demandez-lui pourquoi.
pay-extra-groundless = Il n’est pas en trop : il n’y a rien à rendre.
pay-extra-done = Remboursement de { $amount } effectué le { $day }.
pay-extra-other = Paiement arrivé, en trop
pay-extra-hold = Un autre paiement est arrivé pour cette même dette, et le bureau doit encore décider quoi en faire. Avant de payer, attendez la décision.
extra-mail-subject = { $what } : paiement reçu, en trop
deliver-why-surplus = Paiement en trop
due-elsewhere-then = On ne revient pas en arrière : l’avis compte comme payé, personne ne peut plus le payer en ligne ou à la banque, et qui devait payer reçoit un courriel si l’adresse est connue.
due-elsewhere-paying = Un paiement en ligne est en cours : s’il arrive aussi, il est en trop et il faut le rendre.
due-elsewhere-yes = Oui, c’est payé
position-error-paid-before = La position n’existait pas encore : indiquez un jour depuis sa création, pas après aujourd’hui.
refund-none-over = Aucun remboursement terminé.
refund-none-over-why = Ici restent les cas remboursés, refusés ou sans objet.
refund-day = Jour du mandat
refund-mandate = Numéro du mandat
refund-note = Note (facultative)
refund-mandate-of = Mandat nº { $number } du { $day }
refund-error-day = Indiquez le jour du mandat : pas avant l’ouverture du cas, pas après aujourd’hui.
refund-error-mandate = Indiquez le numéro du mandat : lettres, chiffres, barres et tirets, { $most } caractères au plus.
pay-new-range = Vous indiquez le montant, de { $least } à { $most }.
# Days that begin with the service of a notice; what is owed without a date.
position-error-service = Le jour de la notification ne peut être ni après aujourd’hui ni avant l’avis, et il est indiqué une seule fois.
due-served-on = Notifiée le
due-served = Enregistrer la notification
due-less-served = { $amount } dans les { $days } jours de la notification
pay-less-served = Montant réduit : jusqu’à { $days } jours après la notification
due-step-position-served = Notifiée
deliver-subject-open = { $what } : à payer
due-open = Sans échéance
# what the clerk is told: drafts, what is paid, a receipt that he brings himself
notice-error-draft = La position est encore un brouillon : publiez-la, puis imprimez l’avis.
position-error-paid = L’échéance est déjà payée, et ce qui est payé ne change pas.
inbox-bring = Vérifier le reçu
inbox-bring-why = Ce reçu ne vient pas de pagoPA : c’est vous qui l’apportez. Une fois enregistré, il compte comme les autres et reste marqué de votre nom.
inbox-bring-then = Si vous l’enregistrez :
inbox-bring-do = Enregistrer le reçu
due-remains = reste { $amount }
due-step-receipt-filed-brought = Reçu enregistré
# Un reçu qui ne concorde pas
inbox-odd = Il dit que c’est payé, mais il ne concorde pas
inbox-odd-sum = Ses montants ne font pas la somme payée.
inbox-odd-reference = Sa référence (IUV) n’est pas celle de l’avis.
inbox-odd-bodies = L’argent est allé à des organismes, ou en parts, que l’avis ne demande pas.
inbox-odd-account = La part de l’organisme est allée sur un compte que l’avis n’a jamais demandé.
inbox-odd-day = Le jour du paiement est encore à venir.
inbox-odd-sender = Le fichier n’est arrivé par aucune station de l’organisme.
inbox-take = Tenir pour bon
inbox-taken = Tenu pour bon
inbox-verdict-held = Reçu conservé, mais il ne paie rien tant que personne ne l’a regardé.
due-receipt-held = Retenu : il ne concorde pas, la comptabilité le regarde
register-error-receipt = Ce reçu est déjà enregistré pour un autre avis.
# What a clerk asks of files, changes and addresses
upload-wrong-twice = Cet identifiant est déjà à la ligne { $line } de ce fichier : ne gardez qu’une des deux lignes.
upload-outcome-published = publiée (déjà présente)
upload-count-made = Créées
upload-count-published = Déjà présentes, publiées maintenant
upload-count-rewritten = Remplacées
upload-count-there = Déjà présentes
upload-taken = Lignes acceptées
upload-taken-some = Voici les { $shown } premières ; toutes sont dans le fichier des résultats.
due-edit-reason = Pourquoi vous les changez
due-wrong-rest = Écrivez plus de { $others } : cette somme va aux autres bénéficiaires et au timbre fiscal, et il doit rester quelque chose à l’organisme.
due-wrong-before-less = La réduction vaut jusqu’au { $day } : l’échéance ne peut pas venir avant.
due-apart = Le plan fait maintenant { $plan } et le paiement unique { $whole }.
due-stamp-odd = Le timbre fiscal est de { $amount } ; d’habitude il est de { $usual }. Vérifiez le montant.
due-print-whole = Imprimer l’avis entier, avec toutes les échéances
position-error-reduction-end = L’échéance vient avant la fin de la réduction pour paiement rapide : choisissez un jour plus tard.
slip-province = Ce n’est pas le sigle d’une province : écrivez par exemple RM pour Rome, ou EE pour l’étranger.
slip-postcode = Le code postal a cinq chiffres, par exemple 00100.
notice-online = Sur le site de l’organisme
notice-where-checkout = Seulement par téléphone ou ordinateur, sur le site de l’organisme : le montant comprend un timbre fiscal numérique.
print-no-address = Imprimé, mais l’adresse manque : envoi impossible.
print-lacking = Avis imprimés sans adresse : { $count }. Ils sont signalés dans la liste pour l’imprimeur ; complétez-les ou retirez-les avant l’envoi.
