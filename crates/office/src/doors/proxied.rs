//! What a declared proxy in front says of the person behind it.

use std::net::{IpAddr, SocketAddr};

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use platform::web::Secure;

/// Behind a declared proxy: HTTPS ends there, and its word for that is the last one.
pub async fn proxied(mut request: Request, next: Next) -> Response {
    if last(request.headers(), "x-forwarded-proto").is_some_and(|proto| proto.eq_ignore_ascii_case("https")) {
        request.extensions_mut().insert(Secure(true));
    }
    next.run(request).await
}

/// Whom the proxy names: some write the port as well.
pub(super) fn client(headers: &HeaderMap) -> Option<IpAddr> {
    let named = last(headers, "x-forwarded-for")?;
    named.parse().ok().or_else(|| named.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The last of all values of a header: those before it are whatever the client sent.
fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next().map(str::trim)
}
