# positions
position-error-text = Il campo «{ $field }» è vuoto, troppo lungo o non valido.
position-error-state = Nello stato «{ $state }» questa operazione non è possibile.
position-error-changed = Nel frattempo qualcuno ha modificato la posizione: ricarica la pagina.
position-error-no-creditor = Questo ente non ha ancora attivato i pagamenti.
position-error-due = Questo tipo di dovuto non c’è o non è tra i tuoi.
position-error-count = Serve almeno un modo di pagare; al massimo 100 opzioni e 100 rate, e una sola rata per il pagamento unico.
position-error-transfers = Ogni rata va a un minimo di uno e a un massimo di cinque beneficiari.
position-error-amount = L’importo deve essere maggiore di zero e al massimo 999.999.999,99 €.
position-error-sum = Gli importi dei beneficiari non fanno il totale della rata.
position-error-reduction = L’importo ridotto deve essere minore di quello pieno e coprire gli altri beneficiari.
position-error-due-date = La scadenza è passata o viene prima dell’inizio di validità.
position-error-valid-from = L’inizio di validità è già passato.
position-error-iban = L’IBAN non è valido, o non è un conto postale dove serve.
position-error-iupd-taken = Esiste già una posizione con questo identificativo.
position-error-number-taken = Questo numero di avviso è già usato.
position-error-number = Il codice di segregazione non è dell’ente, o la serie dei numeri è finita.
