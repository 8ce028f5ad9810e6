use serde::{Deserialize, Serialize};

use crate::{Kind, LineTerms, Policy, Score, score};

/// The head of a line as a call logs it (1.7). With the policy of the moment its score can be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub ticket: i64,
    pub service: i64,
    pub kind: Kind,
    /// w, seconds, negative when early.
    pub wait_s: i64,
    pub promise_s: i64,
    pub tau_s: i64,
    pub weight: i64,
    pub pace: i64,
    pub absolute: bool,
    pub rank: u8,
    pub score: i64,
}

impl Head {
    /// The terms the line had when the call was made.
    pub fn terms(&self) -> LineTerms {
        LineTerms {
            promise_s: self.promise_s,
            weight: self.weight,
            pace: self.pace,
            tau_s: self.tau_s,
            absolute: self.absolute,
        }
    }

    /// The score by the rule, whatever the log says it was.
    pub fn recomputed(&self, policy: &Policy) -> Score {
        score(self.wait_s, &self.terms(), policy)
    }
}

/// Whether a logged call is what the rule gives: every score recomputes, and the order is the rule's.
///
/// Equal scores go to the earlier due, that is to the longer wait; check-ins are not logged, so the order of
/// two heads equal in score and due is taken from the log.
pub fn ranking_holds(heads: &[Head], policy: &Policy) -> bool {
    let scores_hold = heads.iter().all(|head| {
        let fresh = head.recomputed(policy);
        (fresh.rank, fresh.score) == (head.rank, head.score)
    });
    let in_order = heads.windows(2).all(|pair| {
        (pair[0].recomputed(policy), pair[0].wait_s) >= (pair[1].recomputed(policy), pair[1].wait_s)
    });
    scores_hold && in_order
}
