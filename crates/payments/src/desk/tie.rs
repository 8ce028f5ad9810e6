//! What a fee belongs to: an appointment by its call code of today or by the code of its booking, a request by its
//! code.

use identity::{BookingCode, CallCode};
use office::Office;
use office::beside::{self, Thing};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

use crate::position::Tie;

/// Nothing where nobody has such a code.
pub(super) fn find(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    typed: &str,
    now: Moment,
) -> Result<Option<Tie>, StoreError> {
    let tie = |thing: Thing| match thing {
        Thing::Appointment(id) => Tie::Appointment(id),
        Thing::Ticket(id) => Tie::Ticket(id),
    };
    if let Some(thing) = beside::by_code(tx, office.id, typed.trim())? {
        return Ok(Some(tie(thing)));
    }
    if let Ok(code) = CallCode::parse(typed) {
        let today = office.date_of(now);
        for site in &office.sites {
            let code = code.to_string();
            let found = agenda::appointment::of_call_code(tx, office.id, site.id, today, &code)?;
            if let Some(found) = found.filter(|found| !found.cancelled) {
                return Ok(Some(Tie::Appointment(found.id)));
            }
        }
    }
    let Ok(code) = BookingCode::parse(typed) else { return Ok(None) };
    let found = agenda::appointment::by_booking_code(tx, key, office.id, &code)?;
    Ok(found.filter(|found| !found.cancelled).map(|found| Tie::Appointment(found.id)))
}
