//! The life of a device: asked, confirmed for a programme, seen, revoked.

use platform::events::{Actor, NewEvent, append};
use platform::secrets::Token;
use platform::session::{self, Session};
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

/// A code that nobody confirmed is void after this many seconds.
pub const CODE_LIFE_S: i64 = 15 * 60;
/// A device keeps its token this long.
const TOKEN_LIFE_S: i64 = 5 * 365 * 86_400;

/// A kiosk or a display, as staff see it.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: i64,
    pub kind: String,
    /// The programme it shows, once confirmed.
    pub part: Option<i64>,
    pub code: String,
    /// The programme asked for in its address, a hint for whoever confirms.
    pub wish: String,
    pub asked_at: Moment,
    pub confirmed: bool,
    pub revoked: bool,
    pub seen_at: Moment,
    /// What it last said of itself: sound, paper, version.
    pub report: serde_json::Value,
}

impl Device {
    /// `armed`, `blocked`, or nothing known.
    pub fn sound(&self) -> &str {
        self.report.get("sound").and_then(|sound| sound.as_str()).unwrap_or("")
    }
}

/// Enters a new screen; it may do nothing until it is confirmed.
pub(super) fn ask(
    tx: &mut Tx,
    body: i64,
    kind: &str,
    code: &str,
    wish: &str,
    token: &Token,
    now: Moment,
) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(
        sql!(
            "INSERT INTO device (body, id, kind, code, wish, asked_at, seen_at, report) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, '{}')"
        ),
        values![body, id, kind, code, wish, now],
    )?;
    let session = Session {
        body,
        holder_kind: "device".into(),
        holder: id,
        rights: String::new(),
        opened: now,
        seen: now,
    };
    session::open(tx, token, &session, now.plus_s(TOKEN_LIFE_S))?;
    Ok(id)
}

/// Confirms the code that the screen shows; false when no fresh screen shows it.
pub(super) fn confirm(
    tx: &mut Tx,
    body: i64,
    kind: &str,
    code: &str,
    part: i64,
    by: &Actor,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let row = tx.row(
        sql!(
            "SELECT id FROM device WHERE body = ?1 AND code = ?2 AND kind = ?4 AND confirmed_at IS NULL AND revoked_at IS NULL AND asked_at > ?3"
        ),
        values![body, code, now.plus_s(-CODE_LIFE_S), kind],
    )?;
    let Some(id) = row.map(|row| row.get::<i64>(0)).transpose()? else { return Ok(None) };
    tx.execute(
        sql!("UPDATE device SET part = ?3, confirmed_at = ?4 WHERE body = ?1 AND id = ?2"),
        values![body, id, part, now],
    )?;
    note(tx, body, "device_confirmed", id, by, now)?;
    Ok(Some(id))
}

pub(super) fn revoke(tx: &mut Tx, body: i64, id: i64, by: &Actor, now: Moment) -> Result<bool, StoreError> {
    let changed = tx.execute(
        sql!("UPDATE device SET revoked_at = ?3 WHERE body = ?1 AND id = ?2 AND revoked_at IS NULL"),
        values![body, id, now],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    session::close_all(tx, body, "device", id)?;
    note(tx, body, "device_revoked", id, by, now)?;
    Ok(true)
}

fn note(tx: &mut Tx, body: i64, kind: &str, id: i64, by: &Actor, now: Moment) -> Result<(), StoreError> {
    append(
        tx,
        NewEvent { body, place: 0, kind, subject: id, actor: by, at: now, facts: serde_json::json!({}) },
    )
}

/// Writes down what a device says of itself, and that it lives.
pub fn report(
    tx: &mut Tx,
    body: i64,
    id: i64,
    said: &serde_json::Value,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE device SET seen_at = ?3, report = ?4 WHERE body = ?1 AND id = ?2"),
        values![body, id, now, said.to_string()],
    )?;
    Ok(())
}

/// Devices that are asking or confirmed, newest first.
pub fn of_body(tx: &mut Tx, body: i64) -> Result<Vec<Device>, StoreError> {
    tx.rows(
        sql!(
            "SELECT id, kind, part, code, wish, asked_at, confirmed_at, revoked_at, seen_at, report FROM device WHERE body = ?1 AND revoked_at IS NULL ORDER BY id DESC LIMIT 500"
        ),
        values![body],
    )?
    .iter()
    .map(from_row)
    .collect()
}

pub fn device(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Device>, StoreError> {
    tx.row(
        sql!(
            "SELECT id, kind, part, code, wish, asked_at, confirmed_at, revoked_at, seen_at, report FROM device WHERE body = ?1 AND id = ?2"
        ),
        values![body, id],
    )?
    .as_ref()
    .map(from_row)
    .transpose()
}

fn from_row(row: &Row) -> Result<Device, StoreError> {
    Ok(Device {
        id: row.get(0)?,
        kind: row.get(1)?,
        part: row.get(2)?,
        code: row.get(3)?,
        wish: row.get(4)?,
        asked_at: Moment(row.get(5)?),
        confirmed: row.get::<Option<i64>>(6)?.is_some(),
        revoked: row.get::<Option<i64>>(7)?.is_some(),
        seen_at: Moment(row.get(8)?),
        report: serde_json::from_str(&row.get::<String>(9)?).unwrap_or_default(),
    })
}

/// Enters a device that is confirmed from the start: for demonstrations and tests.
pub fn enrol_confirmed(
    tx: &mut Tx,
    body: i64,
    kind: &str,
    part: i64,
    token: &Token,
    now: Moment,
) -> Result<i64, StoreError> {
    let code = format!("{part}");
    let id = ask(tx, body, kind, &code, "", token, now)?;
    confirm(tx, body, kind, &code, part, &Actor::server(), now)?;
    Ok(id)
}
