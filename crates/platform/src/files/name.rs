//! Names of files: for people to read and for browsers to save under, never for our disk.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Kind;

const NAME_CHARS_MAX: usize = 120;
/// Of the end behind the last dot.
const END_CHARS_MAX: usize = 12;
pub(super) const SENT_CHARS_MAX: usize = 255;

/// A name without folders, controls and letters that turn the direction of reading («gpj.exe» shown as
/// «exe.jpg»). A missing one is made from the kind.
pub fn clean(sent: &str, kind: Kind) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or("");
    let letters = last.nfc().filter(|letter| !letter.is_control() && !is_invisible(*letter));
    let letters = letters.map(|letter| if "<>:\"|?*".contains(letter) { '_' } else { letter });
    let plain: String = letters.collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches(['.', ' ']);
    if plain.is_empty() {
        return format!("file.{}", kind.word());
    }
    if plain.chars().count() <= NAME_CHARS_MAX {
        return plain.to_owned();
    }
    let (stem, end) = match plain.rsplit_once('.') {
        Some((stem, end)) if end.chars().count() <= END_CHARS_MAX => (stem, format!(".{end}")),
        _ => (plain, String::new()),
    };
    stem.chars().take(NAME_CHARS_MAX - end.chars().count()).chain(end.chars()).collect()
}

/// Marks of direction and joiners (Unicode 16, 23.2 and 23.3), soft hyphens, the byte order mark.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// To be saved, under this name (RFC 6266; RFC 8187 for what is not ASCII).
pub fn content_disposition(name: &str) -> String {
    let folded = name.nfkd().filter(|letter| !is_combining_mark(*letter));
    let plain: String = folded.map(|c| if is_quotable(c) { c } else { '_' }).collect();
    let mut value = format!("attachment; filename=\"{plain}\"");
    if plain != name {
        value.push_str("; filename*=UTF-8''");
        for byte in name.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    value.push(byte.into())
                }
                // Writing to a string does not fail.
                _ => drop(write!(value, "%{byte:02X}")),
            }
        }
    }
    value
}

/// `%` is left out because some browsers decode it inside quotes (RFC 6266, appendix D).
fn is_quotable(letter: char) -> bool {
    matches!(letter, ' '..='~') && !matches!(letter, '"' | '\\' | '%' | '/')
}
