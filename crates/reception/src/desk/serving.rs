//! The person at the counter, and why it is this one.

use agenda::appointment;
use agenda::when::clock;
use office::Office;
use office::beside::{self, Note, Reader, Thing};
use platform::i18n::{Lang, Tr};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};
use queueing::Reason;

use crate::counter::Desk;
use crate::{explain, visit};

/// The person at the counter.
pub struct Serving {
    pub call_code: String,
    pub service: String,
    pub slot: Option<String>,
    pub arrived: String,
    pub note: String,
    pub why: String,
    pub since: Moment,
    pub usual_s: i64,
    pub usual_min: i64,
    /// What other features say of the appointment, or of who came without one.
    pub beside: Vec<Note>,
}

pub(super) fn of(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<Option<Serving>, StoreError> {
    let (Some(id), Some(call)) = (desk.visit, desk.call) else { return Ok(None) };
    let Some(person) = visit::by_id(tx, office.id, id)? else { return Ok(None) };
    let row =
        tx.row(sql!("SELECT reason FROM call WHERE body = ?1 AND id = ?2"), values![office.id, call])?;
    let reason = row.map(|row| row.get::<String>(0)).transpose()?;
    let reason: Option<Reason> = reason.and_then(|text| serde_json::from_str(&text).ok());
    let note = match person.appointment {
        Some(appointment) => {
            appointment::by_id(tx, office.id, appointment)?.map_or_else(String::new, |a| a.detail)
        }
        None => String::new(),
    };
    let thing = person.appointment.map_or(Thing::Visit(id), Thing::Appointment);
    let beside = beside::notes(tx, office, thing, Reader { staff: desk.staff, lang }, now)?;
    let part = office.service(person.service);
    let mean_min = part.map_or(10, |part| part.doc.mean_min);
    Ok(Some(Serving {
        call_code: person.call_code.clone(),
        service: part.map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
        slot: person.slot.map(|slot| clock(office, slot)),
        arrived: clock(office, person.arrived),
        note,
        why: reason.map_or_else(String::new, |reason| explain::sentence(Tr(lang), &reason)),
        since: desk.since,
        usual_s: mean_min * 60,
        usual_min: mean_min,
        beside,
    }))
}
