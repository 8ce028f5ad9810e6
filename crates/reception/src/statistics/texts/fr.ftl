statistics-usual = Périodes habituelles
statistics-today = Aujourd'hui
statistics-week = 7 jours
statistics-month = 30 jours
statistics-year = Un an
statistics-period = Période
statistics-from = Du
statistics-to = Au
statistics-service = Service
statistics-all = Tous les services
statistics-show = Afficher
statistics-export = Exporter en CSV
statistics-print = Imprimer
statistics-table = Tableau
statistics-empty = Personne n'est venu pendant cette période
statistics-empty-do = Choisissez une période plus longue ou un autre service.
statistics-no-data = Aucune donnée pour cette période.
statistics-min = min
statistics-minutes = { $count } min
statistics-hours-unit = h
statistics-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
 }
statistics-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
statistics-arrivals = Fréquentation
statistics-arrivals-more = { $with } avec rendez-vous, { $without } sans
statistics-with-appointment = Avec rendez-vous
statistics-without-appointment = Sans rendez-vous
statistics-wait = Attente
statistics-within = Dans le délai promis
statistics-within-more = { $within } sur { $count }
statistics-since-checkin = De l'annonce à l'appel
statistics-at-counter = Temps au guichet
statistics-spread = médiane { $median }, 9 sur 10 en moins de { $p90 } min
statistics-cancelled = Annulations
statistics-cancelled-more = { $count } sur { $total } rendez-vous
statistics-notice = · d'habitude { $notice } à l'avance
statistics-notice-long = Avance des annulations
statistics-no-shows = Absences
statistics-no-shows-more = { $never } jamais venus, { $absent } absents à l'appel
statistics-lines = Attentes par file
statistics-lines-how = L'attente se compte à partir de l'heure réservée, ou de l'arrivée pour qui n'a pas réservé ; qui est appelé en avance a attendu 0 minute. La médiane et le 90e centile sont des valeurs réellement observées (rang le plus proche). Le délai affiché est celui qui valait pour la plupart des appels.
statistics-line-head = File
statistics-line = { $kind ->
    [appointment] Avec rendez-vous
    [walk_in] Sans rendez-vous
    [return] De retour
   *[priority] Priorité
 }
statistics-all-lines = Tous les premiers appels
statistics-promise-head = Délai promis
statistics-promise = Délai promis : { $count } min
statistics-people = Personnes
statistics-calls = Appels
statistics-served = Servis
statistics-values = Cas
statistics-mean = Moyenne
statistics-median = Médiane
statistics-p90 = 90e centile
statistics-max = Maximum
statistics-mean-served = Temps moyen par personne
statistics-by-hour = Fréquentation par heure
statistics-by-hour-says = L'heure la plus chargée commence à { $hour }, avec { $count ->
    [one] une personne
   *[other] { $count } personnes
 }.
statistics-hour = Heure
statistics-by-day = Fréquentation par jour
statistics-by-day-says = En moyenne { $mean } personnes par jour.
statistics-day = Jour
statistics-waits-appointment = Attente des personnes avec rendez-vous
statistics-waits-walk-in = Attente des personnes sans rendez-vous
statistics-waits-says = { $within } appels sur { $count } dans le délai promis.
statistics-wait-class = Minutes d'attente
statistics-channels = Comment on obtient son billet
statistics-channel-head = Canal
statistics-channel = { $channel ->
    [web] Web
    [kiosk] Borne
    [counter] Guichet
    [phone] Téléphone
    [api] Autre programme
   *[other] Autre
 }
statistics-channel-booked = Réservations
statistics-channel-tickets = Billets sans rendez-vous
statistics-channel-check-ins = Annonces d'arrivée
statistics-counters = Travail des guichets
statistics-counters-says = Heures de travail avec le public, guichet par guichet.
statistics-counters-how = Les chiffres portent sur les guichets, quelle que soit la personne qui y travaillait : rien n'est mesuré par personne.
statistics-counter = Guichet
statistics-counter-gone = Guichet qui n'est plus utilisé
statistics-busy = Temps occupé
statistics-appointments = Rendez-vous
statistics-total = Total
statistics-came = Venus
statistics-still-expected = Encore attendus
statistics-share = Part
statistics-last-day = Moins d'un jour à l'avance
statistics-never-came = Jamais venus
statistics-absent = Absents à l'appel
statistics-csv-figure = Indicateur
statistics-csv-item = Élément
statistics-csv-measure = Donnée
statistics-csv-value = Valeur
statistics-csv-unit = Unité
