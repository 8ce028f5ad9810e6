//! The form and its answer.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::files;
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Routes, html};
use platform::{Lane, Moment};

use super::draft::{DETAIL_MAX, Draft, Wrong};
use crate::appoint::suspend::notice;
use crate::attached;
use crate::letters::{self, Occasion};
use crate::open::{self, OpenError};
use crate::ticket;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/help", Access::Public, form).post("/{body}/help", Access::Public, send)
}

#[derive(askama::Template)]
#[template(path = "ask/ask.html")]
struct AskPage {
    page: Page,
    draft: Draft,
    wrong: Vec<(&'static str, String)>,
    areas: Vec<(i64, String)>,
    services: Vec<(String, String)>,
    /// Why nobody may come at present.
    suspended: Option<String>,
}

impl AskPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence.as_str())
    }

    fn detail_max(&self) -> usize {
        DETAIL_MAX
    }
}

#[derive(serde::Deserialize)]
struct About {
    #[serde(default)]
    service: String,
}

async fn form(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    now: Moment,
    Query(about): Query<About>,
) -> Result<Response, Failed> {
    let suspended = notice(&ctx, &office, &page, now).await?;
    Ok(show(&office, page, Draft::begun(&about.service), Vec::new(), suspended))
}

fn show(office: &Office, page: Page, draft: Draft, wrong: Vec<Wrong>, suspended: Option<String>) -> Response {
    let lang = page.lang();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let areas = office.areas.iter().filter(|part| part.doc.public);
    let areas = areas.map(|part| (part.id, part.doc.name.say(lang).to_owned())).collect();
    let services = office.services.iter().filter(|part| !part.doc.reserved && part.doc.given.at_counter());
    let services = services.map(|part| (part.doc.key.clone(), part.doc.name.say(lang).to_owned())).collect();
    let wrong = wrong.into_iter().map(|wrong| (wrong.field, wrong.sentence.say(page.tr))).collect();
    let mut response = html(&AskPage { page, draft, wrong, areas, services, suspended });
    *response.status_mut() = status;
    response
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: files::Attached,
) -> Result<Response, Failed> {
    let draft: Draft = sent.form()?;
    let asked = match draft.asked(&office, &page, &caller, &sent, now) {
        Ok(asked) => asked,
        Err(wrong) => {
            let suspended = notice(&ctx, &office, &page, now).await?;
            return Ok(show(&office, page, draft, wrong, suspended));
        }
    };
    ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    let inner = ctx.clone();
    let work = move |tx: &mut Tx| -> Result<_, OpenError> {
        let opened = open::open(tx, &inner, &asked, now)?;
        attached::keep(tx, asked.body, (opened.ticket.id, opened.message), &sent.files, now)?;
        letters::ask(tx, &opened.ticket, opened.message, Occasion::Received, now)?;
        Ok(opened)
    };
    let opened = ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    let token = ticket::token(&ctx.key, office.id, opened.ticket.id);
    Ok(Redirect::to(&page.at(&format!("t/{token}?new=1"))).into_response())
}
