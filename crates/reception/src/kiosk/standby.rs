//! Stand-by: nobody is here yet, or nobody any more. Nothing of the last person remains.

use office::kiosk::{At, Frame, IDLE_S};
use std::sync::Arc;

use axum::response::Response;
use office::docs::KioskDoc;
use office::{Ctx, Office, by_id};
use platform::live::View;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Page, html};
use platform::{Moment, events};

use super::{meanwhile, words};
use crate::arrive::last_start_today;
use crate::estimate::Room;
use crate::line::office_at;
use crate::programme::{self, Strip};

/// Services whose wait is shown here at most: the page is read in passing.
const WAITS_MAX: usize = 8;

#[derive(askama::Template)]
#[template(path = "kiosk/standby.html")]
struct StandbyPage {
    page: Page,
    frame: Frame,
    waits: Vec<Wait>,
    beside: Option<Strip>,
    from: i64,
}

#[derive(askama::Template)]
#[template(path = "kiosk/standby_view.html")]
struct StandbyView {
    page: Page,
    waits: Vec<Wait>,
    beside: Option<Strip>,
}

struct Wait {
    service: String,
    wait: String,
}

pub(super) async fn show(at: At) -> Response {
    meanwhile::forget(at.body(), at.caller.id);
    at.answer(standby(&at).await)
}

async fn standby(at: &At) -> Result<Response, Failed> {
    let (page, now) = (at.page.clone(), at.now);
    let (office, kiosk) = (at.office.clone(), at.programme.doc.clone());
    let reader = page.clone();
    let (waits, beside, from) = at
        .ctx
        .db
        .read(move |tx| {
            let waits = waits(tx, &office, &kiosk, &reader, now)?;
            let beside = programme::now(tx, &office, &kiosk.programme, &[reader.lang()], now)?;
            Ok::<_, StoreError>((waits, beside, events::last_number(tx, office.id)?))
        })
        .await?;
    if page.fragment {
        return Ok(html(&StandbyView { page, waits, beside }));
    }
    let frame = at.frame().voice("standby");
    // In the first language it waits for ever; in another one it finds its way back.
    let first = page.head.languages.first().is_none_or(|first| page.lang_is(first));
    let frame = Frame { idle_s: (!first).then_some(IDLE_S), ..frame };
    Ok(html(&StandbyPage { page, frame, waits, beside, from }))
}

/// The stream of one programme in one language, shared by all its kiosks.
pub(super) async fn live(at: At) -> Response {
    let (body, programme, site) = (at.body(), at.programme.id, at.site.id);
    let topic = format!("kiosk:{body}:{programme}:{}", at.page.tr.lang());
    let (ctx, page) = (at.ctx.clone(), at.page.clone());
    let concerns =
        move |event: &events::Event| event.body == body && (event.place == site || event.place == 0);
    let watched = at.ctx.hub.watch(&topic, &at.caller, concerns, move || {
        let (ctx, page) = (ctx.clone(), page.clone());
        Box::pin(async move { render(&ctx, body, programme, page).await })
    });
    at.answer(watched.await)
}

async fn render(ctx: &Ctx, body: i64, programme: i64, page: Page) -> Option<View> {
    let (inner, now) = (ctx.clone(), ctx.clock.now());
    let drawn = ctx.db.read(move |tx| {
        let office: Arc<Office> = office_at(tx, &inner, body)?;
        let Some(kiosk) = by_id(&office.kiosks, programme) else { return Ok(None) };
        let view = StandbyView {
            page: page.clone(),
            waits: waits(tx, &office, &kiosk.doc, &page, now)?,
            beside: programme::now(tx, &office, &kiosk.doc.programme, &[page.lang()], now)?,
        };
        let html = askama::Template::render(&view).map_err(|error| StoreError::Shape(error.to_string()))?;
        Ok::<_, StoreError>(Some(View { number: events::last_number(tx, body)?, html }))
    });
    drawn.await.inspect_err(|error| tracing::warn!(%error, "a kiosk's view cannot be drawn")).ok().flatten()
}

/// Waits of the services that take people without appointment and are being served now.
fn waits(
    tx: &mut Tx,
    office: &Office,
    kiosk: &KioskDoc,
    page: &Page,
    now: Moment,
) -> Result<Vec<Wait>, StoreError> {
    let Some(site) = office.site_by_key(&kiosk.site) else { return Ok(Vec::new()) };
    let room = Room::now(tx, office, site.id, now)?;
    let open = office
        .services_at(&kiosk.site, &kiosk.services)
        .filter(|part| part.doc.walk_in && last_start_today(office, &part.doc, now).is_some());
    let wait = open.filter_map(|part| {
        let estimate = room.of_newcomer(part.id)?;
        Some(Wait {
            service: part.doc.name.say(page.lang()).to_owned(),
            wait: words::wait(page.tr, estimate),
        })
    });
    Ok(wait.take(WAITS_MAX).collect())
}
