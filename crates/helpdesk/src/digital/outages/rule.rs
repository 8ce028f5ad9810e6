//! Recording a stop, its end, and taking a mistaken one back.

use office::{Office, by_id};
use platform::store::{Row, StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Moment, sql, values};

use crate::work::Lead;

/// Longest description, characters.
pub const WORDS_MAX: usize = 500;
/// Stops of the page: the newest.
const SHOWN: i64 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    pub id: i64,
    /// Parts of the office; 0 for all customers, all areas.
    pub customer: i64,
    pub area: i64,
    pub from: Moment,
    /// It still stands while there is none.
    pub until: Option<Moment>,
    /// Announced before: it leaves the agreed time.
    pub planned: bool,
    pub words: String,
}

/// A stop to be written.
#[derive(Clone, Debug)]
pub struct NewOutage {
    pub customer: i64,
    pub area: i64,
    pub from: Moment,
    pub until: Option<Moment>,
    pub planned: bool,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutageError {
    /// No such stop, or it has an end already.
    Unknown,
    /// A customer or an area that is not there.
    Whose,
    /// It ends before it begins, or an unannounced one begins or ends in the future.
    When,
    Store(StoreError),
}

impl From<StoreError> for OutageError {
    fn from(error: StoreError) -> Self {
        OutageError::Store(error)
    }
}

impl From<OutageError> for Failed {
    fn from(error: OutageError) -> Failed {
        match error {
            OutageError::Unknown => Failed::not_found(),
            OutageError::Whose => Failed::bad(Sentence::new("outage-wrong-whose")),
            OutageError::When => Failed::bad(Sentence::new("outage-wrong-when")),
            OutageError::Store(error) => error.into(),
        }
    }
}

/// Writes a stop; answers its id.
pub fn record(
    tx: &mut Tx,
    office: &Office,
    lead: &Lead,
    new: &NewOutage,
    now: Moment,
) -> Result<i64, OutageError> {
    let known = new.customer == 0 || by_id(&office.customers, new.customer).is_some();
    if !known || (new.area != 0 && by_id(&office.areas, new.area).is_none()) {
        return Err(OutageError::Whose);
    }
    let ahead = !new.planned && (new.from > now || new.until.is_some_and(|until| until > now));
    if ahead || new.until.is_some_and(|until| until <= new.from) || (new.planned && new.until.is_none()) {
        return Err(OutageError::When);
    }
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO outage (body, id, customer, area, from_at, until_at, planned, words, recorded_by, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ),
        values![
            office.id,
            id,
            new.customer,
            new.area,
            new.from,
            new.until,
            new.planned,
            new.words.as_str(),
            lead.actor.0.as_str(),
            now
        ],
    )?;
    let facts = serde_json::json!({ "customer": new.customer, "area": new.area, "from": new.from, "until": new.until, "planned": new.planned });
    lead.note(tx, "outage_recorded", id, facts, now)?;
    Ok(id)
}

/// It works again.
pub fn end(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), OutageError> {
    let done = tx.execute(
        sql!("UPDATE outage SET until_at = ?3 WHERE body = ?1 AND id = ?2 AND until_at IS NULL AND from_at < ?3"),
        values![lead.body, id, now],
    )?;
    if done == 0 {
        return Err(OutageError::Unknown);
    }
    Ok(lead.note(tx, "outage_ended", id, serde_json::json!({ "until": now }), now)?)
}

/// It was recorded by mistake.
pub fn remove(tx: &mut Tx, lead: &Lead, id: i64, now: Moment) -> Result<(), OutageError> {
    let done = tx.execute(sql!("DELETE FROM outage WHERE body = ?1 AND id = ?2"), values![lead.body, id])?;
    if done == 0 {
        return Err(OutageError::Unknown);
    }
    Ok(lead.note(tx, "outage_removed", id, serde_json::json!({}), now)?)
}

/// Stops of the body that touch a time.
pub fn between(tx: &mut Tx, body: i64, from: Moment, until: Moment) -> Result<Vec<Outage>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, customer, area, from_at, until_at, planned, words FROM outage WHERE body = ?1 AND from_at < ?3 AND (until_at IS NULL OR until_at > ?2) ORDER BY from_at, id"),
        values![body, from, until],
    )?;
    rows.iter().map(read).collect()
}

/// The newest stops.
pub fn recent(tx: &mut Tx, body: i64) -> Result<Vec<Outage>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, customer, area, from_at, until_at, planned, words FROM outage WHERE body = ?1 ORDER BY from_at DESC, id DESC LIMIT ?2"),
        values![body, SHOWN],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Outage, StoreError> {
    Ok(Outage {
        id: row.get(0)?,
        customer: row.get(1)?,
        area: row.get(2)?,
        from: Moment(row.get(3)?),
        until: row.get::<Option<i64>>(4)?.map(Moment),
        planned: row.get(5)?,
        words: row.get(6)?,
    })
}
