plan-title = Planning du { $day }
plan-service = Service
plan-day = Jour
plan-day-before = Jour précédent
plan-day-after = Jour suivant
plan-today = Aujourd'hui
plan-show = Afficher
plan-print = Imprimer
plan-find = Chercher un code ou un nom
plan-find-nothing = Aucune ligne avec ces mots.
plan-booked = Rendez-vous
plan-booked-more = { $cancelled ->
    [one] { $cancelled } annulé
   *[other] { $cancelled } annulés
 } · { $walkins } sans rendez-vous
plan-present = Présents
plan-present-more = { $count } au guichet
plan-served = Servis
plan-no-shows = Non venus
plan-free = Places libres
plan-free-first = la première à { $time }
plan-free-closed = { $count ->
    [one] · { $count } fermée
   *[other] · { $count } fermées
 }
plan-time = Heure
plan-code = Code
plan-what = Prestation
plan-person = Personne
plan-note = Notes
plan-channel-head = Réservé par
plan-state = État
plan-actions = Actions
plan-channel = { $channel ->
    [web] web
    [kiosk] borne
    [counter] guichet
    [phone] téléphone
    [api] autre programme
   *[other] autre
 }
plan-state-expected = attendu
plan-state-late = en retard
plan-state-no-show = non venu
plan-state-present = présent depuis { $time }
plan-state-aside = en pause
plan-state-at-counter = au guichet : { $counter }
plan-state-served = servi à { $time }
plan-state-left = parti
plan-state-cancelled = annulé
plan-state-free = libre
plan-state-unused = non utilisé
plan-state-closed = fermé
plan-seats-free = { $count ->
    [one] une place libre
   *[other] { $count } places libres
 }
plan-seats-unused = { $count ->
    [one] une place restée libre
   *[other] { $count } places restées libres
 }
plan-seats-closed = { $count ->
    [one] une place fermée
   *[other] { $count } places fermées
 }
plan-close = { $count ->
    [one] Fermer la place
   *[other] Fermer une place
 }
plan-open = { $count ->
    [one] Rouvrir la place
   *[other] Rouvrir une place
 }
plan-cancel = Annuler…
plan-cancel-do = Annuler le rendez-vous de { $time }
plan-cancel-by-mail = La place redevient libre tout de suite. Nous envoyons un e-mail à la personne.
plan-cancel-by-phone = La place redevient libre tout de suite. La personne n'a pas laissé d'adresse électronique : appelez-la.
plan-cancel-silent = La place redevient libre tout de suite. La personne n'a laissé aucun contact : nous ne pouvons pas la prévenir.
plan-closed-day = Fermé : { $reason }
plan-closed-do = Il n'y a pas de places ce jour-là. Choisissez un autre jour.
plan-closed-but-booked = { $count ->
    [one] Ce jour est fermé ({ $reason }), mais il y a un rendez-vous : prévenez la personne.
   *[other] Ce jour est fermé ({ $reason }), mais il y a { $count } rendez-vous : prévenez ces personnes.
 }
plan-empty = Aucune place ce jour-là
plan-empty-do = L'agenda de ce service ne prévoit pas d'horaires. Choisissez un autre jour ou un autre service.
plan-no-services = Aucun service à afficher
plan-no-services-do = Aucun service ne vous est attribué. Adressez-vous à la personne qui gère votre bureau.
plan-error-taken = Quelqu'un vient de réserver cette place : nous ne l'avons pas fermée.
plan-error-past = Cette heure est déjà passée : nous n'avons rien changé.
plan-error-present = Cette personne est déjà arrivée : le guichet s'en occupe.
plan-said-late = a prévenu : arrive vers { $time }
# an address that takes no mail
plan-mail-fails = courriels refusés : aucun avis
