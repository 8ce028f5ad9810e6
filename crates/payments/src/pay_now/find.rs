//! The door: number and fiscal code as they stand on the notice, or something to pay of one's own accord.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::web::{Caller, Failed, Page, Posted, html};

use super::{Held, counted, token, told};
use crate::{said, spontaneous};

#[derive(askama::Template)]
#[template(path = "pay_now/find.html")]
struct FindPage {
    page: Page,
    typed: Typed,
    wrong: Wrong,
    /// Key, name and amount of what can be paid without a notice.
    own: Vec<(String, String, Option<String>)>,
}

/// What is said of what was typed.
#[derive(Clone, Copy, Default, PartialEq)]
struct Wrong {
    /// Neither number nor code has the form of one.
    number: bool,
    code: bool,
    /// Both have, and there is no such notice.
    unknown: bool,
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Typed {
    number: String,
    code: String,
}

fn shown(office: &Office, page: Page, typed: Typed, wrong: Wrong) -> Response {
    let own = spontaneous::offered(office).map(|(part, form)| {
        let amount = form.is_fixed().then(|| said::euro(Cents(form.cents)));
        (part.doc.key.clone(), part.doc.name.say(page.lang()).to_owned(), amount)
    });
    let own = own.collect();
    html(&FindPage { page, typed, wrong, own })
}

pub(super) async fn show(Here(office): Here, page: Page) -> Result<Response, Failed> {
    // A body that collects nothing has no such page.
    office.body.creditor.as_ref().ok_or_else(Failed::not_found)?;
    Ok(shown(&office, page, Typed::default(), Wrong::default()))
}

/// One answer for a number that nobody has, a code that is not its debtor's, and a position not yet published.
pub(super) async fn find(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    counted(&ctx, &caller, now)?;
    let (code, number) = (plain(&typed.code), plain(&typed.number));
    let is_number = number.len() == 18 && number.bytes().all(|b| b.is_ascii_digit());
    let wrong = Wrong { number: !is_number, code: !has_form_of_code(&code), unknown: false };
    if wrong != Wrong::default() {
        return Ok(refused(&office, page, typed, wrong));
    }
    // Numbers follow each other: who knows somebody's code could count through them. Wrong ones are counted by code
    // and address, and who has erred too often hears nothing of it, not even what is right.
    let guessed = format!("notice of {} {code}", office.id);
    if let Some(wait_s) = ctx.throttles.names.blocked(&guessed, &caller, now) {
        return Err(Failed::too_many(wait_s));
    }
    // Eighteen digits that begin like no notice cost the same look-up as a number that nobody has.
    let nav = NoticeNumber::parse(&number).or_else(|_| NoticeNumber::parse(&"0".repeat(18)));
    let nav = nav.map_err(|_| Failed::not_found())?;
    let body = office.id;
    let found = ctx.db.read(move |tx| told(tx, body, &nav, now)).await?;
    match found.filter(|held| owed_by(held, &code)) {
        Some(held) => {
            let secret = token(&ctx.key, body, &held.nav);
            Ok(Redirect::to(&page.at(&format!("pay/n/{secret}"))).into_response())
        }
        None => {
            ctx.throttles.names.count(&guessed, &caller, now);
            Ok(refused(&office, page, typed, Wrong { unknown: true, ..Wrong::default() }))
        }
    }
}

fn refused(office: &Office, page: Page, typed: Typed, wrong: Wrong) -> Response {
    let cut = |text: String| text.chars().take(40).collect();
    let typed = Typed { number: cut(typed.number), code: cut(typed.code) };
    let mut response = shown(office, page, typed, wrong);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// Sixteen letters and digits of a person, or eleven digits of a company.
pub(crate) fn has_form_of_code(code: &str) -> bool {
    match code.len() {
        16 => code.bytes().all(|b| b.is_ascii_alphanumeric()),
        11 => code.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

pub(super) fn plain(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

/// Nobody in particular owes nothing to whoever asks.
fn owed_by(held: &Held, code: &str) -> bool {
    held.debtor().is_some_and(|debtor| debtor.code == code && !debtor.is_anonymous())
}
