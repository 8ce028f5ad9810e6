# positions
position-error-text = The field “{ $field }” is empty, too long or not valid.
position-error-state = This cannot be done in state “{ $state }”.
position-error-changed = Somebody changed the position in the meantime: reload the page.
position-error-no-creditor = This body has not activated payments yet.
position-error-due = This kind of due does not exist or is not one of yours.
position-error-count = At least one way of paying is needed; at most 100 options and 100 instalments, and one instalment only for a single payment.
position-error-transfers = Each instalment goes to one to five beneficiaries.
position-error-amount = The amount must be more than zero and at most € 999,999,999.99.
position-error-sum = The amounts of the beneficiaries do not add up to the instalment.
position-error-reduction = The reduced amount must be less than the full one and cover the other beneficiaries.
position-error-due-date = The due date is past or comes before the first day of validity.
position-error-valid-from = The first day of validity is past.
position-error-iban = The IBAN is not valid, or is no postal account where one is needed.
position-error-iupd-taken = A position with this identifier exists already.
position-error-number-taken = This notice number is already in use.
position-error-number = The segregation code is not the body’s, or the series of numbers is exhausted.
