//! Asking for a sending in the transaction that makes it due, and what became of it.

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, Doer, NewJob};
use platform::store::{Row, StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Lane, Moment, sql, values};

use super::{Delivery, JOB, Occasion, Outcome, Sending, Way};
use crate::position::{self, Position, State};
use crate::proof::{May, Taking};

/// The kind of job that looks whether a published position is to be sent.
pub const PUBLISHED: &str = "notice-published";
/// Seconds between two sendings of a notice by hand: the same click twice is one.
const AGAIN_EVERY_S: i64 = 60;

/// Why a notice is not sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliverError {
    Unknown,
    /// Nothing of it can be paid.
    Nothing(State),
    /// It was sent a moment ago.
    JustSent,
    Store(StoreError),
}

impl From<StoreError> for DeliverError {
    fn from(error: StoreError) -> DeliverError {
        DeliverError::Store(error)
    }
}

impl From<DeliverError> for Failed {
    fn from(error: DeliverError) -> Failed {
        match error {
            DeliverError::Unknown => Failed::not_found(),
            DeliverError::Nothing(_) => Failed::conflict(Sentence::new("notice-error-nothing")),
            DeliverError::JustSent => Failed::conflict(Sentence::new("deliver-error-just-sent")),
            DeliverError::Store(error) => error.into(),
        }
    }
}

/// Whether notices of this kind of due leave by themselves.
pub(crate) fn at_once(office: &Office, due: i64) -> bool {
    let part = office::by_id(&office.dues, due);
    part.and_then(|part| part.doc.notify).is_some_and(|notify| notify.at_once)
}

/// The notice itself, as soon as it can be paid.
pub(crate) fn ask_first(
    tx: &mut Tx,
    position: &Position,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let due = position.valid_from().map_or(now, |from| from.max(now));
    for part in parts_of_debtors(position) {
        let sending = Sending { position: position.id, occasion: Occasion::First, part, mark: 0 };
        ask(tx, (position.body, actor), sending, due, now)?;
    }
    Ok(())
}

/// By which part of a sending each who owes is known.
fn parts_of_debtors(position: &Position) -> Vec<i64> {
    let firsts = position.of_each_debtor().filter_map(|option| option.instalments.first());
    let parts: Vec<i64> = firsts.map(|part| part.id).collect();
    if parts.len() > 1 { parts } else { vec![0] }
}

/// After publishing: whether it is sent is looked up outside, where the office is known.
pub(crate) fn published(tx: &mut Tx, position: &Position, now: Moment) -> Result<(), StoreError> {
    let (body, id) = (position.body, position.id);
    jobs::ask(tx, NewJob { body, kind: PUBLISHED, dedup: id.to_string(), work: id.into(), due: now })
}

pub fn published_doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, id: i64| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let work = move |tx: &mut Tx| -> Result<(), StoreError> {
            let Some(office) = inner.offices.at(tx, body)? else { return Ok(()) };
            match position::load(tx, body, id)? {
                Some(position) if at_once(&office, position.due) => {
                    ask_first(tx, &position, &Actor::server(), now)
                }
                _ => Ok(()),
            }
        };
        Ok(worker.wait(ctx.db.write(Lane::of(body, PAYMENTS), work))?)
    })
}

/// Sends it once more, by hand.
pub fn again(tx: &mut Tx, clerk: &May<Taking>, id: i64, now: Moment) -> Result<(), DeliverError> {
    let position = position::load(tx, clerk.body, id)?.ok_or(DeliverError::Unknown)?;
    if !clerk.dues.covers(position.due) {
        return Err(DeliverError::Unknown);
    }
    let state = position.state(now);
    if !matches!(state, State::Valid | State::PartiallyPaid) {
        return Err(DeliverError::Nothing(state));
    }
    let just = tx.row(
        sql!("SELECT 1 FROM delivery WHERE body = ?1 AND position = ?2 AND asked_at > ?3 AND occasion NOT IN (?4, ?5) LIMIT 1"),
        values![clerk.body, id, now.plus_s(-AGAIN_EVERY_S), Occasion::Paid.word(), Occasion::Surplus.word()],
    )?;
    if just.is_some() {
        return Err(DeliverError::JustSent);
    }
    for part in parts_of_debtors(&position) {
        let sending = Sending { position: id, occasion: Occasion::Again, part, mark: now.ms() };
        ask(tx, (clerk.body, &clerk.actor), sending, now, now)?;
    }
    Ok(())
}

