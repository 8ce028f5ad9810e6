//! Who asks the register, for which body, and what every call can say beside its matter.

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::NoticeNumber;
use platform::idempotency::KEY_MAX;
use platform::store::Tx;
use platform::web::{Caller, Failed};
use platform::{Lane, Moment};
use serde::de::DeserializeOwned;
use std::sync::Arc;

use super::error::{RegisterError, unreadable};
use crate::create::PositionError;
use crate::position::{self, Position};
use crate::proof::{May, Owing};

/// Of one call: a hundred positions with a hundred instalments each would not be read.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

#[derive(Clone)]
pub(super) struct Asking {
    pub ctx: Ctx,
    pub office: Arc<Office>,
    pub caller: Caller,
    pub clerk: May<Owing>,
    pub codes: Codes,
    pub publish: bool,
    pub now: Moment,
    /// `Idempotency-Key`.
    pub key: Option<String>,
    /// `If-Match`: the version that the caller has read.
    pub version: Option<i64>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Beside {
    #[serde(default)]
    segregation_codes: String,
    #[serde(default)]
    to_publish: String,
}

/// Segregation codes that a broker answers for: `,01,02,`; empty for all.
#[derive(Clone, Debug, Default)]
pub(super) struct Codes(pub String);

impl Codes {
    fn parse(text: &str) -> Option<Codes> {
        let two = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_digit());
        match text {
            "" => Some(Codes::default()),
            text => text.split(',').all(two).then(|| Codes(format!(",{text},"))),
        }
    }

    fn hold(&self, nav: &NoticeNumber) -> bool {
        self.0.is_empty() || self.0.contains(&format!(",{},", &nav.as_str()[1..3]))
    }

    pub fn hold_all(&self, position: &Position) -> bool {
        position.instalments().all(|(_, part)| self.hold(&part.nav))
    }
}

impl FromRequestParts<Ctx> for Asking {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<Asking, Failed> {
        let Here(office) = Here::from_request_parts(parts, ctx).await?;
        let caller = Caller::from_request_parts(parts, ctx).await?;
        let now = Moment::from_request_parts(parts, ctx).await?;
        let Query(beside): Query<Beside> =
            Query::try_from_uri(&parts.uri).map_err(|_| unreadable("segregationCodes"))?;
        let codes = Codes::parse(&beside.segregation_codes).ok_or_else(|| unreadable("segregationCodes"))?;
        // Clients in Python send `True`.
        let publish = match beside.to_publish.to_ascii_lowercase().as_str() {
            "" | "false" => false,
            "true" => true,
            _ => return Err(unreadable("toPublish")),
        };
        let key = key_of(&parts.headers)?;
        let version = version_of(&parts.headers)?;
        let clerk = May::prove(&caller, &office)?;
        Ok(Asking { ctx: ctx.clone(), office, caller, clerk, codes, publish, now, key, version })
    }
}

/// The caller's own key for this call, if it gives one.
pub(crate) fn key_of(headers: &HeaderMap) -> Result<Option<String>, Failed> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().filter(|key| !key.is_empty() && key.len() <= KEY_MAX);
    key.map(|key| Some(key.to_owned())).ok_or_else(|| unreadable("Idempotency-Key"))
}

fn version_of(headers: &HeaderMap) -> Result<Option<i64>, Failed> {
    let Some(tag) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let version = tag.to_str().ok().and_then(|tag| tag.trim_matches('"').parse().ok());
    version.map(Some).ok_or_else(|| unreadable("If-Match"))
}

impl Asking {
    /// The position of this name, if the caller may see it.
    pub fn find(&self, tx: &mut Tx, iupd: &str) -> Result<Position, RegisterError> {
        let found = position::by_iupd(tx, self.office.id, iupd)?.filter(|position| self.sees(position));
        Ok(found.ok_or(PositionError::Unknown)?)
    }

    pub fn find_by_number(&self, tx: &mut Tx, nav: &NoticeNumber) -> Result<Position, RegisterError> {
        let found = position::by_nav(tx, self.office.id, nav)?.filter(|position| self.sees(position));
        Ok(found.ok_or(PositionError::Unknown)?)
    }

    /// As it stands after a step: its version has risen.
    pub fn after(&self, tx: &mut Tx, position: &Position) -> Result<Position, RegisterError> {
        Ok(position::load(tx, self.office.id, position.id)?.ok_or(PositionError::Unknown)?)
    }

    fn sees(&self, position: &Position) -> bool {
        self.codes.hold_all(position) && self.clerk.dues.covers(position.due)
    }

    /// Refuses what was read before somebody else changed it.
    pub fn fresh(&self, position: &Position) -> Result<(), RegisterError> {
        let stale = self.version.is_some_and(|version| version != position.version);
        if stale { Err(RegisterError::Stale) } else { Ok(()) }
    }

    /// Does `work` in one transaction, with the office as it is there.
    pub async fn act<T: Send + 'static>(
        &self,
        work: impl Fn(&Asking, &mut Tx, &Office) -> Result<T, RegisterError> + Send + 'static,
    ) -> Result<T, Failed> {
        let (asking, body) = (self.clone(), self.office.id);
        let inside = move |tx: &mut Tx| {
            let office = asking.ctx.offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
            work(&asking, tx, &office)
        };
        Ok(self.ctx.db.write(Lane::of(body, PAYMENTS), inside).await?)
    }

    pub async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&Asking, &mut Tx) -> Result<T, RegisterError> + Send + 'static,
    ) -> Result<T, Failed> {
        let asking = self.clone();
        Ok(self.ctx.db.read(move |tx| work(&asking, tx)).await?)
    }
}

/// A JSON document; its text as well, for the key of the call.
pub(super) struct Sent<T>(pub T, pub String);

impl<T: DeserializeOwned> FromRequest<Ctx> for Sent<T> {
    type Rejection = Failed;
    async fn from_request(request: Request, _: &Ctx) -> Result<Self, Failed> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(unreadable("Content-Type"));
        }
        let bytes = axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX).await;
        let bytes = bytes.map_err(|_| Failed::too_large("REGISTER_BODY_BYTES_MAX"))?;
        let text = String::from_utf8(bytes.into()).map_err(|_| unreadable("UTF-8"))?;
        let value = serde_json::from_str(&text).map_err(unreadable)?;
        Ok(Sent(value, text))
    }
}

/// Eighteen digits, or the seventeen of a reference.
pub(super) fn number(text: &str) -> Result<NoticeNumber, Failed> {
    let whole = if text.len() == 17 { format!("3{text}") } else { text.to_owned() };
    NoticeNumber::parse(&whole).map_err(|_| Failed::not_found())
}
