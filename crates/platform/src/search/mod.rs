//! Finding things by their words: a token index in plain SQL, the same on both engines.
//!
//! A *subject* is whatever the caller keeps, known here by a number that grows with time. It lies in one
//! *realm*, the group whose members may see it, and in a *scope*, the kind of thing it is. Words are kept
//! without accents and capitals, as written and without their endings, so that «bollette» finds «bolletta».
//!
//! Invariants: a subject of another realm is never answered, and never counted; all words asked must be
//! there, the last one by its beginning; answers come newest first; what is forgotten leaves no word behind.

mod asked;
mod find;
mod keep;
mod plan;
mod stem;
mod words;

#[cfg(test)]
mod tests;

pub use asked::Asked;
pub use words::Words;

use sha2::{Digest, Sha256};

use crate::store::Migration;

/// Shortest and longest word, in characters; what is longer is cut, in texts and questions alike.
pub const WORD_CHARS_MIN: usize = 2;
pub const WORD_CHARS_MAX: usize = 40;
/// Different words of a subject; what a long text says beyond is not found.
pub const SUBJECT_WORDS_MAX: usize = 4_000;
/// Words of a question; further ones are not asked.
pub const ASKED_WORDS_MAX: usize = 6;

pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "search",
    number: 1,
    text: "CREATE TABLE search_subject (
             body BIGINT NOT NULL, scope TEXT NOT NULL, subject BIGINT NOT NULL, realm BIGINT NOT NULL,
             words TEXT NOT NULL, PRIMARY KEY (body, scope, subject));
           CREATE INDEX search_realm ON search_subject (body, scope, realm, subject);
           CREATE TABLE search_term (
             body BIGINT NOT NULL, scope TEXT NOT NULL, word BLOB NOT NULL, term BIGINT NOT NULL,
             PRIMARY KEY (body, scope, word));
           CREATE TABLE search_entry (
             term BIGINT NOT NULL, subject BIGINT NOT NULL, realm BIGINT NOT NULL,
             PRIMARY KEY (term, subject));",
}];

/// The index of one kind of thing of one body.
#[derive(Clone, Copy, Debug)]
pub struct Index {
    pub body: i64,
    pub scope: &'static str,
}

/// Whose things are looked through.
#[derive(Clone, Copy, Debug)]
pub enum Realms<'a> {
    All,
    Only(&'a [i64]),
}

/// A question. The next page begins `before` the last subject of this one.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    pub realms: Realms<'a>,
    pub asked: &'a Asked,
    pub before: Option<i64>,
    pub limit: usize,
}

impl Index {
    /// The number of a word: 63 bits of a hash, so that nobody need look it up and writers never wait for
    /// each other's new words. Among a million words two share a number once in ten million bodies; then
    /// one finds the other's subjects too, of the same realms.
    fn term(self, word: &str) -> i64 {
        let mut hash = Sha256::new();
        hash.update(self.body.to_le_bytes());
        hash.update((self.scope.len() as u64).to_le_bytes());
        hash.update(self.scope);
        hash.update(word);
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(hash.finalize());
        // 0 stands for no word.
        (i64::from_le_bytes([a, b, c, d, e, f, g, h]) & i64::MAX).max(1)
    }
}
