//! Choosing a time: the months, days and starts that booking and moving show alike.

use jiff::Span;
use jiff::civil::Date;
use office::docs::{OfferingDoc, ServiceDoc};
use office::{Office, Part};
use platform::Moment;
use platform::i18n::{Tr, civil_date};
use platform::store::{StoreError, Tx};

use crate::{availability, supply, when};

/// Starts before this hour are «morning».
const NOON_HOUR: i8 = 13;

/// What a page of times shows.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The first free seat, proposed above everything else.
    pub first: Option<Choice>,
    /// Offered in place of a time that went.
    pub nearest: Vec<Choice>,
    pub months: Vec<Month>,
    pub days: Vec<Day>,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub value: i64,
    pub label: String,
}

#[derive(Clone, Debug)]
pub struct Month {
    /// `2027-03`.
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// A day that the rules give seats to.
#[derive(Clone, Debug)]
pub struct Day {
    pub label: String,
    pub seats: i64,
    /// Its last starts may be too near to be booked: then «all taken» could be untrue.
    pub ending: bool,
    pub starts: Vec<Start>,
}

#[derive(Clone, Debug)]
pub struct Start {
    pub value: i64,
    pub label: String,
    pub part: &'static str,
    pub chosen: bool,
}

/// Whose times, in which month (`2027-03`, or nothing yet), with which start ticked.
pub struct Wanted<'a> {
    pub office: &'a Office,
    pub service: &'a Part<ServiceDoc>,
    pub offering: &'a OfferingDoc,
    pub month: &'a str,
    pub chosen: Option<Moment>,
}

/// A start typed by a browser: milliseconds since the epoch.
pub fn start(text: &str) -> Option<Moment> {
    let ms: i64 = text.trim().parse().ok()?;
    (0..=253_402_300_799_000).contains(&ms).then_some(Moment(ms))
}

/// The last day on which the service can be booked.
pub fn last_day(office: &Office, service: &ServiceDoc, now: Moment) -> Date {
    office.date_of(now).saturating_add(Span::new().days(service.earliest_days.clamp(0, 3_660)))
}

/// While no reason is chosen yet, times are those of the shortest.
pub fn shortest(service: &ServiceDoc) -> Option<&OfferingDoc> {
    service.offering.iter().min_by_key(|offering| offering.minutes)
}

/// What became of a chosen start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Free {
        length_s: i64,
    },
    /// All its seats are taken, or it is too near by now.
    Gone,
    /// No seat long enough begins then.
    Missing,
}

pub fn fit(tx: &mut Tx, wanted: &Wanted, start: Moment, now: Moment) -> Result<Fit, StoreError> {
    let Wanted { office, service, offering, .. } = *wanted;
    let date = office.date_of(start);
    let days = availability::days(tx, office, service, offering, date, date, now)?;
    if let Some(free) = days.iter().flat_map(|day| &day.starts).find(|free| free.start == start) {
        return Ok(Fit::Free { length_s: free.length_s });
    }
    let exists = supply::agendas_on(office, &service.doc, date).any(|agenda| {
        let slots = supply::slots_on(office, &service.doc, &agenda.doc, date);
        supply::run_from(&slots, start, offering.minutes).is_some()
    });
    Ok(if exists { Fit::Gone } else { Fit::Missing })
}

pub fn nearest(
    tx: &mut Tx,
    wanted: &Wanted,
    start: Moment,
    tr: Tr,
    now: Moment,
) -> Result<Vec<Choice>, StoreError> {
    let Wanted { office, service, offering, .. } = *wanted;
    let starts = availability::next_free(tx, office, service, offering, start, now, 3)?;
    Ok(starts.into_iter().map(|at| choice(office, at, tr, now)).collect())
}

pub fn times(tx: &mut Tx, wanted: &Wanted, tr: Tr, now: Moment) -> Result<Times, StoreError> {
    let Wanted { office, service, offering, .. } = *wanted;
    let (today, last) = (office.date_of(now), last_day(office, &service.doc, now));
    let first = availability::next_free(tx, office, service, offering, now, now, 1)?.into_iter().next();
    let shown = wanted.chosen.or(first).map_or(today, |at| office.date_of(at)).clamp(today, last);
    let offered = months(today, last);
    let asked = offered.iter().find(|month| value(**month) == wanted.month);
    let month = asked.copied().unwrap_or_else(|| shown.first_of_month());
    let (from, until) = (month.max(today), month.last_of_month().min(last));
    let days = availability::days(tx, office, service, offering, from, until, now)?;
    let too_near = office.date_of(now.plus_s(service.doc.latest_min * 60));
    Ok(Times {
        first: first.map(|at| choice(office, at, tr, now)),
        nearest: Vec::new(),
        months: offered
            .iter()
            .map(|each| Month {
                value: value(*each),
                label: when::month(tr.0, *each),
                chosen: *each == month,
            })
            .collect(),
        days: days
            .into_iter()
            .filter(|day| day.seats > 0)
            .map(|day| Day {
                label: civil_date(tr.0, day.date),
                seats: day.starts.iter().map(|start| start.free).sum(),
                ending: day.date <= too_near,
                starts: day.starts.iter().map(|free| start_of(office, free.start, wanted.chosen)).collect(),
            })
            .collect(),
    })
}

fn choice(office: &Office, at: Moment, tr: Tr, now: Moment) -> Choice {
    Choice { value: at.ms(), label: when::near(tr, office, at, now) }
}

fn start_of(office: &Office, at: Moment, chosen: Option<Moment>) -> Start {
    let part = if at.zoned(&office.zone).hour() < NOON_HOUR { "morning" } else { "afternoon" };
    Start { value: at.ms(), label: when::clock(office, at), part, chosen: chosen == Some(at) }
}

/// The first days of the months that can be booked.
fn months(today: Date, last: Date) -> Vec<Date> {
    let mut months = vec![today.first_of_month()];
    while let Some(next) = months.last().and_then(|month| month.last_of_month().tomorrow().ok()) {
        if next > last {
            break;
        }
        months.push(next);
    }
    months
}

fn value(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}
