//! Which file belongs to which message.

use platform::files::{self, File, Kept};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub ticket: i64,
    pub message: i64,
    pub file: File,
}

impl Attached {
    pub fn is_picture(&self) -> bool {
        self.file.kept.kind.is_drawable() && self.may_leave()
    }

    /// Not held back by the virus scanner.
    pub fn may_leave(&self) -> bool {
        self.file.kept.scan.may_leave()
    }

    /// Whole kilobytes, one at least.
    pub fn kilobytes(&self) -> i64 {
        (self.file.kept.bytes + 1_023).div_euclid(1_024).max(1)
    }
}

/// The files of a message, with it or right after it; answers their ids. A form sent twice brings them once.
pub fn keep(
    tx: &mut Tx,
    body: i64,
    (ticket, message): (i64, i64),
    files: &[Kept],
    now: Moment,
) -> Result<Vec<i64>, StoreError> {
    let there = tx.row(
        sql!("SELECT 1 FROM ticket_file WHERE body = ?1 AND ticket = ?2 AND message = ?3 LIMIT 1"),
        values![body, ticket, message],
    )?;
    let mut ids = Vec::new();
    for kept in files.iter().filter(|_| there.is_none()) {
        let file = files::add(tx, body, kept, now)?;
        tx.execute(
            sql!("INSERT INTO ticket_file (body, file, ticket, message) VALUES (?1, ?2, ?3, ?4)"),
            values![body, file, ticket, message],
        )?;
        ids.push(file);
    }
    Ok(ids)
}

/// Files of a ticket and of those merged into it, in the order in which they came.
pub fn of_ticket(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Attached>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT file, ticket, message FROM ticket_file WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) ORDER BY file"),
        values![body, ticket],
    )?;
    let mut all = Vec::new();
    for [file, ticket, message] in rows {
        all.extend(files::get(tx, body, file)?.map(|file| Attached { ticket, message, file }));
    }
    Ok(all)
}

/// The file, if it belongs to this ticket, and whether the requester may read the message that brought it.
pub fn of_message(
    tx: &mut Tx,
    body: i64,
    ticket: i64,
    file: i64,
) -> Result<Option<(File, bool)>, StoreError> {
    let row = tx.row(
        sql!("SELECT m.public FROM ticket_file f JOIN ticket_message m ON m.body = f.body AND m.id = f.message WHERE f.body = ?1 AND f.file = ?3 AND (f.ticket = ?2 OR f.ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2))"),
        values![body, ticket, file],
    )?;
    let Some(row) = row else { return Ok(None) };
    let public = row.get(0)?;
    Ok(files::get(tx, body, file)?.map(|file| (file, public)))
}
