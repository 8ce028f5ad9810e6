//! Who calls: a member of staff by cookie, a device by its own cookie, a program by bearer token.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::header;
use platform::secrets::Token;
use platform::session::{self, Session};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, cookie};
use platform::{Lane, Moment, sql, values};

use crate::ctx::Ctx;
use crate::customers;
use crate::lock;
use crate::offices::Offices;
use crate::parts::by_id;
use crate::programs;
use crate::rights;

/// Cookie of a signed-in member of staff.
pub const SESSION_COOKIE: &str = "__Host-session";
/// Cookie of an enrolled kiosk or display.
pub const DEVICE_COOKIE: &str = "__Host-device";

/// A recognised caller.
pub(super) struct Found {
    pub caller: Caller,
    /// For staff, the name to show.
    pub who: Option<String>,
    /// When the sign-in locks, or since when it is locked.
    pub locks_at: Option<Moment>,
}

impl Found {
    pub fn locked(&self, now: Moment) -> bool {
        self.caller.kind == "staff" && self.locks_at.is_some_and(|at| at <= now)
    }
}

/// Who holds this token; what a member of staff does `by_hand` moves the idle lock on.
pub(super) async fn find(ctx: &Ctx, token: Token, path: &str, by_hand: bool, now: Moment) -> Option<Found> {
    let (offices, wanted, at) = (ctx.offices.clone(), token.clone(), path.to_owned());
    let found = ctx.db.read(move |tx| recognise(tx, &offices, &wanted, &at, now)).await;
    let (session, mut found) =
        found.inspect_err(|error| tracing::warn!(%error, "a caller cannot be recognised")).ok()??;
    if by_hand && found.caller.kind == "staff" && !found.locked(now) {
        let until = lock::until(ctx, found.caller.body, now);
        lock::later(ctx, &token, found.locks_at, until, now).await;
        found.locks_at = Some(until);
    }
    // A program that has just got its key says with its first call that it has it.
    let is_program = session.holder_kind == programs::HOLDER;
    if session.needs_touch(now) || is_program && session.seen == session.opened {
        // Fire and forget: `seen` informs staff, no rule reads it.
        let (db, body, holder) = (ctx.db.clone(), session.body, session.holder);
        tokio::spawn(async move {
            let touch = move |tx: &mut Tx| {
                if is_program {
                    programs::note_used(tx, body, holder, now)?;
                }
                session::touch(tx, &token, now)
            };
            let _ = db.write(Lane::HOUSE, touch).await;
        });
    }
    Some(found)
}

/// Programs use the bearer header only: an address under `/api/` never listens to cookies, so that no
/// foreign page can make a browser speak there with somebody's rights.
pub(super) fn token_of(request: &Request) -> Option<Token> {
    let bearer = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(text) = bearer {
        return Token::parse(text.strip_prefix("Bearer ")?.trim());
    }
    let path = request.uri().path();
    if super::register::speaks(path) {
        // Programs written for the platform's own register know this header only.
        let key = request.headers().get("ocp-apim-subscription-key").and_then(|value| value.to_str().ok());
        return Token::parse(key?.trim());
    }
    if path.starts_with("/api/") || path.starts_with("/assets/") {
        return None;
    }
    let for_devices = matches!(path.split('/').nth(2), Some("kiosk" | "display" | "screen"));
    let name = if for_devices { DEVICE_COOKIE } else { SESSION_COOKIE };
    Token::parse(cookie(request.headers(), name)?)
}

type Recognised = (Session, Found);

fn recognise(
    tx: &mut Tx,
    offices: &Offices,
    token: &Token,
    path: &str,
    now: Moment,
) -> Result<Option<Recognised>, StoreError> {
    let Some(session) = session::find(tx, token, now)? else { return Ok(None) };
    let (kind, held, who) = match session.holder_kind.as_str() {
        "staff" => {
            let Some((held, who)) = staff(tx, offices, &session, now)? else { return Ok(None) };
            ("staff", held, Some(who))
        }
        "device" => {
            let Some((kind, held)) = device(tx, &session)? else { return Ok(None) };
            (kind, held, None)
        }
        programs::HOLDER if !programs::opens(path) => return Ok(None),
        _ => {
            let held: Vec<String> = session.rights.split(' ').map(str::to_owned).collect();
            if held.iter().any(|right| right.starts_with(rights::OF_CUSTOMER))
                && let Some(office) = offices.at(tx, session.body)?
                && customers::ended(tx, office.id, customers::of_rights(&office, &held), now)?
            {
                return Ok(None);
            }
            ("token", held, None)
        }
    };
    let caller = Caller {
        body: session.body,
        kind,
        id: session.holder,
        rights: Arc::new(held),
        name: format!("{kind}:{}", session.holder),
        sign_in: Some(Arc::new(token.hash())),
    };
    let locks_at = if kind == "staff" { session::locks_at(tx, token)? } else { None };
    Ok(Some((session, Found { caller, who, locks_at })))
}

fn staff(
    tx: &mut Tx,
    offices: &Offices,
    session: &Session,
    now: Moment,
) -> Result<Option<(Vec<String>, String)>, StoreError> {
    let disabled = tx.row(
        sql!(
            "SELECT disabled_at FROM staff_account WHERE body = ?1 AND staff = ?2 AND disabled_at IS NOT NULL"
        ),
        values![session.body, session.holder],
    )?;
    let Some(office) = offices.at(tx, session.body)?.filter(|_| disabled.is_none()) else { return Ok(None) };
    if customers::ended(tx, office.id, customers::of_staff(&office, session.holder), now)? {
        return Ok(None);
    }
    let member = by_id(&office.staff, session.holder);
    Ok(member.map(|member| (rights::of_member(&member.doc), member.doc.name.clone())))
}

/// A device without confirmation is recognised but may do nothing.
fn device(tx: &mut Tx, session: &Session) -> Result<Option<(&'static str, Vec<String>)>, StoreError> {
    let row = tx.row(
        sql!("SELECT kind, confirmed_at FROM device WHERE body = ?1 AND id = ?2 AND revoked_at IS NULL"),
        values![session.body, session.holder],
    )?;
    let Some(row) = row else { return Ok(None) };
    let confirmed = row.get::<Option<i64>>(1)?.is_some();
    let (kind, right) = if row.get::<String>(0)? == "kiosk" {
        ("kiosk", rights::KIOSK)
    } else {
        ("display", rights::DISPLAY)
    };
    Ok(Some((kind, if confirmed { vec![right.to_owned()] } else { Vec::new() })))
}
