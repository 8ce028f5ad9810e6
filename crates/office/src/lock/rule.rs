//! When a sign-in locks, and who opens it again.

use platform::events::{Actor, NewEvent, append};
use platform::secrets::Token;
use platform::session;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Locked};
use platform::{Lane, Moment};

use crate::ctx::Ctx;
use crate::parts::{Office, by_id};
use crate::sign_in::{SignInError, prove};

/// The instant is written again when it moves by this much: a page and its answers are one action.
const WRITTEN_EVERY_S: i64 = 1;

/// When a sign-in locks of which a human acts now. Hands and eyes keep their own time where the clock of a
/// demonstration runs faster.
pub(crate) fn until(ctx: &Ctx, body: i64, now: Moment) -> Moment {
    let minutes = ctx.offices.known(body).map_or(1, |office| office.body.lock_min);
    now.plus_s(minutes * 60 * ctx.clock.speed())
}

/// Moves the lock on. It is written before the answer, so that no later request finds an older instant.
pub(crate) async fn later(ctx: &Ctx, token: &Token, known: Option<Moment>, until: Moment, now: Moment) {
    if known.is_some_and(|known| until.ms() - known.ms() < WRITTEN_EVERY_S * 1_000) {
        return;
    }
    let token = token.clone();
    let written = ctx.db.write(Lane::HOUSE, move |tx| session::lock_later(tx, &token, until, now)).await;
    if let Err(error) = written {
        tracing::warn!(%error, "a screen may lock early");
    }
}

pub(super) async fn lock(ctx: &Ctx, caller: &Caller, token: Token, now: Moment) -> Result<(), StoreError> {
    let (body, staff) = (caller.body, caller.id);
    ctx.db
        .write(Lane::of(body, staff), move |tx| {
            if session::lock(tx, &token, now)? {
                note(tx, body, staff, "locked", now)?;
            }
            Ok(())
        })
        .await
}

/// Opens a locked sign-in to the password of its holder, with the brakes of signing in.
pub async fn unlock(
    ctx: &Ctx,
    office: &Office,
    locked: &Locked,
    token: Token,
    password: String,
    address: &str,
    now: Moment,
) -> Result<(), SignInError> {
    let member = by_id(&office.staff, locked.caller.id).ok_or(SignInError::Wrong)?;
    prove(ctx, office, &member.doc.login, password, address, now).await?;
    let (body, staff, until) = (office.id, member.id, until(ctx, office.id, now));
    ctx.db
        .write(Lane::of(body, staff), move |tx| {
            session::unlock(tx, &token, until)?;
            note(tx, body, staff, "unlocked", now)
        })
        .await?;
    Ok(())
}

fn note(tx: &mut Tx, body: i64, staff: i64, kind: &str, at: Moment) -> Result<(), StoreError> {
    let (actor, facts) = (Actor::of("staff", staff), serde_json::json!({}));
    append(tx, NewEvent { body, place: 0, kind, subject: staff, actor: &actor, at, facts })
}