/// Says whether it is the first time that this is asked for.
pub(super) fn ask(
    tx: &mut Tx,
    (body, actor): (i64, &Actor),
    sending: Sending,
    due: Moment,
    now: Moment,
) -> Result<bool, StoreError> {
    let Sending { position, occasion, part, mark } = sending;
    let new = tx.execute(
        sql!("INSERT INTO delivery (body, position, occasion, part, mark, asked_at, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"),
        values![body, position, occasion.word(), part, mark, now, actor.0.as_str()],
    )?;
    if new == 0 {
        return Ok(false);
    }
    let dedup = format!("{}:{position}:{part}:{mark}", occasion.word());
    jobs::ask(tx, NewJob { body, kind: JOB, dedup, work: serde_json::json!(sending), due })?;
    let facts = serde_json::json!({ "occasion": occasion.word(), "part": part });
    append(tx, NewEvent { body, place: 0, kind: "notice-asked", subject: position, actor, at: now, facts })?;
    Ok(true)
}

/// Writes down how one way went, once.
pub(super) fn record(
    tx: &mut Tx,
    body: i64,
    sending: Sending,
    (way, outcome): (Way, Outcome),
    now: Moment,
) -> Result<(), StoreError> {
    let Sending { position, occasion, part, mark } = sending;
    let new = tx.execute(
        sql!("INSERT INTO delivery_way (body, position, occasion, part, mark, way, outcome, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING"),
        values![body, position, occasion.word(), part, mark, way.word(), outcome.word(), now],
    )?;
    if new == 0 {
        return Ok(());
    }
    let facts =
        serde_json::json!({ "occasion": occasion.word(), "way": way.word(), "outcome": outcome.word() });
    let actor = &Actor::server();
    append(tx, NewEvent { body, place: 0, kind: "notice-sent", subject: position, actor, at: now, facts })
}

/// What was sent of a position, the newest first.
pub fn sent(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Delivery>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT occasion, part, mark, asked_at, actor FROM delivery WHERE body = ?1 AND position = ?2 ORDER BY asked_at DESC, mark DESC"),
        values![body, position],
    )?;
    let ways = tx.rows(
        sql!("SELECT occasion, part, mark, way, outcome, at FROM delivery_way WHERE body = ?1 AND position = ?2 ORDER BY at"),
        values![body, position],
    )?;
    let ways = ways.iter().map(|row| Ok((key(row, position)?, way(row)?)));
    let ways = ways.collect::<Result<Vec<_>, StoreError>>()?;
    let one = |row: &Row| {
        let sending = key(row, position)?;
        let ways = ways.iter().filter(|(of, _)| *of == sending).map(|(_, way)| *way).collect();
        Ok(Delivery { sending, asked_at: Moment(row.get(3)?), actor: row.get(4)?, ways })
    };
    rows.iter().map(one).collect()
}

fn key(row: &Row, position: i64) -> Result<Sending, StoreError> {
    let word: String = row.get(0)?;
    let occasion = Occasion::parse(&word).ok_or_else(|| StoreError::Shape(format!("occasion {word}")))?;
    Ok(Sending { position, occasion, part: row.get(1)?, mark: row.get(2)? })
}

fn way(row: &Row) -> Result<(Way, Outcome, Moment), StoreError> {
    let (way, outcome): (String, String) = (row.get(3)?, row.get(4)?);
    let shape = || StoreError::Shape(format!("way {way} {outcome}"));
    let known = (Way::parse(&way).ok_or_else(shape)?, Outcome::parse(&outcome).ok_or_else(shape)?);
    Ok((known.0, known.1, Moment(row.get(5)?)))
}
