//! The page with the keys.

use axum::response::Response;
use office::kiosk::{At, Frame};
use platform::store::StoreError;
use platform::web::{Failed, Page, html};

use super::page::Typed;
use super::{CODE_LIFE_S, rule};
use crate::kiosk::words;

/// Digits kept of what was typed so far, where keys are sent one by one.
const TYPED_MAX: usize = 6;
/// The keys as they lie, for browsers without scripts.
const KEYS: [&[&str]; 4] = [&["1", "2", "3"], &["4", "5", "6"], &["7", "8", "9"], &["0"]];

#[derive(askama::Template)]
#[template(path = "kiosk/mail_code/keys.html")]
struct KeysPage {
    page: Page,
    frame: Frame,
    say: String,
    wrong: Option<String>,
    typed: String,
    action: String,
    keys: [&'static [&'static str]; 4],
}

/// What the page with the keys says besides.
#[derive(Default)]
pub(super) struct Said {
    pub typed: String,
    pub wrong: Option<String>,
    /// The code of less than a minute ago is the one to type.
    pub again: bool,
}

pub(super) async fn keys(at: &At, slip: &str, id: i64, said: Said) -> Result<Response, Failed> {
    let body = at.body();
    let asking = at.ctx.db.read(move |tx| rule::asking(tx, body, id)).await;
    let asking = asking.map_err(|error: StoreError| Failed::from(error))?.ok_or_else(Failed::not_found)?;
    let page = at.page.clone();
    let until = words::clock(&at.office, asking.at.plus_s(CODE_LIFE_S));
    let action = page.at(&format!("kiosk/mail-code/{slip}"));
    Ok(html(&KeysPage {
        frame: at.frame().back(page.at("kiosk/services")).here(action.clone()).voice("mail_code"),
        say: page.t1(if said.again { "kiosk-mail-code-again" } else { "kiosk-mail-code-say" }, "time", until),
        wrong: said.wrong,
        typed: said.typed,
        action,
        keys: KEYS,
        page,
    }))
}

/// The field as it is after one more key.
pub(super) async fn press(at: &At, slip: &str, id: i64, typed: &Typed) -> Result<Response, Failed> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).take(TYPED_MAX).collect::<String>();
    let mut field = digits(&typed.code);
    if typed.key == "erase" {
        field.pop();
    } else {
        field = digits(&(field + &typed.key));
    }
    keys(at, slip, id, Said { typed: field, ..Said::default() }).await
}
