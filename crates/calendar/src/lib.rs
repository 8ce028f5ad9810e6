//! Business time: opening hours, holidays, exceptions, summer time.
//!
//! Local time exists only inside a [`Calendar`], which has a zone; outside it an instant is a
//! [`jiff::Timestamp`], whose fractions of a second are dropped by every rule here. Intervals include their
//! start and exclude their end. Nothing reads a clock, and no input makes anything loop or panic.
//!
//! On the nights when clocks change, "open" means that the wall clock shows an hour of opening: an hour that
//! is skipped counts nothing, an hour that is repeated counts twice.
//!
//! A calendar changes over the years: a [`CalendarHistory`] holds its versions, and a [`Ruler`] lays its openings
//! out once. A [`Clock`] counts a target on a ruler, without its [`Pauses`]; [`recalculate`] follows it through
//! changes of its target.

/// Errors are closed enums; what people read is written elsewhere, per language. `Display` is the variant's
/// name, which serde wants.
macro_rules! error_shown_by_name {
    ($($error:ty),+) => {$(
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(self, f)
            }
        }
        impl std::error::Error for $error {}
    )+};
}

mod business;
mod clock;
mod day_time;
mod days;
mod exceptions;
mod history;
mod hours;
mod instants;
mod national;
mod pauses;
mod recalculation;
mod ruler;
mod search;
mod sheet;
mod yearly;

pub use business::{Calendar, Day};
pub use clock::{Clock, RunningClock, Target, WARNING_PERCENTS};
pub use day_time::{DayTime, DayTimeError};
pub use days::{Days, DaysError, Period, PeriodError};
pub use exceptions::{DatedException, Exceptions};
pub use history::{CalendarChange, CalendarHistory, CalendarNews, CalendarVersion, HistoryError};
pub use hours::{DayHours, DaySpan, HoursError, LINES_MAX, WeeklyHours, WeeklyLine};
pub use instants::{day_bounds, instant};
pub use national::{Holiday, easter_sunday, is_national_holiday};
pub use pauses::{Pause, PauseError, Pauses};
pub use recalculation::{Breach, BreachCause, Mode, Recalculated, Superseded, TargetChange, recalculate};
pub use ruler::{Ruler, SHEETS_KEPT_MAX};
pub use search::{ADD_SECONDS_MAX, OPENING_SEARCH_SECONDS};
pub use yearly::{YearlyClosure, YearlyDay, YearlyDayError};
