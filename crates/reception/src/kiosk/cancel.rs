//! Giving a seat or a place in line back: the page names what will happen, the touch does it.

use agenda::appointment::Channel;
use agenda::cancel::{CancelError, cancel};
use axum::extract::Path;
use axum::response::Response;
use office::Office;
use office::kiosk::{At, Frame};
use platform::Moment;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, Posted, html};

use super::held::{self, Held, Standing};
use super::mine::{can_cancel, go};
use super::words;
use crate::line::office_at;
use crate::serve;

#[derive(askama::Template)]
#[template(path = "kiosk/cancel.html")]
struct CancelPage {
    page: Page,
    frame: Frame,
    title: String,
    why: String,
    button: String,
    action: String,
    keep: String,
}

pub(super) async fn show(at: At, Path((_, token)): Path<(String, String)>) -> Response {
    at.answer(ask(&at, token).await)
}

async fn ask(at: &At, token: String) -> Result<Response, Failed> {
    let (key, office, now, page) = (at.ctx.key.clone(), at.office.clone(), at.now, at.page.clone());
    let found = at.ctx.db.read(move |tx| held::by_token(tx, &key, &office, &token, now)).await;
    let held = found.map_err(|error: StoreError| Failed::from(error))?.ok_or_else(Failed::not_found)?;
    let token = held.pass.token(&at.ctx.key, at.body());
    if !can_cancel(at, &held) {
        return Ok(go(at, &token));
    }
    let keep = page.at(&format!("kiosk/mine/{token}"));
    let (title, why, button) = match held.pass.appointment().filter(|booked| booked.start > now) {
        Some(booked) => {
            let when = words::at_when(page.tr, &at.office, booked.start, now);
            let do_it =
                page.t1("kiosk-cancel-do", "when", words::when(page.tr, &at.office, booked.start, now));
            (page.t1("kiosk-cancel-title", "when", when), page.t("kiosk-cancel-why"), do_it)
        }
        None => {
            let title = page.t1("kiosk-leave-title", "code", held.pass.code());
            (title, page.t("kiosk-leave-why"), page.t1("kiosk-leave-do", "code", held.pass.code()))
        }
    };
    Ok(html(&CancelPage {
        frame: at.frame().back(keep.clone()).voice("cancel"),
        title,
        why,
        button,
        action: page.at(&format!("kiosk/cancel/{token}")),
        keep,
        page,
    }))
}

#[derive(serde::Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn confirm(
    at: At,
    Path((_, token)): Path<(String, String)>,
    sent: Result<Posted<Nothing>, Failed>,
) -> Response {
    let done = match sent {
        Ok(_) => give_back(&at, token).await,
        Err(failed) => Err(failed),
    };
    at.answer(done)
}

async fn give_back(at: &At, token: String) -> Result<Response, Failed> {
    let (ctx, body, now, actor) = (at.ctx.clone(), at.body(), at.now, at.caller.actor());
    let done = at.ctx.db.write(at.lane(), move |tx| {
        let office = office_at(tx, &ctx, body)?;
        let Some(held) = held::by_token(tx, &ctx.key, &office, &token, now)? else { return Ok(None) };
        undo(tx, &office, &held, &actor, now)?;
        Ok::<_, CancelError>(Some(held))
    });
    let held = done.await?.ok_or_else(Failed::not_found)?;
    Ok(go(at, &held.pass.token(&at.ctx.key, at.body())))
}

/// Out of the line first, so that nobody is called whose appointment is gone.
fn undo(tx: &mut Tx, office: &Office, held: &Held, actor: &Actor, now: Moment) -> Result<(), CancelError> {
    let in_line = matches!(held.now, Standing::Waiting(_) | Standing::Paused);
    if let Some(visit) = held.pass.visit().filter(|_| in_line) {
        serve::leave(tx, office, visit, actor, now)?;
    }
    let unserved = in_line || matches!(held.now, Standing::Away);
    match held.pass.appointment().filter(|booked| unserved && booked.start > now) {
        Some(booked) => cancel(tx, office.id, booked, Channel::Kiosk, actor, now),
        None => Ok(()),
    }
}
