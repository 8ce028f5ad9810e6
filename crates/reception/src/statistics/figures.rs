//! The figures, and what each of them means. [`Tally`](super::tally::Tally) computes them from events and
//! nothing else.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::Moment;
use queueing::Kind;

use super::spread::Spread;
use office::period::Period;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub period: Period,
    pub zone: TimeZone,
    /// One service, or all.
    pub service: Option<i64>,
    /// Appointments later than this are still expected.
    pub now: Moment,
}

/// Upper limits of the classes of a histogram of waits, in minutes; the last class is open.
pub const BIN_EDGES_MIN: [i64; 8] = [5, 10, 15, 20, 30, 45, 60, 90];
pub const BINS: usize = BIN_EDGES_MIN.len() + 1;

/// The class of a wait. Its upper limit belongs to it, as a wait of exactly the promise keeps the promise.
pub fn bin(wait_s: i64) -> usize {
    BIN_EDGES_MIN.iter().filter(|edge| wait_s > *edge * 60).count()
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Figures {
    pub arrivals: Arrivals,
    /// Waits of first calls: one for each person who came and was called.
    pub waits: Waits,
    /// The same per kind of line, and the line of those who come back.
    pub lines: Vec<Line>,
    /// From check-in to the call, which the person's own earliness lengthens.
    pub checkin_to_counter: Option<Spread>,
    pub at_counter: Option<Spread>,
    pub channels: Vec<Channel>,
    pub appointments: Appointments,
    pub cancellations: Cancellations,
    pub no_shows: NoShows,
    pub counters: Vec<Counter>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Arrivals {
    pub total: u64,
    pub with_appointment: u64,
    pub without: u64,
    /// By hour of the wall clock, 0 to 23.
    pub by_hour: Vec<u64>,
    /// Every day of the period.
    pub by_day: Vec<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Day {
    pub day: Date,
    pub arrivals: u64,
}

/// Waits beyond the due instant: the booked hour, or the arrival. Who is called early waited 0 seconds.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Waits {
    pub spread: Option<Spread>,
    pub within_promise: u64,
    pub within_promise_percent: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Line {
    pub kind: Kind,
    pub arrivals: u64,
    pub waits: Waits,
    /// The promise that held for most of the calls; services and times may have different ones.
    pub promise_s: Option<i64>,
    /// Calls by class of wait ([`BIN_EDGES_MIN`]).
    pub bins: [u64; BINS],
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Channel {
    pub channel: String,
    /// Appointments booked in the period.
    pub booked: u64,
    /// Tickets taken on the day.
    pub tickets: u64,
    /// Appointments announced.
    pub check_ins: u64,
}

/// The appointments whose hour lies in the period, by what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Appointments {
    pub total: u64,
    pub came: u64,
    pub cancelled: u64,
    pub never_came: u64,
    pub still_expected: u64,
}

#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Cancellations {
    pub count: u64,
    /// Of the appointments of the period.
    pub percent: Option<f64>,
    /// How long before the hour.
    pub notice: Option<Spread>,
    /// With less than a day's notice.
    pub last_day: u64,
}

#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct NoShows {
    pub count: u64,
    /// Booked, never announced, never cancelled.
    pub never_came: u64,
    /// Announced, but not there when called, and not called again.
    pub absent_when_called: u64,
    /// Of the people expected: those who came and those who never did.
    pub percent: Option<f64>,
}

/// A counter's work, whoever sat there.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counter {
    pub counter: i64,
    pub calls: u64,
    pub served: u64,
    /// From each call to its end, whatever the end.
    pub busy_s: i64,
    /// Mean of those served.
    pub mean_served_s: Option<i64>,
}
