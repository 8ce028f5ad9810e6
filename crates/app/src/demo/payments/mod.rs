//! What the town is owed before the demonstration begins, and the weeks in which much of it was paid: made and told
//! by the same rules as all others, each at its own moment. The simulated node pays at the house's own door, its
//! flows and the treasurer's journals are taken in on the mornings after, the accountant closes days and months.
//!
//! | matter | file |
//! |---|---|
//! | a position, and those that everybody knows by name | `owed` |
//! | who else owes what and pays it on which day | `town` |
//! | the days, one after the other | `past` |
//! | what of it goes wrong, as it does anywhere | `trouble` |
//! | flows and journals taken in, days and months closed | `accounts` |

mod accounts;
mod owed;
mod past;
mod town;
mod trouble;

use ::payments::node::{self, Admitted};
use ::payments::service_level;
use jiff::ToSpan;
use jiff::civil::Date;
use office::Ctx;
use platform::store::StoreError;
use platform::{Clock, Moment};
use simulator::Node;
use simulator::wire::{Call, Heard, Transport};

/// At least so many days of it: then some whole month lies in it that is closed.
const DAYS: i64 = 38;

/// Lives the weeks before `begin`. The node has [`door`] as its way, and a clock that is set by hand.
pub async fn furnish(ctx: &Ctx, body: i64, begin: Moment, node: &Node) -> Result<(), String> {
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let days = working_days(office.date_of(begin));
    let mut owed = owed::known(begin);
    owed.extend(town::weeks(&days, &office.zone));
    past::live(ctx, &office, node, &days, owed).await
}

/// From the first of a month to the day on which the demonstration begins.
fn working_days(today: Date) -> Vec<Date> {
    let first = today.saturating_sub(DAYS.days()).first_of_month();
    first.series(1.day()).take_while(|day| *day <= today).filter(works).collect()
}

/// Offices and banks work.
pub fn works(day: &Date) -> bool {
    day.weekday().to_monday_zero_offset() < 5 && calendar::is_national_holiday(*day).is_none()
}

/// The house's door for the platform, reached without a listener at the moment that the clock shows.
pub fn door(ctx: &Ctx, clock: &Clock) -> Transport {
    let (ctx, clock) = (ctx.clone(), clock.clone());
    let observer = service_level::observer(ctx.timings.clone());
    std::sync::Arc::new(move |call: Call| {
        let (ctx, observer, now) = (ctx.clone(), observer.clone(), clock.now());
        Box::pin(async move {
            let began = std::time::Instant::now();
            let said =
                node::hear((&ctx, &Admitted::Everybody), &observer, call.envelope.into_bytes(), now).await;
            Ok(Heard { status: said.0.as_u16(), body: said.1.into_bytes(), took: began.elapsed() })
        })
    })
}

/// What a rule refuses here is a fault of this story.
fn odd(error: impl std::fmt::Debug) -> StoreError {
    StoreError::Shape(format!("{error:?}"))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::{past, working_days, works};

    #[test]
    fn on_whatever_day_it_begins_a_whole_month_is_closed() {
        for today in date(2026, 1, 1).series(1.day()).take(3 * 365).filter(works) {
            let days = working_days(today);
            let (_, until) = past::closes(&days, days.len() - 1).unwrap();
            assert!(until >= days[0].last_of_month(), "{today}");
            assert!(days.len() <= 50, "{today}: {}", days.len());
        }
    }
}
