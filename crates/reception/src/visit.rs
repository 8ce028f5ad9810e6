//! Somebody present on the day, with an appointment or without: from arrival to the end.

use identity::CallCode;
use jiff::civil::Date;
use office::beside::{ByCode, Thing};
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::events::{Actor, NewEvent, append};
use platform::secrets::MasterKey;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

mod aside;

pub use aside::{Aside, LastCall, aside_of, end_aside, last_call, set_aside};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub id: i64,
    pub site: i64,
    pub service: i64,
    pub offering: String,
    pub appointment: Option<i64>,
    pub slot: Option<Moment>,
    /// «K 27».
    pub call_code: String,
    pub day: Date,
    /// Breaks ties between people of the same instant.
    pub ticket: i64,
    pub priority: bool,
    pub arrived: Moment,
}

macro_rules! select_visit {
    ($rest:literal) => {
        concat!(
            "SELECT id, site, service, offering, appointment, slot_at, call_code, day, ticket, priority, arrived_at FROM visit WHERE body = ?1 AND ",
            $rest
        )
    };
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Visit>, StoreError> {
    tx.row(sql!(select_visit!("id = ?2")), values![body, id])?.as_ref().map(from_row).transpose()
}

pub fn of_appointment(tx: &mut Tx, body: i64, appointment: i64) -> Result<Option<Visit>, StoreError> {
    tx.row(sql!(select_visit!("appointment = ?2")), values![body, appointment])?
        .as_ref()
        .map(from_row)
        .transpose()
}

/// The visit of a day's call code at a site.
pub fn of_code(
    tx: &mut Tx,
    body: i64,
    site: i64,
    day: Date,
    code: &str,
) -> Result<Option<Visit>, StoreError> {
    let sql = sql!(select_visit!("site = ?2 AND day = ?3 AND call_code = ?4"));
    tx.row(sql, values![body, site, day.to_string(), code])?.as_ref().map(from_row).transpose()
}

platform::inventory::submit! { ByCode(things) }

/// Who came today under this call code, at each site: by his appointment where he has one.
fn things(tx: &mut Tx, office: &Office, code: &str, now: Moment) -> Result<Vec<Thing>, StoreError> {
    let Ok(code) = CallCode::parse(code) else { return Ok(Vec::new()) };
    let (mut all, code) = (Vec::new(), code.to_string());
    for site in &office.sites {
        let found = of_code(tx, office.id, site.id, office.date_of(now), &code)?;
        all.extend(found.map(|visit| visit.appointment.map_or(Thing::Visit(visit.id), Thing::Appointment)));
    }
    Ok(all)
}

/// The visit of a walk-in's pass, by the token in its QR.
pub fn of_token(tx: &mut Tx, key: &MasterKey, body: i64, token: &str) -> Result<Option<Visit>, StoreError> {
    let seal = identity::token::decode(token).ok();
    match seal.and_then(|seal| key.opened(PASS, body, seal)) {
        Some(id) => by_id(tx, body, id),
        None => Ok(None),
    }
}

/// The token on a walk-in's pass; an appointment keeps the token of its own pass.
pub fn token(key: &MasterKey, body: i64, visit: &Visit) -> String {
    match visit.appointment {
        Some(appointment) => agenda::appointment::PassSecrets::of(key, body, appointment).token,
        None => walk_in_token(key, body, visit.id),
    }
}

pub fn walk_in_token(key: &MasterKey, body: i64, visit: i64) -> String {
    identity::token::encode(key.sealed(PASS, body, visit))
}

/// Key of the disguise of a visit's id.
const PASS: &str = "visit";

fn from_row(row: &Row) -> Result<Visit, StoreError> {
    let day: String = row.get(7)?;
    Ok(Visit {
        id: row.get(0)?,
        site: row.get(1)?,
        service: row.get(2)?,
        offering: row.get(3)?,
        appointment: row.get(4)?,
        slot: row.get::<Option<i64>>(5)?.map(Moment),
        call_code: row.get(6)?,
        day: day.parse().map_err(|_| StoreError::Shape("a day that is no date".into()))?,
        ticket: row.get(8)?,
        priority: row.get(9)?,
        arrived: Moment(row.get(10)?),
    })
}

/// The service of a visit, as the office has it now.
pub fn service<'a>(office: &'a Office, visit: &Visit) -> Option<&'a Part<ServiceDoc>> {
    office.service(visit.service)
}

/// Ends a visit for good.
pub fn end(
    tx: &mut Tx,
    body: i64,
    visit: &Visit,
    how: &str,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO visit_end (body, visit, how, actor, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        values![body, visit.id, how, actor.0.as_str(), now],
    )?;
    Ok(())
}

/// Opens a visit again that ended this way; false when it did not.
pub fn reopen(tx: &mut Tx, body: i64, visit: i64, how: &str) -> Result<bool, StoreError> {
    let sql = sql!("DELETE FROM visit_end WHERE body = ?1 AND visit = ?2 AND how = ?3");
    Ok(tx.execute(sql, values![body, visit, how])? == 1)
}

/// On to another service.
pub fn change_service(
    tx: &mut Tx,
    body: i64,
    visit: i64,
    service: i64,
    offering: &str,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE visit SET service = ?3, offering = ?4 WHERE body = ?1 AND id = ?2"),
        values![body, visit, service, offering],
    )?;
    Ok(())
}

/// How a visit ended, if it did.
pub fn ending(tx: &mut Tx, body: i64, visit: i64) -> Result<Option<String>, StoreError> {
    let row =
        tx.row(sql!("SELECT how FROM visit_end WHERE body = ?1 AND visit = ?2"), values![body, visit])?;
    row.map(|row| row.get(0)).transpose()
}

/// Every change of a visit leaves its event.
pub fn note(
    tx: &mut Tx,
    body: i64,
    visit: &Visit,
    kind: &str,
    actor: &Actor,
    now: Moment,
    facts: serde_json::Value,
) -> Result<(), StoreError> {
    append(tx, NewEvent { body, place: visit.site, kind, subject: visit.id, actor, at: now, facts })
}
