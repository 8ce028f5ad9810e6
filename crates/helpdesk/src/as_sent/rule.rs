//! The page of a message, with its own pictures only.

use platform::letter::{self, FILE_MARK, Letter};
use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

/// A page as it is kept: where its own pictures stand, the id of their file, for addresses differ by reader.
pub(super) struct Sent {
    pub html: String,
    /// Pictures from elsewhere, left out.
    pub blocked: i64,
    pub public: bool,
}

/// The sanitised page of a letter whose files were kept under these ids, in their order.
pub fn page_of(letter: &Letter, files: &[i64]) -> Option<String> {
    letter.html_with(|at| files.get(at).map_or_else(String::new, |id| format!("{FILE_MARK}{id}")))
}

/// Messages of a ticket, and of those merged into it, that came as pages.
pub fn of_ticket(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<i64>, StoreError> {
    let rows = tx.numbers(
        sql!("SELECT message FROM letter_text WHERE body = ?1 AND (ticket = ?2 OR ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND html IS NOT NULL"),
        values![body, ticket],
    )?;
    Ok(rows.into_iter().map(|[message]| message).collect())
}

/// The page of a message of this ticket.
pub(super) fn of_message(
    tx: &mut Tx,
    body: i64,
    ticket: i64,
    message: i64,
) -> Result<Option<Sent>, StoreError> {
    let row = tx.row(
        sql!("SELECT l.html, l.blocked, m.public FROM letter_text l JOIN ticket_message m ON m.body = l.body AND m.id = l.message WHERE l.body = ?1 AND l.message = ?3 AND (l.ticket = ?2 OR l.ticket IN (SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2)) AND l.html IS NOT NULL"),
        values![body, ticket, message],
    )?;
    let read = |row: &Row| Ok(Sent { html: row.get(0)?, blocked: row.get(1)?, public: row.get(2)? });
    row.as_ref().map(read).transpose()
}

impl Sent {
    /// With its pictures below this address; they are drawn anew there.
    pub fn with_pictures(&self, files: &str) -> String {
        letter::with_files(&self.html, |id| format!("{files}{id}?picture=1"))
    }
}
