use std::fmt;

use crate::{LineTerms, Policy};

const DAY_S: i64 = 24 * 60 * 60;

/// Why a form or an import may not store these numbers (1.3; G and E: 1.2). The engine itself takes any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfRange {
    /// T is at least 60 s.
    PromiseTooShort,
    /// T is a whole number of minutes.
    PromiseNotWholeMinutes,
    /// V is within 100–2000 thousandths.
    Weight,
    /// G is within 600–1500 thousandths.
    Pace,
    /// tau is not negative.
    Tau,
    /// B is within 0–1000 thousandths.
    LateFactor,
    /// M is within 0–24 h.
    Margin,
    /// M is a whole number of minutes.
    MarginNotWholeMinutes,
    /// E is within 0–24 h.
    Early,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OutOfRange::PromiseTooShort => "the promised wait is shorter than 60 s",
            OutOfRange::PromiseNotWholeMinutes => "the promised wait is not a whole number of minutes",
            OutOfRange::Weight => "the weight is outside 100-2000 thousandths",
            OutOfRange::Pace => "the pace factor is outside 600-1500 thousandths",
            OutOfRange::Tau => "the time to the next chance is negative",
            OutOfRange::LateFactor => "the late factor is outside 0-1000 thousandths",
            OutOfRange::Margin => "the margin is outside 0-24 h",
            OutOfRange::MarginNotWholeMinutes => "the margin is not a whole number of minutes",
            OutOfRange::Early => "the early limit is outside 0-24 h",
        })
    }
}

impl std::error::Error for OutOfRange {}

/// Checks what a manager sets on a line. The first rule broken is reported.
pub fn validate_terms(terms: &LineTerms) -> Result<(), OutOfRange> {
    require(terms.promise_s >= 60, OutOfRange::PromiseTooShort)?;
    require(terms.promise_s % 60 == 0, OutOfRange::PromiseNotWholeMinutes)?;
    require((100..=2000).contains(&terms.weight), OutOfRange::Weight)?;
    require((600..=1500).contains(&terms.pace), OutOfRange::Pace)?;
    require(terms.tau_s >= 0, OutOfRange::Tau)
}

/// Checks what a manager sets for the whole office. The first rule broken is reported.
pub fn validate_policy(policy: &Policy) -> Result<(), OutOfRange> {
    require((0..=1000).contains(&policy.late_factor), OutOfRange::LateFactor)?;
    require((0..=DAY_S).contains(&policy.margin_s), OutOfRange::Margin)?;
    require(policy.margin_s % 60 == 0, OutOfRange::MarginNotWholeMinutes)?;
    require((0..=DAY_S).contains(&policy.early_s), OutOfRange::Early)
}

fn require(holds: bool, otherwise: OutOfRange) -> Result<(), OutOfRange> {
    if holds { Ok(()) } else { Err(otherwise) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: LineTerms = LineTerms { promise_s: 600, weight: 1000, pace: 1000, tau_s: 0, absolute: false };

    #[test]
    fn limits_are_inclusive() {
        assert_eq!(validate_policy(&Policy::default()), Ok(()));
        assert_eq!(validate_policy(&Policy { late_factor: 0, margin_s: 0, early_s: 0 }), Ok(()));
        assert_eq!(validate_policy(&Policy { late_factor: 1000, margin_s: DAY_S, early_s: DAY_S }), Ok(()));
        for (promise_s, weight, pace) in [(60, 100, 600), (600, 2000, 1500)] {
            assert_eq!(validate_terms(&LineTerms { promise_s, weight, pace, ..GOOD }), Ok(()));
        }
    }

    #[test]
    fn each_limit_has_its_own_error() {
        let terms = |change: fn(&mut LineTerms)| {
            let mut terms = GOOD;
            change(&mut terms);
            validate_terms(&terms).unwrap_err()
        };
        assert_eq!(terms(|t| t.promise_s = 59), OutOfRange::PromiseTooShort);
        assert_eq!(terms(|t| t.promise_s = i64::MIN), OutOfRange::PromiseTooShort);
        assert_eq!(terms(|t| t.promise_s = 61), OutOfRange::PromiseNotWholeMinutes);
        assert_eq!(terms(|t| t.weight = 99), OutOfRange::Weight);
        assert_eq!(terms(|t| t.weight = 2001), OutOfRange::Weight);
        assert_eq!(terms(|t| t.pace = 599), OutOfRange::Pace);
        assert_eq!(terms(|t| t.tau_s = -1), OutOfRange::Tau);
        let policy = |change: fn(&mut Policy)| {
            let mut policy = Policy::default();
            change(&mut policy);
            validate_policy(&policy).unwrap_err()
        };
        assert_eq!(policy(|p| p.late_factor = 1001), OutOfRange::LateFactor);
        assert_eq!(policy(|p| p.margin_s = -60), OutOfRange::Margin);
        assert_eq!(policy(|p| p.margin_s = DAY_S + 60), OutOfRange::Margin);
        assert_eq!(policy(|p| p.margin_s = 90), OutOfRange::MarginNotWholeMinutes);
        assert_eq!(policy(|p| p.early_s = -1), OutOfRange::Early);
    }
}
