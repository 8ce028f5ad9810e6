//! Finding articles by what somebody asks, in his own words.

use std::collections::BTreeMap;

use platform::i18n::Lang;
use platform::search::{ASKED_WORDS_MAX, Asked, Index, Query, Realms, Words};
use platform::store::{StoreError, Tx};

/// The index of articles.
pub const INDEX: &str = "article";
/// Shortest word that says something in a sentence, characters.
const TELLING_CHARS_MIN: usize = 3;
/// Articles looked at for one word.
const WORD_ARTICLES_MAX: usize = 200;

/// Who finds an article: the realms of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Citizens and everybody else.
    Citizens = 1,
    /// All who work at the desk.
    Staff = 2,
    /// The same, but nothing is approved yet: found by editors only.
    Desk = 3,
}

impl Readers {
    /// The realms that somebody of these readers sees.
    fn realms(self) -> &'static [i64] {
        match self {
            Readers::Citizens => &[Readers::Citizens as i64],
            Readers::Staff => &[Readers::Citizens as i64, Readers::Staff as i64],
            Readers::Desk => &[Readers::Citizens as i64, Readers::Staff as i64, Readers::Desk as i64],
        }
    }
}

pub(super) fn index(
    tx: &mut Tx,
    body: i64,
    article: i64,
    readers: Readers,
    title: &str,
    text: &str,
    lang: Lang,
) -> Result<(), StoreError> {
    let words = Words::of(title, Some(lang)).and(text, Some(lang));
    Index { body, scope: INDEX }.replace(tx, readers as i64, article, &words)
}

pub(super) fn forget(tx: &mut Tx, body: i64, article: i64) -> Result<(), StoreError> {
    Index { body, scope: INDEX }.forget(tx, article)
}

/// The articles that answer a question, those with most of its words first. Who asks in a whole sentence says
/// more than the title does: half of the telling words are enough.
pub fn answering(
    tx: &mut Tx,
    body: i64,
    readers: Readers,
    question: &str,
    limit: usize,
) -> Result<Vec<i64>, StoreError> {
    let telling = telling(question);
    let mut hits: BTreeMap<i64, usize> = BTreeMap::new();
    for word in &telling {
        let asked = Asked::of(word);
        let query = Query {
            realms: Realms::Only(readers.realms()),
            asked: &asked,
            before: None,
            limit: WORD_ARTICLES_MAX,
        };
        for article in (Index { body, scope: INDEX }).find(tx, &query)? {
            *hits.entry(article).or_default() += 1;
        }
    }
    let enough = telling.len().div_ceil(2);
    let mut found: Vec<(i64, usize)> = hits.into_iter().filter(|(_, words)| *words >= enough).collect();
    found.sort_by_key(|(article, words)| (std::cmp::Reverse(*words), std::cmp::Reverse(*article)));
    Ok(found.into_iter().take(limit).map(|(article, _)| article).collect())
}

/// The words of a question that say something, the longest of them when there are many.
fn telling(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in question.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_lowercase();
        let says = word.chars().count() >= TELLING_CHARS_MIN && Words::of(&word, None) != Words::default();
        if says && !words.contains(&word) {
            words.push(word);
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(ASKED_WORDS_MAX);
    words
}
