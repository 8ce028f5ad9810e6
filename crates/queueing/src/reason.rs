use serde::{Deserialize, Serialize};

use crate::minutes::{down, up};
use crate::{Kind, LineTerms, Policy};

/// Why somebody was called (1.7): the case with the whole minutes its sentence shows, already rounded.
///
/// Enough to write the sentence in any language; the Italian one is [`Reason::italian`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "case", rename_all = "snake_case")]
pub enum Reason {
    /// Waits beyond T + M: precedes everybody below it.
    BeyondMargin {
        waited_min: i64,
        threshold_min: i64,
    },
    /// An appointment checked in by its slot, called after its promise.
    LateOnSlot {
        late_min: i64,
        promised_min: i64,
        /// The sentence adds that no head of a line was more urgent for this counter (†: B below 1000).
        more_urgent_elsewhere: bool,
    },
    /// Anybody else called after the promise.
    PromiseBroken {
        over_min: i64,
        waited_min: i64,
        promised_min: i64,
        /// As `more_urgent_elsewhere` of [`Reason::LateOnSlot`] (†: B below 1000).
        others: bool,
    },
    LegalPrecedence,
    /// Nobody else waits for a service of this counter.
    OnlyOne,
    /// The promise would break before the next chance. `left_min` 0 reads "less than one minute";
    /// `next_chance_min` is at least 1.
    Expiring {
        left_min: i64,
        next_chance_min: i64,
    },
    /// Before the slot.
    Early {
        by_min: i64,
    },
    /// What part of the promise would be used at the next chance.
    Share {
        percent: i64,
    },
    /// A direct call of a chosen person: the rule did not decide.
    Chosen,
}

/// The first case of 1.7 that applies to somebody called after `wait_s` = call − due.
///
/// `only_candidate`: nobody else, eligible or not, waits for a service of this counter.
pub fn reason(
    wait_s: i64,
    kind: Kind,
    late_checkin: bool,
    only_candidate: bool,
    terms: &LineTerms,
    policy: &Policy,
) -> Reason {
    let promise = terms.promise();
    let threshold = terms.threshold(policy);
    // With B = 1000 a broken promise counts in full, and the remark would say nothing.
    let none_more_urgent = policy.late_factor < 1000;
    if wait_s > threshold {
        return Reason::BeyondMargin { waited_min: up(wait_s), threshold_min: down(threshold) };
    }
    if wait_s > promise {
        let promised_min = down(promise);
        if kind == Kind::Appointment && !late_checkin {
            let more_urgent_elsewhere = none_more_urgent;
            return Reason::LateOnSlot { late_min: up(wait_s), promised_min, more_urgent_elsewhere };
        }
        let over_min = up(wait_s.saturating_sub(promise));
        return Reason::PromiseBroken {
            over_min,
            waited_min: up(wait_s),
            promised_min,
            others: none_more_urgent,
        };
    }
    if terms.absolute && wait_s >= 0 {
        return Reason::LegalPrecedence;
    }
    if only_candidate {
        return Reason::OnlyOne;
    }
    let used_at_next_chance = wait_s.saturating_add(terms.tau_s);
    if used_at_next_chance >= promise {
        let left_min = down(promise.saturating_sub(wait_s));
        return Reason::Expiring { left_min, next_chance_min: up(terms.tau_s).max(1) };
    }
    if wait_s < 0 {
        return Reason::Early { by_min: up(wait_s.saturating_neg()) };
    }
    Reason::Share { percent: percent(used_at_next_chance, promise) }
}

/// down(100 · part / whole) for a part below the whole; an unvalidated negative part reads 0.
fn percent(part: i64, whole: i64) -> i64 {
    (100 * i128::from(part.max(0)) / i128::from(whole)) as i64
}
