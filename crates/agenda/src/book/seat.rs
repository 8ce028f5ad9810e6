//! The seat itself: whichever agenda has one, or which starts are free instead.

use jiff::civil::Date;
use office::docs::{OfferingDoc, ServiceDoc};
use office::{Office, Part};
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::BookError;
use crate::supply::{self, Slot};
use crate::{availability, seats};

/// Free starts offered instead of a taken one.
const ALTERNATIVES: usize = 3;

pub(super) enum Missing {
    Seat,
}

/// Sits down `id` on the first agenda with room; `None` when every agenda that has the start is full.
pub(crate) fn sit(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    offering: &OfferingDoc,
    day: Date,
    start: Moment,
    id: i64,
) -> Result<Option<(i64, Vec<Slot>)>, BookError> {
    let mut exists = false;
    for agenda in supply::agendas_on(office, &service.doc, day) {
        let slots = supply::slots_of(office, &service.doc, agenda, day);
        let Some(run) = supply::run_from(&slots, start, offering.minutes) else { continue };
        exists = true;
        if seats::take(tx, office.id, agenda.id, &slots, run, id)? {
            return Ok(Some((agenda.id, run.to_vec())));
        }
    }
    if exists { Ok(None) } else { Err(BookError::NoSuchSlot) }
}

pub(super) fn refuse<T>(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    offering: &OfferingDoc,
    start: Moment,
    now: Moment,
) -> Result<T, BookError> {
    let alternatives = availability::next_free(tx, office, service, offering, start, now, ALTERNATIVES)?;
    Err(BookError::Full { alternatives })
}

/// The first free start of an offering from now on.
pub fn first_free(
    tx: &mut Tx,
    office: &Office,
    service: &Part<ServiceDoc>,
    offering: &OfferingDoc,
    now: Moment,
) -> Result<Option<Moment>, StoreError> {
    Ok(availability::next_free(tx, office, service, offering, now, now, 1)?.into_iter().next())
}
