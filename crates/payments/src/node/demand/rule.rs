//! The transaction of a demand.

use office::Office;
use platform::Moment;
use platform::i18n::Lang;
use platform::secrets::hex;
use platform::store::Tx;
use sha2::{Digest, Sha256};

use super::DemandError;
use super::record::{self, Record};
use crate::create::{self, NewPosition, PositionError};
use crate::node::platform;
use crate::position::{self, Origin, Position};
use crate::proof::{May, Owing};
use crate::said;
use crate::spontaneous::fields;

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
        Some((due, spontaneous))
    });
    let (due, spontaneous) = asked.filter(|_| !service.is_empty()).ok_or(DemandError::Service)?;
    record::check(record, spontaneous).map_err(DemandError::Record)?;
    let amount = record::amount(record, spontaneous).ok_or(DemandError::Amount)?;
    let digest = digest(service, record);
    for time in 1..=SAME_MAX {
        let iupd = format!("demand-{digest}-{time}");
        let Some(position) = position::by_iupd(tx, office.id, &iupd)? else {
            let debtor = record::debtor(record).map_err(DemandError::Record)?;
            let reason =
                fields::reason(spontaneous, Lang::It, |key| record.get(key).map_or("", String::as_str));
            let due_at = said::usual_end(office, &due.doc, now).unwrap_or(now);
            let option = create::whole(office, &due.doc, debtor, &reason, (amount, due_at), now)?;
            let made = create::of_due(due, Origin::Spontaneous, Lang::It, vec![option]);
            let wish = NewPosition { iupd: Some(iupd), ..made };
            let clerk = May::<Owing>::house(office.id, platform());
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
