//! What somebody types into the field of a search.

use std::collections::BTreeSet;

use super::words::{is_stop_word, plain};
use super::{ASKED_WORDS_MAX, Words, stem};
use crate::i18n::Lang;
use crate::limits;

/// Forms of a word at most: as typed, and its stem in each language.
pub(super) const FORMS_MAX: usize = Lang::ALL.len() + 1;

/// The words of a question. Who asks does not say in which language the thing was written, so a word
/// stands for its stems in all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words that must be there, in one of their forms.
    pub(super) whole: Vec<Form>,
    /// The last word, which may still be half typed.
    pub(super) last: Option<Form>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub typed: String,
    pub forms: BTreeSet<String>,
}

impl Asked {
    /// Words that say nothing are left out, unless nothing else was typed: «de» may become «demanio».
    pub fn of(text: &str) -> Asked {
        let typed: Vec<String> = plain(text).collect();
        let mut telling = Vec::new();
        for word in typed.iter().filter(|word| !is_stop_word(word)) {
            // The last one stays last, even when it was said before.
            telling.retain(|known| known != word);
            telling.push(word.clone());
        }
        if telling.is_empty() {
            telling.extend(typed.into_iter().next_back());
        }
        if telling.len() > ASKED_WORDS_MAX {
            limits::hit("ASKED_WORDS_MAX");
            telling.drain(ASKED_WORDS_MAX - 1..telling.len() - 1);
        }
        let last = telling.pop().map(Form::of);
        Asked { whole: telling.into_iter().map(Form::of).collect(), last }
    }

    /// Nothing was asked; then nothing is found.
    pub fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    /// Whether a subject of these words answers: what the index must agree with.
    pub fn fits(&self, words: &Words) -> bool {
        let said = |form: &Form| form.forms.iter().any(|form| words.contains(form));
        let begun = |last: &Form| {
            let from = words.set().range(last.typed.clone()..).next();
            said(last) || from.is_some_and(|word| word.starts_with(&last.typed))
        };
        self.last.as_ref().is_some_and(begun) && self.whole.iter().all(said)
    }
}

impl Form {
    fn of(typed: String) -> Form {
        let stems = Lang::ALL.into_iter().filter_map(|lang| stem::stem(&typed, lang));
        let forms = stems.chain([typed.clone()]).collect();
        Form { typed, forms }
    }
}
