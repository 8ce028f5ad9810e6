use super::{Estimate, shown};
use crate::tau::cycle_s;
use crate::{Kind, LineTerms, ServiceLoad, Waiting};

/// The fallback gives a single figure. It errs by 7–12 minutes on waits of about 15–25, so its upper end is
/// taken at half as much again: a range that hides the error would promise more than the method knows.
const UPPER_OVER_POINT: f64 = 1.5;

/// An open counter at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub skills: Vec<i64>,
    /// Expected seconds until it is free: service in progress or break; `None` when idle.
    pub busy_for_s: Option<i64>,
}

/// The room as it is at `now`.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    pub now: i64,
    /// Everybody waiting; the person asking may be among them, known by the ticket.
    pub waiting: &'a [Waiting],
    pub desks: &'a [Desk],
    /// A service without a row counts as lasting the overhead only.
    pub loads: &'a [ServiceLoad],
    /// Seconds between call and start of service.
    pub overhead_s: i64,
    /// E, seconds: an idle counter means "now" only to somebody who may be called.
    pub early_s: i64,
}

impl Outlook<'_> {
    fn able(&self, service: i64) -> impl Iterator<Item = &Desk> {
        self.desks.iter().filter(move |desk| desk.skills.contains(&service))
    }

    fn cycle_s(&self, service: i64) -> f64 {
        let unknown = ServiceLoad { service, daily_demand: 0, mean_s: 0 };
        cycle_s(self.loads.iter().find(|load| load.service == service).unwrap_or(&unknown), self.overhead_s)
    }

    /// Share of the counters able to serve `theirs` that also serve `mine`; 0 when nobody serves `theirs`.
    fn shared_with(&self, mine: i64, theirs: i64) -> f64 {
        let both = self.able(theirs).filter(|desk| desk.skills.contains(&mine)).count();
        both as f64 / self.able(theirs).count().max(1) as f64
    }
}

/// The wait to show to `person`, waiting or about to check in (3, fallback); `None` when no open counter
/// serves the service.
pub fn expected_wait(
    person: &Waiting,
    outlook: &Outlook<'_>,
    terms: impl Fn(i64, Kind) -> LineTerms,
) -> Option<Estimate> {
    let callable = outlook.now >= person.due.saturating_sub(outlook.early_s);
    if callable && outlook.able(person.service).any(|desk| desk.busy_for_s.is_none()) {
        return Some(Estimate::Now);
    }
    let queue = queue_s(person, outlook, terms)?;
    let slot = to_the_slot_s(person, outlook);
    Some(shown((queue as i64).max(slot), ((queue * UPPER_OVER_POINT) as i64).max(slot)))
}

/// The figure itself, seconds from now, not less than the time to the slot.
pub fn expected_wait_s(
    person: &Waiting,
    outlook: &Outlook<'_>,
    terms: impl Fn(i64, Kind) -> LineTerms,
) -> Option<i64> {
    Some((queue_s(person, outlook, terms)? as i64).max(to_the_slot_s(person, outlook)))
}

fn to_the_slot_s(person: &Waiting, outlook: &Outlook<'_>) -> i64 {
    person.due.saturating_sub(outlook.now).max(0)
}

/// Queue length by skill: the work ahead on my counters over their number, and the time to the first free.
fn queue_s(person: &Waiting, outlook: &Outlook<'_>, terms: impl Fn(i64, Kind) -> LineTerms) -> Option<f64> {
    let mine = outlook.able(person.service).count();
    if mine == 0 {
        return None;
    }
    let deadline =
        |waiting: &Waiting| waiting.due.saturating_add(terms(waiting.service, waiting.kind).promise_s);
    let last = deadline(person);
    let work: f64 = outlook
        .waiting
        .iter()
        .filter(|other| other.ticket != person.ticket && deadline(other) <= last)
        .map(|other| outlook.cycle_s(other.service) * outlook.shared_with(person.service, other.service))
        .sum();
    Some(work / mine as f64 + first_free_s(outlook, person.service))
}

/// Mean residual of the busy able counters over their number.
fn first_free_s(outlook: &Outlook<'_>, service: i64) -> f64 {
    let busy: Vec<f64> = outlook
        .able(service)
        .filter_map(|desk| desk.busy_for_s)
        .map(|residual_s| residual_s.max(0) as f64)
        .collect();
    let number = busy.len().max(1) as f64;
    busy.iter().sum::<f64>() / number / number
}

#[cfg(test)]
mod tests;
