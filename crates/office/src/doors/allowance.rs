//! How much a caller may ask of the API in a minute, said on every answer (RAC_ROBUSTEZZA_001).

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::Moment;
use platform::web::{Caller, Failed};

use crate::ctx::Ctx;

pub async fn allowance(State(ctx): State<Ctx>, request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().cloned();
    let now = request.extensions().get::<Moment>().copied();
    let (Some(caller), Some(now), true) = (caller, now, request.uri().path().starts_with("/api/")) else {
        return next.run(request).await;
    };
    let throttle = if caller.kind == "token" { &ctx.throttles.api_programs } else { &ctx.throttles.api };
    let left = throttle.count(&format!("{}:{}", caller.body, caller.name), now);
    let mut response =
        if left.exceeded { Failed::too_many(left.reset_s).into_response() } else { next.run(request).await };
    for (name, value) in [
        ("x-ratelimit-limit", i64::from(left.limit)),
        ("x-ratelimit-remaining", i64::from(left.remaining)),
        ("x-ratelimit-reset", left.reset_s),
    ] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from(value));
    }
    response
}
