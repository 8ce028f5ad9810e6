//! Whom a changed office would leave without a seat: shown before the change is made.

mod resite;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use office::import::{Consequences, Settling};
use office::{Office, by_id};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Sentence;

use crate::appointment::{self, Appointment};
use crate::supply::{self, Slot};

/// Sentences per service with appointments that lose their seat or change their site.
pub fn consequences() -> Consequences {
    Consequences { find: Arc::new(find), settle: Arc::new(resite::settle) }
}

fn find(tx: &mut Tx, settling: &Settling) -> Result<Vec<Sentence>, StoreError> {
    let (before, after) = (settling.before, settling.after);
    let booked = appointment::from_now(tx, before.id, settling.now)?;
    let mut sentences = homes(before, after, &booked);
    sentences.extend(resite::find(tx, settling, &booked)?);
    Ok(sentences)
}

fn homes(before: &Office, after: &Office, booked: &[Appointment]) -> Vec<Sentence> {
    let already = homeless(before, booked);
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for id in homeless(after, booked).difference(&already) {
        if let Some(appointment) = booked.iter().find(|appointment| appointment.id == *id) {
            *counts.entry(appointment.service).or_default() += 1;
        }
    }
    let name = |service| {
        let known = before.service(service).or_else(|| after.service(service));
        known
            .map_or_else(|| service.to_string(), |part| part.doc.name.say(before.first_language()).to_owned())
    };
    counts
        .into_iter()
        .map(|(service, count)| {
            Sentence::new("book-consequence").with("service", name(service)).with("count", count)
        })
        .collect()
}

/// The appointments for which the rules of their own agenda have no seat, earlier ones seated first.
fn homeless(office: &Office, booked: &[Appointment]) -> HashSet<i64> {
    let mut days: HashMap<(i64, Date), Vec<Slot>> = HashMap::new();
    let mut used: HashMap<(i64, Moment), i64> = HashMap::new();
    let mut homeless = HashSet::new();
    for appointment in booked {
        if !seated(office, appointment, &mut days, &mut used) {
            homeless.insert(appointment.id);
        }
    }
    homeless
}

fn seated(
    office: &Office,
    appointment: &Appointment,
    days: &mut HashMap<(i64, Date), Vec<Slot>>,
    used: &mut HashMap<(i64, Moment), i64>,
) -> bool {
    let (Some(service), Some(agenda)) =
        (office.service(appointment.service), by_id(&office.agendas, appointment.agenda))
    else {
        return false;
    };
    if agenda.doc.service != service.doc.key {
        return false;
    }
    let date = office.date_of(appointment.start);
    let slots = days
        .entry((agenda.id, date))
        .or_insert_with(|| supply::slots_on(office, &service.doc, &agenda.doc, date));
    // As long as it was booked for: a shorter reason of today does not shorten yesterday's promise.
    let Some(run) = supply::run_from(slots, appointment.start, (appointment.length_s + 59) / 60) else {
        return false;
    };
    let full = |slot: &Slot| used.get(&(agenda.id, slot.start)).copied().unwrap_or(0) >= slot.seats;
    if run.iter().any(full) {
        return false;
    }
    for slot in run {
        *used.entry((agenda.id, slot.start)).or_default() += 1;
    }
    true
}
