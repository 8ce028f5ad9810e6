//! The steps by which a credit is joined to a flow.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// The very id stands in causale, end-to-end id or bank data.
    Exact = 1,
    /// The id stands there once blanks and marks are set right.
    Normalised = 2,
    /// A beginning of the id, the amount, and the day within the tolerance.
    Beginning = 3,
    /// The reference of the regulation.
    Regulation = 4,
    /// The amount, the provider and the day.
    Provider = 5,
    /// Two credits with a beginning of the id that add up to the flow.
    TwoCredits = 6,
    /// Somebody of the staff.
    Operator = 7,
}

impl Step {
    pub const ALL: [Step; 7] = [
        Step::Exact,
        Step::Normalised,
        Step::Beginning,
        Step::Regulation,
        Step::Provider,
        Step::TwoCredits,
        Step::Operator,
    ];

    /// Whether it goes by a name that only one flow has, or by somebody's word: such a join is not tried again.
    pub fn is_sure(self) -> bool {
        matches!(self, Step::Exact | Step::Normalised | Step::Regulation | Step::Operator)
    }

    pub fn of(number: i64) -> Option<Step> {
        Step::ALL.into_iter().find(|step| *step as i64 == number)
    }
}
