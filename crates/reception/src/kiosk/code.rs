//! Typing a code instead of passing it: the call code of today, or the secret booking code.

use axum::http::StatusCode;
use axum::response::Response;
use office::kiosk::{At, Frame};
use platform::web::{Failed, Page, Posted, html};

use super::scan::recognised;

#[derive(askama::Template)]
#[template(path = "kiosk/code.html")]
struct CodePage {
    page: Page,
    frame: Frame,
    wrong: Option<String>,
}

#[derive(serde::Deserialize)]
pub(super) struct Typed {
    code: String,
}

pub(super) async fn show(at: At) -> Response {
    ask(&at, None)
}

pub(super) async fn enter(at: At, typed: Result<Posted<Typed>, Failed>) -> Response {
    let code = match typed {
        Ok(Posted(typed)) => typed.code,
        Err(failed) => return at.answer(Err(failed)),
    };
    match recognised(&at, &code).await {
        Err(failed) if failed.status == StatusCode::UNPROCESSABLE_ENTITY => {
            let mut response = ask(&at, Some(at.page.t("kiosk-code-unknown")));
            *response.status_mut() = failed.status;
            response
        }
        done => at.answer(done),
    }
}

fn ask(at: &At, wrong: Option<String>) -> Response {
    let page = at.page.clone();
    let frame = at.frame().back(page.at("kiosk/services")).here(page.at("kiosk/code")).voice("code");
    html(&CodePage { page, frame, wrong })
}
