//! `/{body}/pay/mine`: asking for the link, and the list behind it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::Email;
use office::lanes::PAYMENTS;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::entry::{Entry, entry};
use super::rule::{self, Asking, Opened};
use super::{LINK, LINK_HOURS};
use crate::pay_now;
use crate::position::Position;
use crate::refunds::Case;

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/pay/mine", Access::Public, form)
        .post("/{body}/pay/mine", Access::Public, ask)
        .get("/{body}/pay/mine/{token}", Access::Public, list)
}

#[derive(askama::Template)]
#[template(path = "own/ask.html")]
struct AskPage {
    page: Page,
    code: String,
    email: String,
    wrong: Vec<(&'static str, String)>,
    /// The mail is on its way, if the body knows of anything.
    asked: bool,
    hours: i64,
}

impl AskPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence.as_str())
    }
}

#[derive(askama::Template)]
#[template(path = "own/list.html")]
struct ListPage {
    page: Page,
    /// The link was good for hours, and these have passed.
    over: bool,
    /// What is still open, or will not be paid any more.
    entries: Vec<Entry>,
    paid: Vec<Entry>,
}

async fn form(Here(office): Here, page: Page) -> Result<Response, Failed> {
    // A body that collects nothing has no such page.
    office.body.creditor.as_ref().ok_or_else(Failed::not_found)?;
    let (code, email) = Default::default();
    Ok(html(&AskPage { page, code, email, wrong: Vec::new(), asked: false, hours: LINK_HOURS }))
}

#[derive(serde::Deserialize)]
struct Typed {
    code: String,
    email: String,
}

/// One answer for everybody, known or not.
async fn ask(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    office.body.creditor.as_ref().ok_or_else(Failed::not_found)?;
    ctx.throttles.look_ups.attempt(&format!("own {}", caller.name), now).map_err(Failed::too_many)?;
    let code: String = typed.code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let email = Email::parse(&typed.email);
    let mut wrong = Vec::new();
    if !pay_now::has_form_of_code(&code) {
        wrong.push(("code", Sentence::new("own-error-code").say(page.tr)));
    }
    if email.is_err() {
        wrong.push(("email", Sentence::new("own-error-email").say(page.tr)));
    }
    let (Ok(email), true) = (email, wrong.is_empty()) else {
        let cut = |text: String| text.chars().take(254).collect::<String>();
        let (code, email) = (cut(typed.code), cut(typed.email));
        let mut response = html(&AskPage { page, code, email, wrong, asked: false, hours: LINK_HOURS });
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    };
    let (asking, key, body) = (Asking { code, email, lang: page.lang() }, ctx.key.clone(), office.id);
    ctx.db
        .write(Lane::of(body, PAYMENTS), move |tx: &mut Tx| rule::ask(tx, &key, body, &asking, now))
        .await?;
    let (code, email) = Default::default();
    Ok(html(&AskPage { page, code, email, wrong, asked: true, hours: LINK_HOURS }))
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, token)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let body = office.id;
    let unknown = || {
        let attempt = ctx.throttles.look_ups.attempt(&format!("own {}", caller.name), now);
        attempt.map_or_else(Failed::too_many, |()| Failed::not_found())
    };
    let seal = identity::token::decode(&token).ok();
    let id = seal.and_then(|seal| ctx.key.opened(LINK, body, seal)).ok_or_else(unknown)?;
    match ctx.db.read(move |tx| rule::opened(tx, body, id, now)).await? {
        Opened::Unknown => Err(unknown()),
        Opened::Over => {
            let mut response = html(&ListPage { page, over: true, entries: Vec::new(), paid: Vec::new() });
            *response.status_mut() = StatusCode::GONE;
            Ok(response)
        }
        Opened::Positions(code, all, beside) => {
            let entry = |position: &Position| {
                let of = |case: &&Case| case.position == Some(position.id);
                let cases: Vec<Case> = beside.cases.iter().filter(of).cloned().collect();
                let beside = (beside.paying.contains(&position.id), cases.as_slice());
                entry(&ctx, &office, &page, (position, &code), beside, now)
            };
            let mut all: Vec<Entry> = all.iter().map(entry).collect();
            all.sort_by_key(|entry| entry.rank);
            let (paid, entries) = all.into_iter().partition(|entry| entry.over);
            Ok(html(&ListPage { page, over: false, entries, paid }))
        }
    }
}
