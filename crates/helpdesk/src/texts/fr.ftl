# opening
open-error-key = Cette demande a déjà été envoyée avec un autre contenu.
open-error-area = Ce sujet n'existe plus : choisissez-en un autre.
open-error-origin = La date de la demande doit être passée, depuis { $days } jours au plus.

# working
work-error-changed = Quelqu'un a modifié la demande pendant que vous la lisiez : regardez ce qui a changé et réessayez.
work-error-aside = Cette demande a été fusionnée ou écartée : elle ne peut plus être modifiée.
work-error-transition = Dans son état actuel, la demande ne peut pas passer à celui-ci.
work-error-unchecked = { $count ->
    [one] Il manque un contrôle obligatoire avant de résoudre.
   *[other] Il manque { $count } contrôles obligatoires avant de résoudre.
 }
work-error-whom = La personne, le fournisseur ou l'élément choisi n'existe plus.
work-error-reason = Écrivez le motif : qui reçoit la demande doit savoir pourquoi.
work-error-past = L'heure du rappel doit être dans le futur.

# mails
letter-received = Nous avons reçu votre demande. Son code est { $code }.
letter-answer = Voici la réponse à votre demande { $code }.
letter-resolved = Votre demande { $code } est résolue. Sinon, répondez à ce message.
letter-handed-over = Nous vous confions la demande { $code }.
letter-follow = Vous pouvez la suivre et répondre ici : { $link }
letter-faces = Comment cela s'est-il passé ? Dites-le d'un geste : { $link }
letter-supplier-reply = Répondez à ce message pour nous tenir informés.

# satisfaction
faces-not-asked = Cet avis ne peut être donné : la demande n'est pas résolue, ou l'est depuis trop longtemps.
faces-voted = Vous avez déjà donné votre avis. Merci.
