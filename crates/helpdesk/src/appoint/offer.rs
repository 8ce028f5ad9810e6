//! The free seats that the desk may offer, a fortnight at a time.

use agenda::{availability, when};
use jiff::ToSpan;
use jiff::civil::Date;
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::Moment;
use platform::i18n::civil_date;
use platform::store::{StoreError, Tx};
use platform::web::Page;

/// Days shown at once.
const DAYS: i64 = 14;

pub(super) struct Offer {
    pub days: Vec<Day>,
    /// The next fortnight, while something can be booked then.
    pub later: Option<Date>,
}

pub(super) struct Day {
    pub name: String,
    pub starts: Vec<(i64, String)>,
}

/// Free starts from a date on, the past left out.
pub(super) fn free(
    tx: &mut Tx,
    office: &Office,
    page: &Page,
    service: &Part<ServiceDoc>,
    from: Date,
    now: Moment,
) -> Result<Offer, StoreError> {
    let today = office.date_of(now);
    let last = today.saturating_add(service.doc.earliest_days.clamp(0, 3_660).days());
    let from = from.clamp(today, last);
    let until = from.saturating_add((DAYS - 1).days()).min(last);
    let Some(offering) = service.doc.offering.first() else {
        return Ok(Offer { days: Vec::new(), later: None });
    };
    let found = availability::days(tx, office, service, offering, from, until, now)?;
    let day = |day: availability::FreeDay| Day {
        name: civil_date(page.lang(), day.date),
        starts: day.starts.iter().map(|free| (free.start.ms(), when::clock(office, free.start))).collect(),
    };
    let days = found.into_iter().filter(|day| !day.starts.is_empty()).map(day).collect();
    Ok(Offer { days, later: until.tomorrow().ok().filter(|next| *next <= last) })
}
