live-stale = Données non actualisées depuis { "{time}" }
live-offline = Le serveur ne répond pas. Votre travail est enregistré : réessayez.
sign-in-title = Se connecter
sign-in-staff = personnel
sign-in-login = Nom d'utilisateur
sign-in-password = Mot de passe
sign-in-help = Mot de passe oublié ? Adressez-vous à la personne qui gère votre bureau.
sign-in-wrong = Le nom d'utilisateur et le mot de passe ne correspondent pas.
lock-now = Verrouiller
lock-now-hint = Verrouiller l'écran maintenant
nav-counter = Guichet
nav-plan = Plan de travail
nav-statistics = Statistiques
nav-office = Bureau
nav-staff = Personnel
nav-devices = Bornes et écrans
nav-programs = Programmes reliés
nav-import = Importer le bureau
nav-events = Journal des événements
console-nav = Console
console-services = Services
console-service = Service
console-offerings = Prestations
console-promise-appointment = Engagement, rendez-vous
console-promise-walk-in = Engagement, sans rendez-vous
console-booking = Accès
console-portal = réservable sur le web
console-inside = réservable seulement sur place
console-walk-in = aussi sans rendez-vous
console-reserved = confidentiel
console-agendas = Agendas
console-agenda = Agenda
console-from = Du
console-until = Au
console-rules = Règles
console-counters = Guichets
console-counter = Guichet
console-room = Salle
staff-name = Nom
staff-roles = Rôles
staff-all-services = tous
role-operator = agent de guichet
role-supervisor = responsable
role-office-admin = administrateur du bureau
role-body-admin = administrateur de l'organisme
role-help-desk = Assistance, premier niveau
role-specialist = Assistance, second niveau
role-desk-lead = Responsable de l'assistance
role-customer = Client
events-intro = Chaque changement laisse une ligne, sans données personnelles. Les plus récentes sont en haut.
events-none = Rien ne s'est encore passé.
events-number = Numéro
events-at = Quand
events-kind = Quoi
events-who = Qui
events-subject = Objet
events-facts = Faits
events-older = Précédents
devices-asking = Écrans qui demandent l'accès
devices-none-asking = Aucun écran ne demande l'accès. Sur le nouvel écran, ouvrez l'adresse de la borne ou de l'affichage : un code apparaîtra.
devices-code = Code affiché à l'écran
devices-programme = Programme
devices-name = Nom
devices-confirm = Confirmer
devices-asked = { $kind } en attente de confirmation.
devices-wish = Programme demandé : « { $wish } ».
devices-active = Écrans actifs
devices-none = Aucun écran n'est actif.
devices-kind = Type
devices-kiosk = Borne
devices-display = Affichage
devices-seen = État
devices-alive = en ligne
devices-silent = sans signal depuis { $minutes } min
devices-silent-hours = sans signal depuis { $hours ->
    [one] une heure
   *[other] { $hours } heures
 }
devices-silent-days = sans signal depuis { $days ->
    [one] un jour
   *[other] { $days } jours
 }
