//! Asking for a link, and what one opens.

use std::collections::BTreeSet;

use identity::Email;
use office::Ctx;
use office::lanes::PAYMENTS;
use platform::i18n::Lang;
use platform::jobs::{self, NewJob};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::{ASKED_MAX, JOB, KEPT_HOURS, LINK, LINK_HOURS, SHOWN_MAX};
use crate::pay_now::under_way;
use crate::position::{self, Position, State};
use crate::refunds::{self, Case};

/// Who asks, as typed.
#[derive(Clone)]
pub(super) struct Asking {
    pub code: String,
    pub email: Email,
    pub lang: Lang,
}

/// Other money than what is asked for, of the positions of a list.
#[derive(Default)]
pub(super) struct Beside {
    /// Of these something is being paid.
    pub paying: BTreeSet<i64>,
    /// What came and was too much.
    pub cases: Vec<Case>,
}

/// What a link leads to.
pub(super) enum Opened {
    Unknown,
    Over,
    /// What this fiscal code owes.
    Positions(String, Vec<Position>, Beside),
}

/// Writes the asking down, whoever it is, and asks for the mail: who owes nothing gets none.
pub(super) fn ask(
    tx: &mut Tx,
    key: &MasterKey,
    body: i64,
    asking: &Asking,
    now: Moment,
) -> Result<(), StoreError> {
    let who = format!("{body} {} {}", asking.code, asking.email.as_str().to_lowercase());
    let who = key.keyed(LINK, who.as_bytes());
    let row = tx.row(
        sql!("SELECT COUNT(*) FROM own_link WHERE body = ?1 AND who = ?2 AND asked_at > ?3"),
        values![body, who, now.plus_s(-3_600)],
    )?;
    if row.map_or(Ok(0), |row| row.get::<i64>(0))? >= ASKED_MAX {
        platform::limits::hit("OWN_LINKS_MAX");
        return Ok(());
    }
    let debtor = tx.row(
        sql!("SELECT d.id FROM debtor d WHERE d.body = ?1 AND d.code = ?2 AND LOWER(d.email) = ?3 AND EXISTS (SELECT 1 FROM payment_option o JOIN debt_position p ON p.body = o.body AND p.id = o.position WHERE o.body = d.body AND o.debtor = d.id AND p.published_at IS NOT NULL) LIMIT 1"),
        values![body, asking.code.as_str(), asking.email.as_str().to_lowercase()],
    )?;
    let debtor: i64 = debtor.map_or(Ok(0), |row| row.get(0))?;
    let id = tx.new_id();
    tx.execute(
        sql!("INSERT INTO own_link (body, id, who, debtor, lang, asked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
        values![body, id, who, debtor, asking.lang.code(), now],
    )?;
    jobs::ask(tx, NewJob { body, kind: JOB, dedup: id.to_string(), work: id.into(), due: now })
}

/// Debtor, language and moment of an asking.
pub(super) fn asked(tx: &mut Tx, body: i64, id: i64) -> Result<Option<(i64, Lang, Moment)>, StoreError> {
    let row = tx.row(
        sql!("SELECT debtor, lang, asked_at FROM own_link WHERE body = ?1 AND id = ?2"),
        values![body, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let lang: String = row.get(1)?;
    Ok(Some((row.get(0)?, Lang::parse(&lang).unwrap_or(Lang::It), Moment(row.get(2)?))))
}

pub(super) fn opened(tx: &mut Tx, body: i64, id: i64, now: Moment) -> Result<Opened, StoreError> {
    let Some((debtor, _, at)) = asked(tx, body, id)?.filter(|(debtor, ..)| *debtor != 0) else {
        return Ok(Opened::Unknown);
    };
    if at.plus_s(LINK_HOURS * 3_600) <= now {
        return Ok(Opened::Over);
    }
    let me = tx.row(
        sql!("SELECT code, COALESCE(LOWER(email), '') FROM debtor WHERE body = ?1 AND id = ?2"),
        values![body, debtor],
    )?;
    let (code, email): (String, String) = match me {
        Some(row) => (row.get(0)?, row.get(1)?),
        // Its position was rewritten since.
        None => return Ok(Opened::Positions(String::new(), Vec::new(), Beside::default())),
    };
    let ids = tx.numbers::<1>(
        sql!("SELECT p.id FROM debt_position p WHERE p.body = ?1 AND p.id IN (SELECT o.position FROM payment_option o WHERE o.body = ?1 AND o.debtor IN (SELECT d.id FROM debtor d WHERE d.body = ?1 AND d.code = ?2 AND LOWER(d.email) = ?3)) AND p.published_at IS NOT NULL AND p.erased_at IS NULL ORDER BY p.id DESC LIMIT ?4"),
        values![body, code.as_str(), email, SHOWN_MAX],
    )?;
    let mut positions = position::load_in_order(tx, body, ids.as_flattened())?;
    positions.retain(|position| position.state(now) != State::Draft);
    let ids = || positions.iter().map(|position| position.id);
    let paying = under_way::among(tx, body, ids(), now)?;
    let cases = refunds::of_positions(tx, body, ids())?;
    Ok(Opened::Positions(code, positions, Beside { paying, cases }))
}

/// Old askings are forgotten; answers how many.
pub async fn forget(ctx: &Ctx, body: i64) -> Result<u64, StoreError> {
    let before = ctx.clock.now().plus_s(-KEPT_HOURS * 3_600);
    let work = move |tx: &mut Tx| {
        tx.execute(sql!("DELETE FROM own_link WHERE body = ?1 AND asked_at < ?2"), values![body, before])
    };
    ctx.db.write(Lane::of(body, PAYMENTS), work).await
}
