//! Which list is walked. The lists are counted, never further than it takes to know which is the shortest:
//! such a count is always right and costs a fraction of the walk, while kept statistics would be one row
//! that all writers wait for.

use std::collections::BTreeSet;

use super::asked::Form;
use super::find::{REALMS, padded};
use super::{Index, Query};
use crate::sql;
use crate::store::{Sql, StoreError, Tx, Value};

/// How far lists are counted; the next step is taken only when none was shorter.
/// Tests walk every kind of list among a handful of subjects.
const COUNTED: [i64; 3] = if cfg!(test) { [2, 4, 8] } else { [500, 8_000, 64_000] };
/// Terms that the last word is asked by: its forms, and the words that begin with it if there are no more.
pub(super) const LAST_TERMS_MAX: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Driver {
    /// A word that nobody says, or a realm without subjects.
    Nobody,
    Word(usize),
    Last,
    Realms,
    Everything,
}

/// A question in the index's numbers.
pub(super) struct Terms {
    index: Index,
    pub whole: Vec<Vec<i64>>,
    pub last: Vec<i64>,
    /// So many words begin with the last one that they are not among its terms.
    pub wide: bool,
    pub typed: String,
    pub before: i64,
    pub limit: i64,
}

impl Terms {
    pub fn of(index: Index, tx: &mut Tx, query: &Query) -> Result<Option<Terms>, StoreError> {
        let numbers = |form: &Form| form.forms.iter().map(|word| index.term(word)).collect::<Vec<_>>();
        let Some(last) = &query.asked.last else { return Ok(None) };
        let mut terms = Terms {
            index,
            whole: query.asked.whole.iter().map(numbers).collect(),
            last: numbers(last),
            wide: false,
            typed: last.typed.clone(),
            before: query.before.unwrap_or(i64::MAX),
            limit: i64::try_from(query.limit).unwrap_or(i64::MAX),
        };
        let [from, until] = terms.beginning();
        let asked = [index.body.into(), index.scope.into(), from, until, (LAST_TERMS_MAX as i64 + 1).into()];
        let begun = tx.numbers::<1>(
            sql!(
                "SELECT term FROM search_term WHERE body = ?1 AND scope = ?2 AND word >= ?3 AND word < ?4 LIMIT ?5"
            ),
            &asked,
        )?;
        let all: BTreeSet<i64> = begun.into_iter().map(|[term]| term).chain(terms.last.clone()).collect();
        terms.wide = all.len() > LAST_TERMS_MAX;
        if !terms.wide {
            terms.last = all.into_iter().collect();
        }
        Ok(Some(terms))
    }

    /// All words that begin as typed: bytes of UTF-8 never reach 0xFF.
    pub fn beginning(&self) -> [Value; 2] {
        let from = self.typed.as_bytes().to_vec();
        let until = [self.typed.as_bytes(), &[0xFF]].concat();
        [from.into(), until.into()]
    }

    pub fn driver(&self, tx: &mut Tx, realms: Option<&[i64]>) -> Result<Driver, StoreError> {
        let words = (0..self.whole.len()).map(Driver::Word);
        let lists: Vec<Driver> = words.chain([Driver::Last]).chain(realms.map(|_| Driver::Realms)).collect();
        for most in COUNTED {
            let mut shortest = (most, None);
            for list in &lists {
                let count = self.count(tx, *list, realms, shortest.0)?;
                if count == 0 {
                    return Ok(Driver::Nobody);
                }
                if count < shortest.0 {
                    shortest = (count, Some(*list));
                }
            }
            if let (_, Some(list)) = shortest {
                return Ok(list);
            }
        }
        Ok(match self.whole.is_empty() {
            false => Driver::Word(0),
            true if self.wide => Driver::Everything,
            true => Driver::Last,
        })
    }

    /// How long a list is, or `most`.
    fn count(&self, tx: &mut Tx, list: Driver, realms: Option<&[i64]>, most: i64) -> Result<i64, StoreError> {
        let index = self.index;
        let mut values = vec![Value::from(most), self.before.into()];
        let count = match list {
            Driver::Word(at) => {
                values.extend(padded::<LAST_TERMS_MAX>(&self.whole[at]));
                tx.numbers::<1>(count_of_terms(), &values)?
            }
            Driver::Last => {
                values.extend(padded::<LAST_TERMS_MAX>(&self.last));
                let forms = one(tx.numbers(count_of_terms(), &values)?);
                if !self.wide {
                    return Ok(forms);
                }
                values.truncate(2);
                values.extend([index.body.into(), index.scope.into()].into_iter().chain(self.beginning()));
                let begun = one(tx.numbers(count_of_beginning(), &values)?);
                vec![[(forms + begun).min(most)]]
            }
            Driver::Realms => {
                values.extend([index.body.into(), index.scope.into()]);
                values.extend(padded::<REALMS>(realms.unwrap_or(&[])));
                tx.numbers(count_of_realms(), &values)?
            }
            Driver::Nobody | Driver::Everything => vec![[most]],
        };
        Ok(one(count))
    }
}

fn one(rows: Vec<[i64; 1]>) -> i64 {
    rows.first().map_or(0, |[count]| *count)
}

fn count_of_terms() -> &'static Sql {
    sql!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_entry WHERE term IN (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) AND subject < ?2 LIMIT ?1) AS counted"
    )
}

fn count_of_beginning() -> &'static Sql {
    sql!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_term t JOIN search_entry e ON e.term = t.term WHERE t.body = ?3 AND t.scope = ?4 AND t.word >= ?5 AND t.word < ?6 AND e.subject < ?2 LIMIT ?1) AS counted"
    )
}

fn count_of_realms() -> &'static Sql {
    sql!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_subject WHERE body = ?3 AND scope = ?4 AND realm IN (?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) AND subject < ?2 LIMIT ?1) AS counted"
    )
}
