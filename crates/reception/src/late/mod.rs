//! Saying that one comes late, from one's own page.
//!
//! Whoever waits is not called before the instant he names, and his wait counts from there at the
//! earliest. Whoever is booked and not here yet is announced to the counter; until when an appointment
//! holds is the service's own rule and does not change.

mod error;
mod rule;

pub use error::LateError;
pub use rule::{Wish, running_late};

use platform::store::{Migration, StoreError, Tx};
use platform::{Moment, sql, values};

/// How often the same person may say it.
pub const LATE_TIMES_MAX: i64 = 2;
/// Minutes that the page offers.
pub const LATE_MINUTES: [i64; 3] = [5, 10, 15];

/// `subject` is a visit or, before the check-in, an appointment: their ids come from one source.
pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "late",
    number: 1,
    text: "CREATE TABLE late_notice (
             body BIGINT NOT NULL, subject BIGINT NOT NULL, number BIGINT NOT NULL, minutes BIGINT NOT NULL,
             arrives_at BIGINT NOT NULL, actor TEXT NOT NULL, at BIGINT NOT NULL,
             PRIMARY KEY (body, subject, number));
           ALTER TABLE waiting ADD COLUMN not_before_s BIGINT NOT NULL DEFAULT 0;",
}];

/// What somebody said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How often it was said.
    pub times: i64,
    pub arrives: Moment,
}

/// The newest notice of a visit or an appointment.
pub fn of(tx: &mut Tx, body: i64, subject: i64) -> Result<Option<Notice>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT number, arrives_at FROM late_notice WHERE body = ?1 AND subject = ?2 ORDER BY number DESC LIMIT 1"
        ),
        values![body, subject],
    )?;
    row.map(|row| Ok(Notice { times: row.get(0)?, arrives: Moment(row.get(1)?) })).transpose()
}
