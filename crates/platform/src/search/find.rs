//! Reading the index. The list that is walked is the shortest one ([`super::plan`]); each of its subjects is
//! held against the other words and the realm by the key, in the same statement.

use super::asked::FORMS_MAX;
use super::plan::{Driver, LAST_TERMS_MAX, Terms};
use super::{ASKED_WORDS_MAX, Index, Query, Realms};
use crate::sql;
use crate::store::{Sql, StoreError, Tx, Value};

/// Realms that one statement takes; for more, it runs again.
pub(super) const REALMS: usize = 8;

/// What holds for every answer, whatever list `e` is walked. A question with fewer words leaves places empty.
/// `$subject` is spelt `e.subject` where the list lies in that order, and `e.subject + 0` where an engine
/// must not be tempted to prefer an order to a short list.
macro_rules! answers {
    ($list:literal, $distinct:literal, $subject:literal) => {
        concat!(
            "SELECT ", $distinct, " ", $subject, " FROM ", $list, " AND ", $subject, " < ?2",
            " AND (CAST(?3 AS BIGINT) = 1 OR e.realm IN (?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))",
            " AND (CAST(?25 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?25, ?26, ?27, ?28, ?29, ?30) AND w.subject = e.subject))",
            " AND (CAST(?31 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?31, ?32, ?33, ?34, ?35, ?36) AND w.subject = e.subject))",
            " AND (CAST(?37 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?37, ?38, ?39, ?40, ?41, ?42) AND w.subject = e.subject))",
            " AND (CAST(?43 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?43, ?44, ?45, ?46, ?47, ?48) AND w.subject = e.subject))",
            " AND (CAST(?49 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?49, ?50, ?51, ?52, ?53, ?54) AND w.subject = e.subject))",
            " AND (CAST(?13 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM search_entry w WHERE w.term IN (?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24) AND w.subject = e.subject)",
            " OR (?12 <> '' AND EXISTS (SELECT 1 FROM search_subject s WHERE s.body = ?55 AND s.scope = ?56 AND s.subject = e.subject AND s.words LIKE ?12)))",
            " ORDER BY ", $subject, " DESC LIMIT ?1"
        )
    };
}

fn of_term() -> &'static Sql {
    sql!(answers!("search_entry e WHERE e.term = ?57", "", "e.subject"))
}

fn of_beginning() -> &'static Sql {
    sql!(answers!(
        "search_term t JOIN search_entry e ON e.term = t.term WHERE t.body = ?55 AND t.scope = ?56 AND t.word >= ?57 AND t.word < ?58",
        "DISTINCT",
        "e.subject + 0"
    ))
}

fn of_realms() -> &'static Sql {
    sql!(answers!(
        "search_subject e WHERE e.body = ?55 AND e.scope = ?56 AND e.realm IN (?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        "",
        "e.subject + 0"
    ))
}

fn of_all() -> &'static Sql {
    sql!(answers!("search_subject e WHERE e.body = ?55 AND e.scope = ?56", "", "e.subject"))
}

impl Index {
    /// The subjects that answer, newest first, `limit` of them at most.
    pub fn find(self, tx: &mut Tx, query: &Query) -> Result<Vec<i64>, StoreError> {
        let Some(terms) = Terms::of(self, tx, query)? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        match query.realms {
            Realms::All => self.find_in(tx, &terms, None, &mut found)?,
            Realms::Only(realms) => {
                for some in realms.chunks(REALMS) {
                    self.find_in(tx, &terms, Some(some), &mut found)?;
                }
            }
        }
        // Each list gave its newest: together they hold the newest of all.
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.dedup();
        found.truncate(query.limit);
        Ok(found)
    }

    fn find_in(
        self,
        tx: &mut Tx,
        terms: &Terms,
        realms: Option<&[i64]>,
        found: &mut Vec<i64>,
    ) -> Result<(), StoreError> {
        let driver = terms.driver(tx, realms)?;
        let values = |more: Vec<Value>| self.values(terms, realms, &driver, more);
        let mut run = |sql: &'static Sql, more: Vec<Value>| {
            let subjects = tx.numbers::<1>(sql, &values(more))?;
            found.extend(subjects.into_iter().map(|[subject]| subject));
            Ok::<_, StoreError>(())
        };
        match driver {
            Driver::Nobody => {}
            Driver::Word(at) => {
                for term in &terms.whole[at] {
                    run(of_term(), vec![(*term).into()])?;
                }
            }
            Driver::Last => {
                if terms.wide {
                    run(of_beginning(), terms.beginning().to_vec())?;
                }
                for term in &terms.last {
                    run(of_term(), vec![(*term).into()])?;
                }
            }
            Driver::Realms => run(of_realms(), Vec::new())?,
            Driver::Everything => run(of_all(), Vec::new())?,
        }
        Ok(())
    }

    /// The values in the order of their places; the word that is walked need not be asked again.
    fn values(self, terms: &Terms, realms: Option<&[i64]>, driver: &Driver, more: Vec<Value>) -> Vec<Value> {
        let mut values: Vec<Value> = vec![terms.limit.into(), terms.before.into(), realms.is_none().into()];
        values.extend(padded::<REALMS>(realms.unwrap_or(&[0])));
        let begins = if terms.wide { format!("% {}%", terms.typed) } else { String::new() };
        values.push(begins.into());
        let last: &[i64] = if *driver == Driver::Last { &[0] } else { &terms.last };
        values.extend(padded::<LAST_TERMS_MAX>(last));
        let others = terms.whole.iter().enumerate().filter(|(at, _)| *driver != Driver::Word(*at));
        let mut others = others.map(|(_, forms)| forms.as_slice());
        for _ in 1..ASKED_WORDS_MAX {
            values.extend(padded::<FORMS_MAX>(others.next().unwrap_or(&[0])));
        }
        values.extend([self.body.into(), self.scope.into()]);
        values.extend(more);
        values
    }
}

/// As many values as there are places, the last one repeated.
pub(super) fn padded<const PLACES: usize>(given: &[i64]) -> impl Iterator<Item = Value> {
    let last = given.last().copied().unwrap_or(0);
    let places: [i64; PLACES] = std::array::from_fn(|at| given.get(at).copied().unwrap_or(last));
    places.into_iter().map(Value::from)
}
