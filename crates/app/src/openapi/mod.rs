//! The public API described in OpenAPI 3.0.3: written by hand, held to the router by a test
//! (decision 0008).

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::Ctx;
use platform::web::{Access, Routes};

/// The description as written, for an installation that does not exist.
pub const WRITTEN: &str = include_str!("openapi.json");
/// Where the written description says that the program answers.
const WRITTEN_ADDRESS: &str = "https://sportello.example.it";

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/api/v1/openapi.json", Access::Public, describe)
}

async fn describe(State(ctx): State<Ctx>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], at(&ctx.public_address)).into_response()
}

/// The description of one installation. The national rules allow plain http to sandboxes only.
pub fn at(public_address: &str) -> String {
    let address = public_address.trim_end_matches('/');
    let described = WRITTEN.replace(WRITTEN_ADDRESS, address);
    if address.starts_with("https://") {
        described
    } else {
        described.replace(r#""x-sandbox": false"#, r#""x-sandbox": true"#)
    }
}
