//! Letters of a dirty text, and keywords within them.

use super::TEXT_MAX_CHARS;

/// Both sides of a comparison by text: without blanks, `TXT/<digit>` left out, every mark but letters, digits, `-`,
/// `_` turned into one `/`, in capitals.
pub fn normalised(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars().take(TEXT_MAX_CHARS).filter(|letter| !letter.is_whitespace()) {
        if letter.is_ascii_alphanumeric() || letter == '-' || letter == '_' {
            plain.push(letter.to_ascii_uppercase());
        } else if !plain.ends_with('/') {
            plain.push('/');
        }
    }
    for digit in '0'..='9' {
        plain = plain.replace(&format!("/TXT/{digit}/"), "/");
    }
    plain
}

pub fn letters(text: &str) -> Vec<char> {
    text.chars().take(TEXT_MAX_CHARS).collect()
}

/// Where a keyword that begins here ends: its letters in this order, in capitals or not, with blanks and marks
/// between them wherever a bank put some.
pub fn keyword(letters: &[char], start: usize, word: &str) -> Option<usize> {
    let mut at = start;
    for (place, wanted) in word.chars().enumerate() {
        if place > 0 {
            at = gap(letters, at);
        }
        if !letters.get(at)?.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Behind blanks and marks.
pub fn gap(letters: &[char], start: usize) -> usize {
    let more = letters.get(start..).unwrap_or_default();
    start + more.iter().take_while(|letter| !letter.is_ascii_alphanumeric()).count()
}

/// Whether a letter can stand in the id of a flow.
pub fn of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
