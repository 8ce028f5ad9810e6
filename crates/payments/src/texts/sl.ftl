# positions
position-error-text = Polje »{ $field }« je prazno, predolgo ali neveljavno.
position-error-state = V stanju »{ $state }« to ni mogoče.
position-error-changed = Nekdo je medtem spremenil terjatev: znova naloži stran.
position-error-no-creditor = Ta ustanova še ni vključila plačil.
position-error-due = Te vrste terjatve ni ali ni med tvojimi.
position-error-count = Potreben je vsaj en način plačila; največ 100 možnosti in 100 obrokov, pri enkratnem plačilu le en obrok.
position-error-transfers = Vsak obrok gre od enemu do petim prejemnikom.
position-error-amount = Znesek mora biti večji od nič in največ 999.999.999,99 €.
position-error-sum = Zneski prejemnikov se ne ujemajo z obrokom.
position-error-reduction = Znižani znesek mora biti manjši od polnega in kriti druge prejemnike.
position-error-due-date = Rok plačila je potekel ali je pred začetkom veljavnosti.
position-error-valid-from = Začetek veljavnosti je že mimo.
position-error-iban = IBAN ni veljaven ali ni poštni račun, kjer je ta potreben.
position-error-iupd-taken = Terjatev s to oznako že obstaja.
position-error-number-taken = Ta številka obvestila je že uporabljena.
position-error-number = Segregacijska koda ni od ustanove ali pa je serija številk izčrpana.
