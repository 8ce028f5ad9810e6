//! The rows of a whole journal, from the newest of each of its pages.

use pagopa::treasury::{Journal, Movement, MovementError, MovementKey};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::treasury::form;
use crate::treasury::withdraw::{Withdrawal, withdrawal};

/// A journal that waits, as it lies in the database.
pub(super) struct Waiting {
    journal: i64,
    name: String,
    /// Form, bytes and when they came, in the order of the pages.
    pages: Vec<(String, Vec<u8>, Moment)>,
    withdrawn: Option<Withdrawal>,
    stamp: Stamp,
}

/// How many pages came, when the last one, and whether the journal was withdrawn: whatever happens to it makes it another.
pub(super) type Stamp = [i64; 3];

pub(super) enum Row {
    Movement {
        key: MovementKey,
        movement: Box<Movement>,
    },
    /// A payment out.
    Out,
    Bad {
        page: u32,
        account: String,
        error: MovementError,
    },
}

pub(super) struct Rows {
    pub journal: i64,
    /// The last day of its period.
    pub until: String,
    pub all: Vec<Row>,
    pub stamp: Stamp,
    pub withdrawn: Option<Withdrawal>,
}

/// The journal that waits longest to be entered; withdrawn ones last, so that what others tell as well never stops
/// counting.
pub(super) fn waiting(tx: &mut Tx, body: i64) -> Result<Option<Waiting>, StoreError> {
    let found = tx.row(
        sql!("SELECT id, journal FROM treasury_journal WHERE body = ?1 AND entering IS NOT NULL ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, opened_at, id LIMIT 1"),
        values![body],
    )?;
    let Some(row) = found else { return Ok(None) };
    let (journal, name): (i64, String) = (row.get(0)?, row.get(1)?);
    let stamp = stamp(tx, body, journal)?;
    if let Some(withdrawn) = withdrawal(tx, body, journal)? {
        return Ok(Some(Waiting { journal, name, pages: Vec::new(), withdrawn: Some(withdrawn), stamp }));
    }
    let rows = tx.rows(
        sql!("SELECT p.form, p.raw, p.kept_at FROM treasury_page p WHERE p.body = ?1 AND p.journal = ?2 AND p.kept_at = (SELECT MAX(q.kept_at) FROM treasury_page q WHERE q.body = p.body AND q.journal = p.journal AND q.page = p.page) ORDER BY p.page"),
        values![body, journal],
    )?;
    let pages = rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?, Moment(row.get(2)?))))
        .collect::<Result<_, StoreError>>()?;
    Ok(Some(Waiting { journal, name, pages, withdrawn: None, stamp }))
}

pub(super) fn stamp(tx: &mut Tx, body: i64, journal: i64) -> Result<Stamp, StoreError> {
    let rows = tx.numbers::<3>(
        sql!(
            "SELECT COUNT(*), COALESCE(MAX(kept_at), 0), COALESCE((SELECT withdrawn_at FROM treasury_journal WHERE body = ?1 AND id = ?2), 0) FROM treasury_page WHERE body = ?1 AND journal = ?2"
        ),
        values![body, journal],
    )?;
    Ok(rows.first().copied().unwrap_or_default())
}

impl Waiting {
    pub fn read(self) -> Rows {
        let (mut all, mut until) = (Vec::new(), String::new());
        for (form, bytes, kept_at) in &self.pages {
            match form::read(form, bytes, &self.name, *kept_at) {
                Ok(page) => {
                    until = until.max(page.to.to_string());
                    all.extend(rows_of(&page));
                }
                // It was read before it was kept: only another version of the program can say so.
                Err(error) => tracing::error!(journal = self.journal, ?error, "a kept page cannot be read"),
            }
        }
        Rows { journal: self.journal, until, all, stamp: self.stamp, withdrawn: self.withdrawn }
    }
}

fn rows_of(page: &Journal) -> Vec<Row> {
    let each =
        page.accounts.iter().flat_map(|account| account.movements.iter().map(move |row| (account, row)));
    each.map(|(account, row)| match row {
        Ok(movement) => match page.key(account, movement) {
            Some(key) => Row::Movement { key, movement: Box::new(movement.clone()) },
            None => Row::Out,
        },
        Err(error) => Row::Bad { page: page.page, account: account.number.clone(), error: error.clone() },
    })
    .collect()
}
