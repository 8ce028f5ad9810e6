//! The subject without what mail programs put before it.

/// Answer and forward marks of the languages around here and of the common programs, lower-case.
/// `R` and `I` are what Italian programs write (*risposta*, *inoltro*).
const MARKS: &[&str] = &[
    "re",
    "r",
    "ris",
    "rif",
    "risp",
    "risposta",
    "aw",
    "antw",
    "antwort",
    "wg",
    "fw",
    "fwd",
    "i",
    "inoltro",
    "inoltra",
    "tr",
    "réf",
    "ref",
    "odg",
    "odp",
    "vs",
    "sv",
    "vb",
    "rv",
    "enc",
    "res",
    "pd",
    "fs",
    "ynt",
    "ilt",
    "vl",
    "doorst",
    "回复",
    "转发",
    "回覆",
    "轉寄",
    "השב",
    "ответ",
    "на",
    "posl",
    "prep",
];

/// `subject` without reply and forward marks: `Re:`, `R:`, `I:`, `AW:`, `Re[2]:`, `RE (3):`, `[EXTERNAL]` stays.
pub fn plain_subject(subject: &str) -> &str {
    let mut plain = subject.trim();
    while let Some(rest) = without_mark(plain) {
        plain = rest;
    }
    plain
}

fn without_mark(subject: &str) -> Option<&str> {
    let (head, rest) = subject.split_once([':', '：'])?;
    let word = head.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()^* ".contains(c));
    let tail = &head[word.len()..];
    // «R 2:» is no mark of a program; «R2:», «Re[2]:», «Re (2):» are, and so is «RE :» of the French ones.
    let counted =
        tail.trim_start().chars().next().is_none_or(|c| !c.is_ascii_digit()) || !tail.starts_with(' ');
    let known = MARKS.contains(&word.to_lowercase().as_str());
    (known && counted && head.len() <= 20).then(|| rest.trim_start())
}
