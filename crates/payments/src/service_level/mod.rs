//! What the platform may expect of a body's endpoints, and what it got: 98 of 100 answers within two seconds each
//! month, 36 hours of announced stops and 9 of others a year (SANP 3.13, levels of service; the limits after
//! which the platform gives up are 7 seconds, 15 for receipts).
//!
//! Endpoints count their answers in memory (`ctx.timings`); once a minute they are added to the day's classes and
//! a sign of life is written. A gap between two signs is a stop.

mod figures;
mod keep;
mod page;
mod read;
mod stops;
mod view;

pub use keep::{keep, run};
pub use page::routes;
pub use read::{Month, Reached, months};
pub use stops::{Stop, StopError, Why, announce, stops, withdraw};

use pagopa::soap::{FaultCode, Operation};
use platform::Moment;
use platform::timings::Timings;

use crate::node::{Observer, Outcome};

/// An answer is due within this much, milliseconds…
pub const DUE_MS: i64 = 2_000;
/// …98 times of 100, here in hundredths of a percent.
pub const DUE_SHARE: i64 = 9_800;
pub const PLANNED_HOURS_A_YEAR: i64 = 36;
pub const UNPLANNED_HOURS_A_YEAR: i64 = 9;

/// Counts what the platform's door answered.
pub fn observer(timings: Timings) -> Observer {
    Observer(std::sync::Arc::new(move |seen| {
        let op = match seen.operation {
            Some(Operation::Verify) => Op::Verify,
            Some(Operation::Get | Operation::GetV2) => Op::Get,
            Some(Operation::SendRt | Operation::SendRtV2) => Op::Receipt,
            Some(Operation::Demand) => Op::Demand,
            None => return,
        };
        let ok = !matches!(seen.outcome, Outcome::Broken | Outcome::Refused(FaultCode::System));
        let ms = i64::try_from(seen.took.as_millis()).unwrap_or(i64::MAX);
        if seen.body != 0 {
            observe(&timings, seen.body, op, ms, ok, seen.at);
        }
    }))
}

/// The questions of the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Verify,
    Get,
    Receipt,
    /// A bank's app asks for a notice that nobody made yet.
    Demand,
}

impl Op {
    pub const ALL: [Op; 4] = [Op::Verify, Op::Get, Op::Receipt, Op::Demand];

    pub fn word(self) -> &'static str {
        match self {
            Op::Verify => "verify",
            Op::Get => "get",
            Op::Receipt => "receipt",
            Op::Demand => "demand",
        }
    }

    /// After so many milliseconds the platform gives up.
    pub fn limit_ms(self) -> i64 {
        match self {
            Op::Verify | Op::Get | Op::Demand => 7_000,
            Op::Receipt => 15_000,
        }
    }
}

/// Counts an answer. `ok` is false for troubles of ours (`PAA_SYSTEM_ERROR`, a fault of SOAP), not for an answer
/// that says no.
pub fn observe(timings: &Timings, body: i64, op: Op, ms: i64, ok: bool, now: Moment) {
    timings.observe(body, op.word(), ms, ok && ms <= op.limit_ms(), now);
}
