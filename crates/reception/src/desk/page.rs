//! Opening a counter and working there.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office, by_id, rights};
use platform::store::StoreError;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::view::{self, DeskView};
use crate::counter::{self, Desk};
use crate::line::office_at;
use crate::serve::{self, AtCounter, Opening, ServeError, Wish};

pub fn routes() -> Routes<Ctx> {
    let serve = Access::Right(rights::SERVE);
    Routes::new()
        .get("/{body}/counter", serve, show)
        .get("/{body}/counter/live", serve, live)
        .post("/{body}/counter/open", serve, open)
        .post("/{body}/counter/act/{word}", serve, act)
}

#[derive(askama::Template)]
#[template(path = "desk/choose.html")]
struct ChoosePage {
    page: Page,
    counters: Vec<Choice>,
    services: Vec<(String, String)>,
}

/// A counter that can be opened.
struct Choice {
    id: i64,
    label: String,
    room: String,
    taken_by: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    page: Page,
    view: DeskView,
}

#[derive(askama::Template)]
#[template(path = "desk/view.html")]
struct DeskFragment {
    page: Page,
    view: DeskView,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (inner, body, lang) = (ctx.clone(), office.id, page.lang());
    let (who, day) = (caller.id, office.date_of(now));
    let found = ctx
        .db
        .read(move |tx| {
            let office = office_at(tx, &inner, body)?;
            match counter::of_staff(tx, body, who, day)? {
                Some(desk) => view::of(tx, &office, &desk, lang, now).map(Ok),
                None => {
                    let mut open = Vec::new();
                    for site in &office.sites {
                        open.extend(counter::of_site(tx, body, site.id, day)?);
                    }
                    Ok(Err(open))
                }
            }
        })
        .await
        .map_err(|e: StoreError| Failed::from(e))?;
    Ok(match found {
        Ok(view) if page.fragment => html(&DeskFragment { page, view }),
        Ok(view) => html(&DeskPage { page, view }),
        Err(open) => html(&choose(page, &office, &caller, &open)),
    })
}

fn choose(page: Page, office: &Office, caller: &Caller, open: &[Desk]) -> ChoosePage {
    let lang = page.lang();
    let taken_by = |counter: i64| {
        let desk = open.iter().find(|desk| desk.counter == counter && desk.state != counter::State::Left)?;
        Some(
            by_id(&office.staff, desk.staff).map_or_else(|| "–".to_owned(), |member| member.doc.name.clone()),
        )
    };
    let counters = office
        .counters
        .iter()
        .map(|part| Choice {
            id: part.id,
            label: part.doc.label.say(lang).to_owned(),
            room: office.room_name(&part.doc, lang),
            taken_by: taken_by(part.id),
        })
        .collect();
    let allowed =
        by_id(&office.staff, caller.id).map(|member| member.doc.services.clone()).unwrap_or_default();
    let services = office
        .services
        .iter()
        .filter(|part| allowed.is_empty() || allowed.contains(&part.doc.key))
        .map(|part| (part.doc.key.clone(), part.doc.name.say(lang).to_owned()))
        .collect();
    ChoosePage { page, counters, services }
}

/// The screen of the counter where the caller works; it ends when he works elsewhere.
async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let (body, staff, day) = (office.id, caller.id, office.date_of(now));
    let desk = ctx
        .db
        .read(move |tx| counter::of_staff(tx, body, staff, day))
        .await?
        .ok_or_else(Failed::not_found)?;
    let topic = format!("counter/{body}/{}/{staff}/{}", desk.counter, page.tr.lang());
    let site = desk.site;
    let inner = ctx.clone();
    let render = move || -> std::pin::Pin<Box<dyn Future<Output = Option<platform::live::View>> + Send>> {
        Box::pin(view::rendered(inner.clone(), body, staff, page.clone()))
    };
    ctx.hub.watch(&topic, &caller, move |event| event.body == body && event.place == site, render).await
}

#[derive(serde::Deserialize)]
struct OpenForm {
    counter: i64,
    /// Keys of services, one per line of checkboxes, joined by the browser as repeated fields.
    #[serde(default)]
    services: String,
}

async fn open(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(form): Posted<OpenForm>,
) -> Result<Response, Failed> {
    let services = form.services.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect();
    let (inner, body, opening) = (ctx.clone(), office.id, Opening { counter: form.counter, services });
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            let office = office_at(tx, &inner, body)?;
            serve::open(tx, &office, &caller, &opening, now)
        })
        .await?;
    Ok(Redirect::to(&page.at("counter")).into_response())
}

async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, word)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<Wish>,
) -> Result<Response, Failed> {
    let seen = wish.seen_call;
    let action = wish.action(&office, &caller, &word)?;
    let (inner, body, lang, day) = (ctx.clone(), office.id, page.lang(), office.date_of(now));
    let view = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            let office = office_at(tx, &inner, body)?;
            let desk = counter::of_staff(tx, body, caller.id, day)?
                .ok_or_else(|| action.refused(ServeError::NotOpen))?;
            let mut at = AtCounter::prove(tx, &office, &caller, desk.counter, now)?;
            at.speed = inner.clock.speed();
            at.saw(seen)?;
            serve::act(tx, &office, &at, &action, now)?;
            // The answer is the screen after the action, from the same transaction.
            let desk = counter::of_staff(tx, body, caller.id, day)?;
            match desk {
                Some(desk) => view::of(tx, &office, &desk, lang, now).map(Some).map_err(ServeError::from),
                None => Ok(None),
            }
        })
        .await?;
    Ok(match view {
        Some(view) if page.fragment => html(&DeskFragment { page, view }),
        _ => Redirect::to(&page.at("counter")).into_response(),
    })
}
