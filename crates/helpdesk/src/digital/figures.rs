//! The figures of a period, as numbers.

use jiff::civil::Date;
use office::docs::Metric;

use super::available::Availability;
use crate::ticket::Channel;

/// What is promised to a customer; the other clocks are promises among ourselves.
pub const PROMISED: [Metric; 5] =
    [Metric::TakeCharge, Metric::FirstContact, Metric::Update, Metric::OnSite, Metric::Solution];

/// Of a channel: requests open now, and those asked in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ByChannel {
    pub channel: Channel,
    pub open: i64,
    pub asked: i64,
}

/// Of a week, named by its Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Week {
    pub from: Date,
    pub opened: i64,
    pub solved: i64,
}

/// Clocks of a metric that were kept, among those that were kept or late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Promise {
    pub metric: Metric,
    pub met: i64,
    pub counted: i64,
}

/// Working time until somebody answered, where somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FirstContact {
    pub count: i64,
    pub mean_s: i64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Faces {
    pub good: i64,
    pub middling: i64,
    pub bad: i64,
}

/// Requests set aside (doubles, unwanted mail) are nowhere in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Figures {
    /// Open at this moment, late at this moment.
    pub open: i64,
    pub late: i64,
    /// Asked in the period; solved for the first time in the period.
    pub opened: i64,
    pub solved: i64,
    pub channels: Vec<ByChannel>,
    pub weeks: Vec<Week>,
    /// Of requests asked in the period.
    pub promises: Vec<Promise>,
    pub first_contact: FirstContact,
    pub satisfaction: Faces,
    pub availability: Option<Availability>,
}

impl Promise {
    /// Hundredths of a per cent, rounded down; of nothing there is none.
    pub fn share(&self) -> Option<i64> {
        (self.counted > 0).then(|| self.met * 10_000 / self.counted)
    }
}

impl Figures {
    pub fn promise(&self, metric: Metric) -> Option<&Promise> {
        self.promises.iter().find(|promise| promise.metric == metric)
    }
}
