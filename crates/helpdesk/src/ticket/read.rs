//! Reading tickets, their messages and their steps.

use platform::i18n::Lang;
use platform::store::{Row, StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Author, Channel, Kind, Level, Moved, State, Unknown};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    pub body: i64,
    pub id: i64,
    /// As people write it.
    pub code: String,
    pub kind: Kind,
    pub subject: String,
    pub channel: Channel,
    pub requester: Option<i64>,
    /// For whom it was asked, when that is somebody else.
    pub beneficiary: Option<i64>,
    /// Parts of the office; 0 for none.
    pub customer: i64,
    pub contract: i64,
    pub area: i64,
    /// 1 (high) to 3 (low).
    pub urgency: i64,
    pub impact: i64,
    /// 1 (critical) to 4 (low).
    pub severity: i64,
    pub state: State,
    pub level: Level,
    /// Member of the staff; 0 for nobody.
    pub holder: i64,
    pub supplier: i64,
    /// When the requester asked: all clocks start here.
    pub origin: Moment,
    /// The nearest promise still running; [`NEVER`] without one.
    pub due_at: Moment,
    pub touched_at: Moment,
    /// Who wrote last where the requester can read it.
    pub last_word: Author,
    pub version: i64,
    pub merged_into: Option<i64>,
    pub lang: Lang,
}

/// Later than any promise: tickets without one come last.
pub const NEVER: Moment = Moment(i64::MAX / 2);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: i64,
    /// The ticket it was written to: after a merge not the one that shows it.
    pub ticket: i64,
    pub at: Moment,
    pub author: Author,
    /// Who of the staff; 0 for others.
    pub staff: i64,
    pub channel: Channel,
    pub public: bool,
    pub text: String,
}

pub fn by_id(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Ticket>, StoreError> {
    let row = tx.row(
        sql!("SELECT body, id, code, kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, state, level, holder, supplier, origin, due_at, touched_at, last_word, version, merged_into, lang FROM ticket WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    row.as_ref().map(from_row).transpose()
}

/// The ticket, or the one in which it goes on since it was merged.
pub fn survivor(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Ticket>, StoreError> {
    let ticket = by_id(tx, body, id)?;
    match ticket.as_ref().and_then(|ticket| ticket.merged_into) {
        Some(into) => by_id(tx, body, into),
        None => Ok(ticket),
    }
}

/// The ticket with this public code, whoever asks: a code is a hint and opens nothing by itself.
pub fn by_code(tx: &mut Tx, body: i64, code: &str) -> Result<Option<Ticket>, StoreError> {
    let row = tx.row(sql!("SELECT id FROM ticket WHERE body = ?1 AND code = ?2"), values![body, code])?;
    match row {
        Some(row) => by_id(tx, body, row.get(0)?),
        None => Ok(None),
    }
}

/// A condition for the customer's own people: what is somebody else's is not there.
pub fn customer_is(ticket: &Ticket, customer: i64) -> bool {
    customer != 0 && ticket.customer == customer
}

/// Its words are gone for good: nothing may be added to it unseen.
pub fn is_erased(tx: &mut Tx, ticket: &Ticket) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT 1 FROM ticket WHERE body = ?1 AND id = ?2 AND erased_at IS NOT NULL"),
        values![ticket.body, ticket.id],
    )?;
    Ok(row.is_some())
}

/// Messages of a ticket and of those merged into it, oldest first.
pub fn messages(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Message>, StoreError> {
    let merged = tx
        .numbers(sql!("SELECT id FROM ticket WHERE body = ?1 AND merged_into = ?2"), values![body, ticket])?;
    let mut all = Vec::new();
    for ticket in std::iter::once(ticket).chain(merged.into_iter().map(|[id]| id)) {
        all.extend(own_messages(tx, body, ticket)?);
    }
    all.sort_by_key(|message| (message.at, message.id));
    Ok(all)
}

/// Messages written to this very ticket, in no order.
pub fn own_messages(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Message>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, ticket, at, author, staff, channel, public, text FROM ticket_message WHERE body = ?1 AND ticket = ?2"),
        values![body, ticket],
    )?;
    let read = |row: &Row| {
        Ok(Message {
            id: row.get(0)?,
            ticket: row.get(1)?,
            at: Moment(row.get(2)?),
            author: word(row, 3)?,
            staff: row.get(4)?,
            channel: word(row, 5)?,
            public: row.get(6)?,
            text: row.get(7)?,
        })
    };
    rows.iter().map(read).collect()
}

/// What happened to a ticket, oldest first.
pub fn steps(tx: &mut Tx, body: i64, ticket: i64) -> Result<Vec<Moved>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT id, at, actor, step FROM ticket_step WHERE body = ?1 AND ticket = ?2 ORDER BY id"),
        values![body, ticket],
    )?;
    let read = |row: &Row| {
        let step: String = row.get(3)?;
        let step = serde_json::from_str(&step).map_err(|e| StoreError::Shape(e.to_string()))?;
        Ok(Moved { id: row.get(0)?, at: Moment(row.get(1)?), actor: row.get(2)?, step })
    };
    rows.iter().map(read).collect()
}

fn from_row(row: &Row) -> Result<Ticket, StoreError> {
    let lang: String = row.get(24)?;
    Ok(Ticket {
        body: row.get(0)?,
        id: row.get(1)?,
        code: row.get(2)?,
        kind: word(row, 3)?,
        subject: row.get(4)?,
        channel: word(row, 5)?,
        requester: row.get(6)?,
        beneficiary: row.get(7)?,
        customer: row.get(8)?,
        contract: row.get(9)?,
        area: row.get(10)?,
        urgency: row.get(11)?,
        impact: row.get(12)?,
        severity: row.get(13)?,
        state: word(row, 14)?,
        level: word(row, 15)?,
        holder: row.get(16)?,
        supplier: row.get(17)?,
        origin: Moment(row.get(18)?),
        due_at: Moment(row.get(19)?),
        touched_at: Moment(row.get(20)?),
        last_word: word(row, 21)?,
        version: row.get(22)?,
        merged_into: row.get(23)?,
        lang: Lang::parse(&lang).unwrap_or(Lang::It),
    })
}

/// A word of a closed list.
fn word<T: std::str::FromStr<Err = Unknown>>(row: &Row, at: usize) -> Result<T, StoreError> {
    let word: String = row.get(at)?;
    word.parse().map_err(|Unknown| StoreError::Shape(format!("{word:?} in column {at}")))
}
