//! The transaction of keeping a page of a journal.

use office::Office;
use pagopa::treasury::Journal;
use pagopa::treasury::csv::Statement;
use payments::proof::{Accounting, May};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::JournalRefused;
use super::{form, kind, known};
use crate::reckon;

/// A file as it was handed in.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub bytes: Vec<u8>,
    /// What a bank's CSV does not say of itself; not asked for where the file is a journal.
    pub statement: Statement,
}

/// A file that could be read: one page of a journal.
pub struct Read {
    bytes: Vec<u8>,
    form: String,
    journal: Journal,
}

impl Incoming {
    /// Reads the file, which may take a while and asks nothing of the database.
    pub fn read(self, now: Moment) -> Result<Read, JournalRefused> {
        let form = form::of(&self);
        let journal = form::read(&form, &self.bytes, &self.statement.id, now)
            .map_err(|error| kind::refused(&self.bytes, error))?;
        Ok(Read { bytes: self.bytes, form, journal })
    }
}

impl Read {
    /// Of this page.
    fn rows(&self) -> usize {
        self.journal.accounts.iter().map(|account| account.movements.len()).sum()
    }
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKept {
    pub journal: i64,
    pub page: u32,
    pub pages: u32,
    /// Pages that are still to come; the movements are entered when there are none.
    pub missing: Vec<u32>,
    /// The very file was here already.
    pub known: bool,
}

/// Keeps the page, and has the movements of the journal entered once all its pages are here. A page that comes again
/// with other bytes replaces the one before, and the journal is entered again: its movements are found by their keys.
/// The very file, under whatever name, changes nothing.
pub fn keep_page(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    read: &Read,
    now: Moment,
) -> Result<PageKept, JournalRefused> {
    if office.body.creditor.is_none() {
        return Err(JournalRefused::NoCreditor);
    }
    let Read { bytes, form, journal } = read;
    let kept = |id, missing, known| PageKept {
        journal: id,
        page: journal.page,
        pages: journal.pages,
        missing,
        known,
    };
    if let Some(id) = known::before(tx, office, (bytes, form), journal)? {
        return Ok(kept(id, missing(tx, office.id, id, journal.pages)?, true));
    }
    let id = opened(tx, office.id, journal, now)?;
    tx.execute(
        sql!("INSERT INTO treasury_page (body, journal, page, raw, form, kept_at, kept_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (body, journal, page, kept_at) DO UPDATE SET raw = ?4, form = ?5, kept_by = ?7"),
        values![office.id, id, journal.page, bytes.as_slice(), form, now, accountant.actor.0.as_str()],
    )?;
    let missing = missing(tx, office.id, id, journal.pages)?;
    if missing.is_empty() {
        tx.execute(
            sql!("UPDATE treasury_journal SET entering = 0, entering_of = ?3, withdrawn_at = NULL WHERE body = ?1 AND id = ?2"),
            values![office.id, id, i64::try_from(read.rows()).unwrap_or(i64::MAX)],
        )?;
        reckon::ask(tx, office.id, now)?;
    }
    Ok(kept(id, missing, false))
}

fn opened(tx: &mut Tx, body: i64, journal: &Journal, now: Moment) -> Result<i64, JournalRefused> {
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO treasury_journal (body, id, abi, journal, year, pages, from_on, to_on, opened_at, movements, bad) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0) ON CONFLICT DO NOTHING"),
        values![
            body,
            id,
            journal.abi.as_str(),
            journal.id.as_str(),
            i64::from(journal.year),
            journal.pages,
            journal.from.to_string(),
            journal.to.to_string(),
            now
        ],
    )?;
    let rows = tx.numbers::<2>(
        sql!("SELECT id, pages FROM treasury_journal WHERE body = ?1 AND journal = ?2 AND abi = ?3 AND year = ?4"),
        values![body, journal.id.as_str(), journal.abi.as_str(), i64::from(journal.year)],
    )?;
    match rows[..] {
        [[id, pages]] if pages == i64::from(journal.pages) => Ok(id),
        _ => Err(JournalRefused::Pages),
    }
}

/// The numbers of pages that are not here yet; of a withdrawn journal, that have not come again.
fn missing(tx: &mut Tx, body: i64, id: i64, pages: u32) -> Result<Vec<u32>, StoreError> {
    let here = tx.numbers::<1>(
        sql!("SELECT DISTINCT p.page FROM treasury_page p JOIN treasury_journal j ON j.body = p.body AND j.id = p.journal WHERE p.body = ?1 AND p.journal = ?2 AND (j.withdrawn_at IS NULL OR j.withdrawn_at <= p.kept_at)"),
        values![body, id],
    )?;
    Ok((1..=pages).filter(|page| !here.contains(&[i64::from(*page)])).collect())
}
