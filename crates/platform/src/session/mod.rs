//! Sign-ins: a random reference token in a cookie or a bearer header, stored as its hash.

use crate::clock::Moment;
use crate::secrets::Token;
use crate::store::{Migration, StoreError, Tx};
use crate::{sql, values};

mod lock;
mod names;
mod password;
mod throttle;

pub use lock::{Standing, lock, lock_later, locks_at, standing, unlock};
pub use names::NameBrake;
pub use password::{Hasher, PasswordError};
pub use throttle::{Allowance, Throttle};

/// A sign-in ends after this many seconds, whatever happens.
pub const ABSOLUTE_S: i64 = 12 * 3_600;
/// `seen` is written at most this often, so that reading pages stays a read.
const SEEN_EVERY_S: i64 = 60;

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        module: "session",
        number: 1,
        text: "CREATE TABLE session (
             token_hash BLOB NOT NULL PRIMARY KEY, body BIGINT NOT NULL, holder_kind TEXT NOT NULL,
             holder BIGINT NOT NULL, rights TEXT NOT NULL, opened BIGINT NOT NULL, seen BIGINT NOT NULL,
             expires BIGINT NOT NULL);
           CREATE INDEX session_holder ON session (body, holder_kind, holder);
           CREATE INDEX session_expires ON session (expires);",
    },
    Migration { module: "session", number: 2, text: "ALTER TABLE session ADD COLUMN locks_at BIGINT;" },
];

/// An open sign-in. `rights` is empty when they come from the holder's record, else the scope of a token.
#[derive(Clone, Debug)]
pub struct Session {
    pub body: i64,
    pub holder_kind: String,
    pub holder: i64,
    pub rights: String,
    pub opened: Moment,
    pub seen: Moment,
}

impl Session {
    pub fn needs_touch(&self, now: Moment) -> bool {
        now.ms() - self.seen.ms() > SEEN_EVERY_S * 1_000
    }
}

/// Opens a sign-in until `expires`; the token's text goes to the holder and is kept nowhere.
pub fn open(tx: &mut Tx, token: &Token, session: &Session, expires: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO session (token_hash, body, holder_kind, holder, rights, opened, seen, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)"
        ),
        values![
            token.hash(),
            session.body,
            session.holder_kind.as_str(),
            session.holder,
            session.rights.as_str(),
            session.opened,
            expires
        ],
    )?;
    Ok(())
}

pub fn find(tx: &mut Tx, token: &Token, now: Moment) -> Result<Option<Session>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT body, holder_kind, holder, rights, opened, seen FROM session WHERE token_hash = ?1 AND expires > ?2"
        ),
        values![token.hash(), now],
    )?;
    row.map(|row| {
        Ok(Session {
            body: row.get(0)?,
            holder_kind: row.get(1)?,
            holder: row.get(2)?,
            rights: row.get(3)?,
            opened: Moment(row.get(4)?),
            seen: Moment(row.get(5)?),
        })
    })
    .transpose()
}

/// Whether a holder of a body has any open sign-in.
pub fn is_open(tx: &mut Tx, body: i64, holder: i64, now: Moment) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT seen FROM session WHERE body = ?1 AND holder = ?2 AND expires > ?3"),
        values![body, holder, now],
    )?;
    Ok(row.is_some())
}

pub fn touch(tx: &mut Tx, token: &Token, now: Moment) -> Result<(), StoreError> {
    tx.execute(sql!("UPDATE session SET seen = ?2 WHERE token_hash = ?1"), values![token.hash(), now])?;
    Ok(())
}

pub fn close(tx: &mut Tx, token: &Token) -> Result<(), StoreError> {
    tx.execute(sql!("DELETE FROM session WHERE token_hash = ?1"), values![token.hash()])?;
    Ok(())
}

/// What a holder has open ends at this instant, unless it ends earlier.
pub fn end_by(tx: &mut Tx, body: i64, holder_kind: &str, holder: i64, at: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "UPDATE session SET expires = ?4 WHERE body = ?1 AND holder_kind = ?2 AND holder = ?3 AND expires > ?4"
        ),
        values![body, holder_kind, holder, at],
    )?;
    Ok(())
}

/// Ends every sign-in of a holder: disabling somebody works at once.
pub fn close_all(tx: &mut Tx, body: i64, holder_kind: &str, holder: i64) -> Result<u64, StoreError> {
    tx.execute(
        sql!("DELETE FROM session WHERE body = ?1 AND holder_kind = ?2 AND holder = ?3"),
        values![body, holder_kind, holder],
    )
}

pub fn forget_expired(tx: &mut Tx, now: Moment) -> Result<u64, StoreError> {
    tx.execute(sql!("DELETE FROM session WHERE expires <= ?1"), values![now])
}
