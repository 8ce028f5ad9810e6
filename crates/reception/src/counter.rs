//! A counter today: who works there, for which services, and what it does at this moment.

use jiff::civil::Date;
use office::Office;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

/// What a counter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Open, not asking: at rest, or about to begin.
    Paused,
    /// Asked for somebody and found nobody: armed, the next eligible person is sent there.
    Idle,
    Serving,
    /// Closed for today; called back only when nobody else can serve somebody.
    Left,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Paused => "paused",
            State::Idle => "idle",
            State::Serving => "serving",
            State::Left => "left",
        }
    }
    fn parse(word: &str) -> Option<State> {
        [State::Paused, State::Idle, State::Serving, State::Left]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// A counter that was opened today.
#[derive(Clone, Debug)]
pub struct Desk {
    pub counter: i64,
    pub site: i64,
    /// Order of the file: the lowest number wins ties.
    pub number: i64,
    pub staff: i64,
    pub skills: Vec<i64>,
    pub state: State,
    pub since: Moment,
    pub visit: Option<i64>,
    pub call: Option<i64>,
}

macro_rules! select_desk {
    ($rest:literal) => {
        concat!(
            "SELECT counter, site, number, staff, skills, state, since, visit, call_id FROM counter_now WHERE body = ?1 AND ",
            $rest
        )
    };
}

/// Counters opened on a day at a site, by number.
pub fn of_site(tx: &mut Tx, body: i64, site: i64, day: Date) -> Result<Vec<Desk>, StoreError> {
    tx.rows(
        sql!(select_desk!("site = ?2 AND day = ?3 ORDER BY number")),
        values![body, site, day.to_string()],
    )?
    .iter()
    .map(from_row)
    .collect()
}

pub fn desk(tx: &mut Tx, body: i64, counter: i64, day: Date) -> Result<Option<Desk>, StoreError> {
    tx.row(sql!(select_desk!("counter = ?2 AND day = ?3")), values![body, counter, day.to_string()])?
        .as_ref()
        .map(from_row)
        .transpose()
}

/// The counter where a member of staff works today.
pub fn of_staff(tx: &mut Tx, body: i64, staff: i64, day: Date) -> Result<Option<Desk>, StoreError> {
    tx.row(
        sql!(select_desk!("staff = ?2 AND day = ?3 AND state <> 'left' ORDER BY since DESC")),
        values![body, staff, day.to_string()],
    )?
    .as_ref()
    .map(from_row)
    .transpose()
}

fn from_row(row: &Row) -> Result<Desk, StoreError> {
    let (skills, state): (String, String) = (row.get(4)?, row.get(5)?);
    Ok(Desk {
        counter: row.get(0)?,
        site: row.get(1)?,
        number: row.get(2)?,
        staff: row.get(3)?,
        skills: serde_json::from_str(&skills).map_err(|e| StoreError::Shape(e.to_string()))?,
        state: State::parse(&state).ok_or_else(|| StoreError::Shape(format!("counter state {state}")))?,
        since: Moment(row.get(6)?),
        visit: row.get(7)?,
        call: row.get(8)?,
    })
}

/// Opens a counter for somebody, at rest; opening it again changes operator and services.
pub fn open(
    tx: &mut Tx,
    office: &Office,
    counter: i64,
    site: i64,
    staff: i64,
    skills: &[i64],
    now: Moment,
) -> Result<(), StoreError> {
    let number = office.counters.iter().position(|part| part.id == counter).unwrap_or(0) as i64;
    let skills = serde_json::to_string(skills).map_err(|e| StoreError::Shape(e.to_string()))?;
    tx.execute(
        sql!(
            "INSERT INTO counter_now (body, counter, site, number, staff, skills, state, since, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'paused', ?7, ?8) ON CONFLICT (body, counter) DO UPDATE SET site = excluded.site, number = excluded.number, staff = excluded.staff, skills = excluded.skills, state = 'paused', since = excluded.since, day = excluded.day, visit = NULL, call_id = NULL"
        ),
        values![office.id, counter, site, number, staff, skills, now, office.date_of(now).to_string()],
    )?;
    Ok(())
}

/// Changes what a counter does; without a visit and a call it serves nobody.
pub fn set(
    tx: &mut Tx,
    body: i64,
    counter: i64,
    state: State,
    serving: Option<(i64, i64)>,
    now: Moment,
) -> Result<(), StoreError> {
    let (visit, call) = serving.unzip();
    tx.execute(
        sql!("UPDATE counter_now SET state = ?3, since = ?4, visit = ?5, call_id = ?6 WHERE body = ?1 AND counter = ?2"),
        values![body, counter, state.word(), now, visit, call],
    )?;
    Ok(())
}

/// Gives a counter further services for today.
pub fn widen(tx: &mut Tx, body: i64, counter: i64, skills: &[i64]) -> Result<(), StoreError> {
    let skills = serde_json::to_string(skills).map_err(|e| StoreError::Shape(e.to_string()))?;
    tx.execute(
        sql!("UPDATE counter_now SET skills = ?3 WHERE body = ?1 AND counter = ?2"),
        values![body, counter, skills],
    )?;
    Ok(())
}

/// Puts somebody else at a counter, whom it serves included.
pub fn take_over(tx: &mut Tx, body: i64, counter: i64, staff: i64) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE counter_now SET staff = ?3 WHERE body = ?1 AND counter = ?2"),
        values![body, counter, staff],
    )?;
    Ok(())
}
