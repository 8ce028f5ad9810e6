//! The state of a position as a pure function of facts: dates, payments, reports, withdrawal. States and answers
//! are those of the platform's own register of positions (GPD, version 1: `DebtPositionStatus`,
//! `PaymentConflictValidator`); what version 3 shows is derived from them.

use pagopa::NoticeNumber;
use platform::Moment;

use super::{Destination, Instalment, PaymentOption, Position, Transfer};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Being prepared; nobody outside knows of it.
    Draft,
    /// Announced, payable from a day to come.
    Published,
    Valid,
    PartiallyPaid,
    Paid,
    /// Paid, and every transfer of our own found in a settlement flow.
    Reported,
    /// Its last due date is past, and it was not to be paid later.
    Expired,
    /// Withdrawn for good.
    Invalid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstalmentState {
    Unpaid,
    Paid,
    PartiallyReported,
    Reported,
}

/// How far the option in use has come; stored beside the position so that lists can ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    Nothing = 0,
    Part = 1,
    All = 2,
    Reported = 3,
}

/// Why a notice cannot be paid; each has its fault on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpayable {
    /// There is none, or not yet, or another option was chosen: `PAA_PAGAMENTO_SCONOSCIUTO`.
    Unknown,
    /// It was paid: `PAA_PAGAMENTO_DUPLICATO`.
    Duplicate,
    /// `PAA_PAGAMENTO_SCADUTO`.
    Expired,
    /// It was withdrawn, alone or with all its position: `PAA_PAGAMENTO_ANNULLATO`.
    Cancelled,
}

impl Position {
    pub fn state(&self, now: Moment) -> State {
        if self.invalid_at.is_some() {
            return State::Invalid;
        }
        match self.progress() {
            Progress::Part => return State::PartiallyPaid,
            Progress::All => return State::Paid,
            Progress::Reported => return State::Reported,
            Progress::Nothing => {}
        }
        if self.published_at.is_none() {
            State::Draft
        } else if self.valid_from().is_some_and(|from| now < from) {
            State::Published
        } else if self.expires_at().is_some_and(|at| now > at) {
            State::Expired
        } else {
            State::Valid
        }
    }

    pub fn progress(&self) -> Progress {
        let Some(option) = self.in_use() else { return Progress::Nothing };
        let states = || option.instalments.iter().map(|part| self.part_state(part));
        if states().any(|state| state == InstalmentState::Unpaid) {
            Progress::Part
        } else if states().all(|state| state == InstalmentState::Reported) {
            Progress::Reported
        } else {
            Progress::All
        }
    }

    /// The first moment at which any option can be paid; nothing where one can from the beginning.
    pub fn valid_from(&self) -> Option<Moment> {
        let from: Option<Vec<Moment>> = self.options.iter().map(|option| option.valid_from).collect();
        from?.into_iter().min()
    }

    /// After this moment nothing of it can be paid; nothing where some option stays payable.
    pub fn expires_at(&self) -> Option<Moment> {
        if !self.options.iter().all(|option| option.switch_to_expired) {
            return None;
        }
        self.instalments().map(|(_, instalment)| instalment.due_at).max()
    }

    /// The notice as it can be paid now, or why it cannot. Reads only: asking locks nothing.
    pub fn payable(
        &self,
        nav: &NoticeNumber,
        now: Moment,
    ) -> Result<(&PaymentOption, &Instalment), Unpayable> {
        let Some((option, instalment)) = self.option_of(nav) else {
            let told = self.has_withdrawn(nav) && self.published_at.is_some();
            return Err(if told { Unpayable::Cancelled } else { Unpayable::Unknown });
        };
        match self.state(now) {
            State::Draft | State::Published => return Err(Unpayable::Unknown),
            State::Invalid => return Err(Unpayable::Cancelled),
            State::Expired => return Err(Unpayable::Expired),
            State::Valid | State::PartiallyPaid | State::Paid | State::Reported => {}
        }
        if instalment.payment.is_some() {
            return Err(Unpayable::Duplicate);
        }
        if self.is_other(option) {
            return Err(Unpayable::Unknown);
        }
        if option.valid_from.is_some_and(|from| now < from) {
            return Err(Unpayable::Unknown);
        }
        if option.switch_to_expired && now > instalment.due_at {
            return Err(Unpayable::Expired);
        }
        Ok((option, instalment))
    }
}

impl Position {
    /// Our own transfers count: no flow of ours tells of another body's. Stamps are never reported: they go to
    /// the treasury of the state (payments reference, 9).
    pub fn part_state(&self, part: &Instalment) -> InstalmentState {
        if part.payment.is_none() {
            return InstalmentState::Unpaid;
        }
        let own = |part: &&Transfer| part.beneficiary == self.creditor;
        let accounts = part.transfers.iter().filter(|part| !matches!(part.to, Destination::Stamp(_)));
        let reported: Vec<bool> = accounts.filter(own).map(|part| part.reported_at.is_some()).collect();
        match (reported.contains(&true), reported.contains(&false)) {
            (true, false) => InstalmentState::Reported,
            (true, true) => InstalmentState::PartiallyReported,
            (false, _) => InstalmentState::Paid,
        }
    }
}

impl State {
    pub const ALL: [State; 8] = [
        State::Draft,
        State::Published,
        State::Valid,
        State::PartiallyPaid,
        State::Paid,
        State::Reported,
        State::Expired,
        State::Invalid,
    ];

    /// Whether amounts, dates and people may still change.
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Published | State::Valid | State::Expired)
    }

    /// As the register's version 1 writes it.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "DRAFT",
            State::Published => "PUBLISHED",
            State::Valid => "VALID",
            State::PartiallyPaid => "PARTIALLY_PAID",
            State::Paid => "PAID",
            State::Reported => "REPORTED",
            State::Expired => "EXPIRED",
            State::Invalid => "INVALID",
        }
    }

    /// As version 3 writes it: expired and withdrawn are one, reported counts as paid.
    pub fn word_v3(self) -> &'static str {
        match self {
            State::Expired | State::Invalid => "UNPAYABLE",
            State::Reported => "PAID",
            other => other.word(),
        }
    }

    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }
}
