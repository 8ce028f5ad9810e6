//! People's names, as they write them.

use std::fmt;

/// Longest name, in characters after tidying.
pub const NAME_CHARS_MAX: usize = 80;

/// Marks that belong to written names but that the standard library does not count as letters: combining
/// accents, viramas and nuktas of Indian scripts, tone and killer marks of Thai, Lao and Burmese, the
/// non-joiner of Persian. Invisible characters that turn the writing direction are not among them.
const MARKS: [(char, char); 21] = [
    ('\u{300}', '\u{36f}'),
    ('\u{93c}', '\u{93c}'),
    ('\u{94d}', '\u{94d}'),
    ('\u{9bc}', '\u{9bc}'),
    ('\u{9cd}', '\u{9cd}'),
    ('\u{a3c}', '\u{a3c}'),
    ('\u{a4d}', '\u{a4d}'),
    ('\u{abc}', '\u{abc}'),
    ('\u{acd}', '\u{acd}'),
    ('\u{b3c}', '\u{b3c}'),
    ('\u{b4d}', '\u{b4d}'),
    ('\u{bcd}', '\u{bcd}'),
    ('\u{c4d}', '\u{c4d}'),
    ('\u{cbc}', '\u{cbc}'),
    ('\u{ccd}', '\u{ccd}'),
    ('\u{d4d}', '\u{d4d}'),
    ('\u{dca}', '\u{dca}'),
    ('\u{e47}', '\u{e4e}'),
    ('\u{ec8}', '\u{ecd}'),
    ('\u{1037}', '\u{103a}'),
    ('\u{200c}', '\u{200c}'),
];

/// A given or a family name: 1 to 80 characters, letters of any script, apostrophes, hyphens, spaces, dots.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

/// Why a typed text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing, or no letter at all.
    Empty,
    /// More than 80 characters.
    Long,
    /// The character at this position (from 1, as typed) belongs to no name.
    Character { position: usize },
}

impl PersonName {
    /// Trims, and makes one space of several; otherwise the name stays as it was written.
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        // Control characters first: some, like the line break, would pass for a space below.
        let strange = |c: char| c.is_control() || !(c.is_whitespace() || belongs_to_names(c));
        let trimmed = typed.trim();
        let offset = typed.chars().take_while(|c| c.is_whitespace()).count();
        if let Some(index) = trimmed.chars().position(strange) {
            return Err(NameError::Character { position: offset + index + 1 });
        }
        let mut name = String::new();
        for word in trimmed.split_whitespace() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameError::Empty);
        }
        if name.chars().nth(NAME_CHARS_MAX).is_some() {
            return Err(NameError::Long);
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn belongs_to_names(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '-' | '‐' | '‑' | '.' | '·')
        || MARKS.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonName({})", crate::DOTS)
    }
}
