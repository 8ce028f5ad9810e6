//! The transaction of keeping a page of a journal.

use std::collections::{BTreeSet, HashSet};

use office::Office;
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Journal, JournalError, csv, opi};
use payments::proof::{Accounting, May};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::JournalRefused;
use super::upsert::{Teller, forget, put, settle};
use super::{kind, known};
use crate::reconcile;

/// A file as it was handed in.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub bytes: Vec<u8>,
    /// What a bank's CSV does not say of itself; not asked for where the file is a journal.
    pub statement: Statement,
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKept {
    pub journal: i64,
    pub page: u32,
    pub pages: u32,
    /// Pages that are still to come; the journal is read when there are none.
    pub missing: Vec<u32>,
    pub movements: usize,
    /// Of those, new or changed.
    pub changed: usize,
    /// Payments out, which no flow is.
    pub out: usize,
    pub bad: usize,
    /// The very file was here already.
    pub known: bool,
}

const OPI: &str = "opi";
const CSV: &str = "csv";

/// Keeps the page, and reads the whole journal once all its pages are here. A page that comes again replaces the
/// one before, and the journal is read again: its movements are found by their keys.
pub fn keep_page(
    tx: &mut Tx,
    office: &Office,
    accountant: &May<Accounting>,
    incoming: &Incoming,
    now: Moment,
) -> Result<PageKept, JournalRefused> {
    if office.body.creditor.is_none() {
        return Err(JournalRefused::NoCreditor);
    }
    let form = if kind::is_xml(&incoming.bytes) { OPI } else { CSV };
    let read = journal_of(form, &incoming.bytes, &incoming.statement)
        .map_err(|error| kind::refused(&incoming.bytes, error))?;
    let statement =
        serde_json::json!({ "abi": incoming.statement.abi, "account": incoming.statement.account });
    let form = if form == CSV { statement.to_string() } else { form.to_owned() };
    let known = known::before(tx, office, (&incoming.bytes, &form), &read)?;
    let id = opened(tx, office.id, &read, now)?;
    tx.execute(
        sql!("INSERT INTO treasury_page (body, journal, page, raw, form, kept_at, kept_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (body, journal, page, kept_at) DO UPDATE SET raw = ?4, form = ?5, kept_by = ?7"),
        values![office.id, id, read.page, incoming.bytes.as_slice(), form, now, accountant.actor.0.as_str()],
    )?;
    let (pages, missing) = gathered(tx, office.id, id, &read)?;
    let mut kept = PageKept {
        journal: id,
        page: read.page,
        pages: read.pages,
        missing,
        movements: 0,
        changed: 0,
        out: 0,
        bad: 0,
        known,
    };
    if kept.missing.is_empty() {
        read_all(tx, office, id, &pages, &mut kept, now)?;
        let facts =
            serde_json::json!({ "movements": kept.movements, "changed": kept.changed, "bad": kept.bad });
        accountant.note(tx, "journal-read", id, facts, now)?;
        reconcile::match_all(tx, office, now)?;
    }
    Ok(kept)
}

fn journal_of(form: &str, bytes: &[u8], statement: &Statement) -> Result<Journal, JournalError> {
    if form == OPI { opi::read(bytes) } else { csv::read(bytes, statement) }
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

/// The pages in their order, the newest of each, and the numbers of those that are missing.
fn gathered(
    tx: &mut Tx,
    body: i64,
    id: i64,
    last: &Journal,
) -> Result<(Vec<Journal>, Vec<u32>), JournalRefused> {
    let rows = tx.rows(
        sql!("SELECT p.page, p.raw, p.form FROM treasury_page p WHERE p.body = ?1 AND p.journal = ?2 AND p.kept_at = (SELECT MAX(q.kept_at) FROM treasury_page q WHERE q.body = p.body AND q.journal = p.journal AND q.page = p.page) ORDER BY p.page"),
        values![body, id],
    )?;
    let mut pages = Vec::new();
    for row in &rows {
        let (raw, form): (Vec<u8>, String) = (row.get(1)?, row.get(2)?);
        let [abi, account] = known::said_of(&form);
        let statement = Statement { abi, account, id: last.id.clone() };
        pages.push(journal_of(if form == OPI { OPI } else { CSV }, &raw, &statement)?);
    }
    let here: HashSet<u32> = pages.iter().map(|one| one.page).collect();
    let missing = (1..=last.pages).filter(|page| !here.contains(page)).collect();
    Ok((pages, missing))
}

fn read_all(
    tx: &mut Tx,
    office: &Office,
    id: i64,
    pages: &[Journal],
    kept: &mut PageKept,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("DELETE FROM treasury_trouble WHERE body = ?1 AND journal = ?2"),
        values![office.id, id],
    )?;
    let until = pages.iter().map(|journal| journal.to).max().map_or_else(String::new, |day| day.to_string());
    let teller = Teller { body: office.id, journal: id, until, now };
    let (mut told, mut moved) = (HashSet::new(), BTreeSet::new());
    for journal in pages {
        for account in &journal.accounts {
            for movement in &account.movements {
                match movement {
                    Ok(movement) => {
                        let Some(key) = journal.key(account, movement) else {
                            kept.out += 1;
                            continue;
                        };
                        kept.movements += 1;
                        let place = i64::try_from(kept.movements).unwrap_or(i64::MAX);
                        let one = put(tx, &teller, place, &key, movement)?;
                        kept.changed += usize::from(one.changed);
                        told.insert(one.operation);
                        moved.insert(one.movement);
                    }
                    Err(error) => {
                        kept.bad += 1;
                        tx.execute(
                            sql!("INSERT INTO treasury_trouble (body, journal, page, account, place, file_line, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
                            values![
                                office.id,
                                id,
                                journal.page,
                                account.number.as_str(),
                                i64::try_from(error.index).unwrap_or(i64::MAX),
                                i64::try_from(error.line).unwrap_or(i64::MAX),
                                super::reason_word(error.reason)
                            ],
                        )?;
                    }
                }
            }
        }
    }
    moved.extend(forget(tx, &teller, |operation| told.contains(&operation))?);
    for movement in moved {
        settle(tx, &teller, movement)?;
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    tx.execute(
        sql!(
            "UPDATE treasury_journal SET read_at = ?3, movements = ?4, bad = ?5 WHERE body = ?1 AND id = ?2"
        ),
        values![office.id, id, now, count(kept.movements), count(kept.bad)],
    )?;
    Ok(())
}
