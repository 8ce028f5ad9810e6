//! What was erased, as counts: the certificate that somebody keeps when nothing else is left.

use platform::events::{Actor, NewEvent, append};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use crate::ticket::words::words;

/// Of the page.
const SHOWN: i64 = 60;

words! {
    /// Why something was erased. The subject is the customer, or nobody.
    Scope { Customer = "customer", Person = "person", Retention = "retention" }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub tickets: i64,
    pub messages: i64,
    pub files: i64,
    pub letters: i64,
    pub people: i64,
    pub defects: i64,
}

impl Counts {
    pub fn add(&mut self, more: Counts) {
        self.tickets += more.tickets;
        self.messages += more.messages;
        self.files += more.files;
        self.letters += more.letters;
        self.people += more.people;
        self.defects += more.defects;
    }

    pub fn is_nothing(&self) -> bool {
        *self == Counts::default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    pub body: i64,
    pub id: i64,
    pub scope: Scope,
    pub subject: i64,
    pub reason: String,
    pub asked_at: Moment,
    pub actor: String,
    /// The last ticket that is behind it.
    pub reached: i64,
    /// The last letter set aside that is behind it.
    pub letter_reached: i64,
    pub done_at: Option<Moment>,
    pub counts: Counts,
}

/// Begins a record; of a customer only one runs at a time, and the one that runs is answered.
pub fn begin(
    tx: &mut Tx,
    body: i64,
    (scope, subject): (Scope, i64),
    reason: &str,
    actor: &Actor,
    now: Moment,
) -> Result<Erasure, StoreError> {
    if scope == Scope::Customer
        && let Some(known) = running(tx, body, subject)?
    {
        return Ok(known);
    }
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO erasure (body, id, scope, subject, reason, asked_at, actor, reached, letter_reached, done_at, tickets, messages, files, letters, people, defects) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, NULL, 0, 0, 0, 0, 0, 0)"),
        values![body, id, scope.word(), subject, reason, now, actor.0.as_str()],
    )?;
    let (reason, actor, counts) = (reason.to_owned(), actor.0.clone(), Counts::default());
    Ok(Erasure {
        body,
        id,
        scope,
        subject,
        reason,
        asked_at: now,
        actor,
        reached: 0,
        letter_reached: 0,
        done_at: None,
        counts,
    })
}

/// So much more is gone.
pub(crate) fn note(tx: &mut Tx, body: i64, id: i64, more: Counts) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE erasure SET tickets = tickets + ?3, messages = messages + ?4, files = files + ?5, letters = letters + ?6, people = people + ?7, defects = defects + ?8 WHERE body = ?1 AND id = ?2"),
        values![body, id, more.tickets, more.messages, more.files, more.letters, more.people, more.defects],
    )?;
    Ok(())
}

/// Where the next batch begins: behind this ticket and this letter.
pub(super) fn reach(tx: &mut Tx, erasure: &Erasure, reached: i64, letter: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE erasure SET reached = ?3, letter_reached = ?4 WHERE body = ?1 AND id = ?2"),
        values![erasure.body, erasure.id, reached, letter],
    )?;
    Ok(())
}

/// It is finished: the record says so, and an event with the counts.
pub fn done(tx: &mut Tx, erasure: &Erasure, actor: &Actor, now: Moment) -> Result<Erasure, StoreError> {
    tx.execute(
        sql!("UPDATE erasure SET done_at = ?3 WHERE body = ?1 AND id = ?2 AND done_at IS NULL"),
        values![erasure.body, erasure.id, now],
    )?;
    let ended = by_id(tx, erasure.body, erasure.id)?.unwrap_or_else(|| erasure.clone());
    let facts = serde_json::json!({ "scope": ended.scope, "subject": ended.subject, "counts": ended.counts });
    let (body, subject) = (ended.body, ended.id);
    append(tx, NewEvent { body, place: 0, kind: "data_erased", subject, actor, at: now, facts })?;
    Ok(ended)
}

macro_rules! select_erasure {
    ($rest:literal) => {
        concat!("SELECT body, id, scope, subject, reason, asked_at, actor, reached, done_at, tickets, messages, files, letters, people, defects, letter_reached FROM erasure WHERE ", $rest)
    };
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Erasure>, StoreError> {
    let row = tx.row(sql!(select_erasure!("body = ?1 AND id = ?2")), values![body, id])?;
    row.as_ref().map(read).transpose()
}

/// The one of a customer that is not finished.
pub fn running(tx: &mut Tx, body: i64, customer: i64) -> Result<Option<Erasure>, StoreError> {
    let row = tx.row(
        sql!(select_erasure!("body = ?1 AND subject = ?2 AND scope = 'customer' AND done_at IS NULL")),
        values![body, customer],
    )?;
    row.as_ref().map(read).transpose()
}

/// Rounds of a night that a crash has cut short.
pub(crate) fn cut_short(tx: &mut Tx, body: i64) -> Result<Vec<Erasure>, StoreError> {
    let rows = tx.rows(
        sql!(select_erasure!("body = ?1 AND scope = 'retention' AND done_at IS NULL")),
        values![body],
    )?;
    rows.iter().map(read).collect()
}

/// The newest of a scope; of one customer, or of all (0).
pub fn recent(tx: &mut Tx, body: i64, scope: Scope, subject: i64) -> Result<Vec<Erasure>, StoreError> {
    let rows = tx.rows(
        sql!(select_erasure!(
            "body = ?1 AND scope = ?2 AND (CAST(?3 AS BIGINT) = 0 OR subject = ?3) ORDER BY id DESC LIMIT ?4"
        )),
        values![body, scope.word(), subject, SHOWN],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Erasure, StoreError> {
    let scope: String = row.get(2)?;
    Ok(Erasure {
        body: row.get(0)?,
        id: row.get(1)?,
        scope: scope.parse().map_err(|_| StoreError::Shape(scope))?,
        subject: row.get(3)?,
        reason: row.get(4)?,
        asked_at: Moment(row.get(5)?),
        actor: row.get(6)?,
        reached: row.get(7)?,
        done_at: row.get::<Option<i64>>(8)?.map(Moment),
        counts: Counts {
            tickets: row.get(9)?,
            messages: row.get(10)?,
            files: row.get(11)?,
            letters: row.get(12)?,
            people: row.get(13)?,
            defects: row.get(14)?,
        },
        letter_reached: row.get(15)?,
    })
}
