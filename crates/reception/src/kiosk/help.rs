//! What one can do here, in a few sentences.

use axum::extract::Query;
use axum::response::Response;
use office::kiosk::{At, Frame, local};
use platform::web::{Page, html};

#[derive(askama::Template)]
#[template(path = "kiosk/help.html")]
struct HelpPage {
    page: Page,
    frame: Frame,
    to: String,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    pub to: String,
}

pub(super) async fn show(at: At, Query(wish): Query<Wish>) -> Response {
    let page = at.page.clone();
    let to = local(&page, &wish.to);
    html(&HelpPage { frame: at.frame().back(to.clone()).voice("help"), to, page })
}
