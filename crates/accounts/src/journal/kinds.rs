//! Which events are of payments, and in which group they are looked for.

/// Word of the group, beginnings of its kinds.
pub const GROUPS: [(&str, &[&str]); 5] = [
    (
        "positions",
        &[
            "position-",
            "positions-",
            "upload-",
            "instalment-",
            "transfer-",
            "account-",
            "notice-",
            "print-",
            "debtors-",
        ],
    ),
    ("receipts", &["receipt-", "refund-"]),
    ("accounts", &["flow-", "journal-", "credit-", "own-notices-", "day-", "month-"]),
    ("pay-now", &["cart-"]),
    ("platform", &["platform-", "service-stop-"]),
];

/// The group of a kind; nothing for what is no matter of payments.
pub fn group_of(kind: &str) -> Option<&'static str> {
    let of = GROUPS.iter().find(|(_, begins)| begins.iter().any(|begin| kind.starts_with(begin)));
    of.map(|(word, _)| *word)
}

/// Whether the subject of a kind is one position, or none; several at once are no subject.
pub fn is_of_position(kind: &str) -> bool {
    let begins = ["position-", "instalment-", "transfer-", "notice-", "receipt-filed", "receipt-uploaded"];
    begins.iter().any(|begin| kind.starts_with(begin))
}

/// Kinds that have a sentence of their own: `journal-kind-…`. Others show their group and their word.
pub const SAID: [&str; 58] = [
    "position-created",
    "position-published",
    "position-changed",
    "position-withdrawn",
    "position-deleted",
    "position-fee-set",
    "position-served",
    "position-viewed",
    "positions-searched",
    "positions-uploaded",
    "upload-judged",
    "upload-stopped",
    "upload-failed",
    "upload-erased",
    "account-replaced",
    "instalment-paid",
    "instalment-reopened",
    "transfer-reported",
    "debtors-forgotten",
    "notice-printed",
    "notice-asked",
    "notice-sent",
    "print-asked",
    "print-made",
    "print-fetched",
    "print-cancelled",
    "print-removed",
    "print-failed",
    "print-resumed",
    "receipt-filed",
    "receipt-uploaded",
    "receipt-seen",
    "receipt-unread",
    "refund-case-opened",
    "refund-proposed",
    "refund-decided",
    "refund-done",
    "refund-groundless",
    "flow-kept",
    "journal-read",
    "journal-withdrawn",
    "credit-joined",
    "credit-parted",
    "credit-explained",
    "credit-unexplained",
    "own-notices-kept",
    "day-closed",
    "month-closed",
    "cart-opened",
    "cart-returned",
    "platform-key-put",
    "platform-key-removed",
    "platform-key-refused",
    "platform-certificate-accepted",
    "platform-certificate-removed",
    "platform-test-run",
    "service-stop-announced",
    "service-stop-withdrawn",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use payments::desk::STEPS;

    use super::super::sources::sources;
    use super::*;

    /// Kinds that the sources append: the word of each event, or of the call that appends it.
    fn appended() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for text in sources() {
            for call in ["kind: \"", "note(", "event("] {
                // What follows it, up to the end of its sentence.
                for after in text.split(call).skip(1).filter_map(|after| after.split(';').next()) {
                    let place = usize::from(!call.ends_with('"'));
                    found.extend(after.split('"').nth(place).filter(|word| is_kind(word)).map(str::to_owned));
                }
            }
        }
        found
    }

    fn is_kind(word: &str) -> bool {
        word.contains('-') && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    }

    #[test]
    fn what_is_appended_is_said_in_words_of_its_own_and_nothing_else() {
        assert_eq!(appended(), SAID.map(str::to_owned).into());
        let texts = include_str!("../texts/it.ftl");
        for kind in SAID {
            assert!(texts.contains(&format!("\njournal-kind-{kind} = ")), "{kind}");
        }
    }

    /// Kinds about a position that are no steps of its story.
    const NO_STEPS: [&str; 2] = [
        // A look changes nothing; the journal tells of it.
        "position-viewed",
        // Nothing is left that could tell.
        "position-deleted",
    ];

    #[test]
    fn the_story_of_a_position_leaves_nothing_out() {
        let steps: Vec<&str> = STEPS.split(", ").map(|kind| kind.trim_matches('\'')).collect();
        for kind in SAID.into_iter().filter(|kind| is_of_position(kind)) {
            assert!(steps.contains(&kind) != NO_STEPS.contains(&kind), "{kind}");
        }
        for kind in steps {
            assert!(SAID.contains(&kind) && is_of_position(kind), "{kind}");
        }
    }

    #[test]
    fn what_is_said_is_also_found_by_its_group() {
        for kind in SAID {
            assert!(group_of(kind).is_some(), "{kind}");
        }
        for begin in GROUPS.iter().flat_map(|(_, begins)| *begins) {
            assert!(SAID.iter().any(|kind| kind.starts_with(begin)), "nothing begins with {begin}");
        }
        assert_eq!(group_of("office_changed"), None);
    }
}
