//! Words without their endings. The stem need not be a word: it only has to be the same for all its forms.

use rust_stemmers::{Algorithm, Stemmer};

use super::WORD_CHARS_MIN;
use crate::i18n::Lang;

/// The stem of a plain word, if it is another word than itself. Numbers and mixed codes keep all they have.
pub(super) fn stem(word: &str, lang: Lang) -> Option<String> {
    if word.contains(|letter: char| !letter.is_alphabetic()) {
        return None;
    }
    let algorithm = match lang {
        Lang::It => Algorithm::Italian,
        Lang::En => Algorithm::English,
        Lang::De => Algorithm::German,
        Lang::Fr => Algorithm::French,
        Lang::Sl => return slovene(word).map(str::to_owned),
    };
    let stem = Stemmer::create(algorithm).stem(word).into_owned();
    (stem != word && stem.chars().count() >= WORD_CHARS_MIN).then_some(stem)
}

/// Endings of nouns and adjectives, longest first. There is no Snowball algorithm for Slovene; taking off the
/// ending of the case is what most of its forms need.
const SLOVENE: [&str; 24] = [
    "ega", "emu", "imi", "ama", "ima", "oma", "ami", "ih", "im", "om", "em", "ah", "am", "eh", "ev", "ov",
    "mi", "a", "e", "i", "o", "u", "ja", "je",
];

fn slovene(word: &str) -> Option<&str> {
    const LETTERS_LEFT_MIN: usize = 4;
    let stems = SLOVENE.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| stem.chars().count() >= LETTERS_LEFT_MIN)
}
