//! Why somebody was called, in the reader's language. The Italian texts are the normative ones of the
//! queueing reference (1.7) and are tested against its vectors.

use platform::i18n::Tr;
use queueing::Reason;

/// The sentence that explains a call.
pub fn sentence(tr: Tr, reason: &Reason) -> String {
    match *reason {
        Reason::BeyondMargin { waited_min, threshold_min } => {
            tr.t2("explain-beyond-margin", "waited", waited_min, "threshold", threshold_min)
        }
        Reason::LateOnSlot { late_min, promised_min, more_urgent_elsewhere } => {
            let text = tr.t2("explain-late-on-slot", "late", late_min, "promised", promised_min);
            remark(tr, text, more_urgent_elsewhere)
        }
        Reason::PromiseBroken { over_min, waited_min, promised_min, others } => {
            let values =
                [("over", over_min.into()), ("waited", waited_min.into()), ("promised", promised_min.into())];
            remark(tr, tr.with("explain-promise-broken", &values), others)
        }
        Reason::LegalPrecedence => tr.t("explain-legal-precedence"),
        Reason::OnlyOne => tr.t("explain-only-one"),
        Reason::Expiring { left_min, next_chance_min } => {
            let left = match left_min {
                0 => tr.t("explain-left-none"),
                1 => tr.t("explain-left-one"),
                more => tr.t1("explain-left", "left", more),
            };
            tr.t2("explain-expiring", "left", left, "next", next_chance_min)
        }
        Reason::Early { by_min } => remark(tr, tr.t1("explain-early", "by", by_min), true),
        Reason::Share { percent } => tr.t1("explain-share", "percent", percent),
        Reason::Chosen => tr.t("explain-chosen"),
    }
}

/// Adds that no head of a line was more urgent for this counter.
fn remark(tr: Tr, text: String, said: bool) -> String {
    if said { format!("{text}; {}", tr.t("explain-none-more-urgent")) } else { text }
}