devices-sound = Son
devices-sound-armed = actif
devices-sound-blocked = bloqué
devices-paper = Papier
devices-paper-check = vérifier le papier (signalé : { $time })
devices-paper-fine = Papier en ordre
devices-paper-title = Papier à vérifier
devices-paper-line = { $name } : quelqu'un a signalé que le ticket n'est pas sorti ({ $time }).
devices-revoke = Révoquer
devices-code-unknown = Aucun écran n'affiche ce code en ce moment. Vérifiez les chiffres : un code est valable un quart d'heure.
programs-intro = Logiciels de gestion et autres programmes qui parlent avec Sportello. Chacun a sa clé : elle dit ce qu'il peut faire et jusqu'à quand.
programs-stand = Programmes actifs
programs-none = Aucun programme n'est relié.
programs-name = Nom
programs-may = Ce qu'il peut faire
programs-until = Valable jusqu'au
programs-used = Dernier usage
programs-never = jamais
programs-deeds = Actions
programs-made-by = créé le { $day } par { $who }
programs-revoked-by = le { $day } par { $who }
programs-somebody = quelqu'un qui ne travaille plus ici
programs-over = expirée
programs-left = { $days ->
    [0] expire aujourd'hui
    [one] encore 1 jour
   *[other] encore { $days } jours
}
programs-old-until = La clé d'avant est valable jusqu'au { $day }.
programs-renew = Renouveler
programs-renew-which = Renouveler la clé : { $name }
programs-renew-then = Une nouvelle clé est créée. Le programme doit la recevoir avant la fin de l'actuelle.
programs-renew-yes = Créer la nouvelle clé
programs-revoke = Révoquer
programs-revoke-which = Révoquer : { $name }
programs-revoke-then = Le programme n'entre plus, dès maintenant. On ne peut pas revenir en arrière.
programs-revoke-yes = Oui, révoquer
programs-life = Durée
programs-life-90 = 3 mois
programs-life-180 = 6 mois
programs-life-365 = 1 an
programs-life-730 = 2 ans
programs-overlap = La clé actuelle
programs-overlap-0 = prend fin tout de suite
programs-overlap-1 = vaut encore 1 jour
programs-overlap-7 = vaut encore 7 jours
programs-overlap-30 = vaut encore 30 jours
programs-new = Nouveau programme
programs-new-why = Une clé par programme, avec le strict nécessaire : si l'une se perd, on ne révoque que celle-là.
programs-nothing-used = Cet organisme n'utilise encore rien qu'un programme puisse faire. Configurez d'abord le bureau.
programs-name-h = C'est ainsi que le reconnaîtra qui lit le journal. Un nom ne sert pas deux fois.
programs-for-positions = Sommes dues
programs-for-positions-h = Les créer, les changer, les annuler et les lire, aussi par fichier et comme dans GPD.
programs-for-take-payments = Paiements faits ailleurs
programs-for-take-payments-h = Marquer un avis comme payé, comme dans GPD.
programs-for-see-accounts = Clôtures
programs-for-see-accounts-h = Télécharger les feuilles des jours en CSV.
programs-for-accounts = Annonces de paiement
programs-for-accounts-h = Dire au rapprochement quels paiements attendre.
programs-for-payment-setup = Adhésion à pagoPA
programs-for-payment-setup-h = Inscrire le résultat des essais, lire les niveaux de service.
programs-for-statistics = Statistiques
programs-for-statistics-h = Lire les chiffres de l'accueil, sans noms.
programs-for-serve = Accueil
programs-for-serve-h = Donner des tickets, noter les arrivées, appeler et servir aux guichets.
programs-for-tickets = Assistance
programs-for-tickets-h = Ouvrir et traiter les demandes, lire les chiffres de l'assistance.
programs-for-customer-desk = Chiffres d'un client
programs-for-customer-desk-h = Lire les chiffres du seul client choisi ci-dessous.
programs-customer = Client
programs-customer-none = aucun
programs-dues = Seulement ces types de créance (sans choix : tous)
programs-only-due = seulement { $due }
programs-make = Créer la clé
programs-gone = Révoqués
programs-gone-why = Les noms restent, pour que le journal dise toujours qui a fait quoi.
programs-revocation = Révocation
programs-wrong-name = Écrivez un nom, 60 caractères au plus.
programs-wrong-taken = Un programme de ce nom existe ou a existé. Choisissez-en un autre.
programs-wrong-nothing = Choisissez ce qu'il peut faire.
programs-wrong-dues = Seuls les sommes dues, les paiements et les clôtures peuvent être limités à des types de créance. Retirez les types, ou faites deux clés.
programs-wrong-customer = Choisissez le client. Sa clé ouvre ses chiffres et rien d'autre : le reste demande une autre clé.
programs-wrong-stale = Quelqu'un a déjà renouvelé ou révoqué ce programme. Revenez à la liste et regardez.
programs-key-of = Clé de { $name }
programs-key-once = Copiez-la maintenant : vous ne la verrez plus. Si elle se perd, on en fait une autre.
programs-key = Clé
programs-key-until = Valable jusqu'au { $day }. Qui la connaît peut ce que peut le programme : ne l'envoyez pas par courriel.
programs-key-kept = J'ai copié la clé
programs-how = Que dire à qui gère le programme
programs-how-why = La clé va dans l'en-tête de chaque appel, jamais dans une adresse.
programs-how-for = Pour quoi
programs-how-address = Adresse de base
programs-how-header = En-tête
programs-how-own = Tout
programs-how-register = Sommes dues comme dans GPD
programs-soon = Clés de programmes qui expirent
programs-soon-line = { $name } : la clé expire le { $day }.
programs-soon-over = { $name } : la clé a expiré le { $day }. Le programme n'entre pas.
screen-title = Un nouvel écran
screen-ask = Cet appareil n'est pas encore reconnu.
screen-button = Demander un code
screen-say-code = Communiquez ce code à la personne qui gère les écrans :
screen-wait = La page continue d'elle-même dès que le code est confirmé.
import-intro = Collez le fichier du bureau : vous voyez d'abord ce qui change, puis vous décidez.
import-text = Fichier du bureau (TOML)
import-preview = Montrer ce qui change
import-do = Appliquer ces changements
import-what = Ce qui change
import-nothing = Rien : le bureau est déjà ainsi.
import-errors = Le fichier contient des erreurs. Nous n'avons rien changé.
import-consequences = Attention, ces personnes sont concernées :
import-added = s'ajoute
import-changed = change
import-renamed = change de clé
import-retired = est retiré
nav-programme = Programme
media-intro = Ce que les écrans montrent à côté des appels et les bornes quand elles sont libres. Les avis et les horaires sont dans le fichier du bureau ; les images et les vidéos s'ajoutent ici. Un appel passe toujours avant.
media-no-programme = Aucun programme
media-no-programme-do = Écrivez une partie [[programme]] dans le fichier du bureau et nommez-la dans les écrans et les bornes.
media-shown-nowhere = Aucun écran et aucune borne ne montre ce programme.
media-shown-by = Montré par : { $screens }
media-kind = Type
media-kind-notice = avis
media-kind-image = image
media-kind-video = vidéo
media-what = Contenu
media-seconds = Secondes
media-when = Quand
media-now = Maintenant
media-on = affiché
media-off = pas affiché
media-missing = fichier manquant
media-always = toujours
media-from = à partir de { $at }
media-to = jusqu'à { $at }
media-since = à partir du { $at }
media-until = jusqu'au { $at }
media-language = seulement en langue : { $at }
media-priority = priorité { $at }
media-mon = lun
media-tue = mar
media-wed = mer
media-thu = jeu
media-fri = ven
media-sat = sam
media-sun = dim
media-files = Images et vidéos
media-none = Aucun fichier
media-none-do = Ajoutez le premier ci-dessous, puis nommez-le dans le fichier du bureau.
media-preview = Aperçu
media-name = Nom
media-size = Taille
media-kilobytes = { $count } ko
media-megabytes = { $count } Mo
media-rights = Droits
media-rights-hint = À qui il appartient et pourquoi vous pouvez le montrer : « photo de la commune », « licence CC BY, auteur… ».
media-used = Utilisé dans
media-unused = aucun programme
media-remove = Supprimer
media-add = Ajouter un fichier
media-file = Fichier
media-file-hint = PNG, JPEG, WebP ou vidéo MP4 (H.264), { $megabytes } Mo au maximum. Les vidéos passent sans son.
media-error-name = Le nom du fichier peut avoir des lettres sans accent, des chiffres, le point, le trait d'union et le trait bas, { $most } caractères au plus. Rien n'a été ajouté.
media-error-type = On ne peut ajouter que des images PNG, JPEG ou WebP et des vidéos MP4. Rien n'a été ajouté.
media-error-content = Le contenu du fichier n'est pas ce que dit son nom (les vidéos doivent être en MP4 avec H.264). Rien n'a été ajouté.
media-error-unreadable = La largeur et la hauteur de l'image sont illisibles : enregistrez-la de nouveau et ajoutez-la encore. Rien n'a été ajouté.
media-error-too-wide = L'image dépasse { $side } pixels de côté ou { $megapixels } mégapixels : réduisez-la. Rien n'a été ajouté.
media-error-too-large = Le fichier dépasse { $megabytes } Mo. Rien n'a été ajouté.
media-error-no-rights = Écrivez en une ligne ({ $most } caractères au plus) à qui est le fichier et pourquoi on peut le montrer. Rien n'a été ajouté.
media-error-name-taken = Un autre fichier porte déjà ce nom : donnez un autre nom au nouveau, ou supprimez d'abord l'autre.
media-error-too-many = Il y a déjà { $most } fichiers : supprimez-en un qui ne sert plus.
media-error-in-use = Le programme « { $programme } » montre ce fichier : retirez-le d'abord du fichier du bureau.
media-error-disk = Nous ne pouvons pas écrire dans le dossier des données : le fichier n'a pas été ajouté.

