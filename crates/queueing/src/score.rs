use serde::{Deserialize, Serialize};

use crate::{LineTerms, Policy};

/// Added to the score of a line with legal precedence from the due instant on (1.2).
pub const LEGAL_PRECEDENCE: i64 = 10_000_000;

/// How strongly the head of a line asks to be called; the higher is called first.
///
/// Rank 2 (waits beyond T + M, score in seconds beyond it) is above any rank 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score {
    // The derived order compares the rank first: keep the fields in this order.
    pub rank: u8,
    pub score: i64,
}

/// The rule in its integer form (1.3, normative). `wait_s` = call − due, negative when early.
///
/// Divisions truncate toward zero. Numbers too large for 64 bits saturate, which keeps their order.
pub fn score(wait_s: i64, terms: &LineTerms, policy: &Policy) -> Score {
    let threshold = terms.threshold(policy);
    if wait_s > threshold {
        return Score { rank: 2, score: wait_s.saturating_sub(threshold) };
    }
    let promise = i128::from(terms.promise());
    let wait = i128::from(wait_s);
    let used = if wait > promise {
        promise * i128::from(policy.late_factor) / 1000
    } else {
        promise.min(wait + i128::from(terms.tau_s))
    };
    let mut score = i128::from(terms.weight).saturating_mul(used).saturating_mul(1000) / promise;
    if score > 0 {
        // Only positive scores: a short service must not be pushed further back for being early.
        score = score.saturating_mul(i128::from(terms.pace)) / 1000;
    }
    if terms.absolute && wait_s >= 0 {
        score = score.saturating_add(i128::from(LEGAL_PRECEDENCE));
    }
    Score { rank: 1, score: saturated(score) }
}

fn saturated(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}
