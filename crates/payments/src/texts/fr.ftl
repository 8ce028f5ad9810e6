# positions
position-error-text = Le champ « { $field } » est vide, trop long ou non valable.
position-error-state = Dans l’état « { $state } », cela n’est pas possible.
position-error-changed = La position a été modifiée entre-temps : recharge la page.
position-error-no-creditor = Cet organisme n’a pas encore activé les paiements.
position-error-due = Ce type de dû n’existe pas ou n’est pas parmi les tiens.
position-error-count = Il faut au moins une façon de payer ; au plus 100 options et 100 échéances, et une seule échéance pour le paiement unique.
position-error-transfers = Chaque échéance va à un à cinq bénéficiaires.
position-error-amount = Le montant doit être supérieur à zéro et au plus 999.999.999,99 €.
position-error-sum = Les montants des bénéficiaires ne font pas le total de l’échéance.
position-error-reduction = Le montant réduit doit être inférieur au montant plein et couvrir les autres bénéficiaires.
position-error-due-date = L’échéance est passée ou précède le début de validité.
position-error-valid-from = Le début de validité est déjà passé.
position-error-iban = L’IBAN n’est pas valable, ou n’est pas un compte postal là où il en faut un.
position-error-iupd-taken = Une position avec cet identifiant existe déjà.
position-error-number-taken = Ce numéro d’avis est déjà utilisé.
position-error-number = Le code de ségrégation n’est pas celui de l’organisme, ou la série de numéros est épuisée.