# periods
period-error-date = L'une des dates n'existe pas. Écrivez-les comme 2027-03-11.
period-error-backwards = La période finit avant de commencer : inversez les deux dates.
period-error-too-long = La période est trop longue : { $most } jours au maximum.
role-cashier = Caisse
role-position-clerk = Positions débitrices
role-accountant = Comptabilité
role-refund-officer = Remboursements
role-payment-admin = Administration des paiements
role-payment-auditor = Audit des paiements
nav-accounts = Comptabilité

office-file-line = Ligne { $line } : { $why }
office-file-line-medium = Ligne { $line }, « { $medium } » : { $why }
office-file-too-large = le fichier dépasse { $megabytes } Mo.
office-file-unreadable = ici le texte n’a pas la forme d’un fichier du bureau. Le lecteur dit : { $parser }
office-file-unknown-field = ici le champ « { $field } » n’existe pas. On connaît : { $known }
office-file-unknown-word = « { $word } » n’est pas l’un des mots possibles : { $known }
office-file-missing = il manque { $field }.
office-file-range = { $field } = { $value } : doit être entre { $from } et { $to }.
office-file-key = { $field } « { $value } » : une clé a de 1 à 40 caractères parmi a-z, 0-9, tiret, point et tiret bas.
office-file-twice = { $field } « { $value } » apparaît deux fois.
office-file-nothing = { $field } : rien dans le fichier n’a la clé « { $value } ».
office-file-empty = { $field } est vide.
office-file-long = { $field } : { $most } caractères au plus.
office-file-many = { $field } : { $most } éléments au plus.
office-file-hidden = { $field } : contient un caractère que personne ne voit.
office-file-language = { $field } : « { $value } » n’est pas l’une de it, en, de, fr, sl.
office-file-mail = { $field } = « { $value } » n’est pas une adresse électronique.
office-file-mails = { $field } : « { $value } » n’est ni une adresse ni un @domaine.
office-file-early = { $field } = { $value } vient trop tôt : { $other } = { $than }.
office-file-not-at-counter = services : « { $service } » n’est pas donné aux guichets.
office-file-other-site = services : « { $service } » est donné au site « { $site } », pas à « { $here } ».
office-file-former-there = was = « { $was } » : cet agenda est encore dans le fichier.
office-file-body-key = { $field } = « { $value } » : de 1 à 40 caractères parmi a-z, 0-9 et tiret.
office-file-own-address = { $field } = « { $value } » est une adresse du programme lui-même : choisissez-en une autre.
office-file-pass-languages = pass_languages : une ou deux.
office-file-colour = { $field } = « { $value } » : s’écrit comme #0066cc.
office-file-zone = { $field } = « { $value } » n’est pas un fuseau horaire connu.
office-file-scratch-only = { $field } : seulement pour les bureaux d’essai.
office-file-every-or-date = écrivez every ou date, pas les deux.
office-file-every = { $field } = « { $value } » : s’écrit MM-JJ ou easter+N.
office-file-no-hours = weekly n’a aucune ligne : ces horaires n’ouvrent jamais.
office-file-role-alone = roles : qui est d’un client n’a pas d’autre rôle.
office-file-help = { $field } = « { $value } » : aucun service avec cette clé n’est donné ainsi, avec une seule prestation.
office-file-taxonomy = { $field } = « { $value } » : un code de la taxonomie s’écrit comme 9/0101100IM/.
office-file-iban-foreign = { $field } = { $value } : n’est pas un compte italien.
office-file-iban-postal = { $field } = { $value } : n’est pas un compte postal.
office-file-undated = undated ne va ni avec ends, ni avec reduced, ni avec des rappels : ils comptent d’un jour.
office-file-field-key = { $field } « { $value } » : de 1 à 40 caractères parmi a-z, 0-9 et tiret bas.
office-file-choices = { $field } « { $value } » : { $most } choix au plus, aucun vide, trop long ou double.
office-file-choices-kind = { $field } « { $value } » : les choix vont avec kind = "choice", qui en a besoin.
office-file-no-field = { $field } : aucun champ n’a la clé « { $value } ».
office-file-demand = { $field } = « { $value } » : { $count } lettres ou chiffres.
office-file-demanded = { $field } « { $value } » : la demande de la banque le dit déjà, donnez une autre clé au champ.
office-file-no-creditor = le fichier n’a pas de [body.creditor] : l’argent n’est dû à personne.
office-file-interbank = { $field } = « { $value } » : { $count } majuscules ou chiffres.
office-file-no-station = { $field } = { $value } : aucune station sans fin (until) ne répond pour ce code.
office-file-digits = { $field } = « { $value } » : de 1 à { $most } chiffres.
office-file-https = { $field } = « { $value } » : doit être une adresse https.
office-file-station = { $field } « { $value } » : le code fiscal de l’intermédiaire (broker), un tiret bas et deux chiffres.
office-file-segregation-twice = { $field } = { $value } : les mêmes jours, « { $station } » répond déjà.
office-file-fiscal-code = { $field } = « { $value } » : pas les onze chiffres du code fiscal d’un organisme, ou le chiffre de contrôle est faux.
office-file-notice-text = il manque text : c’est l’avis lui-même.
office-file-picture-text = il manque text : dites ce que l’on voit, pour qui ne peut pas le voir.
office-file-notice-file = file : un avis a des mots et aucun fichier.
office-file-name = { $field } « { $value } » : un nom à côté ou au-dessous de ce fichier, en lettres, chiffres, point, tiret et tiret bas.
office-file-kinds = { $field } « { $value } » : seulement png, jpg, webp et mp4.
office-file-misfit = { $field } « { $value } » ne va pas avec un élément de ce type.
office-file-no-counter = { $field } « { $value } » n’est pas donné aux guichets : portal et walk_in doivent être false.
office-file-no-check-in = { $field } « { $value } » n’est pas donné aux guichets : personne n’y est attendu, ôtez check_in.
office-file-date-ways = { $date } : écrivez closed, ou from, to et every_min, ou starts.
office-file-medium-absent = il n’est pas encore là : ajoutez-le dans la page du programme.
office-file-medium-unread = ne se lit pas. Le système dit : { $system }
import-error-former = Agenda « { $agenda } » : was = « { $was } », mais un tel agenda n’existe pas.
import-error-waiting = Site « { $site } » : personnes en attente : { $count }, et aucun guichet ne resterait pour les appeler. Servez-les d’abord.
import-error-station = Station « { $station } » : des avis ou des reçus y sont passés, et des reçus arrivent encore. Donnez-lui une fin (until) au lieu de l’ôter.
import-error-body = Le fichier est de l’organisme « { $given } », ceci est la console de « { $own } ».
import-rehearsed = C’était un essai : rien n’a changé.
import-copied = Fichiers du programme copiés : { $count }
import-stopped = Rien n’a encore changé, car des personnes sont concernées :
import-accept = Pour continuer : --accept
