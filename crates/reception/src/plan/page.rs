//! `/{body}/plan`: the page and its live view.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::docs::ServiceDoc;
use office::{Ctx, Here, Office, Part, by_id, rights};
use platform::Moment;
use platform::events::Event;
use platform::i18n::civil_date;
use platform::live::View as LiveView;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::view::{Act, Sight, View};
use super::{PlanError, read};

pub fn routes() -> Routes<Ctx> {
    let see = Access::Right(rights::PLAN);
    Routes::new().get("/{body}/plan", see, show).get("/{body}/plan/live", see, live)
}

/// Which plan.
#[derive(Default, serde::Deserialize)]
pub(super) struct Wish {
    /// Key of a service; empty for the first one.
    #[serde(default)]
    pub service: String,
    /// Empty for today.
    #[serde(default)]
    pub day: String,
}

#[derive(askama::Template)]
#[template(path = "plan/plan.html")]
pub(super) struct PlanPage {
    pub page: Page,
    pub services: Vec<(String, String)>,
    pub title: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub view: View,
}

/// The live part alone.
#[derive(askama::Template)]
#[template(path = "plan/view.html")]
pub(super) struct PlanView {
    pub page: Page,
    pub view: View,
}

#[derive(askama::Template)]
#[template(path = "plan/nothing.html")]
struct NothingPage {
    page: Page,
}

/// The services whose plan a caller may see: a member of staff limited to services sees those only, and
/// one who has just left the office none.
pub(super) fn may_see<'a>(
    office: &'a Office,
    caller: &Caller,
) -> impl Iterator<Item = &'a Part<ServiceDoc>> + use<'a> {
    let member = by_id(&office.staff, caller.id);
    let gone = caller.kind == "staff" && member.is_none();
    let keys = match caller.kind {
        "staff" => member.map(|member| member.doc.services.as_slice()).unwrap_or_default(),
        _ => &[],
    };
    office.services.iter().filter(move |part| !gone && (keys.is_empty() || keys.contains(&part.doc.key)))
}

pub(super) fn service<'a>(
    office: &'a Office,
    caller: &Caller,
    key: &str,
) -> Result<&'a Part<ServiceDoc>, PlanError> {
    may_see(office, caller).find(|part| part.doc.key == key).ok_or(PlanError::Unknown)
}

pub(super) fn date(office: &Office, text: &str, now: Moment) -> Result<Date, PlanError> {
    if text.is_empty() { Ok(office.date_of(now)) } else { text.parse().map_err(|_| PlanError::Unknown) }
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Query(wish): Query<Wish>,
) -> Result<Response, Failed> {
    answer(&ctx, office, page, &caller, &wish).await
}

pub(super) async fn answer(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    caller: &Caller,
    wish: &Wish,
) -> Result<Response, Failed> {
    let services: Vec<(String, String)> = may_see(&office, caller)
        .map(|part| (part.doc.key.clone(), part.doc.name.say(page.lang()).to_owned()))
        .collect();
    let first = services.first().map(|(key, _)| key.clone());
    let Some(key) = Some(wish.service.clone()).filter(|key| !key.is_empty()).or(first) else {
        return Ok(html(&NothingPage { page }));
    };
    let id = service(&office, caller, &key)?.id;
    let date = date(&office, &wish.day, page.now)?;
    let view = look(ctx, office.clone(), page.clone(), id, date, caller.may(rights::MANAGE_APPOINTMENTS));
    let view = view.await?.ok_or_else(Failed::not_found)?;
    if page.fragment {
        return Ok(html(&PlanView { page, view }));
    }
    let title = civil_date(page.lang(), date);
    let (before, after) = (date.yesterday().ok(), date.tomorrow().ok());
    let (before, after) = (before.map(|day| day.to_string()), after.map(|day| day.to_string()));
    Ok(html(&PlanPage { page, services, title, before, after, view }))
}

/// One reading of the store, in words.
async fn look(
    ctx: &Ctx,
    office: Arc<Office>,
    page: Page,
    service: i64,
    date: Date,
    manages: bool,
) -> Result<Option<View>, StoreError> {
    let now = ctx.clock.now();
    let read = move |tx: &mut Tx| {
        let Some(service) = office.service(service) else { return Ok(None) };
        let day = read::day(tx, &office, service, date)?;
        let sight = Sight { office: &office, service, date, page: &page, manages, now };
        Ok(Some(sight.view(&day)))
    };
    ctx.db.read(read).await
}

/// One stream per service, day, language and kind of reader: whoever shares it may see the same.
async fn live(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Query(wish): Query<Wish>,
) -> Result<Response, Failed> {
    let part = service(&office, &caller, &wish.service)?;
    let (id, day) = (part.id, date(&office, &wish.day, page.now)?);
    let manages = caller.may(rights::MANAGE_APPOINTMENTS);
    let topic = format!("plan:{}:{id}:{day}:{}:{manages}", office.id, page.lang().code());
    // The forms of a shared view carry nobody's token: scripts send their own in a header.
    let page = Page { form_token: String::new(), ..page };
    let (hub, body) = (ctx.hub.clone(), office.id);
    let site = office.site_of(&part.doc).map_or(0, |site| site.id);
    let render = move || -> std::pin::Pin<Box<dyn Future<Output = Option<LiveView>> + Send>> {
        let (ctx, page) = (ctx.clone(), page.clone());
        Box::pin(async move {
            let office = ctx.offices.known(body)?;
            let seen = look(&ctx, office, page.clone(), id, day, manages).await;
            let view = seen.inspect_err(|error| tracing::warn!(%error, "a plan is not shown")).ok()??;
            let number = view.number;
            PlanView { page, view }.render().ok().map(|html| LiveView { number, html })
        })
    };
    let concerns = move |event: &Event| event.body == body && (event.place == site || event.place == 0);
    hub.watch(&topic, &caller, concerns, render).await
}
