//! Bytes as text: declared charset, then UTF-8, then windows-1252. Never fails; says when it guessed.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

const MARK: char = char::REPLACEMENT_CHARACTER;

/// The text, and whether it is doubtful that this is what was written.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> (String, bool) {
    let label = declared.map(|label| label.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    let label = label.filter(|label| !label.is_empty());
    // An escape sequence is plain ASCII to look at, so it must be asked for by name.
    if bytes.is_ascii() && !bytes.contains(&0x1b) && !is_shifting(label.as_deref()) {
        return (bytes.iter().map(|b| char::from(*b)).collect(), false);
    }
    let Some(label) = label else { return undeclared(bytes) };
    match Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != REPLACEMENT) {
        // Programs write these names without thinking; two accented letters in a row that happen to be
        // UTF-8 are rarer than a false declaration.
        Some(encoding) if encoding == WINDOWS_1252 => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), !is_ascii_name(&label)),
            Err(_) => (WINDOWS_1252.decode(bytes).0.into_owned(), is_ascii_name(&label)),
        },
        Some(encoding) => with(bytes, encoding),
        None => match charset_decoder(label.as_bytes()).map(|decode| decode(bytes)) {
            Some(text) if !text.contains(MARK) => (text, false),
            _ => (undeclared(bytes).0, true),
        },
    }
}

fn with(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    let (text, _, wrong) = encoding.decode(bytes);
    if !wrong {
        return (text.into_owned(), false);
    }
    if encoding == UTF_8 {
        // One torn letter does not make the rest windows-1252.
        let marks = text.matches(MARK).count();
        let right = text.chars().filter(|c| !c.is_ascii() && *c != MARK).count();
        if right > marks {
            return (text.into_owned(), true);
        }
    }
    (undeclared(bytes).0, true)
}

fn undeclared(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (WINDOWS_1252.decode(bytes).0.into_owned(), true),
    }
}

fn is_ascii_name(label: &str) -> bool {
    matches!(label, "us-ascii" | "ascii" | "ansi_x3.4-1968")
}

/// Charsets that hide other letters behind ASCII bytes.
fn is_shifting(label: Option<&str>) -> bool {
    label.is_some_and(|label| {
        label.starts_with("utf-7") || label.starts_with("utf7") || label.starts_with("utf-16")
    })
}
