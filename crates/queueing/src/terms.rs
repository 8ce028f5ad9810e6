use serde::{Deserialize, Serialize};

/// What a line is promised and how it counts (1.2). Read when the decision is taken, never kept on a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTerms {
    /// T: the promised wait, seconds.
    pub promise_s: i64,
    /// V: the weight of the kind, thousandths.
    pub weight: i64,
    /// G: favours short services mildly, thousandths; see [`crate::pace_factor`].
    pub pace: i64,
    /// Expected time until the next counter able to serve the service calls again, seconds.
    pub tau_s: i64,
    /// *Precedenza assoluta*: only where a law requires it.
    pub absolute: bool,
}

impl LineTerms {
    /// T as a divisor: an unvalidated zero or negative promise counts as one second.
    pub(crate) fn promise(&self) -> i64 {
        self.promise_s.max(1)
    }

    /// T + M: beyond it somebody precedes everybody who is not at that point.
    pub(crate) fn threshold(&self, policy: &Policy) -> i64 {
        self.promise().saturating_add(policy.margin_s)
    }
}

/// The office's own dials (1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// B: what a broken promise counts until T + M, thousandths.
    pub late_factor: i64,
    /// M: margin beyond the promise that gives precedence, seconds.
    pub margin_s: i64,
    /// E: how long before the slot an appointment may be called, seconds.
    pub early_s: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { late_factor: 600, margin_s: 45 * 60, early_s: 30 * 60 }
    }
}
