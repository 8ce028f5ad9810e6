//! A row as a position in plain words, or all that is wrong with it: each by its column, each cause in its own
//! sentence.

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use pagopa::treasury::csv::value;
use pagopa::{Cents, cents};
use platform::Moment;
use platform::web::Sentence;

use super::{Row, columns};
use crate::create::{IUPD_MAX, TEXT_MAX};
use crate::plain::{INSTALMENTS_MAX, Plain};
use crate::position::{Debtor, DebtorKind, Slip};
use crate::proof::Dues;
use crate::said;

/// Column and sentence.
pub(super) type Faults = Vec<(&'static str, Sentence)>;

/// What is wrong with one cell.
type Fault = (&'static str, Sentence);

pub(super) fn plain(
    row: &Row,
    publish: bool,
    (office, dues): (&Office, &Dues),
    now: Moment,
) -> Result<Plain, Faults> {
    let [
        iupd,
        due,
        kind,
        code,
        name,
        street,
        civic,
        postcode,
        city,
        province,
        country,
        email,
        reason,
        amount,
        due_on,
        parts,
    ] = std::array::from_fn(|at| row.cells.get(at).cloned().unwrap_or_default());
    let mut faults = Faults::new();
    let known = office.dues.iter().find(|part| part.doc.key == due && dues.covers(part.id));
    let texts = [
        ("identificativo", Slip::of_text(&iupd, IUPD_MAX)),
        ("dovuto", due.is_empty().then_some(Slip::Missing)),
        ("causale", Slip::of_text(&reason, TEXT_MAX)),
    ];
    faults.extend(texts.into_iter().filter_map(|(column, slip)| Some((column, slip?.sentence()))));
    if let Some(line) = row.first {
        faults.push(("identificativo", Sentence::new("upload-wrong-twice").with("line", line)));
    }
    if known.is_none() && !due.is_empty() {
        faults.push(("dovuto", Sentence::new("upload-wrong-due")));
    }
    let kind = kept(&mut faults, kind_of(&kind));
    let debtor = Debtor {
        kind: kind.unwrap_or_default(),
        code,
        name,
        street,
        civic,
        postcode,
        city,
        province,
        country,
        email: Some(email),
        phone: None,
    };
    let debtor = debtor.judged().map_err(|slips| {
        faults.extend(slips.iter().map(|(field, slip)| (column(field), slip.sentence())));
    });
    let amount = kept(&mut faults, amount_of(&amount));
    let due_on = kept(&mut faults, day_of(&due_on, office, now));
    let parts = kept(&mut faults, parts_of(&parts));
    if let (Some(amount), Some(parts)) = (amount, parts)
        && amount.0 < i64::from(parts)
    {
        faults.push(("rate", Sentence::new("upload-wrong-parts-small")));
    }
    match (debtor, amount, due_on, parts) {
        (Ok(debtor), Some(cents), Some(due_on), Some(instalments)) if faults.is_empty() => {
            Ok(Plain { iupd: Some(iupd), due, debtor, reason, cents, due_on, instalments, publish })
        }
        _ => {
            faults.sort_by_key(|(column, _)| columns::NAMES.iter().position(|(name, _)| name == column));
            Err(faults)
        }
    }
}

fn kept<T>(faults: &mut Faults, read: Result<T, Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

fn kind_of(text: &str) -> Result<DebtorKind, Fault> {
    match text {
        "" => Ok(DebtorKind::Person),
        text => {
            DebtorKind::parse(&text.to_ascii_uppercase()).ok_or(("tipo", Sentence::new("upload-wrong-kind")))
        }
    }
}

fn amount_of(text: &str) -> Result<Cents, Fault> {
    let fault = |sentence| Err(("importo", sentence));
    match value::amount(text) {
        None if text.is_empty() => fault(Slip::Missing.sentence()),
        None => fault(Sentence::new("upload-wrong-amount")),
        Some(amount) if !amount.is_positive() => fault(Sentence::new("upload-wrong-amount-none")),
        Some(amount) if amount > cents::LARGEST => {
            fault(Sentence::new("upload-wrong-amount-most").with("most", said::euro(cents::LARGEST)))
        }
        Some(amount) => Ok(amount),
    }
}

/// Nobody is given longer than ten years: it is a slip.
const AWAY_DAYS: i64 = 3_650;

/// A day that is left out is none: the kind of due says it.
fn day_of(text: &str, office: &Office, now: Moment) -> Result<Option<Date>, Fault> {
    let (fault, today) = (|key| Err(("scadenza", Sentence::new(key))), office.date_of(now));
    match (text, value::day(text)) {
        ("", _) => Ok(None),
        (_, None) => fault("upload-wrong-day"),
        (_, Some(day)) if day > today.saturating_add(AWAY_DAYS.days()) => fault("upload-wrong-far"),
        (_, Some(day)) if day < today => fault("upload-wrong-past"),
        (_, Some(day)) => Ok(Some(day)),
    }
}

fn parts_of(text: &str) -> Result<u16, Fault> {
    let count = if text.is_empty() { Some(0) } else { text.parse().ok() };
    let wrong = || ("rate", Sentence::new("upload-wrong-parts").with("most", INSTALMENTS_MAX));
    count.filter(|count| *count <= INSTALMENTS_MAX).ok_or_else(wrong)
}

/// The column in which one of our fields stands; none for what no column holds.
pub(super) fn column(field: &str) -> &'static str {
    match field {
        "iupd" => "identificativo",
        "due" => "dovuto",
        "kind" => "tipo",
        "code" => "codice fiscale",
        "name" => "nome",
        "street" => "indirizzo",
        "civic" => "civico",
        "postcode" => "cap",
        "city" => "comune",
        "province" => "provincia",
        "country" => "nazione",
        "email" => "email",
        "description" | "reason" => "causale",
        "amount" => "importo",
        "due_on" => "scadenza",
        "instalments" => "rate",
        _ => "",
    }
}
