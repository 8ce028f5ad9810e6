//! A program is entered with its first key, gets new ones, and loses them all.

use platform::events::{Actor, NewEvent, append};
use platform::secrets::Token;
use platform::session::{self, Session};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed};
use platform::{Moment, sql, values};
use serde_json::{Value, json};

use super::{HOLDER, ProgramError, Wish};
use crate::offices::Offices;
use crate::parts::Office;
use crate::rights;

const DAY_S: i64 = 86_400;

/// Proof that somebody gives and takes the keys of programs of a body.
#[derive(Clone, Debug)]
pub struct Keeper {
    pub body: i64,
    pub actor: Actor,
}

impl Keeper {
    pub fn prove(caller: &Caller, office: &Office) -> Result<Keeper, Failed> {
        if !caller.may(rights::PROGRAMS) || caller.body != office.id {
            return Err(Failed::forbidden());
        }
        Ok(Keeper { body: office.id, actor: caller.actor() })
    }

    fn note(&self, tx: &mut Tx, kind: &str, id: i64, facts: Value, at: Moment) -> Result<(), StoreError> {
        let (body, actor) = (self.body, &self.actor);
        append(tx, NewEvent { body, place: 0, kind, subject: id, actor, at, facts })?;
        // Whoever names authors and whoever works on for a program reads it with the office.
        Offices::outdate(tx, body)
    }

    fn open(
        &self,
        tx: &mut Tx,
        (id, rights): (i64, String),
        token: &Token,
        days: i64,
        now: Moment,
    ) -> Result<(), StoreError> {
        let holder_kind = HOLDER.to_owned();
        let session = Session { body: self.body, holder_kind, holder: id, rights, opened: now, seen: now };
        session::open(tx, token, &session, now.plus_s(days * DAY_S))
    }
}

/// Enters a program; its key is `token`.
pub fn make(
    tx: &mut Tx,
    keeper: &Keeper,
    wish: &Wish,
    token: &Token,
    now: Moment,
) -> Result<i64, ProgramError> {
    let (id, held) = (tx.new_id(), wish.rights.join(" "));
    let entered = tx.execute(
        sql!(
            "INSERT INTO program (body, id, name, rights, turn, made_at, made_by, keyed_at, expires_at, folded) VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?5, ?7, ?8) ON CONFLICT DO NOTHING"
        ),
        values![
            keeper.body,
            id,
            wish.name.as_str(),
            held.as_str(),
            now,
            keeper.actor.0.as_str(),
            now.plus_s(wish.days * DAY_S),
            // Whoever reads who did something tells no name from another by its capitals.
            wish.name.to_lowercase()
        ],
    )?;
    if entered == 0 {
        return Err(ProgramError::Taken);
    }
    keeper.open(tx, (id, held), token, wish.days, now)?;
    let facts = json!({ "rights": wish.rights, "days": wish.days });
    keeper.note(tx, "program_made", id, facts, now)?;
    Ok(id)
}

/// A new key; the one of before ends after so many days. `turn` is the key that was on the page: the same form
/// sent again finds another one there.
pub fn renew(
    tx: &mut Tx,
    keeper: &Keeper,
    (id, turn): (i64, i64),
    (days, overlap): (i64, i64),
    token: &Token,
    now: Moment,
) -> Result<String, ProgramError> {
    let row = tx.row(
        sql!("SELECT name, rights, turn, revoked_at FROM program WHERE body = ?1 AND id = ?2"),
        values![keeper.body, id],
    )?;
    let row = row.ok_or(ProgramError::Unknown)?;
    let (name, held): (String, String) = (row.get(0)?, row.get(1)?);
    if row.get::<i64>(2)? != turn || row.get::<Option<i64>>(3)?.is_some() {
        return Err(ProgramError::Stale);
    }
    let old_until = now.plus_s(overlap * DAY_S);
    session::end_by(tx, keeper.body, HOLDER, id, old_until)?;
    keeper.open(tx, (id, held), token, days, now)?;
    tx.execute(
        sql!(
            "UPDATE program SET turn = turn + 1, keyed_at = ?3, old_until = CASE WHEN expires_at < ?4 THEN expires_at ELSE ?4 END, expires_at = ?5 WHERE body = ?1 AND id = ?2"
        ),
        values![keeper.body, id, now, old_until, now.plus_s(days * DAY_S)],
    )?;
    keeper.note(tx, "program_renewed", id, json!({ "days": days, "overlap_days": overlap }), now)?;
    Ok(name)
}

/// All its keys end at once; its name stays.
pub fn revoke(tx: &mut Tx, keeper: &Keeper, id: i64, now: Moment) -> Result<(), ProgramError> {
    let changed = tx.execute(
        sql!(
            "UPDATE program SET revoked_at = ?3, revoked_by = ?4 WHERE body = ?1 AND id = ?2 AND revoked_at IS NULL"
        ),
        values![keeper.body, id, now, keeper.actor.0.as_str()],
    )?;
    if changed == 0 {
        return Err(ProgramError::Unknown);
    }
    session::close_all(tx, keeper.body, HOLDER, id)?;
    keeper.note(tx, "program_revoked", id, json!({}), now)?;
    Ok(())
}

/// One of its keys was used.
pub fn note_used(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<(), StoreError> {
    tx.execute(sql!("UPDATE program SET used_at = ?3 WHERE body = ?1 AND id = ?2"), values![body, id, now])?;
    Ok(())
}
