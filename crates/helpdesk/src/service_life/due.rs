//! By when each stage is due.

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use office::docs::ServiceLifeDoc;
use platform::i18n::Lang;

use super::{Course, Kind, Stage};

/// What comes next, by which day; some steps are the customer's and have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub stage: Stage,
    pub by: Option<Date>,
    pub late: bool,
}

/// Beyond any run of holidays.
const SEARCH_DAYS: usize = 400;

/// The working day of this number after a day: Monday to Friday, without the national holidays and the
/// closures of the body. The day itself never counts (art. 2963 of the civil code).
pub fn nth_working_day(office: &Office, after: Date, number: i64) -> Date {
    let works =
        |day: &Date| day.weekday().to_monday_zero_offset() < 5 && office.closed_on(*day, Lang::It).is_none();
    let days = after.series(1.day()).skip(1).take(SEARCH_DAYS).filter(works);
    days.take(number.max(1) as usize).last().unwrap_or(after)
}

/// What the contract of a customer says of its steps: that in force, or the newest, or the usual.
pub(super) fn terms(office: &Office, customer: i64, today: Date) -> ServiceLifeDoc {
    let key = office::by_id(&office.customers, customer).map_or("", |part| part.doc.key.as_str());
    let own = || office.contracts.iter().filter(|part| part.doc.customer == key && !key.is_empty());
    let found =
        own().find(|part| part.doc.in_force(today)).or_else(|| own().max_by_key(|part| part.doc.from));
    found.map_or_else(ServiceLifeDoc::default, |part| part.doc.service_life.clone())
}

pub fn due(office: &Office, course: &Course, today: Date) -> Option<Due> {
    let stage = course.next()?;
    let terms = terms(office, course.customer, today);
    let after = |stage: Stage, days: i64| {
        let at = course.step(stage).map_or(course.begun_at, |step| step.at);
        Some(office.date_of(at).saturating_add(days.days()))
    };
    let from_start = |days: i64| course.starts_on.map(|day| day.saturating_add(days.days()));
    let by = match stage {
        Stage::InCharge => Some(office.date_of(course.begun_at).saturating_add(terms.in_charge_days.days())),
        Stage::Offered => after(Stage::InCharge, terms.offer_days),
        Stage::Planned => after(Stage::Ordered, terms.plan_days),
        Stage::Active => course.starts_on,
        Stage::Exported => from_start(terms.export_days),
        Stage::Erased => from_start(terms.erasure_days),
        Stage::Requested | Stage::Ordered | Stage::Noticed | Stage::Withdrawn => None,
    };
    Some(Due { stage, by, late: by.is_some_and(|by| by < today) })
}

/// The service has ended: of a termination whose first day without it has come.
pub(super) fn has_ended(course: &Course, today: Date) -> bool {
    course.kind == Kind::Termination
        && course.step(Stage::Withdrawn).is_none()
        && course.starts_on.is_some_and(|day| day <= today)
}
