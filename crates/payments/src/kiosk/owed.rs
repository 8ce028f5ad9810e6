//! What is still to pay of a notice, and the code to pay it with.

use axum::extract::Path;
use axum::response::Response;
use office::kiosk::{At, Frame};
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, html};

use super::{ask, opened};
use crate::desk::symbol;
use crate::pay_now::{Held, told, under_way, why_not};
use crate::said;

#[derive(askama::Template)]
#[template(path = "kiosk/owed.html")]
struct OwedPage {
    page: Page,
    frame: Frame,
    /// The kind of due, as the body names it.
    due: String,
    part: Option<String>,
    /// Why it cannot be paid; nothing where it can.
    state: Option<&'static str>,
    amount: String,
    when: String,
    /// Somebody may have paid already, and the receipt is on its way.
    paying: bool,
    qr: String,
}

pub(super) async fn show(at: At, Path((_, token)): Path<(String, String)>) -> Response {
    let done = owed(&at, &token).await;
    at.answer(done)
}

async fn owed(at: &At, token: &str) -> Result<Response, Failed> {
    let nav = opened(at, token);
    let (body, now) = (at.body(), at.now);
    let held = match nav {
        Some(nav) => {
            let look = move |tx: &mut Tx| match told(tx, body, &nav, now)? {
                Some(held) => under_way::of(tx, &held, now).map(|paying| Some((held, paying))),
                None => Ok::<_, StoreError>(None),
            };
            at.ctx.db.read(look).await?
        }
        None => None,
    };
    match held {
        Some((held, paying)) => Ok(html(&shown(at, &held, paying))),
        None => {
            at.look_up()?;
            Ok(ask::unknown(at, ""))
        }
    }
}

fn shown(at: &At, held: &Held, paying: bool) -> OwedPage {
    let (office, page, now) = (&at.office, at.page.clone(), at.now);
    let Held { position, nav } = held;
    let state = why_not(position, nav, "kiosk-pay-other", now);
    let part = position.option_of(nav).filter(|(option, _)| !option.whole);
    let (amount, due_at) = position.payable(nav, now).map_or_else(
        |_| (pagopa::Cents::ZERO, position.created_at),
        |(_, part)| (part.price(now), part.due_at),
    );
    let day = said::short_day(office, due_at);
    let when = if now > due_at && !said::undated(office, position.due) {
        page.t1("pay-late", "day", day)
    } else {
        said::within(office, &page, position.due, day)
    };
    let qr = if state.is_none() { symbol(office, nav, amount, &page.t("pay-qr")) } else { None };
    OwedPage {
        frame: at.frame().back(page.at("kiosk/pay")).voice("owed"),
        due: said::due(office, &page, position.due),
        part: part.map(|(_, part)| page.t1("due-part-of", "place", part.place)),
        state,
        amount: said::euro(amount),
        when,
        paying,
        qr: qr.unwrap_or_default(),
        page,
    }
}
