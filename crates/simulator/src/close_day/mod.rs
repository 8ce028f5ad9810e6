//! A day is closed: providers pour what they took and say of what it consists, the treasurer's bank writes it down.
//!
//! The real course takes two days (payment on D, credit on D+1, flow by the end of D+2); here one press makes the
//! flows and the journal of the next working day. What goes wrong on the way in real life is chosen: see
//! [`Closing`].

mod credit;
mod flow;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use pagopa::bank_text::Dirt;

use crate::Node;
use crate::kept::{KeptFlow, KeptJournal};

pub use flow::settlement;

/// What goes wrong, each by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Dealt out over the credits in turn; every text is as it should be when there is none.
    pub dirt: Vec<Dirt>,
    /// Each provider makes two flows of a day.
    pub two_flows: bool,
    /// The money of the first flow comes in two credits.
    pub split: bool,
    /// The last payment of the day is left out; it comes with the next day.
    pub lacking: bool,
    /// The first flow lacks its last line, and a second revision has it.
    pub revised: bool,
    /// The money of the last flow is not in the journal.
    pub uncredited: bool,
    /// The provider of the first line writes another id than that of the receipt.
    pub other_iur: bool,
    /// The first flow has a line without receipt, and never will have one.
    pub no_receipt: bool,
}

/// What a closing made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    pub flows: Vec<KeptFlow>,
    pub journals: Vec<KeptJournal>,
}

/// The day on which banks work again.
pub(crate) fn next_working(day: Date) -> Date {
    let works = |day: &Date| {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && calendar::is_national_holiday(*day).is_none()
    };
    day.series(1.day()).skip(1).find(works).unwrap_or(day)
}

impl Node {
    /// Settles every payment that stands in no flow yet.
    pub fn close_day(&self, wish: &Closing) -> Closed {
        let now = self.clock.now();
        let (seed, today) = (self.settings.seed, now.zoned(&self.settings.zone).date());
        let bodies: Vec<_> = self.settings.creditors.iter().map(|creditor| creditor.body.clone()).collect();
        self.change(|kept| {
            let mut closed = Closed::default();
            let taken = flow::take(kept, &bodies, wish.lacking, today);
            for ((body, psp), lines) in taken {
                for lines in flow::dealt(lines, wish.two_flows) {
                    let first = closed.flows.is_empty();
                    let flow = flow::make(kept, seed, now, today, (&body, psp), lines);
                    let flows = flow::troubled(kept, seed, flow, wish, first);
                    // kept at once, so that the next one of the day is counted on
                    kept.flows.extend(flows.iter().cloned());
                    closed.flows.extend(flows);
                }
            }
            for body in &bodies {
                closed.journals.extend(credit::journal(kept, seed, body, &closed.flows, wish));
            }
            kept.journals.extend(closed.journals.iter().cloned());
            closed
        })
    }
}
