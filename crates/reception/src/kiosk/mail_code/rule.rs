//! Asking for a code, trying one, and what a right one opens.

use agenda::appointment::Appointment;
use office::Office;
use platform::events::{Actor, NewEvent, append};
use platform::jobs::{self, NewJob};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx, Value};
use platform::{Moment, sql, values};

use super::digits::Digits;
use super::mailbox::{fitting, mailbox, mailboxes};
use super::{CODE_LIFE_S, CodeError, KEPT_S, brakes, letter};
use crate::kiosk::by_card::live;

/// Which kiosk asks.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub site: i64,
    pub device: i64,
    pub actor: Actor,
}

/// A code was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    New(i64),
    /// Less than a minute ago: that code is good.
    JustNow(i64),
}

/// What came of six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tried {
    Right,
    Wrong { left: usize },
}

/// Who asked, and when.
pub(super) struct Asking {
    pub card: Vec<u8>,
    pub at: Moment,
}

/// Asks for a code: one row and one event for every card, and a mail to each mailbox that has one coming.
pub(super) fn ask(
    tx: &mut Tx,
    office: &Office,
    card: &[u8],
    stand: &Stand,
    now: Moment,
) -> Result<Asked, CodeError> {
    let body = office.id;
    brakes::unlocked(tx, body, card, stand.device, now)?;
    let before = brakes::asked(tx, body, card)?;
    if let Some((id, again)) = brakes::just_now(&before, now) {
        return if used(tx, body, id)? { Err(CodeError::TooOften { again }) } else { Ok(Asked::JustNow(id)) };
    }
    if let Some(again) = brakes::too_many(&before, now) {
        return Err(CodeError::TooOften { again });
    }
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO kiosk_code (body, id, card, device, at) VALUES (?1, ?2, ?3, ?4, ?5)"),
        values![body, id, card, stand.device, now],
    )?;
    for (booked, _) in mailboxes(tx, office, card, now)? {
        let (dedup, work) = (format!("{id}-{}", booked.id), letter::work(id, booked.id));
        jobs::ask(tx, NewJob { body, kind: letter::JOB, dedup, work, due: now })?;
    }
    note(tx, body, "kiosk_code_asked", id, stand, now, serde_json::json!({ "device": stand.device }))?;
    Ok(Asked::New(id))
}

/// Tries six digits. A wrong code is written down, so it is an answer and no error.
pub(super) fn attempt(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    id: i64,
    typed: &Digits,
    stand: &Stand,
    now: Moment,
) -> Result<Tried, CodeError> {
    let body = office.id;
    let asking = asking(tx, body, id)?.ok_or(CodeError::Over)?;
    brakes::unlocked(tx, body, &asking.card, stand.device, now)?;
    if !good(tx, body, id, &asking, now)? {
        return Err(CodeError::Over);
    }
    match fitting(key, body, id, typed, &mailboxes(tx, office, &asking.card, now)?) {
        Some(mail) => {
            let taken = tx.execute(
                sql!(
                    "INSERT INTO kiosk_code_use (body, code, device, mail, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
                ),
                values![body, id, stand.device, mail, now],
            )?;
            if taken == 0 {
                return Err(CodeError::Over);
            }
            let facts = serde_json::json!({ "device": stand.device });
            note(tx, body, "kiosk_code_accepted", id, stand, now, facts)?;
            Ok(Tried::Right)
        }
        None => {
            let row = tx.new_id();
            tx.execute(
                sql!("INSERT INTO kiosk_code_try (body, id, card, device, at) VALUES (?1, ?2, ?3, ?4, ?5)"),
                values![body, row, asking.card.as_slice(), stand.device, now],
            )?;
            let left = brakes::left(tx, body, &asking.card, stand.device, now)?;
            let facts = serde_json::json!({ "device": stand.device, "locked": left == 0 });
            note(tx, body, "kiosk_code_refused", id, stand, now, facts)?;
            Ok(Tried::Wrong { left })
        }
    }
}

/// The appointments that a right code opened, at the kiosk where it was typed.
pub(super) fn opened(
    tx: &mut Tx,
    office: &Office,
    id: i64,
    device: i64,
    now: Moment,
) -> Result<Option<Vec<Appointment>>, StoreError> {
    let body = office.id;
    let used = tx.row(
        sql!("SELECT mail FROM kiosk_code_use WHERE body = ?1 AND code = ?2 AND device = ?3"),
        values![body, id, device],
    )?;
    let (Some(used), Some(asking)) = (used, asking(tx, body, id)?) else { return Ok(None) };
    let mail: Vec<u8> = used.get(0)?;
    let mut found = Vec::new();
    for booked in live(tx, office, &asking.card, now)? {
        if mailbox(tx, body, &booked)?.as_ref() == Some(&mail) {
            found.push(booked);
        }
    }
    Ok(Some(found))
}

pub(super) fn asking(tx: &mut Tx, body: i64, id: i64) -> Result<Option<Asking>, StoreError> {
    let row =
        tx.row(sql!("SELECT card, at FROM kiosk_code WHERE body = ?1 AND id = ?2"), values![body, id])?;
    row.map(|row| Ok(Asking { card: row.get(0)?, at: Moment(row.get(1)?) })).transpose()
}

/// Neither used nor too old, and no newer one was asked for.
pub(super) fn good(
    tx: &mut Tx,
    body: i64,
    id: i64,
    asking: &Asking,
    now: Moment,
) -> Result<bool, StoreError> {
    let newer = tx.row(
        sql!("SELECT id FROM kiosk_code WHERE body = ?1 AND card = ?2 AND at > ?3"),
        values![body, asking.card.as_slice(), asking.at],
    )?;
    Ok(newer.is_none() && asking.at.plus_s(CODE_LIFE_S) > now && !used(tx, body, id)?)
}

/// Forgets what no rule looks at any more.
pub fn forget(tx: &mut Tx, now: Moment) -> Result<(), StoreError> {
    let old = [Value::from(now.plus_s(-KEPT_S))];
    tx.execute(sql!("DELETE FROM kiosk_code_use WHERE at <= ?1"), &old)?;
    tx.execute(sql!("DELETE FROM kiosk_code_try WHERE at <= ?1"), &old)?;
    tx.execute(sql!("DELETE FROM kiosk_code WHERE at <= ?1"), &old)?;
    Ok(())
}

fn used(tx: &mut Tx, body: i64, id: i64) -> Result<bool, StoreError> {
    let row =
        tx.row(sql!("SELECT at FROM kiosk_code_use WHERE body = ?1 AND code = ?2"), values![body, id])?;
    Ok(row.is_some())
}

fn note(
    tx: &mut Tx,
    body: i64,
    kind: &str,
    subject: i64,
    stand: &Stand,
    at: Moment,
    facts: serde_json::Value,
) -> Result<(), StoreError> {
    append(tx, NewEvent { body, place: stand.site, kind, subject, actor: &stand.actor, at, facts })
}
