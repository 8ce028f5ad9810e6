//! Which keys and values of facts have a text of their own.

/// Keys of facts that have a text of their own: `journal-fact-…`. Others stand as they are.
pub(super) const KEYS: [&str; 59] = [
    "amount",
    "bad",
    "by",
    "bytes",
    "cause",
    "changed",
    "day",
    "decision",
    "due",
    "ended",
    "ends",
    "fee",
    "file",
    "files",
    "fingerprint",
    "flow",
    "found",
    "from",
    "instalment",
    "judged",
    "kept",
    "lines",
    "mandate",
    "messages",
    "month",
    "movement",
    "movements",
    "notices",
    "occasion",
    "odd",
    "odd_stamps",
    "open",
    "option",
    "origin",
    "outcome",
    "part",
    "parts",
    "passed",
    "place",
    "position",
    "positions",
    "product",
    "published",
    "receipt",
    "revision",
    "rewrite",
    "rows",
    "source",
    "stand_in",
    "step",
    "taken",
    "test",
    "to",
    "total",
    "transfer",
    "transfers",
    "until",
    "verdict",
    "way",
];

/// Values that are words of ours, by their key: `journal-value-…`.
pub(super) const WORDS: [(&str, &[&str]); 5] = [
    (
        "way",
        &[
            "platform",
            "elsewhere",
            "flow",
            "app",
            "mail",
            "paper",
            "nothing",
            "ok",
            "cancel",
            "error",
            "waiting",
        ],
    ),
    ("outcome", &["sent", "not-there", "refused", "to-print", "not-needed"]),
    ("occasion", &["first", "before", "after", "again", "paid", "surplus"]),
    ("source", &["node", "upload", "recovered"]),
    ("by", &["name", "code", "tie"]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sources::sources;
    use super::*;

    /// Keys of what the sources call facts.
    fn written() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for text in sources() {
            for sentence in text.split(';') {
                let told = ["facts", "note("].iter().any(|word| sentence.contains(word));
                let Some((_, facts)) = sentence.split_once("json!({").filter(|_| told) else { continue };
                let facts = facts.split("})").next().unwrap_or_default();
                let keys = facts.match_indices("\":").filter_map(|(at, _)| facts[..at].rsplit_once('"'));
                found.extend(keys.map(|(_, key)| key.to_owned()));
            }
        }
        found
    }

    #[test]
    fn what_is_written_down_has_words() {
        let found = written();
        let lacking: Vec<_> = found.iter().filter(|key| !KEYS.contains(&key.as_str())).collect();
        assert!(lacking.is_empty() && found.contains("amount"), "{lacking:?}");
        let unused: Vec<_> = KEYS.iter().filter(|key| !found.contains(**key)).collect();
        assert!(unused.is_empty(), "{unused:?}");
        let texts = include_str!("../texts/it.ftl");
        let keys = KEYS.iter().map(|key| format!("journal-fact-{}", key.replace('_', "-")));
        let words = WORDS
            .iter()
            .flat_map(|(key, words)| words.iter().map(move |word| format!("journal-value-{key}-{word}")));
        for key in keys.chain(words) {
            assert!(texts.contains(&format!("\n{key} = ")), "{key}");
        }
    }
}
