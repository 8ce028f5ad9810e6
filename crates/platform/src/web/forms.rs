//! Forms and JSON bodies: read once, bounded, with the token that proves they are ours.

use axum::extract::{FromRef, FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;

use super::cookies::cookie;
use super::failed::{Failed, Sentence};
use crate::secrets::{MasterKey, hex};

/// The hidden field of every form.
pub const FORM_FIELD: &str = "form_token";
/// The cookie that the token is bound to.
pub const VISITOR_COOKIE: &str = "__Host-visitor";
/// A form or JSON body larger than this is refused unread.
pub const BODY_MAX: usize = 256 * 1024;

/// The token of all forms of one visitor.
pub fn form_token(key: &MasterKey, visitor: &str) -> String {
    hex(&key.keyed("form", visitor.as_bytes())[..16])
}

/// True when `given`, a form's token, is the one of the visitor whose cookie comes with it.
pub(super) fn proves(headers: &HeaderMap, key: &MasterKey, given: &str) -> bool {
    let visitor = cookie(headers, VISITOR_COOKIE).unwrap_or("");
    let expected = form_token(key, visitor);
    !visitor.is_empty() && bool::from(given.as_bytes().ct_eq(expected.as_bytes()))
}

/// The fields of a form of which one may stand there several times: `Posted<Fields>`.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Empty where there is none.
    pub fn text<'a>(&'a self, name: &'a str) -> &'a str {
        self.all(name).next().unwrap_or("")
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Nothing where it is none, or is not there.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }
}

/// A form sent by one of our own pages.
pub struct Posted<T>(pub T);

impl<S, T> FromRequest<S> for Posted<T>
where
    S: Send + Sync,
    MasterKey: FromRef<S>,
    T: DeserializeOwned,
{
    type Rejection = Failed;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failed> {
        expect_type(request.headers(), "application/x-www-form-urlencoded")?;
        let headers = request.headers().clone();
        let body = read(request).await?;
        let fields: Vec<(String, String)> = form_fields(&body)?;
        let given = headers
            .get("x-form-token")
            .and_then(|value| value.to_str().ok())
            .or_else(|| fields.iter().find(|(name, _)| name == FORM_FIELD).map(|(_, value)| value.as_str()))
            .unwrap_or("");
        if !proves(&headers, &MasterKey::from_ref(state), given) {
            return Err(Failed::new(StatusCode::FORBIDDEN, Sentence::new("failed-form-token")));
        }
        axum::Form::<T>::from_request(
            axum::http::Request::builder()
                .method("POST")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(axum::body::Body::from(body))
                .map_err(|_| unreadable())?,
            state,
        )
        .await
        .map(|axum::Form(value)| Posted(value))
        .map_err(|_| unreadable())
    }
}

/// A JSON body of the API.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Failed;
    async fn from_request(request: Request, _: &S) -> Result<Self, Failed> {
        expect_type(request.headers(), "application/json")?;
        let body = read(request).await?;
        serde_json::from_slice(&body).map(Json).map_err(|error| {
            let mut failed = unreadable();
            failed.more = serde_json::json!({ "reason": error.to_string() });
            failed
        })
    }
}

fn unreadable() -> Failed {
    Failed::bad(Sentence::new("failed-unreadable"))
}

fn expect_type(headers: &HeaderMap, wanted: &str) -> Result<(), Failed> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if given.split(';').next().unwrap_or("").trim().eq_ignore_ascii_case(wanted) {
        return Ok(());
    }
    Err(Failed::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Sentence::new("failed-unreadable")))
}

async fn read(request: Request) -> Result<axum::body::Bytes, Failed> {
    axum::body::to_bytes(request.into_body(), BODY_MAX).await.map_err(|_| Failed::too_large("BODY_MAX"))
}

fn form_fields(body: &[u8]) -> Result<Vec<(String, String)>, Failed> {
    serde_urlencoded::from_bytes(body).map_err(|_| unreadable())
}
