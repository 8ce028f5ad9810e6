//! The letter without what it quotes; for display only, the whole text stays.

/// A line that introduces a quotation ends like this, whoever wrote it when.
const SAID: &[&str] = &[
    "ha scritto:",
    "scrive:",
    "wrote:",
    "schrieb:",
    "schrieb :",
    "a écrit :",
    "a écrit:",
    "je napisal:",
    "je napisala:",
    "je napisal/a:",
    "escribió:",
    "napisał(a):",
];

/// A line that is nothing but this begins the message below it.
const RULES: &[&str] = &[
    "original message",
    "messaggio originale",
    "messaggio inoltrato",
    "forwarded message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message transféré",
    "izvirno sporočilo",
    "posredovano sporočilo",
    "originalnachricht",
];

/// Text above the first quotation. All of it where nothing would be left, or where somebody answers in between.
pub(super) fn visible(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(cut) = (0..lines.len()).find(|at| begins_quote(&lines, *at)) else {
        return text.trim().to_owned();
    };
    // Own words below a quotation of `>` lines: cutting would take the answer away.
    let answers = lines[cut..].iter().any(|line| is_quoted(line))
        && lines[cut..]
            .iter()
            .skip_while(|line| !is_quoted(line))
            .any(|line| !line.trim().is_empty() && !is_quoted(line));
    let kept = lines[..cut].join("\n");
    if answers || kept.trim().is_empty() { text.trim().to_owned() } else { kept.trim().to_owned() }
}

fn begins_quote(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let lower = line.to_lowercase();
    if is_quoted(line) || is_rule(&lower) {
        return true;
    }
    // Long introductions are broken in two.
    let next = lines.get(at + 1).map(|next| next.trim().to_lowercase()).unwrap_or_default();
    let starts = ["il ", "on ", "am ", "le ", "dne ", "in data ", "el ", "w dniu "]
        .iter()
        .any(|s| lower.starts_with(s));
    let said = |line: &str| SAID.iter().any(|said| line.ends_with(said));
    said(&lower) && (starts || lower.contains('@') || lower.chars().any(|c| c.is_ascii_digit()))
        || starts && lower.chars().any(|c| c.is_ascii_digit()) && said(&next)
        || is_header_block(lines, at)
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn is_rule(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| c == '-' || c == '_' || c == '*' || c.is_whitespace());
    bare.len() < lower.len() && RULES.contains(&bare)
}

/// `Da: … Inviato: …` as Outlook puts it above the message it answers.
fn is_header_block(lines: &[&str], at: usize) -> bool {
    let starts = |line: &str, words: &[&str]| {
        let lower = line.trim().trim_start_matches('*').to_lowercase();
        words.iter().any(|word| lower.starts_with(word))
    };
    let from = ["da:", "from:", "von:", "de :", "de:", "od:"];
    let sent = ["inviato:", "data:", "sent:", "date:", "gesendet:", "datum:", "envoyé", "poslano:"];
    starts(lines[at], &from) && lines.iter().skip(at + 1).take(2).any(|line| starts(line, &sent))
}
