//! The columns of a statement by what they mean.

/// What a column means, the names under which it is known, and whether a statement must have it; of the three
/// amounts one is enough.
pub struct Column {
    pub meaning: &'static str,
    pub names: &'static [&'static str],
    pub needed: bool,
}

/// The columns that are read, for whoever has to prepare a file.
pub fn columns() -> impl Iterator<Item = Column> {
    let column = |(at, names): (usize, &'static [&'static str])| Column {
        meaning: MEANINGS[at],
        names,
        needed: matches!(at, DATE | REASON),
    };
    NAMES.into_iter().enumerate().map(column)
}

pub(super) const DATE: usize = 0;
pub(super) const VALUE: usize = 1;
pub(super) const AMOUNT: usize = 2;
pub(super) const CREDIT: usize = 3;
pub(super) const DEBIT: usize = 4;
pub(super) const REASON: usize = 5;
pub(super) const BOLLETTA: usize = 6;
pub(super) const END_TO_END: usize = 7;
pub(super) const REFERENCE: usize = 8;
pub(super) const CUSTOMER: usize = 9;

const MEANINGS: [&str; 10] = [
    "date",
    "value-date",
    "amount",
    "credits",
    "debits",
    "reason",
    "bolletta",
    "end-to-end",
    "reference",
    "customer",
];

/// By meaning, in the order of the constants above; the table of the documentation of `csv`.
pub(super) const NAMES: [&[&str]; 10] = [
    &["data", "data contabile", "data operazione", "data movimento", "data registrazione", "date"],
    &["valuta", "data valuta", "value date"],
    &["importo", "importo euro", "importo eur", "amount"],
    &["entrate", "avere", "accrediti", "accredito", "credit"],
    &["uscite", "dare", "addebiti", "addebito", "debit"],
    &["causale", "descrizione", "descrizione operazione", "descrizione estesa", "dettagli", "description"],
    &["bolletta", "numero bolletta", "numero provvisorio", "provvisorio", "sospeso", "numero sospeso"],
    &["end to end id", "endtoend id", "e2e", "id end to end"],
    &["cro", "trn", "cro trn", "riferimento", "riferimento operazione", "reference"],
    &["ordinante", "cliente", "controparte", "debitore", "ordinante beneficiario"],
];
