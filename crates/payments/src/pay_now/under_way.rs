//! Is somebody paying this already? What a payer's browser says of a cart proves nothing: it only warns.

use office::Ctx;
use office::lanes::PAYMENTS;
use pagopa::NoticeNumber;
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::Held;
use crate::position::Position;
use crate::receipts;

/// Seconds for which the receipt of a cart is waited for: most take minutes.
const WAIT_S: i64 = 30 * 60;
/// The way back of who has paid, as he says.
const PAID: &str = "ok";

/// Remembers how the payer of a cart came back, or that he never left: then as an `error`.
pub(super) async fn came_back(
    ctx: &Ctx,
    body: i64,
    cart: i64,
    way: &'static str,
    now: Moment,
) -> Result<(), StoreError> {
    // The page of return asks again and again: most of the time there is nothing to write.
    if ctx.db.read(move |tx| is_news(tx, body, cart, way)).await? {
        let work = move |tx: &mut Tx| keep(tx, body, cart, way, now);
        ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    }
    Ok(())
}

/// Who has paid once and leafs back in his browser has still paid.
fn is_news(tx: &mut Tx, body: i64, cart: i64, way: &str) -> Result<bool, StoreError> {
    let row =
        tx.row(sql!("SELECT way FROM cart_return WHERE body = ?1 AND cart = ?2"), values![body, cart])?;
    let before: Option<String> = row.map(|row| row.get(0)).transpose()?;
    Ok(before.is_none_or(|before| before != way && before != PAID))
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

/// One of these went to the checkout lately, and nobody came back without having paid.
pub(super) async fn any(ctx: &Ctx, body: i64, all: &[Held], now: Moment) -> Result<bool, StoreError> {
    let navs: Vec<NoticeNumber> = all.iter().map(|held| held.nav.clone()).collect();
    let look = move |tx: &mut Tx| {
        for nav in &navs {
            if is(tx, body, nav, now)? {
                return Ok(true);
            }
        }
        Ok::<_, StoreError>(false)
    };
    ctx.db.read(look).await
}

/// The same of one notice that can be paid, for those who show it elsewhere.
pub(crate) fn of(tx: &mut Tx, held: &Held, now: Moment) -> Result<bool, StoreError> {
    let Held { position, nav } = held;
    Ok(position.payable(nav, now).is_ok() && is(tx, position.body, nav, now)?)
}

/// The same of whatever can be paid of a position.
pub(crate) fn of_any(tx: &mut Tx, position: &Position, now: Moment) -> Result<bool, StoreError> {
    for (_, part) in position.instalments() {
        if position.payable(&part.nav, now).is_ok() && is(tx, position.body, &part.nav, now)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is(tx: &mut Tx, body: i64, nav: &NoticeNumber, now: Moment) -> Result<bool, StoreError> {
    // A receipt that waits for people says more than a browser: he has paid, and somebody is looking.
    if receipts::is_held(tx, body, nav.as_str())? {
        return Ok(true);
    }
    let row = tx.row(
        sql!("SELECT c.id FROM cart_notice n JOIN cart c ON c.body = n.body AND c.id = n.cart LEFT JOIN cart_return r ON r.body = n.body AND r.cart = n.cart WHERE n.body = ?1 AND n.nav = ?2 AND COALESCE(r.returned_at, c.opened_at) > ?3 AND (r.way IS NULL OR r.way IN ('ok', 'waiting')) LIMIT 1"),
        values![body, nav.as_str(), now.plus_s(-WAIT_S)],
    )?;
    Ok(row.is_some())
}
