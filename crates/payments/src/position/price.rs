//! What an instalment costs, at a moment and at moments that are over.

use pagopa::{Cents, NoticeNumber};
use platform::Moment;

use super::{Instalment, Position, Progress, Transfer};

/// A session of the platform: who asked for a price pays it within this, whatever it became since (SANP, the
/// longest life of a payment token).
pub const SESSION_MS: i64 = 30 * 60_000;

/// What was asked for under a notice number of a position until a moment. A number that no instalment has any
/// more was withdrawn; it may stand on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    pub nav: NoticeNumber,
    pub amount: Cents,
    pub ended_at: Moment,
}

impl Instalment {
    /// What is owed at a moment.
    pub fn price(&self, now: Moment) -> Cents {
        let reduced = self.reductions.iter().filter(|reduction| reduction.holds(now));
        reduced.map(|reduction| reduction.amount).min().unwrap_or(self.amount)
    }

    /// The transfers that make up the price of a moment.
    pub fn transfers_at(&self, now: Moment) -> Vec<Transfer> {
        let off = self.amount.0 - self.price(now).0;
        let mut transfers = self.transfers.clone();
        if let Some(first) = transfers.first_mut() {
            first.amount = Cents(first.amount.0 - off);
        }
        transfers
    }

    /// What comes after the price of a moment: each amount with the last moment at which it is enough.
    pub fn later_prices(&self, now: Moment) -> Vec<(Cents, Moment)> {
        let mut ends: Vec<Moment> =
            self.reductions.iter().filter_map(|less| less.until).filter(|until| now <= *until).collect();
        ends.sort();
        let next = |(at, end): (&Moment, Moment)| (self.price(Moment(at.ms() + 1)), end);
        let until = ends.iter().skip(1).copied().chain([self.due_at]);
        ends.iter().zip(until).map(next).collect()
    }

    /// Every price it has had by its dates: the whole, and less for who was early.
    pub fn prices(&self) -> impl Iterator<Item = Cents> {
        std::iter::once(self.amount).chain(self.reductions.iter().map(|reduction| reduction.amount))
    }
}

impl Position {
    /// What is still to pay of the way in use, at the price of a moment.
    pub fn remains(&self, now: Moment) -> Cents {
        let parts = self.in_use().into_iter().flat_map(|option| &option.instalments);
        parts.filter(|part| part.payment.is_none()).map(|part| part.price(now)).sum()
    }

    /// The sum that is shown of it: what was paid, once all is; before that the whole.
    pub fn sum(&self) -> Cents {
        if self.progress() < Progress::All {
            return self.amount();
        }
        let parts = self.in_use().map_or(&[][..], |option| &option.instalments);
        parts.iter().filter_map(|part| part.payment.as_ref()).map(|payment| payment.amount).sum()
    }

    /// Whether this was the price of an instalment for who paid then: one of today's, whenever that was, or one
    /// that was changed while he paid.
    pub fn was_priced(&self, part: &Instalment, amount: Cents, paid_at: Moment) -> bool {
        let in_time = |former: &Former| paid_at.ms() <= former.ended_at.ms().saturating_add(SESSION_MS);
        let former = |former: &Former| former.nav == part.nav && former.amount == amount && in_time(former);
        part.prices().any(|price| price == amount) || self.former.iter().any(former)
    }

    /// Whether a notice of it was withdrawn by a change: nothing has its number any more.
    pub fn has_withdrawn(&self, nav: &NoticeNumber) -> bool {
        self.option_of(nav).is_none() && self.former.iter().any(|former| former.nav == *nav)
    }
}
