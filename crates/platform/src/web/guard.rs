//! The door: who calls, from where, and whether the route lets them in.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};

pub use crate::listener::{Peer, Secure};

use super::failed::{Failed, Sentence};
use super::routes::Access;
use crate::clock::Moment;
use crate::events::Actor;

/// Who calls, as far as it is known. Put into each request by the tenants' middleware.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The tenant the caller belongs to; 0 for nobody.
    pub body: i64,
    /// `staff`, a kind of device, `token`, or `anyone`.
    pub kind: &'static str,
    pub id: i64,
    pub rights: Arc<Vec<String>>,
    /// The key under which this caller's look-ups and idempotency keys are counted.
    pub name: String,
    /// The sign-in that says so, as it is stored: what lives longer than a request looks at it again.
    pub sign_in: Option<Arc<Vec<u8>>>,
}

impl Caller {
    /// `name` is how the throttles count an unknown caller: its address.
    pub fn anyone(name: String) -> Caller {
        Caller { body: 0, kind: "anyone", id: 0, rights: Arc::default(), name, sign_in: None }
    }
    pub fn may(&self, right: &str) -> bool {
        self.rights.iter().any(|held| held == right)
    }
    /// How events name the caller.
    pub fn actor(&self) -> Actor {
        if self.kind == "anyone" { Actor::web() } else { Actor::of(self.kind, self.id) }
    }
}

/// A sign-in that is locked for idleness. Put into the request by the tenants' middleware beside a caller
/// who is nobody: it opens no door but the one where its holder proves himself again.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Whom the sign-in stands for, without any right.
    pub caller: Caller,
    pub who: String,
    pub since: Moment,
}

impl<S: Send + Sync> FromRequestParts<S> for Locked {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Locked, Failed> {
        parts.extensions.get::<Locked>().cloned().ok_or_else(Failed::sign_in)
    }
}

/// The tenant that a request's address names, resolved before any handler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(pub i64);

/// Who calls and when the request was read: the first argument of nearly every handler.
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Caller, Failed> {
        parts.extensions.get::<Caller>().cloned().ok_or_else(Failed::not_found)
    }
}

/// The one reading of the clock of this request.
impl<S: Send + Sync> FromRequestParts<S> for Moment {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Moment, Failed> {
        parts.extensions.get::<Moment>().copied().ok_or_else(Failed::not_found)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for super::Page {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<super::Page, Failed> {
        parts.extensions.get::<super::Page>().cloned().ok_or_else(Failed::not_found)
    }
}

/// Decides before the handler: same origin for whatever changes something, and the right of the row.
pub(super) fn admit(access: Access, request: &Request) -> Result<(), Failed> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        same_origin(request.headers())?;
    }
    let Access::Right(right) = access else { return Ok(()) };
    let caller = request.extensions().get::<Caller>().ok_or_else(Failed::sign_in)?;
    if let Some(locked) = request.extensions().get::<Locked>()
        && request.extensions().get::<Scope>().is_none_or(|Scope(body)| *body == locked.caller.body)
    {
        return Err(Failed::locked());
    }
    if caller.kind == "anyone" {
        return Err(Failed::sign_in());
    }
    if let Some(Scope(body)) = request.extensions().get::<Scope>()
        && *body != caller.body
    {
        return Err(Failed::not_found());
    }
    if caller.may(right) { Ok(()) } else { Err(Failed::forbidden()) }
}

/// Browsers say where a request comes from; where they do not, `Origin` must be this host.
/// Programs without a browser send neither and carry no cookie that could be abused.
fn same_origin(headers: &HeaderMap) -> Result<(), Failed> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let foreign = || Failed::new(axum::http::StatusCode::FORBIDDEN, Sentence::new("failed-foreign-form"));
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => Ok(()),
        Some(_) => Err(foreign()),
        None => match (text(header::ORIGIN), text(header::HOST)) {
            (None, _) => Ok(()),
            (Some(origin), Some(host)) if origin.split_once("://").is_some_and(|(_, at)| at == host) => {
                Ok(())
            }
            _ => Err(foreign()),
        },
    }
}
