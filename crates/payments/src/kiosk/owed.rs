//! What is still to pay of a notice, and the code to pay it with.

use axum::extract::Path;
use axum::response::Response;
use office::kiosk::{At, Frame};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, html};

use super::{ask, opened};
use crate::desk::symbol;
use crate::pay_now::{Held, told, under_way, why_not};
use crate::{refunds, said};

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
    /// By when, until when at this price, or that it is late.
    when: String,
    /// What is due after a reduction: amount and last day.
    later: Vec<(String, String)>,
    /// Why nobody should pay just now: somebody may have paid already, or other money for it is here.
    wait: Option<&'static str>,
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
            let look = move |tx: &mut Tx| {
                let Some(held) = told(tx, body, &nav, now)? else { return Ok(None) };
                let checked = under_way::is_held(tx, &held, now)?;
                let hold = refunds::hold(&refunds::of_position(tx, body, held.position.id)?, &nav);
                let wait = if hold { Some("pay-extra-hold") } else { None };
                let paying = under_way::of(tx, &held, now)?.then_some("pay-under-way");
                Ok::<_, StoreError>(Some((held, wait.or(paying), checked)))
            };
            at.ctx.db.read(look).await?
        }
        None => None,
    };
    match held {
        Some((held, wait, checked)) => Ok(html(&shown(at, &held, (wait, checked)))),
        None => {
            at.look_up()?;
            Ok(ask::unknown(at, ""))
        }
    }
}

/// `wait`: why nobody should pay just now; `checked`: a receipt of it is here, and waits for people.
fn shown(at: &At, held: &Held, (wait, checked): (Option<&'static str>, bool)) -> OwedPage {
    let (office, page, now) = (&at.office, at.page.clone(), at.now);
    let Held { position, nav } = held;
    let state = why_not(position, nav, "kiosk-pay-other", now).or(checked.then_some("pay-held"));
    let part = position.option_of(nav).filter(|(option, _)| !option.whole);
    let payable = position.payable(nav, now).ok().map(|(_, part)| part);
    let amount = payable.map_or(pagopa::Cents::ZERO, |part| part.price(now));
    let day = |at: Moment| said::short_day(office, at);
    let when = payable.map_or_else(String::new, |part| {
        let about = (position.due, part);
        let reduced = said::reduced(office, page.tr, about, day, now).is_some();
        match now > part.due_at && !reduced && !said::undated(office, position.due) {
            true => page.t1("pay-late", "day", day(part.due_at)),
            false => said::by(office, &page, about, day, now),
        }
    });
    let later = payable.map_or_else(Vec::new, |part| part.later_prices(now));
    let qr = if state.is_none() { symbol(office, nav, amount, &page.t("pay-qr")) } else { None };
    OwedPage {
        frame: at.frame().back(page.at("kiosk/pay")).voice("owed"),
        due: said::due(office, &page, position.due),
        part: part.and_then(|(option, part)| said::part(page.tr, option, part)),
        state,
        amount: said::euro(amount),
        when,
        later: later.into_iter().map(|(amount, until)| (said::euro(amount), day(until))).collect(),
        wait: wait.filter(|_| state.is_none()),
        qr: qr.unwrap_or_default(),
        page,
    }
}
