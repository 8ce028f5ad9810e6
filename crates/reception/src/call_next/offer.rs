//! Somebody became eligible: an idle counter gets the call at once.

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};
use queueing::IdleCounter;

use super::{Called, call_next};
use crate::counter::{self, Desk, State};

/// Looks for a counter for a service (golden days §5): the idle one with fewest skills, idle longest,
/// lowest number; and only if every counter able to serve it has left, the lowest of those comes back.
/// The counter then makes its own choice, which need not be the person who became eligible.
pub fn offer(
    tx: &mut Tx,
    office: &Office,
    site: i64,
    service: i64,
    now: Moment,
) -> Result<Option<Called>, StoreError> {
    let able: Vec<Desk> = counter::of_site(tx, office.id, site, office.date_of(now))?
        .into_iter()
        .filter(|desk| desk.skills.contains(&service))
        .collect();
    let idle: Vec<&Desk> = able.iter().filter(|desk| desk.state == State::Idle).collect();
    let candidates: Vec<IdleCounter> = idle
        .iter()
        .map(|desk| IdleCounter {
            counter: desk.counter,
            number: desk.number,
            skills: desk.skills.len(),
            idle_since: desk.since.seconds(),
        })
        .collect();
    let desk = match queueing::counter_for(&candidates) {
        Some(at) => Some(idle[at]),
        None if able.iter().all(|desk| desk.state == State::Left) => able.first(),
        None => None,
    };
    match desk {
        Some(desk) => call_next(tx, office, desk, now),
        None => Ok(None),
    }
}
