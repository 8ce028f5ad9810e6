//! From a text to its words.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{SUBJECT_WORDS_MAX, WORD_CHARS_MAX, WORD_CHARS_MIN, stem};
use crate::i18n::Lang;
use crate::limits;

/// The words by which a subject is found: as written, and without their endings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeSet<String>);

impl Words {
    /// The words of a text; without a language they keep their endings.
    pub fn of(text: &str, lang: Option<Lang>) -> Words {
        Words::default().and(text, lang)
    }

    /// These words and those of a further text: a subject may speak several languages.
    pub fn and(mut self, text: &str, lang: Option<Lang>) -> Words {
        for word in plain(text).filter(|word| !is_stop_word(word)) {
            if self.0.len() >= SUBJECT_WORDS_MAX {
                limits::hit("SUBJECT_WORDS_MAX");
                break;
            }
            self.0.extend(lang.and_then(|lang| stem::stem(&word, lang)));
            self.0.insert(word);
        }
        self
    }

    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub(super) fn set(&self) -> &BTreeSet<String> {
        &self.0
    }

    pub(super) fn joined_with(&self, others: &Words) -> Words {
        Words(self.0.union(&others.0).cloned().collect())
    }

    /// As one line, a space around every word.
    pub(super) fn line(&self) -> String {
        self.0.iter().fold(String::from(" "), |line, word| line + word + " ")
    }

    pub(super) fn from_line(line: &str) -> Words {
        Words(line.split_whitespace().map(str::to_owned).collect())
    }
}

/// The words in their order: no accents, no capitals, letters and digits only.
pub(super) fn plain(text: &str) -> impl Iterator<Item = String> {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter))
    {
        match unfold(letter) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(letter),
        }
    }
    let words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().nth(WORD_CHARS_MIN - 1).is_some())
        .map(|word| word.chars().take(WORD_CHARS_MAX).collect())
        .collect();
    words.into_iter()
}

/// Letters that Unicode does not take apart and people write without.
fn unfold(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// Whether the word says nothing in any of the languages of the program: who asks does not say in which.
pub(super) fn is_stop_word(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lines = include_str!("stop.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    words.contains(word)
}
