//! Notices that are paid together at the national checkout.

use office::Office;
use pagopa::cart::{Cart, CartError, CartNotice, CartRequest, ReturnUrls, TEXT_CHARS_MAX};
use pagopa::{BodyCode, NoticeNumber};
use platform::events::{Actor, NewEvent, append};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::Held;

/// Remembers which notices went to the checkout: the page of return looks at those.
pub(super) fn open(tx: &mut Tx, body: i64, navs: &[NoticeNumber], now: Moment) -> Result<i64, StoreError> {
    let id = tx.new_id();
    tx.execute(sql!("INSERT INTO cart (body, id, opened_at) VALUES (?1, ?2, ?3)"), values![body, id, now])?;
    for (place, nav) in (1_i64..).zip(navs) {
        tx.execute(
            sql!("INSERT INTO cart_notice (body, cart, place, nav) VALUES (?1, ?2, ?3, ?4)"),
            values![body, id, place, nav.as_str()],
        )?;
    }
    let (facts, actor) = (serde_json::json!({ "notices": navs.len() }), Actor::web());
    append(tx, NewEvent { body, place: 0, kind: "cart-opened", subject: id, actor: &actor, at: now, facts })?;
    Ok(id)
}

pub(super) fn navs(tx: &mut Tx, body: i64, cart: i64) -> Result<Vec<NoticeNumber>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT nav FROM cart_notice WHERE body = ?1 AND cart = ?2 ORDER BY place"),
        values![body, cart],
    )?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(NoticeNumber::parse(&row.get::<String>(0)?));
    }
    Ok(found)
}

/// When it went to the checkout.
pub(super) fn opened_at(tx: &mut Tx, body: i64, cart: i64) -> Result<Option<Moment>, StoreError> {
    let row = tx.row(sql!("SELECT opened_at FROM cart WHERE body = ?1 AND id = ?2"), values![body, cart])?;
    row.map(|row| Ok(Moment(row.get(0)?))).transpose()
}

/// What the checkout is asked: amounts of this moment, and the pages to come back to below `back`.
pub(super) fn request(
    office: &Office,
    all: &[Held],
    (id, back): (i64, &str),
    now: Moment,
) -> Result<Cart, CartError> {
    let cut = |text: &str| text.chars().take(TEXT_CHARS_MAX).collect::<String>();
    let code = office.fiscal_code().ok_or(CartError::Form)?;
    let body = BodyCode::parse(code).map_err(|_| CartError::Form)?;
    let (mut notices, mut all_postal) = (Vec::new(), true);
    for Held { position, nav } in all {
        let (_, part) = position.payable(nav, now).map_err(|_| CartError::Notices)?;
        all_postal &= part.all_postal();
        notices.push(CartNotice {
            notice_number: nav.clone(),
            fiscal_code: body.clone(),
            amount: part.price(now),
            company_name: cut(&position.company_name),
            description: cut(&part.description),
        });
    }
    let to = |how: &str| format!("{back}/{how}");
    Cart::new(CartRequest {
        email_notice: None,
        payment_notices: notices,
        return_urls: ReturnUrls {
            return_ok_url: to("ok"),
            return_cancel_url: to("cancel"),
            return_error_url: to("error"),
            return_waiting_url: to("waiting"),
        },
        id_cart: Some(id.to_string()),
        all_ccp: Some(all_postal),
    })
}
