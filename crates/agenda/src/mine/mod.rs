//! «I miei appuntamenti»: whoever holds the code of a booking comes to its pass. No list by name or
//! address: that would tell anybody who has appointments.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use identity::BookingCode;
use office::{Ctx, Here};
use platform::Moment;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, html};

use crate::appointment::{self, PassSecrets};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/appointments", Access::Public, ask).post(
        "/{body}/appointments",
        Access::Public,
        find,
    )
}

#[derive(askama::Template)]
#[template(path = "mine/mine.html")]
struct MinePage {
    page: Page,
    /// As typed, to be mended.
    typed: String,
    wrong: bool,
}

async fn ask(page: Page) -> Response {
    html(&MinePage { page, typed: String::new(), wrong: false })
}

#[derive(serde::Deserialize)]
struct Typed {
    code: String,
}

async fn find(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    // Counted whatever was typed, right or wrong: 50 bits are not to be searched.
    ctx.throttles.look_ups.attempt(&format!("code {}", caller.name), now).map_err(Failed::too_many)?;
    // A text that is no code costs the same look-up as a code that nobody has.
    let code = BookingCode::parse(&typed.code).ok();
    let searched = code.clone().unwrap_or_else(|| BookingCode::from_number(0));
    let body = office.id;
    let key = ctx.key.clone();
    let found = ctx.db.read(move |tx| appointment::by_booking_code(tx, &key, body, &searched)).await?;
    match found.filter(|_| code.is_some()) {
        Some(appointment) => {
            let token = PassSecrets::of(&ctx.key, body, appointment.id).token;
            Ok(Redirect::to(&page.at(&format!("a/{token}"))).into_response())
        }
        None => {
            let mut response =
                html(&MinePage { page, typed: typed.code.chars().take(40).collect(), wrong: true });
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
    }
}
