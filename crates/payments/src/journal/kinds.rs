//! Which events are of payments, and in which group they are looked for.

/// Word of the group, beginnings of its kinds.
pub const GROUPS: [(&str, &[&str]); 6] = [
    ("positions", &["position-", "instalment-", "account-", "notice-", "amount-"]),
    ("receipts", &["receipt-", "refund-"]),
    ("accounts", &["flow-", "treasury-", "match-", "day-", "month-", "adjustment-"]),
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
pub const SAID: [&str; 17] = [
    "position-created",
    "position-published",
    "position-changed",
    "position-withdrawn",
    "position-deleted",
    "position-fee-set",
    "account-replaced",
    "instalment-paid",
    "instalment-reopened",
    "platform-key-put",
    "platform-key-removed",
    "platform-key-refused",
    "platform-certificate-accepted",
    "platform-certificate-removed",
    "platform-test-run",
    "service-stop-announced",
    "service-stop-withdrawn",
];
