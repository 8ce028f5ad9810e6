//! The middleware that puts body, caller, page and instant into each request.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use platform::i18n::Tr;
use platform::secrets::Token;
use platform::web::{Caller, Head, Page, Peer, Scope, VISITOR_COOKIE, cookie, form_token, set_cookie};

use super::{caller, language, lock, proxied, register};
use crate::ctx::Ctx;

/// Tells a page that asks by script when its sign-in locks now, in milliseconds since 1970.
const LOCK_HEADER: &str = "x-lock-at";

pub async fn tenant(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    let now = ctx.clock.now();
    let path = request.uri().path().to_owned();
    let address = client_address(&request, ctx.behind_proxy);
    let found = match caller::token_of(&request) {
        Some(token) => caller::find(&ctx, token, &path, lock::by_hand(&request), now).await,
        None => None,
    };
    // A locked sign-in is nobody's until it is opened again: no page shows anything for its sake.
    let (found, locked) = match found.map(|found| (found.locked(now), found)) {
        Some((true, found)) => (None, Some(lock::locked(found, now))),
        Some((false, found)) => (Some(found), None),
        None => (None, None),
    };
    let office = if register::speaks(&path) {
        register::office(&ctx.offices, &path, found.as_ref().map_or(0, |found| found.caller.body))
    } else {
        ctx.offices.by_slug(slug(&path))
    };
    let locks_at = found.as_ref().and_then(|found| found.locks_at);
    let (caller, who) =
        found.map_or_else(|| (Caller::anyone(address_key(address)), None), |found| (found.caller, found.who));
    let chosen = language::chosen(&request, office.as_deref());

    // A visitor without the cookie gets one with the first page, so that its forms can be sent.
    let visitor =
        cookie(request.headers(), VISITOR_COOKIE).filter(|value| value.len() == 32).map(str::to_owned);
    let fresh = visitor.is_none().then(|| Token::random().text());
    let shown = visitor.or_else(|| fresh.clone()).unwrap_or_default();

    let head: Arc<Head> = office.as_ref().map(|office| office.head.clone()).unwrap_or_default();
    let page = Page {
        tr: Tr(chosen.lang),
        head,
        form_token: form_token(&ctx.key, &shown),
        door: if locked.is_some() { "locked" } else { door(&path) },
        who,
        rights: caller.rights.clone(),
        path: request.uri().path_and_query().map_or(path.clone(), |p| p.as_str().to_owned()),
        fragment: request.headers().contains_key("x-fragment"),
        now,
        locks_at,
        speed: ctx.clock.speed(),
    };
    if let Some(office) = &office {
        request.extensions_mut().insert(Scope(office.id));
    } else if register::speaks(&path) {
        request.extensions_mut().insert(register::NOWHERE);
    }
    let is_page =
        request.method() == Method::GET && !path.starts_with("/api/") && !path.starts_with("/assets/");
    request.extensions_mut().insert(now);
    request.extensions_mut().insert(caller);
    if let Some(locked) = locked {
        request.extensions_mut().insert(locked);
    }
    request.extensions_mut().insert(page);

    let mut response = next.run(request).await;
    if let Some(fresh) = fresh.filter(|_| is_page) {
        response.headers_mut().append(header::SET_COOKIE, set_cookie(VISITOR_COOKIE, &fresh, None));
    }
    if let Some(at) = locks_at {
        response.headers_mut().insert(HeaderName::from_static(LOCK_HEADER), HeaderValue::from(at.ms()));
    }
    if chosen.asked {
        let remembered = set_cookie(language::COOKIE, chosen.lang.code(), Some(180 * 86_400));
        response.headers_mut().append(header::SET_COOKIE, remembered);
    }
    response
}

/// `/{body}/…` for pages, `/api/v1/{body}/…` for programs.
fn slug(path: &str) -> &str {
    let mut segments = path.split('/').skip(1);
    match segments.next() {
        Some("api") => segments.nth(1).unwrap_or(""),
        Some(first) => first,
        None => "",
    }
}

/// People sign in; screens ask to be let in.
fn door(path: &str) -> &'static str {
    match path.split('/').nth(2) {
        Some("kiosk") => "screen/kiosk",
        Some("display") => "screen/display",
        _ => "sign-in",
    }
}

/// Who is at the other end: the peer, or whom a declared proxy names last. Without one the header is
/// anybody's to write, and is not read.
fn client_address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request.extensions().get::<Peer>().map(|Peer(address)| address.ip());
    if !behind_proxy {
        return peer;
    }
    proxied::client(request.headers()).or(peer)
}

/// The address as the throttles count it: IPv6 by its /64, because a household holds that many.
fn address_key(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V6(ip)) => {
            let part = ip.segments();
            format!("{:x}:{:x}:{:x}:{:x}::/64", part[0], part[1], part[2], part[3])
        }
        Some(ip) => ip.to_string(),
        None => "local".into(),
    }
}
