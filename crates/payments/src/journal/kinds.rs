//! Which events are of payments, and in which group they are looked for.

/// Word of the group, beginnings of its kinds.
pub const GROUPS: [(&str, &[&str]); 6] = [
    (
        "positions",
        &[
            "position-",
            "positions-",
            "upload-",
            "instalment-",
            "transfer-",
            "account-",
            "amount-",
            "notice-",
            "print-",
            "debtors-",
        ],
    ),
    ("receipts", &["receipt-", "refund-"]),
    (
        "accounts",
        &[
            "flow-",
            "journal-",
            "credit-",
            "own-notices-",
            "treasury-",
            "match-",
            "day-",
            "month-",
            "adjustment-",
        ],
    ),
    ("pay-now", &["cart-", "desk-payment-"]),
    ("standin", &["stand-in-", "aca-"]),
    ("platform", &["platform-", "service-stop-"]),
];

/// The group of a kind; nothing for what is no matter of payments.
pub fn group_of(kind: &str) -> Option<&'static str> {
    let of = GROUPS.iter().find(|(_, begins)| begins.iter().any(|begin| kind.starts_with(begin)));
    of.map(|(word, _)| *word)
}

/// Kinds that have a sentence of their own: `journal-kind-…`. Others show their group and their word.
pub const SAID: [&str; 47] = [
    "position-created",
    "position-published",
    "position-changed",
    "position-withdrawn",
    "position-deleted",
    "position-fee-set",
    "position-viewed",
    "positions-searched",
    "positions-uploaded",
    "upload-stopped",
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
    "receipt-filed",
    "receipt-uploaded",
    "receipt-seen",
    "refund-case-opened",
    "refund-proposed",
    "refund-decided",
    "refund-done",
    "flow-kept",
    "journal-read",
    "credit-joined",
    "credit-parted",
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
    use super::*;

    #[test]
    fn what_is_said_is_also_found_by_its_group() {
        for kind in SAID {
            assert!(group_of(kind).is_some(), "{kind}");
        }
        assert_eq!(group_of("office_changed"), None);
    }
}
