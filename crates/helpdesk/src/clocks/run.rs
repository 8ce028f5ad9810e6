//! One run of a clock.

use calendar::{Pause, Target, TargetChange};
use office::docs::Metric;
use platform::Moment;

/// One clock from its origin to its end.
#[derive(Clone, Debug)]
pub struct Run {
    pub metric: Metric,
    /// Counts the clocks of a metric: every unanswered message starts a new one.
    pub generation: i64,
    /// Part of the hours in which it counts.
    pub hours: i64,
    pub origin: Moment,
    pub target: Target,
    pub changes: Vec<TargetChange>,
    /// With an end, or still open.
    pub pauses: Vec<(Moment, Option<Moment>)>,
    pub stopped: Option<Moment>,
    pub cancelled: Option<Moment>,
}

impl Run {
    /// Neither ended nor taken back.
    pub fn runs(&self) -> bool {
        self.stopped.is_none() && self.cancelled.is_none()
    }

    /// Pauses as the calendar counts them.
    pub fn pauses(&self) -> calendar::Pauses {
        let pause = |(from, until): &(Moment, Option<Moment>)| {
            Pause::new(from.timestamp(), until.map(Moment::timestamp)).ok()
        };
        calendar::Pauses::of(self.pauses.iter().filter_map(pause))
    }
}
