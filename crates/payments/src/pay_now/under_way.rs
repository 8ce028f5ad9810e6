//! Is somebody paying this already? What a payer's browser says of a cart proves nothing: it only warns.

use std::collections::BTreeSet;

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx, keys};
use platform::{Lane, Moment, sql, values};

use super::Held;
use crate::position::Position;
use crate::receipts;
use crate::refunds::{self, Case};

/// Seconds for which the receipt of a cart is waited for: most take minutes.
const WAIT_S: i64 = 30 * 60;
/// How sure each way back makes us that somebody has paid; of two the surer is remembered.
fn sureness(way: &str) -> u8 {
    match way {
        "ok" => 2,
        "waiting" => 1,
        _ => 0,
    }
}

/// Remembers how the payer of a cart came back, or that he never left: then as an `error`.
pub(super) async fn came_back(
    ctx: &Ctx,
    body: i64,
    cart: i64,
    way: &'static str,
    now: Moment,
) -> Result<(), StoreError> {
    // The checkout sends people back by GET, and the page of return asks again and again. A cart is written to three
    // times at most, each time surer; what was leafed back to is nothing new.
    if ctx.db.read(move |tx| is_news(tx, body, cart, way)).await? {
        let work = move |tx: &mut Tx| keep(tx, body, cart, way, now);
        ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    }
    Ok(())
}

/// Who has paid once and leafs back in his browser has still paid, and who waits has not broken off.
fn is_news(tx: &mut Tx, body: i64, cart: i64, way: &str) -> Result<bool, StoreError> {
    let row =
        tx.row(sql!("SELECT way FROM cart_return WHERE body = ?1 AND cart = ?2"), values![body, cart])?;
    let before: Option<String> = row.map(|row| row.get(0)).transpose()?;
    Ok(before.is_none_or(|before| sureness(&before) < sureness(way)))
}

fn keep(tx: &mut Tx, body: i64, cart: i64, way: &'static str, now: Moment) -> Result<(), StoreError> {
    if !is_news(tx, body, cart, way)? {
        return Ok(());
    }
    tx.execute(
        sql!("INSERT INTO cart_return (body, cart, way, returned_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (body, cart) DO UPDATE SET way = EXCLUDED.way, returned_at = EXCLUDED.returned_at"),
        values![body, cart, way, now],
    )?;
    let (facts, actor) = (serde_json::json!({ "way": way }), Actor::web());
    append(
        tx,
        NewEvent { body, place: 0, kind: "cart-returned", subject: cart, actor: &actor, at: now, facts },
    )?;
    Ok(())
}

/// Other money than what is asked for.
pub(super) struct Beside {
    /// Of the position of one of these something went to the checkout lately, and nobody came back without having
    /// paid: whoever pays another notice of it pays the same money again.
    pub paying: bool,
    /// A receipt of the first of these is here and waits for people: it is not to be paid.
    pub held: bool,
    /// What came to the position of the first of these and was too much.
    pub cases: Vec<Case>,
}

pub(super) async fn beside(ctx: &Ctx, body: i64, all: &[Held], now: Moment) -> Result<Beside, StoreError> {
    let ids: Vec<i64> = all.iter().map(|held| held.position.id).collect();
    let first = all.first().cloned();
    let look = move |tx: &mut Tx| {
        let held = first.as_ref().map_or(Ok(false), |first| is_held(tx, first, now))?;
        let paying = !among(tx, body, ids.iter().copied(), now)?.is_empty();
        let cases = refunds::of_positions(tx, body, ids.first().copied())?;
        Ok::<_, StoreError>(Beside { paying, held, cases })
    };
    ctx.db.read(look).await
}

/// Whether the money of a notice that could be paid is here, and somebody has to look at it first.
pub(crate) fn is_held(tx: &mut Tx, held: &Held, now: Moment) -> Result<bool, StoreError> {
    let Held { position, nav } = held;
    Ok(position.payable(nav, now).is_ok() && receipts::is_held(tx, position, nav)?)
}

/// Whether one notice that can be paid is being paid, for those who show it elsewhere.
pub(crate) fn of(tx: &mut Tx, held: &Held, now: Moment) -> Result<bool, StoreError> {
    let Held { position, nav } = held;
    Ok(position.payable(nav, now).is_ok() && is(tx, position, now)?)
}

/// The same of whatever can be paid of a position.
pub(crate) fn of_any(tx: &mut Tx, position: &Position, now: Moment) -> Result<bool, StoreError> {
    let payable = position.instalments().any(|(_, part)| position.payable(&part.nav, now).is_ok());
    Ok(payable && is(tx, position, now)?)
}

fn is(tx: &mut Tx, position: &Position, now: Moment) -> Result<bool, StoreError> {
    Ok(!among(tx, position.body, [position.id], now)?.is_empty())
}

/// Those of these positions of which something is being paid. A cart is waited for until a receipt came of what is
/// in it, whatever became of the receipt; and one that waits for people says more than a browser: he has paid, and
/// somebody is looking.
pub(crate) fn among(
    tx: &mut Tx,
    body: i64,
    positions: impl IntoIterator<Item = i64>,
    now: Moment,
) -> Result<BTreeSet<i64>, StoreError> {
    let positions = keys(positions);
    let found = tx.numbers::<1>(
        sql!("SELECT DISTINCT i.position FROM instalment i JOIN cart_notice n ON n.body = i.body AND n.nav = i.nav JOIN cart c ON c.body = n.body AND c.id = n.cart LEFT JOIN cart_return r ON r.body = n.body AND r.cart = n.cart WHERE i.body = ?1 AND i.position IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) AND COALESCE(r.returned_at, c.opened_at) > ?3 AND (r.way IS NULL OR r.way IN ('ok', 'waiting')) AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.body = i.body AND p.position = i.position AND p.instalment = i.id) AND NOT EXISTS (SELECT 1 FROM receipt t WHERE t.body = i.body AND t.iuv = i.iuv AND t.recorded_at >= c.opened_at)"),
        &[body.into(), positions.clone(), now.plus_s(-WAIT_S).into()],
    )?;
    let held = receipts::held_among(tx, body, positions)?;
    Ok(found.into_iter().flatten().chain(held).collect())
}
