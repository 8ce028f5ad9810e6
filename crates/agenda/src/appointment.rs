//! A booked seat, and the two secrets by which its owner proves to be the owner.

use identity::BookingCode;
use jiff::civil::Date;
use platform::i18n::Lang;
use platform::secrets::MasterKey;
use platform::store::{Row, Sql, StoreError, Tx, Value};
use platform::{Moment, sql, values};

/// How the seat was booked: counted by statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Web,
    Kiosk,
    Counter,
    Phone,
    Api,
}

impl Channel {
    pub fn word(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Kiosk => "kiosk",
            Channel::Counter => "counter",
            Channel::Phone => "phone",
            Channel::Api => "api",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Appointment {
    pub id: i64,
    pub site: i64,
    pub service: i64,
    pub offering: String,
    pub agenda: i64,
    pub start: Moment,
    pub length_s: i64,
    /// The civil day in the body's zone.
    pub day: Date,
    /// «K 27».
    pub call_code: String,
    pub person: Option<i64>,
    pub channel: String,
    pub lang: Lang,
    pub detail: String,
    pub cancelled: bool,
}

/// The secrets of a pass. Both are the appointment's id, disguised with the installation's key: a reprint
/// shows the same QR, nothing secret is stored, and finding an appointment by either is finding it by id.
pub struct PassSecrets {
    /// 26 characters, in the QR and the link.
    pub token: String,
    /// 10 characters, to be typed.
    pub code: BookingCode,
}

impl PassSecrets {
    pub fn of(key: &MasterKey, body: i64, appointment: i64) -> PassSecrets {
        PassSecrets {
            token: identity::token::encode(key.sealed(PASS, body, appointment)),
            code: BookingCode::from_number(key.short(CODE, body, appointment)),
        }
    }
}

/// Keys of the two disguises.
const PASS: &str = "pass";
const CODE: &str = "booking-code";

/// The columns that [`from_row`] reads, and the end of the statement.
macro_rules! select_appointment {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.site, a.service, a.offering, a.agenda, a.start_at, a.length_s, a.day, a.call_code, a.person, a.channel, a.lang, a.detail, c.at FROM appointment a LEFT JOIN cancellation c ON c.body = a.body AND c.appointment = a.id WHERE a.body = ?1 AND ",
            $rest
        )
    };
}

fn one(tx: &mut Tx, sql: &'static Sql, values: &[Value]) -> Result<Option<Appointment>, StoreError> {
    tx.row(sql, values)?.as_ref().map(from_row).transpose()
}

fn all(tx: &mut Tx, sql: &'static Sql, values: &[Value]) -> Result<Vec<Appointment>, StoreError> {
    tx.rows(sql, values)?.iter().map(from_row).collect()
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Appointment>, StoreError> {
    one(tx, sql!(select_appointment!("a.id = ?2")), values![body, id])
}

/// The appointment of a pass token; wrong shapes find nothing, like wrong tokens.
pub fn by_token(
    tx: &mut Tx,
    key: &MasterKey,
    body: i64,
    token: &str,
) -> Result<Option<Appointment>, StoreError> {
    let seal = identity::token::decode(token).ok();
    match seal.and_then(|seal| key.opened(PASS, body, seal)) {
        Some(id) => by_id(tx, body, id),
        None => Ok(None),
    }
}

pub fn by_booking_code(
    tx: &mut Tx,
    key: &MasterKey,
    body: i64,
    code: &BookingCode,
) -> Result<Option<Appointment>, StoreError> {
    match key.unshort(CODE, body, code.number()) {
        Some(id) => by_id(tx, body, id),
        None => Ok(None),
    }
}

/// Live appointments of a day at a site, in order of time: the work plan.
pub fn of_day(tx: &mut Tx, body: i64, site: i64, day: Date) -> Result<Vec<Appointment>, StoreError> {
    all(
        tx,
        sql!(select_appointment!("a.day = ?2 AND a.site = ?3 AND c.at IS NULL ORDER BY a.start_at, a.id")),
        values![body, day.to_string(), site],
    )
}

/// Live appointments that a card finds on a day at a site.
pub fn of_card(
    tx: &mut Tx,
    body: i64,
    site: i64,
    day: Date,
    card: &[u8],
) -> Result<Vec<Appointment>, StoreError> {
    all(
        tx,
        sql!(select_appointment!(
            "a.day = ?2 AND a.site = ?3 AND c.at IS NULL AND a.person IN (SELECT id FROM person WHERE body = ?1 AND code_index = ?4) ORDER BY a.start_at, a.id"
        )),
        values![body, day.to_string(), site, card],
    )
}

/// The appointment with this call code on a day at a site: a code is called aloud and unique that day.
pub fn of_call_code(
    tx: &mut Tx,
    body: i64,
    site: i64,
    day: Date,
    code: &str,
) -> Result<Option<Appointment>, StoreError> {
    one(
        tx,
        sql!(select_appointment!("a.day = ?2 AND a.site = ?3 AND a.call_code = ?4")),
        values![body, day.to_string(), site, code],
    )
}

/// Live appointments from an instant on, for the consequences of a change.
pub fn from_now(tx: &mut Tx, body: i64, now: Moment) -> Result<Vec<Appointment>, StoreError> {
    all(
        tx,
        sql!(select_appointment!("a.start_at >= ?2 AND c.at IS NULL ORDER BY a.start_at")),
        values![body, now],
    )
}

fn from_row(row: &Row) -> Result<Appointment, StoreError> {
    let day: String = row.get(7)?;
    Ok(Appointment {
        id: row.get(0)?,
        site: row.get(1)?,
        service: row.get(2)?,
        offering: row.get(3)?,
        agenda: row.get(4)?,
        start: Moment(row.get(5)?),
        length_s: row.get(6)?,
        day: day.parse().map_err(|_| StoreError::Shape("a day that is no date".into()))?,
        call_code: row.get(8)?,
        person: row.get(9)?,
        channel: row.get(10)?,
        lang: Lang::parse(&row.get::<String>(11)?).unwrap_or(Lang::It),
        detail: row.get(12)?,
        cancelled: row.get::<Option<i64>>(13)?.is_some(),
    })
}

/// Takes away who it was for and what was said of it; seat, instant and code stay for the statistics.
pub fn forget(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<bool, StoreError> {
    let row =
        tx.row(sql!("SELECT person FROM appointment WHERE body = ?1 AND id = ?2"), values![body, id])?;
    let person: Option<i64> = row.map_or(Ok(None), |row| row.get(0))?;
    tx.execute(
        sql!("UPDATE appointment SET detail = '' WHERE body = ?1 AND id = ?2 AND detail <> ''"),
        values![body, id],
    )?;
    person.map_or(Ok(false), |person| office::people::erase(tx, body, person, now))
}
