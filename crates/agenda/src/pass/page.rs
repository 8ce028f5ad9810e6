//! The page of a pass, right after booking and ever after.

use axum::extract::{Path, Query, State as Ctxt};
use axum::response::Response;
use office::{Ctx, Here};
use platform::Moment;
use platform::codes::qr_svg;
use platform::web::{Access, Caller, Failed, Page, Routes, html, saved};

use super::view::{self, Said, State};
use super::{find, ics, link, place, service_of};
use crate::appointment::PassSecrets;
use crate::when;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/a/{token}", Access::Public, show).get(
        "/{body}/a/{token}/calendar.ics",
        Access::Public,
        calendar,
    )
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Just {
    new: String,
    moved: String,
}

#[derive(askama::Template)]
#[template(path = "pass/pass.html")]
struct PassPage {
    page: Page,
    token: String,
    link: String,
    /// Confirmation or notice of a move.
    done: Option<String>,
    fixed: String,
    /// Masked; `None` when no mail was asked for.
    mailed: Option<String>,
    state: State,
    /// Text key; on the day itself the turn page knows better than the plan.
    notice: Option<&'static str>,
    call_code: String,
    booking_code: String,
    /// An SVG that we drew ourselves.
    qr: String,
    /// One language, or two where the body wants it.
    said: Vec<Said>,
    site: String,
    address: String,
    day: i8,
    date: String,
    today: bool,
    /// Given at a counter: there is a code to be called by, a place to go to, a turn.
    at_counter: bool,
    may_move: bool,
}

impl PassPage {
    fn has_notes(&self) -> bool {
        self.said.iter().any(|words| !words.notes.is_empty())
    }
}

async fn show(
    Ctxt(ctx): Ctxt<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    Query(just): Query<Just>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let shown = find(&ctx, &office, &token, &caller, now).await?;
    let (appointment, lang, tr) = (&shown.appointment, page.lang(), page.tr);
    let secrets = PassSecrets::of(&ctx.key, office.id, appointment.id);
    let state = State::of(appointment, now);
    let link = link(&ctx.public_address, &office.body.key, &secrets.token);
    let today = appointment.day == office.date_of(now) && !appointment.cancelled;
    let (site, address, _) = place(&office, appointment, lang);
    let given = service_of(&office, appointment).map_or_else(Default::default, |service| service.given);
    let done = match (just.new.as_str(), just.moved.as_str()) {
        _ if !state.is_ahead() => None,
        ("1", _) => Some(page.t("pass-confirmed")),
        (_, "1") => Some(page.t("pass-moved")),
        _ => None,
    };
    Ok(html(&PassPage {
        token: secrets.token.clone(),
        fixed: view::fixed(&office, appointment, tr),
        // Whoever left an address got a mail queued in the transaction that booked or moved.
        mailed: shown.contact.email.as_deref().filter(|_| done.is_some()).map(view::masked),
        done,
        qr: qr_svg(&link, &page.t("pass-qr")).unwrap_or_default(),
        link,
        state,
        notice: state.notice().filter(|_| !today),
        call_code: appointment.call_code.clone(),
        booking_code: secrets.code.to_string(),
        said: office
            .pass_languages(lang)
            .into_iter()
            .map(|lang| Said::of(&office, appointment, lang, now))
            .collect(),
        site,
        address,
        day: view::day_number(appointment.day),
        date: when::day(lang, &office, appointment.start),
        today,
        at_counter: given.at_counter(),
        may_move: given.owner_moves(),
        page,
    }))
}

async fn calendar(
    Ctxt(ctx): Ctxt<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let shown = find(&ctx, &office, &token, &caller, now).await?;
    let secrets = PassSecrets::of(&ctx.key, office.id, shown.appointment.id);
    let link = link(&ctx.public_address, &office.body.key, &secrets.token);
    let entry = view::entry(&office, &shown.appointment, &secrets, &link, page.lang(), now);
    let kind = "text/calendar; charset=utf-8; method=PUBLISH";
    Ok(saved(kind, "appuntamento.ics", ics::file(&entry)))
}
