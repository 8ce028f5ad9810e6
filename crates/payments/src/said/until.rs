//! Until when a price holds, and by when it is to be paid: two days where less is enough for a while.

use office::Office;
use platform::Moment;
use platform::i18n::Tr;
use platform::web::Page;

use super::{days_from_service, within};
use crate::position::Instalment;

/// Until when the price of this moment holds, where it is a reduced one; nothing where it is the whole. The day comes
/// as its page writes it.
pub fn reduced(
    office: &Office,
    tr: Tr,
    (due, part): (i64, &Instalment),
    day: impl Fn(Moment) -> String,
    now: Moment,
) -> Option<String> {
    let less = part.reductions.iter().filter(|less| less.holds(now)).min_by_key(|less| less.amount)?;
    match less.until {
        Some(until) => Some(tr.t1("pay-less-until", "day", day(until))),
        None => days_from_service(office, due).map(|(soon, _)| tr.t1("pay-less-served", "days", soon)),
    }
}

/// What stands beside the price of this moment: until when it holds, or by when it is to be paid.
pub fn by(
    office: &Office,
    page: &Page,
    (due, part): (i64, &Instalment),
    day: impl Fn(Moment) -> String,
    now: Moment,
) -> String {
    let less = reduced(office, page.tr, (due, part), &day, now);
    less.unwrap_or_else(|| within(office, page, due, day(part.due_at)))
}
