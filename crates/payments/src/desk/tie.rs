//! What a fee belongs to: an appointment or who came without one, by the call code of today, an appointment by the
//! code of its booking too, a request by its code.

use identity::{BookingCode, CallCode};
use office::Office;
use office::beside::{self, Thing};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};

/// Whose code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    One(Thing),
    Nobody,
    /// Call codes are drawn site by site: two people may have the same one today.
    Several,
}

pub(super) fn find(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    typed: &str,
    now: Moment,
) -> Result<Found, StoreError> {
    let mut all = beside::by_code(tx, office, typed.trim(), now)?;
    if let Ok(code) = CallCode::parse(typed) {
        let (today, code) = (office.date_of(now), code.to_string());
        for site in &office.sites {
            let found = agenda::appointment::of_call_code(tx, office.id, site.id, today, &code)?;
            let found = found.filter(|found| !found.cancelled).map(|found| Thing::Appointment(found.id));
            all.extend(found.filter(|thing| !all.contains(thing)));
        }
    }
    match all[..] {
        [] => {}
        [thing] => return Ok(Found::One(thing)),
        _ => return Ok(Found::Several),
    }
    let Ok(code) = BookingCode::parse(typed) else { return Ok(Found::Nobody) };
    let found = agenda::appointment::by_booking_code(tx, key, office.id, &code)?;
    let found = found.filter(|found| !found.cancelled);
    Ok(found.map_or(Found::Nobody, |found| Found::One(Thing::Appointment(found.id))))
}

/// A kind of due that belongs to some services is tied to their appointments alone: another one is a slip of who
/// typed the code. A request is of no service.
pub(super) fn fits(tx: &mut Tx, office: &Office, due: i64, tie: Thing) -> Result<bool, StoreError> {
    let Thing::Appointment(id) = tie else { return Ok(true) };
    let services = office::by_id(&office.dues, due).map_or(&[][..], |part| &part.doc.services);
    if services.is_empty() {
        return Ok(true);
    }
    let found = agenda::appointment::by_id(tx, office.id, id)?;
    let service = found.and_then(|found| office.service(found.service));
    Ok(service.is_some_and(|part| services.contains(&part.doc.key)))
}
