//! Before any handler: which body, which caller, which language, at what instant.

mod allowance;
mod caller;
mod language;
mod lock;
mod proxied;
mod register;
mod tenant;

pub use allowance::allowance;
pub use caller::{DEVICE_COOKIE, SESSION_COOKIE};
pub use proxied::proxied;
pub use tenant::tenant;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use platform::web::{Failed, Scope};

use crate::ctx::Ctx;
use crate::parts::Office;

/// The office that the address names, as far as this process knows it: to show, never to decide.
pub struct Here(pub Arc<Office>);

impl FromRequestParts<Ctx> for Here {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Here, Failed> {
        let scope = parts.extensions.get::<Scope>().ok_or_else(Failed::not_found)?;
        ctx.offices.known(scope.0).map(Here).ok_or_else(Failed::not_found)
    }
}
