//! Journals, to be looked at.

use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    pub id: i64,
    pub journal: String,
    pub from: String,
    pub to: String,
    pub pages: i64,
    pub here: i64,
    pub movements: i64,
    pub bad: i64,
    pub opened_at: Moment,
    pub read: bool,
    pub withdrawn: bool,
    /// So many of its rows are entered, of so many in all; nothing where none waits.
    pub entering: Option<(i64, i64)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TroubleRow {
    pub page: i64,
    pub account: String,
    pub place: i64,
    pub file_line: i64,
    pub reason: String,
}

macro_rules! select_journal {
    ($rest:literal) => {
        concat!("SELECT j.id, j.journal, j.from_on, j.to_on, j.pages, (SELECT COUNT(DISTINCT p.page) FROM treasury_page p WHERE p.body = j.body AND p.journal = j.id), j.movements, j.bad, j.opened_at, j.read_at, j.entering, j.entering_of, j.withdrawn_at FROM treasury_journal j WHERE j.body = ?1 AND ", $rest)
    };
}

pub(super) fn journal(tx: &mut Tx, body: i64, id: i64) -> Result<Option<JournalRow>, StoreError> {
    tx.row(sql!(select_journal!("j.id = ?2")), values![body, id])?.as_ref().map(journal_of).transpose()
}

/// The file of a statement as a bank wrote it; a journal of the treasurer's has none that shows its rows.
pub(super) fn raw(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx.row(
        sql!("SELECT raw FROM treasury_page WHERE body = ?1 AND journal = ?2 AND page = 1 AND form <> 'opi' ORDER BY kept_at DESC LIMIT 1"),
        values![body, id],
    )?;
    row.map(|row| row.get(0)).transpose()
}

/// Those before a moment, the newest first.
pub fn journals(tx: &mut Tx, body: i64, before: Moment, most: i64) -> Result<Vec<JournalRow>, StoreError> {
    let rows = tx.rows(
        sql!(select_journal!("j.opened_at < ?2 ORDER BY j.opened_at DESC, j.id DESC LIMIT ?3")),
        values![body, before, most],
    )?;
    rows.iter().map(journal_of).collect()
}

fn journal_of(row: &Row) -> Result<JournalRow, StoreError> {
    Ok(JournalRow {
        id: row.get(0)?,
        journal: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        pages: row.get(4)?,
        here: row.get(5)?,
        movements: row.get(6)?,
        bad: row.get(7)?,
        opened_at: Moment(row.get(8)?),
        read: row.get::<Option<i64>>(9)?.is_some(),
        withdrawn: row.get::<Option<i64>>(12)?.is_some(),
        entering: row.get::<Option<i64>>(10)?.zip(row.get::<Option<i64>>(11)?),
    })
}

pub fn troubles(tx: &mut Tx, body: i64, journal: i64) -> Result<Vec<TroubleRow>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT page, account, place, file_line, reason FROM treasury_trouble WHERE body = ?1 AND journal = ?2 ORDER BY page, account, place"),
        values![body, journal],
    )?;
    rows.iter()
        .map(|row| {
            Ok(TroubleRow {
                page: row.get(0)?,
                account: row.get(1)?,
                place: row.get(2)?,
                file_line: row.get(3)?,
                reason: row.get(4)?,
            })
        })
        .collect()
}
