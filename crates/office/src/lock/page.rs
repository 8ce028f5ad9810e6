//! Locking by hand.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use platform::Moment;
use platform::secrets::Token;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, cookie};

use super::rule;
use crate::ctx::Ctx;
use crate::doors::{Here, SESSION_COOKIE};

pub fn routes() -> Routes<Ctx> {
    // Like leaving: whoever has no sign-in locks none.
    Routes::new().post("/{body}/lock", Access::Public, lock)
}

#[derive(serde::Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

async fn lock(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Posted(wish): Posted<Wish>,
) -> Result<Response, Failed> {
    let token = cookie(&headers, SESSION_COOKIE).and_then(Token::parse);
    if let Some(token) = token.filter(|_| caller.kind == "staff" && caller.body == office.id) {
        rule::lock(&ctx, &caller, token, now).await?;
    }
    Ok(Redirect::to(&page.at_before("locked", &wish.next)).into_response())
}
