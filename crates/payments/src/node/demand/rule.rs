//! The transaction of a demand.

use jiff::{Span, civil};
use office::Office;
use office::docs::{DueDoc, SpontaneousDoc};
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::secrets::hex;
use platform::store::Tx;
use sha2::{Digest, Sha256};

use super::DemandError;
use super::record::{self, Record};
use crate::create::{self, NewInstalment, NewOption, NewPosition, PositionError};
use crate::position::{self, Debtor, Destination, Origin, Position, Transfer};
use crate::proof::{May, Owing};

/// Who makes positions that the platform asks for.
const ACTOR: &str = "platform";
/// Of a debtor whom a demand does not name.
const ANONYMOUS: &str = "ANONIMO";
/// The same demand, paid and asked for again, so many times.
const SAME_MAX: usize = 1_000;
const DIGEST_BYTES: usize = 16;

/// The position that a demand asks for: the one that is still open for the same demand, or a new one.
pub(super) fn demand(
    tx: &mut Tx,
    office: &Office,
    service: &str,
    record: &Record,
    now: Moment,
) -> Result<Position, DemandError> {
    let asked = office.dues.iter().find_map(|due| {
        let spontaneous = due.doc.spontaneous.as_ref().filter(|doc| doc.demand == service)?;
        Some((due.id, &due.doc, spontaneous))
    });
    let (id, due, spontaneous) = asked.filter(|_| !service.is_empty()).ok_or(DemandError::Service)?;
    record::check(record, spontaneous).map_err(DemandError::Record)?;
    let amount = record::amount(record, spontaneous).ok_or(DemandError::Amount)?;
    let digest = digest(service, record);
    for time in 1..=SAME_MAX {
        let iupd = format!("demand-{digest}-{time}");
        let Some(position) = position::by_iupd(tx, office.id, &iupd)? else {
            let wish = wish(office, (id, due, spontaneous), record, (amount, iupd), now)?;
            let clerk = May::<Owing>::house(office.id, ACTOR);
            return Ok(create::create(tx, office, &clerk, &wish, now)?);
        };
        let open = position.instalments().any(|(_, part)| position.payable(&part.nav, now).is_ok());
        if open {
            return Ok(position);
        }
    }
    Err(PositionError::IupdTaken.into())
}

/// What makes two demands the same: the service, and every text.
fn digest(service: &str, record: &Record) -> String {
    let mut digest = Sha256::new();
    let parts = record.iter().flat_map(|(name, text)| [name.as_str(), text.as_str()]);
    for part in [service].into_iter().chain(parts) {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    hex(&digest.finalize()[..DIGEST_BYTES])
}

fn wish(
    office: &Office,
    (id, due, spontaneous): (i64, &DueDoc, &SpontaneousDoc),
    record: &Record,
    (amount, iupd): (Cents, String),
    now: Moment,
) -> Result<NewPosition, PositionError> {
    let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
    let reason = reason(spontaneous, record);
    let text = |name: &str, otherwise: &str| record.get(name).map_or(otherwise, String::as_str).to_owned();
    let postal = (!due.postal_iban.is_empty()).then(|| due.postal_iban.clone());
    let transfer = Transfer {
        place: 1,
        amount,
        beneficiary: creditor.fiscal_code.clone(),
        company_name: if creditor.name.is_empty() { &office.body.name } else { &creditor.name }.clone(),
        to: Destination::Account { iban: due.iban.clone(), postal },
        reason: reason.clone(),
        category: due.taxonomy.clone(),
        metadata: Vec::new(),
        reported_at: None,
    };
    Ok(NewPosition {
        iupd: Some(iupd),
        due: id,
        origin: Origin::Spontaneous,
        company_name: String::new(),
        office_name: (!due.office.is_empty()).then(|| due.office.clone()),
        stand_in: false,
        tie: None,
        lang: Lang::It,
        options: vec![NewOption {
            debtor: Debtor {
                code: text(record::CODE, ANONYMOUS),
                name: text(record::NAME, ANONYMOUS).chars().take(70).collect(),
                ..Debtor::default()
            },
            description: reason.clone(),
            valid_from: None,
            switch_to_expired: due.ends,
            whole: true,
            instalments: vec![NewInstalment {
                nav: None,
                amount,
                fee: Cents::ZERO,
                due_at: last_moment(office, due.days, now),
                description: reason,
                reductions: Vec::new(),
                metadata: Vec::new(),
                transfers: vec![transfer],
            }],
        }],
        publish: true,
    })
}

/// The reason as the office's file writes it, with the texts of the demand in their places.
fn reason(spontaneous: &SpontaneousDoc, record: &Record) -> String {
    let filled = spontaneous.field.iter().fold(spontaneous.reason.say(Lang::It).to_owned(), |said, field| {
        let text = record.get(&field.key).map_or("", String::as_str);
        said.replace(&format!("{{{}}}", field.key), text)
    });
    filled.trim().chars().take(140).collect()
}

/// The end of the last day, as the office counts its days.
fn last_moment(office: &Office, days: i64, now: Moment) -> Moment {
    let day = office.date_of(now).saturating_add(Span::new().days(days.clamp(0, 3_650)));
    let end = day.to_datetime(civil::time(23, 59, 59, 0)).to_zoned(office.zone.clone());
    end.map_or(now.plus_s(86_400), |end| end.timestamp().into())
}
