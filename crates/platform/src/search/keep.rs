//! Writing the index: words come and go with their subject.

use std::collections::BTreeSet;

use super::{Index, Words};
use crate::store::{StoreError, Tx, Value};
use crate::{sql, values};

/// Words that one statement adds.
const ROWS: usize = 8;

impl Index {
    /// Adds words to a subject, which may be new. Doing it twice changes nothing. A subject whose realm is
    /// another now is found there and no longer where it was.
    pub fn put(self, tx: &mut Tx, realm: i64, subject: i64, words: &Words) -> Result<(), StoreError> {
        let known = self.known(tx, subject)?;
        let all = known.as_ref().map_or_else(|| words.clone(), |(_, old)| old.joined_with(words));
        self.settle(tx, realm, subject, known, &all)
    }

    /// The subject is found by these words and by no others.
    pub fn replace(self, tx: &mut Tx, realm: i64, subject: i64, words: &Words) -> Result<(), StoreError> {
        let known = self.known(tx, subject)?;
        self.settle(tx, realm, subject, known, words)
    }

    /// The subject is found no more, and words that only it said are gone.
    pub fn forget(self, tx: &mut Tx, subject: i64) -> Result<(), StoreError> {
        let Some((_, old)) = self.known(tx, subject)? else { return Ok(()) };
        self.take_out(tx, subject, old.set())?;
        self.sweep(tx, old.set())?;
        tx.execute(
            sql!("DELETE FROM search_subject WHERE body = ?1 AND scope = ?2 AND subject = ?3"),
            values![self.body, self.scope, subject],
        )?;
        Ok(())
    }

    fn known(self, tx: &mut Tx, subject: i64) -> Result<Option<(i64, Words)>, StoreError> {
        let row = tx.row(
            sql!("SELECT realm, words FROM search_subject WHERE body = ?1 AND scope = ?2 AND subject = ?3"),
            values![self.body, self.scope, subject],
        )?;
        row.map(|row| Ok((row.get(0)?, Words::from_line(&row.get::<String>(1)?)))).transpose()
    }

    fn settle(
        self,
        tx: &mut Tx,
        realm: i64,
        subject: i64,
        known: Option<(i64, Words)>,
        words: &Words,
    ) -> Result<(), StoreError> {
        if known.as_ref().is_some_and(|(lies, old)| *lies == realm && old == words) {
            return Ok(());
        }
        let (old, stays) = match known {
            Some((lies, old)) => (old, lies == realm),
            None => (Words::default(), true),
        };
        let gone: BTreeSet<String> = old.set().difference(words.set()).cloned().collect();
        let new: Vec<&String> = words.set().iter().filter(|word| !stays || !old.contains(word)).collect();
        self.take_out(tx, subject, if stays { &gone } else { old.set() })?;
        self.sweep(tx, &gone)?;
        self.put_in(tx, realm, subject, &new)?;
        tx.execute(
            sql!(
                "INSERT INTO search_subject (body, scope, subject, realm, words) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, scope, subject) DO UPDATE SET realm = excluded.realm, words = excluded.words"
            ),
            values![self.body, self.scope, subject, realm, words.line()],
        )?;
        Ok(())
    }

    fn put_in(self, tx: &mut Tx, realm: i64, subject: i64, words: &[&String]) -> Result<(), StoreError> {
        for some in words.chunks(ROWS) {
            // A short chunk says its last word several times; the key refuses the repetition.
            let word = |at: usize| some[at.min(some.len() - 1)];
            let terms: Vec<Value> = (0..ROWS).map(|at| self.term(word(at)).into()).collect();
            let spelt = (0..ROWS).map(|at| Value::from(word(at).as_bytes()));
            let known_words: Vec<Value> =
                terms.iter().cloned().chain(spelt).chain([self.body.into(), self.scope.into()]).collect();
            tx.execute(
                sql!(
                    "INSERT INTO search_term (term, word, body, scope) VALUES (?1, ?9, ?17, ?18), (?2, ?10, ?17, ?18), (?3, ?11, ?17, ?18), (?4, ?12, ?17, ?18), (?5, ?13, ?17, ?18), (?6, ?14, ?17, ?18), (?7, ?15, ?17, ?18), (?8, ?16, ?17, ?18) ON CONFLICT DO NOTHING"
                ),
                &known_words,
            )?;
            let entries: Vec<Value> = terms.into_iter().chain([subject.into(), realm.into()]).collect();
            tx.execute(
                sql!(
                    "INSERT INTO search_entry (term, subject, realm) VALUES (?1, ?9, ?10), (?2, ?9, ?10), (?3, ?9, ?10), (?4, ?9, ?10), (?5, ?9, ?10), (?6, ?9, ?10), (?7, ?9, ?10), (?8, ?9, ?10) ON CONFLICT DO NOTHING"
                ),
                &entries,
            )?;
        }
        Ok(())
    }

    fn take_out(self, tx: &mut Tx, subject: i64, words: &BTreeSet<String>) -> Result<(), StoreError> {
        for word in words {
            tx.execute(
                sql!("DELETE FROM search_entry WHERE term = ?1 AND subject = ?2"),
                values![self.term(word), subject],
            )?;
        }
        Ok(())
    }

    /// A name that nobody bears any more must not stay in the list of words.
    fn sweep(self, tx: &mut Tx, words: &BTreeSet<String>) -> Result<(), StoreError> {
        for word in words {
            tx.execute(
                sql!(
                    "DELETE FROM search_term WHERE body = ?1 AND scope = ?2 AND word = ?3 AND NOT EXISTS (SELECT 1 FROM search_entry WHERE term = ?4)"
                ),
                values![self.body, self.scope, word.as_bytes(), self.term(word)],
            )?;
        }
        Ok(())
    }
}
