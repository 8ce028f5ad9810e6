//! The page of a turn, its live stream, and giving up.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use platform::events::Actor;
use platform::i18n::Tr;
use platform::live::View;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment, Tx};

use super::standing::{self, Standing};
use super::view::TurnView;
use crate::pass::Pass;
use crate::{line, serve};

/// Without script the page asks again this often.
const REFRESH_SECONDS: i64 = 20;

#[derive(Template)]
#[template(path = "turn/page.html")]
struct TurnPage {
    page: Page,
    live: String,
    number: i64,
    refresh_seconds: i64,
    settled: bool,
    view: TurnView,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let standing = look_up(&ctx, office.id, &token, &caller, now).await?;
    Ok(answer(page, &standing, &token))
}

pub(super) fn answer(page: Page, standing: &Standing, token: &str) -> Response {
    let mut view = TurnView::of(standing, page.tr, token);
    view.form_token = page.form_token.clone();
    if page.fragment {
        return html(&view);
    }
    // The stream speaks the page's language even where cookies are refused.
    let live = page.at(&format!("turn/{token}/live?lang={}", page.tr.lang()));
    let (number, settled) = (standing.number, standing.turn.is_final());
    html(&TurnPage { page, live, number, refresh_seconds: REFRESH_SECONDS, settled, view })
}

/// The pass of a token. Wrong tokens are counted by address, right ones by pass, so that a full waiting
/// room behind one address is not locked out.
pub(super) async fn look_up(
    ctx: &Ctx,
    body: i64,
    token: &str,
    caller: &Caller,
    now: Moment,
) -> Result<Standing, Failed> {
    let (inner, wanted) = (ctx.clone(), token.to_owned());
    let found = ctx.db.read(move |tx| standing::read(tx, &inner, body, &wanted, now)).await?;
    let counted = match &found {
        Some(standing) => format!("turn-of:{body}:{}", standing.pass.name()),
        None => format!("turn:{}", caller.name),
    };
    ctx.throttles.look_ups.attempt(&counted, now).map_err(Failed::too_many)?;
    found.ok_or_else(Failed::not_found)
}

/// One's own events are shown at once; the wait of everybody else's doing follows with the hub's regular
/// refresh, so that one call does not render the pages of a whole waiting room.
pub(super) async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let standing = look_up(&ctx, office.id, &token, &caller, now).await?;
    let (body, tr) = (office.id, page.tr);
    let appointment = standing.pass.appointment().map(|booked| booked.id);
    // The visit begins with the check-in, perhaps while somebody watches already.
    let visit = Arc::new(AtomicI64::new(visit_id(&standing.pass)));
    let (inner, known) = (ctx.clone(), visit.clone());
    let topic = format!("turn/{body}/{}/{}", standing.pass.name(), tr.lang());
    ctx.hub
        .watch(
            &topic,
            &caller,
            move |event| {
                let booked = event.facts.get("appointment").and_then(serde_json::Value::as_i64);
                event.body == body
                    && (event.subject == visit.load(Ordering::Relaxed)
                        || appointment.is_some_and(|id| event.subject == id || booked == Some(id)))
            },
            move || {
                let (ctx, token, known) = (inner.clone(), token.clone(), known.clone());
                Box::pin(async move { render(&ctx, body, &token, tr, &known).await })
            },
        )
        .await
}

fn visit_id(pass: &Pass) -> i64 {
    pass.visit().map_or(0, |visit| visit.id)
}

async fn render(ctx: &Ctx, body: i64, token: &str, tr: Tr, known: &AtomicI64) -> Option<View> {
    let (inner, wanted, now) = (ctx.clone(), token.to_owned(), ctx.clock.now());
    let read = ctx.db.read(move |tx| standing::read(tx, &inner, body, &wanted, now)).await;
    let standing = read.inspect_err(|error| tracing::warn!(%error, "a turn waits")).ok()??;
    known.store(visit_id(&standing.pass), Ordering::Relaxed);
    let view = TurnView::of(&standing, tr, token);
    let html = view.render().inspect_err(|error| tracing::error!(%error, "a turn fails")).ok()?;
    Some(View { number: standing.number, html })
}

/// A form without fields of its own.
#[derive(serde::Deserialize)]
pub(super) struct Nothing {}

/// Giving up; once more, or too late, changes nothing and shows what is.
#[allow(clippy::too_many_arguments)]
pub(super) async fn leave(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    caller: Caller,
    page: Page,
    now: Moment,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failed> {
    act(&ctx, office.id, &token, &caller, page, now, move |tx, office, pass, actor| match pass.visit() {
        Some(visit) => serve::leave(tx, office, visit, actor, now).map(|_| ()),
        None => Ok::<_, StoreError>(()),
    })
    .await
}

/// What the holder of a pass does on its page: a whole transaction, and what the answer shows is what it left.
pub(super) async fn act<E, F>(
    ctx: &Ctx,
    body: i64,
    token: &str,
    caller: &Caller,
    page: Page,
    now: Moment,
    rule: F,
) -> Result<Response, Failed>
where
    E: From<StoreError> + Into<Failed> + Send + 'static,
    F: Fn(&mut Tx, &Office, &Pass, &Actor) -> Result<(), E> + Send + 'static,
{
    look_up(ctx, body, token, caller, now).await?;
    let (inner, wanted, actor) = (ctx.clone(), token.to_owned(), caller.actor());
    let left = ctx.db.write(Lane::of(body, 0), move |tx| {
        let office = line::office_at(tx, &inner, body)?;
        if let Some(pass) = Pass::find(tx, &inner.key, body, &wanted)? {
            rule(tx, &office, &pass, &actor)?;
        }
        standing::read(tx, &inner, body, &wanted, now).map_err(E::from)
    });
    let standing = left.await.map_err(E::into)?.ok_or_else(Failed::not_found)?;
    if page.fragment {
        return Ok(answer(page, &standing, token));
    }
    Ok(Redirect::to(&page.at(&format!("turn/{token}"))).into_response())
}

/// The sound of being called; the same for everybody.
pub(super) async fn chime() -> Response {
    let headers = [(header::CONTENT_TYPE, "audio/wav"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, Bytes::from_owner(platform::voice::chime())).into_response()
}
