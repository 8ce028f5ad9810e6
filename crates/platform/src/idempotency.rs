//! A changing request may carry a key; key and answer are stored in the same transaction, so that
//! the same key gets the same answer for ever, whatever broke in between.

use sha2::{Digest, Sha256};

use crate::clock::Moment;
use crate::store::{Migration, StoreError, Tx};
use crate::{sql, values};

/// Keys longer than this are refused before they get here.
pub const KEY_MAX: usize = 128;
/// Keys are forgotten after this many days.
pub const KEPT_DAYS: i64 = 90;

pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "idempotency",
    number: 1,
    text: "CREATE TABLE answered (
             body BIGINT NOT NULL, scope TEXT NOT NULL, request_key TEXT NOT NULL,
             request BLOB NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL,
             PRIMARY KEY (body, scope, request_key));
           CREATE INDEX answered_at ON answered (at);",
}];

/// A key in its scope: `caller` and `route` keep one caller's answer from another.
#[derive(Clone, Debug)]
pub struct Key {
    pub body: i64,
    scope: String,
    key: String,
    request: [u8; 32],
}

impl Key {
    /// `request` is the canonical text of what is asked; the same key with another request is refused.
    pub fn new(body: i64, caller: &str, route: &str, key: &str, request: &str) -> Key {
        Key {
            body,
            scope: format!("{route} {caller}"),
            key: key.to_owned(),
            request: Sha256::digest(request.as_bytes()).into(),
        }
    }
}

/// What became of work under a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Once<T> {
    /// It was done now.
    Done(T),
    /// It was done before: the stored answer.
    Before(String),
    /// The key was used for another request.
    Other,
}

/// Does `work`, which tells its outcome and the answer to be stored, unless it was done under this key. Without a key
/// it is done each time.
pub fn once<T, E: From<StoreError>>(
    tx: &mut Tx,
    key: Option<&Key>,
    now: Moment,
    work: impl FnOnce(&mut Tx) -> Result<(T, String), E>,
) -> Result<Once<T>, E> {
    let Some(key) = key else { return Ok(Once::Done(work(tx)?.0)) };
    let row = tx.row(
        sql!("SELECT request, answer FROM answered WHERE body = ?1 AND scope = ?2 AND request_key = ?3"),
        values![key.body, key.scope.as_str(), key.key.as_str()],
    )?;
    if let Some(row) = row {
        let request: Vec<u8> = row.get(0)?;
        return Ok(if request == key.request { Once::Before(row.get(1)?) } else { Once::Other });
    }
    let (done, answer) = work(tx)?;
    remember(tx, key, &answer, now)?;
    Ok(Once::Done(done))
}

fn remember(tx: &mut Tx, key: &Key, answer: &str, at: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO answered (body, scope, request_key, request, answer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ),
        values![key.body, key.scope.as_str(), key.key.as_str(), key.request, answer, at],
    )?;
    Ok(())
}

/// Forgets keys older than [`KEPT_DAYS`]; bounded, so that it never holds the writer.
pub fn forget_old(tx: &mut Tx, now: Moment) -> Result<u64, StoreError> {
    tx.execute(
        sql!(
            "DELETE FROM answered WHERE at < ?1 AND (body, scope, request_key) IN (SELECT body, scope, request_key FROM answered WHERE at < ?1 LIMIT 500)"
        ),
        values![now.plus_s(-KEPT_DAYS * 86_400)],
    )
}
