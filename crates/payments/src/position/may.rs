//! What may be done with a position, asked by the rule that does it and by the page that offers it.

use platform::Moment;

use super::{Debtor, Instalment, PaymentOption, Position, State};

impl Position {
    /// Whether somebody may say that an instalment was paid elsewhere.
    pub fn may_be_elsewhere(&self, option: &PaymentOption, part: &Instalment, now: Moment) -> bool {
        let open = matches!(
            self.state(now),
            State::Published | State::Valid | State::Expired | State::PartiallyPaid
        );
        open && part.payment.is_none() && !self.is_other(option)
    }

    pub fn may_be_withdrawn(&self, now: Moment) -> bool {
        matches!(self.state(now), State::Published | State::Valid)
    }

    /// Nothing of it was ever paid.
    pub fn may_be_deleted(&self) -> bool {
        self.instalments().all(|(_, part)| part.payment.is_none())
    }

    /// Whether what of it is open may stand on paper. Not a draft: the platform does not know it yet, so that nobody
    /// could pay the paper.
    pub fn may_be_printed(&self, now: Moment) -> bool {
        !matches!(self.state(now), State::Draft | State::Invalid | State::Expired)
    }

    /// Who owes it, where it is the same in all ways of paying.
    pub fn sole_debtor(&self) -> Option<&Debtor> {
        let first = &self.options.first()?.debtor;
        self.options.iter().all(|option| option.debtor == *first).then_some(first)
    }

    /// Whether the days of a part are still to begin: nobody told yet when its notice was served.
    pub fn may_be_served(&self, now: Moment) -> bool {
        self.state(now).is_open() && self.instalments().any(|(_, part)| part.waits_for_service())
    }

    /// Another way of paying was begun than this one.
    pub fn is_other(&self, option: &PaymentOption) -> bool {
        self.in_use().is_some_and(|used| used.place != option.place)
    }
}

impl Instalment {
    pub fn waits_for_service(&self) -> bool {
        self.payment.is_none() && self.reductions.iter().any(|less| less.until.is_none())
    }
}
